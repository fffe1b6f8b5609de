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
    """Find days of the week that are not those of their dates; a date without a year may be of any, but two of a month are of one year."""
    del desk
    first: dict[int, tuple[int, int]] = {}
    for passage in text.passages:
        names = WEEKDAYS.get(passage.language, ())
        for one in days(passage.blanked(RunKind.FOREIGN, RunKind.CODE), passage.language):
            told = passage.text[one.start : one.end]
            if one.day is None:  # either way: only a day has a weekday before it
                continue
            if one.weekday is None or not one.exists:
                continue
            if one.whole is not None:
                if one.weekday != one.whole.weekday():
                    yield passage.hit(one.start, date=told, right=names[one.whole.weekday()])
                continue
            day, weekday = first.setdefault(one.month, (one.day, one.weekday))
            right = (weekday + one.day - day) % len(names)
            if one.weekday != right:
                words = {"date": told, "right": names[right], "day": names[weekday], "other": str(day)}
                yield passage.hit(one.start, "beside", **words)


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
        ),
        "beside": Message(
            what=said(
                ar="«{date}» يوافق يوم {right} إذا كان {other} من الشهر نفسه يوم {day}",
                fr="le « {date} » tombe un {right}, si le {other} du même mois est un {day}",
                en="“{date}” falls on another day of the week ({right}) where the same month’s {other} is {day}, as this article has it",
            ),
            remedy=said(
                ar="تحقق من التاريخين في المصدر، ثم صحح أحدهما",
                fr="vérifiez les deux dates à la source, puis corrigez l’une d’elles",
                en="check both dates against the source, then correct one of them",
            ),
        ),
    },
    find=find,
)
