"""SVG originals: looked through, then drawn as pixels.

resvg (in vl-convert) draws them: no scripts, no network. Text is refused, because its look would hang on the fonts of the machine.
"""

from __future__ import annotations

import io
import time
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from lxml import etree
from PIL import Image

from magazine.constants import (
    DRAWING_PROCESSOR_SECONDS,
    NEGATIVE_KEPT_PIXELS,
    PAPER_RGB,
    PICTURE_MAX_PIXELS,
    SVG_MAX_BYTES,
)
from magazine.darkroom.fault import fault
from magazine.darkroom.negative import original_bytes
from magazine.manuscript.notes import Notes
from magazine.manuscript.shapes import NOTES, SVG, is_drawn
from magazine.manuscript.svg import svg_load, svg_size

if TYPE_CHECKING:
    from magazine.issue.picture import Picture


_SHAPE_SECONDS: Final = 0.004
"""That resvg takes to fill a megapixel, measured."""
_LAYER_SECONDS: Final = 0.09
"""That it takes to lay one over another; a blur takes four times as long."""
_TRIAL_PX: Final = (32, 64, 128)
"""Longer sides of the trials."""
_TRIES: Final = 3
"""Each trial is made so often, and the shortest counts: other work on the machine makes it longer, and nothing makes it shorter."""
_AREAL: Final = 3.0
"""By how much a trial takes longer than one of half its size where time grows with the area: four times, measured badly."""
_EMPTY: Final = f'<svg xmlns="{SVG}" width="1" height="1"/>'
_PAPER: Final = (
    "fill:#{:02x}{:02x}{:02x};fill-opacity:1;opacity:1;stroke:none;display:inline;visibility:visible;clip-path:none;mask:none;filter:none;"
    "mix-blend-mode:normal".format(*PAPER_RGB)
)
"""What no rule of a drawing's own style sheet changes; nor has any a ``<switch>``, which holds the drawing above it."""
_TRUST: Final = 1.5
"""By how much a trial must exceed what may be taken: short times are measured badly."""


def kept_drawing(picture: Picture, size: tuple[int, int]) -> Image.Image:
    """Draw an SVG; several derivatives made one after the other share it, so it must not be changed.

    Raises:
        Stop: as ``draw`` does.
    """
    return draw(picture, size) if size[0] * size[1] > NEGATIVE_KEPT_PIXELS else _kept(picture, size)


@lru_cache(maxsize=1)
def _kept(picture: Picture, size: tuple[int, int]) -> Image.Image:
    return draw(picture, size)


def draw(picture: Picture, size: tuple[int, int]) -> Image.Image:
    """Draw an SVG at a size in pixels, on white paper.

    Raises:
        Stop: where it holds anything but shapes, or is not SVG.
    """
    if size[0] * size[1] > PICTURE_MAX_PIXELS:
        raise fault(picture, "huge-picture", "the crop is too small a part of the drawing", "crop less")
    data = original_bytes(picture)
    shapes = sanitised(picture, data, size)
    if _may_take_long(data, size):
        _try_out(picture, data, size)
    png = _rasterised(picture, shapes)
    with Image.open(io.BytesIO(png), formats=("PNG",)) as drawn:
        paper = Image.new("RGB", size, PAPER_RGB)
        paper.paste(drawn, mask=drawn.getchannel("A"))
        return paper


def _rasterised(picture: Picture, shapes: str) -> bytes:
    import vl_convert  # noqa: PLC0415 - it takes 0.2 s to load, and most issues have few drawings

    try:
        return vl_convert.svg_to_png(shapes, scale=1, ppi=72)
    except (RuntimeError, ValueError) as error:  # of a number that is none, or of more shapes than resvg draws
        raise fault(
            picture, "damaged-picture", f"the drawing cannot be drawn ({next(iter(str(error).splitlines()), '')})",
            "simplify it in the drawing program, and export it again as plain SVG",
        ) from error  # fmt: skip


def _may_take_long(data: bytes, size: tuple[int, int]) -> bool:
    """Say whether a drawing would take its whole time if each shape and layer were as large as the drawing, which few are."""
    elements, layers = svg_load(data)
    seconds = (elements * _SHAPE_SECONDS + layers * _LAYER_SECONDS) * size[0] * size[1] / 1_000_000
    return seconds > DRAWING_PROCESSOR_SECONDS


