"""A feature, interview or portrait too short to be one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.lengths import ARABIC, limit, words_read
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.article import Kind, Status
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_LEAST: Final = {Kind.FEATURE: 350, Kind.INTERVIEW: 300, Kind.PORTRAIT: 300}
"""Words of French below which the two pages that these kinds open on are mostly picture and blank."""
_NEARLY: Final = 0.95
"""The page bears a twentieth less: nobody sends a text back for ten words."""


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find articles, drafts aside, of fewer words than the setting for their kind asks for."""
    kind = text.article.kind
    if kind not in _LEAST or text.article.status is Status.DRAFT:
        return
    length, least = words_read(text), limit(kind.value, text.language, desk)
    if length < least * _NEARLY:
        for headline in text.passages_of(PassageKind.HEADLINE):
            yield headline.hit(0, length=str(length), least=str(least), kind=kind.value)


RULE = Rule(
    name="short-article",
    code="S105",
    family=Family.SHAPE,
    level=Level.NOTE,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="مقال أقصر من نوعه", fr="article trop court pour son genre", en="article too short for its kind"),
    reason=said(
        ar="قالب التحقيق والحوار والبورتريه يعد القارئ بقراءة: إن لم يكن تحته إلا فقرة خاب ظنه وبقيت الصفحة بيضاء.",
        fr="La maquette d’un dossier, d’un entretien ou d’un portrait promet une lecture : un seul paragraphe déçoit et laisse la page blanche.",
        en="The form of a feature, an interview or a portrait promises a read: one paragraph disappoints and leaves the page blank.",
    ),
    source="house style: the two pages that these kinds open on",
    messages={
        "found": Message(
            what=said(
                ar="عدد كلمات المقال {length}، والحد الأدنى في نوعه ({kind}) {least}",
                fr="l’article compte {length} mots, pour {least} au moins dans son genre ({kind})",
                en="the article has {length} words, {least} at least in its kind ({kind})",
            ),
            remedy=said(
                ar="اجعله خبرا (kind: news)، أو أتمه",
                fr="faites-en une brève (kind: news), ou étoffez-le",
                en="make it news (kind: news), or write what is missing",
            ),
        )
    },
    find=find,
    settings={
        **{
            kind.value: Setting(
                default=(str(least),),
                meaning=said(
                    ar=f"أقل عدد من الكلمات في مقال من نوع {kind.value}",
                    fr=f"nombre minimal de mots d’un article du genre {kind.value}",
                    en=f"fewest words of an article of the kind {kind.value}",
                ),
                whole=True,
            )
            for kind, least in _LEAST.items()
        },
        "arabic": ARABIC,
    },
)
