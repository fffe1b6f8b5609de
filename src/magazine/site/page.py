"""How a page over all issues is framed: its title and addresses, and the way to the same page in the other languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.frame import Alternate, Frame, Switch
from magazine.editions.web.links import link, page_of, public_address
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.structured.articles import share_card
from magazine.issue.addresses import shelf_folder
from magazine.site.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from typing import Any

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.site.leaf import Desk, Year


def frame_for(
    desk: Desk,
    language: Language,
    *parts: str | int,
    title: str,
    description: str = "",
    there: Container[Language] | None = None,
    issue_id: str | None = None,
    card: str = "",
) -> Frame:
    """Frame a page of the shelf.

    Args:
        desk: what every department works with.
        language: of the page.
        parts: its folder within the language's part of the site: ``"rubrics", "dossier", 2019``; none for the home page.
        title: the page's own title.
        description: for listings elsewhere, one or two sentences.
        there: the languages in which the same page exists; all of the house's where it is not given. A switch to another
            language leads to the nearest page above, and says that this one is not there.
        issue_id: the issue that the menu leads to, for a page that is made anew with every issue.
        card: public address of the picture shown where the page is shared.
    """
    house = desk.house
    page = page_of(shelf_folder(language, *parts))
    found = tuple(other for other in house.languages if other is language or there is None or other in there)
    return Frame(
        house=house,
        language=language,
        page=page,
        own_title=title,
        description=description,
        assets=desk.assets,
        here=str(parts[0]) if parts else "home",
        switches=tuple(_switch(page, other, parts, there) for other in house.languages if other is not language),
        alternates=alternates(house, {other: page_of(shelf_folder(other, *parts)) for other in found}),
        issue_id=issue_id,
        card=card,
    )


def frames_by_year(
    desk: Desk, year: Year, folder: str, identity: str, *, name: str, about: str, there: Container[Language]
) -> Iterator[Frame]:
    """Frame what a year gives of a rubric or contributor: their first page, which the newest year makes, and the year's own."""
    for part, title in (((), name), ((year.year,), f"{name}, {year.year}")):
        card = card_of(desk, year.issues[0])
        yield frame_for(
            desk, year.language, folder, identity, *part, title=title, description=about, there=there, card=card
        )


def card_of(desk: Desk, issue: IssueManifest | None) -> str:
    """Give the public address of an issue's share card, which a page of the shelf shows too; nothing where there is none."""
    return share_card(desk.house, issue, issue.card) if issue else ""


def fill(desk: Desk, template: str, frame: Frame, **values: Any) -> Leaf:
    """Fill a page's template, and give the page in its place."""
    return Leaf(place=frame.page, content=desk.templates.fill(template, frame, **values))


def alternates(house: House, places: dict[Language, str]) -> tuple[Alternate, ...]:
    """Give a page in all its languages, by its places; nothing where it is the only one."""
    if len(places) == 1:
        return ()
    return tuple(Alternate(tag=tag.tag, address=public_address(house.address, place)) for tag, place in places.items())


def _switch(page: str, other: Language, parts: tuple[str | int, ...], there: Container[Language] | None) -> Switch:
    phrase = Phrases(other)
    if there is None or other in there:
        return Switch(
            language=other, address=link(page, page_of(shelf_folder(other, *parts))), invitation=phrase.choose_language
        )
    return Switch(
        language=other, address=link(page, page_of(shelf_folder(other, *parts[:1]))), note=phrase.nothing_here
    )
