"""What makes the site an application: manifests, icons, and the worker's own text."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

import pytest
from PIL import Image
from tests.site.test_shelf import put_up, shelf

from magazine.issue.finding import Stop
from magazine.issue.house import House
from magazine.issue.language import Language, Wording
from magazine.manuscript.theme import read_theme
from magazine.site.offline import worker

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.web.bench import Built

__all__ = ["shelf"]
SITE = "https://m.example/a/b/"
MANIFESTS = {"ar": "manifest.webmanifest", "fr": "fr/manifest.webmanifest"}


@pytest.mark.parametrize("tag", MANIFESTS)
def test_every_address_of_a_manifest_is_there_below_any_path(built: Built, tag: str) -> None:
    place = MANIFESTS[tag]
    manifest = json.loads((built.site / place).read_text(encoding="utf-8"))
    shortcuts = [shortcut["url"] for shortcut in manifest["shortcuts"]]
    icons = [icon["src"] for entry in (manifest, *manifest["shortcuts"]) for icon in entry["icons"]]
    for address in (manifest["start_url"], *shortcuts, *icons):
        target = urljoin(SITE + place, address)
        assert target.startswith(SITE)
        path = built.site / target.removeprefix(SITE)
        assert path.is_file() or (path / "index.html").is_file() or path == built.site / tag / "search", address
    assert urljoin(SITE + place, manifest["scope"]) == SITE
    assert urljoin(SITE + place, manifest["start_url"]) == f"{SITE}{tag}/"
    assert (manifest["lang"], manifest["dir"]) == (tag, "rtl" if tag == "ar" else "ltr")
    assert f"{SITE}{tag}/2019-01/" in {urljoin(SITE + place, url) for url in shortcuts}


def test_the_applications_of_two_languages_are_two_and_keep_their_names(shelf: Path, built: Built, cache: Path) -> None:
    put_up(shelf, replace(built.house, address="https://m.example/a/b/"), cache)
    ids = [json.loads((shelf / "site" / place).read_text(encoding="utf-8"))["id"] for place in MANIFESTS.values()]
    assert ids == ["/a/b/ar/", "/a/b/fr/"]
    other = json.loads((built.site / "fr/manifest.webmanifest").read_text(encoding="utf-8"))["id"]
    assert other == "/fr/"


def test_a_house_without_issues_can_be_installed(tmp_path: Path, cache: Path) -> None:
    house = House(title=Wording(((Language.ARABIC, "مجلة"), (Language.FRENCH, "Revue"))), slug="revue")
    put_up(tmp_path / "build", house, cache)
    manifest = json.loads((tmp_path / "build/site/fr/manifest.webmanifest").read_text(encoding="utf-8"))
    assert [shortcut["url"] for shortcut in manifest["shortcuts"]] == ["search/", "kept/"]


def test_icons_have_the_sizes_that_they_say(built: Built) -> None:
    manifest = json.loads((built.site / "manifest.webmanifest").read_text(encoding="utf-8"))
    pixels = [icon for icon in manifest["icons"] if icon["type"] == "image/png"]
    assert [(icon["sizes"], icon["purpose"]) for icon in pixels] == [
        ("192x192", "any"), ("512x512", "any"), ("512x512", "maskable"),
    ]  # fmt: skip
    for icon in pixels:
        with Image.open(built.site / icon["src"]) as image:
            assert "{}x{}".format(*image.size) == icon["sizes"]


def test_the_maskable_icon_survives_a_round_mask(built: Built) -> None:
    """The safe zone is a circle of four fifths (W3C, Web Application Manifest, section on icon masks): beyond it, one colour."""
    place = next(
        icon["src"] for icon in json.loads((built.site / "manifest.webmanifest").read_text(encoding="utf-8"))["icons"]
        if icon["purpose"] == "maskable"
    )  # fmt: skip
    with Image.open(io.BytesIO((built.site / place).read_bytes())) as image:
        pixels = image.convert("RGBA")
    middle, ground = pixels.width / 2, pixels.getpixel((0, 0))
    assert ground[3] == 255  # type: ignore[index]
    outside = {
        pixels.getpixel((x, y))
        for x in range(0, pixels.width, 4)
        for y in range(0, pixels.height, 4)
        if (x - middle) ** 2 + (y - middle) ** 2 > (0.8 * middle) ** 2
    }
    assert outside == {ground}
    assert pixels.getpixel((pixels.width // 2, pixels.height // 2)) != ground


def test_pages_name_their_manifest_and_icons(built: Built) -> None:
    for place, href in (("ar/2019-01/patrol", "../../../manifest.webmanifest"), ("fr", "manifest.webmanifest")):
        page = built.page(place)
        assert f'<link rel="manifest" href="{href}">' in page
        assert re.search(r'<link rel="apple-touch-icon" href="(\.\./)+icons/touch\.png">', page)


def test_the_worker_changes_with_what_it_brings_and_only_then(tmp_path: Path) -> None:
    theme = read_theme(tmp_path, "police")
    one = worker(theme, (Language.ARABIC,), {"ar/kept/index.html": "1"})
    assert one == worker(theme, (Language.ARABIC,), {"ar/kept/index.html": "1"})
    assert one != worker(theme, (Language.ARABIC,), {"ar/kept/index.html": "2"})
    assert '"languages": ["ar"]' in one


def test_a_worker_without_the_builds_line_is_a_finding(tmp_path: Path) -> None:
    theme = read_theme(tmp_path, "police")
    (tmp_path / "web/worker").mkdir(parents=True)
    (tmp_path / "web/worker/sw.js").write_text("// nothing\n", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        worker(replace(theme, folder=tmp_path), (Language.ARABIC,), {})
    (finding,) = stopped.value.findings
    assert finding.rule == "broken-worker"
    assert finding.where.path == "themes/police/web/worker/sw.js"


def test_what_the_worker_brings_is_there_and_holds_no_font(built: Built) -> None:
    line = re.search(r"^const BUILD = (.*);$", (built.site / "sw.js").read_text(encoding="utf-8"), re.MULTILINE)
    assert line is not None
    build = json.loads(line[1])
    assert build["languages"] == ["ar", "fr"]
    assert {"ar/kept/index.html", "fr/kept/offline.html"} < set(build["shell"])
    assert all((built.site / place).is_file() for place in build["shell"])
    assert not [place for place in build["shell"] if place.endswith(".woff2")]
    assert sum((built.site / place).stat().st_size for place in build["shell"]) < 250_000
