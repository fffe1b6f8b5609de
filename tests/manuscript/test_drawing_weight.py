"""How long a drawing takes is reckoned from its markup: what would take minutes is refused before anything is drawn."""

from __future__ import annotations

import pytest
from tests.manuscript.drawings import RECT, copies, nested, told

from magazine.constants import SVG_MAX_LAYERS
from magazine.manuscript import drawing_weight

PARTS = f'<pattern id="p">{RECT * 200}</pattern>'
HEAVY = {
    "masks": nested("mask", "mask", 24),
    "clip paths": nested("clipPath", "clip-path", 24),
    "patterns": nested("pattern", "fill", 24),
    "copies": copies(24),
    "masks by classes": "<style>" + "".join(f".m{n}{{mask:url(#p{n + 1})}}" for n in range(24)) + "</style>"
    + "".join(f'<mask id="p{n}"><g class="m{n}"/><g class="m{n}"/></mask>' for n in range(24)) + '<g class="m0"/>',
    "a chain, from its end": '<clipPath id="p0"/>'
    + "".join(f'<clipPath id="p{n}" clip-path="url(#p{n - 1})"/>' for n in range(1, 40)) + '<g clip-path="url(#p39)"/>',
    "itself": '<g id="g"><use href="#g"/></g>',
    "marks on corners": f'<marker id="k">{RECT * 50}</marker><path marker-mid="url(#k)" d="M0 0{"L1 1" * 2_000}"/>',
    "inherited": f'{PARTS}<g fill="url(#p)">{RECT * 200}</g>',
    "inherited by a class": f'<style>.a{{fill:url(#p)}}</style>{PARTS}<g class="a">{RECT * 200}</g>',
    "copied with its paint": f'{PARTS}<g id="g">{RECT * 200}</g><use href="#g" fill="url(#p)"/>',
    "layers": '<g opacity=".5"/>' * (SVG_MAX_LAYERS + 1),
    "layers by a sheet": "<style>g{mix-blend-mode:multiply}</style>" + "<g/>" * (SVG_MAX_LAYERS + 1),
    "attributes": "<path " + " ".join(f'data-a{n}=""' for n in range(20_000)) + "/>",
    "namespaces": "<g " + " ".join(f'xmlns:a{n}="http://x/{n}"' for n in range(50_000)) + "/>",
    "declarations": f'<g style="{"fill:red;" * 20_000}"/>',
    "declarations of a sheet": f"<style>.a{{{'fill:red;' * 20_000}}}</style>",
    "classes": f'<g class="{" ".join(map(str, range(20_000)))}"/>',
    "rules": f"<style>{'.a{}' * 9_000}</style>{'<g/>' * 9_000}",
    "elements": "<g/>" * 20_001,
    "depth": "<g>" * 90 + "</g>" * 90,
}  # fmt: skip
LIGHT = {
    "as deep as programs write": nested("mask", "mask", 4),
    "many shapes": RECT * 2_000,
    "a gradient on each": f'<linearGradient id="p">{"<stop/>" * 90}</linearGradient><g fill="url(#p)">{RECT * 900}</g>',
    "one pattern on each": f'<pattern id="p">{RECT}</pattern><g fill="url(#p)">{RECT * 400}</g>',
    "cut out": f'<clipPath id="p">{RECT}</clipPath>' + '<rect width="9" height="9" clip-path="url(#p)"/>' * 300,
    "nothing behind its class": '<rect class="none"/>',
    "plain opacity": '<g opacity="1" mask="none"/>' * 2_000,
}


@pytest.mark.parametrize("name", HEAVY)
def test_what_would_take_minutes_is_refused(name: str) -> None:
    (finding,) = told(HEAVY[name])
    assert finding.rule == "huge-drawing"
    assert "export it again" in finding.remedy


@pytest.mark.parametrize("name", LIGHT)
def test_what_drawing_programs_write_is_not(name: str) -> None:
    assert told(LIGHT[name]) == ()


@pytest.mark.parametrize(
    ("bound", "name"),
    [
        ("SVG_MAX_LAYERS", "layers"),
        ("SVG_MAX_ELEMENTS", "marks on corners"),
        ("SVG_MAX_REFERENCES", "a chain, from its end"),
        ("SVG_MAX_STYLING", "rules"),
        ("SVG_MAX_DECLARATIONS", "declarations"),
        ("SVG_MAX_ATTRIBUTES", "attributes"),
    ],
)
def test_each_bound_is_asked(bound: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_weight, bound, 10**9)
    assert told(HEAVY[name]) == ()
