"""What an ear tells apart in alternative texts, and which of them an issue has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.copydesk.cases import Case, _desk

from magazine.copydesk.copy import issue_text
from magazine.copydesk.descriptions import descriptions, words
from magazine.issue.language import Language

if TYPE_CHECKING:
    from magazine.copydesk.text import IssueText


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("L’École du quartier.", "l'ecole DU quartier"),
        ("زُوّار أمام الرواق", "زوار أمام الرواق!"),
        ("الصــورة", "الصورة"),
    ],
)
def test_capitals_accents_vowel_signs_tatweel_and_punctuation_are_not_heard(one: str, other: str) -> None:
    assert words(one) == words(other)


def test_an_issue_describes_a_picture_in_its_card_and_for_one_use() -> None:
    text = _issue(
        "=== story/fr.md\n---\ntitle: Portes ouvertes\nstatus: ready\n---\n\n"
        ':::{figure} crowd.jpg\n:alt: "Deux files devant un stand."\n:caption: Le premier jour\n:::\n'
        ':::{figure} crowd.jpg\n:alt: "Une file."\n:::\n'
        "=== story/crowd.jpg\n=== story/crowd.jpg.yaml\n"
        "alt: {fr: Des visiteurs attendent., ar: زوار ينتظرون.}\ncaption: {fr: Les visiteurs}\ncredit: x\n"
    )
    found = list(descriptions(text))
    assert [(one.text, one.language, one.captions, one.headlines) for one in found] == [
        ("زوار ينتظرون.", Language.ARABIC, (), ()),
        ("Des visiteurs attendent.", Language.FRENCH, ("Les visiteurs",), ("Portes ouvertes",)),
        ("Deux files devant un stand.", Language.FRENCH, ("Le premier jour",), ("Portes ouvertes",)),
        ("Une file.", Language.FRENCH, ("Les visiteurs",), ("Portes ouvertes",)),
    ]
    assert [(one.where.path.rpartition("/")[2], one.where.line) for one in found] == [
        ("crowd.jpg.yaml", 1),
        ("crowd.jpg.yaml", 1),
        ("fr.md", 7),
        ("fr.md", 11),
    ]


def _issue(files: str) -> IssueText:
    return issue_text(_desk(Case("", Language.FRENCH, raises=False, text=files, fenced=True)).issue)
