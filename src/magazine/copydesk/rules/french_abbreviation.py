"""A French abbreviation in a form that is not its own: “no 5”, “Mr”, “Mme.”, “etc...”, “Km”, “20H30”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import GAP, NO_BREAK, mend, prose
from magazine.copydesk.rule import Family, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_SOMEBODY: Final = rf"(?=[{GAP}](?:[A-ZÀ-Þ]|l(?:[ea][{GAP}]|[’'])))"
"""A name follows, or an office: “Mr le directeur”."""
_WRONG: Final = re.compile(
    rf"(?<![\w.’'])(?:(?P<number>n°(?=\d)|(?:nº|no\.?(?=[{GAP}])|(?<=[a-zà-ÿ,;] )N[º°o]\.?)[{GAP}]?(?=\d))"
    rf"|(?P<mister>Mr\.?){_SOMEBODY}|(?P<madam>M(?:me|lle)\.){_SOMEBODY}"
    rf"|(?P<rest>etc(?:\.{{2,}}|…|\.…))"
    rf"|(?:[01]?\d|2[0-4])[{GAP}]?(?P<hour>H)(?=[{GAP}]?[0-5]\d\b|[{GAP}]?(?![\w/{GAP}])|[{GAP}][a-zà-ÿ(]))"
    rf"|(?<=\d)(?P<unit>[{GAP}]?(?!(?:km|kg)\b)(?i:kms?|kgs?|hrs))\b"
)
_RIGHT: Final = {"number": f"n°{NO_BREAK}", "mister": "M.", "rest": "etc.", "hour": "h"}
_UNITS: Final = {"km": "km", "kg": "kg", "hr": "h"}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find abbreviations in a form that is not theirs."""
    del desk
    for passage, words in prose(text, Language.FRENCH):
        for match in _WRONG.finditer(words):
            name = str(match.lastgroup)
            old = match[name]
            new = _MENDED[name](old) if name in _MENDED else _RIGHT[name]
            yield mend(passage, match.start(name), match.end(name), new, old=old.strip(), new=new.strip())


def _unit(written: str) -> str:
    """Give the symbol as it should be, behind a space that does not break."""
    return NO_BREAK + _UNITS[written.strip()[:2].lower()]


def _contracted(written: str) -> str:
    """Give a contraction without the full stop: it ends with the word’s own last letter."""
    return written.removesuffix(".")


_MENDED: Final = {"unit": _unit, "madam": _contracted}


RULE = Rule(
    name="french-abbreviation",
    code="L122",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=(Language.FRENCH,),
    title=said(
        ar="مختصر فرنسي على غير صيغته",
        fr="abréviation mal formée",
        en="malformed French abbreviation",
    ),
    reason=said(
        ar="لكل مختصر في الفرنسية صيغة واحدة: n° وM. وetc. وkm و20 h 30. وكتابة Mr وetc... وKm من عادات المراسلات السريعة.",
        fr="Chaque abréviation a sa forme : n°, M., etc., km, 20 h 30. Mr, etc... et Km sont des habitudes de courrier rapide.",
        en="Each French abbreviation has one form: n°, M., etc., km, 20 h 30. Mr, etc... and Km are habits of hasty mail.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (abréviations); BIPM, SI Brochure, 8th ed., for the symbols of units",
    messages={
        "found": Message(
            what=said(
                ar="«{old}» ليست صيغة المختصر",
                fr="« {old} » n’est pas la forme de l’abréviation",
                en="“{old}” is not the form of the abbreviation",
            ),
            remedy=said(
                ar="اكتب {new}",
                fr="écrivez « {new} »",
                en="write “{new}”",
            ),
        ),
    },
    find=find,
)
