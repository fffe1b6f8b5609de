"""The written alternative of a chart, from its data, for where the editor gave none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.darkroom.charts import words
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from magazine.darkroom.charts.chart import Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Sentences of one language; every brace is a name or a figure."""

    kinds: Mapping[str, str]
    titled: str
    listed: str
    counted: str
    pair: str
    comma: str
    total: str
    spread: str
    level: str
    course: str
    share: str
    unknown: str
    stop: str = "."


_PHRASES: Final[Mapping[Language, Phrases]] = {
    Language.ARABIC: Phrases(
        kinds={
            "bar": "رسم بياني بالأعمدة",
            "line": "رسم بياني خطي",
            "area": "رسم بياني مساحي",
            "share": "رسم بياني للحصص",
            "star": "نجمة من القطع، من القلب إلى الأطراف",
        },
        titled="{kind}: {title}",
        listed="{name}: {parts}",
        counted="الوحدة: {unit}",
        pair="{name} {figure}",
        comma="، ",
        total="المجموع {figure}",
        spread="أعلى قيمة: {highest} ({most})، وأدنى قيمة: {lowest} ({least})",
        level="القيمة نفسها في كل البنود: {most}",
        course="من {first} ({start}) إلى {last} ({end})",
        share="{name} {percent} ({figure})",
        unknown="غير متوفر",
    ),
    Language.FRENCH: Phrases(
        kinds={
            "bar": "Diagramme en barres",
            "line": "Courbe",
            "area": "Graphique en aires",
            "share": "Répartition",
            "star": "Étoile de carreaux",
        },
        titled="{kind} : {title}",
        listed="{name} : {parts}",
        counted="Unité : {unit}",
        pair="{name} {figure}",
        comma=", ",
        total="Total {figure}",
        spread="Valeur la plus haute : {highest} ({most}) ; la plus basse : {lowest} ({least})",
        level="Même valeur partout : {most}",
        course="De {first} ({start}) à {last} ({end})",
        share="{name} {percent} ({figure})",
        unknown="non connu",
    ),
    Language.ENGLISH: Phrases(
        kinds={
            "bar": "Bar chart",
            "line": "Line chart",
            "area": "Area chart",
            "share": "Shares of a whole",
            "star": "Star of tiles",
        },
        titled="{kind}: {title}",
        listed="{name}: {parts}",
        counted="Unit: {unit}",
        pair="{name} {figure}",
        comma=", ",
        total="Total {figure}",
        spread="Highest: {highest} ({most}); lowest: {lowest} ({least})",
        level="The same everywhere: {most}",
        course="From {first} ({start}) to {last} ({end})",
        share="{name} {percent} ({figure})",
        unknown="not known",
    ),
}

LISTED_ROWS: Final = 8
"""Up to here each figure is read out; more are in the table beside the chart, and the alternative names the extremes."""


def chart_alt(chart: Chart) -> str:
    """Write what a chart says: the editor's words, or its kind and title, its figures, highest, lowest and total."""
    if chart.alt:
        return chart.alt
    phrases = _PHRASES.get(chart.language, _PHRASES[Language.FRENCH])
    kind = phrases.kinds[chart.kind]
    sentences = [phrases.titled.format(kind=kind, title=chart.title) if chart.title else kind]
    if chart.unit:
        sentences.append(phrases.counted.format(unit=chart.unit))
    for name, values in chart.series:
        said = _said(chart, phrases, values)
        sentences += [phrases.listed.format(name=name, parts=said[0]), *said[1:]] if len(chart.series) > 1 else said
    return " ".join(f"{sentence.rstrip('.')}{phrases.stop}" for sentence in sentences if sentence)


def _said(chart: Chart, phrases: Phrases, values: tuple[Decimal | None, ...]) -> list[str]:
    """Give a series' sentences."""
    known = [(value, name) for name, value in zip(chart.names, values, strict=True) if value is not None]
    if not known:
        return [phrases.unknown]
    figures = {name: words.figure(value, chart.language) for value, name in known}
    sentences = []
    if chart.kind == "share":
        sentences.append(phrases.comma.join(_shares(chart, phrases, values)))
    elif len(values) <= LISTED_ROWS:
        listed = [phrases.pair.format(name=name, figure=figures.get(name, phrases.unknown)) for name in chart.names]
        sentences.append(phrases.comma.join(listed))
    if chart.kind in {"line", "area"}:
        (_, first), (_, last) = known[0], known[-1]
        sentences.append(phrases.course.format(first=first, start=figures[first], last=last, end=figures[last]))
    sentences += _extremes(chart, phrases, known)
    if _adds_up(chart, known):
        total = sum((value for value, _ in known), start=known[0][0] * 0)
        sentences.append(phrases.total.format(figure=words.figure(total, chart.language)))
    return sentences


def _adds_up(chart: Chart, known: list[tuple[Decimal, str]]) -> bool:
    """Say whether a total tells something: of parts and places, not of years or of losses."""
    years = words.are_years(chart.names)
    return (
        chart.kind in {"bar", "share", "star"}
        and len(known) > 1
        and not years
        and all(value >= 0 for value, _ in known)
    )


def _shares(chart: Chart, phrases: Phrases, values: tuple[Decimal | None, ...]) -> list[str]:
    return [
        phrases.share.format(
            name=name,
            percent=words.percent(part, chart.language),
            figure=phrases.unknown if value is None else words.figure(value, chart.language),
        )
        for name, value, part in zip(chart.names, values, words.hundredths(values), strict=True)
    ]


def _extremes(chart: Chart, phrases: Phrases, known: list[tuple[Decimal, str]]) -> list[str]:
    if len(known) < 2 or chart.kind == "share":  # noqa: PLR2004 - one figure has no extremes
        return []
    most, least = max(known, key=lambda pair: pair[0]), min(known, key=lambda pair: pair[0])
    figures = {"most": words.figure(most[0], chart.language), "least": words.figure(least[0], chart.language)}
    if most[0] == least[0]:
        return [phrases.level.format(**figures)]
    return [phrases.spread.format(highest=most[1], lowest=least[1], **figures)]
