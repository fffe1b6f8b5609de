"""A figure of a thousand and more that was typed by hand and stands in no ledger, or could come from it.

Where most figures of an article come from the ledger, each of the others is told at its place: it was forgotten. Where hardly
any does, the article was written without the ledger, and is told so once: its author must be asked for all sources together.
"""

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
_METRES: Final = re.compile(rf"{_GAP}m(?:ètres?)?(?!{_GAP}(?:de|d[’']|car|cub|³|²))(?![\w²³])")
_SPORT: Final = re.compile(
    rf"\d{_GAP}m(?:ètres?)?(?:,| et| ou| puis){_GAP}(?:l[ea]s? )?$"
    r"|(?<!\w)(?:altitude|culmin\w+|épreuves?|cour(?:u|ue|t|ir|eurs?|euses?|ses?)|athlètes?|na(?:ge\w*|gé)|marche\w*|randonnée|foulées?)(?!\w)[^.!?]{0,60}$",
    re.IGNORECASE,
)
"""“100 mètres, 1 000 mètres, saut en longueur”, “à 2 260 m d’altitude”: nobody asks for the source of a track’s length, or of a mountain’s."""
_HIGH: Final = re.compile(rf"{_GAP}m(?:ètres?)?{_GAP}d[’']altitude")
_DESIGNED: Final = re.compile(rf"(?<![\w/])(?!(?:DHS?|MAD|EUR|USD)\b)[A-Z]{{2,6}}(?:/[A-Z]{{2,6}})?{_GAP}$")
"""“ISO 9001”, “le vol AT 1204”: capitals before digits without a space make the name of a thing."""
_HUNDRED: Final = 100


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find large figures that do not come from the ledger; of a table, the first."""
    known = {fact.value: fact.id for fact in desk.issue.ledger.facts.values()}
    large = list(_large_of(text, desk.number("from")))
    sourced = {one.fact for one in text.facts} | {known[one.value] for _, one, _ in large if one.value in known}
    bare = {one.value for _, one, again in large if not again} - set(known)
    share = desk.number("each-from") * (len(sourced) + len(bare))
    each = len(sourced) * _HUNDRED >= share
    for passage, one, again in large:
        fact = known.get(one.value, "")
        figure = shown(one.value, passage.language)
        if fact and not again and passage.kind not in _PLAIN:
            yield passage.hit_over(one.start, one.end, "known", figure=figure, fact=fact)
        elif not fact and not (again and each):  # either way: the count alone needs it, and has a test
            yield passage.hit_over(one.start, one.end, "found" if each else "bare", figure=figure)


def _large_of(text: ArticleText, least: int) -> Iterator[tuple[Passage, Figure, bool]]:
    """Give the large figures of an article, each with whether it is a further one of its table."""
    in_table = False
    for passage in text.passages:
        cell = passage.kind in _CELLS
        in_table = in_table and cell
        for one in () if passage.kind in _SKIPPED else _large(passage, least):
            yield passage, one, in_table
            in_table = cell


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
    """Say whether a figure is a fine, which the law sets, belongs to a device or a name, or names a race or a height."""
    before = passage.text[max(0, one.start - _REACH_OF_FINE) : one.start]
    return (
        _FINE.search(before) is not None
        or _is_of_a_device(passage, one)
        or _names_a_race(passage, one)
        or (_METRES.match(passage.text, one.end) is not None and _SPORT.search(before) is not None)
        or _HIGH.match(passage.text, one.end) is not None
        or (passage.text[one.start : one.end].isdigit() and _DESIGNED.search(before) is not None)
    )


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
        "bare": Message(
            what=said(
                ar="الرقم {figure} لا مصدر له في سجل الأرقام",
                fr="le chiffre {figure} n’a pas de source au registre",
                en="the figure {figure} has no source in the ledger",
            ),
            remedy=said(
                ar="اسأل كاتب المقال من أين جاء به، وأضفه إلى facts.yaml بمصدره وتاريخه، واكتب في المتن {{fact}}`…` بدلا منه",
                fr="demandez à l’auteur d’où il le tient, ajoutez-le à facts.yaml avec sa source et sa date, et écrivez {{fact}}`…` dans le texte",
                en="ask the author where it comes from, add it to facts.yaml with its source and date, and write {{fact}}`…` in the text",
            ),
        ),
        "many": Message(
            what=said(
                ar="أرقام في هذا المقال لا مصدر لها في سجل الأرقام، وعددها {count}: {figure}",
                fr="{count} chiffres de cet article n’ont pas de source au registre : {figure}",
                en="{count} figures of this article have no source in the ledger: {figure}",
            ),
            remedy=said(
                ar="اسأل كاتب المقال عن مصادرها كلها مرة واحدة، وأضفها إلى facts.yaml بمصادرها وتواريخها، واكتب في المتن {{fact}}`…` بدل كل منها",
                fr="demandez à l’auteur toutes ses sources en une fois, ajoutez ces chiffres à facts.yaml avec source et date, et écrivez {{fact}}`…` à leur place",
                en="ask the author for all sources at once, add the figures to facts.yaml with source and date, and write {{fact}}`…` in their place",
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
    yields_to=(
        "contradicted-figure",
        "clashing-figure",
        "differing-figure",
        "failed-sum",
        "missing-unit",
        "foreign-digits",
        "reversed-number",
        "reversed-identifier",
        "number-plate",
        "identity-card-number",
        "bank-number",
        "private-telephone",
    ),
    settings={
        "from": Setting(
            default=("1000",),
            meaning=said(
                ar="أصغر رقم يُطلب له مصدر في السجل",
                fr="plus petit chiffre dont on demande la source au registre",
                en="the smallest figure that must be in the ledger",
            ),
            whole=True,
        ),
        "each-from": Setting(
            default=("50",),
            meaning=said(
                ar="النسبة من أرقام المقال التي إن بلغها ما جاء من السجل نُبّه إلى كل رقم ناقص في مكانه، وإلا فمرة واحدة للمقال كله؛ و0: كل رقم في مكانه دائما",
                fr="part des chiffres de l’article, en pour cent, qui doit venir du registre pour que chaque manquant soit signalé à sa place et non une fois pour tout l’article ; 0 : toujours chacun",
                en="how many in a hundred of the article’s figures must come from the ledger for each of the others to be told at its place, and not once for the whole article; 0: always each",
            ),
            whole=True,
        ),
    },
    gathers={"bare": "many"},
)
