"""Wrong manuscripts as data: the cases of this folder's Markdown files, laid out as projects."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.wrong.makers import make

from magazine.issue.finding import Level, Location

HERE = Path(__file__).parent
SPECIMEN = HERE.parent / "specimen"

_HEADING = re.compile(r"^## (.+)$")
_EXPECTED = re.compile(r"^(manuscript|markup): (.+):(\d+):(\d+): (error|warning|note) ([a-z-]+)$")
_FENCE = re.compile(r"^(`{3,})(change|write|escaped|make) (.+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Expected:
    """A finding that a case must give."""

    where: Location
    level: Level
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of the specimen: how, which file, and the block's text."""

    how: str
    path: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A wrong manuscript."""

    name: str
    stage: str
    expected: tuple[Expected, ...]
    changes: tuple[Change, ...]

    @property
    def blocks(self) -> bool:
        """Say whether the case keeps the issue from being published (exit code 1)."""
        return any(one.level is Level.ERROR for one in self.expected)

    def lay_out(self, folder: Path) -> Path:
        """Copy the specimen into a folder, change it, and give the project."""
        project = copy_specimen(folder)
        for change in self.changes:
            _apply(change, project)
        return project


def copy_specimen(folder: Path) -> Path:
    """Copy the specimen into a folder, and give the project."""
    return Path(shutil.copytree(SPECIMEN, folder / "specimen"))


def cases(stage: str | None = None) -> list[Case]:
    """Give the cases of a stage, or all."""
    found = [case for file in sorted(HERE.glob("*.md")) if file.name != "README.md" for case in _cases(file)]
    return [case for case in found if stage is None or case.stage == stage]


def _cases(file: Path) -> list[Case]:
    found: list[Case] = []
    name = ""
    lines: list[str] = []
    fence = ""
    for line in [*file.read_text(encoding="utf-8").split("\n"), "## end"]:
        heading = None if fence else _HEADING.match(line)
        opened = _FENCE.match(line)
        if not fence and opened:
            fence = opened.group(1)
        elif line == fence:
            fence = ""
        if heading is None:
            lines.append(line)
            continue
        if name:
            found.append(_case(f"{file.stem}: {name}", lines))
        name, lines = heading.group(1), []
    return found


def _case(name: str, lines: list[str]) -> Case:
    matches = [match for line in lines if (match := _EXPECTED.match(line))]
    stages = {match.group(1) for match in matches}
    assert len(stages) == 1, f"{name}: one stage, please"
    expected = tuple(
        Expected(where=Location(path=path, line=int(line), column=int(column)), level=Level(level), rule=rule)
        for _, path, line, column, level, rule in (match.groups() for match in matches)
    )
    changes: list[Change] = []
    rest = iter(lines)
    for line in rest:
        if opened := _FENCE.match(line):
            fence, how, path = opened.groups()
            text = "".join(f"{inside}\n" for inside in iter(lambda: next(rest), fence))
            changes.append(Change(how=how, path=path, text=text))
    return Case(name=name, stage=stages.pop(), expected=expected, changes=tuple(changes))


def _apply(change: Change, project: Path) -> None:
    file = project / change.path
    file.parent.mkdir(parents=True, exist_ok=True)
    if change.how == "write":
        file.write_text(change.text, encoding="utf-8", newline="\n")
    elif change.how == "escaped":
        file.write_bytes(change.text.encode().decode("unicode_escape").encode("latin-1"))
    elif change.how == "make":
        make(file, change.text)
    else:
        text = file.read_text(encoding="utf-8")
        for hunk in change.text.strip("\n").split("\n\n"):
            old, new = ("".join(f"{line[2:]}\n" for line in hunk.split("\n") if line[0] == sign) for sign in "-+")
            assert text.count(old) == 1, f"{change.path} must hold once: {old!r}"
            text = text.replace(old, new)
        file.write_text(text, encoding="utf-8", newline="\n")
