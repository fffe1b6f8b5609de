"""An alternative text that begins by saying that it is a picture: “Photo de…”, «صورة تظهر…»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.descriptions import descriptions
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText

_BEGINS: Final = {
    Language.ARABIC: re.compile(
        r"(?:(?:هذه|في) )?(?:ال)?صورة (?:(?:تظهر|تبين|توضح|تمثل|تجسد|نرى|يظهر|تظهر فيها|يبدو|تبدو|عن|فيها)\b|ل(?!لأرشيف|اصق|يلي|امع)(?=\w{3}))"
    ),
    Language.FRENCH: re.compile(
        r"(?:(?:cette|une|l['’]) ?)?(?:image|photo|photographie)s? "
        r"(?:(?:de|du|des|montrant|montre|représentant|représente|où|sur laquelle|qui)\b(?! presse| famille| classe| groupe)|d['’](?!archives|identité))",
        re.IGNORECASE,
    ),
}
"""“Photo de classe”, “صورة جوية” name what the picture is of or how it was taken: they tell something, and stay."""


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find alternative texts that begin with the word for picture and lead on to what it shows."""
    del desk
    for one in descriptions(text):
        match = _BEGINS[one.language].match(one.text)
        if match:
            yield Hit(where=one.where, words={"words": match[0].strip()})


RULE = Rule(
    name="alt-begins-with-picture",
    code="A104",
    family=Family.ACCESS,
    level=Level.NOTE,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(
        ar="نص بديل يبدأ بكلمة «صورة»",
        fr="texte de remplacement qui commence par « photo de »",
        en="alternative text that begins with “picture of”",
    ),
    reason=said(
        ar="قارئ الشاشة يعلن أنها صورة قبل أن ينطق بالنص، فيسمع القارئ: «صورة، صورة تظهر…».",
        fr="Le lecteur d’écran annonce déjà l’image : on entend « image, photo de… ».",
        en="The screen reader has already said that it is a picture: one hears “image, photo of…”.",
    ),
    source="W3C WAI, Images Tutorial, Tips and Tricks (the word image is not needed in the text)",
    messages={
        "found": Message(
            what=said(
                ar="«{words}» زائدة في أول النص البديل",
                fr="« {words} » est de trop en tête du texte de remplacement",
                en="“{words}” is not needed at the head of the alternative text",
            ),
            remedy=said(
                ar="ابدأ بما في الصورة نفسها",
                fr="commencez par ce que l’on voit",
                en="begin with what is seen",
            ),
        )
    },
    find=find,
    yields_to=("alt-says-nothing",),
)
