"""One place is told once: which rule speaks where several find something, and what is told together."""

from __future__ import annotations

import pytest
from tests.copydesk.cases import Case, _desk

from magazine.copydesk.check import look_over
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Scope
from magazine.copydesk.told_once import _WEIGHT
from magazine.issue.language import Language

AR, FR = Language.ARABIC, Language.FRENCH
LINE = "=== ../editorial-line.yaml\n"
LONE_END = "بين سنة\u2069 وأخرى."
TABLE = "| المدينة | الزوار |\n|---|---|\n| مراكش | 12.500 |\n| طنجة | 9.800 |\n"


def found(text: str, language: Language, *, fenced: bool = False) -> list[tuple[str, str]]:
    """Give the rules that speak in a text, with what they say."""
    case = Case("told once", language, raises=False, text=text, fenced=fenced)
    return [(one.rule, one.what) for one in look_over(_desk(case)).findings]


def rules(text: str, language: Language, *, fenced: bool = False) -> list[str]:
    """Give the rules that speak in a text."""
    return [rule for rule, _ in found(text, language, fenced=fenced)]


def story(language: Language, body: str, *more: str) -> str:
    """Write an issue of one article."""
    return "\n".join([f"=== story/{language.tag}.md\n---\ntitle: {language.tag}\nstatus: ready\n---\n\n{body}", *more])


@pytest.mark.parametrize(
    ("speaks", "silent", "language", "text"),
    [
        ("institution-name", "misspelt-word", AR, "تعمل مصالح الامن الوطني ليلا."),
        ("institution-name", "misspelt-word", AR, "أصدرت المديرية العامة للامن الوطني عددا."),
        ("look-alike-letter", "misspelt-word", FR, "Une plаque sur la porte."),
        ("number-plate", "unsourced-figure", AR, "عبرت السيارة 45678 أ 26 الحاجز."),
        ("number-plate", "unmarked-arabic-words", FR, "Une voiture, 12345-أ-6, a forcé le barrage."),
        ("number-plate", "reversed-identifier", AR, "سيارة تحمل الرقم 12345-أ-6."),
        ("private-telephone", "unsourced-figure", FR, "La mère : 0712.345.678."),
        ("missing-unit", "unsourced-figure", AR, "قيمة المحجوزات 45.000 وفق التقديرات."),
        ("failed-sum", "unsourced-figure", FR, "Soit 795 cartes + 649 visas + 166 actes = 1 675."),
        ("foreign-digits", "unsourced-figure", AR, "تجددت المجلة في ٢٠١٨ كلها."),
        ("direction-override", "unclosed-direction", AR, "كُتب \u202eهكذا في الأصل."),
        ("unclosed-direction", "hidden-direction-control", AR, "بين \u206610-20 سنة."),
        ("misplaced-bracket", "foreign-word-without-language", AR, "استُدعيت الدالة main() مرة واحدة."),
        ("misplaced-quotation-mark", "missing-space-after-punctuation", AR, "قال الوالي »سنواصل العمل« ثم غادر."),
        ("identity-card-number", "unexplained-abbreviation", FR, "C.N.I.E. : JC 456789."),
        ("french-abbreviation", "unexplained-abbreviation", FR, "Le parcours s’étend sur 12 KM de route."),
        ("impossible-date", "date-after-cover", FR, "Le stage s’est achevé le 29 février 2019 à Rabat."),
        ("space-before-punctuation", "double-space", AR, "عنوان «  الأمن» في الصفحة."),
    ],
)
def test_where_two_rules_find_the_same_the_more_exact_one_speaks(
    speaks: str, silent: str, language: Language, text: str
) -> None:
    assert silent in RULES
    said = rules(text, language)
    assert speaks in said
    assert silent not in said


def test_another_slip_in_the_same_sentence_is_still_told() -> None:
    said = rules("أصدرت المديرية العامة للامن الوطني عددا، وذالك بدعوة من المصلحة.", AR)
    assert [one for one in said if one in {"institution-name", "misspelt-word"}] == [
        "institution-name",
        "misspelt-word",
    ]


def test_a_word_within_quotation_marks_that_are_torn_off_is_not_told_apart_and_the_one_before_them_is() -> None:
    said = rules("أطلقت شركة Google «Chrome» قبل عشر سنوات.", AR)
    assert said == ["foreign-word-without-language", "misplaced-quotation-mark"]


def test_a_rule_that_is_switched_off_silences_nobody() -> None:
    text = story(AR, "تعمل مصالح الامن الوطني ليلا.", f"{LINE}rules: {{institution-name: off}}")
    assert "misspelt-word" in rules(text, AR, fenced=True)


def test_a_finding_does_not_yield_to_a_lighter_one() -> None:
    text = story(AR, "تعمل مصالح الامن الوطني ليلا.", f"{LINE}rules: {{institution-name: note}}")
    assert {"institution-name", "misspelt-word"} <= set(rules(text, AR, fenced=True))


def test_where_the_more_exact_finding_is_let_off_the_other_speaks() -> None:
    body = "% allow private-telephone: رقم مكتب الاستقبال\nاتصل [بالمكتب 06 61 **23 45 67**](https://magazine.example/) غدا."
    assert "reversed-telephone" not in rules(story(AR, body.split("\n")[1]), AR, fenced=True)
    said = rules(story(AR, body), AR, fenced=True)
    assert "reversed-telephone" in said
    assert "private-telephone" not in said


def test_a_waiver_of_what_keeps_silent_is_not_idle() -> None:
    body = "% allow misspelt-word: كذا في الأصل\nتعمل مصالح الامن الوطني ليلا."
    said = rules(story(AR, body), AR, fenced=True)
    assert "institution-name" in said
    assert "idle-waiver" not in said


def test_figures_of_an_article_without_ledger_are_told_once_and_counted() -> None:
    body = f"استقبل المركز 7.300 زائر، ثم 7.300 زائر، ثم 850 زائرا.\n\n{TABLE}"
    said = [what for rule, what in found(body, AR, fenced=True) if rule == "unsourced-figure"]
    assert said == ["3 figures of this article have no source in the ledger: 7.300 · 12.500 · 9.800"]


def test_of_many_figures_the_first_five_are_named() -> None:
    body = "ثم ".join(f"أنجزت {number}.500 عملية. " for number in range(11, 18))
    (said,) = (what for rule, what in found(body, AR) if rule == "unsourced-figure")
    assert said == (
        "7 figures of this article have no source in the ledger: 11.500 · 12.500 · 13.500 · 14.500 · 15.500 · …"
    )


def test_a_lone_end_that_moves_nothing_is_taken_out() -> None:
    case = Case("told once", AR, raises=False, text=LONE_END, fenced=False)
    (finding,) = look_over(_desk(case)).findings
    assert finding.rule == "unclosed-direction"
    assert [edit.old for edit in finding.fix] == ["\u2069"]


def test_rules_yield_to_rules_that_there_are_no_less_grave_and_of_the_same_files() -> None:
    for rule in RULES.values():
        assert rule.name not in rule.yields_to
        assert set(rule.gathers) | set(rule.gathers.values()) <= set(rule.messages), rule.name
        for name in rule.yields_to:
            other = RULES[name]
            assert _WEIGHT[other.level] >= _WEIGHT[rule.level], (rule.name, name)
            assert rule.name not in other.yields_to, (rule.name, name)
            assert Scope.EDITION not in {rule.scope, other.scope}
