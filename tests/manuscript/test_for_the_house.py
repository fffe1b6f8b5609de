"""What an editor wrote for the house is told where readers would see it; what is meant for readers is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import copy_specimen

from magazine.issue.language import Language
from magazine.manuscript.for_the_house import meant_for_the_house
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.notes import Notes

if TYPE_CHECKING:
    from pathlib import Path


def told(text: str) -> list[str]:
    notes = Notes()
    meant_for_the_house(f"\n\n{text}\n", "a/fr.md", notes)
    return [f"{one.where.line}:{one.where.column} {one.rule}" for one in notes.findings]


@pytest.mark.parametrize(
    "text",
    [
        "embargo: 2030-01-05T08:00+01:00", "Embargo : 05/01/2030", "---\nstatus: draft\n---", "Texte.\n  status: review", "> embargo: 2030-01-05",
        "```{box} Titre\nstatus: draft\n```", "~~~\nx\n~~~\nembargo = 2030-01-05", "```mot``` est un mot.\n\nembargo: 2030-01-05",
        "**Embargo :** 2030/01/05", "# Embargo: 05-01-2030", "_status: draft_", "\u200fembargo: \u200e2030.01.05", "embargo: 1er mars 2030",
        "Embargo : jusqu’au 5 janvier 2030", "embargo: \u0662\u0660\u0663\u0660-\u0660\u0661-\u0660\u0665", "statut : draft", "status: ready # enfin",
        "Embargo : lundi 7 janvier 2030", "Embargo : jusqu'au dimanche 6 janvier 2030", "Statut : brouillon", "embargo: 2030-01", "embargo: 2030-31-12",
    ],
)  # fmt: skip
def test_a_field_below_the_front_matter_is_told(text: str) -> None:
    (one,) = told(text)
    assert one.endswith("field-in-text")


@pytest.mark.parametrize(
    "text",
    [
        "٪ اسم الشاهد",
        "٪allow long-title: سبب",
        "ماض.\n٪ اسم الشاهد",
        "- ٪ اسم الشاهد",
        "\u200f٪ اسم الشاهد",
        "٪٪٪ اسم الشاهد",
        "％ le nom du témoin",
    ],
)
def test_a_remark_behind_another_percent_sign_is_told(text: str) -> None:
    (one,) = told(text)
    assert one.endswith("remark-in-text")


@pytest.mark.parametrize(
    "text",
    [
        "L’embargo : une arme ?", "Embargo : la presse attend", "Status: quo", "status: readymade", "```\nembargo: 2030-01-05\n٪ mot\n```",
        "~~~yaml\nstatus: draft\n~~~", "% le nom du témoin", "٪50 من السكان", "بلغت النسبة 50\n٪ من السكان", "Sous embargo: 2030-01-05",
        "Embargo : 10.000 tonnes de blé", "Embargo : 1.5 million de barils", "Status: Ready Player One sort en salle", "Embargo : 45 pays en 2019",
        "## Embargo : 1990-2003", "Embargo : 1990-98, huit ans de pénurie", "Embargo : lundi, la presse attend",
        "بلغت النسبة **50**\n٪ من السكان", "بلغت النسبة 50 \u200f\n٪ من السكان",
    ],
)  # fmt: skip
def test_what_is_meant_for_readers_is_not(text: str) -> None:
    assert told(text) == []


def test_an_article_whose_embargo_stands_in_its_text_is_not_in_the_issue(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    file = project / "issues/2019-01/patrol/fr.md"
    file.write_text(f"{file.read_text(encoding='utf-8')}\nembargo: 2030-01-05T08:00+01:00\n", encoding="utf-8")
    house, _ = read_house(project)
    assert house is not None
    issue = read_issue(project, house, "2019-01").issue
    assert issue is not None
    assert ("patrol", Language.FRENCH) not in issue.articles
    assert ("patrol", Language.ARABIC) in issue.articles
