"""What the last build wrote of the shelf, so that the next one need not look at it again.

It lies beside the issues (``ar/shelf.json``) and holds nothing but what the pages show: the issues as they are seen from outside,
and for each year the key of all that its pages were made from, with their places.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.web.folder import SITE
from magazine.editions.web.manifest import MANIFEST_FILE
from magazine.site.spine import spine_from_data, spine_to_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from magazine.issue.language import Language
    from magazine.site.spine import Spine

INVENTORY_FORMAT: Final = 1
"""Raised when a reader of the old form would misread the new one; an inventory of another form is as good as none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptYear:
    """The pages of a year.

    Attributes:
        key: hash of all that they were made from.
        places: of the files that were written, within the site.
        aside: of pages that a newer year has (the first page of a rubric), which this year has laid aside.
    """

    key: str
    places: tuple[str, ...]
    aside: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Inventory:
    """The shelf of one language.

    Attributes:
        data: the issues by id, as they were written.
        spines: the issues by id.
        years: the years' pages.
    """

    data: Mapping[str, dict[str, Any]] = field(default_factory=dict)
    spines: Mapping[str, Spine] = field(default_factory=dict)
    years: Mapping[int, KeptYear] = field(default_factory=dict)


def inventory_place(language: Language) -> str:
    """Give the place of a language's inventory within the site: ``ar/shelf.json``."""
    return f"{language.tag}/shelf.json"


def write_inventory(spines: Sequence[Spine], years: Mapping[int, KeptYear], known: Inventory) -> str:
    """Write the inventory of a language; the same shelf gives the same text.

    Args:
        spines: the issues, newest first.
        years: the years' pages.
        known: the last build's; what came from it is written as it was.
    """
    data = {
        "format": INVENTORY_FORMAT,
        "issues": [
            known.data[spine.id] if known.spines.get(spine.id) is spine else spine_to_data(spine) for spine in spines
        ],
        "years": {
            str(year): {"key": kept.key, "places": kept.places, "aside": kept.aside} for year, kept in years.items()
        },
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def read_inventory(last: Path | None, language: Language) -> Inventory:
    """Read the inventory of the last build; nothing where there is none, or where it is of another form.

    Args:
        last: the last build, or None.
        language: whose shelf.
    """
    file = last / SITE / inventory_place(language) if last else None
    if last is None or file is None or not file.is_file():
        return Inventory()
    try:
        return _inventory(json.loads(file.read_bytes()), language, last)
    except (
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
    ):  # cut off, or of another version: everything is looked at again
        return Inventory()


def _inventory(data: dict[str, Any], language: Language, last: Path) -> Inventory:
    if data["format"] != INVENTORY_FORMAT:
        return Inventory()
    issues = {each["id"]: each for each in data["issues"]}
    places = {issue_id: f"{SITE}/{language.tag}/{issue_id}/{MANIFEST_FILE}" for issue_id in issues}
    spines = {
        issue_id: spine_from_data(each, last / places[issue_id], places[issue_id]) for issue_id, each in issues.items()
    }
    years = {
        int(year): KeptYear(key=kept["key"], places=tuple(kept["places"]), aside=tuple(kept["aside"]))
        for year, kept in data["years"].items()
    }
    return Inventory(data=issues, spines=spines, years=years)
