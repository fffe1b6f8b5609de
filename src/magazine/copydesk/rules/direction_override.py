"""An override of direction: what readers see is not what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.controls import OVERRIDES, elsewhere, found_in, name_of
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.stretches import shown
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, CardText


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find overrides, wherever they stand in the manuscript."""
    del desk
    for passage in text.passages:
        for offset in found_in(passage.text, OVERRIDES):
            yield passage.hit(offset, name=shown(name_of(passage.text[offset])))
    for where, character in elsewhere(text, OVERRIDES):
        yield Hit(where=where, words={"name": shown(name_of(character))})


RULE = Rule(
    name="direction-override",
    code="D115",
    family=Family.DIRECTION,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="قلب قسري للاتجاه", fr="inversion forcée du sens", en="direction override"),
    reason=said(
        ar="هذه العلامة تقلب الحروف واحدا واحدا، فيرى القارئ غير ما هو مكتوب. تُستعمل لإخفاء امتداد ملف أو عنوان رابط، ولا مكان لها في مجلة للشرطة.",
        fr="Ce signe retourne les lettres une à une : le lecteur voit autre chose que ce qui est écrit. On s’en sert pour masquer l’extension d’un fichier ou une adresse ; il n’a pas sa place dans une revue de police.",
        en="This sign turns letters round one by one: readers see something else than what is written. It serves to disguise a file’s extension or an address, and has no place in a police magazine.",
    ),
    source="Unicode Technical Report #36 (Unicode Security Considerations), bidirectional text spoofing; CVE-2021-42574",
    messages={
        "found": Message(
            what=said(
                ar="علامة تقلب الاتجاه قسرا وقد تخفي ما كُتب: {name}",
                fr="un signe force le sens et peut cacher ce qui est écrit : {name}",
                en="an override of direction, which can hide what is written: {name}",
            ),
            remedy=said(
                ar="احذفها، وأعد قراءة الجملة بعدها حرفا حرفا",
                fr="supprimez-le, puis relisez la phrase lettre à lettre",
                en="delete it, then read the sentence again letter by letter",
            ),
        ),
    },
    find=find,
)
