"""A word that calls somebody guilty who was only arrested: “arrestation d’un voleur”, «توقيف اللص»."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sentences import holding, said_itself, sentences
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_ARREST: Final = r"(?:توقيف|إيقاف|اعتقال|القبض\s+على)"
_CAUGHT: Final = {
    Language.ARABIC: re.compile(
        rf"(?<!\w)[وف]?(?:(?:ال|ب|ل|لل)?{_ARREST}(?!\s+(?:السيار|العمل|المحرك|ال(?:لصوص|جناة|قتلة|سراق|\S+[يو]ن(?!\S))))"
        rf"|(?:تمكن|أسفر|تم|جرى|أفض|مكن|أدى|أدت|قام|باشر|انته)\S{{0,3}}\s+(?:\S+\s+){{0,6}}?(?:ب|ل)?{_ARREST}(?!\s+(?:السيار|العمل|المحرك))"
        r"|أُوقف|[أا]وقف(?:ت|وا|ته|تها|تهم|ه|ها|هم)?(?!\w)(?!\s+(?:ال|محرك|سيار))|[أا]وقف(?:ت|وا|نا)(?!\w)"
        r"|[أا]وقفت?(?:ه|ها|هم|هما)\s+(?:ال)?(?:شرطة|أمن|درك|عناصر|رجال|مصالح|دورية|فرقة|سلطات)"
        r"|يوقف(?!\s+ال)|(?:الأمن|الشرطة|الدرك|الدورية)\s+[يت]وقف|(?:ال)?موقوف|اعتقل|[أا]ُ?لق(?:ي|ى|ت)\s+(?:\S+\s+){0,3}?القبض|متلبس|الحراسة\s+النظرية"
        r"|(?:أمام|إلى|على|أنظار)\s+النيابة|[أا]طاح|(?:ال|ب)?[إا]طاحة|قبضة\s+(?:الأمن|الشرطة|رجال|عناصر|العدالة)"
        r"|خلف\s+القضبان|(?<!\w)حدا\s+لنشاط|(?:تشخيص|تحديد)\s+هوي)"
    ),
    Language.FRENCH: re.compile(
        r"\b(?:interpell(?:ée?s?|a|èrent|e(?:nt)?)|appréhend(?:ée?s?|a|èrent|e(?:nt)?)"
        r"|(?:arrestations?|interpellations?)(?!\s+(?:\w+\s+)?des\b)"
        r"|(?:permis|procédé\s+à|conduit\s+à|abouti\s+à|mené\s+à|débouché\s+sur)\s+l[’'](?:arrest|interpell)ation"
        r"|(?<![ln][’'])(?<!un )(?<!cet )(?<!des )(?<!s[’']est )(?<!se sont )(?<!s[’']était )"
        r"(?<!véhicule )(?<!voiture )(?<!moteur )arrêt(?:ée?s?|a|èrent|e(?:nt)?)"
        r"(?!\s+(?:l[ae]s?|une?|son|sa|ses|leurs?)\s+(?:dates?|programme|liste|plan|modalités|calendrier|choix|principe|position|budget))"
        r"|(?:(?:parven\w+|réussi)\s+à\s+l?[’']?|permis\s+d[’'])(?:interpeller|arrêter|appréhender)|alpaguée?s?|en\s+possession"
        r"|gardes?\s+à\s+vue|déférée?s?|écrouée?s?|flagrant\s+délit|sous\s+les\s+verrous|derrière\s+les\s+barreaux"
        r"|mis(?:es?)?\s+hors\s+d[’']état\s+de\s+nuire|(?:été\s+(?:\w+ment\s+)?|,\s+)identifiée?s?|présumée?s?"
        r"|mis\s+la\s+main\s+sur|(?:devant|présentée?s?\s(?:[^.;:!?]{0,60}?\s)?au)\s+(?:le\s+)?(?:parquet|procureur)|présentée?s?\s+(?:devant|à)\s+(?:le|la|un)\s+(?:juge|justice|magistrat)"
        r"|(?:placée?s?|maintenue?s?)\s+(?:en\s+détention|sous\s+(?:mandat|contrôle\s+judiciaire))"
        r"|(?:dans\s+les\s+filets|entre\s+les\s+mains)\s+d(?:e\s+la\s+(?:police|justice|brigade)|es\s+(?:policiers|enquêteurs|agents|éléments|services|forces)))\b",
        re.IGNORECASE,
    ),
}
"""Whoever is arrested is a suspect. Somebody unknown whom nobody holds may be called a thief: that accuses nobody; and “the arrest
of the kidnappers” without a deed tells what arrests are for."""
_JUDGED: Final = {
    Language.ARABIC: re.compile(
        r"أُ?دين|أدان|إدان|مدان|محكوم|حكم(?:ت|ا|\s+(?:على|عليه|نهائي|قضائي))|بحكم|قضت|عقوبته|قرينة\s+البراءة|بريئ|بريء|سواء"
        r"|(?:لم|لن|دون|قبل)\s+(?:يتم\s+|تتم\s+|يقع\s+)?(?:توقيف|إيقاف|يوقف|توقف|اعتقال|القبض|تحديد|تشخيص)|لا\s+(?:شيء\s+)?يوقف"
        r"|محاكا|[يت]حاكي|تمرين|سيناريو|مشهد|فيلم|مسلسل|رواية|قصة|مسرحية"
    ),
    Language.FRENCH: re.compile(
        r"\b(?:condamn\w+|(?:reconnue?s?|déclarée?s?|jugée?s?)\s+coupables?|verdict|purg\w+|réclusion|jugement\s+définitif"
        r"|présumée?s?\s+innocente?s?|présomption\s+d[’']innocence"
        r"|(?:pas|jamais)\s+(?:encore\s+)?(?:été\s+)?(?:interpell|arrêt|appréhend|identifi)\w*"
        r"|simul\w+|démonstrations?|exercices?(?!\s+de\s+(?:ses|son|leurs?))|mises?\s+en\s+scène|scénario|films?|romans?"
        r"|séries?(?!\s+de\b)|contes?|pièce(?!\s+(?:à|d[’']identité)))\b",
        re.IGNORECASE,
    ),
}
"""A judgment, the principle itself, nobody who is held, or nobody at all: an exercise, a story."""
_BEFORE: Final = (
    r"(?:\b(?:(?P<many>les|des|aux)|le|la|une?|de|du|ce|cet|cette|ces|son|sa|ses|leurs?|au|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|plusieurs|\d+"
    r"|dangereu(?:x|se)|redoutables?|jeunes?|présumée?s?|prétendue?s?)\s+|\b[ld][’'])"
)
"""Without a word of this kind before it, “criminel” or “meurtrier” is an adjective: “le réseau criminel”."""
_REACH: Final = 60  # characters; a subject or a place stands between the arrest and the noun
_REACH_OF_MANY: Final = 20  # “les voleurs”, farther from the arrest, are thieves in general; “les coupables” are not
_ENDINGS: Final = (("eur", "(?:eur|euse|rice)"), ("ier", "i(?:er|ère)"), ("el", "el(?:le)?"), ("t", "te?"))
_NOT: Final = {
    Language.ARABIC: r"(?:ليسوا|ليست|ليس|لا|غير)\s+(?:هو\s+|هي\s+|هم\s+|يعد\s+|يعتبر\s+)?",
    Language.FRENCH: r"\b(?:(?:pas|ni|non|jamais|point|nul|nulle)\s+(?:encore\s+)?(?:forcément\s+)?(?:(?:une?|des|les?|la|de)\s+|[ld][’'])?"
    r"|(?:(?:soupçonn|suspect)\w+\s+d[’']être|pourrai\w+\s+être|serai(?:t|ent))\s+(?:(?:une?|des|les?|la)\s+|l[’']))",
}
_OTHER: Final = {
    Language.ARABIC: r"(?:ال)?(?:فعل|أفعال|سلوك|عمل|تصرف)\S*\s+(?:ال)?مجرم\S*|(?:ال)?(?:سلاح|حادث|خطأ|مرض|داء|غاز|جرعة)\S*\s+(?:ال)?قاتل\S*|سفاح\s+(?:القربى|المحارم)",
    Language.FRENCH: r"\bassociations?\s+de\s+malfaiteurs",
}
"""An offence's name, or an adjective."""


