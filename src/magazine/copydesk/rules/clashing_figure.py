"""One thing counted in two ways in two articles of an issue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.alike import Tallies, tally
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.alike import Count
    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import IssueText


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find figures that an earlier article gives otherwise of what is counted in the same words."""
    least = desk.number("from")
    tallies = Tallies()
    for article in text.articles:
        for one in tally(article):
            other = tallies.meet(one) if one.figure.value >= least else None
            if other is not None:
                words = {"figure": _shown(one), "other": _shown(other), "article": other.article}
                yield one.passage.hit(one.figure.start, **words)


def _shown(one: Count) -> str:
    return one.passage.text[one.figure.start : one.figure.end]


RULE = Rule(
    name="clashing-figure",
    code="F104",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(
        ar="رقم يختلف بين مقالين",
        fr="chiffre différent d’un article à l’autre",
        en="figure that differs between articles",
    ),
    reason=said(
        ar="يُقرأ العدد كاملا: إذا عدّ مقالان الشيء نفسه بالألفاظ نفسها وجب أن يتفقا.",
        fr="Un numéro se lit d’un bout à l’autre : deux articles qui comptent la même chose dans les mêmes mots doivent s’accorder.",
        en="An issue is read from end to end: two articles that count one thing in the same words must agree.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="الرقم هنا {figure}، وفي المقال «{article}» {other} للشيء نفسه",
                fr="le chiffre est ici {figure}, et {other} dans l’article « {article} » pour la même chose",
                en="the figure here is {figure}, but {other} in the article “{article}” for the same thing",
            ),
            remedy=said(
                ar="تحقق من المصدر وخذ الرقمين من السجل؛ وإن كانا لشيئين فسمّهما باسمين",
                fr="vérifiez à la source et prenez les deux au registre ; si ce sont deux choses, nommez-les autrement",
                en="check the source and take both from the ledger; if they are two things, give them two names",
            ),
        )
    },
    find=find,
    yields_to=("contradicted-figure",),
    settings={
        "from": Setting(
            default=("10",),
            meaning=said(
                ar="أصغر رقم يُقارن بين المقالات",
                fr="plus petit chiffre que l’on compare d’un article à l’autre",
                en="the smallest figure that is compared between articles",
            ),
            whole=True,
        )
    },
)
