"""From light to ink: content streams, gradients, masks and pictures; and black that overprints."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from magazine.darkroom.encode import jpeg_of_inks
from magazine.editions.print.bindery.inking import Inking, greyed
from magazine.editions.print.bindery.lights import put_back
from magazine.editions.print.bindery.plates import Plates, densities
from magazine.editions.print.plates import make_plates
from magazine.editions.print.preflight.pixels import inks_of, most_ink
from magazine.editions.print.press import lay_out, picture_name
from tests.darkroom.test_separation import PROFILE, SEPARATION

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAVY_LIGHT = "0.043137 0.145098 0.270588"
NAVY = " ".join(f"{ink:g}" for ink in SEPARATION.mixes[11, 37, 69])
OVER, KNOCK = "/MagazineOverprint gs", "/MagazineKnockout gs"


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.new() as made:
        yield made


def inked(pdf: pikepdf.Pdf, content: str) -> list[str]:
    stream = pdf.make_stream(content.encode())
    return Inking(SEPARATION).rewritten(stream, None).decode().splitlines()


@pytest.mark.parametrize(
    ("light", "ink"),
    [
        (f"{NAVY_LIGHT} rg", f"{NAVY} k"),
        (f"{NAVY_LIGHT} RG", f"{NAVY} K"),
        ("0 0 0 rg", "0 0 0 1 k"),
        ("1 1 1 rg", "0 0 0 0 k"),
        ("0.25 g", "0 0 0 0.75 k"),
        ("/DeviceCMYK cs 0.1 0.2 0.3 0.4 scn", "0.1 0.2 0.3 0.4 k"),
    ],
)
def test_a_colour_is_written_in_inks(pdf: pikepdf.Pdf, light: str, ink: str) -> None:
    assert inked(pdf, light) == [ink]


def test_patterns_keep_their_names(pdf: pikepdf.Pdf) -> None:
    assert inked(pdf, "/Pattern cs /p0 scn 0 0 9 9 re f")[:2] == ["/Pattern cs", "/p0 scn"]


def test_a_space_without_known_inks_is_refused(pdf: pikepdf.Pdf) -> None:
    with pytest.raises(ValueError, match="no inks are known"):
        inked(pdf, "/Own cs 0.5 scn")


def test_black_text_overprints_and_white_text_knocks_out_again(pdf: pikepdf.Pdf) -> None:
    lines = inked(pdf, "q 0 0 0 rg BT (a) Tj 1 1 1 rg (b) Tj ET Q")
    assert [line for line in lines if line.endswith(("gs", "Tj"))] == [OVER, "(a) Tj", KNOCK, "(b) Tj"]


def test_after_restoring_the_state_it_is_set_anew(pdf: pikepdf.Pdf) -> None:
    lines = inked(pdf, "q 0 0 0 rg BT (a) Tj ET Q q 0 0 0 rg BT (b) Tj ET Q")
    assert lines.count(OVER) == 2


def test_a_dark_colour_of_several_inks_does_not_overprint(pdf: pikepdf.Pdf) -> None:
    assert OVER not in inked(pdf, f"{NAVY_LIGHT} rg BT (a) Tj ET")


def test_a_black_rule_overprints_and_a_black_area_does_not(pdf: pikepdf.Pdf) -> None:
    assert inked(pdf, "0 g 0 0 200 0.5 re f")[1] == OVER
    assert inked(pdf, "0 G 0 0 m 9 9 l S")[1] == OVER
    assert inked(pdf, "0 g 0 0 200 50 re f")[1] == KNOCK


def test_nothing_stands_between_a_path_and_its_painting(pdf: pikepdf.Pdf) -> None:
    lines = inked(pdf, "0 g 0 0 m 9 0 l 9 9 l h f")
    assert lines.index(OVER) < lines.index("0 0 m")


def test_the_greys_of_a_mask_stay_greys(pdf: pikepdf.Pdf) -> None:
    assert greyed(pdf.make_stream(b"1 1 1 rg 0 0 9 9 re f 0 0 0 rg")).decode().split("\n")[0] == "1 g"


def page_with(pdf: pikepdf.Pdf, content: bytes, resources: Dictionary) -> pikepdf.Page:
    page = pdf.add_blank_page(page_size=(100, 100))
    page.obj.Contents = pdf.make_stream(content)
    page.obj.Resources = resources
    return page


def test_a_picture_in_light_is_separated_and_thinned(pdf: pikepdf.Pdf) -> None:
    picture = pdf.make_stream(bytes([11, 37, 69]) * 900 * 900, Type=Name.XObject, Subtype=Name.Image)
    picture.Width = picture.Height = 900
    picture.ColorSpace, picture.BitsPerComponent = Name.DeviceRGB, 8
    page = page_with(pdf, b"q 72 0 0 72 0 0 cm /Im Do Q", Dictionary(XObject=Dictionary(Im=picture)))
    Plates(pdf, SEPARATION, densities(pdf)).add_page(page)
    assert picture.ColorSpace == Name.DeviceCMYK
    assert (picture.Width, picture.Height) == (300, 300)  # an inch wide
    expected = SEPARATION.picture(Image.new("RGB", (1, 1), (11, 37, 69))).tobytes()
    assert picture.read_bytes() == expected * 300 * 300
    assert Name.DeviceCMYK == page.obj.Group.CS


def test_gradients_run_between_inks(pdf: pikepdf.Pdf) -> None:
    function = Dictionary(FunctionType=2, Domain=Array([0, 1]), C0=Array([1, 1, 1]), C1=Array([0, 0, 0]), N=1)
    stitched = Dictionary(
        FunctionType=3, Domain=Array([0, 1]), Functions=Array([function]), Bounds=Array([]), Encode=Array([0, 1])
    )
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=Array([0, 0, 9, 9]), Function=stitched)
    page = page_with(pdf, b"/Sh sh", Dictionary(Shading=Dictionary(Sh=shading)))
    Plates(pdf, SEPARATION).add_page(page)
    made = page.obj.Resources.Shading.Sh
    assert made.ColorSpace == Name.DeviceCMYK
    assert [float(ink) for ink in made.Function.Functions[0].C0] == [0, 0, 0, 0]
    assert [float(ink) for ink in made.Function.Functions[0].C1] == [0, 0, 0, 1]


GRADIENT = """<style>@page { size: 100pt 100pt; margin: 0 } p { margin: 0; height: 50pt; width: 50pt }</style>
<p style="background: linear-gradient(#0b2545, transparent)"></p><p style="opacity: 0.5; background: #000"></p>
<img style="display: block; width: 20pt" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'%3E%3Crect width='9' height='9' fill='%23b3202c'/%3E%3C/svg%3E">"""


