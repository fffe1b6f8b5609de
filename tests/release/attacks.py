"""What forgers and accidents do to signed files; each gives the bytes that a reader would have then.

The revisions are those of the attacks on signed PDFs that have been published: incremental saving, signature wrapping and universal
forgery (pdf-insecurity.org, 2019), shadow attacks (NDSS 2021), attacks on certified documents (IEEE S&P 2021).
"""

from __future__ import annotations

import hashlib
import re
import struct
import warnings
from io import BytesIO
from typing import TYPE_CHECKING
from unittest.mock import patch
from zipfile import ZipFile

from asn1crypto import cms, core, parser, pem, x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers.functions import sign_pdf as add_signature
from pyhanko.sign.signers.pdf_signer import PdfSignatureMetadata

from magazine.release.cms import sign_detached
from magazine.release.sums import write_sums
from tests.release.authority import NOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from zipfile import ZipInfo

    from tests.release.authority import Holder

_NAME = generic.pdf_name
_CONTENTS = re.compile(rb"/Contents\s*<([0-9a-fA-F]+)>")
_RANGE = re.compile(rb"/ByteRange\s*\[(\d+) (\d+) (\d+) (\d+)\s*\]")


def flipped(content: bytes, at: int) -> bytes:
    """Change one bit of one byte."""
    return flipped_by(content, at, 1)


def flipped_by(content: bytes, at: int, bits: int) -> bytes:
    """Change bits of one byte."""
    return content[:at] + bytes([content[at] ^ bits]) + content[at + 1 :]


def digit_of_armour(content: bytes) -> int:
    """Give the place of a base64 digit of a CMS in armour, near its end, where the signature's value is."""
    place = content.index(b"-----END CMS") - 40
    return place - 1 if content[place : place + 1] == b"\n" else place


def in_signature(content: bytes) -> bytes:
    """Change a byte of the signature itself, near its end, where the signature's value is."""
    match = _contents(content)
    digits = match[1].rstrip(b"0")
    at = match.start(1) + len(digits) - 8
    other = b"1" if content[at : at + 1] != b"1" else b"2"
    return content[:at] + other + content[at + 1 :]


def in_xref(content: bytes) -> bytes:
    """Let the last cross-reference stand elsewhere."""
    at = content.rindex(b"startxref") + len(b"startxref\n")
    return content[:at] + (b"1" if content[at : at + 1] != b"1" else b"2") + content[at + 1 :]


def _contents(content: bytes) -> re.Match[bytes]:
    match = _CONTENTS.search(content)
    assert match is not None
    return match


def revised(content: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """Append a revision."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    change(writer)
    stream = BytesIO()
    writer.write(stream)
    return stream.getvalue()


def other_text(writer: IncrementalPdfFileWriter) -> None:
    """Show another text on the first page."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[_NAME("/Contents")] = writer.add_object(generic.StreamObject(stream_data=b"BT (Faux) Tj ET"))
    writer.update_container(page)


def uncover(writer: IncrementalPdfFileWriter) -> None:
    """Shadow attack, hide: take away what lay over a text that had been hidden when it was signed."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[_NAME("/Resources")] = generic.DictionaryObject()
    writer.update_container(page)


def other_font(writer: IncrementalPdfFileWriter) -> None:
    """Shadow attack, replace: define a font anew, so that the same codes show other letters."""
    fonts = writer.root["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    font = fonts[next(iter(fonts))]
    font[_NAME("/BaseFont")] = _NAME("/Other")
    writer.update_container(font)


def other_pages(writer: IncrementalPdfFileWriter) -> None:
    """Shadow attack, hide and replace: let the catalogue lead to other pages, which lay unused in the file."""
    page = generic.DictionaryObject(
        {
            _NAME("/Type"): _NAME("/Page"),
            _NAME("/MediaBox"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 600, 800))),
        }
    )
    pages = generic.DictionaryObject(
        {
            _NAME("/Type"): _NAME("/Pages"),
            _NAME("/Count"): generic.NumberObject(1),
            _NAME("/Kids"): generic.ArrayObject([writer.add_object(page)]),
        }
    )
    writer.root[_NAME("/Pages")] = writer.add_object(pages)
    writer.update_root()


def note(writer: IncrementalPdfFileWriter) -> None:
    """Evil annotation: lay a text over the page as a reader's remark."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    remark = generic.DictionaryObject(
        {
            _NAME("/Type"): _NAME("/Annot"),
            _NAME("/Subtype"): _NAME("/FreeText"),
            _NAME("/Rect"): generic.ArrayObject(map(generic.NumberObject, (0, 0, 300, 300))),
            _NAME("/Contents"): generic.pdf_string("Faux"),
        }
    )
    page["/Annots"].append(writer.add_object(remark))
    writer.update_container(page["/Annots"])


