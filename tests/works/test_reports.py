"""Reports tell of the whole issue, also where a build made a part of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner
from tests.common_store import share_store
from tests.wrong.cases import copy_specimen

from magazine.cli import main
from magazine.issue.article import Article
from magazine.issue.dates import CoverDate
from magazine.issue.finding import Location
from magazine.issue.flatplan import Beginning, Filler, Mark, PagePlan, PlannedPiece, Side
from magazine.issue.house import House, Rubric
from magazine.issue.language import Language, Wording
from magazine.issue.ledger import Ledger
from magazine.issue.publication import Entry, Publication
from magazine.works.reports import write_reports

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag


@pytest.fixture
def project(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the specimen to build, with the store that tests share."""
    copied = copy_specimen(tmp_path)
    share_store(copied / ".magazine", tmp_path_factory)
    return copied


def build(project: Path, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["-C", str(project), "build", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def test_a_part_of_the_editions_leaves_the_reports_of_the_others(project: Path) -> None:
    reports = project / "build/reports/2019-01"
    build(project, "--lang", "ar", "--edition", "screen")
    arabic = json.loads((reports / "pages.json").read_text(encoding="utf-8"))
    assert set(arabic) == {"ar"}
    build(project, "--lang", "fr", "--edition", "screen")
    both = json.loads((reports / "pages.json").read_text(encoding="utf-8"))
    assert list(both) == ["ar", "fr"]
    assert both["ar"] == arabic["ar"]
    build(project, "--lang", "fr", "--edition", "epub")
    assert json.loads((reports / "pages.json").read_text(encoding="utf-8")) == both
    flatplan = (reports / "flatplan.html").read_text(encoding="utf-8")
    assert all(f'lang="{tag}"' in flatplan for tag in ("ar", "fr"))
    files = json.loads((reports / "build.json").read_text(encoding="utf-8"))["files"]
    assert {name.rpartition("-")[2] for name in files} == {"ar.pdf", "fr.pdf", "fr.epub"}


def test_the_findings_of_the_manuscript_are_in_the_report(project: Path) -> None:
    build(project, "--lang", "ar", "--edition", "epub")
    told = json.loads((project / "build/reports/2019-01/check.json").read_text(encoding="utf-8"))
    assert [finding["rule"] for finding in told] == ["missing-translation", "pending-issn"]
    assert all(set(finding) == {"file", "line", "column", "level", "rule", "message", "remedy"} for finding in told)


LET_OFF = "\n% allow doubled-word: لازمة النشيد\nجاء من من بعيد.\n"
LEFT_OVER = "\nشعار**«الأمن للجميع»**وجد صداه.\n"
"""Between a letter and a quotation mark two stars are no emphasis (CommonMark, 6.2)."""


def test_finished_pages_are_looked_over_and_waivers_reported(project: Path) -> None:
    article = project / "issues/2019-01/editorial/ar.md"
    article.write_text(article.read_text(encoding="utf-8") + LET_OFF + LEFT_OVER, encoding="utf-8")
    said = build(project, "--lang", "ar", "--edition", "epub")
    reports = project / "build/reports/2019-01"
    told = json.loads((reports / "check.json").read_text(encoding="utf-8"))
    (left_over,) = (finding for finding in told if finding["rule"] == "markup-left-over")
    lines = article.read_text(encoding="utf-8").split("\n")
    assert (left_over["line"], left_over["column"]) == (lines.index(LEFT_OVER.strip()) + 1, 5)
    waivers = json.loads((reports / "waivers.json").read_text(encoding="utf-8"))
    assert [(one["rule"], one["findings"]) for one in waivers] == [("doubled-word", 1)]
    assert " note " not in said
    assert "markup-left-over" in said
    assert "(notes: magazine check 2019-01)" in said


def test_an_error_on_a_finished_page_publishes_nothing(project: Path) -> None:
    article = project / "issues/2019-01/editorial/ar.md"
    article.write_text(article.read_text(encoding="utf-8") + LEFT_OVER, encoding="utf-8")
    line = project / "issues/editorial-line.yaml"
    line.write_text(line.read_text(encoding="utf-8") + "  markup-left-over: error\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(project), "build", "--lang", "ar", "--edition", "web"])
    assert result.exit_code == 1
    assert " error markup-left-over " in result.output
    assert not (project / "build").exists()


PLAN = PagePlan(
    pieces=(
        PlannedPiece(id="cover", first_page=1, side=Side.RECTO, pages=1),
        PlannedPiece(id="filler-1", first_page=2, side=Side.VERSO, pages=1, filler=Filler.SIDE),
        PlannedPiece(
            id="patrol", first_page=3, side=Side.RECTO, pages=3, planned=2, fill=0.42,
            marks=(Mark(anchor="on-the-road", page=4, top=31.5, left=20.0),),
            begins=(Beginning(page=3, words="a b"), Beginning(page=4, words="c d"), Beginning(page=5, words="e")),
        ),
        PlannedPiece(id="radar", first_page=6, side=Side.VERSO, pages=1, planned=1, fill=0.9),
        PlannedPiece(id="brief", first_page=7, side=Side.RECTO, pages=1, planned=2, fill=0.5),
        PlannedPiece(id="filler-2", first_page=8, side=Side.VERSO, pages=1, filler=Filler.FOLD),
    )
)  # fmt: skip


@pytest.fixture
def publication() -> Publication:
    """Give a published set of two articles, as the flatplan looks them up by their ids."""
    articles = {("patrol", "A long night"), ("radar", "At the roadside"), ("brief", "In brief")}
    rubric = Rubric(id="field", name=Wording.everywhere("Field"), colour="navy")
    entries = tuple(
        Entry(
            rubric=rubric,
            article=Article(
                id=name, language=Language.FRENCH, where=Location(path=f"{name}/fr.md"), headline=headline, body=""
            ),
        )
        for name, headline in sorted(articles)
    )
    return Publication(
        house=House(title=Wording.everywhere("Revue"), slug="revue"), id="2019-01", number=1,
        cover_date=CoverDate(year=2019, month=1), title=Wording.everywhere(""), languages=(Language.FRENCH,),
        contents={Language.FRENCH: entries}, cover_picture=None, cover_lines={}, pictures={}, tables={}, recordings={},
        ledger=Ledger(),
    )  # fmt: skip


def test_the_page_plan_tells_places_beginnings_and_fillers(tmp_path: Path, publication: Publication) -> None:
    write_reports(tmp_path, publication, (), {Language.FRENCH: PLAN})
    plan = json.loads((tmp_path / "reports/2019-01/pages.json").read_text(encoding="utf-8"))["fr"]
    assert plan[2] == {
        "piece": "patrol", "first_page": 3, "side": "recto", "pages": 3, "planned": 2, "fill": 0.42, "filler": None,
        "marks": [{"anchor": "on-the-road", "page": 4, "top": 31.5, "left": 20.0}],
        "begins": [{"page": 3, "words": "a b"}, {"page": 4, "words": "c d"}, {"page": 5, "words": "e"}],
    }  # fmt: skip
    assert [piece["filler"] for piece in plan] == [None, "side", None, None, None, "fold"]


def text_of(box: Tag, name: str) -> str:
    return " ".join(part.get_text(" ") for part in box.find_all(name)[:1])


def test_the_flatplan_shows_planned_against_made_sides_fill_and_fillers(
    tmp_path: Path, publication: Publication
) -> None:
    write_reports(tmp_path, publication, (), {Language.FRENCH: PLAN})
    page = BeautifulSoup((tmp_path / "reports/2019-01/flatplan.html").read_text(encoding="utf-8"), "html.parser")
    boxes = page.find_all("li")
    assert [text_of(box, "b").split()[0] for box in boxes] == [str(folio) for folio in range(1, 9)]
    assert [text_of(box, "b").split()[-1] for box in boxes] == ["recto", "verso"] * 4
    assert [number for number, box in enumerate(boxes, start=1) if "filler" in box["class"]] == [2, 8]
    assert [number for number, box in enumerate(boxes, start=1) if "over" in box["class"]] == [3]
    assert [number for number, box in enumerate(boxes, start=1) if "under" in box["class"]] == [7]
    assert "A long night" in boxes[2].get_text()
    assert "3 made / 2 planned" in boxes[2].get_text()
    assert "filler: side" in boxes[1].get_text()
    assert "filler: fold" in boxes[7].get_text()
    assert [box.find_all("i")[0]["style"] for box in boxes[2:5]] == [
        "block-size: 100%", "block-size: 100%", "block-size: 42%",
    ]  # fmt: skip
    assert "Planned 5 pages for 3 articles, which fill 5." in page.get_text()
    assert "8 pages, 2 of them fillers." in page.get_text()
