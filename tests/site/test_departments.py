"""The pages over all issues, as readers and their browsers find them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from tests.site.test_shelf import put_up

from magazine.editions.web.manifest import CorrectionEntry, RubricEntry, from_json, to_json

if TYPE_CHECKING:
    from tests.editions.web.bench import Built

    from magazine.editions.web.manifest import IssueManifest

REPOSITORY = Path(__file__).parents[2]
CONTACT = "letters@specimen.example"
GONE = RubricEntry(id="gone", name="Autrefois", colour="plum")
"""A rubric that the house has given up."""


def _older(issue: IssueManifest) -> IssueManifest:
    """Give an issue of the year before: with corrections, a rubric given up, and a renamed article."""
    first, second, *others = issue.articles
    first = replace(first, corrections=(CorrectionEntry(date="2018-12-20", text="Erratum un"), CorrectionEntry(date="2019-02-03", text="Erratum deux")))  # fmt: skip
    second = replace(second, rubric=GONE)
    return replace(
        issue, id="2018-12", date="2018-12", number=6, title="Avant", cover_lines=(), figures=(), articles=(first, second, *others),
        former=(("rounds", second.id), ("never-published", "no-such")),
    )  # fmt: skip


@pytest.fixture(scope="module")
def site(built: Built, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a site of the specimen's issue, an older one in both languages, and one from before in French only."""
    into = tmp_path_factory.mktemp("departments") / "build"
    for tag in ("ar", "fr"):
        issue = from_json((built.site / tag / "2019-01/issue.json").read_text(encoding="utf-8"))
        alone = replace(_older(issue), id="2017-05", date="2017-05", languages=("fr",), former=(), untranslated=())
        for each in (issue, _older(issue), *([alone] if tag == "fr" else [])):
            folder = into / "site" / tag / each.id
            folder.mkdir(parents=True)
            (folder / "issue.json").write_text(to_json(each), encoding="utf-8")
    put_up(into, replace(built.house, contact=CONTACT), cache)
    return into / "site"


def page(site: Path, place: str) -> BeautifulSoup:
    return BeautifulSoup((site / place / "index.html").read_text(encoding="utf-8"), "html.parser")


def hrefs(soup: BeautifulSoup, selector: str) -> list[str]:
    return [str(link["href"]) for link in soup.select(selector)]


def test_the_archive_shows_the_newest_year_s_covers_and_leads_to_every_year(site: Path) -> None:
    archive = page(site, "fr/archive")
    assert hrefs(archive, ".wall a") == ["../2019-01/index.html"]
    assert hrefs(archive, ".year-tiles a") == ["2018/index.html", "2017/index.html"]
    assert [count.get_text() for count in archive.select(".year-counts")] == ["1 numéro · 2 articles"] * 2


def test_a_year_s_page_has_its_issues_by_rubric(site: Path) -> None:
    year = page(site, "fr/archive/2018")
    assert [heading.get_text(strip=True) for heading in year.select(".volume h2")] == ["Avant"]
    assert "Autrefois" in [heading.get_text(strip=True) for heading in year.select(".volume-rubric h3")]
    assert hrefs(year, ".year-before a") == ["../2017/index.html"]


def test_the_switch_leads_to_the_same_page_or_says_that_there_is_none(site: Path) -> None:
    both, alone = page(site, "fr/archive/2018"), page(site, "fr/archive/2017")
    assert hrefs(both, ".nameplate .languages a") == ["../../../ar/archive/2018/index.html"]
    assert not both.select(".nameplate .languages small")
    assert hrefs(alone, ".nameplate .languages a") == ["../../../ar/archive/index.html"]
    assert [note.get_text() for note in alone.select(".nameplate .languages small")] == ["لا شيء هنا بالعربية"]
    assert not alone.select('link[rel="alternate"][hreflang="ar"]')


def test_a_rubric_s_first_page_is_that_of_its_newest_year(site: Path) -> None:
    first, of_year = page(site, "fr/rubrics/field"), page(site, "fr/rubrics/field/2018")
    assert all("2019-01" in href for href in hrefs(first, ".entry .headline a"))
    assert all("2018-12" in href for href in hrefs(of_year, ".entry .headline a"))
    assert hrefs(first, ".course a") == ["2019/index.html", "2018/index.html"]
    gone = page(site, "fr/rubrics/gone")
    assert gone.select_one("h1").get_text() == "Autrefois"  # type: ignore[union-attr]
    assert "gone/index.html" in hrefs(page(site, "fr/rubrics"), ".rubric-tile")


