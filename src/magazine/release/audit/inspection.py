"""One file against the secrets: everything that its readers find, held against everything that is looked for."""

from __future__ import annotations

import hashlib
import re
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from magazine.constants import AUDIT_DEPTH
from magazine.release.audit.digests import DigestSearch
from magazine.release.audit.exhibits import Film, Lump, Oddity, Packet, Reading, Shot, Words
from magazine.release.audit.machine import machine_marks
from magazine.release.audit.readers.oddities import guarded, unread, within
from magazine.release.audit.readers.plain import pictured
from magazine.release.audit.readers.registry import exhibits, remains
from magazine.release.audit.readers.search_files import MODULE
from magazine.release.audit.secrets import REMEDY, Kind
from magazine.release.audit.stamps import clock_traces, strange_stamps, western
from magazine.release.audit.words import Trace, WordSearch, bytes_in, needles_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from magazine.release.audit.exhibits import Exhibit
    from magazine.release.audit.secrets import Secrets

_WITHIN: Final = re.compile(
    rb"\xff\xd8\xff[\xc0-\xfe]|\x89PNG\r\n\x1a\n|RIFF....WEBP|%PDF-1|....ftypavif|....ftypheic|II\*\x00....|MM\x00\*....",
    re.DOTALL,
)
_MOST_WITHIN: Final = 8
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_LEAST_FILE: Final = 16  # bytes; a smaller file is anyone's
_NULS: Final = 0.1  # of bytes that may be text of sixteen bits a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Leak:
    """What was found in a file.

    Attributes:
        rule: the rule of the finding.
        place: where in the file; empty for the file as such.
        what: what shows, as the rest of a sentence.
        path: where the secret stands in the house; empty where it is no manuscript's.
        line: of that file, counted from 1.
        remedy: what to do.
    """

    rule: str
    place: str
    what: str
    path: str
    line: int
    remedy: str

    def record(self) -> dict[str, Any]:
        """Give the leak as the store keeps it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found in a file, and the pictures that are left to look at: where each is, and its key."""

    leaks: tuple[Leak, ...]
    films: tuple[tuple[str, str], ...] = ()


def inspect_words(data: bytes, name: str, secrets: Secrets) -> Inspected:
    """Look for everything but what pictures show."""
    look = _look_for(secrets)
    leaks: list[Leak] = []
    films = []
    for exhibit in guarded(_read_out(_all_of(data, name)), ""):
        if isinstance(exhibit, Film):
            films.append((exhibit.place, exhibit.key))
        elif isinstance(exhibit, Words):
            leaks += _said(exhibit.place, look.in_words(exhibit.text))
        elif isinstance(exhibit, Lump):
            leaks += _said(exhibit.place, look.in_bytes(exhibit))
        elif isinstance(exhibit, Oddity):
            leaks.append(_odd(exhibit))
    return Inspected(tuple(dict.fromkeys(leaks)), tuple(films))


def inspect_pictures(data: bytes, name: str, secrets: Secrets, wanted: Collection[str]) -> dict[str, tuple[Leak, ...]]:
    """Look at the pictures alone, wherever they are.

    Args:
        data: of the file.
        name: of the file.
        secrets: what must not show.
        wanted: keys of the pictures that are looked at.

    Returns:
        What was found in each, by its key, as of a picture that is a file of its own.
    """
    left, found = set(wanted), dict[str, tuple[Leak, ...]]()
    for film in guarded(_films(data, name), "") if left else ():
        if isinstance(film, Film) and film.key in left:
            left.remove(film.key)
            found[film.key] = tuple(dict.fromkeys(_seen(film, secrets)))
            if not left:
                break
    lost = (_odd(unread("", "a picture that cannot be found again")),)
    return found | dict.fromkeys(left, lost)


def _films(data: bytes, name: str) -> Iterator[Exhibit]:
    """Read a file, and only then the parts that seldom hold pictures: most often, all that are wanted were found by then."""
    put_by = []
    for exhibit in _all_of(data, name):
        if not isinstance(exhibit, Reading):
            yield exhibit
        elif exhibit.pictures:
            put_by.append(exhibit)
    yield from _read_out(put_by)


def _seen(film: Film, secrets: Secrets) -> Iterator[Leak]:
    for exhibit in guarded(film.develop(""), ""):
        if isinstance(exhibit, Oddity):
            yield _odd(exhibit)
        elif isinstance(exhibit, Shot):
            yield from _shown(exhibit, secrets)


def placed(leak: Leak, place: str) -> Leak:
    """Give what was found in a picture as found where it stands in a file."""
    return replace(leak, place=within(place, leak.place) if leak.place else place)


def _shown(shot: Shot, secrets: Secrets) -> Iterator[Leak]:
    """Give what of the secrets a picture shows; one that cannot be held against them is told of, too."""
    from magazine.release.audit.likeness import (  # noqa: PLC0415 - OpenCV takes its time, and not every run looks at pictures
        likeness_traces,
        pixel_traces,
    )

    try:
        yield from _said(shot.place, pixel_traces(shot.image, secrets))
        yield from _said(shot.place, likeness_traces(shot.image, secrets))
    except Exception as error:  # noqa: BLE001 - a check that did not run has failed, and this picture is why
        yield _odd(unread(shot.place, f"{type(error).__name__}: {error}"))


