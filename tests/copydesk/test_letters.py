"""Mends of the rules on letters and signs: they end the finding, touch nothing else, and leave YAML readable."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

import pytest
from tests.copydesk.cases import Case, cases_of, issue_of, outcome, whole
from tests.copydesk.loosened import loosened

from magazine.copydesk import letters
from magazine.copydesk.copy import article_text, issue_text
from magazine.copydesk.registry import RULES
from magazine.copydesk.text import Passage, PassageKind, Run, RunKind
from magazine.issue.article import Article, Status
from magazine.issue.finding import Location
from magazine.issue.language import Language
from magazine.issue.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.rule import Rule
    from magazine.issue.finding import Edit

FASTER = {f"{f'(?<![{letters.ARABIC}{letters.SIGN}])'!r} taken out"}
"""What is there for speed alone: a search that begins at the beginning of words."""
MENDING = [rule for rule in RULES.values() if rule.code.startswith("L1") and "L110" <= rule.code <= "L149"]


def mended(manuscript: str, edits: list[Edit]) -> str:
    """Apply edits from the last to the first, each to what it says it finds."""
    lines = manuscript.split("\n")
    for edit in sorted(edits, key=lambda edit: edit.where, reverse=True):
        line, at = lines[edit.where.line - 1], edit.where.column - 1
        assert line[at : at + len(edit.old)] == edit.old, edit
        lines[edit.where.line - 1] = line[:at] + edit.new + line[at + len(edit.old) :]
    return "\n".join(lines)


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.name)
def test_a_mend_ends_its_finding(rule: Rule) -> None:
    for case in cases_of(rule.name):
        findings = outcome(case, rule)
        edits = [edit for finding in findings for edit in finding.fix]
        if not edits:
            continue
        after = Case(case.name, case.language, raises=False, text=mended(whole(case), edits), fenced=True)
        left = outcome(after, rule)
        assert len(left) == sum(not finding.fix for finding in findings), (case.text, after.text)
        assert not any(finding.fix for finding in left), case.text


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.name)
def test_a_mend_never_changes_a_digit(rule: Rule) -> None:
    for case in cases_of(rule.name):
        for finding in outcome(case, rule):
            for edit in finding.fix:
                assert [c for c in edit.old if c.isdigit()] == [c for c in edit.new if c.isdigit()], case.text


@pytest.mark.parametrize("rule", MENDING, ids=lambda rule: rule.name)
def test_no_loosened_pattern_goes_unnoticed(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    sound = found_by(rule)
    unnoticed = []
    for table, name, pattern in patterns(rule):
        for what, loose in loosened(pattern):
            with monkeypatch.context() as patch:
                patch.setitem(table, name, loose)
                if found_by(rule) == sound:
                    unnoticed.append(what)
    assert not set(unnoticed) - FASTER, unnoticed


def found_by(rule: Rule) -> list[Any]:
    """Give what a rule finds on its page; of a pattern that its rule cannot work with, nothing."""
    try:
        return [outcome(case, rule) for case in cases_of(rule.name)]
    except LookupError:
        return []


def patterns(rule: Rule) -> Iterator[tuple[dict[Any, Any], Any, re.Pattern[str]]]:
    """Give the patterns of a rule's module, each with the table that it stands in."""
    names = vars(inspect.getmodule(rule.find))
    for table in (names, *(value for name, value in list(names.items()) if name[0] == "_" and isinstance(value, dict))):
        yield from [(table, name, value) for name, value in table.items() if isinstance(value, re.Pattern)]


def headline(yaml: str) -> Passage:
    """Give the headline of an article whose front matter has this title."""
    source = f"---\ntitle: {yaml}\n---\n"
    where = Location(path="issues/2019-01/story/fr.md")
    text = {"'": yaml[1:-1].replace("''", "'"), '"': yaml[1:-1].replace('\\"', '"')}.get(yaml[0], yaml)
    article = Article(
        id="story", language=Language.FRENCH, where=where, headline=text, body="", status=Status.READY, source=source
    )
    return article_text(article, Ledger()).passages[0]


@pytest.mark.parametrize(
    ("yaml", "old", "new", "can"),
    [
        ("Rue de l'air", "'", "’", 1),
        ('"Rue de l\'air"', "'", "’", 1),
        ("'Rue de l''air'", "'", "’", 0),
        ('"Le \\"mot\\" juste"', '"', "«", 0),
        ("Le mot,juste", ",", ", ", 1),
        ("Heure:8 h", ":", ": ", 0),
    ],
)
def test_a_mend_leaves_yaml_readable(yaml: str, old: str, new: str, can: int) -> None:
    passage = headline(yaml)
    at = passage.text.index(old)
    assert len(letters.mend(passage, at, at + 1, new).fix) == can


def test_a_pair_is_mended_as_one() -> None:
    passage = headline('"Un \\"mot"')
    first, last = (3, 4, "«"), (0, 1, "»")
    assert not letters.mend_pair(passage, first, last).fix
    assert len(letters.mend_pair(passage, last, (5, 6, "»")).fix) == 2


def test_prose_is_in_the_languages_asked_for_and_no_keyword() -> None:
    words = "---\ntitle: Titre\nkeywords: [mot]\nstatus: ready\n---\n\nUn.\n\n:::{passage} ar\nواحد\n:::\n"
    case = Case("", Language.FRENCH, raises=False, text=words, fenced=True)
    (text,) = issue_text(issue_of(case)).articles
    assert [own for _, own in letters.prose(text, Language.FRENCH)] == ["Titre", "Un."]
    assert [own for _, own in letters.prose(text, Language.ARABIC)] == ["واحد"]


def test_own_words_are_left_when_foreign_words_code_and_addresses_are_blotted_out() -> None:
    passage = Passage(
        kind=PassageKind.PARAGRAPH,
        language=Language.FRENCH,
        text="Le mot don't, voir www.example.ma/x ou a@b.ma; fin.",
        place=headline("x").place,
        runs=(Run(kind=RunKind.FOREIGN, start=7, end=12, value="en"),),
    )
    assert letters.own(passage).replace(letters.BLANK, "_") == "Le mot _____, voir ________________ ou ______; fin."


def test_an_account_without_a_point_is_an_address() -> None:
    assert letters.own(headline("Suivez @compte ici")).replace(letters.BLANK, "_") == "Suivez _______ ici"
