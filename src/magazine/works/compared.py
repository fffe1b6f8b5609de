"""What stands in ``build/``, held against what was built again: every file, and nothing that is none.

A signature is no result of sources. So it is taken over where the house's key made it over the very bytes that came out again, in the
editions that bear one and nowhere else; lists of hashes are written anew, and only their signatures are taken over. Records of the
build name digests from before signing or after it: both are right, and no other is.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final, cast

from magazine.editions.web.compression import plain_place
from magazine.release.cms import check_detached
from magazine.release.outlets.inventory import digest_of
from magazine.release.pinned import ON_SITE
from magazine.release.sums import LIST, SHELVES, SIGNATURE
from magazine.release.trust import Trust, doubt, read_certificates
from magazine.release.verdict import Reason
from magazine.release.within import SIGNED_WITHIN, check_within, kind_of, unsigned
from magazine.works.reports import as_json
from magazine.works.sealing import Seal, sums_of
from magazine.works.site_record import RECORD, SITE_RECORD, record_of
from magazine.works.stage import replace_file
from magazine.works.unsealing import write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from pyhanko.sign.signers.pdf_cms import Signer

    from magazine.release.verdict import Judgement

BUILD_RECORD: Final = "build.json"
_INVENTORY: Final = "site/*/shelf.json"
_KEY: Final = re.compile(rb'(?<="key":")[0-9a-f]{64}(?=","places":)')
"""The key of a year in an inventory, as it is written there; within a text its quotation marks would be escaped."""
_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_PASSING: Final = "vanished-address"
"""A rule that speaks of the build before, so of no sources."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A file that is not the same.

    Attributes:
        place: within the build.
        how: ``differs``, ``only standing``, ``only rebuilt`` or ``no plain file``.
    """

    place: str
    how: str


def copy_plain(build: Path, into: Path) -> tuple[Difference, ...]:
    """Copy the files of a build, and tell of what is neither file nor folder: a build makes no links, and what one leads to can change.

    Raises:
        OSError: where a folder or file cannot be read.
    """
    odd = []
    into.mkdir(parents=True)
    for here, folders, names in os.walk(build, onerror=_raise):
        for name in sorted([*folders, *names]):
            path = Path(here, name)
            place = path.relative_to(build)
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                odd.append(Difference(place=place.as_posix(), how="no plain file"))
            elif path.is_dir():
                (into / place).mkdir()
            else:
                shutil.copyfile(path, into / place)
    return tuple(odd)


def _raise(error: OSError) -> None:
    raise error


def follow_signatures(
    seen: Path, out: Path, known: bytes | None, moment: datetime, tell: Callable[[str], None]
) -> None:
    """Take over the house's signatures of what came out the same, and do what follows from them as signing does.

    Args:
        seen: the build as it stands.
        out: what was built again.
        known: the certificate that the project keeps, or None: then the build's own, which shows at least what does not hold together.
        moment: now.
        tell: called with a line of progress.
    """
    certificate = seen / "site" / ON_SITE
    if not certificate.is_file():
        return
    try:
        own = read_certificates(certificate.read_bytes())
        trust = Trust(certificates=own if known is None else read_certificates(known), moment=moment)
    except ValueError:
        return  # nothing of the house's then: every file that signing wrote is named
    if len(own) != 1 or not _is_the_houses(doubt(trust, own[0], None, None)):
        return
    for path in sorted(path for pattern in SIGNED_WITHIN for path in out.glob(pattern)):
        standing, kind = seen / path.relative_to(out), kind_of(path)
        signed = standing.read_bytes() if standing.is_file() else b""
        made = path.read_bytes()
        said = check_within(signed, kind, trust) if signed != made else None
        if said is not None and _holds(said) and said.name == path.name and unsigned(signed, kind) == made:
            replace_file(path, signed)
    nobody = cast("Signer", None)  # nothing is signed here
    seal = Seal(into=out, signer=nobody, trust=replace(trust, certificates=own), timestamper=None, tell=tell)
    seal.put_right()
    _follow_keys(seen, out)
    seal.show_certificate()
    seal.record()
    for shelf in SHELVES:
        _follow_list(seen / shelf, out / shelf, trust)


def _follow_keys(seen: Path, out: Path) -> None:
    """Take over inventories that differ by nothing but the keys of their years, which are digests.

    By these a build knows whether it may keep a year's pages. They hang on whether its issues were signed when the pages were made, and nobody
    else reads them.
    """
    for path in sorted(out.glob(_INVENTORY)):
        place = path.relative_to(out).as_posix()
        standing = (seen / place).read_bytes() if (seen / place).is_file() else b""
        made = path.read_bytes()
        if standing != made and _KEY.sub(b"", standing) == _KEY.sub(b"", made):
            write_all(out, {place: standing})


def _follow_list(seen: Path, out: Path, trust: Trust) -> None:
    if not (seen / LIST).is_file() or not (seen / SIGNATURE).is_file():
        return
    replace_file(out / LIST, sums_of(out))
    signature = (seen / SIGNATURE).read_bytes()
    if _holds(check_detached((seen / LIST).read_bytes(), signature, trust)):
        replace_file(out / SIGNATURE, signature)


def _holds(said: Judgement) -> bool:
    """Say whether a signature is the house's and over these bytes; a certificate's time may be over, ``magazine verify PATH`` says so."""
    return said.reason in {Reason.SIGNED, Reason.EXPIRED}


def _is_the_houses(doubted: Judgement | None) -> bool:
    return doubted is None or doubted.reason not in {Reason.OTHER_SIGNER, Reason.SAME_NAME}


def places(seen: Path, out: Path, issues: tuple[str, ...]) -> tuple[list[str], int]:
    """Give the files to compare, all or those of issues, and how many are left out."""
    found = {file.relative_to(root).as_posix() for root in (seen, out) for file in root.rglob("*") if file.is_file()}
    wanted = sorted(place for place in found if not issues or not issues_of(place).isdisjoint(issues))
    return wanted, len(found) - len(wanted)


def issues_of(place: str) -> set[str]:
    """Give the folders of a place in which an issue's id may stand: ``press/2019-01/…``, ``site/ar/2019-01/…``."""
    parts = place.split("/")
    return set(parts[2:3] if parts[0] == "site" else parts[1:2])


