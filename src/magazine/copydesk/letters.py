"""Prose of one language as the rules on letters and signs read it, and their mends."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.place import YamlPlace
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage
    from magazine.issue.language import Language

    Change = tuple[int, int, str]
    """What is put between two offsets of a passage."""

NO_BREAK: Final = "\u00a0"
NARROW: Final = "\u202f"
GAP: Final = f" {NO_BREAK}{NARROW}"
"""The spaces that prose is written with, for use within a character class."""

ARABIC: Final = "\u0621-\u063a\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
"""Arabic letters, for use within a character class."""

SIGN: Final = "\u064b-\u0652\u0670"
"""Vowel signs, tashdid and sukun, likewise."""

KASHIDA: Final = "\u0640"
BLANK: Final = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a stretch that other rules hold for: foreign words, code, addresses."""

TURNED: Final = re.compile(
    rf"(?<!\S)\)(?=[{ARABIC}])[^()]{{0,80}}[^()\s]\((?=[\s.،؛:؟!]|$)|(?<!\S)»(?=[{ARABIC}])[^«»]{{0,200}}[^«»\s]«(?=[\s.،؛:؟!]|$)"
)
"""Brackets or quotation marks typed the wrong way round, as keyboards and converted files have them in Arabic: ``)كلمة(``."""

_ADDRESS: Final = re.compile(
    r"https?://[^\s<>«»\"“”]+|\bwww\.[^\s<>«»\"“”]+|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)*|[@#]\w+"
    r"|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,5}\.(?:ma|com|org|net|fr|int|gov)\b(?:/[^\s<>«»\"“”]*)?",
    re.ASCII,
)
_QUOTES: Final = frozenset("'\"\\")


def without_turned(words: str) -> str:
    """Blot out what stands in turned brackets or quotation marks: they are to be turned, not to be drawn closer."""
    return TURNED.sub(lambda match: BLANK * len(match.group()), words)


def prose(text: ArticleText, *languages: Language) -> Iterator[tuple[Passage, str]]:
    """Give the passages in some languages, each with its text, of the same length, in which foreign words, code and addresses are blotted out.

    Keywords are left out: they are labels, not sentences.
    """
    for passage in text.passages:
        if passage.language in languages and passage.kind is not PassageKind.KEYWORD:
            yield passage, own(passage)


def own(passage: Passage) -> str:
    """Give a passage's text, of the same length, with foreign words, code and addresses blotted out."""
    spans = tuple((run.start, run.end) for run in passage.runs_of(RunKind.FOREIGN, RunKind.CODE))
    return _own(passage.text, spans)


@lru_cache(maxsize=4096)  # every rule of letters asks again for the same passages
def _own(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    signs = list(text)  # a text of its own for each span would cost the square of their number
    for start, end in spans:
        signs[start:end] = BLANK * (end - start)
    text = "".join(signs)
    return _ADDRESS.sub(lambda match: BLANK * len(match.group()), text) if "." in text or "@" in text else text


def mend(passage: Passage, start: int, end: int, new: str | None, message: str = "found", /, **words: str) -> Hit:
    """Find something with what mends it; without a mend where only a person can tell what is right (``None``)."""
    changes = () if new is None else ((start, end, new),)
    return replace(passage.hit_over(start, end, message, **words), fix=_edits(passage, changes))


def habit(slips: Iterable[tuple[Passage, Change]]) -> Iterator[Hit]:
    """Find what a keyboard does throughout an article, once: the hit is at the first place, its fix mends all that were typed so."""
    found = tuple(slips)
    if found:
        passage, (start, _, _) = found[0]
        edits = tuple(edit for where, change in found for edit in _edits(where, (change,)))
        yield replace(passage.hit(start, count=str(len(found))), fix=edits)


def mend_pair(passage: Passage, first: Change, last: Change, message: str = "found", /, **words: str) -> Hit:
    """Find a pair of signs; both are mended or neither."""
    edits = _edits(passage, (first, last))
    return replace(passage.hit(first[0], message, **words), fix=edits if len(edits) == len((first, last)) else ())


def _edits(passage: Passage, changes: Iterable[Change]) -> tuple[Edit, ...]:
    return tuple(
        Edit(where=passage.where(start), old=passage.text[start:end], new=new)
        for start, end, new in changes
        if _can_be_mended(passage, start, end, new)
    )


def _can_be_mended(passage: Passage, start: int, end: int, new: str) -> bool:
    """Say whether these characters may be replaced in the file as they stand.

    In YAML, within quotation marks, one of the text is two characters of the file, and without them a colon with a space makes a
    field: both are left to the editor.
    """
    place = passage.place
    if not place.typed(start, end):
        return False
    if not isinstance(place, YamlPlace):
        return True
    if ": " in new:
        return False
    where = place.where(start)
    line = place.source.split("\n")[where.line - place.first_line]
    around = line[: where.column - 1][-1:] + line[where.column - 1 + end - start :][:1]
    return not (_QUOTES & set(passage.text[start:end]) and _QUOTES & set(around))
