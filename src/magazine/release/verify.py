"""``magazine verify``: is a file what left the house?"""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import struct
import tarfile
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final
from zipfile import BadZipFile, ZipFile

from magazine.release.bounded import GaveUpError, bounded
from magazine.release.hitches import Hitch, TooLargeError, hitch_of
from magazine.release.listed import open_list, proves_nothing, says
from magazine.release.names import bears_another, own_name
from magazine.release.sums import LIST, SIGNATURE
from magazine.release.verdict import Judgement, Reason, Verdict, Word

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from magazine.release.listed import SignedList
    from magazine.release.trust import Trust

FILE_MAX_BYTES: Final = 4_000_000_000  # a film of two hours
SIGNED_MAX_BYTES: Final = 400_000_000  # is read whole, into half as much memory again
FOLDERS_UP: Final = (
    6  # how far above a file its list is looked for: `site/fr/2019-01/open-days/pictures/x.avif` lies five deep
)
_MARKS: Final = {"pdf": b"%PDF-", "epub": b"mimetypeapplication/epub+zip"}
"""What files begin with that can bear a signature within: the header of a PDF; an EPUB's first entry (EPUB 3.3, 4.3.3)."""
_PACKAGE: Final = "zip"
_ZIP: Final = b"PK\x03\x04"  # APPNOTE.TXT 4.3.7
_TAR: Final = b"ustar"  # POSIX.1, pax; GNU's begins so, too
_TAR_AT: Final = 257
_FIRST_NAME: Final = 30  # where the name of the first entry stands
_HEADER_BYTES: Final = 1024  # readers find the PDF header as late as that (ISO 32000-1, annex H.3)


