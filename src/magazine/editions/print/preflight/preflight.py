"""The preflight: a written press file in, findings and a record of what was checked out."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from magazine.constants import DISTRIBUTION
from magazine.editions.print.preflight.proof import Fault, Proof
from magazine.editions.print.preflight.reader import Reader
from magazine.editions.print.preflight.table import CHECKS
from magazine.issue.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from magazine.issue.finding import Location
    from magazine.issue.theme import PrintingCondition

SAME_MAX: Final = 5
"""Faults of one rule on one page that are told; the hundredth helps nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Where an editor mends what is on a page.

    Attributes:
        pages: the piece on each page, in order; pages beyond have the whole's.
        pictures: the file of each picture, by the start of its name in the pages' resources.
        whole: what stands for the document.
    """

    pages: Sequence[Location]
    whole: Location
    pictures: Mapping[str, Location] = field(default_factory=dict)

    def of(self, fault: Fault) -> Location:
        """Give the place to mend."""
        named = fault.picture.removeprefix("/")
        for start, place in self.pictures.items():
            if named and named.startswith(start):
                return place
        return self.pages[fault.page - 1] if 0 < fault.page <= len(self.pages) else self.whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the preflight says.

    Attributes:
        findings: errors, by rule and page; none where the file passed.
        record: for the report: what was checked, with what result, on which file.
    """

    findings: tuple[Finding, ...]
    record: Mapping[str, Any]

    @property
    def passed(self) -> bool:
        """True where nothing was found."""
        return not self.findings


def preflight(document: bytes, condition: PrintingCondition, origins: Origins) -> Verdict:
    """Check a press file by reading its objects.

    Args:
        document: the file as written.
        condition: how the press prints.
        origins: where faults are mended.
    """
    try:
        pdf = pikepdf.open(BytesIO(document))
    except pikepdf.PasswordError:
        locked = Fault(page=0, what="the file is encrypted", remedy="hand over the file without a password")
        return _verdict(document, condition, {"press-encrypted": [locked]}, origins)
    with pdf:
        proof = Proof(pdf=pdf, header=str(pdf.pdf_version), condition=condition)
        Reader(proof).read()
        found = {rule: _told(list(check(proof))) for rule, check in CHECKS.items()}
    return _verdict(document, condition, found, origins)


def _told(faults: Sequence[Fault]) -> list[Fault]:
    """Drop repetitions, and of one page what goes beyond the first few."""
    told: list[Fault] = []
    count: dict[int, int] = {}
    for fault in dict.fromkeys(faults):
        count[fault.page] = count.get(fault.page, 0) + 1
        if count[fault.page] <= SAME_MAX:
            told.append(fault)
    return told


def _verdict(
    document: bytes, condition: PrintingCondition, found: Mapping[str, Sequence[Fault]], origins: Origins
) -> Verdict:
    findings = tuple(_finding(rule, fault, origins) for rule, faults in found.items() for fault in faults)
    record = {
        "preflight": version(DISTRIBUTION),
        "pikepdf": pikepdf.__version__,
        "condition": condition.name,
        "ink_limit": condition.ink_limit,
        "sha256": hashlib.sha256(document).hexdigest(),
        "passed": not findings,
        "checks": {rule: len(found[rule]) if rule in found else None for rule in CHECKS},
    }
    return Verdict(findings=findings, record=record)


def _finding(rule: str, fault: Fault, origins: Origins) -> Finding:
    place = f"page {fault.page}: " if fault.page else ""
    return Finding(rule=rule, where=origins.of(fault), what=f"{place}{fault.what}", remedy=fault.remedy)
