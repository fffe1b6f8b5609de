"""Manuscripts that nobody writes are looked over like others: findings at places that exist, no exception, no waiting."""

from __future__ import annotations

import random
import re
import time
from pathlib import Path

import pytest
from tests.copydesk.cases import Case, _desk
from tests.copydesk.hostile import PLAIN, SIZE, filled, manuscripts

from magazine.copydesk.check import look_over
from magazine.copydesk.registry import RULES
from magazine.issue.language import Language

BODIES = manuscripts()
LONG = {"a": "one word", "1": "one number", "م": "one Arabic word", "( ": "brackets", "a, ": "commas"}
SLOWER_AT_MOST = 30
"""Than prose of the same size, which has few findings; what is quadratic in its length is slower a hundred times and more."""


SCRAPS = [
    "*",
    "`",
    "[",
    "](",
    "{",
    "}",
    "|",
    ":::",
    "```",
    ">",
    "\n",
    "\n\n",
    "- ",
    "%",
    "\\",
    "&",
    "<",
    "«",
    "\u202e",
    "\u00a0",
    "\t",
    "1",
    "[^1]",
    ":x: ",
]
SAMPLE = sorted((Path(__file__).parents[2] / "issues/2019-01").glob("*/??.md"))


def looked_over(body: str, language: Language) -> float:
    """Look a body over by every rule, and give the seconds of processor time."""
    desk = _desk(Case("hostile", language, raises=False, text=f"x\n\n{body}", fenced=True))
    before = time.process_time()
    marked = look_over(desk, rules=RULES)
    spent = time.process_time() - before
    (article,) = desk.issue.articles.values()
    lines = article.source.split("\n")
    for finding in marked.findings:
        assert 1 <= finding.where.line <= len(lines)
        assert 1 <= finding.where.column <= len(lines[finding.where.line - 1]) + 1
        assert finding.what
        assert finding.remedy
    return spent


@pytest.fixture(scope="module")
def plain() -> float:
    return min(looked_over(filled(PLAIN), Language.FRENCH) for _ in range(3))


@pytest.mark.parametrize("name", BODIES)
def test_a_hostile_manuscript_is_looked_over_in_the_time_of_a_plain_one(name: str, plain: float) -> None:
    language = Language.FRENCH if re.search("[a-zA-Z]{2}|[«' ]$", BODIES[name][:40]) else Language.ARABIC
    # The best of three: a process with much in its memory spends time of its own on tidying up.
    assert any(looked_over(BODIES[name], language) < SLOWER_AT_MOST * plain for _ in range(3))


@pytest.mark.parametrize("piece", LONG, ids=lambda piece: LONG[piece])
def test_a_line_of_a_hundred_thousand_characters_is_looked_over_too(piece: str, plain: float) -> None:
    size = 10 * SIZE if len(piece.encode()) == 1 else 5 * SIZE  # a manuscript may have 120,000 bytes
    assert any(looked_over(filled(piece, size), Language.FRENCH) < 20 * SLOWER_AT_MOST * plain for _ in range(3))


@pytest.mark.parametrize("manuscript", SAMPLE[::4], ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_a_damaged_article_is_looked_over_too(manuscript: Path) -> None:
    chance = random.Random(str(manuscript.parent.name))
    body = manuscript.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    for _ in range(3):
        hurt = body
        for _ in range(chance.choice([1, 5, 40])):
            at = chance.randrange(len(hurt))
            hurt = hurt[:at] + chance.choice(SCRAPS) + hurt[at + chance.choice([0, 0, 1, 30]) :]
        looked_over(hurt, Language(manuscript.stem))
