"""Those who sign: persons, and offices, which are no persons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.links import page_of
from magazine.editions.web.manifest import PersonEntry
from magazine.editions.web.structured.nodes import address, said
from magazine.issue import addresses
from magazine.issue.house import Signatory

if TYPE_CHECKING:
    from magazine.editions.web.structured.nodes import Node
    from magazine.issue.house import House
    from magazine.issue.language import Language


def person(entry: PersonEntry, house: House, language: Language) -> Node:
    """Give someone who signs, with the page of those who have one; a role is a person's, an office has none."""
    page = contributor_page(house, language, entry.id) if entry.id else ""
    office = entry.kind == Signatory.OFFICE.value
    return said(
        {
            "@type": "Organization" if office else "Person",
            "@id": f"{page}#contributor" if page else "",
            "name": entry.name,
            "jobTitle": "" if office else entry.role,
            "url": page,
        }
    )


def contributor(house: House, language: Language, contributor_id: str) -> Node | None:
    """Give a contributor of the house by their id, or None."""
    known = house.contributors.get(contributor_id)
    if known is None:
        return None
    entry = PersonEntry(
        id=known.id, name=known.name.best(language), role=known.role.best(language), kind=known.kind.value
    )
    return person(entry, house, language)


def contributor_page(house: House, language: Language, contributor_id: str) -> str:
    """Give the public address of a contributor's page."""
    return address(house, page_of(addresses.shelf_folder(language, addresses.CONTRIBUTORS, contributor_id)))
