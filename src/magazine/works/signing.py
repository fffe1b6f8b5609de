"""``magazine sign``: a revision of the last build, made beside it and switched over as a build is.

The PDFs are signed first; then every number that their new sizes change is put right; then the lists of hashes are written over all
that stands there, and signed. What was signed with the same certificate before stays as it is.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.web.compression import FORMS, compress, compressible, forms_of
from magazine.issue.finding import Finding, Level, Location, Stop, in_order
from magazine.issue.language import Language
from magazine.release.cms import check_detached, sign_detached
from magazine.release.keys import certificate_of
from magazine.release.pdf import check_pdf, sign_pdf, unsigned_length
from magazine.release.pinned import ON_SITE, PINNED, as_pem, pinned, say_signed, say_unsigned, verify_page
from magazine.release.revision import (
    NUMBERED,
    Resized,
    revise_catalogue,
    revise_data,
    revise_inventory,
    revise_kept_list,
    revise_page,
    revise_worker,
    still_tells,
)
from magazine.release.sums import LIST, SIGNATURE, write_sums
from magazine.release.trust import Trust, doubt
from magazine.release.verdict import Reason
from magazine.works.reports import as_json
from magazine.works.stage import carry_over, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko.sign.timestamps import TimeStamper

SHELVES: Final = ("site", "press", "archive")
"""What leaves the house, each with a list of its own; reports stay in it."""
RECORD: Final = "signed.json"
"""In an issue's reports: what signing changed, beside ``build.json``, which says what the build made."""


@dataclass(frozen=True, kw_only=True)
class SignReport:
    """What signing did.

    Attributes:
        signed: PDFs that were signed now, within the build.
        kept: PDFs that bore the certificate's signature already.
        lists: lists of hashes that were signed now.
        revised: further files whose numbers were put right.
        findings: notes.
    """

    signed: tuple[str, ...]
    kept: tuple[str, ...]
    lists: tuple[str, ...]
    revised: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def sign_for(
    project: Path,
    out: Path,
    signer: Signer,
    moment: datetime,
    tell: Callable[[str], None],
    authority: str | None = None,
    *,
    pin: bool = False,
) -> SignReport:
    """Sign a project's last build, with the certificate that the project has pinned.

    Args:
        project: the folder that holds ``issues/``.
        out: the folder that stands for ``build/``.
        signer: the key.
        moment: now, in UTC.
        tell: called with a line of progress.
        authority: address of a timestamp authority, or None.
        pin: True where the certificate is to be pinned in the project from now on.

    Raises:
        Stop: see ``sign``; also where another certificate is pinned.
    """
    certificate = certificate_of(signer)
    known = pinned(project)
    if known is not None and not pin:
        refuse_other(Trust(certificates=(certificate,), moment=moment), known)
    report = sign(out, signer, moment, tell, _timestamper(authority))
    if pin:
        _replace(project / PINNED, as_pem(certificate))
    notes = () if pin or known is not None else (_not_pinned(),)
    return replace(report, findings=(*report.findings, *notes))


def sign(
    out: Path,
    signer: Signer,
    moment: datetime,
    tell: Callable[[str], None],
    timestamper: TimeStamper | None = None,
) -> SignReport:
    """Sign what was built last.

    Args:
        out: the folder that stands for ``build/``.
        signer: the key.
        moment: now, in UTC.
        tell: called with a line of progress.
        timestamper: a timestamp authority, or None: then no network is used.

    Raises:
        Stop: where there is nothing to sign, the certificate is not fit for it, or a file is not what was built; nothing is changed then.
    """
    trust = Trust(certificates=(certificate_of(signer),), moment=moment)
    refuse_unfit(trust)
    if not (out / "site").is_dir():
        raise _stop("missing-build", out.name, "nothing has been built yet", "make it first: magazine build")
    refuse_changed(out)
    with stage(out) as into:
        carry_over(out, into, {path.name for path in out.iterdir()})
        work = _Revision(into=into, signer=signer, trust=trust, timestamper=timestamper, tell=tell)
        work.sign_pdfs()
        work.put_right()
        work.show_certificate()
        work.record(out)
        lists = tuple(_sign_list(into / shelf, out / shelf, work) for shelf in SHELVES if (into / shelf).is_dir())
        return SignReport(
            signed=tuple(work.signed),
            kept=tuple(work.kept),
            lists=tuple(each for each in lists if each),
            revised=tuple(sorted(place for place in work.changed if not place.endswith(FORMS))),
        )


