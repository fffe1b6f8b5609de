"""A correction dated before the issue came out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from magazine.copydesk.copy import head_of
from magazine.copydesk.place import find_node
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.finding import Level
from magazine.manuscript.yaml_nodes import Block, Items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText
    from magazine.issue.article import Article
    from magazine.issue.finding import Location


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find corrections whose date is before the cover date, the first of the month where that names no day."""
    cover = desk.issue.cover_date
    out = date(cover.year, cover.month, cover.day or 1)
    for day in dict.fromkeys(correction.date for correction in text.article.corrections):
        if day < out:
            for where in _places(text.article, day):
                yield Hit(where=where, words={"date": day.isoformat(), "cover": str(cover)})


def _places(article: Article, day: date) -> Iterator[Location]:
    """Find a day among the corrections as written: in any order there, oldest first in the article."""
    node = find_node(head_of(article.source), article.where.path, ("corrections",), 2)
    items = node.items if isinstance(node, Items) else ()
    for item in items:
        for key, value in item.pairs if isinstance(item, Block) else ():
            if (key.text, getattr(value, "text", "")) == ("date", day.isoformat()):
                yield value.where


RULE = Rule(
    name="early-correction",
    code="S111",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="تصويب سابق لتاريخ الغلاف",
        fr="rectificatif antérieur à la parution",
        en="correction dated before the issue came out",
    ),
    reason=said(
        ar="التصويب إقرار بخطأ نُشر: إن سبق تاريخُه صدورَ العدد شك القارئ في التاريخ، ثم في التصويب.",
        fr="Un rectificatif reconnaît une erreur publiée : daté d’avant la parution, il fait douter de la date, puis de lui-même.",
        en="A correction owns up to a mistake that was published: dated before publication, it makes readers doubt the date, then the correction.",
    ),
    source="house style: corrections are dated by the day on which they are published",
    messages={
        "found": Message(
            what=said(
                ar="التصويب مؤرخ في {date}، قبل تاريخ الغلاف {cover}",
                fr="le rectificatif est daté du {date}, avant la date de couverture, {cover}",
                en="the correction is dated {date}, before the cover date, {cover}",
            ),
            remedy=said(
                ar="اكتب يوم نشر التصويب؛ وما أُصلح قبل الصدور لا يحتاج إلى تصويب",
                fr="écrivez le jour où il paraît ; ce qui a été corrigé avant la parution n’en demande pas",
                en="write the day on which it is published; what was put right before the issue came out needs no correction",
            ),
        )
    },
    find=find,
)
