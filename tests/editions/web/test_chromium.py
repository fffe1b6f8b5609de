"""The built pages in a real browser, served below a path as on a shared host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import open_browser
from tests.host import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, Response

    from tests.editions.web.bench import Built

PLACES = ("", "ar/", "fr/", "ar/2019-01/", "fr/2019-01/", "ar/2019-01/patrol/", "ar/2019-01/numbers/", "ar/2019-01/figures/",
          "fr/2019-01/patrol/")  # fmt: skip

_CHARACTERS_IN_SIGHT = """(text) => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node; (node = walker.nextNode());) {
    for (let at = node.data.indexOf(text); at >= 0; at = node.data.indexOf(text, at + 1)) {
      const places = [];
      for (let i = at; i < at + text.length; i++) {
        const range = document.createRange();
        range.setStart(node, i); range.setEnd(node, i + 1);
        const box = range.getClientRects()[0];
        places.push([text[i], box ? box.x : null, box ? box.y : null]);
      }
      if (places.every(place => place[1] !== null)) found.push(places);
    }
  }
  return found;
}"""

_CONTRAST = """() => {
  const channel = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const parse = colour => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const over = (top, under) => [0, 1, 2].map(i => top[i] * top[3] + under[i] * (1 - top[3])).concat(1);
  const ground = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), [255, 255, 255, 1]);
  };
  const poor = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const style = getComputedStyle(element);
    if (!own || element.closest('.unseen, .skip, svg, .cover') || style.visibility === 'hidden' || !element.getClientRects().length) continue;
    const size = parseFloat(style.fontSize), heavy = Number(style.fontWeight) >= 700;
    const under = ground(element), letter = over(parse(style.color), under);
    const [a, b] = [light(letter), light(under)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05), least = size >= 24 || (heavy && size >= 18.66) ? 3 : 4.5;
    if (ratio < least) poor.push(`${element.className || element.tagName}: ${ratio.toFixed(2)} '${element.textContent.slice(0, 30)}'`);
  }
  return poor;
}"""


@pytest.fixture(scope="module")
def address(built: Built) -> Iterator[str]:
    with serve(built.site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as program:
        yield program


def opened(browser: Browser, address: str, *, width: int = 390, scripts: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 844},
        java_script_enabled=scripts,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(address)
    if scripts:
        page.evaluate("document.fonts.ready")
    return page


def test_no_page_scrolls_sideways(browser: Browser, address: str) -> None:
    for place in PLACES:
        page = opened(browser, address + place)
        for width in (320, 390, 820, 1280):
            page.set_viewport_size({"width": width, "height": 844})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        page.context.close()


class Ear:
    """Hears what a page asks for and what goes wrong."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.wrong: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.wrong.append(message.text))
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.on("response", self._answered)

    def _answered(self, answer: Response) -> None:
        if answer.status >= 400:
            self.wrong.append(answer.url)


def test_nothing_is_fetched_from_elsewhere_and_nothing_goes_wrong(browser: Browser, address: str) -> None:
    for place in PLACES:
        context = browser.new_context(viewport={"width": 390, "height": 844})
        page = context.new_page()
        ear = Ear(page)
        page.goto(address + place)
        page.wait_for_load_state("networkidle")
        assert ear.asked
        assert [url for url in ear.asked if not url.startswith((address, "data:"))] == []
        assert ear.wrong == [], place
        assert context.cookies() == []
        context.close()


@pytest.mark.parametrize("number", ["260.000", "05 00 00 00 00", "ISSN", "2049-3630", "2018-09-26"])
def test_numbers_stand_in_order_on_the_arabic_page(browser: Browser, address: str, number: str) -> None:
    page = opened(browser, address + "ar/2019-01/numbers/")
    found = page.evaluate(_CHARACTERS_IN_SIGHT, number)
    page.context.close()
    assert found, number
    for places in found:
        lines = {round(y) for _, _, y in places}
        across = [x for _, x, _ in places]
        assert len(lines) == 1, places
        assert across == sorted(across), places


def test_text_stands_out_from_its_ground_by_day_and_by_night(browser: Browser, address: str) -> None:
    for place in PLACES:
        page = opened(browser, address + place, width=1280)
        assert page.evaluate(_CONTRAST) == [], place
        page.emulate_media(color_scheme="dark")
        assert page.evaluate(_CONTRAST) == [], place
        page.context.close()


def test_arabic_is_set_in_the_house_faces(browser: Browser, address: str) -> None:
    page = opened(browser, address + "ar/2019-01/patrol/")
    loaded = set(
        page.evaluate(
            "[...document.fonts].filter(face => face.status === 'loaded').map(face => face.family.replaceAll('\"', ''))"
        )
    )
    page.context.close()
    assert {"Police Display", "Police Naskh", "Police Sans"} <= loaded


def test_pages_are_whole_without_scripts_and_the_skip_link_comes_first(browser: Browser, address: str) -> None:
    page = opened(browser, address + "fr/2019-01/patrol/", scripts=False)
    assert page.get_by_role("heading", level=1).inner_text() == "Une nuit avec la patrouille"
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Aller au contenu"
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.context.close()


def test_pictures_and_charts_move_nothing_when_they_arrive(browser: Browser, address: str) -> None:
    page = opened(browser, address + "ar/2019-01/patrol/")  # brings the fonts, whose arrival moves lines
    page.reload()
    page.wait_for_load_state("networkidle")
    shift = page.evaluate(
        "new Promise(done => { let sum = 0; new PerformanceObserver(list => list.getEntries().forEach(e => sum += e.value))"
        ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done(sum), 300); })"
    )
    page.context.close()
    assert shift < 0.01


def test_pages_open_from_a_disk_too(browser: Browser, built: Built) -> None:
    page = browser.new_context().new_page()
    page.goto((built.site / "ar/index.html").as_uri())
    page.locator(".front-block .headline a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("ar/2019-01/patrol/index.html")
    page.locator("nav.languages a").first.click()
    page.wait_for_load_state()
    assert page.url.endswith("fr/2019-01/patrol/index.html")
    page.context.close()
