"""The way to a page, from the home page down (schema.org BreadcrumbList)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.links import page_of
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.structured.nodes import address
from magazine.issue import addresses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.frame import Frame
    from magazine.editions.web.manifest import IssueManifest
    from magazine.editions.web.structured.nodes import Node

Step = tuple[str, str]
"""A page's name and its folder within the site."""


def trail(frame: Frame, issue: IssueManifest | None) -> Node | None:
    """Give the way to a page, itself included; None where it is the first step or stands in no language's part."""
    steps = tuple(_steps(frame, issue))
    if len(steps) < 2:  # noqa: PLR2004 - a way has two ends
        return None
    return {
        "@type": "BreadcrumbList",
        "@id": f"{frame.address}#trail",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": name, "item": address(frame.house, page_of(folder))}
            for number, (name, folder) in enumerate(steps, start=1)
        ],
    }


def _steps(frame: Frame, issue: IssueManifest | None) -> Iterator[Step]:
    language_folder, *parts = frame.page.split("/")[:-1] or [""]
    if language_folder != frame.tag:
        return
    yield frame.house_title, frame.tag
    for depth in range(1, len(parts)):
        yield _name(frame, parts[:depth], issue), "/".join((frame.tag, *parts[:depth]))
    if parts:
        yield frame.own_title, "/".join((frame.tag, *parts))


def _name(frame: Frame, parts: list[str], issue: IssueManifest | None) -> str:
    """Name a page on the way: the issue by its number, a folder of the shelf by its phrase, a rubric and a contributor by theirs."""
    first, last = parts[0], parts[-1]
    house, language = frame.house, frame.language
    if issue is not None and first == issue.id:
        return Phrases(language).card_foot.format(Phrases(language).number.format(issue.number), issue.date_in_words)
    if len(parts) == 1:
        return str(getattr(Phrases(language), f"trail_{first}"))
    named = {**house.rubrics} if first == addresses.RUBRICS else {**house.contributors}
    return named[last].name.best(language) if last in named else last  # the house has given it up since
