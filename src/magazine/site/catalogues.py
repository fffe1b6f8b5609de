"""The catalogues of what can be downloaded, for reading systems: OPDS 1.2 (Atom) and OPDS 2.0 (JSON).

The root leads to each language's newest year, that to the year before, and so on. An issue that has no download is not in them.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.web.links import page_of, public_address
from magazine.editions.web.phrases import Phrases
from magazine.issue import addresses
from magazine.issue.addresses import issue_folder
from magazine.issue.dates import latest
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.site.atom import AtomFeed, FeedEntry, Link, feed_xml
from magazine.site.feeds import HTML, publisher_of
from magazine.site.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.manifest import DownloadEntry, IssueManifest
    from magazine.issue.house import House
    from magazine.site.leaf import Desk, Shelf, Year

ROOT_1: Final = "opds/index.xml"
ROOT_2: Final = "opds/index.json"
NAVIGATION: Final = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION: Final = "application/atom+xml;profile=opds-catalog;kind=acquisition"
OPDS_2: Final = "application/opds+json"
MEDIA_TYPES: Final = {Edition.EPUB.value: "application/epub+zip", Edition.SCREEN.value: "application/pdf"}
OPEN_ACCESS: Final = "http://opds-spec.org/acquisition/open-access"
_DC: Final = "http://purl.org/dc/terms/"
_NAMES: Final[dict[str | None, str]] = {"dc": _DC, "opds": "http://opds-spec.org/2010/catalog"}
_SERIES_TYPE: Final = "https://schema.org/PublicationIssue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelfmark:
    """A page of a catalogue: the stem of its place, its title, and the stems beside it by their relation."""

    stem: str
    title: str
    language: Language
    beside: tuple[tuple[str, str], ...] = ()


def catalogues(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give the roots, and an empty first page for a language that has no issue yet."""
    house = desk.house
    moment = shelf.moment.isoformat()
    yield Leaf(place=ROOT_1, content=_root_1(house, shelf.languages, moment))
    yield Leaf(place=ROOT_2, content=_json(_root_2(house, shelf.languages)))
    for language in shelf.languages:
        if not shelf.years(language):
            yield from _both(house, _first(house, language), (), moment)


def year_catalogues(desk: Desk, year: Year) -> Iterator[Leaf]:
    """Give the catalogue of a year twice: as the year's, and as the language's first page, which the newest year makes."""
    house, language = desk.house, year.language
    on = () if year.earlier is None else (("next", _year_stem(language, year.earlier)),)
    first = _first(house, language)
    title = Phrases(language).catalogue_year.format(house.title.best(language), year.year)
    stem = _year_stem(language, year.year)
    own = Shelfmark(stem=stem, title=title, language=language, beside=(("first", first.stem), *on))
    moment = latest((issue.moment for issue in year.issues), "")
    for mark in (replace(first, beside=on), own):
        yield from _both(house, mark, year.issues, moment)


def _first(house: House, language: Language) -> Shelfmark:
    title = Phrases(language).catalogue.format(house.title.best(language))
    return Shelfmark(stem=f"opds/{language.tag}", title=title, language=language)


def _both(house: House, mark: Shelfmark, issues: tuple[IssueManifest, ...], moment: str) -> Iterator[Leaf]:
    offered = tuple(issue for issue in issues if issue.downloads)
    updated = latest((modified(issue) for issue in offered), moment)
    yield Leaf(place=f"{mark.stem}.xml", content=_acquisition(house, mark, offered, updated))
    yield Leaf(place=f"{mark.stem}.json", content=_json(_feed_2(house, mark, offered, updated)))


def modified(issue: IssueManifest) -> str:
    """Give the moment of an issue's last change."""
    return latest((article.modified for article in issue.articles), issue.moment)


def identifier(house: House, issue: IssueManifest) -> str:
    """Give the name that the issue's EPUB bears inside: a UUID made from its address (RFC 9562, version 5)."""
    address = addresses.on_site(house, issue_folder(issue.id, Language(issue.language)))
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}"


