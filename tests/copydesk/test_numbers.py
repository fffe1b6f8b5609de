"""Figures, days and times in running text, beyond what the rules' own cases see."""

from __future__ import annotations

from decimal import Decimal

import pytest

from magazine.copydesk.counted import agrees, is_kin, sentence, stem
from magazine.copydesk.days import clocks, days
from magazine.copydesk.numbers import Bound, Figure, Measure, figures, shown
from magazine.issue.language import Language

ARABIC, FRENCH = Language.ARABIC, Language.FRENCH


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        (FRENCH, "les 350 agents ont contrôlé 1.250 véhicules", "350 1250"),
        (FRENCH, "2,5 kg, 12\u202f000 DH, 1 000 000 de cartes, 1 000,50 DH", "2.5 12000 1000000 1000.50"),
        (FRENCH, "260,000 visiteurs, 2.5 points", "260000 2.5"),
        (FRENCH, "1,2 million, 3 millions et demi, 14 milliards", "1200000 3500000 14000000000"),
        (FRENCH, "vingt-et-un, quatre-vingt-dix-sept, soixante et onze, quatre-vingts", "21 97 71 80"),
        (FRENCH, "deux cent soixante mille, mille neuf cent cinquante-six", "260000 1956"),
        (FRENCH, "neuf véhicules, un véhicule neuf, deux trois mots, mille mercis", "9"),
        (FRENCH, "neuf-cents véhicules, vingt pour cent, quatre cinq fois, soixante-septante, neuf huit fois", "900 20"),
        (FRENCH, "trois deux, trente douze, un mille, 1,250.5 et 1,250,000", "1250.5 1250000"),
        (FRENCH, "le 5 mai 2000 personnes, quelque 2000 personnes, en 2000", "2000"),
        (ARABIC, "350 شرطيا، 1.250 مركبة، 260,000 زائر، ١٢٠ موظفا، ٢٦٠٬٠٠٠ زائر", "350 1250 260000 120 260000"),
        (ARABIC, "خمسة وعشرون ألفا، مئتان وستون ألف زائر، ألف وتسعمئة وستة وخمسون", "25000 260000 1956"),
        (ARABIC, "أحد عشر، اثنتا عشرة، ثلاث مئة، مليون ومئة ألف، ثلاثة ملايير", "11 12 300 1100000 3000000000"),
        (ARABIC, "755 ألفا و541 قضية، مليون و161 ألف قرص، 112 طنا و138 كيلوغراما", "755541 1161000 112 138"),
        (ARABIC, "حضر ثلاثون ومعهم 12، وبلغت مليونين، 12 منها، ثلاثون و161", "30 12 2000000 12 30 161"),
        (ARABIC, "عشرون في المئة، 12 و13 منها، 3 آلاف و5000، 755 ألفا و54%، 1,250 مركبة", "20 12 13 3000 5000 755000 54 1250"),
        (ARABIC, "مئة وألف كتاب، عشرون عشرة، عشرون مئة، خمسة وعشرة، مئة ومئتان، عشرون وثلاثون، خمسة ومئة", "1100"),
        (ARABIC, "أحد الموظفين، ألف كتابا، يوم الأحد والأربعاء، ثلاثة أربعة، ", ""),
        (ARABIC, "مليونان ونصف مليون بطاقة، ومليون ونصف المليون زائر، مليار ونصف", "2500000 1500000 1500000000"),
    ],
)  # fmt: skip
def test_numbers_are_read_in_figures_and_in_words(language: Language, text: str, values: str) -> None:
    assert [one.value for one in figures(text, language)] == [Decimal(value) for value in values.split()]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FRENCH, "L’article 23, les articles 66 et 67, la loi n° 27-14, le dahir n° 1-58-378 du 3 joumada I 1378"),
        (FRENCH, "le 05 37 72 00 00, le 0612345678, le +212 5 37 72 00 00, composez le 19"),
        (FRENCH, "appelez la Gendarmerie royale au 177, la police, joignable jour et nuit au 19"),
        (FRENCH, "4G, Covid-19, A380, H24, 4x4, le 1er alinéa, la 2e fois, 24 h/24, 7 j/7, la plaque 12345-A-6"),
        (FRENCH, "en 2018, 2018-2019, entre 2015 et 2018, les 13, 14 et 15 septembre 2018, le 26/09/2018"),
        (FRENCH, "magazine.example/fr/2019-01/, ISSN 2028-1234, la version 2.5, le point 3.2.1, un contact@exemple.ma"),
        (ARABIC, "الفصل 23 والفصلان 66 و67، القانون رقم 27.14، الظهير رقم 1.58.378 الصادر في 3 جمادى الأولى 1378"),
        (ARABIC, "05 37 72 00 00 أو اتصلوا بالرقم 177، في سنة 2018 وما بين 2015 و2018، الطابق 3، G20"),
        (ARABIC, "المصلحة، شارع ابن سينا، 10000 الرباط"),
        (ARABIC, "يجيب 24 ساعة على 24، وفي مادته 184 وفصلها 3"),
        (FRENCH, "écrire au service, avenue Ibn Sina, 10000 Rabat"),
        (ARABIC, "أخطاء مطبعية (الصفحتان 48 و112)، وفي الصفحات 12 و30"),
    ],
)
def test_what_has_digits_and_is_no_quantity_is_left_out(language: Language, text: str) -> None:
    assert figures(text, language) == ()


