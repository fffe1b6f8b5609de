"""Words as a dictionary is asked about them, and how a slip of the pen would have changed one.

Nothing here knows a dictionary: ``Speller`` is a question that the works answer. They are told beforehand what will be asked
(``first_asked``, then ``then_asked`` for words that turned out unknown), so that one call of a program answers for a whole issue.

French and Arabic are judged differently, for their dictionaries and their letters differ. An unknown French word in small letters is a
slip, or a foreign word that nobody marked; one with a capital is most often a name. Arabic has no capitals: three unknown words in four
are names and loan words, so there an unknown word counts only where a usual slip explains it: a hamza, ة or ى at the end, two words
written as one, or one letter away from a word that the article itself spells right.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

from magazine.copydesk.known_words import KNOWN
from magazine.copydesk.neighbours import INNER, LONGEST, near_french, one_within
from magazine.copydesk.text import PassageKind, RunKind
from magazine.copydesk.usual_slips import LET_THROUGH, USUAL
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from magazine.copydesk.text import Passage

    Speller = Callable[[str], bool]

_MARKS: Final = str.maketrans("", "", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
"""Kashida and vowel signs: a dictionary has words without them."""
_ARABIC_WORD: Final = re.compile(
    r"(?<![\w\ufffc@#/\\\u0653-\u0655])[\u0621-\u063a\u0640-\u0652\u0670]+(?![\w\ufffc@#/\\\u0653-\u0655])",
)
_LATIN_WORD: Final = re.compile(
    r"(?<![\w\ufffc@#/\\&.\u0300-\u0338])[^\W\d_]+(?:['’\-\u2011][^\W\d_]+)*(?![\w\ufffc@#/\\&\u0300-\u0338]|['’\-\u2011]\w|\.\w)",
)
"""A word whose letters are in pieces is none yet: another rule tells that."""
_IN_A_NAME: Final = re.compile(r"(?<=[^\W\d_]) (?:and|the|for)(?= (?:the )?[A-Z])|(?<=[^\W\d_],) and(?= [A-Z])")
_CAPITAL_WORD: Final = re.compile(r"(?:^|[ («/-])[A-Z][\w’'-]*(?: of| for),?$|(?:^|[ («/-])[A-Z][\w’'-]*,?$")
"""“Office on Drugs and Crime”: little words of a foreign institution's name."""
_ADDRESS: Final = re.compile(r"\S*(?:://|www\.|@)\S*")
_ELISION: Final = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=\w)", re.IGNORECASE)
_BEFORE: Final = re.compile(
    r"(?:aéro|anti|archi|audio|auto|bio|cyber|éco|électro|euro|extra|géo|hyper|hypo|infra|inter|intra|macro|maroco|méga|méta|micro"
    r"|mini|mono|multi|narco|néo|para|photo|poly|post|pré|pseudo|psycho|radio|rétro|semi|socio|super|télé|trans|ultra|vidéo|visio)(?=\w{4})"
)
"""Beginnings that French puts before any word; no dictionary lists all that can be made with them."""
_SHORTEST: Final = 3
"""Shorter pieces of a French compound, as ``t`` in “a-t-il”, are not asked about."""

_FRENCH_LETTERS: Final = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôùûœ'"

