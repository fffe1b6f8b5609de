"""The pages as a browser and a screen reader get them."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from magazine.issue.addresses import SHELF_FOLDERS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.editions.web.bench import Built

PLACES = (
    "", "ar", "fr", "ar/2019-01", "fr/2019-01", "ar/2019-01/editorial", "ar/2019-01/patrol", "ar/2019-01/figures",
    "ar/2019-01/numbers", "fr/2019-01/editorial", "fr/2019-01/patrol",
)  # fmt: skip


def soup(built: Built, place: str) -> BeautifulSoup:
    return BeautifulSoup(built.page(place), "html.parser")


def all_pages(built: Built) -> list[Path]:
    return sorted(built.site.rglob("*.html"))


def test_every_published_article_has_its_page_and_nothing_else_has(built: Built) -> None:
    pages = {page.parent.relative_to(built.site).as_posix() for page in all_pages(built) if page.name == "index.html"}
    pages = {place for place in pages if place.partition("/")[2].partition("/")[0] not in SHELF_FOLDERS}
    assert pages == {place or "." for place in PLACES}


@pytest.mark.parametrize("place", PLACES)
def test_a_page_has_one_language_one_direction_and_one_main_heading(built: Built, place: str) -> None:
    page = soup(built, place)
    tag = place[:2] or "ar"
    assert page.html is not None
    assert page.html["lang"] == tag
    assert page.html["dir"] == {"ar": "rtl", "fr": "ltr"}[tag]
    assert len(page.find_all("h1")) == 1
    assert len(page.find_all("main")) == 1
    assert page.title is not None
    assert page.title.get_text().strip()


@pytest.mark.parametrize("place", PLACES)
def test_headings_leave_out_no_level(built: Built, place: str) -> None:
    levels = [int(heading.name[1]) for heading in soup(built, place).find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels)), levels


@pytest.mark.parametrize("place", PLACES)
def test_ids_stand_once_and_what_is_labelled_by_them_is_there(built: Built, place: str) -> None:
    page = soup(built, place)
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    assert {element["aria-labelledby"] for element in page.select("[aria-labelledby]")} <= set(ids)


@pytest.mark.parametrize("place", PLACES)
def test_pictures_keep_their_room_and_say_what_they_show(built: Built, place: str) -> None:
    page = soup(built, place)
    for image in page.find_all("img"):
        assert int(str(image["width"])) > 0
        assert int(str(image["height"])) > 0
        assert image.has_attr("alt")
    eager = [image for image in page.find_all("img") if image.get("loading") != "lazy"]
    assert len(eager) <= (2 if place == "" else 1)


@pytest.mark.parametrize("place", PLACES)
def test_nothing_inline_and_nothing_from_elsewhere(built: Built, place: str) -> None:
    page = soup(built, place)
    assert not page.find_all(["style", "iframe"])
    assert not [
        script
        for script in page.find_all("script")
        if not script.get("src") and script.get("type") != "application/ld+json"
    ]
    assert not [
        element
        for element in page.find_all(re.compile("."))
        for name in element.attrs
        if name == "style" or name.startswith("on")
    ]
    loaded = [element["src"] for element in page.find_all(src=True)] + [
        link["href"] for link in page.find_all("link", rel=["stylesheet", "icon", "preload"])
    ]
    assert not [address for address in loaded if "//" in str(address)]


def test_the_article_says_who_when_how_long_and_what_was_corrected(built: Built) -> None:
    text = " ".join(soup(built, "fr/2019-01/patrol").get_text(" ").split())
    for words in ("La rédaction", "Une plume invitée", "Photos : L’atelier", "janvier 2019", "1 min de lecture", "20 janvier 2019",
                  "Le nombre de patrouilles a été corrigé."):  # fmt: skip
        assert words in text


def test_the_switch_leads_to_the_same_article(built: Built) -> None:
    page = soup(built, "ar/2019-01/patrol")
    switch = page.select_one("nav.languages a")
    assert switch is not None
    assert switch["href"] == "../../../fr/2019-01/patrol/index.html"
    assert switch["lang"] == switch["hreflang"] == "fr"
    assert {link["hreflang"] for link in page.find_all("link", rel="alternate", hreflang=True)} == {"ar", "fr"}


def test_the_switch_says_plainly_that_there_is_no_translation(built: Built) -> None:
    page = soup(built, "ar/2019-01/figures")
    switch = page.select_one("nav.languages a")
    assert switch is not None
    assert switch["href"] == "../../../fr/2019-01/index.html#untranslated"
    assert "Non traduit en français" in switch.get_text()
    assert not page.select('link[rel="alternate"]:not([type])')
    there = soup(built, "fr/2019-01").find(id="untranslated")
    assert there is not None
    missing = there.find_parent("section")
    assert missing is not None
    link = missing.select_one('a[href$="figures/index.html"]')
    assert link is not None
    assert link["lang"] == "ar"
    assert link["dir"] == "rtl"


def test_articles_follow_each_other_in_running_order(built: Built) -> None:
    order = ["editorial", "patrol", "figures", "numbers"]
    for place, article in enumerate(order):
        page = soup(built, f"ar/2019-01/{article}")
        ways = {str(link["rel"][0]): str(link["href"]) for link in page.select("nav.neighbours a")}
        assert ways.get("prev") == (f"../{order[place - 1]}/index.html" if place else None)
        assert ways.get("next") == (f"../{order[place + 1]}/index.html" if place + 1 < len(order) else None)


def test_the_issue_lists_rubrics_in_order_and_downloads_with_their_size(built: Built) -> None:
    page = soup(built, "ar/2019-01")
    listed = [str(link["href"]) for link in page.select(".contents-line .headline a")]
    assert listed == [f"{name}/index.html" for name in ("editorial", "patrol", "figures", "numbers")]
    downloads = [link.get_text(" ", strip=True) for link in page.select("a.download")]
    assert ["4,1 ميغابايت" in downloads[0], "980 كيلوبايت" in downloads[1]] == [True, True]
    assert [link["href"] for link in page.select("a.download")] == [
        "specimen-2019-01-ar.epub",
        "specimen-2019-01-ar.pdf",
    ]


def test_the_cover_names_published_articles_alone(built: Built) -> None:
    lines = [str(link["href"]) for link in soup(built, "ar/2019-01").select(".cover-lines a")]
    assert lines == ["patrol/index.html", "figures/index.html"]


def test_notes_stand_after_the_paragraph_that_calls_them_and_lead_back(built: Built) -> None:
    page = soup(built, "fr/2019-01/patrol")
    mark = page.select_one("a.note-mark")
    assert mark is not None
    note = page.find(id=str(mark["href"]).removeprefix("#"))
    assert note is not None
    assert "À pied." in note.get_text()
    paragraph = mark.find_parent("p")
    assert paragraph is not None
    following = paragraph.find_next_sibling()
    assert following is not None
    assert following["class"] == ["notes"]
    back = note.select_one("a[role=doc-backlink]")
    assert back is not None
    assert back["href"] == f"#{mark['id']}"


@pytest.mark.parametrize(("tag", "title"), [("ar", "معلومة"), ("fr", "À savoir")])
def test_a_box_is_known_by_its_title(built: Built, tag: str, title: str) -> None:
    (box,) = soup(built, f"{tag}/2019-01/patrol").select("aside.box")
    assert box["aria-label"] == title


def test_a_chart_has_four_drawings_a_text_alternative_and_its_data(built: Built) -> None:
    chart = soup(built, "fr/2019-01/patrol").select_one("figure.chart")
    assert chart is not None
    assert [source["media"] for source in chart.find_all("source")] == [
        "(max-width: 34rem) and (prefers-color-scheme: dark)",
        "(max-width: 34rem)",
        "(prefers-color-scheme: dark)",
    ]
    image = chart.find("img")
    assert image is not None
    assert "Visiteurs des journées portes ouvertes" in str(image["alt"])
    assert chart.select_one("details table") is not None


def test_fragile_numbers_are_isolated_in_headlines_and_standfirsts_too(built: Built) -> None:
    for place, scope in (("ar/2019-01/numbers", ".opening .standfirst"), ("ar/2019-01", ".contents-line .standfirst")):
        isolates = [bdi.get_text() for bdi in soup(built, place).select(f"{scope} bdi[dir=ltr]")]
        assert "05 00 00 00 00" in isolates


def test_text_is_escaped(built: Built) -> None:
    assert "&amp; كل ما بقي" in built.page("ar/2019-01/numbers")
