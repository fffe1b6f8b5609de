"""Quotation marks of the typewriter or of English in place of the house's « … »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import GAP, NO_BREAK, mend_pair, prose, without_turned
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage

_QUOTED: Final = re.compile(
    rf"(?P<open>(?<!\d)\"|[“”„]|<<)(?P<lead>[{GAP}]?)(?P<words>[^\"“”„<>]*?)(?P<trail>[{GAP}]?)(?P<close>[\"“”]|>>)"
    r"|(?P<lone>(?<!\d)\"|(?<!\d)”|„|“)"
)
_MARK: Final = re.compile("[«»]")
_SPOKEN: Final = {PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.PULL_QUOTE}
"""A quotation may go on from one of these into the next."""
_MARKS: Final = {
    (Language.ARABIC, False): ("«", "»"),
    (Language.FRENCH, False): (f"«{NO_BREAK}", f"{NO_BREAK}»"),
    (Language.ARABIC, True): ("“", "”"),
    (Language.FRENCH, True): ("“", "”"),
}
"""By language, and whether the quotation stands within another."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find pairs of foreign quotation marks, “ ” being right within a quotation; and « that is never closed."""
    del desk
    yield from _unclosed(text)
    for passage, words in prose(text, Language.ARABIC, Language.FRENCH):
        depth = done = 0
        for match in _QUOTED.finditer(words):
            depth += words.count("«", done, match.start()) - words.count("»", done, match.start())
            done, within = match.start(), depth > 0
            if match["lone"]:
                yield passage.hit(match.start(), "lone", mark=match["lone"])
                continue
            first, last = _MARKS[passage.language, within]
            if (match["open"], match["close"]) != (first, last):
                opening = (match.start("open"), match.end("lead"), first)
                closing = (match.start("trail"), match.end("close"), last)
                yield mend_pair(passage, opening, closing, right=f"{first}…{last}")


def _unclosed(text: ArticleText) -> Iterator[Hit]:
    """Find « without its »: within the paragraph, or in those that go on with the quotation."""
    waiting: tuple[Passage, int] | None = None
    for passage, words in prose(text, Language.ARABIC, Language.FRENCH):
        opened, closed = _open_ends(without_turned(words))
        if _QUOTED.search(words):
            waiting = None
            continue
        if passage.kind is PassageKind.ITEM and opened is None and not closed:
            continue  # the quotation may go on behind the list
        if waiting is not None and not (_follows(passage, waiting[0]) and (words[:1] == "«" or closed)):
            yield waiting[0].hit(waiting[1], "lone", mark="«")
        waiting = None if opened is None else (passage, opened)
    if waiting is not None:
        yield waiting[0].hit(waiting[1], "lone", mark="«")


def _follows(passage: Passage, before: Passage) -> bool:
    return passage.kind in _SPOKEN and before.kind in _SPOKEN


def _open_ends(words: str) -> tuple[int | None, bool]:
    """Give where the quotation begins that stays open, and whether one is closed that was opened before."""
    opened: list[int] = []
    closed = False
    for match in _MARK.finditer(words):
        if match.group() == "«":
            opened.append(match.start())
        elif opened:
            opened.pop()
        else:
            closed = True
    return (opened[0] if opened else None), closed


RULE = Rule(
    name="wrong-quotation-mark",
    code="L112",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="علامتا اقتباس غير معتمدتين",
        fr="guillemets étrangers",
        en="wrong quotation mark",
    ),
    reason=said(
        ar="للاقتباس في المجلة علامة واحدة: «…»، وداخلها “…”. وعلامات الآلة الكاتبة لا وجه لها، فتختلط بدايتها بنهايتها في السطر العربي.",
        fr="Le magazine cite entre « … », et entre “…” à l’intérieur d’une citation. Les guillemets droits de la machine à écrire n’ont ni début ni fin.",
        en="The magazine quotes with « … », and with “…” within a quotation. Straight marks of the typewriter have neither beginning nor end.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (guillemets); for Arabic: house style",
    messages={
        "found": Message(
            what=said(
                ar="علامتا اقتباس غير ما تستعمله المجلة",
                fr="guillemets qui ne sont pas ceux du magazine",
                en="quotation marks that are not the magazine’s",
            ),
            remedy=said(
                ar="اكتب {right}",
                fr="écrivez {right}",
                en="write {right}",
            ),
        ),
        "lone": Message(
            what=said(
                ar="علامة اقتباس {mark} بلا نظيرتها",
                fr="un guillemet {mark} sans son pendant",
                en="a quotation mark {mark} without its partner",
            ),
            remedy=said(
                ar="أكمل الاقتباس بين « و»، أو احذف العلامة",
                fr="fermez la citation avec « et », ou ôtez le signe",
                en="close the quotation with « and », or take the mark out",
            ),
        ),
    },
    find=find,
)
