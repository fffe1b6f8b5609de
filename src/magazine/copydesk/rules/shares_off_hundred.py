"""Percentages of one whole that nearly, but not quite, make a hundred."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from magazine.copydesk.charted import charts
from magazine.copydesk.grids import columns, grids
from magazine.copydesk.numbers import shown
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sums import is_off, shares_off
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find columns of percentages and charts in per cent that come near a hundred and miss it by more than rounding."""
    near = desk.number("near")
    for rows in grids(text):
        for column in columns(rows):
            for one in shares_off(column, near):
                yield one.passage.hit(one.figure.start, made=shown(one.made, one.passage.language))
    for chart in charts(text, desk.issue):
        for values in chart.shares:
            if is_off(values, near):
                yield chart.hit(made=shown(sum(values, Decimal(0)), text.language))


RULE = Rule(
    name="shares-off-hundred",
    code="F112",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="نسب لا تبلغ المئة", fr="parts qui ne font pas cent", en="shares that do not make a hundred"),
    reason=said(
        ar="نسب كلٍّ واحد تبلغ مئة، إلا بفارق التقريب؛ وما زاد أو نقص على ذلك خطأ يراه كل من يجمع.",
        fr="Les parts d’un tout font cent, à l’arrondi près ; au-delà, c’est une faute que voit quiconque additionne.",
        en="Shares of a whole make a hundred, but for rounding; anything else is a mistake that whoever adds up will see.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="مجموع هذه النسب {made}%، لا 100%",
                fr="ces parts font {made} %, et non 100 %",
                en="these shares make {made}%, not 100%",
            ),
            remedy=said(
                ar="تحقق من النسب في مصدرها، أو أضف سطر «غير ذلك»",
                fr="vérifiez les parts à la source, ou ajoutez une ligne « autres »",
                en="check the shares against the source, or add a row for the rest",
            ),
        )
    },
    find=find,
    settings={
        "near": Setting(
            default=("5",),
            meaning=said(
                ar="أبعد ما يكون المجموع عن المئة ليُفهم أن النسب قُصد بها كلٌّ واحد، بالنقط",
                fr="écart à cent, en points, en deçà duquel les parts sont manifestement celles d’un même tout",
                en="how far from a hundred, in points, the sum may be for the shares to be plainly meant as one whole’s",
            ),
            whole=True,
        )
    },
)
