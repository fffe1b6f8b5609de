"""The copy desk within the works: the line once, articles alone, readings that are kept, what it costs."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import copy_specimen

from magazine.copydesk.check import look_over
from magazine.copydesk.desk import Desk
from magazine.issue.finding import Finding
from magazine.issue.language import Language
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.works.inspection import Asked, inspect
from magazine.works.manuscripts import soften

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.issue import Issue

NOW = datetime(2019, 1, 10, tzinfo=UTC)
RATIO_MAX = 2.6
"""Twice the articles may take twice the time, and a little for what a busy machine adds."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return copy_specimen(tmp_path)


def add(project: Path, name: str, text: str) -> None:
    file = project / "issues" / name
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def test_an_article_alone_gives_its_own_findings_and_no_others(project: Path) -> None:
    for name in ("patrol/fr.md", "patrol/ar.md", "editorial/fr.md", "patrol/map.svg.yaml"):
        if (project / "issues/2019-01" / name).exists() and name.endswith(".md"):
            add(project, f"2019-01/{name}", "\n{nothing}`x`\n")
    add(project, "magazine.yaml", "nothing: 1\n")
    found = inspect(project, [Asked(issue="2019-01", article="patrol")], NOW).findings
    assert {finding.where.path for finding in found} == {f"issues/2019-01/patrol/{tag}.md" for tag in ("ar", "fr")}
    whole = inspect(project, [Asked(issue="2019-01")], NOW).findings
    own = [finding for finding in whole if finding.where.path.startswith("issues/2019-01/patrol/")]
    assert list(found) == own


def test_what_is_wrong_in_the_line_is_told_once_and_not_of_an_article(project: Path) -> None:
    add(project, "editorial-line.yaml", "  doubled-wrod: off\nlanguage: xx\n")
    asked = [Asked(issue="2019-01"), Asked(issue="2019-01", article="patrol"), Asked(issue="2019-01")]
    rules = [finding.rule for finding in inspect(project, asked, NOW).findings]
    assert (rules.count("unknown-rule"), rules.count("unknown-language")) == (1, 1)
    assert not inspect(project, asked[1:2], NOW).findings


def test_findings_speak_the_language_of_the_line_unless_another_is_asked_for(project: Path) -> None:
    add(project, "2019-01/editorial/fr.md", "\nIl vint de de loin.\n")
    add(project, "editorial-line.yaml", "language: fr\n")
    said = {
        tongue: next(one.what for one in inspect(project, [Asked(issue="2019-01")], NOW, tongue).findings if one.rule == "doubled-word")
        for tongue in (None, Language.ARABIC)
    }  # fmt: skip
    assert "est écrit deux fois" in said[None]
    assert "مكررة" in said[Language.ARABIC]


def test_an_article_that_is_not_there_is_a_finding_with_the_one_that_was_meant(project: Path) -> None:
    (finding,) = inspect(project, [Asked(issue="2019-01", article="patrool")], NOW).findings
    assert (finding.rule, finding.remedy) == ("unknown-article", "did you mean “patrol”?")


def test_an_article_that_cannot_be_read_says_why(project: Path) -> None:
    for tag in ("ar", "fr"):
        (project / f"issues/2019-01/patrol/{tag}.md").write_text("no head", encoding="utf-8")
    found = inspect(project, [Asked(issue="2019-01", article="patrol")], NOW).findings
    assert found
    assert "unknown-article" not in {finding.rule for finding in found}


def test_a_kept_reading_is_answered_without_sphinx(project: Path) -> None:
    asked = "[Asked(issue='2019-01', article='patrol'), Asked(issue='2019-01')]"
    script = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from magazine.works.inspection import Asked, inspect\n"
        f"print(len(inspect(Path({str(project)!r}), {asked}, datetime(2019, 1, 10, tzinfo=UTC)).findings), 'sphinx' in sys.modules)"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
        for _ in range(2)
    )
    assert (first[1], second[1]) == ("True", "False")
    assert first[0] == second[0]


def many(issue: Issue, count: int, mark: str) -> Issue:
    """Give an issue with so many copies of its articles, each with an id and a text that nobody has read before."""
    articles = {}
    for number in range(count):
        for (article_id, language), article in issue.articles.items():
            own = f"{article_id}-{mark}-{number}"
            where = replace(article.where, path=article.where.path.replace(f"/{article_id}/", f"/{own}/"))
            body, source = (f"{text}\n\n{own}\n" for text in (article.body, article.source))
            articles[own, language] = replace(article, id=own, where=where, body=body, source=source)
    return replace(issue, articles=articles)


def test_time_grows_with_the_text_and_nothing_else(project: Path) -> None:
    house, _ = read_house(project)
    issue = read_issue(project, house, "2019-01").issue if house else None
    assert house is not None
    assert issue is not None
    ratios = []
    for attempt in range(3):
        times = []
        for count in (8, 16):
            desk = Desk(house=house, issue=many(issue, count, f"{attempt}-{count}"))
            begin = time.process_time()
            look_over(desk)
            times.append(time.process_time() - begin)
        ratios.append(times[1] / times[0])
    assert statistics.median(ratios) < RATIO_MAX, ratios


@pytest.mark.parametrize(("drafts", "named", "level"), [(2, False, "warning"), (2, True, "error"), (1, False, "error")])
def test_the_card_of_a_draft_keeps_no_issue_back_unless_its_picture_is_published(
    project: Path, drafts: int, level: str, *, named: bool
) -> None:
    for tag in ("ar", "fr")[:drafts]:
        file = project / f"issues/2019-01/patrol/{tag}.md"
        file.write_text(file.read_text(encoding="utf-8").replace("status: ready", "status: draft"), encoding="utf-8")
    if named:
        add(project, "2019-01/editorial/fr.md", "\n```{figure} ../patrol/crowd.jpg\n```\n")
    house, _ = read_house(project)
    assert house is not None
    issue = read_issue(project, house, "2019-01").issue
    assert issue is not None
    card = next(picture.card for picture in issue.pictures.values() if picture.id == "patrol/crowd.jpg")
    (told,) = soften(
        (Finding(rule="private-telephone", where=card, what="a number", remedy="take it out"),), issue, NOW
    )
    assert told.level.value == level
