"""The sample's books, opened in two reading systems on a telephone and on a tablet, and read as readers do."""

from __future__ import annotations

import re
from itertools import pairwise, product
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser import open_browser
from tests.editions.epub.bench import EPUB, XHTML, Opened
from tests.reading_systems.desk import Entry, Size, System, open_desk, rises_in_each_line
from tests.reading_systems.dresses import COLOURS, CONTRAST_LEAST, SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.reading_systems.desk import Desk, OpenPage

CASES = [*product(System, Size, ("ar", "fr"))]
IN_ARABIC = [case for case in CASES if case[2] == "ar"]
DAILY = {
    (System.FOLIATE, Size.TELEPHONE, "ar"),
    (System.EPUB_JS, Size.TABLET, "fr"),
}
"""Each system, each size and each language once."""


def long_but_for(daily: set[tuple[System, Size, str]], cases: list[tuple[System, Size, str]]) -> list[Any]:
    """Mark the cases that are left for a run ``--at-length``."""
    return [case if case in daily else pytest.param(case, marks=pytest.mark.at_length) for case in cases]


def case_name(case: tuple[System, Size, str]) -> str:
    system, size, tag = case
    return f"{system.value}-{size.name.lower()}-{tag}"


# Colours are the style sheet's: one book in each reading system tells.
of_each_kind = pytest.mark.parametrize(
    "case",
    [(System.FOLIATE, Size.TELEPHONE, "ar"), (System.EPUB_JS, Size.TELEPHONE, "fr")],
    ids=case_name,
    indirect=True,
)
by_touch = pytest.mark.parametrize(
    "case",
    long_but_for(DAILY, [case for case in CASES if case[:2] == (System.FOLIATE, Size.TELEPHONE)]),
    ids=case_name,
    indirect=True,
)
in_arabic = pytest.mark.parametrize("case", long_but_for(DAILY, IN_ARABIC), ids=case_name, indirect=True)

FORWARD = {"ar": "left", "fr": "right"}
"""Where the next page waits."""
BACK = {"ar": "right", "fr": "left"}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module", params=long_but_for(DAILY, CASES), ids=case_name)
def case(request: pytest.FixtureRequest) -> tuple[System, Size, str]:
    found: tuple[System, Size, str] = request.param
    return found


@pytest.fixture(scope="module")
def tag(case: tuple[System, Size, str]) -> str:
    return case[2]


@pytest.fixture(scope="module")
def file(sample: Path, tag: str) -> Path:
    return sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.epub"


@pytest.fixture(scope="module")
def desk(browser: Browser, case: tuple[System, Size, str], file: Path) -> Iterator[Desk]:
    system, size, _ = case
    with open_desk(browser, system, size, file) as opened:
        yield opened


@pytest.fixture(scope="module")
def book(file: Path) -> Opened:
    return Opened(file)


def words(element: Any) -> str:
    return re.sub(r"[ \t\n]+", " ", "".join(element.itertext())).strip()


def listed(book: Opened, kind: str) -> tuple[Entry, ...]:
    """Give the entries of one of the navigation document's lists."""
    navs = [nav for nav in book.pages["nav.xhtml"].iter(f"{XHTML}nav") if nav.get(f"{EPUB}type") == kind]
    return tuple(entry for nav in navs for entry in entries(nav.find(f"{XHTML}ol")))


def entries(lines: Any) -> tuple[Entry, ...]:
    found = []
    for item in lines:
        label, *below = item
        found.append(Entry(words(label), label.get("href"), entries(below[0]) if below else ()))
    return tuple(found)


def articles(desk: Desk) -> list[str]:
    return [name for name in desk.book.spine if name.startswith("articles/")]


# What the reading system knows


def test_it_knows_the_books_title_language_direction_and_order(desk: Desk, book: Opened, tag: str) -> None:
    assert desk.book.title == book.stated("dc:title")[0]
    assert (desk.book.language, desk.book.direction) == (tag, "rtl" if tag == "ar" else "ltr")
    assert list(desk.book.spine) == list(book.pages)


