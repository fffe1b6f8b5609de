"""Files compressed beforehand: which have them, that they are the same text, and that none outlives its file."""

from __future__ import annotations

import gzip
import random
from typing import TYPE_CHECKING

import brotli
import pytest

from magazine.editions.web.compression import SMALLEST_BYTES, compress, compressible, forms_of, plain_place
from magazine.editions.web.folder import SiteFolder
from magazine.works.crew import SoloCrew
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.web.bench import Built

UNPACK = {".br": brotli.decompress, ".gz": gzip.decompress}
PAGE = "<p>في خدمة المواطن</p>\n" * 100


@pytest.fixture
def crew(tmp_path: Path) -> SoloCrew:
    return SoloCrew(Store(tmp_path / "store"))


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_every_form_on_the_site_is_its_file_again(built: Built) -> None:
    forms = [path for path in sorted(built.site.rglob("*")) if path.suffix in UNPACK]
    for form in forms:
        plain = form.with_suffix("")
        assert UNPACK[form.suffix](form.read_bytes()) == plain.read_bytes(), form
        assert form.stat().st_size <= 0.9 * plain.stat().st_size, form
    assert {form.with_suffix("").suffix for form in forms} >= {".html", ".css", ".json", ".svg", ".xml"}


def test_every_text_of_some_size_has_both_forms_and_nothing_else_has_any(built: Built) -> None:
    every = names(built.site)
    plain = {place for place in every if plain_place(place) == place}
    for place in plain:
        large = (built.site / place).stat().st_size >= SMALLEST_BYTES
        expected = set(UNPACK) if large and compressible(place) else set()
        assert {ending for ending in UNPACK if f"{place}{ending}" in every} == expected, place


@pytest.mark.parametrize(
    "place", ["a.jpg", "a.avif", "a.woff2", "a.epub", "a.pdf", "a.mp3", "a.pf_index", "a.pagefind", "a"]
)
def test_what_is_dense_already_is_left_alone(tmp_path: Path, crew: SoloCrew, place: str) -> None:
    folder = SiteFolder(tmp_path)
    folder.write(place, PAGE)
    folder.compress(crew)
    assert names(tmp_path / "site") == {place}
    assert folder.files == (f"site/{place}",)


@pytest.mark.parametrize(
    ("content", "forms"),
    [
        (PAGE.encode(), [".br", ".gz"]),
        (PAGE.encode()[: SMALLEST_BYTES - 1], []),
        (random.Random(1).randbytes(9000), []),  # nothing is saved
        (b"", []),
    ],
)
def test_only_a_form_that_saves_enough_is_kept(content: bytes, forms: list[str]) -> None:
    made = forms_of(compress(content))
    assert list(made) == forms
    assert all(UNPACK[ending](form) == content for ending, form in made.items())


def test_the_same_text_gives_the_same_bytes_and_no_moment_is_in_them() -> None:
    made = compress(PAGE.encode())
    assert made == compress(PAGE.encode())
    assert forms_of(made)[".gz"][4:8] == bytes(4)  # RFC 1952, section 2.3.1: MTIME, 0 for none


def test_what_has_not_changed_is_not_compressed_again(tmp_path: Path, crew: SoloCrew) -> None:
    for content in (PAGE, PAGE, f"{PAGE}."):
        folder = SiteFolder(tmp_path)
        folder.write("ar/index.html", content)
        folder.write("fr/index.html", f"{PAGE}fr")
        folder.compress(crew)
    assert [record.name for record in crew.made] == ["ar/index.html", "fr/index.html", "ar/index.html"]


def test_a_file_that_became_small_keeps_no_form_of_what_it_was(tmp_path: Path, crew: SoloCrew) -> None:
    for content in (PAGE, "<p></p>"):
        folder = SiteFolder(tmp_path)
        folder.write("index.html", content)
        folder.compress(crew)
    assert names(tmp_path / "site") == {"index.html"}


def test_a_form_brought_from_the_last_build_is_never_written_through(tmp_path: Path, crew: SoloCrew) -> None:
    """Carried-over files are other names of the last build's own."""
    last, fresh = tmp_path / "last", tmp_path / "fresh/site/assets"
    last.mkdir()
    fresh.mkdir(parents=True)
    for name in ("a.css", "a.css.br", "a.css.gz"):
        (last / name).write_text("of the last build")
        (fresh / name).hardlink_to(last / name)
    folder = SiteFolder(tmp_path / "fresh")
    folder.write("assets/a.css", PAGE)
    folder.compress(crew)
    assert {path.read_text() for path in last.iterdir()} == {"of the last build"}
    assert gzip.decompress((fresh / "a.css.gz").read_bytes()).decode() == PAGE


def test_a_page_brought_over_comes_with_its_forms_and_is_not_compressed_again(tmp_path: Path, crew: SoloCrew) -> None:
    before = SiteFolder(tmp_path / "last")
    before.write("ar/index.html", PAGE)
    before.compress(crew)
    before.write("ar/old.html", f"{PAGE}from a build that compressed nothing")
    fresh = SiteFolder(tmp_path / "fresh")
    assert fresh.bring(["ar/index.html", "ar/old.html"], tmp_path / "last/site")
    made = len(crew.made)
    fresh.compress(crew)
    assert [record.name for record in crew.made[made:]] == ["ar/old.html"]
    assert not crew.reused
    forms = {f"{page}{ending}" for page in ("ar/index.html", "ar/old.html") for ending in ("", ".br", ".gz")}
    assert names(tmp_path / "fresh/site") == forms
    assert set(fresh.files) == {f"site/{place}" for place in forms}
    for ending in ("", ".br", ".gz"):
        page = f"site/ar/index.html{ending}"
        assert (tmp_path / "fresh" / page).samefile(tmp_path / "last" / page)


def test_where_a_file_of_the_last_build_is_lacking_it_is_said_and_made_again_beside_it(
    tmp_path: Path, crew: SoloCrew
) -> None:
    before, fresh = SiteFolder(tmp_path / "last"), SiteFolder(tmp_path / "fresh")
    before.write("ar/index.html", PAGE)
    before.compress(crew)
    assert not fresh.bring(["ar/index.html", "ar/gone.html"], tmp_path / "last/site")
    fresh.write("ar/index.html", f"{PAGE}again")
    fresh.compress(crew)
    forms = (tmp_path / "last/site/ar/index.html.gz", tmp_path / "fresh/site/ar/index.html.gz")
    assert [gzip.decompress(form.read_bytes()).decode() for form in forms] == [PAGE, f"{PAGE}again"]


def test_forms_stay_and_go_with_their_files(tmp_path: Path) -> None:
    assets = tmp_path / "site/assets"
    assets.mkdir(parents=True)
    for name in ("kept.css", "kept.css.br", "kept.css.gz", "old.css", "old.css.br", "old.css.gz"):
        (assets / name).touch()
    SiteFolder(tmp_path).clear("assets", keep={"assets/kept.css"})
    assert names(assets) == {"kept.css", "kept.css.br", "kept.css.gz"}
