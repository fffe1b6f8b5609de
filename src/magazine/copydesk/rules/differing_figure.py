"""A figure that the two sides of an article do not give alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.alike import besides, matched, only_here, told
from magazine.copydesk.numbers import Measure
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.sides import together
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.alike import Told
    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import Pair


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find figures of the second side that the first gives otherwise, or not at all; and large ones that only the first has.

    A ledger's figure that one side has alone is ``lone-fact``'s.
    """
    if not together(pair):
        return
    sides = told(pair.first), told(pair.second)
    first = besides(only_here(*sides), pair.second)
    second = besides(only_here(sides[1], sides[0]), pair.first)
    met = set()
    for partner, one in matched(first, second):
        words = {"figure": _shown(one), "side": pair.first.language.own_name}
        if partner is not None:
            met.add(id(partner))
            yield one.passage.hit(one.figure.start, "found", other=_shown(partner), **words)
        elif _is_large(one, desk.number("alone-from")):
            yield one.passage.hit(one.figure.start, "alone", **words)
    for one in first:
        if id(one) not in met and _is_large(one, desk.number("alone-from")):
            words = {"figure": _shown(one), "side": pair.second.language.own_name}
            yield one.passage.hit(one.figure.start, "alone", **words)


def _shown(one: Told) -> str:
    return one.passage.text[one.figure.start : one.figure.end]


def _is_large(one: Told, least: int) -> bool:
    """Say whether a figure is missed where one side has it alone; times of day are often told in words (“à midi”)."""
    measure = one.figure.measure
    if one.figure.fact:
        return False
    return measure is Measure.PERCENT or (measure is Measure.QUANTITY and one.figure.value >= least)


RULE = Rule(
    name="differing-figure",
    code="F103",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(
        ar="رقم يختلف بين اللغتين",
        fr="chiffre différent d’une langue à l’autre",
        en="figure that differs between the languages",
    ),
    reason=said(
        ar="من يقرأ اللغتين، وفي مقدمتهم الصحافيون، يقارن؛ ورقمان لشيء واحد خبر سيئ عن دقة المؤسسة.",
        fr="Qui lit les deux langues compare, les journalistes les premiers ; deux chiffres pour une même chose font douter de l’institution.",
        en="Whoever reads both languages compares, journalists first; two figures for one thing cast doubt on the institution.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="الرقم هنا {figure}، وفي الموضع نفسه من النسخة الأخرى ({side}) {other}",
                fr="le chiffre est ici {figure}, et {other} au même endroit de l’autre version ({side})",
                en="the figure here is {figure}, but {other} at the same place of the other side ({side})",
            ),
            remedy=said(
                ar="تحقق من المصدر ووحّد الرقمين، أو خذهما من السجل",
                fr="vérifiez à la source et accordez les deux versions, ou prenez le chiffre au registre",
                en="check the source and make the sides agree, or take both from the ledger",
            ),
        ),
        "alone": Message(
            what=said(
                ar="الرقم {figure} لا يوجد في النسخة الأخرى ({side})",
                fr="le chiffre {figure} manque dans l’autre version ({side})",
                en="the other side ({side}) does not have the figure {figure}",
            ),
            remedy=said(
                ar="أضفه إلى النسخة الأخرى، أو احذفه هنا إن كان زائدا",
                fr="ajoutez-le à l’autre version, ou retirez-le ici s’il est de trop",
                en="add it to the other side, or take it out here if it is one too many",
            ),
        ),
    },
    find=find,
    settings={
        "alone-from": Setting(
            default=("20",),
            meaning=said(
                ar="أصغر رقم يُنبه إليه إذا انفردت به لغة واحدة",
                fr="plus petit chiffre signalé quand une seule langue l’a",
                en="the smallest figure that is reported where only one language has it",
            ),
            whole=True,
        )
    },
)
