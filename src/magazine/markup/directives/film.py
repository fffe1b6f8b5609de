"""``{video} address-or-file``: a film of the issue, played on the web; a film on another site is a link, never embedded."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar
from urllib.parse import urlsplit

from docutils.parsers.rst import directives

from magazine.issue.finding import Level
from magazine.markup.directives.figure import depart_figure, find_picture, make_figure
from magazine.markup.directives.sound import find_recording
from magazine.markup.nodes import Film
from magazine.markup.word import Word

if TYPE_CHECKING:
    from docutils import nodes

    from magazine.markup.translator import Translator
    from magazine.markup.word import Options


class FilmWord(Word):
    """Read ``{video}``; ``:still:`` is the picture shown before it plays, in print and where it cannot play."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Options | None] = {
        "still": directives.unchanged,
        "title": directives.unchanged,
        "caption": directives.unchanged,
        "alt": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Make the film, or nothing where it is missing."""
        source = self.arguments[0]
        film = Film(address="", recording="", still="", alt="", title=self.options.get("title", ""))
        self.set_source_info(film)
        if _is_address(source):
            film["address"] = source
        else:
            recording = find_recording(self, source)
            if recording is None:
                return []
            film["recording"] = recording.id
        self._add_still(film)
        return [film]

    def _add_still(self, film: Film) -> None:
        path = self.options.get("still")
        if not path:
            self.complain(
                "film-without-still", "the video has no still picture", "name one with “:still: picture.jpg”",
                level=Level.WARNING,
            )  # fmt: skip
            return
        picture = find_picture(self.env, path, self.lineno)
        if picture is not None:
            words = {name: self.options.get(name, "") for name in ("alt", "caption")}
            figure = make_figure(self.env, picture, self.lineno, **words)
            film["still"], film["alt"] = picture.id, figure["alt"]
            film += figure.children


def _is_address(source: str) -> bool:
    """Say whether a film lies on another site; a host is part of its address."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def visit_film(translator: Translator, node: Film) -> None:
    """Set the film as the edition can."""
    translator.open("figure", node, class_="film")
    translator.add(translator.supply.film(node))
    if node.children:
        translator.open("figcaption")


FORMS = {Film: {"html": (visit_film, depart_figure)}}
