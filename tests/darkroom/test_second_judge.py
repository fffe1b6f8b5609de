"""What is published of an original is what a browser shows of it, or nothing: decoders of others say so, not the darkroom's own."""

from __future__ import annotations

import warnings
from dataclasses import replace
from typing import TYPE_CHECKING

import cv2
import numpy as np
import pytest
from PIL import Image, ImageOps
from tests.darkroom.shown_elsewhere import as_chromium_shows_them, everything, orientations
from tests.darkroom.specimens import LOSSLESS

from magazine.darkroom import colour, upright
from magazine.darkroom.develop import developed
from magazine.issue.finding import Location, Stop
from magazine.issue.picture import Area
from magazine.manuscript import pictures
from magazine.manuscript.card import Card
from magazine.manuscript.files import IssueFile
from magazine.manuscript.notes import Notes
from magazine.manuscript.orientation import Stance
from magazine.manuscript.pictures import read_picture

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FAR = 6
"""Levels by which a pixel may differ: what is half seen through is rounded otherwise. On the machine that this was written on, it is one."""


@pytest.fixture(scope="module")
def shown() -> tuple[dict[str, bytes], dict[str, Image.Image | None]]:
    originals = everything()
    return originals, as_chromium_shows_them(originals)


def taken(folder: Path, name: str, data: bytes) -> Image.Image | None:
    """Give what is published of an original; None where it is refused."""
    file = folder / name
    file.write_bytes(data)
    picture = read_picture(IssueFile(id=name, file=file, where=Location(path=name)), None, Notes())
    if picture is None:
        return None
    try:
        return developed(picture, LOSSLESS)
    except Stop:
        return None


def distance(one: Image.Image, other: Image.Image) -> int:
    """Give the most by which two pictures of the same size differ anywhere, in levels of 255."""
    return int(
        np.abs(np.asarray(one.convert("RGB"), dtype=np.int16) - np.asarray(other.convert("RGB"), dtype=np.int16)).max()
    )


def differing(folder: Path, originals: Mapping[str, bytes], seen: Mapping[str, Image.Image | None]) -> list[str]:
    """Name the originals of which something else is published than a browser shows."""
    found = []
    for name, data in originals.items():
        ours, theirs = taken(folder, name, data), seen[name]
        if ours is None:
            continue
        if theirs is None or theirs.size != ours.size:
            found.append(name)
            continue
        if distance(ours, theirs) > FAR:
            found.append(name)
    return found


Shown = tuple[dict[str, bytes], dict[str, "Image.Image | None"]]


def test_what_is_published_is_what_a_browser_shows_or_nothing(tmp_path: Path, shown: Shown) -> None:
    assert differing(tmp_path, *shown) == []


def test_where_a_card_hides_something_other_programs_show_the_same_side_up(tmp_path: Path) -> None:
    """OpenCV reads notes by code of its own, Pillow another way than we do."""
    for name, data in orientations():
        file = tmp_path / name
        file.write_bytes(data)
        item = IssueFile(id=name, file=file, where=Location(path=name))
        card = Card(where=item.where, redactions=(Area(0.9, 0.9, 1, 1),))
        picture = read_picture(item, card, Notes())
        if picture is None or name.startswith("odd head 1"):  # upright whoever reads it, and Pillow alone stops
            continue
        ours = developed(replace(picture, redactions=()), LOSSLESS)
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR_RGB)
        assert decoded is not None, name
        by_opencv = Image.fromarray(decoded)
        with warnings.catch_warnings(action="ignore"), Image.open(file) as opened:
            by_pillow = ImageOps.exif_transpose(opened)
        assert (name, by_opencv.size, by_pillow.size) == (name, ours.size, ours.size)
        assert (name, distance(ours, by_opencv) <= FAR, distance(ours, by_pillow) <= FAR) == (name, True, True)


def test_honest_originals_are_published(tmp_path: Path, shown: Shown) -> None:
    originals, _ = shown
    refused = [name for name, data in originals.items() if taken(tmp_path, name, data) is None]
    honest = [
        *(f"{name} {way}.jpg" for way in range(1, 9) for name in ("short", "big", "twice", "xmp", "both")),
        *(f"short {way}.png" for way in range(1, 9)), "short 1.webp", "grey corner.jpg", "grey.jpg", "411.jpg", "restarts 3.jpg",
        *(f"type 0 of {depth}, key.png" for depth in (1, 2, 4, 8, 16)), "type 2 of 8, key.png", "type 3 of 4, key.png", "type 2 of 16.png",
        "gamma 45455.png", "chromaticities.png", "srgb.png", "ycc alone.jpg", "cmyk adobe 0.jpg",
        *(name for name in originals if name.startswith(("RGB", "L", "CMYK", "profile", "("))),
    ]  # fmt: skip
    assert set(honest) <= set(originals)
    assert sorted(set(honest) & set(refused)) == []


def test_the_judge_sees_a_picture_on_its_head(tmp_path: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    """As when a note of any type counted."""
    for module in (pictures, upright):
        monkeypatch.setattr(module, "stance_of", lambda *_, **__: Stance(3, certain=True))
    assert "long 3.jpg" in (found := differing(tmp_path, *shown))
    assert "short 3.jpg" not in found


def test_the_judge_sees_what_should_be_transparent(
    tmp_path: Path, shown: Shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colour, "without_key", lambda image, _: image)
    assert {f"type 0 of {depth}, key.png" for depth in (1, 2, 4, 16)} <= set(differing(tmp_path, *shown))
