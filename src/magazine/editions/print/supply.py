"""What print supplies to the words: developed pictures, drawn charts, stills with a code for film and sound, private links."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from html import escape
from typing import TYPE_CHECKING, Final

from magazine.constants import (
    MARGIN_BOTTOM_MM,
    MARGIN_INNER_MM,
    MARGIN_TOP_MM,
    OVERSHOOT_MM,
    PRIVATE_SCHEME,
    TRIM_MM,
)  # fmt: skip
from magazine.darkroom import recipes
from magazine.darkroom.charts import Chart, Facing, chart_alt, chart_job, writes_every_figure
from magazine.darkroom.develop import develop_job
from magazine.darkroom.qr import qr_side, qr_svg
from magazine.editions.print.ornaments import data_address
from magazine.editions.print.page import MARGIN_SIDE_MM
from magazine.editions.print.phrases import phrase
from magazine.editions.print.sheet import Ink, Order
from magazine.editions.print.strips import strips
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.job import content_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.darkroom.recipe import Recipe
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture
    from magazine.issue.publication import Publication
    from magazine.issue.theme import Theme
    from magazine.markup import nodes

TEXT_MM: Final = TRIM_MM[0] - 2 * MARGIN_SIDE_MM
FULL_MM: Final = TRIM_MM[0] + 2 * OVERSHOOT_MM

CHART_PX: Final = 870
"""Width at which charts are drawn: over the whole text their labels are then of 8.5 points."""

PX_PER_MM: Final = CHART_PX / TEXT_MM
ROWS_MM: Final = 196.0
"""How far down the second page the figures of a drawing over a double page go; below them stands other text."""

SPREAD: Final = Facing(
    fold=2 * MARGIN_INNER_MM * PX_PER_MM,
    height=(TRIM_MM[1] - MARGIN_TOP_MM - MARGIN_BOTTOM_MM) * PX_PER_MM,
    rows=ROWS_MM * PX_PER_MM,
)
"""A double page: the texts of both pages as they lie open, and the inner margins between them."""

SPREAD_ROWS_MAX: Final = 14
"""More figures than this do not stand beside a star on the second page; it then takes one page as any chart."""

DENSE_MODULES: Final = 45
"""A code of more modules than this on a side, quiet zone included, is set larger, so that a telephone still tells them apart."""

WIDTHS_MM: Final[Mapping[str, float]] = {
    "column": TEXT_MM / 2, "wide": TEXT_MM, "full": FULL_MM, "gallery": 132.0, "still": TEXT_MM / 2,
    "thumb": 52.0,
}  # fmt: skip
"""How wide a picture stands at most, by its use, in millimetres."""


PRESS_WIDTHS_MM: Final[Mapping[str, float]] = {"thumb": 80.0, "column": TEXT_MM, "gallery": TEXT_MM, "still": TEXT_MM}
"""How wide pictures of small uses are developed for the press; all others as wide as the sheet."""


@dataclass(kw_only=True)
class PrintSupply:
    """Supplies one article, and remembers what it was asked for.

    Attributes:
        publication: where pictures are looked up.
        theme: whose faces and colours charts are drawn in.
        language: of the edition.
        ink: the colours of the sheet.
        address: the site's address of the article, for codes.
        edition: the edition that is supplied.
        double_page: whether the article stands on a double page, so that a drawing can go over the fold.
        orders: pictures and charts, by the name under which the sheet asks for them.
    """

    publication: Publication
    theme: Theme
    language: Language
    ink: Ink
    address: str
    edition: Edition = Edition.SCREEN
    double_page: bool = False
    orders: dict[str, Order] = field(default_factory=dict)

    _press_widths: dict[str, float] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Tell the words for which edition they are set."""
        self.edition = Edition.PRESS if self.ink is Ink.PROCESS else Edition.SCREEN

    def place(self, picture_id: str, use: str) -> str:
        """Order a picture and give the address under which the sheet will find it."""
        return self._order(picture_id, WIDTHS_MM.get(use, TEXT_MM), PRESS_WIDTHS_MM.get(use, FULL_MM))

    def cover(self, picture_id: str, width: float, height: float) -> str:
        """Order a picture that fills a room of so many millimetres, cut where it has another shape, and give its address."""
        across, down = self.publication.pictures[picture_id].published_size
        width = max(width, height * across / down)
        return self._order(picture_id, width, width)

    def _order(self, picture_id: str, width: float, press_width: float) -> str:
        """Order a picture as it is laid out; in inks its press picture too, of the widest that a style sheet could set: the plates take off what is too much."""
        picture = self.publication.pictures[picture_id]
        recipe = recipes.screen(picture, width)
        # Not for the job's key: it holds the digest of the original, and what a PDF is made of can be seen in it.
        name = f"pictures/{content_key(picture.id, recipe.key_parts)[:20]}{recipe.format.ending}"
        job, press = develop_job(picture, recipe), None
        if self.ink is Ink.PROCESS:
            press_width = self._press_widths[name] = max(press_width, self._press_widths.get(name, 0.0))
            press = develop_job(picture, self._press_recipe(picture, press_width))
        self.orders[name] = Order(job=job, press=press)
        return f"asset:/{name}"

    def _press_recipe(self, picture: Picture, width: float) -> Recipe:
        condition = self.theme.condition
        return recipes.press(picture, width, condition.file.read_bytes() if condition else b"")

    def picture(self, picture_id: str, alt: str, use: str) -> str:
        """Give the picture; one without alternative text is painted as a ground, so that it is no figure to a reader who listens."""
        address = self.place(picture_id, use)
        if alt:
            return f'<img src="{address}" alt="{escape(alt)}" />'
        width, height = self.publication.pictures[picture_id].published_size
        share = f"{100 * height / width:.2f}%"
        return f'<span class="ground" style="padding-top: {share}; background-image: url({address})"></span>'

    def chart(self, node: nodes.Chart) -> str:
        """Give a chart's drawing, and below it the figures that it does not write out."""
        chart = self._chart(node)
        below = "" if writes_every_figure(chart) else strips(chart)
        return f'<img class="drawing" src="{self._drawn(chart)}" alt="{escape(chart_alt(chart))}" />{below}'

    def goes_over_spread(self, node: nodes.Chart) -> bool:
        """Say whether a chart goes over both pages: where the editor asks for it and the article stands on a double page."""
        asked = self.double_page and node["kind"] == "star" and node["size"] == "spread"
        return asked and len(self.publication.tables[node["data"]].rows) <= SPREAD_ROWS_MAX

    def chart_over_spread(self, node: nodes.Chart) -> tuple[str, str]:
        """Give the two halves of a drawing over a double page: the same drawing, seen from either side of the fold."""
        chart = replace(self._chart(node), width=round(2 * CHART_PX + SPREAD.fold), facing=SPREAD)
        address = self._drawn(chart)
        title = f'<p class="chart-title">{escape(node["title"], quote=False)}</p>' if node["title"] else ""
        source = f'<p class="spread-source">{escape(node["source"], quote=False)}</p>' if node["source"] else ""
        return (
            f'{title}<figure class="spread-half first"><img src="{address}" alt="{escape(chart_alt(chart))}" /></figure>',
            f'<div class="spread-half second" style="background-image: url({address})"></div>{source}',
        )

    def _chart(self, node: nodes.Chart) -> Chart:
        table = self.publication.tables[node["data"]]
        return Chart(
            kind=node["kind"], columns=table.columns, rows=table.rows, where=table.where, language=self.language,
            width=CHART_PX, title=node["title"], unit=node["unit"], alt=node["alt"],
        )  # fmt: skip

    def _drawn(self, chart: Chart) -> str:
        job = chart_job(chart, self.theme)
        name = f"charts/{job.key[:20]}.svg"
        self.orders[name] = Order(job=job)
        return f"asset:/{name}"

    def film(self, node: nodes.Film) -> str:
        """Give the film's still, and the way to the film."""
        still = self.picture(node["still"], node.get("alt", ""), "still") if node["still"] else ""
        return f"{still}{self.way(node['title'], node['address'] or self.address, 'watch')}"

    def sound(self, node: nodes.Sound) -> str:
        """Give the way to the recording."""
        return self.way(node["title"], self.address, "listen")

    def way(self, title: str, address: str, verb: str) -> str:
        """Write a code with the address below it, for a reader with a telephone."""
        shown = addresses.shown(address)
        size = "code dense" if qr_side(address) > DENSE_MODULES else "code"
        return (
            f'<div class="way"><span class="{size}" style="background-image: url({data_address(qr_svg(address))})"></span>'
            f'<div class="way-words"><p class="way-title">{escape(title, quote=False)}</p>'
            f'<p class="way-verb">{phrase(verb, self.language)}</p>'
            f'<p class="way-address"><a href="{escape(address)}"><bdi dir="ltr">{escape(shown)}</bdi></a></p></div></div>'
        )

    def article(self, article_id: str, anchor: str) -> str:
        """Give the private address that the bindery turns into a destination."""
        return f"{PRIVATE_SCHEME}:{article_id}/{anchor}" if anchor else f"{PRIVATE_SCHEME}:{article_id}"
