"""Quotation marks that an Arabic line tears from what they enclose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.bidi import seen_with
from magazine.copydesk.letters import TURNED
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.scripts import quotation_marks
from magazine.copydesk.stretches import arabic_lines, shown
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find quotation marks that are not seen around their words."""
    del desk
    for passage in arabic_lines(text):
        for match in TURNED.finditer(passage.blanked(RunKind.FOREIGN, RunKind.CODE)):
            if match.group()[0] == "»":
                yield passage.hit_over(*match.span(), "turned", written=shown(match.group()))
        for own, (opening, closing) in seen_with(passage, quotation_marks(passage.text)):
            if own.torn(opening, closing):
                quoted = passage.text[opening + 1 : closing]
                yield passage.hit_over(opening, closing + 1, quoted=shown(quoted))


RULE = Rule(
    name="misplaced-quotation-mark",
    code="D113",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="مزدوجتان في غير مكانهما", fr="guillemets mal placés", en="misplaced quotation marks"),
    reason=said(
        ar="مزدوجتان تنفصلان عن الكلام المنقول تنسبان إلى صاحبه ما لم يقله، أو تتركان كلامه بلا علامة.",
        fr="Des guillemets séparés de la citation prêtent à quelqu’un des mots qu’il n’a pas dits, ou laissent les siens sans marque.",
        en="Quotation marks torn from the words quoted give somebody words that were not said, or leave said ones unmarked.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), rules N1 and N2",
    messages={
        "found": Message(
            what=said(
                ar="المزدوجتان لا تظهران حول «{quoted}»",
                fr="les guillemets n’entourent plus « {quoted} » à l’affichage",
                en="the quotation marks are not seen around “{quoted}”",
            ),
            remedy=said(
                ar="علّم كل كلمة بحروف لاتينية بلغتها، والمزدوجتان خارجها: «\u2068{{fr}}`…`\u2069»",
                fr="marquez la langue de chaque mot en caractères latins, guillemets à l’extérieur : «{{fr}}`…`»",
                en="mark the language of each word in Latin letters, the quotation marks outside: «{{fr}}`…`»",
            ),
        ),
        "turned": Message(
            what=said(
                ar="المزدوجتان معكوستان: {written}",
                fr="les guillemets sont tapés à l’envers : {written}",
                en="the quotation marks are typed the wrong way round: {written}",
            ),
            remedy=said(
                ar="اكتب « قبل الكلمة الأولى و» بعد الأخيرة، مهما كان شكلهما على الشاشة",
                fr="tapez « avant le premier mot et » après le dernier, quel que soit leur aspect à l’écran",
                en="type « before the first word and » behind the last, whatever they look like on the screen",
            ),
        ),
    },
    find=find,
)
