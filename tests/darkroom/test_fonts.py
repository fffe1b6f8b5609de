"""Fonts cut down: the letters stay, and everything that makes them join."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from tests.darkroom.theme_of_the_house import faces

from magazine.darkroom.fonts import ALWAYS, subset_job
from magazine.issue.finding import Stop

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.theme import Face

TEXT = "مجلة الشرطة لا في 260.000"
FACES = [*faces("Police Sans", "Police Naskh", "Police Display")]


def cut(face: Face, text: str, flavour: str = "ttf") -> bytes:
    job = subset_job(face, text, "woff2" if flavour == "woff2" else "ttf")
    return job.work(*job.arguments)


def shaped(data: bytes, text: str) -> list[tuple[str, int, int]]:
    font = hb.Font(hb.Face(hb.Blob(data)))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    places = zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    return [(font.glyph_to_string(info.codepoint), place.x_advance, place.x_offset) for info, place in places]


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.file.stem)
def test_a_text_is_shaped_as_by_the_whole_font(face: Face) -> None:
    assert shaped(cut(face, TEXT), TEXT) == shaped(face.file.read_bytes(), TEXT)


@pytest.mark.parametrize("flavour", ["ttf", "woff2"])
def test_only_the_letters_of_the_text_are_left_with_digits_and_space(flavour: str) -> None:
    face = faces("Police Sans")[0]
    data = cut(face, "شرطة", flavour)
    known = set(TTFont(io.BytesIO(data)).getBestCmap())
    assert set(map(ord, "شرطة 0123456789")) <= known
    assert known <= set(map(ord, "شرطة")) | ALWAYS
    assert len(data) < len(face.file.read_bytes()) / 3
    assert (data[:4] == b"wOF2") is (flavour == "woff2")


def test_letters_may_be_given_as_code_points_in_any_order() -> None:
    face = faces("Police Sans")[0]
    assert subset_job(face, "cab", "ttf").key == subset_job(face, [ord(letter) for letter in "abcb"], "ttf").key


def test_the_key_follows_face_letters_and_flavour() -> None:
    one, other = faces("Police Sans")[:2]
    keys = {
        subset_job(one, "ab", "ttf").key, subset_job(other, "ab", "ttf").key, subset_job(one, "abc", "ttf").key,
        subset_job(one, "ab", "woff2").key,
    }  # fmt: skip
    assert len(keys) == 4


PRINT = """
import hashlib
from tests.darkroom.test_fonts import FACES, TEXT, cut
for flavour in ("ttf", "woff2"):
    print(hashlib.sha256(cut(FACES[0], TEXT, flavour)).hexdigest())
"""


def test_another_process_and_hash_seed_give_the_same_bytes() -> None:
    answers = set()
    for seed, zone in (("0", "Africa/Casablanca"), ("4711", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone}
        answers.add(subprocess.check_output([sys.executable, "-c", PRINT], env=environment, text=True))
    assert len(answers) == 1


def test_a_font_that_was_changed_is_refused(tmp_path: Path) -> None:
    face = faces("Police Sans")[0]
    changed = tmp_path / "Changed.ttf"
    changed.write_bytes(b"\0\1\0\0")
    with pytest.raises(Stop, match="changed-font"):
        cut(replace(face, file=changed), "ab")
