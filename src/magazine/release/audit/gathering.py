"""Texts → fingerprints: what stays in the house is put down, what is published is said, and the one is taken from the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.constants import AUDIT_PHRASE_LETTERS, AUDIT_WINDOW
from magazine.issue.finding import Location
from magazine.release.audit.index import Index
from magazine.release.audit.letters import words_of
from magazine.release.audit.pieces import Pieces
from magazine.release.audit.secrets import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from magazine.release.audit.secrets import Kind

_ROLE: Final = re.compile(r"\{([\w:-]+)\}(`+)(.*?)\2", re.DOTALL)
_FILLED: Final = frozenset({"fact"})
"""Roles in whose place something else is shown."""
_LINK: Final = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_NOTE: Final = re.compile(r"\[\^[^\]\n]+\]:?")
_FENCE: Final = re.compile(r"^[ \t]*(?:`{3,}|:{3,})[ \t]*(?:\{[\w:-]+\})?[ \t]*(.*)$", re.MULTILINE)
_OPTION: Final = re.compile(r"^[ \t]*:[\w-]+:[ \t]*", re.MULTILINE)
_THOUSANDS: Final = re.compile(r"\b\d{1,3}(?: \d{3})+\b")
_FIGURES: Final = 3  # digits of a figure that means something beside one word
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_BLANK: Final = re.compile(r"\n[ \t]*\n|\x00")
_KEY: Final = re.compile(r"^[ \t]*(?:- )?[\w.-]+:(?=\s|$)", re.MULTILINE)

_FLOW: Final = re.compile(r"[\[\]{},]")


class Gathering:
    """Takes what is secret and what is said, in any order; the one value of the audit that grows."""

    def __init__(self) -> None:
        self._windows: dict[str, Source] = {}
        self._first: set[str] = set()
        self._last: set[str] = set()
        self._phrases: dict[str, Source] = {}
        self._forms: dict[str, tuple[str, ...]] = {}
        self._said: list[str] = []
        self._tools: list[str] = []
        self._pieces: set[str] = set()

    def passage(self, kind: Kind, where: Location, text: str) -> None:
        """Put down running text that must not be shown: each paragraph in runs of letters, from every word on."""
        for line, block in _blocks(text, where.line):
            words = words_of(block).split()
            self._run(words, Source(kind=kind, where=Location(path=where.path, line=line)))

    def field(self, kind: Kind, where: Location, text: str) -> None:
        """Put down a title, a crosshead, a row or a remark, of which even few words must not be shown."""
        self._phrase(kind, where, text, _with_thousands)

    def name(self, kind: Kind, where: Location, text: str) -> None:
        """Put down a person's name, with any part of it in front: lists have the surname first."""
        self._phrase(kind, where, text, _turned)

    def _phrase(self, kind: Kind, where: Location, text: str, forms: Callable[[Sequence[str]], Iterator[str]]) -> None:
        words = words_of(text).split()
        source = Source(kind=kind, where=Location(path=where.path, line=where.line))
        if not self._run(words, source) and _says_something(words):
            phrase = " ".join(words)
            self._phrases.setdefault(phrase, source)
            self._forms[phrase] = tuple(dict.fromkeys((phrase, *forms(words), *self._forms.get(phrase, ()))))

    def say(self, text: str) -> None:
        """Take a text that readers may see, as it is written and as it is shown."""
        self._said.append(text)

    def say_tools(self, text: str) -> None:
        """Take a text of themes or editions, whose words stand on pages beside what editors write."""
        self._tools.append(text)

    def lay_out(self, pieces: Iterable[str]) -> None:
        """Take published texts that outputs set beside each other, each whole."""
        self._pieces.update(pieces)

    def _run(self, words: list[str], source: Source) -> bool:
        letters = "".join(words)
        last = len(letters) - AUDIT_WINDOW
        if last < 0:
            return False
        start = 0
        for word in words:
            if start > last:
                break
            self._windows.setdefault(letters[start : start + AUDIT_WINDOW], source)
            start += len(word)
        self._windows.setdefault(letters[last:], source)
        self._first.add(letters[:AUDIT_WINDOW])
        self._last.add(letters[last:])
        return True

    def finish(self) -> tuple[dict[str, Source], dict[str, Source]]:
        """Give the runs of letters, and the phrases in all their forms, that a search finds in nothing that is said, one piece after the other."""
        windows = dict(self._windows)
        phrases = {form: source for phrase, source in self._phrases.items() for form in self._forms[phrase]}
        if not windows and not phrases:
            return {}, {}
        known = Index(windows, phrases)
        said = {key for text in (*self._said, *map(as_shown, self._said), *self._tools) for key in known(text)}
        for phrase in self._phrases:
            if not said.isdisjoint(self._forms[phrase]):
                said.update(self._forms[phrase])
        windows = {run: source for run, source in windows.items() if run not in said}
        phrases = {phrase: source for phrase, source in phrases.items() if phrase not in said}
        pieces = Pieces(self._pieces if windows or phrases else ())
        return (
            {
                run: source
                for run, source in windows.items()
                if not pieces.run_over(run, begins=run in self._first, ends=run in self._last)
            },
            {phrase: source for phrase, source in phrases.items() if not pieces.make_up(phrase.replace(" ", ""))},
        )

    @property
    def said(self) -> tuple[str, ...]:
        """What published texts say."""
        return tuple(self._said)

    @property
    def shown(self) -> tuple[str, ...]:
        """All that readers may see: what published texts say, and the words of themes and editions."""
        return (*self._said, *self._tools)

    def has_said(self, word: str) -> bool:
        """Say whether a word, as it is, is in anything that readers may see."""
        alone = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        return any(word in text and alone.search(text) for text in self.shown)


