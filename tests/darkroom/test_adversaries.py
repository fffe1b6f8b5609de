"""Each adversary is refused as it should be, or published with nothing but its pixels: in the derivatives of every edition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.darkroom import printing_condition
from tests.darkroom.adversaries import ADVERSARIES, PICTURE, XMP, exif, xmp_turned
from tests.darkroom.judge import marked_by_mat2, traces
from tests.darkroom.specimens import GRAY, JPEG, LOSSLESS, SECRET, saved

from magazine.darkroom import recipes
from magazine.darkroom.develop import develop
from magazine.darkroom.recipe import Colour
from magazine.issue.finding import Location, Stop
from magazine.issue.picture import Area
from magazine.manuscript.files import IssueFile
from magazine.manuscript.notes import Notes
from magazine.manuscript.pictures import read_picture

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.picture import Picture


def taken(folder: Path, name: str, data: bytes) -> tuple[Picture | None, list[str]]:
    file = folder / name
    file.write_bytes(data)
    notes = Notes()
    return read_picture(IssueFile(id=name, file=file, where=Location(path=name)), None, notes), [
        one.rule for one in notes.findings
    ]


@pytest.mark.parametrize("name", [name for name, (_, rule) in ADVERSARIES.items() if rule])
def test_it_is_refused_with_a_finding(tmp_path: Path, name: str) -> None:
    make, rule = ADVERSARIES[name]
    picture, found = taken(tmp_path, name, make())
    if picture is not None:
        with pytest.raises(Stop) as stopped:
            develop(picture, replace(LOSSLESS, width=200))
        found = [finding.rule for finding in stopped.value.findings]
    assert set(found) == {rule}


def test_what_is_published_of_the_others_is_pixels_alone(tmp_path: Path) -> None:
    """In the formats, colours and widths of web, book, screen, archive and press."""
    made: list[Path] = []
    for name in (name for name, (_, rule) in ADVERSARIES.items() if rule is None):
        picture, found = taken(tmp_path, name, ADVERSARIES[name][0]())
        assert picture is not None, (name, found)
        inks = printing_condition.profile()
        web = recipes.web(picture)
        wanted = [web[0], web[-1], recipes.epub(picture), recipes.press(picture, 40, inks), GRAY]
        for number, recipe in enumerate(replace(one, width=min(one.width, 200)) for one in wanted):
            file = tmp_path / f"{name}-{number}{recipe.format.ending}"
            file.write_bytes(develop(picture, recipe))
            assert SECRET.encode() not in file.read_bytes()
            assert b"PK\x03\x04" not in file.read_bytes()
            made.append(file)
    assert traces(made) == []


def test_the_judge_sees_what_should_not_be_there(tmp_path: Path) -> None:
    """Every kind of metadata alone, in a file that is otherwise clean."""
    kinds = {
        "exif.jpg": saved(PICTURE, "JPEG", exif=exif()), "xmp.jpg": saved(PICTURE, "JPEG", xmp=XMP.encode()),
        "comment.jpg": saved(PICTURE, "JPEG", comment=b"x"), "behind.jpg": saved(PICTURE, "JPEG") + b"PK\x03\x04" * 9,
        "exif.avif": saved(PICTURE, "AVIF", exif=exif()), "exif.png": saved(PICTURE, "PNG", exif=exif()),
        "dpi.png": saved(PICTURE, "PNG", dpi=(72, 72)),
    }  # fmt: skip
    for name, data in kinds.items():
        (tmp_path / name).write_bytes(data)
    told = traces([tmp_path / name for name in kinds])
    assert {name for name in kinds if any(f"/{name}: " in line for line in told)} == set(kinds)


@pytest.mark.soak
def test_the_second_judge_sees_metadata_and_not_what_lies_behind(tmp_path: Path) -> None:
    (tmp_path / "exif.jpg").write_bytes(saved(PICTURE, "JPEG", exif=exif()))
    (tmp_path / "behind.jpg").write_bytes(saved(PICTURE, "JPEG") + b"PK\x03\x04" * 9)
    assert marked_by_mat2(tmp_path / "exif.jpg")
    assert not marked_by_mat2(tmp_path / "behind.jpg")


@pytest.mark.parametrize("name", ["a.jpg", "a.png", "a.webp"])
def test_which_side_is_up_is_certain_where_something_is_hidden(tmp_path: Path, name: str) -> None:
    kind = {"a.jpg": "JPEG", "a.png": "PNG", "a.webp": "WEBP"}[name]
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    notes = PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", xmp_turned().decode())
    options = {"pnginfo": notes} if kind == "PNG" else {"xmp": xmp_turned()}
    picture, _ = taken(tmp_path, name, saved(PICTURE, kind, **options))
    assert picture is not None
    assert (picture.width, picture.height) == PICTURE.size  # as a browser shows it
    develop(picture, JPEG)
    with pytest.raises(Stop) as stopped:
        develop(replace(picture, redactions=(Area(0, 0, 0.5, 0.5),)), JPEG)
    assert [finding.rule for finding in stopped.value.findings] == ["unclear-orientation"]


def test_a_picture_is_what_its_head_said(tmp_path: Path) -> None:
    picture, _ = taken(tmp_path, "a.png", saved(PICTURE, "PNG"))
    assert picture is not None
    with pytest.raises(Stop) as stopped:
        develop(replace(picture, width=72, height=96), replace(JPEG, colour=Colour.GRAY))
    assert [finding.rule for finding in stopped.value.findings] == ["damaged-picture"]
