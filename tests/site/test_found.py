"""To be found and followed: feeds, catalogues, sitemaps, structured data and cards, as others read them from a built site."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.robotparser import RobotFileParser
from uuid import NAMESPACE_URL, uuid5

import pytest
from bs4 import BeautifulSoup
from lxml import etree
from PIL import Image
from tests.editions.web.bench import build
from tests.site.page_kinds import pages as every_page
from tests.site.test_shelf import put_up
from tests.specifications import data_blocks, google, opds_2, relax_ng, schema_org, texts, web_manifest, xml_schema

from magazine.constants import CARD_MAX_BYTES, CARD_PX
from magazine.editions.web.manifest import CorrectionEntry, from_json, to_json
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.editions.web.bench import Built

    from magazine.editions.web.manifest import ArticleEntry, IssueManifest

NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "dc": "http://purl.org/dc/terms/",
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
SITE = "https://specimen.example"


def xml(file: Path) -> etree._Element:
    return etree.parse(file).getroot()


def found(root: etree._Element, path: str) -> list[str]:
    return [str(each) for each in root.xpath(path, namespaces=NAMES)]


def graph(built: Built, place: str) -> dict[str, Any]:
    (block,) = data_blocks(built.page(place))
    return {each["@type"]: each for each in block["@graph"]}


def manifest(built: Built, tag: str) -> IssueManifest:
    return from_json((built.site / tag / "2019-01/issue.json").read_text(encoding="utf-8"))


@pytest.fixture
def shelve(built: Built, tmp_path: Path, cache: Path) -> Callable[..., Path]:
    """Give a function that puts up the site of some issues, and gives its folder."""

    def put(*issues: IssueManifest) -> Path:
        into = tmp_path / f"build-{len(list(tmp_path.iterdir()))}"
        for issue in issues:
            folder = into / "site" / issue.language / issue.id
            folder.mkdir(parents=True)
            (folder / "issue.json").write_text(to_json(issue), encoding="utf-8")
        put_up(into, built.house, cache)
        return into / "site"

    return put


def first_article(issue: IssueManifest, **changes: Any) -> IssueManifest:
    """Change the first article of an issue."""
    head, *rest = issue.articles
    return replace(issue, articles=(replace(head, **changes), *rest))


# Every file against its specification


def test_feeds_are_atom(every_kind: Built) -> None:
    feeds = sorted(every_kind.site.rglob("feed.xml"))
    assert len(feeds) > 10
    assert relax_ng("atom.rnc", feeds) == []


def test_catalogues_are_opds_1_2(every_kind: Built) -> None:
    catalogues = sorted((every_kind.site / "opds").glob("*.xml"))
    assert [file.name for file in catalogues] == ["ar-2019.xml", "ar.xml", "fr-2019.xml", "fr.xml", "index.xml"]
    assert relax_ng("opds-1.2.rnc", catalogues) == []


def test_catalogues_are_opds_2_0(every_kind: Built) -> None:
    catalogues = sorted((every_kind.site / "opds").glob("*.json"))
    assert [file.name for file in catalogues] == ["ar-2019.json", "ar.json", "fr-2019.json", "fr.json", "index.json"]
    assert opds_2(json.loads(text) for text in texts(catalogues)) == []


def test_sitemaps_follow_the_protocol(every_kind: Built) -> None:
    lists = [every_kind.site / name for name in ("sitemap-shelf.xml", "ar/sitemap-2019.xml", "fr/sitemap-2019.xml")]
    assert xml_schema("sitemap-with-languages.xsd", lists) == []
    assert xml_schema("siteindex.xsd", [every_kind.site / "sitemap.xml"]) == []


def test_web_manifests_follow_their_schema(every_kind: Built) -> None:
    manifests = sorted(every_kind.site.rglob("*.webmanifest"))
    assert web_manifest(json.loads(text) for text in texts(manifests)) == []


def test_structured_data_is_in_schema_org_s_words_and_by_google_s_rules(every_kind: Built) -> None:
    pages = [page for page in every_page(every_kind.site) if page.kind not in SILENT]
    blocks = [
        block
        for page in pages
        for block in data_blocks((every_kind.site / page.place / "index.html").read_text(encoding="utf-8"))
    ]
    assert len(blocks) == len(pages) > 60
    assert google(blocks) == []
    assert schema_org(blocks) == []


SILENT = frozenset({"lost", "offline", "redirect"})
"""Kinds of page that say nothing of themselves: they stand at any address, or lead on."""


BROKEN = {
    "atom.rnc": [
        ("<updated>2019-01", "<updated>soon 2019-01"),
        ("<id>", "<id><b/>"),
        ("<title>", "<name>x</name><title>"),
    ],
    "opds-1.2.rnc": [("<summary>", '<summary type="html">'), ('href="https://', 'href="https:// ')],
}
"""By schema, what breaks a feed."""


@pytest.mark.parametrize("schema", BROKEN)
def test_a_broken_feed_is_refused(schema: str, built: Built, tmp_path: Path) -> None:
    text = (built.site / "opds/fr.xml").read_text(encoding="utf-8")
    files = [tmp_path / f"broken-{number}.xml" for number, _ in enumerate(BROKEN[schema])]
    for file, (old, new) in zip(files, BROKEN[schema], strict=True):
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
    messages = relax_ng(schema, files)
    assert [file.name for file in files if not any(f"{file.name}:" in message for message in messages)] == []


def test_a_broken_catalogue_is_refused(built: Built) -> None:
    whole = json.loads((built.site / "opds/fr.json").read_text(encoding="utf-8"))
    assert opds_2([whole]) == []
    assert opds_2([{**whole, "links": []}]) != []
    assert opds_2([{**whole, "publications": [{**whole["publications"][0], "images": []}]}]) != []
    (issue,) = whole["publications"]
    for wrong in ({"language": "français"}, {"modified": "2019-01-01T00:00:00"}, {"identifier": "no address"}):
        metadata = {**issue["metadata"], **wrong}
        assert len(opds_2([{**whole, "publications": [{**issue, "metadata": metadata}]}])) == 1


def test_a_broken_sitemap_is_refused(built: Built, tmp_path: Path) -> None:
    broken = tmp_path / "sitemap.xml"
    text = (built.site / "ar/sitemap-2019.xml").read_text(encoding="utf-8")
    for old, new in (("<loc>", "<lok>"), ("<lastmod>2019", "<lastmod>soon 2019"), ('hreflang="fr" ', "")):
        assert old in text
        broken.write_text(
            text.replace(old, new).replace("</loc>", "</lok>" if new == "<lok>" else "</loc>"), encoding="utf-8"
        )
        assert xml_schema("sitemap-with-languages.xsd", [broken]) != []


def test_a_broken_web_manifest_is_refused() -> None:
    whole = {"name": "x", "icons": [{"src": "a.png", "sizes": "192x192", "type": "image/png"}], "display": "standalone"}
    assert web_manifest([whole]) == []
    assert web_manifest([{"icons": []}, {**whole, "display": "wide"}, {**whole, "dir": "right"}]) != []


def test_broken_structured_data_is_refused(built: Built) -> None:
    article = graph(built, "fr/2019-01/patrol")["NewsArticle"]
    wrong = ({"author": {"@type": "Place"}}, {"unheardOf": 1}, {"wordCount": ["many"]}, {"@type": "NewsStory"})
    assert len(schema_org([{"@graph": [{**article, **change} for change in wrong]}])) == len(wrong)
    trail = {"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "name": "x"}]}
    assert google([{"@graph": [trail]}]) != []


# Feeds


def test_a_feed_lists_the_articles_with_their_people_rubric_and_language(built: Built) -> None:
    feed = xml(built.site / "ar/feed.xml")
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "ar"
    assert found(feed, "a:link[@rel='self']/@href") == [f"{SITE}/ar/feed.xml"]
    ids = found(feed, "a:entry/a:id/text()")
    assert ids == [f"{SITE}/ar/2019-01/{article.id}/" for article in manifest(built, "ar").articles]
    assert found(feed, "a:entry/a:link[@rel='alternate']/@href") == ids
    patrol = f"a:entry[a:id='{SITE}/ar/2019-01/patrol/']"
    assert found(feed, f"{patrol}/a:author/a:name/text()") == ["هيئة التحرير", "كاتب ضيف"]
    assert found(feed, f"{patrol}/a:author/a:uri/text()") == [f"{SITE}/ar/contributors/newsroom/"]
    assert found(feed, f"{patrol}/a:contributor/a:name/text()") == ["الورشة"]
    assert found(feed, f"{patrol}/a:category/@term") == ["field"]


def test_a_rubric_has_a_feed_of_its_own(built: Built) -> None:
    feed = xml(built.site / "fr/rubrics/field/feed.xml")
    assert set(found(feed, "a:entry/a:category/@term")) == {"field"}
    assert found(feed, "a:link[@rel='alternate']/@href") == [f"{SITE}/fr/rubrics/field/"]


def test_numbers_keep_their_order_in_plain_text(built: Built, shelve: Callable[..., Path]) -> None:
    issue = first_article(manifest(built, "ar"), summary="الهاتف: 05 22 00 00 00.")
    (first, *_) = found(xml(shelve(issue) / "ar/feed.xml"), "a:entry/a:summary/text()")
    assert first == "الهاتف: \u206605 22 00 00 00\u2069."


def test_what_may_not_leave_the_house_is_nowhere(built: Built) -> None:
    for file in (*built.site.rglob("*.xml"), *built.site.rglob("*.json"), built.site / "llms.txt"):
        text = file.read_text(encoding="utf-8")
        assert not [
            word for word in ("draft-piece", "embargoed", "BROUILLON", "SOUSEMBARGO", "المسودة") if word in text
        ]


def test_an_advertisement_is_in_no_feed_and_is_no_news(every_kind: Built) -> None:
    paid = next(each for each in manifest(every_kind, "fr").articles if each.kind == "advertisement")
    for file in every_kind.site.rglob("feed.xml"):
        assert f"/{paid.id}/</id>" not in file.read_text(encoding="utf-8")
    assert "AdvertiserContentArticle" in graph(every_kind, f"fr/2019-01/{paid.id}")
    assert "NewsArticle" not in graph(every_kind, f"fr/2019-01/{paid.id}")


def test_a_correction_moves_updated_and_stands_in_a_feed_of_its_own(built: Built, shelve: Callable[..., Path]) -> None:
    corrections = (CorrectionEntry(date="2019-03-05", text="Il y avait 12 agents."),)
    issue = first_article(manifest(built, "fr"), corrections=corrections, modified="2019-03-05T00:00:00+00:00")
    site = shelve(issue)
    feed = xml(site / "fr/feed.xml")
    assert found(feed, "a:updated/text() | a:entry[1]/a:updated/text()") == ["2019-03-05T00:00:00+00:00"] * 2
    assert found(feed, "a:entry[1]/a:published/text()") == ["2019-01-01T00:00:00+00:00"]
    own = xml(site / "fr/corrections/feed.xml")
    head = issue.articles[0]
    assert found(own, "a:entry[1]/a:id/text()") == [f"{SITE}/fr/2019-01/{head.id}/#correction-2019-03-05-1"]
    assert found(own, "a:entry[1]/a:summary/text()") == ["Il y avait 12 agents."]
    assert found(xml(site / "sitemap.xml"), "s:sitemap/s:lastmod/text()") == ["2019-03-05T00:00:00+00:00"]


def test_a_renamed_article_stays_the_same_entry(built: Built, shelve: Callable[..., Path]) -> None:
    issue = manifest(built, "fr")
    head = issue.articles[0]
    feed = xml(shelve(replace(issue, former=(("first-name", head.id),))) / "fr/feed.xml")
    assert found(feed, "a:entry[1]/a:id/text()") == [f"{SITE}/fr/2019-01/first-name/"]
    assert found(feed, "a:entry[1]/a:link/@href") == [f"{SITE}/fr/2019-01/{head.id}/"]


def test_the_latest_moment_counts_whatever_its_time_zone(built: Built, shelve: Callable[..., Path]) -> None:
    issue = manifest(built, "fr")
    moments = ("2018-12-31T23:00:00+00:00", "2019-01-01T00:30:00+02:00")
    articles = tuple(replace(each, modified=at) for each, at in zip(issue.articles, moments, strict=False))
    feed = xml(shelve(replace(issue, articles=articles)) / "fr/feed.xml")
    assert found(feed, "a:updated/text()") == [moments[0]]


def test_older_years_are_a_page_on(built: Built, shelve: Callable[..., Path]) -> None:
    issue = manifest(built, "fr")
    site = shelve(issue, replace(issue, id="2017-05", date="2017-05", number=3))
    first, year, oldest = (xml(site / f"fr/{place}feed.xml") for place in ("", "archive/2019/", "archive/2017/"))
    assert found(first, "a:link[@rel='next']/@href") == [f"{SITE}/fr/archive/2019/feed.xml"]
    assert found(year, "a:link[@rel='next']/@href") == [f"{SITE}/fr/archive/2017/feed.xml"]
    assert found(oldest, "a:link[@rel='next']/@href") == []
    assert found(oldest, "a:entry[1]/a:id/text()") == [f"{SITE}/fr/2017-05/{issue.articles[0].id}/"]
    for place in ("opds/fr.xml", "opds/fr-2019.xml"):
        assert found(xml(site / place), "a:link[@rel='next']/@href") == [f"{SITE}/opds/fr-2017.xml"]
    rubric = issue.articles[0].rubric.id
    own, before = (xml(site / f"fr/rubrics/{rubric}/{place}feed.xml") for place in ("", "2017/"))
    assert found(own, "a:link[@rel='next']/@href") == [f"{SITE}/fr/rubrics/{rubric}/2017/feed.xml"]
    assert found(before, "a:link[@rel='first']/@href") == found(own, "a:link[@rel='self']/@href")
    assert all(f"{SITE}/fr/2019-01/" in each for each in found(own, "a:entry/a:id/text()"))


# Catalogues


def test_a_catalogue_offers_the_downloads_under_the_name_that_the_book_bears(built: Built) -> None:
    catalogue = xml(built.site / "opds/fr.xml")
    assert found(catalogue, "a:entry/a:id/text()") == [f"urn:uuid:{uuid5(NAMESPACE_URL, f'{SITE}/fr/2019-01/')}"]
    way = "a:entry/a:link[@rel='http://opds-spec.org/acquisition/open-access']"
    assert found(catalogue, f"{way}/@type") == ["application/epub+zip", "application/pdf"]
    assert found(catalogue, f"{way}/@length") == ["4132000", "980000"]
    assert found(catalogue, "a:entry/dc:language/text()") == ["fr"]
    for rel in ("image", "image/thumbnail"):
        (address,) = found(catalogue, f"a:entry/a:link[@rel='http://opds-spec.org/{rel}']/@href")
        assert (built.site / address.removeprefix(f"{SITE}/")).is_file()


def test_an_issue_without_downloads_is_in_no_catalogue(built: Built, shelve: Callable[..., Path]) -> None:
    site = shelve(replace(manifest(built, "fr"), downloads=()))
    assert found(xml(site / "opds/fr.xml"), "a:entry") == []
    assert json.loads((site / "opds/fr.json").read_text(encoding="utf-8"))["publications"] == []


# Sitemaps and robots


def test_the_sitemaps_list_every_page_once_with_its_languages(every_kind: Built) -> None:
    index = xml(every_kind.site / "sitemap.xml")
    listed: list[etree._Element] = []
    for address in found(index, "s:sitemap/s:loc/text()"):
        listed += xml(every_kind.site / address.removeprefix(f"{SITE}/")).iterfind("s:url", NAMES)
    addresses = [each.findtext("s:loc", "", NAMES) for each in listed]
    assert len(addresses) == len(set(addresses))
    pages = {
        f"{SITE}/{page.parent.relative_to(every_kind.site).as_posix()}/".replace("/./", "/")
        for page in every_kind.site.rglob("index.html")
        if page.parent.name not in {"search", "kept"} and 'http-equiv="refresh"' not in page.read_text(encoding="utf-8")
    }
    assert set(addresses) == pages
    (both,) = [each for each in listed if each.findtext("s:loc", "", NAMES) == f"{SITE}/ar/2019-01/patrol/"]
    assert found(both, "x:link/@hreflang") == ["ar", "fr"]
    assert found(both, "x:link/@href") == [f"{SITE}/ar/2019-01/patrol/", f"{SITE}/fr/2019-01/patrol/"]


def test_an_issue_in_one_language_has_no_other_in_any_list(built: Built, shelve: Callable[..., Path]) -> None:
    issue = manifest(built, "ar")
    alone = replace(
        issue, languages=("ar",), articles=tuple(replace(each, languages=("ar",)) for each in issue.articles)
    )
    site = shelve(alone)
    assert found(xml(site / "ar/sitemap-2019.xml"), "//x:link") == []
    assert found(xml(site / "fr/feed.xml"), "a:entry") == []
    assert not (site / "fr/sitemap-2019.xml").exists()
    assert relax_ng("atom.rnc", [site / "fr/feed.xml", site / "fr/corrections/feed.xml"]) == []
    assert relax_ng("opds-1.2.rnc", [site / "opds/fr.xml"]) == []


def test_robots_may_read_everything_and_find_the_sitemap(built: Built) -> None:
    robots = RobotFileParser()
    robots.parse((built.site / "robots.txt").read_text(encoding="utf-8").splitlines())
    assert robots.can_fetch("*", f"{SITE}/ar/2019-01/patrol/")
    assert robots.site_maps() == [f"{SITE}/sitemap.xml"]


# Pages


def test_an_article_says_what_it_is(built: Built) -> None:
    nodes = graph(built, "fr/2019-01/patrol")
    article = nodes["NewsArticle"]
    entry: ArticleEntry = next(each for each in manifest(built, "fr").articles if each.id == "patrol")
    assert article["headline"] == entry.headline
    assert article["datePublished"] == "2019-01-01T00:00:00+00:00"
    office, guest = article["author"]
    assert office == {
        "@type": "Organization",
        "@id": f"{SITE}/fr/contributors/newsroom/#contributor",
        "name": "La rédaction",
        "url": f"{SITE}/fr/contributors/newsroom/",
    }
    assert (guest["@type"], "url" in guest) == ("Person", False)
    assert article["translationOfWork"] == {"@id": f"{SITE}/ar/2019-01/patrol/#article"}
    assert article["isPartOf"] == {"@id": nodes["PublicationIssue"]["@id"]}
    assert nodes["PublicationIssue"]["isPartOf"] == {"@id": nodes["Periodical"]["@id"]}
    assert nodes["Periodical"]["issn"] == "2049-3630"
    assert nodes["Periodical"]["alternateName"] == "مجلة العينة"
    steps = [(step["name"], step["item"]) for step in nodes["BreadcrumbList"]["itemListElement"]]
    assert steps == [
        ("Le Spécimen", f"{SITE}/fr/"),
        ("N° 7, janvier 2019", f"{SITE}/fr/2019-01/"),
        (entry.headline, f"{SITE}/fr/2019-01/patrol/"),
    ]


def test_the_original_names_its_translations(built: Built) -> None:
    article = graph(built, "ar/2019-01/patrol")["NewsArticle"]
    assert article["workTranslation"] == [{"@id": f"{SITE}/fr/2019-01/patrol/#article"}]


def test_a_contributor_s_page_says_whose_it_is(built: Built) -> None:
    page = graph(built, "ar/contributors/newsroom")["ProfilePage"]
    assert (page["mainEntity"]["@type"], page["mainEntity"]["name"]) == ("Organization", "هيئة التحرير")


def test_the_site_says_how_it_is_searched(built: Built) -> None:
    action = graph(built, "ar")["WebSite"]["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{SITE}/ar/search/?q={{search_term_string}}"


def test_a_page_says_what_sharers_ask(built: Built) -> None:
    page = BeautifulSoup(built.page("ar/2019-01/patrol"), "html.parser")
    said = {each["property"]: each["content"] for each in page.select("meta[property]")}
    assert said["og:type"] == "article"
    assert (said["og:locale"], said["og:locale:alternate"]) == ("ar_AR", "fr_FR")
    assert said["og:url"] == f"{SITE}/ar/2019-01/patrol/"
    assert said["article:published_time"] == "2019-01-01T00:00:00+00:00"
    card = built.site / str(said["og:image"]).removeprefix(f"{SITE}/")
    with Image.open(card) as image:
        assert image.size == CARD_PX == (int(str(said["og:image:width"])), int(str(said["og:image:height"])))
    assert card.stat().st_size <= CARD_MAX_BYTES


@pytest.mark.parametrize(
    "place",
    ["ar", "fr/archive", "ar/archive/2019", "fr/rubrics", "ar/rubrics/field/2019", "fr/contributors/newsroom", "ar/corrections",
     "fr/corrections/2019", "ar/imprint"],
)  # fmt: skip
def test_a_page_of_the_shelf_is_shared_with_its_newest_issue_s_card(built: Built, place: str) -> None:
    page = BeautifulSoup(built.page(place), "html.parser")
    card = str(page.select_one('meta[property="og:image"]')["content"])  # type: ignore[index]
    assert card.startswith(f"{SITE}/{place[:2]}/2019-01/cards/")
    assert (built.site / card.removeprefix(f"{SITE}/")).is_file()


@pytest.mark.parametrize(
    ("place", "feeds"),
    [
        ("fr/2019-01/patrol", ["fr/feed.xml", "fr/corrections/feed.xml"]),
        ("fr/rubrics/field", ["fr/rubrics/field/feed.xml", "fr/feed.xml", "fr/corrections/feed.xml"]),
        (".", ["ar/feed.xml", "fr/feed.xml"]),
    ],
)
def test_a_page_offers_the_feeds_that_there_are(place: str, feeds: list[str], built: Built) -> None:
    page = BeautifulSoup(built.page(place), "html.parser")
    links = page.select('link[type="application/atom+xml"]')
    folder = built.site / place
    assert [(folder / str(link["href"])).resolve() for link in links] == [built.site.resolve() / feed for feed in feeds]
    assert all((folder / str(link["href"])).is_file() for link in page.select('link[rel="related"]'))


def test_no_language_is_preferred_where_one_is_chosen(built: Built) -> None:
    for place in (".", "ar", "fr"):
        page = BeautifulSoup(built.page(place), "html.parser")
        links = {
            str(link["hreflang"]): link["href"] for link in page.select('link[rel="alternate"][hreflang]:not([type])')
        }
        assert links == {"ar": f"{SITE}/ar/", "fr": f"{SITE}/fr/", "x-default": f"{SITE}/"}


def test_text_cannot_break_out_of_a_data_block(project: Path, tmp_path: Path, cache: Path) -> None:
    own = tmp_path / "project"
    shutil.copytree(project, own)
    piece = own / "issues/2019-01/patrol/fr.md"
    text = piece.read_text(encoding="utf-8")
    head = "title: 'Une </script><!-- nuit & jour'"
    piece.write_text(text.replace("title: Une nuit avec la patrouille", head), encoding="utf-8")
    other = build(own, tmp_path / "build", cache)
    article = graph(other, "fr/2019-01/patrol")["NewsArticle"]
    assert article["headline"] == "Une </script><!-- nuit & jour"
    assert other.publication.languages == (Language.ARABIC, Language.FRENCH)


def test_the_same_issues_give_the_same_files(built: Built, shelve: Callable[..., Path]) -> None:
    issues = [manifest(built, tag) for tag in ("ar", "fr")]
    one, other = shelve(*issues), shelve(*issues)
    names = [path.relative_to(one) for path in one.rglob("*") if path.suffix in {".xml", ".json", ".txt"}]
    assert len(names) > 20
    assert all((one / name).read_bytes() == (other / name).read_bytes() for name in names)
