"""Prints of originals are of what the darkroom makes of them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from tests.darkroom.specimens import LOSSLESS, picture

from magazine.darkroom.app_icon import draw_icon
from magazine.darkroom.develop import develop
from magazine.darkroom.drawing import draw
from magazine.issue.picture import Area
from magazine.release.audit.exhibits import Shot
from magazine.release.audit.likeness import likeness_traces
from magazine.release.audit.printing import pixels_of, small
from magazine.release.audit.readers.shots import shots
from magazine.release.audit.secrets import Secrets
from magazine.works import prints
from magazine.works.crew import SoloCrew
from magazine.works.prints import icon_prints, prints_of
from magazine.works.store import Store

if TYPE_CHECKING:
    from magazine.issue.picture import Picture


@pytest.fixture
def redacted(tmp_path: Path) -> Picture:
    kept = io.BytesIO()
    Image.effect_noise((480, 360), 60).convert("RGB").save(kept, "JPEG", quality=90)
    area = Area(0.4, 0.4, 0.6, 0.6)
    return picture(tmp_path, kept.getvalue(), size=(480, 360), redactions=(area,))


def off(picture: Picture, folder: Path) -> int:
    """Give how many grey steps lie at most between what is published and what its print says that is."""
    ((print_,), _, _) = prints_of([(picture, True)], SoloCrew(Store(folder)))
    assert print_.shown is not None
    own = pixels_of(print_.shown.grey).astype(int)
    with Image.open(io.BytesIO(develop(picture, LOSSLESS))) as published:
        return int(np.abs(np.asarray(small(published)).astype(int) - own).max())


def test_what_is_painted_over_around_a_redaction_is_in_the_print(redacted: Picture, tmp_path: Path) -> None:
    assert off(redacted, tmp_path / "store") <= 8


def test_a_print_without_it_shows_what_is_not_published(
    redacted: Picture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prints, "painted_over", lambda *_: ())
    assert off(redacted, tmp_path / "store") > 60


ROOT = Path(__file__).parents[2]
ICON = ROOT / "themes/police/web/static/icon.svg"
STAR = ROOT / "src/magazine/cli/skeleton/issues/first-issue/welcome/star.svg"
PLACE = "themes/police/web/static/icon.svg"


def seen_in(file: bytes, drawing: Picture, folder: Path, icons: dict[str, str]) -> list[str]:
    """Give what the audit sees of an unpublished drawing in a PNG."""
    crew = SoloCrew(Store(folder))
    prints, _, _ = prints_of([(drawing, False)], crew)
    secrets = Secrets(prints=(*prints, *icon_prints(icons, crew)))
    (shown,) = [one.image for one in shots(file, "icon.png", ("PNG",)) if isinstance(one, Shot)]
    return [trace.quote for trace in likeness_traces(shown, secrets)]


@pytest.mark.parametrize("side", [192, 512])
@pytest.mark.parametrize(("original", "size"), [(ICON, (512, 512)), (STAR, (1600, 2000))], ids=["icon", "star"])
def test_a_theme_s_icon_shows_no_picture_of_the_same_star(
    original: Path, size: tuple[int, int], side: int, tmp_path: Path
) -> None:
    text = ICON.read_text(encoding="utf-8")
    drawing = picture(tmp_path, original.read_bytes(), name="star.svg", kind="SVG", size=size)
    file = draw_icon(text, side)
    assert seen_in(file, drawing, tmp_path / "store", {PLACE: text}) == []
    assert seen_in(file, drawing, tmp_path / "store", {}) != []


@pytest.mark.parametrize("side", [192, 512])
def test_an_icon_made_of_an_unpublished_drawing_is_found_all_the_same(side: int, tmp_path: Path) -> None:
    drawing = picture(tmp_path, STAR.read_bytes(), name="star.svg", kind="SVG", size=(1600, 2000))
    shown = draw(drawing, (side, side * 5 // 4)).crop((0, side // 8, side, side // 8 + side))
    kept = io.BytesIO()
    shown.save(kept, "PNG")
    text = ICON.read_text(encoding="utf-8")
    assert seen_in(kept.getvalue(), drawing, tmp_path / "store", {PLACE: text}) != []


def test_an_icon_that_is_no_drawing_has_no_print(tmp_path: Path) -> None:
    assert icon_prints({PLACE: "<svg"}, SoloCrew(Store(tmp_path))) == ()
