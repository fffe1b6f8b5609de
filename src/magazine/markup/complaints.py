"""Sphinx's, docutils' and MyST's own warnings, in an editor's words.

Findings of the magazine's words travel as warnings that carry them; all others are translated by the table below.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from magazine.constants import FINDINGS_MAX
from magazine.issue.finding import Finding, Level, Location

if TYPE_CHECKING:
    from collections.abc import Callable


class Translation(NamedTuple):
    """What a foreign warning means to an editor."""

    rule: str
    remedy: str
    level: Level = Level.ERROR


TRANSLATIONS: Final[dict[str, Translation]] = {
    "myst.header": Translation("heading-order", "use ## for crossheads and ### below them", Level.WARNING),
    "myst.directive_parse": Translation("wrong-directive", "see the editors' guide for the directive's form"),
    "myst.directive_option": Translation("unknown-option", "see the editors' guide for the directive's options"),
    "myst.directive_comments": Translation("unknown-option", "take the comment out of the options"),
    "myst.directive_body": Translation("wrong-directive", "this directive takes no text between the fences"),
    "myst.duplicate_def": Translation("duplicate-id", "give each reference a name of its own"),
    "myst.xref_missing": Translation("dead-link", "use the id of a heading, or take the link out"),
    "ref.footnote": Translation("stray-footnote", "refer to every footnote once, and define it once", Level.WARNING),
}
OTHER: Final = Translation("wrong-markup", "see the editors' guide for how this is written")
SILENT: Final = "Too many autonumbered footnote references"
"""docutils tells of a missing note twice."""
SILENT_KINDS: Final = ("toc.not_included",)
"""An issue has a running order instead of a table of contents."""
NOTE_WITHOUT_TEXT: Final = "Unknown target name"


class Complaints(logging.Handler):
    """Collect findings from Sphinx's log."""

    def __init__(self, place: Callable[[str], Location]) -> None:
        """Listen for warnings.

        Args:
            place: gives the place in the manuscript for ``docname`` or ``path`` as Sphinx names it.
        """
        super().__init__(logging.WARNING)
        self.findings: list[Finding] = []
        self._place = place
        self._counts: dict[tuple[str, str], int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the finding that a warning carries, or make one of its words."""
        finding = getattr(record, "finding", None)
        if finding is None:
            message = record.getMessage()
            kind = f"{getattr(record, 'type', '')}.{getattr(record, 'subtype', '')}"
            if message.startswith(SILENT) or kind in SILENT_KINDS:
                return
            finding = self._translate(record, message, kind)
        count = self._counts[finding.rule, finding.where.path] = (
            self._counts.get((finding.rule, finding.where.path), 0) + 1
        )
        if count <= FINDINGS_MAX:
            self.findings.append(finding)

    def _translate(self, record: logging.LogRecord, message: str, kind: str) -> Finding:
        translation = TRANSLATIONS.get(kind, OTHER)
        if NOTE_WITHOUT_TEXT in message:
            translation = Translation("missing-footnote", "write the footnote's text, as in “[^1]: …”")
        what = message.removesuffix(f" [{kind}]").strip().rstrip(".")
        return Finding(
            rule=translation.rule,
            where=self._where(getattr(record, "location", None)),
            what=" ".join(what.split()),
            remedy=translation.remedy,
            level=translation.level,
        )

    def _where(self, location: object) -> Location:
        if isinstance(location, tuple):
            name, line = location
        elif isinstance(location, nodes.Node):
            name, line = location.source, location.line
        else:
            name, _, number = str(location or "").rpartition(":")
            name, line = (name, int(number)) if number.isdigit() else (str(location or ""), 1)
        place = self._place(str(name or ""))
        return Location(path=place.path, line=line or 1)
