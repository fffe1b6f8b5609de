"""What the house has signed of a build, and whether its signatures hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Finding, Location
from magazine.release.pinned import PINNED, pinned
from magazine.release.sums import LIST, SHELVES, SIGNATURE, BadListError, read_sums
from magazine.release.trust import Trust, read_certificates
from magazine.release.verdict import Word
from magazine.release.verify import Checker

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_SIGN: Final = "sign it: magazine sign"


def listed_by_signers(out: Path) -> dict[str, str]:
    """Give the digests by place within the build of the shelves' signed lists; whether those hold, ``signature_findings`` says."""
    listed: dict[str, str] = {}
    for shelf in SHELVES:
        try:
            digests = read_sums((out / shelf / LIST).read_bytes())
        except (OSError, BadListError):
            continue
        listed |= {f"{shelf}/{place}": digest for place, digest in digests.items()}
    return listed


def signing_files(out: Path) -> frozenset[str]:
    """Name the lists and their signatures, which no record can name."""
    return frozenset(
        f"{shelf}/{name}" for shelf in SHELVES for name in (LIST, SIGNATURE) if (out / shelf / name).is_file()
    )


def signature_findings(project: Path, out: Path, moment: datetime, *, required: bool) -> Iterator[Finding]:
    """Find signatures that do not hold, and what is not signed though it must be.

    Args:
        project: the folder that holds ``issues/``, and the house's certificate in it.
        out: the build.
        moment: now.
        required: True where what is not signed must not go out.
    """
    signed = signing_files(out)
    if not signed and not required:
        return
    if f"site/{LIST}" not in signed or f"site/{SIGNATURE}" not in signed:
        what = "the site's signed list of hashes is gone" if signed else "the build is not signed"
        yield _finding("not-signed", f"{out.name}/site/{LIST}", what, _SIGN)
        return
    content = pinned(project)
    try:
        certificates = read_certificates(content) if content else ()
    except ValueError:
        certificates = ()
    if not certificates:
        what = "the build is signed, but the project does not say with which certificate, so nothing tells a forged signature"
        yield _finding("certificate-not-pinned", PINNED, what, "keep the house's certificate: magazine sign --pin")
        return
    checker = Checker(trust=Trust(certificates=certificates, moment=moment))
    for shelf in sorted({place.partition("/")[0] for place in signed}):
        for verdict in checker.check(out / shelf):
            if verdict.word is not Word.TRUE:
                what = f"its signature does not hold: {verdict.word.value} ({verdict.reason.value})"
                yield _finding(
                    "signature-broken", verdict.path.replace(f"{out.parent}/", "", 1), what, f"build again and {_SIGN}"
                )


def _finding(rule: str, path: str, what: str, remedy: str) -> Finding:
    return Finding(rule=rule, where=Location(path=path), what=what, remedy=remedy)
