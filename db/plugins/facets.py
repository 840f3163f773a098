"""The lists that narrow quotations down: values of one list are either-or, alternatives stay in sight.

Datasette's own facets count what is left after all filters, so that a second value of the same column can
only lead to nothing; these leave their own filter out of their numbers.
"""

# mypy: disable-error-code="import-untyped,untyped-decorator,misc"

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl

from datasette import hookimpl
from datasette.database import QueryInterrupted
from datasette.facets import Facet
from markupsafe import Markup

from quotes.publish.counting import Found, counted
from quotes.publish.facets import DATE, PERIOD, Choice, choice, days_of, periods
from quotes.publish.narrowing import DATES, chosen, toggled
from quotes.publish.timeline import timeline

# Values of one list that a page shows when all are asked for; more would make the page too heavy.
_MOST = 200

Pairs = list[tuple[str, str]]


@hookimpl
def extra_template_vars(request: Any) -> dict[str, Callable[..., Markup]]:
    """Return the function that the template calls for the picture of the selection over time."""

    def histogram(facets: dict[str, Any]) -> Markup:
        """Return the days of the month that was picked, the months of the year that was, or all."""
        days, periods = facets.get("said_on", _NONE)["results"], facets.get(PERIOD, _NONE)["results"]
        pairs = parse_qsl(request.query_string, keep_blank_values=True)
        years = chosen(pairs, "year")
        shown = days or [each for each in periods if len(years) != 1 or each["value"].startswith(years[0])]
        counts = {each["value"]: each["count"] for each in shown}
        picked = [value for column in DATES for value in chosen(pairs, column)]
        return timeline(
            counts, address=lambda column, value: toggled(request.path, pairs, column, value), picked=picked
        )

    return {"histogram": histogram}


_NONE: dict[str, list[Any]] = {"results": []}


@hookimpl
def register_facet_classes() -> list[type[Facet]]:
    """Return our kind of facet."""
    return [ChoiceFacet]


class ChoiceFacet(Facet):
    """Facets named in the metadata as `choice: kind`; `date` stands for years, months and days."""

    type = "choice"

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Return the facets, and the names of those that took too long."""
        names = [each["config"]["simple"] for each in self.get_configs()]
        if not names:
            return [], []
        pairs = self.get_querystring_pairs()
        try:
            found = await counted(self.ds, self.request, self._choices(names, pairs))
        except QueryInterrupted:
            return [], names
        facets: list[dict[str, Any]] = []
        for name in names:
            facets += self._dates(found, pairs) if name == DATE else [await self._facet(name, found, pairs)]
        return facets, []

    def _choices(self, names: Sequence[str], pairs: Pairs) -> list[Choice]:
        limit = min(self.get_facet_size(), _MOST) + 1
        plain = [choice(name, shown=chosen(pairs, name), limit=limit) for name in names if name != DATE]
        months = chosen(pairs, "month")
        days = [days_of(months[0])] if len(months) == 1 else []
        return [*plain, *([periods(), *days] if DATE in names else [])]

    def _dates(self, found: Found, pairs: Pairs) -> list[dict[str, Any]]:
        """Return the years, the months of the years that were picked, the days of the one month picked."""
        counts = sorted((str(value), count) for value, count in found.get(PERIOD, ()))
        years: dict[str, int] = {}
        for period, count in counts:
            years[period[:4]] = years.get(period[:4], 0) + count
        picked = {value[:4] for column in DATES for value in chosen(pairs, column)}
        if len(years) == 1 and not picked:
            picked = set(years)
        months = [(period, count) for period, count in counts if len(period) == 7 and period[:4] in picked]
        levels = (list(years.items()), months, found.get("said_on", []), counts)
        return [
            self._listed(name, [(value, value, count) for value, count in sorted(values)], pairs)
            for name, values in zip((*DATES, PERIOD), levels, strict=True)
        ]

    async def _facet(self, name: str, found: Found, pairs: Pairs) -> dict[str, Any]:
        counts = found.get(name, [])
        values = [value for value, _ in counts]
        labels = await self.ds.expand_foreign_keys(self.database, self.table, name, values)
        size = min(self.get_facet_size(), _MOST)
        rows = [(value, labels.get((name, value), value), count) for value, count in counts]
        return self._listed(name, rows[:size], pairs) | {"truncated": len(rows) > size}

    def _listed(self, name: str, rows: Sequence[tuple[Any, Any, int]], pairs: Pairs) -> dict[str, Any]:
        """Return the facet in the shape of Datasette's own."""
        picked = chosen(pairs, name)
        results = [
            {
                "value": value,
                "label": label,
                "count": count,
                "toggle_url": toggled(self.request.path, pairs, name, str(value)),
                "selected": str(value) in picked,
            }
            for value, label, count in rows
        ]
        about = {"name": name, "type": self.type, "hideable": False, "toggle_url": None, "truncated": False}
        return about | {"results": results}
