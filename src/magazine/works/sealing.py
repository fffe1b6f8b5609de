"""The steps of signing, on a copy of the build whose files are other names of the build's own: each is replaced, never written to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from magazine.editions.web.compression import plain_place
from magazine.issue.finding import Finding, Location, Stop
from magazine.issue.language import Language
from magazine.release.cms import check_detached, sign_detached
from magazine.release.outlets.inventory import digest_of
from magazine.release.pinned import ON_SITE, as_pem, say_signed, verify_page
from magazine.release.revision import (
    NUMBERED,
    Resized,
    revise_catalogue,
    revise_data,
    revise_inventory,
    revise_kept_list,
    revise_page,
    still_tells,
)
from magazine.release.sums import LIST, SHELVES, SIGNATURE, write_sums
from magazine.release.trust import fingerprint
from magazine.release.verdict import Reason
from magazine.release.within import SIGNED_WITHIN, check_within, kind_of, sign_within, unsigned
from magazine.works.reports import as_json
from magazine.works.site_record import RECORD, SITE_RECORD, made_by_build, on_shelves, record_of, records
from magazine.works.stage import replace_file
from magazine.works.unsealing import SITE, write_all

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from pyhanko.sign.signers.pdf_cms import Signer
    from pyhanko.sign.timestamps import TimeStamper

    from magazine.release.trust import Trust


@dataclass(kw_only=True)
class Seal:
    """One signing.

    Attributes:
        into: the copy of the build.
        signer: the key.
        trust: in its certificate alone, now.
        timestamper: a timestamp authority, or None.
        tell: called with a line of progress.
        signed: PDFs and EPUBs that were signed, as places within the build.
        kept: those that bore the certificate's signature already.
        lists: lists of hashes that were signed.
        revised: further files that were written.
    """

    into: Path
    signer: Signer
    trust: Trust
    timestamper: TimeStamper | None
    tell: Callable[[str], None]
    signed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)
    revised: list[str] = field(default_factory=list)

    @property
    def certificate(self) -> bytes:
        """The certificate, DER."""
        return self.trust.certificates[0]

    def sign_files(self) -> None:
        """Sign the screen and archive editions and the EPUB; the press edition stays as the printer's preflight wants it, without a form field.

        Raises:
            Stop: where a file is not what was signed before, or the new signature does not hold.
        """
        for path in sorted(path for pattern in SIGNED_WITHIN for path in self.into.glob(pattern)):
            place, kind = self._place(path), kind_of(path)
            content = path.read_bytes()
            said = check_within(content, kind, self.trust)
            if said.reason is Reason.SIGNED and said.name == path.name:
                self.kept.append(place)
                continue
            self.tell(f"signing {path.name}")
            base = _as_built(content, kind, said.reason, place)
            try:
                signed = sign_within(base, path.name, self.signer, self.trust.moment, self.timestamper)
            except ValueError as error:
                raise stop(
                    "sign-altered-file", place, f"the file cannot be signed: {error}", "build it again"
                ) from error
            if check_within(signed, kind, self.trust).reason is not Reason.SIGNED or unsigned(signed, kind) != base:
                what, remedy = "the new signature does not hold", "look whether key and certificate belong together"
                raise stop("sign-untrue", place, what, remedy)
            replace_file(path, signed)
            self.signed.append(place)

    def put_right(self) -> None:
        """Put the new sizes of downloads wherever the old ones stand, and all that follows from it.

        Raises:
            Stop: where a file is not as this house writes it, or holds an old size that is not known of.
        """
        manifests = sorted(self.into.glob(f"{SITE}/*/*/issue.json"))
        resized = {manifest: list(_resized(manifest)) for manifest in manifests}
        every = [each for found in resized.values() for each in found]
        if not every:
            return
        before = {manifest: digest_of(manifest) for manifest, found in resized.items() if found}
        revised = dict(self._renumbered(every))
        revised |= self._inventories(before, revised)
        revised |= dict(self._kept_lists(manifests, revised))
        self._write(revised)

    def show_certificate(self) -> None:
        """Lay the certificate beside the site's pages, and its fingerprint into the page that explains it.

        Raises:
            Stop: where the theme's page has no room for it.
        """
        files = {f"{SITE}/{ON_SITE}": as_pem(self.certificate)}
        for language in Language:
            place = verify_page(language)
            page = self.into / SITE / place
            if page.is_file():
                text = say_signed(page.read_text(encoding="utf-8"), self.certificate, language, place)
                files[f"{SITE}/{place}"] = text.encode()
        new = {place: content for place, content in files.items() if not _holds(self.into / place, content)}
        self._write(new)

    def record(self) -> None:
        """Write what signing changed of each issue and of the pages over all, since the build's own record says what the build made."""
        known = made_by_build(self.into)
        for report in records(self.into):
            made = record_of(report)
            new = self._new_forms(known) if report == self.into / SITE_RECORD else ()
            changed = {
                place: _sized(self.into / place)
                for place in (*made, *new)
                if place in new or digest_of(self.into / place) != made[place]
            }
            text = as_json({"certificate": fingerprint(self.certificate), "files": changed}).encode()
            own = report.with_name(RECORD)
            if not _holds(own, text):
                replace_file(own, text)

    def sign_lists(self, last: Path) -> None:
        """Write the list of hashes of each shelf, and sign it; one that is as it was keeps its signature.

        Args:
            last: the last build.
        """
        for name in SHELVES:
            shelf = self.into / name
            content = sums_of(shelf)
            if content and not self._is_signed(last / name, content):
                replace_file(shelf / LIST, content)
                signature = sign_detached(content, self.signer, self.trust.moment, self.timestamper)
                replace_file(shelf / SIGNATURE, signature)
                self.lists.append(f"{name}/{LIST}")

    def _new_forms(self, known: Mapping[str, str]) -> tuple[str, ...]:
        """Name the compressed forms that only the new bytes of a file were worth."""
        there = on_shelves(self.into) - known.keys()
        return tuple(sorted(place for place in there if plain_place(place) in known))

    def _is_signed(self, shelf: Path, content: bytes) -> bool:
        if not _holds(shelf / LIST, content) or not (shelf / SIGNATURE).is_file():
            return False
        return check_detached(content, (shelf / SIGNATURE).read_bytes(), self.trust).reason is Reason.SIGNED

    def _renumbered(self, resized: list[Resized]) -> Iterator[tuple[str, bytes]]:
        """Give the site's files that tell a size, with the new one. Every file is looked at, so that no place is forgotten."""
        for path in sorted((self.into / SITE).rglob("*")):
            if path.suffix in NUMBERED and path.is_file():
                content = path.read_bytes()
                concerned = [each for each in resized if each.name.encode() in content]
                if concerned:
                    new = _revised(content.decode(), concerned, self._place(path)).encode()
                    if new != content:
                        yield self._place(path), new

    def _inventories(self, before: Mapping[Path, str], revised: Mapping[str, bytes]) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        for manifest, old in before.items():
            shelf = manifest.parents[1] / "shelf.json"
            if shelf.is_file():
                place = self._place(shelf)
                new = hashlib.sha256(revised[self._place(manifest)]).hexdigest()
                text = found.get(place, shelf.read_bytes()).decode()
                found[place] = revise_inventory(text, old, new).encode()
        return found

    def _kept_lists(self, manifests: list[Path], revised: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
        on_site = {place.removeprefix(f"{SITE}/"): content for place, content in revised.items()}
        for kept in (manifest.with_name("offline.json") for manifest in manifests):
            if kept.is_file():
                text = kept.read_text(encoding="utf-8")
                new = revise_kept_list(text, on_site, self._place(kept))
                if new != text:
                    yield self._place(kept), new.encode()

    def _write(self, files: Mapping[str, bytes]) -> None:
        write_all(self.into, files)
        self.revised += sorted(files)

    def _place(self, path: Path) -> str:
        return path.relative_to(self.into).as_posix()


def sums_of(shelf: Path) -> bytes:
    """Write the list of hashes of all that lies in a shelf; nothing where nothing does."""
    own = {shelf / LIST, shelf / SIGNATURE}
    files = (path for path in sorted(shelf.rglob("*")) if path.is_file() and path not in own)
    return write_sums({path.relative_to(shelf).as_posix(): digest_of(path) for path in files}).encode()


def stop(rule: str, path: str, what: str, remedy: str) -> Stop:
    """Give a stop with one finding."""
    return Stop(Finding(rule=rule, where=Location(path=path), what=what, remedy=remedy))


def _as_built(content: bytes, kind: str, reason: Reason, place: str) -> bytes:
    """Give a file as the build made it, without a signature of another certificate or of a time that is over.

    Raises:
        Stop: where its bytes are not those that were signed.
    """
    if reason is Reason.UNSIGNED:
        return content
    if reason in {Reason.CHANGED, Reason.APPENDED, Reason.DAMAGED, Reason.UNREADABLE}:
        what = f"the file is not what was signed before ({reason.value})"
        raise stop("sign-altered-file", place, what, "build it again, then sign")
    return unsigned(content, kind)


def _resized(manifest: Path) -> Iterator[Resized]:
    for download in json.loads(manifest.read_bytes())["downloads"]:
        file = manifest.with_name(download["name"])
        size = file.stat().st_size if file.is_file() else download["size"]
        if size != download["size"]:
            yield Resized(name=download["name"], old=download["size"], new=size)


def _revised(text: str, concerned: Iterable[Resized], place: str) -> str:
    for each in concerned:
        if place.endswith(".html"):
            language = next(language for language in Language if place.startswith(f"{SITE}/{language.tag}/"))
            text = revise_page(text, each, language)
        elif place.endswith(".xml"):
            text = revise_catalogue(text, each)
        else:
            text = revise_data(text, each, place)
        if still_tells(text, each):
            what = f"a number of {each.name} is left as it was before it was signed"
            raise stop("sign-number-left", place, what, "tell the developers: signing does not know this place")
    return text


def _sized(path: Path) -> dict[str, Any]:
    return {"sha256": digest_of(path), "bytes": path.stat().st_size}


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