def test_its_contents_list_every_article_under_its_rubric(desk: Desk, book: Opened) -> None:
    assert desk.book.contents == listed(book, "toc")
    rubrics = [entry for entry in desk.book.contents if entry.below]
    assert len(rubrics) > 5
    assert [way.place for rubric in rubrics for way in rubric.below] == articles(desk)


def test_its_page_list_is_the_printed_pages(desk: Desk, book: Opened) -> None:
    printed = listed(book, "page-list")
    assert len(printed) > 20
    assert desk.book.pages == printed
    for entry in printed[:: max(1, len(printed) // 6)]:
        assert entry.place is not None
        name, _, mark = entry.place.partition("#")
        assert desk.show(entry.place) == name
        assert not mark or desk.shows(mark), entry


def test_an_entry_of_the_contents_opens_at_its_headline(desk: Desk) -> None:
    places = [way.place for entry in desk.book.contents for way in (entry, *entry.below) if way.place]
    for place in (places[0], places[len(places) // 2], places[-2], places[-1], places[1]):
        assert desk.show(place) == place
        assert desk.open_page().first == 0
        assert desk.shows("page-headline")


# Turning pages


@pytest.fixture(scope="module")
def pages(desk: Desk) -> list[OpenPage]:
    """Turn all pages of the book, from its cover on."""
    desk.show(desk.book.spine[0])
    return desk.walk()


def test_every_word_is_reached_in_order_by_turning_pages(desk: Desk, pages: list[OpenPage], tag: str) -> None:
    assert list(dict.fromkeys(page.file for page in pages)) == list(desk.book.spine)
    for file in desk.book.spine:
        with_words = [page for page in pages if page.file == file and page.count]
        assert [page.last + 1 for page in with_words[:-1]] == [page.first for page in with_words[1:]]
        assert [page for page in with_words if page.count != page.last - page.first + 1] == []
        assert [page.first for page in with_words[:1]] in ([0], [])
        assert {page.after for page in with_words[:-1]} <= {FORWARD[tag]}
        assert [page.after for page in with_words[-1:]] in ([None], [])
    assert {page.after for page in pages} == {FORWARD[tag], None}


def test_no_page_is_empty(pages: list[OpenPage]) -> None:
    assert [(page.file, page.leaf) for page in pages if not page.count and not page.pictures] == []


def test_the_next_page_lies_on_the_side_to_which_the_language_reads(desk: Desk, tag: str) -> None:
    desk.show("articles/open-days.xhtml")
    first = desk.open_page()
    assert first.after == FORWARD[tag]
    second = desk.turn(FORWARD[tag])
    assert (second.file, second.first) == (first.file, first.last + 1)
    assert desk.turn(BACK[tag]) == first


@by_touch
def test_a_finger_draws_the_next_page_in_from_its_side(desk: Desk, tag: str) -> None:
    desk.show("articles/open-days.xhtml")
    first = desk.open_page()
    second = desk.swipe(BACK[tag])
    assert (second.file, second.first) == (first.file, first.last + 1)
    assert desk.swipe(FORWARD[tag]) == first


def test_pages_turn_over_an_articles_end_both_ways(desk: Desk) -> None:
    for before, after in [*pairwise(articles(desk))][:: len(desk.book.spine) // 4]:
        desk.show(after)
        opening = desk.open_page()
        ending = desk.turn("prev")
        assert (ending.file, ending.after) == (before, None)
        assert desk.turn("next") == opening


# Links and notes


def test_a_link_opens_the_article_that_it_names(desk: Desk) -> None:
    desk.show("articles/campaigns.xhtml")
    assert desk.follow("a.article-link[href='open-days.xhtml']") == "moved"
    assert desk.open_page().file == "articles/open-days.xhtml"
    assert desk.shows("page-headline")


def test_a_note_mark_shows_its_note_and_the_note_leads_back(desk: Desk, book: Opened, tag: str) -> None:
    name = "articles/open-days.xhtml"
    note = next(aside for aside in book.pages[name].iter(f"{XHTML}aside") if aside.get("id") == "note-1")
    desk.show(name)
    answer = desk.follow("#note-mark-1")
    if desk.system is System.FOLIATE:
        assert answer == "note"
        shown = desk.ask("() => desk.note()")
        assert re.sub(r"[ \t\n]+", " ", shown["words"]).strip() == words(note)
        assert (shown["kind"], shown["direction"]) == ("footnote", "rtl" if tag == "ar" else "ltr")
        desk.ask("() => desk.closeNote()")
    else:
        assert answer == "moved"
    desk.show(f"{name}#note-1")
    assert desk.shows("note-1")
    assert desk.follow("#note-1 a[href='#note-mark-1']") == "moved"
    assert desk.shows("note-mark-1")


# How pages look


@pytest.fixture(scope="module")
def faults(desk: Desk) -> list[str]:
    """Look at every file of the book in each letter size, and in the reader's own face."""
    return desk.sweep(SIZES, "desk.measures.layout(desk)")


def test_nothing_stands_out_of_its_page_at_any_letter_size_or_face(faults: list[str]) -> None:
    assert [fault for fault in faults if " is broken in " not in fault] == []


def test_no_word_is_broken_at_any_letter_size_or_face(faults: list[str]) -> None:
    assert [fault for fault in faults if " is broken in " in fault] == []


@of_each_kind
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_is_readable_on_every_colour_of_page(desk: Desk, scheme: Any) -> None:
    """Whatever the system prefers: a reader may read on black in a light system, and on white in a dark one."""
    desk.page.emulate_media(color_scheme=scheme)
    try:
        assert desk.sweep(COLOURS, f"desk.measures.faint({CONTRAST_LEAST})") == []
    finally:
        desk.page.emulate_media(color_scheme="light")


def test_the_books_faces_open(desk: Desk) -> None:
    faces: set[tuple[str, str, str]] = set()
    for name in ("title.xhtml", "articles/open-days.xhtml", "articles/lexicon.xhtml"):
        if name in desk.book.spine:
            desk.show(name)
            faces.update(map(tuple, desk.ask("() => desk.measures.faces(desk.sheet())")))
    assert not [face for face in faces if face[2] == "error"]
    assert {family for family, _, status in faces if status == "loaded"} >= {"Police Display", "Police Sans"}


@in_arabic
def test_arabic_letters_join(desk: Desk) -> None:
    desk.show("articles/open-days.xhtml")
    for place in ("h1", ".body p", ".standfirst"):
        width = desk.ask("place => desk.measures.joining(desk.sheet(), 'مجلة', place)", place)
        assert width["joined"] < 0.9 * width["apart"], (place, width)


@in_arabic
@pytest.mark.parametrize(("name", "number"), [("back", "magazine.example"), ("articles/open-days", "260.000")])
def test_what_reads_from_left_to_right_does_so_in_arabic_lines(desk: Desk, name: str, number: str) -> None:
    desk.show(f"{name}.xhtml")
    found = desk.left_edges(number)
    assert found
    assert [edges for edges in found if not rises_in_each_line(edges)] == []


def test_recordings_of_the_issue_can_be_played(desk: Desk, book: Opened) -> None:
    names = [name for name, page in book.pages.items() if [*page.iter(f"{XHTML}audio")]]
    assert names
    for name in names:
        desk.show(name)
        seconds = desk.ask("""() => Promise.all([...desk.sheet().querySelectorAll("audio")].map(sound =>
          new Promise(done => {
            const told = () => done(sound.duration);
            if (sound.readyState) told();
            sound.addEventListener("loadedmetadata", told);
            sound.addEventListener("error", () => done(0), true);
            sound.load();
          })))""")
        assert min(seconds) > 0.5, (name, seconds)
