"""What hides words from a search, and not from a reader, falls away; what is another word stays another."""

from __future__ import annotations

import pytest

from magazine.release.audit.letters import letters_of, words_of


@pytest.mark.parametrize(
    ("hidden", "plain"),
    [
        ("SÛRETÉ", "sûreté"),
        ("su\u0302rete\u0301", "sûreté"),
        ("sû\u00adre\u200bté", "sûreté"),
        ("ﻣﺴﺘﻮﺩﻉ", "مستودع"),
        ("مُسْتَوْدَعـــٌ", "مستودع"),
        ("إلى الأمن", "الي الامن"),
        ("٤٧١١", "4711"),
        ("ﬁche", "fiche"),
        ("cœur", "coeur"),
    ],
)
def test_the_same_word_in_other_letters(hidden: str, plain: str) -> None:
    assert letters_of(hidden) == letters_of(plain)


def test_other_words_stay_other_words() -> None:
    assert letters_of("radar") != letters_of("radars")
    assert letters_of("مستودع") != letters_of("مستودعات")


def test_words_stay_apart_and_letters_do_not() -> None:
    assert words_of("l’aube, déjà").split() == ["l", "aube", "deja"]
    assert letters_of("l’aube, déjà") == "laubedeja"
