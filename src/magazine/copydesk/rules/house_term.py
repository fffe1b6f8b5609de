"""A word that the house has decided to write otherwise, by ``terms:`` of ``editorial-line.yaml``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import RunKind
from magazine.copydesk.wordings import as_written, found
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_MESSAGES: Final = {
    (True, True): "reasoned",
    (True, False): "found",
    (False, True): "avoided",
    (False, False): "avoided",
}
"""By whether there is a term to write, and a reason."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find what the house writes otherwise."""
    terms = [
        (
            as_written(wrong, text.language),
            dict(term.write.texts).get(text.language, ""),
            term.reason.best(text.language),
        )
        for term in desk.line.terms
        for wrong in term.instead_of.get(text.language, ())
    ]
    for passage in text.passages:
        plain = passage.blanked(RunKind.FOREIGN, RunKind.CODE)
        for pattern, term, reason in terms:
            message = _MESSAGES[bool(term), bool(reason)]
            for start, end, written in found(pattern, plain):
                yield passage.hit_over(start, end, message, written=written, term=term, reason=reason)


RULE = Rule(
    name="house-term",
    code="L152",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="لفظ خارج مصطلحات الدار", fr="terme écarté par la maison", en="term that the house does not use"),
    reason=said(
        ar="حين تستقر هيئة التحرير على لفظ، يحسن أن يجده القارئ نفسه في كل صفحة. اللائحة وأسبابها في terms من editorial-line.yaml.",
        fr="Quand la rédaction a choisi un terme, le lecteur doit le retrouver partout. La liste, avec ses raisons, tient sous terms dans editorial-line.yaml.",
        en="Once the newsroom has chosen a term, readers should meet it on every page. The list with its reasons stands under terms in editorial-line.yaml.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="«{written}»: تكتب الدار «{term}»",
                fr="« {written} » : la maison écrit « {term} »",
                en="“{written}”: the house writes “{term}”",
            ),
            remedy=said(ar="اكتب «{term}»", fr="écrivez « {term} »", en="write “{term}”"),
        ),
        "reasoned": Message(
            what=said(
                ar="«{written}»: تكتب الدار «{term}» ({reason})",
                fr="« {written} » : la maison écrit « {term} » ({reason})",
                en="“{written}”: the house writes “{term}” ({reason})",
            ),
            remedy=said(ar="اكتب «{term}»", fr="écrivez « {term} »", en="write “{term}”"),
        ),
        "avoided": Message(
            what=said(
                ar="«{written}» لفظ لا تستعمله الدار. {reason}",
                fr="« {written} » : la maison évite ce terme. {reason}",
                en="“{written}” is a term that the house avoids. {reason}",
            ),
            remedy=said(ar="أعد الصياغة من دونه", fr="tournez la phrase autrement", en="turn the sentence otherwise"),
        ),
    },
    find=find,
)
