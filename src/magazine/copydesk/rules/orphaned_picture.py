"""A picture that nothing in the issue shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find pictures that no side of an article shows, and that are not the cover's."""
    del desk
    shown = {use.picture for article in text.articles for use in article.pictures} | {text.issue.cover.picture}
    for name, picture in text.issue.pictures.items():
        if name not in shown:
            yield Hit(where=picture.card, words={"picture": name})


RULE = Rule(
    name="orphaned-picture",
    code="S108",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(ar="صورة لا تظهر في أي مقال", fr="image orpheline", en="orphaned picture"),
    reason=said(
        ar="صورة في المجلد ولا يعرضها نص: إما نُسيت، وإما سُحبت من المقال وبقيت حيث لا يجب أن تبقى.",
        fr="Une image du dossier que rien ne montre est un oubli, ou une photo retirée qui n’aurait pas dû rester là.",
        en="A picture in the folder that nothing shows was forgotten, or was withdrawn and should not have stayed.",
    ),
    source="house style; law 09-08 (Morocco), article 1: a person’s picture is personal data",
    messages={
        "found": Message(
            what=said(
                ar="لا مقال يعرض الصورة {picture}، لا بالعربية ولا بالفرنسية",
                fr="aucun article ne montre {picture}, ni en arabe ni en français",
                en="no article shows {picture}, in either language",
            ),
            remedy=said(
                ar="ضعها في مقالها، أو أخرجها من المجلد مع بطاقتها",
                fr="placez-la dans son article, ou retirez-la du dossier avec sa fiche",
                en="put it into its article, or take it out of the folder with its card",
            ),
        )
    },
    find=find,
)
