"""Downloads that were tampered with: what ``magazine verify`` says of each, and what it says of those that were not."""

from __future__ import annotations

import errno
import tarfile
from dataclasses import dataclass, field
from io import BytesIO
from shutil import copytree
from tarfile import GNUTYPE_SPARSE, TarFile, TarInfo
from typing import TYPE_CHECKING, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa

from magazine.issue.edition import Edition
from magazine.release.book import sign_book, unsigned_book
from magazine.release.cms import sign_detached
from magazine.release.pdf import sign_pdf
from magazine.release.sums import LIST, SIGNATURE, write_sums
from magazine.release.verdict import Reason, Word
from magazine.release.verify import Checker, check_within
from tests.release import attacks
from tests.release.authority import DAY, NOW, holder
from tests.release.bench import book, pdf, place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.release.trust import Trust
    from magazine.release.verdict import Verdict
    from tests.release.authority import Holder
    from tests.release.bench import Made

pytestmark = pytest.mark.also_soak

PDF = "temoin-2019-01-fr.pdf"
BOOK = "temoin-2019-01-fr.epub"
PAPER = "temoin-2019-01-fr-press.pdf"


@dataclass(kw_only=True)
class Reader:
    """Somebody with a folder of downloads, and the house's certificate.

    Attributes:
        downloads: the folder.
        magazine: signed.
        house: the house's key, for what it signs elsewhere.
        trust: what the reader knows.
        asked: what is to be verified.
        lists: those that are named.
    """

    downloads: Path
    magazine: Made
    house: Holder
    trust: Trust
    asked: Path
    lists: list[Path] = field(default_factory=list)

    def pdf(self, change: Callable[[bytes], bytes] = bytes, name: str = PDF) -> None:
        self.asked = self.put(name, change(self.magazine.file(Edition.SCREEN).read_bytes()))

    def book(self, change: Callable[[bytes], bytes] = bytes, name: str = BOOK) -> None:
        self.asked = self.put(name, change(self.magazine.file(Edition.EPUB).read_bytes()))

    def paper(self, change: Callable[[bytes], bytes] = bytes, *, listed: bool = True) -> None:
        """Get the printer's file, which bears no signature of its own: what is said of it hangs on its list alone."""
        if listed:
            self.fetch_list(shelf="press")
        self.asked = self.put(PAPER, change(self.magazine.file(Edition.PRESS).read_bytes()))

    def fetch_list(
        self, change: Callable[[bytes], bytes] = bytes, signature: bytes | None = None, shelf: str = "site"
    ) -> None:
        """Get a shelf's list, with its signature or another."""
        folder = self.magazine.out / shelf
        self.put(LIST, change((folder / LIST).read_bytes()))
        self.put(SIGNATURE, (folder / SIGNATURE).read_bytes() if signature is None else signature)

    def put(self, name: str, content: bytes) -> Path:
        path = self.downloads / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        return path

    def listing(self, signer: Holder, digests: dict[str, bytes], name: str = LIST, moment: int = 0) -> Path:
        """Write a list of contents, signed by somebody some days ago."""
        import hashlib  # noqa: PLC0415

        text = write_sums({place: hashlib.sha256(content).hexdigest() for place, content in digests.items()}).encode()
        self.put(f"{name}.p7s", sign_detached(text, signer.signer, NOW - moment * DAY))
        return self.put(name, text)

    def verdicts(self) -> list[Verdict]:
        return list(Checker(trust=self.trust, lists=self.lists).check(self.asked))


def _signed_by(signer: Holder, kind: str = "ua", name: str = PDF, days: int = 0) -> bytes:
    return sign_pdf(pdf(kind), name, signer.signer, NOW - days * DAY)


def _book_signed_by(signer: Holder, name: str = BOOK, days: int = 0) -> bytes:
    return sign_book(book(), name, signer.signer, NOW - days * DAY)


# True


def whole_pdf(reader: Reader) -> None:
    reader.pdf()


def second_copy(reader: Reader) -> None:
    reader.pdf(name="temoin-2019-01-fr (1).pdf")


