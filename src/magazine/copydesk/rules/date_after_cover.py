"""An event told as past that lies after the cover date, or a date so far ahead that a digit of its year must be wrong."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from magazine.copydesk.counted import sentence
from magazine.copydesk.days import days
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.days import Day
    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText
    from magazine.issue.dates import CoverDate

_AHEAD: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        r"(?<!\w)(?:\w{2,}(?:ra|ront|rait|raient)|prévue?s?|programmée?s?|fixée?s?|attendue?s?|prochaine?s?|d’ici|jusqu’[àa]u?|avant|à partir|dès"
        r"|reportée?s?|limite|échéance|expir\w+|valables?|doit|doivent|va|vont)(?!\w)",
        re.IGNORECASE,
    ),
    Language.ARABIC: re.compile(
        r"(?<![\w\u064b-\u0652])(?:و?س[يتن]\w{3,}|و?سوف|\w*مقرر\w*|\w*مرتقب\w*|\w*منتظر\w*|\w*مبرمج\w*|\w*متوقع\w*|المقبلة?|القادمة?|قبل|غاية|حتى|ابتداء|انطلاقا|أجل|تأجل|حدد|حُدد"
        r"|تأجيل\w*|أجل|آخر|صالحة?|سارية?|يعتزم|تعتزم)(?!\w)"
    ),
}
_PAST: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.FRENCH: re.compile(
        r"(?<!\w)(?:a|ont|fut|furent|avait|avaient|était|étaient|s’est|se sont|s’était|[nl]’[ao]\w*)[ \u00a0](?:\w+ment |été |bien |aussi |pas |ainsi )?"
        r"(?!lieu)\w{2,}(?:é|ée|és|ées|i|ie|is|ies|it|u|ue|us|ues|ert|erte|int)(?!\w)"
        # “est paru” is past, “est close” and “sont acceptés” are present.
        r"|(?<!\w)(?:est|sont)[ \u00a0](?:\w+ment |bien |aussi |pas |ainsi )?(?:(?:all|arriv|entr|rentr|rest|tomb|pass|mont|retourn|décéd)é|né"
        r"|(?:re|de|par|inter|sur)?venu|(?:re)?parti|(?:res)?sorti|(?:ap|dis)?paru|descendu)e?s?(?!\w)",
        re.IGNORECASE,
    ),
    Language.ARABIC: re.compile(
        r"(?<![\w\u064b-\u0652])[وف]?(?:احتضنت?|نظمت?|نُظمت?|شهدت?|عرفت|انعقدت?|أقيمت?|أُقيمت?|أقامت?|جرى|جرت|تمت|تم|أعلنت?|أصدرت?|صدرت?|أوقفت?|ضبطت?|حجزت?|افتتحت?"
        r"|اختتمت?|انطلقت?|استقبلت?|حضرت?|شاركت?|زارت?|وقعت?|أطلقت?|قدمت?|كانت?|بلغت?|سجلت?|حلت?|التقت?|التقى|ترأست?|أشرفت?|أنجزت?|تخرجت?"
        r"|تمكنت?|أسفرت?|أ?ُ?وقفت?|أُ?لقي|ألقت|أُ?حيلت?|أحالت?|اعتُ?قلت?|فككت?|داهمت?|عثرت?|عُثر|لقيت?|أُ?صيبت?|توفيت?|فازت?|أحرزت?|تُ?وجت?)(?!\w)"
    ),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find dates behind the cover's that are told as past, and dates far ahead of it."""
    last, ahead = _last_day(desk.issue.cover_date), desk.number("years-ahead")
    for passage in text.passages:
        if passage.kind is PassageKind.CORRECTION:
            continue
        words = passage.blanked(RunKind.FOREIGN, RunKind.CODE)
        for one in days(words, passage.language):
            told = {"date": words[one.start : one.end], "cover": str(desk.issue.cover_date)}
            first = one.first
            if first is None or one.joined:
                continue
            if first.year > last.year + ahead:
                yield passage.hit(one.start, "far", **told)
            elif first > last and _is_past(words, one, passage.language):
                yield passage.hit(one.start, **told)


def _last_day(cover: CoverDate) -> date:
    """Give the last day that the cover date covers: of its month, where it has no day."""
    if cover.day is not None:
        return date(cover.year, cover.month, cover.day)
    following = cover.year * 12 + cover.month
    return date.fromordinal(date(following // 12, following % 12 + 1, 1).toordinal() - 1)


def _is_past(words: str, one: Day, language: Language) -> bool:
    start, end = sentence(words, one.start)
    told = words[start:end]
    return bool(_PAST[language].search(told)) and not _AHEAD[language].search(told)


RULE = Rule(
    name="date-after-cover",
    code="F107",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="تاريخ لاحق لتاريخ الغلاف", fr="date postérieure à la couverture", en="date after the cover date"),
    reason=said(
        ar="لا يمكن للعدد أن يروي بصيغة الماضي ما لم يقع بعد عند صدوره؛ وفي الغالب يكون الخطأ في السنة.",
        fr="Un numéro ne peut raconter au passé ce qui n’a pas encore eu lieu le jour où il paraît ; le plus souvent, c’est l’année qui est fausse.",
        en="An issue cannot tell as past what has not happened when it appears; most often the year is wrong.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="«{date}» يُروى بصيغة الماضي، وهو بعد تاريخ الغلاف ({cover})",
                fr="le « {date} » est raconté au passé, mais vient après la date de couverture ({cover})",
                en="“{date}” is told as past, but comes after the cover date ({cover})",
            ),
            remedy=said(
                ar="تحقق من السنة، أو اكتب الجملة بصيغة المستقبل",
                fr="vérifiez l’année, ou mettez la phrase au futur",
                en="check the year, or tell it as something to come",
            ),
        ),
        "far": Message(
            what=said(
                ar="«{date}» بعيد جدا عن تاريخ الغلاف ({cover})",
                fr="le « {date} » est bien loin de la date de couverture ({cover})",
                en="“{date}” is very far from the cover date ({cover})",
            ),
            remedy=said(
                ar="تحقق من أرقام السنة في المصدر",
                fr="vérifiez les chiffres de l’année à la source",
                en="check the digits of the year against the source",
            ),
        ),
    },
    find=find,
    yields_to=("impossible-date",),
    settings={
        "years-ahead": Setting(
            default=("15",),
            meaning=said(
                ar="عدد السنوات بعد تاريخ الغلاف التي لا يُستغرب قبلها تاريخ",
                fr="nombre d’années après la couverture en deçà duquel une date n’étonne pas",
                en="years after the cover date within which a date is no surprise",
            ),
            whole=True,
        )
    },
)
