"""Searches in the sample's site, as readers make them: in Chromium, under the content-security policy, and what they must find."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser import open_browser
from tests.host import serve
from tests.site.search_page import SearchPage

QUERIES = json.loads((Path(__file__).parents[1] / "site/search_queries.json").read_text(encoding="utf-8"))
WANTED = 20
"""Queries that each language has at least."""


@pytest.fixture(scope="module")
def answers(sample: Path) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Ask every query once on the page of its language; give what was found, by language."""
    with open_browser() as browser, serve(sample / "build/site") as address:
        context = browser.new_context()
        pages = {tag: SearchPage(context.new_page(), address, tag) for tag in QUERIES}
        found = {tag: {case["query"]: pages[tag].search(case["query"]) for case in QUERIES[tag]} for tag in QUERIES}
        assert [page.complaints for page in pages.values()] == [[], []]
    return found


def test_each_language_has_its_queries() -> None:
    assert all(len(queries) >= WANTED for queries in QUERIES.values())


@pytest.mark.parametrize(
    ("tag", "case"), [pytest.param(tag, case, id=f"{tag} {case['why']}") for tag in QUERIES for case in QUERIES[tag]]
)
def test_a_query_finds_the_articles_that_readers_expect(answers: Any, tag: str, case: dict[str, Any]) -> None:
    found = answers[tag][case["query"]]
    known = next((other for other in QUERIES[tag] if other["query"] == case.get("like")), case)
    other = {"ar": "fr", "fr": "ar"}[tag]
    if not known["finds"]:
        assert found == {}
        return
    assert next(iter(found)) == tag
    assert set(known["finds"]) <= set(found[tag])
    assert set(known.get("other", ())) <= set(found.get(other, ()))
    assert found[tag][0] == known.get("first", found[tag][0])


@pytest.mark.parametrize("tag", QUERIES)
def test_every_spelling_of_a_query_finds_the_same(answers: Any, tag: str) -> None:
    for case in QUERIES[tag]:
        if "like" in case and "beginning" not in case["why"]:
            own, like = (set(answers[tag][query].get(tag, ())) for query in (case["query"], case["like"]))
            assert own == like, case