@dataclass(kw_only=True)
class Checker:
    """Checks files one by one.

    Attributes:
        trust: whom the reader trusts.
        lists: those that were given; without any, each file's own folder and those above are looked through.
        site: the magazine's address, where it is known: lists are to be had there.
    """

    trust: Trust
    lists: Sequence[Path] = ()
    site: str = ""
    _found: dict[Path, tuple[Path, ...]] = field(default_factory=dict)
    _opened: dict[Path, SignedList] = field(default_factory=dict)

    def check(self, path: Path) -> Iterator[Verdict]:
        """Give a verdict on a file, or one on each file below a folder, and on those that are missing there."""
        if not path.is_dir():
            yield self._file(path)
            return
        there, closed = _below(path)
        for file in there:
            yield self._file(file, within=True)
        for error in closed:
            yield _verdict(Path(error.filename), Judgement(reason=Reason.UNREADABLE, detail=hitch_of(error)))
        yield from self._missing(path, there)

    def _file(self, path: Path, *, within: bool = False) -> Verdict:
        try:
            if not stat.S_ISREG((os.lstat(path) if within else path.stat()).st_mode):
                what = Hitch.LINK if path.is_symlink() else Hitch.ODD
                return _verdict(path, Judgement(reason=Reason.UNREADABLE, detail=what))
            if path.name in {LIST, SIGNATURE} and (outer := self._outer(path)) is None:
                return self._list(path)
            digest, kind = _look(path)
        except (OSError, ValueError) as error:
            return _verdict(path, Judgement(reason=Reason.UNREADABLE, detail=hitch_of(error)))
        if path.name in {LIST, SIGNATURE} and outer is not None:
            return _verdict(path, says(outer, path, digest, at_its_place=True), str(outer.path))
        listed = self._listed(path, digest, within=within)
        return self._own(path, kind, listed) if kind else listed

    def _list(self, path: Path) -> Verdict:
        """Judge a list, or the signature of one, by both."""
        if not path.with_name(LIST).exists():
            return _verdict(path, Judgement(reason=Reason.UNSIGNED, detail=f"{self.site}/{LIST}".lstrip("/")))
        signed = self._open(path.with_name(LIST))
        if signed.proves:
            return _verdict(path, replace(signed.judgement, reason=Reason.LIST_SIGNED))
        return _verdict(path, signed.judgement)

    def _outer(self, path: Path) -> SignedList | None:
        """Give the list whose folders a list lies in: an older one laid there would speak for the files beside it."""
        above = [self._open(each) for each in self._above(path.parent) if each.parent != path.parent.resolve()]
        return next((each for each in above if each.proves and each.has_below(path.parent)), None)

    def _listed(self, path: Path, digest: str, *, within: bool) -> Verdict:
        """Say what the lists say: the first that proves the file, else the first that says anything."""
        lists = [self._open(each) for each in self._lists(path, within=within)]
        said = [
            (each, says(each, path, digest, at_its_place=within) if each.proves else proves_nothing(each))
            for each in lists
        ]
        if not said:
            return _verdict(path, Judgement(reason=Reason.UNSIGNED, detail=f"{self.site}/{LIST}".lstrip("/")))
        each, judged = min(said, key=lambda pair: _weight(pair[1]))
        return _verdict(path, judged, str(each.path))

    def _lists(self, path: Path, *, within: bool) -> Sequence[Path]:
        """Give those that are named; else the one that has the file's place, the uppermost of several, else the nearest."""
        if self.lists:
            return self.lists
        above = self._above(path.parent)
        for each in reversed(above):
            signed = self._open(each)
            place = signed.place_of(path) or ""
            if place in signed.digests and (within or "/" in place):
                return (each,)
        return above[:1]

    def _above(self, folder: Path) -> Sequence[Path]:
        """Find the lists in a folder and above it, the nearest first."""
        if folder not in self._found:
            whole = folder.resolve()
            above = [whole, *whole.parents][:FOLDERS_UP]
            self._found[folder] = tuple(found for each in above if (found := each / LIST).is_file())
        return self._found[folder]

    def _own(self, path: Path, kind: str, listed: Verdict) -> Verdict:
        """Judge a file by its own signature and by the lists: either can prove it, and the signature alone that it is altered."""
        own = self._signed(path, kind)
        if own.reason is Reason.SIGNED and own.name and bears_another(path.name, own.name):
            own = replace(own, reason=Reason.OTHER_NAME)
        if own.reason is Reason.SIGNED:
            elsewhere = listed.reason in {Reason.OTHER_BYTES, Reason.OTHER_NAME} and self._at_its_place(path, listed)
            return listed if elsewhere else _verdict(path, own)
        if own.word is Word.ALTERED:
            return _verdict(path, own)
        return listed if listed.word is not Word.UNKNOWN or own.reason is Reason.UNSIGNED else _verdict(path, own)

    def _signed(self, path: Path, kind: str) -> Judgement:
        try:
            return bounded(check_within, path, kind, self.trust)
        except GaveUpError as error:
            return Judgement(reason=Reason.UNREADABLE, detail=Hitch(str(error)))

    def _at_its_place(self, path: Path, listed: Verdict) -> bool:
        """Say whether the file lies where its list says that another lies; a download beside a newer list does not."""
        signed = self._open(Path(listed.listed))
        place = signed.place_of(path)
        return place in signed.digests and place != own_name(path.name)

    def _missing(self, folder: Path, there: Sequence[Path]) -> Iterator[Verdict]:
        """Tell of what the lists that were used name below a folder, and the folder lacks."""
        root = folder.resolve()
        found = {root / file.relative_to(folder) for file in there}
        above = dict.fromkeys(each for file in (folder / LIST, *there) for each in self._above(file.parent))
        used = self.lists or [each for each in above if self._outer(each) is None]
        for signed in map(self._open, used):
            at, prefix = _stands_for(signed, root, found)
            for place in signed.digests if at is not None else ():
                file = Path(at or root, place.removeprefix(prefix))
                if place.startswith(prefix) and file not in found:
                    said = replace(signed.judgement, reason=Reason.MISSING, name=place)
                    yield _verdict(folder / file.relative_to(root), said, str(signed.path))

    def _open(self, path: Path) -> SignedList:
        if path not in self._opened:
            self._opened[path] = open_list(path, self.trust)
        return self._opened[path]


