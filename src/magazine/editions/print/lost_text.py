"""Compare the letters of a sheet's source with the letters on its pages.

WeasyPrint 70 can lose text, or print it twice, where floats, notes and columns meet (docs/decisions); no build trusts it to have
set all. Each element's own letters are counted, order apart; what the style sheet hides is not expected.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.print.bindery.volume import Flaw
from magazine.editions.print.inspection import excerpt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from magazine.editions.print.galley import Galley

NOT_SET: Final = frozenset({"head", "script", "style", "title", "template"})
"""Elements whose text is never on a page."""

REPEATED: Final = frozenset({"thead"})
"""Elements that are set again on every page that their table goes on to."""


def compare(root: Any, galley: Galley, hidden: Callable[[Any], bool]) -> Iterator[Flaw]:
    """Give a flaw for every element whose letters are lost, or stand there twice.

    Args:
        root: the source's root element.
        galley: of its pages.
        hidden: says whether the style sheet hides an element.
    """
    found: defaultdict[Any, list[str]] = defaultdict(list)
    pages: dict[Any, int] = {}
    for run in galley.runs:
        if run.written:
            found[run.element].append(run.text)
            pages.setdefault(run.element, run.page)
    page = 0
    for element, text, again in _sources(root, hidden):
        page = pages.get(element, page)
        wanted, there = _letters(text), _letters("".join(found[element]))
        if wanted == there:
            continue
        lost, more = Counter(wanted), Counter(there)
        if lost - more:
            yield Flaw(rule="text-lost-in-print", page=page, words=excerpt(text), amount=(lost - more).total())
        elif more - lost and not again:
            yield Flaw(rule="text-twice-in-print", page=page, words=excerpt(text), amount=(more - lost).total())


def _sources(element: Any, hidden: Callable[[Any], bool], *, again: bool = False) -> Iterator[tuple[Any, str, bool]]:
    """Give each element that is set, with its own text, and whether it may be set again."""
    if not isinstance(element.tag, str) or element.tag in NOT_SET or hidden(element):
        return
    again = again or element.tag in REPEATED
    yield element, "".join([element.text or "", *(child.tail or "" for child in element)]), again
    for child in element:
        yield from _sources(child, hidden, again=again)


def _letters(text: str) -> str:
    """Leave out white space, hyphens and signs without a body, which lines may add or swallow."""
    return "".join(filter(str.isalnum, text))
