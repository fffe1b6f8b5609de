"""Findings are told as editors read them, in order, once."""

from __future__ import annotations

import pickle
import re

import pytest

from magazine.issue.finding import SAID_MOST, Finding, Level, Location, Stop, blocks, in_order, presentable


def finding(line: int = 1, rule: str = "missing-title", level: Level = Level.ERROR, path: str = "a.md") -> Finding:
    where = Location(path=path, line=line, column=3)
    return Finding(rule=rule, where=where, what="there is no title", remedy="write one", level=level)


def test_a_finding_says_place_level_rule_cause_and_remedy() -> None:
    assert str(finding(4)) == "a.md:4:3: error missing-title there is no title — write one"


def test_findings_come_by_place_then_rule_each_once() -> None:
    told = in_order([finding(9), finding(10), finding(2, path="b.md"), finding(9), finding(9, rule="bad-id")])
    assert [(one.where.path, one.where.line, one.rule) for one in told] == [
        ("a.md", 9, "bad-id"), ("a.md", 9, "missing-title"), ("a.md", 10, "missing-title"), ("b.md", 2, "missing-title"),
    ]  # fmt: skip


def test_only_errors_block() -> None:
    assert not blocks([finding(level=Level.WARNING), finding(level=Level.NOTE)])
    assert blocks([finding(level=Level.NOTE), finding()])
    assert not blocks([])


def test_a_stop_comes_back_whole_from_a_worker() -> None:
    stop = Stop(finding(1), finding(2))
    again = pickle.loads(pickle.dumps(stop))
    assert again.findings == stop.findings
    assert str(again).count("\n") == 1


def test_a_place_can_be_printed_whatever_its_file_is_called() -> None:
    assert finding(path="a\x1b[2J/\u202egpj.exe\udcff\n.md").where.path == "a?[2J/?gpj.exe??.md"
    assert finding(path="مقال/fr.md").where.path == "مقال/fr.md"


@pytest.mark.parametrize("sign", ["x", "\u202a", "\x00", "\U000e0041"])
def test_a_sentence_is_of_moderate_length_whatever_signs_it_quotes(sign: str) -> None:
    said = presentable(f"“{sign * 5_000}” is not a date")
    assert len(said) <= SAID_MOST + 3
    assert said.startswith("“" + (sign if sign.isprintable() else f"[U+{ord(sign):04X}]"))
    assert said.endswith("is not a date")
    assert not re.search(r"\[U\+[0-9A-F]*(?![0-9A-F\]])", said), "a code was cut"
