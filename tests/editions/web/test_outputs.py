"""What lies in the site's folder: nothing secret, nothing broken, the same bytes each time."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from bs4 import BeautifulSoup

from magazine.editions.web.manifest import from_json, to_json
from tests.editions.web.bench import SECRETS, build

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.web.bench import Built


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def test_the_products_name_every_file(built: Built) -> None:
    assert set(built.files) == {f"site/{place}" for place in tree(built.site)}


@pytest.mark.parametrize("secret", SECRETS)
def test_drafts_and_embargoed_pieces_are_nowhere(built: Built, secret: str) -> None:
    for place, content in tree(built.site).items():
        assert secret not in place
        assert secret.encode() not in content
        assert json.dumps(secret)[1:-1].encode() not in content


def test_no_original_and_no_machine_path_is_published(built: Built, project: Path) -> None:
    files = tree(built.site)
    originals = [path.read_bytes() for path in (project / "issues").rglob("*.jpg")]
    assert originals
    assert not [place for place, content in files.items() if content in originals or str(project).encode() in content]
    assert not [place for place in files if "crowd" in place]


def test_every_link_leads_somewhere_within_the_site(built: Built) -> None:
    site = built.site
    ids = {
        path.relative_to(site).as_posix(): {element["id"] for element in _soup(path).find_all(id=True)}
        for path in site.rglob("*.html")
    }
    for path in sorted(site.rglob("*.html")):
        for address in _addresses(path):
            parts = urlsplit(address)
            if parts.scheme or parts.path.endswith((".epub", ".pdf")):
                continue
            base = site if parts.path.startswith("/") else path.parent
            target = (base / unquote(parts.path).lstrip("/")).resolve() if parts.path else path
            assert target.is_relative_to(site.resolve()), (path, address)
            assert target.is_file(), (path, address)
            if parts.fragment:
                assert unquote(parts.fragment) in ids[target.relative_to(site.resolve()).as_posix()], (path, address)


def test_the_style_sheet_finds_its_fonts_and_ornaments(built: Built) -> None:
    assets = built.site / "assets"
    (style,) = assets.glob("style-*.css")
    text = style.read_text(encoding="utf-8")
    named = {part.split('"')[0] for part in text.split('url("')[1:]}
    assert named
    assert not [name for name in named if not (assets / name).is_file()]
    assert "@import" not in text
    assert "/*" not in text


def test_style_sheets_are_logical_and_leave_direction_to_documents(built: Built) -> None:
    (style,) = (built.site / "assets").glob("style-*.css")
    text = style.read_text(encoding="utf-8")
    for physical in (" direction:", "margin-left", "margin-right", "padding-left", "padding-right", "text-align: left", "text-align: right",
                     "border-left", "border-right", "float: left", "float: right"):  # fmt: skip
        assert physical not in text, physical


def test_the_same_sources_give_the_same_bytes(built: Built, project: Path, cache: Path, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere"
    shutil.copytree(project, moved)
    again = build(moved, tmp_path / "build", cache)
    assert tree(again.site) == tree(built.site)


def test_a_removed_article_leaves_no_page_and_no_mention(project: Path, cache: Path, tmp_path: Path) -> None:
    less = tmp_path / "less"
    shutil.copytree(project, less)
    shutil.rmtree(less / "issues/2019-01/figures")
    issue = less / "issues/2019-01/issue.yaml"
    text = issue.read_text(encoding="utf-8").replace("  - rubric: figures\n    articles: [figures]\n", "")
    issue.write_text(text.replace(", figures]", "]"), encoding="utf-8")
    site = build(less, tmp_path / "build", cache).site
    assert not (site / "ar/2019-01/figures").exists()
    assert not [place for place, content in tree(site).items() if place.endswith(".html") and b"/figures/" in content]


def test_the_manifest_comes_through_json_whole(built: Built) -> None:
    text = (built.site / "ar/2019-01/issue.json").read_text(encoding="utf-8")
    manifest = from_json(text)
    assert to_json(manifest) == text
    assert [article.id for article in manifest.articles] == ["editorial", "patrol", "figures", "numbers"]
    assert manifest.article("figures") in manifest.articles
    assert [figure.figure for figure in manifest.figures] == ["12.500", "260.000"]
    assert manifest.lead is not None
    assert manifest.lead.id == "patrol"


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99}', '{"format": 1, "id": "2019-01"}'])
def test_a_broken_manifest_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_json(text)


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _addresses(path: Path) -> list[str]:
    page = _soup(path)
    found = [str(element["href"]) for element in page.find_all(href=True) if element.get("rel") != ["canonical"]]
    found += [str(element["src"]) for element in page.find_all(src=True)]
    for element in page.find_all(srcset=True):
        found += [part.strip().split(" ")[0] for part in str(element["srcset"]).split(",")]
    return found
