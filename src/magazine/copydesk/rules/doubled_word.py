"""A word that stands twice in a row: “de de”, «في في»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, GAP, SIGN, prose
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_LETTER: Final = rf"[^\W\d_]|[{SIGN}]"
_TWICE: Final = re.compile(
    rf"(?<![^\s«(“])(?P<word>(?:{_LETTER})+['’]?)[{GAP}]+(?P<again>(?P=word))(?![\w'’{SIGN}\-])", re.IGNORECASE
)
_NAME_LETTERS_MIN: Final = 3
_SIGNS: Final = re.compile(f"[{SIGN}]")
_DISTRIBUTIVE: Final = re.compile(f"(?!ال)(?:[{ARABIC}]{{2,}}ة|[{ARABIC}]+(?!و)[{ARABIC}]ا)")
"""«قطعة قطعة», «شيئا شيئا»: an indefinite noun said twice means “one by one”. A plural verb, «حضروا», is none."""

_PARTICLES: Final = frozenset(
    [
        "هذا",
        "هكذا",
        "إذا",
        "كما",
        "أيضا",
        "لما",
        "مما",
        "بما",
        "فيما",
        "حينما",
        "عندما",
        "بينما",
        "كلما",
        "إنما",
        "ربما",
        "كذا",
        "هنا",
        "إلا",
    ]
)
"""Ending like such a noun, yet nobody says them twice on purpose."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a word that stands twice in a row, unless saying it twice is the language's own way."""
    idioms = frozenset(desk.words("idioms"))
    for passage, words in prose(text, *BOTH):
        for match in _TWICE.finditer(words):
            word = match["word"]
            if not (_SIGNS.sub("", word).lower() in idioms or _one_by_one(word) or _is_name(match["again"])):
                yield passage.hit(match.start(), word=word)


def _one_by_one(word: str) -> bool:
    bare = _SIGNS.sub("", word)
    return bare not in _PARTICLES and _DISTRIBUTIVE.fullmatch(bare) is not None


def _is_name(again: str) -> bool:
    """Say whether the second word begins a name: “Bora Bora”, “la section Section 2”."""
    return len(again) > _NAME_LETTERS_MIN and again.istitle()


RULE = Rule(
    name="doubled-word",
    code="L101",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="كلمة مكررة", fr="mot doublé", en="doubled word"),
    reason=said(
        ar="كلمة تتكرر مرتين متتاليتين هي في الغالب سهو في الكتابة أو في النقل، يراه القارئ ولا يراه من كتبه. أما «قطعة قطعة» و«خطوة خطوة» وأمثالهما فأسلوب عربي سليم لا يُمس.",
        fr="Un mot écrit deux fois de suite est presque toujours une faute de frappe ou de copie, que le lecteur voit avant l’auteur. « Nous nous » et « faire faire » restent permis.",
        en="A word written twice in a row is nearly always a slip of typing or copying, which readers see before the author does. What a language says twice on purpose, «قطعة قطعة» or “nous nous”, is left alone.",
    ),
    source="Chicago Manual of Style, 17th ed., 2.110 (proofreading: repeated words)",
    messages={
        "found": Message(
            what=said(
                ar="«{word}» مكررة مرتين متتاليتين", fr="« {word} » est écrit deux fois", en="“{word}” stands twice"
            ),
            remedy=said(
                ar="احذف إحداهما، أو أعد الصياغة إن كان التكرار مقصودا",
                fr="supprimez l’un des deux, ou tournez la phrase autrement",
                en="delete one of the two, or turn the sentence otherwise",
            ),
        )
    },
    settings={
        "idioms": Setting(
            default=(
                *("nous", "vous", "faire", "très", "oui", "non", "si", "plus"),
                *(
                    "نعم",
                    "آمين",
                    "بيت",
                    "دار",
                    "باب",
                    "حي",
                    "حجر",
                    "يوم",
                    "زنقة",
                    "درب",
                    "فصل",
                    "سطر",
                    "حرف",
                    "بند",
                    "رويد",
                ),
            ),
            meaning=said(
                ar="كلمات يصح أن تقال مرتين: «حي حي»، «سطر سطر»",
                fr="mots qui se disent deux fois à bon droit : « nous nous voyons », « faire faire »",
                en="words that may rightly stand twice: “nous nous”, «حي حي»",
            ),
        )
    },
    find=find,
)
