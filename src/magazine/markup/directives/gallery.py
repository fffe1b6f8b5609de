"""``{gallery}``: several pictures, one path a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.markup.directives.figure import find_picture, make_figure
from magazine.markup.nodes import Gallery
from magazine.markup.word import Word, element

if TYPE_CHECKING:
    from docutils import nodes


class GalleryWord(Word):
    """Read ``{gallery}``; a dash before a path is allowed, as in a list."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Make the gallery of the pictures that are there."""
        gallery = Gallery()
        self.set_source_info(gallery)
        for offset, text in enumerate(self.content):
            path = text.strip().removeprefix("- ").strip()
            line = self.content_offset + offset + 1
            picture = find_picture(self.env, path, line) if path else None
            if picture is not None:
                gallery += make_figure(self.env, picture, line)
        if not gallery.children:
            self.complain("empty-gallery", "the gallery shows no picture", "name one picture a line")
            return []
        return [gallery]


FORMS = {Gallery: {"html": element("div", class_="gallery")}}
