"""Charts for tests, with the same data in Arabic and in French."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree
from tests.darkroom.theme_of_the_house import theme

from magazine.darkroom.charts import Chart, Ground, chart_job
from magazine.issue.finding import Location
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

AR, FR, EN = Language.ARABIC, Language.FRENCH, Language.ENGLISH

COVERAGE = {
    AR: (("روبورتاجات تلفزية", "795"), ("صحافة إلكترونية", "649"), ("صحافة ورقية", "166"), ("برامج وثائقية", "65")),
    FR: (
        ("Reportages télévisés", "795"),
        ("Presse électronique", "649"),
        ("Presse papier", "166"),
        ("Documentaires", "65"),
    ),
    EN: (("Television", "795"), ("Electronic press", "649"), ("Print press", "166"), ("Documentaries", "65")),
}
NATURE = {
    AR: (("الإخبار", "2463"), ("المواكبة", "1675"), ("التصويب", "288")),
    FR: (("Informer", "2463"), ("Accompagner", "1675"), ("Corriger", "288")),
    EN: (("Inform", "2463"), ("Accompany", "1675"), ("Correct", "288")),
}
YEARS = tuple((str(2009 + step), str(1200 + 137 * step), str(300 + 90 * step)) for step in range(10))
HEADS = {AR: ("البند", "العدد", "السابق"), FR: ("Poste", "Nombre", "Avant"), EN: ("Item", "Number", "Before")}
UNIT = {AR: "نشاط", FR: "activités", EN: "activities"}


def chart(
    kind: str,
    language: Language,
    rows: tuple[tuple[str, ...], ...],
    *,
    width: int = 720,
    ground: Ground = Ground.LIGHT,
    title: str = "",
    alt: str = "",
) -> Chart:
    return Chart(
        kind=kind, columns=HEADS[language][: len(rows[0])], rows=rows, where=Location(path="issues/2019-01/a/data.csv"),
        language=language, width=width, unit=UNIT[language], ground=ground, title=title, alt=alt,
    )  # fmt: skip


@cache
def drawn(of: Chart) -> etree._Element:
    job = chart_job(of, theme())
    return etree.fromstring(job.work(*job.arguments))


def shapes(svg: etree._Element, fill: str | None = None) -> list[list[tuple[float, float]]]:
    """Give the points of each shape of a colour, in the order of the drawing."""
    return [
        list(_points(path))
        for path in svg.iterfind("{http://www.w3.org/2000/svg}path")
        if fill is None or path.get("fill") == fill
    ]


def _points(path: etree._Element) -> Iterator[tuple[float, float]]:
    dx, dy = (float(number) for number in (re.findall(r"[-\d.]+", path.get("transform", "")) or [0, 0]))
    x = y = 0.0
    for command, words in re.findall(r"([MLHVQChvlZz])([^MLHVQChvlZz]*)", path.get("d", "")):
        numbers = [float(number) for number in re.findall(r"-?[\d.]+", words)]
        match command:
            case "H" | "h":
                x = numbers[0] + (x if command == "h" else 0)
            case "V" | "v":
                y = numbers[0] + (y if command == "v" else 0)
            case "Z" | "z":
                continue
            case _:
                x, y = numbers[-2:]
        yield x + dx, y + dy


def box(points: list[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
