"""A word that a dictionary does not know: « descrition », «الاصلية»."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.spelling import doubts
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_NOTHING: Final[frozenset[str]] = frozenset()


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find words that the dictionary does not know; without one there is nothing to say."""
    for language, speller in desk.spellers.items():
        own = desk.line.words.get(language, _NOTHING)
        for passage, doubt in doubts(text.passages, language, speller, own):
            end = doubt.start + len(doubt.word)
            yield passage.hit_over(doubt.start, end, doubt.message, word=doubt.word, meant=doubt.meant)


RULE = Rule(
    name="misspelt-word",
    code="L150",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="خطأ إملائي", fr="faute d’orthographe", en="misspelt word"),
    reason=said(
        ar="القارئ يحاسب المؤسسة على همزة ضائعة كما يحاسبها على معلومة خاطئة. يُسأل معجم الحاسوب عن كل كلمة، ولا يُنبَّه في العربية إلا إلى ما يشبه سهوا معروفا: همزة، أو تاء مربوطة، أو كلمتان ملتصقتان، أو حرف زل به القلم؛ أما الأسماء والألفاظ الدخيلة فتُترك وشأنها.",
        fr="Une coquille dans une revue de police jette le doute sur tout le reste. Chaque mot est soumis au dictionnaire ; noms propres, sigles et mots marqués comme étrangers sont laissés en paix.",
        en="A slip of the pen in a police magazine casts doubt on all the rest. Every word is put to the dictionary; names, abbreviations and words marked as foreign are left alone, and in Arabic, where names have no capitals, only what a usual slip explains is found.",
    ),
    source="Hunspell dictionaries: “classique” 7.0 by Dicollecte for French, Ayaspell 3.2 for Arabic; house style for what is left alone",
    messages={
        "found": Message(
            what=said(
                ar="«{word}» لا يعرفها المعجم",
                fr="« {word} » n’est pas au dictionnaire",
                en="“{word}” is not in the dictionary",
            ),
            remedy=said(
                ar="صحّح الكلمة، أو ضعها بين علامتي لغتها إن كانت أجنبية، أو أضفها إلى words في editorial-line.yaml",
                fr="corrigez-le, marquez-le comme étranger ({{en}}`…`), ou ajoutez-le sous words dans editorial-line.yaml",
                en="correct it, mark it as foreign ({{en}}`…`), or add it under words in editorial-line.yaml",
            ),
        ),
        "near": Message(
            what=said(
                ar="«{word}» لا يعرفها المعجم؛ لعل المقصود «{meant}»",
                fr="« {word} » n’est pas au dictionnaire : « {meant} » ?",
                en="“{word}” is not in the dictionary: “{meant}”?",
            ),
            remedy=said(
                ar="صحّحها، أو أضفها إلى words في editorial-line.yaml إن كانت صحيحة",
                fr="corrigez-le, ou ajoutez-le sous words dans editorial-line.yaml s’il est juste",
                en="correct it, or add it under words in editorial-line.yaml where it is right",
            ),
        ),
        "joined": Message(
            what=said(
                ar="«{word}» كلمتان ملتصقتان: «{meant}»",
                fr="« {word} » : deux mots écrits en un, « {meant} »",
                en="“{word}” is two words written as one: “{meant}”",
            ),
            remedy=said(
                ar="افصل بينهما بمسافة",
                fr="séparez-les par une espace",
                en="part them with a space",
            ),
        ),
    },
    find=find,
    yields_to=(
        "institution-name",
        "house-term",
        "look-alike-letter",
        "mixed-spelling",
        "french-abbreviation",
        "presumed-guilt",
    ),
)
