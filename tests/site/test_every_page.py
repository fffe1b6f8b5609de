"""Every kind of page, looked at by programs from outside: accessibility, HTML, links, and what the policy refuses.

Each check also meets a page that was broken on purpose, so that one that finds nothing is known to look.
"""

from __future__ import annotations

import json
import re
import shutil
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from lxml import etree
from tests.browser import open_browser
from tests.host import serve
from tests.page_checks import COLOUR_RULES, axe, html_validate, lay_in_axe, links
from tests.site.page_kinds import ARTICLES, one_of_each, pages
from tests.site.room import cramped, small_targets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page, ViewportSize
    from tests.editions.web.bench import Built
    from tests.site.page_kinds import SitePage

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}
BLOCKED = "Service Worker registration blocked by Playwright"
"""What the console says because these tests keep the worker out, so that each page comes from the server."""
UNSHOWN = frozenset({"redirect"})
"""Pages that lead on at once are never seen; their HTML and their links are looked at like all others'."""
UNLINKED = frozenset({"lost", "offline", "redirect"})
"""Kinds of page that no link leads to."""

SAME_TEMPLATE = frozenset({"rubric-year", "contributor-year", *ARTICLES}) - {"article-figures", "article-feature"}
"""Kinds whose pages are laid out like those of another kind."""
LETTER_PX = 16
"""What a browser sets text in unless its reader asks for another size."""

_HEAR = """document.addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI, sourceFile}) =>
  console.error(`the policy refuses ${effectiveDirective} ${blockedURI} of ${sourceFile}`));"""
_UNFOLD = """() => document.querySelectorAll("header details").forEach(fold => { fold.open = true; })"""