def issue_title(house: House, issue: IssueManifest) -> str:
    """Name an issue as a shelf does: the magazine's title, its number and its date."""
    language = Language(issue.language)
    phrase = Phrases(language)
    words = phrase.card_foot.format(phrase.number.format(issue.number), issue.date_in_words)
    return phrase.card_foot.format(house.title.best(language), words)


def _year_stem(language: Language, year: int) -> str:
    return f"opds/{language.tag}-{year}"


# OPDS 1.2


def _root_1(house: House, languages: tuple[Language, ...], moment: str) -> str:
    main = house.main_language
    own = _at(house, ROOT_1)
    feed = AtomFeed(
        id=own,
        title=Phrases(main).catalogue.format(house.title.best(main)),
        language=main,
        updated=moment,
        author=publisher_of(house, main),
        links=(
            Link(rel="self", href=own, type=NAVIGATION),
            Link(rel="start", href=own, type=NAVIGATION),
            Link(rel="alternate", href=_at(house, ROOT_2), type=OPDS_2),
        ),
        entries=tuple(_way_1(house, language, moment) for language in languages),
    )
    return feed_xml(feed, _NAMES)


def _way_1(house: House, language: Language, moment: str) -> FeedEntry:
    place = _at(house, f"opds/{language.tag}.xml")
    return FeedEntry(
        id=place,
        title=Phrases(language).catalogue_newest,
        language=language,
        updated=moment,
        summary=Phrases(language).catalogue_about,
        links=(Link(rel="http://opds-spec.org/sort/new", href=place, type=ACQUISITION, hreflang=language.tag),),
    )


def _acquisition(house: House, mark: Shelfmark, issues: tuple[IssueManifest, ...], updated: str) -> str:
    own = _at(house, f"{mark.stem}.xml")
    beside = (Link(rel=rel, href=_at(house, f"{stem}.xml"), type=ACQUISITION) for rel, stem in mark.beside)
    root = _at(house, ROOT_1)
    feed = AtomFeed(
        id=own,
        title=mark.title,
        language=mark.language,
        updated=updated,
        author=publisher_of(house, mark.language),
        links=(
            Link(rel="self", href=own, type=ACQUISITION),
            Link(rel="start", href=root, type=NAVIGATION),
            Link(rel="up", href=root, type=NAVIGATION),
            *beside,
        ),
        entries=tuple(_issue_1(house, issue) for issue in issues),
    )
    return feed_xml(feed, _NAMES)


def _issue_1(house: House, issue: IssueManifest) -> FeedEntry:
    language = Language(issue.language)
    publisher = publisher_of(house, language)
    return FeedEntry(
        id=identifier(house, issue),
        title=issue_title(house, issue),
        language=language,
        updated=modified(issue),
        published=issue.moment,
        summary=summary(issue),
        authors=(publisher,),
        links=(
            Link(rel="alternate", href=_issue_page(house, issue), type=HTML, hreflang=issue.language),
            *(_download_1(house, issue, download) for download in issue.downloads),
            *_covers_1(house, issue),
        ),
        more=(
            (f"{{{_DC}}}language", issue.language),
            (f"{{{_DC}}}publisher", publisher.name),
            (f"{{{_DC}}}issued", issue.date),
        ),
    )


def _download_1(house: House, issue: IssueManifest, download: DownloadEntry) -> Link:
    return Link(
        rel=OPEN_ACCESS,
        href=_file(house, issue, download.name),
        type=MEDIA_TYPES[download.edition],
        title=_edition_name(issue, download),
        length=str(download.size),
    )


def _covers_1(house: House, issue: IssueManifest) -> Iterator[Link]:
    for rel, (name, _, _) in zip(("", "/thumbnail"), (*covers(issue), *covers(issue)[-1:]), strict=False):
        yield Link(rel=f"http://opds-spec.org/image{rel}", href=_file(house, issue, name), type="image/jpeg")


