"""Layouts of single pictures, the cover and the share cards: SVG of shapes, whose words are set as outlines and whose picture lies under all.

A layout lies in the theme's ``shared`` folder. In it,

- ``<rect data-picture="" …>`` is where the picture lies, filling it whole (without a picture the rectangle itself is painted);
- ``<text data-words="nameplate" …>`` is for words, by their name. ``x`` counts from the start of the line, so that one layout serves
  both directions; ``width``, ``lines``, ``font-size`` and ``smallest`` say how the words are fitted,
  ``data-depth`` how far the last baseline may stand below ``y``. ``y`` is the baseline of the first line, or of the last with
  ``data-rise``; with ``data-hang`` the first baseline stands so many times the type's size below it, so that the words hang from it;
- ``data-with="headline-2"`` stands on any shape that is drawn only where there are such words;
- ``data-start=""`` stands on a rectangle whose ``x`` counts from the start of the line too; all other shapes stay where they are.

Letters are drawn as outlines, so that Arabic joins whatever the system.
"""

from __future__ import annotations

import io
import math
import re
from functools import partial
from html import escape
from typing import TYPE_CHECKING, Final

from lxml import etree
from PIL import Image

from magazine.darkroom.develop import developed
from magazine.darkroom.recipe import Format, Grain, Recipe
from magazine.issue.finding import Location
from magazine.issue.language import Direction
from magazine.manuscript.theme_fault import broken_theme

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magazine.darkroom.lettering import Lettering
    from magazine.darkroom.size import Size
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture
    from magazine.issue.theme import Face, Theme

SVG: Final = "http://www.w3.org/2000/svg"
SHRINK: Final = 0.96
"""Words that do not fit are set smaller by this, again and again."""

_TOKEN: Final = re.compile(r"var\(--([\w-]+)\)")


def read_layout(theme: Theme, template: str, own: Mapping[str, str]) -> str:
    """Read a layout of the theme, its tokens replaced by their values.

    Args:
        theme: the house style.
        template: the layout's place within the theme.
        own: tokens of this drawing alone, which go before the theme's.

    Raises:
        Stop: where the theme has no such layout, or one that names a token which is not there.
    """
    where = Location(path=f"themes/{theme.name}/{template}")
    try:
        text = (theme.folder / template).read_text(encoding="utf-8")
    except OSError:
        raise broken_theme(where, "the theme lacks this layout", "put it here") from None

    tokens = {**theme.tokens, **own}

    def value(match: re.Match[str]) -> str:
        if match[1] not in tokens:
            what, remedy = f"there is no token '--{match[1]}'", "define it in the theme's tokens, or use another"
            raise broken_theme(where, what, remedy)
        return escape(tokens[match[1]])

    return _TOKEN.sub(value, text)


def faces_of(theme: Theme) -> tuple[Face, ...]:
    """Give the upright faces of a theme: those that layouts are set in."""
    return tuple(face for face in theme.faces if face.style == "normal")


def covering(picture: Picture, room: Size) -> Recipe:
    """Develop a picture so large that it covers a room, in pixels."""
    width, height = picture.published_size
    scale = max(room[0] / width, room[1] / height)
    return Recipe(
        edition="layout",
        format=Format.PNG,
        width=math.ceil(width * scale),
        height=math.ceil(height * scale),
        grain=Grain.FLAT,
    )


def drawn(
    layout: str, picture: Picture | None, words: Mapping[str, str], language: Language, faces: tuple[Face, ...]
) -> Image.Image:
    """Draw a layout: a fresh image that holds nothing but pixels."""
    import vl_convert  # noqa: PLC0415 - slow to load, and needed in workers only

    root = _tree(layout)
    size = int(root.get("width", "0")), int(root.get("height", "0"))
    _turn(root, language)
    Setter(words, language, faces, size[0]).set(root)
    page = Image.new("RGB", size)
    for place in root.iter(f"{{{SVG}}}rect"):
        if place.attrib.pop("data-picture", None) is not None and picture is not None:
            page.paste(_filling(picture, _size_of(place)), (int(place.get("x", "0")), int(place.get("y", "0"))))
            place.set("fill", "none")
    png = vl_convert.svg_to_png(etree.tostring(root, encoding="unicode"), scale=1, ppi=72)
    with Image.open(io.BytesIO(png), formats=("PNG",)) as over:
        page.paste(over.convert("RGB"), mask=over.getchannel("A"))
    return Image.frombytes("RGB", page.size, page.tobytes())


def room_of(layout: str) -> Size:
    """Give the size in pixels of the room that a layout keeps for its picture; nothing where it has none."""
    for place in _tree(layout).iter(f"{{{SVG}}}rect"):
        if place.get("data-picture") is not None:
            return _size_of(place)
    return 0, 0


def _tree(layout: str) -> etree._Element:
    """Read a layout, whatever encoding its first line names: it is text by now."""
    return etree.fromstring(layout.encode(), etree.XMLParser(encoding="utf-8"))


