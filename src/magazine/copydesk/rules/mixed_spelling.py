"""One word in two right spellings within an issue: « clé » and « clef », «مسؤول» و«مسئول»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import IssueText, Passage

_FRENCH: Final = (
    *(
        "clé | clef",
        "événement | évènement",
        "réglementation | règlementation",
        "réglementaire | règlementaire",
        "allégement | allègement",
    ),
    *(
        "paiement | payement",
        "week-end | weekend",
        "boîte | boite",
        "maître | maitre",
        "connaître | connaitre",
        "coût | cout",
        "île | ile",
    ),
    *(
        "e-mail | email | mél",
        "Fès | Fez",
        "Tétouan | Tetouan",
        "Kénitra | Kenitra",
        "Meknès | Meknes",
        "Laâyoune | Laayoune",
    ),
    *(
        "Béni Mellal | Beni Mellal",
        "Al Hoceima | Al-Hoceima | Al Hoceïma",
        "cybersécurité | cyber-sécurité",
        "hashtag | hash-tag",
    ),
    *("cybercriminalité | cyber-criminalité", "vidéoprotection | vidéo-protection", "porte-clés | porte-clefs"),
)
_ARABIC: Final = (
    *(
        "مسؤول | مسئول",
        "مسؤولية | مسئولية",
        "شؤون | شئون",
        "هيئة | هيأة",
        "مائة | مئة",
        "إنترنت | أنترنت | أنترنيت | إنترنيت",
    ),
    *(
        "يوليوز | يوليو",
        "غشت | أغسطس",
        "شتنبر | سبتمبر",
        "نونبر | نوفمبر",
        "دجنبر | ديسمبر",
        "أوروبا | أوربا",
        "أمريكا | أميركا",
    ),
    *("أمريكي | أميركي", "روبورتاج | ريبورتاج", "إنفوغرافيك | أنفوغرافيك", "بيومتري | بيوميتري", "طارئ | طارىء"),
)
_ENDINGS: Final = "(?:s|es|x)?"
_PREFIXES: Final = "[وف]?[بكل]?(?:ال|لل?)?"
_SUFFIXES: Final = "(?:ة|ات|ان|ون|ين|ا|ه|ها|هم|نا|تنا|ته|تها|تهم)?"


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find the rarer spelling wherever it stands, in an issue that has two."""
    every = [passage for article in text.articles for passage in article.passages]
    every += [passage for card in text.cards for passage in card.passages]
    for language in BOTH:
        passages = [passage for passage in every if passage.language is language]
        whole = "\n".join(one.text for one in passages).lower()
        for line in desk.words("ar" if language is Language.ARABIC else "fr"):
            forms = tuple(form.strip() for form in line.split("|"))
            if sum(form.lower() in whole for form in forms) > 1:  # either way: a search that finds nothing costs more
                yield from _mixed(forms, passages, language)


def _mixed(forms: tuple[str, ...], passages: list[Passage], language: Language) -> Iterator[Hit]:
    places: dict[str, list[tuple[Passage, int]]] = {}
    pattern = _any(forms, language)
    for passage in passages:
        for match in pattern.finditer(passage.blanked(RunKind.FOREIGN, RunKind.CODE)):
            form = next(form for form in forms if form.lower() == match["form"].lower().replace("’", "'"))
            places.setdefault(form, []).append((passage, match.start("form")))
    if len(places) > 1:
        # The one used most; of two used alike the first of the list.
        usual = max(places, key=lambda form: (len(places[form]), -forms.index(form)))
        for form, found in places.items():
            if form != usual:
                for passage, start in found:
                    yield passage.hit(start, word=form, usual=usual, count=str(len(places[usual])))


def _any(forms: tuple[str, ...], language: Language) -> re.Pattern[str]:
    one = "|".join(re.escape(form) for form in forms)
    if language is Language.ARABIC:
        return re.compile(rf"(?<![\w\u064b-\u0652]){_PREFIXES}(?P<form>{one}){_SUFFIXES}(?![\w\u064b-\u0652])")
    return re.compile(rf"(?<![\w-])(?P<form>{one}){_ENDINGS}(?![\w-])", re.IGNORECASE)


RULE = Rule(
    name="mixed-spelling",
    code="L154",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(ar="كلمة واحدة برسمين", fr="deux graphies d’un même mot", en="one word in two spellings"),
    reason=said(
        ar="الرسمان صحيحان، لكن اجتماعهما في عدد واحد يوهم القارئ بأن أحدهما خطأ. تختار المجلة واحدا وتلزمه.",
        fr="Les deux graphies sont admises ; côte à côte dans un même numéro, elles font croire à une faute. On en choisit une et l’on s’y tient.",
        en="Both spellings are right; together in one issue they look like a mistake. A magazine chooses one and keeps to it.",
    ),
    source="house style; for French the rectifications of 1990 (Journal officiel de la République française, documents administratifs, 6 December 1990)",
    messages={
        "found": Message(
            what=said(
                ar="«{word}» هنا، و«{usual}» في مواضع أخرى من العدد ({count})",
                fr="« {word} » ici, « {usual} » ailleurs dans le numéro ({count})",
                en="“{word}” here, “{usual}” elsewhere in the issue ({count})",
            ),
            remedy=said(
                ar="وحّد الرسم: اكتب «{usual}»",
                fr="unifiez : écrivez « {usual} »",
                en="choose one: write “{usual}”",
            ),
        )
    },
    find=find,
    settings={
        "ar": Setting(
            default=_ARABIC,
            meaning=said(
                ar="كلمات عربية لها أكثر من رسم: «رسم | رسم»",
                fr="mots arabes à plusieurs graphies : « graphie | graphie »",
                en="Arabic words with several spellings: “spelling | spelling”",
            ),
        ),
        "fr": Setting(
            default=_FRENCH,
            meaning=said(
                ar="كلمات فرنسية لها أكثر من رسم: «رسم | رسم»",
                fr="mots français à plusieurs graphies : « graphie | graphie »",
                en="French words with several spellings: “spelling | spelling”",
            ),
        ),
    },
)
