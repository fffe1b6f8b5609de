"""What is made again after a change, and that the same sources give the same bytes anywhere."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.sample.conftest import copy_project, hashes, identities, run_magazine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own_sample(sample: Path, tmp_path: Path) -> Path:
    """Give a copy of the built sample, with all that was kept for the next build."""
    project = tmp_path / "own"
    shutil.copytree(sample, project, symlinks=True, ignore=shutil.ignore_patterns("store"))
    # What the store has is replaced, never written to: names for it are enough.
    shutil.copytree(sample / ".magazine/store", project / ".magazine/store", copy_function=os.link)
    return project


def build(project: Path, *arguments: str, **settings: str) -> dict[str, object]:
    result = run_magazine(project, "build", "2019-01", "--json", *arguments, settings=settings)
    assert result.returncode == 0, result.stdout + result.stderr
    report: dict[str, object] = json.loads(result.stdout)
    return report


def test_nothing_is_made_again_and_no_file_touched_without_a_change(sample: Path) -> None:
    """Opening and saving manuscripts changes their times, and nothing else."""
    again = json.loads((sample / "rebuilt.json").read_text(encoding="utf-8"))
    assert again["report"].get("made") == [], again["report"]
    assert again["report"]["kept"]
    assert len(again["before"][0]) > len(list(sample.glob("issues/2019-01/*/*.md")))
    assert again["after"] == again["before"]


def test_one_edition_made_alone_leaves_all_others_alone(own_sample: Path) -> None:
    """Reports speak of what was built, and change with it."""
    before = identities(own_sample / "build")
    build(own_sample, "--edition", "epub")
    after = identities(own_sample / "build")
    assert {name: file for name, file in after.items() if not name.startswith("reports/")} == {
        name: file for name, file in before.items() if not name.startswith("reports/")
    }
    assert {name for name in before if "preflight" in name} == {name for name in after if "preflight" in name}


@pytest.mark.at_length
def test_a_changed_word_makes_its_own_pages_again_and_no_others(own_sample: Path) -> None:
    manuscript = own_sample / "issues/2019-01/guests/fr.md"
    text = manuscript.read_text(encoding="utf-8")
    manuscript.write_text(text.rstrip() + " Mot.\n", encoding="utf-8")
    before, files = hashes(own_sample / "build"), identities(own_sample / "build")
    report = build(own_sample)
    made = report["made"]
    assert isinstance(made, list)
    assert not [job for job in made if job["kind"] in {"picture", "chart"}]
    layouts = [job["name"] for job in made if job["kind"] == "layout"]
    # The article, and where its links to others moved the furniture, which bears their pages; once for the screen and once for the press.
    assert set(layouts) <= {"issues/2019-01/guests/fr.md", "issues/2019-01/issue.yaml"}
    assert "issues/2019-01/guests/fr.md" in layouts
    assert layouts.count("issues/2019-01/issue.yaml") <= 2
    after = hashes(own_sample / "build")
    changed = {name for name in after if after[name] != before.get(name)}
    assert "site/fr/2019-01/guests/index.html" in changed
    assert not [name for name in changed if name.startswith("site/ar/") and name.endswith((".pdf", ".epub"))]
    assert "site/fr/2019-01/police-magazine-2019-01-fr.epub" in changed
    assert changed == {name for name, file in identities(own_sample / "build").items() if file != files.get(name)}


STRANGE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "LANG": "tr_TR.UTF-8",
    "PYTHONHASHSEED": "4242",
    "COLUMNS": "40",
}
"""What must not be seen in what is made."""


def elsewhere(folder: Path) -> Path:
    """Lay a copy of the sources into a folder whose name has spaces and Arabic; nothing is kept there from earlier builds."""
    project = folder / "dossier ailleurs" / "مجلة"
    project.mkdir(parents=True)
    return copy_project(project)


@pytest.mark.at_length
def test_one_language_made_anywhere_has_the_same_bytes(sample: Path, tmp_path: Path) -> None:
    """Everything of one language, pictures and layouts from nothing; a day's run sees the same of pages, books and layouts of the specimen."""
    project = elsewhere(tmp_path)
    build(project, "--lang", "fr", **STRANGE)
    made, whole = hashes(project / "build"), hashes(sample / "build")
    own = {name for name in whole if name.startswith(("site/fr/2019-01/", "press/2019-01/", "archive/2019-01/"))}
    own = {name for name in own if "-ar-" not in name}
    assert len([name for name in own if name.endswith((".pdf", ".epub", ".html"))]) > len(
        list(sample.glob("issues/2019-01/*/fr.md"))
    )
    assert {name: made.get(name) for name in own} == {name: whole[name] for name in own}


@pytest.mark.at_length
def test_the_same_sources_give_the_same_bytes_anywhere(sample: Path, tmp_path: Path) -> None:
    project = elsewhere(tmp_path)
    build(project, **STRANGE)
    assert hashes(project / "build") == hashes(sample / "build")