_AUTHOR: Final = (
    r"auteure?s?\s+d(?:u|es|e\s+l[’']|e\s+la|e\s+ce(?:t|tte|s)?)\s*"
    r"(?:crime|meurtre|vol|viol|assassinat|homicide|braquage|cambriolage|agression|attaque|rapt|enlèvement|escroquerie|délit|fait)"
)
"""“L’auteur des faits” too is only a suspect."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find a word of guilt in a sentence about somebody who is held and not judged."""
    words_of = {Language.ARABIC: desk.words("arabic"), Language.FRENCH: desk.words("french")}
    for passage in holding(text.passages, _signs(*words_of.values())):
        if passage.language not in BOTH:
            continue
        nouns = _nouns(passage.language, words_of[passage.language])
        words = said_itself(passage)
        for start, end in sentences(words):
            sentence = words[start:end]
            caught = tuple(match.span() for match in _CAUGHT[passage.language].finditer(sentence))
            if not _JUDGED[passage.language].search(sentence):
                yield from (
                    passage.hit(start + match.start("who"), passage.language.tag, word=match["who"])
                    for match in nouns.finditer(sentence)
                    if match["who"] and _is_near(match, caught)
                )


def _is_near(noun: re.Match[str], caught: tuple[tuple[int, int], ...]) -> bool:
    """Say whether somebody is caught so near the noun that it means them."""
    reach = _REACH_OF_MANY if noun["many"] and not noun["who"].lower().startswith("coupable") else _REACH
    return any(start - reach <= noun.end("who") and noun.start("who") <= end + reach for start, end in caught)


