"""The theme's templates and style sheets for print."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from magazine.editions.print.page import inks_rule, page_rule
from magazine.editions.templates import theme_templates, told_by_line

if TYPE_CHECKING:
    from magazine.issue.theme import Theme

COMMON: Final = ("shared/rubrics.css", "print/base.css", "print/figures.css", "print/words.css")
"""Style sheets of every sheet, after the tokens, in this order."""

_FOLDER: Final = "print"


class Stationery:
    """Fills templates and joins style sheets.

    Args:
        theme: whose ``print/`` folder holds them.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._templates = theme_templates(theme, _FOLDER, trim_blocks=True, lstrip_blocks=True)
        self._texts: dict[str, str] = {}

    def fill(self, template: str, **values: object) -> str:
        """Fill a template.

        Raises:
            Stop: where the theme has no such template, or it is wrong.
        """
        with told_by_line(self._theme, _FOLDER, template):
            return self._templates.get_template(template).render(**values)

    def style(self, own: str) -> str:
        """Join the style of a sheet: tokens, page, what all sheets share, and its own sheet.

        Args:
            own: the style sheet of this kind of piece, within ``print/``.
        """
        tokens = [self._text(f"tokens/{name}.css") for name in ("colour", "type", "space")]
        inks = inks_rule(self._theme.tokens)
        return "\n".join([*tokens, inks, page_rule(), *map(self._text, COMMON), self._text(f"print/{own}")])

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = (self._theme.folder / name).read_text("utf-8")
        return self._texts[name]


def safe(markup: str) -> Markup:
    """Mark finished markup, so that a template does not escape it again."""
    return Markup(markup)  # noqa: S704 - written by our own translators, which escape
