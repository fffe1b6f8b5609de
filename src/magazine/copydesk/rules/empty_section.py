"""A crosshead with no text under it: another crosshead follows at once, or the article ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find crossheads that the next block of the body is another crosshead to, or that none follows; comments and notes do not count."""
    del desk
    crossheads = {
        passage.where().line: passage for passage in text.passages_of(PassageKind.CROSSHEAD) if not passage.within
    }
    notes = {note.where.line for note in text.notes if not note.reference}
    blocks = [block.first for block in text.blocks if block.first not in notes]
    for line, passage in crossheads.items():
        following = next((first for first in blocks if first > line), None)
        if following is None:
            yield passage.hit(0, "last", words=passage.text)
        elif following in crossheads:
            yield passage.hit(0, words=passage.text)


RULE = Rule(
    name="empty-section",
    code="S107",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="عنوان فرعي بلا نص تحته", fr="intertitre sans texte", en="crosshead without text"),
    reason=said(
        ar="العنوان الفرعي وعد بنص: إن تلاه عنوان آخر أو انتهى المقال ظن القارئ أن شيئا سقط.",
        fr="Un intertitre annonce un texte : si un autre le suit, ou si l’article finit là, le lecteur croit qu’un passage est tombé.",
        en="A crosshead announces a text: where another follows, or the article ends, readers think that something has fallen out.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="لا نص بين «{words}» والعنوان الذي يليه",
                fr="aucun texte entre « {words} » et l’intertitre suivant",
                en="no text stands between “{words}” and the next crosshead",
            ),
            remedy=said(
                ar="اكتب بينهما جملة تمهد، أو احذف أحدهما",
                fr="écrivez entre les deux une phrase qui amène la suite, ou supprimez l’un d’eux",
                en="write a sentence between them that leads on, or delete one of them",
            ),
        ),
        "last": Message(
            what=said(
                ar="ينتهي المقال عند «{words}»، ولا نص تحته",
                fr="l’article s’arrête à « {words} », sans texte",
                en="the article ends at “{words}”, with no text",
            ),
            remedy=said(
                ar="اكتب نصه، أو احذف العنوان",
                fr="écrivez le passage, ou supprimez l’intertitre",
                en="write the passage, or delete the crosshead",
            ),
        ),
    },
    find=find,
)
