"""Prints of originals are of what the darkroom makes of them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PIL import Image
from tests.darkroom.specimens import LOSSLESS, picture

from magazine.darkroom.develop import develop
from magazine.issue.picture import Area
from magazine.release.audit.printing import pixels_of, small
from magazine.works import prints
from magazine.works.crew import SoloCrew
from magazine.works.prints import prints_of
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

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
    monkeypatch.setattr(prints, "painted_over", lambda _: ())
    assert off(redacted, tmp_path / "store") > 60
