"""How each article is set: tighter, larger, or as was chosen before."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from magazine.editions.print.bindery.volume import LaidOut
from magazine.editions.print.copyfitting import Copyfitter, Setting
from magazine.editions.print.sheet import Sheet
from magazine.issue.article import Kind
from magazine.issue.finding import Location

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Measure = tuple[int, float]
"""Pages, and how full the last is."""


def entry(name: str) -> Any:
    article = SimpleNamespace(id=name, kind=Kind.NEWS, opening="picture.jpg", pages=None)
    return SimpleNamespace(article=article, rubric=SimpleNamespace(id="news"))


@dataclass
class Bench:
    """Lays out by rule, and counts."""

    rule: Callable[[Setting], Measure]
    asked: list[Setting] = field(default_factory=list)

    def __call__(self, entries: Sequence[Any], settings: Sequence[Setting]) -> list[tuple[Sheet, LaidOut]]:
        self.asked += settings
        return [self._made(each.article.id, setting) for each, setting in zip(entries, settings, strict=True)]

    def _made(self, name: str, setting: Setting) -> tuple[Sheet, LaidOut]:
        pages, fill = self.rule(setting)
        sheet = Sheet(id=name, html="", css="", where=Location(path="x"))
        return sheet, LaidOut(file=Path(name), pages=pages, fill=fill, anchors=(), remarks=(), missing=())


def test_a_few_lines_that_run_over_are_saved_by_the_loosest_setting_that_does() -> None:
    bench = Bench(lambda setting: (1, 0.99) if setting.fit >= 2 else (2, 0.1))
    fitter = Copyfitter([entry("radar")], bench)
    ((_, made),) = fitter.fitted()
    assert made.pages == 1
    assert fitter.settings == [Setting(fit=2)]


def test_what_no_setting_saves_stays_as_it_was() -> None:
    fitter = Copyfitter([entry("radar")], Bench(lambda _: (2, 0.1)))
    fitter.fitted()
    assert fitter.settings[0].fit == 0


def test_the_opening_grows_into_blank() -> None:
    fitter = Copyfitter([entry("radar")], Bench(lambda setting: (1, 0.7 + setting.grow / 250)))
    ((_, made),) = fitter.fitted()
    assert fitter.settings[0].grow > 0
    assert made.fill > 0.9


def test_it_does_not_grow_over_to_a_page() -> None:
    fitter = Copyfitter([entry("radar")], Bench(lambda setting: (2, 0.5) if setting.grow else (1, 0.7)))
    fitter.fitted()
    assert fitter.settings == [Setting()]


def test_what_was_chosen_before_takes_one_layout() -> None:
    bench = Bench(lambda setting: (1, 0.99) if setting.fit >= 2 else (2, 0.1))
    Copyfitter([entry("radar")], bench).as_before({"radar": Setting(fit=2)}, {"radar": 1})
    assert bench.asked == [Setting(fit=2)]


def test_other_pages_than_before_are_tried_anew() -> None:
    bench = Bench(lambda setting: (1, 0.99) if setting.fit >= 3 else (2, 0.1))
    fitter = Copyfitter([entry("radar")], bench)
    ((_, made),) = fitter.as_before({"radar": Setting(fit=2)}, {"radar": 1})
    assert made.pages == 1
    assert fitter.settings == [Setting(fit=3)]
