"""An article that is of one kind in one language and of another in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, head_place, together
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import Pair


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a second side of another kind than the first."""
    del desk
    first, second = pair.first.article.kind, pair.second.article.kind
    if first is not second and together(pair):
        words = {"kind": second.value, "other": first.value, "file": file_of(pair.first)}
        yield Hit(where=head_place(pair.second, "kind"), words=words)


RULE = Rule(
    name="differing-kind",
    code="P120",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="نوع مختلف", fr="genre différent", en="differing kind"),
    reason=said(
        ar="النوع يختار قالب الصفحة؛ فيظهر المقال حوارا في لغة وخبرا في الأخرى، أو إعلانا في إحداهما وحدها.",
        fr="Le genre choisit la mise en page : l’article devient entretien dans une langue et nouvelle dans l’autre, ou annonce d’un seul côté.",
        en="The kind chooses the page's template: an interview in one language and news in the other, or an advertisement on one side only.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="النوع هنا {kind}، وفي النسخة الأخرى ({file}) {other}",
                fr="le genre est ici {kind}, et {other} dans l’autre version ({file})",
                en="the kind is {kind} here, and {other} on the other side ({file})",
            ),
            remedy=said(
                ar="اكتب kind واحدا في النسختين؛ ومن لم يكتبه فنوعه news",
                fr="écrivez le même kind dans les deux versions ; sans cette ligne, c’est news",
                en="write the same kind on both sides; without the line it is news",
            ),
        ),
    },
    find=find,
)
