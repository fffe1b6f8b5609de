"""An embedding or an isolate typed by hand without its end, or an end without its beginning."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.bidi import idle
from magazine.copydesk.controls import HIDDEN, name_of, unpaired
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.stretches import shown
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, CardText

_MESSAGES: Final = {True: "found", False: "ends"}


def find(text: ArticleText | CardText, desk: Desk) -> Iterator[Hit]:
    """Find controls that lack their other half within the paragraph."""
    del desk
    for passage in text.passages:
        lone = unpaired(passage.text)
        ends = not all(opens for _, opens in lone)
        still = {False: ends and idle(passage, HIDDEN)}  # either way: the fix alone depends on it, and has its own test
        for offset, opens in lone:
            name = shown(name_of(passage.text[offset]))
            # an end that moves nothing is taken out
            yield passage.mend(offset, offset + still.get(opens, False), "", _MESSAGES[opens], name=name)


RULE = Rule(
    name="unclosed-direction",
    code="D116",
    family=Family.DIRECTION,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="اتجاه مفتوح بلا إغلاق", fr="direction restée ouverte", en="unclosed direction"),
    reason=said(
        ar="اتجاه فُتح ولم يُغلق يبقى ساريا إلى آخر الفقرة، فيغير ترتيب جمل لا علاقة لها به.",
        fr="Une direction ouverte et jamais fermée vaut jusqu’à la fin du paragraphe, et dérange des phrases qui n’y sont pour rien.",
        en="A direction that is opened and never closed holds to the end of the paragraph, and upsets sentences that have no part in it.",
    ),
    source="Unicode Standard Annex #9 (Unicode Bidirectional Algorithm), definitions BD9 and BD11, rule X8",
    messages={
        "found": Message(
            what=said(
                ar="اتجاه يُفتح هنا ولا يُغلق في الفقرة: {name}",
                fr="une direction s’ouvre ici et ne se ferme pas dans le paragraphe : {name}",
                en="a direction is opened here and not closed within the paragraph: {name}",
            ),
            remedy=said(
                ar="احذف العلامة، واكتب الكلمات المقصودة هكذا: \u2068{{fr}}`…`\u2069",
                fr="supprimez le signe, et tapez les mots visés ainsi : {{fr}}`…`",
                en="delete the sign, and type the words meant as {{fr}}`…`",
            ),
        ),
        "ends": Message(
            what=said(
                ar="علامة إغلاق لا شيء مفتوح قبلها: {name}",
                fr="signe de fermeture sans rien d’ouvert avant lui : {name}",
                en="an end with nothing open before it: {name}",
            ),
            remedy=said(
                ar="احذفها",
                fr="supprimez-le",
                en="delete it",
            ),
        ),
    },
    find=find,
    yields_to=("direction-override",),
)
