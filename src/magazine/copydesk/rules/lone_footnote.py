"""A footnote that only one side of an article has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sides import lone, ways
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Pair
    from magazine.issue.finding import Location


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a footnote that one side has more of; those of one label on both sides are one."""
    del desk
    for one, other in ways(pair):
        here, there = _notes(one), _notes(other)
        own = [where for label, where in here.items() if label not in there]
        its = [where for label, where in there.items() if label not in here]
        yield from lone(one, other, own, its)


def _notes(text: ArticleText) -> dict[str, Location]:
    """Give where each footnote is first referred to."""
    return {note.label: note.where for note in reversed(text.notes) if note.reference}


RULE = Rule(
    name="lone-footnote",
    code="P116",
    family=Family.PARITY,
    level=Level.NOTE,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="حاشية في لغة واحدة", fr="note d’un seul côté", en="footnote on one side only"),
    reason=said(
        ar="الحاشية تحمل المصدر أو طريقة الحساب؛ والرقم من غير حاشيته رقم بلا سند في اللغة الأخرى.",
        fr="La note porte la source ou le mode de calcul ; sans elle, le chiffre de l’autre version ne s’appuie sur rien.",
        en="A footnote carries a source or how something was worked out; without it the other side's figure rests on nothing.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذه الحاشية لا نظير لها في النسخة الأخرى ({file})",
                fr="cette note n’a pas de pendant dans l’autre version ({file})",
                en="the other side ({file}) has no footnote to match this one",
            ),
            remedy=said(
                ar="أضفها إلى النسخة الأخرى إن كانت مصدرا، واتركها إن كانت شرحا للفظ في هذه اللغة",
                fr="ajoutez-la à l’autre version si elle donne une source ; laissez-la si elle explique un mot de cette langue",
                en="add it to the other side if it gives a source; leave it if it explains a word of this language",
            ),
        ),
    },
    find=find,
)
