"""How many of the quotations in a text are found when it comes as a web page: `make bench-pages GOLD=…`.

Each article is put into templates such as papers use: bare, with all that stands around a story, and without
paragraphs' own marks. What `extract` finds in the page is compared with what it finds in the text.
"""

import argparse
import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from quotes import extract
from quotes.evaluate.gold import read_gold
from quotes.read import Article, read

Template = Callable[[Sequence[str], str], str]


def bare(paragraphs: Sequence[str], title: str) -> str:
    """Return a page that holds nothing but the article."""
    body = "".join(f"<p>{line}</p>" for line in paragraphs)
    return f"{_head(title)}<article><h1>{title}</h1>{body}</article></body></html>"


def paper(paragraphs: Sequence[str], title: str) -> str:
    """Return a page as a paper serves it: menu, share buttons, links between the paragraphs, most read."""
    related = '<aside class="related"><a href="/x">Read more: “We were lucky,” says captain</a></aside>'
    lines = [f"<p>{line}</p>{related if number == 2 else ''}" for number, line in enumerate(paragraphs)]
    return (
        f'{_head(f"{title} | Post")}<nav><ul><li><a href="/">Home</a><li><a href="/s">Sport</a></ul></nav>'
        "<main>"
        f'<h1>{title}</h1><div class="byline">By Cy Moss</div><div class="share"><a href="#">Share</a></div>'
        f'<div class="article-body">{"".join(lines)}</div></main>'
        '<aside><h3>Most read</h3><a href="/y">“No way,” says mayor</a></aside>'
        "<footer><p>© Post. Subscribe to our newsletter.</p></footer></body></html>"
    )


def boxes(paragraphs: Sequence[str], title: str) -> str:
    """Return a page of an old system, whose paragraphs are mere boxes."""
    body = "".join(f'<div class="para">{line}</div>' for line in paragraphs)
    menu = '<div id="menu"><a href="/">Home</a> <a href="/b">News</a></div>'
    return f'{_head(title)}{menu}<div id="content"><h2>{title}</h2>{body}</div></body></html>'


def _head(title: str) -> str:
    return f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head><body>'


TEMPLATES: dict[str, Template] = {"bare": bare, "paper": paper, "boxes": boxes}


def words_in(article: Article) -> Counter[str]:
    """Return the quotations' words, spaces aside."""
    return Counter(" ".join(quotation.text.split()) for quotation in extract(article))


def from_page(article: Article, template: Template, folder: Path) -> Counter[str]:
    """Return the quotations' words in the article as a page."""
    lines = [escape(line.strip(), quote=False) for line in article.text.split("\n") if line.strip()]
    path = folder / "page.html"
    path.write_text(template(lines, escape(article.title or "A story", quote=False)), encoding="utf-8")
    found: Counter[str] = Counter()
    for item in read([path]):
        found += words_in(item) if isinstance(item, Article) else Counter()
    return found


def main() -> None:
    """Print a line for each template."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("gold", type=Path)
    articles = [each.article for each in read_gold(parser.parse_args().gold)]
    texts = ["\n\n".join(line.strip() for line in each.text.split("\n") if line.strip()) for each in articles]
    wanted = [words_in(Article(text=text)) for text in texts]
    with tempfile.TemporaryDirectory() as folder:
        for name, template in TEMPLATES.items():
            found = [from_page(article, template, Path(folder)) for article in articles]
            total = sum(each.total() for each in wanted)
            both = sum((one & other).total() for one, other in zip(wanted, found, strict=True))
            more = sum((other - one).total() for one, other in zip(wanted, found, strict=True))
            print(f"{name:<6} {both} of {total} ({100 * both / total:.1f} %), {more} more", flush=True)


if __name__ == "__main__":
    main()
