"""A link to the other language's side of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.anchors import ARTICLE_PATH
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText

_TAGS: Final = {language.tag for language in Language}


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find links that name a manuscript of another language than the text they stand in."""
    del desk
    for link in text.links:
        match = ARTICLE_PATH.fullmatch(link.target.partition("#")[0])
        if match and match["tag"] in _TAGS - {text.language.tag}:
            own = f"{text.language.tag}.md"
            yield Hit(where=link.where, words={"target": unquote(link.target), "tag": match["tag"], "own": own})


RULE = Rule(
    name="other-language-link",
    code="S112",
    family=Family.SHAPE,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(
        ar="رابط إلى نص اللغة الأخرى",
        fr="lien vers le texte de l’autre langue",
        en="link to the other language’s text",
    ),
    reason=said(
        ar="كل نسخة تؤدي روابطها إلى مقالات لغتها: من كتب «بالفرنسية» وربط بملف fr.md وجد قارئه نفسه في النص العربي.",
        fr="Chaque édition mène à ses propres articles : un lien vers ar.md écrit dans un texte français conduit au texte français.",
        en="Every edition leads to its own articles: a link to ar.md in a French text takes the reader to the French one.",
    ),
    source="house style; docs/editors.md (a link names the other article’s file in its own language)",
    messages={
        "found": Message(
            what=said(
                ar="الرابط يسمي ملف لغة أخرى ({tag}): {target}",
                fr="le lien nomme le fichier d’une autre langue ({tag}) : {target}",
                en="the link names another language’s file ({tag}): {target}",
            ),
            remedy=said(
                ar="اكتب {own} بدلا منه",
                fr="écrivez {own} à la place",
                en="write {own} instead",
            ),
        )
    },
    find=find,
    yields_to=("dead-link",),
)
