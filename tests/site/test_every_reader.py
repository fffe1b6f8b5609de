"""What the accessibility statement says of every kind of page, tried on every kind of page: keys, letters, motion, scripts, languages.

The statement's sentences stand with their tests in ``docs/web-shelf.md``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Comment
from tests.browser import open_browser
from tests.host import serve
from tests.site.page_kinds import one_of_each, pages
from tests.site.room import cramped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bs4.element import NavigableString
    from playwright.sync_api import Browser, Page
    from tests.editions.web.bench import Built
    from tests.site.page_kinds import SitePage

UNSHOWN = frozenset({"redirect"})
"""Pages that lead on at once."""
ALIKE = frozenset(
    {"article-news", "article-portrait", "article-service", "article-notice", "article-advertisement", "rubric-year", "contributor-year",
     "archive-year", "corrections-year", "offline", "accessibility"}
)  # fmt: skip
"""Kinds whose template is another's."""
SCRIPTED = frozenset({"search", "kept", "offline"})
"""Kinds of page that are made by scripts, and say so without."""
PHONE = {"width": 390, "height": 844}
SHEET = {"width": 643, "height": 971}
"""What the margins of ``paper.css`` leave of A4, in CSS pixels."""
ARABIC = re.compile(r"[\u0621-\u064a]{2,}")
FRENCH = re.compile(r"(?:[A-Za-zÀ-ÿ’]{2,},? ){3,}")
"""Four words or more: a name, such as “Send to Kindle”, is not a passage."""

_STOPS = """() => {
  const all = document.querySelectorAll('a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex="0"]');
  window.stops = [...all].filter(stop => stop.checkVisibility({ visibilityProperty: true }) && !stop.disabled && stop.tabIndex >= 0
    && !(stop.type === 'radio' && !stop.checked));
  return stops.length;
}"""
_AT = """() => {
  const at = document.activeElement, ring = getComputedStyle(at.type === 'radio' ? at.nextElementSibling : at);
  const shown = [...at.getClientRects()].some(box => [[.5, .5], [.1, .5], [.9, .5]].some(([across, down]) => {
    const hit = document.elementFromPoint(box.x + box.width * across, box.y + box.height * down);
    return hit && (at.contains(hit) || hit.contains(at) && hit !== document.body && hit !== document.documentElement);
  }));
  return { stop: stops.indexOf(at), shown, ringed: at.localName === 'audio' || parseFloat(ring.outlineWidth) >= 2 && ring.outlineStyle !== 'none' };
}"""
_USELESS_ON_PAPER = """() => [...document.querySelectorAll('nav, form, button, summary, audio, .button, .skip')]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length)
  .map(each => `${each.localName}.${each.className} is printed`)"""
_PALE = """() => {
  const light = colour => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return a < 0.1 ? null : (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255; };
  const seen = [...document.querySelectorAll('body, body *')]
    .filter(each => each.checkVisibility() && each.getClientRects().length && !each.closest('.cover, .opening-picture, .unseen, svg, img'));
  const worded = each => [...each.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return [
    ...seen.filter(each => worded(each) && light(getComputedStyle(each).color) > 0.4).map(each => `${each.localName}.${each.className} is pale`),
    ...seen.filter(each => (light(getComputedStyle(each).backgroundColor) ?? 1) < 0.6).map(each => `${each.localName}.${each.className} is a dark ground`),
  ];
}"""
_MOVING = """() => [
  ...document.getAnimations().map(each => each.animationName ?? each.transitionProperty),
  ...[...document.querySelectorAll('[autoplay], marquee, blink')].map(each => each.localName),
  ...[...document.querySelectorAll('audio, video')].filter(each => !each.paused).map(each => each.localName),
]"""
_MOVABLE = """() => [...document.querySelectorAll('*')].filter(each => {
  const style = getComputedStyle(each);
  return style.animationName !== 'none' || parseFloat(style.transitionDuration) > 0 || style.scrollBehavior === 'smooth';
}).length"""
_WORDS = """() => {
  document.querySelectorAll('main :is(.scripted, .keep, script)').forEach(each => each.remove());
  return document.querySelector('main').innerText.split(/\\s+/).join(' ').trim();
}"""
_BARE_LINKS = """() => [...document.querySelectorAll('main :is(p, li, dd, td) a')]
  .filter(link => link.checkVisibility() && [...link.parentElement.childNodes].some(node => node.nodeType === 3 && node.data.trim().length > 3))
  .map(link => [getComputedStyle(link).textDecorationLine.includes('underline'), link.outerHTML.slice(0, 90)])"""


