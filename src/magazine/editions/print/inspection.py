"""Look through a galley for what a chief sub-editor would send back: letters outside their place or over others, holes, widows.

Pure: a galley in, flaws out. What they are called and what an editor can do about them is in ``findings.py``.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.print.bindery.volume import Flaw

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from magazine.editions.print.galley import Galley, Line, Plate, Run

MILLIMETRE: Final = 96 / 25.4  # CSS pixels

OVER_MIN: Final = 2 * MILLIMETRE
"""Letters may hang over their measure by so little: punctuation does, and a letter whose final form is wider. Columns are 5 mm apart."""

TRIM_SAFETY: Final = 3 * MILLIMETRE
"""Letters nearer to the trim may be cut off: the guillotine's tolerance and as much again."""

CORE_HEIGHT: Final = 0.42
"""Of the type's size: the part of a line, up from its baseline, where letters of another line are unreadable."""

OVERLAP_MIN: Final = 0.25
"""Of the type's size: how wide letters must stand over each other; kerning and slant bring neighbours nearer than that."""

STRETCH_MAX: Final = 1.0
"""Of the type's size, added to each word space, which are then five times as wide as they should be. (The sample's worst line: 0.9.)"""

SHOWN_MIN: Final = 0.25
"""A picture of which less than a quarter is seen says something else than the photographer did."""

PIXELS_MIN: Final = 72.0
"""To the inch: below, a picture shows its pixels even on a screen."""

WORDS_SHOWN: Final = 7
"""Words by which a flaw is named."""

LETTERS_SHOWN: Final = 60
"""Letters at most, in words without end."""


def inspect(galley: Galley) -> Iterator[Flaw]:
    """Give the flaws of a galley, in the order of the pages for each kind."""
    for check in CHECKS:
        yield from check(galley)


def _outside(galley: Galley) -> Iterator[Flaw]:
    """Letters over the end of their measure, outside the text area or too near to the trim: the worst of these, once a line."""
    for _, runs in groupby(galley.runs, key=lambda run: (run.page, run.line)):
        found = [(level, run) for run in runs if (level := _misplaced(run, galley))]
        if found:
            yield _flaw(min(found)[0][1], found[0][1].page, (run.text for _, run in found))


def _misplaced(run: Run, galley: Galley) -> tuple[int, str] | None:
    area, paper, text = run.area, galley.papers[run.page], galley.areas[run.page]
    if (
        min(area.left - paper.left, paper.right - area.right) < TRIM_SAFETY
        or run.baseline > paper.bottom - TRIM_SAFETY
        or run.baseline - run.size * CORE_HEIGHT < paper.top + TRIM_SAFETY
    ):
        return 0, "text-off-page"
    if max(run.limits[0] - area.left, area.right - run.limits[1]) > OVER_MIN:
        return 1, "text-over-measure"
    if run.baseline > text.bottom + OVER_MIN:
        return 2, "text-below-page"
    return None


def _overlapping(galley: Galley) -> Iterator[Flaw]:
    """Letters of one line over letters of another, or of the same."""
    for page, runs in groupby(galley.runs, key=lambda run: run.page):
        open_runs: list[Run] = []
        for run in sorted(runs, key=_core_top):
            open_runs = [other for other in open_runs if other.baseline > _core_top(run)]
            other = next((other for other in open_runs if _overlap(run, other)), None)
            if other is not None:
                yield _flaw("text-over-text", page, (other.text, run.text))
            open_runs.append(run)


def _core_top(run: Run) -> float:
    return run.baseline - run.size * CORE_HEIGHT


def _overlap(one: Run, other: Run) -> bool:
    shared = min(one.area.right, other.area.right) - max(one.area.left, other.area.left)
    return shared > OVERLAP_MIN * min(one.size, other.size)


def _stretched(galley: Galley) -> Iterator[Flaw]:
    """Lines with holes between their words."""
    for _, runs in groupby(galley.runs, key=lambda run: (run.page, run.line)):
        line = list(runs)
        worst = max(run.spacing / run.size for run in line)
        if worst > STRETCH_MAX:
            yield _flaw("stretched-line", line[0].page, (run.text for run in line), worst)


