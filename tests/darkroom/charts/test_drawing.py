"""What every chart keeps to, whatever its kind and language."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.darkroom.charts.specimens import AR, COVERAGE, FR, NATURE, YEARS, box, chart, drawn, shapes
from tests.darkroom.theme_of_the_house import theme

from magazine.darkroom.charts import Ground, chart_alt, chart_job
from magazine.issue.finding import Stop

if TYPE_CHECKING:
    from magazine.darkroom.charts import Chart
    from magazine.issue.language import Language

SVG = "{http://www.w3.org/2000/svg}"
CASES = [
    (kind, language, rows, width)
    for language in (AR, FR)
    for width in (330, 720)
    for kind, rows in (
        ("bar", COVERAGE[language]), ("bar", YEARS), ("share", NATURE[language]), ("share", YEARS[:3]), ("line", YEARS),
        ("line", YEARS[:1]), ("area", YEARS), ("area", tuple(row[:2] for row in YEARS)), ("line", COVERAGE[language]),
    )
]  # fmt: skip
ALL = {
    f"{number} {kind} {language.tag} {width}": chart(kind, language, rows, width=width)
    for number, (kind, language, rows, width) in enumerate(CASES)
}


@pytest.mark.parametrize("name", ALL)
def test_a_drawing_holds_shapes_alone_within_its_edges(name: str) -> None:
    svg = drawn(ALL[name])
    assert {element.tag for element in svg} == {f"{SVG}path"}
    allowed = {"d", "fill", "fill-opacity", "stroke", "stroke-width", "transform"}
    assert {attribute for path in svg for attribute in path.attrib} <= allowed
    width, height = float(svg.get("width", 0)), float(svg.get("height", 0))
    assert width == ALL[name].width
    assert svg.get("viewBox") == f"0 0 {svg.get('width')} {svg.get('height')}"
    for shape in shapes(svg):
        left, top, right, bottom = box(shape)
        assert left >= -1.5
        assert top >= -1.5
        assert right <= width + 1.5
        assert bottom <= height + 1.5


@pytest.mark.parametrize("name", ALL)
def test_a_drawing_says_what_it_shows(name: str) -> None:
    svg = drawn(ALL[name])
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == chart_alt(ALL[name])


@pytest.mark.parametrize("language", [AR, FR])
def test_every_label_is_an_outline_of_its_own(language: Language) -> None:
    """Four names, four figures, the unit: nine texts, each with many curves."""
    tokens = theme().tokens
    svg = drawn(chart("bar", language, COVERAGE[language]))
    letters = [path for path in svg if path.get("fill") in {tokens["ink"], tokens["ink-soft"]}]
    assert len(letters) == 9
    assert all(path.get("d", "").count("Q") + path.get("d", "").count("C") > 5 for path in letters)


def test_an_arabic_label_is_drawn_from_its_first_letter_at_the_right() -> None:
    """The name that begins with alef and lam: its tallest strokes stand in the right half of the outline."""
    svg = drawn(chart("bar", AR, (("المكتب", "1"), ("ب", "2"))))
    names = [shape for shape in shapes(svg, theme().tokens["ink"]) if box(shape)[2] > 700]
    left, top, right, _ = box(names[0])
    tall = [x for x, y in names[0] if y < top + 2]
    assert min(tall) > (left + right) / 2


def test_the_arabic_chart_is_the_french_one_in_a_mirror() -> None:
    """With the same figures, bars grow from the right and names stand at the right edge."""
    red = theme().tokens["red"]
    rows = (("1", "100"), ("2", "25"))
    arabic, french = (shapes(drawn(chart("bar", language, rows)), red)[0] for language in (AR, FR))
    left, _, right, _ = box(french)
    assert (box(arabic)[0], box(arabic)[2]) == pytest.approx((720 - right, 720 - left), abs=0.02)


def test_time_runs_from_the_right_in_arabic() -> None:
    """A rising line rises to the left."""
    rows = tuple((str(year), str(10 * year)) for year in range(1, 8))
    for language, sign in ((AR, -1), (FR, 1)):
        svg = drawn(chart("line", language, rows))
        line = next(path for path in svg if path.get("stroke"))
        points = shapes(svg)[list(svg).index(line)]
        xs = [x for x, _ in points]
        assert xs == sorted(xs, reverse=sign < 0)
        assert points[0][1] > points[-1][1]


def test_bars_are_as_long_as_their_figures() -> None:
    tokens = theme().tokens
    svg = drawn(chart("bar", AR, COVERAGE[AR]))
    bars = [shapes(svg, tokens["red"])[0], *shapes(svg, tokens["navy"])]
    lengths = [box(bar)[2] - box(bar)[0] for bar in bars]
    assert [length / lengths[0] for length in lengths] == pytest.approx([1, 649 / 795, 166 / 795, 65 / 795], abs=0.002)


def test_shares_fill_the_width_and_stand_from_the_right_in_arabic() -> None:
    tokens = theme().tokens
    svg = drawn(chart("share", AR, NATURE[AR]))
    red, teal, blue = (box(shapes(svg, tokens[colour])[0]) for colour in ("red", "teal", "blue-text"))
    assert red[2] == 720
    assert blue[0] == 0
    assert red[0] >= teal[2] >= teal[0] >= blue[2]
    assert red[2] - red[0] == pytest.approx(720 * 2463 / 4426, abs=2.1)


@pytest.mark.parametrize("kind", ["bar", "line", "area", "share"])
@pytest.mark.parametrize(
    "rows",
    [(("a", "5", ""), ("b", "", "7"), ("c", "1", "2")), (("a", "-5", "3"), ("b", "8", "-2")), (("a", "0"), ("b", "0"))],
)
def test_gaps_losses_and_nothing_at_all_can_be_drawn(kind: str, rows: tuple[tuple[str, ...], ...]) -> None:
    assert len(drawn(chart(kind, FR, rows))) > 2


def test_a_word_among_the_figures_is_a_finding() -> None:
    with pytest.raises(Stop, match="wrong-figure"):
        drawn(chart("bar", FR, (("a", "many"),)))


def test_the_dark_chart_differs_in_colours_only() -> None:
    light, dark = (drawn(chart("bar", AR, COVERAGE[AR], ground=ground)) for ground in (Ground.LIGHT, Ground.DARK))
    assert [path.get("d") for path in light] == [path.get("d") for path in dark]
    assert not [one for one, other in zip(light, dark, strict=True) if one.get("fill") == other.get("fill")]


def test_on_the_press_every_colour_is_in_process_inks() -> None:
    for kind, rows in (("bar", COVERAGE[AR]), ("share", NATURE[AR]), ("line", YEARS), ("area", YEARS)):
        svg = drawn(chart(kind, AR, rows, ground=Ground.PRESS))
        inks = [path.get(ink, "none") for path in svg for ink in ("fill", "stroke")]
        assert all(ink == "none" or ink.startswith("device-cmyk(") for ink in inks)


PRINT = """
import hashlib
from tests.darkroom.charts.test_drawing import ALL
from tests.darkroom.theme_of_the_house import theme
from magazine.darkroom.charts import chart_job
for name in sorted(ALL)[::5]:
    job = chart_job(ALL[name], theme())
    print(name, job.key, hashlib.sha256(job.work(*job.arguments)).hexdigest())
"""


def test_another_process_and_hash_seed_give_the_same_bytes_and_keys() -> None:
    answers = set()
    for seed, zone in (("0", "Africa/Casablanca"), ("4711", "Asia/Tokyo")):
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONHASHSEED": seed, "TZ": zone}
        answers.add(subprocess.check_output([sys.executable, "-c", PRINT], env=environment, text=True))
    assert len(answers) == 1
    assert hashlib.sha256(b"").hexdigest() not in next(iter(answers))


def test_the_key_follows_everything_that_is_drawn() -> None:
    one = chart("bar", AR, COVERAGE[AR])
    others: list[Chart] = [
        replace(one, **change)
        for change in (
            {"kind": "share"}, {"rows": NATURE[AR]}, {"columns": ("a", "b")}, {"language": FR}, {"width": 360},
            {"title": "a"}, {"unit": "b"}, {"alt": "c"}, {"ground": Ground.DARK}, {"ground": Ground.PRESS},
        )
    ]  # fmt: skip
    assert len({chart_job(of, theme()).key for of in (one, *others)}) == 11
