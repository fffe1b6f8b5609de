"""Cover, contents, masthead, fillers and back cover as sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from magazine.darkroom.qr import qr_svg
from magazine.editions.print.contents import SETTINGS, Line, columns, grouped, illustrated, setting
from magazine.editions.print.ornaments import Field, Wears, data_address, family, fringe, laid, outlined, steps
from magazine.editions.print.phrases import PHRASES, phrase
from magazine.editions.print.sheet import Sheet
from magazine.editions.print.stationery import safe
from magazine.editions.print.supply import PrintSupply
from magazine.editions.templates import asked_for
from magazine.issue import addresses
from magazine.issue.finding import Location
from magazine.issue.flatplan import Side
from magazine.issue.isolation import isolated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from magazine.editions.commission import Commission
    from magazine.editions.print.sheet import Ink, Orders
    from magazine.editions.print.stationery import Stationery
    from magazine.issue.house import Contributor
    from magazine.issue.publication import Entry

FILLERS: Final = ("colouring", "drawing", "notes", "online", "plate")
"""What filler pages show, in turn; further ones are plates, each with a pattern of its own."""

CONTENTS_FITS: Final = len(SETTINGS) - 1
"""Settings of the contents beyond the first."""

FILLER_FIELDS_MM: Final = {"drawing": 58, "notes": 64, "online": 150}
"""Height of the pattern at the foot of a filler, in millimetres; the style sheet gives the same."""

PAGE_MM: Final = (226.0, 313.0)
"""A page with its overshoot, which fields that bleed off it fill."""

FRINGE_COLUMNS: Final = 50
FRINGE_ROWS: Final = 4
"""Pixels of the edge of the cover's foot: 4.5 mm wide, 4 mm high."""

BRIGHT: Final = ("blue", "teal", "gold", "red", "ivory")
"""Tokens of the great stars in patterns that belong to the issue and to no rubric."""

NOTE_LINES: Final = 22

