"""A letter of another alphabet that looks like the right one: Persian «ی» in Arabic, Cyrillic “а” in French."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import name

from magazine.copydesk.letters import ARABIC, SIGN, mend
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_SAFE: Final = {"ک": "ك", "ڪ": "ك", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۀ": "ه", "ے": "ي"}
_YEH: Final = "ی"
_CYRILLIC: Final = dict(zip("аеорсхуіјѕАВЕКМНОРСТХІЈЅ", "aeopcxyijsABEKMHOPCTXIJS", strict=True))
_GREEK: Final = dict(zip("ονιαΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oviaABEZHIKMNOPTYX", strict=True))
_LATIN: Final = _CYRILLIC | _GREEK
_OTHERS: Final = "".join(_LATIN)
_SAME: Final = _SAFE | _LATIN
_DIGITS: Final = {"O": "0", "o": "0", "I": "1", "l": "1", "О": "0", "о": "0"}
_MESSAGES: Final[dict[str | None, str]] = {None: "unsure"}
_ALIKE: Final = re.compile(
    rf"(?P<arabic>[{''.join(_SAFE)}])|(?P<medial>{_YEH})(?=[{SIGN}]*[{ARABIC}])|(?P<final>{_YEH})"
    rf"|(?<=[A-Za-zÀ-ÿœ])(?P<after>[{_OTHERS}])|(?P<before>[{_OTHERS}])(?=[A-Za-zÀ-ÿœ])"
    rf"|(?<=\d)(?P<digit>[{''.join(_DIGITS)}])(?=\d)"
    rf"|(?<=[{ARABIC}])(?P<latin>[A-Za-z]{{1,2}})(?=[{ARABIC}])"
)


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find letters of another alphabet within words; گ, ڭ and ڤ, which Morocco writes, are no strangers."""
    del desk
    for passage in text.passages:
        for match in _ALIKE.finditer(passage.blanked(RunKind.CODE)):
            letter = match.group()
            if match["digit"]:
                yield passage.hit(match.start(), "digit", letter=letter, right=_DIGITS[letter])
                continue
            right = {"medial": "ي", "final": None, "latin": None}.get(str(match.lastgroup), _SAME.get(letter))
            message = _MESSAGES.get(right, "found")
            words = {"letter": letter, "script": _script(letter), "right": str(right)}
            yield mend(passage, match.start(), match.end(), right, message, **words)


def _script(letter: str) -> str:
    return f"U+{ord(letter[0]):04X} {name(letter[0])}"


RULE = Rule(
    name="look-alike-letter",
    code="L134",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="حرف شبيه من أبجدية أخرى",
        fr="lettre sosie d’un autre alphabet",
        en="look-alike letter",
    ),
    reason=said(
        ar="حرف فارسي أو سيريلي يشبه حرفنا ولا يساويه: الكلمة تبدو سليمة، والبحث لا يجدها، وقد تظهر بخط آخر في المطبوع. و گ ڭ ڤ حروف يكتبها المغاربة فلا تُمس.",
        fr="Une lettre persane ou cyrillique ressemble à la nôtre sans l’être : le mot paraît juste, la recherche ne le trouve pas, et l’imprimé peut changer de police au milieu du mot.",
        en="A Persian or Cyrillic letter looks like ours and is not: the word seems right, no search finds it, and print may change its face in mid-word. گ ڭ ڤ are written in Morocco and are left alone.",
    ),
    source="Unicode Technical Standard #39, 4 (confusable detection) and 5.1 (mixed-script detection)",
    messages={
        "found": Message(
            what=said(
                ar="«{letter}» حرف دخيل ({script})",
                fr="« {letter} » vient d’un autre alphabet ({script})",
                en="“{letter}” is of another alphabet ({script})",
            ),
            remedy=said(
                ar="اكتب {right}",
                fr="écrivez {right}",
                en="write {right}",
            ),
        ),
        "digit": Message(
            what=said(
                ar="«{letter}» حرف بين أرقام",
                fr="« {letter} » est une lettre au milieu d’un nombre",
                en="“{letter}” is a letter among digits",
            ),
            remedy=said(
                ar="اكتب الرقم {right}، وتحقق من العدد كله في مصدره",
                fr="tapez le chiffre {right}, et vérifiez le nombre entier à sa source",
                en="type the digit {right}, and check the whole number against its source",
            ),
        ),
        "unsure": Message(
            what=said(
                ar="«{letter}» حرف دخيل ({script})",
                fr="« {letter} » vient d’un autre alphabet ({script})",
                en="“{letter}” is of another alphabet ({script})",
            ),
            remedy=said(
                ar="أعد كتابة الكلمة بحروفها: ي أو ى أو غيرهما",
                fr="retapez le mot avec ses propres lettres",
                en="type the word again with its own letters",
            ),
        ),
    },
    find=find,
)
