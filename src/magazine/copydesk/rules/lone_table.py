"""A table that only one side of an article has."""

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
    """Find a table that only one side of an article has."""
    del desk
    for one, other in ways(pair):
        yield from lone(one, other, _tables(one), _tables(other))


def _tables(text: ArticleText) -> list[Location]:
    """Give the places of the tables, those written as lists included."""
    lists = [directive.where for directive in text.directives if directive.name == "list-table"]
    return sorted([*(table.where for table in text.tables), *lists])


RULE = Rule(
    name="lone-table",
    code="P112",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="جدول في لغة واحدة", fr="tableau d’un seul côté", en="table on one side only"),
    reason=said(
        ar="الجدول معطيات مرتبة يرجع إليها القارئ؛ وغيابه من إحدى النسختين يحرم نصف القراء منها.",
        fr="Un tableau range des données que l’on vient consulter ; son absence d’une version en prive la moitié des lecteurs.",
        en="A table holds what readers come back to look up; where one side lacks it, half of them go without.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="هذا الجدول لا نظير له في النسخة الأخرى ({file})",
                fr="ce tableau n’a pas de pendant dans l’autre version ({file})",
                en="the other side ({file}) has no table to match this one",
            ),
            remedy=said(
                ar="أضفه إلى النسخة الأخرى، أو أدمج معطياته في متنها",
                fr="ajoutez-le à l’autre version, ou fondez-en les données dans son texte",
                en="add it to the other side, or work its data into the text there",
            ),
        ),
    },
    find=find,
)
