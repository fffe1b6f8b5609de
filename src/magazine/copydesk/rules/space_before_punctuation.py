"""A space before a comma or full stop, inside a bracket, or before any Arabic sign."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import ARABIC, BLANK, GAP, mend, prose, without_turned
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_GAP: Final = f"[{GAP}]+"
_LOOSE: Final = {
    Language.FRENCH: re.compile(
        rf"(?<=[^\s,.;:!?…(\[])(?P<gap>{_GAP})(?P<sign>,(?!\d)|(?<!{BLANK}[{GAP}])\.(?=\s|$)|[)\]])|(?P<open>[(\[])(?P<inside>{_GAP})(?=\w)"
    ),
    Language.ARABIC: re.compile(
        rf"(?<=[^\s،؛؟,.;:!?…(\[«])(?P<gap>{_GAP})(?P<sign>[،؛؟]|,(?!\d)|[:!;?](?=[\s»{ARABIC}]|$)|(?<!{BLANK}[{GAP}])\.(?!المغرب)(?=[\s{ARABIC}]|$)|[)\]»])"
        rf"|(?P<open>[(\[«])(?P<inside>{_GAP})(?=\w)"
    ),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find spaces where a sign touches its word."""
    del desk
    for passage, written in prose(text, Language.ARABIC, Language.FRENCH):
        words = without_turned(written)
        for match in _LOOSE[passage.language].finditer(words):
            if match["sign"]:
                yield mend(passage, match.start("gap"), match.end("gap"), "", sign=match["sign"])
            else:
                yield mend(passage, match.start("inside"), match.end("inside"), "", "inside", sign=match["open"])


RULE = Rule(
    name="space-before-punctuation",
    code="L120",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="مسافة قبل علامة الترقيم",
        fr="espace avant la ponctuation",
        en="space before punctuation",
    ),
    reason=said(
        ar="علامات الترقيم العربية تلتصق كلها بما قبلها، والفاصلة والنقطة في الفرنسية كذلك؛ وبوجود مسافة قد تبدأ العلامة سطرا.",
        fr="La virgule et le point touchent le mot qui précède ; en arabe, tous les signes. Avec une espace, le signe peut commencer une ligne.",
        en="A comma and a full stop touch the word before them; in Arabic all signs do. With a space between, a sign may begin a line.",
    ),
    source="عبد العليم إبراهيم، الإملاء والترقيم في الكتابة العربية، ص 95-107، نقلا عن موسوعة اللغة العربية (الدرر السنية); Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (ponctuation, espacement)",
    messages={
        "found": Message(
            what=said(
                ar="مسافة قبل «{sign}»",
                fr="espace avant « {sign} »",
                en="space before “{sign}”",
            ),
            remedy=said(
                ar="احذف المسافة",
                fr="supprimez l’espace",
                en="take the space out",
            ),
        ),
        "inside": Message(
            what=said(
                ar="مسافة بعد «{sign}»",
                fr="espace après « {sign} »",
                en="space after “{sign}”",
            ),
            remedy=said(
                ar="احذف المسافة",
                fr="supprimez l’espace",
                en="take the space out",
            ),
        ),
    },
    find=find,
)
