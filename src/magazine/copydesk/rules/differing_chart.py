"""A chart whose data are not the same in both languages."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from magazine.copydesk.charted import charts
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, stem, together
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.charted import ChartText
    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import Pair


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find the first row of figures that a chart has and the other side's of the same name has not."""
    if not together(pair):
        return
    firsts = {stem(chart.directive.argument): chart for chart in charts(pair.first, desk.issue)}
    for second in charts(pair.second, desk.issue):
        first = firsts.get(stem(second.directive.argument))
        if first is None:
            continue
        row = _lone_row(second, first)
        if row is not None:
            yield second.hit(row=row, file=file_of(pair.first))
            continue
        row = _lone_row(first, second)
        if row is not None:
            yield first.hit(row=row, file=file_of(pair.second))


def _lone_row(one: ChartText, other: ChartText) -> str | None:
    left = Counter(figures for _, figures in other.rows)
    for name, figures in one.rows:
        if not left[figures]:
            return name
        left[figures] -= 1
    return None


RULE = Rule(
    name="differing-chart",
    code="P125",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="رسم بياني بمعطيات مختلفة", fr="graphique aux données différentes", en="chart with differing data"),
    reason=said(
        ar="رسمان لمعطيات واحدة بأرقام مختلفة يكذب أحدهما الآخر، وكلاهما موقع من المؤسسة.",
        fr="Deux graphiques d’une même donnée qui ne disent pas les mêmes chiffres se démentent l’un l’autre, et tous deux portent le nom de l’institution.",
        en="Two charts of one thing with different figures give each other the lie, and both bear the institution’s name.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="أرقام السطر «{row}» في هذا الرسم لا توجد في رسم النسخة الأخرى ({file})",
                fr="les chiffres de la ligne « {row} » de ce graphique ne sont pas dans celui de l’autre version ({file})",
                en="the other side’s chart ({file}) does not have the figures of this chart’s row “{row}”",
            ),
            remedy=said(
                ar="قارن ملفي المعطيات ووحّد أرقامهما، من السجل إن كانت فيه",
                fr="comparez les deux fichiers de données et accordez-les, d’après le registre s’ils y sont",
                en="compare the two files of data and make them agree, with the ledger where it has them",
            ),
        ),
    },
    find=find,
)