# OPDS 2.0


def _root_2(house: House, languages: tuple[Language, ...]) -> dict[str, Any]:
    main = house.main_language
    return {
        "metadata": {"title": Phrases(main).catalogue.format(house.title.best(main))},
        "links": [
            {"rel": "self", "href": _at(house, ROOT_2), "type": OPDS_2},
            {"rel": "alternate", "href": _at(house, ROOT_1), "type": NAVIGATION},
        ],
        "navigation": [
            {
                "rel": "http://opds-spec.org/sort/new",
                "href": _at(house, f"opds/{language.tag}.json"),
                "type": OPDS_2,
                "title": Phrases(language).catalogue_newest,
                "language": language.tag,
            }
            for language in languages
        ],
    }


def _feed_2(house: House, mark: Shelfmark, issues: tuple[IssueManifest, ...], updated: str) -> dict[str, Any]:
    links = [("self", mark.stem), *mark.beside]
    return {
        "metadata": {"title": mark.title, "modified": updated, "numberOfItems": len(issues)},
        "links": [
            *({"rel": rel, "href": _at(house, f"{stem}.json"), "type": OPDS_2} for rel, stem in links),
            {"rel": ["start", "up"], "href": _at(house, ROOT_2), "type": OPDS_2},
        ],
        "publications": [_issue_2(house, issue) for issue in issues],
    }


def _issue_2(house: House, issue: IssueManifest) -> dict[str, Any]:
    language = Language(issue.language)
    publisher = publisher_of(house, language).name
    return {
        "metadata": {
            "@type": _SERIES_TYPE,
            "identifier": identifier(house, issue),
            "title": issue_title(house, issue),
            "subtitle": issue.title,
            "language": issue.language,
            "readingProgression": language.direction.value,
            "publisher": publisher,
            "published": issue.moment,
            "modified": modified(issue),
            "description": summary(issue),
            "belongsTo": {"series": {"name": house.title.best(language), "position": issue.number}},
        },
        "links": [
            {"rel": "alternate", "href": _issue_page(house, issue), "type": HTML},
            *(
                {
                    "rel": OPEN_ACCESS,
                    "href": _file(house, issue, download.name),
                    "type": MEDIA_TYPES[download.edition],
                    "title": _edition_name(issue, download),
                    "size": download.size,
                }
                for download in issue.downloads
            ),
        ],
        "images": [
            {"href": _file(house, issue, name), "type": "image/jpeg", "width": width, "height": height}
            for name, width, height in covers(issue)
        ],
    }


# What both say


def covers(issue: IssueManifest) -> tuple[tuple[str, int, int], ...]:
    """Give an issue's cover as JPEG files, the largest first: name, width and height in pixels."""
    front = issue.front or issue.cover
    if front is None:
        return ()
    return tuple(
        (name, width, round(front.height * width / front.width)) for name, width in reversed(front.formats[-1].files)
    )


def summary(issue: IssueManifest) -> str:
    """Say what is in an issue: its own title, then the articles that the cover names."""
    named = [article.headline for line in issue.cover_lines if (article := issue.article(line))]
    comma = "، " if issue.language == Language.ARABIC.tag else ", "
    words = comma.join(named)
    return f"{issue.title} — {words}" if words else issue.title


def _edition_name(issue: IssueManifest, download: DownloadEntry) -> str:
    return str(getattr(Phrases(Language(issue.language)), f"edition_{download.edition}"))


def _issue_page(house: House, issue: IssueManifest) -> str:
    return _at(house, page_of(issue_folder(issue.id, Language(issue.language))))


def _file(house: House, issue: IssueManifest, name: str) -> str:
    return _at(house, f"{issue_folder(issue.id, Language(issue.language))}/{name}")


def _at(house: House, place: str) -> str:
    return public_address(house.address, place)


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
