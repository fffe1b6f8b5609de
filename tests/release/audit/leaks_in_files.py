"""Leaks into books, printed pages and pictures."""

from __future__ import annotations

import base64
import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from tests.release.audit import newsroom
from tests.release.audit.bench import card, cropped, crowd, grain, honest, saved, text_page, wide
from tests.release.audit.leak import Leak

if TYPE_CHECKING:
    from tests.release.audit.bench import Bench, Files

DRAFT, EMBARGO, COMMENT, CARD = "leaked-draft", "leaked-embargo", "leaked-comment", "leaked-card"
ORIGINAL, PIXELS, META, MACHINE, TIME = (
    "leaked-original",
    "leaked-pixels",
    "leaked-metadata",
    "leaked-machine",
    "leaked-time",
)
RAID, RAID_AR, RADAR, SQUARE, SUSPECT = (
    "night-raid/fr.md",
    "night-raid/ar.md",
    "radar-plan/fr.md",
    "square.jpg.yaml",
    "suspect.jpg.yaml",
)
FR, AR = newsroom.DRAFT_FR, newsroom.DRAFT_AR
PLACE: Final = "site/fr/2019-01/pictures/0011223344556677"


# --- books


def entry(name: str, data: bytes) -> object:
    return lambda bench: bench.book(lambda entries: entries.__setitem__(name, data))


def in_entry(ending: str, old: bytes, new: bytes) -> object:
    def change(entries: dict[str, bytes]) -> None:
        name = next(name for name in entries if name.endswith(ending))
        assert old in entries[name]
        entries[name] = entries[name].replace(old, new + old, 1)

    return lambda bench: bench.book(change)


def remark(bench: Bench) -> Files:
    def more(book: zipfile.ZipFile) -> None:
        book.comment = newsroom.COMMENT.encode()

    return bench.book(more=more)


def extra_field(bench: Bench) -> Files:
    def more(book: zipfile.ZipFile) -> None:
        info = zipfile.ZipInfo("EPUB/x.css", (2019, 1, 1, 0, 0, 0))
        words = FR.encode()
        info.extra = b"\xfe\xca" + len(words).to_bytes(2, "little") + words
        book.writestr(info, "p {}")

    return bench.book(more=more)


def dated(bench: Bench) -> Files:
    return bench.book(more=lambda book: book.writestr(zipfile.ZipInfo("EPUB/x.css", (2026, 11, 26, 20, 40, 2)), "p {}"))


def between_entries(bench: Bench) -> Files:
    ((name, data),) = bench.book().items()
    at = data.index(b"PK\x01\x02")
    hidden = zlib.compress(FR.encode())
    end = data.rindex(b"PK\x05\x06")
    moved = int.from_bytes(data[end + 16 : end + 20], "little") + len(hidden)
    return {name: data[:at] + hidden + data[at : end + 16] + moved.to_bytes(4, "little") + data[end + 20 :]}


# --- printed pages


def printed(change: object, **how: Any) -> object:
    return lambda bench: bench.printed(change, **how)


def unreferenced(pdf: Any) -> None:
    pdf.Root.Later = pdf.make_indirect(pikepdf.Dictionary(Note=pikepdf.String(FR)))


def object_stream(bench: Bench) -> Files:
    return bench.printed(unreferenced, object_stream_mode=pikepdf.ObjectStreamMode.generate)


def nobody_refers(bench: Bench) -> Files:
    """An object that no table lists, before the table: what an editor of bytes leaves behind."""
    ((name, data),) = bench.printed(lambda _: None).items()
    at = data.rindex(b"startxref")
    body = zlib.compress(f"BT (les notes) Tj ET % {FR}".encode())
    loose = b"9999 0 obj\n<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(body) + body + b"\nendstream\nendobj\n"
    return {name: data[:at] + loose + data[at:]}


