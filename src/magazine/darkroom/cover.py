"""The cover as one picture, for shops and shelves: the cover picture under nameplate and cover lines.

``shared/cover.svg`` of the theme is the layout (see ``layout.py``), with the words ``nameplate``, ``issue``, ``date``, ``theme``, and
``kicker-1``, ``headline-1`` and so on for the cover lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from PIL import Image

from magazine.constants import COVER_JPEG_QUALITY, COVER_PX, COVER_VERSION, DECODING_PROCESSOR_SECONDS
from magazine.darkroom.develop import develop_job
from magazine.darkroom.encode import encode
from magazine.darkroom.layout import covering, drawn, faces_of, read_layout
from magazine.darkroom.recipe import Format, Grain, Recipe
from magazine.issue.job import Job, content_key, version_of

if TYPE_CHECKING:
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture
    from magazine.issue.theme import Face, Theme

TEMPLATE: Final = "shared/cover.svg"


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
    layout = read_layout(theme, TEMPLATE, {})
    faces = faces_of(theme)
    recipe = covering(picture, COVER_PX) if picture else None
    key = content_key(
        "cover", COVER_VERSION, layout, words.by_name, language.tag, COVER_PX, COVER_JPEG_QUALITY,
        [[face.digest, face.family, face.weight] for face in faces],
        develop_job(picture, recipe).key if picture and recipe else None,
        [f"{name} {version_of(name)}" for name in ("uharfbuzz", "fonttools", "python-bidi", "vl-convert-python", "pillow")],
    )  # fmt: skip
    arguments = (picture, words, language, faces, layout)
    return Job(
        kind="cover", name=f"cover {language.tag}", key=key, work=draw_cover, arguments=arguments, original=picture.id if picture else "",
        processor_seconds=DECODING_PROCESSOR_SECONDS,
    )  # fmt: skip


def shown_cover_job(picture: Picture | None, words: CoverWords, language: Language, theme: Theme, width: int) -> Job:
    """Order the cover at a smaller width in pixels, for catalogues and shelves on screens."""
    whole = cover_job(picture, words, language, theme)
    key = content_key("cover shown", whole.key, width)
    arguments = (whole.arguments, width)
    return replace(whole, name=f"{whole.name} {width} px", key=key, work=draw_shown_cover, arguments=arguments)


def shown_height(width: int) -> int:
    """Give the height of a cover at a width, in pixels."""
    return round(COVER_PX[1] * width / COVER_PX[0])


def draw_cover(
    picture: Picture | None, words: CoverWords, language: Language, faces: tuple[Face, ...], layout: str
) -> bytes:
    """Draw the cover."""
    return _jpeg(drawn(layout, picture, words.by_name, language, faces))


def draw_shown_cover(whole: tuple[Any, ...], width: int) -> bytes:
    """Draw the cover, and scale it down; ``whole`` is what ``draw_cover`` takes."""
    picture, words, language, faces, layout = whole
    cover = drawn(layout, picture, words.by_name, language, faces)
    return _jpeg(cover.resize((width, shown_height(width)), Image.Resampling.LANCZOS))


def _jpeg(cover: Image.Image) -> bytes:
    recipe = Recipe(
        edition="cover", format=Format.JPEG, width=COVER_PX[0], quality=COVER_JPEG_QUALITY, grain=Grain.FLAT
    )
    return encode(cover, recipe)
