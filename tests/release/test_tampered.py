"""Downloads that were tampered with: what ``magazine verify`` says of each, and what it says of those that were not."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import pytest

from magazine.issue.edition import Edition
from magazine.release.cms import sign_detached
from magazine.release.pdf import sign_pdf
from magazine.release.sums import LIST, SIGNATURE, write_sums
from magazine.release.verdict import Reason, Word
from magazine.release.verify import Checker
from tests.release import attacks
from tests.release.authority import DAY, NOW, holder
from tests.release.bench import book, pdf, place, site_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.release.trust import Trust
    from magazine.release.verdict import Verdict
    from tests.release.authority import Holder
    from tests.release.bench import Made

PDF = "temoin-2019-01-fr.pdf"
BOOK = "temoin-2019-01-fr.epub"


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

    def book(self, change: Callable[[bytes], bytes] = bytes, name: str = BOOK, *, listed: bool = True) -> None:
        if listed:
            self.fetch_list()
        self.asked = self.put(name, change(self.magazine.file(Edition.EPUB).read_bytes()))

    def fetch_list(self, change: Callable[[bytes], bytes] = bytes, signature: bytes | None = None) -> None:
        """Get the site's list, with its signature or another."""
        site = self.magazine.out / "site"
        self.put(LIST, change((site / LIST).read_bytes()))
        self.put(SIGNATURE, (site / SIGNATURE).read_bytes() if signature is None else signature)

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


# True


def whole_pdf(reader: Reader) -> None:
    reader.pdf()


def second_copy(reader: Reader) -> None:
    reader.pdf(name="temoin-2019-01-fr (1).pdf")


def any_name(reader: Reader) -> None:
    reader.pdf(name="le magazine.pdf")


def whole_book(reader: Reader) -> None:
    reader.book()


def press_file(reader: Reader) -> None:
    press = reader.magazine.out / "press"
    for name in (LIST, SIGNATURE):
        reader.put(name, (press / name).read_bytes())
    reader.asked = reader.put(
        site_place(Edition.PRESS).rpartition("/")[2], reader.magazine.file(Edition.PRESS).read_bytes()
    )


def issued_by_the_house(reader: Reader) -> None:
    authority = holder("L’autorité", authority=True)
    reader.trust = authority.trusted()
    reader.asked = reader.put(PDF, _signed_by(holder("Un agent", issuer=authority)))


def forged_list_beside_the_true_one(reader: Reader) -> None:
    reader.book()
    forged = reader.listing(holder(), {BOOK: b"another"}, "FORGED")
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


def other_issue_renamed(reader: Reader) -> None:
    reader.asked = reader.put(PDF, _signed_by(reader.house, "other", "temoin-2018-12-fr.pdf"))


def no_pdf_at_all(reader: Reader) -> None:
    reader.asked = reader.put(PDF, b"%PDF-1.7 and nothing else")


# Books and pages


def swapped_picture(reader: Reader) -> None:
    reader.book(lambda _: book(b"another picture"))


def added_page(reader: Reader) -> None:
    reader.book(attacks.with_entry)


def zip_comment(reader: Reader) -> None:
    reader.book(attacks.with_comment)


def cut_book(reader: Reader) -> None:
    reader.book(lambda content: content[:-50])


def other_book_renamed(reader: Reader) -> None:
    older = reader.listing(reader.house, {"fr/2018-12/temoin-2018-12-fr.epub": b"an older book"})
    reader.lists = [older]
    reader.asked = reader.put(BOOK, b"an older book")


def page_with_other_line_ends(reader: Reader) -> None:
    site = reader.downloads / "site"
    reader.magazine.out.joinpath("site").rename(site)
    reader.asked = site / "fr/2019-01/note/index.html"
    reader.asked.write_bytes(reader.asked.read_bytes().replace(b"\n", b"\r\n"))


def page_swapped_for_another(reader: Reader) -> None:
    site = reader.downloads / "site"
    reader.magazine.out.joinpath("site").rename(site)
    reader.asked = site / "fr/2019-01/note/index.html"
    reader.asked.write_bytes((site / "fr/imprint/index.html").read_bytes())


def without_a_list(reader: Reader) -> None:
    reader.book(listed=False)


def not_in_the_list(reader: Reader) -> None:
    reader.book()
    reader.asked = reader.put("letter.txt", b"what somebody wrote")


def list_of_another_issue(reader: Reader) -> None:
    reader.book(listed=False)
    reader.lists = [reader.listing(reader.house, {"fr/2018-12/temoin-2018-12-fr.epub": b"an older book"})]


# Lists


def edited_list(reader: Reader) -> None:
    reader.fetch_list(lambda content: content.replace(b"0", b"1", 1))
    reader.asked = reader.downloads / LIST


def book_of_an_edited_list(reader: Reader) -> None:
    reader.book()
    reader.fetch_list(lambda content: content.replace(b"0", b"1", 1))