def any_name(reader: Reader) -> None:
    reader.pdf(name="le magazine.pdf")


def whole_book(reader: Reader) -> None:
    reader.book()


def whole_book_beside_a_newer_list(reader: Reader) -> None:
    reader.book()
    reader.listing(reader.house, {f"fr/2019-01/{BOOK}": b"a newer book"})


def book_of_any_name(reader: Reader) -> None:
    reader.book(name="le magazine")


def copy_of_a_french_desktop(reader: Reader) -> None:
    reader.book(name="temoin-2019-01-fr - Copie (2).epub")


def page_loose_beside_the_list(reader: Reader) -> None:
    reader.fetch_list()
    reader.asked = reader.put("index.html", (reader.magazine.out / "site/fr/2019-01/note/index.html").read_bytes())


def press_file(reader: Reader) -> None:
    reader.paper()


def issued_by_the_house(reader: Reader) -> None:
    authority = holder("L’autorité", authority=True)
    reader.trust = authority.trusted()
    reader.asked = reader.put(PDF, _signed_by(holder("Un agent", issuer=authority)))


def forged_list_beside_the_true_one(reader: Reader) -> None:
    reader.paper()
    forged = reader.listing(holder(), {PAPER: b"another"}, "FORGED")
    reader.lists = [forged, reader.downloads / LIST]


# PDFs


def body_byte(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.flipped(content, 2000))


def last_byte_before_the_signature(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.flipped(content, len(pdf("ua")) - 8))


def signature_byte(reader: Reader) -> None:
    reader.pdf(attacks.in_signature)


def xref_byte(reader: Reader) -> None:
    reader.pdf(attacks.in_xref)


def cut_short(reader: Reader) -> None:
    reader.pdf(lambda content: content[:-200])


