"""What every answer goes through, in this order.

Left to themselves, plugins wrap each other in the order of the folder's listing, which another machine
gives otherwise.
"""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Callable
from functools import reduce
from typing import Any

from datasette import hookimpl

from quotes.publish.wrappers.asgi import App
from quotes.publish.wrappers.caching import wrap_caching
from quotes.publish.wrappers.headers import wrap_headers
from quotes.publish.wrappers.sheets import wrap_sheets
from quotes.publish.years.wrappers import wrap_all_years, wrap_one_year

# The first is next to Datasette's pages, the last sees a request first. A year's own site has all of them
# again, so that what is handed to it must pass them here by.
_ORDER = (wrap_all_years, wrap_sheets, wrap_caching, wrap_headers, wrap_one_year)


@hookimpl
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """Return what wraps the application."""
    return lambda app: reduce(lambda inner, wrap: wrap(datasette, inner), _ORDER, app)
