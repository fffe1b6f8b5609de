"""Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from magazine import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.issue.finding import Finding

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def log(findings: Sequence[Finding]) -> dict[str, Any]:
    """Give a log of one run; our levels have the same names in SARIF (3.27.10)."""
    rules = sorted({finding.rule for finding in findings})
    driver = {
        "name": "magazine",
        "semanticVersion": __version__,
        "rules": [{"id": rule, "shortDescription": {"text": rule.replace("-", " ")}} for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "the magazine's folder"}}},
        "results": [_result(finding, rules.index(finding.rule)) for finding in findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(finding.where.path), "uriBaseId": "PROJECT"},
        "region": {"startLine": finding.where.line, "startColumn": finding.where.column},
    }
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.level.value,
        "message": {"text": f"{finding.what} — {finding.remedy}"},
        "locations": [{"physicalLocation": place}],
    }