def earlier_revision(bench: Bench) -> Files:
    """A revision that shows the draft, and one after it that does not."""
    with pikepdf.open(io.BytesIO(bench.two_pages)) as pdf:
        pdf.pages.append(
            pikepdf.Page(text_page(pdf, b"BT /F1 12 Tf 10 200 Td (" + FR.encode("latin-1", "replace") + b") Tj ET"))
        )
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    first = out.getvalue()
    with pikepdf.open(io.BytesIO(first)) as pdf:
        tree, kids, root = pdf.Root.Pages, pdf.Root.Pages.Kids, pdf.trailer.Root
        number, size = tree.objgen[0], int(pdf.trailer.Size)
        shorter = b"%d 0 obj\n<< /Type /Pages /Count 2 /Kids [ %s ] >>\nendobj\n" % (
            number, b" ".join(b"%d 0 R" % kid.objgen[0] for kid in list(kids)[:2]),
        )  # fmt: skip
        last = int(first[first.rindex(b"startxref") + 9 :].split()[0])
        at = len(first)
        table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
            number, at, size, root.objgen[0], last, at + len(shorter),
        )  # fmt: skip
    return {"archive/2019-01/print.pdf": first + shorter + table}


def stray_page(pdf: Any) -> None:
    pdf.Root.Before = text_page(
        pdf,
        b"BT /F1 12 Tf 10 200 Td [("
        + b")-20(".join(FR[at : at + 3].encode("latin-1", "replace") for at in range(0, 90, 3))
        + b")] TJ ET",
    )


def unseen_text(pdf: Any) -> None:
    page = text_page(
        pdf, b"BT 3 Tr /F1 12 Tf 5000 200 Td <" + FR.encode("latin-1", "replace").hex().encode() + b"> Tj ET"
    )
    pdf.pages.append(pikepdf.Page(page))


def outline(pdf: Any) -> None:
    with pdf.open_outline() as tree:
        tree.root.append(pikepdf.OutlineItem(newsroom.DRAFT_TITLE, 0))


def history(pdf: Any) -> None:
    with pdf.open_metadata() as meta:
        meta["xmp:CreatorTool"] = "magazine"
        meta["dc:description"] = newsroom.EMBARGO_FR


def information(pdf: Any) -> None:
    pdf.docinfo["/Keywords"] = pikepdf.String(AR)


def made_today(pdf: Any) -> None:
    pdf.docinfo["/ModDate"] = pikepdf.String("D:20261126204002Z")


def attached(pdf: Any) -> None:
    pdf.attachments["notes.txt"] = pikepdf.AttachedFileSpec(pdf, FR.encode(), filename="notes.txt")


def from_here(bench: Bench) -> Files:
    def change(pdf: Any) -> None:
        pdf.pages[0].Annots = pdf.make_indirect(pikepdf.Array([pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
            A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(f"file://{bench.project}/issues/x.md")),
        )]))  # fmt: skip

    return bench.printed(change)


def placed(image: Image.Image, mode: str = "RGB") -> object:
    """Put a picture's pixels into the pages, unpacked."""

    def change(pdf: Any) -> None:
        pixels = image.convert(mode)
        space = {"RGB": pikepdf.Name.DeviceRGB, "CMYK": pikepdf.Name.DeviceCMYK, "L": pikepdf.Name.DeviceGray}[mode]
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(Hidden=pdf.make_stream(
            zlib.compress(pixels.tobytes()), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width, Height=image.height,
            ColorSpace=space, BitsPerComponent=8, Filter=pikepdf.Name.FlateDecode,
        ))  # fmt: skip

    return printed(change)


# --- pictures


def one(ending: str, data: object) -> object:
    return lambda bench: {f"{PLACE}{ending}": data(bench) if callable(data) else data}


def original(name: str) -> object:
    return lambda bench: (bench.project / "issues/2019-01" / name).read_bytes()


def with_exif() -> bytes:
    tags = Image.Exif()
    tags[0x010E] = newsroom.COMMENT
    return saved(wide(honest(), 600), "JPEG", exif=tags.tobytes())


def with_thumbnail() -> bytes:
    data, small = saved(wide(honest(), 600), "JPEG"), saved(wide(crowd(), 160), "JPEG", quality=70)
    body = b"Exif\x00\x00II*\x00" + b"\x00" * 8 + small
    return data[:2] + b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body + data[2:]


def with_words() -> bytes:
    words = PngInfo()
    words.add_text("Comment", newsroom.COMMENT, zip=True)
    return saved(wide(honest(), 300), "PNG", pnginfo=words)


def with_profile() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return saved(
        wide(honest(), 600),
        "JPEG",
        icc_profile=profile.replace("sRGB built-in".encode("utf-16-be"), "Fait à Salé !".encode("utf-16-be")),
    )


def see_through() -> bytes:
    image = wide(crowd(), 300).convert("RGBA")
    image.putalpha(0)
    return saved(image, "PNG")