def _read_out(found: Iterable[Exhibit]) -> Iterator[Exhibit]:
    for exhibit in found:
        if isinstance(exhibit, Reading):
            yield from guarded(exhibit.read(), exhibit.place)
        else:
            yield exhibit


def _all_of(data: bytes, name: str) -> Iterator[Exhibit]:
    """Read a file, then what was found in it that nobody has looked into, and so on."""
    waiting = [(exhibits(data, name), 0)]
    seen: set[str] = set()
    while waiting:
        found, depth = waiting.pop()
        for exhibit in found:
            if isinstance(exhibit, Packet):
                digest = hashlib.sha256(exhibit.data).hexdigest()
                if depth < AUDIT_DEPTH and digest not in seen:
                    seen.add(digest)
                    waiting.append((remains(exhibit.data, exhibit.place, depth), depth + 1))
                continue
            yield exhibit
            if isinstance(exhibit, Lump) and not exhibit.opened:
                waiting.append((_within(exhibit), depth + 1))


def _within(lump: Lump) -> Iterator[Exhibit]:
    """Give the pictures and documents that begin somewhere in bytes that nothing else explains."""
    for number, match in enumerate(_WITHIN.finditer(lump.data)):
        if number == _MOST_WITHIN:
            return
        inner = lump.data[match.start() :]
        if pictured(inner) and match.start():
            yield Packet(place=f"{lump.place}, at byte {match.start()}".removeprefix(", "), data=inner)


class _Look:
    """Looks for all secrets that words may show; made once a set of secrets."""

    def __init__(self, secrets: Secrets) -> None:
        self.secrets = secrets
        self._search = WordSearch(secrets)
        self._digests = DigestSearch(secrets.files)
        self._years = {year for day in secrets.days for year in _YEAR.findall(day.text)}
        self._known: dict[bytes, tuple[Trace, ...]] = {}

    def in_words(self, text: str) -> tuple[Trace, ...]:
        """Look through a text; one that stands in several files, as half of them do, is looked through once."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        if digest not in self._known:
            self._known[digest] = tuple(self._through(text))
        return self._known[digest]

    def _through(self, text: str) -> Iterator[Trace]:
        yield from self._search(text)
        yield from needles_in(text, self.secrets.needles)
        yield from self._marks(text, western(text))
        for source, how in self._digests(text):
            yield Trace(source, how)

    def _marks(self, text: str, figures: str) -> Iterator[Trace]:
        yield from machine_marks(text, self.secrets.paths)
        yield from strange_stamps(figures, self.secrets.moments)
        yield from clock_traces(figures, self.secrets.clock, self.secrets.moments)
        if any(year in figures for year in self._years):
            yield from needles_in(figures, self.secrets.days)

    def in_bytes(self, lump: Lump) -> Iterator[Trace]:
        data = lump.data
        source = self.secrets.files.get(hashlib.sha256(data).hexdigest()) if len(data) >= _LEAST_FILE else None
        if source is not None:
            yield Trace(source, "the file itself")
        if lump.opened:
            return
        yield from bytes_in(data, self.secrets.needles)
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            if encoding == "utf-8" or data.count(0) > _NULS * len(data):
                text = data.decode(encoding, "ignore")
                yield from self._search(text)
                if not data.startswith(MODULE):
                    yield from machine_marks(text, self.secrets.paths)
                    yield from strange_stamps(text, self.secrets.moments)


_LOOKS: Final[list[_Look]] = []
"""The last one made: files come in batches with the same secrets."""


def _look_for(secrets: Secrets) -> _Look:
    if not _LOOKS or _LOOKS[0].secrets is not secrets:
        _LOOKS[:] = [_Look(secrets)]
    return _LOOKS[0]


def _said(place: str, traces: Iterable[Trace]) -> Iterator[Leak]:
    for trace in traces:
        kind, where = trace.source.kind, trace.source.where
        yield Leak(
            rule=kind.value,
            place=place,
            what=f"{_SHOWS[kind]} (“{trace.quote}”)",
            path=where.path,
            line=where.line,
            remedy=REMEDY[kind],
        )


def _odd(oddity: Oddity) -> Leak:
    return Leak(rule=oddity.rule, place=oddity.place, what=oddity.what, path="", line=1, remedy=oddity.remedy)


_SHOWS: Final = {
    Kind.DRAFT: "words of an article that is not published",
    Kind.EMBARGO: "words of an article under embargo",
    Kind.COMMENT: "a remark meant for the newsroom",
    Kind.WAIVER: "the reason of a waiver",
    Kind.LEDGER: "a fact that no published article uses",
    Kind.CARD: "words of a picture’s card that are not published",
    Kind.DATA: "a table that no published article shows",
    Kind.ADDRESS: "the address of an article that is not published",
    Kind.ORIGINAL: "a file as editors handed it in",
    Kind.PIXELS: "what must not be seen of a picture",
    Kind.MACHINE: "a name or a path of the building machine",
    Kind.TIME: "a moment of building",
}
