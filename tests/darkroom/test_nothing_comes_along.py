"""What a derivative must not carry: metadata, profiles, thumbnails, hidden pixels."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from tests.darkroom import specimens
from tests.darkroom.specimens import AVIF, JPEG, LOSSLESS, SECRET, opened, picture, quarters, saved

from magazine.darkroom.develop import develop
from magazine.issue.picture import Area

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.darkroom.recipe import Recipe

XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
TRACES = [
    SECRET.encode(),
    SECRET.encode("utf-16-le"),
    b"Exif",
    b"xmpmeta",
    b"ICC_PROFILE",
    b"acsp",
    b"iCCP",
    b"GPS",
    b"Photoshop",
]


def profile_with_words() -> bytes:
    """An sRGB profile whose description, ten letters long, is a name."""
    data = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = "sRGB built-in".encode("utf-16-be")
    assert words in data
    return data.replace(words, "FES-FES-FES-F".encode("utf-16-be"))


def exif(orientation: int = 1) -> bytes:
    tags = Image.Exif()
    tags[0x010E] = SECRET
    tags[0x0112] = orientation
    tags[0x8825] = {1: "N", 2: (34.0, 2.0, 0.0)}
    return tags.tobytes()


def with_thumbnail(data: bytes) -> bytes:
    """A JPEG with a second, small JPEG and an IPTC block in its segments, as cameras and agencies write them."""
    small = saved(Image.new("RGB", (32, 24), "red"), "JPEG", comment=SECRET.encode())
    photoshop = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00" + len(small).to_bytes(2, "big") + small
    segment = b"\xff\xed" + (len(photoshop) + 2).to_bytes(2, "big") + photoshop
    return data[:2] + segment + data[2:]


def originals() -> dict[str, tuple[str, bytes]]:
    image = quarters()
    words = PngInfo()
    words.add_text("Comment", SECRET)
    words.add_itxt("XML:com.adobe.xmp", XMP.decode())
    tags = ImageFileDirectory_v2()
    tags[270] = SECRET
    profile = profile_with_words()
    return {
        "jpeg": (
            "JPEG",
            with_thumbnail(
                saved(image, "JPEG", quality=95, exif=exif(), comment=SECRET.encode(), xmp=XMP, icc_profile=profile)
            ),
        ),
        "png": ("PNG", saved(image, "PNG", pnginfo=words, exif=exif(), icc_profile=profile)),
        "webp": ("WEBP", saved(image, "WEBP", lossless=True, exif=exif(), xmp=XMP, icc_profile=profile)),
        "tiff": ("TIFF", saved(image, "TIFF", tiffinfo=tags, icc_profile=profile)),
    }


@pytest.mark.parametrize("recipe", [LOSSLESS, JPEG, AVIF], ids=lambda recipe: recipe.format.value)
@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "tiff"])
def test_no_metadata_comment_profile_or_thumbnail_is_left(tmp_path: Path, kind: str, recipe: Recipe) -> None:
    form, data = originals()[kind]
    assert SECRET.encode() in data
    made = develop(picture(tmp_path, data, kind=form), recipe)
    assert [trace for trace in TRACES if trace in made] == []
    assert "FES".encode("utf-16-be") not in made
    image = opened(made)
    assert not image.getexif()
    assert not {"comment", "xmp", "icc_profile", "exif", "XML:com.adobe.xmp", "Comment"} & set(image.info)


def test_a_redacted_area_is_flat_and_a_pixel_larger_rather_than_smaller(tmp_path: Path) -> None:
    data = saved(specimens.noise(), "PNG")
    area = Area(0.2512, 0.3341, 0.4999, 0.6662)  # 100.48–199.96 by 100.23–199.86 pixels
    made = opened(develop(picture(tmp_path, data, kind="PNG", redactions=(area,)), LOSSLESS)).convert("RGB")
    assert made.crop((100, 100, 200, 200)).getcolors() == [(10_000, (27, 31, 39))]
    assert made.getpixel((99, 150)) == specimens.noise().getpixel((99, 150))
    assert made.getpixel((200, 150)) == specimens.noise().getpixel((200, 150))


@pytest.mark.parametrize("recipe", [JPEG, AVIF, LOSSLESS], ids=lambda recipe: recipe.format.value)
def test_what_is_hidden_leaves_no_trace_in_the_bytes(tmp_path: Path, recipe: Recipe) -> None:
    """Two originals that differ only under the redaction give the same derivative: nothing of it can be recovered."""
    one, other = specimens.noise((800, 600)), specimens.noise((800, 600))
    other.paste("white", (240, 180, 480, 360))
    area = (Area(0.3, 0.3, 0.6, 0.6),)
    small = type(recipe)(edition="test", format=recipe.format, width=333, quality=recipe.quality, grain=recipe.grain)
    first = develop(picture(tmp_path, saved(one, "PNG"), size=(800, 600), kind="PNG", redactions=area), small)
    second = develop(picture(tmp_path, saved(other, "PNG"), size=(800, 600), kind="PNG", redactions=area), small)
    assert opened(first).size == (333, 250)
    assert first == second


def test_what_is_cropped_away_leaves_no_trace_and_the_crop_is_exact(tmp_path: Path) -> None:
    one, other = quarters(), quarters()
    other.paste("black", (0, 0, 99, 300))
    crop = Area(0.25, 0.1, 0.9, 1)
    first = develop(picture(tmp_path, saved(one, "PNG"), kind="PNG", crop=crop), LOSSLESS)
    second = develop(picture(tmp_path, saved(other, "PNG"), kind="PNG", crop=crop), LOSSLESS)
    assert first == second
    assert opened(first).convert("RGB").tobytes() == quarters().crop((100, 30, 360, 300)).tobytes()


def test_redaction_and_crop_are_parts_of_the_original_as_it_is_seen(tmp_path: Path) -> None:
    """A camera held upright writes the picture on its side, with a note to turn it."""
    upright = quarters((300, 400))
    on_its_side = upright.transpose(Image.Transpose.ROTATE_90)  # orientation 6 turns it back, clockwise
    data = saved(on_its_side, "JPEG", quality=100, subsampling=0, exif=exif(orientation=6))
    made = opened(
        develop(
            picture(
                tmp_path,
                data,
                size=(300, 400),
                redactions=(Area(0, 0, 0.5, 0.5),),
                crop=Area(0, 0, 1, 0.75),
            ),
            LOSSLESS,
        )
    ).convert("RGB")
    assert made.size == (300, 300)
    assert made.getpixel((10, 10)) == (27, 31, 39)
    assert made.getpixel((290, 10)) == pytest.approx((0, 255, 0), abs=2)
    assert made.getpixel((10, 290)) == pytest.approx((0, 0, 255), abs=2)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "tRNS"])
def test_pixels_behind_transparency_do_not_survive(tmp_path: Path, mode: str) -> None:
    if mode == "RGBA":
        image = quarters().convert("RGBA")
        image.putalpha(Image.new("L", image.size, 0))
        data = saved(image, "PNG")
    elif mode == "LA":
        image = quarters().convert("L").convert("LA")
        image.putalpha(Image.new("L", image.size, 0))
        data = saved(image, "PNG")
    elif mode == "P":
        image = quarters().quantize(4)
        data = saved(image, "PNG", transparency=bytes(4))
    else:
        data = saved(Image.new("RGB", (400, 300), "red"), "PNG", transparency=(255, 0, 0))
    made = develop(picture(tmp_path, data, kind="PNG"), LOSSLESS)
    assert opened(made).convert("RGB").getcolors() == [(120_000, (255, 255, 255))]
    assert opened(made).mode in {"RGB", "P"}


def test_what_follows_a_picture_is_left_behind(tmp_path: Path) -> None:
    data = saved(quarters(), "JPEG") + SECRET.encode() + saved(Image.new("RGB", (64, 64), "red"), "JPEG")
    made = develop(picture(tmp_path, data), JPEG)
    assert SECRET.encode() not in made
    assert made.count(b"\xff\xd8\xff") == 1


def test_a_profile_is_applied_before_it_is_dropped(tmp_path: Path) -> None:
    """A picture in a wide space looks the same without its profile: its numbers change, the colour does not."""
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    lab = ImageCms.applyTransform(
        quarters(),
        ImageCms.buildTransform(ImageCms.createProfile("sRGB"), wide, "RGB", "LAB"),
    )
    assert lab is not None
    made = opened(develop(picture(tmp_path, saved(lab, "TIFF"), name="a.tif", kind="TIFF"), LOSSLESS)).convert("RGB")
    for place, colour in (((10, 10), (255, 0, 0)), ((390, 10), (0, 255, 0)), ((10, 290), (0, 0, 255))):
        found = made.getpixel(place)
        assert isinstance(found, tuple)
        assert all(abs(a - b) < 25 for a, b in zip(found, colour, strict=True))


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "I;16"])
def test_other_modes_become_what_they_show(tmp_path: Path, mode: str) -> None:
    image = (
        Image.new(mode, (40, 30), 65535 if mode == "I;16" else "white")
        if mode != "CMYK"
        else Image.new("CMYK", (40, 30))
    )
    kind = "PNG" if mode != "CMYK" else "TIFF"
    made = develop(picture(tmp_path, saved(image, kind), kind=kind, size=(40, 30)), LOSSLESS)
    assert opened(made).convert("RGB").getcolors() == [(1200, (255, 255, 255))]


def test_a_broken_profile_is_as_good_as_none(tmp_path: Path) -> None:
    data = saved(quarters(), "PNG", icc_profile=b"not a profile at all" * 20)
    made = opened(develop(picture(tmp_path, data, kind="PNG"), LOSSLESS)).convert("RGB")
    assert made.tobytes() == quarters().tobytes()


def test_a_telephones_second_picture_is_left_behind(tmp_path: Path) -> None:
    out = io.BytesIO()
    quarters().save(out, "MPO", save_all=True, append_images=[Image.new("RGB", (400, 300), "white")])
    assert opened(out.getvalue()).format == "MPO"
    made = develop(picture(tmp_path, out.getvalue()), JPEG)
    assert opened(made).format == "JPEG"
    assert made.count(b"\xff\xd8\xff") == 1