def sixteen_bits(image: Image.Image) -> Image.Image:
    """A picture in gray, of which Pillow knew whites alone when it made eight bits of them."""
    greys = wide(image, 700).convert("L").tobytes()
    deep = bytearray(2 * len(greys))
    deep[::2] = deep[1::2] = greys
    return Image.frombytes("I;16", wide(image, 700).size, bytes(deep))


def more_pixels() -> bytes:
    """A PNG whose stream goes on after its last row."""
    data = saved(wide(honest(), 200), "PNG")
    at = data.index(b"IDAT") - 4
    size = int.from_bytes(data[at : at + 4], "big")
    body = data[at + 8 : at + 8 + size] + zlib.compress(FR.encode())
    chunk = len(body).to_bytes(4, "big") + b"IDAT" + body + zlib.crc32(b"IDAT" + body).to_bytes(4, "big")
    return data[:at] + chunk + data[at + 12 + size :]


def beside_the_picture() -> bytes:
    """An AVIF with a box of its own after its picture."""
    words = newsroom.COMMENT.encode()
    return (
        saved(wide(honest(), 600), "AVIF", quality=60, speed=8) + (8 + len(words)).to_bytes(4, "big") + b"free" + words
    )


def original_square(bench: Bench) -> bytes:
    return next(bench.project.glob("issues/2019-01/*/square.jpg")).read_bytes()


def _without_remark(data: bytes) -> bytes:
    """Take the comment out of a JPEG: what a tool that strips metadata leaves."""
    at = data.index(b"\xff\xfe")
    return data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]


def _svg(inner: bytes) -> bytes:
    address = f"data:image/jpeg;base64,{base64.b64encode(inner).decode()}"
    return f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}" width="9" height="9"/></svg>'.encode()


def redacted_window() -> Image.Image:
    """A close-up of what is redacted."""
    image = crowd()
    return image.crop((440, 200, 740, 500))


def outside_only() -> Image.Image:
    return crowd().crop((0, 0, 120, 800))


