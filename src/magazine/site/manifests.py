"""Which issues stand on the shelf, in each language. The one module of the site that reads.

A manifest is opened for its date and its digest; its articles are read only where a page is made of them.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.editions.web.folder import SITE
from magazine.editions.web.manifest import MANIFEST_FILE, from_json
from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Spine:
    """An issue as it stands on the shelf: what can be seen without opening it.

    Attributes:
        id: the issue's folder.
        date: cover date, ``2019-01`` or ``2019-01-15``; sorts as text.
        number: of the issue.
        digest: SHA-256 of its manifest.
        assets: shared files that the issue's pages need, as places within the site.
        file: the manifest.
        place: the manifest's place within ``build/``.
    """

    id: str
    date: str
    number: int
    digest: str
    assets: tuple[str, ...]
    file: Path
    place: str

    @property
    def year(self) -> int:
        """The year of the cover date."""
        return int(self.date[:4])


def read_spines(into: Path, language: Language) -> tuple[Spine, ...]:
    """Find the issues of a language, newest first.

    Raises:
        Stop: where a manifest is not whole.
    """
    files = sorted((into / SITE / language.tag).glob(f"*/{MANIFEST_FILE}"))
    spines = [_spine(file, file.relative_to(into).as_posix()) for file in files]
    return tuple(sorted(spines, key=lambda spine: (spine.date, spine.number, spine.id), reverse=True))


def read_manifest(text: str, place: str) -> IssueManifest:
    """Read the text of a manifest.

    Raises:
        Stop: where it is not whole; ``place`` is named in the finding.
    """
    try:
        return from_json(text)
    except ValueError as error:
        raise _broken(place, error) from error


def _spine(file: Path, place: str) -> Spine:
    content = file.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    try:
        data = json.loads(content)
        return Spine(
            id=data["id"],
            date=data["date"],
            number=data["number"],
            digest=digest,
            assets=tuple(data["assets"]),
            file=file,
            place=place,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise _broken(place, error) from error


def _broken(place: str, error: Exception) -> Stop:
    return Stop(
        Finding(
            rule="broken-manifest",
            where=Location(path=place),
            what=f"the issue's manifest cannot be read ({error})",
            remedy="build the issue again",
        )
    )
