"""A bracket or a quotation mark without its partner: “(voir page 12 .”, «قال: «سنعود.»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import BLANK, GAP, prose, without_turned
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage

_BRACKETS: Final = (("(", ")"), ("[", "]"))
_QUOTES: Final = ("«", "»")
_FAR: Final = 8
"""Paragraphs over which one quotation may go on."""
_MOST: Final = 3
"""Marks of one kind in a paragraph that are told: where there are more, they are one slip."""
_SPEECH: Final = {PassageKind.PARAGRAPH, PassageKind.ITEM, PassageKind.QUESTION}
"""Where a quotation goes on from one passage to the next."""
_ORDINAL: Final = "أولا|ثانيا|ثالثا|رابعا|خامسا"
_ALONE: Final = re.compile(
    r"[:;=8][\-o^']?[()\[\]]{1,3}|[()\[\]]{1,3}[\-o^']?[:;=](?!\w)"  # :-) and its kin
    rf"|(?:^|(?<=[{GAP},;،؛:–—]))(?:\d{{1,2}}|[a-zA-Z]|[ivxIVX]{{1,4}}|[\u0621-\u064a]|{_ORDINAL})[.\-°]?[\u200c-\u200f]?\)"  # 1) a) أ)
    rf"|[\[\]]-?\d[\d.,]*[{GAP}]?[;,،؛][{GAP}]?-?\d[\d.,]*[\[\]]"  # [0, 5[
    r"|\+[\[\]()]"  # Ctrl+]
)
"""Marks that have no partner by right: a lone one that stands in such a group is left alone."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find brackets that lack their other half in their paragraph, and quotation marks that lack theirs in the quotation."""
    del desk
    pages = [(passage, without_turned(passage.blanked(RunKind.CODE))) for passage, _ in prose(text, *BOTH)]
    for passage, words in pages:
        for pair in _BRACKETS if passage.kind in _SPEECH else (*_BRACKETS, _QUOTES):
            ends, begins = _lone(words, *pair)
            yield from (_hit(passage, at, words) for at in (*ends[:_MOST], *begins[:_MOST]))
    for passage, at, words in _quotes([page for page in pages if page[0].kind in _SPEECH]):
        yield _hit(passage, at, words)


def _hit(passage: Passage, at: int, words: str) -> Hit:
    return passage.hit(at, _MESSAGES[words[at]], mark=words[at])


def _quotes(pages: Sequence[tuple[Passage, str]]) -> Iterator[tuple[Passage, int, str]]:
    """Give the lone quotation marks of paragraphs that follow one another.

    A quotation may go on over several: each then begins with a mark, or none does, and the last one ends it.
    """
    opened: list[tuple[Passage, int, str]] = []
    since = 0
    for passage, words in pages:
        since += 1
        going_on = opened and words.lstrip().startswith(_QUOTES)  # with either mark, as houses differ
        own = re.sub("[«»]", BLANK, words, count=1) if going_on else words
        ends, begins = _lone(own, *_QUOTES)
        if opened and (since > _FAR or "«" in own[: ends[0] if ends else None]):
            yield opened.pop()
        if opened and ends:
            del ends[0]
            opened.clear()
        yield from ((passage, at, words) for at in ends[:_MOST])
        for at in begins[:_MOST]:
            yield from opened
            opened, since = [(passage, at, words)], 0
    yield from opened


_MESSAGES: Final = {**dict.fromkeys("([«", "found"), **dict.fromkeys(")]»", "end")}


def _lone(words: str, opening: str, closing: str) -> tuple[list[int], list[int]]:
    """Give where a mark ends what nothing began, and where one begins what nothing ends."""
    ends: list[int] = []
    begins: list[int] = []
    for match in re.finditer(f"[{re.escape(opening + closing)}]", words):
        if match.group() == opening:
            begins.append(match.start())
        elif begins:
            begins.pop()
        else:
            ends.append(match.start())
    alone = {at for match in _ALONE.finditer(words) for at in range(*match.span())} if ends or begins else set()
    return [at for at in ends if at not in alone], [at for at in begins if at not in alone]


RULE = Rule(
    name="unpaired-mark",
    code="L141",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="قوس أو علامة اقتباس بلا نظيرتها",
        fr="parenthèse ou guillemet sans pendant",
        en="bracket or quotation mark without its partner",
    ),
    reason=said(
        ar="كلام فُتحت له علامة ولم تُغلق لا يُعرف أين ينتهي: فيُنسب إلى القائل كلام المحرر، أو يضيع الاستطراد في الجملة.",
        fr="Une citation ouverte et jamais fermée prête à celui qui parle les mots de la rédaction ; une parenthèse seule laisse le lecteur attendre l’autre.",
        en="A quotation that is opened and never closed gives the speaker the newsroom’s words; a lone bracket leaves readers waiting for the other.",
    ),
    source="Lexique des règles typographiques en usage à l’Imprimerie nationale, 3e éd., 2002 (guillemets, parenthèses); for Arabic: house style",
    messages={
        "found": Message(
            what=said(
                ar="العلامة {mark} تُفتح هنا ولا تُغلق",
                fr="{mark} s’ouvre ici et ne se ferme pas",
                en="{mark} opens here and is not closed",
            ),
            remedy=said(
                ar="اكتب نظيرتها حيث ينتهي ما تضمه، أو احذفها",
                fr="fermez-la où finit ce qu’elle enferme, ou supprimez-la",
                en="close it where what it holds ends, or take it out",
            ),
        ),
        "end": Message(
            what=said(
                ar="العلامة {mark} تُغلق هنا ما لم يُفتح",
                fr="{mark} ferme ici ce que rien n’a ouvert",
                en="{mark} closes here what nothing has opened",
            ),
            remedy=said(
                ar="اكتب نظيرتها حيث يبدأ ما تضمه، أو احذفها",
                fr="ouvrez-la où commence ce qu’elle enferme, ou supprimez-la",
                en="open it where what it holds begins, or take it out",
            ),
        ),
    },
    find=find,
    yields_to=("misplaced-bracket", "misplaced-quotation-mark", "wrong-quotation-mark"),
)
