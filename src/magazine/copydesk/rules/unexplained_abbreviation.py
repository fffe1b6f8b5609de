"""An abbreviation that an article never explains: « le SGSN » without its name in full anywhere."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText
    from magazine.issue.language import Language

_SHORT: Final = re.compile(
    r"(?<![0-9A-Za-zÀ-ÿ_\ufffc@#&/.+-])(?P<short>[A-Z]{2,6})(?![\w\ufffc@#&/+’'-]|\.\w|[ \u00a0]\d{3,4}(?![ \u00a0\u202f.]?\d))"
)
_ROMAN: Final = re.compile(r"[IVXLC]{2,}")
_SHOUTED: Final = re.compile(r"[A-ZÀ-Þ]{2,}[ ,.’'\u00a0-]+(?:[A-ZÀ-Þ]+[ ,.’'\u00a0-]+)*[A-ZÀ-Þ]{2,}")
"""Capitals beside capitals: a title in capitals, or two abbreviations at once; names in capitals too."""
_NAMED: Final = re.compile(
    r"(?:^|[\s(«])(?!(?:Le|La|Les|Un|Une|Des|Du|De|Au|Aux|Ce|Cet|Cette|Ces|Son|Sa|Ses|Notre|Nos|Votre|Vos|Par|Pour|Avec|Chez|Sur|Dans|Selon)\b)"
    r"(?:M\.|[A-ZÀ-Þ][a-zà-ÿ]+)[ \u00a0]$"
)
"""A first name or a title before: what follows in capitals is a family name."""
_FAMILY_NAME: Final = 4
_FIRST_NAME_MAX: Final = 80
"""Letters before a family name in which its first name stands."""
_SMALL: Final = frozenset(
    [
        "a",
        "à",
        "au",
        "aux",
        "d",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "pour",
        "sur",
        "of",
        "the",
        "and",
        "for",
        "in",
        "on",
    ]
)
_WORD_LENGTH: Final = 5
"""Shorter ones may be words by chance."""
_NO_WORD: Final = frozenset[str]().__contains__
_INITIALS: Final = 3
"""Two letters are the initials of any two words."""
_BARE: Final = str.maketrans("éèêëàâîïôûùçÉÈÊËÀÂÎÏÔÛÙÇ", "eeeeaaiiouucEEEEAAIIOUUC")
_WORD: Final = re.compile(r"[^\W\d_]+")
_KNOWN: Final = (
    *(
        "DGSN",
        "DGST",
        "PDF",
        "EPUB",
        "ISSN",
        "ISBN",
        "QR",
        "SMS",
        "MMS",
        "GPS",
        "SIM",
        "USB",
        "CD",
        "DVD",
        "TV",
        "FM",
        "CV",
        "ADN",
    ),
    *(
        "ONU",
        "UE",
        "OMS",
        "TVA",
        "PIN",
        "HTML",
        "URL",
        "WEB",
        "SOS",
        "VIP",
        "PME",
        "RH",
        "PV",
        "BD",
        "OK",
        "FIFA",
        "CAF",
        "CAN",
    ),
    *("IP", "PC", "LED", "GSM", "ONG", "PDG", "CNSS", "ONCF", "RER", "PIB", "VIH"),
    *("DH", "DHS", "MAD", "CIN", "SAMU", "RN"),
    *("BTS", "CHU", "QI", "BP", "FAQ", "RIB", "MDH", "ISO", "XS", "XL", "XXL", "XXXL"),
)
_SKIPPED: Final = frozenset({PassageKind.CREDIT, PassageKind.RIGHTS, PassageKind.BY, PassageKind.KEYWORD})


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find the first use of an abbreviation that the article nowhere explains."""
    seen = set(desk.words("known"))
    whole = "\n".join(passage.text for passage in text.passages)
    for passage in text.passages:
        if passage.kind in _SKIPPED:
            continue
        plain = passage.blanked(RunKind.CODE, with_="\ufffc")
        shouted = _shouted(plain)
        for match in _SHORT.finditer(plain):
            short = match["short"]
            if short in seen or _ROMAN.fullmatch(short) or len(set(short)) == 1:  # NN, XXX: something to fill in
                continue
            if _within(shouted, match.start("short")) or _is_name(plain, match) or _is_word(short, desk, text.language):
                continue
            seen.add(short)
            if not _explained(short, whole):
                yield passage.hit(match.start("short"), short=short)


