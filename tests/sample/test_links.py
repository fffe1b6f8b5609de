"""Links, page numbers, outline and page labels of the sample issue, proved from the written screen edition.

The text at a place is read with PDFium, the objects with pikepdf; what ought to stand there comes from the manuscripts.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pikepdf
import pypdfium2
import pytest
import yaml

from tests.sample.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ISSUE = ROOT / "issues/2019-01"
Rectangle = tuple[float, float, float, float]

FRONT_PAGES = 3
"""Cover and contents, where page numbers are printed."""

HEADING_PT = 75.0
"""How far below its place a heading's words are looked for: three lines of the largest."""

WIDTHS_PT = (150.0, 245.0, 500.0)
"""How wide a heading can be: in a third, in half and over the whole of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link as it was written: its page (1 is the cover), the text in its area, and where it leads."""

    page: int
    text: str
    name: str
    address: str


class Bound:
    """A written screen edition, open for looking into."""

    def __init__(self, sample: Path, tag: str) -> None:
        self.tag = tag
        file = sample / f"build/site/{tag}/2019-01/police-magazine-2019-01-{tag}.pdf"
        plans = json.loads((sample / "build/reports/2019-01/pages.json").read_text(encoding="utf-8"))
        self.plan: dict[str, dict[str, Any]] = {piece["piece"]: piece for piece in plans[tag]}
        self.pdf = pikepdf.open(file)
        self._read = pypdfium2.PdfDocument(file)
        self._pages = [page.get_textpage() for page in self._read]
        leaf = self.pdf.Root.Names.Dests.Kids[0].Names
        self.places = {str(leaf[index]): leaf[index + 1] for index in range(0, len(leaf), 2)}
        self._numbers = {page.objgen: number for number, page in enumerate(self.pdf.pages, start=1)}

    def close(self) -> None:
        self.pdf.close()
        for page in self._pages:
            page.close()
        self._read.close()

    def page_of(self, name: str) -> int:
        return self._numbers[self.places[name][0].objgen]

    def number_of(self, page: pikepdf.Object) -> int:
        return self._numbers[page.objgen]

    def text(self, page: int, area: Rectangle | None = None) -> str:
        if area is None:
            return str(self._pages[page - 1].get_text_range())
        return str(self._pages[page - 1].get_text_bounded(*area))

    def links(self) -> Iterator[Link]:
        for number, page in enumerate(self.pdf.pages, start=1):
            for link in page.obj.get("/Annots", []):
                left, bottom, right, top = (float(edge) for edge in link.Rect)
                yield Link(
                    page=number,
                    text=self.text(number, (left, bottom, right, top)),
                    name=str(link.A.get("/D", "")),
                    address=str(link.A.get("/URI", "")),
                )

    def article_on(self, page: int) -> str:
        return next(
            name
            for name, piece in self.plan.items()
            if piece["first_page"] <= page < piece["first_page"] + piece["pages"]
        )


@pytest.fixture(params=["ar", "fr"])
def bound(sample: Path, request: pytest.FixtureRequest) -> Iterator[Bound]:
    opened = Bound(sample, request.param)
    yield opened
    opened.close()


def letters(text: str) -> str:
    """Bring a text down to its letters and digits, as ids of headings are: no case, no vowel signs, plain alef."""
    return re.sub(r"[\W_]+", "", "".join(c for c in folded(text) if unicodedata.category(c) not in {"Mn", "Cf"}))


def folded(text: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text)).casefold().replace("œ", "oe")


def manuscript(bound: Bound, article: str) -> tuple[dict[str, Any], str]:
    """Give an article's front matter and body."""
    text = (ISSUE / article / f"{bound.tag}.md").read_text(encoding="utf-8")
    _, head, body = re.split(r"^---\s*$", text, maxsplit=2, flags=re.MULTILINE)
    return yaml.safe_load(head), body


def articles(bound: Bound) -> list[str]:
    return [name for name in bound.plan if (ISSUE / name / f"{bound.tag}.md").is_file()]


def test_every_article_is_in_the_volume(bound: Bound) -> None:
    assert len(articles(bound)) == len(list(ISSUE.glob(f"*/{bound.tag}.md")))


# Places


def headings(bound: Bound) -> dict[str, list[str]]:
    """Give the ids of every article's places that stand for a heading of the body."""
    found: dict[str, list[str]] = {}
    for article in articles(bound):
        _, body = manuscript(bound, article)
        written = {letters(line) for line in re.findall(r"^#{2,4} (.+)$", body, re.MULTILINE)}
        found[article] = [
            name
            for name in bound.places
            if name.startswith(f"{article}/") and letters(name.partition("/")[2]) in written
        ]
    return found


def test_every_heading_is_a_place(bound: Bound) -> None:
    found = headings(bound)
    for article in articles(bound):
        _, body = manuscript(bound, article)
        assert len(found[article]) == len(set(re.findall(r"^#{2,4} (.+)$", body, re.MULTILINE))), article


def test_every_place_of_a_heading_holds_its_words(bound: Bound) -> None:
    looked_at = 0
    for names in headings(bound).values():
        for name in names:
            left, top = (float(number) for number in list(bound.places[name])[2:4])
            areas = [(left - 3, top - HEADING_PT, left + width, top + 5) for width in WIDTHS_PT]
            seen = [letters(bound.text(bound.page_of(name), area)) for area in areas]
            words = name.partition("/")[2].split("-")
            assert any(all(letters(word) in text for word in words) for text in seen), (name, seen)
            looked_at += 1
    assert looked_at > 40


