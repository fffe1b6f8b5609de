"""Signs that nobody sees, and marks that are heaped on one letter: what a text can hold without a reader's knowing.

Unicode has code points for whole sentences of them: tags (U+E0020 to U+E007F are a second ASCII), 256 variation selectors (a byte each),
fillers, what stands between lines of another text. So all that is invisible by its properties (``Cf``, ``Default_Ignorable_Code_Point``,
controls, what is set aside) is refused but for what a script needs: soft hyphens, joiners and zero-width spaces, which the copy desk looks
over one by one, signs of direction, which have rules of their own, signs before Arabic numbers, and a picture's own selector.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.constants import MARKS_MAX

if TYPE_CHECKING:
    from collections.abc import Iterator

# What no editor types and most programs stumble over: controls but for tab and line feed, the line ends that only Unicode knows
# (PyYAML counts them as lines, Markdown does not), a byte-order mark in the middle of a text, and code points set aside.
_CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff"
_SET_ASIDE: Final = "\ufdd0-\ufdef" + "".join(
    f"{chr(0x10000 * plane + 0xFFFE)}{chr(0x10000 * plane + 0xFFFF)}" for plane in range(17)
)
# Ignored by whatever shows a text (DerivedCoreProperties, Default_Ignorable_Code_Point), but for those that writing needs, and formats.
_UNSEEN: Final = (
    "\u034f\u070f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u2065\u206a-\u206f\u2800\u3164\ufe00-\ufe0d\uffa0\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_PICTURED: Final = "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_SELECTOR: Final = rf"(?<![{_PICTURED}])(?<![0-9#*](?=\ufe0f\u20e3))[\ufe0e\ufe0f]"
"""What chooses between a sign's two looks, behind a sign that has but one."""
INVISIBLE: Final = re.compile(f"[{_CONTROLS}{_SET_ASIDE}{_UNSEEN}]|{_SELECTOR}")
"""One sign that no text may hold."""
NARROW: Final = "\u00ad\u180e\u200b\u2060-\u2064"
"""Signs without width that writing needs now and then: the copy desk looks over those of articles."""
_HEAP: Final = re.compile(rf"[^\w\s!-/:-@\[-`{{-~]{{{MARKS_MAX + 1},}}")
"""Neither letters, spaces nor plain punctuation: marks are among them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """Something that a reader does not see.

    Attributes:
        start: where in the text.
        end: where it ends.
        sign: the first of it.
        marks: how many are heaped on one letter; 0 for a sign that cannot be seen.
    """

    start: int
    end: int
    sign: str
    marks: int = 0

    @property
    def what(self) -> str:
        """Say it, for a finding: worded when it is told, since a file can hold two millions of them."""
        code = f"U+{ord(self.sign):04X}"
        if self.marks:
            return f"{self.marks} marks such as {code} are heaped on one letter"
        return f"an invisible character {code} stands here"


def hidden_in(text: str) -> Iterator[Hidden]:
    """Yield what is hidden in a text: invisible signs first, then letters with more marks than any language writes."""
    for match in INVISIBLE.finditer(text):
        yield Hidden(start=match.start(), end=match.end(), sign=match.group())
    yield from _heaps_in(text)


def _heaps_in(text: str) -> Iterator[Hidden]:
    for match in _HEAP.finditer(text):
        yield from _heaps(text, match.start(), match.end())


def _heaps(text: str, start: int, end: int) -> Iterator[Hidden]:
    """Yield the runs of marks in a stretch; joiners between them do not end a run."""
    begin = start
    for at in range(start, end + 1):
        if at < end and (unicodedata.category(text[at]).startswith("M") or text[at] in "\u200c\u200d"):
            continue
        if at - begin > MARKS_MAX:
            yield Hidden(start=begin + MARKS_MAX, end=at, sign=text[begin], marks=at - begin)
        begin = at + 1


def without_hidden(text: str) -> str:
    """Give a text with a space for each hidden sign, so that all else keeps its place."""
    signs = list(INVISIBLE.sub(" ", text))  # a text of its own for each sign would cost the square of their number
    for heap in _heaps_in(text):
        signs[heap.start : heap.end] = " " * (heap.end - heap.start)
    return "".join(signs)