@cache
def _signs(arabic: tuple[str, ...], french: tuple[str, ...]) -> tuple[str, ...]:
    """Give what a word and its forms have in common: in French its beginning, in Arabic all of it."""
    return (*(word.split()[0] for word in arabic), *(word[:-2].lower() for word in french), "auteur")


@cache
def _nouns(language: Language, words: tuple[str, ...]) -> re.Pattern[str]:
    """Match what must be left alone first, without ``who``; then the nouns."""
    if language is Language.ARABIC:
        listed = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)
        noun = rf"[وف]?[بك]?(?:ال|لل|ل)?(?:{listed})(?:تان|تين|ات|ان|ين|ون|ة|ا|ي)?(?!\w)"
        return re.compile(rf"(?<!\w)(?:{_OTHER[language]}|{_NOT[language]}{noun}|(?P<many>(?!))?(?P<who>{noun}))")
    noun = rf"(?:{'|'.join((*map(_forms, words), _AUTHOR))})s?\b"
    return re.compile(
        rf"{_OTHER[language]}|{_NOT[language]}{noun}|{_BEFORE}(?P<who>{noun}(?:\s+présumée?s?)?)", re.IGNORECASE
    )


def _forms(word: str) -> str:
    """Give a French noun with its feminine."""
    for ending, both in _ENDINGS:
        if word.endswith(ending):
            return re.escape(word.removesuffix(ending)) + both
    return re.escape(word) + "e?"