def _at_foot(galley: Galley) -> Iterator[Flaw]:
    """Headings at the foot of a column or page that goes on elsewhere."""
    texts = _texts_of_lines(galley.runs)
    lowest: dict[int, tuple[float, int]] = {}
    for number, line in enumerate(galley.lines):
        if not line.note:
            lowest[line.stretch] = max(lowest.get(line.stretch, (0.0, 0)), (line.bottom, number))
    for _, number in lowest.values():
        line = galley.lines[number]
        if line.keeps_next and _goes_on(number, galley):
            yield _flaw("heading-at-foot", line.page, texts[number])


def _goes_on(number: int, galley: Galley) -> bool:
    """Say whether what follows a stretch's last line stands elsewhere: not below it on its page."""
    line = galley.lines[number]
    following = [each for each in galley.lines[number + 1 :] if not each.note]
    if not following:
        return False
    return following[0].page != line.page or following[0].bottom < line.bottom


def _alone(galley: Galley) -> Iterator[Flaw]:
    """Give single lines of a paragraph at the head or foot of a column."""
    texts = _texts_of_lines(galley.runs)
    for numbers in _paragraphs(galley.lines):
        parts = [list(part) for _, part in groupby(numbers, key=lambda number: galley.lines[number].stretch)]
        if len(parts) > 1:
            for part in (parts[0], parts[-1]):
                if len(part) == 1 and "".join(texts[part[0]]).strip():  # a row of pictures has no words
                    yield _flaw("single-line", galley.lines[part[0]].page, texts[part[0]])


def _paragraphs(lines: Iterable[Line]) -> Iterable[list[int]]:
    """Give the numbers of each paragraph's lines."""
    paragraphs: defaultdict[Any, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if not line.cell and not line.note and not line.keeps_next:
            paragraphs[line.block].append(number)
    return paragraphs.values()


def _texts_of_lines(runs: Iterable[Run]) -> Mapping[int, list[str]]:
    texts: defaultdict[int, list[str]] = defaultdict(list)
    for run in runs:
        texts[run.line].append(run.text)
    return texts


def _parted(galley: Galley) -> Iterator[Flaw]:
    """Boxes and quotations that should be whole and are not."""
    for page, element in galley.parted:
        yield _flaw("parted-box", page, element.itertext())


def _pictures(galley: Galley) -> Iterator[Flaw]:
    """Pictures of which too little is seen, that are enlarged too much, or that stand over their measure."""
    for plate in galley.plates:
        yield from _flaws_of(plate)


def _flaws_of(plate: Plate) -> Iterator[Flaw]:
    name = plate.element.get("alt") or ""
    if plate.shown < SHOWN_MIN:
        yield Flaw(rule="cropped-in-print", page=plate.page, words=name, amount=round(plate.shown, 2))
    if plate.pixels and plate.pixels * 96 / plate.width < PIXELS_MIN:
        yield Flaw(rule="coarse-in-print", page=plate.page, words=name, amount=round(plate.pixels * 96 / plate.width))
    if plate.over > OVER_MIN:
        yield Flaw(rule="picture-over-measure", page=plate.page, words=name)
    if plate.below > OVER_MIN:
        yield Flaw(rule="picture-off-page", page=plate.page, words=name)


def _flaw(rule: str, page: int, texts: Iterable[str], amount: float = 0.0) -> Flaw:
    return Flaw(rule=rule, page=page, words=excerpt(" ".join(texts)), amount=round(amount, 2))


def excerpt(text: str) -> str:
    """Shorten a passage to what names it."""
    words = text.replace("\u200b", "").split()
    shown = " ".join(words[:WORDS_SHOWN])
    return f"{shown[:LETTERS_SHOWN]} …" if len(words) > WORDS_SHOWN or len(shown) > LETTERS_SHOWN else shown


CHECKS: Final = (_outside, _overlapping, _stretched, _at_foot, _alone, _parted, _pictures)
