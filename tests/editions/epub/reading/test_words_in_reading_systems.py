"""What the sample does not have, in two reading systems: passages, films and sounds, links to headings, several notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from magazine.editions.epub.anchors import book_anchor
from magazine.issue.language import Language
from tests.browser import open_browser
from tests.editions.epub.bench import XHTML, Opened
from tests.reading_systems.desk import Size, System, open_desk, rises_in_each_line
from tests.reading_systems.dresses import SIZES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.reading_systems.desk import Desk

WORDS = "articles/words.xhtml"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as opened:
        yield opened


@pytest.fixture(scope="module", params=System, ids=lambda system: system.value)
def desk(request: pytest.FixtureRequest, browser: Browser, books: dict[Language, Path]) -> Iterator[Desk]:
    with open_desk(browser, request.param, Size.TELEPHONE, books[Language.ARABIC]) as opened:
        yield opened


@pytest.fixture(scope="module")
def arabic(books: dict[Language, Path]) -> Opened:
    return Opened(books[Language.ARABIC])


def test_a_link_opens_at_the_heading_of_another_article(desk: Desk) -> None:
    desk.show(WORDS)
    assert desk.follow("a.article-link[href*='#']") == "moved"
    assert desk.open_page().file == "articles/patrol.xhtml"
    assert desk.shows(book_anchor("في-الطريق"))


def test_a_note_mark_in_an_article_of_several_shows_its_own_note(desk: Desk, arabic: Opened) -> None:
    notes = {aside.get("id"): aside for aside in arabic.pages[WORDS].iter(f"{XHTML}aside")}
    for number in ("1", "2"):
        desk.show(WORDS)
        answer = desk.follow(f"#note-mark-{number}")
        if desk.system is System.EPUB_JS:
            assert answer == "moved"
            assert desk.shows(f"note-{number}")
            continue
        said = re.sub(r"\s+", "", desk.ask("() => desk.note()")["words"])
        desk.ask("() => desk.closeNote()")
        assert said == re.sub(r"\s+", "", "".join(notes[f"note-{number}"].itertext()))


def test_a_passage_keeps_its_own_direction_and_side(desk: Desk) -> None:
    desk.show(WORDS)
    passage, body = desk.ask(
        """() => [".passage", "body"].map(kind => {
          const { direction, textAlign } = getComputedStyle(desk.sheet().querySelector(kind));
          return [direction, textAlign];
        })"""
    )
    assert (passage[0], body[0]) == ("ltr", "rtl")
    assert passage[1] in {"start", "left"}
    assert all(map(rises_in_each_line, desk.left_edges("Un passage")))


def test_films_and_sounds_have_a_player_as_wide_as_the_page_and_a_file_of_the_book(desk: Desk) -> None:
    desk.show(WORDS)
    players = desk.ask(
        """() => [...desk.sheet().querySelectorAll("audio, video")].map(player => ({
          controls: player.controls,
          size: [player.clientWidth, player.clientHeight],
          files: [player, ...player.querySelectorAll("source")].map(at => at.getAttribute("src")).filter(Boolean),
        }))"""
    )
    assert len(players) >= 2
    for player in players:
        assert player["controls"]
        assert min(player["size"]) > 20
        assert player["files"]
        assert all(file.startswith("blob:") for file in player["files"]), player


@pytest.mark.parametrize("number", ["260.000", "05 00 00 00 00", "2049-3630", "2018-09-26"])
def test_numbers_read_from_left_to_right_in_arabic_lines(desk: Desk, number: str) -> None:
    desk.show(WORDS)
    found = desk.left_edges(number)
    assert found
    assert [edges for edges in found if not rises_in_each_line(edges)] == []


def test_nothing_stands_out_of_its_page_at_any_letter_size_or_face(desk: Desk) -> None:
    assert desk.sweep(SIZES, "desk.measures.layout(desk)") == []
