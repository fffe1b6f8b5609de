"""A side of an article that is far shorter than its language explains."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.copydesk.sides import file_of, head_place, together
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, Pair

_BESIDE: Final = {
    PassageKind.KEYWORD, PassageKind.SUMMARY, PassageKind.CORRECTION, PassageKind.ALT, PassageKind.CREDIT, PassageKind.RIGHTS,
}  # fmt: skip


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find the side that is too short for the other.

    Arabic joins articles, pronouns and prepositions to their words. The sample's 17 pairs have 64 to 77 Arabic words for 100 French ones,
    the Universal Declaration of Human Rights has 68 (its articles 56 to 100).
    """
    sides = {side.language: side for side in (pair.first, pair.second)}
    arabic, french = sides.get(Language.ARABIC), sides.get(Language.FRENCH)
    if arabic is None or french is None or not together(pair):
        return
    here, there = _words(arabic), _words(french)
    if max(here, there) < desk.number("from") or not arabic.article.body.strip() or not french.article.body.strip():
        return
    if 100 * here < desk.number("least") * there:
        yield _short(arabic, french, here, there)
    elif 100 * here > desk.number("most") * there:
        yield _short(french, arabic, there, here)


def _short(one: ArticleText, other: ArticleText, here: int, there: int) -> Hit:
    words = {"here": str(here), "there": str(there), "file": file_of(other)}
    return Hit(where=head_place(one, "title"), words=words)


def _words(text: ArticleText) -> int:
    return sum(len(passage.text.split()) for passage in text.passages if passage.kind not in _BESIDE)


RULE = Rule(
    name="uneven-length",
    code="P118",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="طول متفاوت بين اللغتين", fr="longueurs trop inégales", en="uneven length"),
    reason=said(
        ar="فرق يتجاوز ما بين اللغتين يعني في الغالب فقرات لم تُنقل، والقارئ الذي لا يقرأ غيرها لا يعلم بما نقصه.",
        fr="Un écart plus grand que celui des deux langues trahit le plus souvent des paragraphes oubliés ; qui ne lit que cette version ne saura pas ce qui lui manque.",
        en="A gap wider than that of the languages mostly means paragraphs left behind; whoever reads only this side never learns what is missing.",
    ),
    source="house style; bounds measured on the sample issue and on the Universal Declaration of Human Rights",
    messages={
        "found": Message(
            what=said(
                ar="عدد الكلمات هنا {here}، وفي النسخة الأخرى ({file}) {there}: فرق أكبر مما بين اللغتين",
                fr="{here} mots ici contre {there} dans l’autre version ({file}) : l’écart dépasse celui des deux langues",
                en="{here} words here against {there} on the other side ({file}): more than the languages explain",
            ),
            remedy=said(
                ar="انظر هل نقصت هذه النسخة فقرة أو قسما",
                fr="voyez s’il manque ici un paragraphe ou une partie",
                en="see whether a paragraph or a section is missing here",
            ),
        ),
    },
    find=find,
    settings={
        "least": Setting(
            default=("45",),
            meaning=said(
                ar="أقل عدد من الكلمات العربية مقابل كل مئة كلمة فرنسية",
                fr="mots arabes, au moins, pour cent mots français",
                en="Arabic words, at least, for a hundred French ones",
            ),
            whole=True,
        ),
        "most": Setting(
            default=("105",),
            meaning=said(
                ar="أكثر عدد من الكلمات العربية مقابل كل مئة كلمة فرنسية",
                fr="mots arabes, au plus, pour cent mots français",
                en="Arabic words, at most, for a hundred French ones",
            ),
            whole=True,
        ),
        "from": Setting(
            default=("100",),
            meaning=said(
                ar="عدد كلمات النسخة الأطول الذي تبدأ منه المقارنة",
                fr="nombre de mots de la plus longue à partir duquel on compare",
                en="words of the longer side from which the sides are compared",
            ),
            whole=True,
        ),
    },
)
