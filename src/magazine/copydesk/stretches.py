"""Stretches that read from left to right even in an Arabic line: ranges, numbers, telephones, dates, signs, identifiers, addresses.

Each stretch is of one kind, so that each is found by one rule. Whether it is in order is not judged here, but by ``bidi.py``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.bidi import seen_with
from magazine.copydesk.letters import GAP
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.bidi import Seen
    from magazine.copydesk.text import ArticleText, CardText, Passage


class Kind(Enum):
    """What a stretch is."""

    ADDRESS = "address"
    TELEPHONE = "telephone"
    DATE = "date"
    IDENTIFIER = "identifier"
    LAW = "law"
    """The number of a law, a decree, a file: two numbers and a hyphen."""
    DECREE_BACKWARDS = "decree-backwards"
    """The number of a dahir (1) or a decree (2) with its last part first: typed so that the page looked right elsewhere."""
    PLATE = "plate"
    RANGE = "range"
    YEARS_BACKWARDS = "years-backwards"
    """The later year first: typed so that the page looked right elsewhere."""
    PERCENTAGE = "percentage"
    CHANGE = "change"
    """A percentage with a plus or a minus."""
    SIGNED = "signed"
    MONEY = "money"
    DEGREES = "degrees"
    SCORE = "score"
    GROUPS = "groups"
    """A large number whose groups stand apart: 12 500,75."""
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a passage: ``start`` and ``end`` are offsets, ``parts`` what a remedy needs of it."""

    kind: Kind
    start: int
    end: int
    text: str
    parts: tuple[str, ...] = ()


_GAP: Final = f"[{GAP}]"
_HYPHEN: Final = r"[\-\u2010-\u2015\u2212]"
_NUMBER: Final = rf"(?:[0-9]{{1,3}}(?:{_GAP}[0-9]{{3}})+|[0-9]+)(?:[.,][0-9]+)*"
_BREAK: Final = r"[ \u00a0\u202f().\-\u2010-\u2013/]{0,3}"
"""What may stand between two digits of a telephone number."""
_LATIN: Final = r"0-9A-Za-z\u00c0-\u024f"
_PART: Final = r"[A-Za-z0-9._~%/?#=&+:@-]"
_SIGN: Final = r"[-\u2212+\u00b1]"
_MONEY: Final = "[$€£¥]"