@pytest.fixture(scope="module")
def whole(every_kind: Built, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Give a copy of the site that has the downloads too, which other builders make."""
    copy = replace(every_kind, into=tmp_path_factory.mktemp("whole"))
    shutil.copytree(every_kind.site, copy.site, copy_function=shutil.copy2)
    for manifest in copy.site.glob("*/*/issue.json"):
        for download in json.loads(manifest.read_text(encoding="utf-8"))["downloads"]:
            manifest.with_name(download["name"]).touch()
    return copy


@pytest.fixture(scope="module")
def address(whole: Built) -> Iterator[str]:
    with serve(whole.site, path="") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as program:
        yield program


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce", service_workers="block")
    context.add_init_script(_HEAR)
    yield context.new_page()
    context.close()


def turns(all_pages: list[SitePage]) -> dict[str, str]:
    """Give each kind of page a language, by turns."""
    return {
        kind: ("ar", "fr")[number % 2] for number, kind in enumerate(dict.fromkeys(each.kind for each in all_pages))
    }


def looked_at(page: Page, *, at_a_desk: bool = True, dark: bool = True) -> list[str]:
    """Look at an open page on a telephone and at a desk, light and dark, with its menu open."""
    page.evaluate(_UNFOLD)
    lay_in_axe(page)
    found: dict[str, list[str]] = {}
    for name, size in (("390", PHONE), ("1280", DESK)) if at_a_desk else (("390", PHONE),):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme="light")
        found[f"{name} light"] = axe(page)
        if dark:
            page.emulate_media(color_scheme="dark")
            found[f"{name} dark"] = axe(page, *COLOUR_RULES)
    return [f"{view}: {each}" for view, all_found in found.items() for each in all_found]


def test_axe_finds_nothing_on_any_kind_of_page_and_the_policy_refuses_nothing(
    whole: Built, address: str, page: Page, request: pytest.FixtureRequest
) -> None:
    """Look at every kind on a telephone in both languages, at a desk in one of them, by turns; with ``--at-length`` in both.

    A kind that is laid out like another is looked at on a light telephone only.
    """
    at_length = request.config.getoption("--at-length")
    turn = turns(one_of_each(whole.site))
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    found = {}
    for each in one_of_each(whole.site):
        if each.kind not in UNSHOWN:
            page.emulate_media(color_scheme="light")
            page.set_viewport_size(PHONE)
            page.goto(f"{address}{each.place}")
            own = at_length or each.kind not in SAME_TEMPLATE
            desk = at_length or each.tag in {"", turn[each.kind]}
            found[str(each)] = looked_at(page, at_a_desk=own and desk, dark=own) + [
                line for line in heard if line != BLOCKED
            ]
            heard.clear()
    assert {name: all_found for name, all_found in found.items() if all_found} == {}


def test_axe_finds_what_is_wrong_in_either_mode(page: Page) -> None:
    page.set_content(
        '<html lang="ar" dir="rtl"><title>صفحة</title><style>@media (prefers-color-scheme: dark) { p { color: #777; background: #888 } }</style>'
        "<header><details><summary>قائمة</summary><button></button></details></header><main><h1>عنوان</h1><p>نص</p></main>"
    )
    found = "\n".join(looked_at(page))
    assert "390 light: button-name (critical) button" in found
    assert "1280 dark: color-contrast (serious) p" in found
    assert "light: color-contrast" not in found


def test_letters_twice_as_large_have_room_and_fingers_find_every_link(
    whole: Built, address: str, browser: Browser, request: pytest.FixtureRequest
) -> None:
    """Enlarge the pages of a kind in the one way in one of its languages, by turns, in the other in the other; ``--at-length`` in both."""
    at_length, turn = request.config.getoption("--at-length"), turns(one_of_each(whole.site))
    context = browser.new_context(reduced_motion="reduce", service_workers="block")
    page = context.new_page()
    found = {}
    for each in one_of_each(whole.site):
        if each.kind in UNSHOWN | SAME_TEMPLATE:
            continue
        page.set_viewport_size(PHONE)
        page.goto(f"{address}{each.place}")
        page.evaluate("document.fonts.ready")
        found[f"{each}, to touch"] = small_targets(page)
        both = at_length or not each.tag
        one = _enlarge_by_choice if each.tag == turn[each.kind] else _enlarge_in_the_browser
        for way in (_enlarge_by_choice, _enlarge_in_the_browser) if both else (one,):
            with way(page):
                assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == f"{2 * LETTER_PX}px"
                for width in (320, 390, 820):
                    page.set_viewport_size({"width": width, "height": 844})
                    found[f"{each}, {way.__name__}, {width}"] = cramped(page)
    context.close()
    assert {view: faults for view, faults in found.items() if faults} == {}


@contextmanager
def _enlarge_by_choice(page: Page) -> Iterator[None]:
    """Have letters twice as large by the page's own choice."""
    page.evaluate("document.documentElement.dataset.letters = '5'")
    yield
    page.evaluate("delete document.documentElement.dataset.letters")


@contextmanager
def _enlarge_in_the_browser(page: Page) -> Iterator[None]:
    """Have letters twice as large by the browser's setting, which the queries of the window follow too."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 2 * LETTER_PX}})
    yield
    session.send("Page.setFontSizes", {"fontSizes": {"standard": LETTER_PX}})
    session.detach()


def test_words_without_room_and_small_links_are_found(page: Page) -> None:
    page.set_content(
        '<main style="font: 16px/1 sans-serif"><p style="width: 9em; overflow: hidden; white-space: nowrap">Une ligne qui est coupée</p>'
        '<h2 style="width: 2em; overflow-wrap: anywhere">Magazine</h2><p>Au-dessous</p><p style="margin-top: -1.8em">Au-dessus</p><p style="width: 500px">Trop large pour cet écran, et de loin, même ici</p>'
        '<ul><li><a href="#a" style="display: block; white-space: nowrap; width: 3em">Un lien long</a></li></ul><button>Non</button></main>'
    )
    found = "\n".join(cramped(page))
    assert 'p. "Une ligne qui est coupée" cuts' in found
    assert 'p. "Au-dessus" lies over p. "Au-dessous"' in found or 'p. "Au-dessous" lies over p. "Au-dessus"' in found
    assert "breaks Magazine" in found
    assert "the page scrolls: 5" in found
    assert '"Un lien long" is too wide for its frame' in found
    assert [each.split(" ", 1)[0] for each in small_targets(page)] == ["a.", "button."]


def test_what_the_policy_refuses_is_heard(address: str, page: Page) -> None:
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.goto(address)
    page.evaluate("document.body.setAttribute('style', 'color: red')")
    page.evaluate("document.head.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.evaluate(
        "new Promise(done => Object.assign(new Image(), {onerror: done, src: 'https://elsewhere.example/dot.gif'}))"
    )
    for directive in ("style-src-attr inline", "script-src-elem inline", "img-src https://elsewhere.example/dot.gif"):
        assert any(f"the policy refuses {directive}" in line for line in heard), directive


def test_pages_open_from_a_disk_under_the_same_policy(whole: Built, page: Page) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "the policy refuses" in message.text else None)
    for place in ("index.html", "ar/2019-01/patrol/index.html", "fr/index.html"):
        page.goto((whole.site / place).as_uri())
        assert page.evaluate("getComputedStyle(document.body).margin") == "0px", "the style sheet did not load"
        assert page.evaluate("[...document.images].filter(each => each.complete && !each.naturalWidth).length") == 0
    assert not refused


def test_html_validate_finds_nothing(whole: Built) -> None:
    files = sorted(whole.site.rglob("*.html"))
    assert files
    assert html_validate(files) == []


WRONG = {
    "no-inline-style": '<p style="color: red">x</p>',
    "no-style-tag": "<style>p { color: red }</style>",
    "no-dup-id": '<p id="a">x</p><p id="a">x</p>',
    "heading-level": "<h1>x</h1><h3>x</h3>",
    "element-permitted-content": "<span><div>x</div></span>",
    "wcag/h37": '<img src="a.jpg">',
    "allowed-links": '<a href="/elsewhere">x</a>',
    "no-missing-references": '<p aria-labelledby="nowhere">x</p>',
    "no-implicit-close": "<p>x",
    "no-unknown-attributes": '<p sort="x">x</p>',
    "input-missing-label": '<input type="text">',
}


def test_html_validate_finds_what_is_wrong(tmp_path: Path) -> None:
    head = '<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>x</title></head>'
    files = {rule: tmp_path / f"{number}.html" for number, rule in enumerate(WRONG)}
    for rule, file in files.items():
        file.write_text(f"{head}<body>{WRONG[rule]}</body></html>\n", encoding="utf-8")
    found = html_validate(files.values())
    for rule, file in files.items():
        assert any(each.startswith(file.as_posix()) and f" {rule}: " in each for each in found), rule


def test_every_link_leads_somewhere_and_every_page_is_led_to(whole: Built) -> None:
    site = whole.site
    with serve(site) as address:
        broken, seen = links(address, published(whole), listed(whole))
    assert broken == []
    every = {page.place: page.kind for page in pages(site)}
    found = {urlsplit(each).path.removeprefix("/magazine/sub/").removesuffix("index.html") for each in seen}
    assert {place for place, kind in every.items() if kind not in UNLINKED} <= found
    # No link of a page for the lost is relative, so it is looked at where the site's own address begins.
    with serve(site, path="") as address:
        assert links(address, published(whole), [f"{address}404.html"])[0] == []


def test_a_broken_link_is_found_wherever_it_stands(whole: Built, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(whole.site, site, copy_function=shutil.copy2)
    page = site / "ar/2019-01/patrol/index.html"
    wrong = '<a href="../nowhere/index.html">a</a><a href="#nowhere">a</a><img srcset="nowhere.avif 300w" src="nowhere.jpg" alt="">'
    text = page.read_text(encoding="utf-8").replace("</main>", f"{wrong}</main>")
    public = published(whole)
    canonical = f'rel="canonical" href="{public}ar/2019-01/patrol/"'
    assert canonical in text
    page.write_text(text.replace(canonical, canonical.replace("patrol", "gone")), encoding="utf-8")
    (site / "ar/feed.xml").write_text(f'<feed><link href="{public}ar/2019-01/unfed/"/></feed>', encoding="utf-8")
    for form in (".br", ".gz"):
        page.with_name(f"index.html{form}").unlink()
    with serve(site) as address:
        broken, _ = links(address, public, listed(replace(whole, into=tmp_path)))
    for place in ("nowhere/index.html", "patrol/index.html#nowhere", "patrol/nowhere.avif", "patrol/nowhere.jpg", "2019-01/gone/",
                  "2019-01/unfed/"):  # fmt: skip
        assert any(f"{place} (" in each for each in broken), place


def published(site: Built) -> str:
    return f"{site.house.address.rstrip('/')}/"


def listed(built: Built) -> list[str]:
    """Give the site's addresses that its feeds, catalogues and listings name."""
    site, public = built.site, published(built)
    found: set[str] = set()
    for file in sorted(site.rglob("*.xml")):
        root = etree.parse(file).getroot()
        found |= {str(value) for value in root.xpath("//@href | //*[local-name() = 'loc']/text()")}
    for file in sorted(site.glob("opds/*.json")):
        found |= set(_hrefs(json.loads(file.read_text(encoding="utf-8"))))
    found |= set(re.findall(r"\]\((\S+)\)", (site / "llms.txt").read_text(encoding="utf-8")))
    return sorted(each for each in found if each.startswith(public))


def _hrefs(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("href"), str):
            yield value["href"]
        for each in value.values():
            yield from _hrefs(each)
    elif isinstance(value, list):
        for each in value:
            yield from _hrefs(each)
