"""The copy desk at work: how findings are worded, what an article alone is asked, what is wrong with the line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.copydesk.cases import Case, _desk

from magazine.copydesk.check import check_line, finding_of, look_over
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Hit, Message, said
from magazine.issue.editorial_line import EditorialLine, Tuning
from magazine.issue.finding import Level, Location
from magazine.issue.language import Language

WHERE = Location(path="issues/2019-01/story/ar.md")
RULE = RULES["doubled-word"]
ISSUE = """\
=== story/fr.md
---
title: Titre
---

Il vint de de loin.
=== other/fr.md
---
title: Autre
---

Il revint de de loin.
"""


@pytest.mark.parametrize(
    ("word", "shown"),
    [
        ("welcome/fr.md", "\u2068welcome/fr.md\u2069"),
        ("2019-01-05", "\u20682019-01-05\u2069"),
        ("107", "107"),
        ("«", "«"),
        ("في", "في"),
        ("\u2068{fr}\u2069", "\u2068{fr}\u2069"),
    ],
)
def test_words_of_another_direction_stand_apart_in_arabic_and_nowhere_else(word: str, shown: str) -> None:
    hit = Hit(where=WHERE, words={"word": word})
    assert f"«{shown}»" in finding_of(RULE, hit, Level.NOTE, Language.ARABIC).what
    assert f"“{word}”" in finding_of(RULE, hit, Level.NOTE, Language.ENGLISH).what


def test_a_message_that_isolates_by_itself_is_left_as_it_is() -> None:
    own = said(ar="\u2068{word}\u2069", fr="{word}", en="{word}")
    rule = replace(RULE, messages={"found": Message(what=own, remedy=own)})
    found = finding_of(rule, Hit(where=WHERE, words={"word": "a/b"}), Level.NOTE, Language.ARABIC)
    assert found.what == "\u2068a/b\u2069"


def test_an_article_alone_is_asked_for_its_own_files_by_rules_of_every_scope() -> None:
    desk = _desk(Case("check", Language.FRENCH, raises=False, text=ISSUE, fenced=True))
    whole = look_over(desk).findings
    for article in ("story", "other"):
        own = tuple(finding for finding in whole if finding.where.path.startswith(f"issues/2019-01/{article}/"))
        assert own
        assert look_over(desk, only=article).findings == own


def test_the_line_is_told_of_rules_and_settings_that_there_are_not() -> None:
    rules = {
        "doubled-wrod": Tuning(where=WHERE),
        "long-paragraph": Tuning(
            where=WHERE, settings={"word": ("9",), "words": ("many",)}, places={"word": WHERE, "words": WHERE}
        ),
    }
    found = list(check_line(EditorialLine(rules=rules)))
    assert [one.rule for one in found] == ["unknown-rule", "unknown-field", "wrong-number"]
    assert [one.remedy for one in found[:2]] == ["did you mean “doubled-word”?", "did you mean “words”?"]
