"""What helps to read, in a real browser: the measure, the menu, choices, notes, sharing, listening, paper."""

from __future__ import annotations

import shutil
import wave
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, Any, Final

import pypdfium2
import pytest
from bs4 import BeautifulSoup

from tests.browser import open_browser
from tests.editions.web.bench import build
from tests.host import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.editions.web.bench import Built

ESSAY: Final = Path(__file__).parent / "essay"
ARABIC, FRENCH = "ar/2019-01/essay/", "fr/2019-01/essay/"
KINDS: Final = (
    "",
    "ar/",
    "fr/2019-01/",
    ARABIC,
    FRENCH,
    "ar/2019-01/patrol/",
    "ar/2019-01/figures/",
    "ar/2019-01/numbers/",
)
PHONE, TABLET, LAPTOP = 390, 820, 1280
CLIPBOARD_ALONE: Final = """
delete Navigator.prototype.share;
Object.defineProperty(navigator, 'clipboard', { value: { writeText: async text => { window.handed = text; } } });
"""
"""A browser without a dialogue of its system's."""
SCRIPTS_KB: Final = 15
"""All JavaScript of an article's first view, as it comes uncompressed."""

_LINES: Final = """() => {
  const lengths = [];
  for (const paragraph of document.querySelectorAll('.body > p, .body > section > p')) {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT), lines = new Map(), range = document.createRange();
    for (let node; (node = walker.nextNode());) {
      if (node.parentElement.closest('.note-mark')) continue;
      for (let at = 0; at < node.data.length; at++) {
        if (/\\p{M}/u.test(node.data[at])) continue;
        range.setStart(node, at); range.setEnd(node, at + 1);
        const box = range.getClientRects()[0];
        if (box) lines.set(Math.round(box.bottom / 8), (lines.get(Math.round(box.bottom / 8)) ?? 0) + 1);
      }
    }
    lengths.push(...[...lines.values()].slice(0, -1));
  }
  return lengths;
}"""

_COLOURS: Final = """() => [...document.querySelectorAll('*:not(.choices *)')].map(element => {
  const style = getComputedStyle(element);
  return [element.tagName + '.' + element.className, style.color, style.backgroundColor, style.borderBlockStartColor, style.fill].join(' ');
})"""

_SHIFT: Final = """() => new Promise(done => {
  new PerformanceObserver(list => done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
    .observe({type: 'layout-shift', buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => done(0)));
})"""


