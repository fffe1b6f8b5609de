"""An alternative text that tells nothing of the picture: “image”, «صورة», a file's name, a single word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.descriptions import descriptions, words
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText

_FILE: Final = re.compile(
    r"\S+\.(?:jpe?g|png|gif|webp|tiff?|svg|heic)|(?:IMG|DSC[NF]?|PXL|WhatsApp Image|Screenshot)[ _-]?\d[\w .:-]*",
    re.IGNORECASE,
)
_FEWEST: Final = {Language.ARABIC: "fewest_ar", Language.FRENCH: "fewest_fr"}


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find alternative texts that are a file's name, that only say that there is a picture, or that are too short to say more."""
    empty = {word for entry in desk.words("empty") for word in words(entry)}
    for one in descriptions(text):
        heard = words(one.text)
        if _FILE.fullmatch(one.text.strip()):
            yield Hit(where=one.where, message="file", words={"text": one.text.strip()})
        elif len([word for word in heard if not word.isdigit()]) < desk.number(_FEWEST[one.language]) or empty >= {
            word for word in heard if not word.isdigit()
        }:
            yield Hit(where=one.where, words={"text": one.text})


RULE = Rule(
    name="alt-says-nothing",
    code="A101",
    family=Family.ACCESS,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(
        ar="نص بديل لا يصف شيئا",
        fr="texte de remplacement qui ne dit rien",
        en="alternative text that says nothing",
    ),
    reason=said(
        ar="من يقرأ بأذنيه لا يصله من الصورة إلا نصها البديل، وكلمة «صورة» أو اسم الملف لا يخبره بشيء.",
        fr="Qui lit avec ses oreilles n’a de l’image que ce texte : « photo » ou un nom de fichier ne lui apprend rien.",
        en="Those who read by ear get nothing of the picture but this text; “photo” or a file’s name tells them nothing.",
    ),
    source="WCAG 2.2, success criterion 1.1.1 (Non-text Content); failure technique F30",
    messages={
        "found": Message(
            what=said(
                ar="النص البديل «{text}» لا يقول ما في الصورة",
                fr="le texte de remplacement « {text} » ne dit pas ce que montre l’image",
                en="the alternative text “{text}” does not say what the picture shows",
            ),
            remedy=said(
                ar="صف في جملة قصيرة ما يراه القارئ: من، وماذا يفعل، وأين؛ وإن كانت الصورة للزينة فاكتب decorative: true",
                fr="dites en une phrase ce que l’on y voit (qui, que fait-il, où), ou écrivez decorative: true si elle n’est qu’un ornement",
                en="say in one sentence what is seen (who, doing what, where), or write decorative: true where it is mere ornament",
            ),
        ),
        "file": Message(
            what=said(
                ar="النص البديل «{text}» اسم ملف",
                fr="le texte de remplacement « {text} » est un nom de fichier",
                en="the alternative text “{text}” is the name of a file",
            ),
            remedy=said(
                ar="ضع مكانه وصفا لما في الصورة في جملة قصيرة",
                fr="mettez à sa place une phrase qui dit ce que montre l’image",
                en="put in its place a sentence that says what the picture shows",
            ),
        ),
    },
    find=find,
    yields_to=("alt-in-other-language",),
    settings={
        "empty": Setting(
            default=(
                *(
                    "image",
                    "photo",
                    "photos",
                    "photographie",
                    "illustration",
                    "visuel",
                    "dessin",
                    "figure",
                    "logo",
                    "légende",
                ),
                *(
                    "sans titre",
                    "numéro",
                    "n°",
                    "no",
                    "ci-jointe",
                    "d’ouverture",
                    "de l’article",
                    "du",
                    "des",
                    "la",
                    "le",
                    "les",
                ),
                *("un", "une", "et", "صورة", "صور", "الصورة", "الصور", "رسم", "الرسم", "شكل", "الشكل", "شعار", "رقم"),
                *("توضيحية", "توضيحي", "مرفقة", "للمقال", "المقال", "بدون عنوان"),
            ),
            meaning=said(
                ar="كلمات لا تصف شيئا: نص بديل لا يتألف إلا منها فارغ",
                fr="mots qui ne décrivent rien : un texte fait d’eux seuls est vide",
                en="words that describe nothing: a text made of them alone is empty",
            ),
        ),
        "fewest_ar": Setting(
            default=("2",),
            meaning=said(
                ar="أقل عدد من الكلمات في نص عربي",
                fr="nombre minimal de mots d’un texte arabe",
                en="fewest words of an Arabic text",
            ),
            whole=True,
        ),
        "fewest_fr": Setting(
            default=("3",),
            meaning=said(
                ar="أقل عدد من الكلمات في نص فرنسي",
                fr="nombre minimal de mots d’un texte français",
                en="fewest words of a French text",
            ),
            whole=True,
        ),
    },
)
