"""Cover, contents, masthead, fillers and back cover as sheets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from magazine.darkroom.qr import qr_svg
from magazine.editions.print.ornaments import band, data_address
from magazine.editions.print.phrases import phrase
from magazine.editions.print.sheet import Sheet
from magazine.editions.print.stationery import safe
from magazine.editions.print.supply import PrintSupply
from magazine.issue import addresses
from magazine.issue.finding import Location
from magazine.issue.flatplan import Side
from magazine.markup.isolation import isolated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from magazine.editions.commission import Commission
    from magazine.editions.print.sheet import Ink
    from magazine.editions.print.stationery import Stationery
    from magazine.issue.job import Job
    from magazine.issue.publication import Entry

FILLERS: Final = ("online", "notes", "pattern")
"""What filler pages show, in turn."""

CONTENTS_FITS: Final = 4
"""Settings of the contents, from one with words on each rubric's first article to a bare list."""

FEATURED: Final = 3
"""Pictures on the contents pages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """An article as cover and contents name it."""

    id: str
    page: int
    rubric: str
    colour: str
    headline: object
    kicker: object
    standfirst: object
    picture: str


Group = tuple[str, str, list[Line]]
"""Articles under one rubric: its name, its colour, and they."""

GROUP_HEAD: Final = 1.6
"""Height of a rubric's name and the words on its first article, in articles."""


