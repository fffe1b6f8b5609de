"""The good file passes; each seeded fault fails exactly its rule, and fails nothing once that rule is gone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from magazine.editions.print.preflight import preflight as module
from magazine.editions.print.preflight.preflight import Origins, preflight
from magazine.editions.print.preflight.table import CHECKS
from magazine.issue.edition import Edition
from magazine.issue.finding import Level, Location
from magazine.manuscript.theme import read_theme
from tests.editions.print.preflight.faults import PAGE, SEEDS, few_pages, paint, sown

if TYPE_CHECKING:
    import pikepdf

    from magazine.editions.print.preflight.preflight import Verdict
    from magazine.issue.theme import PrintingCondition
    from tests.editions.print.bench import Printed

WHOLE = Location(path="issues/2019-01/issue.yaml")
FIFTH = Location(path="issues/2019-01/patrol/ar.md")
ORIGINS = Origins(pages=[WHOLE] * (PAGE - 1) + [FIFTH], whole=WHOLE)


@pytest.fixture(scope="session")
def condition() -> PrintingCondition:
    found = read_theme(Path(__file__).parents[4], "police").condition
    assert found is not None
    return found


@pytest.fixture(scope="session")
def good(arabic: Printed) -> bytes:
    return few_pages(arabic.file(Edition.PRESS).read_bytes())


def test_the_file_of_a_build_passes(arabic: Printed, good: bytes, condition: PrintingCondition) -> None:
    for file in (arabic.file(Edition.PRESS).read_bytes(), good):
        verdict = preflight(file, condition, ORIGINS)
        assert verdict.findings == ()
        assert verdict.passed
        assert verdict.record["checks"] == dict.fromkeys(CHECKS, 0)


@pytest.mark.parametrize("name", SEEDS)
def test_a_seeded_fault_fails_its_rule_and_no_other(name: str, good: bytes, condition: PrintingCondition) -> None:
    seed = SEEDS[name]
    verdict = preflight(sown(good, seed), condition, ORIGINS)
    assert {finding.rule for finding in verdict.findings} == {seed.rule}
    finding = verdict.findings[0]
    assert finding.level is Level.ERROR
    assert seed.words in finding.what
    assert finding.remedy
    assert not verdict.passed
    assert verdict.record["checks"][seed.rule]


@pytest.mark.parametrize(
    "name", sorted({seed.rule: name for name, seed in SEEDS.items() if name != "locked file"}.values())
)
def test_without_its_check_a_fault_passes(
    name: str, good: bytes, condition: PrintingCondition, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So each check alone stands between its fault and the printer."""
    rule = SEEDS[name].rule
    monkeypatch.setattr(module, "CHECKS", {each: check for each, check in CHECKS.items() if each != rule})
    assert preflight(sown(good, SEEDS[name]), condition, ORIGINS).passed


def test_every_check_has_a_fault_that_fails_it() -> None:
    assert {seed.rule for seed in SEEDS.values()} == set(CHECKS)


def test_a_fault_on_a_page_leads_to_the_article_there(good: bytes, condition: PrintingCondition) -> None:
    (finding,) = preflight(sown(good, SEEDS["too much ink"]), condition, ORIGINS).findings
    assert finding.where == FIFTH
    assert finding.what.startswith(f"page {PAGE}: ")


def test_a_fault_in_a_picture_leads_to_its_file(good: bytes, condition: PrintingCondition) -> None:
    def found(pictures: dict[str, Location]) -> Verdict:
        origins = Origins(pages=[WHOLE] * PAGE, whole=WHOLE, pictures=pictures)
        return preflight(sown(good, SEEDS["low resolution"]), condition, origins)

    named = found({}).findings[0]
    assert named.where == WHOLE
    crowd = Location(path="issues/2019-01/patrol/crowd.jpg")
    assert found({"i": crowd}).findings[0].where == crowd


def test_of_many_faults_on_a_page_the_first_are_told(good: bytes, condition: PrintingCondition) -> None:
    seed = SEEDS["too much ink"]._replace(sow=_many)
    assert len(preflight(sown(good, seed), condition, ORIGINS).findings) == module.SAME_MAX


def _many(pdf: pikepdf.Pdf) -> None:
    paint(pdf, b"".join(b"0.9 0.9 0.9 0.%d k 0 0 50 50 re f " % black for black in range(50, 90)))
