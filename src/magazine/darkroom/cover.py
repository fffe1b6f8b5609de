"""The cover as one picture, for shops, shelves and share cards: the cover picture under nameplate and cover lines.

``shared/cover.svg`` of the theme is the layout: an SVG of shapes, with

- ``<rect data-picture="" …>`` where the picture lies, filling it whole (without a picture the rectangle itself is painted);
- ``<text data-words="nameplate" …>`` for words: ``nameplate``, ``issue``, ``date``, ``theme``, and ``kicker-1``, ``headline-1`` and so on
  for the cover lines. ``x`` counts from the start of the line, so that one layout serves both directions; ``width``, ``lines``,
  ``font-size`` and ``smallest`` say how the words are fitted; ``y`` is the baseline of the first line, or of the last with ``data-rise``.
- ``data-with="headline-2"`` on any shape: drawn only where there are such words.

Letters are drawn as outlines, so that Arabic joins whatever the system.
"""

from __future__ import annotations

import io
import math
import re
from dataclasses import dataclass
from functools import partial
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

from lxml import etree
from PIL import Image

from magazine.constants import COVER_JPEG_QUALITY, COVER_PX, COVER_VERSION
from magazine.darkroom.develop import develop, develop_job
from magazine.darkroom.encode import encode
from magazine.darkroom.recipe import Format, Grain, Recipe
from magazine.issue.finding import Finding, Location, Stop
from magazine.issue.job import Job, content_key
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from magazine.darkroom.lettering import Lettering
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture
    from magazine.issue.theme import Face, Theme

SVG: Final = "http://www.w3.org/2000/svg"
TEMPLATE: Final = "shared/cover.svg"
SHRINK: Final = 0.96
"""Words that do not fit are set smaller by this, again and again."""

