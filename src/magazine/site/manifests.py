"""Which issues stand on the shelf, in each language. With the inventory, the modules of the site that read.

A manifest is opened where its issue was made anew; of the others the inventory of the last build says all that is seen from outside.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from magazine.editions.web.folder import SITE
from magazine.editions.web.manifest import MANIFEST_FILE, from_json
from magazine.issue.finding import Finding, Location, Stop
from magazine.site.spine import spine_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.language import Language
    from magazine.site.spine import Spine


def read_spines(into: Path, language: Language, known: Mapping[str, Spine]) -> tuple[Spine, ...]:
    """Find the issues of a language, newest first.

    Args:
        into: the folder that stands for ``build/``.
        language: of the issues.
        known: spines by the issue's id, of issues that were not made anew; their manifests stay shut.

    Raises:
        Stop: where a manifest is not whole.
    """
    files = sorted((into / SITE / language.tag).glob(f"*/{MANIFEST_FILE}"))
    spines = [known.get(file.parent.name) or _spine(file, file.relative_to(into).as_posix()) for file in files]
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
