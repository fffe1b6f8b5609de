"""Secret words in texts: runs of letters, short phrases, and exact strings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.constants import AUDIT_QUOTE_LETTERS, AUDIT_WINDOW
from magazine.release.audit.letters import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from magazine.release.audit.secrets import Needle, Secrets, Source


@dataclass(frozen=True, slots=True)
class Trace:
    """A secret found: what it is, and the least of its words that lets an editor find it."""

    source: Source
    quote: str


class WordSearch:
    """Looks for the words of secrets; made once, as phrases are sorted by their first word."""

    def __init__(self, secrets: Secrets) -> None:
        self._windows = secrets.windows
        self._phrases: dict[str, list[tuple[tuple[str, ...], Source]]] = {}
        for phrase, source in secrets.phrases.items():
            words = tuple(phrase.split())
            self._phrases.setdefault(words[0], []).append((words, source))

    def __call__(self, text: str) -> Iterator[Trace]:
        """Give what is found of each secret, once a source."""
        words = words_of(text)
        yield from _once(self._long(words.replace(" ", "")))
        if self._phrases:
            yield from _once(self._short(words.split()))

    def _long(self, letters: str) -> Iterator[Trace]:
        windows = self._windows
        if len(letters) < AUDIT_WINDOW or not windows:
            return
        for start in range(len(letters) - AUDIT_WINDOW + 1):
            run = letters[start : start + AUDIT_WINDOW]
            if run in windows:
                yield Trace(windows[run], quoted(run))

    def _short(self, words: list[str]) -> Iterator[Trace]:
        for place, word in enumerate(words):
            for phrase, source in self._phrases.get(word, ()):
                if tuple(words[place : place + len(phrase)]) == phrase:
                    yield Trace(source, quoted(" ".join(phrase)))


def needles_in(text: str, needles: Iterable[Needle]) -> Iterator[Trace]:
    """Find exact strings in a text; those that must stand alone only where no letter or figure touches them."""
    for needle in needles:
        start = text.find(needle.text)
        while start >= 0:
            if not needle.whole or _alone(text, start, start + len(needle.text)):
                yield Trace(needle.source, quoted(needle.text))
                break
            start = text.find(needle.text, start + 1)


def bytes_in(data: bytes, needles: Iterable[Needle]) -> Iterator[Trace]:
    """Find exact strings in bytes, in the encodings that files hold them in."""
    for needle in needles:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            sought = needle.text.encode(encoding)
            start = data.find(sought)
            if start >= 0 and (not needle.whole or _alone_in(data, start, start + len(sought), encoding)):
                yield Trace(needle.source, quoted(needle.text))
                break


def quoted(words: str) -> str:
    """Give the beginning of a secret: enough to find it in the manuscript, too little to give it away."""
    return words if len(words) <= AUDIT_QUOTE_LETTERS else f"{words[:AUDIT_QUOTE_LETTERS]}…"


def _alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not _joins(before) and not _joins(after)


def _alone_in(data: bytes, start: int, end: int, encoding: str) -> bool:
    if encoding != "utf-8":
        return True  # sixteen bits a letter: chance does not write these
    return _alone(data.decode("latin-1"), start, end)


def _joins(character: str) -> bool:
    return character.isalnum() or character in {"-", "_"} if character else False


def _once(traces: Iterable[Trace]) -> Iterator[Trace]:
    seen: dict[Source, Trace] = {}
    for trace in traces:
        known = seen.get(trace.source)
        if known is None or trace.quote < known.quote:
            seen[trace.source] = trace
    yield from seen.values()


def windows_of(letters: str, starts: Iterable[int] | None = None) -> Iterator[str]:
    """Give the runs of letters that begin at the places named, or at every place."""
    last = len(letters) - AUDIT_WINDOW
    for start in range(last + 1) if starts is None else starts:
        if start <= last:
            yield letters[start : start + AUDIT_WINDOW]


def unpublished(secret: Mapping[str, Source], public: Iterable[str]) -> dict[str, Source]:
    """Leave out the windows that the published set has anywhere."""
    said = set().union(*(windows_of(letters) for letters in public)) if secret else set()
    return {window: source for window, source in secret.items() if window not in said}
