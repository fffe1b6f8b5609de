"""What the rules on direction are made of: stretches, words, pairs, controls, and how a message shows them."""

from __future__ import annotations

import re
import time

import pytest
from tests.copydesk.cases import Case, _desk, cases_of, outcome
from tests.copydesk.test_bidi import passage

from magazine.copydesk.bidi import Seen, levels
from magazine.copydesk.controls import ends_of_overrides, name_of, unpaired
from magazine.copydesk.copy import issue_text
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Family
from magazine.copydesk.rules import hidden_direction_control
from magazine.copydesk.scripts import arabic_words, brackets, latin_words, quotation_marks
from magazine.copydesk.stretches import in_role, stretches
from magazine.issue.language import Direction, Language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("بين 10-20 سنة", "range 10-20"),
        ("بين 1.200-1.500 سنة", "range 1.200-1.500"),
        ("بين 12 000 – 15 000 زائر", "range 12 000 – 15 000"),
        ("سنة 2018 – 12 دورة", ""),
        ("القانون رقم 09-08 والقانون 88-13", "law 09-08, law 88-13"),
        ("فاز 3-1 وبنتيجة 1 - 3", "score 3-1, score 1 - 3"),
        ("المادة 82-1 والمواد 23-25 ثم 12-4", "identifier 82-1, range 23-25, number 12-4"),
        (
            "الساعة 10:30-12:00 و12/2017-12/2018 و26-27/09/2018",
            "range 10:30-12:00, range 12/2017-12/2018, range 26-27/09/2018",
        ),
        ("ظهير شريف رقم 122-16-1 والمرسوم 2-18-781 و60-90-60", "decree-backwards 122-16-1"),
        ("سنة 2018-2017 و2018 – 2017", "years-backwards 2018-2017, years-backwards 2018 – 2017"),
        ("5% و-5 % و10-20%", "percentage 5%, change -5 %, range 10-20%"),
        ("كوفيد-19 و-5 درجات", "signed -5"),
        ("100€ و$50 و30 °C", "money 100€, money $50, degrees 30 °C"),
        ("05 00 00 00 00 و+212500000000", "telephone 05 00 00 00 00, telephone +212500000000"),
        ("(+212) 5 00 00 00 00 و(0500) 00 00 00", "telephone (+212) 5 00 00 00 00, telephone (0500) 00 00 00"),
        ("26-09-2018 و12-2018 و2018-09-26T10:00Z", "date 26-09-2018, date 12-2018, date 2018-09-26T10:00Z"),
        ("2550-123X و12345-أ-6 و12-A", "identifier 2550-123X, plate 12345-أ-6, identifier 12-A"),
        ("https://a.example/x. ثم @dgsn", "address https://a.example/x, address @dgsn"),
        ("سنة 2018: 12 دورة", ""),
        ("A10-20", ""),
        ("هاتف/05 00 00 00 00 وكوفيد-19%", "telephone 05 00 00 00 00"),
        ("بلغ 12 500 و12 500,75", "groups 12 500, groups 12 500,75"),
        ("المادة 10 - 20 والقانون 10 - 20", "range 10 - 20, range 10 - 20"),
        ("بين 5000-2018 و2.5-2.7 و0-5", "number 5000-2018, range 2.5-2.7, range 0-5"),
    ],
)
def test_stretches_are_told_apart(text: str, expected: str) -> None:
    assert ", ".join(f"{one.kind.value} {one.text}" for one in stretches(text)) == expected
    assert all(text[one.start : one.end] == one.text for one in stretches(text))


def test_a_stretch_has_the_parts_that_its_remedy_needs() -> None:
    found = stretches("من 10-20% إلى 10-20 و12 500 و12 500,75 و-5%")
    assert [one.parts for one in found] == [
        ("10", "20 في المائة"), ("10", "20"), ("12.500",), ("12.500,75",), ("5", " في المائة"),
    ]  # fmt: skip


def test_words_of_other_letters_stand_without_addresses_and_what_a_role_marks() -> None:
    latin = latin_words(passage("لغة C++ و{en}`Java` و.NET وU.S.A. ثم a@b.example وCode de la route."))
    assert [(words.text, words.several) for words in latin] == [
        ("C++", False),
        (".NET", False),
        ("U.S.A.", False),
        ("Code de la route", True),
    ]
    arabic = arabic_words(passage("Le mot شرطة et {ar}`أمن`, puis الأمن الوطني.", Language.FRENCH))
    assert [(words.text, words.several) for words in arabic] == [("شرطة", False), ("الأمن الوطني", True)]


def test_brackets_and_quotation_marks_are_paired() -> None:
    assert brackets("(a [b] c) d) (e") == ((3, 5), (0, 8))
    assert brackets("(a [b) c]") == ((0, 5),)
    assert brackets("1) 2)") == ()
    assert len(brackets("(" * 64 + ")" * 64)) == 0
    assert quotation_marks('«a “b” c» "d" "') == ((3, 5), (0, 8), (10, 12))


