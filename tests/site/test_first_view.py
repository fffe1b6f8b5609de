"""The first view of pages on a telephone: what is fetched, and that nothing moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.browser import open_browser
from tests.first_view import PAGE_BYTES, SCRIPT_BYTES, SLOW_4G, first_view, misfits
from tests.host import serve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser
    from tests.editions.web.bench import Built

ARTICLES = ("ar/2019-01/patrol/", "ar/2019-01/a-figures/", "fr/2019-01/patrol/", "fr/2019-01/a-interview/")
MOVING = ("ar/2019-01/a-gallery/", "fr/2019-01/patrol/", "ar/", "fr/2019-01/", "ar/archive/", "fr/rubrics/field/")
"""Pages with everything that could come late: cover, gallery, chart, cards, scripts that add to the page."""


@pytest.fixture(scope="module")
def address(every_kind: Built) -> Iterator[str]:
    with serve(every_kind.site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as program:
        yield program


@pytest.mark.parametrize("place", ARTICLES)
def test_an_article_is_light_and_asks_for_nothing_twice(browser: Browser, address: str, place: str) -> None:
    view = first_view(browser, address + place)
    assert view.transferred["Document"] > 1000
    assert view.transferred["Font"] > 20_000
    assert view.before_pictures <= PAGE_BYTES, view.transferred
    assert 0 < view.unpacked["Script"] <= SCRIPT_BYTES
    assert {url: times for url, times in view.asked.items() if times > 1} == {}


@pytest.mark.parametrize("place", MOVING)
def test_nothing_moves_on_a_slow_telephone(browser: Browser, address: str, place: str) -> None:
    view = first_view(browser, address + place, network=SLOW_4G, walk="down")
    assert view.transferred["Font"] > 20_000
    assert view.shifts == []


@pytest.mark.parametrize(("width", "density"), [(390, 2), (820, 1), (1280, 1)])
def test_every_picture_comes_in_a_file_that_fits_its_place(
    browser: Browser, address: str, width: int, density: float
) -> None:
    for place in ("ar/", "fr/2019-01/", "ar/2019-01/a-gallery/", "fr/2019-01/a-news/"):
        count, wrong = misfits(browser, address + place, width, density)
        assert count
        assert wrong == [], place


def test_a_move_would_be_seen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    page.route("**/pictures/*", lambda route: route.abort())
    page.goto(address + "ar/2019-01/patrol/")
    page.evaluate(
        """() => { window.moved = 0;
          new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value; }))
            .observe({type: 'layout-shift', buffered: true});
          document.body.prepend(Object.assign(document.createElement('p'), {textContent: 'late', style: 'padding: 9rem'})); }"""
    )
    page.wait_for_function("window.moved > 0", timeout=5000)
    context.close()
