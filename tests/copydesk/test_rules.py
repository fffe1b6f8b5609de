"""Every rule against its page of cases, and every mutant of a rule noticed by them."""

from __future__ import annotations

import re
import string
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.copydesk.cases import PAGES, as_stated, cases_of, expected, outcome, places
from tests.copydesk.mutants import mutants

import magazine.copydesk.rules
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import BOTH
from magazine.issue.language import Language

if TYPE_CHECKING:
    from magazine.copydesk.rule import Rule

RAISES, LEAVES_ALONE = 5, 10
TONGUES = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)
BY_CASES = list(RULES.values())


@pytest.mark.parametrize("rule", BY_CASES, ids=lambda rule: rule.name)
def test_a_rule_finds_what_it_must_where_it_is_and_leaves_near_misses_alone(rule: Rule) -> None:
    wrong = []
    for case in cases_of(rule.name):
        found = places(outcome(case, rule))
        if found != expected(case):
            wrong.append(f"{case.name}: expected {expected(case)}, found {found}: {case.text[:90]}")
        elif not as_stated(case, rule):
            wrong.append(f"{case.name}: {case.names} are not all named: {outcome(case, rule)}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("rule", BY_CASES, ids=lambda rule: rule.name)
def test_a_page_has_enough_cases_in_each_language_of_its_rule(rule: Rule) -> None:
    for language in rule.languages:
        own = [case for case in cases_of(rule.name) if case.language is language]
        assert sum(case.raises for case in own) >= RAISES, language
        assert sum(not case.raises for case in own) >= LEAVES_ALONE, language
    assert len({case.text for case in cases_of(rule.name)}) == len(cases_of(rule.name)), "a case stands twice"


@pytest.mark.parametrize("rule", BY_CASES, ids=lambda rule: rule.name)
def test_every_message_is_said_by_a_case_and_can_be_said_in_three_languages(rule: Rule) -> None:
    said = set()
    for case in cases_of(rule.name):
        for finding in outcome(case, rule):
            said |= {
                key
                for key, message in rule.messages.items()
                if _fits(message.what.best(Language.ENGLISH), finding.what)
            }
    assert said == set(rule.messages)
    for message in rule.messages.values():
        for wording in (message.what, message.remedy):
            names = {_fields(wording.best(tongue)) for tongue in TONGUES}
            assert {language for language, _ in wording.texts} == set(TONGUES)
            assert len(names) == 1, wording


@pytest.mark.parametrize("rule", BY_CASES, ids=lambda rule: rule.name)
def test_no_mutant_of_a_rule_goes_unnoticed(rule: Rule) -> None:
    unnoticed = [what for what, mutant in mutants(rule) if not _noticed(mutant)]
    assert not unnoticed, "\n".join(unnoticed)


def _noticed(mutant: Rule) -> bool:
    for case in cases_of(mutant.name):
        try:
            if not as_stated(case, mutant):
                return True
        except Exception:  # noqa: BLE001 - a mutant that cannot run is noticed too
            return True
    return False


def test_the_table_holds_every_module_and_every_page() -> None:
    modules = {file.stem for file in Path(magazine.copydesk.rules.__path__[0]).glob("*.py")} - {"__init__"}
    assert {rule.name.replace("-", "_") for rule in RULES.values()} == modules
    assert {page.stem for page in PAGES.glob("*.md")} == {rule.name for rule in RULES.values()}


def test_codes_are_stable_names_of_one_rule_each() -> None:
    codes = [rule.code for rule in RULES.values()]
    assert len(set(codes)) == len(codes)
    for rule in RULES.values():
        assert re.fullmatch(rule.family.value + r"\d{3}", rule.code), rule.name
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert set(rule.languages) <= set(BOTH)
        assert rule.source
        for wording in (rule.title, rule.reason):
            assert {language for language, _ in wording.texts} == set(TONGUES)


def _fields(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def _fits(template: str, text: str) -> bool:
    pattern = "".join(
        re.escape(literal) + ("" if name is None else ".*")
        for literal, name, _, _ in string.Formatter().parse(template)
    )
    return re.fullmatch(pattern, text, flags=re.DOTALL) is not None
