"""What a build may replace: what a build has made, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.works.ground import UNFINISHED_MARK, is_yard, refuse_strange, strange_in, wrong_ground

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("MAGAZINE_CACHE", raising=False)
    folder = tmp_path / "magazine"
    (folder / "issues").mkdir(parents=True)
    return folder


def write(file: Path, text: str = '{"files": {}}') -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_a_build_nothing_and_an_empty_folder_are_not_strange(tmp_path: Path) -> None:
    assert strange_in(tmp_path / "nothing") == ""
    assert strange_in(tmp_path) == ""
    write(tmp_path / "build/reports/2019-01/build.json")
    write(tmp_path / "build/site/index.html")
    assert strange_in(tmp_path / "build") == ""
    (tmp_path / "link").symlink_to("build")
    assert strange_in(tmp_path / "link") == ""
    assert not list(refuse_strange(tmp_path / "build"))


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"files": 3}', "\udcff"])
def test_a_file_that_only_bears_a_records_name_makes_no_build(tmp_path: Path, record: str) -> None:
    file = tmp_path / "build/reports/2019-01/build.json"
    file.parent.mkdir(parents=True)
    file.write_text(record, encoding="utf-8", errors="surrogateescape")
    assert "no record" in strange_in(tmp_path / "build")


@pytest.mark.parametrize("name", ["archive/scans-1978.txt", "press/2019-01/clippings.txt", "site/index.html"])
def test_another_house_may_call_its_folders_as_a_build_does(tmp_path: Path, name: str) -> None:
    write(tmp_path / "docs" / name)
    (finding,) = refuse_strange(tmp_path / "docs")
    assert finding.rule == "place-taken"
    assert name.partition("/")[0] in finding.what


def test_one_foreign_name_in_a_build_is_enough(tmp_path: Path) -> None:
    write(tmp_path / "build/reports/site.json")
    write(tmp_path / "build/precious.txt")
    assert "precious.txt" in strange_in(tmp_path / "build")
    assert strange_in(tmp_path / "build/precious.txt") == "is a file"


def test_a_yard_is_marked_or_empty(tmp_path: Path) -> None:
    yard = tmp_path / "build.next"
    assert not is_yard(yard)
    yard.mkdir()
    assert is_yard(yard)
    write(yard / "new/index.html")
    assert not is_yard(yard)
    write(yard / UNFINISHED_MARK, "")
    assert is_yard(yard)
    (tmp_path / "link").symlink_to(yard)
    assert not is_yard(tmp_path / "link")
    assert not is_yard(write(tmp_path / "file"))


@pytest.mark.parametrize("place", ["build", "../site", "issues.old/out", "issues2"])
def test_a_place_of_its_own_serves(project: Path, place: str) -> None:
    assert wrong_ground(project, project / place) == ""


@pytest.mark.parametrize(
    ("place", "word"),
    [
        (".", "magazine itself"),
        ("..", "magazine itself"),
        ("issues", "issues/"),
        ("issues/2019-01/out", "issues/"),
        ("themes/police/out", "themes/"),
        (".git/out", ".git/"),
        (".magazine", "cache"),
        (".magazine/store/out", "cache"),
        ("../other/site/fr", "another build"),
        ("../grows.next/new", "another build"),
    ],
)
def test_what_the_magazine_needs_itself_is_no_place_for_a_build(project: Path, place: str, word: str) -> None:
    write(project / "../other/reports/2019-01/build.json")
    write(project / "../grows.next" / UNFINISHED_MARK, "")
    assert word in wrong_ground(project, project / place)


def test_a_link_into_the_manuscripts_is_one(project: Path) -> None:
    (project / "build").symlink_to("issues")
    assert "issues/" in wrong_ground(project, project / "build")


def test_a_cache_within_the_folder_would_go_with_it(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAGAZINE_CACHE", str(project / "build/cache"))
    assert "cache" in wrong_ground(project, project / "build")
