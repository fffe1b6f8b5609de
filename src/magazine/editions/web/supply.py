"""What the web supplies to the words: pictures in every width, charts as drawings, players for the issue's own recordings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from magazine.editions.web.charts import key_of
from magazine.editions.web.links import PAGE, link
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.picture_element import picture_element
from magazine.issue.addresses import article_folder, issue_folder
from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.web.stock import Stock
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.markup import nodes

SIZES: Final[Mapping[str, str]] = {
    "column": "(min-width: 44rem) 38rem, 92vw",
    "wide": "(min-width: 62rem) 56rem, 92vw",
    "full": "100vw",
    "gallery": "(min-width: 62rem) 28rem, (min-width: 34rem) 46vw, 92vw",
    "still": "(min-width: 44rem) 38rem, 92vw",
}
"""How wide a picture stands in each use, as in themes/police/web/css: for browsers that choose a file before they know the styles."""
CROPS: Final[Mapping[str, float]] = {"gallery": 4 / 3}
"""Width by height of the frames that pictures are cut to."""

FIRST_SOUND: Final = "page-sound"
"""Id of an article's first player (themes/police/web/templates/article.html)."""


class WebSupply:
    """What one page's words get from the web edition."""

    edition = Edition.WEB

    def __init__(self, publication: Publication, language: Language, page: str, stock: Stock) -> None:
        self.language = language
        self._publication = publication
        self._page = page
        self._stock = stock
        self._folder = link(page, f"{issue_folder(publication.id, language)}/{PAGE}").removesuffix(PAGE)
        self._phrase = Phrases(language)
        self._heard = False

    def picture(self, picture_id: str, alt: str, use: str) -> str:
        """Give a picture in all its widths."""
        files = self._stock.pictures[picture_id]
        return picture_element(files, self._folder, SIZES[use], alt, at_once=False, crop=CROPS.get(use))

    def chart(self, node: nodes.Chart) -> str:
        """Give a chart's drawings: one for wide pages, one for narrow ones."""
        return self._stock.charts[key_of(node)].element(self._folder)

    def film(self, node: nodes.Film) -> str:
        """Give a player for a film of the issue, or its still and the way to another site."""
        if node["recording"]:
            return self._player(node)
        still = self.picture(node["still"], node["alt"], "still") if node["still"] else ""
        return Markup(
            '<a class="film-link outward" href="{}">{}<span class="film-words"><b>{}</b> <small>({})</small></span></a>'
        ).format(node["address"], Markup(still), node["title"] or self._phrase.film, self._phrase.elsewhere)  # noqa: S704 - our own markup

    def sound(self, node: nodes.Sound) -> str:
        """Give a player for a recording; the page's first is where the listen button leads."""
        title = node["title"] or self._phrase.sound
        anchor = Markup("") if self._heard else Markup(' id="{}"').format(FIRST_SOUND)
        self._heard = True
        return Markup(
            '<p class="sound-title">{}</p><audio{} controls="" preload="none" aria-label="{}" src="{}"></audio>'
        ).format(title, anchor, title, self._recording(node["recording"]))

    def article(self, article_id: str, anchor: str) -> str:
        """Give the way to another article of the issue."""
        return link(self._page, f"{article_folder(self._publication.id, article_id, self.language)}/{PAGE}", anchor)

    def _player(self, node: nodes.Film) -> Markup:
        recording = self._publication.recordings[node["recording"]]
        poster = Markup("")
        if node["still"]:
            files = self._stock.pictures[node["still"]]
            poster = Markup(' poster="{}" width="{}" height="{}"').format(
                self._folder + files.formats[-1].files[-1][0], files.width, files.height
            )
        return Markup(
            '<video controls="" preload="none"{} aria-label="{}"><source src="{}" type="{}" /></video>'
        ).format(poster, node["title"] or node["alt"], self._recording(recording.id), recording.media_type)

    def _recording(self, recording_id: str) -> str:
        return self._folder + self._stock.recordings[recording_id]
