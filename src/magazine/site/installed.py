"""What makes the site an application: one manifest for each language (W3C, Web Application Manifest).

All addresses in it are relative to the manifest, so that the application works below any path. Its ``id`` alone is not: it is a
name, and stays the same wherever the site is tried out.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from magazine.editions.web.links import link
from magazine.editions.web.phrases import Phrases
from magazine.issue.addresses import KEPT, SEARCH, issue_folder, shelf_folder
from magazine.site.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.site.leaf import Desk, Shelf

MANIFEST_NAME: Final = "manifest.webmanifest"


def app_manifests(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give the manifest of every language: the main one's at the site's root, the others' in their folders."""
    for language in shelf.languages:
        place = manifest_place(desk.house, language)
        data = _manifest(desk, shelf, language, place)
        yield Leaf(place=place, content=json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def manifest_place(house: House, language: Language) -> str:
    """Give the place of a language's manifest within the site."""
    return MANIFEST_NAME if language is house.main_language else f"{language.tag}/{MANIFEST_NAME}"


def _manifest(desk: Desk, shelf: Shelf, language: Language, place: str) -> dict[str, Any]:
    house = desk.house
    title = house.title.best(language)
    path = urlsplit(house.address).path.strip("/")
    return {
        "id": f"/{path}/{language.tag}/".replace("//", "/"),
        "name": title,
        "short_name": title,
        "description": Phrases(language).app_about.format(house.publisher.best(language) or title),
        "lang": language.tag,
        "dir": language.direction.value,
        "start_url": _to(place, language.tag),
        "scope": _root(place),
        "display": "standalone",
        "background_color": desk.theme.tokens["navy"],
        "theme_color": desk.assets.colour,
        "categories": ["news", "magazines"],
        "icons": list(_icons(desk, place)),
        "shortcuts": list(_shortcuts(desk, shelf, language, place)),
    }


def _icons(desk: Desk, place: str) -> Iterator[Mapping[str, str]]:
    yield {
        "src": link(place, desk.assets.places["icon.svg"]),
        "sizes": "any",
        "type": "image/svg+xml",
        "purpose": "any",
    }
    for name, purpose in (("app-192", "any"), ("app-512", "any"), ("maskable-512", "maskable")):
        if name in desk.icons:
            side = name.rpartition("-")[2]
            yield {
                "src": link(place, desk.icons[name]), "sizes": f"{side}x{side}", "type": "image/png", "purpose": purpose
            }  # fmt: skip


def _shortcuts(desk: Desk, shelf: Shelf, language: Language, place: str) -> Iterator[dict[str, Any]]:
    """Name what readers come for: the newest issue, the search, what they kept."""
    phrase = Phrases(language)
    newest = next(iter(shelf.spines(language)), None)
    folders = {
        phrase.newest: issue_folder(newest.id, language) if newest else "",
        phrase.menu_search: shelf_folder(language, SEARCH),
        phrase.kept_issues: shelf_folder(language, KEPT),
    }
    icons = [icon for icon in _icons(desk, place) if icon["sizes"] == "192x192"]
    for name, folder in folders.items():
        if folder:
            yield {"name": name, "url": _to(place, folder), "icons": icons}


def _to(place: str, folder: str) -> str:
    """Give the way from a manifest to a folder of the site, by its public address."""
    return link(place, f"{folder}/x").removesuffix("x") or "./"


def _root(place: str) -> str:
    return "../" * place.count("/") or "./"