_ARABIC_LETTERS: Final = "ابتثجحخدذرزسشصضطظعغفقكلمنهويأإآؤئءةى"
_ARTICLE: Final = re.compile(r"[وف]?[بك]?(?:ال|لل)(?=\w{3})")
_PREFIXES: Final = re.compile(r"[وف]?(?:[بك]?ال|لل|[بكل])?")
_BITS: Final = frozenset({"ا", "ال", "لل", "ب", "ك", "ل", "و", "ف"})
"""What is left of a word whose rest is in other letters."""
_THRICE: Final = re.compile(r"([^\Wآاو])\1{2,}")
"""A key held down; «آآآه» and «لااا» are drawn out on purpose."""
_TWO_ALEFS: Final = re.compile(r"(?<!ا)اا(?!ا)")
_SEATS: Final = "أؤئء"
_JOINED: Final = re.compile(r"(?P<first>\w+[ةى])(?P<second>\w{2,})")
_NOT_JOINED: Final = re.compile(
    r"(?P<first>[وف]?(?:لا|ما))(?P<second>[يتن]\w{3,})|(?P<first_>[وفل]?عبد|[وف]?(?:من|عن|في|مع|إلى|على))(?P<second_>ال\w{3,})"
)
_PRONOUN: Final = re.compile(r"(?P<stem>\w{2,})ؤ(?:ه|ها|هم|هما|هن|ك|كم|نا|ون|ونها?)")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A word that seems misspelt.

    Attributes:
        start: its offset in the passage.
        word: as written.
        meant: what was probably meant; empty where nothing near is known.
        joined: True where two words are written as one.
    """

    start: int
    word: str
    meant: str = ""
    joined: bool = False

    @property
    def message(self) -> str:
        """Which message says it."""
        if self.joined:
            return "joined"
        return "near" if self.meant else "found"


def plain(word: str) -> str:
    """Write a word as dictionaries have it: without vowel signs and kashida, with the apostrophe and hyphen of typewriters."""
    return word.translate(_MARKS).replace("’", "'").replace("\u2011", "-")


def words(passage: Passage) -> Iterator[tuple[int, str]]:
    """Give the words of a passage that are its own: no code, no foreign words, addresses or words with digits."""
    if passage.kind in {PassageKind.CREDIT, PassageKind.RIGHTS, PassageKind.BY}:  # mostly names
        return
    text = passage.blanked(RunKind.FOREIGN, RunKind.CODE)
    if "://" in text or "@" in text or "www." in text:
        text = _ADDRESS.sub(lambda match: "\ufffc" * len(match.group()), text)
    pattern = _ARABIC_WORD if passage.language is Language.ARABIC else _LATIN_WORD
    within = _of_names(text) if passage.language is Language.FRENCH else ()
    for match in pattern.finditer(text):
        if match.start() not in within:
            yield match.start(), match.group()


def _of_names(text: str) -> frozenset[int]:
    """Give where the English little words of names in capitals stand."""
    return frozenset(
        match.start() + 1 for match in _IN_A_NAME.finditer(text) if _CAPITAL_WORD.search(text, 0, match.start())
    )


def first_asked(passages: Iterable[Passage]) -> frozenset[str]:
    """Give every form that will be asked about first, for passages of one language."""
    found: set[str] = set()
    for passage in passages:
        for _, word in words(passage):
            if passage.language is Language.ARABIC:
                found.update((plain(word), _bare_stem(plain(word))))
            else:
                whole, parts = _pieces(word)
                found.update((whole, *(part for _, part in parts)))
    return frozenset(found - {""})


def then_asked(passages: Iterable[Passage], speller: Speller) -> frozenset[str]:
    """Give the forms that will be asked about because a first one is unknown."""
    found: set[str] = set()
    for passage in passages:
        for _, word in words(passage):
            if passage.language is Language.ARABIC:
                form = plain(word)
                if not _is_right(form, Language.ARABIC, speller) and not _bends_right(form, speller):
                    found.update(_arabic_forms(form))
            else:
                for _, part in _unknown_parts(word, speller):
                    found.update((*near_french(part), _without_beginning(part)))
    return frozenset(found - {""})


def doubts(
    passages: Iterable[Passage], language: Language, speller: Speller, own: frozenset[str]
) -> Iterator[tuple[Passage, Doubt]]:
    """Find the words that seem misspelt, each once.

    Args:
        passages: of one article.
        language: in which they are written.
        speller: says whether a word is spelt right.
        own: the house's own words, which are right whatever the dictionary says.
    """
    pages = [(passage, list(words(passage))) for passage in passages if passage.language is language]
    seen: set[str] = {""}
    written = Counter(plain(word) for _, found in pages for _, word in found)
    right = _Vocabulary(written, speller, language)
    for passage, found in pages:
        for start, word in found:
            form = plain(word)
            if form in seen:
                continue
            seen.add(form)
            if language is Language.ARABIC:
                if form in own or _is_right(form, language, speller):
                    continue
                doubt = _arabic_doubt(start, word, speller, right, own)
            else:
                doubt = _french_doubt(start, word, speller, right, own)
            if doubt is not None:
                yield passage, doubt


class _Vocabulary:
    """The words that an article spells right; the neighbours of a word that it writes once are looked for among them."""

    def __init__(self, written: Counter[str], speller: Speller, language: Language) -> None:
        self.written, self.speller = written, speller
        self.letters = _ARABIC_LETTERS if language is Language.ARABIC else _FRENCH_LETTERS

    @cached_property
    def right(self) -> frozenset[str]:
        """Give the words that others may be compared with."""
        return frozenset(word for word in self.written if "'" not in word and self.speller(word))

    def near(self, form: str) -> str:
        """Give a word of the article that differs by one letter within, or nothing."""
        if not INNER <= len(form) <= LONGEST or self.written[form] > 1:
            return ""
        return next((near for near in one_within(form, self.letters) if near in self.right), "")


def _in_house(form: str, language: Language) -> bool:
    """Say whether a word is one that we know and dictionaries do not."""
    known = KNOWN[language]
    if language is Language.ARABIC:
        return form in known or any(form[cut:] in known for cut in _cuts(form))
    return form.lower() in known


def _is_right(form: str, language: Language, speller: Speller) -> bool:
    return form not in LET_THROUGH and (speller(form) or _in_house(form, language))


# French


def _pieces(word: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Give a French word without what is elided before it, and the parts of a compound with their offsets."""
    form = plain(word)
    match = _ELISION.match(form)
    begin = match.end() if match else 0
    whole = form[begin:]
    parts: list[tuple[int, str]] = []
    for part in whole.split("-"):
        inner = _ELISION.match(part)
        cut = inner.end() if inner else 0
        first_half = begin + len(part) < len(form) and part[-1:] == "o"  # “franco-marocain”: no word of its own
        if len(part) - cut >= _SHORTEST and not first_half:
            parts.append((begin + cut, part[cut:]))
        begin += len(part) + 1
    return whole, tuple(parts)


