"""Texts → fingerprints: what stays in the house is put down, what is published is said, and the one is taken from the other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.constants import AUDIT_PHRASE_LETTERS, AUDIT_WINDOW
from magazine.issue.finding import Location
from magazine.release.audit.letters import words_of
from magazine.release.audit.secrets import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.release.audit.secrets import Kind

_ROLE: Final = re.compile(r"\{([\w:-]+)\}(`+)(.*?)\2", re.DOTALL)
_FILLED: Final = frozenset({"fact"})
"""Roles in whose place something else is shown."""
_LINK: Final = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_NOTE: Final = re.compile(r"\[\^[^\]\n]+\]:?")
_FENCE: Final = re.compile(r"^[ \t]*(?:`{3,}|:{3,})[ \t]*(?:\{[\w:-]+\})?[ \t]*(.*)$", re.MULTILINE)
_OPTION: Final = re.compile(r"^[ \t]*:[\w-]+:[ \t]*", re.MULTILINE)
_FEW: Final = 300
"""Windows up to which it is faster to look for each than to go through all letters."""
_BLANK: Final = re.compile(r"\n[ \t]*\n|\x00")
_KEY: Final = re.compile(r"^[ \t]*(?:- )?[\w.-]+:(?=\s|$)", re.MULTILINE)

_FLOW: Final = re.compile(r"[\[\]{},]")


class Gathering:
    """Takes what is secret and what is said, in any order; the one value of the audit that grows."""

    def __init__(self) -> None:
        self._windows: dict[str, Source] = {}
        self._phrases: dict[str, Source] = {}
        self._said: list[str] = []
        self._tools: list[str] = []

    def passage(self, kind: Kind, where: Location, text: str) -> None:
        """Put down running text that must not be shown: each paragraph in runs of letters, from every word on."""
        for line, block in _blocks(text, where.line):
            words = words_of(block).split()
            self._run(words, Source(kind=kind, where=Location(path=where.path, line=line)))

    def field(self, kind: Kind, where: Location, text: str) -> None:
        """Put down a title, a name or a remark, of which even few words must not be shown."""
        words = words_of(text).split()
        source = Source(kind=kind, where=Location(path=where.path, line=where.line))
        if not self._run(words, source) and len(words) > 1 and sum(map(len, words)) >= AUDIT_PHRASE_LETTERS:
            self._phrases.setdefault(" ".join(words), source)

    def say(self, text: str) -> None:
        """Take a text that readers may see, as it is written and as it is shown."""
        self._said.append(text)

    def say_tools(self, text: str) -> None:
        """Take a text of themes or editions, whose words stand on pages beside what editors write."""
        self._tools.append(text)

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
        return True

    def finish(self) -> tuple[dict[str, Source], dict[str, Source]]:
        """Give the runs of letters, and the phrases, that nothing said has anywhere."""
        windows, phrases = dict(self._windows), dict(self._phrases)
        versions = [*self._said, *map(as_shown, self._said), *self._tools]
        for words in map(words_of, versions) if windows or phrases else ():
            _take_out(windows, words.replace(" ", ""))
            spaced = f" {' '.join(words.split())} " if phrases else ""
            for phrase in [phrase for phrase in phrases if f" {phrase} " in spaced]:
                del phrases[phrase]
        return windows, phrases

    def has_said(self, word: str) -> bool:
        """Say whether a word, as it is, is in anything that readers may see."""
        alone = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
        return any(word in text and alone.search(text) for text in (*self._said, *self._tools))


def _take_out(windows: dict[str, Source], letters: str) -> None:
    if len(windows) < _FEW:
        for window in [window for window in windows if window in letters]:
            del windows[window]
        return
    for start in range(len(letters) - AUDIT_WINDOW + 1):
        windows.pop(letters[start : start + AUDIT_WINDOW], None)


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
