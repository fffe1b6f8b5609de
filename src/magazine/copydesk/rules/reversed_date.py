"""A date in figures that an Arabic line turns round: 12-2018 seen as 2018-12."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, turned, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find a date in figures whose parts change places."""
    del desk
    for passage, stretch, own in turned(text, Kind.DATE):
        yield passage.hit(stretch.start, **words_of(stretch, own))


RULE = Rule(
    name="reversed-date",
    code="D104",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="تاريخ معكوس", fr="date à l’envers", en="reversed date"),
    reason=said(
        ar="تاريخ تتبادل أجزاؤه أماكنها يُقرأ يوما أو شهرا آخر، ولا يُستشهد به.",
        fr="Une date dont les parties changent de place se lit comme un autre jour ou un autre mois ; on ne peut plus la citer.",
        en="A date whose parts change places reads as another day or month, and cannot be quoted.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules W2 and W4; ISO 8601 (order of year, month and day)",
    messages={
        "found": Message(
            what=said(
                ar="التاريخ {written} يظهر معكوسا على الصفحة: {seen}",
                fr="la date {written} s’affiche à l’envers : {seen}",
                en="the date {written} is seen out of order: {seen}",
            ),
            remedy=said(
                ar="اكتب اسم الشهر («26 شتنبر 2018»)، أو افصل بخط مائل بلا فراغ (26/09/2018)، أو هكذا: {role}",
                fr="écrivez le nom du mois (« 26 شتنبر 2018 »), ou séparez par une barre sans espaces (26/09/2018), ou tapez {role}",
                en="write the month’s name (“26 شتنبر 2018”), or part it by a stroke without spaces (26/09/2018), or type {role}",
            ),
        ),
    },
    find=find,
)
