"""A picture that only one side of an article shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, stem, ways
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, Pair, PictureUse


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a picture that the other side does not show; a gallery's are found once, at the first of them."""
    for one, other in ways(pair):
        there = {stem(use.picture) for use in other.pictures}
        alone = [use for use in one.pictures if stem(use.picture) not in there and not _left_out(use, desk)]
        galleries = _galleries(one)
        groups: dict[int, list[PictureUse]] = {}
        for use in alone:
            groups.setdefault(galleries.get(use.where.line, use.where.line), []).append(use)
        for uses in groups.values():
            words = {"picture": uses[0].picture, "count": str(len(uses)), "file": file_of(other)}
            message = "found" if len(uses) == 1 else "several"  # either way: same place
            yield Hit(where=uses[0].where, message=message, words=words)


def _left_out(use: PictureUse, desk: Desk) -> bool:
    """Say whether a picture may be lone: an opening, which has a rule of its own, one that is missing, or one that says nothing."""
    picture = desk.issue.pictures.get(use.picture)
    return use.opening or picture is None or picture.decorative


def _galleries(text: ArticleText) -> dict[int, int]:
    """Give, for each line of a gallery, the line on which it begins."""
    galleries = [one for one in text.directives if one.name == "gallery"]
    return {line: one.where.line for one in galleries for line in range(one.where.line, one.last_line + 1)}


RULE = Rule(
    name="lone-picture",
    code="P108",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="صورة في لغة واحدة", fr="image d’un seul côté", en="picture on one side only"),
    reason=said(
        ar="الصورة خبر كذلك؛ ونسخة لا تُظهرها تحكي حدثا آخر، أو تبدو منقوصة أمام أختها.",
        fr="Une image informe aussi ; la version qui ne la montre pas raconte autre chose, ou paraît moins soignée que l’autre.",
        en="A picture is news too; the side that does not show it tells another story, or looks the poorer one.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="الصورة {picture} لا تظهر في النسخة الأخرى ({file})",
                fr="l’autre version ({file}) ne montre pas l’image {picture}",
                en="the other side ({file}) does not show the picture {picture}",
            ),
            remedy=said(
                ar="أظهرها في النسخة الأخرى بتعليقها في لغتها، أو احذفها هنا",
                fr="montrez-la aussi dans l’autre version, légendée dans sa langue, ou retirez-la ici",
                en="show it on the other side too, with its caption in that language, or take it out here",
            ),
        ),
        "several": Message(
            what=said(
                ar="عدد الصور التي لا تظهر في النسخة الأخرى ({file}): {count}، أولاها {picture}",
                fr="l’autre version ({file}) ne montre pas {count} images, à commencer par {picture}",
                en="the other side ({file}) does not show {count} pictures, {picture} first",
            ),
            remedy=said(
                ar="أظهرها في النسخة الأخرى، أو احذفها هنا",
                fr="montrez-les aussi dans l’autre version, ou retirez-les ici",
                en="show them on the other side too, or take them out here",
            ),
        ),
    },
    find=find,
)
