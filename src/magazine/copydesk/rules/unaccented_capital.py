"""A capital without its accent: “A l'issue”, “Etat”, “SURETE NATIONALE”."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final
from unicodedata import combining, normalize

from magazine.copydesk.letters import mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, Setting, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_PREPOSITION: Final = re.compile(
    r"(?:^|[.!?…:][ \u00a0\u202f]+|[«–—][ \u00a0\u202f]*)(?P<a>A)(?= (?:l[’']|d[’']autres\b"
    r"|(?:la|les?|leurs?|son|sa|ses|ce|cet|cette|ces|chaque|chacune?|tous|toutes?|tout|partir|travers|noter|savoir|côté|défaut|titre|propos|cause"
    r"|peine|moins|droite|gauche|pied|bord|nouveau|compter|quoi|qui|quand|deux|trois|quatre|cinq|dix|vos|votre|nos"
    r"|notre|mesure|force|terme|lire|retenir|suivre|voir|l’occasion)\b|\d|(?P<town>[A-ZÉÈ][a-zà-ÿ]+)\b))"
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find capitals whose accent was left out."""
    pattern, accented = _of_words(desk.words("words"))
    towns = desk.words("towns")
    for passage, words in prose(text, Language.FRENCH):
        for match in _PREPOSITION.finditer(words):
            if match["town"] is None or match["town"] in towns:
                yield mend(passage, match.start("a"), match.end("a"), "À", old="A", new="À")
        for match in pattern.finditer(words):
            old = match["word"]
            yield mend(passage, match.start(), match.start() + len(old), accented[old], old=old, new=accented[old])


@cache
def _of_words(words: tuple[str, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """Give what finds words without their accents, and the right form of each: Etat for État, ETAT and SURETE for ÉTAT and SÛRETÉ."""
    accented = {_bare(word.upper()): word.upper() for word in words}
    accented |= {_bare(word[:1]) + word[1:]: word for word in words if _bare(word[:1]) != word[:1]}
    longest_first = sorted(map(re.escape, accented), key=lambda word: (-len(word), word))
    return re.compile(rf"\b(?P<word>{'|'.join(longest_first)})(?:e?s|E?S)?\b"), accented


def _bare(text: str) -> str:
    return "".join(letter for letter in normalize("NFD", text) if not combining(letter))


RULE = Rule(
    name="unaccented-capital",
    code="L116",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(
        ar="حرف كبير بلا نبرته",
        fr="capitale non accentuée",
        en="unaccented capital",
    ),
    reason=said(
        ar="في الفرنسية تحمل الحروف الكبيرة نبراتها: «Sûreté» بحروف كبيرة تكتب SÛRETÉ لا SURETE. وحذفها يخل باسم المؤسسة نفسها.",
        fr="En français, l’accent fait partie du mot, sur les capitales comme ailleurs : SÛRETÉ NATIONALE, État, À l’issue.",
        en="In French an accent is part of the spelling, on capitals too: SÛRETÉ NATIONALE, État, À l’issue.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (accentuation des capitales)",
    messages={
        "found": Message(
            what=said(
                ar="«{old}» بلا نبرة",
                fr="« {old} » sans son accent",
                en="“{old}” lacks its accent",
            ),
            remedy=said(
                ar="اكتب {new}",
                fr="écrivez « {new} »",
                en="write “{new}”",
            ),
        ),
    },
    settings={
        "words": Setting(
            default=(
                *("État", "École", "Élève", "Été", "Égal", "Égalité", "Également", "Équipe", "Équipement"),
                *("Élection", "Étude", "Étudiant", "Étape", "Établissement", "Émission", "Énergie", "Éclairage"),
                *("Économie", "Économique", "Édition", "Éditorial", "Éducation", "Égypte", "Étranger", "Étrangère"),
                *("Événement", "Évènement", "Évaluation", "Évolution", "Époque", "Épreuve", "Échange", "Écran"),
                *("Élément", "Étant", "Étaient", "Était", "Évidemment", "Élaboration", "Élargissement", "Échéance"),
                *("Édifice", "Écoute", "Émirats", "Éthiopie", "Égyptien", "État-Major", "Sûreté", "Sécurité"),
                *("Général", "Générale", "Préfecture", "Région", "Numéro", "République", "Prévention", "Opération"),
                *("Opérationnel", "Criminalité", "Célébration", "Cérémonie", "Téléphone", "Décret", "Médical"),
            ),
            meaning=said(
                ar="كلمات بنبراتها، بحرف أول كبير؛ يُبحث عنها بلا نبرات",
                fr="mots avec leurs accents et une capitale ; ils sont cherchés sans accents",
                en="words with their accents and a capital; they are looked for without",
            ),
        ),
        "towns": Setting(
            default=(
                *("Rabat", "Salé", "Témara", "Kénitra", "Casablanca", "Mohammédia", "Berrechid", "Settat"),
                *("Khouribga", "Fès", "Meknès", "Taza", "Ifrane", "Tanger", "Tétouan", "Larache", "Nador", "Oujda"),
                *("Berkane", "Safi", "Marrakech", "Essaouira", "Agadir", "Ouarzazate", "Errachidia", "Guelmim"),
                *("Laâyoune", "Dakhla", "Paris", "Madrid", "Bruxelles", "Genève", "Lyon", "Vienne", "Marseille"),
                *("Tunis", "Dakar", "Doha"),
            ),
            meaning=said(
                ar="مدن قد تبدأ بها الجملة: « À Rabat »",
                fr="villes par lesquelles une phrase peut commencer : « À Rabat »",
                en="towns with which a sentence may begin: “À Rabat”",
            ),
        ),
    },
    find=find,
)
