"""A link to another article of the issue that only one side has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, ways
from magazine.issue.article import Status
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, Pair
    from magazine.issue.finding import Location

_ARTICLE: Final = re.compile(r"(?:\.\./|/)?(?P<id>[a-z0-9-]+)/(?:[a-z]{2,3}(?:\.md)?)?(?:#.*)?")


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find the first link to each article that the other side never leads to, though it stands in that language too."""
    for one, other in ways(pair):
        there = _linked(other)
        for article_id, where in _linked(one).items():
            target = desk.issue.articles.get((article_id, other.language))
            if article_id not in there and target is not None and target.status is not Status.DRAFT:
                yield Hit(where=where, words={"article": article_id, "file": file_of(other)})


def _linked(text: ArticleText) -> dict[str, Location]:
    found: dict[str, Location] = {}
    for link in text.links:
        match = _ARTICLE.fullmatch(link.target)
        if match is not None and match["id"] != text.article.id:
            found.setdefault(match["id"], link.where)
    return found


RULE = Rule(
    name="lone-link",
    code="P107",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="إحالة في لغة واحدة", fr="renvoi d’un seul côté", en="cross reference on one side only"),
    reason=said(
        ar="الإحالة تقود القارئ إلى بقية الملف؛ ومن يقرأ اللغة الأخرى يفوته المقال وهو مكتوب بلغته.",
        fr="Le renvoi mène à la suite du dossier ; le lecteur de l’autre langue passe à côté d’un article pourtant écrit dans la sienne.",
        en="A cross reference leads on through the issue; readers of the other language miss an article that stands in theirs too.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="لا تحيل النسخة الأخرى ({file}) على المقال {article}، وهو موجود بلغتها",
                fr="l’autre version ({file}) ne renvoie pas à l’article {article}, qui existe dans sa langue",
                en="the other side ({file}) never links to the article {article}, which stands in its language",
            ),
            remedy=said(
                ar="أضف الإحالة إلى النسخة الأخرى",
                fr="ajoutez le renvoi à l’autre version",
                en="add the link to the other side",
            ),
        ),
    },
    find=find,
)
