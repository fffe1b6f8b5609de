"""What the house has signed of a build, and whether its signatures hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Finding, Location
from magazine.release.outlets.inventory import digest_of
from magazine.release.pinned import ON_SITE, PINNED, pinned
from magazine.release.sums import LIST, SHELVES, SIGNATURE, BadListError, read_sums
from magazine.release.verdict import Reason, Word

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from magazine.release.trust import Trust

_SIGN: Final = "build and sign again: magazine build, magazine sign"


def listed_by_signers(out: Path) -> dict[str, str]:
    """Give the digests by place within the build of the shelves' signed lists, and of the lists. What they are worth, ``signature_findings`` says."""
    found: dict[str, str] = {}
    for shelf in SHELVES:
        sums = out / shelf / LIST
        if sums.is_file() and (out / shelf / SIGNATURE).is_file():
            try:
                found |= {f"{shelf}/{place}": digest for place, digest in read_sums(sums.read_bytes()).items()}
            except BadListError:
                continue
            found |= {f"{shelf}/{name}": digest_of(out / shelf / name) for name in (LIST, SIGNATURE)}
    return found


def signing_files(out: Path) -> frozenset[str]:
    """Name the lists and their signatures, which no record can name."""
    return frozenset(
        f"{shelf}/{name}" for shelf in SHELVES for name in (LIST, SIGNATURE) if (out / shelf / name).is_file()
    )


def signature_findings(project: Path, out: Path, as_of: datetime, *, required: bool) -> Iterator[Finding]:
    """Find signatures that do not hold, and what is not signed though it must be.

    Args:
        project: the folder that holds ``issues/``, with the house's certificate where it is pinned.
        out: the build.
        as_of: the moment at which the certificate must be valid.
        required: True where an unsigned build is a fault. A build that is signed in part always is.
    """
    shelves = [shelf for shelf in SHELVES if any(path.is_file() for path in (out / shelf).rglob("*"))]
    signed = [shelf for shelf in shelves if (out / shelf / LIST).is_file() or (out / shelf / SIGNATURE).is_file()]
    if not signed:
        if required:
            yield fault_at("not-signed", out.name, "the build is not signed", "sign it first: magazine sign")
        return
    known = pinned(project)
    if known is None and required:
        what = "the project does not say which certificate is the house's, so no signature can be held against it"
        yield fault_at("certificate-not-pinned", PINNED, what, "keep it once: magazine sign --pin")
        return
    own = out / "site" / ON_SITE
    content = known if known is not None else own.read_bytes() if own.is_file() else b""
    yield from _held_against(content, out, as_of, shelves)


def _held_against(content: bytes, out: Path, as_of: datetime, shelves: list[str]) -> Iterator[Finding]:
    """Hold lists, PDFs and EPUBs against a certificate: the one that is pinned, else the build's own, which shows at least what is broken."""
    from magazine.release.listed import open_list  # noqa: PLC0415 - only a signed build needs it
    from magazine.release.trust import Trust, read_certificates  # noqa: PLC0415

    try:
        trust = Trust(certificates=read_certificates(content), moment=as_of)
    except ValueError as error:
        yield fault_at("untrue-signature", PINNED, f"the certificate cannot be used: {error}", _SIGN)
        return
    for shelf in shelves:
        said = open_list(out / shelf / LIST, trust).judgement
        if said.word is not Word.TRUE:
            what = (
                f"the list of what is signed proves nothing ({said.reason.value}{said.detail and f': {said.detail}'})"
            )
            yield fault_at("untrue-signature", f"{out.name}/{shelf}/{LIST}", what, _SIGN)
    yield from _within(out, trust)


def _within(out: Path, trust: Trust) -> Iterator[Finding]:
    from magazine.release.within import SIGNED_WITHIN, check_within, kind_of  # noqa: PLC0415 - only a signed build needs it

    for path in sorted(path for pattern in SIGNED_WITHIN for path in out.glob(pattern)):
        said = check_within(path.read_bytes(), kind_of(path), trust)
        if said.reason is not Reason.SIGNED or said.name != path.name:
            reason = Reason.OTHER_NAME if said.reason is Reason.SIGNED else said.reason
            what = f"the signature in this file proves nothing ({reason.value})"
            yield fault_at("untrue-signature", f"{out.name}/{path.relative_to(out).as_posix()}", what, _SIGN)


def fault_at(rule: str, path: str, what: str, remedy: str) -> Finding:
    """Tell of a fault of a file as a whole."""
    return Finding(rule=rule, where=Location(path=path), what=what, remedy=remedy)
