"""Where everything comes out: names and places of the contract, section 3.

Every address is relative to ``build/`` or ``build/site/``, with forward slashes, and never changes once published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from magazine.issue.edition import Edition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.issue.house import House
    from magazine.issue.language import Language

ARCHIVE: Final = "archive"
RUBRICS: Final = "rubrics"
CONTRIBUTORS: Final = "contributors"
CORRECTIONS: Final = "corrections"
SEARCH: Final = "search"
IMPRINT: Final = "imprint"
ACCESSIBILITY: Final = "accessibility"
READING: Final = "reading"
KEPT: Final = "kept"
VERIFY: Final = "verify"
SHELF_FOLDERS: Final = frozenset(
    {ARCHIVE, RUBRICS, CONTRIBUTORS, CORRECTIONS, SEARCH, IMPRINT, ACCESSIBILITY, READING, KEPT, VERIFY}
)
"""Folders beside the issues in a language's part of the site; no issue may have one of these ids."""
ISSUE_FOLDERS: Final = frozenset({"pictures", "charts", "recordings", "cards"})
"""Folders beside the articles in an issue's part of the site; no article may have one of these ids."""


def issue_folder(issue_id: str, language: Language) -> str:
    """Give the folder of an issue within the site: ``ar/2019-01``."""
    return f"{language.tag}/{issue_id}"


def article_folder(issue_id: str, article_id: str, language: Language) -> str:
    """Give the folder of an article within the site: ``ar/2019-01/open-days``."""
    return f"{issue_folder(issue_id, language)}/{article_id}"


def shelf_folder(language: Language, *parts: str | int) -> str:
    """Give a folder of the shelf: ``ar/archive/2019``, ``fr/rubrics/dossier``, ``fr/rubrics/dossier/2019``, ``ar/imprint``."""
    return "/".join((language.tag, *map(str, parts)))


def on_site(house: House, folder: str) -> str:
    """Give the whole address of a folder of the site: ``https://magazine.example/ar/2019-01/``."""
    return whole(house.address, f"{folder}/")


def whole(site: str, place: str) -> str:
    """Join the site's address and a place within it; letters that addresses cannot hold are written as such (RFC 3986, 2.1)."""
    return f"{site.rstrip('/')}/{quote(place)}"


def shown(address: str) -> str:
    """Give an address as readers are shown it, to type or to remember: ``magazine.example/ar/2019-01``."""
    return address.partition("://")[2].rstrip("/")


def file_name(house: House, issue_id: str, language: Language, edition: Edition) -> str:
    """Name a download: ``police-magazine-2019-01-ar.epub``, ``…-ar.pdf``, ``…-ar-press.pdf``, ``…-ar-archive.pdf``.

    Raises:
        KeyError: for the web edition, which is a folder.
    """
    ending = {
        Edition.EPUB: ".epub",
        Edition.SCREEN: ".pdf",
        Edition.PRESS: "-press.pdf",
        Edition.ARCHIVE: "-archive.pdf",
    }[edition]
    return f"{house.slug}-{issue_id}-{language.tag}{ending}"


def file_place(house: House, issue_id: str, language: Language, edition: Edition) -> str:
    """Give a download's place within ``build/``."""
    name = file_name(house, issue_id, language, edition)
    if edition in {Edition.PRESS, Edition.ARCHIVE}:
        return f"{edition.value}/{issue_id}/{name}"
    return f"site/{issue_folder(issue_id, language)}/{name}"


def combined_place(house: House, issue_id: str, languages: Sequence[Language]) -> str:
    """Give the place of the press edition that holds several languages: ``press/2019-01/police-magazine-2019-01-ar-fr-press.pdf``.

    Args:
        house: whose name the file bears.
        issue_id: the issue.
        languages: in the order in which they are bound.
    """
    tags = "-".join(language.tag for language in languages)
    return f"{Edition.PRESS.value}/{issue_id}/{house.slug}-{issue_id}-{tags}-{Edition.PRESS.value}.pdf"


def imposed_place(press_place: str) -> str:
    """Give the place of a press edition's proof in booklet spreads: ``…-press.pdf`` becomes ``…-imposed.pdf``."""
    return f"{press_place.removesuffix('-press.pdf')}-imposed.pdf"


def reports_folder(issue_id: str) -> str:
    """Give the folder of an issue's reports within ``build/``."""
    return f"reports/{issue_id}"


def preflight_place(issue_id: str, tags: str) -> str:
    """Give the place within ``build/`` of the record of what was checked on a press file: ``preflight-ar.json``, ``preflight-ar-fr.json``."""
    return f"{reports_folder(issue_id)}/preflight-{tags}.json"
