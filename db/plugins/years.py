"""A site of databases by year: leads from each year's own site to the others."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from typing import Any
from urllib.parse import urlencode

from datasette import hookimpl

from quotes.publish.years.site import speaker_address

_LISTS = frozenset({"", "quotes/quotes", "check", "statistics"})
"""Pages that every year has."""
_OF_ONE_LIST = frozenset({"_next", "_page"})


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Any]:
    """Return what a page of one year says of the others: their names and addresses, and that of all years."""
    own = getattr(datasette, "quotes_year", None)
    if own is None or request is None:
        return {"year_switch": None, "whole_speaker_url": speaker_address}
    names, year = own
    _, _, rest = request.path.lstrip("/").partition("/")
    kept = [(key, value) for key in request.args for value in request.args.getlist(key)]
    query = urlencode([pair for pair in kept if pair[0] not in _OF_ONE_LIST])
    others = [(name, f"/{name}/{rest}?{query}".rstrip("?")) for name in names] if rest in _LISTS else []
    parts = rest.split("/")
    whole = f"/{rest}" if parts[0] == "speakers" else "/"
    return {
        "year_switch": {"year": year, "others": others, "whole": whole},
        "whole_speaker_url": speaker_address,
    }
