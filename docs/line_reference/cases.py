"""A rule's page of cases → what its reference shows: passages and files, with what is found in them marked."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.issue.isolation import first_direction, runs
from magazine.issue.language import Direction, Language

if TYPE_CHECKING:
    from collections.abc import Iterator

CASES: Final = Path(__file__).parents[2] / "tests/copydesk/rules"
_HEADING: Final = re.compile(r"## (?P<tag>[a-z]{2,3}): (?P<side>raises|leaves alone)\s*")
_FENCE: Final = "````"
_ROLE: Final = re.compile(r"(\{(?!ar\})[a-z]+\}`+[^`]+`+)")
_OPEN, _SHUT = "⟦", "⟧"
_SPACES: Final = {"\u00a0", "\u202f", "\u2009", "\u200a", "\t"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of a case, or the passage that is all of it.

    Attributes:
        path: of the file, empty for a passage.
        lines: HTML of each line.
    """

    path: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One case.

    Attributes:
        language: of its words.
        raises: True where something is found in it.
        parts: its files; one without a path for a passage.
    """

    language: Language
    raises: bool
    parts: tuple[Part, ...]

    @property
    def is_passage(self) -> bool:
        """Say whether it is one paragraph and no file."""
        return len(self.parts) == 1 and len(self.parts[0].lines) == 1 and not self.parts[0].path


@cache
def examples(rule_name: str) -> tuple[Example, ...]:
    """Read the cases of a rule in the order of its page, once for the pages in all tongues."""
    return tuple(_examples(rule_name))


def _examples(rule_name: str) -> Iterator[Example]:
    page = CASES / f"{rule_name}.md"
    lines = iter(page.read_text(encoding="utf-8").split("\n") if page.is_file() else ())
    language, raises = Language.ARABIC, True
    for line in lines:
        heading = _HEADING.fullmatch(line)
        if heading:
            language, raises = Language(heading["tag"]), heading["side"] == "raises"
        elif line.startswith("- "):
            yield Example(language=language, raises=raises, parts=(_part("", line[2:]),))
        elif line.startswith(_FENCE):
            text = "\n".join(iter(lambda: next(lines), _FENCE))
            yield Example(language=language, raises=raises, parts=tuple(_parts(text)))


def _parts(text: str) -> Iterator[Part]:
    before, *files = re.split(r"^=== ", text, flags=re.MULTILINE)
    if before.strip():
        yield _part("", before)
    for file in files:
        path, _, inside = file.partition("\n")
        yield _part(path.strip().removeprefix("../"), inside)


def _part(path: str, text: str) -> Part:
    return Part(path=path, lines=marked(text.strip("\n")))


def marked(text: str) -> tuple[str, ...]:
    """Give the HTML of each line of a case."""
    return tuple(_marked(text))


def _marked(text: str) -> Iterator[str]:
    """Give the HTML of each line; a mark that runs over a line's end is shut there and opened again."""
    inside = False
    for line in text.split("\n"):
        plain: str = ""
        within: list[bool] = []
        spots: set[int] = set()
        opened = -1
        for character in line:
            if character == _OPEN:
                inside, opened = True, len(plain)
            elif character == _SHUT:
                inside = False
                spots |= {opened} & {len(plain)}  # nothing between the marks: a place is meant
            else:
                plain += character
                within.append(inside)
        yield _line(plain, within, spots)


def _line(plain: str, within: list[bool], spots: set[int]) -> str:
    """Give a line in HTML: as an edition sets it, which keeps telephone numbers, dates and addresses whole in Arabic."""
    letters = [("<mark></mark>" if at in spots else "") + visible(one) for at, one in enumerate(plain)]
    html, at = "", 0
    arabic = first_direction(plain) is Direction.RIGHT_TO_LEFT
    for run, fragile in _stretches(plain) if arabic else ((plain, False),):
        end = at + len(run)
        groups = groupby(zip(within[at:end], letters[at:end], strict=True), key=lambda pair: pair[0])
        pieces = ((on, "".join(letter for _, letter in group)) for on, group in groups)
        inner = "".join(f"<mark>{piece}</mark>" if on else piece for on, piece in pieces)
        html += f'<bdi dir="ltr">{inner}</bdi>' if fragile else inner
        at = end
    return html + ("<mark></mark>" if len(plain) in spots else "")


def _stretches(plain: str) -> Iterator[tuple[str, bool]]:
    """Cut an Arabic line of Markdown; True marks what keeps to itself: what editions isolate, and roles as they are typed."""
    for odd, piece in enumerate(_ROLE.split(plain)):
        if odd % 2:
            yield piece, True
            continue
        for run, fragile in runs(piece):
            end = run.find(")") if fragile and "(" not in run else -1
            yield (
                (run, fragile) if end < 0 else (run[:end], True)
            )  # the bracket shuts a link, and is no part of its address
            if end >= 0:
                yield run[end:], False


@cache
def visible(character: str) -> str:
    """Give a character in HTML; one that cannot be seen stands in a box with its name, and still does its work on the line."""
    if character in _SPACES or unicodedata.category(character) == "Cf":
        name = unicodedata.name(character, "TAB")
        kind = "space" if character in _SPACES else "sign"
        return f'<span class="{kind}" title="U+{ord(character):04X} {name}">{character}</span>'
    return escape(character)