def _shouted(plain: str) -> tuple[tuple[int, int], ...]:
    """Give where whole phrases stand in capitals, in order."""
    return tuple(match.span() for match in _SHOUTED.finditer(plain))


def _within(stretches: tuple[tuple[int, int], ...], at: int) -> bool:
    before = bisect_right(stretches, (at, sys.maxsize)) - 1
    return before >= 0 and at < stretches[before][1]


def _is_name(plain: str, match: re.Match[str]) -> bool:
    if len(match["short"]) < _FAMILY_NAME:
        return False
    return _NAMED.search(plain, max(0, match.start() - _FIRST_NAME_MAX), match.start()) is not None


def _is_word(short: str, desk: Desk, language: Language) -> bool:
    """Say whether the dictionary of the text knows it: a French word in capitals, or an acronym that has become one."""
    return len(short) >= _WORD_LENGTH and desk.spellers.get(language, _NO_WORD)(short)


def _explained(short: str, whole: str) -> bool:
    """Say whether a text gives the abbreviation in brackets behind its name, or the name behind the abbreviation."""
    beside = _beside(short)
    return beside.search(whole) is not None or _has_initials(short, whole)


@cache
def _beside(short: str) -> re.Pattern[str]:
    return re.compile(
        rf"\([^()]{{0,30}}\b{short}\b[^()]{{0,30}}\)|\b(?:dit|dite|appelée?|baptisée?|abrégée?) (?:en )?[«“]?[ \u00a0]?{short}\b|\(\b{short}\b[^()]{{0,30}}\)|\b{short}\b[»”\"]? ?(?:\(|:|,? ou\b|,? soit\b|،? أي\b|،? أو\b|،? وهي\b|،? وهو\b)"
    )


def _has_initials(short: str, whole: str) -> bool:
    """Say whether words stand in a row, the first with a capital, whose initials are the abbreviation, small words aside."""
    if len(short) < _INITIALS:
        return False
    words = _words(whole)
    initials = "".join(word[0] for word in words).translate(_BARE)
    return any(
        initials[match.start()].isupper() and words[match.start()] != short
        for match in re.finditer(f"(?={short})", initials, re.IGNORECASE)
    )


@cache
def _words(whole: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(whole) if word.lower() not in _SMALL)


RULE = Rule(
    name="unexplained-abbreviation",
    code="L153",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="اختصار بلا شرح", fr="sigle non développé", en="abbreviation without its explanation"),
    reason=said(
        ar="القارئ من خارج المهنة لا يعرف اختصاراتها. يُذكر الاسم كاملا مرة واحدة، ثم يُستعمل الاختصار.",
        fr="Le lecteur n’est pas de la maison : un sigle se développe une fois, à son premier emploi, puis s’emploie seul.",
        en="Readers are not of the trade: an abbreviation is written out once, where it is first used, and then stands alone.",
    ),
    source="Code typographique du Monde diplomatique, “sigles et acronymes”; Lexique des règles typographiques en usage à l’Imprimerie nationale; house style for what is known",
    messages={
        "found": Message(
            what=said(
                ar="الاختصار {short} غير مشروح في المقال",
                fr="le sigle {short} n’est développé nulle part",
                en="{short} is explained nowhere in the article",
            ),
            remedy=said(
                ar="اكتب الاسم كاملا عند أول ذكر ثم ({short})، أو أضفه إلى known في هذه القاعدة",
                fr="écrivez le nom complet suivi de ({short}) au premier emploi, ou ajoutez-le sous known",
                en="write the full name followed by ({short}) at first use, or add it under known",
            ),
        )
    },
    find=find,
    yields_to=("identity-card-number", "number-plate", "french-abbreviation"),
    settings={
        "known": Setting(
            default=_KNOWN,
            meaning=said(
                ar="اختصارات يعرفها كل قارئ",
                fr="sigles que tout lecteur connaît",
                en="abbreviations that every reader knows",
            ),
        )
    },
)
