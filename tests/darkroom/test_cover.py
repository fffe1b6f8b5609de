"""The cover as one picture."""

from __future__ import annotations

import io
import pickle
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.darkroom.specimens import picture, quarters, saved
from tests.darkroom.theme_of_the_house import theme

from magazine.constants import COVER_PX
from magazine.darkroom.cover import CoverWords, cover_job
from magazine.darkroom.repertoire import repertoire
from magazine.issue.finding import Stop
from magazine.issue.language import Language

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.job import Job

WORDS = CoverWords(
    nameplate="مجلة الشرطة",
    issue="العدد 1",
    date="يناير 2019",
    theme="من الورق",
    lines=(("ملف", "سنة"), ("حدث", "باب")),
)


def drawn(job: Job) -> Image.Image:
    data = job.work(*pickle.loads(pickle.dumps(job.arguments)))
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def inked(image: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Say whether light letters stand in a part of a dark cover."""
    return image.convert("L").crop(box).getextrema()[1] > 150  # type: ignore[operator] # one band: a pair of numbers


def test_the_cover_has_the_proportions_that_shops_ask_for_and_no_metadata(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(quarters((400, 300)), "PNG"), kind="PNG", size=(400, 300))
    cover = drawn(cover_job(original, WORDS, Language.ARABIC, theme()))
    assert (cover.format, cover.size) == ("JPEG", COVER_PX)
    assert set(cover.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_the_first_cover_line_stands_at_the_start_of_the_line() -> None:
    words = replace(WORDS, theme="", lines=(("", "سنة"),))
    right, left = (1200, 1990, 1560, 2120), (40, 1990, 400, 2120)
    arabic = drawn(cover_job(None, words, Language.ARABIC, theme()))
    assert (inked(arabic, right), inked(arabic, left)) == (True, False)
    french = drawn(cover_job(None, replace(words, lines=(("", "Un an"),)), Language.FRENCH, theme()))
    assert (inked(french, right), inked(french, left)) == (False, True)


def test_without_words_and_picture_there_is_the_nameplate_alone() -> None:
    bare = drawn(cover_job(None, replace(WORDS, theme="", lines=()), Language.ARABIC, theme()))
    assert inked(bare, (200, 80, 1400, 280))
    assert not inked(bare, (0, 500, 1600, 2263))


def test_words_that_are_too_long_are_set_smaller_and_stay_on_the_page() -> None:
    long = replace(
        WORDS,
        theme="",
        lines=(("كلمة", "عنوان طويل جدا يحتاج إلى سطور كثيرة حتى يقرأه القارئ"),),
        nameplate="مجلة " * 12,
    )
    cover = drawn(cover_job(None, long, Language.ARABIC, theme()))
    assert not inked(cover, (0, 0, 60, 2263))
    assert not inked(cover, (1540, 0, 1600, 2263))


def test_the_key_knows_the_words_and_nothing_of_the_machine() -> None:
    key = cover_job(None, WORDS, Language.ARABIC, theme()).key
    assert cover_job(None, WORDS, Language.ARABIC, theme()).key == key
    assert cover_job(None, replace(WORDS, theme="x"), Language.ARABIC, theme()).key != key
    assert cover_job(None, WORDS, Language.FRENCH, theme()).key != key


def test_the_same_cover_is_the_same_bytes() -> None:
    job = cover_job(None, WORDS, Language.ARABIC, theme())
    assert job.work(*job.arguments) == job.work(*job.arguments)


def test_a_theme_without_layout_or_with_an_unknown_token_stops(tmp_path: Path) -> None:
    bare = replace(theme(), folder=tmp_path)
    with pytest.raises(Stop, match="lacks this layout"):
        cover_job(None, WORDS, Language.ARABIC, bare)
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared/cover.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" fill="var(--nave)"/>')
    with pytest.raises(Stop, match="--nave"):
        cover_job(None, WORDS, Language.ARABIC, bare)


def test_a_face_knows_its_letters() -> None:
    naskh = next(face for face in theme().faces if face.family == "Police Naskh")
    assert {ord("ش"), ord("ر")} <= repertoire(naskh)