def _without_beginning(part: str) -> str:
    match = _BEFORE.match(part)
    return part[match.end() :] if match else ""


def _unknown_parts(word: str, speller: Speller) -> Iterator[tuple[int, str]]:
    """Give the parts in small letters that are unknown, of a word that is unknown as a whole."""
    whole, parts = _pieces(word)
    if not _is_right(whole, Language.FRENCH, speller):
        yield from (
            (at, part) for at, part in parts if part.islower() and not _is_right(part, Language.FRENCH, speller)
        )


def _french_doubt(start: int, word: str, speller: Speller, right: _Vocabulary, own: frozenset[str]) -> Doubt | None:
    for offset, part in _unknown_parts(word, speller):
        rest = _without_beginning(part)
        if not own.isdisjoint((part, _pieces(word)[0])) or (rest and speller(rest)):
            continue
        meant = next(filter(speller, near_french(part)), "") or right.near(part)
        return Doubt(start + offset, word[offset : offset + len(part)], meant)
    return None


# Arabic


def _cuts(form: str) -> Iterator[int]:
    """Give the lengths of what may be written joined before a word: conjunction, preposition, article."""
    match = _PREFIXES.match(form)
    longest = match.end() if match else 0
    return (cut for cut in range(1, longest + 1) if len(form) - cut >= _SHORTEST)


@cache
def _arabic_slips(form: str) -> tuple[str, ...]:
    """Give what was meant, where the slip is one of those that Arabic writers make."""
    if form in USUAL:
        return USUAL[form]
    if form in _BITS or len(form) > LONGEST:
        return ()
    article = _ARTICLE.match(form)
    begins = [article.end()] if article else [0, *_cuts(form)]
    found: list[str] = []
    if form[-1:] == "ى":
        found.append(form[:-1] + "ي")
    found += _alifs(form, begins)
    if form[-1:] == "ه" and len(form) > _SHORTEST:
        found += [form[:-1] + "ة", *(one[:-1] + "ة" for one in _alifs(form, begins))]
    if form[-1:] == "ت" and article:
        found.append(form[:-1] + "ة")
    found += _seats(form)
    found += _swapped(form)
    if _THRICE.search(form):
        found += [_THRICE.sub(r"\1", form), _THRICE.sub(r"\1\1", form)]
    found += [_TWO_ALEFS.sub("ا", form)] if _TWO_ALEFS.search(form) else []
    if "وؤ" in form:
        found.append(form.replace("وؤ", "ؤو"))
    return tuple(dict.fromkeys(found))


def _alifs(form: str, begins: Iterable[int]) -> Iterator[str]:
    """Change the alif that a word begins with, behind its prefixes: hamza forgotten, or set where there is none."""
    for place in begins:
        letter = form[place : place + 1]
        others = {"ا": "أإآ", "إ": "ا", "أ": "اإ"}.get(letter, "")
        if len(form) - place < INNER - 1 and letter != "ا":
            continue  # short: most often the name of somebody
        for other in others:
            yield form[:place] + other + form[place + 1 :]


def _swapped(form: str) -> Iterator[str]:
    """Change a dad for a za or the other way round: Moroccan speech does not tell them apart."""
    for place, letter in enumerate(form):
        if letter in "ضظ":
            yield form[:place] + ("ظ" if letter == "ض" else "ض") + form[place + 1 :]


def _seats(form: str) -> Iterator[str]:
    """Change the seat of a hamza within a word or at its end."""
    if "ىء" in form:
        yield form.replace("ىء", "ئ")
    for place in range(2, len(form)):
        if form[place] in _SEATS:
            for other in _SEATS:
                if other != form[place]:
                    yield form[:place] + other + form[place + 1 :]


def _bare_stem(form: str) -> str:
    """Give the verb of «يقرؤه»: its hamza sits on a waw for the pronoun's sake, and dictionaries do not bend it so."""
    match = _PRONOUN.fullmatch(form)
    return match["stem"] + "أ" if match else ""


def _bends_right(form: str, speller: Speller) -> bool:
    stem = _bare_stem(form)
    return bool(stem) and speller(stem)


def _arabic_forms(form: str) -> Iterator[str]:
    yield from _arabic_slips(form)
    for match in (_JOINED.fullmatch(form), _NOT_JOINED.fullmatch(form)):
        if match:
            yield from (part for part in match.groups() if part)


def _arabic_doubt(start: int, word: str, speller: Speller, right: _Vocabulary, own: frozenset[str]) -> Doubt | None:
    form = plain(word)
    if _bends_right(form, speller) or any(form[cut:] in own for cut in _cuts(form)):
        return None
    for match in (_JOINED.fullmatch(form), _NOT_JOINED.fullmatch(form)):
        if match:
            first, second = (part for part in match.groups() if part)
            if speller(second) and (speller(first) or first in {"لا", "ولا"}):
                return Doubt(start, word, meant=f"{first} {second}", joined=True)
    meant = " / ".join(islice(filter(speller, _arabic_slips(form)), 2)) or right.near(form)
    return Doubt(start, word, meant=meant) if meant else None
