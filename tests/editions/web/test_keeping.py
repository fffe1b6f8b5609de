"""The list by which an issue is kept: all that its pages show, once, with the right length and digest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from magazine.editions.web.keeping import kept_list
from magazine.editions.web.manifest import from_json

if TYPE_CHECKING:
    from magazine.editions.web.manifest import IssueManifest
    from tests.editions.web.bench import Built

PAGE = "ar/2019-01/patrol/index.html"


@pytest.fixture(scope="module")
def manifest(built: Built) -> IssueManifest:
    return from_json((built.site / "ar/2019-01/issue.json").read_text(encoding="utf-8"))


def listed(manifest: IssueManifest, body: str, shared: tuple[str, ...] = ()) -> dict[str, str]:
    """Give kind by place of what is listed for a page beside the page itself."""
    text = kept_list(manifest, {PAGE: f"<html><body>{body}</body></html>"}, shared, lambda place: place.encode())
    return {file["place"]: file["kind"] for file in json.loads(text)["files"] if file["place"] != PAGE}


CASES = {
    "of several widths the narrowest that is wide enough": (
        '<picture><source type="image/avif" srcset="../pictures/a.avif 480w, ../pictures/b.avif 960w, ../pictures/c.avif 1440w"><img src="../pictures/d.jpg"></picture>',
        {"ar/2019-01/pictures/b.avif": "picture"},
    ),
    "of narrow ones the widest": (
        '<picture><source type="image/avif" srcset="../pictures/b.avif 700w, ../pictures/a.avif 480w"><img src="../pictures/d.jpg"></picture>',
        {"ar/2019-01/pictures/b.avif": "picture"},
    ),
    "of a drawing that changes with the screen, each": (
        '<picture><source media="(max-width: 34rem)" srcset="../charts/a.svg"><img src="../charts/b.svg"></picture>',
        {"ar/2019-01/charts/a.svg": "picture", "ar/2019-01/charts/b.svg": "picture"},
    ),
    "a picture by itself": ('<img src="../pictures/a%20b.png">', {"ar/2019-01/pictures/a b.png": "picture"}),
    "a picture within the page is none to fetch": ('<img src="data:image/png;base64,AA==">', {}),
    "a film with its still": (
        '<video poster="../pictures/s.jpg"><source src="../recordings/f.webm" type="video/webm"></video>',
        {"ar/2019-01/pictures/s.jpg": "picture", "ar/2019-01/recordings/f.webm": "recording"},
    ),
    "a sound": ('<audio src="../recordings/s.mp3"></audio>', {"ar/2019-01/recordings/s.mp3": "recording"}),
    "downloads and other pages are not part of it": ('<a href="../x.epub">EPUB</a><a href="../figures/index.html">x</a>', {}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_what_a_page_shows_is_kept(manifest: IssueManifest, case: str) -> None:
    body, files = CASES[case]
    assert listed(manifest, body) == files


def test_recordings_are_counted_apart(manifest: IssueManifest) -> None:
    body = '<audio src="../recordings/s.mp3"></audio><img src="../pictures/a.png">'
    page = f"<html><body>{body}</body></html>"
    data = json.loads(kept_list(manifest, {PAGE: page}, ["assets/x.css"], lambda place: place.encode()))
    assert data["recordings"] == len("ar/2019-01/recordings/s.mp3")
    assert data["bytes"] == len(page) + len("ar/2019-01/pictures/a.png") + len("assets/x.css")


def test_another_content_is_another_version_and_the_same_is_the_same(manifest: IssueManifest) -> None:
    def version(page: str) -> str:
        return str(json.loads(kept_list(manifest, {PAGE: page}, (), lambda _: b""))["version"])

    assert version("<p>a</p>") == version("<p>a</p>")
    assert version("<p>a</p>") != version("<p>b</p>")


def test_an_issue_without_cover_has_none_to_show(manifest: IssueManifest) -> None:
    data = json.loads(kept_list(replace(manifest, cover=None), {PAGE: "<p>a</p>"}, (), lambda _: b""))
    assert data["cover"] == ""


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_a_built_issues_list_is_true(built: Built, tag: str) -> None:
    data = json.loads((built.site / tag / "2019-01/offline.json").read_text(encoding="utf-8"))
    for file in data["files"]:
        content = (built.site / file["place"]).read_bytes()
        assert (len(content), hashlib.sha256(content).hexdigest()) == (file["bytes"], file["sha256"])
    places = {file["place"] for file in data["files"]}
    pages = {path.relative_to(built.site).as_posix() for path in (built.site / tag / "2019-01").rglob("index.html")}
    assert {file["place"] for file in data["files"] if file["kind"] == "page"} == pages
    shared = [path for path in (built.site / "assets").iterdir() if path.suffix not in {".br", ".gz"}]
    assert {path.relative_to(built.site).as_posix() for path in shared} <= places
    assert data["cover"] in places
    assert len(places) == len(data["files"])
