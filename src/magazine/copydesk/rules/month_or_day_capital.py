"""A month or a day with a capital, as in English: “12 Janvier”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_MONTHS: Final = "Janvier|Février|Mars|Avril|Mai|Juin|Juillet|Août|Septembre|Octobre|Novembre|Décembre"
_DAYS: Final = "Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"
_CAPITAL: Final = re.compile(
    r"(?:(?:(?P<day>\b\d{1,2}|\b1er)|\b(?:en|fin|début|courant|mi|mois de|fin de|début de))[ \u00a0\u202f\-]"
    rf"(?P<month>{_MONTHS})\b(?P<year>[ \u00a0\u202f]\d{{4}})?"
    rf"|\b(?:le|ce|du|au|chaque|dès|depuis|et|ou|de)[ \u00a0\u202f](?P<weekday>{_DAYS})s?\b(?![ \u00a0\u202f][A-Z]|-))"
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find months and days with a capital; a date that names a feast or a street, “le 20 Août”, keeps it."""
    feasts = frozenset(desk.words("feasts"))
    for passage, words in prose(text, Language.FRENCH):
        for match in _CAPITAL.finditer(words):
            if f"{match['day']} {match['month']}{match['year'] or ''}" in feasts:
                continue
            name = "weekday" if match["weekday"] else "month"
            old = match[name]
            yield mend(passage, match.start(name), match.end(name), old.lower(), old=old, new=old.lower())


RULE = Rule(
    name="month-or-day-capital",
    code="L118",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(
        ar="شهر أو يوم بحرف كبير",
        fr="mois ou jour avec une capitale",
        en="month or day with a capital",
    ),
    reason=said(
        ar="أسماء الأيام والشهور في الفرنسية تُكتب بحرف صغير؛ والحرف الكبير من عادات الإنجليزية. أما الأعياد والشوارع، مثل « le 20 Août »، فتحتفظ به.",
        fr="Les noms de mois et de jours s’écrivent en minuscules ; la capitale vient de l’anglais. Les fêtes et les rues la gardent : le 20 Août.",
        en="French writes months and days small; the capital is an English habit. Feasts and streets keep it: le 20 Août.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (majuscules : jours, mois, fêtes)",
    messages={
        "found": Message(
            what=said(
                ar="«{old}» بحرف أول كبير",
                fr="« {old} » avec une capitale",
                en="“{old}” with a capital",
            ),
            remedy=said(
                ar="اكتب {new}",
                fr="écrivez « {new} »",
                en="write “{new}”",
            ),
        ),
    },
    settings={
        "feasts": Setting(
            default=(
                *("11 Janvier", "2 Mars", "8 Mars", "1er Mai", "16 Mai", "14 Juillet", "30 Juillet", "14 Août"),
                *("20 Août", "21 Août", "6 Novembre", "16 Novembre", "18 Novembre"),
            ),
            meaning=said(
                ar="تواريخ هي أسماء أعياد أو شوارع، فتحتفظ بالحرف الكبير ما لم تتبعها سنة",
                fr="dates qui nomment une fête ou une rue : elles gardent la capitale, sauf suivies de l’année",
                en="dates that name a feast or a street: they keep the capital unless a year follows",
            ),
        )
    },
    find=find,
)