def list_without_signature(reader: Reader) -> None:
    reader.book()
    (reader.downloads / SIGNATURE).unlink()


def list_with_a_signature_of_junk(reader: Reader) -> None:
    reader.book()
    reader.fetch_list(signature=b"0\x82junk")


def list_with_the_signature_of_another(reader: Reader) -> None:
    reader.book()
    reader.fetch_list(signature=(reader.magazine.out / "press" / SIGNATURE).read_bytes())


def list_of_a_stranger(reader: Reader) -> None:
    reader.book(lambda content: content + b"x", listed=False)
    reader.listing(holder("Un autre"), {BOOK: reader.asked.read_bytes()})


def list_of_the_same_name(reader: Reader) -> None:
    reader.book(lambda content: content + b"x", listed=False)
    reader.listing(holder(), {BOOK: reader.asked.read_bytes()})


def list_of_an_expired_certificate(reader: Reader) -> None:
    old = holder(until=NOW - DAY)
    reader.trust = old.trusted()
    reader.book(listed=False)
    reader.listing(old, {BOOK: reader.asked.read_bytes()}, moment=30)


def forged_list_against_the_true_one(reader: Reader) -> None:
    reader.book(lambda content: content + b"x")
    forged = reader.listing(holder(), {BOOK: reader.asked.read_bytes()}, "FORGED")
    reader.lists = [forged, reader.downloads / LIST]


def list_that_leads_out_of_its_folder(reader: Reader) -> None:
    reader.book(listed=False)
    text = f"{'0' * 64}  ../../{BOOK}\n".encode()
    reader.put(LIST, text)
    reader.put(SIGNATURE, sign_detached(text, reader.house.signer, NOW))


Case: TypeAlias = "Callable[[Reader], None]"

TRUE: dict[Case, Reason] = {
    whole_pdf: Reason.SIGNED,
    second_copy: Reason.SIGNED,
    any_name: Reason.SIGNED,
    issued_by_the_house: Reason.SIGNED,
    whole_book: Reason.LISTED,
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
    other_issue_renamed: Reason.OTHER_NAME,
    no_pdf_at_all: Reason.UNREADABLE,
    swapped_picture: Reason.OTHER_BYTES,
    added_page: Reason.OTHER_BYTES,
    zip_comment: Reason.OTHER_BYTES,
    cut_book: Reason.OTHER_BYTES,
    other_book_renamed: Reason.OTHER_NAME,
    page_with_other_line_ends: Reason.OTHER_BYTES,
    page_swapped_for_another: Reason.OTHER_NAME,
    without_a_list: Reason.UNSIGNED,
    not_in_the_list: Reason.NOT_LISTED,
    list_of_another_issue: Reason.NOT_LISTED,
    edited_list: Reason.CHANGED,
    book_of_an_edited_list: Reason.LIST_UNTRUE,
    list_without_signature: Reason.LIST_UNSIGNED,
    list_with_a_signature_of_junk: Reason.LIST_UNTRUE,
    list_with_the_signature_of_another: Reason.LIST_UNTRUE,
    list_of_a_stranger: Reason.OTHER_SIGNER,
    list_of_the_same_name: Reason.SAME_NAME,
    list_of_an_expired_certificate: Reason.EXPIRED,
    forged_list_against_the_true_one: Reason.OTHER_BYTES,
    list_that_leads_out_of_its_folder: Reason.LIST_UNTRUE,
}
"""What was done, and why it is not true."""


@pytest.fixture
def reader(spoilt: Made, house: Holder, tmp_path: Path) -> Reader:
    downloads = tmp_path / "downloads"
    downloads.mkdir()
    return Reader(downloads=downloads, magazine=spoilt, house=house, trust=house.trusted(), asked=downloads)


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


def test_a_whole_folder_is_true_file_by_file(signed: Made, house: Holder) -> None:
    found = [
        each
        for shelf in ("site", "press", "archive")
        for each in Checker(trust=house.trusted()).check(signed.out / shelf)
    ]
    assert {verdict.word for verdict in found} == {Word.TRUE}
    assert len(found) == sum(
        path.is_file() for shelf in ("site", "press", "archive") for path in (signed.out / shelf).rglob("*")
    )


def test_a_folder_tells_what_is_gone_what_is_new_and_what_is_no_file(spoilt: Made, house: Holder) -> None:
    site = spoilt.out / "site"
    (site / "robots.txt").unlink()
    (site / "faux.html").write_text("faux", encoding="utf-8")
    (site / "link.html").symlink_to("/etc/passwd")
    said = {verdict.path: verdict.reason for verdict in Checker(trust=house.trusted()).check(site)}
    odd = {
        path: reason
        for path, reason in said.items()
        if reason not in {Reason.LISTED, Reason.SIGNED, Reason.LIST_SIGNED}
    }
    assert odd == {
        str(site / "robots.txt"): Reason.MISSING,
        str(site / "faux.html"): Reason.NOT_LISTED,
        str(site / "link.html"): Reason.UNREADABLE,
    }


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
