"""An article as a sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.editions.print.facing import leaves_room
from magazine.editions.print.flow import FOLD, runs, without_notes
from magazine.editions.print.ornaments import end_mark
from magazine.editions.print.phrases import phrase
from magazine.editions.print.sheet import Sheet
from magazine.editions.print.spacing import with_breaks
from magazine.editions.print.stationery import safe
from magazine.editions.print.supply import PrintSupply
from magazine.editions.print.words import PrintTranslator
from magazine.issue import addresses
from magazine.issue.article import Kind
from magazine.issue.flatplan import Side
from magazine.issue.language import Direction
from magazine.markup.isolation import isolated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.commission import Commission
    from magazine.editions.print.sheet import Ink
    from magazine.editions.print.stationery import Stationery
    from magazine.issue.article import Article
    from magazine.issue.job import Job
    from magazine.issue.publication import Entry

OPENINGS: Final[Mapping[Kind, str]] = {
    Kind.FEATURE: "opening", Kind.PORTRAIT: "opening", Kind.INTERVIEW: "opening", Kind.GALLERY: "opening",
    Kind.FIGURES: "opening",
}  # fmt: skip
"""How large the opening picture stands, by kind; ``wide`` for the others."""

FULL_BLEED: Final = frozenset({Kind.FEATURE, Kind.PORTRAIT, Kind.INTERVIEW, Kind.GALLERY, Kind.FIGURES})
FITS: Final = 3
_LAST_PARAGRAPH: Final = re.compile(r"</p>((?:</(?:div|blockquote|aside)>)*)$")


def article_sheet(
    entry: Entry, commission: Commission, stationery: Stationery, ink: Ink, fit: int = 0
) -> tuple[Sheet, dict[str, Job]]:
    """Make an article's sheet, and the jobs for its pictures by name.

    Args:
        entry: the article in its place.
        commission: the order.
        stationery: templates and style.
        ink: the colours.
        fit: how tightly it is set, 0 to ``FITS`` (a lower opening picture, less air), so that no few lines run over to a page.
    """
    article, language = entry.article, commission.language
    folder = addresses.article_folder(commission.publication.id, article.id, language)
    address = f"{commission.publication.house.address.rstrip('/')}/{folder}/"
    supply = PrintSupply(
        publication=commission.publication, theme=commission.theme, language=language, ink=ink, address=address,
        double_page=_on_double_page(article),
    )  # fmt: skip
    colour = entry.rubric.colour
    mark = end_mark(commission.theme.tokens[colour], commission.theme.tokens["gold"])
    body, facing, notes = _pages(article, commission, supply, mark)
    picture = "" if facing else article.opening
    opening = supply.place(picture, OPENINGS.get(article.kind, "wide")) if picture else ""
    html = stationery.fill(
        "article.html",
        language=language.tag,
        direction=language.direction.value,
        kind=article.kind.value,
        fit=fit,
        editorial=entry.rubric.id == "editorial",
        colour=colour,
        rubric=entry.rubric.name.best(language),
        kicker=_plain(article.kicker, commission),
        headline=_plain(article.headline, commission),
        length=_length(article.headline),
        standfirst=_plain(article.standfirst, commission),
        byline=_byline(article, commission),
        opening=opening,
        alt=_alt(article, commission),
        credit=_credit(article, commission),
        body=safe(runs(body)),
        facing=safe(runs(facing)) if facing else "",
        notes=safe(notes),
        notes_head=phrase("notes-head", language),
        label=phrase("advertisement", language) if article.kind is Kind.ADVERTISEMENT else "",
    )
    sheet = Sheet(
        id=article.id,
        html=with_breaks(html) if language.direction is Direction.RIGHT_TO_LEFT else html,
        css=stationery.style("article.css", ink),
        where=article.where,
        title=article.headline,
        rubric=entry.rubric.name.best(language),
        colour=colour,
        bare_opening=bool(opening) and article.kind in FULL_BLEED,
        closed=True,
        starts_on=Side.VERSO if _on_double_page(article) else None,
        planned=article.pages,
    )
    return sheet, supply.orders


def _pages(article: Article, commission: Commission, supply: PrintSupply, mark: str) -> tuple[str, str, str]:
    """Give the body, what of it stands on the facing page (where a drawing goes over a double page), and the notes."""
    document = commission.reading.documents[article.id]
    body, notes = without_notes(commission.translate(document, supply, PrintTranslator))
    # A double page is closed by its own composition: no line for the end mark alone.
    composed = FOLD in body and not _LAST_PARAGRAPH.search(body.rstrip())
    first, _, facing = (body if composed else _ended(body, mark)).partition(FOLD)
    if facing and (notes or not leaves_room(article, first, commission.language)):
        supply.orders.clear()
        return _pages(article, commission, replace(supply, double_page=False, orders=supply.orders), mark)
    return first, facing, notes


def _on_double_page(article: Article) -> bool:
    return article.kind is Kind.FIGURES and article.pages == 2  # noqa: PLR2004 - a spread


def _plain(text: str, commission: Commission) -> object:
    return safe(isolated(text, commission.language.direction))


def _length(headline: str) -> str:
    """Sort a headline by length, so that the style sheet gives it a size at which it fills its lines."""
    for name, letters in (("short", 22), ("middle", 42)):
        if len(headline) <= letters:
            return name
    return "long"


def _byline(article: Article, commission: Commission) -> list[tuple[str, str]]:
    language = commission.language
    roles = (("text-by", article.authors), ("pictures-by", article.photos))
    return [
        (phrase(role, language), "، ".join(names) if language.tag == "ar" else ", ".join(names))
        for role, people in roles
        if (names := [person.name.best(language) for person in people])
    ]


def _alt(article: Article, commission: Commission) -> str:
    picture = commission.publication.pictures.get(article.opening or "")
    return (picture.alt.says(commission.language) or "") if picture else ""


def _credit(article: Article, commission: Commission) -> str:
    """Give the opening picture's caption and credit, which stand small below it."""
    picture = commission.publication.pictures.get(article.opening or "")
    if picture is None:
        return ""
    parts = (picture.caption.says(commission.language) or "", picture.credit.best(commission.language))
    return " · ".join(filter(None, parts))


def _ended(body: str, mark: str) -> str:
    """Put the end mark behind the last words."""
    sign = f'<span class="end-mark" style="background-image: url({mark})"></span>'
    body = body.rstrip()
    if _LAST_PARAGRAPH.search(body):
        return _LAST_PARAGRAPH.sub(rf"&#8288;&#160;{sign}</p>\1", body)
    return f'{body}<p class="end-line">{sign}</p>'
