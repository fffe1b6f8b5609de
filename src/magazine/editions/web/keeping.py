"""The list of all that an issue's pages need, by which a reader keeps the issue to read without a network (``offline.json``).

It is drawn from the finished pages, so that nothing a page shows is forgotten. Of a picture's many files one is kept, wide enough for
a telephone; where a browser asks for another, the worker gives the kept one (``themes/…/web/worker/sw.js``). Every file stands
with its length and SHA-256, and none counts as kept until both are right. Pure.
"""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from lxml import html

from magazine.editions.web.phrases import Phrases
from magazine.issue.addresses import issue_folder
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from lxml.etree import _Element as Element

    from magazine.editions.web.manifest import IssueManifest

KEPT_LIST: Final = "offline.json"
LIST_FORMAT: Final = 1
"""Raised when a page of the last build would misread the list of this one; scripts/keep.js has it too."""
KEPT_WIDTH: Final = 960
"""Pixels: a telephone's 390 points at two and a half times, sharp; on a wide screen without a network, good enough."""
VERSION_DIGITS: Final = 12

PAGE, PICTURE, RECORDING, SHARED = "page", "picture", "recording", "shared"
_CANDIDATE: Final = re.compile(r"\s*(\S+?)(?:\s+(\d+)w)?\s*(?:,\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file to keep: its place within the site, its length, its digest, and what it is (``page``, ``picture``, …)."""

    place: str
    bytes: int
    sha256: str
    kind: str


def kept_list(
    manifest: IssueManifest, pages: Mapping[str, str], shared: Iterable[str], read: Callable[[str], bytes]
) -> str:
    """Write the list of an issue's files.

    Args:
        manifest: of the issue.
        pages: the finished pages by place.
        shared: places of the files that all pages share.
        read: gives the bytes of a file by its place.
    """
    shown = dict(item for place, page in pages.items() for item in _shown(place, page))
    kinds = dict.fromkeys(pages, PAGE) | dict.fromkeys(sorted(shared), SHARED) | dict(sorted(shown.items()))
    files = [
        _file(place, kind, pages[place].encode() if kind == PAGE else read(place)) for place, kind in kinds.items()
    ]
    language = Language(manifest.language)
    data = {
        "format": LIST_FORMAT,
        "folder": issue_folder(manifest.id, language),
        "version": _version(files),
        "title": manifest.title,
        "line": f"{Phrases(language).number.format(manifest.number)} · {manifest.date_in_words}",
        "cover": _cover(manifest),
        "bytes": sum(file.bytes for file in files if file.kind != RECORDING),
        "recordings": sum(file.bytes for file in files if file.kind == RECORDING),
        "files": [asdict(file) for file in files],
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _file(place: str, kind: str, content: bytes) -> KeptFile:
    return KeptFile(place=place, bytes=len(content), sha256=hashlib.sha256(content).hexdigest(), kind=kind)


def _version(files: list[KeptFile]) -> str:
    known = json.dumps([(file.place, file.sha256) for file in files])
    return hashlib.sha256(known.encode()).hexdigest()[:VERSION_DIGITS]


def _cover(manifest: IssueManifest) -> str:
    """Name the file of the cover that is kept, for lists of kept issues."""
    if manifest.cover is None:
        return ""
    name = _choose(list(manifest.cover.formats[0].files))
    return f"{issue_folder(manifest.id, Language(manifest.language))}/{name}"


def _shown(place: str, page: str) -> Iterator[tuple[str, str]]:
    """Find the pictures and recordings that a page shows, each with what it is."""
    main = html.document_fromstring(page).body
    for picture in main.iter("picture"):
        yield from ((_within(place, address), PICTURE) for address in _of_picture(picture))
    for image in main.iter("img"):
        alone = next(image.iterancestors("picture"), None) is None
        if alone and not image.get("src", "data:").startswith("data:"):
            yield _within(place, _choose(_candidates(image))), PICTURE
    for player in main.iter("audio", "video"):
        if player.get("poster"):
            yield _within(place, player.get("poster")), PICTURE
        for source in (player, *player.iter("source", "track")):
            if source.get("src"):
                yield _within(place, source.get("src")), RECORDING


def _of_picture(picture: Element) -> Iterator[str]:
    """Give the files to keep of a ``picture``: one, in its first format; of one that changes with the screen, one for each screen."""
    sources = [element for element in picture.iter("source") if element.get("srcset")]
    forms = [element.get("type") for element in sources if element.get("type")]
    for source in sources:
        if source.get("type") in {None, *forms[:1]}:
            yield _choose(_candidates(source))
    if not forms:
        yield from (_choose(_candidates(image)) for image in picture.iter("img"))


def _candidates(element: Element) -> list[tuple[str, int]]:
    """Read a ``srcset`` (HTML, section 4.8.4.2.1), or the ``src`` that stands alone; addresses on our pages hold no comma."""
    found = [(match[1], int(match[2] or 0)) for match in _CANDIDATE.finditer(element.get("srcset", ""))]
    return found or [(element.get("src", ""), 0)]


def _choose(candidates: list[tuple[str, int]]) -> str:
    """Choose the narrowest file that is wide enough, else the widest."""
    enough = [candidate for candidate in candidates if candidate[1] >= KEPT_WIDTH]
    return min(enough, key=_width)[0] if enough else max(candidates, key=_width)[0]


def _width(candidate: tuple[str, int]) -> int:
    return candidate[1]


def _within(place: str, address: str) -> str:
    """Give the place within the site of what a page names by a relative address."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(place), unquote(urlsplit(address).path)))
