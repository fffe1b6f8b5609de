"""What the book supplies to the words of one article."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

from magazine.constants import EPUB_CHART_PX
from magazine.darkroom.charts import Chart, chart_alt, chart_job
from magazine.editions.epub.anchors import book_anchor
from magazine.editions.epub.orders import CHARTS
from magazine.editions.epub.phrases import phrase
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.isolation import isolated
from magazine.markup.directives.chart import data_id

if TYPE_CHECKING:
    from magazine.editions.epub.orders import Orders
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.issue.theme import Theme
    from magazine.markup import nodes

ROOT: Final = "../"
"""From an article's page to the package's folder."""


@dataclass(slots=True, kw_only=True)
class EpubSupply:
    """Supplies one article.

    Attributes:
        publication: where pictures, data and recordings are looked up.
        language: of the book.
        theme: whose colours and letters charts are drawn with.
        article_id: whose page is written.
        orders: remembers what was asked for.
        edition: the edition that is supplied.
    """

    publication: Publication
    language: Language
    theme: Theme
    article_id: str
    orders: Orders
    edition: Edition = Edition.EPUB

    def picture(self, picture_id: str, alt: str, use: str) -> str:
        """Give a picture with its size, so that a page keeps its place while it loads."""
        return picture_element(self.orders, self.publication, picture_id, alt, ROOT)

    def chart(self, node: nodes.Chart) -> str:
        """Give a chart's drawing, which points to its table; its letters are outlines, so the alternative text says all that it shows."""
        table = self.publication.tables[node["data"]]
        chart = Chart(
            kind=node["kind"], columns=table.columns, rows=table.rows, where=table.where, language=self.language,
            width=EPUB_CHART_PX, title=node["title"], unit=node["unit"], alt=node["alt"],
        )  # fmt: skip
        name = self.orders.job(chart_job(chart, self.theme), CHARTS, ".svg", "image/svg+xml")
        return f'<p class="chart-drawing"><img src="{ROOT}{name}" alt="{escape(chart_alt(chart))}" aria-details="{data_id(node)}" /></p>'

    def film(self, node: nodes.Film) -> str:
        """Give a player for a film in the book, and the way to it on the site; for all others the still, and the way there."""
        name = self._played(node["recording"])
        still = self.picture(node["still"], node["alt"], "still") if node["still"] else ""
        if not name:
            return (
                f"{still}{self._way(node['title'] or phrase('film', self.language), node['address'] or self._page())}"
            )
        poster = f' poster="{ROOT}{self._still(node)}"' if node["still"] else ""
        label = escape(node["title"] or node["alt"] or phrase("film", self.language))
        return (
            f'<video controls="controls" preload="none"{poster} aria-label="{label}" src="{ROOT}{name}">'
            f"{still}{self._fallback()}</video>{self._address(self._page())}"
        )

    def sound(self, node: nodes.Sound) -> str:
        """Give a player for a recording in the book, and the way to it on the site; for all others the way alone."""
        title = node["title"] or phrase("sound", self.language)
        name = self._played(node["recording"])
        if not name:
            return self._way(title, self._page())
        return (
            f'<p class="sound-title">{self._isolated(title)}</p>'
            f'<audio controls="controls" preload="none" aria-label="{escape(title)}" src="{ROOT}{name}">'
            f"{self._fallback()}</audio>{self._address(self._page())}"
        )

    def article(self, article_id: str, anchor: str) -> str:
        """Give the page of an article of the book, or a place in it."""
        if article_id == self.article_id and anchor:
            return f"#{book_anchor(anchor)}"
        return page_name(article_id) + (f"#{book_anchor(anchor)}" if anchor else "")

    def _still(self, node: nodes.Film) -> str:
        return self.orders.picture(self.publication.pictures[node["still"]])[0]

    def _played(self, recording_id: str) -> str:
        return self.orders.recording(self.publication.recordings[recording_id]) if recording_id else ""

    def _page(self) -> str:
        """Give the article's address on the site, where everything plays."""
        folder = addresses.article_folder(self.publication.id, self.article_id, self.language)
        return addresses.on_site(self.publication.house, folder)

    def _way(self, title: str, address: str) -> str:
        """Write what there is to see or hear, and its address, readable where no link works."""
        return f'<div class="way"><p class="way-title">{self._isolated(title)}</p>{self._address(address)}</div>'

    def _address(self, address: str) -> str:
        return f'<p class="way-address">{phrase("elsewhere", self.language)} {_link(address)}</p>'

    def _fallback(self) -> str:
        """Lead on where a system knows no players; those that know them hide this (EPUB 3.3, section 3.2)."""
        return f"<p>{phrase('cannot-play', self.language)} {_link(self._page())}</p>"

    def _isolated(self, text: str) -> str:
        return isolated(text, self.language.direction)


def _link(address: str) -> str:
    shown = escape(addresses.shown(address))
    return f'<a class="outward" href="{escape(address)}"><bdi class="isolate parting" dir="ltr">{shown}</bdi></a>'


def page_name(article_id: str) -> str:
    """Name an article's page within the folder of articles."""
    return f"{article_id}.xhtml"


def picture_element(orders: Orders, publication: Publication, picture_id: str, alt: str, root: str) -> str:
    """Give a picture's element for a page from which ``root`` leads to the package's folder; an ornament says that it is one."""
    picture = publication.pictures[picture_id]
    name, (width, height) = orders.picture(picture)
    role = ' role="presentation"' if picture.decorative and not alt else ""
    return f'<img src="{root}{name}" alt="{escape(alt)}"{role} width="{width}" height="{height}" />'
