"""What an issue's folder holds: plain files within it, and nothing that leads out of it."""

from __future__ import annotations

import os
import posixpath
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.constants import ISSUE_FILES_MAX
from magazine.issue.finding import Location
from magazine.manuscript.direction import MOVING
from magazine.manuscript.hidden import INVISIBLE, NARROW

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.manuscript.notes import Notes

# Kept beside manuscripts, and no part of the issue: scripts that draw pictures, notes, what editors and systems leave behind.
_IGNORED_ENDINGS: Final = (".py", ".pyc", "~", ".tmp", ".bak")
_KEPT_BY_EDITORS: Final = re.compile(r"#.*#|\d{4,5}", re.DOTALL)
"""Emacs keeps unsaved words in ``#fr.md#``; Vim tries with ``4913`` whether it may write."""
_UNREADABLE: Final = re.compile(rf"{INVISIBLE.pattern}|[\t\n{NARROW}]|{MOVING.pattern}")
_OF_FILES: Final = frozenset(
    [
        ".md", ".markdown", ".yaml", ".yml", ".csv", ".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".svg", ".mp3", ".m4a", ".mp4",
        ".ogg", ".opus", ".wav", ".webm", ".vtt",
    ]
)  # fmt: skip
"""Endings of what an issue is made of: under such a name a folder would be passed over, and the article with it."""
_IGNORED_NAMES: Final = {"thumbs.db", "desktop.ini"}


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueFile:
    """A file of the issue.

    Attributes:
        id: path within the issue with forward slashes, letters composed (NFC), as editors write it.
        file: where it lies.
        where: its place in findings.
    """

    id: str
    file: Path
    where: Location

    @property
    def ending(self) -> str:
        """The ending of its name in lower case, with its full stop."""
        return posixpath.splitext(self.id)[1].lower()


def issue_files(folder: Path, path: str, notes: Notes) -> dict[str, IssueFile]:
    """List the files of an issue by id, in the order of their ids.

    Args:
        folder: the issue's folder.
        path: its name in findings.
        notes: takes the findings.
    """
    found: dict[str, IssueFile] = {}
    for file in _walk(folder, folder.resolve(), path, notes):
        name = file.relative_to(folder).as_posix()
        own = unicodedata.normalize("NFC", name)
        if own in found:
            what = "another file has the same name, its accents stored differently"
            notes.find("odd-file", Location(path=f"{path}/{name}"), what, "keep one of them")
            continue
        found[own] = IssueFile(id=own, file=file, where=Location(path=f"{path}/{name}"))
        if len(found) > ISSUE_FILES_MAX:
            what = f"the folder holds more than {ISSUE_FILES_MAX} files"
            notes.find("too-many-files", Location(path=path), what, "move what is not of this issue elsewhere")
            break
    _find_twins(found, notes)
    return dict(sorted(found.items()))


def _find_twins(found: dict[str, IssueFile], notes: Notes) -> None:
    """Find names that differ by capitals alone: on some machines they are one file, and on others two."""
    seen: dict[str, str] = {}
    for own in sorted(found):
        twin = seen.setdefault(unicodedata.normalize("NFC", own.casefold()), own)
        if twin != own:
            what = f"“{twin}” has the same name but for capitals, and is the same file on some machines"
            notes.find("odd-file", found[own].where, what, "give one of them another name")


def _walk(folder: Path, root: Path, path: str, notes: Notes) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            ordered = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        what = f"the folder cannot be opened ({error.strerror or type(error).__name__})"
        notes.find("unreadable-file", Location(path=path), what, "check its permissions")
        return
    for entry in ordered:
        if _ignored(entry.name) or (_KEPT_BY_EDITORS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False)):
            continue
        where = Location(path=f"{path}/{entry.name}")
        if entry.is_dir(follow_symlinks=False):
            if posixpath.splitext(entry.name)[1].lower() in _OF_FILES:
                what = "this is a folder, though its name is that of a file"
                notes.find(
                    "odd-file", where, what, "put the file itself here, or give the folder a name without an ending"
                )
            yield from _walk(Path(entry.path), root, where.path, notes)
        elif _is_plain(entry, root, where, notes):
            yield Path(entry.path)


def _is_plain(entry: os.DirEntry[str], root: Path, where: Location, notes: Notes) -> bool:
    if unreadable(entry.name):
        notes.find("odd-file", where, "the file's name is not readable text", "give it another name")
    elif entry.is_symlink() and not leads_within(Path(entry.path), root):
        what = "this is a link that leads out of the issue"
        notes.find("outside-issue", where, what, "copy the file itself into the issue's folder")
    elif not os.path.isfile(entry.path):  # noqa: PTH113 - never raises, where pathlib does for a link to itself
        what = "this is neither a file nor a folder of its own"
        notes.find("odd-file", where, what, "put the file or folder itself here, or delete this")
    else:
        return True
    return False


def _ignored(name: str) -> bool:
    lower = name.lower()
    return (
        lower.startswith((".", "readme", "__pycache__", "~$"))
        or lower.endswith(_IGNORED_ENDINGS)
        or lower in _IGNORED_NAMES
    )


def unreadable(name: str) -> bool:
    """Say whether a name holds what nobody can read: controls, bytes that are no text, invisible signs, what turns letters round."""
    return _UNREADABLE.search(name) is not None


def outside(written: str) -> bool:
    """Say whether a path that an editor wrote leads out of the issue: an address, a path from the root, or upwards."""
    path = written.replace("\\", "/")
    return "://" in path or path.startswith(("//", "/", "~")) or path[1:2] == ":" or _climbs(path)


def _climbs(path: str) -> bool:
    return posixpath.normpath(f"article/{path}").startswith("..")


def find_in_issue(written: str, article_id: str, ids: Iterable[str]) -> str | None:
    """Give the id of the file that an article's text names: beside the article, else by its path within the issue.

    Args:
        written: the path as written, ``crowd.jpg``, ``open-days/crowd.jpg`` or ``../open-days/crowd.jpg``.
        article_id: the article whose text it is, or empty for ``issue.yaml``.
        ids: of the issue's pictures, tables or recordings.
    """
    if outside(written):
        return None
    path = unicodedata.normalize("NFC", written.strip().replace("\\", "/"))
    known = set(ids)
    for candidate in (posixpath.normpath(f"{article_id}/{path}").lstrip("/"), posixpath.normpath(path)):
        if candidate in known:
            return candidate
    return None


def leads_within(file: Path, folder: Path) -> bool:
    """Say whether a file lies within a folder, its links followed."""
    try:
        return Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))
    except OSError:  # through a folder that nobody may enter, such as /proc/1/root
        return False


def is_within(file: Path, folder: Path, path: str, notes: Notes) -> bool:
    """Say whether a file lies within a folder, its links followed; one that does not is found.

    Args:
        file: to be read.
        folder: that it must lie in.
        path: its name in findings.
        notes: takes the finding.
    """
    if leads_within(file, folder):
        return True
    what = "this is a link that leads out of the magazine"
    notes.find("outside-issue", Location(path=path), what, "put the file itself here")
    return False
