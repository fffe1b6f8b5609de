"""What is there without a network: the page of kept issues, the page that stands for what is not kept, and the worker.

The worker itself is the theme's (``web/worker/sw.js``); here it is told what this build has. Its text changes with what it brings
along, and only then, so that browsers fetch all that anew exactly when there is something new.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from magazine.editions.web.links import link, page_of
from magazine.editions.web.phrases import Phrases
from magazine.issue.addresses import KEPT, shelf_folder
from magazine.issue.finding import Finding, Location, Stop
from magazine.site.leaf import Leaf
from magazine.site.page import fill, frame_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.issue.language import Language
    from magazine.issue.theme import Theme
    from magazine.site.leaf import Desk, Shelf

WORKER: Final = "sw.js"
"""At the site's root: a worker answers for the pages below its own folder."""
OFFLINE_PAGE: Final = "offline.html"
VERSION_DIGITS: Final = 12
_BUILD: Final = re.compile(r"^const BUILD = \{.*\};$", re.MULTILINE)


def offline_files(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give the pages that are there without a network, in every language, and the worker that keeps them."""
    pages = [page for language in shelf.languages for page in (_kept(desk, language), _offline(desk, language))]
    yield from pages
    yield Leaf(place=WORKER, content=worker(desk.theme, shelf.languages, _shell(desk, pages)))


def worker(theme: Theme, languages: tuple[Language, ...], shell: dict[str, str]) -> str:
    """Write the worker.

    Args:
        theme: whose script it is.
        languages: the main one first.
        shell: what it brings along, place by digest.

    Raises:
        Stop: where the theme's script has no line for what the build has.
    """
    text = (theme.folder / "web" / "worker" / WORKER).read_text(encoding="utf-8")
    digest = hashlib.sha256(json.dumps([text, sorted(shell.items())]).encode()).hexdigest()
    build = {
        "version": digest[:VERSION_DIGITS],
        "languages": [language.tag for language in languages],
        "shell": sorted(shell),
    }
    line = f"const BUILD = {json.dumps(build)};"
    whole, count = _BUILD.subn(lambda _: line, text)
    if count != 1:
        raise Stop(
            Finding(
                rule="broken-worker", where=Location(path=f"themes/{theme.name}/web/worker/{WORKER}"),
                what="the worker has no line “const BUILD = {…};” for the build to fill in",
                remedy="put the line back as it was",
            )
        )  # fmt: skip
    return whole


def _shell(desk: Desk, pages: list[Leaf]) -> dict[str, str]:
    """Name what every build brings along: its own pages, style sheet, scripts and ornaments.

    A page may ask for a script long after it was opened, when the server has another build: so all of them come. Fonts, the
    heaviest, come as pages use them, and a page without one is set in the next face of its list.
    """
    own = {page.place: hashlib.sha256(_bytes(page)).hexdigest() for page in pages}
    return own | {place: place for place in desk.assets.places.values()}


def _bytes(page: Leaf) -> bytes:
    return page.content.encode() if isinstance(page.content, str) else page.content


def _kept(desk: Desk, language: Language) -> Leaf:
    phrase = Phrases(language)
    return fill(
        desk, "kept.html", frame_for(desk, language, KEPT, title=phrase.kept_issues, description=phrase.kept_about)
    )


def _offline(desk: Desk, language: Language) -> Leaf:
    """Make the page for an address that is neither reached nor kept; it is shown at that address, and listed nowhere."""
    phrase = Phrases(language)
    place = f"{shelf_folder(language, KEPT)}/{OFFLINE_PAGE}"
    kept = frame_for(desk, language, KEPT, title=phrase.offline_title)
    switches = tuple(
        replace(switch, address=link(place, page_of(shelf_folder(switch.language, KEPT)))) for switch in kept.switches
    )
    return fill(desk, "offline.html", replace(kept, page=place, here="offline", switches=switches, alternates=()))