def test_a_place_one_page_on_does_not_hold_the_heading(bound: Bound) -> None:
    """What the test before relies on: words of a heading are not found just anywhere."""
    wrong = 0
    for names in headings(bound).values():
        for name in names:
            left, top = (float(number) for number in list(bound.places[name])[2:4])
            page = bound.page_of(name) % len(bound.pdf.pages) + 1
            text = letters(bound.text(page, (left - 3, top - HEADING_PT, left + WIDTHS_PT[-1], top + 5)))
            wrong += all(letters(word) in text for word in name.partition("/")[2].split("-"))
    assert wrong <= 1


def test_the_page_plan_gives_the_places_of_the_file(bound: Bound) -> None:
    for name, piece in bound.plan.items():
        for mark in piece["marks"]:
            target = bound.places[f"{name}/{mark['anchor']}"]
            trim = [float(edge) for edge in bound.pdf.pages[mark["page"] - 1].obj.TrimBox]
            assert bound.number_of(target[0]) == mark["page"]
            assert mark["top"] == pytest.approx((trim[3] - float(target[3])) * 25.4 / 72, abs=0.1)
            assert mark["left"] == pytest.approx((float(target[2]) - trim[0]) * 25.4 / 72, abs=0.1)
            assert 0 <= mark["top"] <= 297
            assert 0 <= mark["left"] <= 210


def test_the_page_plan_says_with_which_words_a_page_begins(bound: Bound) -> None:
    for article in articles(bound):
        piece = bound.plan[article]
        assert [begin["page"] for begin in piece["begins"]] == [
            piece["first_page"] + number for number in range(piece["pages"])
        ]
        for begin in piece["begins"]:
            own, page = [letters(word) for word in begin["words"].split()], letters(bound.text(begin["page"]))
            assert own
            assert len([word for word in own if word in page]) >= 0.8 * len(own), begin


# Links


def test_every_link_within_leads_into_its_article(bound: Bound) -> None:
    for link in bound.links():
        if link.name:
            article = link.name.partition("/")[0]
            assert bound.article_on(bound.page_of(link.name)) == article
            if link.name == article:
                assert bound.page_of(link.name) == bound.plan[article]["first_page"]


def test_no_link_of_a_manuscript_is_lost(bound: Bound) -> None:
    """A link that a line parts comes in two areas, so every link is there at least once."""
    written: Counter[tuple[str, str]] = Counter()
    for article in articles(bound):
        _, body = manuscript(bound, article)
        targets = re.findall(rf"\]\(\.\./([\w-]+)/{bound.tag}\.md(?:#([^)]+))?\)", body)
        written.update((article, f"{target}/{anchor}".rstrip("/")) for target, anchor in targets)
        assert not re.findall(r"\]\(https?:|<https?:", body), "say here which addresses must come out"
    made = Counter((bound.article_on(link.page), link.name) for link in bound.links() if link.name)
    assert sum(written.values()) > 20
    assert [pair for pair, times in written.items() if made[pair] < times] == []


def test_no_link_was_made_up(bound: Bound) -> None:
    for link in bound.links():
        place = bound.article_on(link.page)
        if place not in articles(bound):
            continue
        _, body = manuscript(bound, place)
        if link.name:
            assert f"../{link.name.partition('/')[0]}/{bound.tag}.md" in body or link.name.startswith(f"{place}/")
        else:
            assert link.address in body or link.address.endswith(f"/{bound.tag}/2019-01/{place}/")


def test_films_and_sounds_can_be_reached(bound: Bound) -> None:
    addresses = {link.address for link in bound.links() if link.address}
    assert addresses == {
        "https://magazine.example/video/zellige",
        f"https://magazine.example/{bound.tag}/2019-01/on-screen/",
    }


# Page numbers


def numbers(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"\d+", text)}


def test_every_page_number_of_cover_and_contents_is_the_articles_folio(bound: Bound) -> None:
    """Beside the page number a line may hold figures of its own, which stand in the front matter."""
    named: Counter[str] = Counter()
    for link in bound.links():
        if link.page > FRONT_PAGES:
            break
        head, _ = manuscript(bound, link.name)
        own = numbers(" ".join(str(head.get(field, "")) for field in ("title", "kicker", "standfirst", "summary")))
        folio = bound.plan[link.name]["first_page"]
        assert numbers(link.text) - own == {folio} - own, link
        assert folio in numbers(link.text), link
        assert bound.pdf.pages[bound.page_of(link.name) - 1].label == str(folio)
        named[link.name] += 1
    assert set(named) == set(articles(bound))


def test_cover_lines_are_those_of_the_issue_with_their_pages(bound: Bound) -> None:
    cover = yaml.safe_load((ISSUE / "issue.yaml").read_text(encoding="utf-8"))["cover"]["lines"][bound.tag]
    assert [link.name for link in bound.links() if link.page == 1] == cover


# Outline and labels


def test_page_labels_are_the_folios(bound: Bound) -> None:
    assert [page.label for page in bound.pdf.pages] == [str(number + 1) for number in range(len(bound.pdf.pages))]


def test_the_outline_leads_to_the_pages_that_bear_the_headlines(bound: Bound) -> None:
    with bound.pdf.open_outline() as outline:
        entries = [child for entry in outline.root for child in entry.children]
        pages = {entry.title: bound.number_of(entry.destination[0]) for entry in entries}
        rubrics = [(entry, entry.children[0]) for entry in outline.root if entry.children]
    titles = {manuscript(bound, article)[0]["title"]: article for article in articles(bound)}
    assert set(pages) == set(titles)
    for title, page in pages.items():
        assert page == bound.plan[titles[title]]["first_page"]
        found = letters(bound.text(page))
        assert all(letters(word) in found for word in title.split()), title
    for rubric, first in rubrics:
        assert bound.number_of(rubric.destination[0]) == bound.number_of(first.destination[0])
