"""Read and write what a PDF font says of its glyphs: their widths, and the text they stand for (ToUnicode)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pikepdf import Array

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pikepdf

BATCH: Final = 100  # entries of one bfchar block (Adobe Technical Note 5014)

Texts = dict[int, str]


def read_widths(array: pikepdf.Object) -> dict[int, float]:
    """Read a width array in the form that WeasyPrint writes (``first [w w …]``): thousandths of the size, by glyph."""
    widths: dict[int, float] = {}
    for index in range(0, len(array), 2):
        first = int(array[index])
        widths |= {first + step: float(width) for step, width in enumerate(array[index + 1])}
    return widths


def write_widths(widths: Mapping[int, float]) -> Array:
    """Write a width array, one run of glyphs after another."""
    array = Array()
    run: list[float] = []
    last = -2
    for glyph in sorted(widths):
        if glyph != last + 1:
            if run:
                array.append(Array(run))
            array.append(glyph)
            run = []
        run.append(round(widths[glyph], 3))
        last = glyph
    array.append(Array(run))
    return array


def read_texts(cmap: bytes) -> Texts:
    """Read a ToUnicode map as WeasyPrint writes it."""
    pairs = re.findall(rb"<([0-9a-f]+)> <([0-9a-f]*)>", cmap.partition(b"endcodespacerange")[2])
    return {int(glyph, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for glyph, text in pairs}


def write_texts(texts: Texts) -> bytes:
    """Write a ToUnicode map."""
    lines = [
        "/CIDInit /ProcSet findresource begin", "12 dict begin", "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def", "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def", "1 begincodespacerange", "<0000> <ffff>", "endcodespacerange",
    ]  # fmt: skip
    told = [(glyph, text) for glyph, text in sorted(texts.items()) if text]
    for start in range(0, len(told), BATCH):
        batch = told[start : start + BATCH]
        lines.append(f"{len(batch)} beginbfchar")
        lines += [f"<{glyph:04x}> <{text.encode('utf-16-be').hex()}>" for glyph, text in batch]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode()
