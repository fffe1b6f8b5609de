"""How words are put to a dictionary, where the cases of the rule do not show it."""

from __future__ import annotations

from itertools import islice

import pytest

from magazine.copydesk.known_words import KNOWN
from magazine.copydesk.neighbours import near_french, one_within
from magazine.copydesk.place import Mark, Marks
from magazine.copydesk.spelling import Doubt, doubts, first_asked, plain, then_asked, words
from magazine.copydesk.text import Passage, PassageKind
from magazine.copydesk.wordings import as_written, carelessly, folded, found, in_place_of
from magazine.issue.language import Language

AR, FR = Language.ARABIC, Language.FRENCH


def passage(text: str, language: Language, kind: PassageKind = PassageKind.PARAGRAPH) -> Passage:
    return Passage(kind=kind, language=language, text=text, place=Marks("x.md", (Mark(0, 1, 1),)))


def doubted(text: str, language: Language, *right: str, own: frozenset[str] = frozenset()) -> list[tuple[str, str]]:
    found_ = doubts([passage(text, language)], language, frozenset(right).__contains__, own)
    return [(doubt.word, doubt.meant) for _, doubt in found_]


def test_vowel_signs_and_kashida_are_no_part_of_a_word() -> None:
    assert plain("مُحـــافِظ") == "محافظ"
    assert plain("aujourd’hui") == "aujourd'hui"


@pytest.mark.parametrize("kind", [PassageKind.CREDIT, PassageKind.RIGHTS, PassageKind.BY])
def test_lines_of_names_are_not_read(kind: PassageKind) -> None:
    assert list(words(passage("Zzyx", FR, kind))) == []


def test_words_that_touch_digits_signs_or_addresses_are_not_read() -> None:
    text = "page2 A4 x@y.example https://a.example/chemin R&D mot"
    assert [word for _, word in words(passage(text, FR))] == ["mot"]


def test_a_compound_is_asked_whole_and_in_parts_without_what_is_elided() -> None:
    assert first_asked([passage("l’avant-veille a-t-elle", FR)]) == {
        "avant-veille",
        "avant",
        "veille",
        "a-t-elle",
        "elle",
    }


def test_only_neighbours_of_unknown_words_are_asked_next() -> None:
    known = frozenset({"mot", "week-end", "يقرأ"}).__contains__
    assert then_asked([passage("mot week-end", FR)], known) == frozenset()
    assert "bête" in then_asked([passage("bete mot", FR)], known)
    assert then_asked([passage("Bete", FR)], known) == frozenset()
    assert then_asked([passage("غشت يقرؤه", AR)], known) == frozenset()
    assert then_asked([passage("الاكرم", AR)], frozenset({"الاكرم"}).__contains__) == frozenset()
    assert then_asked([passage("مدرسةكبيرة", AR)], known) >= {"مدرسة", "كبيرة"}
    assert then_asked([passage("الاكرم", AR)], known) >= {"الأكرم"}


def test_the_houses_own_words_are_right_behind_prefixes_too() -> None:
    assert doubted("والاكرم", AR, "والأكرم") == [("والاكرم", "والأكرم")]
    assert doubted("والاكرم", AR, "والأكرم", own=frozenset({"اكرم"})) == []


def test_a_word_that_comes_back_is_said_once() -> None:
    assert doubted("mott et mott", FR, "et") == [("mott", "")]


def test_an_unknown_arabic_word_that_no_slip_explains_is_left_alone() -> None:
    assert doubted("سيئولي وغوتبورغ", AR) == []


def test_what_was_doubled_by_a_slip_is_a_neighbour() -> None:
    assert doubted("une bonnne chose", FR, "une", "bonne", "chose") == [("bonnne", "bonne")]


@pytest.mark.parametrize(
    ("text", "known", "own", "meant"),
    [
        ("la préfecture et la préfacture", "la et préfecture", "", "préfacture préfecture"),
        ("la préfecture et la préfacture, préfacture", "la et préfecture", "", "préfacture "),
        ("moyen et mxyen", "moyen et", "", "mxyen "),
        ("aujourd’hui aujourdxhui", "aujourd'hui", "", "aujourdxhui "),
        ("motto", "", "", "motto "),
        ("franco-marocain", "marocain", "", ""),
        ("zzyx", "", "zzyx", ""),
        ("cybervitrine", "vitrine", "", ""),
        ("cyberzzyxw", "", "", "cyberzzyxw "),
        ("gendarmmerie", "gendarmerie", "", "gendarmmerie gendarmerie"),
    ],
)
def test_what_a_french_word_may_have_been_meant_for(text: str, known: str, own: str, meant: str) -> None:
    found_ = doubted(text, FR, *known.split(), own=frozenset(own.split()))
    assert found_ == ([meant.partition(" ")[::2]] if meant else [])


