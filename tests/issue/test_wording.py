"""Texts in several languages, and the languages themselves."""

from __future__ import annotations

import pytest

from magazine.issue.language import NOTHING, Direction, Language, Wording

ARABIC, FRENCH, ENGLISH = Language.ARABIC, Language.FRENCH, Language.ENGLISH


def test_a_wording_says_what_was_written_in_a_language_and_nothing_else() -> None:
    wording = Wording(((ARABIC, "نص"), (FRENCH, "Texte")))
    assert wording.says(FRENCH) == "Texte"
    assert wording.says(ENGLISH) is None


def test_the_best_text_is_the_languages_own_else_the_first() -> None:
    wording = Wording(((FRENCH, "Texte"), (ARABIC, "نص")))
    assert wording.best(ARABIC) == "نص"
    assert wording.best(ENGLISH) == "Texte"
    assert NOTHING.best(ARABIC) == ""


def test_a_text_for_all_languages_stands_under_each() -> None:
    assert {Wording.everywhere("DGSN").says(language) for language in Language} == {"DGSN"}


@pytest.mark.parametrize("language", list(Language))
def test_arabic_alone_runs_from_right_to_left(language: Language) -> None:
    right_to_left = language.direction is Direction.RIGHT_TO_LEFT
    assert right_to_left == (language is ARABIC)


def test_every_language_has_a_tag_and_a_name_in_itself() -> None:
    assert [language.tag for language in Language] == ["ar", "fr", "en", "zgh"]
    assert all(language.own_name for language in Language)