def test_an_article_of_the_other_language_is_shown_as_such(site: Path, built: Built) -> None:
    french = from_json((built.site / "fr/2019-01/issue.json").read_text(encoding="utf-8"))
    (foreign,) = [article for article in french.untranslated if article.id == "figures"]
    rubric = page(site, f"fr/rubrics/{foreign.rubric.id}")
    headline = next(link for link in rubric.select(".entry .headline a") if f"/{foreign.id}/" in str(link["href"]))
    assert str(headline["href"]).startswith("../../../ar/2019-01/")
    assert (headline.parent["lang"], headline.parent["dir"]) == ("ar", "rtl")  # type: ignore[index]
    assert "Non traduit en français" in rubric.get_text()


def test_a_contributor_has_a_page_that_cards_lead_to(site: Path) -> None:
    people = page(site, "ar/contributors")
    assert hrefs(people, ".signatures a")
    for href in hrefs(people, ".signatures a"):
        person = page(site, f"ar/contributors/{href.removesuffix('/index.html')}")
        assert person.select(".entry .headline a")
    rubric = page(site, "ar/rubrics/field")
    assert "../../contributors/newsroom/index.html" in hrefs(rubric, ".entry-byline a")


def test_corrections_stand_newest_first_with_their_articles(site: Path) -> None:
    corrections = page(site, "fr/corrections")
    days = [str(day["datetime"]) for day in corrections.select(".erratum > time")]
    assert days == sorted(days, reverse=True)
    assert days[0] == "2019-02-03"
    assert corrections.select_one(".erratum > time").get_text() == "3 février 2019"  # type: ignore[union-attr]
    assert hrefs(corrections, ".erratum-article a")[0] == "../2018-12/editorial/index.html"
    of_year = page(site, "fr/corrections/2017")
    assert len(of_year.select(".erratum")) == 3  # the specimen's own, and the two of the older issue
    assert not (site / "ar/corrections/2017").exists()


def test_the_imprint_says_what_is_known_and_nothing_that_is_not(site: Path) -> None:
    text = page(site, "fr/imprint").get_text(" ", strip=True)
    assert "Maison du spécimen" in text
    assert "2049-3630" in text
    assert "édition électronique" not in text  # its ISSN is pending
    assert "aucun cookie" in text


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_how_to_read_us_gives_the_addresses_to_copy_and_every_link_leads_somewhere(built: Built, tag: str) -> None:
    reading = page(built.site, f"{tag}/reading")
    text = reading.get_text(" ", strip=True)
    for address in (f"{tag}/feed.xml", f"{tag}/corrections/feed.xml", f"opds/{tag}.xml", f"opds/{tag}.json"):
        assert f"https://specimen.example/{address}" in text
    links = hrefs(reading, "main a")
    assert len(links) >= 15
    for link in links:
        place, _, anchor = link.partition("#")
        file = built.site / tag / "reading" / (place or "index.html")
        assert file.resolve().is_file(), link
        assert not anchor or reading.find(id=anchor), link


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_how_to_read_us_names_buttons_as_they_are_named(built: Built, tag: str) -> None:
    text = page(built.site, f"{tag}/reading").get_text()
    issue, article = page(built.site, f"{tag}/2019-01"), page(built.site, f"{tag}/2019-01/patrol")
    for button in (
        issue.select_one(".download-epub b, .download-epub strong, .download-epub span"), issue.select_one(".keep [data-do=ask]"),
        article.select_one(".menu-word"), article.select_one("button.choose"),
    ):  # fmt: skip
        assert button is not None
        assert next(button.stripped_strings) in text
    if tag == "fr":
        assert not re.search(r"« | [»;:?!]", text), "a mark could begin a line"


def sentences(site: Path, tag: str) -> list[list[str]]:
    """Give what the accessibility statement says, by blocks; the house's address is an ellipsis."""
    statement = page(site, f"{tag}/accessibility")
    for contact in statement.select('.page-text a[href^="mailto:"]'):
        contact.replace_with("…")
    blocks = (" ".join(block.get_text().split()) for block in statement.select(".page-text :is(p, li)"))
    return [re.split(r"(?<=[.?؟]) (?=[^\W\d])", block) for block in blocks]


