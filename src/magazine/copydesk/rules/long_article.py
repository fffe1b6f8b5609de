"""An article longer than its kind allows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.lengths import ARABIC, limit, words_read
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.article import Kind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_MOST: Final = {
    Kind.NEWS: 600,
    Kind.FEATURE: 2000,
    Kind.INTERVIEW: 2000,
    Kind.PORTRAIT: 1500,
    Kind.GALLERY: 400,
    Kind.FIGURES: 400,
    Kind.SERVICE: 1500,
    Kind.NOTICE: 300,
}
"""Words of French that the form of each kind holds in print: news on one page of three columns, a feature on six. Nobody counts an
advertisement's."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find articles of more words than the setting for their kind allows."""
    kind = text.article.kind
    if kind not in _MOST:
        return
    length, most = words_read(text), limit(kind.value, text.language, desk)
    if length > most:
        for headline in text.passages_of(PassageKind.HEADLINE):
            yield headline.hit(0, length=str(length), most=str(most), kind=kind.value)


RULE = Rule(
    name="long-article",
    code="S104",
    family=Family.SHAPE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="مقال أطول من نوعه", fr="article trop long pour son genre", en="article too long for its kind"),
    reason=said(
        ar="لكل نوع قالب على الصفحة: الخبر الذي يطول تحقيق لم يُخطط له، ويطرد غيره من العدد.",
        fr="Chaque genre a sa place dans la maquette : une brève qui s’étend est un dossier non prévu, et chasse les autres du numéro.",
        en="Each kind has its form on the page: news that runs on is a feature that nobody planned, and pushes others out of the issue.",
    ),
    source="house style: what the form of each kind holds in print",
    messages={
        "found": Message(
            what=said(
                ar="عدد كلمات المقال {length}، والحد الأقصى في نوعه ({kind}) {most}",
                fr="l’article compte {length} mots, pour {most} au plus dans son genre ({kind})",
                en="the article has {length} words, {most} at most in its kind ({kind})",
            ),
            remedy=said(
                ar="اختصر، أو أخرج منه إطارا أو مقالا ثانيا، أو غير نوعه",
                fr="resserrez, tirez-en un encadré ou un second article, ou changez son genre",
                en="tighten it, take a box or a second article out of it, or change its kind",
            ),
        )
    },
    find=find,
    settings={
        **{
            kind.value: Setting(
                default=(str(most),),
                meaning=said(
                    ar=f"أقصى عدد من الكلمات في مقال من نوع {kind.value}",
                    fr=f"nombre maximal de mots d’un article du genre {kind.value}",
                    en=f"most words of an article of the kind {kind.value}",
                ),
                whole=True,
            )
            for kind, most in _MOST.items()
        },
        "arabic": ARABIC,
    },
)