def test_what_weasyprint_paints_in_light_comes_out_in_inks(tmp_path: Path) -> None:
    """Gradients crash WeasyPrint 70 with inks of their own; from light they come out, as do drawings and opacity."""
    profile = tmp_path / "press.icc"
    profile.write_bytes(PROFILE)
    mixes = tuple(sorted(SEPARATION.mixes.items()))
    light = tmp_path / "sheet.pdf"
    light.write_bytes(lay_out(GRADIENT, "", ()))
    sheet = make_plates(str(light), (), mixes, str(profile))
    with pikepdf.open(io.BytesIO(sheet)) as made:
        streams = [
            item for item in made.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Form
        ]
        contents = [
            made.pages[0].obj.Contents,
            *(item for item in streams if item.get("/Group", {}).get("/CS") != Name.DeviceGray),
        ]
        operators = {str(operator) for item in contents for _, operator in pikepdf.parse_content_stream(item)}
        assert not operators & {"rg", "RG", "g", "G", "sc"}
        spaces = {str(item.Group.CS) for item in streams if "/Group" in item}
        assert spaces <= {"/DeviceCMYK", "/DeviceGray"}
    assert make_plates(str(light), (), mixes, str(profile)) == sheet


def laid_with(folder: Path, name: str, data: bytes) -> Path:
    """Lay out a page with a picture, 20 points wide."""
    (folder / name).write_bytes(data)
    html = (
        f'<style>@page {{ size: 100pt; margin: 10pt }} img {{ width: 20pt }}</style><img alt="x" src="asset:/{name}">'
    )
    sheet = folder / "sheet.pdf"
    sheet.write_bytes(lay_out(html, "", ((name, str(folder / name)),)))
    return sheet


def encoded(image: Image.Image, form: str) -> bytes:
    file = io.BytesIO()
    image.save(file, form)
    return file.getvalue()