LEAKS_IN_FILES: Final = [
    Leak(output, how, by, rule, source, make)  # type: ignore[arg-type]  # the makers above
    for output, how, by, rule, source, make in (
        ("book", "a chapter that no list names", "windows", DRAFT, RAID, entry("EPUB/articles/x.xhtml", f"<html><body><p>{FR}</p></body></html>".encode())),
        ("book", "its package's description", "windows", EMBARGO, RADAR, in_entry("content.opf", b"</metadata>", f"<dc:description>{newsroom.EMBARGO_FR}</dc:description>".encode())),
        ("book", "a place in its contents", "needles", "leaked-address", "", in_entry("nav.xhtml", b"</nav>", b'<a href="articles/night-raid.xhtml"></a>')),
        ("book", "the archive's remark", "windows", COMMENT, "fr.md", remark),
        ("book", "an entry's extra field", "windows", DRAFT, RAID, extra_field),
        ("book", "an entry's date", "moments", TIME, "", dated),
        ("book", "bytes between entries", "structure", "leaked-trailing-data", "", between_entries),
        ("book", "an original among its pictures", "files", ORIGINAL, "suspect.jpg", lambda bench: bench.book(lambda entries: entries.__setitem__("EPUB/pictures/9.jpg", original("night-raid/suspect.jpg")(bench)))),  # type: ignore[operator]
        ("book", "the picture unredacted", "prints", PIXELS, SQUARE, entry("EPUB/pictures/9.jpg", saved(wide(cropped(crowd()), 700), "JPEG", quality=80))),
        ("printed pages", "an object that no page needs", "windows", DRAFT, RAID, printed(unreferenced)),
        ("printed pages", "an object in a stream of objects", "windows", DRAFT, RAID, object_stream),
        ("printed pages", "a stream that no table lists", "windows", DRAFT, RAID, nobody_refers),
        ("printed pages", "an earlier revision", "windows", DRAFT, RAID, earlier_revision),
        ("printed pages", "a page in no page tree, with kerning", "windows", DRAFT, RAID, printed(stray_page)),
        ("printed pages", "text that is not painted, off the page", "windows", DRAFT, RAID, printed(unseen_text)),
        ("printed pages", "the outline", "phrases", DRAFT, RAID, printed(outline)),
        ("printed pages", "XMP", "windows", EMBARGO, RADAR, printed(history)),
        ("printed pages", "keywords in sixteen bits", "windows", DRAFT, RAID_AR, printed(information)),
        ("printed pages", "the moment of building", "moments", TIME, "", printed(made_today)),
        ("printed pages", "an attached file", "windows", DRAFT, RAID, printed(attached)),
        ("printed pages", "a link into the project", "needles", MACHINE, "", from_here),
        ("printed pages", "the picture uncropped", "prints", PIXELS, SQUARE, placed(wide(crowd(), 900))),
        ("printed pages", "the picture unredacted, in inks", "prints", PIXELS, SQUARE, placed(wide(cropped(crowd()), 700), "CMYK")),
        ("picture", "an original as it is", "files", ORIGINAL, "suspect.jpg", one(".jpg", original("night-raid/suspect.jpg"))),
        ("picture", "an original without its remark", "files", ORIGINAL, SQUARE, one(".jpg", lambda bench: _without_remark(original_square(bench)))),
        ("picture", "an original's pixels, written afresh", "pixels", PIXELS, "plan.png", one(".png", lambda bench: saved(Image.open(bench.project / "issues/2019-01/night-raid/plan.png").convert("RGB"), "PNG", compress_level=9))),
        ("picture", "an EXIF remark", "windows", COMMENT, "fr.md", one(".jpg", with_exif())),
        ("picture", "a thumbnail uncropped", "prints", PIXELS, SQUARE, one(".jpg", with_thumbnail())),
        ("picture", "a packed text chunk", "windows", COMMENT, "fr.md", one(".png", with_words())),
        ("picture", "words of a colour profile", "structure", META, "", one(".jpg", with_profile())),
        ("picture", "a drawing under transparency", "structure", "leaked-hidden-pixels", "", one(".png", see_through())),
        ("picture", "pixels after the last row", "structure", "leaked-trailing-data", "", one(".png", more_pixels())),
        ("picture", "a second picture in the file", "prints", PIXELS, SQUARE, one(".jpg", saved(wide(honest(), 600), "JPEG") + saved(wide(crowd(), 500), "JPEG"))),
        ("picture", "an index of several pictures", "structure", "leaked-metadata", "", one(".jpg", saved(wide(honest(), 500), "MPO", save_all=True, append_images=[wide(crowd(), 500)]))),
        ("picture", "a manuscript after its end", "windows", DRAFT, RAID, one(".jpg", saved(wide(honest(), 600), "JPEG") + FR.encode())),
        ("picture", "a box beside the picture", "windows", COMMENT, "fr.md", one(".avif", beside_the_picture())),
        ("picture", "the original uncropped, AVIF", "prints", PIXELS, SQUARE, one(".avif", saved(wide(crowd(), 720), "AVIF", quality=55, speed=9))),
        ("picture", "the crop unredacted, small and grey", "prints", PIXELS, SQUARE, one(".jpg", saved(wide(cropped(crowd()), 240).convert("L"), "JPEG", quality=70))),
        ("picture", "a close-up of what is redacted", "prints", PIXELS, SQUARE, one(".jpg", saved(redacted_window(), "JPEG", quality=80))),
        ("picture", "what lies outside the crop", "prints", PIXELS, SQUARE, one(".jpg", saved(outside_only(), "JPEG", quality=80))),
        ("picture", "an unpublished picture, cropped and grey", "prints", PIXELS, SUSPECT, one(".png", saved(newsroom.photograph(11).crop((250, 150, 970, 660)).resize((400, 283)).convert("L"), "PNG"))),
        ("picture", "an unpublished picture in sixteen bits", "prints", PIXELS, SUSPECT, one(".png", saved(sixteen_bits(newsroom.photograph(11)), "PNG"))),
        ("picture", "a drawing with a picture inside", "prints", PIXELS, SQUARE, one(".svg", _svg(saved(wide(crowd(), 500), "JPEG")))),
        ("share card", "the picture unredacted on it", "prints", PIXELS, SQUARE, one(".jpg", saved(card(cropped(crowd())), "JPEG", quality=70))),
        ("share card", "an unpublished picture on it", "prints", PIXELS, SUSPECT, one(".jpg", saved(card(newsroom.photograph(11)), "JPEG", quality=70))),
        ("recording", "a picture behind the sound", "prints", PIXELS, SUSPECT, lambda _: {"site/fr/2019-01/recordings/x.bin": grain(4000) + saved(wide(newsroom.photograph(11), 400), "JPEG")}),
    )
]  # fmt: skip
