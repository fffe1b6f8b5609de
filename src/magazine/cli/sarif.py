"""Findings as SARIF 2.1.0 (OASIS), which code hosts show beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from magazine import __version__
from magazine.copydesk.registry import RULES
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from magazine.copydesk.rule import Rule
    from magazine.issue.finding import Edit, Finding

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FIX: Final = "Mend it without a change of meaning"


def log(findings: Sequence[Finding]) -> dict[str, Any]:
    """Give a log of one run; our levels have the same names in SARIF (3.27.10).

    All rules of the editorial line are described, found or not (3.19.23); of the others those that found something.
    """
    names = list(dict.fromkeys([*RULES, *sorted({finding.rule for finding in findings})]))
    numbers = {name: number for number, name in enumerate(names)}
    driver = {
        "name": "magazine",
        "semanticVersion": __version__,
        "language": Language.ENGLISH.tag,
        "rules": [_described(RULES[name]) if name in RULES else _named(name) for name in names],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"PROJECT": {"description": {"text": "the magazine's folder"}}},
        "results": [_result(finding, numbers[finding.rule]) for finding in findings],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _named(name: str) -> dict[str, Any]:
    return {"id": name, "shortDescription": {"text": name.replace("-", " ")}}


def _described(rule: Rule) -> dict[str, Any]:
    """Describe a rule of the editorial line: what it finds, why, and where it comes from (3.49)."""
    return {
        "id": rule.name,
        "name": rule.name.title().replace("-", ""),
        "shortDescription": {"text": rule.title.best(Language.ENGLISH)},
        "fullDescription": {"text": rule.reason.best(Language.ENGLISH)},
        "help": {"text": f"Source: {rule.source}"},
        "defaultConfiguration": {"level": rule.level.value},
        "properties": {
            "code": rule.code,
            "family": rule.family.name.lower(),
            "scope": rule.scope.value,
            "languages": [language.tag for language in rule.languages],
            "tags": [rule.family.name.lower()],
        },
    }


def _result(finding: Finding, rule_index: int) -> dict[str, Any]:
    place = {
        "artifactLocation": _artifact(finding.where.path),
        "region": {"startLine": finding.where.line, "startColumn": finding.where.column},
    }
    fixes = {"fixes": [_fix(finding.fix)]} if finding.fix else {}
    return {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "level": finding.level.value,
        "message": {"text": f"{finding.what} — {finding.remedy}"},
        "locations": [{"physicalLocation": place}],
        **fixes,
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(path), "uriBaseId": "PROJECT"}


def _fix(edits: Iterable[Edit]) -> dict[str, Any]:
    """Give a safe fix: what is deleted and what is put there, by file (3.55 to 3.57)."""
    by_file: dict[str, list[Mapping[str, Any]]] = {}
    for edit in edits:
        region = {
            "startLine": edit.where.line,
            "startColumn": edit.where.column,
            "endLine": edit.where.line,
            "endColumn": edit.where.column + len(edit.old),
        }
        replacement = {"deletedRegion": region, "insertedContent": {"text": edit.new}}
        by_file.setdefault(edit.where.path, []).append(replacement)
    changes = [{"artifactLocation": _artifact(path), "replacements": own} for path, own in by_file.items()]
    return {"description": {"text": FIX}, "artifactChanges": changes}
