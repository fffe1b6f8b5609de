"""What was published is found where it was, or the editor is told."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from magazine.issue.publication import publish
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.works.standing import vanished

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.publication import Publication

HOUSE = "title: {ar: مجلة, fr: Magazine}\nslug: magazine\nlanguages: [ar, fr]\nrubrics:\n  news: {name: {ar: أخبار, fr: Nouvelles}, colour: blue}\n"
ISSUE = "number: 1\ndate: 2019-01\ntitle: {ar: عدد, fr: Numéro}\nlanguages: [ar, fr]\ncontents:\n  - {rubric: news, articles: [doors]}\n"


def publication(project: Path, *, renamed: str = "") -> Publication:
    folder = project / "issues/2019-01"
    (folder / "doors").mkdir(parents=True)
    (project / "issues/magazine.yaml").write_text(HOUSE, encoding="utf-8")
    (folder / "issue.yaml").write_text(ISSUE + renamed, encoding="utf-8")
    for tag in ("ar", "fr"):
        (folder / f"doors/{tag}.md").write_text("---\ntitle: T\nstatus: ready\n---\n\nMot.\n", encoding="utf-8")
    house, _ = read_house(project)
    assert house is not None
    issue = read_issue(project, house, "2019-01").issue
    assert issue is not None
    return publish(house, issue, datetime(2019, 1, 1, tzinfo=UTC))


def built(out: Path, articles: list[str], former: list[list[str]], tags: tuple[str, ...] = ("ar", "fr")) -> Path:
    for tag in tags:
        folder = out / f"site/{tag}/2019-01"
        folder.mkdir(parents=True)
        record = {"articles": [{"id": one} for one in articles], "former": former}
        (folder / "issue.json").write_text(json.dumps(record), encoding="utf-8")
    return out


def test_an_article_that_is_gone_without_a_word_is_told_once_with_all_its_addresses(tmp_path: Path) -> None:
    found = list(vanished(publication(tmp_path), built(tmp_path / "build", ["doors", "open-day"], [])))
    assert [(one.rule, str(one.where)) for one in found] == [("vanished-address", "issues/2019-01/issue.yaml:1:1")]
    assert "ar/2019-01/open-day/, fr/2019-01/open-day/" in found[0].what
    assert "open-day: its-new-id" in found[0].remedy


def test_a_former_address_that_is_dropped_is_told_too(tmp_path: Path) -> None:
    found = list(vanished(publication(tmp_path), built(tmp_path / "build", ["doors"], [["gates", "doors"]], ("fr",))))
    assert ["fr/2019-01/gates/" in one.what for one in found] == [True]


def test_a_renamed_article_is_found_where_it_was(tmp_path: Path) -> None:
    now = publication(tmp_path, renamed="renamed:\n  open-day: doors\n")
    assert not list(vanished(now, built(tmp_path / "build", ["doors", "open-day"], [])))


@pytest.mark.parametrize("text", ["", "{", "[]", '{"articles": 1}', '{"articles": [], "former": [1]}'])
def test_a_manifest_that_cannot_be_read_names_nothing(tmp_path: Path, text: str) -> None:
    last = built(tmp_path / "build", [], [])
    (last / "site/ar/2019-01/issue.json").write_text(text, encoding="utf-8")
    assert not list(vanished(publication(tmp_path), last))


def test_a_first_build_has_nothing_to_lose(tmp_path: Path) -> None:
    assert not list(vanished(publication(tmp_path), tmp_path / "build"))