class Front:
    """Makes the sheets that are no articles.

    Args:
        commission: the order.
        stationery: templates and style.
        ink: the colours.
    """

    def __init__(self, commission: Commission, stationery: Stationery, ink: Ink) -> None:
        self._commission = commission
        self._publication = commission.publication
        self._language = commission.language
        self._stationery = stationery
        self._ink = ink
        site = self._publication.house.address.rstrip("/")
        self._address = f"{site}/{addresses.issue_folder(self._publication.id, self._language)}/"
        self._supply = PrintSupply(
            publication=self._publication,
            theme=commission.theme,
            language=self._language,
            ink=ink,
            address=self._address,
        )

    @property
    def orders(self) -> Mapping[str, Job]:
        """The jobs for pictures that the sheets made so far ask for."""
        return self._supply.orders

    def cover(self, pages: Mapping[str, int]) -> Sheet:
        """Make the front cover."""
        chosen = self._publication.cover_lines.get(self._language, ())
        entries = [entry for name in chosen if (entry := self._publication.entry(name, self._language))]
        picture = self._publication.cover_picture
        return self._sheet(
            "cover",
            bare=True,
            picture=self._supply.place(picture, "full") if picture else "",
            alt=self._alt(picture),
            lines=[self._line(entry, pages, "") for entry in entries],
        )

    def contents(self, pages: Mapping[str, int], fit: int = 0) -> Sheet:
        """Make the contents pages: all articles by rubric, the chosen ones with pictures.

        Args:
            pages: first page of every piece.
            fit: how tightly it is set, 0 to ``CONTENTS_FITS``.
        """
        entries = self._publication.contents[self._language]
        chosen = [name for name in self._publication.cover_lines.get(self._language, ()) if name in pages]
        others = [entry.article.id for entry in entries if entry.article.opening and entry.article.id not in chosen]
        featured = [*chosen, *others][:FEATURED]
        lines = [self._line(entry, pages, "column" if entry.article.id in featured else "") for entry in entries]
        return self._sheet(
            "contents",
            title=phrase("contents", self._language),
            closed=True,
            starts_on=Side.VERSO,
            heading=phrase("contents", self._language),
            halves=_halves(_grouped(lines)),
            fit=fit,
            featured=[line for name in featured for line in lines if line.id == name],
        )

    def masthead(self) -> Sheet:
        """Make the page that says who publishes."""
        house, language = self._publication.house, self._language
        people = [
            {"name": person.name.best(language), "role": person.role.best(language)}
            for person in house.contributors.values()
        ]
        issns = [
            (phrase(name, language), number)
            for name, number in (("issn-print", house.issn_print), ("issn-online", house.issn_online))
            if number
        ]
        return self._sheet(
            "masthead",
            title=phrase("masthead", language),
            publisher=house.publisher.best(language),
            people=people,
            issns=issns,
            cover=self._supply.place(picture, "thumb") if (picture := self._publication.cover_picture) else "",
            cover_words=self._cover_words(),
            legal=safe(isolated(house.legal.best(language), language.direction)),
            code=data_address(qr_svg(self._address)),
            shown=self._address.partition("://")[2].rstrip("/"),
        )

    def filler(self, number: int) -> Sheet:
        """Make a filler page."""
        tokens = self._commission.theme.tokens
        colours = [tokens[name] for name in ("blue", "teal", "gold", "red", "ivory")]
        return self._sheet(
            f"filler-{number}",
            template="filler.html",
            kind=FILLERS[(number - 1) % len(FILLERS)],
            code=data_address(qr_svg(self._address)),
            shown=self._address.partition("://")[2].rstrip("/"),
            drawing=data_address(band(12, 15, colours, tokens["navy"], f"{self._publication.id}/filler/{number}")),
            bare=FILLERS[(number - 1) % len(FILLERS)] == "pattern",
        )

    def back(self) -> Sheet:
        """Make the back cover."""
        tokens = self._commission.theme.tokens
        colours = [tokens[name] for name in ("blue", "teal", "gold", "red", "ivory")]
        return self._sheet(
            "back",
            bare=True,
            publisher=self._publication.house.publisher.best(self._language),
            code=data_address(qr_svg(self._address)),
            shown=self._address.partition("://")[2].rstrip("/"),
            drawing=data_address(band(14, 9, colours, tokens["night"], f"{self._publication.id}/back")),
        )

    # Tools

    def _sheet(
        self, name: str, *, template: str = "", title: str = "", bare: bool = False, closed: bool = False,
        starts_on: Side | None = None,
        **values: Any,
    ) -> Sheet:  # fmt: skip
        publication, language = self._publication, self._language
        template = template or f"{name}.html"
        html = self._stationery.fill(
            template,
            language=language.tag,
            direction=language.direction.value,
            nameplate=publication.house.title.best(language),
            subtitle=publication.title.best(language),
            number=publication.number,
            issue=f"{phrase('issue', language)} {publication.number}",
            date=publication.cover_date.in_words(language),
            phrase=lambda key: phrase(key, language),
            **values,
        )
        return Sheet(
            id=name,
            html=html,
            css=self._stationery.style(template.replace(".html", ".css"), self._ink),
            where=Location(path=f"issues/{publication.id}/issue.yaml"),
            title=title,
            bare=bare,
            closed=closed,
            starts_on=starts_on,
        )

    def _line(self, entry: Entry, pages: Mapping[str, int], use: str) -> Line:
        article, direction = entry.article, self._language.direction
        return Line(
            id=article.id,
            page=pages[article.id],
            rubric=entry.rubric.name.best(self._language),
            colour=entry.rubric.colour,
            headline=safe(isolated(article.headline, direction)),
            kicker=safe(isolated(article.kicker, direction)),
            standfirst=safe(isolated(article.summary or article.standfirst, direction)),
            picture=self._supply.place(article.opening, use) if article.opening and use else "",
        )

    def _cover_words(self) -> list[str]:
        """Give the cover picture's caption and credit."""
        picture = self._publication.pictures.get(self._publication.cover_picture or "")
        if picture is None:
            return []
        return [text for text in (picture.caption.says(self._language), picture.credit.best(self._language)) if text]

    def _alt(self, picture_id: str | None) -> str:
        picture = self._publication.pictures.get(picture_id or "")
        return (picture.alt.says(self._language) or "") if picture else ""


def _halves(groups: Sequence[Group]) -> tuple[Sequence[Group], Sequence[Group]]:
    """Part the groups into two columns of about the same height; WeasyPrint needs ten seconds to balance whole groups."""
    weights = [GROUP_HEAD + len(lines) for _, _, lines in groups]
    cuts = range(len(groups) + 1)
    best = min(cuts, key=lambda cut: (abs(sum(weights[:cut]) - sum(weights[cut:])), -cut))
    return groups[:best], groups[best:]


def _grouped(lines: Sequence[Line]) -> list[Group]:
    """Group neighbours of one rubric: its name, its colour, its articles."""
    groups: list[Group] = []
    for line in lines:
        if not groups or groups[-1][0] != line.rubric:
            groups.append((line.rubric, line.colour, []))
        groups[-1][2].append(line)
    return groups
