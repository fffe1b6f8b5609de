"""A standfirst, or a summary for feeds, too long to lead in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.copydesk.lengths import ARABIC, limit
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText

_LEADS: Final = {PassageKind.STANDFIRST: "standfirst", PassageKind.SUMMARY: "summary"}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find standfirsts and summaries of more characters than the settings allow."""
    for passage in text.passages_of(*_LEADS):
        name = _LEADS[passage.kind]
        most = limit(name, passage.language, desk)
        if len(passage.text) > most:
            yield passage.hit(0, name, length=str(len(passage.text)), most=str(most))


RULE = Rule(
    name="long-standfirst",
    code="S102",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="مقدمة طويلة", fr="chapô trop long", en="standfirst that is too long"),
    reason=said(
        ar="المقدمة تُدخل القارئ ولا تحل محل المقال، وهي نفسها ما يظهر في بطاقات المشاركة وخلاصات الأخبار، فيُقطع ما زاد.",
        fr="Le chapô fait entrer dans l’article, il ne le remplace pas ; les cartes de partage et les flux, qui le montrent, coupent l’excédent.",
        en="The standfirst leads into the article and does not replace it; share cards and feeds, which show it, cut off what is too much.",
    ),
    source="house style: four lines of the opening page; share cards and feeds cut longer ones",
    messages={
        "standfirst": Message(
            what=said(
                ar="عدد حروف المقدمة {length}، والحد الأقصى {most}",
                fr="le chapô compte {length} signes, pour {most} au plus",
                en="the standfirst has {length} characters, {most} at most",
            ),
            remedy=said(
                ar="أبق جملة أو جملتين تعدان القارئ بشيء، وانقل الباقي إلى المتن",
                fr="gardez une ou deux phrases qui promettent, et passez le reste au texte",
                en="keep one or two sentences that promise something, and move the rest to the text",
            ),
        ),
        "summary": Message(
            what=said(
                ar="عدد حروف الملخص {length}، والحد الأقصى {most}",
                fr="le résumé compte {length} signes, pour {most} au plus",
                en="the summary has {length} characters, {most} at most",
            ),
            remedy=said(
                ar="اختصر: هذا نص الخلاصات والبطاقات وحدها",
                fr="abrégez : ce texte ne sert qu’aux flux et aux cartes",
                en="shorten it: this text serves feeds and cards alone",
            ),
        ),
    },
    find=find,
    settings={
        "standfirst": Setting(
            default=("240",),
            meaning=said(
                ar="أقصى عدد من الحروف في المقدمة",
                fr="nombre maximal de signes du chapô",
                en="most characters of a standfirst",
            ),
            whole=True,
        ),
        "summary": Setting(
            default=("200",),
            meaning=said(
                ar="أقصى عدد من الحروف في الملخص",
                fr="nombre maximal de signes du résumé",
                en="most characters of a summary",
            ),
            whole=True,
        ),
        "arabic": ARABIC,
    },
)
