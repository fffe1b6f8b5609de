"""What WeasyPrint knows while it lays out and writes a sheet, and keeps to itself: sources of tags, their words, computed styles.

Each of these watches a private function while ``press`` is at work; ``test_press`` says when a later WeasyPrint has moved it.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCE_KEY: Final = "/MagazineSource"

TAGS: Final = {
    **dict.fromkeys(("abbr", "b", "bdi", "cite", "code", "em", "i", "q", "small", "strong", "sub", "sup", "time"), "Span"),
    **dict.fromkeys(("aside", "figure", "footer", "header", "nav", "section"), "Sect"),
    "pre": "P", "::footnote-call": "Reference", "::footnote-marker": "Lbl",
}  # fmt: skip
"""What elements are to a reader who goes by the tags, where WeasyPrint says ``NonStruct``."""


@contextmanager
def remembering_sources() -> Iterator[list[dict[int, str]]]:
    """Let each tag keep the number of its element, its language and its class while WeasyPrint writes the tags.

    WeasyPrint 70 tags every page by itself and passes over ``lang``; with the element's number the bindery joins what a page break
    parted. Gives what the marked contents of every page say, by number. Wraps a private function, which ``test_press`` watches.
    """
    from weasyprint.formatting_structure import boxes  # noqa: PLC0415
    from weasyprint.pdf import tags  # noqa: PLC0415

    original = tags._build_box_tree  # noqa: SLF001
    numbers: dict[Any, int] = {}
    said: list[dict[int, str]] = []

    def build(box: Any, *arguments: Any) -> Iterator[Any]:
        own = getattr(box, "_box", box)
        if isinstance(own, boxes.PageBox):
            said.append(_said(arguments[-1]))
        for element in original(box, *arguments):
            _annotate(element, own, numbers)
            yield element

    tags._build_box_tree = build  # noqa: SLF001
    try:
        yield said
    finally:
        tags._build_box_tree = original  # noqa: SLF001


def _said(marked: Any) -> dict[int, str]:
    """Give what the marked contents of a page say, by number, with a space where the line was parted."""
    return {
        known["mcid"]: f"{_space(box, 'is_led')}{box.text.strip(' ')}{_space(box, 'is_parted')}"
        if box.text.strip(" ")
        else box.text
        for box, known in marked.items()
        if hasattr(box, "pango_layout")
    }


def _space(box: Any, mark: str) -> str:
    """Give the space at an end of a text: one of its own, or one that was dropped there."""
    own = box.text.startswith(" ") if mark == "is_led" else box.text.endswith(" ")
    return " " if own or getattr(box, mark, False) else ""


@contextmanager
def remembering_styles() -> Iterator[list[Any]]:
    """Keep the computed styles, which WeasyPrint 70 drops after layout: they tell what is hidden.

    Wraps a private function, which ``test_press`` watches.
    """
    from weasyprint.document import Document  # noqa: PLC0415

    original = Document._build_layout_context.__func__  # noqa: SLF001
    styles: list[Any] = []

    def build(document_class: Any, *arguments: Any) -> Any:
        context = original(document_class, *arguments)
        styles.append(context.style_for)
        return context

    Document._build_layout_context = classmethod(build)  # noqa: SLF001
    try:
        yield styles
    finally:
        Document._build_layout_context = classmethod(original)  # noqa: SLF001


def _annotate(tag: Any, box: Any, numbers: dict[Any, int]) -> None:
    import pydyf  # noqa: PLC0415

    if box.element is None or "MagazineSource" in tag:
        return
    pseudo = box.element_tag.partition("::")[2]
    kind = TAGS.get(f"::{pseudo}" if pseudo else box.element_tag)
    if kind and tag["S"] == "/NonStruct":
        tag["S"] = f"/{kind}"
    tag["MagazineSource"] = pydyf.String(f"{numbers.setdefault(box.element, len(numbers))}{pseudo and ':'}{pseudo}")
    if pseudo:
        return
    language = box.element.get("lang")
    if language:
        tag["Lang"] = pydyf.String(language)
    role = box.element.get("data-tag")
    if role:
        tag["S"] = f"/{role}"
    if tag["S"] == "/TH":
        tag["A"]["Scope"] = "/Row" if box.element.get("scope") == "row" else "/Column"
