"""``magazine verify``: is a file what left the house?"""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.release.bounded import GaveUpError, bounded
from magazine.release.listed import bears_another, open_list, own_name, proves_nothing, says
from magazine.release.sums import LIST, SIGNATURE
from magazine.release.verdict import Judgement, Reason, Verdict, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.release.listed import SignedList
    from magazine.release.trust import Trust

FILE_MAX_BYTES: Final = 4_000_000_000  # a film of two hours
PDF_MAX_BYTES: Final = 400_000_000  # is read whole, into half as much memory again
FOLDERS_UP: Final = (
    6  # how far above a file its list is looked for: `site/fr/2019-01/open-days/pictures/x.avif` lies five deep
)
_PDF: Final = b"%PDF-"
_HEADER_BYTES: Final = 1024  # readers find the PDF header as late as that (ISO 32000-1, annex H.3)


@dataclass(kw_only=True)
class Checker:
    """Checks files one by one.

    Attributes:
        trust: whom the reader trusts.
        lists: those that were given; without any, each file's own folder and those above are looked through.
    """

    trust: Trust
    lists: Sequence[Path] = ()
    _opened: dict[Path, SignedList] = field(default_factory=dict)

    def check(self, path: Path) -> Iterator[Verdict]:
        """Give a verdict on a file, or one on each file below a folder, and on those that are missing there."""
        if not path.is_dir():
            yield self._file(path, path.name)
            return
        for file in _files(path):
            yield self._file(file, file.name, within=path)
        yield from self._missing(path)

    def _file(self, path: Path, name: str, within: Path | None = None) -> Verdict:
        try:
            if not stat.S_ISREG((os.lstat(path) if within else path.stat()).st_mode):
                return _verdict(path, Judgement(reason=Reason.UNREADABLE, detail="no plain file"))
            if name in {LIST, SIGNATURE}:
                return self._list(path)
            digest, is_pdf = _look(path)
        except (OSError, ValueError) as error:
            return _verdict(path, Judgement(reason=Reason.UNREADABLE, detail=type(error).__name__))
        listed = self._listed(path, digest)
        return self._pdf(path, listed) if is_pdf else listed

    def _list(self, path: Path) -> Verdict:
        """Judge a list, or the signature of one, by both."""
        signed = self._open(path.with_name(LIST))
        if signed.proves:
            return _verdict(path, replace(signed.judgement, reason=Reason.LIST_SIGNED))
        return _verdict(path, signed.judgement)

    def _listed(self, path: Path, digest: str) -> Verdict:
        """Say what the lists say: the first that proves the file, else the first that says anything."""
        lists = [self._open(each) for each in self.lists or _beside(path)]
        said = [(each, says(each, path, digest) if each.proves else proves_nothing(each)) for each in lists]
        if not said:
            return _verdict(path, Judgement(reason=Reason.UNSIGNED))
        each, judged = min(said, key=lambda pair: _weight(pair[1]))
        return _verdict(path, judged, str(each.path))

    def _pdf(self, path: Path, listed: Verdict) -> Verdict:
        """Judge a PDF by its own signature and by the lists: either can prove it, and the signature alone that it is altered."""
        own = self._signed(path)
        if own.reason is Reason.SIGNED and own.name and bears_another(path.name, own.name):
            own = replace(own, reason=Reason.OTHER_NAME)
        if own.reason is Reason.SIGNED:
            elsewhere = listed.reason in {Reason.OTHER_BYTES, Reason.OTHER_NAME} and self._at_its_place(path, listed)
            return listed if elsewhere else _verdict(path, own)
        if own.word is Word.ALTERED:
            return _verdict(path, own)
        return listed if listed.word is not Word.UNKNOWN or own.reason is Reason.UNSIGNED else _verdict(path, own)

    def _signed(self, path: Path) -> Judgement:
        try:
            return bounded(check_pdf_file, path, self.trust)
        except GaveUpError as error:
            return Judgement(reason=Reason.UNREADABLE, detail=str(error))

    def _at_its_place(self, path: Path, listed: Verdict) -> bool:
        """Say whether the file lies where its list says that another lies; a download beside a newer list does not."""
        signed = self._open(Path(listed.listed))
        place = signed.place_of(path)
        return place in signed.digests and place != own_name(path.name)

    def _missing(self, folder: Path) -> Iterator[Verdict]:
        """Tell of what the lists below a folder name and the folder lacks."""
        for path in sorted(folder.rglob(LIST)):
            signed = self._open(path)
            for place in signed.digests:
                file = path.parent / place
                if not os.path.lexists(file):
                    yield _verdict(file, replace(signed.judgement, reason=Reason.MISSING, name=place), str(path))

    def _open(self, path: Path) -> SignedList:
        if path not in self._opened:
            self._opened[path] = open_list(path, self.trust)
        return self._opened[path]


def check_pdf_file(path: Path, trust: Trust) -> Judgement:
    """Say what the signature in a PDF proves; in a process of its own."""
    from magazine.release.pdf import check_pdf  # noqa: PLC0415 - the help must not wait for it

    if path.stat().st_size > PDF_MAX_BYTES:
        return Judgement(reason=Reason.UNREADABLE, detail="size")
    return check_pdf(path.read_bytes(), trust)


def _look(path: Path) -> tuple[str, bool]:
    """Give a file's SHA-256, and say whether it means to be a PDF.

    Raises:
        ValueError: where it is too large.
    """
    if path.stat().st_size > FILE_MAX_BYTES:
        raise ValueError("size")
    with path.open("rb") as file:
        is_pdf = _PDF in file.read(_HEADER_BYTES)
        file.seek(0)
        return hashlib.file_digest(file, "sha256").hexdigest(), is_pdf or path.suffix.lower() == ".pdf"


def _files(folder: Path) -> Iterator[Path]:
    for here, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            yield Path(here, name)


def _beside(path: Path) -> list[Path]:
    """Find the nearest list in a file's folder or above it."""
    above = list(path.resolve().parents)[:FOLDERS_UP]
    return [found for folder in above if (found := folder / LIST).is_file()][:1]


def _weight(judged: Judgement) -> int:
    """Order what several lists say: what is proved first, then what a list that proves something does not know."""
    words = {Word.TRUE: 0, Word.ALTERED: 1, Word.UNKNOWN: 3}
    return 2 if judged.reason is Reason.NOT_LISTED else words[judged.word]


def _verdict(path: Path, judgement: Judgement, listed: str = "") -> Verdict:
    return Verdict(path=str(path), judgement=judgement, listed=listed)
