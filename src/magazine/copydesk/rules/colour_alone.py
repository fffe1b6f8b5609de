"""Words that only the eye can follow, since a colour alone says what is meant: “les points verts indiquent…”, «المربعات الخضراء تمثل…»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sentences import spoken_of
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_FR_COLOUR: Final = (
    r"(?:rouges?|ros(?:es?)|verte?s?|bleue?s?|jaunes?|orange|gris(?:es?)?|viole(?:ts?|ttes?)|brun(?:e?s?)|dorée?s?)"
)
_FR_SIGN: Final = r"(?:points?|courbes?|barres?|colonnes?|cases?|carrés?|losanges?|pastilles?|parts?|cellules?|mots?|noms?|chiffres?|lignes? du tableau)"
_FR_SAYS: Final = r"(?:(?:indiqu|désign|représent|montr|correspond|signal|marqu|figur|renvoi)\w*|sont |est |: )"
_AR_COLOUR: Final = r"(?:ال)?(?:أحمر|حمراء|أخضر|خضراء|أزرق|زرقاء|أصفر|صفراء|برتقالي|برتقالية|رمادي|رمادية|بنفسجي|بنفسجية|وردي|وردية|ذهبي|ذهبية)"
_AR_SIGN: Final = r"ال(?:نقط|نقاط|مربعات?|معينات?|أعمدة|عمود|خانات?|منحنى|منحنيات|كلمات?|أرقام|أسماء|حلقات?)"
_AR_SAYS: Final = r"(?:[يت]شير|[يت]دل|[يت]مثل|[يت]عني|[يت]بين|[يت]حدد|[يت]رمز|[يت]وافق|[يت]قابل|هي |هو |: ?)"
_AR_MARKED: Final = r"\b(?:و|ال|وال)?(?:مكتوب|مبين|معلم|مظلل|ملون|محدد|مميز|مشار إلي|مؤشر عليه)\w*|\b[وف]?(?:وردت?|كُتبت?|كتبت?|لُونت|لونت|ظُللت?|مُيزت?|ميزت?)"

_PATTERNS: Final = {
    Language.FRENCH: re.compile(
        rf"\bl(?:es?|a) {_FR_SIGN} (?:en )?{_FR_COLOUR}\s{{0,1}}{_FR_SAYS}"
        rf"|\b(?:(?:indiqu|signal|marqu|surlign|imprim|figur)\w*|mise?s?) en {_FR_COLOUR}\b(?! et )"
        rf"|\({_FR_SIGN}? ?en {_FR_COLOUR}\)"
        rf"|\ben {_FR_COLOUR} (?:ci-dessous|ci-dessus|ci-contre|ci-après|dans le (?:tableau|graphique)|sur (?:la carte|le (?:graphique|plan|schéma)))"
        rf"|\b(?:l(?:es?|a)|ceux|celles?|celui) (?:{_FR_SIGN} )?en {_FR_COLOUR}\b(?! et )",
        re.IGNORECASE,
    ),
    Language.ARABIC: re.compile(
        rf"\b[وفلب]?{_AR_SIGN} ال{_AR_COLOUR.removeprefix('(?:ال)?')} {_AR_SAYS}"
        rf"|(?:{_AR_MARKED})(?: \w+)? ب(?:اللون )?{_AR_COLOUR}\b(?! و)"
        rf"|\((?:ب|باللون ){_AR_COLOUR}\)"
    ),
}
"""Signs of charts and words of texts only: road markings, lights, cards, flags and uniforms are named by their colour in good prose."""
_SKIPPED: Final = {PassageKind.ALT, PassageKind.KEYWORD, PassageKind.CREDIT}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find signs of a chart or words of a text that are told apart by their colour."""
    del desk
    yield from spoken_of(text, _PATTERNS, without=_SKIPPED)


RULE = Rule(
    name="colour-alone",
    code="A107",
    family=Family.ACCESS,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="لون هو وحده ما يدل على المقصود",
        fr="couleur qui seule dit ce qui est visé",
        en="colour alone tells what is meant",
    ),
    reason=said(
        ar="بعض القراء لا يميز الألوان، وبعضهم يسمع ولا يرى، وبعض النسخ يُطبع بالأسود: فلا يبقى من الدلالة شيء.",
        fr="Tous les lecteurs ne distinguent pas les couleurs, certains écoutent, d’autres impriment en noir : l’indication est alors perdue.",
        en="Some readers do not tell colours apart, some listen, some print in black: what the colour said is lost.",
    ),
    source="WCAG 2.2, success criterion 1.4.1 (Use of Color); technique G14",
    messages={
        "found": Message(
            what=said(
                ar="«{words}»: لا يدل على المقصود هنا إلا اللون",
                fr="« {words} » : seule la couleur dit ici ce qui est visé",
                en="“{words}”: colour alone says what is meant here",
            ),
            remedy=said(
                ar="أضف ما يُقرأ ويُسمع أيضا: اسما أو شكلا أو موضعا في الترتيب",
                fr="ajoutez ce qui se lit et s’entend aussi : un nom, une forme, un rang",
                en="add what can be read and heard as well: a name, a shape, a rank",
            ),
        )
    },
    find=find,
)
