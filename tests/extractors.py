"""Programs and ways by which readers take the text out of a PDF: Poppler, PDFium, and the tag tree."""

from __future__ import annotations

import re
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2

from magazine.editions.print.bindery.cmaps import read_texts
from tests.validators import program

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SOFT_HYPHEN = "\u00ad"
PDFIUM_HYPHEN = "\ufffe"
"""What PDFium gives for a hyphen at the end of a line that it takes for a parted word's; it leaves the line's end out."""

Texts = dict[tuple[tuple[int, int], int], str]


def poppler(pdf: Path, first: int, last: int) -> str:
    """Read pages, counted from 1, with ``pdftotext`` in its raw order; a soft hyphen at a line's end joins the word again."""
    command = [program("pdftotext"), "-raw", "-f", str(first), "-l", str(last), str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return re.sub(f"{SOFT_HYPHEN}\\s+", "", text)


def pdfium(pdf: Path, first: int, last: int) -> str:
    """Read pages with PDFium, as Chromium searches and copies; the end of a page parts no word by itself."""
    with closing(pypdfium2.PdfDocument(pdf)) as document:
        pages = [_pdfium_page(document[number]) for number in range(first - 1, last)]
    text = "\n".join(pages)
    return re.sub(f"[{SOFT_HYPHEN}{PDFIUM_HYPHEN}]\\s*", "", text)


def _pdfium_page(page: Any) -> str:
    with closing(page), closing(page.get_textpage()) as text:
        return str(text.get_text_range())


def tag_tree(pdf: pikepdf.Pdf, first: int, last: int) -> str:
    """Read along the tags, as a screen reader does, what stands on some pages.

    Marked content is put together as it is, with nothing between: a space must be there to be heard. Block elements part words.
    """
    pages = {page.objgen: texts_of(page) for page in pdf.pages[first - 1 : last]}
    texts: Texts = {(page, number): text for page, known in pages.items() for number, text in known.items()}
    spoken = "".join(_spoken(pdf.Root.StructTreeRoot.K[0], texts))
    return spoken.replace(SOFT_HYPHEN, "")


INLINE = {"/Span", "/Link", "/Quote", "/Code"}
"""Tags within a word or sentence. The call of a note (``Reference``) is none: it is announced by itself."""


def _spoken(element: pikepdf.Object, texts: Texts) -> Iterator[str]:
    edge = "" if str(element.S) in INLINE else "\n"
    yield edge
    if "/ActualText" in element:
        yield str(element.ActualText)
    else:
        for kid in element.get("/K", []):
            if isinstance(kid, int):
                yield texts.get((element.Pg.objgen, kid), "")
            elif kid.get("/Type") == "/MCR":
                yield texts.get((kid.Pg.objgen, int(kid.MCID)), "")
            elif "/S" in kid:
                yield from _spoken(kid, texts)
    yield edge


def texts_of(page: pikepdf.Page) -> dict[int, str]:
    """Give the text of each marked content of a page by its number, read through the fonts' ToUnicode maps."""
    maps = {name: read_texts(font.ToUnicode.read_bytes()) for name, font in page.obj.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {}
    stack: list[int | None] = []
    known: Mapping[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            known = maps[str(operands[0])]
        elif name in {"BDC", "BMC"}:
            stack.append(_number(operands))
            if stack[-1] is not None:
                texts.setdefault(stack[-1], "")
        elif name == "EMC":
            stack.pop()
        elif (
            name in {"TJ", "Tj"}
            and stack
            and (number := next((each for each in stack[::-1] if each is not None), None)) is not None
        ):
            texts[number] += "".join(_decoded(operands[0] if name == "TJ" else operands, known))
    return texts


def _number(operands: Any) -> int | None:
    if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return None


def _decoded(run: Any, known: Mapping[int, str]) -> Iterator[str]:
    for part in run:
        if isinstance(part, pikepdf.String | bytes | str):
            data = part.encode("latin-1") if isinstance(part, str) else bytes(part)
            yield from (known.get(int.from_bytes(data[at : at + 2], "big"), "\ufffd") for at in range(0, len(data), 2))
