"""A pull quote that only one side of an article has."""

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
    """Find a pull quote that only one side of an article has."""
    del desk
    yield from lone_directives(pair, "pullquote")


RULE = Rule(
    name="lone-pull-quote",
    code="P113",
    family=Family.PARITY,
    level=Level.NOTE,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="مقتطف بارز في لغة واحدة", fr="exergue d’un seul côté", en="pull quote on one side only"),
    reason=said(
        ar="المقتطف البارز يقول للقارئ ما هو الأهم؛ والأهم واحد في اللغتين.",
        fr="L’exergue dit au lecteur ce qui compte le plus, et c’est la même chose dans les deux langues.",
        en="A pull quote tells readers what matters most, and that is the same in both languages.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذا المقتطف البارز لا نظير له في النسخة الأخرى ({file})",
                fr="cet exergue n’a pas de pendant dans l’autre version ({file})",
                en="the other side ({file}) has no pull quote to match this one",
            ),
            remedy=said(
                ar="أبرز الجملة المقابلة في النسخة الأخرى، أو اتركه إن كان التصميم يقتضيه",
                fr="mettez en exergue la phrase correspondante de l’autre version, ou laissez-le si la page le demande",
                en="lift the matching sentence on the other side, or leave it where the page calls for it",
            ),
        ),
    },
    find=find,
)
