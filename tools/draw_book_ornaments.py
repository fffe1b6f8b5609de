"""Draw the book's ornaments: fields of tiles that come apart into pixels, the strip over an article, quotation mark and end mark.

Run ``python tools/draw_book_ornaments.py`` from the project; it writes ``themes/police/epub/ornaments/*.svg``. Colours stay tokens:
the book puts their values in place, and draws what takes a rubric's colour once for each. Seeded, so that the same drawing comes out
each time. The tiles are those of print (``magazine.editions.print.zellige``).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.editions.print.ornaments import Field, Wears, laid, star

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

ORNAMENTS: Final = Path("themes/police/epub/ornaments")

STRIP: Final = Field(
    width=400, height=26, pitch=26, family="eightfold", seed="book/strip", wears=Wears.RIGHT, whole=0.14
)
"""Over an article: begins whole where a line begins; a page read from the right turns it round."""

BAND: Final = Field(
    width=600, height=300, pitch=86, family="eightfold", seed="book/band/2", wears=Wears.DOWN, whole=0.3
)
BACK: Final = Field(width=600, height=520, pitch=110, family="mixed", seed="book/back", wears=Wears.DOWN, whole=0.3)

ISSUE_COLOURS: Final = ("ivory", "gold", "red", "blue", "teal-line", "navy-line", "navy")
RUBRIC_COLOURS: Final = ("rubric-line", "gold", "rubric-line", "rubric-light", "rubric")
"""Tokens: the great stars', the first most often; the last two are those of the tiles between."""


def strip() -> str:
    """Draw the strip over an article, in its rubric's colour."""
    return _field(STRIP, RUBRIC_COLOURS, "paper")


def band() -> str:
    """Draw the band of the title page."""
    return _field(BAND, ISSUE_COLOURS, "paper")


def back() -> str:
    """Draw the last page's picture: on a ground of its own, as print's back cover."""
    ground = f'<path fill="var(--night)" d="M0 0h{BACK.width:g}v{BACK.height:g}H0z"/>'
    head, tag, shapes = _field(BACK, ISSUE_COLOURS, "night").partition(">")
    return f"{head}{tag}{ground}{shapes}"


def quote() -> str:
    """Draw the quotation mark, pointing to where a line begins from the left."""
    chevrons = "".join(f"M{x + 15} 2L{x} 16L{x + 15} 30h10L{x + 10} 16L{x + 25} 2z" for x in (1, 24))
    return _drawing("0 0 50 32", 50, 32, f'<path fill="var(--rubric-line)" d="{chevrons}"/>')


def end_mark() -> str:
    """Draw the star at an article's end, in its rubric's colour."""
    shapes = (
        f'<path fill="var(--rubric-line)" d="{star(0, 0, 9.8)}"/><path fill="var(--gold-light)" d="{star(0, 0, 3.8)}"/>'
    )
    return _drawing("-10 -10 20 20", 20, 20, shapes)


def _field(field: Field, colours: tuple[str, ...], joint: str) -> str:
    """Lay a field in tokens' colours, in pixels."""
    drawn = laid(field, [f"var(--{colour})" for colour in colours], f"var(--{joint})")
    return drawn.replace('mm"', '"') + "\n"


def _drawing(box: str, width: int, height: int, shapes: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="{box}">{shapes}</svg>\n'


DRAWINGS: Final[Mapping[str, Callable[[], str]]] = {
    "strip": strip, "band": band, "back": back, "quote": quote, "end": end_mark,
}  # fmt: skip


def main() -> None:
    """Write the ornaments."""
    ORNAMENTS.mkdir(parents=True, exist_ok=True)
    for name, draw in DRAWINGS.items():
        (ORNAMENTS / f"{name}.svg").write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main()