_STRETCH: Final = re.compile(
    rf"""(?<![{_LATIN}.@])(?:
    (?P<address>(?:https?://|ftp://|www\.){_PART}+(?<![.?:])
      |(?<![-_%+])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+
      |(?<![-_%+])[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[a-z]{{2,12}}(?![{_LATIN}])(?:/{_PART}*(?<![.?:]))?
      |[@\#][A-Za-z][A-Za-z0-9_.]*(?<!\.))
    |(?P<date>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:T[0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?(?:Z|[+-][0-9]{{2}}:[0-9]{{2}})?)?
      |[0-9]{{1,2}}(?P<between>{_GAP}?{_HYPHEN}{_GAP}?|{_GAP}?/{_GAP}?|\.)[0-9]{{1,2}}(?P=between)[0-9]{{4}}
      |(?:0[1-9]|1[0-2])(?:{_HYPHEN}|/|{_GAP}/{_GAP})(?:19|20)[0-9]{{2}}
      |(?:19|20)[0-9]{{2}}{_HYPHEN}(?:0[1-9]|1[0-2]))(?![{_LATIN}]|{_HYPHEN}[0-9])
    |(?P<telephone>(?:\((?:\+|00)[1-9][0-9]{{0,2}}\)|(?:\+|00)[1-9][0-9]{{0,2}}){_BREAK}(?:0{_BREAK})?[1-9](?:{_BREAK}[0-9]){{6,8}}
      |(?:\(0[5-9][0-9]{{0,2}}\){_BREAK}[0-9](?:{_BREAK}[0-9]){{5,7}}|0[5-9](?:{_BREAK}[0-9]){{8}}))(?![0-9])
    |(?P<plate>[0-9]{{1,5}}{_GAP}?[-|/\u2013]{_GAP}?[\u0621-\u064a]{_GAP}?[-|/\u2013]{_GAP}?[0-9]{{1,2}}(?![0-9]))
    |(?P<identifier>[0-9]{{4}}{_HYPHEN}[0-9]{{3}}X|[0-9]+[-/][A-Za-z]{{1,4}}(?:[-/][0-9A-Za-z]+)*)(?![{_LATIN}])
    |(?P<triple>[0-9]{{1,3}}-[0-9]{{2}}-[0-9]{{1,3}}(?![0-9-]))
    |(?P<range>(?P<first>{_NUMBER}(?:[:/h][0-9]{{1,4}})*)(?P<dash>{_GAP}?(?:{_HYPHEN}|~){_GAP}?)(?P<last>{_NUMBER}(?:[:/h][0-9]{{1,4}})*)(?P<unit>{_GAP}?[%‰])?)(?![{_LATIN}%‰])
    |(?P<percentage>(?P<minus>{_SIGN})?(?P<share>{_NUMBER}){_GAP}?[%‰])
    |(?P<money>{_MONEY}{_GAP}?{_NUMBER}|{_NUMBER}{_GAP}?{_MONEY})
    |(?P<degrees>{_SIGN}?{_NUMBER}{_GAP}?°(?:{_GAP}?[CF](?![{_LATIN}]))?)
    |(?P<signed>{_SIGN}{_NUMBER})(?![{_LATIN}])
    |(?P<number>{_NUMBER}(?:{_GAP}?[×÷*=+]{_GAP}?{_NUMBER}|/{_NUMBER}|{_GAP}/{_GAP}{_NUMBER}|[:'’]{_NUMBER})*)(?![{_LATIN}])
    )""",
    re.VERBOSE,
)
_GROUPS: Final = re.compile(r"(?P<whole>[0-9]{1,3}(?:[ \u00a0\u202f'’][0-9]{3})+)(?:[.,](?P<rest>[0-9]+))?")
_UNITS: Final = {"%": " في المائة", "‰": " في الألف"}
_BACKWARDS: Final = re.compile("(?P<last>[0-9]{1,3})-(?P<year>[0-9]{2})-(?P<first>[12])")
_BY_SHAPE: Final = tuple(kind for kind in Kind if kind.value in _STRETCH.groupindex)
"""The kinds that can be told without a look at what stands before."""
_LEADS_TO: Final = {
    # The words right before a number that say what it is; a prefix may be joined to them.
    kind: re.compile(rf"(?:{words})[ \u00a0]?[:(]?[ \u00a0]?\Z")
    for kind, words in (
        (Kind.IDENTIFIER, "المعياري|معياري|ردمد|ISSN|فصل|الفصل|مادة|المادة|بند|البند"),
        (Kind.LAW, "رقم|رقمه|رقمها|عدد|قانون|ظهير|مرسوم|قرار|مذكرة|دورية|ملف|محضر"),
        (
            Kind.DECREE_BACKWARDS,
            "(?:ظهير|مرسوم)(?: (?:ال)?شريف)?(?: رقم| عدد)?|(?:الظهير|المرسوم)(?: الشريف)?(?: رقم| عدد)?",
        ),
        (Kind.SCORE, "نتيجة|النتيجة|حصة|واقع"),
    )
}
_MATCH: Final = re.compile("فاز|فوز|تفوق|تعادل|انتصر|انتصار|هزم|هزيم|خسر|مباراة|نتيجة|هدف")
"""Words of sport, somewhere before a number that runs down: then it is a score."""
_YEAR: Final = re.compile("(?:19|20)[0-9]{2}")
_SIGN_MAY_FOLLOW: Final = re.compile(r"(?:\A|[\s(«“\"'\[:،])[وفبلك]?\Z")
"""Before a number's sign: else it is a hyphen that joins, as in كوفيد-19."""
_BEFORE: Final = 40  # characters looked at before a number
_NOT_SET: Final = {PassageKind.ALT, PassageKind.KEYWORD}
"""What no edition sets in a line of text."""


def arabic_lines(text: ArticleText | CardText) -> Iterator[Passage]:
    """Give the passages that run right to left on the page."""
    return (
        passage
        for passage in text.passages
        if passage.language.direction is Direction.RIGHT_TO_LEFT and passage.kind not in _NOT_SET
    )


def stretches_of(text: ArticleText | CardText, *kinds: Kind) -> Iterator[tuple[Passage, Stretch]]:
    """Give the stretches of some kinds in Arabic lines."""
    for passage in arabic_lines(text):
        for stretch in stretches(passage.text):
            if stretch.kind in kinds:
                yield passage, stretch


def turned(text: ArticleText | CardText, *kinds: Kind) -> Iterator[tuple[Passage, Stretch, Seen]]:
    """Give the stretches of some kinds that are seen in another order than they are written."""
    for passage in arabic_lines(text):
        own_kinds = (stretch for stretch in stretches(passage.text) if stretch.kind in kinds)
        for own, stretch in seen_with(passage, own_kinds):
            if own.left_to_right(stretch.start, stretch.end) != stretch.text:  # 4×4 is the same either way
                yield passage, stretch, own


@lru_cache(2048)
def stretches(text: str) -> tuple[Stretch, ...]:
    """Find the stretches of a text."""
    if not any(character in text for character in "0123456789./@#"):
        return ()
    return tuple(stretch for match in _STRETCH.finditer(text) if (stretch := _stretch(match, text)) is not None)


