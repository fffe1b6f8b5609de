"""A drawing is made of shapes: what they need passes, whatever else there is or will be does not."""

from __future__ import annotations

import pytest
from tests.manuscript.drawings import RECT, told

from magazine.manuscript import shapes, svg

SHAPES = {
    "colours": '<rect fill="rgb(1,2,3)" stroke="hsla(1,2%,3%,.5)" style="fill: #123; stroke-width: 2"/>',
    "gradient": '<linearGradient id="b"><stop/></linearGradient><linearGradient id="a" xlink:href="#b"><stop offset="0" stop-color="red"/></linearGradient><rect fill="url(#a) none"/>',
    "quoted reference": "<pattern id='a'/><rect style=\"fill:url('#a')\"/>",
    "movements": '<g transform="matrix(1 0 0 1 2 3) rotate (9)"><g id="a"/><use xlink:href="#a"/></g>',
    "sheet": "<linearGradient id='b'><stop/></linearGradient><style>/* made (by) hand */ .a, rect { fill: url(#b) }</style>",
    "filter": '<filter id="f"><feGaussianBlur in="SourceAlpha" stdDeviation="2"/><feMerge><feMergeNode/></feMerge></filter><g filter="url(#f)"/>',
    "notes of a program": '<metadata>x</metadata><title>x</title><sodipodi:namedview pagecolor="#fff"><sodipodi:x id="1"/></sodipodi:namedview><g sodipodi:role="x"/>',
    "for other readers": '<g data-name="Layer 1" aria-hidden="true" role="img" class="a"/>',
    "fonts of no text": '<g font-family="Noto Sans, sans-serif" style="-inkscape-font-specification:\'Sans, Bold\'"/>',
}
OTHERS = {
    "image-set": "<rect style=\"fill:image-set('http://x.example/a')\"/>",
    "image-set in a sheet": "<style>.a{fill:image-set('http://x.example/a')}</style>",
    "font-face": '<style>@font-face{font-family:x;src:local("/etc/passwd")}</style>',
    "any at-rule": "<style>@namespace x;</style>",
    "src": "<style>.a{background:src('x')}</style>",
    "cross-fade": '<rect fill="cross-fade(red)"/>',
    "element": '<rect fill="element(#a)"/>',
    "base": '<g xml:base="http://x.example/"/>',
    "path of text": '<path id="a" d="M0 0"/><textPath href="#a"/>',
    "what is to come": "<hologram/>",
    "link": '<a href="#x"/>',
    "own words": "<font/>",
    "view": '<view id="x"/>',
    "switch": "<switch><g/></switch>",
    "page": '<p xmlns="http://www.w3.org/1999/xhtml"/>',
    "handler": '<g xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="x"/>',
    "no namespace": '<g xmlns=""/>',
    "outside, behind a remark": '<rect style="fill:u/**/rl(//x)"/>',
    "outside, by a code": "<style>*{fill:\\75rl(//x)}</style>",
    "outside, behind a reference": '<rect fill="url(#a) url(//x)"/>',
    "capitals": '<rect FILL="red"/>',
    "unknown": '<rect lines="2"/>',
    "event": '<rect onbegin="x"/>',
    "no path": '<path d="url(x)"/>',
    "open remark": "<style>.a{fill:red} /* </style>",
    "file": '<use href="a.svg#b"/>',
}


@pytest.mark.parametrize("name", SHAPES)
def test_what_shapes_need_passes(name: str) -> None:
    assert told(SHAPES[name]) == ()


@pytest.mark.parametrize("name", OTHERS)
def test_whatever_else_there_is_does_not(name: str) -> None:
    assert {one.rule for one in told(OTHERS[name])} == {"unsafe-svg"}
    assert told(RECT) == ()


def test_each_table_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shapes, "ELEMENTS", shapes.ELEMENTS | {"hologram"})
    monkeypatch.setattr(shapes, "ATTRIBUTES", shapes.ATTRIBUTES | {"lines"})
    monkeypatch.setattr(shapes, "says_well", lambda *_, **__: True)
    monkeypatch.setattr(shapes, "fault_of_style", lambda *_, **__: "")
    monkeypatch.setattr(svg, "fault_of_sheet", lambda *_, **__: "")
    asked = ("what is to come", "unknown", "image-set", "cross-fade", "image-set in a sheet", "any at-rule")
    assert [told(OTHERS[name]) for name in asked] == [()] * len(asked)
