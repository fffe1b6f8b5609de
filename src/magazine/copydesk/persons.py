"""Names of persons, found where a sentence says that one follows: no list knows every name, and most words are none."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.sentences import holding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText
    from magazine.issue.language import Language

_FIRST_FR: Final = (
    "Abdelaziz|Abdelhak|Abdelilah|Abdelkader|Abdellah|Abdellatif|Abderrahim|Abderrahmane|Abdou|Achraf|Adam|Adil|Adnane|Ahmed|Aïcha|Aicha"
    "|Aïda|Ali|Amal|Amina|Amine|Anas|Asmae?|Assia|Aya|Ayman|Ayoub|Aziza?|Badr|Bilal|Bouchra|Brahim|Chaïmae?|Chaimae?|Dalal|Driss|Dounia"
    "|Farah|Fatima(?:[ -]Ezzahrae?)?|Fatine|Ghita|Hafsa|Hajar|Hakim|Hamid|Hamza|Hanane|Hanae?|Hasnae?|Hayat|Hiba|Hicham|Hind|Houda|Houssam|Ibrahim"
    "|Ilham|Ilyas|Iman?e?|Ismaïl|Ismail|Jamal|Jamila|Jihane?|Kamal|Karim|Karima|Kawtar|Kenza|Khadija|Khalid|Laïla|Latifa|Leïla|Leila|Lina"
    "|Loubna|Malak|Malika|Maria|Mariam|Marouane|Maryam|Mehdi|Meryem|Mohammed|Mohamed|Mouad|Mounir|Mourad|Mustapha|Mostafa|Nabil|Nada|Nadia"
    "|Najat|Najib|Naoufal|Nawal|Nisrine|Nizar|Nora|Nour|Omar|Omayma|Othmane|Oussama|Rachida?|Rania|Rayan|Reda|Rida|Rim|Saad|Saïda?|Saida?"
    "|Salah|Salim|Salma|Samia|Samir|Samira|Sanae?|Sara|Sofia|Soufiane|Soukaina|Tarik|Wafae?|Walid|Widad|Yahya|Yasmine|Yassine|Younes|Youssef"
    "|Abdelhamid|Abdelmajid|Abdeslam|Allal|Anouar|Azzedine|Bouazza|Bouchaïb|Fatiha|Fouad|Ghizlane|Hafida?|Hakima|Hassan|Ikram|Jalal|Jaouad|Khalil"
    "|Lahcen|Larbi|M[’']?barek|Miloud|Mohcine|Naïma|Noureddine|Oumaima|Rayane|Redouane|Saloua|Siham|Taha|Tayeb|Touria|Yasmina"
    "|Youssra|Zakaria|Zineb|Ziyad|Zouhair"
)
"""Moroccan first names as French writes them."""
_PARTICLE_FR: Final = r"(?:El|Al|Ben|Bent|Bou|Aït|Ait|Ould|Lalla|Moulay|Sidi)"
_CAPITAL: Final = r"[A-ZÀ-Þ][a-zà-ÿ’'-]+"
_NOT_THEM_FR: Final = r"(?!\s+(?:[IVX]+\b|Ier\b))"
"""“Mohammed V” is a street, an airport, a king."""
FIRST_NAME_FR: Final = rf"(?:{_FIRST_FR})\b{_NOT_THEM_FR}"
NAME_FR: Final = rf"{FIRST_NAME_FR}(?:\s+(?:{_PARTICLE_FR}\s+)?{_CAPITAL}){{0,2}}"
"""A known first name, with a family name or without."""
TITLED_FR: Final = rf"(?:M\.|Mme|Mlle|Monsieur|Madame|Mademoiselle)\s+(?:{_PARTICLE_FR}\s+)?{_CAPITAL}(?:\s+(?:{_PARTICLE_FR}\s+)?{_CAPITAL})?"
CALLED_FR: Final = rf"(?:(?:pré)?nommée?|(?:qui\s+)?s[’']appel(?:le|ait)|dénommée?|appelée?)\s+(?:{_CAPITAL})(?:\s+(?:{_PARTICLE_FR}\s+)?{_CAPITAL})?"
"""“prénommé Untel”: whatever follows is a name. An initial is not."""
PLACE_FR: Final = (
    r"(?i:rue|avenue|av\.|boulevard|bd|place|stade|mosquée|lycée|collège|école|université|hôpital|aéroport|fondation|prix|complexe|barrage|pont|théâtre"
    r"|prince(?:sse)?(?:\s+héritier)?|roi|sultan|centre|trophée|coupe|gare|musée|quartier|hay|institut|tour|souk|oued)\s+(?i:de\s+|du\s+|d[’'])?"
)
"""Before a name: then it is a place’s, or a public person’s."""

_FIRST_AR: Final = (
    "محمد|أحمد|احمد|فاطمة(?:\\s+الزهراء)?|خديجة|عائشة|مريم|يوسف|ياسين|أيوب|زينب|سلمى|هاجر|إبراهيم|ابراهيم|إسماعيل|عبد(?:\\s?)(?:الله|الرحمان|الرحمن|الإله|العزيز|القادر"
    "|اللطيف|الرحيم|الكريم|الحق|الغني|المجيد|الواحد|السلام)|حمزة|زكرياء|زكريا|ليلى|نادية|سناء|غيثة|ريان|عدنان|أنس|إلياس|بلال|مصطفى|عثمان|عمر|علي|حسين"
    "|سعاد|لطيفة|حنان|فدوى|كوثر|شيماء|دنيا|هند|سكينة|صفاء|مروى|مروان|طارق|وليد|سفيان|أسامة|أشرف|بدر|جمال|هشام|يونس|يحيى"
    "|مراد|نوال|نجاة|وفاء|ياسمين|ريم|سارة|لينا|إيمان|إكرام|أميمة|إدريس|ادريس|المهدي|الحسن|الحسين|رضا|معاذ|سعد|أيمن"
)
"""Moroccan first names. Some are words too, so that they count only where a name is due; those that would follow as an adjective (سعيد، كريم) are
left out."""
_CERTAIN_AR: Final = (
    "محمد|أحمد|فاطمة|خديجة|عائشة|مريم|يوسف|ياسين|أيوب|زينب|سلمى|إبراهيم|إسماعيل|عبد(?:\\s?)(?:الله|الرحمان|الرحمن|الإله|العزيز|القادر|اللطيف|الرحيم)|حمزة"
    "|زكرياء|ليلى|غيثة|ريان|عدنان|إلياس|بلال|مصطفى|عثمان|شيماء|سكينة|مروان|سفيان|أسامة|هشام|يونس|أميمة|إدريس"
)
"""Those that are hardly ever anything else."""
_NOT_THEM_AR: Final = r"(?!\s+(?:الخامس|السادس|الثاني|الأول|السلوك|الحظ|الطالع|عليه|عليها|رضي))"
FIRST_NAME_AR: Final = rf"(?:{_FIRST_AR})(?=[\s،.:؛؟!)»]|$){_NOT_THEM_AR}"
CERTAIN_NAME_AR: Final = rf"(?:{_CERTAIN_AR})(?=[\s،.:؛؟!)»]|$){_NOT_THEM_AR}"
CALLED_AR: Final = (
    r"(?:(?:المسمى|المسماة|المدعو|المدعوة|المدعوين|المسمين|يدعى|تدعى|يسمى|تسمى)\s+(?!الوظيفي|\S(?:[\s.،]|$))[^\s\d.،؛:(«]{2,}"
    rf"|(?:اسمه|اسمها)\s+{FIRST_NAME_AR})"
)
"""«المسمى فلان»: whatever follows is a name. A lone letter is not."""
TITLED_AR: Final = rf"(?:السيد|السيدة|الآنسة|الشاب|الشابة|الطالب|الطالبة)\s+{FIRST_NAME_AR}"
PLACE_AR: Final = r"(?:شارع|زنقة|ساحة|ملعب|مسجد|ثانوية|إعدادية|مدرسة|جامعة|مستشفى|مطار|مؤسسة|جائزة|مركب|سد|قنطرة|مسرح|الأمير|الأميرة|الملك|السلطان|حي|مولاي|للا|لالة|كأس|مركز|معهد)\s+"

_CHANGED: Final = re.compile(
    r"(?i:prénoms?\s+(?:\w+\s+){0,3}(?:modifi|chang|fictif|d[’']emprunt)|noms?\s+(?:\w+\s+){0,3}(?:modifi|chang|fictif|d[’']emprunt)|pseudonyme|\bcontes?\b|\bromans?\b|\bpersonnages?\b|bande\s+dessinée|(?:chang|modifi)\w+\s+(?:les?|leurs?|son|ses)\s+(?:pré)?noms?)"
    r"|(?:اسم|أسماء|الاسم|الأسماء)\s+(?:\S+\s+){0,2}?(?:مستعار|غير\s+حقيقي|وهمي)|حكاية|شخصيات|بطل\s+القصة|مسلسل|مسرحية|غيرنا\s+(?:ال)?(?:اسم|أسماء)|(?:تم\s+)?تغيير\s+(?:ال)?(?:اسم|أسماء)"
)


@lru_cache(maxsize=64)
def names_are_changed(text: str) -> bool:
    """Say whether a text tells that its names are not the real ones, or a story’s."""
    return _CHANGED.search(text) is not None


def named(text: ArticleText, signs: tuple[str, ...], patterns: Mapping[Language, re.Pattern[str]]) -> Iterator[Hit]:
    """Find the names that a pattern for each language finds in a group, in passages with a sign, unless the text says that they are not the real ones."""
    for passage in holding(text.passages, signs):
        pattern = patterns.get(passage.language)
        if pattern is None or names_are_changed(passage.text):
            continue
        for match in pattern.finditer(passage.text):
            if match.lastgroup is not None:
                yield passage.hit(match.start(match.lastgroup), name=match[match.lastgroup])
