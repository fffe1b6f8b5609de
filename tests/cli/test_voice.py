from __future__ import annotations

import io
import sys

import pytest

from magazine.cli.voice import WIPE, Progress, say_json, tally
from magazine.issue.finding import Finding, Level, Location


class Terminal(io.StringIO):
    """A screen."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


def test_progress_is_plain_lines_where_nobody_watches(capsys: pytest.CaptureFixture[str]) -> None:
    with Progress() as progress:
        progress.tell("reading 2019-01")
        progress.tell("binding 2019-01")
    assert capsys.readouterr() == ("", "reading 2019-01\nbinding 2019-01\n")


def test_progress_is_one_line_on_a_terminal_and_leaves_it_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("COLUMNS", "20")
    with Progress() as progress:
        progress.tell("reading")
        progress.tell("a line that is much longer than the terminal is wide")
    lines = screen.getvalue().split(WIPE)
    assert lines == ["", "reading", "a line that is much", ""]


def test_json_is_utf_8_for_people_too(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    say_json({"title": "مجلة"})
    assert capfdbinary.readouterr().out.decode() == '{\n  "title": "مجلة"\n}\n'


@pytest.mark.parametrize(
    ("levels", "words"),
    [
        ([], ""),
        ([Level.ERROR], "1 error"),
        ([Level.NOTE, Level.ERROR, Level.ERROR, Level.WARNING], "2 errors, 1 warning, 1 note"),
    ],
)
def test_findings_are_counted_in_words(levels: list[Level], words: str) -> None:
    place = Location(path="issues/magazine.yaml")
    assert tally(Finding(rule="x", where=place, what="x", remedy="x", level=level) for level in levels) == words
