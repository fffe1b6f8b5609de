"""Originals that the darkroom refuses, each by a finding that names the file."""

from __future__ import annotations

import struct
import subprocess
import zlib
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageFile
from tests.darkroom.specimens import JPEG, LOSSLESS, picture, quarters, saved, svg

from magazine.darkroom.develop import develop
from magazine.issue.finding import Stop

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.picture import Picture

EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n0 0 10 10 rectfill\nshowpage\n"


def refusal(original: Picture) -> Finding:
    with pytest.raises(Stop) as stopped:
        develop(original, LOSSLESS if original.format != "JPEG" else JPEG)
    (finding,) = stopped.value.findings
    assert finding.where.path == f"issues/2019-01/open-days/{original.file.name}"
    assert finding.remedy
    return finding


def huge_png(side: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(100))) + chunk(b"IEND", b"")


def test_an_eps_named_jpg_is_refused_without_starting_ghostscript(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def started(*arguments: object, **_: object) -> None:
        raise AssertionError(f"a program was started: {arguments}")

    monkeypatch.setattr(subprocess, "Popen", started)
    assert refusal(picture(tmp_path, EPS)).rule == "damaged-picture"


@pytest.mark.parametrize("kind", ["GIF", "BMP", "PDF", "PPM", "ICO"])
def test_any_other_format_is_refused_whatever_its_name(tmp_path: Path, kind: str) -> None:
    assert refusal(picture(tmp_path, saved(quarters((64, 64)), kind))).rule == "damaged-picture"


def test_a_png_named_jpg_is_not_guessed_at(tmp_path: Path) -> None:
    assert refusal(picture(tmp_path, saved(quarters(), "PNG"), kind="JPEG")).rule == "damaged-picture"


@pytest.mark.parametrize("side", [11_000, 40_000])
def test_a_huge_picture_is_refused_before_it_is_decoded(tmp_path: Path, side: int) -> None:
    finding = refusal(picture(tmp_path, huge_png(side), kind="PNG", size=(side, side)))
    assert finding.rule == "huge-picture"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("part", [0.0, 0.05, 0.5, 0.9])
@pytest.mark.parametrize("lenient", [False, True], ids=["alone", "beside-weasyprint"])
def test_a_truncated_picture_is_refused(
    tmp_path: Path, kind: str, part: float, monkeypatch: pytest.MonkeyPatch, *, lenient: bool
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)  # as WeasyPrint leaves it
    data = saved(quarters(), kind)
    assert refusal(picture(tmp_path, data[: int(len(data) * part)], kind=kind)).rule == "damaged-picture"


def test_a_moving_picture_is_refused(tmp_path: Path) -> None:
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]
    for kind in ("PNG", "WEBP", "TIFF"):
        data = saved(frames[0], kind, save_all=True, append_images=frames[1:])
        assert refusal(picture(tmp_path, data, kind=kind, size=(40, 30))).rule == "moving-picture"


def test_a_picture_changed_since_it_was_read_is_refused(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(quarters(), "JPEG"))
    original.file.write_bytes(saved(quarters((200, 200)), "JPEG"))
    assert refusal(original).rule == "changed-picture"


def test_a_picture_that_is_gone_is_refused(tmp_path: Path) -> None:
    original = picture(tmp_path, saved(quarters(), "JPEG"))
    original.file.unlink()
    assert refusal(original).rule == "missing-picture"


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

DRAWINGS = {
    "script": svg("<script>alert(1)</script>"),
    "event": svg('<rect width="10" height="10" onload="alert(1)"/>'),
    "foreign": svg("<foreignObject><p>words</p></foreignObject>"),
    "remote picture": svg('<image href="https://magazine.example/x.png" width="9" height="9"/>'),
    "local picture": svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'),
    "inner picture": svg('<image href="data:image/png;base64,AAAA" width="9" height="9"/>'),
    "filter picture": svg('<filter id="f"><feImage href="x.png"/></filter>'),
    "remote use": svg('<use href="other.svg#a"/>'),
    "remote fill": svg('<rect fill="url(https://magazine.example/a.svg#b)" width="9" height="9"/>'),
    "remote style": svg('<rect style="fill: url( \'x.svg#a\' )" width="9" height="9"/>'),
    "escaped style": svg('<rect style="fill: u\\72l(x.svg#a)" width="9" height="9"/>'),
    "import": svg("<style>@import 'https://magazine.example/a.css';</style>"),
    "style sheet": svg("", before='<?xml-stylesheet href="a.css"?>'),
    "entity": svg("&a;", before=BOMB),
    "entity in an attribute": svg('<rect id="&b;"/>', before=BOMB),
    "wide entity": svg("&a;", before=BOMB).decode().encode("utf-16"),
    "external entity": svg("&a;", before='<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
    "text": svg("<text>words</text>"),
    "animation": svg('<rect width="9" height="9"><set attributeName="href" to="x"/></rect>'),
    "deep": svg("<g>" * 210 + "</g>" * 210),
}


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_that_does_or_loads_anything_is_refused(tmp_path: Path, name: str) -> None:
    assert refusal(picture(tmp_path, DRAWINGS[name], name="map.svg", kind="SVG")).rule == "unsafe-drawing"


@pytest.mark.parametrize("data", [b"", b"<svg", b"\xff\xfe<", b"plain words"])
def test_a_damaged_drawing_is_refused(tmp_path: Path, data: bytes) -> None:
    assert refusal(picture(tmp_path, data, name="map.svg", kind="SVG")).rule == "damaged-picture"


@pytest.mark.parametrize("data", [b"<html xmlns='http://www.w3.org/1999/xhtml'/>", b"<svg/>"])
def test_other_markup_is_not_a_drawing(tmp_path: Path, data: bytes) -> None:
    assert refusal(picture(tmp_path, data, name="map.svg", kind="SVG")).rule == "damaged-picture"
