"""A photograph in which somebody can be recognised, without a word on consent."""

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
    from magazine.copydesk.text import IssueText

_PERSON: Final = {
    Language.ARABIC: re.compile(
        r"(?<!\w)[وفبلك]{0,2}(?:ال)?(?:(?P<child>طفلت?(?:ة|ان|ين)?|أطفال|تلميذت?(?:ة|ان|ين)?|تلاميذ|تلميذات|رضيع|رضيعة|قاصر|قاصرون|صبي|صبية)"
        r"|(?P<adult>رجل|رجال|رجلان|امرأة|مرأة|امرأتان|نساء|سيدة|سيدتان|شاب|شابة|شبان|شباب|شيخ|مسن|مسنة|زائرة?|سائقة?|مواطنة?|ضحية|والدة?|فتاة"
        r"|شرطية?|شرطيان|ضابطة?|فارسة?|ضيفة?|مشاركة?|وجوه|وجه\s+(?:مبتسم|مشرق|حزين|طفل|رجل|امرأة)|أسرة))(?!\w)"
    ),
    Language.FRENCH: re.compile(
        r"\b(?:(?P<child>enfants?|fillettes?|garçonnets?|garçons?|écoli(?:er|ère)s?|élèves?|collégien(?:ne)?s?|lycéen(?:ne)?s?|bébés?|nourrissons?|adolescente?s?)"
        r"|(?P<adult>hommes?|femmes?|jeunes?\s+filles?|dames?|mères?|pères?|famille(?!\s+(?:géométrique|de\b))|visiteu(?:r|se)|conduct(?:eur|rice)|cit(?:oyen|oyenne)|victime|témoin"
        r"|polici(?:er|ère)s?|agente?s?|officière?s?|cavali(?:er|ère)s?|invitée?s?|participante?s?|portrait|visages?|vieillard))\b",
        re.IGNORECASE,
    ),
}
_UNKNOWN: Final = {
    Language.ARABIC: re.compile(
        r"(?<!\w)(?:من\s+(?:الخلف|بعيد|الظهر|وراء)|ظهور?هم|ظهره|ظهرها|لا\s+(?:يظهر|تظهر|يُرى|ترى|تُرى)\s+(?:ال)?(?:وجوه|وجه|ملامح)"
        r"|و?(?:ال)?(?:ظل|ظلال|طيف|مطموسا?|محجوبا?|مموها?|تمثال|تماثيل|لوحة|رسما?|رسوم|دمية))(?!\w)"
    ),
    Language.FRENCH: re.compile(
        r"\b(?:de\s+dos|de\s+loin|au\s+loin|silhouettes?|ombres?|flout(?:é|ée|és|ées)|masqu(?:é|ée|és|ées)|méconnaissables?|sans\s+visage"
        r"|statues?|dessins?|dessin(?:é|ée|és|ées)|peintures?|mannequins?)\b",
        re.IGNORECASE,
    ),
}
"""Nobody can be told from behind, from afar or under a mask."""


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find the first word for a person in a photograph's description, where its card knows nothing of consent."""
    del desk
    for card in text.cards:
        picture = card.picture
        if picture.format == "SVG" or picture.consent.texts or picture.redactions:
            continue
        for passage in card.passages:
            if passage.kind is not PassageKind.ALT or passage.language not in BOTH:
                continue
            person = _PERSON[passage.language].search(passage.text)
            if person and not _UNKNOWN[passage.language].search(passage.text):
                yield passage.hit(person.start(), str(person.lastgroup), person=person.group().strip())
                break


RULE = Rule(
    name="picture-without-consent",
    code="C143",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(ar="صورة بلا موافقة", fr="image sans accord", en="picture without consent"),
    reason=said(
        ar="من يُعرف في صورة له أن يُسأل عن نشرها، والطفل يُسأل عنه وليه. والبطاقة تحفظ الجواب قبل أن ينساه من سأل.",
        fr="Qui se reconnaît sur une photo doit avoir été consulté, et pour un enfant ses parents. La fiche garde la réponse avant "
        "que chacun l’oublie.",
        en="Whoever can be recognised in a photograph should have been asked, and for a child the parents. The card keeps the answer "
        "before everybody forgets it.",
    ),
    source="Law 88-13 on press and publishing, article 89; penal code, article 447-1 (law 103-13); law 09-08, article 1 (pictures are "
    "personal data)",
    messages={
        "adult": Message(
            what=said(
                ar="في الصورة «{person}»، ولا تذكر البطاقة موافقة",
                fr="la photo montre « {person} », et la fiche ne dit rien d’un accord",
                en="the photograph shows “{person}”, and the card says nothing of consent",
            ),
            remedy=said(
                ar="أضف إلى البطاقة consent: من وافق وكيف ومتى، أو لماذا لا حاجة إلى موافقة (لا يُعرف أحد، مهمة رسمية)",
                fr="ajoutez à la fiche consent: qui a accepté, comment et quand, ou pourquoi c’était inutile (personne de "
                "reconnaissable, acte officiel)",
                en="add to the card consent: who agreed, how and when, or why there was no need (nobody recognisable, an official act)",
            ),
        ),
        "child": Message(
            what=said(
                ar="في الصورة «{person}»، ولا تذكر البطاقة موافقة الولي",
                fr="la photo montre « {person} », et la fiche ne dit rien de l’accord des parents",
                en="the photograph shows “{person}”, and the card says nothing of the parents’ consent",
            ),
            remedy=said(
                ar="أضف إلى البطاقة consent: موافقة الولي كتابة، أو احجب الوجه في redact",
                fr="ajoutez à la fiche consent: accord écrit des parents, ou masquez le visage avec redact",
                en="add to the card consent: the parents’ written consent, or cover the face with redact",
            ),
        ),
    },
    find=find,
)
