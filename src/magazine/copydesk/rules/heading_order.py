"""A crosshead that skips a level."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_HEADLINE: Final = 1
"""The headline in the article's head is its first level."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find crossheads more than one level below the heading before them; within a box, levels count from the box."""
    del desk
    levels: dict[tuple[str, ...], int] = {}
    for passage in text.passages_of(PassageKind.CROSSHEAD):
        before = levels.get(passage.within, _HEADLINE)
        if passage.level > before + 1 and (not passage.within or passage.within in levels):
            yield passage.hit(0, right="#" * (before + 1), written="#" * passage.level)
        levels[passage.within] = passage.level


RULE = Rule(
    name="heading-order",
    code="S106",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="عنوان فرعي يقفز درجة", fr="intertitre qui saute un niveau", en="crosshead that skips a level"),
    reason=said(
        ar="من يتنقل بين العناوين بلوحة المفاتيح أو بالسمع يظن أن عنوانا فاته، والفهرس يظهر منقوصا.",
        fr="Qui va de titre en titre, au clavier ou à l’oreille, croit en avoir manqué un ; la table des matières a un trou.",
        en="Those who go from heading to heading by keyboard or ear think they missed one; the table of contents has a hole.",
    ),
    source="WCAG 2.2, success criterion 1.3.1 (Info and Relationships); technique G141",
    messages={
        "found": Message(
            what=said(
                ar="يأتي {written} هنا والمنتظر {right}: درجة ناقصة",
                fr="{written} vient ici où l’on attend {right} : un niveau manque",
                en="{written} stands here where {right} is expected: a level is missing",
            ),
            remedy=said(
                ar="اكتب {right} في أول السطر",
                fr="écrivez {right} en tête de ligne",
                en="write {right} at the head of the line",
            ),
        )
    },
    find=find,
)
