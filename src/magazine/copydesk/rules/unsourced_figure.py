"""A figure of a thousand and more that was typed by hand and stands in no ledger, or could come from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.letters import GAP
from magazine.copydesk.numbers import Measure, figures_of, shown
from magazine.copydesk.rule import BOTH, Family, Message, Rule, Scope, Setting, said
from magazine.copydesk.text import PassageKind
from magazine.issue.finding import Level
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.numbers import Figure
    from magazine.copydesk.rule import Hit
    from magazine.copydesk.text import ArticleText, Passage

_SKIPPED: Final = {
    PassageKind.KEYWORD, PassageKind.ALT, PassageKind.CREDIT, PassageKind.RIGHTS, PassageKind.CORRECTION,
}  # fmt: skip
_PLAIN: Final = {PassageKind.HEADLINE, PassageKind.KICKER, PassageKind.STANDFIRST, PassageKind.SUMMARY}
"""Fields of the front matter, which take no roles: there the ledger's figure is rightly typed."""
_CELLS: Final = {PassageKind.CELL, PassageKind.HEAD_CELL}
_GAP: Final = f"[{GAP}]"
_RACE_BEFORE: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.ARABIC: re.compile(
        rf"(?<!\w)[وف]?[بلك]?(?:ال)?(?:سباق|سباقات|سباقي|ذهبية|فضية|برونزية|نحاسية|لقب|بطل|بطلة|نهائي){_GAP}$"
    ),
    Language.FRENCH: re.compile(rf"(?<!\w)(?:le|du|au|un){_GAP}$", re.IGNORECASE),
}
_RACE_AFTER: Final[Mapping[Language, re.Pattern[str]]] = {
    Language.ARABIC: re.compile(rf"{_GAP}(?:مترا?|م)(?P<event>{_GAP}(?:موانع|حواجز|تتابع|سباحة|مشيا|عدوا))?(?!\w)"),
    Language.FRENCH: re.compile(rf"{_GAP}m(?:ètres?)?(?P<event>{_GAP}(?:steeple|haies|nage|marche))?(?!\w)"),
}
"""“Le 1 500 mètres”, «سباق 3.000 متر موانع»: a distance that names an event of sports is no figure of ours."""
_REACH: Final = 24


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find large figures that do not come from the ledger; of a table, the first."""
    known = {fact.value: fact.id for fact in desk.issue.ledger.facts.values()}
    in_table = False
    for passage in text.passages:
        cell = passage.kind in _CELLS
        found = [] if passage.kind in _SKIPPED or (cell and in_table) else list(_large(passage, desk.number("from")))
        in_table = cell and (in_table or bool(found))
        for one in found[:1] if cell else found:
            fact = known.get(one.value, "")
            told = {"figure": shown(one.value, passage.language), "fact": fact}
            if not fact:
                yield passage.hit(one.start, **told)
            elif passage.kind not in _PLAIN:
                yield passage.hit(one.start, "known", **told)


def _large(passage: Passage, least: int) -> Iterator[Figure]:
    for one in figures_of(passage):
        typed = not one.spelt and not one.fact
        if typed and one.measure is Measure.QUANTITY and one.value >= least and not _is_no_statistic(passage, one):
            yield one


_FINE: Final = re.compile(
    r"(?:\b(?:une|l[’'])\s?amende\b(?:[^.;:!?]|\.(?=\d))*|(?<!\w)[وف]?[بل]?(?:ال|ل)?غرامة(?!\w)(?:[^.؛:!؟]|\.(?=\d))*)$",
    re.IGNORECASE,
)
_REACH_OF_FINE: Final = 70


_RATING: Final = re.compile(
    rf"{_GAP}?(?:سم³|سم3|سنتيمترا?{_GAP}مكعبا?|حصانا?|واطا?|فولطا?|لومنا?|ميغابكسل|cm³|cm3|cc|chevaux|watts?|W|volts?|V|lumens?|mégapixels?|tr/min)(?!\w)"
)
"""What is written on a device, not counted by anybody: an engine of 1 100 cm³, a lamp of 2 000 lumens."""
_LENS: Final = re.compile(r"(?:(?<!\w)[وف]?[يت]كبّ?ر|تكبير|\bgrossi\w*|\bagrandi\w*)[^.؛;:]{0,40}$", re.IGNORECASE)
_TIMES: Final = re.compile(rf"{_GAP}(?:مرة|مرات|fois)(?!\w)")


def _is_of_a_device(passage: Passage, one: Figure) -> bool:
    """Say whether a figure tells what a device can do: its engine, its lamp, its lens."""
    if _RATING.match(passage.text, one.end):
        return True
    before = passage.text[max(0, one.start - _REACH_OF_FINE) : one.start]
    return _LENS.search(before) is not None and _TIMES.match(passage.text, one.end) is not None


def _is_no_statistic(passage: Passage, one: Figure) -> bool:
    """Say whether a figure is a fine, which the law sets, belongs to a device, or names a race."""
    before = passage.text[max(0, one.start - _REACH_OF_FINE) : one.start]
    return _FINE.search(before) is not None or _is_of_a_device(passage, one) or _names_a_race(passage, one)


def _names_a_race(passage: Passage, one: Figure) -> bool:
    after = _RACE_AFTER[passage.language].match(passage.text, one.end)
    if after is None:
        return False
    before = passage.text[max(0, one.start - _REACH) : one.start]
    return after["event"] is not None or _RACE_BEFORE[passage.language].search(before) is not None


RULE = Rule(
    name="unsourced-figure",
    code="F109",
    family=Family.FIGURES,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="رقم خارج سجل الأرقام", fr="chiffre hors du registre", en="figure outside the ledger"),
    reason=said(
        ar="كل رقم كبير تنشره مجلة مؤسسة يُسأل عن مصدره؛ وما يُكتب مرة في السجل لا يختلف بين لغتين ولا بين مقالين.",
        fr="D’un grand chiffre publié par une institution, on demande la source ; et ce qui est écrit une fois au registre ne varie ni d’une langue à l’autre ni d’un article à l’autre.",
        en="Of a large figure that an institution prints people ask the source; and what stands once in the ledger cannot differ between languages or articles.",
    ),
    source="house style; IFJ Declaration of Principles on the Conduct of Journalists, 1954, principle 3 (facts whose origin is known)",
    messages={
        "found": Message(
            what=said(
                ar="الرقم {figure} غير موجود في سجل الأرقام",
                fr="le chiffre {figure} n’est pas au registre",
                en="the figure {figure} is not in the ledger",
            ),
            remedy=said(
                ar="أضفه إلى facts.yaml بمصدره وتاريخه، واكتب في المتن {{fact}}`…` بدلا منه",
                fr="ajoutez-le à facts.yaml avec sa source et sa date, et écrivez {{fact}}`…` dans le texte",
                en="add it to facts.yaml with its source and date, and write {{fact}}`…` in the text",
            ),
        ),
        "known": Message(
            what=said(
                ar="الرقم {figure} مكتوب باليد، وهو في السجل باسم {fact}",
                fr="le chiffre {figure} est écrit à la main ; le registre l’a sous le nom {fact}",
                en="the figure {figure} was typed by hand; the ledger has it as {fact}",
            ),
            remedy=said(
                ar="إن كان هو نفسه فاكتب {{fact}}`{fact}`",
                fr="si c’est bien celui-là, écrivez {{fact}}`{fact}`",
                en="if it is that one, write {{fact}}`{fact}`",
            ),
        ),
    },
    find=find,
    settings={
        "from": Setting(
            default=("1000",),
            meaning=said(
                ar="أصغر رقم يُطلب له مصدر في السجل",
                fr="plus petit chiffre dont on demande la source au registre",
                en="the smallest figure that must be in the ledger",
            ),
            whole=True,
        )
    },
)
