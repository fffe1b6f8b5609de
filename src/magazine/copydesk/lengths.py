"""How long a text is, and how much room a language needs for the same thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.language import Language

if TYPE_CHECKING:
    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText

_READ: Final = frozenset(
    {
        PassageKind.PARAGRAPH,
        PassageKind.CROSSHEAD,
        PassageKind.ITEM,
        PassageKind.TERM,
        PassageKind.HEAD_CELL,
        PassageKind.CELL,
        PassageKind.NOTE,
        PassageKind.QUESTION,
        PassageKind.BOX_TITLE,
    }
)
"""What is read once: a pull quote repeats, a caption belongs to its picture."""

ARABIC: Final = Setting(
    default=("80",),
    meaning=said(
        ar="نصيب العربية من الحد، بالمئة: تقول الشيء نفسه في حيز أقل، وتُصف بحرف أكبر",
        fr="part de la limite pour l’arabe, en pour cent : il dit la même chose en moins de signes, et se compose plus gros",
        en="Arabic’s share of the limit in per cent: it says the same in fewer characters, and is set larger",
    ),
    whole=True,
)
"""The first issue's Arabic sides have 72 characters and 74 words for 100 of the French; their type is a fifth larger."""


def limit(name: str, language: Language, desk: Desk) -> int:
    """Give a limit of the rule at work as it holds for a language."""
    whole = desk.number(name)
    return whole * desk.number("arabic") // 100 if language is Language.ARABIC else whole


def words_read(text: ArticleText) -> int:
    """Count the words of an article's body."""
    return sum(len(passage.text.split()) for passage in text.passages if passage.kind in _READ)