def refuse_unfit(trust: Trust) -> None:
    """Refuse a certificate with which no reader would find anything true.

    Raises:
        Stop: where it is out of its time, or not for signatures.
    """
    (certificate,) = trust.certificates
    judged = doubt(trust, certificate, None, None)
    if judged is None:
        return
    what = {
        Reason.EXPIRED: f"its time ended on {judged.detail}",
        Reason.NOT_YET: f"its time begins on {judged.detail}",
    }.get(judged.reason, f"it is not fit for signatures ({judged.detail})")
    raise _stop(
        "unfit-certificate", judged.signer, f"the certificate cannot be used: {what}", "take one that is valid now"
    )


def refuse_changed(out: Path) -> None:
    """Refuse a build in which a file is not what its build made, or an earlier signing made of it.

    Raises:
        Stop: with a finding for each such file.
    """
    found = []
    for report in sorted((out / "reports").glob("*/build.json")):
        made = _digests(report)
        signed = _digests(report.with_name(RECORD))
        for place, digest in made.items():
            file = out / place
            known = {digest, signed.get(place, digest)}
            if not file.is_file() or _digest(file) not in known:
                found.append(
                    Finding(
                        rule="sign-changed-file",
                        where=Location(path=f"{out.name}/{place}"),
                        what="the file is not the one that the build made" if file.is_file() else "the file is gone",
                        remedy="build again, then sign; nobody should write into the build",
                    )
                )
    if found:
        raise Stop(*in_order(found))


def unseal(into: Path) -> tuple[str, ...]:
    """Take the lists out of a build that is being made: they speak of the one before. Its page of signatures says so, too.

    Returns:
        The places that were written or taken out.
    """
    gone = [into / shelf / name for shelf in SHELVES for name in (LIST, SIGNATURE)]
    gone = [path for path in (*gone, into / "site" / ON_SITE) if path.is_file()]
    for path in gone:
        path.unlink()
    pages = {}
    for language in Language:
        page = into / "site" / verify_page(language)
        if page.is_file():
            text = page.read_text(encoding="utf-8")
            turned = say_unsigned(text, verify_page(language))
            if turned != text:
                pages[f"site/{verify_page(language)}"] = turned.encode()
    changed = _write_all(into, pages)
    changed |= _write_all(into, _worker(into, changed))
    return (*(path.relative_to(into).as_posix() for path in gone), *changed)


def was_signed(out: Path) -> bool:
    """Say whether a build bears a signed list."""
    return (out / "site" / SIGNATURE).is_file()


def signatures_gone(out: Path) -> Iterator[Finding]:
    """Tell that a new build takes the place of a signed one, and is not signed."""
    if was_signed(out):
        yield Finding(
            rule="signatures-gone",
            where=Location(path=f"{out.name}/site/{LIST}"),
            what="the last build was signed; this one is not: its lists are gone, and each PDF that was made again has no signature",
            remedy="sign it before it goes out: magazine sign",
            level=Level.WARNING,
        )


