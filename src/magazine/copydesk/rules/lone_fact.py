"""A figure of the ledger that only one side of an article gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.alike import told
from magazine.copydesk.charted import charts
from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, ways
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, FactUse, Pair
    from magazine.issue.issue import Issue


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a figure of the ledger that one side gives and the other never does, by the ledger, in its text or in a chart."""
    for one, other in ways(pair):
        there = {use.fact for use in other.facts}
        alone = [use for use in _first_uses(one) if use.fact not in there]
        known = (
            _values(other, desk.issue) if alone else frozenset()
        )  # either way: only saves the reading of a whole side
        for use in alone:
            fact = desk.issue.ledger.facts.get(use.fact)
            if fact is not None and fact.value not in known:
                words = {"figure": fact.in_figures(one.language), "fact": fact.id, "file": file_of(other)}
                yield Hit(where=use.where, words=words)


def _first_uses(text: ArticleText) -> Iterator[FactUse]:
    yield from {use.fact: use for use in reversed(text.facts)}.values()


def _values(text: ArticleText, issue: Issue) -> frozenset[Decimal | None]:
    """Give every figure that a side tells without the ledger."""
    drawn = (value for chart in charts(text, issue) for _, values in chart.rows for value in values)
    return frozenset([*(one.figure.value for one in told(text)), *drawn])


RULE = Rule(
    name="lone-fact",
    code="P104",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(
        ar="رقم من السجل في لغة واحدة",
        fr="chiffre du registre d’un seul côté",
        en="figure of the ledger on one side only",
    ),
    reason=said(
        ar="الوقائع والأرقام واحدة في اللغتين؛ ورقم رسمي تذكره لغة وتسكت عنه الأخرى يثير السؤال عن سبب السكوت.",
        fr="Les faits et les chiffres sont les mêmes dans les deux langues ; un chiffre officiel que l’une donne et que l’autre tait fait demander pourquoi.",
        en="Facts and figures are the same in both languages; an official figure that one gives and the other does not makes readers ask why.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="الرقم {figure} من السجل ({fact}) لا تذكره النسخة الأخرى ({file})",
                fr="l’autre version ({file}) ne donne pas le chiffre {figure} du registre ({fact})",
                en="the other side ({file}) never gives the ledger’s figure {figure} ({fact})",
            ),
            remedy=said(
                ar="أضفه إلى النسخة الأخرى من السجل، أو احذفه هنا إن لم يكن لازما",
                fr="donnez-le aussi dans l’autre version, depuis le registre, ou retirez-le ici s’il n’est pas utile",
                en="give it on the other side too, from the ledger, or take it out here if it is not needed",
            ),
        ),
    },
    find=find,
)
