"""An ordinary space beside a French sign, which may leave the sign alone at the beginning of a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import NARROW, NO_BREAK, habit, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_ORDINARY: Final = re.compile(r"(?<=«) | (?=(?:[:»]|(?P<high>[;!?]))(?![\w)\-])|[%‰€])")
_SPACES: Final[dict[str | None, str]] = {"high": NARROW}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find ordinary spaces where a line must not part; one finding for an article."""
    del desk
    yield from habit(
        (passage, (match.start(), match.end(), _SPACES.get(match.lastgroup, NO_BREAK)))
        for passage, words in prose(text, Language.FRENCH)
        for match in _ORDINARY.finditer(words)
    )


RULE = Rule(
    name="breakable-space",
    code="L111",
    family=Family.LANGUAGE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(
        ar="مسافة قابلة للانكسار",
        fr="espace sécable",
        en="breakable space",
    ),
    reason=said(
        ar="مسافة عادية قبل ; : ! ? » أو بعد « قد تنكسر في آخر السطر، فتبقى العلامة وحدها في أول السطر التالي. المطبوع والإلكتروني يأخذان المسافات كما كُتبت.",
        fr="Avec une espace ordinaire avant ; : ! ? » ou après «, le signe peut passer seul au début de la ligne suivante. Les éditions composent les espaces telles qu’elles sont tapées.",
        en="With an ordinary space before ; : ! ? » or behind «, the sign may begin the next line alone. The editions set spaces as they were typed.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (ponctuation, espacement); house style: U+202F before ; ! ?, U+00A0 before : and within « »",
    messages={
        "found": Message(
            what=said(
                ar="مسافات عادية بجوار علامات فرنسية في هذا المقال: {count}",
                fr="espaces ordinaires à côté d’un signe dans cet article : {count}",
                en="ordinary spaces beside French signs in this article: {count}",
            ),
            remedy=said(
                ar="استبدل بها مسافات لا تنكسر؛ الإصلاح الآلي يفعل ذلك",
                fr="remplacez-les par des insécables ; la correction automatique s’en charge",
                en="make them no-break spaces; the automatic fix does it",
            ),
        ),
    },
    find=find,
)
