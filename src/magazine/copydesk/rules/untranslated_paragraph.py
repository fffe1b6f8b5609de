"""A paragraph left in the other side's language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sides import file_of, ways
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import Pair, Passage

_ARABIC: Final = re.compile(r"[\u0621-\u064a\u064b-\u0652]+")
_LATIN: Final = re.compile(r"[a-z\u00c0-\u024f]+", re.IGNORECASE)


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a passage that stands word for word on both sides, and whose script is the other side's."""
    for one, other in ways(pair):
        there = {passage.text for passage in other.passages if passage.language is other.language}
        for passage in one.passages:
            if passage.text in there and _foreign_words(passage) >= desk.number("words"):
                yield passage.hit_over(0, len(passage.text), file=file_of(other))


def _foreign_words(passage: Passage) -> int:
    """Count the words of the other script than the passage's own, those left out that a role marks as foreign."""
    script = _LATIN if passage.language is Language.ARABIC else _ARABIC
    return len(script.findall(passage.blanked(RunKind.FOREIGN, RunKind.CODE)))


RULE = Rule(
    name="untranslated-paragraph",
    code="P122",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="فقرة لم تُترجم", fr="passage non traduit", en="untranslated paragraph"),
    reason=said(
        ar="فقرة من لغة بقيت في نص الأخرى سهو يراه كل قارئ، ويقول إن أحدا لم يقرأ الصفحة قبل طبعها.",
        fr="Un paragraphe resté dans l’autre langue saute aux yeux, et dit que personne n’a relu la page avant l’impression.",
        en="A paragraph left in the other language is seen by every reader, and says that nobody read the page before it was printed.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذه الفقرة هي نفسها في النسخة الأخرى ({file}) وبلغتها",
                fr="ce passage est resté tel quel dans la langue de l’autre version ({file})",
                en="this stands word for word on the other side ({file}), and in its language",
            ),
            remedy=said(
                ar="ترجمها، أو ضعها في passage إن كانت شاهدا يُقرأ بلغته",
                fr="traduisez-le, ou mettez-le dans un passage si c’est une citation à lire dans sa langue",
                en="translate it, or set it as a passage if it is a quotation to be read in its own language",
            ),
        ),
    },
    find=find,
    settings={
        "words": Setting(
            default=("5",),
            meaning=said(
                ar="عدد الكلمات بالحرف الآخر الذي يُنبه ابتداء منه",
                fr="nombre de mots de l’autre écriture à partir duquel on signale",
                en="words in the other script from which it is reported",
            ),
            whole=True,
        ),
    },
)
