"""An article as a sheet."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.editions.print.facing import leaves_room
from magazine.editions.print.flow import FOLD, items, runs, with_initial, without_notes
from magazine.editions.print.openings import ROOMS_MM, TO_THE_TOP, Form, form_of
from magazine.editions.print.ornaments import end_mark
from magazine.editions.print.phrases import phrase
from magazine.editions.print.sheet import Sheet
from magazine.editions.print.spacing import BREAK, with_breaks, without_lonely_word, without_runts
from magazine.editions.print.stationery import safe
from magazine.editions.print.supply import PrintSupply
from magazine.editions.print.words import PrintTranslator
from magazine.issue import addresses
from magazine.issue.article import Kind
from magazine.issue.flatplan import Side
from magazine.issue.isolation import isolated
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.commission import Commission
    from magazine.editions.print.sheet import Ink, Orders
    from magazine.editions.print.stationery import Stationery
    from magazine.issue.article import Article
    from magazine.issue.language import Language
    from magazine.issue.publication import Entry

INITIALS: Final = frozenset({Form.BLEED, Form.SPREAD, Form.PLATE, Form.LETTER})
"""These begin with a raised initial in French; Arabic letters are joined, and take none."""

HEADLINE_LETTERS: Final[Mapping[str, int]] = {"short": 22, "middle": 44, "long": 96}
"""Headlines up to so many letters have these sizes; longer ones the size ``endless``, at which forty words hold."""
_ENDS: Final = r"(</(?:p|li)>(?:</(?:div|blockquote|aside|section|ul|ol)>|\s)*)$"
_LAST_PARAGRAPH: Final = re.compile(_ENDS)
_LAST_WORDS: Final = re.compile(rf" ((?:[^ <>]{{1,8}} )?[^ <>]{{1,16}}){_ENDS}")


def article_sheet(
    entry: Entry, commission: Commission, stationery: Stationery, ink: Ink, *, fit: int = 0, grow: int = 0
) -> tuple[Sheet, Orders]:
    """Make an article's sheet, and what it asks for.

    Args:
        entry: the article in its place.
        commission: the order.
        stationery: templates and style.
        ink: the colours.
        fit: how tightly it is set, 0 to ``copyfitting.FITS`` (a lower opening picture, less air), so that no few lines run over to a page.
        grow: by how many millimetres the opening picture is higher than usual, so that no blank is left at the end.
    """
    article, language = entry.article, commission.language
    folder = addresses.article_folder(commission.publication.id, article.id, language)
    address = addresses.on_site(commission.publication.house, folder)
    supply = PrintSupply(
        publication=commission.publication, theme=commission.theme, language=language, ink=ink, address=address,
        double_page=_on_double_page(article),
    )  # fmt: skip
    form = form_of(entry)
    colour = entry.rubric.colour
    body, facing, notes = _pages(entry, commission, supply)
    picture = "" if facing else article.opening
    opening = supply.cover(picture, *ROOMS_MM[form]) if picture else ""
    html = stationery.fill(
        "article.html",
        language=language.tag,
        direction=language.direction.value,
        kind=article.kind.value,
        form=form.value,
        fit=fit,
        grow=grow,
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
        body=safe(_set_body(body, form, language)),
        facing=safe(runs(facing)) if facing else "",
        notes=safe(notes),
        notes_head=phrase("notes-head", language),
        label=phrase("advertisement", language) if article.kind is Kind.ADVERTISEMENT else "",
    )
    html = without_runts(html)
    sheet = Sheet(
        id=article.id,
        html=with_breaks(html),
        css=stationery.style("article.css"),
        where=article.where,
        title=article.headline,
        rubric="" if form is Form.FRAME else entry.rubric.name.best(language),
        colour=colour,
        bare=form is Form.FRAME,
        bare_opening=bool(opening) and form in TO_THE_TOP,
        plate=bool(opening) and form is Form.PLATE,
        closed=form is not Form.FRAME,
        starts_on=Side.VERSO if form is Form.SPREAD or _on_double_page(article) else None,
        planned=article.pages,
    )
    return sheet, supply.orders


def _pages(entry: Entry, commission: Commission, supply: PrintSupply) -> tuple[str, str, str]:
    """Give the body, what of it stands on the facing page (where a drawing goes over a double page), and the notes."""
    article, tokens = entry.article, commission.theme.tokens
    document = commission.reading.documents[article.id]
    body, notes = without_notes(commission.translate(document, supply, PrintTranslator))
    # A double page is closed by its own composition: no line for the end mark alone. An advertisement has no end.
    composed = FOLD in body and not _LAST_PARAGRAPH.search(body.rstrip())
    if not composed and form_of(entry) is not Form.FRAME:
        body = _ended(body, end_mark(tokens[entry.rubric.colour], tokens["gold"]))
    first, _, facing = body.partition(FOLD)
    if facing and (notes or not leaves_room(article, first, commission.language)):
        supply.orders.clear()
        return _pages(entry, commission, replace(supply, double_page=False, orders=supply.orders))
    return first, facing, notes


def _on_double_page(article: Article) -> bool:
    return article.kind is Kind.FIGURES and article.pages == 2  # noqa: PLR2004 - a spread


def _set_body(body: str, form: Form, language: Language) -> str:
    """Give a body its form: short items, or runs of columns that begin with an initial."""
    if form is Form.ROW and (short := items(body)):
        return short
    if form in INITIALS and language.direction is Direction.LEFT_TO_RIGHT:
        body = with_initial(body)
    return runs(body)


def _plain(text: str, commission: Commission) -> object:
    return safe(isolated(without_lonely_word(text), commission.language.direction))


def _length(headline: str) -> str:
    """Sort a headline by length, so that the style sheet gives it a size at which it fills its lines."""
    for name, letters in HEADLINE_LETTERS.items():
        if len(headline) <= letters:
            return name
    return "endless"


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
    """Put the end mark behind the last words, and hold them together with it.

    Words and mark are one element, with a place to part the line before it: WeasyPrint 70 goes back to the line's first word where a mark
    alone does not fit.
    """
    sign = f'<span class="end-mark" style="background-image: url({mark})"></span>'
    body = body.rstrip()
    if _LAST_WORDS.search(body):
        return _LAST_WORDS.sub(rf' {BREAK}<span class="ending">\1&#160;{sign}</span>\2', body)
    if _LAST_PARAGRAPH.search(body):
        return _LAST_PARAGRAPH.sub(rf"&#8288;&#160;{sign}\1", body)
    return f'{body}<p class="end-line">{sign}</p>'
