"""Same sources, same bytes: two users, two folders, other settings, other numbers of workers."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from tests.works.elsewhere import BETWEEN, HERE, ROOT, THERE, build, lay, locales_into, magazine, standing, unlike
from tests.works.tiny import FIRST, NEW, OLD, SECOND, write_article, write_tiny

if TYPE_CHECKING:
    from collections.abc import Iterator

REPORTS: Final = f"reports/{NEW}"


@pytest.fixture(scope="module")
def ground() -> Iterator[Path]:
    """Give a folder that other users can reach."""
    with tempfile.TemporaryDirectory(prefix="same ") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="module")
def locales(ground: Path) -> Path | None:
    folder = ground / "locales"
    folder.mkdir()
    return locales_into(folder)


@pytest.fixture(scope="module")
def sources(ground: Path) -> Path:
    folder = ground / "sources"
    write_tiny(folder)
    shutil.rmtree(folder / "issues" / OLD)
    return folder


@pytest.fixture(scope="module")
def first(ground: Path, sources: Path, locales: Path | None) -> Path:
    """Build here, one thing after another."""
    place = lay(sources, ground / "a" / "magazine", HERE)
    build(place, HERE, locales=locales)
    return place


def test_two_users_in_two_folders_with_other_settings_get_the_same_bytes(
    ground: Path, sources: Path, first: Path, locales: Path | None
) -> None:
    if os.geteuid() != 0:
        assert "CI" not in os.environ, "only root can become another user, and a CI run must"
        pytest.skip("only root can become another user")
    far = lay(sources, ground / "très loin" / "المجلة" / "b", THERE)
    there = build(far, THERE, locales=locales)
    assert far.joinpath("build/site/index.html").stat().st_uid != first.joinpath("build/site/index.html").stat().st_uid
    assert unlike(standing(first / "build"), there) == []
    assert len(there) > 100


def test_the_record_names_sources_settings_and_tools_and_nothing_of_this_machine(first: Path) -> None:
    text = (first / "build" / REPORTS / "build.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert f"issues/{NEW}/patrol/fr.md" in record["inputs"]
    assert "issues/magazine.yaml" in record["inputs"]
    assert any(place.startswith("themes/police/fonts/") for place in record["inputs"])
    assert record["settings"] == {
        "as_of": None,
        "source_date_epoch": None,
        "editions": ["archive", "epub", "press", "screen", "web"],
        "languages": ["fr"],
        "imposed": False,
    }
    assert {"weasyprint", "pillow", "pydyf", "brotli"} <= record["tools"]["packages"].keys()
    assert record["tools"]["system"]["pango"].count(".") == 2
    assert not [word for word in (str(first), "/tmp", os.uname().nodename) if word in text]


def test_verify_rebuild_says_same_then_names_what_has_changed(first: Path) -> None:
    again = magazine(first, HERE, "verify", "--rebuild", "--with-store", "--json")
    assert again.returncode == 0, again.stdout + again.stderr
    assert json.loads(again.stdout)["why"] == "same"
    assert not (first / ".magazine/rebuilt").exists()
    page = next(first.glob("build/site/fr/2019-01/patrol/index.html"))
    page.write_text(page.read_text(encoding="utf-8").replace("<body", "<body data-x"), encoding="utf-8")
    tampered = json.loads(magazine(first, HERE, "verify", "--rebuild", "--with-store", "--json").stdout)
    assert tampered["why"] == "fault"
    assert [each["file"] for each in tampered["differences"]] == ["site/fr/2019-01/patrol/index.html"]
    write_article(first, SECOND)
    changed = magazine(first, HERE, "verify", "--rebuild", "--with-store")
    write_article(first, FIRST)
    assert changed.returncode == 1
    assert f"issues/{NEW}/patrol/fr.md: changed" in changed.stdout
    assert "diffoscope " in changed.stdout


@pytest.mark.soak
@pytest.mark.parametrize("setting", [THERE, BETWEEN], ids=["other user, 4 workers", "2 workers"])
def test_the_sample_issue_from_nothing(ground: Path, setting: object, locales: Path | None) -> None:
    here = ground / "sample"
    if not here.exists():
        build(lay(ROOT, here, HERE), HERE, locales=locales)
    assert setting in (THERE, BETWEEN)
    wanted = THERE if setting is THERE else BETWEEN
    there = build(lay(ROOT, ground / f"sample {wanted.jobs}" / "folder", wanted), wanted, locales=locales)
    assert unlike(standing(here / "build"), there) == []
