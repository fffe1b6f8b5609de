"""An alternative text that says again what the caption or the headline says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.descriptions import descriptions, words
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText

_FEWEST: Final = 3
"""Words that must come again in a row: one or two are in any caption of the same picture."""


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find alternative texts whose words all stand, in their order, in the caption, or that are the headline."""
    del desk
    for one in descriptions(text):
        heard = words(one.text)
        if any(_holds(words(caption), heard) for caption in one.captions):
            yield Hit(where=one.where, message="caption")
        elif any(words(headline) == heard for headline in one.headlines):
            yield Hit(where=one.where, message="headline")


def _holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    if whole == part:
        return True
    return len(part) >= _FEWEST and f" {' '.join(part)} " in f" {' '.join(whole)} "


RULE = Rule(
    name="alt-repeats",
    code="A102",
    family=Family.ACCESS,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(
        ar="نص بديل يكرر التعليق أو العنوان",
        fr="texte de remplacement qui répète la légende ou le titre",
        en="alternative text that repeats the caption or the headline",
    ),
    reason=said(
        ar="يسمع القارئ الجملة نفسها مرتين، ولا يعرف بعد ذلك ما في الصورة.",
        fr="Le lecteur d’écran dit deux fois la même phrase, et l’on ne sait toujours pas ce que montre l’image.",
        en="A screen reader says the same sentence twice, and what the picture shows is still not told.",
    ),
    source="HTML Living Standard, 4.8.4.4.1 (the alternative text is never the caption, title or legend of the image)",
    messages={
        "caption": Message(
            what=said(
                ar="النص البديل يعيد كلمات التعليق",
                fr="le texte de remplacement répète la légende",
                en="the alternative text repeats the caption",
            ),
            remedy=said(
                ar="اترك للتعليق الخبر، وصف هنا ما تراه العين",
                fr="laissez à la légende ce qu’il faut savoir, et décrivez ici ce que l’œil voit",
                en="leave what must be known to the caption, and describe here what the eye sees",
            ),
        ),
        "headline": Message(
            what=said(
                ar="النص البديل يعيد عنوان المقال",
                fr="le texte de remplacement répète le titre de l’article",
                en="the alternative text repeats the article’s headline",
            ),
            remedy=said(
                ar="صف ما تراه العين في الصورة بدل العنوان",
                fr="décrivez ce que l’œil voit, et non le sujet de l’article",
                en="describe what the eye sees, not what the article is about",
            ),
        ),
    },
    find=find,
    yields_to=("alt-says-nothing",),
)
