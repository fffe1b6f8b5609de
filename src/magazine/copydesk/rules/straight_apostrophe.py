"""The typewriter's apostrophe in French words: “l'agent”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import habit, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_STRAIGHT: Final = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_]|[ \u00a0\u202f]?«|\ufffc)")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find straight apostrophes; one finding for an article."""
    del desk
    yield from habit(
        (passage, (match.start(), match.end(), "’"))
        for passage, words in prose(text, Language.FRENCH)
        for match in _STRAIGHT.finditer(words)
    )


RULE = Rule(
    name="straight-apostrophe",
    code="L113",
    family=Family.LANGUAGE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(
        ar="فاصلة عليا مستقيمة",
        fr="apostrophe droite",
        en="straight apostrophe",
    ),
    reason=said(
        ar="الفاصلة العليا المستقيمة من بقايا الآلة الكاتبة؛ والمطبوع المتقن يكتب ’ في العناوين والنص معا.",
        fr="L’apostrophe droite vient de la machine à écrire ; un imprimé soigné compose ’, dans les titres comme dans le texte.",
        en="The straight apostrophe is left over from the typewriter; careful printing sets ’, in headlines as in the text.",
    ),
    source="The Unicode Standard, 6.2, Apostrophes: U+2019 is preferred for the punctuation apostrophe",
    messages={
        "found": Message(
            what=said(
                ar="فواصل عليا مستقيمة في هذا المقال: {count}",
                fr="apostrophes droites dans cet article : {count}",
                en="straight apostrophes in this article: {count}",
            ),
            remedy=said(
                ar="اكتب ’؛ الإصلاح الآلي يفعل ذلك",
                fr="composez ’ ; la correction automatique s’en charge",
                en="set ’; the automatic fix does it",
            ),
        ),
    },
    find=find,
)
