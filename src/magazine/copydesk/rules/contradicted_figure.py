"""A figure that says otherwise than the ledger of what it counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.counted import agrees, by_unit, claims, swaps
from magazine.copydesk.numbers import figures_of, shown
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find figures whose unit and surroundings point to a fact, with another value."""
    rounding = desk.number("rounding")
    facts = {language: by_unit(desk.issue.ledger, language) for language in Language}
    used = frozenset(use.fact for use in text.facts)
    for passage in text.passages:
        if passage.kind is PassageKind.CORRECTION:
            continue
        language, figures = passage.language, figures_of(passage)
        for claim in claims(passage.text, figures, facts[language], language, used):
            fact, figure = claim.fact, claim.figure
            if not agrees(figure, fact.value, rounding):
                given, right = shown(figure.value, language), fact.in_figures(language)
                yield passage.hit(figure.start, figure=given, fact=fact.id, right=right)
        for claim in swaps(passage.text, figures, facts[language], language):
            fact, figure = claim.fact, claim.figure
            given, right = shown(figure.value, language), fact.in_figures(language)
            yield passage.hit(figure.start, "swapped", figure=given, used=figure.fact, fact=fact.id, right=right)


RULE = Rule(
    name="contradicted-figure",
    code="F101",
    family=Family.FIGURES,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="رقم يخالف السجل", fr="chiffre contraire au registre", en="figure that contradicts the ledger"),
    reason=said(
        ar="رقم رسمي يُنشر على وجهين في عدد واحد يُسقط الثقة في الوجهين معا.",
        fr="Un chiffre officiel donné de deux façons dans un même numéro ruine la confiance dans les deux.",
        en="An official figure given in two ways in one issue destroys trust in both.",
    ),
    source="house style; IFJ Declaration of Principles on the Conduct of Journalists, 1954, principle 3 (facts whose origin is known)",
    messages={
        "found": Message(
            what=said(
                ar="النص يقول {figure}، والسجل يقول {right} ({fact})",
                fr="le texte dit {figure}, le registre dit {right} ({fact})",
                en="the text says {figure}, the ledger says {right} ({fact})",
            ),
            remedy=said(
                ar="تحقق في المصدر، ثم اكتب {{fact}}`{fact}` أو صحح السجل؛ وإن كان رقما لشيء آخر فاذكر في الجملة ما يعده",
                fr="vérifiez à la source, puis écrivez {{fact}}`{fact}` ou corrigez le registre ; si c’est un autre compte, dites dans la phrase lequel",
                en="check the source, then write {{fact}}`{fact}` or correct the ledger; if it counts something else, let the sentence say what",
            ),
        ),
        "swapped": Message(
            what=said(
                ar="الرقم {figure} هو {used} في السجل، وما بعده يعدّ {fact} ({right})",
                fr="{figure} est {used} au registre, mais les mots qui suivent comptent {fact} ({right})",
                en="{figure} is the ledger’s {used}, but the words behind it count {fact} ({right})",
            ),
            remedy=said(
                ar="اكتب {{fact}}`{fact}`، أو صحح ما يعده الرقم",
                fr="écrivez {{fact}}`{fact}`, ou corrigez ce que compte le chiffre",
                en="write {{fact}}`{fact}`, or correct what the figure counts",
            ),
        ),
    },
    find=find,
    settings={
        "rounding": Setting(
            default=("5",),
            meaning=said(
                ar="أبعد ما يبتعد عن السجل رقم مقرَّب («حوالي»)، بالمئة",
                fr="écart admis, en pour cent, d’un chiffre arrondi (« environ »)",
                en="how far a rounded figure (“about”) may be from the ledger’s, in per cent",
            ),
            whole=True,
        )
    },
)
