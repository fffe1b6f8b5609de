"""How words are compared: the same rules in Python, for the text, and in JavaScript, for the query."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from tests.validators import node

from magazine.site.search_words import comparable, forms, rules, written_words

if TYPE_CHECKING:
    from tests.editions.web.bench import Built

ROOT = Path(__file__).parents[2]
MODULE = ROOT / "themes/police/web/scripts/search-words.js"
CASES = json.loads((Path(__file__).parent / "search_words.json").read_text(encoding="utf-8"))


def by_script(words: list[str], queries: list[str]) -> Any:
    order = {"rules": rules(), "words": words, "queries": queries}
    command = [
        node(),
        "--disable-warning=MODULE_TYPELESS_PACKAGE_JSON",
        str(ROOT / "tests/node/search_words.mjs"),
        str(MODULE),
    ]
    result = subprocess.run(
        command, input=json.dumps(order), capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)


@pytest.mark.parametrize("case", CASES["words"], ids=lambda case: case["why"])
def test_a_word_is_compared_by_its_forms(case: dict[str, Any]) -> None:
    found = forms(case["written"])
    assert (list(found.close), list(found.loose)) == (case["close"], case["loose"])


@pytest.mark.parametrize("case", CASES["texts"], ids=lambda case: case["text"])
def test_a_number_in_groups_is_one_number_in_each_of_its_places(case: dict[str, Any]) -> None:
    words = written_words(case["text"])
    found = comparable(words)
    assert len(found) == len(words)
    assert [word.strip("().") for word in found] == case["words"]


def test_the_reader_s_words_are_brought_to_the_same_forms(built: Built) -> None:
    pages = [
        BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        for page in sorted(built.site.glob("*/*/*/index.html"))
    ]
    texts = {word for page in pages for word in comparable(written_words(page.get_text(" ")))}
    words = [case["written"] for case in CASES["words"]] + sorted(texts)
    said = by_script(words, [case["query"] for case in CASES["queries"]])
    assert len(texts) > 200
    for word, found in zip(words, said["words"], strict=True):
        own = forms(word)
        assert (found["close"], found["loose"]) == (list(own.close), list(own.loose)), word
    asked = [([word["close"][0] for word in found["words"]], found["exact"]) for found in said["queries"]]
    assert asked == [(case["words"], case["exact"]) for case in CASES["queries"]]