@pytest.mark.parametrize(
    ("text", "known", "own", "meant"),
    [
        ("المحافظة والمحفظة المحفضة", "المحافظة والمحفظة المحفظة", "", "المحفظة"),
        ("المحفظة المحاغظة", "المحافظة المحفظة", "", ""),
        ("المحافظة المحاغظة", "المحافظة", "", "المحافظة"),
        ("اكرم", "أكرم", "اكرم", ""),
        ("اكرم", "أكرم", "", "أكرم"),
        ("ال", "أل", "", ""),
        ("مدرسل", "مدرسة", "", ""),
        ("مدرسه", "مدرسة", "", "مدرسة"),
        ("فيه", "فية", "", ""),
        ("المدرسل", "المدرسة", "", ""),
        ("المدرست", "المدرسة", "", "المدرسة"),
        ("مدرست", "مدرسة", "", ""),
        ("شاطىء", "شاطئ", "", "شاطئ"),
        ("يقرؤه", "يقرئه", "", "يقرئه"),
        ("يقرؤه", "يقرأ يقرئه", "", ""),
        ("مدرسةكبيرة", "مدرسة كبيرة", "", "مدرسة كبيرة"),
        ("مدرسةكبيرة", "مدرسة", "", ""),
        ("مدرسةكبيرة", "كبيرة", "", ""),
        ("لايمكن", "يمكن", "", "لا يمكن"),
    ],
)
def test_what_an_arabic_word_may_have_been_meant_for(text: str, known: str, own: str, meant: str) -> None:
    assert [near for _, near in doubted(text, AR, *known.split(), own=frozenset(own.split()))] == (
        [meant] if meant else []
    )


def test_nothing_is_no_word_though_a_dictionary_may_know_it() -> None:
    assert doubted("zzyx", FR, "") == [("zzyx", "")]
    assert doubted("الاكرم", AR, "الأكرم", "") == [("الاكرم", "الأكرم")]


def test_words_that_only_we_know_are_right() -> None:
    assert doubted("le mot d’Ex-zzyx", FR, "le", "mot") == [("zzyx", "")]
    for word in KNOWN[FR]:
        assert doubted(word, FR) == doubted(word.capitalize(), FR) == []
    for word in KNOWN[AR]:
        assert not then_asked([passage(f"{word} و{word}", AR)], frozenset[str]().__contains__)


def test_a_doubt_says_what_it_is() -> None:
    assert Doubt(0, "x").message == "found"
    assert Doubt(0, "x", meant="y").message == "near"
    assert Doubt(0, "x", meant="y z", joined=True).message == "joined"


@pytest.mark.parametrize("text", ["lire:https://ab fin", "contact:x@yy fin", "site:www.xx.yy fin"])
def test_what_touches_an_address_is_not_read(text: str) -> None:
    assert [word for _, word in words(passage(text, FR))] == ["fin"]


def test_neighbours_of_a_french_word() -> None:
    assert "forme" in near_french("fomre")
    assert "mot" not in near_french("mto")
    assert "répéter" in near_french("repeter")
    assert "abandonner" in near_french("abandoner")
    assert "abaandon" not in near_french("abandon")


def test_neighbours_within_a_word_begin_with_the_likeliest() -> None:
    assert list(one_within("xabbyz", "")) == ["xbabyz", "xabyz", "xbbyz", "xabyz", "xabyz"]


def test_a_melted_article_is_written_out_and_put_back() -> None:
    text = "وللأمن العام"
    ((start, end, written),) = found(as_written("الأمن العام", AR), text)
    assert (start, end, written) == (1, len(text), "الأمن العام")
    assert in_place_of(text[start:end], "الأمن العام") == "للأمن العام"


def test_a_careless_name_is_found_and_a_longer_word_is_not() -> None:
    assert [
        written
        for *_, written in found(carelessly("Cour de cassation", FR), "La COUR\u00a0de  Cassation, la courde cassation")
    ] == ["COUR\u00a0de  Cassation"]
    assert not list(found(as_written("mail", FR), "maillot e-mail mail-art"))


def test_folding_hides_capitals_accents_and_hamzas() -> None:
    assert folded("ÉTÉ Sûreté") == "ete surete"
    assert folded("إلى الأُمّة مسؤول") == folded("الي الامه مسوول")


def test_hostile_words_cost_no_more_than_their_length() -> None:
    assert doubted("é" * 3000, FR) == [("é" * 3000, "")]
    assert len(list(islice(words(passage("a-" * 20000, FR)), 3))) <= 1
    assert doubted("ا" * 5000, AR) == []
    assert doubted("الاك" + "ر" * 40, AR, "الأك" + "ر" * 40) == []
