"""A crosshead that says what another, or the headline, has said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.descriptions import words
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find crossheads with the words of the headline, or of a crosshead before them on the same level under the same one."""
    del desk
    headline = words(text.article.headline)
    above: dict[int, tuple[str, ...]] = {}
    seen: set[tuple[tuple[str, ...], ...]] = set()
    for passage in text.passages_of(PassageKind.CROSSHEAD):
        own = words(passage.text)
        above = {level: one for level, one in above.items() if level < passage.level} | {passage.level: own}
        way = (passage.within, *above.values())
        if own == headline:
            yield passage.hit(0, "headline", words=passage.text)
        elif way in seen:
            yield passage.hit(0, words=passage.text)
        seen.add(way)


RULE = Rule(
    name="repeated-crosshead",
    code="S115",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="عنوان فرعي مكرر", fr="intertitre répété", en="repeated crosshead"),
    reason=said(
        ar="عنوانان بالكلمات نفسها لا يميز بينهما الفهرس ولا السامع، ولا يعرف رابط إلى أيهما يؤدي.",
        fr="Deux intertitres identiques ne se distinguent ni dans la table des matières ni à l’oreille, et leurs adresses se confondent.",
        en="Two crossheads of the same words cannot be told apart in the table of contents or by ear, and their addresses are mixed up.",
    ),
    source="WCAG 2.2, success criterion 2.4.6 (Headings and Labels)",
    messages={
        "found": Message(
            what=said(
                ar="«{words}» عنوان فرعي ورد من قبل في هذا المقال",
                fr="« {words} » a déjà servi d’intertitre dans cet article",
                en="“{words}” has been a crosshead in this article before",
            ),
            remedy=said(
                ar="قل في كل منهما ما يخصه",
                fr="dites dans chacun ce qui lui est propre",
                en="say in each what is its own",
            ),
        ),
        "headline": Message(
            what=said(
                ar="«{words}» عنوان فرعي بكلمات عنوان المقال",
                fr="l’intertitre « {words} » répète le titre de l’article",
                en="the crosshead “{words}” repeats the article’s headline",
            ),
            remedy=said(
                ar="احذفه، أو قل فيه ما تحته",
                fr="supprimez-le, ou annoncez ce qui suit",
                en="delete it, or say what stands under it",
            ),
        ),
    },
    find=find,
)
