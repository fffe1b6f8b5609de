"""What was corrected after an issue was printed stands in the next one's print edition."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pikepdf
import pytest

from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.works.build import build
from magazine.works.order import BuildOrder
from tests.editions.print.bench import MOMENT, lay_specimen

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.works.order import BuildReport
    from tests.editions.print.bench import Printed

SPECIMEN = "specimen-2019-02"


@pytest.fixture(scope="module")
def second(project: Path, arabic: Printed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with a second issue, with the same articles; what is made for the first serves it too."""
    assert arabic.products
    return lay_second(tmp_path_factory.mktemp("second") / "project", project)


def lay_second(folder: Path, project: Path) -> Path:
    lay_specimen(folder)
    (folder / ".magazine").mkdir()
    (folder / ".magazine/store").symlink_to((project / ".magazine/store").resolve())
    following = folder / "issues/2019-02"
    shutil.copytree(folder / "issues/2019-01", following)
    sheet = (following / "issue.yaml").read_text("utf-8")
    (following / "issue.yaml").write_text(
        sheet.replace("number: 7", "number: 8").replace("2019-01", "2019-02"), "utf-8"
    )
    return folder


def printed(project: Path, out: Path, *languages: Language) -> BuildReport:
    order = BuildOrder(
        project=project, issues=("2019-02",), out=out, as_of=MOMENT, editions=frozenset({Edition.SCREEN}), languages=languages,
    )  # fmt: skip
    return build(order, lambda _line: None)


def text_of(file: Path) -> str:
    return subprocess.run(["pdftotext", "-raw", str(file), "-"], capture_output=True, text=True, check=True).stdout


def test_corrections_stand_before_the_masthead_in_both_languages(second: Path, tmp_path: Path) -> None:
    printed(second, tmp_path / "build", Language.ARABIC, Language.FRENCH)
    for tag, own in (("ar", ["تصويبات", "صُحِّح عدد الدوريات"]), ("fr", ["Rectificatifs", "Le nombre de patrouilles"])):
        file = tmp_path / f"build/site/{tag}/2019-02/{SPECIMEN}-{tag}.pdf"
        text = text_of(file)
        assert own[0] in text
        with pikepdf.open(file) as pdf, pdf.open_outline() as outline:
            titles = [entry.title for entry in outline.root]
        assert titles.index(own[0]) == 1  # behind the contents
    assert "Le nombre de patrouilles a été corrigé" in text
    assert "20 janvier 2019" in text
    assert "Une nuit avec la patrouille" in text


def test_an_issue_without_corrections_before_it_has_no_notice(arabic: Printed) -> None:
    plan = arabic.products[Edition.SCREEN].pages
    assert plan is not None
    assert plan.piece("corrections") is None


def test_corrections_of_an_article_that_is_not_out_are_not_told(second: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(second, project)
    manuscript = project / "issues/2019-01/patrol/ar.md"
    manuscript.write_text(manuscript.read_text("utf-8").replace("status: ready", "status: review"), "utf-8")
    printed(project, project / "build", Language.ARABIC)
    text = text_of(project / f"build/site/ar/2019-02/{SPECIMEN}-ar.pdf")
    assert "تصويبات" not in text


def test_an_issue_before_that_cannot_be_read_is_a_warning(second: Path, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(second, project)
    (project / "issues/2019-01/issue.yaml").write_text("- nothing\n", "utf-8")
    report = printed(project, project / "build", Language.ARABIC)
    (finding,) = [finding for finding in report.findings if finding.rule == "unread-corrections"]
    assert finding.where.path == "issues/2019-01/issue.yaml"