def other_form(writer: IncrementalPdfFileWriter) -> None:
    """Change the form: a field that shows its value, added after signing."""
    field = generic.DictionaryObject(
        {_NAME("/FT"): _NAME("/Tx"), _NAME("/T"): generic.pdf_string("x"), _NAME("/V"): generic.pdf_string("Faux")}
    )
    form = writer.root["/AcroForm"]
    form["/Fields"].append(writer.add_object(field))
    writer.update_container(form)
    writer.update_root()


def uncertified(writer: IncrementalPdfFileWriter) -> None:
    """Take away the rule that nothing may be changed."""
    del writer.root["/Perms"]
    writer.update_root()


def countersigned(content: bytes, stranger: Holder) -> bytes:
    """Add a signature of somebody else's."""
    with_rule_away = revised(content, uncertified)
    try:
        meta = PdfSignatureMetadata(field_name="Other")
        made = add_signature(IncrementalPdfFileWriter(BytesIO(with_rule_away)), meta, stranger.signer)
    except Exception:  # noqa: BLE001 - the library refuses to sign what is certified; a forger would not
        return with_rule_away
    return bytes(made.getvalue())


def transplanted(content: bytes, donor: bytes) -> bytes:
    """Put the signature of another file of the house into this one."""
    here, there = _contents(content), _contents(donor)
    digits = there[1].rstrip(b"0")
    digits += b"0" * (len(digits) % 2)
    return content[: here.start(1)] + digits.ljust(len(here[1]), b"0") + content[here.end(1) :]


def wrapped(content: bytes) -> bytes:
    """Signature wrapping: move what is signed behind, and put something else into the gap."""
    match = _RANGE.search(content)
    assert match is not None
    first, length, second, rest = map(int, match.groups())
    gap = b"% a forger's objects and cross-reference could stand here\n" * 4
    moved = b"/ByteRange [%d %d %d %d]" % (first, length, second + len(gap), rest)
    text = content[: match.start()] + moved.ljust(match.end() - match.start()) + content[match.end() :]
    return text[:second] + gap + text[second:]


def signed_anew(writer: IncrementalPdfFileWriter) -> None:
    """Let the field lead to a copy of the signature that stands in a later revision, and still covers the first alone."""
    field = writer.root["/AcroForm"]["/Fields"][0].get_object()
    field[_NAME("/V")] = writer.add_object(generic.DictionaryObject(field["/V"]))
    writer.update_container(field)


def without_contents(content: bytes) -> bytes:
    """Universal forgery: a signature dictionary without a signature."""
    match = _contents(content)
    return content[: match.start()] + b"/Contents null".ljust(match.end() - match.start()) + content[match.end() :]


def without_range(content: bytes) -> bytes:
    """Universal forgery: a signature that covers nothing."""
    match = _RANGE.search(content)
    assert match is not None
    return (
        content[: match.start()] + b"/ByteRange [0 0 0 0]".ljust(match.end() - match.start()) + content[match.end() :]
    )


def with_entry(book: bytes) -> bytes:
    """Add a page to a book."""
    stream = BytesIO(book)
    with ZipFile(stream, "a") as archive:
        archive.writestr("EPUB/faux.xhtml", "<html/>")
    return stream.getvalue()


def with_comment(book: bytes) -> bytes:
    """Put a comment at a book's end, where it changes no entry."""
    stream = BytesIO(book)
    with ZipFile(stream, "a") as archive:
        archive.comment = b"faux"
    return stream.getvalue()


def with_remark(book: bytes) -> bytes:
    """Put a remark on a book's first entry."""
    start = struct.unpack_from("<L", book, len(book) - 6)[0]
    end = start + 46 + struct.unpack_from("<H", book, start + 28)[0]
    record = book[start : start + 32] + struct.pack("<H", 4) + book[start + 34 : end] + b"faux"
    size = struct.unpack_from("<L", book, len(book) - 10)[0] + 4
    return book[:start] + record + book[end:-10] + struct.pack("<L", size) + book[-6:]


def in_directory(book: bytes, at: int) -> bytes:
    """Change a byte of the second entry's record in a book's directory."""
    start = book.index(b"PK\x01\x02", book.index(b"PK\x01\x02") + 4)
    return flipped(book, start + at)


def repacked(book: bytes, change: Callable[[list[ZipInfo]], list[ZipInfo]]) -> bytes:
    """Pack a book anew, with other entries or in another order."""
    stream = BytesIO()
    with ZipFile(BytesIO(book)) as old, ZipFile(stream, "w") as new, warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # of a name that is there twice
        for entry in change(old.infolist()):
            new.writestr(entry.filename, old.read(entry), compress_type=entry.compress_type)
    return stream.getvalue()


