"""What a waiver reaches, and which of them reach nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.copydesk.cases import Case, _desk

from magazine.copydesk.check import look_over, look_over_made
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Scope
from magazine.copydesk.text import Made
from magazine.copydesk.waivers import WaiverInForce, together, yaml_blocks
from magazine.issue.article import Waiver
from magazine.issue.finding import Finding, Location
from magazine.issue.language import Language

if TYPE_CHECKING:
    from magazine.copydesk.check import Marked
    from magazine.copydesk.desk import Desk

OFF = {"doubled-word": RULES["doubled-word"]}


def desk(text: str) -> Desk:
    """Read a case from disk, as waivers are read; a body alone is given a head of four lines and an empty one."""
    if not text.startswith(("---", "===")):
        text = f"---\ntitle: Titre\nstatus: ready\n---\n\n{text}"
    return _desk(Case("waiver", Language.FRENCH, raises=False, text=text, fenced=True))


def marked(text: str) -> Marked:
    return look_over(desk(text), rules=OFF)


def told(marks: Marked) -> list[tuple[str, int]]:
    return [(finding.rule, finding.where.line) for finding in marks.findings]


def test_a_waiver_lets_off_the_passage_below_it_and_no_other() -> None:
    marks = marked("% allow doubled-word: refrain\nIl vint de de loin.\n\nIl revint de de loin.")
    assert told(marks) == [("doubled-word", 9)]
    assert [one.findings for one in marks.waivers] == [1]


def test_several_waivers_above_a_passage_all_reach_it() -> None:
    marks = marked("% allow doubled-word: refrain\n\n% allow kashida: titre\n\nIl vint de de loin.")
    assert told(marks) == [("unknown-rule", 8)]  # of the one rule that is at work here


def test_two_findings_in_one_passage_are_both_let_off() -> None:
    marks = marked("% allow doubled-word: refrain\nIl vint de de loin, par la la route.")
    assert (told(marks), [one.findings for one in marks.waivers]) == ([], [2])


def test_a_waiver_above_a_directive_reaches_all_of_it() -> None:
    marks = marked(
        "% allow doubled-word: refrain\n:::{box} Un un titre\nIl vint de de loin.\n\nIl revint de de loin.\n:::"
    )
    assert (told(marks), [one.findings for one in marks.waivers]) == ([], [3])


def test_a_waiver_within_a_directive_reaches_one_passage_of_it() -> None:
    marks = marked(
        ":::{box} Titre\nUn un début.\n\n% allow doubled-word: refrain\nIl vint de de loin.\n\nUne une fin.\n:::"
    )
    assert told(marks) == [("doubled-word", 7), ("doubled-word", 12)]


def test_a_waiver_in_the_front_matter_reaches_the_field_below_it() -> None:
    head = "title: Un un titre\n# allow doubled-word: refrain\nstandfirst: >\n  Il vint\n  de de loin.\nkicker: Vu vu"
    assert told(marked(f"---\n{head}\nstatus: ready\n---\n\nTexte.")) == [("doubled-word", 2), ("doubled-word", 7)]


def test_a_waiver_in_a_card_reaches_the_language_below_it() -> None:
    card = "caption:\n  # allow doubled-word: refrain\n  fr: Une une foule\n  ar: حشد حشد كبير\n"
    text = f"=== story/fr.md\n---\ntitle: Titre\nopening: crowd.jpg\n---\n\nTexte.\n=== story/crowd.jpg\n=== story/crowd.jpg.yaml\n{card}"
    marks = marked(text)
    assert told(marks) == []
    assert [one.findings for one in marks.waivers] == [1]


@pytest.mark.parametrize(
    ("rule", "levels"), [("doubled-wrod", "did you mean “doubled-word”?"), ("zzz", "the rules stand in the manual")]
)
def test_a_waiver_of_no_rule_says_which_one_was_meant(rule: str, levels: str) -> None:
    (finding,) = marked(f"% allow {rule}: refrain\nIl vint de loin.").findings
    assert finding.rule == "unknown-rule"
    assert levels in finding.remedy


def test_a_waiver_that_lets_off_nothing_is_idle_in_the_language_asked_for() -> None:
    text = "% allow doubled-word: refrain\nIl vint de loin."
    (finding,) = look_over(desk(text), rules=OFF, tongue=Language.FRENCH).findings
    assert (finding.rule, finding.where.line) == ("idle-waiver", 6)
    assert finding.remedy == "supprimez cette ligne"


def test_a_waiver_of_a_rule_that_is_off_is_not_idle() -> None:
    text = "=== story/fr.md\n---\ntitle: Titre\n---\n\n% allow doubled-word: refrain\nIl vint de loin.\n=== ../editorial-line.yaml\nrules: {doubled-word: off}\n"
    assert told(marked(text)) == []


def test_a_waiver_without_a_passage_below_it_is_idle() -> None:
    assert told(marked("Il vint de loin.\n\n% allow doubled-word: refrain")) == [("idle-waiver", 8)]


def test_a_rule_of_finished_pages_is_let_off_in_the_manuscript() -> None:
    rules = {"markup-left-over": RULES["markup-left-over"]}
    own = desk("% allow markup-left-over: l’article parle de balisage\nÉcrivez ::: avant et après.\n\nPuis :::")
    assert look_over(own, rules=rules).findings == ()  # nothing is made yet: neither found nor idle
    (article,) = own.issue.articles.values()
    made = [Made(article=article, edition="web", lines=("Écrivez ::: avant et après.", "Puis :::"))]
    marks = look_over_made(own, made, rules=rules)
    assert [(finding.rule, finding.where.line) for finding in marks.findings] == [("markup-left-over", 9)]
    assert [one.findings for one in marks.waivers] == [1]
    assert rules["markup-left-over"].scope is Scope.EDITION


def test_what_is_let_off_and_what_is_found_is_not_said_again_by_others() -> None:
    marks = marked("% allow doubled-word: refrain\nIl vint de de loin.\n\nIl revint de de loin.")
    again = [_of_reading("doubled-word", line) for line in (7, 9, 11)]
    assert [finding.where.line for finding in marks.not_said(again)] == [11]


def _of_reading(rule: str, line: int) -> Finding:
    where = Location(path="issues/2019-01/story/fr.md", line=line)
    return Finding(rule=rule, where=where, what="a word twice", remedy="once")


def test_looks_are_counted_together() -> None:
    waiver = Waiver(rule="kashida", reason="titre", where=Location(path="a.md"))
    first, second = (WaiverInForce(waiver=waiver, findings=count) for count in (0, 2))
    assert together([first], [second]) == (second,)


def test_blocks_of_yaml_nest_by_their_indentation() -> None:
    source = "contents:\n- rubric: news\n  articles:\n    - story\n# aside\n\n- rubric: more\nnumber: 1"
    assert [(block.first, block.last) for block in yaml_blocks(source)] == [
        (1, 7), (2, 6), (3, 6), (4, 6), (7, 7), (8, 8),
    ]  # fmt: skip
