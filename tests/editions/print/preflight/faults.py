"""Faults to seed into a good press file, one at a time, and the rule that each must fail."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FIRST = 5
"""The page of the bound file from which the good file for seeding is taken: the cover's picture would cost half of the time."""

PAGE = 1
"""The page that faults are seeded into."""

MM = 72 / 25.4


class Seed(NamedTuple):
    """A fault: the rule that finds it, words of the finding, how it is brought in, and how the file is saved then."""

    rule: str
    words: str
    sow: Callable[[pikepdf.Pdf], None]
    saved: Mapping[str, Any] = {}


def sown(good: bytes, seed: Seed) -> bytes:
    """Give the good file with a fault in it."""
    with pikepdf.open(BytesIO(good)) as pdf:
        seed.sow(pdf)
        file = BytesIO()
        pdf.save(file, **({"force_version": "1.6"} | dict(seed.saved)))
        return file.getvalue()


def few_pages(good: bytes) -> bytes:
    """Give four pages of a good file, so that many faults can be sown quickly."""
    with pikepdf.open(BytesIO(good)) as pdf:
        del pdf.pages[FIRST + 3 :]
        del pdf.pages[: FIRST - 1]
        file = BytesIO()
        pdf.save(file, force_version="1.6", deterministic_id=True)
        return file.getvalue()


def page(pdf: pikepdf.Pdf, number: int = PAGE) -> pikepdf.Page:
    return pdf.pages[number - 1]


def paint(pdf: pikepdf.Pdf, content: bytes, **resources: Any) -> None:
    """Paint something more on the page, in the midst of it."""
    target = page(pdf)
    own = Dictionary(target.obj.Resources)
    for kind, items in resources.items():
        own[f"/{kind}"] = Dictionary({**dict(own.get(f"/{kind}", Dictionary()).items()), **items})
    target.obj.Resources = own
    content = b"\nq 1 0 0 1 200 300 cm " + content + b" Q\n"
    target.obj.Contents = pdf.make_stream(target.obj.Contents.read_bytes() + content)


def state(**entries: Any) -> dict[str, Dictionary]:
    return {"/Seeded": Dictionary(Type=Name.ExtGState, **entries)}


