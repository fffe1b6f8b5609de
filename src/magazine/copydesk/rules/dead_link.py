"""A link within the issue that leads nowhere: to an article that there is not, or to a heading that the article does not have."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from magazine.copydesk.copy import article_text
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.text import PassageKind
from magazine.issue.anchors import ARTICLE_PATH, heading_slug, unused
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, Link
    from magazine.issue.finding import Location

_NAMED: Final = re.compile(r"^[ \t]*\((?P<name>[^()\n]+)\)=[ \t]*$", re.MULTILINE)
"""A place that an editor named, ``(name)=``."""
_ALIKE: Final = 0.6


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find links to an article that has no manuscript in the text's language, or to an anchor that it has not."""
    anchors: dict[str, dict[str, None]] = {}
    for link in text.links:
        path, _, anchor = unquote(link.target).partition("#")
        match = ARTICLE_PATH.fullmatch(path)
        if match is not None:
            yield from _of(link, match["id"] or text.article.id, anchor, text, desk, anchors=anchors)


def _of(
    link: Link, article_id: str, anchor: str, text: ArticleText, desk: Desk, *, anchors: dict[str, dict[str, None]]
) -> Iterator[Hit]:
    target = desk.issue.articles.get((article_id, text.language))
    if target is None:
        yield _hit(text, link, "article", article_id, sorted({one for one, _ in desk.issue.articles} - {article_id}))
    elif anchor:
        own = target.id == text.article.id
        if article_id not in anchors:
            # either way: both are the same text
            anchors[article_id] = _anchors(text if own else article_text(target, desk.issue.ledger))
        known = anchors[article_id]
        if anchor not in known:
            yield _hit(text, link, "found", f"#{anchor}", [f"#{one}" for one in known])


def _hit(text: ArticleText, link: Link, message: str, wrong: str, known: list[str]) -> Hit:
    near = get_close_matches(wrong, known, 1, _ALIKE)
    where = _place(text, link, wrong)
    if near:
        return Hit(where=where, message=f"{message}-near", words={"wrong": wrong, "near": near[0]})
    return Hit(where=where, message=message, words={"wrong": wrong})


def _place(text: ArticleText, link: Link, wrong: str) -> Location:
    """Give the place of what is wrong in the address, as the reading of the editions does; the link's where it is not in its line."""
    line = text.article.source.split("\n")[link.where.line - 1]
    at = line.find(wrong, link.where.column - 1)
    return link.where if at < 0 else replace(link.where, column=at + 1)


def _anchors(text: ArticleText) -> dict[str, None]:
    found: dict[str, None] = {}
    for passage in text.passages_of(PassageKind.CROSSHEAD):
        found.setdefault(unused(heading_slug(passage.text), found))
    for match in _NAMED.finditer(text.article.body):
        found |= {match["name"]: None, heading_slug(match["name"]): None}
    return found


def _message(ar: tuple[str, str], fr: tuple[str, str], en: tuple[str, str]) -> Message:
    return Message(what=said(ar=ar[0], fr=fr[0], en=en[0]), remedy=said(ar=ar[1], fr=fr[1], en=en[1]))


_NO_HEADING: Final = (
    "لا عنوان «{wrong}» في المقال المقصود",
    "l’article visé n’a pas d’intertitre « {wrong} »",
    "the article has no heading “{wrong}”",
)
_NO_ARTICLE: Final = (
    "لا مقال «{wrong}» بهذه اللغة",
    "il n’y a pas d’article « {wrong} » dans cette langue",
    "there is no article “{wrong}” in this language",
)

RULE = Rule(
    name="dead-link",
    code="S113",
    family=Family.SHAPE,
    level=Level.ERROR,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="رابط داخلي لا يؤدي إلى شيء", fr="lien interne mort", en="dead internal link"),
    reason=said(
        ar="الرابط الذي لا يؤدي إلى شيء يقول للقارئ إن المجلة لم تراجع نفسها.",
        fr="Un lien qui ne mène nulle part dit au lecteur que la revue ne s’est pas relue.",
        en="A link that leads nowhere tells readers that the magazine has not read itself over.",
    ),
    source="house style",
    messages={
        "found": _message(
            (_NO_HEADING[0], "اربط بالمقال نفسه، أو بأحد عناوينه"),
            (_NO_HEADING[1], "liez à l’article lui-même, ou à l’un de ses intertitres"),
            (_NO_HEADING[2], "link to the article itself, or to one of its headings"),
        ),
        "found-near": _message(
            (_NO_HEADING[0], "لعلك تقصد {near}"),
            (_NO_HEADING[1], "vouliez-vous dire {near} ?"),
            (_NO_HEADING[2], "did you mean {near}?"),
        ),
        "article": _message(
            (_NO_ARTICLE[0], "صحح اسم المجلد، أو ارفع الرابط"),
            (_NO_ARTICLE[1], "corrigez le nom du dossier, ou ôtez le lien"),
            (_NO_ARTICLE[2], "mend the folder’s name, or take the link out"),
        ),
        "article-near": _message(
            (_NO_ARTICLE[0], "لعلك تقصد {near}"),
            (_NO_ARTICLE[1], "vouliez-vous dire {near} ?"),
            (_NO_ARTICLE[2], "did you mean {near}?"),
        ),
    },
    find=find,
)
