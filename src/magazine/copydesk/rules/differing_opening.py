"""An opening picture that the two sides of an article do not share."""

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
    """Find another opening picture on the second side, or one that only one side has."""
    del desk
    for one, other in ways(pair):
        own, its = _opening(one), _opening(other)
        if own is None:
            continue
        words = {"picture": own.picture, "file": file_of(other)}
        if its is None:
            yield Hit(where=own.where, message="alone", words=words)
        elif one is pair.second and stem(own.picture) != stem(its.picture):
            yield Hit(where=own.where, words={"other": its.picture, **words})


def _opening(text: ArticleText) -> PictureUse | None:
    return next((use for use in text.pictures if use.opening), None)


RULE = Rule(
    name="differing-opening",
    code="P109",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="صورة افتتاحية مختلفة", fr="image d’ouverture différente", en="differing opening picture"),
    reason=said(
        ar="الصورة الافتتاحية وجه المقال حيثما ظهر أو شورك: ووجهان لمقال واحد يوهمان بمقالين.",
        fr="L’image d’ouverture est le visage de l’article, sur le site et partout où on le partage : deux visages font croire à deux articles.",
        en="The opening picture is an article's face wherever it is shown or shared: two faces make it look like two articles.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="الصورة الافتتاحية هنا {picture}، وفي النسخة الأخرى ({file}) {other}",
                fr="l’image d’ouverture est ici {picture}, et {other} dans l’autre version ({file})",
                en="the opening picture is {picture} here, and {other} on the other side ({file})",
            ),
            remedy=said(
                ar="اختر إحداهما للنسختين",
                fr="choisissez-en une pour les deux versions",
                en="choose one of them for both sides",
            ),
        ),
        "alone": Message(
            what=said(
                ar="لا صورة افتتاحية للنسخة الأخرى ({file})، ولهذه {picture}",
                fr="l’autre version ({file}) n’a pas d’image d’ouverture, celle-ci a {picture}",
                en="the other side ({file}) has no opening picture, this one has {picture}",
            ),
            remedy=said(
                ar="اكتب opening نفسه في النسخة الأخرى",
                fr="écrivez la même ligne opening dans l’autre version",
                en="write the same opening line on the other side",
            ),
        ),
    },
    find=find,
)
