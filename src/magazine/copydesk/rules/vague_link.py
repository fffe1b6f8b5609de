"""A link whose words do not say where it leads: “cliquez ici”, «اضغط هنا», a bare address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.descriptions import words
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.issue.anchors import ARTICLE_PATH
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s/]+/\S+")
"""A site's name, ``www.exemple.ma`` or ``https://exemple.ma``, can be read and typed; what follows its slash cannot."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find links whose words say nothing: a vague phrase, an address, or none; a link to an article takes its headline."""
    vague = {words(phrase) for phrase in desk.words("phrases")}
    lines = text.article.source.split("\n")
    for link in text.links:
        if _ADDRESS.fullmatch(link.text.strip()):
            yield link.passage.hit(link.start, "address")
        elif words(link.text) in vague:
            yield link.passage.hit(link.start, words=link.text)
        elif lines[link.where.line - 1].startswith("[]", link.where.column - 1) and not ARTICLE_PATH.fullmatch(
            link.target
        ):
            yield Hit(where=link.where, message="empty")


RULE = Rule(
    name="vague-link",
    code="A105",
    family=Family.ACCESS,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="رابط لا يقول إلى أين", fr="lien qui ne dit pas où il mène", en="link that does not say where it leads"
    ),
    reason=said(
        ar="قارئ الشاشة يسرد الروابط وحدها، وعلى الورق لا يُضغط على شيء: كلمة «هنا» لا تدل على أي صفحة.",
        fr="Un lecteur d’écran énumère les liens seuls, et sur le papier on ne clique pas : « ici » ne désigne rien.",
        en="A screen reader lists links by themselves, and nobody clicks on paper: “here” points at nothing.",
    ),
    source="WCAG 2.2, success criteria 2.4.4 and 2.4.9 (Link Purpose); failure technique F84",
    messages={
        "found": Message(
            what=said(
                ar="كلمات الرابط «{words}» لا تقول إلى أين يؤدي",
                fr="le lien « {words} » ne dit pas où il mène",
                en="the link “{words}” does not say where it leads",
            ),
            remedy=said(
                ar="اجعل الرابط على الكلمات التي تسمي ما يجده القارئ",
                fr="posez le lien sur les mots qui nomment ce que l’on va trouver",
                en="put the link on the words that name what the reader will find",
            ),
        ),
        "address": Message(
            what=said(
                ar="كلمات الرابط عنوان على الشبكة",
                fr="le lien n’a pour mots qu’une adresse",
                en="the link has nothing but an address for words",
            ),
            remedy=said(
                ar="سم الموقع أو الصفحة بكلمات: [عنوان الصفحة](https://…)",
                fr="nommez le site ou la page : [le titre de la page](https://…)",
                en="name the site or the page: [the page’s title](https://…)",
            ),
        ),
        "empty": Message(
            what=said(ar="رابط بلا كلمات", fr="lien sans mots", en="link without words"),
            remedy=said(
                ar="اكتب بين المعقوفتين ما يجده القارئ",
                fr="écrivez entre les crochets ce que l’on va trouver",
                en="write between the brackets what the reader will find",
            ),
        ),
    },
    find=find,
    settings={
        "phrases": Setting(
            default=(
                *("ici", "cliquez ici", "cliquer ici", "clic ici", "par ici", "c’est ici", "voir ici", "lire ici"),
                *(
                    "lire la suite",
                    "la suite",
                    "suite",
                    "lire plus",
                    "en savoir plus",
                    "plus d’informations",
                    "plus d’infos",
                ),
                *(
                    "plus de détails",
                    "détails",
                    "lien",
                    "le lien",
                    "ce lien",
                    "lien suivant",
                    "ce lien-ci",
                    "sur ce lien",
                ),
                *("هنا", "من هنا", "اضغط هنا", "اضغطوا هنا", "انقر هنا", "انقروا هنا", "بالضغط هنا", "الرابط", "رابط"),
                *(
                    "هذا الرابط",
                    "الرابط التالي",
                    "على هذا الرابط",
                    "عبر هذا الرابط",
                    "المزيد",
                    "اقرأ المزيد",
                    "لقراءة المزيد",
                ),
                *(
                    "للمزيد",
                    "لمعرفة المزيد",
                    "لمزيد من المعلومات",
                    "لمزيد من التفاصيل",
                    "التفاصيل",
                    "البقية",
                    "تتمة",
                    "اقرأ التتمة",
                ),
            ),
            meaning=said(
                ar="كلمات لا تكفي وحدها رابطا",
                fr="mots qui ne suffisent pas à eux seuls à un lien",
                en="words that are not enough for a link by themselves",
            ),
        )
    },
)
