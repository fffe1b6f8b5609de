"""A list that has fewer items on one side of an article."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, ways
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Pair, Passage


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a list longer than its match, where both sides have as many lists."""
    del desk
    for one, other in ways(pair):
        here, there = _lists(one), _lists(other)
        if len(here) != len(there):
            continue
        for own, its in zip(here, there, strict=True):
            if len(own) > len(its):
                yield own[0].hit(0, here=str(len(own)), there=str(len(its)), file=file_of(other))


def _lists(text: ArticleText) -> list[list[Passage]]:
    """Give the items of each list: those that follow one another."""
    groups = groupby(text.passages, key=lambda passage: (passage.kind is PassageKind.ITEM, passage.within))
    return [list(group) for (is_list, _), group in groups if is_list]


RULE = Rule(
    name="uneven-list",
    code="P123",
    family=Family.PARITY,
    level=Level.NOTE,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="لائحة أقصر في لغة", fr="liste plus courte d’un côté", en="uneven list"),
    reason=said(
        ar="لوائح النصائح والوثائق والخطوات تُتبع بندا بندا: بند ساقط نصيحة لم تصل أو وثيقة لم تُحضر.",
        fr="Conseils, pièces à fournir, étapes se suivent point par point : un point tombé, c’est un conseil perdu ou une pièce qui manquera.",
        en="Advice, papers to bring and steps are followed point by point: a point that fell out is advice lost, or a paper that will be missing.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="عدد بنود هذه اللائحة {here}، وفي النسخة الأخرى ({file}) {there}",
                fr="cette liste a {here} points, {there} dans l’autre version ({file})",
                en="this list has {here} items, {there} on the other side ({file})",
            ),
            remedy=said(
                ar="انظر هل سقط بند من النسخة الأخرى",
                fr="voyez s’il manque un point à l’autre version",
                en="see whether an item fell out on the other side",
            ),
        ),
    },
    find=find,
)
