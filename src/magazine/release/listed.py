"""What a signed list says of a file."""

from __future__ import annotations

import stat
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from magazine.release.hitches import Hitch, OddFileError, TooLargeError, hitch_of
from magazine.release.names import bears_another, own_name
from magazine.release.sums import LIST, LIST_MAX_BYTES, SIGNATURE_MAX_BYTES, BadListError, read_sums
from magazine.release.verdict import Judgement, Reason, Word

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from magazine.release.trust import Trust


@dataclass(frozen=True, kw_only=True)
class SignedList:
    """A list of hashes, and what its signature proves.

    Attributes:
        path: the list.
        judgement: of its signature.
        digests: by place from the list's folder; empty where the list proves nothing.
    """

    path: Path
    judgement: Judgement
    digests: Mapping[str, str]

    @property
    def proves(self) -> bool:
        """True where what it names is proved."""
        return self.judgement.word is Word.TRUE

    @cached_property
    def by_digest(self) -> Mapping[str, tuple[str, ...]]:
        """The places by digest."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for place, digest in self.digests.items():
            found[digest].append(place)
        return {digest: tuple(places) for digest, places in found.items()}

    @cached_property
    def by_name(self) -> Mapping[str, tuple[str, ...]]:
        """The places by the file's own name."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for place in self.digests:
            found[place.rpartition("/")[2]].append(place)
        return {name: tuple(places) for name, places in found.items()}

    def place_of(self, file: Path) -> str | None:
        """Give a file's place from the list's folder, or None where it lies elsewhere."""
        try:
            return (file.parent.resolve() / file.name).relative_to(self.root).as_posix()
        except (ValueError, OSError):
            return None

    @cached_property
    def root(self) -> Path:
        """The folder whose files it names."""
        return self.path.parent.resolve()

    def has_below(self, folder: Path) -> bool:
        """Say whether it names anything in a folder below its own."""
        within = (self.place_of(folder / LIST) or "").removesuffix(LIST)
        return bool(within) and any(place.startswith(within) for place in self.digests)


def open_list(path: Path, trust: Trust) -> SignedList:
    """Open a list, and hold it against the signature beside it (``SHA256SUMS.p7s``)."""
    from magazine.release.cms import check_detached  # noqa: PLC0415 - the help must not wait for it

    signature = path.with_name(f"{path.name}.p7s")
    try:
        content = _read(path, LIST_MAX_BYTES)
    except (OSError, ValueError) as error:
        return _proves_nothing(path, Reason.UNREADABLE, hitch_of(error))
    try:
        signed = _read(signature, SIGNATURE_MAX_BYTES)
    except FileNotFoundError:
        return _proves_nothing(path, Reason.LIST_UNSIGNED)
    except (OSError, ValueError) as error:
        return _proves_nothing(path, Reason.UNREADABLE, hitch_of(error))
    judgement = check_detached(content, signed, trust)
    if judgement.word is not Word.TRUE:
        return SignedList(path=path, judgement=judgement, digests={})
    try:
        return SignedList(path=path, judgement=judgement, digests=read_sums(content))
    except BadListError:
        return _proves_nothing(path, Reason.UNREADABLE, Hitch.BROKEN)


def says(signed: SignedList, file: Path, digest: str, *, at_its_place: bool = False) -> Judgement:
    """Say what a list that proves something says of a file with a digest.

    Args:
        signed: the list.
        file: where it lies.
        digest: SHA-256.
        at_its_place: True where the file must be the one that the list has at this place, and not one of the same name: where a whole folder
            is looked at. A file that lies in a folder of the list's always must; one that lies loose beside it may have come from anywhere.
    """
    name, place = own_name(file.name), signed.place_of(file)
    there = signed.by_digest.get(digest, ())
    own = [each for each in there if each == place] or [each for each in there if each.rpartition("/")[2] == name]
    same_name = signed.by_name.get(name, ())
    listed = place if place in signed.digests else None
    bound = listed is not None and (at_its_place or "/" in listed)
    if own and not (bound and own[0] != place):
        return _judgement(signed, Reason.LISTED, own[0])
    if there:
        other = bound or bears_another(file.name, there[0].rpartition("/")[2])
        return _judgement(signed, Reason.OTHER_NAME if other else Reason.LISTED, there[0])
    if listed is not None or len(same_name) == 1:
        return _judgement(signed, Reason.OTHER_BYTES, listed or same_name[0])
    return _judgement(signed, Reason.NOT_LISTED, "")


def proves_nothing(signed: SignedList) -> Judgement:
    """Say why a list proves nothing of the files that it names."""
    reason = signed.judgement.reason
    untrue = reason in {Reason.CHANGED, Reason.APPENDED, Reason.UNREADABLE}
    return Judgement(
        reason=Reason.LIST_UNTRUE if untrue else reason,
        signer=signed.judgement.signer,
        fingerprint=signed.judgement.fingerprint,
        time=signed.judgement.time,
        detail=signed.judgement.detail,
    )


def _judgement(signed: SignedList, reason: Reason, place: str) -> Judgement:
    by = signed.judgement
    return Judgement(
        reason=reason, name=place, time=by.time, stamped=by.stamped, signer=by.signer, fingerprint=by.fingerprint
    )


def _proves_nothing(path: Path, reason: Reason, detail: str = "") -> SignedList:
    return SignedList(path=path, judgement=Judgement(reason=reason, detail=detail), digests={})


def _read(path: Path, most: int) -> bytes:
    """Read a file of at most so many bytes.

    Raises:
        TooLargeError: where it has more.
        OddFileError: where it is no file.
        OSError: where it cannot be read.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OddFileError
    with path.open("rb") as file:
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLargeError
    return content
