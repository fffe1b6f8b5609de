"""SVG originals: looked through, then drawn as pixels.

resvg (in vl-convert) draws them: no scripts, no network. Text is refused, because its look would hang on the fonts of the machine.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from lxml import etree
from PIL import Image

from magazine.constants import PAPER_RGB, PICTURE_MAX_PIXELS, SVG_MAX_BYTES, SVG_MAX_DEPTH
from magazine.darkroom.fault import fault
from magazine.darkroom.negative import original_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.issue.finding import Stop
    from magazine.issue.picture import Picture

SVG: Final = "{http://www.w3.org/2000/svg}"
HREF: Final = ("href", "{http://www.w3.org/1999/xlink}href")
REFUSED: Final = {
    "script": "a script",
    "handler": "a script",
    "foreignObject": "foreign content",
    "iframe": "a page",
    "image": "another picture",
    "feImage": "another picture",
    "text": "text, which would look different on every machine",
    "animate": "an animation",
    "animateMotion": "an animation",
    "animateTransform": "an animation",
    "set": "an animation",
    "feTurbulence": "an effect that is drawn too slowly",
    "feMorphology": "an effect that is drawn too slowly",
    "feConvolveMatrix": "an effect that is drawn too slowly",
    "feDisplacementMap": "an effect that is drawn too slowly",
    "feDiffuseLighting": "an effect that is drawn too slowly",
    "feSpecularLighting": "an effect that is drawn too slowly",
}
"""Elements by name, and what they bring in."""

_OUTSIDE: Final = re.compile(r"@import|\\|url\(\s*['\"]?\s*[^#'\"\s]", re.IGNORECASE)
"""Style that loads something, or hides by escapes that it does."""


def draw(picture: Picture, size: tuple[int, int]) -> Image.Image:
    """Draw an SVG at a size in pixels, on white paper.

    Raises:
        Stop: where it holds anything but shapes, or is not SVG.
    """
    import vl_convert  # noqa: PLC0415 - it takes 0.2 s to load, and most issues have few drawings

    if size[0] * size[1] > PICTURE_MAX_PIXELS:
        raise fault(picture, "huge-picture", "the crop is too small a part of the drawing", "crop less")
    shapes = sanitised(picture, original_bytes(picture), size)
    try:
        png = vl_convert.svg_to_png(shapes, scale=1, ppi=72)
    except (RuntimeError, ValueError) as error:  # of a number that is none, or of more shapes than resvg draws
        raise fault(
            picture, "damaged-picture", f"the drawing cannot be drawn ({next(iter(str(error).splitlines()), '')})",
            "simplify it in the drawing program, and export it again as plain SVG",
        ) from error  # fmt: skip
    with Image.open(io.BytesIO(png), formats=("PNG",)) as drawn:
        paper = Image.new("RGB", size, PAPER_RGB)
        paper.paste(drawn, mask=drawn.getchannel("A"))
        return paper


def sanitised(picture: Picture, data: bytes, size: tuple[int, int]) -> str:
    """Give an SVG of shapes alone, at a size in pixels.

    Raises:
        Stop: where it holds anything else.
    """
    root = _parse(picture, data)
    if any(node.tag is etree.PI and node.target == "xml-stylesheet" for node in root.itersiblings(preceding=True)):
        raise _refusal(picture, "a style sheet from outside")
    for depth, element in _walk(root):
        if depth > SVG_MAX_DEPTH:
            raise _refusal(picture, f"groups nested more than {SVG_MAX_DEPTH} deep")
        if isinstance(element.tag, str):  # else a comment or an instruction
            _look_at(picture, element)
    etree.strip_tags(root, etree.Comment, etree.PI)
    return str(etree.tostring(_framed(root, (picture.width, picture.height), size), encoding="unicode"))


def _framed(root: etree._Element, own: tuple[int, int], size: tuple[int, int]) -> etree._Element:
    """Put a drawing into a frame that it fills to its edges: what it would keep to itself (``meet``) would shift it beneath its redactions."""
    if root.get("viewBox") is None:
        root.set("viewBox", f"0 0 {own[0]} {own[1]}")
    for name, value in zip(("x", "y", "width", "height"), (0, 0, *own), strict=True):
        root.set(name, str(value))
    frame = etree.Element(f"{SVG}svg", nsmap={None: SVG[1:-1]})
    frame.set("width", str(size[0]))
    frame.set("height", str(size[1]))
    frame.set("viewBox", f"0 0 {own[0]} {own[1]}")
    frame.set("preserveAspectRatio", "none")
    frame.append(root)
    return frame


def _parse(picture: Picture, data: bytes) -> etree._Element:
    if len(data) > SVG_MAX_BYTES:
        raise _refusal(picture, f"more than {SVG_MAX_BYTES // 1_000_000} MB of shapes")
    if b"<!ENTITY" in data:
        raise _refusal(picture, "entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise fault(
            picture, "damaged-picture", f"the SVG file is damaged ({error.msg})", "export it again from the original"
        ) from error
    subset = root.getroottree().docinfo.internalDTD
    if root.tag != f"{SVG}svg" or (subset is not None and next(subset.iterentities(), None) is not None):
        raise _refusal(picture, "entities" if root.tag == f"{SVG}svg" else "something else than SVG")
    return root


def _walk(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield every node with its depth, without recursion."""
    waiting = [(1, root)]
    while waiting:
        depth, element = waiting.pop()
        yield depth, element
        waiting += [(depth + 1, child) for child in element]


def _look_at(picture: Picture, element: etree._Element) -> None:
    """Refuse an element that is, does or loads anything but shapes."""
    name = etree.QName(element).localname
    if name in REFUSED:
        raise _refusal(picture, REFUSED[name])
    if name == "style" and _OUTSIDE.search("".join(element.itertext())):
        raise _refusal(picture, "a style sheet from outside")
    for attribute, value in element.attrib.items():
        if etree.QName(attribute).localname.lower().startswith("on"):
            raise _refusal(picture, f"a script ({attribute})")
        if attribute in HREF and name != "a" and not value.strip().startswith("#"):
            raise _refusal(picture, "something from outside the file")
        if _OUTSIDE.search(value) and attribute not in HREF:
            raise _refusal(picture, "something from outside the file")


def _refusal(picture: Picture, holds: str) -> Stop:
    return fault(
        picture, "unsafe-drawing", f"the SVG file holds {holds}",
        "export it from the drawing program as plain SVG, with text turned into paths",
    )  # fmt: skip
