"""The rhythm of a page: blocks that take whole lines, and justified lines whose spaces stay spaces.

WeasyPrint 70 knows neither CSS Rhythmic Sizing (``block-step``) nor a limit for justification. Style sheets ask for them with two properties
of our own, which ``press.lay_out`` puts into force while it lays out:

``--whole-lines: <step> <origin> [<air>]``
    on a block: its lower edge goes down to the next line of the grid that begins at ``<origin>`` below the paper's edge, less the ``<air>`` that
    its margin leaves below it. What follows is on the grid again, whatever the block's captions and rules measured.
``--space-stretch: <length>``
    on justified text (inherited): the most that a word space is widened. A line that needs more keeps its end free.

And what begins a column begins at its top: WeasyPrint leaves a heading's margin above it there.

The module touches WeasyPrint only through the modules that it is handed.
"""

from __future__ import annotations

from contextlib import contextmanager
from math import ceil
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WHOLE_LINES: Final = "__whole_lines"
SPACE_STRETCH: Final = "__space_stretch"

HEAD_MARK: Final = "magazine_begins_column"
"""Name of an attribute that we set on WeasyPrint's boxes."""

SLACK_LINES: Final = 0.12
"""A block that is over a line by no more than this gives way instead of taking a line more: two points are less than a reader sees."""

PIXELS: Final = {"px": 1.0, "pt": 96 / 72, "mm": 96 / 25.4}
"""CSS pixels to a unit."""


@contextmanager
def keeping_rhythm(block: Any, inline: Any) -> Iterator[None]:
    """Put the properties into force.

    Args:
        block: the module ``weasyprint.layout.block``.
        inline: the module ``weasyprint.layout.inline``.
    """
    container, justify = block.block_container_layout, inline.justify_line
    block.block_container_layout = _whole_lines(container)
    inline.justify_line = _held_spaces(justify, inline.count_expandable_spaces)
    try:
        yield
    finally:
        block.block_container_layout, inline.justify_line = container, justify


def missing_to_whole_line(bottom: float, step: float, origin: float) -> float:
    """Say by how much a lower edge must go down (or, within ``SLACK_LINES``, up) to stand on the grid.

    Args:
        bottom: the edge, below the paper's.
        step: of the grid.
        origin: where the grid begins, below the paper's edge.
    """
    lines = (bottom - origin) / step
    return (ceil(lines - SLACK_LINES) - lines) * step


def _whole_lines(layout: Callable[..., Any]) -> Callable[..., Any]:
    def laid_out(context: Any, box: Any, bottom_space: float, skip_stack: Any, *arguments: Any, **named: Any) -> Any:
        if box.is_column:
            _mark_head(box, next(iter(skip_stack)) if skip_stack else 0)
        if getattr(box, HEAD_MARK, False):
            box.margin_top = 0
        result = layout(context, box, bottom_space, skip_stack, *arguments, **named)
        made, resume_at = result[0], result[1]
        if made is None or resume_at is not None or WHOLE_LINES not in getattr(box.style, "cascaded", {}):
            return result
        lengths = _lengths(box.style, WHOLE_LINES)
        if lengths:
            step, origin, *air = lengths
            bottom = made.border_box_y() + made.border_height()
            more = missing_to_whole_line(bottom + sum(air), step, origin)
            if bottom + more <= max(bottom, context.page_bottom):
                made.height += more
        return result

    return laid_out


def _mark_head(column: Any, first: int) -> None:
    """Tell a column's children which of them begins it; the same child begins one column in one trial, and none in the next."""
    for number, child in enumerate(column.children):
        setattr(child, HEAD_MARK, number == first)


def _held_spaces(justify: Callable[..., None], count: Callable[[Any], int]) -> Callable[..., None]:
    def justified(context: Any, line: Any, extra_width: float) -> None:
        most = _lengths(line.style, SPACE_STRETCH)
        justify(context, line, min(extra_width, most[0] * count(line)) if most else extra_width)

    return justified


def _lengths(style: Any, name: str) -> tuple[float, ...]:
    """Read a property's lengths in CSS pixels; ``em`` is of the element's own type."""
    found = []
    for token in style[name] or ():
        if getattr(token, "type", "") == "dimension":
            unit = token.lower_unit
            found.append(token.value * (style["font_size"] if unit == "em" else PIXELS.get(unit, 0.0)))
    return tuple(found)
