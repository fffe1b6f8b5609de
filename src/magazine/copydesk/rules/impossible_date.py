"""A date or a time that no calendar and no clock has: «31 شتنبر», “29 février 2019”, “à 25 h”."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from magazine.copydesk.days import clocks, days
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find dates and times that do not exist, and spans that end before they begin."""
    del desk
    for passage in text.passages:
        yield from _look(passage, passage.blanked(RunKind.FOREIGN, RunKind.CODE))


def _look(passage: Passage, words: str) -> Iterator[Hit]:
    found = days(words, passage.language)
    for one in found:
        if not one.exists:
            yield passage.hit(one.start, "day", date=words[one.start : one.end])
    for first, last in pairwise(found):
        begin, end = first.whole, last.whole
        if first.since and begin and end and begin > end:
            yield passage.hit(first.start, "backwards", span=words[first.start : last.end])
    for clock in clocks(words):
        if not clock.exists:
            yield passage.hit(clock.start, "clock", time=words[clock.start : clock.end])


RULE = Rule(
    name="impossible-date",
    code="F105",
    family=Family.FIGURES,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="تاريخ أو توقيت مستحيل", fr="date ou heure impossible", en="impossible date or time"),
    reason=said(
        ar="تاريخ لا وجود له في التقويم يُفقد القارئ ثقته في كل ما حوله، وقد يُفوّت عليه موعدا.",
        fr="Une date qui n’existe pas fait douter de tout ce qui l’entoure, et peut faire manquer un rendez-vous.",
        en="A date that does not exist casts doubt on everything around it, and may make readers miss an appointment.",
    ),
    source="ISO 8601-1 (Gregorian calendar, 24-hour clock)",
    messages={
        "day": Message(
            what=said(
                ar="التاريخ «{date}» لا وجود له في التقويم",
                fr="la date « {date} » n’existe pas au calendrier",
                en="“{date}” is not a day of the calendar",
            ),
            remedy=said(
                ar="تحقق من اليوم والشهر والسنة في المصدر (والترتيب: اليوم ثم الشهر)",
                fr="vérifiez le jour, le mois et l’année à la source (dans l’ordre jour, mois)",
                en="check day, month and year against the source (in that order)",
            ),
        ),
        "backwards": Message(
            what=said(
                ar="المدة «{span}» تنتهي قبل أن تبدأ",
                fr="la période « {span} » finit avant de commencer",
                en="“{span}” ends before it begins",
            ),
            remedy=said(
                ar="تحقق من التاريخين ومن ترتيبهما",
                fr="vérifiez les deux dates et leur ordre",
                en="check the two dates and their order",
            ),
        ),
        "clock": Message(
            what=said(
                ar="التوقيت «{time}» لا وجود له على الساعة",
                fr="l’heure « {time} » n’existe pas",
                en="“{time}” is not a time of day",
            ),
            remedy=said(
                ar="تحقق من التوقيت: من 00:00 إلى 24:00، والدقائق دون الستين",
                fr="vérifiez l’heure : de 0 h à 24 h, et moins de soixante minutes",
                en="check the time: from 0:00 to 24:00, with fewer than sixty minutes",
            ),
        ),
    },
    find=find,
)
