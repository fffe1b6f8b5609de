"""A cover line that names an article which is not ready, or under an embargo when the issue comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.place import find_node
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.article import Status
from magazine.issue.finding import Level
from magazine.manuscript.yaml_nodes import Items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import IssueText
    from magazine.issue.finding import Location
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language


def find(text: IssueText, desk: Desk) -> Iterator[Hit]:
    """Find cover lines of drafts, of articles in review, and of articles under an embargo that ends after the cover date."""
    del desk
    issue = text.issue
    for language, lines in issue.cover.lines.items():
        for line in lines:
            article = issue.articles.get((line, language))
            if article is None:
                continue
            if article.status is not Status.READY:
                where = _place(issue, language, line)
                yield Hit(where=where, words={"article": line, "status": article.status.value})
            elif article.embargo is not None and article.embargo > issue.cover_date.moment:
                where = _place(issue, language, line)
                yield Hit(
                    where=where,
                    message="embargo",
                    words={"article": line, "moment": f"{article.embargo:%Y-%m-%d %H:%M}"},
                )


def _place(issue: Issue, language: Language, line: str) -> Location:
    node = find_node(issue.source, issue.where.path, ("cover", "lines", language.tag), 1)
    items = node.items if isinstance(node, Items) else ()  # either way: a line that was read stands in a list
    return next((item.where for item in items if getattr(item, "text", "") == line), issue.where)


RULE = Rule(
    name="cover-line-held-back",
    code="S110",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ISSUE,
    languages=BOTH,
    title=said(
        ar="الغلاف يعلن مقالا لم يخرج بعد",
        fr="la couverture annonce un article retenu",
        en="cover line of an article that is held back",
    ),
    reason=said(
        ar="عنوان الغلاف وعد للقارئ: المقال غير الجاهز أو المحظور نشره يسقط من الغلاف بلا إنذار، أو يفشي ما لم يحن وقته.",
        fr="La couverture promet : un article non prêt ou sous embargo en tombe sans bruit, ou révèle ce qui ne devait pas l’être encore.",
        en="The cover promises: an article that is not ready or under an embargo drops off it without a word, or gives away what was not yet to be known.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="يعلن الغلاف «{article}»، وحالته {status}: لن يظهر",
                fr="la couverture annonce « {article} », qui est à l’état « {status} » : la ligne tombera",
                en="the cover names “{article}”, whose status is {status}: the line will drop out",
            ),
            remedy=said(
                ar="أتم المقال (status: ready)، أو ضع مقالا آخر مكانه على الغلاف",
                fr="achevez l’article (status: ready), ou mettez-en un autre en couverture",
                en="finish the article (status: ready), or name another on the cover",
            ),
        ),
        "embargo": Message(
            what=said(
                ar="يعلن الغلاف «{article}»، ونشره محظور إلى {moment}، بعد تاريخ الغلاف",
                fr="la couverture annonce « {article} », sous embargo jusqu’au {moment}, après la date de couverture",
                en="the cover names “{article}”, under an embargo until {moment}, after the cover date",
            ),
            remedy=said(
                ar="ضع مقالا آخر على الغلاف، أو راجع موعد الحظر",
                fr="mettez un autre article en couverture, ou revoyez l’embargo",
                en="name another article on the cover, or look at the embargo again",
            ),
        ),
    },
    find=find,
)
