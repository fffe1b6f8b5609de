"""A day of the week that is not the date's: “mardi 26 septembre 2018” was a Wednesday."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.days import WEEKDAYS, days
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find days of the week that are not those of their dates; a date without a year may be of any year."""
    del desk
    for passage in text.passages:
        for one in days(passage.blanked(RunKind.FOREIGN, RunKind.CODE), passage.language):
            when = one.whole
            if when is not None and one.weekday not in {None, when.weekday()}:
                names = WEEKDAYS[passage.language]
                told = passage.text[one.start : one.end]
                yield passage.hit(one.start, date=told, right=names[when.weekday()])


RULE = Rule(
    name="wrong-weekday",
    code="F106",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="يوم من الأسبوع لا يوافق التاريخ", fr="jour de la semaine inexact", en="wrong day of the week"),
    reason=said(
        ar="اسم اليوم والتاريخ يراقب أحدهما الآخر: إذا اختلفا فأحدهما خطأ، والقارئ الذي يحضر في اليوم الخطأ لن ينسى.",
        fr="Le jour et la date se contrôlent l’un l’autre : s’ils ne s’accordent pas, l’un des deux est faux, et le lecteur qui vient le mauvais jour s’en souviendra.",
        en="Weekday and date check each other: where they disagree one is wrong, and readers who come on the wrong day remember it.",
    ),
    source="ISO 8601-1 (Gregorian calendar)",
    messages={
        "found": Message(
            what=said(
                ar="«{date}» يوافق يوم {right}",
                fr="le « {date} » tombe un {right}",
                en="“{date}” falls on another day of the week: {right}",
            ),
            remedy=said(
                ar="تحقق في المصدر من اليوم ومن التاريخ، ثم صحح أحدهما",
                fr="vérifiez le jour et la date à la source, puis corrigez l’un ou l’autre",
                en="check weekday and date against the source, then correct one of them",
            ),
        )
    },
    find=find,
)
