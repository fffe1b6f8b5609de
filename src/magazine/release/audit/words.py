"""Secret words in texts: runs of letters, short phrases, and exact strings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.constants import AUDIT_QUOTE_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.release.audit.secrets import Needle, Secrets, Source


@dataclass(frozen=True, slots=True)
class Trace:
    """A secret found: what it is, and the least of its words that lets an editor find it."""

    source: Source
    quote: str


class WordSearch:
    """Looks for the words of secrets."""

    def __init__(self, secrets: Secrets) -> None:
        self._secrets = secrets

    def __call__(self, text: str) -> Iterator[Trace]:
        """Give what is found of each secret, once a source: the quotation that comes first in the alphabet."""
        windows, phrases = self._secrets.windows, self._secrets.phrases
        seen: dict[Source, str] = {}
        for key in self._secrets.index(text):
            source = windows.get(key) or phrases[key]
            known = seen.get(source)
            if known is None or key < known:
                seen[source] = key
        for source, key in seen.items():
            yield Trace(source, quoted(key))


def needles_in(text: str, needles: Iterable[Needle]) -> Iterator[Trace]:
    """Find exact strings in a text; those that must stand alone only where no letter or figure touches them."""
    for needle in needles:
        start = text.find(needle.text)
        while start >= 0:
            alone = not needle.whole or _alone(text, start, start + len(needle.text), needle.joints)
            if alone and not _in_longer(text, start, needle):
                yield Trace(needle.source, quoted(needle.text))
                break
            start = text.find(needle.text, start + 1)


def bytes_in(data: bytes, needles: Iterable[Needle]) -> Iterator[Trace]:
    """Find exact strings in bytes, in the encodings that files hold them in."""
    for needle in needles:
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            sought = needle.text.encode(encoding)
            start = data.find(sought)
            while start >= 0 and _in_longer_bytes(data, start, needle, encoding):
                start = data.find(sought, start + 1)
            if start >= 0 and (
                not needle.whole or _alone_in(data, start, start + len(sought), encoding, needle.joints)
            ):
                yield Trace(needle.source, quoted(needle.text))
                break


def quoted(words: str) -> str:
    """Give the beginning of a secret: enough to find it in the manuscript, too little to give it away."""
    return words if len(words) <= AUDIT_QUOTE_LETTERS else f"{words[:AUDIT_QUOTE_LETTERS]}…"


def _in_longer(text: str, start: int, needle: Needle) -> bool:
    """Say whether a needle stands within one of the longer strings that are no secret; on paper a line may end in what goes before."""
    for longer in needle.within:
        ahead, _, behind = longer.partition(needle.text)
        before = text[max(0, start - 2 * len(ahead)) : start].replace("\n", "")
        if before.endswith(ahead) and text.startswith(behind, start + len(needle.text)):
            return True
    return False


def _in_longer_bytes(data: bytes, start: int, needle: Needle, encoding: str) -> bool:
    for longer in needle.within:
        at = start - len(longer.partition(needle.text)[0].encode(encoding))
        if at >= 0 and data.startswith(longer.encode(encoding), at):
            return True
    return False


def _alone(text: str, start: int, end: int, joints: str) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not any(character.isalnum() or character in joints for character in (before, after) if character)


def _alone_in(data: bytes, start: int, end: int, encoding: str, joints: str) -> bool:
    if encoding != "utf-8":
        return True  # sixteen bits a letter: chance does not write these
    return _alone(data.decode("latin-1"), start, end, joints)
