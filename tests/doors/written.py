"""Doors for what editors write in YAML and CSV: each input is a file of the specimen, read as a build reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.doors import nasties
from tests.doors.door import Door
from tests.doors.mutations import files
from tests.doors.outcome import Outcome
from tests.wrong.cases import SPECIMEN, copy_specimen

from magazine.copydesk.check import check_line
from magazine.darkroom.charts import Chart, chart_alt, draw
from magazine.darkroom.charts.chart import Ground, palette_of
from magazine.issue.finding import Location, Stop
from magazine.issue.language import Language
from magazine.manuscript.card import read_card
from magazine.manuscript.data import read_table
from magazine.manuscript.editorial_line import read_editorial_line
from magazine.manuscript.files import IssueFile
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.ledger import read_ledger
from magazine.manuscript.notes import Notes
from magazine.manuscript.theme import read_theme
from magazine.markup.directives.chart import data_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

    from magazine.issue.finding import Finding

ISSUE: Final = "issues/2019-01"
LANGUAGES: Final = (Language.ARABIC, Language.FRENCH)
LINE: Final = """\
language: fr
rules:
  long-title: {level: error, headline: 40}
  doubled-word: off
terms:
  - {write: {fr: police, ar: شرطة}, instead-of: {fr: [flics, la maison], ar: [بوليس]}, reason: Le nom de la maison.}
words: {fr: [Untel], ar: [فلان]}
"""
CARD: Final = """\
alt: {ar: حشد, fr: Une foule}
caption: Une foule devant la porte.
credit: {ar: الورشة, fr: L’atelier}
rights: Tous droits réservés
consent: Écrit
crop: [0.1, 0, 0.9, 1]
redact: [[0.42, 0.31, 0.55, 0.48], [0, 0, 0.1, 0.1]]
# allow picture-without-consent: vue de loin
"""
TABLES: Final = (
    "Jour,Visiteurs\nLundi,12\nMardi,13.5\nMercredi,\n",
    'اليوم;الزوار;النساء\nالاثنين;12;3\n"الثلاثاء";13,5;4\n',
    "a,b,c,d,e,f\n" + "x,1,2,3,4,5\n" * 12,
)
DRAWN_EVERY: Final = 40
"""A drawing takes a hundred times as long as its reading."""


def item(file: Path, path: str) -> IssueFile:
    """Give a file of the issue as the reading of its folder does."""
    return IssueFile(id=path.removeprefix(f"{ISSUE}/"), file=file, where=Location(path=path))


def sample(path: str) -> str:
    """Give a file of the specimen."""
    return (SPECIMEN / path).read_text(encoding="utf-8")


def yaml_files(*samples: str) -> SearchStrategy[bytes]:
    """Hurt YAML."""
    return files(samples, (*nasties.YAML, *nasties.YAML, *nasties.EVERY))


def open_house(folder: Path) -> Callable[[bytes], Outcome]:
    project = copy_specimen(folder)

    def enter(data: bytes) -> Outcome:
        (project / "issues/magazine.yaml").write_bytes(data)
        house, findings = read_house(project)
        return Outcome(findings=findings, value=house)

    return enter


def open_issue(folder: Path) -> Callable[[bytes], Outcome]:
    project = copy_specimen(folder)
    house, _ = read_house(project)
    assert house is not None

    def enter(data: bytes) -> Outcome:
        (project / ISSUE / "issue.yaml").write_bytes(data)
        read = read_issue(project, house, "2019-01")
        return Outcome(findings=read.findings, value=read.issue)

    return enter


def open_ledger(folder: Path) -> Callable[[bytes], Outcome]:
    file = folder / "facts.yaml"

    def enter(data: bytes) -> Outcome:
        file.write_bytes(data)
        notes = Notes()
        ledger = read_ledger(item(file, f"{ISSUE}/facts.yaml"), LANGUAGES, notes)
        figures = [fact.in_figures(language) for fact in ledger.facts.values() for language in LANGUAGES]
        return Outcome(
            findings=notes.findings, value=(ledger.facts, ledger.sums, [one.strip("\u2066\u2069") for one in figures])
        )

    return enter


def open_card(folder: Path) -> Callable[[bytes], Outcome]:
    file = folder / "crowd.jpg.yaml"

    def enter(data: bytes) -> Outcome:
        file.write_bytes(data)
        notes = Notes()
        card = read_card(item(file, f"{ISSUE}/patrol/crowd.jpg.yaml"), notes)
        return Outcome(findings=notes.findings, value=card)

    return enter


def open_line(folder: Path) -> Callable[[bytes], Outcome]:
    project = copy_specimen(folder)

    def enter(data: bytes) -> Outcome:
        (project / "issues/editorial-line.yaml").write_bytes(data)
        line, findings = read_editorial_line(project)
        return Outcome(findings=(*findings, *check_line(line)), value=line)

    return enter


def open_table(folder: Path) -> Callable[[bytes], Outcome]:
    file = folder / "visitors.csv"
    theme = read_theme(copy_specimen(folder), "police")
    count = 0

    def enter(data: bytes) -> Outcome:
        nonlocal count
        file.write_bytes(data)
        notes = Notes()
        table = read_table(item(file, f"{ISSUE}/patrol/visitors.csv"), notes)
        if table is None:
            return Outcome(findings=notes.findings)
        kind = ("bar", "line", "area", "share", "star")[len(data) % 5]
        chart = Chart(
            kind=kind, columns=table.columns, rows=table.rows, where=table.where, language=LANGUAGES[len(data) % 2], width=640, title="", unit="", alt="",
        )  # fmt: skip
        drawn: tuple[bytes, ...] = ()
        stop: tuple[Finding, ...] = ()
        alternative = ""
        try:
            alternative = chart_alt(chart)
            data_table(table, chart.language)
            count += 1
            if count % DRAWN_EVERY == 1:
                drawn = (draw(chart, palette_of(theme.tokens, Ground.LIGHT), theme.faces),)
        except Stop as found:
            stop = found.findings
        return Outcome(findings=(*notes.findings, *stop), value=(table, alternative.translate(_ISOLATES)), files=drawn)

    return enter


_ISOLATES: Final = dict.fromkeys(range(0x2066, 0x206A))
"""What the house itself puts around figures within Arabic words."""

DOORS: Final = {
    "house": Door(inputs=lambda: yaml_files(sample("issues/magazine.yaml")), open=open_house),
    "issue sheet": Door(inputs=lambda: yaml_files(sample(f"{ISSUE}/issue.yaml")), open=open_issue),
    "ledger": Door(inputs=lambda: yaml_files(sample(f"{ISSUE}/facts.yaml")), open=open_ledger),
    "picture card": Door(inputs=lambda: yaml_files(CARD, sample(f"{ISSUE}/patrol/crowd.jpg.yaml")), open=open_card),
    "editorial line": Door(inputs=lambda: yaml_files(LINE), open=open_line),
    "chart data": Door(inputs=lambda: files(TABLES, (*nasties.CSV, *nasties.CSV, *nasties.EVERY)), open=open_table),
}
