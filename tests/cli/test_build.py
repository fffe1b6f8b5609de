from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING

import pytest

from magazine.constants import EXIT_CONTENT, EXIT_DONE, EXIT_MACHINE, EXIT_USAGE
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.works import build as works_build
from magazine.works.lock import locked
from magazine.works.order import BuildReport

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.works.order import BuildOrder
    from tests.cli.conftest import Type


@pytest.fixture
def orders(monkeypatch: pytest.MonkeyPatch) -> list[BuildOrder]:
    """Take down the orders that come in, instead of building."""
    taken: list[BuildOrder] = []

    def take(order: BuildOrder, tell: Callable[[str], None]) -> BuildReport:
        tell("building")
        taken.append(order)
        return BuildReport(files=("site/index.html", "site/style.css"), made=(("layout", "welcome/ar"),), reused=3)

    monkeypatch.setattr(works_build, "build", take)
    return taken


def test_the_newest_issue_is_built_whole_by_default(
    type_command: Type, new_magazine: Path, orders: list[BuildOrder]
) -> None:
    answer = type_command("-C", new_magazine, "build")
    assert answer.exit_code == EXIT_DONE
    (order,) = orders
    assert order.project == order.out.parent == new_magazine
    assert order.out.name == "build"
    assert order.issues == (next(new_magazine.glob("issues/2*")).name,)
    assert order.editions == frozenset(Edition)
    assert order.languages is None
    assert order.jobs >= 1
    assert not order.imposed


def test_every_option_reaches_the_works(
    type_command: Type, new_magazine: Path, orders: list[BuildOrder], tmp_path: Path
) -> None:
    options = [
        "--edition",
        "web,press",
        "--lang",
        "fr",
        "--jobs",
        "3",
        "--imposed",
        "--wait",
        "5",
        "--as-of",
        "2019-01-05T08:00+01:00",
    ]
    answer = type_command("-C", new_magazine, "build", "2019-02", *options, "--out", tmp_path / "elsewhere")
    assert answer.exit_code == EXIT_DONE
    (order,) = orders
    assert order.issues == ("2019-02",)
    assert order.editions == {Edition.WEB, Edition.PRESS}
    assert order.languages == (Language.FRENCH,)
    assert order.jobs == 3
    assert order.imposed
    assert order.patience == 5
    assert order.as_of.isoformat() == "2019-01-05T08:00:00+01:00"
    assert order.out == tmp_path / "elsewhere"


def test_an_option_that_is_given_twice_counts_twice(
    type_command: Type, new_magazine: Path, orders: list[BuildOrder]
) -> None:
    words = ["--edition", "web", "--edition", "screen,web", "--lang", "ar", "--lang", "fr", "--lang", "ar"]
    assert type_command("-C", new_magazine, "build", *words).exit_code == EXIT_DONE
    (order,) = orders
    assert order.editions == {Edition.WEB, Edition.SCREEN}
    assert order.languages == (Language.ARABIC, Language.FRENCH)


@pytest.mark.usefixtures("orders")
def test_it_says_what_was_made_and_where(type_command: Type, new_magazine: Path) -> None:
    answer = type_command("-C", new_magazine, "build")
    assert answer.stderr == "building\n"
    assert "build/site/index.html" in answer.stdout
    assert "2 files. Made: 1 layout; kept: 3." in answer.stdout


@pytest.mark.usefixtures("orders")
def test_json_answers_a_program(type_command: Type, new_magazine: Path) -> None:
    answer = json.loads(type_command("-C", new_magazine, "build", "--json").stdout)
    assert answer["built"] is True
    assert answer["files"] == ["site/index.html", "site/style.css"]
    assert answer["made"] == [{"kind": "layout", "name": "welcome/ar"}]


@pytest.mark.parametrize(
    "options",
    [
        ["--edition", "web,paper"],
        ["--edition", ","],
        ["--lang", "de"],
        ["--wait", "-1"],
        ["--all", "2019-01"],
        ["--imposed", "--edition", "screen"],
    ],
)
def test_wrong_words_are_a_wrongly_typed_command(
    type_command: Type, new_magazine: Path, orders: list[BuildOrder], options: list[str]
) -> None:
    assert type_command("-C", new_magazine, "build", *options).exit_code == EXIT_USAGE
    assert not orders


