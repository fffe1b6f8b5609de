"""A picture that shows somebody in handcuffs, or being led away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_BOUND: Final = {
    Language.ARABIC: re.compile(
        r"(?<!\w)[وفب]{0,2}(?:(?:ال)?(?:مصفد|مكبل|مغلول)(?:ا|ة|ين|ون|ان|ي)?(?:\s+(?:ال)?(?:يدين|أيدي|يد)\S*)?|(?:ال)?مقيد(?:ا|ة|ين|ون|ان|ي|و)?\s+(?:ال)?(?:يدين|أيدي|يد)\S*"
        r"|(?:ال)?(?:أصفاد|أغلال)\s+(?:في|على|حول|تقيد)\s+(?:معصم|يد|يديه|أيدي)\S*|(?:في|تحمل|يحمل|يضع|يداه\s+في)\s+(?:ال)?أصفاد\S*"
        r"|(?:شخص|رجل|شاب|امرأة|مشتبه\s+في\S+|موقوف)\s+(?:\S+\s+)?(?:يقتاده|تقتاده|تقتادها|يقتادها)\S*)(?!\w)"
    ),
    Language.FRENCH: re.compile(
        r"\b(?:menott(?:é|ée|és|ées)|(?:les?\s+)?menottes?\s+aux\s+(?:poignets?|mains)|(?:mains|poignets)\s+(?:liée?s|entravée?s|attachée?s)"
        r"|(?:hommes?|femmes?|jeunes?|personnes?|suspecte?s?)\s+entravée?s?|(?:un|une|des|le|la|les)\s+(?:suspecte?s?|homme|femme|personnes?)\s+(?:\w+\s+)?(?:emmenée?s?|escortée?s?|conduite?s?)\s+par"
        r"\s+(?:la\s+police|(?:deux|des|les)\s+(?:policiers|agents)))\b",
        re.IGNORECASE,
    ),
}
_UNKNOWN: Final = re.compile(
    r"\b(?:de\s+dos|silhouettes?|flouté\w*|masqué\w*|dessins?|dessin(?:é|ée)s?|mannequins?|statues?|démonstration|exercice|simul\w+)\b"
    r"|من\s+الخلف|محجوب|مطموس|مموه|(?<!\w)(?:ال)?(?:رسم|دمية|ظل|تمثال)(?!\w)|محاكاة|تمرين|عرض\s+تطبيقي|نموذج",
    re.IGNORECASE,
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find handcuffs on somebody in what a picture shows or says, unless nobody can be told or it is an exercise."""
    del desk
    for passage in text.passages:
        if passage.kind not in {PassageKind.ALT, PassageKind.CAPTION} or passage.language not in BOTH:
            continue
        bound = _BOUND[passage.language].search(passage.text)
        if bound and not _UNKNOWN.search(passage.text):
            yield passage.hit(bound.start(), words=bound.group())


RULE = Rule(
    name="picture-in-handcuffs",
    code="C144",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="صورة شخص مصفد", fr="personne menottée à l’image", en="picture of somebody in handcuffs"),
    reason=said(
        ar="صورة المصفد حكم بلا محاكمة: تلتصق بصاحبها ولو برأه القضاء، وتمس كرامته وحياته الخاصة.",
        fr="L’image d’une personne menottée la condamne sans procès : elle lui reste, même acquittée, et blesse sa dignité.",
        en="A picture of somebody in handcuffs condemns without a trial: it stays, even after an acquittal, and hurts dignity.",
    ),
    source="Constitution of Morocco (2011), articles 22, 23 and 24; house style",
    messages={
        "found": Message(
            what=said(
                ar="تُظهر الصورة شخصا مقيدا: «{words}»",
                fr="l’image montre une personne entravée : « {words} »",
                en="the picture shows somebody bound: “{words}”",
            ),
            remedy=said(
                ar="اختر صورة أخرى، أو اقتطعها (crop) أو احجب الوجه والأصفاد (redact) واذكر ذلك في الوصف",
                fr="prenez une autre image, ou recadrez (crop), ou masquez visage et menottes (redact) et dites-le dans la description",
                en="take another picture, or crop it, or cover face and handcuffs (redact) and say so in the description",
            ),
        )
    },
    find=find,
)
