"""An address of the web, a mailbox, an account or a hashtag that an Arabic line puts out of order: @police seen as police@."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import Kind, turned, words_of
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find an address that cannot be copied as it is seen."""
    del desk
    for passage, stretch, own in turned(text, Kind.ADDRESS):
        yield passage.hit(stretch.start, **words_of(stretch, own))


RULE = Rule(
    name="reversed-address",
    code="D108",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="عنوان إلكتروني معكوس", fr="adresse électronique à l’envers", en="address out of order"),
    reason=said(
        ar="القارئ ينقل العنوان كما يراه على الورق. علامة @ أو خط مائل في غير جهته يرسله إلى مكان آخر، أو إلى لا مكان.",
        fr="Le lecteur recopie l’adresse telle qu’il la voit sur le papier. Un @ ou une barre du mauvais côté l’envoie ailleurs, ou nulle part.",
        en="Readers copy an address as they see it on paper. An @ or a stroke on the wrong side sends them elsewhere, or nowhere.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules N1 and N2",
    messages={
        "found": Message(
            what=said(
                ar="العنوان {written} يظهر على الصفحة هكذا: {seen}",
                fr="l’adresse {written} s’affiche ainsi : {seen}",
                en="the address {written} is seen as {seen}",
            ),
            remedy=said(
                ar="اكتبه هكذا: {role}",
                fr="tapez {role}",
                en="type {role}",
            ),
        ),
    },
    find=find,
)
