"""The picture that stands for an article or an issue where it is shared: headline, rubric and picture on one card.

``shared/card.svg`` of the theme is the layout (see ``layout.py``), with the words ``nameplate``, ``kicker``, ``headline`` and ``foot``. The
tokens ``--rubric``, ``--rubric-light`` and so on are those of the rubric's colour. The picture is developed like every other: cropped,
redacted, nothing but pixels.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final

from magazine.constants import (
    CARD_JPEG_QUALITIES,
    CARD_MAX_BYTES,
    CARD_PX,
    CARD_VERSION,
    DECODING_PROCESSOR_SECONDS,
)
from magazine.darkroom.develop import develop_job
from magazine.darkroom.encode import encode
from magazine.darkroom.layout import covering, drawn, faces_of, read_layout, room_of
from magazine.darkroom.recipe import Format, Grain, Recipe
from magazine.issue.job import Job, content_key, version_of

if TYPE_CHECKING:
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture
    from magazine.issue.theme import Face, Theme

TEMPLATE: Final = "shared/card.svg"
SHADES: Final = ("", "-text", "-light", "-tint")
"""The shades that the palette has of every rubric's colour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWords:
    """What stands on a card.

    Attributes:
        nameplate: the magazine's title.
        kicker: the rubric, or what stands for it.
        headline: whole; it is set smaller until it fits.
        foot: number and date of the issue.
    """

    nameplate: str
    kicker: str
    headline: str
    foot: str

    @property
    def by_name(self) -> dict[str, str]:
        """The words by the names that the layout uses."""
        return {name: words for name, words in asdict(self).items() if words}


def card_job(picture: Picture | None, words: CardWords, colour: str, language: Language, theme: Theme) -> Job:
    """Order a card as a JPEG of ``CARD_PX``, at most ``CARD_MAX_BYTES`` large where any quality allows.

    Args:
        picture: lies beside the words; without one the layout's own pattern does.
        words: what it says.
        colour: of the rubric, by its name in the theme's palette.
        language: of the words.
        theme: the house style.

    Raises:
        Stop: where the theme has no layout, or one that names a token which is not there.
    """
    shades = {f"rubric{shade}": theme.tokens.get(f"{colour}{shade}", theme.tokens["night"]) for shade in SHADES}
    layout = read_layout(theme, TEMPLATE, shades)
    faces = faces_of(theme)
    key = content_key(
        "card", CARD_VERSION, layout, words.by_name, language.tag, CARD_PX, CARD_JPEG_QUALITIES, CARD_MAX_BYTES,
        [[face.digest, face.family, face.weight] for face in faces],
        develop_job(picture, covering(picture, room_of(layout))).key if picture else None,
        [f"{name} {version_of(name)}" for name in ("uharfbuzz", "fonttools", "python-bidi", "vl-convert-python", "pillow")],
    )  # fmt: skip
    arguments = (picture, words, language, faces, layout)
    return Job(
        kind="card", name=f"card {words.headline}", key=key, work=draw_card, arguments=arguments, original=picture.id if picture else "",
        processor_seconds=DECODING_PROCESSOR_SECONDS,
    )  # fmt: skip


def draw_card(
    picture: Picture | None, words: CardWords, language: Language, faces: tuple[Face, ...], layout: str
) -> bytes:
    """Draw a card; a picture with much detail is written at a lower quality."""
    card = drawn(layout, picture, words.by_name, language, faces)
    data = b""
    for quality in CARD_JPEG_QUALITIES:
        recipe = Recipe(edition="card", format=Format.JPEG, width=CARD_PX[0], quality=quality, grain=Grain.FLAT)
        data = encode(card, recipe)
        if len(data) <= CARD_MAX_BYTES:
            break
    return data
