"""The house is read, or it is said why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import copy_specimen

from magazine.manuscript.house import read_house

if TYPE_CHECKING:
    from pathlib import Path


def test_without_its_file_there_is_no_house(tmp_path: Path) -> None:
    house, (finding,) = read_house(tmp_path)
    assert house is None
    assert (finding.rule, finding.where.path) == ("missing-file", "issues/magazine.yaml")


def test_a_house_with_mistakes_is_a_house_still(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    (project / "issues" / "magazine.yaml").write_text("titel: Le Spécimen\nlanguages: fr\n", encoding="utf-8")
    house, found = read_house(project)
    assert house is not None
    assert {one.rule for one in found} == {"missing-title", "missing-field", "unknown-field", "pending-issn"}
    (unknown,) = (one for one in found if one.rule == "unknown-field")
    assert unknown.remedy == "did you mean “title”?"


@pytest.mark.parametrize("address", ["https://m.example/", "https://m.example/revue/"])
def test_the_address_has_no_slash_at_its_end(address: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    file = project / "issues" / "magazine.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("https://specimen.example", address), encoding="utf-8")
    house, _ = read_house(project)
    assert house is not None
    assert house.address == address.rstrip("/")


@pytest.mark.parametrize("written", ["20493630", "2049\u20113630"])
def test_an_issn_is_given_its_hyphen(written: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    file = project / "issues" / "magazine.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2049-3630", written), encoding="utf-8")
    house, _ = read_house(project)
    assert house is not None
    assert house.issn_print == "2049-3630"