NAMEPLATE_LETTERS: Final = (("short", 15), ("middle", 19), ("long", 34))
THEME_LETTERS: Final = (("short", 20), ("middle", 30), ("long", 56), ("longer", 110))
LINE_LETTERS: Final = (("short", 22), ("middle", 44), ("long", 100))
"""Lengths by which the style sheets give words their size."""


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
        folder = addresses.issue_folder(self._publication.id, self._language)
        self._address = addresses.on_site(self._publication.house, folder)
        self._supply = PrintSupply(
            publication=self._publication,
            theme=commission.theme,
            language=self._language,
            ink=ink,
            address=self._address,
        )

    @property
    def orders(self) -> Orders:
        """What the sheets made so far ask for."""
        return self._supply.orders

    def cover(self, pages: Mapping[str, int]) -> Sheet:
        """Make the front cover; the article that bears the issue's theme as its headline is reached from there."""
        publication, language = self._publication, self._language
        chosen = publication.cover_lines.get(language, ())
        entries = [entry for name in chosen if (entry := publication.entry(name, language))]
        picture = publication.cover_picture
        lines = [self._line(entry, pages) for entry in entries]
        theme, nameplate = self._theme, publication.house.title.best(language)
        lead = lines.pop(0) if lines and not theme else None
        main = theme or (entries[0].article.headline if lead else "")
        return self._sheet(
            "cover",
            bare=True,
            picture=self._supply.place(picture, "full") if picture else "",
            framed=not str(picture).endswith(".svg"),
            field="" if picture else self._field("cover", PAGE_MM, 42, Wears.DOWN, whole=0.42),
            fringe=data_address(fringe(FRINGE_COLUMNS, FRINGE_ROWS, self._tokens["night"], publication.id)),
            alt=self._alt(picture),
            nameplate_length=_length(nameplate, NAMEPLATE_LETTERS),
            issn=publication.house.issn_print or "",
            theme=theme,
            lead=lead,
            theme_length=_length(main, THEME_LETTERS),
            lines=lines,
        )

    def contents(self, pages: Mapping[str, int], fit: int = 0) -> Sheet:
        """Make the contents pages: all articles by rubric, the chosen ones with pictures.

        Args:
            pages: first page of every piece.
            fit: how many steps tighter than usual it is set, 0 to ``CONTENTS_FITS``.
        """
        entries = self._publication.contents[self._language]
        named = self._publication.cover_lines.get(self._language, ())
        openings = {entry.article.id: entry.article.opening for entry in entries if entry.article.opening}
        ranked = [name for name in dict.fromkeys((*named, *openings)) if name in openings]
        lines = [self._line(entry, pages) for entry in entries]
        groups = grouped(lines)
        chosen = setting(groups, self._language, fit)
        featured = ranked[: chosen.featured]
        parted = columns(groups, chosen)
        small = illustrated(parted, chosen, ranked[chosen.featured :], self._language)
        return self._sheet(
            "contents",
            title=phrase("contents", self._language),
            starts_on=Side.VERSO,
            heading=phrase("contents", self._language),
            theme=self._theme,
            setting=chosen,
            columns=parted,
            featured=[line for name in featured for line in lines if line.id == name],
            pictures={
                name: self._supply.place(openings[name], "wide" if name == featured[0] else "column")
                for name in featured
            }
            | {name: self._supply.place(openings[name], "column") for name in sorted(small)},
            illustrated=small,
        )

    def masthead(self) -> Sheet:
        """Make the page that says who publishes."""
        house, language = self._publication.house, self._language
        issns = [
            (phrase(name, language), number)
            for name, number in (("issn-print", house.issn_print), ("issn-online", house.issn_online))
            if number
        ]
        picture = self._publication.cover_picture
        return self._sheet(
            "masthead",
            title=phrase("masthead", language),
            publisher=house.publisher.best(language),
            people=[
                {"name": person.name.best(language), "role": person.role.best(language)} for person in self._people()
            ],
            issns=issns,
            cover=self._supply.place(picture, "thumb") if picture else "",
            cover_words=self._cover_words(),
            theme=self._theme,
            legal=safe(isolated(house.legal.best(language), language.direction)),
        )

    def filler(self, number: int) -> Sheet:
        """Make a filler page."""
        kind = FILLERS[min(number, len(FILLERS)) - 1]
        return self._sheet(
            f"filler-{number}",
            template="filler.html",
            kind=kind,
            bare=True,  # the pattern stands where the folio would
            drawing=self._drawing(kind, f"filler/{number}"),
            number_of_lines=range(NOTE_LINES),
            steps=[data_address(step) for step in steps(self._tokens["hairline"], self._tokens["navy"])],
        )

    def back(self) -> Sheet:
        """Make the back cover."""
        house = self._publication.house
        return self._sheet(
            "back",
            bare=True,
            publisher=house.publisher.best(self._language),
            issn=house.issn_print or "",
            theme=self._theme,
            drawing=self._field("back", (PAGE_MM[0], 230), 38, Wears.DOWN, whole=0.5),
        )

    # Tools

    @property
    def _tokens(self) -> Mapping[str, str]:
        return self._commission.theme.tokens

    @property
    def _theme(self) -> str:
        """The issue's own title; one without is called by its id, which is no words for readers."""
        title = self._publication.title.best(self._language)
        return "" if title == self._publication.id else title

    def _sheet(
        self, name: str, *, template: str = "", title: str = "", bare: bool = False,
        starts_on: Side | None = None,
        **values: Any,
    ) -> Sheet:  # fmt: skip
        publication, language = self._publication, self._language
        template = template or f"{name}.html"
        other = next((tongue for tongue in publication.languages if tongue is not language), None)
        html = self._stationery.fill(
            template,
            language=language.tag,
            direction=language.direction.value,
            nameplate=publication.house.title.best(language),
            other_nameplate=publication.house.title.says(other) if other else "",
            other_language=other.tag if other else "",
            issue=f"{phrase('issue', language)}\u00a0{publication.number}",
            date=publication.cover_date.in_words(language),
            code=data_address(qr_svg(self._address)),
            shown=addresses.shown(self._address),
            phrase=lambda key: phrase(asked_for(key, PHRASES), language),
            **values,
        )
        return Sheet(
            id=name,
            html=html,
            css=self._stationery.style(template.replace(".html", ".css")),
            where=Location(path=f"issues/{publication.id}/issue.yaml"),
            title=title,
            bare=bare,
            starts_on=starts_on,
        )

    def _line(self, entry: Entry, pages: Mapping[str, int]) -> Line:
        article, direction = entry.article, self._language.direction
        rubric = entry.rubric.name.best(self._language)
        standfirst = article.summary or article.standfirst
        return Line(
            id=article.id,
            page=pages[article.id],
            rubric=rubric,
            colour=entry.rubric.colour,
            headline=safe(isolated(article.headline, direction)),
            kicker=safe(isolated(article.kicker, direction)) if article.kicker != rubric else "",
            standfirst=safe(isolated(standfirst, direction)),
            length=_length(article.headline, LINE_LETTERS),
            letters=(len(article.headline), len(standfirst)),
        )

    def _people(self) -> Sequence[Contributor]:
        """Give the house's contributors who signed something in this issue, in the house's order; all where nobody did."""
        signed = {
            person.id
            for entry in self._publication.contents[self._language]
            for person in (*entry.article.authors, *entry.article.photos)
        }
        everybody = tuple(self._publication.house.contributors.values())
        return [person for person in everybody if person.id in signed] or everybody

    def _field(
        self, name: str, size: tuple[float, float], pitch: float, wears: Wears, *,
        whole: float = 0.4, colours: Sequence[str] = (*BRIGHT, "navy", "night"), kind: str = "",
    ) -> str:  # fmt: skip
        """Lay a field in the issue's pattern, as an address."""
        seed = f"{self._publication.id}/{name}"
        width, height = size
        field = Field(
            width=width, height=height, pitch=pitch, family=kind or family(seed), seed=seed, wears=wears, whole=whole
        )
        return data_address(laid(field, [self._tokens[colour] for colour in colours], self._tokens["ivory"]))

    def _drawing(self, kind: str, name: str) -> str:
        if kind == "plate":
            return self._field(name, PAGE_MM, 48, Wears.NOWHERE)
        if kind == "colouring":
            seed = f"{self._publication.id}/{name}"
            field = Field(width=178, height=214, pitch=44.5, family=family(seed), seed=seed)
            return data_address(outlined(field, self._tokens["ink-soft"]))
        return self._field(name, (PAGE_MM[0], FILLER_FIELDS_MM[kind]), 30, Wears.UP, whole=0.3)

    def _cover_words(self) -> list[str]:
        """Give the cover picture's caption and credit."""
        picture = self._publication.pictures.get(self._publication.cover_picture or "")
        if picture is None:
            return []
        return [text for text in (picture.caption.says(self._language), picture.credit.best(self._language)) if text]

    def _alt(self, picture_id: str | None) -> str:
        picture = self._publication.pictures.get(picture_id or "")
        return (picture.alt.says(self._language) or "") if picture else ""


def _length(words: str, steps_: Sequence[tuple[str, int]]) -> str:
    """Sort words by their letters, so that the style sheet gives them a size at which they fill their lines."""
    return next((name for name, letters in steps_ if len(words) <= letters), "longest")
