"""The address of a home, down to its number: “12, rue des Orangers”, «زنقة الليمون رقم 12»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sentences import numbered, sentences
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_WAY_AR: Final = r"(?:زنقة|الزنقة|شارع|درب|زقاق|حي|إقامة|تجزئة|مجموعة)"
_NAME_AR: Final = r"[^\s\d.،؛()«»]+"
_WAY_FR: Final = (
    r"(?i:rue|avenue|av\.|boulevard|bd|bld|allée|impasse|ruelle|derb|zankat|hay|lotissement|résidence|cité)"
)
_ADDRESS: Final = {
    Language.ARABIC: re.compile(
        rf"(?<!\w)[وفبل]{{0,2}}(?:(?P<first>{_WAY_AR}\s+(?:{_NAME_AR}\s+){{0,4}}?{_NAME_AR}،?\s+(?:(?:ال)?(?:رقم|عمارة|شقة|بلوك)\s+)+\d{{1,4}})"
        rf"|(?P<second>(?:(?:ال)?رقم\s+\d{{1,4}}\s*،?|\d{{1,3}}\s*،)\s+{_WAY_AR}\s+{_NAME_AR})"
        r"|(?P<flat>(?:ال)?(?:عمارة|إقامة)\s+\S+\s*،?\s+(?:ال)?(?:شقة|طابق)\s+(?:رقم\s+)?\d{1,3}))(?!\d)"
    ),
    Language.FRENCH: re.compile(
        rf"(?<![\w.,])(?P<first>\d{{1,3}}(?:\s?(?:bis|ter))?\s?,?\s+{_WAY_FR}\s+(?:(?i:de|du|des|la|le|les|el|al)\s+|[dl][’'])*[A-ZÀ-Þ][\w’'-]*)"
        rf"|\b(?P<second>{_WAY_FR}\s+(?:[\w’'-]+\s+){{0,4}}?[\w’'-]+,?\s+(?:(?i:n°|numéro|immeuble|imm\.?|bloc|villa)\s*)+\d{{1,4}})(?!\d)"
        r"|\b(?P<flat>(?i:immeuble|imm\.|résidence|bloc)\s+[\w’'-]+,?\s+(?i:appartement|appt?\.?|étage)\s*(?:n°\s*)?\d{1,3})(?!\d)"
    ),
}
"""“12 rue” alone is no address, and neither is a street without a number."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find addresses of homes: a sentence that names a public place gives that place's."""
    public = {language: _public(desk.words(name)) for language, name in _SETTINGS.items()}
    for passage in numbered(text.passages, 1):
        if passage.language not in BOTH:
            continue
        for start, end in sentences(passage.text):
            if public[passage.language].search(passage.text, start, end):
                continue
            for match in _ADDRESS[passage.language].finditer(passage.text, start, end):
                kind = str(match.lastgroup)
                yield passage.hit(match.start(kind), address=match[kind])


_SETTINGS: Final = {Language.ARABIC: "arabic", Language.FRENCH: "french"}


def _public(words: tuple[str, ...]) -> re.Pattern[str]:
    listed = "|".join(map(re.escape, words))
    return re.compile(rf"(?<!\w)[وف]?[بلك]?(?:ال|لل)?(?:{listed})(?:s|x|ات|ة|ها|نا)?(?!\w)", re.IGNORECASE)


RULE = Rule(
    name="private-address",
    code="C116",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="عنوان سكن", fr="adresse d’un domicile", en="address of a home"),
    reason=said(
        ar="عنوان كامل يقود الغرباء إلى باب البيت: بيت ضحية أو شاهد أو مشتبه فيه له أسرة. والحي يكفي القارئ.",
        fr="Une adresse complète mène l’inconnu jusqu’à la porte : celle d’une victime, d’un témoin, d’un suspect qui a une famille. "
        "Le quartier suffit au lecteur.",
        en="A full address leads strangers to a door: a victim’s, a witness’s, or a suspect’s who has a family. The quarter is enough "
        "for readers.",
    ),
    source="Law 09-08 on the protection of individuals with regard to the processing of personal data, article 1; "
    "Constitution of Morocco (2011), article 24",
    messages={
        "found": Message(
            what=said(
                ar="«{address}» عنوان كامل",
                fr="« {address} » est une adresse complète",
                en="“{address}” is a full address",
            ),
            remedy=said(
                ar="إن كان عنوان سكن فاكتف بالحي أو المدينة؛ وإن كان مرفقا عموميا فسمه في الجملة",
                fr="si c’est un domicile, tenez-vous-en au quartier ou à la ville ; si c’est un lieu public, nommez-le dans la phrase",
                en="if it is a home, keep to the quarter or the town; if it is a public place, name it in the sentence",
            ),
        )
    },
    find=find,
    settings={
        "arabic": Setting(
            default=(
                *(
                    "مقر",
                    "ولاية",
                    "دائرة",
                    "مفوضية",
                    "محكمة",
                    "وزارة",
                    "مستشفى",
                    "مديرية",
                    "مدرسة",
                    "متحف",
                    "مركز",
                    "معهد",
                ),
                *(
                    "جامعة",
                    "كلية",
                    "قنصلية",
                    "سفارة",
                    "بلدية",
                    "جماعة",
                    "عمالة",
                    "قيادة",
                    "مسرح",
                    "خزانة",
                    "محطة",
                    "جمعية",
                ),
                *("مصلحة", "مصالح", "فندق", "مسجد", "ملعب", "وكالة", "بنك", "شباك", "رواق", "مؤسسة", "مطبعة", "مكتبة"),
            ),
            meaning=said(
                ar="كلمات عربية تدل على مكان عمومي",
                fr="mots arabes qui disent un lieu public",
                en="Arabic words for a public place",
            ),
        ),
        "french": Setting(
            default=(
                *(
                    "siège",
                    "commissariat",
                    "préfecture",
                    "arrondissement",
                    "tribunal",
                    "cour",
                    "ministère",
                    "hôpital",
                    "direction",
                ),
                *(
                    "école",
                    "lycée",
                    "collège",
                    "musée",
                    "centre",
                    "institut",
                    "université",
                    "faculté",
                    "consulat",
                    "ambassade",
                ),
                *(
                    "mairie",
                    "commune",
                    "théâtre",
                    "bibliothèque",
                    "gare",
                    "association",
                    "service",
                    "hôtel",
                    "mosquée",
                    "stade",
                ),
                *(
                    "agence",
                    "banque",
                    "guichet",
                    "stand",
                    "fondation",
                    "imprimerie",
                    "librairie",
                    "bureau",
                    "bureaux",
                    "poste",
                ),
            ),
            meaning=said(
                ar="كلمات فرنسية تدل على مكان عمومي",
                fr="mots français qui disent un lieu public",
                en="French words for a public place",
            ),
        ),
    },
)