def _size_of(place: etree._Element) -> Size:
    return int(place.get("width", "0")), int(place.get("height", "0"))


def _turn(root: etree._Element, language: Language) -> None:
    """Put the rectangles that count from the start of the line where the language's lines start."""
    for shape in root.iter(f"{{{SVG}}}rect"):
        if shape.attrib.pop("data-start", None) is not None and language.direction is Direction.RIGHT_TO_LEFT:
            shape.set("x", str(int(root.get("width", "0")) - int(shape.get("x", "0")) - _size_of(shape)[0]))


def _filling(picture: Picture, room: Size) -> Image.Image:
    """Give the picture's pixels, cut to the room around its middle."""
    image = developed(picture, covering(picture, room))
    width, height = room
    scale = max(width / image.width, height / image.height)
    if scale > 1:  # a small photograph; the darkroom never enlarges
        size = math.ceil(image.width * scale), math.ceil(image.height * scale)
        image = image.resize(size, Image.Resampling.LANCZOS)
    left, top = (image.width - width) // 2, (image.height - height) // 2
    return image.crop((left, top, left + width, top + height))


class Setter:
    """Sets the layout's words.

    Args:
        words: by name.
        language: decides the direction.
        faces: of the theme.
        page: the layout's width in pixels.
    """

    def __init__(self, words: Mapping[str, str], language: Language, faces: tuple[Face, ...], page: int) -> None:
        self._page = page
        self._words = words
        self._language = language
        self._faces = faces
        self._letterings: dict[str, Lettering] = {}

    def set(self, root: etree._Element) -> None:
        """Turn every text into outlines, and take out what has no words."""
        for shape in list(root.iter(f"{{{SVG}}}*")):
            wanted = shape.attrib.pop("data-with", None) or shape.get("data-words")
            parent = shape.getparent()
            if wanted is None or parent is None:
                continue
            if wanted not in self._words:
                parent.remove(shape)
            elif shape.get("data-words"):
                parent.replace(shape, self._outlined(shape))

    def _outlined(self, text: etree._Element) -> etree._Element:
        lettering = self._lettering(text.get("font-family", ""))
        weight = int(text.get("font-weight", "400"))
        size, lines = self._fitted(text, lettering, weight)
        leading = size * float(text.get("line-height", "1.2"))
        first = float(text.get("y", "0")) + size * float(text.get("data-hang", "0"))
        if text.get("data-rise") is not None:
            first -= leading * (len(lines) - 1)
        shapes = [
            lettering.outline(line, size, self._left(text, line.width), first + leading * number)
            for number, line in enumerate(lettering.shape(words, size, weight) for words in lines)
        ]
        return etree.Element(f"{{{SVG}}}path", d=" ".join(shapes), fill=text.get("fill", "#000000"))

    def _fitted(self, text: etree._Element, lettering: Lettering, weight: int) -> tuple[float, list[str]]:
        """Find the largest size at which the words fit, and their lines, as even as can be."""
        words = self._words[text.get("data-words", "")].split()
        size, smallest = float(text.get("font-size", "40")), float(text.get("smallest", "16"))
        room, most = float(text.get("width", str(self._page))), int(text.get("lines", "1"))
        depth = float(text.get("data-depth", "inf"))
        hang, leading = float(text.get("data-hang", "0")), float(text.get("line-height", "1.2"))
        while True:
            measure = partial(lettering.width, size=size, weight=weight)
            lines = _wrapped(words, room, measure)
            last = size * (hang + leading * (len(lines) - 1))
            if size <= smallest or (len(lines) <= most and max(map(measure, lines)) <= room and last <= depth):
                return size, _even(words, room, len(lines), measure)
            size *= SHRINK

    def _left(self, text: etree._Element, width: float) -> float:
        x = float(text.get("x", "0"))
        anchor = text.get("text-anchor", "start")
        from_start = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        if self._language.direction is Direction.LEFT_TO_RIGHT:
            return from_start
        return self._page - from_start - width

    def _lettering(self, family: str) -> Lettering:
        from magazine.darkroom.lettering import Lettering  # noqa: PLC0415 - HarfBuzz, in workers only

        if family not in self._letterings:
            faces = sorted(self._faces, key=lambda face: face.family != family)
            own = [face for face in faces if face.family == family] or faces
            self._letterings[family] = Lettering(own, self._language)
        return self._letterings[family]


def _wrapped(words: list[str], room: float, measure: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and measure(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _even(words: list[str], room: float, count: int, measure: Callable[[str], float]) -> list[str]:
    """Break into as many lines in the narrowest room that takes them."""
    narrow, wide = max(map(measure, words), default=0.0), room
    for _ in range(8):
        middle = (narrow + wide) / 2
        if len(_wrapped(words, middle, measure)) <= count:
            wide = middle
        else:
            narrow = middle
    return _wrapped(words, wide, measure)