def picture(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """Give a picture, without what says how it was packed."""
    streams = (item for item in pdf.objects if isinstance(item, pikepdf.Stream))
    found = next(item for item in streams if item.get("/Subtype") == Name.Image)
    for key in ("/Decode", "/DecodeParms"):
        if key in found:
            del found[key]
    return found


def light_picture(pdf: pikepdf.Pdf) -> None:
    item = picture(pdf)
    item.write(bytes(3 * int(item.Width) * int(item.Height)))
    item.ColorSpace = Name.DeviceRGB


def coarse_picture(pdf: pikepdf.Pdf) -> None:
    item = picture(pdf)
    item.Width, item.Height = 240, 339
    item.write(bytes(4 * 240 * 339))


def drowned_picture(pdf: pikepdf.Pdf) -> None:
    """Set a square of three millimetres to all ink there is."""
    item = picture(pdf)
    width, height = int(item.Width), int(item.Height)
    pixels = bytearray(4 * width * height)
    for row in range(200, 236):
        pixels[4 * (row * width + 300) : 4 * (row * width + 336)] = b"\xff" * 4 * 36
    item.write(bytes(pixels))


def fonts(pdf: pikepdf.Pdf) -> pikepdf.Object:
    return page(pdf).obj.Resources.Font


def drawn_font(pdf: pikepdf.Pdf) -> None:
    own = fonts(pdf)
    own[min(own.keys())] = pdf.make_indirect(
        Dictionary(
            Type=Name.Font, Subtype=Name.Type3, FontBBox=Array([0, 0, 1, 1]), FontMatrix=Array([1, 0, 0, 1, 0, 0]),
            CharProcs=Dictionary(), Encoding=Dictionary(Differences=Array([])), FirstChar=0, LastChar=0, Widths=Array([1]),
        )
    )  # fmt: skip


def missing_font(pdf: pikepdf.Pdf) -> None:
    own = fonts(pdf)
    descriptor = own[min(own.keys())].DescendantFonts[0].FontDescriptor
    for name in ("/FontFile2", "/FontFile3"):
        if name in descriptor:
            del descriptor[name]


def rich_text(pdf: pikepdf.Pdf) -> None:
    """Give the first black text three inks more."""
    target = page(pdf)
    content = target.obj.Contents.read_bytes()
    assert b"\n0 0 0 1 k\n" in content
    target.obj.Contents = pdf.make_stream(content.replace(b"\n0 0 0 1 k\n", b"\n0.6 0.4 0.4 1 k\n", 1))


def knocked_out_text(pdf: pikepdf.Pdf) -> None:
    for own in page(pdf).obj.Resources.ExtGState.values():
        if own.get("/OPM") == 1:
            own.OP = own.op = False


def shifted(box: str, by: tuple[float, float, float, float]) -> Callable[[pikepdf.Pdf], None]:
    """Move the edges of a page box, in millimetres."""

    def sow(pdf: pikepdf.Pdf) -> None:
        target = page(pdf).obj
        target[box] = Array([float(edge) + MM * more for edge, more in zip(target[box], by, strict=True)])

    return sow


def without(where: str, key: str) -> Callable[[pikepdf.Pdf], None]:
    def sow(pdf: pikepdf.Pdf) -> None:
        target = page(pdf).obj if where == "page" else pdf.Root
        del target[key]

    return sow


def veiled(pdf: pikepdf.Pdf) -> None:
    paint(pdf, b"/Seeded gs 0 1 0 0 k 0 0 50 50 re f", ExtGState=state(ca=0.5))
    del page(pdf).obj.Group


def group_in_light(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"0 1 0 0 k 0 0 9 9 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 9, 9])
    form.Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    paint(pdf, b"/Seeded Do", XObject={"/Seeded": form})


def annotated(pdf: pikepdf.Pdf) -> None:
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([100, 100, 200, 120]))
    page(pdf).obj.Annots = Array([pdf.make_indirect(note)])


def other_condition(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("CGATS TR 001")


def other_profile(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OutputIntents[0].DestOutputProfile.write(b"another")


def silent_metadata(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Metadata.write(pdf.Root.Metadata.read_bytes().replace(b"PDF/X-4", b"PDF/X-1"))


def last_page_lost(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def grey_by_profile(pdf: pikepdf.Pdf) -> None:
    profile = pdf.make_stream(b"", N=1)
    paint(pdf, b"/Seeded cs 0.5 sc 0 0 50 50 re f", ColorSpace={"/Seeded": Array([Name.ICCBased, profile])})


def gradient(space: pikepdf.Object, first: list[float], last: list[float]) -> Callable[[pikepdf.Pdf], None]:
    def sow(pdf: pikepdf.Pdf) -> None:
        function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array(first), C1=Array(last), N=1)
        shading = Dictionary(ShadingType=2, ColorSpace=space, Coords=Array([0, 0, 9, 9]), Function=function)
        paint(pdf, b"0 0 50 50 re W n /Seeded sh", Shading={"/Seeded": shading})

    return sow


def painted(content: bytes, **resources: Any) -> Callable[[pikepdf.Pdf], None]:
    return lambda pdf: paint(pdf, content, **{name: make() for name, make in resources.items()})


SEEDS: dict[str, Seed] = {
    "RGB picture": Seed("press-picture-colour", "/DeviceRGB", light_picture),
    "inline picture": Seed("press-picture-colour", "inline", painted(b"BI /W 1 /H 1 /CS /G /BPC 8 ID \x00 EI")),
    "missing bleed": Seed("press-bleed", "no bleed box", without("page", "/BleedBox")),
    "narrow bleed": Seed("press-bleed", "3 mm", shifted("/BleedBox", (2, 0, 0, 0))),
    "colour that ends in the bleed": Seed("press-bleed", "beyond the cut", painted(b"0 1 0 0 k 100 100 306 100 re f")),
    "thin trim": Seed("press-trim", "207", shifted("/TrimBox", (0, 0, -3, 0))),
    "no trim": Seed("press-trim", "no trim box", without("page", "/TrimBox")),
    "low resolution": Seed("press-resolution", "240 × 339 pixels", coarse_picture),
    "Type 3 font": Seed("press-font", "Type 3", drawn_font),
    "font that is not embedded": Seed("press-font", "not embedded", missing_font),
    "rich-black text": Seed("press-rich-black", "60/40/40/100", rich_text),
    "wrong page count": Seed("press-page-count", "multiple of 4", last_page_lost),
    "transparency without blend space": Seed("press-blend-space", "blend space is none", veiled),
    "group that mixes light": Seed("press-blend-space", "/DeviceRGB", group_in_light),
    "missing output intent": Seed("press-output-intent", "0 output intents", without("root", "/OutputIntents")),
    "other press": Seed("press-output-intent", "CGATS TR 001", other_condition),
    "other profile": Seed("press-output-intent", "another", other_profile),
    "wrong box": Seed("press-box", "BleedBox lies outside", shifted("/MediaBox", (9, 0, 0, 0))),
    "turned page": Seed("press-box", "turned", lambda pdf: setattr(page(pdf).obj, "Rotate", 90)),
    "annotation on the page": Seed("press-annotation", "Link", annotated),
    "encrypted file": Seed(
        "press-encrypted", "encrypted", lambda _: None, {"encryption": pikepdf.Encryption(owner="a", user="", R=4)}
    ),
    "locked file": Seed(
        "press-encrypted", "encrypted", lambda _: None, {"encryption": pikepdf.Encryption(owner="a", user="b", R=4)}
    ),
    "no claim": Seed("press-standard", "PDF/X-4", silent_metadata),
    "newer PDF": Seed("press-standard", "1.7", lambda _: None, {"force_version": "1.7"}),
    "not told whether trapped": Seed("press-standard", "trapped", lambda pdf: pdf.docinfo.__delitem__("/Trapped")),
    "script": Seed("press-active-content", "/OpenAction", lambda pdf: setattr(pdf.Root, "OpenAction", Dictionary())),
    "RGB area": Seed("press-colour", "/DeviceRGB", painted(b"1 0 0 rg 0 0 50 50 re f")),
    "grey by a profile": Seed("press-colour", "/ICCBased", grey_by_profile),
    "RGB gradient": Seed("press-colour", "/DeviceRGB", gradient(Name.DeviceRGB, [1, 0, 0], [0, 0, 1])),
    "too much ink": Seed("press-ink", "310 %", painted(b"0.8 0.8 0.7 0.8 k 0 0 50 50 re f")),
    "too much ink in a gradient": Seed(
        "press-ink", "320 %", gradient(Name.DeviceCMYK, [0, 0, 0, 0], [0.8, 0.8, 0.8, 0.8])
    ),
    "black over dark inks": Seed(
        "press-ink", "340 %",
        painted(b"0.8 0.8 0.8 0 k 0 0 50 50 re f /Seeded gs 0 0 0 1 k BT 1 0 0 1 9 9 Tm () Tj ET",
                ExtGState=lambda: state(OP=True, op=True, OPM=1)),
    ),
    "too much ink in a picture": Seed("press-picture-ink", "400 %", drowned_picture),
    "black text that knocks out": Seed("press-overprint", "does not overprint", knocked_out_text),
    "white that overprints": Seed(
        "press-overprint", "would not be seen",
        painted(b"/Seeded gs 0 0 0 0 k 0 0 50 50 re f", ExtGState=lambda: state(OP=True, op=True, OPM=1)),
    ),
    "hairline": Seed("press-hairline", "0.15 pt", painted(b"0 1 0 0 K 0.15 w 0 0 m 50 0 l S")),
    "hairline by scaling": Seed("press-hairline", "0.10 pt", painted(b".1 0 0 .1 0 0 cm 0 1 0 0 K 1 w 0 0 m 500 0 l S")),
    "thin rectangle": Seed("press-hairline", "0.10 pt", painted(b"0 1 0 0 k 0 0 50 0.1 re f")),
    "registration colour on the page": Seed("press-registration", "every plate", painted(b"/Registration cs 1 scn 0 0 50 50 re f")),
    "multiplied colour": Seed(
        "press-blend-mode", "Multiply", painted(b"/Seeded gs 0 1 0 0 k 0 0 50 50 re f", ExtGState=lambda: state(BM=Name.Multiply))
    ),
    "transfer curve": Seed(
        "press-curves", "TR", painted(b"/Seeded gs 0 1 0 0 k 0 0 50 50 re f", ExtGState=lambda: state(TR=Name.Identity))
    ),
}  # fmt: skip