def test_a_figure_says_what_it_measures_and_how_it_is_hedged() -> None:
    found = figures("environ 12 agents, plus de 30 %, moins de 5 minutes, à 9 h 30, 7 jours à peu près", FRENCH)
    assert [one.bound for one in found] == [Bound.ABOUT, Bound.OVER, Bound.UNDER, Bound.EXACT, Bound.ABOUT]
    assert [one.measure for one in found] == [
        Measure.QUANTITY, Measure.PERCENT, Measure.QUANTITY, Measure.TIME, Measure.QUANTITY,
    ]  # fmt: skip
    assert [one.measure for one in figures("٪50، ثم 30", ARABIC)] == [Measure.PERCENT, Measure.QUANTITY]
    found = figures("حوالي 260.000 زائر، أكثر من 30%، ٪50، أقل من خمسة أيام، 12 تقريبا", ARABIC)
    assert [one.bound for one in found] == [Bound.ABOUT, Bound.OVER, Bound.EXACT, Bound.UNDER, Bound.ABOUT]


def test_hours_are_read_in_words_and_ordinals_are_none() -> None:
    found = figures("على الساعة التاسعة والنصف ليلا، ثم العاشرة صباحا، في الدورة الثانية، عند منتصف النهار", ARABIC)
    assert [(one.value, one.measure, one.spelt) for one in found] == [
        (Decimal(value), Measure.TIME, True) for value in (21 * 60 + 30, 10 * 60, 12 * 60)
    ]
    found = figures("الساعة الثامنة، ثم التاسعة والنصف", ARABIC)
    assert [one.value for one in found] == [Decimal(8 * 60), Decimal(9 * 60 + 30)]
    found = figures("à midi, l’après-midi, la deuxième heure, vers minuit", FRENCH)
    assert [one.value for one in found if one.measure is Measure.TIME] == [Decimal(12 * 60), Decimal(0)]


def test_the_first_of_two_shares_needs_no_sign() -> None:
    found = figures("de 3 à 4 %, de 240 à 30 %, 3 dossiers, 5 %", FRENCH)
    assert [(one.value, one.measure is Measure.PERCENT) for one in found] == [
        (Decimal(3), True), (Decimal(4), True), (Decimal(240), False), (Decimal(30), True), (Decimal(3), False), (Decimal(5), True),
    ]  # fmt: skip

    assert not any(one.measure is Measure.PERCENT for one in figures("de 3 à 4 dossiers", FRENCH))


def test_the_first_day_of_a_span_has_the_year_of_the_last_unless_it_has_its_own() -> None:
    assert [one.year for one in days("du 28 septembre 2017 au 2 octobre 2018", FRENCH)] == [2017, 2018]
    assert [one.year for one in days("du 28 décembre au 2 janvier", FRENCH)] == [None, None]
    assert [one.exists for one in days("le 29 février, puis le 30 février", FRENCH)] == [True, False]


def test_dates_are_read_with_their_weekdays_spans_and_years() -> None:
    found = days("du vendredi 28 septembre au mardi 2 octobre 2018, puis le 1er mai", FRENCH)
    assert [(one.day, one.month, one.year, one.weekday, one.since) for one in found] == [
        (28, 9, 2018, 4, True),
        (2, 10, 2018, 1, False),
        (1, 5, None, None, False),
    ]
    found = days("من 29 دجنبر إلى 2 كانون الثاني 2019، وفاتح ماي، ومارس رياضته", ARABIC)
    assert [(one.day, one.month, one.year) for one in found] == [(29, 12, 2018), (2, 1, 2019), (1, 5, None)]


def test_lengths_of_time_are_no_times_of_day() -> None:
    assert [(one.hour, one.minute) for one in clocks("à 9 h, de 10 h à 18 h 30, 24 h/24, un stage de 36 h")] == [
        (9, 0),
        (10, 0),
        (18, 30),
    ]


def test_a_hedged_figure_agrees_within_its_bounds() -> None:
    def one(value: int, bound: Bound) -> Figure:
        return Figure(start=0, end=1, value=Decimal(value), bound=bound)

    assert agrees(one(4400, Bound.ABOUT), Decimal(4426), 5)
    assert not agrees(one(4400, Bound.EXACT), Decimal(4426), 5)
    assert agrees(one(4000, Bound.OVER), Decimal(4426), 5)
    assert not agrees(one(4500, Bound.OVER), Decimal(4426), 5)
    assert not agrees(one(5000, Bound.ABOUT), Decimal(4426), 5)


def test_kin_are_values_of_which_one_looks_like_a_slip_for_the_other() -> None:
    assert is_kin(Decimal(26000), Decimal(260000))
    assert is_kin(Decimal(4246), Decimal(4426))
    assert is_kin(Decimal(250000), Decimal(260000))
    assert not is_kin(Decimal(120), Decimal(260000))
    assert not is_kin(Decimal(0), Decimal(5))


def test_a_word_and_its_forms_have_one_stem() -> None:
    assert stem("médiatiques", FRENCH) == stem("Médiatique", FRENCH)
    assert stem("journaux", FRENCH) == stem("journal", FRENCH)
    assert stem("والتواصلية", ARABIC) == stem("تواصليا", ARABIC)


def test_a_sentence_ends_at_its_full_stop_and_not_within_a_number() -> None:
    text = "حضر 260.000 زائر. ثم عادوا."
    assert text[slice(*sentence(text, 5))] == "حضر 260.000 زائر."


def test_values_are_shown_as_the_language_sets_them_whatever_their_size() -> None:
    assert shown(Decimal("1200000.0"), FRENCH) == "1\u202f200\u202f000"
    assert shown(Decimal("2.50"), ARABIC) == "2,5"
    assert shown(Decimal(10) ** 40, FRENCH).startswith("10")
