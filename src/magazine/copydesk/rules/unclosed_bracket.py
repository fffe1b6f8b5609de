"""A bracket or a quotation mark without its partner: «(أنتربول في كل القارات», “« Nous étions prêts, dit-elle.”."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import BLANK, prose, without_turned
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage

_BRACKET: Final = re.compile(r"[()]")
_MARK: Final = re.compile(r"[«»]")
_ITEM: Final = re.compile(
    r"(?:^|[\s«،؛:;,.])(?:(?:[^\W_]{1,3}|أولا|ثانيا|ثالثا|رابعا|خامسا)[°.]?[\u200c-\u200f]?|[:;=8]-?)$"
)
"""What may stand before a closing bracket that none opened: “a)”, «أولا)», and a face drawn with signs."""
_ADDRESS: Final = re.compile(f"{BLANK}+")
_ITEM_LENGTH: Final = 8


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find brackets without their partner in a paragraph; a quotation may go on through several and be closed in the last."""
    del desk
    waiting: list[tuple[Passage, int]] = []
    for passage, typed in prose(text, *BOTH):
        words = without_turned(typed)
        yield from _brackets(passage, words)
        for match in _MARK.finditer(words):
            if match.group() == "«":
                waiting.append((passage, match.start()))
            elif not words[: match.start()].strip():
                continue  # each paragraph of a long quotation may begin with the closing mark
            elif waiting:
                waiting.clear()  # one mark may close a quotation and what is quoted within it
            else:
                yield passage.hit(match.start(), "closed", sign="»", other="«")
    for passage, start in waiting[-1:]:
        yield passage.hit(start, "opened", sign="«", other="»")


def _brackets(passage: Passage, words: str) -> Iterator[Hit]:
    opened: list[int] = []
    for match in _BRACKET.finditer(words):
        start = match.start()
        if match.group() == "(":
            opened.append(start)
        elif opened:
            opened.pop()
        elif _ITEM.search(words[max(0, start - _ITEM_LENGTH) : start]) is None:
            yield passage.hit(start, "closed", sign=")", other="(")
    for start in opened:
        address = _ADDRESS.search(words, start)
        if address is None or ")" not in passage.text[address.start() : address.end()]:  # which may have taken it in
            yield passage.hit(start, "opened", sign="(", other=")")


RULE = Rule(
    name="unclosed-bracket",
    code="L155",
    family=Family.LANGUAGE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="قوس أو علامة اقتباس بلا نظيرها",
        fr="parenthèse ou guillemet sans son pendant",
        en="unclosed bracket",
    ),
    reason=said(
        ar="قوس لا يُغلق يترك القارئ ينتظر، وقول لا يُعرف أين ينتهي قد يُنسب إلى صاحبه ما لم يقله.",
        fr="Une parenthèse jamais fermée laisse le lecteur en suspens ; une citation dont on ne voit pas la fin prête à quelqu’un des mots qui ne sont pas les siens.",
        en="A bracket that is never closed keeps readers waiting; a quotation whose end cannot be seen puts words into somebody’s mouth.",
    ),
    source="house style",
    messages={
        "opened": Message(
            what=said(
                ar="فُتح \u2068{sign}\u2069 ولم يُغلق",
                fr="« {sign} » ouvre et rien ne ferme",
                en="\u2068{sign}\u2069 is opened and never closed",
            ),
            remedy=said(
                ar="اكتب \u2068{other}\u2069 حيث ينتهي ما بدأ هنا، أو احذف \u2068{sign}\u2069",
                fr="mettez {other} là où finit ce qui commence ici, ou supprimez {sign}",
                en="write \u2068{other}\u2069 where what begins here ends, or take \u2068{sign}\u2069 out",
            ),
        ),
        "closed": Message(
            what=said(
                ar="أُغلق \u2068{sign}\u2069 ولم يُفتح",
                fr="« {sign} » ferme ce que rien n’a ouvert",
                en="\u2068{sign}\u2069 closes what nothing has opened",
            ),
            remedy=said(
                ar="اكتب \u2068{other}\u2069 حيث يبدأ ما انتهى هنا، أو احذف \u2068{sign}\u2069",
                fr="mettez {other} là où commence ce qui finit ici, ou supprimez {sign}",
                en="write \u2068{other}\u2069 where what ends here begins, or take \u2068{sign}\u2069 out",
            ),
        ),
    },
    find=find,
)