def check_within(path: Path, kind: str, trust: Trust) -> Judgement:
    """Say what the signature in a file proves; in a process of its own."""
    from magazine.release.within import check_within as check  # noqa: PLC0415 - the help must not wait for it

    try:
        if kind == _PACKAGE:
            return Judgement(reason=Reason.PACKED if _holds_editions(path) else Reason.UNSIGNED)
        if path.stat().st_size > SIGNED_MAX_BYTES:
            return Judgement(reason=Reason.UNREADABLE, detail=Hitch.LARGE)
        return check(path.read_bytes(), kind, trust)
    except OSError as error:
        return Judgement(reason=Reason.UNREADABLE, detail=hitch_of(error))


def _holds_editions(path: Path) -> bool:
    """Say whether a packed folder, ZIP or tar, holds a file of a kind that can bear a signature."""
    try:
        with ZipFile(path) as package:
            names = package.namelist()
    except (BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError, struct.error):
        try:
            with tarfile.open(path, "r:") as package:
                names = package.getnames()
        except (MemoryError, OSError) as error:
            if (
                getattr(error, "errno", None) != errno.EINVAL
            ):  # of a place beyond all disks, to which a lying header leads
                raise
            return False
        except Exception:  # noqa: BLE001 - the bytes are a stranger's, and the reader raises whatever it meets
            return False
    return any(PurePath(name).suffix.lower().removeprefix(".") in _MARKS for name in names)


def _look(path: Path) -> tuple[str, str]:
    """Give a file's SHA-256, and the kind that it means to be where files of that kind bear signatures: by its bytes, else by its name.

    A packed folder, in which such files may be, is a kind too.

    Raises:
        TooLargeError: see there.
    """
    if path.stat().st_size > FILE_MAX_BYTES:
        raise TooLargeError
    with path.open("rb") as file:
        head = file.read(_HEADER_BYTES)
        file.seek(0)
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    named = path.suffix.lower().removeprefix(".")
    kind = next((kind for kind, mark in _MARKS.items() if mark in head), named)
    if head.startswith(_ZIP) and not head.startswith(_MARKS["epub"], _FIRST_NAME) and named != "epub":
        kind = _PACKAGE  # a book or a PDF may stand in it as it is
    if head.startswith(_TAR, _TAR_AT):
        kind = _PACKAGE  # likewise
    return digest, kind if kind in {*_MARKS, _PACKAGE} else ""


def _below(folder: Path) -> tuple[list[Path], list[OSError]]:
    """Give all that lies below a folder and is no folder, links to folders too, and what kept from looking into others."""
    found: list[Path] = []
    closed: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=closed.append):
        folders.sort()
        links = [name for name in folders if Path(here, name).is_symlink()]
        found += [Path(here, name) for name in sorted([*names, *links])]
    return found, closed


def _stands_for(signed: SignedList, root: Path, found: Iterable[Path]) -> tuple[Path | None, str]:
    """Say which folder, at or below a root, stands for which of a list's folders; none where nothing shows it.

    Where the list lies elsewhere, a file shows it that lies in a folder of the root as the list has it: loose files show nothing.
    """
    if signed.root.is_relative_to(root):
        return signed.root, ""
    if signed.has_below(root):
        return root, f"{root.relative_to(signed.root).as_posix()}/"
    for file in sorted(found):
        name = file.relative_to(root).as_posix()
        if "/" not in name or file.is_symlink() or not file.is_file():
            continue
        try:
            digest, _ = _look(file)
        except (OSError, ValueError):  # a verdict of its own says so
            continue
        for place in signed.by_digest.get(digest, ()):
            if f"/{place}".endswith(f"/{name}"):
                return root, place.removesuffix(name)
    return None, ""


def _weight(judged: Judgement) -> int:
    """Order what several lists say: what is proved first, then what a list that proves something does not know."""
    words = {Word.TRUE: 0, Word.ALTERED: 1, Word.UNKNOWN: 3}
    return 2 if judged.reason is Reason.NOT_LISTED else words[judged.word]


def _verdict(path: Path, judgement: Judgement, listed: str = "") -> Verdict:
    return Verdict(path=str(path), judgement=judgement, listed=listed)
