"""What published articles, cards and tables say beside their words: charts in words, ids of crossheads, moments, days, addresses and paths."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from magazine.copydesk.text import PassageKind
from magazine.darkroom.charts import Chart, chart_alt
from magazine.issue.anchors import heading_slug
from magazine.issue.dates import date_in_words
from magazine.issue.finding import Stop
from magazine.issue.paths import join_path
from magazine.release.audit.gathering import as_shown
from magazine.release.audit.machine import marks_in
from magazine.release.audit.stamps import moments_in, numbers_in, western
from magazine.release.audit.words import needles_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from magazine.copydesk.text import ArticleText, Directive
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language
    from magazine.issue.ledger import Ledger
    from magazine.issue.picture import DataTable
    from magazine.release.audit.secrets import Needle
    from magazine.works.shelves import Shelf

_ADDRESS: Final = re.compile(r"\bhttps?://[^\s<>\"'`|\\)\]]+")
_PARTS: Final = re.compile(r"[\\/]+")
_TARGET: Final = re.compile(r"^[ ]{0,3}\[[^\]\n]+\]:.*$|(?:href|src)=\S+", re.MULTILINE)
"""Where links lead whose words stand elsewhere."""
_ROOTS: Final = frozenset({"home", "users", "tmp", "var", "mnt", "root", "volumes", "windows", "temp"})
"""Folders of any machine; one that is called so says nothing by it."""


def said_beside(text: ArticleText, issue: Issue) -> Iterator[str]:
    """Give what a page shows of a published article that stands in no passage of it."""
    yield " ".join(passage.text for passage in text.passages)  # as they follow each other: the cells of a row, say
    for passage in text.passages:
        if passage.kind is PassageKind.CROSSHEAD:
            yield heading_slug(passage.text)
    for directive in text.directives:
        if directive.name == "keyfigures":
            yield from _key_figures(directive, issue.ledger, text.language)
        table = issue.tables.get(join_path(text.article.id, directive.argument) or "")
        if directive.name == "chart" and table is not None:
            yield from _chart_in_words(directive, table, text)


def _key_figures(directive: Directive, ledger: Ledger, language: Language) -> Iterator[str]:
    """Give each large figure with what it counts."""
    for line in directive.body:
        fact_id, _, label = line.text.strip().removeprefix("- ").partition(":")
        fact = ledger.facts.get(fact_id.strip())
        if fact is not None:
            yield f"{fact.in_figures(language)} {label.strip() or fact.unit.says(language) or ''}"


def _chart_in_words(directive: Directive, table: DataTable, text: ArticleText) -> Iterator[str]:
    own = {name: option.text for name, option in directive.options.items()}
    chart = Chart(
        kind=own.get("kind", "bar"), columns=table.columns, rows=table.rows, where=table.where, language=text.language, width=1,
        title=own.get("title", ""), unit=own.get("unit", ""), alt=own.get("alt", ""),
    )  # fmt: skip
    try:
        yield chart_alt(chart)
    except (Stop, KeyError):  # a cell that is no figure, a kind that is none: no edition is made of it
        return


def table_in_words(table: DataTable) -> Iterator[str]:
    """Give a table as pages and charts say it: row by row, column by column, and each series with the names of the rows."""
    rows = (table.columns, *table.rows)
    yield " ".join(chain.from_iterable(rows))
    yield " ".join(chain.from_iterable(zip(*table.rows, strict=True)))
    for column in range(1, len(table.columns)):
        yield " ".join(cell for row in rows for cell in (row[0], row[column]))


def moments_said(texts: Iterable[str], clock: tuple[int, int]) -> Iterator[str]:
    """Give the moments that texts say, in any form that is looked for."""
    for text in texts:
        yield from moments_in(text)
        yield from moments_in(" ".join(text.split()))  # as it is set: a line may end within
        yield from numbers_in(text, clock)


def unsaid_days(days: Iterable[Needle], texts: Iterable[str], shelves: Iterable[Shelf]) -> tuple[Needle, ...]:
    """Leave out, of the forms in which the day of building is sought, those in which a text says it, or an edition a published date."""
    known = set(chain.from_iterable(_dates_of(shelf) for shelf in shelves))
    said = [western(" ".join(text.split())) for text in texts]
    return tuple(
        day for day in days if day.text not in known and not any(any(needles_in(text, (day,))) for text in said)
    )


def _dates_of(shelf: Shelf) -> Iterator[str]:
    """Give the cover date and the dates of corrections, as editions write them."""
    if shelf.publication is None or not shelf.out:
        return
    cover = shelf.publication.cover_date
    yield str(cover)
    yield from (cover.in_words(language) for language in shelf.publication.languages)
    for article in shelf.out:
        for each in article.corrections:
            yield each.date.isoformat()
            yield date_in_words(each.date.year, each.date.month, each.date.day, article.language)


def addresses_outside(texts: Iterable[str], needle: str, house: str) -> tuple[str, ...]:
    """Give what texts say of addresses that hold a needle and are not the house's own: from the host on, up to the needle's end.

    Args:
        texts: that are published.
        needle: what is sought.
        house: the address of the site.
    """
    own = urlsplit(house).hostname or ""
    found: dict[str, None] = {}
    for text in texts:
        for match in _ADDRESS.finditer(text) if needle in text else ():
            try:
                host = urlsplit(match[0]).hostname or ""
            except ValueError:  # not an address after all
                continue
            if not f".{host}".endswith(f".{own}"):
                found |= dict.fromkeys(_up_to(match[0].partition(":")[2], needle))
    return tuple(found)


def _up_to(address: str, needle: str) -> Iterator[str]:
    """Give the beginning of an address that ends with a needle; with each other one, what lies between the two."""
    start = 0
    while (at := address.find(needle, start)) >= 0:
        yield address[start : at + len(needle)]
        start = at + 1


def paths_said(texts: Iterable[str], names: Collection[str]) -> frozenset[str]:
    """Give the paths as of machines that texts say to readers, but those with a name of this machine: a link that leads to one says nothing.

    Args:
        texts: that are published.
        names: of this machine and who uses it, folded.
    """
    own = frozenset(names) - _ROOTS
    paths = {path for text in texts for path in marks_in(as_shown(_TARGET.sub("", text)))}
    return frozenset(path for path in paths if own.isdisjoint(map(str.casefold, _PARTS.split(path))))