def _try_out(picture: Picture, data: bytes, size: tuple[int, int]) -> None:
    """Draw it small, and reckon from that how long the large one takes.

    Raises:
        Stop: where that is far longer than any drawing may take.
    """
    longer = max(size)
    spent = []
    _rasterised(picture, _EMPTY)  # loading resvg takes longer than a trial, and would hide what the first ones say
    for side in _TRIAL_PX:
        shapes = sanitised(picture, data, (max(1, size[0] * side // longer), max(1, size[1] * side // longer)))
        spent.append(min(_spent(picture, shapes) for _ in range(_TRIES)))
    seconds = foreseen(spent, longer / _TRIAL_PX[-1])
    if seconds > _TRUST * DRAWING_PROCESSOR_SECONDS:
        raise fault(
            picture, "huge-drawing", f"drawing it at {size[0]} × {size[1]} pixels would take about {seconds:.0f} seconds",
            "simplify it in the drawing program (merge shapes, flatten masks and groups), and export it again; or hand it in as PNG",
        )  # fmt: skip


def _spent(picture: Picture, shapes: str) -> float:
    start = time.process_time()
    _rasterised(picture, shapes)
    return time.process_time() - start


def foreseen(spent: list[float], times: float) -> float:
    """Give the seconds that a drawing takes, from three trials each of which was twice as large as the one before.

    What is filled or laid over grows with the area, and is foreseen. What is stroked grows with the length of its sides, or jumps: of that
    nothing is foreseen, and the worker's own limit decides.

    Args:
        spent: seconds of each trial.
        times: how much longer the side is than that of the last trial.
    """
    first, second = spent[1] - spent[0], spent[2] - spent[1]
    if first <= 0 or second < _AREAL * first:
        return spent[2]
    return spent[2] + second * (max(1.0, times) ** 2 - 1) / (1 - 1 / 4)


def sanitised(picture: Picture, data: bytes, size: tuple[int, int]) -> str:
    """Give an SVG of shapes alone, at a size in pixels.

    It is looked through as when it was handed in, and what is no shape and was let in, a drawing program's notes, is taken out.

    Raises:
        Stop: where it holds anything else.
    """
    notes = Notes()
    if len(data) > SVG_MAX_BYTES or svg_size(data, picture.id, notes) is None:
        first = next(iter(notes.findings), None)
        rule = "damaged-picture" if first is not None and first.rule == "not-a-picture" else "unsafe-drawing"
        what = f"the drawing is larger than {SVG_MAX_BYTES // 1_000_000} MB" if first is None else first.what
        raise fault(picture, rule, what, "export it from the drawing program as plain SVG, with text turned into paths")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise fault(
            picture, "damaged-picture", f"the SVG file is damaged ({error.msg})", "export it again from the original"
        ) from error
    _strip(root)
    return str(etree.tostring(_framed(root, (picture.width, picture.height), size), encoding="unicode"))


def _strip(root: etree._Element) -> None:
    """Take out all that is not drawn: remarks, titles, what drawing programs write for themselves."""
    etree.strip_tags(root, etree.Comment, etree.PI)
    for element in [*root.iter(tag=etree.Element)]:
        own = etree.QName(element)
        parent = element.getparent()
        if parent is not None and (own.namespace != SVG or own.localname in NOTES):
            parent.remove(element)
            continue
        for attribute in element.attrib:
            name = etree.QName(attribute)
            if not is_drawn(name.namespace or "", name.localname):
                del element.attrib[attribute]


def _framed(root: etree._Element, own: tuple[int, int], size: tuple[int, int]) -> etree._Element:
    """Put a drawing into a frame that it fills to its edges: what it would keep to itself (``meet``) would shift it beneath its redactions.

    The paper is part of the frame: of what is half seen-through over nothing, vl-convert 1.9 gives no colour brighter than it is opaque (half a
    white as a half grey). How shapes blend does not reach the paper, as it does not in browsers.
    """
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {own[0]} {own[1]}")
    for name, value in zip(("x", "y", "width", "height"), (0, 0, *own), strict=True):
        root.set(name, str(value))
    frame = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG})
    frame.set("width", str(size[0]))
    frame.set("height", str(size[1]))
    frame.set("viewBox", f"0 0 {own[0]} {own[1]}")
    frame.set("preserveAspectRatio", "none")
    frame.append(etree.Element(f"{{{SVG}}}rect", {"width": "100%", "height": "100%", "style": _PAPER}))
    if "mix-blend-mode" in etree.tostring(root, encoding="unicode"):  # a layer costs time
        frame.append(etree.Element(f"{{{SVG}}}switch", {"style": "isolation:isolate"}))
        frame[-1].append(root)
    else:
        frame.append(root)
    return frame
