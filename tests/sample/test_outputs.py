"""Every file of the contract's section 3 that this edition of the pipeline makes, for both languages."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pikepdf
import pytest

if TYPE_CHECKING:
    from pathlib import Path

EXPECTED = [
    "site/index.html",
    *(
        place.format(tag=tag)
        for tag in ("ar", "fr")
        for place in (
            "site/{tag}/index.html",
            "site/{tag}/2019-01/index.html",
            "site/{tag}/2019-01/open-days/index.html",
            "site/{tag}/2019-01/police-magazine-2019-01-{tag}.epub",
            "site/{tag}/2019-01/police-magazine-2019-01-{tag}.pdf",
            "press/2019-01/police-magazine-2019-01-{tag}-press.pdf",
            "archive/2019-01/police-magazine-2019-01-{tag}-archive.pdf",
        )
    ),
    "press/2019-01/police-magazine-2019-01-ar-fr-press.pdf",
    *(f"reports/2019-01/{name}" for name in ("check.json", "flatplan.html", "pages.json", "build.json")),
]


@pytest.mark.parametrize("place", EXPECTED)
def test_the_file_is_there(sample: Path, place: str) -> None:
    file = sample / "build" / place
    assert file.is_file()
    assert file.stat().st_size > 100 or file.suffix == ".json"


def test_a_missing_translation_is_missing_on_purpose_and_seen(sample: Path) -> None:
    site = sample / "build/site"
    assert (site / "ar/2019-01/letters/index.html").is_file()
    assert not (site / "fr/2019-01/letters").exists()
    assert "letters" in (site / "fr/2019-01/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_the_page_plan_fits_the_pdf(sample: Path, tag: str) -> None:
    plan = json.loads((sample / "build/reports/2019-01/pages.json").read_text(encoding="utf-8"))[tag]
    with pikepdf.open(sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.pdf") as pdf:
        assert sum(piece["pages"] for piece in plan) == len(pdf.pages)
    first = 1
    for piece in plan:
        assert piece["first_page"] == first
        first += piece["pages"]


@pytest.mark.parametrize("tag", ["ar", "fr", "ar-fr"])
def test_the_press_file_is_bound_in_fours(sample: Path, tag: str) -> None:
    with pikepdf.open(sample / f"build/press/2019-01/police-magazine-2019-01-{tag}-press.pdf") as pdf:
        assert len(pdf.pages) % 4 == 0


def test_nothing_tells_of_the_machine_that_built_it(sample: Path) -> None:
    needles = [str(sample).encode(), b"/tmp/", b"/root/", b"/home/"]
    for file in sorted((sample / "build").rglob("*")):
        if file.is_file():
            data = file.read_bytes()
            if file.suffix == ".epub":
                with ZipFile(file) as book:
                    data += b"".join(book.read(name) for name in book.namelist())
            assert not [needle for needle in needles if needle in data], file.name


def test_the_record_names_every_file(sample: Path) -> None:
    record = json.loads((sample / "build/reports/2019-01/build.json").read_text(encoding="utf-8"))
    assert set(record["files"]) >= {place for place in EXPECTED if place.startswith(("press", "archive"))}