RED = Image.new("RGB", (20, 10), (179, 32, 44))
PRESS_PICTURES = {
    "flat.png": encoded(Image.new("RGB", (60, 30), (11, 37, 69)), "PNG"),
    "palette.png": encoded(Image.new("RGB", (60, 30), (11, 37, 69)).quantize(4), "PNG"),
    "grey.png": encoded(Image.new("L", (60, 30), 40), "PNG"),
    "photograph.jpg": jpeg_of_inks(Image.new("CMYK", (60, 30), (204, 51, 0, 26))),
}


@pytest.mark.parametrize("name", list(PRESS_PICTURES))
def test_the_press_has_pictures_of_its_own_on_the_screens_layout(tmp_path: Path, name: str) -> None:
    sheet = laid_with(tmp_path, name, encoded(RED, "JPEG" if name.endswith("jpg") else "PNG"))
    press, profile = tmp_path / f"press-{name}", tmp_path / "press.icc"
    press.write_bytes(PRESS_PICTURES[name])
    profile.write_bytes(PROFILE)
    made = make_plates(str(sheet), ((picture_name(name), str(press)),), (), str(profile))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        (picture,) = (
            item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == Name.Image
        )
        assert (picture.Width, picture.Height) == (60, 30)
        if name == "grey.png":
            assert picture.ColorSpace == Name.DeviceGray
            assert picture.read_bytes() == bytes([40]) * 1800
        elif name == "photograph.jpg":
            assert inks_of(picture, picture.read_raw_bytes()).getpixel((30, 15))[0] == pytest.approx(204, abs=2)  # type: ignore[index]
        else:
            assert picture.read_bytes() == SEPARATION.picture(Image.new("RGB", (60, 30), (11, 37, 69))).tobytes()


def test_a_press_picture_of_an_unknown_kind_is_refused(tmp_path: Path) -> None:
    sheet = laid_with(tmp_path, "flat.png", encoded(RED, "PNG"))
    press, profile = tmp_path / "press.png", tmp_path / "press.icc"
    press.write_bytes(encoded(Image.new("RGBA", (2, 1)), "PNG"))
    profile.write_bytes(PROFILE)
    with pytest.raises(ValueError, match="RGBA"):
        make_plates(str(sheet), ((picture_name("flat.png"), str(press)),), (), str(profile))


def test_a_volume_in_light_has_the_colours_that_are_meant(pdf: pikepdf.Pdf) -> None:
    stand_in, meant = b"0.043137 0.145098 0.27451", b"0.043137 0.145098 0.270588"
    text = b"%s rg 0 0 9 9 re f %s RG 1 0 0 rg 0 0.27451 m"
    form = pdf.make_stream(text % (stand_in, stand_in), Type=Name.XObject, Subtype=Name.Form)
    page = page_with(pdf, text % (stand_in, stand_in), Dictionary(XObject=Dictionary(Form=form)))
    put_back(pdf, {"#0b2546": "#0b2545"})
    assert page.obj.Contents.read_bytes() == form.read_bytes() == text % (meant, meant)


def test_a_jpeg_in_inks_is_read_as_it_was_meant(pdf: pikepdf.Pdf) -> None:
    image = Image.new("CMYK", (64, 64), (204, 51, 0, 26))
    data = jpeg_of_inks(image)
    picture = pdf.make_stream(data, Width=64, Height=64, Filter=Name.DCTDecode, Decode=Array([1, 0] * 4))
    read = inks_of(picture, data).getpixel((30, 30))
    assert max(abs(one - other) for one, other in zip(read, (204, 51, 0, 26), strict=True)) <= 2  # type: ignore[arg-type]
    del picture.Decode  # then a press takes the values as they stand: the negative
    assert inks_of(picture, data).getpixel((30, 30))[0] < 60  # type: ignore[index]


def test_ink_is_measured_over_squares() -> None:
    image = Image.new("CMYK", (120, 120), (100, 100, 100, 0))
    image.putpixel((7, 7), (255, 255, 255, 255))
    assert most_ink(image, 12) < 125  # one grain drowns in its square
    image.paste((255, 255, 255, 255), (24, 24, 48, 48))
    assert most_ink(image, 12) == 400
    assert most_ink(Image.new("CMYK", (50, 50), (255, 255, 255, 0)), 1) == 300
