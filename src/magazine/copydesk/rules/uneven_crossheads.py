"""Crossheads of which one side of an article has far more."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sides import lone, ways
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Pair
    from magazine.issue.finding import Location


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find the first crosshead without a match where one side has several more."""
    for one, other in ways(pair):
        here, there = _crossheads(one), _crossheads(other)
        if len(here) - len(there) >= desk.number("apart"):
            for hit in islice(lone(one, other, here, there), 1):
                yield replace(hit, words={"here": str(len(here)), "there": str(len(there)), **hit.words})


def _crossheads(text: ArticleText) -> list[Location]:
    return [passage.where() for passage in text.passages_of(PassageKind.CROSSHEAD)]


RULE = Rule(
    name="uneven-crossheads",
    code="P117",
    family=Family.PARITY,
    level=Level.NOTE,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="عناوين فرعية متفاوتة", fr="intertitres inégaux", en="uneven crossheads"),
    reason=said(
        ar="فرق كبير في العناوين الفرعية يعني في الغالب أن قسما لم يُنقل إلى اللغة الأخرى.",
        fr="Un grand écart d’intertitres signale le plus souvent une partie qui n’est pas passée dans l’autre langue.",
        en="A large gap in crossheads mostly means that a section has not come over into the other language.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="عدد العناوين الفرعية هنا {here}، وفي النسخة الأخرى ({file}) {there}؛ وهذا أول ما لا نظير له",
                fr="{here} intertitres ici, {there} dans l’autre version ({file}) ; celui-ci est le premier sans pendant",
                en="{here} crossheads here, {there} on the other side ({file}); this is the first without a match",
            ),
            remedy=said(
                ar="انظر هل نقص قسم من النسخة الأخرى",
                fr="voyez s’il manque une partie à l’autre version",
                en="see whether the other side lacks a section",
            ),
        ),
    },
    find=find,
    settings={
        "apart": Setting(
            default=("2",),
            meaning=said(
                ar="أصغر فرق في عدد العناوين الفرعية يُنبه إليه",
                fr="plus petit écart signalé entre les nombres d’intertitres",
                en="the smallest difference in number that is reported",
            ),
            whole=True,
        ),
    },
)