def differences(seen: Path, out: Path, wanted: list[str]) -> Iterator[Difference]:
    """Name the files that are not the same."""
    for place in wanted:
        standing, made = seen / place, out / place
        if not standing.is_file():
            yield Difference(place=place, how="only rebuilt")
        elif not made.is_file():
            yield Difference(place=place, how="only standing")
        elif not _same(seen, out, place):
            yield Difference(place=place, how="differs")


def _same(seen: Path, out: Path, place: str) -> bool:
    standing, made = (seen / place).read_bytes(), (out / place).read_bytes()
    if standing == made:
        return True
    compare = _comparison(place)
    try:
        was, now = json.loads(standing), json.loads(made)
        return bool(compare is not None and as_json(was).encode() == standing and compare(was, now, seen / place, out))
    except (ValueError, TypeError, KeyError, AttributeError, OSError, RecursionError):
        return False


def _comparison(place: str) -> Callable[[Any, Any, Path, Path], bool] | None:
    return next((compare for pattern, compare in _RECORDS.items() if PurePath(place).match(pattern)), None)


def _same_findings(was: Any, now: Any, _: Path, __: Path) -> bool:
    return _lasting(was) == _lasting(now)


def _lasting(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [each for each in findings if each["rule"] != _PASSING]


def _same_record(was: Any, now: Any, file: Path, out: Path) -> bool:
    """Compare two records of a build: each digest is the one from before signing or the one from after it.

    The record of the site names the other records. Of those it has the digest that they have where they stand: they are compared themselves.
    An inventory that was signed since may have been built with some issues signed and others not; what stands has its digest in the record of signing.
    """
    files, again = was.pop("files"), now.pop("files")
    settings, wanted = was.pop("settings", {}), now.pop("settings", {})
    made, every = set(settings.pop("editions", [])), set(wanted.pop("editions", []))
    in_part = made <= every and bool(made) == bool(every)
    in_part = bool(settings.pop("imposed", False)) <= bool(wanted.pop("imposed", False)) and in_part
    resigned = {
        place
        for place in record_of(file.parents[1] / f"reports/{RECORD}")
        if PurePath(plain_place(place)).match(_INVENTORY)
    }
    named = files.keys() == again.keys() and all(
        each == again[place]
        or (place in resigned and _is_fact(each))
        or each == {name: _fact(out / place, name) for name in again[place]}
        or (_comparison(place) and each == {name: _fact(file.parents[1] / place, name) for name in again[place]})
        for place, each in files.items()
    )
    return bool(in_part and named and (was, settings) == (now, wanted))


def _same_signing(was: Any, now: Any, file: Path, out: Path) -> bool:
    """Compare two records of what signing changed: what an earlier signing changed may stand in the build's own record since."""
    recorded = next(
        each for each in (file.with_name(BUILD_RECORD), file.with_name(Path(SITE_RECORD).name)) if each.is_file()
    )
    known = json.loads(recorded.read_bytes())["files"]
    told, changed = was.pop("files"), now.pop("files")
    true = all(each == {name: _fact(out / place, name) for name in ("sha256", "bytes")} for place, each in told.items())
    rest = all(known[place]["sha256"] == each["sha256"] for place, each in changed.items() if place not in told)
    return bool(true and rest and was == now)


def _is_fact(said: Any) -> bool:
    """Say whether a record could say so of a file: nothing else passes for a digest and a size that nobody can know any more."""
    return said.keys() == {"sha256", "bytes"} and type(said["bytes"]) is int and bool(_DIGEST.fullmatch(said["sha256"]))


def _fact(file: Path, name: str) -> str | int:
    return digest_of(file) if name == "sha256" else file.stat().st_size


_RECORDS: Final[Mapping[str, Callable[[Any, Any, Path, Path], bool]]] = {
    "reports/*/check.json": _same_findings,
    f"reports/*/{BUILD_RECORD}": _same_record,
    SITE_RECORD: _same_record,
    f"reports/*/{RECORD}": _same_signing,
    f"reports/{RECORD}": _same_signing,
}
"""What is compared by what it says: which of two true things it says may hang on what was built or signed before."""
