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
from magazine.issue.picture import Area
from magazine.release.audit.likeness import likeness_traces
from magazine.release.audit.printing import pixels_of, small
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


ICON = Path(__file__).parents[2] / "themes/police/web/static/icon.svg"


def seen_in(icon: Path, drawing: Picture, folder: Path, icons: dict[str, str]) -> list[str]:
    crew = SoloCrew(Store(folder))
    prints, _, _ = prints_of([(drawing, False)], crew)
    secrets = Secrets(prints=(*prints, *icon_prints(icons, crew)))
    with Image.open(io.BytesIO(draw_icon(icon.read_text(encoding="utf-8"), 512))) as shown:
        return [trace.quote for trace in likeness_traces(shown.convert("RGBA").convert("RGB"), secrets)]


def test_a_theme_s_icon_shows_no_picture_of_the_same_star(tmp_path: Path) -> None:
    text = ICON.read_text(encoding="utf-8")
    drawing = picture(tmp_path, ICON.read_bytes(), name="star.svg", kind="SVG", size=(512, 512))
    assert seen_in(ICON, drawing, tmp_path / "store", {"themes/police/web/static/icon.svg": text}) == []
    assert seen_in(ICON, drawing, tmp_path / "store", {}) != []


def test_an_icon_that_is_no_drawing_has_no_print(tmp_path: Path) -> None:
    assert icon_prints({"themes/police/web/static/icon.svg": "<svg"}, SoloCrew(Store(tmp_path))) == ()