@pytest.fixture(scope="module")
def address(every_kind: Built) -> Iterator[str]:
    with serve(every_kind.site, path="") as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as program:
        yield program


def opened(browser: Browser, **settings: Any) -> Page:
    workers = {} if settings.get("java_script_enabled") is False else {"service_workers": "block"}
    return browser.new_context(**({"viewport": PHONE, "reduced_motion": "reduce"} | workers | settings)).new_page()


def shown(every_kind: Built) -> list[SitePage]:
    """Give a page of every template in both languages."""
    found = [page for page in one_of_each(every_kind.site) if page.kind not in UNSHOWN | ALIKE]
    assert len(found) >= 34
    return found


def test_every_page_is_read_by_keyboard_alone(every_kind: Built, address: str, browser: Browser) -> None:
    """Every link and button is reached, in the order of the page, is in sight, and shows that it is where the reader is."""
    page = opened(browser)
    kinds = list(dict.fromkeys(each.kind for each in shown(every_kind)))
    turn = {kind: ("ar", "fr")[number % 2] for number, kind in enumerate(kinds)}
    faults: dict[str, Any] = {}
    for each in shown(every_kind):
        if each.tag not in {"", turn[each.kind]}:
            continue
        page.goto(address + each.place, wait_until="networkidle")  # scripts bring some of the buttons
        stops = page.evaluate(_STOPS)
        assert stops >= 2, each
        way = []
        for _ in range(stops):
            page.keyboard.press("Tab")
            way.append(page.evaluate(_AT))
        wrong = [at for number, at in enumerate(way) if at != {"stop": number, "shown": True, "ringed": True}]
        faults |= {str(each): wrong} if wrong else {}
    page.context.close()
    assert faults == {}


def test_what_hides_from_the_keyboard_is_found(browser: Browser) -> None:
    page = opened(browser)
    page.set_content(
        "<style>.bare { outline: none } .lid { position: fixed; inset-block: 0 auto; block-size: 90px; inline-size: 100%; background: red }</style>"
        "<a href='#a'>a</a><a href='#b' class='bare'>b</a><div class='lid'></div>"
    )
    page.evaluate(_STOPS)
    page.keyboard.press("Tab")
    assert not page.evaluate(_AT)["shown"]
    page.keyboard.press("Tab")
    assert not page.evaluate(_AT)["ringed"]
    page.context.close()


def test_every_page_has_room_on_a_screen_of_320_pixels(every_kind: Built, address: str, browser: Browser) -> None:
    """Nothing scrolls sideways, is cut or lies over other words; with letters twice as large, see ``test_every_page.py``."""
    page = opened(browser, viewport={"width": 320, "height": 844})
    found = {}
    for each in shown(every_kind):
        page.goto(address + each.place)
        page.evaluate("document.fonts.ready")
        found[str(each)] = cramped(page)
    page.context.close()
    assert {view: faults for view, faults in found.items() if faults} == {}


def test_nothing_moves_or_plays_by_itself_and_nothing_at_all_where_the_reader_asks_for_it(
    every_kind: Built, address: str, browser: Browser
) -> None:
    restless, calm = opened(browser, reduced_motion="no-preference"), opened(browser)
    movable = 0
    for each in shown(every_kind):
        if each.tag == "fr":  # nothing of it hangs on the language
            continue
        restless.goto(address + each.place)
        assert restless.evaluate(_MOVING) == [], each
        movable += restless.evaluate(_MOVABLE)
        calm.goto(address + each.place)
        assert calm.evaluate(_MOVABLE) == 0, each
    assert movable, "no page has a movement: nothing was looked at"
    restless.context.close()
    calm.context.close()


