"""A standfirst that only one side of an article has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, head_place, ways
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import Pair


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a side without a standfirst while the other has one."""
    del desk
    for one, other in ways(pair):
        if other.article.standfirst and not one.article.standfirst:
            yield Hit(where=head_place(one, "standfirst"), words={"file": file_of(other)})


RULE = Rule(
    name="lone-standfirst",
    code="P121",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="مقدمة في لغة واحدة", fr="chapô d’un seul côté", en="standfirst on one side only"),
    reason=said(
        ar="المقدمة هي ما يقرؤه معظم القراء، وما يظهر في الفهرس ونتائج البحث.",
        fr="Le chapô est ce que lisent la plupart des lecteurs, et ce que montrent le sommaire et les moteurs de recherche.",
        en="The standfirst is what most readers read, and what contents pages and search engines show.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="ليست لهذه النسخة مقدمة، وللأخرى ({file}) مقدمة",
                fr="cette version n’a pas de chapô, l’autre ({file}) en a un",
                en="this side has no standfirst, the other ({file}) has one",
            ),
            remedy=said(
                ar="اكتب standfirst لهذه النسخة",
                fr="écrivez un standfirst pour cette version",
                en="write a standfirst for this side",
            ),
        ),
    },
    find=find,
)