_TOKEN: Final = re.compile(r"var\(--([\w-]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverWords:
    """What stands on the cover.

    Attributes:
        nameplate: the magazine's title.
        issue: ``n° 1``.
        date: in words.
        theme: the issue's own title.
        lines: kicker and headline of the articles named, most important first.
    """

    nameplate: str
    issue: str
    date: str
    theme: str = ""
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def by_name(self) -> dict[str, str]:
        """The words by the names that the layout uses."""
        found = {"nameplate": self.nameplate, "issue": self.issue, "date": self.date, "theme": self.theme}
        for number, (kicker, headline) in enumerate(self.lines, start=1):
            found |= {f"kicker-{number}": kicker, f"headline-{number}": headline}
        return {name: words for name, words in found.items() if words}


def cover_job(picture: Picture | None, words: CoverWords, language: Language, theme: Theme) -> Job:
    """Order the cover as a JPEG of ``COVER_PX``. Its key holds layout, words, faces, picture and the tools' versions.

    Raises:
        Stop: where the theme has no layout, or one that names a token which is not there.
    """
    layout = _layout(theme)
    faces = tuple(face for face in theme.faces if face.style == "normal")
    recipe = _recipe(picture) if picture else None
    key = content_key(
        "cover", COVER_VERSION, layout, words.by_name, language.tag, COVER_PX, COVER_JPEG_QUALITY,
        [[face.digest, face.family, face.weight] for face in faces],
        develop_job(picture, recipe).key if picture and recipe else None,
        [f"{name} {version(name)}" for name in ("uharfbuzz", "fonttools", "python-bidi", "vl-convert-python", "pillow")],
    )  # fmt: skip
    arguments = (picture, words, language, faces, layout)
    return Job(kind="cover", name=f"cover {language.tag}", key=key, work=draw_cover, arguments=arguments)


def draw_cover(
    picture: Picture | None, words: CoverWords, language: Language, faces: tuple[Face, ...], layout: str
) -> bytes:
    """Draw the cover."""
    import vl_convert  # noqa: PLC0415 - slow to load, and needed in workers only

    root = etree.fromstring(layout.encode())
    _Setter(words.by_name, language, faces).set(root)
    cover = Image.new("RGB", COVER_PX)
    for place in root.iter(f"{{{SVG}}}rect"):
        if place.attrib.pop("data-picture", None) is not None and picture is not None:
            cover.paste(_picture(picture), (0, 0))
            place.set("fill", "none")
    drawn = vl_convert.svg_to_png(etree.tostring(root, encoding="unicode"), scale=1, ppi=72)
    with Image.open(io.BytesIO(drawn), formats=("PNG",)) as over:
        cover.paste(over.convert("RGB"), mask=over.getchannel("A"))
    recipe = Recipe(
        edition="cover", format=Format.JPEG, width=COVER_PX[0], quality=COVER_JPEG_QUALITY, grain=Grain.FLAT
    )
    return encode(Image.frombytes("RGB", cover.size, cover.tobytes()), recipe)


def _layout(theme: Theme) -> str:
    where = Location(path=f"themes/{theme.name}/{TEMPLATE}")
    try:
        text = (theme.folder / TEMPLATE).read_text(encoding="utf-8")
    except OSError:
        raise Stop(
            Finding(
                rule="broken-theme", where=where, what="the theme has no layout for the cover", remedy="put it here"
            )
        ) from None

    def value(match: re.Match[str]) -> str:
        if match[1] not in theme.tokens:
            what, remedy = f"there is no token '--{match[1]}'", "define it in the theme's tokens, or use another"
            raise Stop(Finding(rule="broken-theme", where=where, what=what, remedy=remedy))
        return theme.tokens[match[1]]

    return _TOKEN.sub(value, text)


def _recipe(picture: Picture) -> Recipe:
    """Develop the picture so large that it covers the page."""
    width, height = picture.published_size
    scale = max(COVER_PX[0] / width, COVER_PX[1] / height)
    return Recipe(
        edition="cover",
        format=Format.PNG,
        width=math.ceil(width * scale),
        height=math.ceil(height * scale),
        grain=Grain.FLAT,
    )


def _picture(picture: Picture) -> Image.Image:
    """Give the picture's pixels, cut to the page around its middle."""
    with Image.open(io.BytesIO(develop(picture, _recipe(picture))), formats=("PNG",)) as developed:
        image = developed.convert("RGB")
    width, height = COVER_PX
    scale = max(width / image.width, height / image.height)
    if scale > 1:  # a small photograph; the darkroom never enlarges
        size = math.ceil(image.width * scale), math.ceil(image.height * scale)
        image = image.resize(size, Image.Resampling.LANCZOS)
    left, top = (image.width - width) // 2, (image.height - height) // 2
    return image.crop((left, top, left + width, top + height))


class _Setter:
    """Sets the layout's words.

    Args:
        words: by name.
        language: decides the direction.
        faces: of the theme.
    """

    def __init__(self, words: Mapping[str, str], language: Language, faces: tuple[Face, ...]) -> None:
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
        first = float(text.get("y", "0")) - (leading * (len(lines) - 1) if text.get("data-rise") is not None else 0)
        shapes = [
            lettering.outline(line, size, self._left(text, line.width), first + leading * number)
            for number, line in enumerate(lettering.shape(words, size, weight) for words in lines)
        ]
        return etree.Element(f"{{{SVG}}}path", d=" ".join(shapes), fill=text.get("fill", "#000000"))

    def _fitted(self, text: etree._Element, lettering: Lettering, weight: int) -> tuple[float, list[str]]:
        """Find the largest size at which the words fit, and their lines, as even as can be."""
        words = self._words[text.get("data-words", "")].split()
        size, smallest = float(text.get("font-size", "40")), float(text.get("smallest", "16"))
        room, most = float(text.get("width", str(COVER_PX[0]))), int(text.get("lines", "1"))
        while True:
            measure = partial(lettering.width, size=size, weight=weight)
            lines = _wrapped(words, room, measure)
            if size <= smallest or (len(lines) <= most and max(map(measure, lines)) <= room):
                return size, _even(words, room, len(lines), measure)
            size *= SHRINK

    def _left(self, text: etree._Element, width: float) -> float:
        x = float(text.get("x", "0"))
        anchor = text.get("text-anchor", "start")
        from_start = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
        if self._language.direction is Direction.LEFT_TO_RIGHT:
            return from_start
        return COVER_PX[0] - from_start - width

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
