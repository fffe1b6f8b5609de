"""The theme's page templates, filled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jinja2 import pass_context
from markupsafe import Markup

from magazine.editions.templates import theme_templates, told_by_line
from magazine.editions.web.phrases import Phrases, in_bytes, in_minutes
from magazine.editions.web.phrases.counting import counted
from magazine.editions.web.picture_element import picture_element
from magazine.editions.web.sharing import locale
from magazine.editions.web.structured.block import block
from magazine.editions.web.structured.graph import graph
from magazine.issue.dates import date_in_words
from magazine.issue.isolation import isolated
from magazine.issue.language import Language

if TYPE_CHECKING:
    from datetime import date

    from jinja2.runtime import Context

    from magazine.editions.web.frame import Frame
    from magazine.editions.web.manifest import IssueManifest, PictureFiles
    from magazine.issue.theme import Theme


_FOLDER: Final = "web/templates"


class Templates:
    """The page templates of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._jinja = theme_templates(theme, _FOLDER, keep_trailing_newline=True)
        self._jinja.filters |= {
            "in_minutes": in_minutes,
            "in_bytes": in_bytes,
            "in_words": _in_words,
            "counted": counted,
            "isolated": _isolated,
            "direction": lambda tag: Language(tag).direction.value,
            "locale": locale,
        }
        self._jinja.globals |= {"picture": _picture, "structured": _structured}

    def fill(self, name: str, frame: Frame, **values: Any) -> str:
        """Fill a page's template; text is escaped unless it is ``Markup``.

        Raises:
            Stop: where the theme has no such template, or it is wrong.
        """
        with told_by_line(self._theme, _FOLDER, name):
            template = self._jinja.get_template(name)
            return template.render(frame=frame, phrase=Phrases(frame.language), **values)


def _picture(
    frame: Frame,
    files: PictureFiles,
    issue: IssueManifest,
    *,
    sizes: str,
    first: bool = False,
    alt: str | None = None,
    crop: float | None = None,
) -> Markup:
    """Write a picture of an issue.

    Args:
        frame: of the page.
        files: the developed picture.
        issue: whose picture it is.
        sizes: how wide it stands.
        first: True in the first view.
        alt: stands for the card's own words.
        crop: width by height of the frame that it is cut to.
    """
    words = files.alt if alt is None else alt
    return picture_element(files, frame.issue_folder(issue), sizes, words, at_once=first, crop=crop)


@pass_context
def _isolated(context: Context, text: str, tag: str | None = None) -> Markup:
    """Escape a text in the page's language or another, its numbers kept in order where lines run right to left."""
    language = Language(tag) if tag else context["frame"].language
    return Markup(isolated(text, language.direction))  # noqa: S704 - escaped there


@pass_context
def _structured(context: Context) -> Markup:
    """Write what the page tells search engines: of the article or the issue that it shows, and of itself."""
    frame = context["frame"]
    entry = context.get("article") if frame.here == "article" else None
    return block(graph(frame, context.get("issue") if frame.here in {"article", "issue"} else None, entry))


def _in_words(day: date, language: Language) -> str:
    return date_in_words(day.year, day.month, day.day, language)
