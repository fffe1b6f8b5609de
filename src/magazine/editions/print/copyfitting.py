"""Copyfitting: each article tighter where a few lines run over to a page, its opening picture higher where it would end early.

Every trial is a layout, so what was chosen for one set of inks serves the other: both have the same lines.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magazine.editions.print.openings import GROW_SHARES, growth
from magazine.editions.print.plan import is_better, runs_over

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from magazine.editions.print.bindery.volume import LaidOut
    from magazine.editions.print.sheet import Sheet
    from magazine.issue.publication import Entry

FITS: Final = 3
"""Steps of tightness, from none to the tightest that still looks made."""

Set = tuple["Sheet", "LaidOut"]
"""An article as a sheet, and its layout."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """How an article is set.

    Attributes:
        fit: how tightly, 0 to ``FITS``.
        grow: by how many millimetres its opening picture is higher than usual.
    """

    fit: int = 0
    grow: int = 0


class Copyfitter:
    """Chooses how each article is set.

    Args:
        entries: the articles.
        lay_out: sets some of them, each in its own way.

    Attributes:
        settings: by article, chosen so far.
    """

    def __init__(
        self, entries: Sequence[Entry], lay_out: Callable[[Sequence[Entry], Sequence[Setting]], list[Set]]
    ) -> None:
        self._entries = entries
        self._lay_out = lay_out
        self.settings = [Setting()] * len(entries)
        self._best: list[Set] = []

    def fitted(self) -> list[Set]:
        """Set all articles, with trials."""
        self._best = self._lay_out(self._entries, self.settings)
        for fit in range(1, FITS + 1):
            loose = [number for number, (sheet, made) in enumerate(self._best) if runs_over(sheet.planned, made)]
            self._try({number: Setting(fit=fit) for number in loose}, is_better)
        for share in GROW_SHARES:
            wanted = {
                number: growth(entry, made, share)
                for number, (entry, (_, made)) in enumerate(zip(self._entries, self._best, strict=True))
            }
            trials = {
                number: replace(self.settings[number], grow=millimetres)
                for number, millimetres in wanted.items()
                if millimetres
            }
            self._try(trials, _is_fuller)
        return self._best

    def as_before(self, settings: Mapping[str, Setting], pages: Mapping[str, int]) -> list[Set]:
        """Set all articles as was chosen for other inks; with trials of their own, should that not give as many pages.

        Args:
            settings: by article.
            pages: how many each took.
        """
        chosen = [settings[entry.article.id] for entry in self._entries]
        made = self._lay_out(self._entries, chosen)
        if all(laid_out.pages == pages[sheet.id] for sheet, laid_out in made):
            self.settings = chosen
            return made
        return self.fitted()

    def _try(self, trials: Mapping[int, Setting], is_preferred: Callable[[LaidOut, LaidOut], bool]) -> None:
        tried = self._lay_out([self._entries[number] for number in trials], list(trials.values()))
        for (number, setting), (sheet, made) in zip(trials.items(), tried, strict=True):
            if is_preferred(made, self._best[number][1]):
                self._best[number] = (sheet, made)
                self.settings[number] = setting


def _is_fuller(made: LaidOut, before: LaidOut) -> bool:
    """Say whether the last page became fuller, with no page and no flaw more."""
    return made.pages == before.pages and made.fill > before.fill and len(made.flaws) <= len(before.flaws)