class _Revision:
    """One signing, on a copy of the build whose files are other names of the build's own: each is replaced, never written to."""

    def __init__(
        self,
        *,
        into: Path,
        signer: Signer,
        trust: Trust,
        timestamper: TimeStamper | None,
        tell: Callable[[str], None],
    ) -> None:
        self.into = into
        self.signer = signer
        self.trust = trust
        self.timestamper = timestamper
        self.signed: list[str] = []
        self.kept: list[str] = []
        self.changed: dict[str, bytes] = {}
        self._tell = tell

    def sign_pdfs(self) -> None:
        """Sign the screen and archive editions; the press edition stays as the printer's preflight wants it, without a form field."""
        files = (*self.into.glob("site/*/*/*.pdf"), *self.into.glob("archive/*/*.pdf"))
        for path in sorted(files):
            place = path.relative_to(self.into).as_posix()
            content = path.read_bytes()
            said = check_pdf(content, self.trust)
            if said.reason is Reason.SIGNED and said.name == path.name:
                self.kept.append(place)
                continue
            self._tell(f"signing {path.name}")
            signed = sign_pdf(
                _as_built(content, said.reason, place), path.name, self.signer, self.trust.moment, self.timestamper
            )
            if check_pdf(signed, self.trust).reason is not Reason.SIGNED:
                raise _stop(
                    "sign-untrue", place, "the signature that was made does not hold", "look whether key and certificate belong together"
                )  # fmt: skip
            _replace(path, signed)
            self.signed.append(place)

    def put_right(self) -> None:
        """Put the new sizes of downloads wherever the old ones stand, and all that follows from it."""
        manifests = sorted(self.into.glob("site/*/*/issue.json"))
        resized = [(manifest, each) for manifest in manifests for each in _resized(manifest)]
        names = [each.name.encode() for _, each in resized]
        before = {path: _digest(path) for path, _ in resized}
        revised: dict[str, bytes] = {}
        for path in sorted(self.into.glob("site/**/*")) if names else ():
            if path.suffix in NUMBERED and path.is_file():
                content = path.read_bytes()
                concerned = [each for _, each in resized if each.name.encode() in content]
                place = path.relative_to(self.into).as_posix()
                new = _revised(content.decode(), concerned, place).encode() if concerned else content
                if new != content:
                    revised[place] = new
        revised |= self._inventories(before, revised)
        on_site = {place.removeprefix("site/"): content for place, content in revised.items()}
        for manifest in manifests:
            kept = manifest.with_name("offline.json")
            if on_site and kept.is_file():
                place = kept.relative_to(self.into).as_posix()
                text = kept.read_text(encoding="utf-8")
                new = revise_kept_list(text, on_site, place)
                revised |= {} if new == text else {place: new.encode()}
        self._write(revised)

    def show_certificate(self) -> None:
        """Lay the certificate beside the site's pages, and its fingerprint into the page that explains it."""
        (certificate,) = self.trust.certificates
        pages = {f"site/{ON_SITE}": as_pem(certificate)}
        for language in Language:
            page = self.into / "site" / verify_page(language)
            if page.is_file():
                text = say_signed(page.read_text(encoding="utf-8"), certificate, language, verify_page(language))
                pages[f"site/{verify_page(language)}"] = text.encode()
        new = {place: content for place, content in pages.items() if not _holds(self.into / place, content)}
        self._write(new)
        self._write(_worker(self.into, new))

    def record(self, out: Path) -> None:
        """Write for each issue what signing changed, since the build's own record says what the build made."""
        for report in sorted((self.into / "reports").glob("*/build.json")):
            known = _digests(report)
            changed = {
                place: _sized(self.into / place) for place in known if _digest(self.into / place) != known[place]
            }
            own = report.with_name(RECORD)
            certificate = check_fingerprint(self.trust)
            text = as_json({"certificate": certificate, "files": changed})
            if not _holds(own, text.encode()):
                _replace(own, text.encode())

    def _inventories(self, before: Mapping[Path, str], revised: Mapping[str, bytes]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for manifest, old in before.items():
            new = hashlib.sha256(revised[manifest.relative_to(self.into).as_posix()]).hexdigest()
            shelf = manifest.parents[1] / "shelf.json"
            if shelf.is_file():
                place = shelf.relative_to(self.into).as_posix()
                text = found.get(place, shelf.read_bytes()).decode()
                found[place] = revise_inventory(text, old, new).encode()
        return found

    def _write(self, files: Mapping[str, bytes]) -> None:
        self.changed |= _write_all(self.into, files)


def check_fingerprint(trust: Trust) -> str:
    """Give the fingerprint of the one certificate of the house."""
    from magazine.release.trust import fingerprint  # noqa: PLC0415

    return fingerprint(trust.certificates[0])


def refuse_other(trust: Trust, known: bytes, path: str = PINNED) -> None:
    """Refuse a certificate that is not the one that readers were given.

    Args:
        trust: in the certificate that is used.
        known: the content of the project's certificate file.
        path: of that file, for the finding.

    Raises:
        Stop: where it is another, and not issued by it.
    """
    from magazine.release.trust import read_certificates  # noqa: PLC0415

    try:
        own = read_certificates(known)
    except ValueError as error:
        raise _stop(
            "other-certificate", path, f"the file cannot be used: {error}", "put the house's certificate there"
        ) from error
    if doubt(replace(trust, certificates=own), trust.certificates[0], None, None) is not None:
        raise _stop(
            "other-certificate", path, "the key's certificate is not the one that is pinned here, nor issued by it",
            "take the house's key; where the house has a new certificate, pin it with: magazine sign --pin",
        )  # fmt: skip


def _timestamper(authority: str | None) -> TimeStamper | None:
    if authority is None:
        return None
    from pyhanko.sign.timestamps.requests_client import RequestsHTTPTimeStamper  # noqa: PLC0415 - only who asks uses a network

    return RequestsHTTPTimeStamper(authority)


def _not_pinned() -> Finding:
    return Finding(
        rule="certificate-not-pinned",
        where=Location(path=PINNED),
        what="the project does not say which certificate is the house's, so a key that was swapped would not be noticed",
        remedy="keep it once, when you are sure of the key: magazine sign --pin",
        level=Level.NOTE,
    )


def _as_built(content: bytes, reason: Reason, place: str) -> bytes:
    """Give a PDF as the build made it, without a signature of another certificate or of a time that is over.

    Raises:
        Stop: where its bytes are not those that were signed.
    """
    if reason is Reason.UNSIGNED:
        return content
    if reason in {Reason.CHANGED, Reason.APPENDED, Reason.DAMAGED, Reason.UNREADABLE}:
        raise _stop(
            "sign-altered-pdf", place, f"the PDF is not what was signed before ({reason.value})", "build it again"
        )
    return content[: unsigned_length(content)]


def _resized(manifest: Path) -> Iterator[Resized]:
    for download in json.loads(manifest.read_bytes())["downloads"]:
        file = manifest.with_name(download["name"])
        size = file.stat().st_size if file.is_file() else download["size"]
        if size != download["size"]:
            yield Resized(name=download["name"], old=download["size"], new=size)


def _revised(text: str, concerned: Iterable[Resized], place: str) -> str:
    for each in concerned:
        if place.endswith(".html"):
            language = next(language for language in Language if place.startswith(f"site/{language.tag}/"))
            text = revise_page(text, each, language)
        elif place.endswith(".xml"):
            text = revise_catalogue(text, each)
        else:
            text = revise_data(text, each, place)
        if still_tells(text, each):
            raise _stop(
                "sign-number-left", place, f"a number of {each.name} is left as it was before it was signed",
                "tell the developers: signing does not know this place",
            )  # fmt: skip
    return text


def _worker(into: Path, changed: Mapping[str, bytes]) -> dict[str, bytes]:
    """Renew the worker where pages that it brings along have changed."""
    worker = into / "site/sw.js"
    if not worker.is_file():
        return {}
    text = worker.read_text(encoding="utf-8")
    new = revise_worker(text, {place.removeprefix("site/"): content for place, content in changed.items()})
    return {} if new == text else {"site/sw.js": new.encode()}


def _write_all(into: Path, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Write files, and the compressed forms of those that servers send so."""
    for place, content in files.items():
        _replace(into / place, content)
        if compressible(place):
            for ending in FORMS:
                (into / f"{place}{ending}").unlink(missing_ok=True)
            for ending, form in forms_of(compress(content)).items():
                _replace(into / f"{place}{ending}", form)
    return dict(files)


def _sign_list(shelf: Path, last: Path, work: _Revision) -> str:
    """Write and sign the list of a shelf; name it where it is not what it was."""
    files = sorted(
        path for path in shelf.rglob("*") if path.is_file() and path not in {shelf / LIST, shelf / SIGNATURE}
    )
    if not files:
        return ""
    content = write_sums({path.relative_to(shelf).as_posix(): _digest(path) for path in files}).encode()
    signature = shelf / SIGNATURE
    if _holds(last / LIST, content) and (last / SIGNATURE).is_file():
        if check_detached(content, (last / SIGNATURE).read_bytes(), work.trust).reason is Reason.SIGNED:
            return ""
    _replace(shelf / LIST, content)
    _replace(signature, sign_detached(content, work.signer, work.trust.moment, work.timestamper))
    return f"{shelf.name}/{LIST}"


def _digests(report: Path) -> dict[str, str]:
    """Read the digests by place of a record; nothing where there is none, or where it is of another form."""
    try:
        files: dict[str, Any] = json.loads(report.read_bytes())["files"]
        return {place: str(each["sha256"]) for place, each in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _sized(path: Path) -> dict[str, Any]:
    return {"sha256": _digest(path), "bytes": path.stat().st_size}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content


def _replace(path: Path, content: bytes) -> None:
    """Write a file that may be another name of a file of the last build: under a name of its own, in its place."""
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def _stop(rule: str, path: str, what: str, remedy: str) -> Stop:
    return Stop(Finding(rule=rule, where=Location(path=path), what=what, remedy=remedy))