def test_controls_are_paired_as_the_algorithm_does() -> None:
    lri, lre, pdf, pdi = "\u2066", "\u202a", "\u202c", "\u2069"
    assert unpaired(f"a{lri}b{lre}c{pdf}d{pdi}") == ()
    assert unpaired(f"a{lri}b{lre}c{pdi}d") == ((3, True),)
    assert unpaired(f"a{lri}b{pdf}c{pdi}d") == ((3, False),)
    assert unpaired(f"{pdi}{lre}") == ((0, False), (1, True))
    assert name_of("\u061c") == "U+061C ARABIC LETTER MARK"


def test_what_ends_no_override_is_none_of_its_ends() -> None:
    assert ends_of_overrides("\u202c") == frozenset()
    assert ends_of_overrides("\u202d12\u202c") == {3}


def test_a_control_that_moves_nothing_is_taken_out_and_another_is_left_to_the_editor() -> None:
    fixes = {
        case.text: [len(one.fix) for one in outcome(case, hidden_direction_control.RULE)]
        for case in cases_of("hidden-direction-control")
        if case.raises
    }
    assert fixes["Le rapport⟦\u200e⟧ annuel est paru."] == [1]
    assert fixes["بين ⟦\u2066⟧10-20⟦\u2069⟧ سنة."] == [0, 0]


def test_a_remedy_gives_what_to_type() -> None:
    (case, *_) = cases_of("reversed-range")
    (found,) = outcome(case, RULES["reversed-range"])
    assert "\u206820-10\u2069" in found.what
    assert "“من 10 إلى 20”" in found.remedy
    fact = outcome(next(case for case in cases_of("reversed-range") if "{fact}" in case.text), RULES["reversed-range"])
    assert fact[0].remedy == "write “من \u2068{fact}`open-days.least`\u2069 إلى \u2068{fact}`open-days.most`\u2069”"
    assert in_role("10-20") == "\u2068{fr}`10-20`\u2069"


@pytest.mark.parametrize(
    "hostile",
    [
        "0 ",
        "05 ",
        "a.b-",
        "1,",
        "1 000 ",
        "+",
        "05(((///",
        "1+",
        "12-A/",
        "A@",
        "(",
        "([",
        "«",
        "\u2066",
        "\u202b\u202c",
        "a ",
    ],
)
def test_a_hostile_text_takes_no_more_time_than_its_length(hostile: str) -> None:
    def cost(size: int) -> float:
        text = f"ب {hostile * (size // len(hostile))}"
        start = time.process_time()
        one = passage(text)
        stretches(text)
        tuple(latin_words(one))
        brackets(text)
        quotation_marks(text)
        unpaired(text)
        return time.process_time() - start

    # The best of some tries: a machine that is busy otherwise is slow for a moment.
    assert min(cost(20_000) for _ in range(3)) < 16 * max(min(cost(2_000) for _ in range(3)), 0.02)


def test_a_picture_card_is_looked_at_as_an_article_is() -> None:
    manuscript = """=== story/ar.md
---
title: عنوان
status: ready
opening: crowd.jpg
---

نص.
=== story/crowd.jpg.yaml
credit: هيئة التحرير
rights: CC0
alt: {ar: زوار أمام الرواق}
caption: {ar: "زوار بين 10-20 سنة\u200f أمام الرواق"}
=== story/crowd.jpg"""
    desk = _desk(Case("card", Language.ARABIC, raises=False, text=manuscript, fenced=True))
    (card,) = issue_text(desk.issue).cards
    (hit,) = RULES["reversed-range"].find(card, desk)
    assert str(hit.where) == "issues/2019-01/story/crowd.jpg.yaml:4:25"
    (hit,) = RULES["hidden-direction-control"].find(card, desk)
    assert str(hit.where) == "issues/2019-01/story/crowd.jpg.yaml:4:34"


def wordings() -> list[tuple[str, str]]:
    """Give all that the rules of the family say in Arabic."""
    own = [rule for rule in RULES.values() if rule.family is Family.DIRECTION]
    messages = [(rule.name, message) for rule in own for message in rule.messages.values()]
    return [
        *((rule.name, wording.best(Language.ARABIC)) for rule in own for wording in (rule.title, rule.reason)),
        *((name, wording.best(Language.ARABIC)) for name, one in messages for wording in (one.what, one.remedy)),
    ]


@pytest.mark.parametrize(("name", "text"), wordings())
def test_what_the_rules_say_in_arabic_is_itself_in_order(name: str, text: str) -> None:
    plain = text.replace("{{", "{").replace("}}", "}")
    own = Seen(text=plain, line=plain, levels=levels(plain, Direction.RIGHT_TO_LEFT), at=tuple(range(len(plain))))
    for match in re.finditer(
        r"\{fr\}`…`|\S*[A-Za-z0-9]\S*(?: [0-9]+)*", re.sub(r"\{\w+\}(?!`)", lambda m: "ب" * len(m.group()), plain)
    ):
        start, end = match.span()
        core = plain[start:end].strip("()«»،:.\u2068\u2069")
        at = start + plain[start:end].index(core)
        assert own.left_to_right(at, at + len(core)) == core, (name, core)