@pytest.mark.parametrize(
    "out", [".", "issues", "..", "issues/2019-01/out", "themes/out", ".magazine", ".magazine/out", ".git/out"]
)
def test_a_build_never_takes_the_place_of_something_else(
    type_command: Type, new_magazine: Path, orders: list[BuildOrder], out: str
) -> None:
    answer = type_command("-C", new_magazine, "build", "--out", new_magazine / out)
    assert answer.exit_code == EXIT_USAGE
    assert not orders
    assert (new_magazine / "issues/magazine.yaml").is_file()


@pytest.mark.parametrize(
    ("kind", "word"),
    [
        ("file", "is a file"),
        ("loop", "leads to itself"),
        ("archive", "holds archive, and no record"),
        ("stranger", "holds scans.txt"),
        ("within a build", "another build"),
    ],
)
@pytest.mark.usefixtures("orders")
def test_what_no_build_has_made_is_never_replaced(
    type_command: Type, new_magazine: Path, tmp_path: Path, kind: str, word: str
) -> None:
    out = tmp_path / "theirs"
    match kind:
        case "file":
            out.write_text("precious", encoding="utf-8")
        case "loop":
            out.symlink_to(out.name)
        case "archive":
            (out / "archive").mkdir(parents=True)
        case "stranger":
            make_record(out / "reports/site.json")
            (out / "scans.txt").touch()
        case _:
            make_record(out / "reports/2019-01/build.json")
            out /= "site/ours"
    answer = type_command("-C", new_magazine, "build", "--out", out)
    assert answer.exit_code == EXIT_USAGE
    assert word in " ".join(answer.stderr.split())


@pytest.mark.parametrize("kind", ["nothing", "empty", "site", "issue"])
def test_nothing_an_empty_folder_and_an_earlier_build_may_be_replaced(
    type_command: Type, new_magazine: Path, orders: list[BuildOrder], tmp_path: Path, kind: str
) -> None:
    out = tmp_path / "ours"
    match kind:
        case "empty":
            out.mkdir()
        case "site":
            make_record(out / "reports/site.json")
        case "issue":
            make_record(out / "reports/2019-01/build.json")
    assert type_command("-C", new_magazine, "build", "--out", out).exit_code == EXIT_DONE
    assert [order.out for order in orders] == [out]


def make_record(file: Path) -> None:
    """Leave what a build leaves."""
    file.parent.mkdir(parents=True)
    file.write_text('{"files": {}}', encoding="utf-8")


@pytest.mark.parametrize("as_json", [False, True])
def test_a_fault_ends_with_one_and_leaves_the_last_build(
    type_command: Type, new_magazine: Path, *, as_json: bool
) -> None:
    last = new_magazine / "build/site/index.html"
    last.parent.mkdir(parents=True)
    last.write_text("the last good build", encoding="utf-8")
    make_record(new_magazine / "build/reports/site.json")
    next(new_magazine.glob("issues/*/welcome/ar.md")).write_text("no front matter", encoding="utf-8")
    answer = type_command("-C", new_magazine, "build", *(["--json"] if as_json else []))
    assert answer.exit_code == EXIT_CONTENT
    assert "missing-front-matter" in answer.stdout
    if as_json:
        assert json.loads(answer.stdout)["built"] is False
    assert last.read_text(encoding="utf-8") == "the last good build"
    assert [item.name for item in new_magazine.glob("build*")] == ["build"]


@pytest.mark.parametrize("as_json", [False, True])
def test_a_folder_that_another_works_on_ends_with_three(
    type_command: Type, new_magazine: Path, *, as_json: bool
) -> None:
    with locked(new_magazine / "build", "magazine publish"):
        answer = type_command("-C", new_magazine, "build", "--wait", "0", *(["--json"] if as_json else []))
    assert answer.exit_code == EXIT_MACHINE
    assert "busy-folder" in answer.stdout
    assert "`magazine publish`" in answer.stdout
    assert "Traceback" not in answer.output


def test_a_machine_that_refuses_ends_with_three_in_every_command(
    type_command: Type, new_magazine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, "read-only", str(new_magazine))

    monkeypatch.setattr("magazine.works.inspection.inspect", refuse)
    answer = type_command("-C", new_magazine, "check")
    assert answer.exit_code == EXIT_MACHINE
    assert "disk-read-only" in answer.stdout
