"""What of an article can be found: its words in the order of reading, each passage with its weight.

Taken from the finished page, so that what is found is what is read. Left out is what is not of the article: marks and numbers of notes,
buttons, players, drawings, and whatever says ``data-search="off"``, ``hidden`` or ``aria-hidden="true"``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from lxml import html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.manifest import ArticleEntry

HEADLINE, STANDFIRST, SIGNED, KICKER, CROSSHEAD, PLAIN = 10, 4, 4, 3, 3, 1
"""How much a word weighs where it stands; Pagefind's scale ends at 10."""
BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "caption",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
CROSSHEADS: Final = frozenset({"h2", "h3", "h4", "h5", "h6"})
LEFT_OUT_TAGS: Final = frozenset(
    {"script", "style", "template", "button", "nav", "svg", "audio", "video", "summary", "noscript"}
)
LEFT_OUT_CLASSES: Final = frozenset({"note-mark", "note-number"})


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that stand together, and how much they weigh."""

    text: str
    weight: int = PLAIN


def passages(article: ArticleEntry, page: str) -> tuple[Passage, ...]:
    """Give an article's passages in the order of reading, the headline first; ``page`` is its finished page."""
    head = (
        Passage(article.headline, HEADLINE),
        Passage(f"{article.kicker} {article.rubric.name}", KICKER),
        Passage(article.standfirst, STANDFIRST),
    )
    people = (Passage(f"{person.name} {person.role}", SIGNED) for person in (*article.authors, *article.photos))
    tail = (
        *(Passage(correction.text) for correction in article.corrections),
        *dict.fromkeys(people),
        Passage("، ".join(article.keywords) if article.language == "ar" else ", ".join(article.keywords), SIGNED),
    )
    found = (*head, *_body(page), *tail)
    return tuple(passage for passage in found if passage.text.strip())


def _body(page: str) -> Iterator[Passage]:
    tree = html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8"))
    for body in tree.xpath('//article[contains(@class, "piece")]//div[@class="body" or starts-with(@class, "body ")]'):
        words: list[str] = []
        for text, weight in _pieces(body, PLAIN):
            if text is not None:
                words.append(text)
                continue
            if "".join(words).strip():
                yield Passage("".join(words), weight)
            words.clear()


def _pieces(element: Any, weight: int) -> Iterator[tuple[str | None, int]]:
    """Give the texts of an element one by one, and None where a passage ends, with the weight of what has ended."""
    yield element.text or "", weight
    for child in element:
        if not isinstance(child.tag, str):
            pass
        elif child.tag == "br":
            yield " ", weight
        elif not _left_out(child):
            block = child.tag in BLOCKS
            inner = CROSSHEAD if child.tag in CROSSHEADS else weight
            if block:
                yield None, weight
            yield from _pieces(child, inner)
            if block:
                yield None, inner
        yield child.tail or "", weight
    if element.tag in BLOCKS:
        yield None, weight


def _left_out(element: Any) -> bool:
    return (
        element.tag in LEFT_OUT_TAGS
        or "hidden" in element.attrib
        or element.get("aria-hidden") == "true"
        or element.get("data-search") == "off"
        or not LEFT_OUT_CLASSES.isdisjoint(element.get("class", "").split())
    )
