"""Every kind of page in both languages, held against Lighthouse on a telephone."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.host import serve
from tests.site.page_kinds import one_of_each
from tests.validators import NPM, chromium, lacking, node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.editions.web.bench import Built
    from tests.site.page_kinds import SitePage

PROGRAM = Path(__file__).parents[1] / "node/lighthouse_many.js"
VERSION = "13.5.0"
LEAST = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
STILL = 0.0005
"""Layout shift that Lighthouse shows as 0.000: a text of some lines moved by less than a pixel."""
TRIES = 3
"""A busy machine is slow for a moment; a page that is slow is slow three times."""
UNINDEXED = {"offline"}
"""Kinds that search engines are told to leave out, which Lighthouse counts against them."""
DAILY = {"home", "issue", "article-feature", "article-figures", "search"}
"""The heaviest kinds, and those that readers meet first; all others are seen ``--at-length``."""
UNSEEN = {"redirect"}
"""Kinds that lead on at once: nobody reads them, and Lighthouse looks at where they lead."""


@pytest.fixture(scope="module")
def address(every_kind: Built) -> Iterator[str]:
    with serve(every_kind.site, path="") as address:
        yield address


def examined(pages: list[SitePage], address: str) -> dict[str, Any]:
    """Let Lighthouse look at pages; gives what it found by place."""
    if not (NPM / "lighthouse").is_dir():
        lacking("this machine has no Lighthouse in .tools/npm: ./run test fetches it")
    addresses = [address + page.place for page in pages]
    command = [node(), str(PROGRAM), str(NPM), chromium(), ",".join(LEAST), *addresses]
    result = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, timeout=900)
    assert result.returncode == 0, result.stderr
    found = {place.removeprefix(address): report for place, report in json.loads(result.stdout).items()}
    assert {report["version"] for report in found.values()} == {VERSION}
    return found


def short(page: SitePage, report: dict[str, Any]) -> list[str]:
    """Give the marks that a page falls short of, with what costs them, and whether anything moved on it."""
    if report["error"]:
        return [f"{page}: {report['error']}"]
    moved = [f"{page}: moves by {report['figures']['shift']}"] if report["figures"]["shift"] > STILL else []
    wanted = LEAST | ({"seo": 0} if page.kind in UNINDEXED else {})
    return moved + [
        f"{page}: {category} {report['scores'][category]}, {'; '.join(report['faults'][category])}"
        for category, least in wanted.items()
        if report["scores"][category] < least
    ]


def chosen(pages: list[SitePage], start: int) -> list[SitePage]:
    """Choose of each kind the page in one language, of the next in the other, and the pages of no language."""
    kinds = list(dict.fromkeys(page.kind for page in pages))
    return [
        page
        for page in pages
        if page.tag not in {"ar", "fr"} or page.tag == ("ar", "fr")[(kinds.index(page.kind) + start) % 2]
    ]


@pytest.mark.parametrize(
    ("start", "daily"),
    [
        pytest.param(0, True, id="daily"),
        pytest.param(0, False, id="half", marks=pytest.mark.at_length),
        pytest.param(1, False, id="other half", marks=pytest.mark.at_length),
    ],
)
def test_every_kind_of_page_has_full_marks(every_kind: Built, address: str, start: int, daily: bool) -> None:  # noqa: FBT001 - a row of the table above
    """Look at every kind of page; day by day at five of them."""
    left = [page for page in chosen(one_of_each(every_kind.site), start) if page.kind not in UNSEEN]
    if daily:
        left = [page for page in left if page.kind in DAILY]
    assert len(left) >= (len(DAILY) if daily else 20)
    wrong: dict[str, list[str]] = {}
    for _ in range(TRIES):
        found = examined(left, address)
        wrong = {page.place: short(page, found[page.place]) for page in left}
        left = [page for page in left if wrong[page.place]]
        if not left:
            break
    assert [line for lines in wrong.values() for line in lines] == []
