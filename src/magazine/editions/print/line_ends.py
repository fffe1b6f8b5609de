"""The spaces at the ends of lines, which WeasyPrint 70 drops and whoever reads along the tags needs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def remembering_spaces() -> Iterator[None]:
    """Let the last text of each line remember the space or line break behind it, which WeasyPrint takes off there.

    Without it the words on both sides run together for whoever reads along the tags (ISO 32000-1, 14.8.2.5). Wraps an inner function,
    which ``test_text`` watches.
    """
    from weasyprint.layout import inline  # noqa: PLC0415

    parted = _Parted()
    replaced = {
        name: getattr(inline, name) for name in ("skip_first_whitespace", "split_text_box", "remove_last_whitespace")
    }
    for name, original in replaced.items():
        setattr(inline, name, getattr(parted, name)(original))
    try:
        yield
    finally:
        for name, original in replaced.items():
            setattr(inline, name, original)


class _Parted:
    """Watches where lines are parted, at the three places where WeasyPrint drops what stands there."""

    def __init__(self) -> None:
        self._at_start = self._at_end = False

    def skip_first_whitespace(self, original: Any) -> Any:
        """Notice spaces that are passed over at the start of a line."""

        def skip(box: Any, skip_stack: Any) -> Any:
            found = original(box, skip_stack)
            if hasattr(box, "text"):
                self._at_start = found not in ("continue", None) and list(found) != list(skip_stack or {0: None})
            elif hasattr(box, "text_indent"):  # a line begins
                self._at_end = False
                self._at_start = self._at_start and skip_stack is not None
            return found

        return skip

    def split_text_box(self, original: Any) -> Any:
        """Notice spaces and line breaks between what stands on the line and what goes on the next."""

        def split(context: Any, box: Any, width: Any, skip: int, *rest: Any, **named: Any) -> Any:
            new, resume, is_break = original(context, box, width, skip, *rest, **named)
            is_parted = resume is not None and (is_break or box.text.encode()[skip:resume].endswith((b" ", b"\n")))
            if new is not None:
                new.is_parted = is_parted
            elif is_parted:  # nothing but a space was left for this line
                self._at_end = True
            return new, resume, is_break

        return split

    def remove_last_whitespace(self, original: Any) -> Any:
        """Notice spaces that are taken off when the line is whole, and mark its first and last text."""

        def remove(context: Any, line: Any) -> None:
            before = "".join(box.text for box in _texts_of(line))
            original(context, line)
            texts = [box for box in _texts_of(line) if box.text]
            if not texts:
                return
            texts[0].is_led = self._at_start
            if self._at_end or len("".join(box.text for box in texts)) < len(before) or _ends_in_break(line):
                texts[-1].is_parted = True

        return remove


def _texts_of(box: Any) -> Iterator[Any]:
    if hasattr(box, "pango_layout"):
        yield box
    for child in getattr(box, "children", ()):
        yield from _texts_of(child)


def _ends_in_break(box: Any) -> bool:
    return box.element_tag == "br" or any(_ends_in_break(child) for child in getattr(box, "children", ())[-2:])
