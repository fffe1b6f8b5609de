"""Sources of rules in the reader's language: laws and the house's own style are translated, titles of works stay as they are."""

from __future__ import annotations

import re
from typing import Final

from magazine.issue.language import Language

_PIECES: Final = re.compile(r"; (?=\w)")
_ARABIC: Final = re.compile("[\u0621-\u064a]")
_FRENCH: Final = re.compile(r"^Lexique |^Code de |^Charte |^Loi |^RGAA", re.IGNORECASE)
_NUMBERS: Final = r"(?P<n>\d[\d.()a-z, -]*?(?: and \d[\d.()a-z -]*?)?)"

# English → Arabic and French; {n} stands for the articles' numbers.
_KNOWN: Final[tuple[tuple[re.Pattern[str], str, str], ...]] = tuple(
    (re.compile(pattern, re.IGNORECASE), arabic, french)
    for pattern, arabic, french in (
        (r"house style", "أسلوب المجلة", "usage de la maison"),
        (r"for Arabic: house style", "في العربية: أسلوب المجلة", "pour l’arabe : usage de la maison"),
        (
            r"house style: collective bylines",
            "أسلوب المجلة: التوقيع جماعي",
            "usage de la maison : les signatures sont collectives",
        ),
        (
            rf"Constitution of Morocco \(2011\), articles? {_NUMBERS}(?: \(presumption of innocence\))?",
            "دستور المملكة المغربية (2011)، {chapters} {n}",
            "Constitution du Royaume du Maroc (2011), {articles} {n}",
        ),
        (
            rf"law 09-08(?: on [\w\s]+)?, articles? {_NUMBERS}(?: \(pictures are personal data\))?",
            "القانون رقم 09.08 المتعلق بحماية الأشخاص الذاتيين تجاه معالجة المعطيات ذات الطابع الشخصي، {clauses} {n}",
            "loi 09-08 relative à la protection des personnes physiques à l’égard du traitement des données à caractère personnel, {articles} {n}",
        ),
        (
            r"penal code, article (?P<n>447-1) \(law 103-13\)",
            "مجموعة القانون الجنائي، الفصل {n} (القانون رقم 103.13)",
            "Code pénal, article {n} (loi 103-13)",
        ),
        (
            rf"code of criminal procedure \(law 22-01\), articles? {_NUMBERS}",
            "قانون المسطرة الجنائية (القانون رقم 22.01)، {clauses} {n}",
            "Code de procédure pénale (loi 22-01), {articles} {n}",
        ),
        (
            rf"law 2-00 on copyright and related rights, articles? {_NUMBERS}",
            "القانون رقم 2.00 المتعلق بحقوق المؤلف والحقوق المجاورة، {clauses} {n}",
            "loi 2-00 relative aux droits d’auteur et droits voisins, {articles} {n}",
        ),
        (
            rf"law 88-13 on press and publishing, articles? {_NUMBERS}",
            "القانون رقم 88.13 المتعلق بالصحافة والنشر، {clauses} {n}",
            "loi 88-13 relative à la presse et à l’édition, {articles} {n}",
        ),
        (
            rf"Convention on the Rights of the Child, articles? {_NUMBERS}",
            "اتفاقية حقوق الطفل، {clauses} {n}",
            "Convention relative aux droits de l’enfant, {articles} {n}",
        ),
    )
)


def source_in(source: str, language: Language) -> tuple[tuple[str, str, str], ...]:
    """Give the works that a source names: text, language and direction of each."""
    return tuple(_piece(piece, language) for piece in _PIECES.split(source))


def _piece(piece: str, language: Language) -> tuple[str, str, str]:
    if language is not Language.ENGLISH:
        for pattern, arabic, french in _KNOWN:
            match = pattern.fullmatch(piece)
            if match:
                return _told(arabic if language is Language.ARABIC else french, match, language)
    own = Language.ENGLISH
    if _ARABIC.search(piece.split(" ", 1)[0]):
        own = Language.ARABIC
    elif _FRENCH.search(piece):
        own = Language.FRENCH
    return piece[:1].upper() + piece[1:], own.tag, own.direction.value


def _told(template: str, match: re.Match[str], language: Language) -> tuple[str, str, str]:
    numbers = match.groupdict().get("n") or ""
    many = len(re.split(", | and ", numbers))
    text = template.format(
        n=_numbers(numbers, language),
        articles="article" if many == 1 else "articles",
        clauses=("المادة", "المادتان", "المواد")[min(many, 3) - 1],
        chapters=("الفصل", "الفصلان", "الفصول")[min(many, 3) - 1],
    )
    return text[:1].upper() + text[1:], language.tag, language.direction.value


def _numbers(numbers: str, language: Language) -> str:
    """Say “22, 23 and 24” in a language; in Arabic each number keeps to itself, or 447-1 would show reversed."""
    each = re.split(", | and ", numbers)
    if language is Language.FRENCH:
        return " et ".join(filter(None, [", ".join(each[:-1]), each[-1]]))
    return " و".join(f"\u2066{one}\u2069" for one in each)
