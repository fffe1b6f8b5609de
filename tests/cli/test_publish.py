"""``magazine publish``: what is typed, what is said, and how it ends."""

from __future__ import annotations

import errno
import json
import os
import shutil
from typing import TYPE_CHECKING

import pytest

from magazine.release.outlets.folder import FolderOutlet
from magazine.release.outlets.inventory import take_inventory
from magazine.works import publishing, rolling_back

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.release.outlets.inventory import Inventory
    from tests.cli.conftest import Type


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a magazine whose build is taken for fit; whether it is has tests of its own (``works/test_fit_to_publish.py``)."""
    project = tmp_path / "house"
    (project / "issues").mkdir(parents=True)
    (project / "issues/magazine.yaml").write_text("title: {fr: La Ronde}\n", encoding="utf-8")
    write(project, "one")
    (project / "build/press").mkdir()
    (project / "build/press/plates.pdf").write_bytes(b"not for readers")

    def fit(_: object, out: Path, *__: object, **___: object) -> Inventory:
        return take_inventory(out / "site")

    monkeypatch.setattr(publishing, "look_over_build", fit)
    monkeypatch.setattr(rolling_back, "audit_build", lambda *_, **__: ())
    monkeypatch.delenv("MAGAZINE_TARGET", raising=False)
    (tmp_path / "www").mkdir()
    return project


def write(project: Path, words: str) -> None:
    (project / "build/site/fr").mkdir(parents=True, exist_ok=True)
    (project / "build/site/index.html").write_text("home", encoding="utf-8")
    (project / "build/site/fr/index.html").write_text(words, encoding="utf-8")


def test_a_site_goes_live_is_listed_and_comes_back(house: Path, tmp_path: Path, type_command: Type) -> None:
    target = tmp_path / "www/site"
    assert "Nothing has been published" in type_command("-C", house, "publish", target, "--list").output
    dry = type_command("-C", house, "publish", target, "--dry-run")
    assert (dry.exit_code, "Pages: 2 new, 0 changed, 0 gone." in dry.output) == (0, True)
    assert list((tmp_path / "www").iterdir()) == []
    first = json.loads(type_command("-C", house, "publish", target, "--json").stdout)
    assert (first["published"], first["switched"], first["before"], first["findings"]) == (True, True, None, [])
    assert sorted(item.name for item in target.iterdir()) == ["fr", "index.html"], "only the site leaves"
    again = type_command("-C", house, "publish", target)
    assert (again.exit_code, "nothing was to do" in again.output) == (0, True)
    (target / "index.html").chmod(0o600)
    assert "it was not as it should be, and is again" in type_command("-C", house, "publish", target).output
    write(house, "two")
    would = json.loads(type_command("-C", house, "publish", target, "--dry-run", "--json").stdout)
    assert would["change"]["pages"] == {"new": 0, "changed": 1, "gone": 0}
    assert would["change"]["changed_files"] == ["fr/index.html"]
    assert (target / "fr/index.html").read_text(encoding="utf-8") == "one"
    second = json.loads(type_command("-C", house, "publish", target, "--json").stdout)
    listed = json.loads(type_command("-C", house, "publish", target, "--list", "--json").stdout)
    assert (listed["live"], listed["releases"]) == (second["release"], [first["release"], second["release"]])
    assert type_command("-C", house, "publish", target, "--roll-back").exit_code == 0
    assert (target / "fr/index.html").read_text(encoding="utf-8") == "one"
    assert type_command("-C", house, "publish", target, "--roll-back", second["release"][:8]).exit_code == 0
    assert (target / "fr/index.html").read_text(encoding="utf-8") == "two"
    (target / "index.html").write_text("spoiled", encoding="utf-8")
    assert "live already, and not as it should be" in type_command("-C", house, "publish", target).output
    lost = type_command("-C", house, "publish", target, "--roll-back", "fff0")
    assert (lost.exit_code, "no-release" in lost.output) == (1, True)


@pytest.mark.parametrize("words", [(), ("--roll-back",)], ids=["publish", "roll back"])
def test_what_cannot_be_taken_away_ends_with_3_and_is_live(
    house: Path, tmp_path: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), "old")

    target = tmp_path / "www/site"
    for text in ("one", "two"):
        write(house, text)
        assert type_command("-C", house, "publish", target).exit_code == 0
    write(house, "three")
    monkeypatch.setattr(FolderOutlet, "drop", refuse)
    done = type_command("-C", house, "publish", target, *words)
    assert (done.exit_code, "Live at" in done.output, "target-untidy" in done.output) == (3, True, True)
    assert (target / "fr/index.html").read_text(encoding="utf-8") == ("one" if words else "three")


def test_sources_that_were_changed_since_the_build_are_told_and_keep_nothing(
    house: Path, tmp_path: Path, type_command: Type
) -> None:
    target, reports = tmp_path / "www/site", house / "build/reports/2019-01"
    reports.mkdir(parents=True)
    (reports / "build.json").write_text('{"inputs": {"issues/2019-01/note/fr.md": "an older one"}}', encoding="utf-8")
    dry = json.loads(type_command("-C", house, "publish", target, "--dry-run", "--json").stdout)
    assert [(each["rule"], each["level"]) for each in dry["findings"]] == [("sources-changed", "warning")]
    live = type_command("-C", house, "publish", target)
    assert (live.exit_code, "gone: issues/2019-01/note/fr.md" in live.output) == (0, True)
    assert (target / "index.html").is_file()
    (reports / "build.json").unlink()
    assert "sources-changed" not in type_command("-C", house, "publish", target).output


def test_a_pinned_certificate_asks_for_signatures_unless_it_is_said_otherwise(
    house: Path, tmp_path: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def look(_: object, out: Path, *__: object, require_signed: bool) -> Inventory:
        asked.append(require_signed)
        return take_inventory(out / "site")

    monkeypatch.setattr(publishing, "look_over_build", look)
    target = tmp_path / "www/site"
    for words in ((), ("--require-signed",)):
        assert type_command("-C", house, "publish", target, *words).exit_code == 0
    (house / "issues/certificate.pem").write_text("the house's", encoding="utf-8")
    for words in ((), ("--require-signed",), ("--allow-unsigned",)):
        assert type_command("-C", house, "publish", target, *words).exit_code == 0
    assert asked == [False, True, True, True, False]


def test_what_is_withheld_comes_back_only_by_its_whole_name_and_is_told(
    house: Path, tmp_path: Path, type_command: Type
) -> None:
    target = tmp_path / "www/site"
    (house / "build/site/fr/2019-01").mkdir()
    (house / "build/site/fr/2019-01/issue.json").write_text('{"articles": []}', encoding="utf-8")
    first = json.loads(type_command("-C", house, "publish", target, "--json").stdout)["release"]
    write(house, "two")
    type_command("-C", house, "publish", target)
    for words in ((), ("--although-withheld", first[:10])):
        said = json.loads(type_command("-C", house, "publish", target, "--roll-back", "--json", *words).stdout)
        assert [each["rule"] for each in said["findings"]] == ["withheld-issue", "release-withheld"]
        assert first in said["findings"][1]["remedy"]
        assert (target / "fr/index.html").read_text(encoding="utf-8") == "two"
    done = type_command("-C", house, "publish", target, "--roll-back", "--although-withheld", first)
    assert (done.exit_code, "Let through: " in done.output) == (0, True)
    assert (target / "fr/index.html").read_text(encoding="utf-8") == "one"


def test_a_target_from_the_environment(
    house: Path, tmp_path: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MAGAZINE_TARGET", str(tmp_path / "www/site"))
    assert type_command("-C", house, "publish").exit_code == 0
    assert (tmp_path / "www/site/index.html").is_file()


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["host:/srv/$(x)"],
        ["ssh://web:secret@host/srv/site"],
        ["/tmp/site", "--keep", "0"],
        ["/tmp/site", "--dry-run", "--list"],
        ["/tmp/site", "--release-prefix"],
        ["/tmp/site", "--although-withheld", "3f2a"],
        ["/tmp/site", "--as-of", "2999-01-01T00:00Z"],
    ],
)
def test_what_is_typed_wrongly_ends_with_2(house: Path, type_command: Type, words: list[str]) -> None:
    assert type_command("-C", house, "publish", *words).exit_code == 2


@pytest.mark.parametrize("place", ["build", "build/site", "issues/x", "."])
def test_the_magazine_itself_is_no_target(house: Path, type_command: Type, place: str) -> None:
    result = type_command("-C", house, "publish", house / place)
    assert result.exit_code in {1, 2}
    assert (house / "build/site/index.html").is_file()


def test_a_machine_without_rsync_ends_with_3(house: Path, type_command: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    result = type_command("-C", house, "publish", "host:/srv/site", "--json")
    assert result.exit_code == 3
    said = json.loads(result.stdout)
    assert (said["published"], said["findings"][0]["rule"]) == (False, "lacking-program")
    assert "apt-get install" in said["findings"][0]["remedy"]


def test_a_folder_that_stands_in_the_way_ends_with_3_and_stays(house: Path, tmp_path: Path, type_command: Type) -> None:
    (tmp_path / "www/site").mkdir()
    result = type_command("-C", house, "publish", tmp_path / "www/site")
    assert (result.exit_code, "target-is-folder" in result.output) == (3, True)
    assert list((tmp_path / "www").iterdir()) == [tmp_path / "www/site"]
