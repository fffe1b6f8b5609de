"""The way in, the home pages, and the page for those who are lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.editions.web.frame import Frame, Switch
from magazine.editions.web.links import PAGE, page_of
from magazine.editions.web.phrases import Phrases
from magazine.site.front import blocks
from magazine.site.page import alternates, card_of, fill, frame_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.language import Language
    from magazine.site.leaf import Desk, Leaf, Shelf

HOME_ISSUES: Final = 12
"""Issues on a home page: a year of a monthly; the archive has all."""
LOST: Final = "404.html"
"""The page that web servers show for what is not there."""


def front_pages(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give the way in, the page for lost readers, and every language's home page."""
    newest = {language: shelf.newest(language) for language in shelf.languages}
    yield _way_in(desk, newest)
    yield _lost(desk)
    for language, issue in newest.items():
        yield _home(desk, language, shelf, issue)


def _home(desk: Desk, language: Language, shelf: Shelf, newest: IssueManifest | None) -> Leaf:
    frame = frame_for(
        desk,
        language,
        title=desk.house.title.best(language),
        description=_about(desk, language, newest),
        issue_id=newest.id if newest else None,
        card=card_of(desk, newest),
    )
    issues = shelf.spines(language)[:HOME_ISSUES]
    return fill(desk, "home.html", frame, issue=newest, shelf=issues, blocks=blocks(newest) if newest else ())


def _way_in(desk: Desk, newest: dict[Language, IssueManifest | None]) -> Leaf:
    main = desk.house.main_language
    frame = Frame(
        house=desk.house,
        language=main,
        page=PAGE,
        own_title=desk.house.title.best(main),
        description=_about(desk, main, None),
        assets=desk.assets,
        here="way-in",
        alternates=alternates(desk.house, {language: page_of(language.tag) for language in newest}),
    )
    doors = [(door, newest[door.language]) for door in _doors(desk, frame)]
    return fill(desk, "way-in.html", frame, doors=doors)


def _lost(desk: Desk) -> Leaf:
    main = desk.house.main_language
    frame = Frame(
        house=desk.house,
        language=main,
        page=LOST,
        own_title=Phrases(main).lost,
        description=Phrases(main).lost_about,
        assets=desk.assets,
        here="lost",
        anywhere=True,
    )
    return fill(desk, "lost.html", frame, doors=_doors(desk, frame))


def _doors(desk: Desk, frame: Frame) -> tuple[Switch, ...]:
    return tuple(
        Switch(language=language, address=frame.to(page_of(language.tag)), invitation=Phrases(language).choose_language)
        for language in desk.house.languages
    )


def _about(desk: Desk, language: Language, newest: IssueManifest | None) -> str:
    publisher = Phrases(language).publisher.format(desk.house.publisher.best(language))
    title = f"{desk.house.title.best(language)}. {publisher}."
    return f"{title} {newest.title}, {newest.date_in_words}." if newest else title
