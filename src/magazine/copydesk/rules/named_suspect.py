"""A suspect whose name is given before a judgment: “le suspect, M. X”, «الموقوف المسمى فلان»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.persons import (
    CALLED_AR,
    CALLED_FR,
    CERTAIN_NAME_AR,
    FIRST_NAME_AR,
    NAME_FR,
    PLACE_AR,
    PLACE_FR,
    TITLED_AR,
    TITLED_FR,
    names_are_changed,
)
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.sentences import holding, sentences
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_SIGNS: Final = (
    *(
        "suspect",
        "prévenu",
        "accusé",
        "inculpé",
        "en cause",
        "arrêté",
        "interpell",
        "garde à vue",
        "déféré",
        "écroué",
        "arrestation",
        "détention",
        "parquet",
    ),
    *(
        "soupçonné",
        "poursuivi",
        "مشتبه",
        "موقوف",
        "متهم",
        "ظنين",
        "معني بالأمر",
        "توقيف",
        "أوقف",
        "اعتقال",
        "اعتقل",
        "القبض",
    ),
)
_HELD_AR: Final = (
    r"(?:المشتبه\s+(?:فيه|فيها|به|بها)|الموقوفة?|المتهمة?|الظنين|الظنينة|المعني(?:ة)?\s+بالأمر|المحتجزة?|المعتقلة?)"
)
_HELD_FR: Final = (
    r"(?:suspecte?|prévenue?|accusée?|inculpée?|mise?\s+en\s+cause|gardée?\s+à\s+vue|personne\s+interpellée)"
)
_DEED_FR: Final = (
    r"(?:(?:a|avait)\s+été|est|était)\s+(?:\w+ment\s+)?(?:interpellée?(?!\s+par\s+l)|arrêtée?|placée?\s+en\s+garde\s+à\s+vue|déférée?|écrouée?"
    r"|soupçonnée?|poursuivie?|mise?\s+en\s+examen)"
)
_NAMED: Final = {
    Language.ARABIC: re.compile(
        rf"{PLACE_AR}{FIRST_NAME_AR}"
        rf"|(?<!\w)[وفبلك]?{_HELD_AR}\s*[،:]?\s+(?:وهو\s+|وهي\s+)?(?P<held>{CALLED_AR}|{TITLED_AR}|{FIRST_NAME_AR})"
        rf"|(?:توقيف|إيقاف|اعتقال|القبض\s+على|أوقفت?|اعتقلت?)\s+(?:\S+\s+){{0,3}}?(?P<called>(?=الم){CALLED_AR})"
        r"|(?<!\w)[وف]?(?:أوقفت|اعتقلت)\s+(?:الشرطة|عناصر|مصالح|المصالح|فرقة|السلطات|الدورية)"
        rf"(?:\s+(?!أمام|بحضور|بطلب|بفضل|بعد|بأمر)[^\s.،؛:]+){{0,4}}?\s+(?P<seized>{TITLED_AR})"
        rf"|(?:توقيف|إيقاف|اعتقال|القبض\s+على)\s+(?P<caught>{TITLED_AR}|{CERTAIN_NAME_AR})"
    ),
    Language.FRENCH: re.compile(
        rf"\b{PLACE_FR}{NAME_FR}"
        rf"|\b(?i:{_HELD_FR})\s*[,:]?\s+(?:est\s+|était\s+)?(?P<held>{TITLED_FR}|{CALLED_FR}|{NAME_FR})"
        rf"|\b(?i:arrestation|interpellation)\s+(?:de\s+|d[’']|du\s+)(?P<caught>{TITLED_FR}|{CALLED_FR}|{NAME_FR})"
        rf"|\b(?:a|ont|avait|avaient)\s+(?:interpellé|arrêté|appréhendé)\s+(?P<taken>{TITLED_FR}|{CALLED_FR}|{NAME_FR})"
        rf"|\b(?P<of>{TITLED_FR}|{NAME_FR}),?\s+{_DEED_FR}"
        rf"|\b(?P<among>(?<=dont\s){NAME_FR}),[^.;!?]{{0,90}}?,\s+(?:(?:ont|avaient|a|avait)\s+été\s+(?:\w+ment\s+)?(?:interpellée?s|arrêtée?s|déférée?s|écrouée?s|placée?s|présentée?s)|sont\s+(?:soupçonnée?s|poursuivie?s))"
    ),
}
_JUDGED: Final = {
    Language.ARABIC: re.compile(r"أُ?دين|أدان|إدان|مدان|محكوم|حكم(?:ت|ا|\s+(?:على|عليه|نهائي|قضائي))|بحكم|قضت"),
    Language.FRENCH: re.compile(r"\b(?:condamn\w+|coupables?|verdict|jugement|acquitt\w+|relax\w+)", re.IGNORECASE),
}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a name beside a word for somebody who is held and not judged, unless the text says that the name is another."""
    del desk
    for passage in holding(text.passages, _SIGNS):
        if passage.language not in BOTH:
            continue
        for start, end in sentences(passage.text):
            if _JUDGED[passage.language].search(passage.text, start, end):
                continue
            for match in _NAMED[passage.language].finditer(passage.text, start, end):
                kind = match.lastgroup
                if kind is not None and not names_are_changed(passage.text):
                    yield passage.hit(match.start(kind), name=match[kind])


RULE = Rule(
    name="named-suspect",
    code="C123",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="مشتبه فيه مذكور باسمه", fr="suspect nommé", en="named suspect"),
    reason=said(
        ar="قد يبرئه القضاء، ولن تمحو البراءة اسمه من الأعداد التي طُبعت. وقرينة البراءة تصون هوية المشتبه فيه قبل الحكم.",
        fr="La justice peut l’innocenter ; elle n’effacera pas son nom des pages imprimées. La présomption d’innocence protège aussi "
        "l’identité.",
        en="A court may clear the suspect, and will not wipe the name off printed pages. The presumption of innocence covers identity too.",
    ),
    source="Constitution of Morocco (2011), articles 23, 24 and 119; code of criminal procedure (law 22-01), article 1",
    messages={
        "found": Message(
            what=said(
                ar="مشتبه فيه مذكور باسمه: «{name}»",
                fr="un suspect est nommé : « {name} »",
                en="a suspect is named: “{name}”",
            ),
            remedy=said(
                ar="اكتب السن والمدينة دون اسم، أو الحرفين الأولين: (م. ب)",
                fr="donnez l’âge et la ville, sans nom, ou les initiales : M. B.",
                en="give the age and the town without a name, or the initials: M. B.",
            ),
        )
    },
    find=find,
)