def with_gap(book: bytes) -> bytes:
    """Let bytes stand between a book's entries and its directory, which its end tells of."""
    start = struct.unpack_from("<L", book, len(book) - 6)[0]
    return book[:start] + b"faux" + book[start:-6] + struct.pack("<L", start + 4) + book[-2:]


def with_the_end_of(book: bytes, donor: bytes) -> bytes:
    """Put the signature of another book of the house into a book, as its own would stand."""
    stream = BytesIO(book)
    with ZipFile(BytesIO(donor)) as old, ZipFile(stream, "a") as new:
        for entry in old.infolist()[-2:]:
            new.writestr(entry, old.read(entry))
    return stream.getvalue()


def signed_over(book: bytes, stranger: Holder) -> bytes:
    """Sign a signed book once more, in the way in which it was."""
    from magazine.release import book as door  # noqa: PLC0415 - what is under attack

    whole = door._container(book)  # noqa: SLF001
    assert whole is not None
    line = write_sums({"temoin-2019-01-fr.epub": hashlib.sha256(book).hexdigest()}).encode()
    seal = pem.armor("CMS", sign_detached(line, stranger.signer, NOW))
    return book[: whole.directory] + door._tail(whole, line, seal)  # noqa: SLF001


def with_certificate(signature: bytes, certificate: bytes) -> bytes:
    """Lay a certificate into a signature; its name may be anything."""
    info = cms.ContentInfo.load(signature)
    info["content"]["certificates"].append(cms.CertificateChoices({"certificate": x509.Certificate.load(certificate)}))
    return bytes(info.dump(force=True))


def with_attribute(signature: bytes) -> bytes:
    """Lay something into a signature as an attribute that nothing signs."""
    info = cms.ContentInfo.load(signature)
    signer = info["content"]["signer_infos"][0]
    more = cms.CMSAttribute({"type": "1.3.6.1.4.1.99999.1", "values": [core.OctetString(b"faux " * 8)]})
    signer["unsigned_attrs"] = cms.CMSAttributes([*(signer["unsigned_attrs"] or ()), more])
    return bytes(info.dump(force=True))


def with_second_signer(signature: bytes) -> bytes:
    """Write the signer down a second time."""
    info = cms.ContentInfo.load(signature)
    info["content"]["signer_infos"].append(cms.ContentInfo.load(signature)["content"]["signer_infos"][0])
    return bytes(info.dump(force=True))


def with_other_letters(signature: bytes) -> bytes:
    """Write the signer's name in capitals where the signature names its certificate: names are compared without regard to them."""
    sid = cms.ContentInfo.load(signature)["content"]["signer_infos"][0]["sid"].dump()
    at = signature.index("Le Témoin".encode(), signature.index(b"\x02\x01\x01" + sid))
    return flipped_by(signature, at + 1, 0x20)


def in_filler(content: bytes) -> bytes:
    """Write into the noughts that stand behind a PDF's signature."""
    end = _contents(content).end(1)
    return content[: end - 12] + b"4d5a" + content[end - 8 :]


def in_small_letters(content: bytes) -> bytes:
    """Write the digits of a PDF's signature small: they say the same."""
    match = _contents(content)
    return content[: match.start(1)] + match[1].lower() + content[match.end(1) :]


def resealed(content: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change the signature in a PDF, where there is room."""
    match = _contents(content)
    der = bytes.fromhex(match[1].decode())
    digits = change(der[: parser.peek(der)]).hex().upper().encode()
    assert len(digits) <= len(match[1])
    return content[: match.start(1)] + digits.ljust(len(match[1]), b"0") + content[match.end(1) :]


def book_resealed(book: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """Change the signature in a book, and put the book together as signing does."""
    from magazine.release import book as door  # noqa: PLC0415 - what is under attack

    whole, sealed = door._container(book), door._taken_apart(book)  # noqa: SLF001
    assert whole is not None
    assert sealed is not None
    built = door._Container(records=whole.records[:-2], directory=sealed.built)  # noqa: SLF001
    return book[: sealed.built] + door._tail(built, sealed.line, pem.armor("CMS", change(sealed.signature)))  # noqa: SLF001


def with_sha_1(sign: Callable[[], bytes]) -> bytes:
    """Sign over a digest of which two files can have the same."""
    with patch("magazine.release.pdf.DIGEST", "sha1"), patch("magazine.release.cms.DIGEST", "sha1"):
        return sign()