def _says_something(words: Sequence[str]) -> bool:
    """Say whether a few words are someone's: two that are no figures, or one with a figure that is no year, day or page."""
    if len(words) < 2 or sum(map(len, words)) < AUDIT_PHRASE_LETTERS:  # noqa: PLR2004 - one word is anyone's
        return False
    plain = [word for word in words if word.isalpha()]
    if len(plain) > 1:
        return sum(map(len, plain)) >= AUDIT_PHRASE_LETTERS
    figures = [word for form in _with_thousands(words) for word in form.split() if word.isdecimal()]
    return len(plain) == 1 and any(
        len(figure) >= _FIGURES and not (_YEAR.fullmatch(figure) and figure in words) for figure in figures
    )


def _with_thousands(words: Sequence[str]) -> Iterator[str]:
    """Give a phrase without the spaces of its thousands."""
    yield _THOUSANDS.sub(lambda match: match[0].replace(" ", ""), " ".join(words))


def _turned(words: Sequence[str]) -> Iterator[str]:
    """Give a name with each of its parts in front."""
    for at in range(1, len(words)):
        yield " ".join((*words[at:], *words[:at]))


def _blocks(text: str, first: int) -> Iterator[tuple[int, str]]:
    """Give the paragraphs of a manuscript as they would be shown, each with its line; a filled-in figure parts them."""
    at = 0
    for part in [*_BLANK.finditer(text), None]:
        end = len(text) if part is None else part.start()
        block = text[at:end]
        if block.strip():
            line = first + text.count("\n", 0, at + len(block) - len(block.lstrip()))
            for piece in as_shown(block).split("\x00"):
                yield line, piece
        at = end if part is None else part.end()


def as_shown(text: str) -> str:
    """Give Markdown as readers see it, near enough: words of roles and links, no addresses, no marks of notes, no options' names."""
    text = _ROLE.sub(lambda match: "\x00" if match[1] in _FILLED else match[3], text)
    text = _OPTION.sub("", _FENCE.sub(r"\1", text))
    return _NOTE.sub("", _LINK.sub(r"\1", text))


def fields_of(text: str) -> Iterator[tuple[int, str]]:
    """Give the values of YAML, line by line, without their names; those of lists and of fields in braces also one by one."""
    for number, line in enumerate(text.split("\n"), start=1):
        value = _KEY.sub("", line).strip(" -\"'")
        pieces = [_KEY.sub("", piece).strip(" -\"'") for piece in _FLOW.split(value)]
        for one in dict.fromkeys((value, *pieces)):
            if one:
                yield number, one


def names_of(head: str) -> Iterator[tuple[int, str]]:
    """Give the names of persons in front matter, line by line."""
    for match in _NAME.finditer(head):
        yield head.count("\n", 0, match.start()) + 1, match[1].strip(" \"'")


_NAME: Final = re.compile(r"\bname:[ \t]*([^\[\]{},\n]+)")
_REMARKS: Final = {
    "%": re.compile(r"^[ \t]*%+[ \t]?(.*)$", re.MULTILINE),
    "#": re.compile(r"(?:^|(?<=[ \t]))#+[ \t]?(.*)$", re.MULTILINE),
}
_WAIVER: Final = re.compile(r"allow\b\s*[^\s:]*\s*:?\s*(.*)")


def remarks_of(text: str, mark: str) -> Iterator[tuple[int, str, bool]]:
    """Give the remarks of a file: line, words, and whether it is the reason of a waiver.

    Args:
        text: Markdown or YAML.
        mark: what begins a remark: ``%`` or ``#``.
    """
    for match in _REMARKS[mark].finditer(text):
        waiver = _WAIVER.fullmatch(match[1].strip())
        yield text.count("\n", 0, match.start()) + 1, waiver[1] if waiver else match[1], waiver is not None


def without_remarks(text: str, mark: str) -> str:
    """Give a file without its remarks, its lines where they were."""
    return _REMARKS[mark].sub("", text)


def parted(source: str) -> tuple[str, str]:
    """Part a manuscript into front matter and body; the body's lines stay where they were."""
    if not source.startswith("---"):
        return "", source
    end = source.find("\n---", 3)
    if end < 0:
        return source, ""
    head = source[: end + 4]
    return head, "\n" * head.count("\n") + source[end + 4 :]
