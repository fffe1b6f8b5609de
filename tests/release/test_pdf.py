"""Signing adds to a PDF and takes nothing from it: its bytes, its look, its tags and the standards it keeps."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper

from magazine.release.audit.exhibits import Reading, Words
from magazine.release.audit.readers.printed import printed
from magazine.release.pdf import FIELD, check_pdf, sign_pdf, unsigned_length
from magazine.release.verdict import Reason
from tests.release.authority import DAY, NOW, clockmaker, holder
from tests.release.bench import pdf
from tests.validators import program, verapdf

if TYPE_CHECKING:
    from tests.release.authority import Holder


@pytest.fixture(scope="module")
def screen(house: Holder) -> bytes:
    return sign_pdf(pdf("ua"), "temoin-2019-01-fr.pdf", house.signer, NOW)


def test_the_signature_stands_behind_the_bytes_that_were_built(screen: bytes, house: Holder) -> None:
    assert screen.startswith(pdf("ua"))
    assert unsigned_length(screen) == len(pdf("ua"))
    assert check_pdf(screen, house.trusted()).reason is Reason.SIGNED


@pytest.mark.parametrize(("kind", "flavour"), [("ua", "ua1"), ("a", "2a")])
def test_a_signed_pdf_keeps_its_standard(kind: str, flavour: str, house: Holder, tmp_path: Path) -> None:
    file = tmp_path / "signed.pdf"
    file.write_bytes(sign_pdf(pdf(kind), "signed.pdf", house.signer, NOW))
    assert verapdf(file, flavour) == []


def test_a_signed_pdf_looks_as_before(screen: bytes) -> None:
    before, after = (pypdfium2.PdfDocument(content)[0].render(scale=1).to_pil() for content in (pdf("ua"), screen))
    assert before.tobytes() == after.tobytes()


def test_tags_metadata_and_boxes_stay(screen: bytes) -> None:
    with pikepdf.open(BytesIO(pdf("ua"))) as before, pikepdf.open(BytesIO(screen)) as after:
        for path in ("/StructTreeRoot", "/Metadata", "/MarkInfo", "/Lang"):
            assert bytes(before.Root[path].unparse(resolved=True)) == bytes(after.Root[path].unparse(resolved=True))
        assert before.docinfo == after.docinfo
        assert [page.mediabox for page in before.pages] == [page.mediabox for page in after.pages]
        assert len(before.pages[0].get("/Annots", [])) + 1 == len(after.pages[0].Annots)


def test_the_signature_allows_no_change_and_names_the_file(screen: bytes) -> None:
    (signature,) = PdfFileReader(BytesIO(screen)).embedded_signatures
    assert signature.field_name == FIELD
    assert signature.docmdp_level is not None
    assert signature.docmdp_level.name == "NO_CHANGES"
    assert signature.sig_object["/SubFilter"] == "/ETSI.CAdES.detached"
    assert signature.sig_object["/Reason"] == "temoin-2019-01-fr.pdf"


def test_the_moment_is_told_in_universal_time_alone(screen: bytes) -> None:
    (signature,) = PdfFileReader(BytesIO(screen)).embedded_signatures
    assert str(signature.sig_object["/M"]) == f"D:{NOW:%Y%m%d%H%M%S}Z"
    assert b"pyHanko" not in screen[len(pdf("ua")) :]


def test_a_timestamp_bears_the_moment_out(house: Holder) -> None:
    authority = clockmaker("L’heure")
    own = authority.signer
    clock = DummyTimeStamper(own.signing_cert, own.signing_key, fixed_dt=NOW - 3 * DAY)
    short = holder(until=NOW - DAY)
    stamped = sign_pdf(pdf("ua"), "x.pdf", short.signer, NOW - 3 * DAY, clock)
    plain = sign_pdf(pdf("ua"), "x.pdf", short.signer, NOW - 3 * DAY)
    assert check_pdf(plain, short.trusted()).reason is Reason.EXPIRED
    assert check_pdf(stamped, short.trusted()).reason is Reason.EXPIRED, "nobody has said that this authority counts"
    said = check_pdf(stamped, short.trusted(clocks=(authority.der,)))
    assert (said.reason, said.stamped) == (Reason.SIGNED, True)
    assert check_pdf(stamped, short.trusted(clocks=(house.der,))).reason is Reason.EXPIRED


def test_the_leak_audit_passes_the_moment_of_signing_and_reads_all_else(screen: bytes) -> None:
    def words(content: bytes) -> str:
        told = [
            one
            for each in printed(content, "x.pdf", lambda *_: iter(()))
            for one in (each.read() if isinstance(each, Reading) else [each])
        ]
        return "\n".join(one.text for one in told if isinstance(one, Words))

    moment = f"D:{NOW:%Y%m%d%H%M%S}Z"
    assert moment not in words(screen)
    assert "temoin-2019-01-fr.pdf" in words(screen), "the signature's other words are read"
    note = b"\n9999 0 obj\n<</Type /Annot /M (%s)>>\nendobj\n%%%%EOF\n" % moment.encode()
    assert moment in words(screen + note)


def test_usual_programs_check_it(screen: bytes, house: Holder, tmp_path: Path) -> None:
    """Do what the manual tells readers to do, to a true file and to one that was added to and to one that was changed."""
    manual = (Path(__file__).parents[2] / "docs/signing.md").read_text(encoding="utf-8")
    (recipe,) = (block for block in re.findall(r"```sh\n(.+?)```", manual, re.DOTALL) if "ByteRange" in block)
    (tmp_path / "certificate.pem").write_bytes(house.pem)
    whole, valid = "covers the whole file", "Verification successful"
    for content, said in (
        (screen, {whole, valid}),
        (screen + b"\n% faux\n", set()),
        (screen[:2000] + b"?" + screen[2001:], {whole}),
        (sign_pdf(pdf("ua"), "x.pdf", holder().signer, NOW), {whole}),
    ):
        (tmp_path / "FILE.pdf").write_bytes(content)
        done = subprocess.run(
            [program("bash"), "-c", recipe], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert {each for each in (whole, valid) if each in done.stdout + done.stderr} == said