def test_every_page_says_the_same_without_scripts_but_those_that_are_made_by_them(
    every_kind: Built, address: str, browser: Browser
) -> None:
    with_scripts, without = opened(browser), opened(browser, java_script_enabled=False)
    for each in shown(every_kind):
        with_scripts.goto(address + each.place)
        without.goto(address + each.place)
        words = without.evaluate(_WORDS)
        if each.kind in SCRIPTED:
            assert "JavaScript" in words or "جافاسكريبت" in words or each.kind == "offline", each
        else:
            assert words == with_scripts.evaluate(_WORDS), each
            assert len(words) > 40, each
    with_scripts.context.close()
    without.context.close()


def test_links_within_a_text_are_underlined(every_kind: Built, address: str, browser: Browser) -> None:
    page = opened(browser)
    looked_at = 0
    for each in shown(every_kind):
        page.goto(address + each.place)
        links = page.evaluate(_BARE_LINKS)
        looked_at += len(links)
        assert [link for underlined, link in links if not underlined] == [], each
    page.context.close()
    assert looked_at > 20


def test_every_page_is_printed_in_black_on_white_without_what_only_a_screen_can_use(
    every_kind: Built, address: str, browser: Browser
) -> None:
    """By a reader whose screen is dark, on a sheet of A4 within its margins."""
    page = opened(browser, viewport=SHEET, color_scheme="dark")
    found = {}
    for each in shown(every_kind):
        page.goto(address + each.place)
        page.emulate_media(media="print", color_scheme="dark")
        found[str(each)] = [*page.evaluate(_USELESS_ON_PAPER), *page.evaluate(_PALE), *cramped(page)]
        assert page.evaluate("document.querySelector('h1, h2').checkVisibility()"), each
        page.emulate_media(media="null")
    page.context.close()
    assert {view: faults for view, faults in found.items() if faults} == {}


def test_every_page_has_its_language_and_direction_and_every_passage_its_own(every_kind: Built) -> None:
    for each in pages(every_kind.site):
        soup = parsed(every_kind, each)
        assert soup.html is not None
        assert soup.html["lang"] in {"ar", "fr"}, each
        assert each.tag in {"", soup.html["lang"]}
        for element in soup.select("[lang]"):
            around = element.find_parent(attrs={"dir": True})
            direction = element.get("dir") or (around and around["dir"])
            assert direction == {"ar": "rtl", "fr": "ltr", "en": "ltr"}[str(element["lang"])], (each, element)
        assert [words for words in read(soup) if tongue(words) == "fr" and ARABIC.search(words)] == [], each
        assert [words for words in read(soup) if tongue(words) == "ar" and FRENCH.search(words)] == [], each


def test_the_first_link_of_every_page_leads_to_its_content_and_menus_have_names(every_kind: Built) -> None:
    for each in pages(every_kind.site):
        if each.kind in UNSHOWN:
            continue
        soup = parsed(every_kind, each)
        main = soup.select("main")
        assert len(main) == 1, each
        assert soup.select("a")[0]["href"] == f"#{main[0]['id']}", each
        named = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in soup.select("nav")]
        assert all(named), each
        assert len(set(named)) == len(named), (each, named)


def parsed(every_kind: Built, page: SitePage) -> BeautifulSoup:
    file = every_kind.site / page.place
    return BeautifulSoup((file / "index.html" if file.is_dir() else file).read_text(encoding="utf-8"), "html.parser")


def read(soup: BeautifulSoup) -> list[NavigableString]:
    """Give the texts that readers meet, but those of tables: the specimen has one file of figures for both languages, in Arabic."""
    return [
        words
        for words in soup.body.find_all(string=True)  # type: ignore[union-attr]
        if not isinstance(words, Comment) and words.find_parent(["script", "table"]) is None
    ]


def tongue(words: NavigableString) -> str:
    return str(words.find_parent(attrs={"lang": True})["lang"])  # type: ignore[index]
