"""What the rules of law and care share: keys of numbers, credits that name nobody, sentences and mentions."""

from __future__ import annotations

import pytest

from magazine.copydesk.credits import says_nothing
from magazine.copydesk.keys import digits_of, is_card, is_iban, is_rib, is_specimen
from magazine.copydesk.persons import names_are_changed
from magazine.copydesk.place import Mark, Marks
from magazine.copydesk.sentences import holding, numbered, said_itself, sentences
from magazine.copydesk.text import Passage, PassageKind, Run, RunKind
from magazine.issue.language import Language

RIB = "011780000012345678901296"


def test_a_key_tells_an_account_from_a_row_of_digits() -> None:
    assert is_rib(RIB)
    assert not is_rib(RIB[:-1] + "7")
    assert not is_rib("97")
    assert is_iban("MA64" + RIB)
    assert not is_iban("MA65" + RIB)
    assert not is_iban("MA64")


@pytest.mark.parametrize("digits", ["4111111111111111", "5555555555554444", "378282246310005"])
def test_a_card_has_its_length_its_first_digits_and_its_key(digits: str) -> None:
    assert is_card(digits)
    assert not is_card(digits[:-1] + str((int(digits[-1]) + 1) % 10))
    assert not is_card("9" + digits[1:])
    assert not is_card(digits[:-1])


def test_digits_of_either_script_are_read_and_zeros_are_a_specimen() -> None:
    assert digits_of("+٢١٢ 6-12") == "212612"
    assert is_specimen("06 00 00 00 00", 2)
    assert not is_specimen("06 00 00 00 01", 2)


@pytest.mark.parametrize("text", ["DR", "Photo : D.R.", "©", "…", "صورة: الإنترنت", " photo "])
def test_a_formula_is_no_credit(text: str) -> None:
    assert says_nothing(text, ("DR", "الإنترنت"))


@pytest.mark.parametrize("text", ["Photo : MAP", "© DGSN", "تصوير: وكالة الأنباء", "Drissi"])
def test_a_name_is_a_credit(text: str) -> None:
    assert not says_nothing(text, ("DR", "الإنترنت"))


def test_initials_and_titles_end_no_sentence() -> None:
    text = "M. Untel arrive. Y. B. repart ! Fin"
    assert [text[start:end].strip() for start, end in sentences(text)] == ["M. Untel arrive.", "Y. B. repart !", "Fin"]


def test_a_title_and_a_word_spoken_of_are_not_what_the_text_says_but_speech_is() -> None:
    said = said_itself(_passage("« Le voleur » de nuit, *film* : « Nous avons vu le voleur sortir », dit-il"))
    assert "Le voleur »" not in said
    assert "film" not in said
    assert "vu le voleur sortir" in said


def test_only_passages_with_a_sign_are_searched_closely() -> None:
    passages = [_passage("Une Victime"), _passage("12 34"), _passage("12 mille")]
    assert list(holding(passages, ("victime",))) == passages[:1]
    assert list(numbered(passages, 4)) == passages[1:2]


def test_a_text_may_say_that_its_names_are_changed() -> None:
    assert names_are_changed("Salma (le prénom a été modifié)")
    assert names_are_changed("غيرنا الأسماء")
    assert not names_are_changed("Son prénom est connu ; la loi a changé")


def _passage(text: str) -> Passage:
    start = text.find("*film*")
    runs = () if start < 0 else (Run(kind=RunKind.EMPHASIS, start=start, end=start + 6),)
    place = Marks("a.md", (Mark(0, 1, 1),))
    return Passage(kind=PassageKind.PARAGRAPH, language=Language.FRENCH, text=text, place=place, runs=runs)
