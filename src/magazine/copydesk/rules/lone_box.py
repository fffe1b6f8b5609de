"""A box that only one side of an article has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sides import lone_directives
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import Pair


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a box that only one side of an article has."""
    del desk
    yield from lone_directives(pair, "box")


RULE = Rule(
    name="lone-box",
    code="P110",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="إطار في لغة واحدة", fr="encadré d’un seul côté", en="box on one side only"),
    reason=said(
        ar="الإطار يحمل في الغالب النصيحة العملية أو الشرح، ولقارئ اللغة الأخرى حق فيهما كذلك.",
        fr="L’encadré porte souvent le conseil ou l’explication utile ; le lecteur de l’autre langue y a droit aussi.",
        en="A box often holds the advice or the explanation; readers of the other language are owed it too.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذا الإطار لا نظير له في النسخة الأخرى ({file})",
                fr="cet encadré n’a pas de pendant dans l’autre version ({file})",
                en="the other side ({file}) has no box to match this one",
            ),
            remedy=said(
                ar="أضفه إلى النسخة الأخرى، أو أدمج مضمونه في متنها",
                fr="ajoutez-le à l’autre version, ou fondez-en le contenu dans son texte",
                en="add it to the other side, or work what it says into the text there",
            ),
        ),
    },
    find=find,
)