RULE = Rule(
    name="presumed-guilt",
    code="C101",
    family=Family.CARE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="إدانة قبل الحكم", fr="culpabilité avant jugement", en="guilt before a judgment"),
    reason=said(
        ar="من أوقفته الشرطة مشتبه فيه إلى أن يقول القضاء كلمته. ومجلة الشرطة آخر من يحق له أن يسبق القضاة.",
        fr="Qui est arrêté est suspect, et le reste jusqu’au jugement. Une revue de la police est la dernière à pouvoir "
        "devancer les juges.",
        en="Whoever is arrested is a suspect until a court has spoken. A magazine of the police is the last that may forestall "
        "the judges.",
    ),
    source="Constitution of Morocco (2011), articles 23 and 119; code of criminal procedure (law 22-01), article 1",
    messages={
        "ar": Message(
            what=said(
                ar="«{word}» يدين شخصا لم يصدر في حقه حكم",
                fr="« {word} » déclare coupable une personne qui n’a pas été jugée",
                en="“{word}” calls somebody guilty who has not been judged",
            ),
            remedy=said(
                ar="اكتب «المشتبه فيه» أو «الموقوف» (وفي الجمع «المشتبه فيهم» أو «الموقوفون»)؛ وإن صدر حكم نهائي فاذكره في الجملة",
                fr="écrivez « المشتبه فيه » ou « الموقوف » ; si un jugement définitif a été rendu, dites-le dans la phrase",
                en="write «المشتبه فيه» or «الموقوف»; where there is a final judgment, say so in the sentence",
            ),
        ),
        "fr": Message(
            what=said(
                ar="« {word} » كلمة تدين شخصا لم يصدر في حقه حكم",
                fr="« {word} » dit coupable une personne qui n’a pas été jugée",
                en="“{word}” says guilty of somebody who has not been judged",
            ),
            remedy=said(
                ar="اكتب « le suspect » أو « la personne interpellée »؛ وإن صدر حكم نهائي فاذكره في الجملة",
                fr="écrivez « le suspect », « la personne interpellée » ou « le mis en cause » ; si un jugement définitif a été "
                "rendu, dites-le dans la phrase",
                en="write « le suspect », « la personne interpellée » or « le mis en cause »; where there is a final judgment, "
                "say so in the sentence",
            ),
        ),
    },
    find=find,
    settings={
        "arabic": Setting(
            default=(
                *("مجرم", "جاني", "جناة", "قاتل", "قتلة", "سارق", "سراق", "لص", "لصوص", "نصابين", "محتال", "مغتصب"),
                *("معتدي", "معتدين", "معتدون", "خاطف", "إرهابيين", "إرهابيون", "المنحرفين", "المنحرفون", "سفاح"),
                *("مروج المخدرات", "مروج مخدرات", "مروج للمخدرات", "مروجا للمخدرات", "مروجي المخدرات", "تاجر مخدرات"),
            ),
            meaning=said(
                ar="كلمات عربية تدين، بلا أداة تعريف",
                fr="mots arabes qui condamnent, sans article",
                en="Arabic words of guilt, without the article",
            ),
        ),
        "french": Setting(
            default=(
                *(
                    "coupable",
                    "malfaiteur",
                    "malfrat",
                    "voleur",
                    "assassin",
                    "meurtrier",
                    "tueur",
                    "criminel",
                    "délinquant",
                ),
                *(
                    "agresseur",
                    "escroc",
                    "violeur",
                    "braqueur",
                    "cambrioleur",
                    "trafiquant",
                    "dealer",
                    "bandit",
                    "truand",
                ),
                *("chauffard", "pédophile", "proxénète", "receleur", "gangster", "narcotrafiquant", "cybercriminel"),
                *("ravisseur", "faussaire", "pyromane", "terroriste", "pickpocket", "kidnappeur"),
            ),
            meaning=said(
                ar="كلمات فرنسية تدين، بالمذكر المفرد",
                fr="mots français qui condamnent, au masculin singulier",
                en="French words of guilt, masculine singular",
            ),
        ),
    },
)
