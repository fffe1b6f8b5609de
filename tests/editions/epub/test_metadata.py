"""What the package says of the book, statement by statement."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from magazine.editions.epub.metadata import identifier, statements
from magazine.issue.article import Article, Correction, Status
from magazine.issue.dates import CoverDate
from magazine.issue.finding import Location
from magazine.issue.house import Contributor, House, Rubric
from magazine.issue.issue import Cover, Issue, Section
from magazine.issue.language import NOTHING, Language, Wording
from magazine.issue.ledger import Ledger
from magazine.issue.publication import publish
from tests.editions.epub.bench import OPF

if TYPE_CHECKING:
    from magazine.editions.epub.book import Statement
    from magazine.issue.publication import Publication
    from tests.editions.epub.bench import Opened

ARABIC, FRENCH = Language.ARABIC, Language.FRENCH
NOON = datetime(2019, 1, 5, 12, tzinfo=UTC)
DESK, STUDIO = (Contributor(name=Wording(((FRENCH, name), (ARABIC, name[::-1])))) for name in ("Rédaction", "Atelier"))
HOUSE = House(
    title=Wording(((ARABIC, "المجلة"), (FRENCH, "La Revue"))),
    slug="revue",
    publisher=Wording.everywhere("La Maison"),
    legal=Wording.everywhere("Mentions."),
    address="https://revue.example",
    rubrics={name: Rubric(id=name, name=Wording.everywhere(name.title()), colour="navy") for name in ("news", "dossier")},
)  # fmt: skip


def article(article_id: str = "a", language: Language = FRENCH, **changes: Any) -> Article:
    where = Location(path=f"issues/2019-01/{article_id}/{language.tag}.md")
    plain = Article(
        id=article_id, language=language, where=where, headline=f"Titre {article_id}", body="", status=Status.READY
    )
    return replace(plain, **changes)


def published(*articles: Article, house: House = HOUSE, **changes: Any) -> Publication:
    """Publish articles under “news” (ids a, b) and “dossier” (c)."""
    issue = Issue(
        id="2019-01", where=Location(path="issues/2019-01/issue.yaml"), folder=Path("issues/2019-01"), number=10,
        cover_date=CoverDate(year=2019, month=1), title=Wording.everywhere("Thème"), languages=(ARABIC, FRENCH), cover=Cover(),
        contents=(Section(rubric="news", articles=("a", "b")), Section(rubric="dossier", articles=("c",))),
        articles={(one.id, one.language): one for one in articles}, pictures={}, tables={}, recordings={}, ledger=Ledger(),
    )  # fmt: skip
    return publish(house, replace(issue, **changes), NOON)


def said(publication: Publication, language: Language = FRENCH) -> list[Statement]:
    return list(statements(publication, language))


def texts(publication: Publication, name: str, language: Language = FRENCH) -> list[str]:
    """Give what is said under a Dublin Core name or a property, refinements left out."""
    return [
        one.text
        for one in said(publication, language)
        if one.name == name or (("property", name) in one.attributes and "refines" not in dict(one.attributes))
    ]


def refined(publication: Publication, what: str, name: str, language: Language = FRENCH) -> list[str]:
    wanted = {("refines", f"#{what}"), ("property", name)}
    return [one.text for one in said(publication, language) if wanted <= set(one.attributes)]


def named(publication: Publication) -> dict[str, str]:
    """Give the statements in the form of EPUB 2."""
    attributes = [dict(one.attributes) for one in said(publication)]
    return {each["name"]: each["content"] for each in attributes if "name" in each}


# Titles and order on the shelf


def test_titles_have_their_types_and_the_main_one_stands_first() -> None:
    issue = published(article())
    assert texts(issue, "dc:title") == ["La Revue, n° 10, janvier 2019", "Thème"]
    assert refined(issue, "title", "title-type") == ["main"]
    assert refined(issue, "issue-title", "title-type") == ["subtitle"]
    assert texts(published(article(), title=NOTHING), "dc:title") == ["La Revue, n° 10, janvier 2019"]


def test_issues_stand_in_the_order_of_their_dates_by_their_sorting_titles() -> None:
    dates = [CoverDate(year=2018, month=2), CoverDate(year=2018, month=10), CoverDate(year=2019, month=1)]
    sorting = [refined(published(article(), cover_date=day), "title", "file-as")[0] for day in dates]
    assert sorting == sorted(sorting)
    titles = [texts(published(article(), number=number), "dc:title")[0] for number in (2, 10)]
    assert titles != sorted(titles)  # else the sorting title could go


def test_each_language_has_an_identifier_of_its_own_for_ever() -> None:
    issue = published(article())
    assert identifier(issue, FRENCH) != identifier(issue, ARABIC)
    assert identifier(issue, FRENCH) == identifier(published(article(headline="Autre")), FRENCH)
    assert identifier(issue, FRENCH).startswith("urn:uuid:")


# People


def test_somebody_with_two_parts_is_named_once_with_both() -> None:
    issue = published(article(authors=(DESK,), photos=(DESK, STUDIO)))
    assert texts(issue, "dc:creator") == ["Rédaction"]
    assert texts(issue, "dc:contributor") == ["Atelier"]
    assert refined(issue, "person-1", "role") == ["aut", "pht"]
    assert refined(issue, "person-2", "role") == ["pht"]
    assert {dict(s.attributes)["scheme"] for s in said(issue) if ("property", "role") in s.attributes} == {
        "marc:relators"
    }


def test_people_stand_in_running_order() -> None:
    issue = published(article("a", authors=(STUDIO,)), article("c", authors=(DESK, STUDIO)))
    assert texts(issue, "dc:creator") == ["Atelier", "Rédaction"]


def test_who_signs_nothing_that_is_published_is_not_named() -> None:
    hidden = article("b", authors=(STUDIO,), status=Status.DRAFT)
    embargoed = article("c", authors=(STUDIO,), embargo=datetime(2019, 2, 1, tzinfo=UTC))
    house = replace(HOUSE, contributors={"desk": DESK, "studio": STUDIO})
    issue = published(article(authors=(DESK,)), hidden, embargoed, article("b", ARABIC, authors=(STUDIO,)), house=house)
    assert not [one for one in said(issue) if "Atelier" in one.text]


def test_where_nobody_signs_the_issuing_body_answers_for_the_book() -> None:
    issue = published(article(), article("b", photos=(STUDIO,)))
    assert texts(issue, "dc:creator") == ["La Maison"]
    assert refined(issue, "person-1", "role") == ["isb"]
    assert texts(issue, "dc:contributor") == ["Atelier"]
    assert not texts(published(article(), house=replace(HOUSE, publisher=NOTHING)), "dc:creator")


# The issue


def test_rubrics_are_subjects_and_keywords_are_not() -> None:
    issue = published(article("a", keywords=("mot",)), article("b"), article("c"))
    assert texts(issue, "dc:subject") == ["News", "Dossier"]
    assert texts(published(article("c")), "dc:subject") == ["Dossier"]


@pytest.mark.parametrize(
    ("headlines", "expected"),
    [
        (("Un", "Deux"), "Au sommaire : Un ; Deux."),
        (("Un", "Deux ?"), "Au sommaire : Un ; Deux ?"),
        (("Un !", "Deux…"), "Au sommaire : Un ! ; Deux…"),
    ],
)
def test_the_description_names_what_the_cover_names(headlines: tuple[str, str], expected: str) -> None:
    first, second = headlines
    pieces = (article("a", headline=first), article("b", headline=second), article("c"))
    cover = Cover(lines={FRENCH: ("a", "b")})
    assert texts(published(*pieces, cover=cover), "dc:description") == [expected]
    assert texts(published(article("c")), "dc:description") == ["Au sommaire : Titre c."]


def test_what_the_house_does_not_say_is_not_stated() -> None:
    silent = published(article(authors=(DESK,)), house=House(title=HOUSE.title, slug="revue", rubrics=HOUSE.rubrics))
    for name in ("dc:publisher", "dc:rights", "dc:relation", "dc:source", "dc:type"):
        assert not texts(silent, name)
    full = published(article(authors=(DESK,)))
    assert (texts(full, "dc:publisher"), texts(full, "dc:rights")) == (["La Maison"], ["Mentions."])
    assert texts(full, "dc:date") == ["2019-01"]
    assert texts(full, "dc:language") == ["fr"]


def test_the_other_edition_is_led_to_where_there_is_one() -> None:
    address = "https://revue.example/ar/2019-01/revue-2019-01-ar.epub"
    issue = published(article(), article(language=ARABIC))
    (link,) = [dict(one.attributes) for one in said(issue) if one.name == "link"]
    assert link == {
        "rel": "dcterms:hasVersion",
        "href": address,
        "hreflang": "ar",
        "media-type": "application/epub+zip",
    }
    assert texts(issue, "dc:relation") == [address]
    alone = published(article(), article(language=ARABIC, status=Status.DRAFT))
    assert not [one for one in said(alone) if one.name in {"link", "dc:relation"}]


def test_the_version_counts_the_corrections_of_this_language() -> None:
    twice = tuple(Correction(date=date(2019, 1, day), text="Corrigé.") for day in (8, 9))
    issue = published(article(corrections=twice), article("b", corrections=twice[:1]), article(language=ARABIC))
    assert texts(issue, "ibooks:version") == ["1.3"]
    assert texts(issue, "ibooks:version", ARABIC) == ["1.0"]


# The series


def test_the_series_has_type_position_and_issn() -> None:
    issue = published(article(), house=replace(HOUSE, issn_online="2049-3630"))
    assert texts(issue, "belongs-to-collection") == ["La Revue"]
    assert refined(issue, "series", "collection-type") == ["series"]
    assert refined(issue, "series", "group-position") == ["10"]
    assert refined(issue, "series", "dcterms:identifier") == ["urn:issn:2049-3630"]


def test_while_there_is_no_issn_all_issues_of_a_language_share_a_name() -> None:
    january, february = published(article()), published(article(), id="2019-02", number=11)
    names = [refined(issue, "series", "dcterms:identifier", FRENCH) for issue in (january, february)]
    assert names[0] == names[1]
    assert names[0][0].startswith("urn:uuid:")
    both = published(article(), article(language=ARABIC))
    assert refined(both, "series", "dcterms:identifier", ARABIC) != refined(both, "series", "dcterms:identifier")
    assert identifier(january, FRENCH) not in names[0]


def test_libraries_that_know_calibres_form_only_find_the_series() -> None:
    assert named(published(article())) == {"calibre:series": "La Revue", "calibre:series_index": "10"}


# The finished book


def test_every_refinement_refines_something_and_ids_are_unique(book: Opened) -> None:
    metadata = book.package[0]
    ids = [element.get("id") for element in book.package.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    targets = {element.get("id") for element in metadata}
    refinements = [element.get("refines", "") for element in metadata if element.get("refines")]
    assert refinements
    assert all(target.removeprefix("#") in targets for target in refinements)


def test_old_systems_find_the_cover_by_its_id(book: Opened) -> None:
    (name,) = [item for item, values in book.manifest.items() if values.get("properties") == "cover-image"]
    (cover,) = [element for element in book.package.iter(f"{OPF}meta") if element.get("name") == "cover"]
    assert cover.get("content") == name


def test_ids_of_pages_follow_the_article_so_that_readers_notes_find_their_page_in_a_later_version(book: Opened) -> None:
    articles = {name: item["href"] for name, item in book.manifest.items() if item["href"].startswith("articles/")}
    assert articles
    assert all(href == f"articles/{name.removeprefix('article-')}.xhtml" for name, href in articles.items())
