"""``magazine sign``: a revision of the last build, made beside it and switched over as a build is.

PDFs and EPUBs are signed first; then every number that their new sizes change is put right; then the lists of hashes are written over all
that stands there, and signed. What was signed with the same certificate before stays as it is.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from magazine.issue.finding import Finding, Level, Location, Stop, in_order
from magazine.release.keys import certificate_of
from magazine.release.outlets.inventory import digest_of
from magazine.release.pinned import ON_SITE, PINNED, as_pem, pinned
from magazine.release.trust import Trust, doubt, read_certificates
from magazine.release.verdict import Reason
from magazine.works.sealing import Seal, stop
from magazine.works.signatures import signing_files
from magazine.works.site_record import RECORD, SITE, on_shelves, record_of, recorded, records
from magazine.works.stage import put_whole, revise

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko.sign.timestamps import TimeStamper


@dataclass(frozen=True, kw_only=True)
class SignOrder:
    """What is to be signed.

    Attributes:
        project: the folder that holds ``issues/``.
        out: the folder that stands for ``build/``.
        moment: now, in UTC.
        authority: address of a timestamp authority, or nothing: then no network is used.
        pin: True where the certificate is to be kept in the project from now on.
        patience: how many seconds to wait where another works on ``out``.
    """

    project: Path
    out: Path
    moment: datetime
    authority: str = ""
    pin: bool = False
    patience: float = 0


@dataclass(frozen=True, kw_only=True)
class SignReport:
    """What signing did; files are places within the build.

    Attributes:
        signed: PDFs and EPUBs that were signed now.
        kept: those that bore the certificate's signature already.
        lists: lists of hashes that were signed now.
        revised: further files whose numbers were put right.
        findings: notes.
    """

    signed: tuple[str, ...]
    kept: tuple[str, ...]
    lists: tuple[str, ...]
    revised: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def sign(order: SignOrder, signer: Signer, tell: Callable[[str], None]) -> SignReport:
    """Sign what was built last.

    Args:
        order: what, and when.
        signer: the key.
        tell: called with a line of progress.

    Raises:
        Stop: where there is nothing to sign, the certificate is not fit for it or not the one that is pinned, or a file is not what was
            built; nothing is changed then.
    """
    trust = Trust(certificates=(certificate_of(signer),), moment=order.moment)
    refuse_unfit(trust)
    known = pinned(order.project)
    if known is not None and not order.pin:
        refuse_other(trust, known)
    if not (order.out / "site").is_dir():
        raise stop("missing-build", order.out.name, "nothing has been built yet", "make it first: magazine build")
    with revise(order.out, "magazine sign", patience=order.patience, tell=tell) as into:
        refuse_changed(into, order.out.name)
        seal = Seal(into=into, signer=signer, trust=trust, timestamper=_timestamper(order.authority), tell=tell)
        _do(seal, order)
    if order.pin:
        put_whole(order.project / PINNED, as_pem(seal.certificate))
    return SignReport(
        signed=tuple(seal.signed),
        kept=tuple(seal.kept),
        lists=tuple(seal.lists),
        revised=tuple(sorted(set(seal.revised))),
        findings=() if order.pin or known is not None else (_not_pinned(),),
    )


def refuse_unfit(trust: Trust) -> None:
    """Refuse a certificate with which no reader would find anything true.

    Raises:
        Stop: where it is out of its time, or not for signatures.
    """
    judged = doubt(trust, trust.certificates[0], None, None)
    if judged is not None:
        what = {
            Reason.EXPIRED: f"its time ended on {judged.detail}",
            Reason.NOT_YET: f"its time begins on {judged.detail}",
        }.get(judged.reason, f"it is not fit for signatures ({judged.detail})")
        raise stop(
            "unfit-certificate", judged.signer, f"the certificate cannot be used: {what}", "take one that is valid"
        )


def refuse_other(trust: Trust, known: bytes) -> None:
    """Refuse a certificate that is not the one that readers were given.

    Args:
        trust: in the certificate that is used.
        known: the content of the project's certificate file.

    Raises:
        Stop: where it is another, and not issued by it.
    """
    try:
        own = read_certificates(known)
    except ValueError as error:
        what = f"the file cannot be used: {error}"
        raise stop("other-certificate", PINNED, what, "put the house's certificate there") from error
    if doubt(replace(trust, certificates=own), trust.certificates[0], None, None) is not None:
        raise stop(
            "other-certificate", PINNED, "the key's certificate is not the one that is kept here, nor issued by it",
            "take the house's key; where the house has a new certificate, keep it with: magazine sign --pin",
        )  # fmt: skip


def refuse_changed(into: Path, name: str) -> None:
    """Refuse a build in which a file is not what its build made, or an earlier signing made of it, or which no build has made.

    The house would vouch for it: lists of hashes name all that lies on a shelf.

    Args:
        into: the build.
        name: what it is called in findings.

    Raises:
        Stop: with a finding for each such file.
    """
    found = {}
    for report in records(into):
        signed = record_of(report.with_name(RECORD))
        for place, digest in record_of(report).items():
            file = into / place
            if not file.is_file():
                found[place] = "sign-changed-file", "the file is gone"
            elif digest_of(file) not in {digest, signed.get(place, digest)}:
                found[place] = "sign-changed-file", "the file is not the one that the build made"
    for place in on_shelves(into) - recorded(into).keys() - signing_files(into) - {f"{SITE}/{ON_SITE}"}:
        found[place] = "sign-stray-file", "no build has made this file"
    if found:
        raise Stop(
            *in_order(
                [
                    Finding(
                        rule=rule,
                        where=Location(path=f"{name}/{place}"),
                        what=what,
                        remedy="build again, then sign; nobody should write into the build",
                    )
                    for place, (rule, what) in found.items()
                ]
            )
        )


def _do(seal: Seal, order: SignOrder) -> None:
    from pyhanko.sign.timestamps import TimestampRequestError  # noqa: PLC0415 - only who signs needs it

    try:
        seal.sign_files()
        seal.put_right()
        seal.show_certificate()
        seal.record()
        seal.sign_lists(order.out)
    except (TimestampRequestError, ConnectionError) as error:
        raise stop(
            "no-timestamp", order.authority, f"the timestamp authority does not answer ({type(error).__name__})",
            "try again, or sign without a timestamp",
        ) from error  # fmt: skip


def _timestamper(authority: str) -> TimeStamper | None:
    if not authority:
        return None
    from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper  # noqa: PLC0415 - the one use of a network

    return RequestsHTTPTimeStamper(authority)


def _not_pinned() -> Finding:
    return Finding(
        rule="certificate-not-pinned",
        where=Location(path=PINNED),
        what="the project does not say which certificate is the house's, so a key that was swapped would not be noticed",
        remedy="keep it once, when you are sure of the key: magazine sign --pin",
        level=Level.NOTE,
    )
