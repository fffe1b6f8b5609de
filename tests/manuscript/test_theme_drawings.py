"""A theme's drawings are published as they are, so they hold shapes and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.darkroom.specimens import svg

from magazine.issue.finding import Stop
from magazine.manuscript.theme_drawings import check_drawings

THEME = Path(__file__).parents[2] / "themes/police"
WORDS = {
    "comment": svg("<!-- drawn by A. -->"), "title": svg("<title>A.</title>"), "metadata": svg("<metadata>A.</metadata>"),
    "description": svg("<desc>A.</desc>"), "instruction": svg("", before="<?program A.?>"),
    "editor": svg('<g xmlns:e="http://editor.example/" e:file="/home/a/x.svg"/>'), "script": svg("<script>a()</script>"),
    "link": svg('<use href="https://magazine.example/a.svg#b"/>'), "entity": svg("&a;", before='<!DOCTYPE svg [<!ENTITY a "b">]>'),
}  # fmt: skip


def test_the_houses_own_drawings_hold_shapes_alone() -> None:
    drawings = {file.relative_to(THEME).as_posix(): file.read_bytes() for file in THEME.rglob("*.svg")}
    assert len(drawings) > 6
    check_drawings(drawings, "themes/police")


@pytest.mark.parametrize("name", WORDS)
def test_anything_else_is_found_where_it_stands(name: str) -> None:
    check_drawings({"shared/card.svg": WORDS[name]}, "themes/police")  # a layout is drawn as pixels
    for place in ("web/static/a.svg", "web/static/A.SVG"):
        with pytest.raises(Stop) as stopped:
            check_drawings({place: WORDS[name]}, "themes/police")
        assert {finding.where.path for finding in stopped.value.findings} == {f"themes/police/{place}"}
        assert {finding.rule for finding in stopped.value.findings} <= {"broken-theme", "unsafe-svg"}


def test_a_layout_that_is_cut_short_is_told_with_its_line() -> None:
    layout = (THEME / "shared/card.svg").read_bytes()
    check_drawings({"shared/card.svg": layout}, "themes/police")
    with pytest.raises(Stop) as stopped:
        check_drawings({"shared/card.svg": layout[:-40]}, "themes/police")
    (finding,) = stopped.value.findings
    assert (finding.rule, finding.where.path) == ("broken-theme", "themes/police/shared/card.svg")
    assert finding.where.line > 1


@pytest.mark.parametrize("place", ["shared/card.svg", "epub/ornaments/band.svg", "web/static/icon.svg"])
@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1"])
def test_a_drawing_in_another_encoding_is_told(place: str, encoding: str) -> None:
    drawing = svg('<path id="é"/>', before=f'<?xml version="1.0" encoding="{encoding}"?>').decode().encode(encoding)
    with pytest.raises(Stop) as stopped:
        check_drawings({place: drawing}, "themes/police")
    assert [finding.rule for finding in stopped.value.findings] == ["wrong-encoding"]


def test_a_layout_that_names_an_encoding_that_nobody_knows_breaks_nothing() -> None:
    check_drawings({"shared/card.svg": b'<?xml version="1.0" encoding="nope"?><svg/>'}, "themes/police")


@pytest.mark.parametrize(
    "address", ["/home/a/photo.png", "file:///home/a/photo.png", "photo.png", "data:image/svg+xml,x", "var(--photo)"]
)
@pytest.mark.parametrize("element", ["image", "feImage"])
def test_a_layout_that_names_a_file_is_told_since_it_would_be_drawn(element: str, address: str) -> None:
    for attribute in ("href", "xlink:href"):
        layout = svg(f'\n<{element} {attribute}="{address}"/>')
        with pytest.raises(Stop) as stopped:
            check_drawings({"shared/card.svg": layout}, "themes/police")
        (finding,) = stopped.value.findings
        assert (finding.rule, finding.where.line, address in finding.what) == ("broken-theme", 2, True)


def test_a_layout_may_hold_a_picture_of_its_own() -> None:
    check_drawings({"shared/card.svg": svg('<image href="data:image/png;base64,AAAA"/>')}, "themes/police")