def cut_in_half(reader: Reader) -> None:
    reader.pdf(lambda content: content[: len(content) // 2])


def cut_in_half_with_its_list(reader: Reader) -> None:
    reader.fetch_list()
    cut_in_half(reader)


def other_text(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.revised(content, attacks.other_text))


def shadow_hide(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.revised(content, attacks.uncover))


def shadow_replace(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.revised(content, attacks.other_font))


def shadow_hide_and_replace(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.revised(content, attacks.other_pages))


def note_over_the_page(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.revised(content, attacks.note))


def changed_form(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.revised(content, attacks.other_form))


def rule_taken_away(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.revised(content, attacks.uncertified))


def second_signature(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.countersigned(content, holder("Un autre")))


def words_behind_the_end(reader: Reader) -> None:
    reader.pdf(lambda content: content + b"\n% faux\n")


def words_before_the_start(reader: Reader) -> None:
    reader.pdf(lambda content: b"% faux\n" + content)


def wrapped(reader: Reader) -> None:
    reader.pdf(attacks.wrapped)


def wrapped_in_a_later_revision(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.revised(content, attacks.signed_anew))


def signature_of_nothing(reader: Reader) -> None:
    reader.pdf(attacks.without_range)


def signature_taken_out(reader: Reader) -> None:
    reader.pdf(attacks.without_contents)


def transplanted(reader: Reader) -> None:
    donor = _signed_by(reader.house, "other", "temoin-2018-12-fr.pdf")
    reader.pdf(lambda content: attacks.transplanted(content, donor))


def words_behind_the_signature(reader: Reader) -> None:
    reader.pdf(attacks.in_filler)


def signature_in_other_digits(reader: Reader) -> None:
    reader.pdf(attacks.in_small_letters)


def attribute_in_the_signature(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.resealed(content, attacks.with_attribute))


def signer_in_other_letters(reader: Reader) -> None:
    reader.pdf(lambda content: attacks.resealed(content, attacks.with_other_letters))


def never_signed(reader: Reader) -> None:
    reader.asked = reader.put(PDF, pdf("ua"))


def signed_by_a_stranger(reader: Reader) -> None:
    reader.asked = reader.put(PDF, _signed_by(holder("Un autre")))


def signed_with_the_same_name(reader: Reader) -> None:
    reader.asked = reader.put(PDF, _signed_by(holder()))


def issued_by_who_may_not_issue(reader: Reader) -> None:
    reader.asked = reader.put(PDF, _signed_by(holder("Un agent", issuer=reader.house)))


def signed_with_an_expired_certificate(reader: Reader) -> None:
    old = holder(until=NOW - DAY)
    reader.trust = old.trusted()
    reader.asked = reader.put(PDF, _signed_by(old))


def signed_before_the_certificate_expired(reader: Reader) -> None:
    old = holder(until=NOW - DAY)
    reader.trust = old.trusted()
    reader.asked = reader.put(PDF, _signed_by(old, days=30))


def certificate_of_the_future(reader: Reader) -> None:
    early = holder(since=NOW + 10 * DAY)
    reader.trust = early.trusted()
    reader.asked = reader.put(PDF, _signed_by(early))


def signed_in_the_future(reader: Reader) -> None:
    reader.asked = reader.put(PDF, _signed_by(reader.house, days=-30))


def revoked(reader: Reader) -> None:
    authority = holder("L’autorité", authority=True)
    agent = holder("Un agent", issuer=authority)
    reader.trust = authority.trusted(revocations=(authority.revoking(agent),))
    reader.asked = reader.put(PDF, _signed_by(agent))


def revocations_of_another(reader: Reader) -> None:
    authority = holder("L’autorité", authority=True)
    impostor = holder("L’autorité", authority=True)
    reader.trust = authority.trusted(revocations=(impostor.revoking(),))
    reader.asked = reader.put(PDF, _signed_by(holder("Un agent", issuer=authority)))


def revocations_of_long_ago(reader: Reader) -> None:
    authority = holder("L’autorité", authority=True)
    reader.trust = authority.trusted(revocations=(authority.revoking(until=NOW - DAY),))
    reader.asked = reader.put(PDF, _signed_by(holder("Un agent", issuer=authority)))


def certificate_for_other_things(reader: Reader) -> None:
    other = holder(signs=False)
    reader.trust = other.trusted()
    reader.asked = reader.put(PDF, _signed_by(other))


def signed_over_a_weak_digest(reader: Reader) -> None:
    reader.asked = reader.put(PDF, attacks.with_sha_1(lambda: _signed_by(reader.house)))


def signed_over_a_weak_digest_by_a_stranger(reader: Reader) -> None:
    reader.asked = reader.put(PDF, attacks.with_sha_1(lambda: _signed_by(holder("Un autre"))))


def signed_with_a_short_key(reader: Reader) -> None:
    short = holder(key=rsa.generate_private_key(65537, 1024))
    reader.trust = short.trusted()
    reader.asked = reader.put(PDF, _signed_by(short))


def stranger_s_first_and_the_house_s_second(reader: Reader) -> None:
    reader.asked = reader.put(PDF, attacks.countersigned(_signed_by(holder("Un autre")), reader.house))


def other_issue_renamed(reader: Reader) -> None:
    reader.asked = reader.put(PDF, _signed_by(reader.house, "other", "temoin-2018-12-fr.pdf"))


def no_pdf_at_all(reader: Reader) -> None:
    reader.asked = reader.put(PDF, b"%PDF-1.7 and nothing else")


# Books and pages


def swapped_picture(reader: Reader) -> None:
    reader.book(lambda _: book(b"another picture"))


def swapped_picture_with_its_list(reader: Reader) -> None:
    reader.fetch_list()
    swapped_picture(reader)


def added_page(reader: Reader) -> None:
    reader.book(attacks.with_entry)


def page_taken_out(reader: Reader) -> None:
    reader.book(lambda content: attacks.repacked(content, lambda entries: entries[:1] + entries[2:]))


def pages_in_another_order(reader: Reader) -> None:
    reader.book(
        lambda content: attacks.repacked(
            content, lambda entries: [*entries[:1], *reversed(entries[1:-2]), *entries[-2:]]
        )
    )


def packed_anew(reader: Reader) -> None:
    reader.book(lambda content: attacks.repacked(content, list))


def same_name_twice(reader: Reader) -> None:
    reader.book(lambda content: attacks.repacked(content, lambda entries: [*entries[:-2], entries[1], *entries[-2:]]))


def zip_comment(reader: Reader) -> None:
    reader.book(attacks.with_comment)


def remark_on_an_entry(reader: Reader) -> None:
    reader.book(attacks.with_remark)


def date_of_an_entry(reader: Reader) -> None:
    reader.book(lambda content: attacks.in_directory(content, 12))


def rights_of_an_entry(reader: Reader) -> None:
    reader.book(lambda content: attacks.in_directory(content, 38))


def byte_of_a_page(reader: Reader) -> None:
    reader.book(lambda content: attacks.flipped(content, content.index(b"note.xhtml") + 12))


def words_behind_the_books_end(reader: Reader) -> None:
    reader.book(lambda content: content + b"faux")


def words_before_the_books_start(reader: Reader) -> None:
    reader.book(lambda content: b"faux" + content)


def words_between_entries(reader: Reader) -> None:
    reader.book(attacks.with_gap)


def line_of_the_signature(reader: Reader) -> None:
    reader.book(lambda content: attacks.flipped(content, content.index(b"house-signature.txt") + 19))


def line_of_the_signature_that_is_no_digest(reader: Reader) -> None:
    def change(content: bytes) -> bytes:
        at = content.index(b"house-signature.txt") + 19
        return content[:at] + b"x" + content[at + 1 :]

    reader.book(change)


def byte_of_the_books_signature(reader: Reader) -> None:
    def changed(content: bytes) -> bytes:
        at = attacks.digit_of_armour(content)
        return content[:at] + (b"B" if content[at : at + 1] == b"A" else b"A") + content[at + 1 :]

    reader.book(changed)


def byte_of_the_books_signature_that_is_no_digit(reader: Reader) -> None:
    def changed(content: bytes) -> bytes:
        at = attacks.digit_of_armour(content)
        return content[:at] + b"*" + content[at + 1 :]

    reader.book(changed)


def signature_of_another_book(reader: Reader) -> None:
    reader.book(lambda _: attacks.with_the_end_of(book(b"another picture"), _book_signed_by(reader.house)))


def book_without_its_signature(reader: Reader) -> None:
    reader.book(unsigned_book)


def book_without_its_signature_and_its_list(reader: Reader) -> None:
    reader.fetch_list()
    book_without_its_signature(reader)


def book_signed_by_a_stranger(reader: Reader) -> None:
    reader.book(lambda _: _book_signed_by(holder("Un autre")))


def book_signed_with_the_same_name(reader: Reader) -> None:
    reader.book(lambda _: _book_signed_by(holder()))


def certificate_in_the_books_signature(reader: Reader) -> None:
    reader.book(
        lambda content: attacks.book_resealed(content, lambda seal: attacks.with_certificate(seal, holder("Faux").der))
    )


def attribute_in_the_books_signature(reader: Reader) -> None:
    reader.book(lambda content: attacks.book_resealed(content, attacks.with_attribute))


def book_signed_twice(reader: Reader) -> None:
    reader.book(lambda content: attacks.signed_over(content, holder("Un autre")))


def book_with_an_expired_certificate(reader: Reader) -> None:
    old = holder(until=NOW - DAY)
    reader.trust = old.trusted()
    reader.book(lambda _: _book_signed_by(old, days=30))


def book_over_a_weak_digest(reader: Reader) -> None:
    reader.book(lambda _: attacks.with_sha_1(lambda: _book_signed_by(reader.house)))


def cut_book(reader: Reader) -> None:
    reader.book(lambda content: content[:-50])


def book_cut_in_half(reader: Reader) -> None:
    reader.book(lambda content: content[: len(content) // 4])


def other_signed_book_renamed(reader: Reader) -> None:
    reader.book(lambda _: _book_signed_by(reader.house, name="temoin-2018-12-fr.epub"))


def other_book_renamed(reader: Reader) -> None:
    older = reader.listing(reader.house, {"fr/2018-12/temoin-2018-12-fr.epub": b"an older book"})
    reader.lists = [older]
    reader.asked = reader.put(BOOK, b"an older book")


def page_with_other_line_ends(reader: Reader) -> None:
    site = reader.downloads / "site"
    copytree(reader.magazine.out / "site", site)
    reader.asked = site / "fr/2019-01/note/index.html"
    reader.asked.write_bytes(reader.asked.read_bytes().replace(b"\n", b"\r\n"))


def page_swapped_for_another(reader: Reader) -> None:
    site = reader.downloads / "site"
    copytree(reader.magazine.out / "site", site)
    reader.asked = site / "fr/2019-01/note/index.html"
    reader.asked.write_bytes((site / "fr/imprint/index.html").read_bytes())


def without_a_list(reader: Reader) -> None:
    reader.paper(listed=False)


def not_in_the_list(reader: Reader) -> None:
    reader.paper()
    reader.asked = reader.put("letter.txt", b"what somebody wrote")


def list_of_another_issue(reader: Reader) -> None:
    reader.paper(listed=False)
    reader.lists = [reader.listing(reader.house, {"fr/2018-12/temoin-2018-12-fr.epub": b"an older book"})]


def _packed(name: str, content: bytes, *, packing: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", packing) as package:
        package.writestr(name, content)
    return stream.getvalue()


def pdf_in_a_zip_folder(reader: Reader) -> None:
    reader.asked = reader.put("numéro.zip", _packed(f"numéro/{PDF}", _signed_by(reader.house)))


def book_in_a_zip_folder_as_it_is(reader: Reader) -> None:
    reader.asked = reader.put("numéro.zip", _packed(BOOK, _book_signed_by(reader.house), packing=ZIP_STORED))


def pdf_in_a_zip_folder_called_a_pdf(reader: Reader) -> None:
    reader.asked = reader.put(PDF, _packed(PDF, _signed_by(reader.house), packing=ZIP_STORED))


def _in_a_tar(name: str, content: bytes) -> bytes:
    stream, entry = BytesIO(), TarInfo(name)
    entry.size = len(content)
    with TarFile(fileobj=stream, mode="w") as package:
        package.addfile(entry, BytesIO(content))
    return stream.getvalue()


def pdf_in_a_tar(reader: Reader) -> None:
    reader.asked = reader.put("numéro.tar", _in_a_tar(PDF, _signed_by(reader.house)))


def broken_tar(reader: Reader) -> None:
    reader.asked = reader.put("photos.tar", _in_a_tar("photo.jpg", b"a picture")[:500])


def _tar_whose_header_says(change: Callable[[TarInfo], object], more: bytes = b"") -> bytes:
    entry = TarInfo("photo.jpg")
    change(entry)
    header = bytearray(entry.tobuf())
    header[482:483] = more or header[482:483]
    header[148:156] = b" " * 8
    header[148:156] = b"%06o\0 " % sum(header)
    return bytes(header) + b"\0" * 512


def tar_of_a_size_beyond_all_disks(reader: Reader) -> None:
    lying = _tar_whose_header_says(lambda entry: setattr(entry, "size", 1 << 62))
    reader.asked = reader.put("photos.tar", lying)


def tar_with_holes_that_are_nowhere(reader: Reader) -> None:
    lying = _tar_whose_header_says(lambda entry: setattr(entry, "type", GNUTYPE_SPARSE), b"\x01")
    reader.asked = reader.put("photos.tar", lying[:600])


def pictures_in_a_zip_folder(reader: Reader) -> None:
    reader.asked = reader.put("photos.zip", _packed("photo.jpg", b"a picture"))


def broken_zip_folder(reader: Reader) -> None:
    reader.asked = reader.put("numéro.zip", _packed(PDF, _signed_by(reader.house))[:200])


# Lists


def signature_without_its_list(reader: Reader) -> None:
    reader.fetch_list(shelf="press")
    (reader.downloads / LIST).unlink()
    reader.asked = reader.downloads / SIGNATURE


def edited_list(reader: Reader) -> None:
    reader.fetch_list(lambda content: content.replace(b"0", b"1", 1))
    reader.asked = reader.downloads / LIST


def paper_of_an_edited_list(reader: Reader) -> None:
    reader.paper()
    reader.fetch_list(lambda content: content.replace(b"0", b"1", 1), shelf="press")


def list_without_signature(reader: Reader) -> None:
    reader.paper()
    (reader.downloads / SIGNATURE).unlink()


def list_with_a_signature_of_junk(reader: Reader) -> None:
    reader.paper()
    reader.fetch_list(shelf="press", signature=b"0\x82junk")


def list_with_the_signature_of_another(reader: Reader) -> None:
    reader.paper()
    reader.fetch_list(shelf="press", signature=(reader.magazine.out / "site" / SIGNATURE).read_bytes())


def certificate_in_the_lists_signature(reader: Reader) -> None:
    reader.paper()
    signature = (reader.downloads / SIGNATURE).read_bytes()
    reader.put(SIGNATURE, attacks.with_certificate(signature, holder("Faux").der))


def list_with_a_certificate_in_its_signature(reader: Reader) -> None:
    certificate_in_the_lists_signature(reader)
    reader.asked = reader.downloads / LIST


def list_of_a_stranger(reader: Reader) -> None:
    reader.paper(lambda content: content + b"x", listed=False)
    reader.listing(holder("Un autre"), {PAPER: reader.asked.read_bytes()})


def list_of_the_same_name(reader: Reader) -> None:
    reader.paper(lambda content: content + b"x", listed=False)
    reader.listing(holder(), {PAPER: reader.asked.read_bytes()})


def list_of_an_expired_certificate(reader: Reader) -> None:
    old = holder(until=NOW - DAY)
    reader.trust = old.trusted()
    reader.paper(listed=False)
    reader.listing(old, {PAPER: reader.asked.read_bytes()}, moment=30)


def forged_list_against_the_true_one(reader: Reader) -> None:
    reader.paper(lambda content: content + b"x")
    forged = reader.listing(holder(), {PAPER: reader.asked.read_bytes()}, "FORGED")
    reader.lists = [forged, reader.downloads / LIST]


def list_that_leads_out_of_its_folder(reader: Reader) -> None:
    reader.paper(listed=False)
    text = f"{'0' * 64}  ../../{PAPER}\n".encode()
    reader.put(LIST, text)
    reader.put(SIGNATURE, sign_detached(text, reader.house.signer, NOW))


Case: TypeAlias = "Callable[[Reader], None]"

TRUE: dict[Case, Reason] = {
    whole_pdf: Reason.SIGNED,
    second_copy: Reason.SIGNED,
    any_name: Reason.SIGNED,
    issued_by_the_house: Reason.SIGNED,
    whole_book: Reason.SIGNED,
    whole_book_beside_a_newer_list: Reason.SIGNED,
    book_of_any_name: Reason.SIGNED,
    copy_of_a_french_desktop: Reason.SIGNED,
    page_loose_beside_the_list: Reason.LISTED,
    press_file: Reason.LISTED,
    forged_list_beside_the_true_one: Reason.LISTED,
}
TAMPERED: dict[Case, Reason] = {
    body_byte: Reason.CHANGED,
    last_byte_before_the_signature: Reason.CHANGED,
    signature_byte: Reason.CHANGED,
    xref_byte: Reason.DAMAGED,
    cut_short: Reason.DAMAGED,
    cut_in_half: Reason.UNREADABLE,
    cut_in_half_with_its_list: Reason.OTHER_BYTES,
    other_text: Reason.APPENDED,
    shadow_hide: Reason.APPENDED,
    shadow_replace: Reason.APPENDED,
    shadow_hide_and_replace: Reason.APPENDED,
    note_over_the_page: Reason.APPENDED,
    changed_form: Reason.APPENDED,
    rule_taken_away: Reason.APPENDED,
    second_signature: Reason.APPENDED,
    words_behind_the_end: Reason.APPENDED,
    words_before_the_start: Reason.DAMAGED,
    wrapped: Reason.DAMAGED,
    wrapped_in_a_later_revision: Reason.APPENDED,
    signature_of_nothing: Reason.CHANGED,
    signature_taken_out: Reason.UNREADABLE,
    transplanted: Reason.CHANGED,
    words_behind_the_signature: Reason.APPENDED,
    signature_in_other_digits: Reason.APPENDED,
    attribute_in_the_signature: Reason.APPENDED,
    signer_in_other_letters: Reason.APPENDED,
    never_signed: Reason.UNSIGNED,
    signed_by_a_stranger: Reason.OTHER_SIGNER,
    signed_with_the_same_name: Reason.SAME_NAME,
    issued_by_who_may_not_issue: Reason.OTHER_SIGNER,
    signed_with_an_expired_certificate: Reason.EXPIRED,
    signed_before_the_certificate_expired: Reason.EXPIRED,
    certificate_of_the_future: Reason.NOT_YET,
    signed_in_the_future: Reason.NOT_YET,
    revoked: Reason.REVOKED,
    revocations_of_another: Reason.NO_REVOCATIONS,
    revocations_of_long_ago: Reason.NO_REVOCATIONS,
    certificate_for_other_things: Reason.UNFIT,
    signed_over_a_weak_digest: Reason.UNFIT,
    signed_over_a_weak_digest_by_a_stranger: Reason.OTHER_SIGNER,
    signed_with_a_short_key: Reason.UNFIT,
    stranger_s_first_and_the_house_s_second: Reason.APPENDED,
    book_over_a_weak_digest: Reason.UNFIT,
    other_issue_renamed: Reason.OTHER_NAME,
    no_pdf_at_all: Reason.UNREADABLE,
    swapped_picture: Reason.UNSIGNED,
    swapped_picture_with_its_list: Reason.OTHER_BYTES,
    added_page: Reason.CHANGED,
    page_taken_out: Reason.CHANGED,
    pages_in_another_order: Reason.CHANGED,
    packed_anew: Reason.CHANGED,
    same_name_twice: Reason.CHANGED,
    zip_comment: Reason.CHANGED,
    remark_on_an_entry: Reason.CHANGED,
    date_of_an_entry: Reason.CHANGED,
    rights_of_an_entry: Reason.CHANGED,
    byte_of_a_page: Reason.CHANGED,
    words_behind_the_books_end: Reason.CHANGED,
    words_before_the_books_start: Reason.CHANGED,
    words_between_entries: Reason.CHANGED,
    line_of_the_signature: Reason.DAMAGED,
    line_of_the_signature_that_is_no_digest: Reason.DAMAGED,
    byte_of_the_books_signature: Reason.DAMAGED,
    byte_of_the_books_signature_that_is_no_digit: Reason.UNREADABLE,
    signature_of_another_book: Reason.CHANGED,
    book_without_its_signature: Reason.UNSIGNED,
    book_without_its_signature_and_its_list: Reason.OTHER_BYTES,
    book_signed_by_a_stranger: Reason.OTHER_SIGNER,
    book_signed_with_the_same_name: Reason.SAME_NAME,
    certificate_in_the_books_signature: Reason.APPENDED,
    attribute_in_the_books_signature: Reason.APPENDED,
    book_signed_twice: Reason.APPENDED,
    book_with_an_expired_certificate: Reason.EXPIRED,
    cut_book: Reason.DAMAGED,
    book_cut_in_half: Reason.UNREADABLE,
    other_signed_book_renamed: Reason.OTHER_NAME,
    other_book_renamed: Reason.OTHER_NAME,
    page_with_other_line_ends: Reason.OTHER_BYTES,
    page_swapped_for_another: Reason.OTHER_NAME,
    without_a_list: Reason.UNSIGNED,
    not_in_the_list: Reason.NOT_LISTED,
    list_of_another_issue: Reason.NOT_LISTED,
    pdf_in_a_zip_folder: Reason.PACKED,
    book_in_a_zip_folder_as_it_is: Reason.PACKED,
    pdf_in_a_zip_folder_called_a_pdf: Reason.PACKED,
    pdf_in_a_tar: Reason.PACKED,
    broken_tar: Reason.UNSIGNED,
    tar_of_a_size_beyond_all_disks: Reason.UNSIGNED,
    tar_with_holes_that_are_nowhere: Reason.UNSIGNED,
    pictures_in_a_zip_folder: Reason.UNSIGNED,
    broken_zip_folder: Reason.UNSIGNED,
    signature_without_its_list: Reason.UNSIGNED,
    edited_list: Reason.CHANGED,
    paper_of_an_edited_list: Reason.LIST_UNTRUE,
    list_without_signature: Reason.LIST_UNSIGNED,
    list_with_a_signature_of_junk: Reason.LIST_UNTRUE,
    list_with_the_signature_of_another: Reason.LIST_UNTRUE,
    certificate_in_the_lists_signature: Reason.LIST_UNTRUE,
    list_with_a_certificate_in_its_signature: Reason.APPENDED,
    list_of_a_stranger: Reason.OTHER_SIGNER,
    list_of_the_same_name: Reason.SAME_NAME,
    list_of_an_expired_certificate: Reason.EXPIRED,
    forged_list_against_the_true_one: Reason.OTHER_BYTES,
    list_that_leads_out_of_its_folder: Reason.LIST_UNTRUE,
}
"""What was done, and why it is not true."""


@pytest.fixture
def reader(signed: Made, house: Holder, tmp_path: Path) -> Reader:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    return Reader(downloads=downloads, magazine=signed, house=house, trust=house.trusted(), asked=downloads)


@pytest.mark.parametrize("case", TRUE, ids=lambda case: case.__name__)
def test_what_left_the_house_is_true(case: Case, reader: Reader) -> None:
    case(reader)
    (verdict,) = reader.verdicts()
    assert (verdict.word, verdict.reason) == (Word.TRUE, TRUE[case])


@pytest.mark.parametrize("case", TAMPERED, ids=lambda case: case.__name__)
def test_a_tampered_download_is_altered_or_unknown(case: Case, reader: Reader) -> None:
    case(reader)
    (verdict,) = reader.verdicts()
    assert (verdict.reason, verdict.word is Word.TRUE) == (TAMPERED[case], False)


def test_there_are_at_least_thirty() -> None:
    assert len(TAMPERED) >= 30


def test_a_whole_forged_site_with_its_own_certificate_proves_nothing(
    unsigned: Made, house: Holder, tmp_path: Path
) -> None:
    from magazine.works.signing import SignOrder, sign  # noqa: PLC0415
    from tests.release.bench import copy_of  # noqa: PLC0415

    forged = copy_of(unsigned, tmp_path / "forged")
    sign(SignOrder(project=forged.project, out=forged.out, moment=NOW), holder().signer, lambda _: None)
    said = {verdict.reason for verdict in Checker(trust=house.trusted()).check(forged.out / "site")}
    assert said == {Reason.SAME_NAME}


def test_places_are_the_editions(signed: Made) -> None:
    assert all(
        (signed.out / place(edition)).is_file()
        for edition in (Edition.SCREEN, Edition.EPUB, Edition.PRESS, Edition.ARCHIVE)
    )


def test_a_tar_that_a_disk_does_not_give_is_not_said_to_bear_no_signature(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    (tmp_path / "issue.tar").write_bytes(_in_a_tar("issue.pdf", b"%PDF-1.7"))
    trust = holder().trusted()
    assert check_within(tmp_path / "issue.tar", "zip", trust).reason is Reason.PACKED
    monkeypatch.setattr(tarfile, "open", refuse)
    assert check_within(tmp_path / "issue.tar", "zip", trust).reason is Reason.UNREADABLE