def test_every_sentence_of_the_accessibility_statement_has_its_test(site: Path) -> None:
    manual = (REPOSITORY / "docs/web-shelf.md").read_text(encoding="utf-8")
    manual = manual.partition("## The accessibility statement")[2].partition("\n## ")[0]
    rows = dict(re.findall(r"^\| (.+?) \| (.+?) \|$", manual, re.MULTILINE)[1:])
    said = [sentence for block in sentences(site, "fr") for sentence in block]
    assert list(rows) == said
    for sentence, shown in rows.items():
        tests = re.findall(r"`([\w/]+\.py)::(\w+)`", shown)
        assert tests or shown.startswith("a limit"), sentence
        for file, name in tests:
            assert f"def {name}(" in (REPOSITORY / "tests" / file).read_text(encoding="utf-8"), name


def test_both_languages_of_the_accessibility_statement_say_the_same(site: Path) -> None:
    """As far as a program sees: as many sentences in each block, and the same names and numbers in each."""
    arabic, french = sentences(site, "ar"), sentences(site, "fr")
    assert [len(block) for block in arabic] == [len(block) for block in french]
    names = re.compile(r"WCAG|W3C|(?<![A-Z])AA|axe-core|HTML|Chromium|Safari|Firefox|PDF|\d+(?:\.\d)?")
    for ours, theirs in zip(arabic, french, strict=True):
        for one, other in zip(ours, theirs, strict=True):
            assert sorted(names.findall(one)) == sorted(names.findall(other)), one


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_the_accessibility_statement_says_what_falls_short(site: Path, tag: str) -> None:
    statement = page(site, f"{tag}/accessibility")
    assert [str(heading["id"]) for heading in statement.select("main h2")] == ["done", "tested", "missing", "tell-us"]
    claims = {"ar": ("مطابق", "لا نقول إن الموقع مطابق"), "fr": ("conform", "nous n’affirmons donc pas la conform")}
    word, denied = claims[tag]
    text = " ".join(statement.get_text().split())
    assert text.count(word) == text.count(denied) == 1


@pytest.mark.parametrize("tag", ["ar", "fr"])
def test_the_accessibility_statement_says_how_to_reach_us(site: Path, tag: str) -> None:
    (contact,) = page(site, f"{tag}/accessibility").select('.page-text a[href^="mailto:"]')
    assert contact["href"] == f"mailto:{CONTACT}"
    assert contact.get_text() == CONTACT
    assert str(contact.next_sibling)[0] == {"ar": "،", "fr": "\u00a0"}[tag], "a space before the mark"


def test_a_renamed_article_leaves_a_redirect_and_one_that_is_not_published_leaves_nothing(site: Path) -> None:
    for tag in ("ar", "fr"):
        moved = page(site, f"{tag}/2018-12/rounds")
        assert moved.select_one('meta[http-equiv="refresh"]')["content"] == "0; url=../patrol/index.html"  # type: ignore[index]
        assert hrefs(moved, 'link[rel="canonical"]') == [f"https://specimen.example/{tag}/2018-12/patrol/"]
        assert hrefs(moved, "main a")[0] == "../patrol/index.html"
        assert {str(line["lang"]) for line in moved.select("main p")} == {"ar", "fr"}
    assert not (site / "fr/2018-12/never-published").exists()
    assert (site / "redirects.txt").read_text(encoding="utf-8").splitlines() == [
        f"/{tag}/2018-12/rounds/ /{tag}/2018-12/patrol/" for tag in ("ar", "fr")
    ]


def test_without_a_renamed_article_there_is_no_list_of_redirects(built: Built) -> None:
    assert not (built.site / "redirects.txt").exists()


def test_every_page_names_one_heading_of_the_first_level_and_marks_where_it_is(site: Path) -> None:
    for place in ("archive", "rubrics", "contributors", "corrections", "imprint", "accessibility", "reading"):
        soup = page(site, f"fr/{place}")
        assert len(soup.select("h1")) == 1, place
        levels = [int(heading.name[1]) for heading in soup.select("h1, h2, h3, h4, h5")]
        assert all(after - before <= 1 for before, after in pairwise(levels)), (place, levels)
