"""Which issues stand on the shelf, in each language. With the inventory, the modules of the site that read.

A manifest is opened where its issue was made anew; of the others the inventory of the last build says all that is seen from outside.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.editions.web.folder import SITE
from magazine.editions.web.manifest import MANIFEST_FILE, from_json
from magazine.issue.finding import Finding, Location, Stop
from magazine.site.spine import spine_of

if TYPE_CHECKING:
    from collections.abc import Container, Mapping
    from pathlib import Path

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.language import Language
    from magazine.site.spine import Spine


@dataclass(frozen=True, kw_only=True)
class Stock:
    """Where the issues of a site lie.

    Attributes:
        into: the folder that stands for ``build/``, with the issues that were made anew.
        last: the last build, or None.
        unchanged: ids of the issues that are the last build's, wherever they lie.
    """

    into: Path
    last: Path | None = None
    unchanged: Container[str] = frozenset()

    def manifests(self, language: Language) -> dict[str, Path]:
        """Find the manifests of a language's issues, by id."""
        made = _manifests(self.into, language)
        older = _manifests(self.last, language) if self.last else {}
        return {name: file for name, file in older.items() if name in self.unchanged and name not in made} | made


def _manifests(root: Path, language: Language) -> dict[str, Path]:
    return {file.parent.name: file for file in (root / SITE / language.tag).glob(f"*/{MANIFEST_FILE}")}


def read_spines(stock: Stock, language: Language, known: Mapping[str, Spine]) -> tuple[Spine, ...]:
    """Find the issues of a language, newest first.

    Args:
        stock: where they lie.
        language: of the issues.
        known: what is known of the last build's issues, by id; the manifests of those that are unchanged stay shut.

    Raises:
        Stop: where a manifest is not whole.
    """
    spines = []
    for issue_id, file in sorted(stock.manifests(language).items()):
        spine = known.get(issue_id) if issue_id in stock.unchanged else None
        spines.append(spine or _spine(file, f"{SITE}/{language.tag}/{issue_id}/{MANIFEST_FILE}"))
    return tuple(sorted(spines, key=lambda spine: (spine.date, spine.number, spine.id), reverse=True))


def read_manifest(file: Path, place: str) -> IssueManifest:
    """Open a manifest.

    Raises:
        Stop: where it is not whole; ``place`` is named in the finding.
    """
    return _manifest(file.read_bytes(), place)


def _spine(file: Path, place: str) -> Spine:
    content = file.read_bytes()
    return spine_of(_manifest(content, place), hashlib.sha256(content).hexdigest(), file, place)


def _manifest(content: bytes, place: str) -> IssueManifest:
    try:
        return from_json(content.decode())
    except ValueError as error:
        raise Stop(
            Finding(
                rule="broken-manifest",
                where=Location(path=place),
                what=f"the issue's manifest cannot be read ({error})",
                remedy="build the issue again",
            )
        ) from error
