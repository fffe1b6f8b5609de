"""What an issue's record says of its making: settings, tools and inputs; and its bill of materials."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from magazine.manuscript.issue import read_issue
from magazine.manuscript.project import issue_ids
from magazine.manuscript.theme import licences_of, theme_files
from magazine.release.bill import Part, bill_of
from magazine.works.clock import file_moment
from magazine.works.sources import digest, embargo_moment, settings
from magazine.works.toolset import dictionaries, own_code, toolset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from magazine.issue.article import Article
    from magazine.issue.theme import Theme
    from magazine.works.manuscripts import Copy
    from magazine.works.order import BuildOrder

_OFL: Final = "OFL-1.1"
"""SIL Open Font License, under which each licence file named ``OFL-…`` stands."""


def made_from(copy: Copy, order: BuildOrder) -> dict[str, Any]:
    """Give what decides an issue's bytes, for its record: nothing in it tells of this machine, its user, its folders or the time."""
    publication = copy.publication
    moment = embargo_moment(_articles(copy, order.project), order.as_of)
    languages = [each.tag for each in publication.languages if order.languages is None or each in order.languages]
    made = (edition.value for edition in order.editions)
    return {
        "settings": settings(moment, made, languages, imposed=order.imposed),
        "tools": {**toolset(), "code": own_code(), "dictionaries": dictionaries()},
        "inputs": dict(copy.inputs),
    }


def bill(copy: Copy, project: Path) -> str:
    """Write the bill of materials of an issue."""
    tools = toolset()
    return bill_of(
        copy.publication.id,
        file_moment(copy.publication.cover_date),
        tools["packages"],
        libraries(tools),
        _parts(project, copy.theme),
    )


def libraries(tools: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Give Python and the native libraries of a toolset by who brings them: the system, Python packages, or whoever made this Python."""
    own = {name: version for name, version in tools["libraries"].items() if name.startswith("python/")}
    return {
        "python": {"cpython": str(tools["python"]).rpartition(" ")[2], **own},
        "system": dict(tools["system"]),
        "wheels": {name: version for name, version in tools["libraries"].items() if name not in own},
    }


def _articles(copy: Copy, project: Path) -> Iterator[Article]:
    """Give the articles whose embargoes decide: the issue's own, and those of the issue before, whose corrections are gathered."""
    yield from copy.articles
    for earlier in [known for known in issue_ids(project) if known < copy.publication.id][-1:]:
        previous = read_issue(project, copy.publication.house, earlier).issue
        yield from () if previous is None else previous.articles.values()


def _parts(project: Path, theme: Theme) -> Iterator[Part]:
    """Give the typefaces of a theme, as its own list has them, and what else came from elsewhere."""
    files = theme_files(project, theme.name)
    place = f"themes/{theme.name}"
    listed = json.loads(files["fonts/fonts.json"].read_bytes()) if "fonts/fonts.json" in files else []
    for face in listed:
        named = sorted({_OFL if each.startswith("OFL-") else each for each in licences_of(face)})
        yield Part(
            place=f"{place}/fonts/{face['file']}",
            digest=digest(files[f"fonts/{face['file']}"]),
            licence=" AND ".join(named),
            origin=tuple(f"{each['file']} sha256:{each['sha256']}" for each in face.get("origin", ())),
        )
    if theme.condition is not None:
        inside = f"inks/{theme.condition.file.name}"
        licence = "inks/LICENCE.txt"
        said = (
            "Zlib" if licence in files and "zlib" in files[licence].read_text("utf-8", "replace").lower() else licence
        )
        yield Part(place=f"{place}/{inside}", digest=theme.condition.digest, licence=said)
