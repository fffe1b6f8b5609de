"""A word that stands twice in a row: “de de”, «في في»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_TWICE: Final = re.compile(r"(?<!\S)(?P<word>[^\W\d_][^\W\d_]*(?:['’])?)[ \u00a0\u202f]+(?P=word)(?![\w'’\-])")
_MAY: Final = {"nous", "vous"}
"""“nous nous voyons”: subject and reflexive pronoun are one word in French."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a word that stands twice in a row."""
    del desk
    for passage in text.passages:
        if passage.kind is PassageKind.KEYWORD:
            continue
        for match in _TWICE.finditer(passage.blanked(RunKind.FOREIGN, RunKind.CODE)):
            if match["word"].lower() not in _MAY:
                yield passage.hit(match.start(), word=match["word"])


RULE = Rule(
    name="doubled-word",
    code="L101",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="كلمة مكررة", fr="mot doublé", en="doubled word"),
    reason=said(
        ar="كلمة تتكرر مرتين متتاليتين هي في الغالب سهو في الكتابة أو في النقل، يراه القارئ ولا يراه من كتبه.",
        fr="Un mot écrit deux fois de suite est presque toujours une faute de frappe ou de copie, que le lecteur voit avant l’auteur.",
        en="A word written twice in a row is nearly always a slip of typing or copying, which readers see before the author does.",
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
    find=find,
)
