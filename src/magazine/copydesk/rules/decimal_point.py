"""A point where French has its decimal comma: “16.2 %”, “3.5 millions”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import GAP, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_MEASURED: Final = (
    r"%|‰|°C|(?:points?|millions?|milliards?|km(?:/h)?|kg|cm|mm|m²|DH|MAD|MDH|dirhams?|euros?|dollars?|secondes?|fois|degrés|litres?|tonnes?|hectares?"
    r"|mètres?|kilomètres?|kilos?|grammes?)\b"
)
_POINTED: Final = re.compile(rf"(?<![\w.,/:])(?P<whole>\d{{1,3}})\.(?P<part>\d{{1,2}})(?=[{GAP}]?(?:{_MEASURED}))")
"""What is measured or counted: “version 2.5”, “article 3.1” and “à 19.30” are no decimals, and “1.248” is a thousand."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find decimal points; no mend is offered, since a figure is the editor's."""
    del desk
    for passage, words in prose(text, Language.FRENCH):
        for match in _POINTED.finditer(words):
            yield passage.hit(match.start(), old=match.group(), new=f"{match['whole']},{match['part']}")


RULE = Rule(
    name="decimal-point",
    code="L155",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(ar="نقطة في موضع الفاصلة العشرية", fr="point décimal", en="decimal point"),
    reason=said(
        ar="تفصل الفرنسية أجزاء العدد بفاصلة. والنقطة أثر جدول أو ترجمة لم تُراجع، ويقرؤها بعض القراء ألفا.",
        fr="Le français sépare les décimales par une virgule. Le point vient d’un tableur ou d’une dépêche traduite, et certains y lisent des milliers.",
        en="French parts decimals by a comma. The point comes out of a spreadsheet or a translated dispatch, and some read thousands in it.",
    ),
    source="BIPM, SI Brochure, 9th ed., 5.4.4 (22nd CGPM, 2003, resolution 10); Lexique des règles typographiques en usage à l’Imprimerie nationale (nombres)",
    messages={
        "found": Message(
            what=said(
                ar="{old} بنقطة، والفرنسية تكتب الفاصلة",
                fr="{old} : les décimales suivent une virgule",
                en="{old} has a point where French has a comma",
            ),
            remedy=said(
                ar="اكتب {new} بعد التحقق من العدد",
                fr="vérifiez le chiffre et écrivez {new}",
                en="check the figure and write {new}",
            ),
        ),
    },
    find=find,
)
