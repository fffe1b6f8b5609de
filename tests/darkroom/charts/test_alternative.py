"""The written alternative, as a reader who listens gets it."""

from __future__ import annotations

from tests.darkroom.charts.specimens import AR, COVERAGE, EN, FR, NATURE, YEARS, chart

from magazine.darkroom.charts import chart_alt


def test_bars_in_arabic() -> None:
    assert chart_alt(chart("bar", AR, COVERAGE[AR], title="المواكبات بحسب الوسيلة")) == (
        "رسم بياني بالأعمدة: المواكبات بحسب الوسيلة. الوحدة: نشاط. روبورتاجات تلفزية 795، صحافة إلكترونية 649، "
        "صحافة ورقية 166، برامج وثائقية 65. أعلى قيمة: روبورتاجات تلفزية (795)، وأدنى قيمة: برامج وثائقية (65). المجموع 1.675."
    )


def test_bars_in_french() -> None:
    assert chart_alt(chart("bar", FR, COVERAGE[FR])) == (
        "Diagramme en barres. Unité : activités. Reportages télévisés 795, Presse électronique 649, Presse papier 166, "
        "Documentaires 65. Valeur la plus haute : Reportages télévisés (795) ; la plus basse : Documentaires (65). Total 1\u202f675."
    )


def test_shares_in_english_add_up_to_a_hundred() -> None:
    assert chart_alt(chart("share", EN, NATURE[EN])) == (
        "Shares of a whole. Unit: activities. Inform 55.6% (2,463), Accompany 37.8% (1,675), Correct 6.5% (288). Total 4,426."
    )


def test_a_long_course_is_told_by_its_ends_and_extremes() -> None:
    said = chart_alt(chart("line", FR, tuple(row[:2] for row in YEARS)))
    assert said == (
        "Courbe. Unité : activités. De 2009 (1\u202f200) à 2018 (2\u202f433). "
        "Valeur la plus haute : 2018 (2\u202f433) ; la plus basse : 2009 (1\u202f200)."
    )


def test_years_are_not_added_up() -> None:
    assert "Total" not in chart_alt(chart("bar", FR, YEARS))


def test_a_gap_is_named() -> None:
    assert "Fès non connu" in chart_alt(chart("bar", FR, (("Rabat", "5"), ("Fès", ""), ("Tanger", "3"))))


def test_each_series_is_told_by_name() -> None:
    said = chart_alt(chart("bar", FR, (("Rabat", "5", "6"), ("Fès", "2", "2"))))
    assert "Nombre : Rabat 5, Fès 2." in said
    assert "Avant : Rabat 6, Fès 2." in said


def test_the_editors_words_come_first() -> None:
    assert chart_alt(chart("bar", FR, COVERAGE[FR], alt="La télévision mène.")) == "La télévision mène."