@pytest.fixture(scope="module")
def essay(project: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the specimen with an article that has all that this module looks at."""
    folder = tmp_path_factory.mktemp("essay")
    shutil.copytree(project, folder / "project")
    issue = folder / "project/issues/2019-01"
    shutil.copytree(ESSAY, issue / "essay")
    with wave.open(str(issue / "essay/words.wav"), "wb") as sound:
        sound.setparams((1, 1, 8000, 0, "NONE", ""))
        sound.writeframes(b"\x80" * 16_000)
    with (issue / "issue.yaml").open("a", encoding="utf-8") as contents:
        contents.write("  - rubric: field\n    articles: [essay]\n")
    return build(folder / "project", folder / "build", cache)


@pytest.fixture(scope="module")
def address(essay: Built) -> Iterator[str]:
    with serve(essay.site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as program:
        yield program


class Reader:
    """Opens pages as one reader, whose choices are kept."""

    def __init__(self, browser: Browser, address: str, **settings: Any) -> None:
        self.wrong: list[str] = []
        self.context = browser.new_context(reduced_motion="reduce", **settings)
        self._address = address

    def open(self, place: str, width: int = PHONE) -> Page:
        page = self.context.new_page()
        page.set_viewport_size({"width": width, "height": 844})
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.goto(self._address + place)
        return page


@contextmanager
def reader(browser: Browser, address: str, **settings: Any) -> Iterator[Reader]:
    """Let somebody read, and see that nothing went wrong."""
    someone = Reader(browser, address, **settings)
    yield someone
    someone.context.close()
    assert someone.wrong == []


def choose(page: Page, choice: str, value: str) -> None:
    page.locator(".menu-fold").evaluate("menu => { menu.open = true; }")
    page.locator(f'[data-choice="{choice}"] input[value="{value}"]').check()


@pytest.mark.parametrize("place", [ARABIC, FRENCH])
def test_a_line_holds_sixty_to_seventy_five_characters(browser: Browser, address: str, place: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(place, LAPTOP)
        page.evaluate("document.fonts.ready")
        for width in (744, TABLET, 1024, LAPTOP, 1920):
            page.set_viewport_size({"width": width, "height": 844})
            lengths = page.evaluate(_LINES)
            assert len(lengths) > 5
            assert 60 <= mean(lengths) <= 75, (width, lengths)


def unfolded_width(page: Page, width: int) -> int:
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    return int(page.evaluate("document.documentElement.scrollWidth"))


def test_nothing_scrolls_sideways_with_the_menu_open(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        for place in KINDS:
            page = someone.open(place)
            assert [width for width in (320, PHONE, TABLET, LAPTOP) if unfolded_width(page, width) > width] == [], place


def test_nothing_scrolls_sideways_with_letters_twice_as_large(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        choose(someone.open(ARABIC), "letters", "5")
        for place in KINDS:
            page = someone.open(place)
            assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
            widths = (320, PHONE, TABLET, LAPTOP) if page.locator("body.article").count() else (LAPTOP,)
            assert [width for width in widths if unfolded_width(page, width) > width] == [], place


def test_letters_by_choice_keep_the_measure_where_there_is_room(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(FRENCH, 1920)
        choose(page, "letters", "4")
        assert 60 <= mean(page.evaluate(_LINES)) <= 75


def test_a_page_is_read_by_keyboard_alone(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(ARABIC, LAPTOP)
        stops = []
        for _ in range(60):
            page.keyboard.press("Tab")
            stops.append(
                page.evaluate(
                    "() => { const at = document.activeElement, style = getComputedStyle(at), all = [...document.querySelectorAll('*')];"
                    "const ring = at.type === 'radio' ? getComputedStyle(at.nextElementSibling) : style;"
                    "return [all.indexOf(at), at.outerHTML.slice(0, 90), parseFloat(ring.outlineWidth), ring.outlineStyle]; }"
                )
            )
            if stops[-1][1].startswith("<body"):
                break
        reached = stops[:-1]
        assert len(reached) > 25
        assert 'class="skip"' in reached[0][1]
        assert [pair for pair in pairwise(reached) if pair[0][0] > pair[1][0]] == []
        # A player's own buttons show their focus themselves, out of a style sheet's sight.
        assert [
            stop for stop in reached if not stop[1].startswith("<audio") and (stop[2] < 2 or stop[3] == "none")
        ] == []


def test_the_skip_link_leads_past_the_menu(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(FRENCH)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.opening') !== null")


@pytest.mark.parametrize("place", [ARABIC, FRENCH])
def test_the_menu_opens_and_closes_by_keyboard(browser: Browser, address: str, place: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(place, 320)
        fold, summary = page.locator(".menu-fold"), page.locator(".menu-fold summary")
        summary.focus()
        page.keyboard.press("Enter")
        ways = page.locator(".menu-all a")
        assert ways.count() >= 8
        for way in ways.all():
            box = way.bounding_box()
            assert box is not None
            assert box["height"] >= 24
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 320
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.menu-panel') !== null")
        page.keyboard.press("Escape")
        assert not fold.evaluate("menu => menu.open")
        assert summary.evaluate("summary => summary === document.activeElement")
        page.keyboard.press("Enter")
        page.locator(".authors a").focus()
        assert not fold.evaluate("menu => menu.open"), "an open menu would hide where the reader is"


@pytest.mark.parametrize("place", ["ar/", "fr/", ARABIC])
def test_the_menu_opens_by_hand_and_closes_by_a_touch_beside_it(browser: Browser, address: str, place: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(place, LAPTOP)
        page.locator(".menu-fold summary").click(timeout=3000)
        assert page.locator(".menu-panel").is_visible()
        page.mouse.click(LAPTOP / 2, 800)
        assert page.locator(".menu-panel").is_hidden()


def test_the_letters_button_leads_to_the_choices_and_escape_leads_back(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(ARABIC)
        page.locator("button.choose").click()
        assert page.evaluate("document.activeElement.name") == "letters"
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.documentElement.dataset.letters") == "2"
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.className").startswith("tool choose")


def test_without_scripts_all_is_there_but_what_needs_them(browser: Browser, address: str) -> None:
    with reader(browser, address, java_script_enabled=False) as someone:
        page = someone.open(ARABIC)
        assert page.locator(".scripted:visible").count() == 0
        page.locator(".menu-fold summary").click()
        assert page.locator(".menu-all a:visible").count() >= 8
        assert page.get_by_role("link", name="أرسله بالبريد").get_attribute("href") == (
            "mailto:?subject=%D9%83%D9%8A%D9%81%20%D8%AA%D9%8F%D9%82%D8%B1%D8%A3%20%D9%87%D8%B0%D9%87%20%D8%A7%D9%84%D8%B5%D9%81%D8%AD%D8%A9"
            "&body=https%3A//specimen.example/ar/2019-01/essay/"
        )
        assert page.locator(".share-address").inner_text() == "specimen.example/ar/2019-01/essay"
        assert page.locator("a.listen").get_attribute("href") == f"#{page.locator('audio').get_attribute('id')}"
        assert page.locator(".note").first.is_visible()


def test_dark_by_choice_is_dark_by_system(browser: Browser, address: str) -> None:
    for place in (ARABIC, "fr/"):
        with reader(browser, address, color_scheme="dark") as night:
            page = night.open(place)
            asked, light = page.evaluate(_COLOURS), page.evaluate("getComputedStyle(document.body).backgroundColor")
        with reader(browser, address, color_scheme="light") as day:
            page = day.open(place)
            plain = page.evaluate(_COLOURS)
            choose(page, "mode", "dark")
            page.reload()
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == light
            assert page.evaluate(_COLOURS) == asked
            assert asked != plain


def test_light_by_choice_is_light_whatever_the_system_says(browser: Browser, address: str) -> None:
    with reader(browser, address, color_scheme="light") as day:
        plain = day.open(ARABIC).evaluate(_COLOURS)
    with reader(browser, address, color_scheme="dark") as night:
        page = night.open(ARABIC)
        choose(page, "mode", "light")
        page.reload()
        assert page.evaluate(_COLOURS) == plain
        choose(page, "mode", "")
        assert page.evaluate("localStorage.length") == 0
        assert page.evaluate(_COLOURS) != plain


def test_charts_are_drawn_for_the_ground_that_was_chosen(browser: Browser, address: str) -> None:
    def drawing(page: Page) -> str:
        image = page.locator(".chart-drawing img")
        image.scroll_into_view_if_needed()
        page.wait_for_function("() => document.querySelector('.chart-drawing img').currentSrc")
        return str(image.evaluate("image => image.currentSrc.split('/').pop()"))

    with reader(browser, address, color_scheme="dark") as night:
        by_system = drawing(night.open(ARABIC))
    with reader(browser, address) as day:
        page = day.open(ARABIC)
        by_day = drawing(page)
        choose(page, "mode", "dark")
        page.reload()
        assert drawing(page) == by_system != by_day
        choose(page, "mode", "")
        page.reload()
        assert drawing(page) == by_day


def test_choices_are_there_before_the_first_line_and_move_nothing(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(FRENCH, LAPTOP)
        choose(page, "letters", "3")
        choose(page, "mode", "dark")
        page.reload()
        page.evaluate("document.fonts.ready")
        page.reload()
        assert page.evaluate("({...document.documentElement.dataset})") == {
            "scripted": "",
            "letters": "3",
            "mode": "dark",
        }
        assert page.evaluate(_SHIFT) == 0
        other = someone.open(ARABIC)
        assert other.evaluate("document.documentElement.dataset.letters") == "3"
        assert other.locator('[data-choice="letters"] input:checked').get_attribute("value") == "3"
        choose(other, "letters", "")
        page.wait_for_function("() => !('letters' in document.documentElement.dataset)")


def test_a_browser_that_keeps_nothing_still_lets_choose(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        someone.context.add_init_script(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
        )
        page = someone.open(ARABIC)
        choose(page, "mode", "dark")
        assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


@pytest.mark.parametrize("place", [ARABIC, FRENCH])
def test_notes_stand_beside_their_paragraph_where_there_is_a_margin(browser: Browser, address: str, place: str) -> None:
    with reader(browser, address, java_script_enabled=False) as someone:
        page = someone.open(place, LAPTOP)
        note, mark = page.locator(".note").first.bounding_box(), page.locator(".body p").first.bounding_box()
        assert note is not None
        assert mark is not None
        assert abs(note["y"] - mark["y"]) < 20
        assert note["x"] + note["width"] <= mark["x"] if place == ARABIC else note["x"] >= mark["x"] + mark["width"]
        page.set_viewport_size({"width": PHONE, "height": 844})
        note, mark = page.locator(".note").first.bounding_box(), page.locator(".body p").first.bounding_box()
        assert note is not None
        assert mark is not None
        assert note["y"] >= mark["y"] + mark["height"]


def test_a_note_is_read_once_and_its_mark_says_what_it_is(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(ARABIC, LAPTOP)
        assert page.locator("main").inner_text().count("حاشية قصيرة") == 1
        page.get_by_role("link", name="حاشية 2", exact=True).click()
        assert page.evaluate("document.querySelector(':target').textContent").endswith("حاشية قصيرة.")
        assert page.get_by_role("link", name="العودة إلى موضع الحاشية 2 في النص").count() == 1


def test_a_long_note_leaves_the_text_its_distances(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(ARABIC, LAPTOP)
        first, second = (page.locator(".body > p").nth(number).bounding_box() for number in (0, 1))
        assert first is not None
        assert second is not None
        assert second["y"] - (first["y"] + first["height"]) < 40


@pytest.mark.parametrize(
    ("browser_has", "handed_on", "said"),
    [
        (
            "navigator.share = async data => { window.handed = data.url; };",
            "https://specimen.example/fr/2019-01/essay/",
            "",
        ),
        (
            CLIPBOARD_ALONE,
            "https://specimen.example/fr/2019-01/essay/",
            "L’adresse de l’article est copiée.",
        ),
        (
            "navigator.share = async () => { throw new DOMException('closed', 'AbortError'); };",
            None,
            "",
        ),
        (
            "delete Navigator.prototype.share; Object.defineProperty(navigator, 'clipboard', { value: undefined });",
            None,
            "Adresse de l’article\u00a0: https://specimen.example/fr/2019-01/essay/",
        ),
    ],
    ids=["the system shares", "the clipboard takes it", "the reader thinks better of it", "neither can"],
)
def test_an_article_is_shared(
    browser: Browser, address: str, browser_has: str, handed_on: str | None, said: str
) -> None:
    with reader(browser, address) as someone:
        someone.context.add_init_script(browser_has)
        page = someone.open(FRENCH)
        page.get_by_role("button", name="Partager").click()
        page.wait_for_function("words => document.querySelector('[role=status]').textContent === words", arg=said)
        assert page.evaluate("window.handed ?? null") == handed_on


def test_the_listen_button_starts_the_recording(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(ARABIC)
        page.get_by_role("link", name="استمع إلى التسجيل").click()
        page.wait_for_function("() => !document.querySelector('audio').paused")
        assert someone.open(FRENCH).locator("a.listen").count() == 0


def test_paper_has_the_article_its_address_and_no_menus(browser: Browser, address: str, tmp_path: Path) -> None:
    with reader(browser, address, color_scheme="dark") as someone:
        page = someone.open(ARABIC, LAPTOP)
        page.locator(".chart-drawing img").scroll_into_view_if_needed()
        page.wait_for_function("() => document.querySelector('.chart-drawing img').currentSrc")
        shown = page.locator(".chart-drawing img").evaluate("image => image.currentSrc")
        choose(page, "letters", "5")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print", color_scheme="light")
        assert page.locator(".chart-drawing img").evaluate("image => image.complete && image.currentSrc") == shown
        assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        for hidden in (".menu", ".tools", ".neighbours", ".languages", "audio", ".colophon-ways"):
            assert page.locator(f"{hidden}:visible").count() == 0, hidden
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.locator("[data-dark-drawings]").count() == 0
        page.emulate_media(media="null")
        (tmp_path / "page.pdf").write_bytes(page.pdf(format="A4"))
    pages = [leaf.get_textpage().get_text_range() for leaf in pypdfium2.PdfDocument(tmp_path / "page.pdf")]
    text = "".join("".join(pages).split())
    assert len(pages) <= 3
    assert "specimen.example/ar/2019-01/essay" in text
    assert "elsewhere" in text, "where a link leads"
    assert "2019" in text


def test_who_wrote_and_what_was_corrected_lead_further(essay: Built) -> None:
    page = BeautifulSoup(essay.page(ARABIC), "html.parser")
    ways = {link.get_text(" ", strip=True): link["href"] for link in page.select(".opening a")}
    assert ways["هيئة التحرير"] == "../../contributors/newsroom/index.html"
    assert ways["الورشة"] == "../../contributors/studio/index.html"
    assert ways["ميدان"] == "../../rubrics/field/index.html"
    assert ways["صُوِّب في 20 يناير 2019"] == "#page-corrections"
    assert page.select_one(".authors").get_text() == "هيئة التحرير وكاتب ضيف"  # type: ignore[union-attr]
    assert page.select_one(".corrections .all-corrections a")["href"] == "../../corrections/index.html"  # type: ignore[index]


@pytest.mark.parametrize("place", [ARABIC, FRENCH])
def test_the_colophon_leads_everywhere(essay: Built, place: str) -> None:
    page = BeautifulSoup(essay.page(place), "html.parser")
    ways = {str(link["href"]).removeprefix("../../") for link in page.select(".colophon-ways a")}
    tag = place[:2]
    folders = (
        "rubrics",
        "archive",
        "contributors",
        "corrections",
        "search",
        "reading",
        "kept",
        "verify",
        "accessibility",
        "imprint",
    )
    assert ways == {f"{folder}/index.html" for folder in folders} | {
        "feed.xml", "corrections/feed.xml", f"../opds/{tag}.xml"
    }  # fmt: skip


def test_a_table_wider_than_the_page_is_a_stop_for_the_keyboard(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(ARABIC)
        frame = page.locator(".body > section > .table-frame").first
        assert frame.get_attribute("tabindex") is None
        frame.evaluate("frame => { frame.firstElementChild.style.inlineSize = '60rem'; }")
        page.set_viewport_size({"width": 320, "height": 844})
        page.wait_for_function("() => document.querySelector('.table-frame[tabindex]')")


def test_buttons_are_large_enough_for_a_finger(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.open(ARABIC, 320)
        page.locator(".menu-fold").evaluate("menu => { menu.open = true; }")
        for target in page.locator(
            ".menu-fold summary, .languages a, .tool:visible, .choice-row label, .menu-all a"
        ).all():
            box = target.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 43.9, target.inner_text()


def test_an_article_asks_for_little_script(browser: Browser, address: str) -> None:
    with reader(browser, address) as someone:
        page = someone.context.new_page()
        sizes: dict[str, int] = {}
        page.on(
            "response",
            lambda answer: sizes.update({answer.url: len(answer.body())}) if answer.url.endswith(".js") else None,
        )
        page.goto(address + ARABIC)
        page.wait_for_load_state("networkidle")
        assert len(sizes) >= 4
        assert sum(sizes.values()) <= SCRIPTS_KB * 1000, sizes