def _stretch(match: re.Match[str], text: str) -> Stretch | None:
    if match["triple"]:
        return _triple(match, text)
    kind = next(kind for kind in _BY_SHAPE if match[kind.value] is not None)
    parts: tuple[str, ...] = ()
    if match.group().isdigit():
        return None  # digits alone never change places
    if kind is Kind.RANGE:
        return _range(match, text)
    if (kind is Kind.SIGNED or match["minus"]) and not _SIGN_MAY_FOLLOW.search(text[: match.start()][-3:]):
        return None
    if kind is Kind.PERCENTAGE:
        kind = Kind.CHANGE if match["minus"] else kind
        parts = (match["share"], _UNITS[match.group()[-1]])
    groups = _GROUPS.fullmatch(match.group()) if kind is Kind.NUMBER else None
    if groups:
        dotted = re.sub("[^0-9]", ".", groups["whole"])
        kind, parts = Kind.GROUPS, (f"{dotted},{groups['rest']}" if groups["rest"] else dotted,)
    return Stretch(kind, match.start(), match.end(), match.group(), parts)


def _triple(match: re.Match[str], text: str) -> Stretch | None:
    """Look at 122-16-1, which the editions keep in one piece: a dahir's number begins with 1, a decree's with 2."""
    backwards = _BACKWARDS.fullmatch(match.group())
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if backwards is None or backwards["last"] in "12" or not _LEADS_TO[Kind.DECREE_BACKWARDS].search(before):
        return None
    parts = (backwards["first"], backwards["year"], backwards["last"])
    return Stretch(Kind.DECREE_BACKWARDS, match.start(), match.end(), match.group(), parts)


def _range(match: re.Match[str], text: str) -> Stretch | None:
    """Tell a range from a law's number, from a score, from years written backwards, and from a dash between two clauses."""
    first, last = match["first"], match["last"]
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    spaced = any(character.isspace() for character in match["dash"])
    parts: tuple[str, ...] = (first, last + _UNITS.get((match["unit"] or "").strip(), ""))
    if not spaced and _LEADS_TO[Kind.IDENTIFIER].search(before):
        kind, parts = Kind.IDENTIFIER, ()
    elif not spaced and (_LEADS_TO[Kind.LAW].search(before) or _begins_with_nought(first, last)):
        kind = Kind.LAW
    elif _LEADS_TO[Kind.SCORE].search(before):
        kind = Kind.SCORE
    elif _value(first) < _value(last):
        kind = Kind.RANGE
    elif _YEAR.fullmatch(first) and _YEAR.fullmatch(last):
        kind, parts = Kind.YEARS_BACKWARDS, (last, first)
    elif not spaced:
        kind = Kind.SCORE if _MATCH.search(before) else Kind.NUMBER
    else:
        return None
    return Stretch(kind, match.start(), match.end(), match.group(), parts)


def _value(number: str) -> tuple[float, ...]:
    """Give what a number is worth, part by part: 12/2018, 10:30."""
    return tuple(_worth(part) for part in re.split("[:/h]", number))


def _worth(number: str) -> float:
    plain = re.sub(rf"{_GAP}|[.,](?=[0-9]{{3}}(?![0-9]))", "", number)
    whole, *rest = re.split("[.,]", plain)
    return float(f"{whole}.{''.join(rest) or '0'}")


def _begins_with_nought(*numbers: str) -> bool:
    return any(len(number) > 1 and number[0] == "0" and number.isdigit() for number in numbers)


# How a message shows a stretch


def shown(text: str) -> str:
    """Keep a stretch as it is within a message in any language: its own first letter gives its direction."""
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}"


def words_of(stretch: Stretch, own: Seen) -> dict[str, str]:
    """Give what the messages about a stretch say of it."""
    return {
        "written": shown(stretch.text),
        "seen": shown(own.left_to_right(stretch.start, stretch.end)),
        "role": in_role(stretch.text),
    }


def parts_of(passage: Passage, stretch: Stretch) -> tuple[str, ...]:
    """Give the parts of a stretch as they are to be typed: a figure of the ledger stays one."""
    typed = {
        passage.text[run.start : run.end]: shown(f"{{fact}}`{run.value}`")
        for run in passage.runs_of(RunKind.FACT)
        if stretch.start <= run.start < stretch.end
    }
    return tuple(typed.get(part, part) for part in stretch.parts)


def has_fact(passage: Passage, stretch: Stretch) -> bool:
    """Say whether a stretch has a figure of the ledger in it, which cannot stand within a language's role."""
    return passage.covered(stretch.start, stretch.end, RunKind.FACT)


def in_role(text: str, tag: str = "fr") -> str:
    """Write a stretch within a language's role, as an editor would type it."""
    return shown(f"{{{tag}}}`{text}`")
