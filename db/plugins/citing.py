"""Citations of a quotation: on its page, and as files that reference managers import."""

# mypy: disable-error-code="import-untyped,untyped-decorator"

from collections.abc import Callable, Mapping
from typing import Any

from datasette import NotFound, Response, hookimpl

from quotes.publish.citation import bibtex, csl, fragment_link, plain_citation
from quotes.publish.wording import words_alone

_CITED = """
select quotes.*, articles.title, articles.author, articles.url,
       (select text from contents where quote_id = quotes.id order by position limit 1) as content
from quotes join articles on articles.id = quotes.article_id where quotes.id = :id
"""


@hookimpl
def register_routes() -> list[tuple[str, Callable[..., Any]]]:
    """Return the addresses of the citations."""
    return [(r"^/-/cite/(?P<id>\d{1,15})\.(?P<form>bib|json)$", cite)]


@hookimpl
def extra_template_vars(datasette: Any, request: Any) -> dict[str, Callable[..., Any]]:
    """Return the function that templates call for citations."""

    async def citations(id_: int) -> dict[str, str]:
        """Return the citation as a sentence, and the link to the words where they appeared."""
        row, address = await _cited(datasette, request, id_)
        link = fragment_link(row["url"], row["content"]) if row["url"] else ""
        return {"plain": plain_citation(row, address=address), "address": address, "link": link}

    return {"citations": citations, "words_alone": words_alone}


async def cite(datasette: Any, request: Any) -> Response:
    """Return the citation as BibTeX or as CSL-JSON."""
    row, address = await _cited(datasette, request, int(request.url_vars["id"]))
    if request.url_vars["form"] == "bib":
        name = f"quotation-{row['id']}.bib"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(bibtex(row, address=address), headers=headers, content_type="application/x-bibtex")
    return Response.json([csl(row, address=address)])


async def _cited(datasette: Any, request: Any, id_: int) -> tuple[Mapping[str, Any], str]:
    row = (await datasette.get_database("quotes").execute(_CITED, {"id": id_})).first()
    if row is None:
        raise NotFound("No quotation has this number.")
    return dict(row), str(datasette.absolute_url(request, datasette.urls.row("quotes", "quotes", str(id_))))
