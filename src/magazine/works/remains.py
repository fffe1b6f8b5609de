"""What an order asks for, and what of the last build stays beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.manuscript.project import issue_ids
from magazine.works.order import ALL_EDITIONS
from magazine.works.volumes import volume_places

if TYPE_CHECKING:
    from magazine.issue.language import Language
    from magazine.works.manuscripts import Copy
    from magazine.works.order import BuildOrder


def languages_asked(copy: Copy, order: BuildOrder) -> tuple[Language, ...]:
    """Give the languages of an issue that an order asks for, and in which there is something to make."""
    return tuple(
        language
        for language in copy.publication.languages
        if _is_asked(language, order) and copy.publication.contents[language]
    )


def _is_asked(language: Language, order: BuildOrder) -> bool:
    return order.languages is None or language in order.languages


def pages_over_all(order: BuildOrder) -> set[str]:
    """Name what the last build's site has beside the issues, for a build that makes no site."""
    site, issues = order.out / "site", set(issue_ids(order.project))
    return {
        path.relative_to(order.out).as_posix()
        for path in (*site.glob("*"), *site.glob("*/*"))
        if path.is_file() or (path.parent != site and path.name not in issues)
    } | {f"site/{name}" for name in ("assets", "search", "opds")}


def made_again(copy: Copy, order: BuildOrder) -> list[str]:
    """Name the downloads that this build makes, wherever an earlier one left them."""
    house, issue_id = copy.publication.house, copy.publication.id
    volumes = volume_places(copy.publication) if Edition.PRESS in order.editions else []
    return volumes + [
        addresses.file_place(house, issue_id, language, edition)
        for language in languages_asked(copy, order)
        for edition in order.editions - {Edition.WEB}
    ]


def kept_of(copy: Copy, order: BuildOrder) -> set[str]:
    """Name what stays of an issue that is built only in part."""
    house, issue_id = copy.publication.house, copy.publication.id
    kept = {f"{addresses.reports_folder(issue_id)}/pages.json"}
    # Where all articles of a language are withheld now nothing is made of it, and nothing stays either, nor what it is bound into.
    read = tuple(each for each in copy.publication.languages if copy.publication.contents[each])
    for language in read:
        making = order.editions if _is_asked(language, order) else frozenset()
        for edition in ALL_EDITIONS - making:
            place = (
                f"site/{addresses.issue_folder(issue_id, language)}"
                if edition is Edition.WEB
                else addresses.file_place(house, issue_id, language, edition)
            )
            kept.add(place)
            if edition is Edition.PRESS:
                kept.add(addresses.preflight_place(issue_id, language.tag))
    if Edition.PRESS not in order.editions:
        kept |= set(volume_places(replace(copy.publication, languages=read)))
    return kept
