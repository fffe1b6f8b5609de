"""The name of an institution in another spelling than its own: « Sûreté Nationale », «المديرية العامة للامن الوطني»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import RunKind
from magazine.copydesk.wordings import as_written, carelessly, folded, found, in_place_of
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage

_FRENCH: Final = (
    "Direction générale de la sûreté nationale",
    "Direction générale de la surveillance du territoire",
    "Sûreté nationale",
    "Gendarmerie royale",
    "Protection civile",
    "Forces auxiliaires",
    "Forces armées royales",
    "Brigade nationale de la police judiciaire",
    "Bureau central d’investigations judiciaires",
    "Institut royal de police",
    "ministère de l’Intérieur",
    "ministère de la Justice",
    "ministère public",
    "Conseil supérieur du pouvoir judiciaire",
    "Commission nationale de contrôle de la protection des données à caractère personnel",
    "Délégation générale à l’administration pénitentiaire et à la réinsertion",
    "Agence nationale de la sécurité routière",
    "Cour de cassation",
    "Chambre des représentants",
)
_ARABIC: Final = (
    "المديرية العامة للأمن الوطني",
    "المديرية العامة لمراقبة التراب الوطني",
    "الأمن الوطني",
    "الدرك الملكي",
    "الوقاية المدنية",
    "القوات المساعدة",
    "القوات المسلحة الملكية",
    "الشرطة القضائية",
    "المكتب المركزي للأبحاث القضائية",
    "المعهد الملكي للشرطة",
    "وزارة الداخلية",
    "النيابة العامة",
    "المجلس الأعلى للسلطة القضائية",
    "المجلس الوطني لحقوق الإنسان",
    "اللجنة الوطنية لمراقبة حماية المعطيات ذات الطابع الشخصي",
    "المندوبية العامة لإدارة السجون وإعادة الإدماج",
    "الوكالة الوطنية للسلامة الطرقية",
    "محكمة النقض",
    "الأمم المتحدة",
)
_AVOIDED: Final = (
    "Direction générale de sûreté nationale > Direction générale de la sûreté nationale",
    "Direction générale de la sécurité nationale > Direction générale de la sûreté nationale",
    "Direction générale de surveillance du territoire > Direction générale de la surveillance du territoire",
    "مديرية الأمن الوطني > المديرية العامة للأمن الوطني",
    "الإدارة العامة للأمن الوطني > المديرية العامة للأمن الوطني",
    "المديرية العامة للأمن القومي > المديرية العامة للأمن الوطني",
    "مديرية مراقبة التراب الوطني > المديرية العامة لمراقبة التراب الوطني",
)
_MARKS: Final = str.maketrans("", "", "\u0640\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670")
_GENERIC: Final = 3
"""Names of so many words at most are common nouns too: “la protection civile des populations” is not the institution."""
_BEGINS: Final = re.compile(r"(?:^|[.!?…:«»\-–—] ?)[\s«\"(]*$")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find names in another spelling than their own."""
    own = desk.words("ar" if text.language is Language.ARABIC else "fr")
    names = [(folded(name.split()[-1]), name) for name in sorted(own, key=len, reverse=True)]
    avoided = [
        (folded(wrong.split()[-1]), wrong.strip(), right.strip()) for wrong, right in _pairs(desk.words("avoid"))
    ]
    for passage in text.passages:
        plain = passage.blanked(RunKind.FOREIGN, RunKind.CODE)
        quick = folded(plain)
        taken: list[tuple[int, int]] = []
        for last, name in names:
            if last in quick:  # either way: a search that finds nothing costs more
                yield from _misspelt(passage, plain, name, taken)
        for last, wrong, right in avoided:
            if last in quick:  # either way: likewise
                for start, end, written in found(as_written(wrong, passage.language), plain):
                    yield passage.hit_over(start, end, "avoided", written=written, name=right)


def _pairs(lines: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for line in lines:
        wrong, sign, right = line.partition(">")
        if sign and wrong.strip():
            yield wrong, right


def _misspelt(passage: Passage, plain: str, name: str, taken: list[tuple[int, int]]) -> Iterator[Hit]:
    """Find a name misspelt; within a longer name, which was looked for before, it is not looked at again."""
    for start, end, written in found(carelessly(name, passage.language), plain):
        if any(begin <= start < behind for begin, behind in taken):
            continue
        taken.append((start, end))
        one = " ".join(written.translate(_MARKS).split()).replace("'", "’")
        if _differs(one, name, plain[:start]):
            yield passage.mend(start, end, in_place_of(plain[start:end], name), written=written, name=name)


def _differs(written: str, name: str, before: str) -> bool:
    if written == name or written.isupper():  # either way: Arabic has no capitals
        return False
    if written[1:] != name[1:]:
        return True
    if name[0].isupper():
        return len(name.split()) > _GENERIC
    return _BEGINS.search(before) is None


RULE = Rule(
    name="institution-name",
    code="L151",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="اسم مؤسسة على غير رسمه", fr="nom d’institution mal écrit", en="name of an institution in another spelling"
    ),
    reason=said(
        ar="اسم المؤسسة يُكتب بصيغة واحدة، بهمزاته وكلماته كلها. ومن لا يضبط اسم مديريته لا يُنتظر منه ضبط غيره.",
        fr="Le nom d’une institution s’écrit d’une seule façon. En français, la capitale va au premier nom, les suivants restent en bas de casse : « Sûreté nationale », « ministère de l’Intérieur ».",
        en="The name of an institution is written in one way. A magazine that misspells its own directorate will not be trusted with other names.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale (capitals in the names of bodies and ministries); house style for the list",
    messages={
        "found": Message(
            what=said(
                ar="«{written}»: اسم المؤسسة يُكتب «{name}»",
                fr="« {written} » : ce nom s’écrit « {name} »",
                en="“{written}”: the name is written “{name}”",
            ),
            remedy=said(ar="اكتب «{name}»", fr="écrivez « {name} »", en="write “{name}”"),
        ),
        "avoided": Message(
            what=said(
                ar="«{written}» ليس اسم المؤسسة",
                fr="« {written} » n’est pas le nom de l’institution",
                en="“{written}” is not the institution’s name",
            ),
            remedy=said(ar="اكتب «{name}»", fr="écrivez « {name} »", en="write “{name}”"),
        ),
    },
    find=find,
    settings={
        "ar": Setting(
            default=_ARABIC,
            meaning=said(
                ar="أسماء المؤسسات بالعربية كما تُكتب",
                fr="les noms d’institutions en arabe, tels qu’ils s’écrivent",
                en="names of institutions in Arabic, as they are written",
            ),
        ),
        "fr": Setting(
            default=_FRENCH,
            meaning=said(
                ar="أسماء المؤسسات بالفرنسية كما تُكتب",
                fr="les noms d’institutions en français, tels qu’ils s’écrivent",
                en="names of institutions in French, as they are written",
            ),
        ),
        "avoid": Setting(
            default=_AVOIDED,
            meaning=said(
                ar="أسماء خاطئة وصوابها: «الخطأ > الصواب»",
                fr="noms inexacts et noms justes : « inexact > juste »",
                en="wrong names and right ones: “wrong > right”",
            ),
        ),
    },
)
