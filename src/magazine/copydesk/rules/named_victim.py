"""A victim whose name is given: “la victime, Mme X”, «الضحية المسماة فلانة»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.persons import (
    CALLED_AR,
    CALLED_FR,
    FIRST_NAME_AR,
    NAME_FR,
    PLACE_AR,
    PLACE_FR,
    TITLED_AR,
    TITLED_FR,
    named,
)
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_HURT_AR: Final = r"(?:الضحية|الضحيتان|الضحيتين|الضحايا|للضحية|ضحية|ضحيته|ضحيتها|(?:ال)?مجني\s+علي(?:ه|ها)|(?:ال)?مشتكي(?:ة)?|القتيل|القتيلة|الهالك|الهالكة)"
_DEED_AR: Final = (
    r"(?:ضحية|ضحايا)\s+(?:محاولة\s+|جريمة\s+|حادثة?\s+)?"
    r"(?:ال)?(?:اغتصاب|اعتداء|تحرش|عنف|ابتزاز|اختطاف|احتجاز|قتل|سرقة|نصب|احتيال|سير|تشهير)"
)
"""«ضحية الاغتصاب نادية»: what was done stands between the word and the name."""
_HURT_FR: Final = r"(?i:victimes?|plaignante?s?|rescapée?s?|personne\s+agressée|femme\s+agressée)"
_DEED_FR: Final = r"(?:(?:victimes?\s+(?:présumées?\s+)?(?:d[’']|de\s+(?!(?:son|sa|ses|leurs?)\b)|du\s+))|(?:a\s+été|avait\s+été)\s+(?:agressée?|violée?|enlevée?|poignardée?|séquestrée?))"
_SIGNS: Final = (
    *("victime", "plaignant", "rescapé", "agressé", "violé", "enlevé", "poignardé", "séquestré"),
    *("ضحية", "ضحيت", "ضحايا", "مجني", "مشتكي", "قتيل", "هالك", "تعرض"),
)
_NAMED: Final = {
    Language.ARABIC: re.compile(
        rf"{PLACE_AR}{FIRST_NAME_AR}"
        rf"|(?<!\w)[وفب]?{_HURT_AR}\s*[،:]?\s+(?:وهي\s+|وهو\s+|هي\s+|هو\s+)?(?P<victim>{CALLED_AR}|{TITLED_AR}|{FIRST_NAME_AR})"
        rf"|(?<!\w)[وفب]?{_DEED_AR}\s*[،:]?\s+(?P<deed>{CALLED_AR}|{TITLED_AR}|{FIRST_NAME_AR})"
        rf"|(?P<of>{TITLED_AR})(?:\s+[^\s\d.،؛:]+)?،?\s+(?:وهو\s+|وهي\s+)?(?:ضحية|التي\s+تعرضت|الذي\s+تعرض|(?:بعد\s+أن\s+|بعدما\s+)?(?:تعرضت\s+ل|تعرض\s+ل))"
        rf"|(?<!\w)[وف]?تعرضت?\s+(?P<hit>{TITLED_AR})(?:\s+[^\s\d.،؛:]+)?\s+ل(?:ل|عملية\s+|محاولة\s+)?(?:سرقة|اعتداء|ضرب|طعن|نصب|احتيال|ابتزاز|اختطاف|تحرش|اغتصاب|تهديد)"
    ),
    Language.FRENCH: re.compile(
        rf"\b{PLACE_FR}{NAME_FR}"
        rf"|\b{_HURT_FR}\s*[,:]?\s+(?:est\s+|était\s+)?(?P<victim>{TITLED_FR}|{CALLED_FR}|{NAME_FR})"
        rf"|\b(?P<of>{TITLED_FR}|{NAME_FR}),?\s+{_DEED_FR}"
        rf"|\b(?P<told>{TITLED_FR}|{NAME_FR}),\s+(?:\d{{1,2}}\s+ans,\s+)?(?:une?|la|le|l[’']une?\s+des|première|autre)\s+(?i:victime|plaignante?|rescapée?)"
    ),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a name beside a word for a victim, unless the text says that the name is another."""
    del desk
    yield from named(text, _SIGNS, _NAMED)


RULE = Rule(
    name="named-victim",
    code="C122",
    family=Family.CARE,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="ضحية مذكورة باسمها", fr="victime nommée", en="named victim"),
    reason=said(
        ar="اسم الضحية ملك لها: ينشر بإذنها أو لا ينشر. ومن قرأ اسمه في خبر لم يستأذن فيه ظُلم مرتين.",
        fr="Le nom d’une victime lui appartient : il ne s’imprime qu’avec son accord. Qui le découvre dans le journal est blessé deux fois.",
        en="A victim’s name is the victim’s own: it is printed with consent or not at all. Whoever finds it in a magazine is hurt twice.",
    ),
    source="Constitution of Morocco (2011), article 24; law 09-08, article 1; penal code, article 447-1 (law 103-13)",
    messages={
        "found": Message(
            what=said(
                ar="ضحية مذكورة باسمها: «{name}»",
                fr="une victime est nommée : « {name} »",
                en="a victim is named: “{name}”",
            ),
            remedy=said(
                ar="اكتب «الضحية» أو «المشتكية» دون اسم؛ وإن أذنت كتابة فاكتب فوق الفقرة: % allow named-victim: إذن صاحبة الاسم",
                fr="écrivez « la victime » ou « la plaignante », sans nom ; si elle a consenti par écrit, mettez au-dessus du passage : "
                "% allow named-victim: son accord",
                en="write “the victim” or “the plaintiff” without a name; where there is consent in writing, put above the passage: "
                "% allow named-victim: consent given",
            ),
        )
    },
    find=find,
)
