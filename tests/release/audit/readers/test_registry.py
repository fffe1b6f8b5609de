"""Whatever leaves is read whole by a reader that knows its kind, or is a finding; no file makes a reader fail."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import json
import lzma
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote, quote_from_bytes

import pikepdf
import pytest
from asn1crypto import cms
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib.tables._g_l_y_f import Glyph
from PIL import Image
from tests.release.audit.bench import saved, wide
from tests.release.audit.newsroom import DRAFT_AR, DRAFT_FR, photograph

from magazine.issue.finding import Location
from magazine.release.audit import likeness
from magazine.release.audit.gathering import Gathering
from magazine.release.audit.inspection import inspect_pictures, inspect_words, placed
from magazine.release.audit.readers import jpegs
from magazine.release.audit.secrets import Kind, Secrets

if TYPE_CHECKING:
    from collections.abc import Callable

    from magazine.release.audit.inspection import Leak

WORDS: Final = DRAFT_FR.encode()
SMALL: Final = wide(photograph(5), 96)


def secrets() -> Secrets:
    gathering = Gathering()
    for text in (DRAFT_FR, DRAFT_AR):
        gathering.passage(Kind.DRAFT, Location(path="issues/1/x/fr.md"), text)
    windows, phrases = gathering.finish()
    return Secrets(windows=windows, phrases=phrases)


SECRETS: Final = secrets()


def rules(data: bytes, name: str = "x") -> set[str]:
    """Look at a file as a build does: its words, and its pictures where it has any."""
    found = inspect_words(data, name, SECRETS)
    return {leak.rule for leak in [*found.leaks, *in_pictures(data, name)]}


def in_pictures(data: bytes, name: str) -> list[Leak]:
    films = inspect_words(data, name, SECRETS).films
    seen = inspect_pictures(data, name, SECRETS, [key for _, key in films])
    return [placed(leak, place) for place, key in films for leak in seen[key]]


def page(words: str) -> bytes:
    return f"<!doctype html><html><body><p>{words}</p></body></html>".encode()


def script(data: bytes) -> bytes:
    return f'x="{base64.b64encode(data).decode()}"'.encode()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(rows_more: bytes = b"", chunks: bytes = b"", height: int = 8) -> bytes:
    rows = b"".join(b"\x00" + bytes([number * 9] * 24) for number in range(8))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunks + chunk(b"IDAT", zlib.compress(rows + rows_more)) + chunk(b"IEND", b"")


def jpeg(*, progressive: bool = False) -> bytes:
    return saved(wide(photograph(5), 240), "JPEG", quality=80, progressive=progressive)


def shorter(data: bytes) -> bytes:
    """Say that a JPEG is half as high as its scan."""
    at = data.index(b"\xff\xc0") + 5 if b"\xff\xc0" in data else data.index(b"\xff\xc2") + 5
    return data[:at] + (int.from_bytes(data[at : at + 2], "big") // 2).to_bytes(2, "big") + data[at + 2 :]


def packed(**entries: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in entries.items():
            book.writestr(zipfile.ZipInfo(name, (2019, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def padded_entry() -> bytes:
    """A ZIP whose entry has more room than its stream takes."""
    stream = zlib.compressobj(9, zlib.DEFLATED, -15)
    body = stream.compress(b"p {}") + stream.flush() + lzma.compress(WORDS)
    head = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x4E21, zlib.crc32(b"p {}"), len(body), 4, 5, 0)
    local = b"PK\x03\x04" + head + b"x.css" + body
    entry = b"PK\x01\x02" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, 0) + b"x.css"
    return local + entry + b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(local), 0)


def pdf(change: Callable[[pikepdf.Pdf], None] = lambda _: None, **how: Any) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(200, 200))
        change(document)
        document.save(out, **how)
    return out.getvalue()


def drawing(content: bytes) -> bytes:
    return pdf(lambda document: setattr(document.pages[0].obj, "Contents", document.make_stream(content)))


def thumbnail(document: pikepdf.Pdf) -> None:
    document.pages[0].obj.Thumb = document.make_stream(
        jpeg() + WORDS, Filter=pikepdf.Name.DCTDecode, Width=240, Height=160
    )


def attached(document: pikepdf.Pdf) -> None:
    document.attachments["x.xz"] = pikepdf.AttachedFileSpec(document, lzma.compress(WORDS))


def undrawn(document: pikepdf.Pdf) -> None:
    """A form that no page draws, in whose font each letter is three numbers on."""
    names = pikepdf.Array([0, *(pikepdf.Name(f"/uni{(code - 3) % 256:04X}") for code in range(256))])
    font = document.make_indirect(pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica,
        Encoding=pikepdf.Dictionary(Type=pikepdf.Name.Encoding, Differences=names),
    ))  # fmt: skip
    text = bytes((code + 3) % 256 for code in DRAFT_FR.encode("latin-1", "replace"))
    document.Root.Later = document.make_stream(
        b"BT /F1 9 Tf 0 0 Td <" + text.hex().encode() + b"> Tj ET", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
        BBox=[0, 0, 9, 9], Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)),
    )  # fmt: skip


def face(flavour: str | None) -> bytes:
    """A font of one empty glyph."""
    builder, out = FontBuilder(1000), io.BytesIO()
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    builder.setupGlyf({".notdef": Glyph()})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "X", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.font.flavor = flavour
    builder.save(out)
    return out.getvalue()


def seal() -> bytes:
    """Signed data without a signer: what lies beside a list of hashes, in little."""
    sealed: bytes = cms.ContentInfo({
        "content_type": "signed_data",
        "content": {"version": "v1", "digest_algorithms": [], "encap_content_info": {"content_type": "data"}, "signer_infos": []},
    }).dump()  # fmt: skip
    return sealed


CLEAN: Final[dict[str, bytes]] = {
    "a page": page("Rien à cacher."),
    "a script": b'const a=[1,2,3,400];let b="\\u00e9\\/x";',
    "PNG": png(),
    "PNG with a palette": saved(SMALL.quantize(16), "PNG"),
    "baseline JPEG": jpeg(),
    "progressive JPEG": jpeg(progressive=True),
    "white JPEG": saved(Image.new("RGB", (200, 200), "white"), "JPEG", progressive=True, optimize=True),
    "AVIF": saved(SMALL, "AVIF", quality=50, speed=9),
    "ZIP": packed(**{"x.css": b"p {}"}),
    "PDF": pdf(),
    "PDF with streams of objects": pdf(object_stream_mode=pikepdf.ObjectStreamMode.generate),
    "gzip": gzip.compress(page("Rien."), mtime=0),
    "TrueType": face(None),
    "WOFF 2": face("woff2"),
    "a signature": seal(),
    "a signature with room left": seal() + bytes(99),
    "MP3": (b"\xff\xfb\x90\x00" + bytes(413)) * 3,
}

LEAKS: Final[dict[str, tuple[bytes, str]]] = {
    # kinds that no edition makes
    "xz": (lzma.compress(page(DRAFT_FR)), "unread-output"),
    "bzip2": (bz2.compress(page(DRAFT_FR)), "unread-output"),
    "unknown bytes": (bytes(range(256)) * 4, "unread-output"),
    "Arabic in sixteen bits without a mark": (DRAFT_AR.encode("utf-16-le"), "unread-output"),
    "Arabic of Windows": (b"<p>" + DRAFT_AR.encode("cp1256", "replace"), "unread-output"),
    "another encoding, said": (b'<?xml version="1.0" encoding="iso-8859-1"?><p>a</p>', "unread-output"),
    **{kind: (saved(SMALL, kind), "unread-output") for kind in ("BMP", "PPM", "TGA", "PCX", "SGI", "DDS", "TIFF", "GIF", "WEBP")},
    "Netpbm in figures": (b"P3\n2 2\n255\n" + b"12 34 56 " * 4, "unread-output"),
    # writings in writings
    "percent signs twice": (page(f'<a href="?u={quote(quote(DRAFT_AR))}">x</a>'), "leaked-draft"),
    "quoted-printable": ("".join(f"={byte:02X}" for byte in DRAFT_AR.encode()).encode(), "leaked-draft"),
    "gzip in base64": (script(gzip.compress(WORDS, mtime=0)), "leaked-draft"),
    "zlib in base64": (script(zlib.compress(WORDS)), "leaked-draft"),
    "xz in base64": (script(lzma.compress(WORDS)), "unread-output"),
    "percent signs in base64": (script(quote(DRAFT_AR).encode()), "leaked-draft"),
    "Latin-1 in base64": (script(DRAFT_FR.encode("cp1252")), "leaked-draft"),
    "base64 in pieces": (("x=" + "+\n".join(f'"{base64.b64encode(WORDS).decode()[at:at + 30]}"' for at in range(0, 160, 30))).encode(), "leaked-draft"),
    "base64 with escaped ends of lines": (json.dumps({"x": base64.encodebytes(WORDS).decode()}).encode(), "leaked-draft"),
    "an array of bytes": (f"new Uint8Array({list(WORDS)})".encode(), "leaked-draft"),
    "a picture in an address of percent signs": (page(f'<img src="data:image/jpeg,{quote_from_bytes(jpeg() + WORDS, safe="")}">'), "leaked-draft"),
    "a path in JSON": (b'{"p":"\\/home\\/karim\\/mag\\/x"}', "leaked-machine"),
    "a path of Windows in JSON": (b'{"p":"C:\\\\Users\\\\karim\\\\x"}', "leaked-machine"),
    # pictures
    "rows below a PNG": (png(height=4), "leaked-trailing-data"),
    "words after a PNG's last row": (png(WORDS), "leaked-draft"),
    "words for a palette": (png(chunks=chunk(b"PLTE", WORDS.ljust(123))), "leaked-draft"),
    "a long chunk of a known name": (png(chunks=chunk(b"pHYs", WORDS)), "leaked-metadata"),
    "rows below a JPEG": (shorter(jpeg()), "leaked-trailing-data"),
    "rows below a progressive JPEG": (shorter(jpeg(progressive=True)), "leaked-trailing-data"),
    "words in a scan": (jpeg()[:-2] + WORDS + b"\xff\xd9", "leaked-draft"),
    "packed words in a scan": (jpeg()[:-2] + zlib.compress(WORDS).replace(b"\xff", b"") + b"\xff\xd9", "leaked-trailing-data"),
    "words for a restart interval": (jpeg()[:2] + b"\xff\xdd" + struct.pack(">H", 2 + len(WORDS)) + WORDS + jpeg()[2:], "leaked-draft"),
    "a drawing that is all but transparent": (saved(Image.merge("RGBA", (*SMALL.split(), Image.new("L", SMALL.size, 1))), "PNG"), "leaked-hidden-pixels"),
    # books and printed pages
    "a stream within an entry's room": (padded_entry(), "leaked-trailing-data"),
    "an entry of another packing": (packed(**{"x.xz": lzma.compress(WORDS)}), "unread-output"),
    "a picture among a page's signs": (drawing(b"q 9 0 0 9 0 0 cm BI /W 2 /H 2 /BPC 8 /CS /G ID abcd EI Q"), "unread-output"),
    "a thumbnail": (pdf(thumbnail), "leaked-draft"),
    "an attached file": (pdf(attached), "unread-output"),
    "text of a form that no page draws": (pdf(undrawn), "leaked-draft"),
    "a locked document": (pdf(encryption=pikepdf.Encryption(owner="x", user="")), "unread-output"),
    "another coding": (pdf(lambda document: setattr(document.Root, "X", document.make_stream(WORDS.hex().encode() + b">", Filter=pikepdf.Name.ASCIIHexDecode)), compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none), "unread-output"),
    "bytes between objects": (pdf().replace(b"xref", b"\xfd7zXZ\xff\xfe\nxref", 1), "unread-output"),
    # fonts and sound
    "words after TrueType": (face(None) + WORDS, "leaked-draft"),
    "packed words after WOFF 2": (face("woff2") + lzma.compress(WORDS), "leaked-trailing-data"),
    "WOFF 1": (face("woff"), "unread-output"),
    "words after a signature": (seal() + WORDS, "leaked-draft"),
    "packed words after a signature": (seal() + lzma.compress(WORDS), "leaked-trailing-data"),
    "bytes between frames": (b"\xff\xfb\x90\x00" + bytes(413) + WORDS + b"\xff\xfb\x90\x00" + bytes(413), "leaked-draft"),
    # files that break their readers
    "half a JPEG": (jpeg()[:4000], "unread-output"),
    "half a PNG": (saved(SMALL, "PNG")[:6000], "unread-output"),
    "half a gzip": (gzip.compress(page("Rien."))[:-9], "unread-output"),
    "two bytes of gzip": (b"\x1f\x8b", "unread-output"),
    "a font's first bytes": (b"wOF2" + bytes(20), "unread-output"),
    "an AVIF's first bytes": (saved(SMALL, "AVIF", speed=9)[:60], "unread-output"),
    "a ZIP's first bytes": (b"PK\x03\x04", "unread-output"),
    "a PDF's first bytes": (b"%PDF-1.7\n%%EOF", "unread-output"),
}  # fmt: skip


@pytest.mark.parametrize("kind", CLEAN)
def test_what_editions_make_is_clean(kind: str) -> None:
    assert rules(CLEAN[kind]) == set()


@pytest.mark.parametrize("how", LEAKS)
def test_what_no_edition_makes_is_told(how: str) -> None:
    data, rule = LEAKS[how]
    assert rule in rules(data)


def test_a_marked_section_that_html_does_not_know_is_text() -> None:
    assert rules(page(f"<![foo {DRAFT_FR}]>")) == {"leaked-draft"}
    assert rules(page("<![foo bar]>")) == set()


def test_a_reader_that_fails_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(likeness, "pixel_traces", failing)
    (leak,) = in_pictures(packed(**{"EPUB/1.png": png()}), "x.epub")
    assert (leak.rule, leak.place) == ("unread-output", "EPUB/1.png")


def test_without_its_proof_a_scan_keeps_its_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jpegs, "_draws_nothing", lambda *_: False)
    assert rules(shorter(jpeg())) == set()
