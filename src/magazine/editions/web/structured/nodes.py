"""The nodes that every page refers to: the site, the magazine, who publishes it. Values of JSON-LD 1.1 in schema.org's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from magazine.editions.web.links import page_of, public_address
from magazine.issue import addresses

if TYPE_CHECKING:
    from magazine.issue.house import House
    from magazine.issue.language import Language

Node = dict[str, Any]
"""A thing by its properties; ``@type`` says what it is, ``@id`` names it for other nodes."""


def address(house: House, page: str) -> str:
    """Give the public address of a page of the site."""
    return public_address(house.address, page)


def said(node: Node) -> Node:
    """Leave out what there is nothing to say of."""
    return {name: value for name, value in node.items() if value not in ("", None, [], ())}


def ref(node: Node) -> Node:
    """Refer to a node that stands elsewhere on the page, or on another."""
    return {"@id": node["@id"]}


def publisher(house: House, language: Language) -> Node:
    """Give the body that publishes, by its name in the page's language."""
    name = house.publisher.best(language) or house.title.best(language)
    others = [text for _, text in house.publisher.texts if text != name]
    return said(
        {
            "@type": "Organization",
            "@id": f"{address(house, page_of(''))}#publisher",
            "name": name,
            "alternateName": _one(others),
        }
    )


def periodical(house: House, language: Language) -> Node:
    """Give the magazine: its titles, its numbers once there are any (ISO 3297), its languages, its publisher."""
    title = house.title.best(language)
    others = [text for _, text in house.title.texts if text != title]
    home = address(house, page_of(""))
    return said(
        {
            "@type": "Periodical",
            "@id": f"{home}#periodical",
            "url": home,
            "name": title,
            "alternateName": _one(list(dict.fromkeys(others))),
            "issn": _one([number for number in (house.issn_online, house.issn_print) if number]),
            "inLanguage": [each.tag for each in house.languages],
            "publisher": ref(publisher(house, language)),
        }
    )


def website(house: House, language: Language) -> Node:
    """Give the site, and how it is searched."""
    home = address(house, page_of(""))
    search = address(house, page_of(addresses.shelf_folder(language, addresses.SEARCH)))
    return {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "url": home,
        "name": house.title.best(language),
        "inLanguage": [each.tag for each in house.languages],
        "publisher": ref(publisher(house, language)),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def _one(values: list[str]) -> str | list[str] | None:
    """Give one value as itself, several as a list, none as nothing."""
    return values if len(values) > 1 else next(iter(values), None)
