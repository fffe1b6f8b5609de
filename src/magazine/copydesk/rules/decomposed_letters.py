"""Letters whose accent or hamza is a character of its own: “e” and “◌́” for “é”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from magazine.copydesk.letters import habit
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_PAIRS: Final = re.compile("[A-Za-z][\u0300-\u0338]+|[اويےۀ][\u0653-\u0655]")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find letters in pieces, where one character says the same; one finding for an article."""
    del desk
    yield from habit(
        (passage, (match.start(), match.end(), normalize("NFC", match.group())))
        for passage in text.passages
        for match in _PAIRS.finditer(passage.text)
        if normalize("NFC", match.group()) != match.group()
    )


RULE = Rule(
    name="decomposed-letters",
    code="L139",
    family=Family.LANGUAGE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="حروف مفككة",
        fr="lettres décomposées",
        en="decomposed letters",
    ),
    reason=said(
        ar="حرف ونبرته، أو ألف وهمزتها، في رمزين بدل رمز واحد: يبدوان واحدا ولا يجدهما البحث، وقد تنزاح النبرة في المطبوع.",
        fr="Une lettre et son accent en deux caractères paraissent n’en faire qu’un, mais la recherche ne les trouve pas et l’accent peut glisser à l’impression.",
        en="A letter and its accent in two characters look like one, yet searches miss them, and the accent may slip in print.",
    ),
    source="Unicode Standard Annex #15 (Normalization Form C); W3C, Character Model for the World Wide Web: String Matching",
    messages={
        "found": Message(
            what=said(
                ar="حروف مفككة في هذا المقال: {count}",
                fr="lettres en deux morceaux dans cet article : {count}",
                en="letters in pieces in this article: {count}",
            ),
            remedy=said(
                ar="أعد كتابتها حرفا واحدا؛ الإصلاح الآلي يفعل ذلك",
                fr="retapez-les d’une pièce ; la correction automatique s’en charge",
                en="type each in one; the automatic fix does it",
            ),
        ),
    },
    find=find,
)
