"""Which issues stand on the shelf, in each language. The one module of the site that reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.folder import SITE
from magazine.editions.web.manifest import MANIFEST_FILE, from_json
from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.language import Language


def read_shelf(into: Path, language: Language) -> tuple[IssueManifest, ...]:
    """Read the manifests of a language, newest issue first.

    Raises:
        Stop: where one is not whole.
    """
    places = sorted((into / SITE / language.tag).glob(f"*/{MANIFEST_FILE}"))
    issues = [_read(place, into) for place in places]
    return tuple(sorted(issues, key=lambda issue: (issue.cover_date.moment, issue.number, issue.id), reverse=True))


def _read(place: Path, into: Path) -> IssueManifest:
    try:
        return from_json(place.read_text(encoding="utf-8"))
    except ValueError as error:
        raise Stop(
            Finding(
                rule="broken-manifest",
                where=Location(path=place.relative_to(into).as_posix()),
                what=f"the issue's manifest cannot be read ({error})",
                remedy="build the issue again",
            )
        ) from error
