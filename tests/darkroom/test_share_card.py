"""The card of a shared article."""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.darkroom.specimens import picture, quarters, saved
from tests.darkroom.theme_of_the_house import theme

from magazine.constants import CARD_MAX_BYTES, CARD_PX, REDACTION_RGB
from magazine.darkroom.share_card import CardWords, card_job
from magazine.issue.finding import Stop
from magazine.issue.language import Language
from magazine.issue.picture import Area

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.job import Job

WORDS = CardWords(nameplate="مجلة الشرطة", kicker="ملف العدد", headline="أرقام", foot="العدد 1، يناير 2019")
FRENCH = CardWords(nameplate="Police Magazine", kicker="Dossier", headline="Chiffres", foot="N° 1, janvier 2019")
LONG = {
    Language.ARABIC: "حصيلة سنة كاملة من التواصل المؤسساتي بين المصالح ووسائل الإعلام الوطنية والدولية خلال سنة 2018 بالأرقام",
    Language.FRENCH: "Le bilan d’une année entière de communication institutionnelle entre les services et les médias en 2018",
}
PICTURE_LEFT = (0, 0, 480, 630)
PICTURE_RIGHT = (720, 0, 1200, 630)
FOOT = (0, 535, 1200, 630)


def data_of(job: Job) -> bytes:
    return job.work(*pickle.loads(pickle.dumps(job.arguments)))


def drawn(job: Job) -> Image.Image:
    image = Image.open(io.BytesIO(data_of(job)))
    image.load()
    return image


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    """Say whether a pixel has a colour, give or take what JPEG does to it."""
    assert isinstance(pixel, tuple)
    return all(abs(one - other) <= 12 for one, other in zip(pixel, colour, strict=True))


def test_a_card_has_the_size_that_sharers_ask_for_and_no_metadata() -> None:
    card = drawn(card_job(None, WORDS, "red", Language.ARABIC, theme()))
    assert (card.format, card.size) == ("JPEG", CARD_PX)
    assert set(card.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_a_card_stays_below_the_limit_and_pure_noise_below_twice_that(tmp_path: Path) -> None:
    noise = Image.effect_noise((1300, 1300), 80).convert("RGB")
    original = picture(tmp_path, saved(noise, "PNG"), kind="PNG", size=(1300, 1300))
    assert len(data_of(card_job(original, WORDS, "red", Language.ARABIC, theme()))) <= 2 * CARD_MAX_BYTES
    assert len(data_of(card_job(None, WORDS, "red", Language.ARABIC, theme()))) <= CARD_MAX_BYTES


@pytest.mark.parametrize(
    ("words", "language", "dark", "light"),
    [(WORDS, Language.ARABIC, PICTURE_RIGHT, PICTURE_LEFT), (FRENCH, Language.FRENCH, PICTURE_LEFT, PICTURE_RIGHT)],
)
def test_words_stand_where_lines_start_and_the_picture_where_they_end(
    words: CardWords,
    language: Language,
    dark: tuple[int, int, int, int],
    light: tuple[int, int, int, int],
    tmp_path: Path,
) -> None:
    white = Image.new("RGB", (500, 700), (255, 255, 255))
    original = picture(tmp_path, saved(white, "PNG"), kind="PNG", size=(500, 700))
    card = drawn(card_job(original, words, "red", language, theme())).convert("L")
    grounds = [sum(card.crop(box).resize((1, 1)).tobytes()) for box in (dark, light)]
    assert grounds[0] < 90
    assert grounds[1] > 240


def test_the_rubric_s_colour_makes_the_card() -> None:
    red, teal = (data_of(card_job(None, WORDS, colour, Language.ARABIC, theme())) for colour in ("red", "teal"))
    assert red != teal
    assert (
        card_job(None, WORDS, "red", Language.ARABIC, theme()).key
        != card_job(None, WORDS, "teal", Language.ARABIC, theme()).key
    )


@pytest.mark.parametrize("language", LONG)
def test_a_long_headline_keeps_clear_of_the_foot_and_of_the_picture(language: Language, tmp_path: Path) -> None:
    black = Image.new("RGB", (500, 700), (0, 0, 0))
    original = picture(tmp_path, saved(black, "PNG"), kind="PNG", size=(500, 700))
    words = replace(WORDS if language is Language.ARABIC else FRENCH, headline=LONG[language], foot="")
    card = drawn(card_job(original, words, "navy", language, theme())).convert("L")
    picture_box = PICTURE_LEFT if language is Language.ARABIC else PICTURE_RIGHT
    assert card.crop(FOOT).crop((100, 0, 480, 95)).getextrema()[1] < 100  # type: ignore[operator] # one band: a pair of numbers
    assert card.crop(picture_box).getextrema()[1] < 100  # type: ignore[operator]


def test_crop_and_redactions_hold(tmp_path: Path) -> None:
    """Of four quarters the right ones are cropped away and the lower left one is redacted: two colours are left."""
    original = replace(
        picture(tmp_path, saved(quarters((1000, 1400)), "PNG"), kind="PNG", size=(1000, 1400)),
        crop=Area(0, 0, 0.5, 1),
        redactions=(Area(0, 0.5, 1, 1),),
    )
    card = drawn(card_job(original, FRENCH, "red", Language.FRENCH, theme()))
    upper, lower = card.getpixel((950, 100)), card.getpixel((950, 560))
    assert near(lower, REDACTION_RGB)
    with Image.open(io.BytesIO(saved(quarters((1000, 1400)), "PNG"))) as whole:
        seen, hidden = whole.convert("RGB").getpixel((100, 100)), whole.convert("RGB").getpixel((900, 100))
    assert near(upper, seen)  # type: ignore[arg-type]
    assert not near(upper, hidden)  # type: ignore[arg-type]


def test_a_theme_without_a_layout_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(Stop) as stopped:
        card_job(None, WORDS, "red", Language.ARABIC, replace(theme(), folder=tmp_path))
    (finding,) = stopped.value.findings
    assert (finding.rule, finding.where.path) == ("broken-theme", "themes/police/shared/card.svg")
