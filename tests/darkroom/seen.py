"""Drawings of which a browser and resvg might make two things: those that a judge found, and whatever else was thought of."""

from __future__ import annotations

from typing import Final

_ROOT: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="320" height="240" viewBox="0 0 320 240" {root}>'
    '{before}<rect width="320" height="240" fill="#28a028"/>{shapes}</svg>'
)
FACE: Final = '<rect {} x="32" y="32" width="96" height="64" fill="#f0f"/>'
CLIP: Final = '<clipPath id="c"><rect width="99" height="60"/></clipPath>'
MASK: Final = '<mask id="m"><rect width="99" height="60" fill="#fff"/></mask>'
BLUR: Final = '<filter id="f"><feGaussianBlur stdDeviation="5"/></filter>'
PAINT: Final = '<rect x="32" y="32" width="96" height="64" fill="url(#p)"/>'
STOPS: Final = '<stop stop-color="red"/><stop offset=".3" stop-color="blue"/>'
MARKER: Final = '<marker id="k" markerWidth="3" markerHeight="3" refX="1"><path d="M0 0h3v3h-3z" fill="blue"/></marker>'


def drawing_of(shapes: str, before: str = "", root: str = "") -> bytes:
    """Give a drawing of shapes on a green field."""
    return _ROOT.format(root=root, before=before, shapes=shapes).encode()


def _face(attributes: str, before: str = "", root: str = "") -> bytes:
    return drawing_of(FACE.format(attributes), before, root)


def _sheet(text: str, attributes: str = "") -> bytes:
    return _face(attributes, f"<style>{text}</style>")


REFUSED: Final = {
    "place among all": _sheet("rect:nth-child(3){display:none}"),
    "not": _sheet("rect:not(.k){display:none}"),
    "is": _sheet(":is(.f){display:none}", 'class="f"'),
    "last of its kind": _sheet("rect:last-of-type{display:none}"),
    "neighbour": _sheet("rect ~ rect{display:none}"),
    "next neighbour": _sheet(":root rect + rect{display:none}"),
    "data": _sheet("[data-n='x']{display:none}", 'data-n="x"'),
    "either case": _sheet("[class='X' i]{display:none}", 'class="x"'),
    "important": _sheet(".f{display:none !important}", 'class="f" style="display:inline"'),
    "nested rules": _sheet("svg{.f{display:none}}", 'class="f"'),
    "everything": _sheet("*{display:inline} .f{display:none}", 'class="f"'),
    "all drawings": _sheet("svg{opacity:.5}"),
    "within": _sheet("svg .f{display:none}", 'class="f"'),
    "capitals": _sheet(".f{DISPLAY:NONE}", 'class="f"'),
    "semicolon first": _sheet(".f{;display:none}", 'class="f"'),
    "semicolon first in a style": _face('style=";display:none"'),
    "print": _face('id="f"', "<style media='print'>#f{display:none}</style>"),
    "no style sheet": _face('id="f"', "<style type='text/x'>#f{display:none}</style>"),
    "sheet among notes": _face('id="f"', "<metadata><style>#f{display:none}</style></metadata>"),
    "sheet in a title": _face('id="f"', "<title><style>#f{display:none}</style></title>"),
    "parted sheet": _face('class="f"', "<style>.g{}<g/>.f{display:none}</style>"),
    "spaces": _face('display=" none "'),
    "share": _face('opacity="0%"'),
    "share of a fill": _face('fill-opacity="0%"'),
    "slash": _face('style="fill:rgb(255 0 255 / 0)"'),
    "four digits": _face('style="fill:#f0f0"'),
    "late colour": _face('style="fill:rebeccapurple"'),
    "system colour": _face('style="fill:Canvas"'),
    "translate": _face('style="translate:1000px 0"'),
    "scale": _face('style="scale:0"'),
    "transform as a property": _face('style="transform:translate(1000px,0)"'),
    "units in a transform": _face('transform="translate(20px, 0)"'),
    "no such transform": _face('transform="translateX(1000)"'),
    "width as a property": _face('style="width:0"'),
    "inline size": _face('style="inline-size:0"'),
    "place as a property": _face('style="x:900px"'),
    "shape as a property": drawing_of('<path d="M0 0h50v50z" style="d:none"/>'),
    "function as filter": _face('style="filter:opacity(0)"'),
    "quoted filter": _face("style=\"filter:url('#f')\"", '<filter id="f"><feOffset dx="20"/></filter>'),
    "language": _face('systemLanguage="zz"'),
    "extension": _face('requiredExtensions="http://x.example/"'),
    "no clip path": _face('clip-path="url(#none)"'),
    "no mask": _face('mask="url(#none)"'),
    "no filter": _face('filter="url(#none)"'),
    "no paint": _face('stroke="url(#none)"'),
    "clip path for a mask": _face('mask="url(#c)"', CLIP),
    "twice": _face('clip-path="url(#c)"', f'{CLIP}<clipPath id="c"/>'),
    "first among notes": _face('clip-path="url(#c)"', f'<metadata><clipPath id="c"/></metadata>{CLIP}'),
    "large": _face('transform="translate(1e30)"'),
    "turned": _face("", root='transform="rotate(180)"'),
    "mirrored": _face("", root='transform="scale(-1 1)"'),
    "faint as a whole": _face("", root='opacity="0"'),
    "hidden as a whole": _face("", root='display="none"'),
    "clipped as a whole": _face("", CLIP, 'clip-path="url(#c)"'),
    "faint as a whole, by its class": _face("", "<style>.k{opacity:.5}</style>", 'class="k"'),
    "blended as a whole, by its name": _face("", "<style>#k{mix-blend-mode:multiply}</style>", 'id="k"'),
    "wide by its style": _face("", root='style="width:640px"'),
    "unscaled": _face('stroke="red" vector-effect="non-scaling-stroke" transform="scale(.3)"'),
    "origin": _face('transform="scale(.5)" transform-origin="200 200"'),
    "markers of a circle": drawing_of(f'{MARKER}<circle cx="99" cy="99" r="50" marker-mid="url(#k)" stroke="red"/>'),
    "markers of a group": drawing_of(f'{MARKER}<g marker-mid="url(#k)"><path d="M50 50L200 100L99 200" stroke="red"/></g>'),
    "hidden clip path": _face('clip-path="url(#c)"', CLIP.replace("<clipPath", '<clipPath display="none"')),
    "hidden clip path, by a rule": _face('clip-path="url(#c)"', f"<style>clipPath{{display:none}}</style>{CLIP}"),
    "masked mask": _face('mask="url(#m)"', f'<mask id="n"><rect width="40" height="40" fill="#fff"/></mask>{MASK.replace("<mask", "<mask mask=" + chr(34) + "url(#n)" + chr(34))}'),
    "group in a clip path": _face('clip-path="url(#c)"', '<clipPath id="c"><g><rect width="99" height="60"/></g></clipPath>'),
    "nothing wide": drawing_of('<svg width="0" height="20"><rect width="50" height="50"/></svg>'),
    "two targets": drawing_of('<defs><path id="p" d="M0 0h50v50z"/><path id="q" d="M60 0h50v50z"/></defs><use href="#p" xlink:href="#q"/>'),
    "no colours": drawing_of(f'<linearGradient id="p"/>{PAINT}'.replace("url(#p)", "url(#p) red")),
    "flat gradient": drawing_of(f'<linearGradient id="p" gradientTransform="scale(0)">{STOPS}</linearGradient>{PAINT}'),
    "gradient of another kind": drawing_of(f'<linearGradient id="q" gradientTransform="rotate(45)">{STOPS}</linearGradient><radialGradient id="p" href="#q"/>{PAINT}'),
    "odd number of places": drawing_of('<polygon points="9 9 99 9 99 99 5"/>'),
    "broken path": drawing_of('<path d="M9 9L99 9 99 x"/>'),
    "broken arc": drawing_of('<path d="M9 9A30 30 0 2 0 99 99"/>'),
    "effect on nothing": _face('filter="url(#f)"', '<filter id="f"><feOffset in="nothing" dx="9"/></filter>'),
    "effect on what lies behind": _face('filter="url(#f)"', '<filter id="f"><feOffset in="BackgroundImage" dx="9"/></filter>'),
}  # fmt: skip
"""Refused, since the two differ, or might."""

ALIKE: Final = {
    "classes": _sheet(".g,.f{display:none}", 'class="f"'),
    "rule over attribute": _sheet(".f{display:none}", 'class="f" display="inline"'),
    "name": _sheet("#f{display:none}", 'id="f"'),
    "packed sheet": _sheet("<![CDATA[#f{display:none}]]>", 'id="f"'),
    "later sheet": drawing_of(FACE.format('class="f"') + "<style>.f{opacity:.4}</style>"),
    "ranks": drawing_of(
        '<rect id="i" class="c d" x="9" y="9" width="50" height="50" fill="black"/><rect class="  b  a " x="69" y="9" width="50" height="50"/><rect x="9" y="99" width="9" height="50"/>',
        "<style>#i{fill:red}.c{fill:blue}rect{fill:white}.c,.d{stroke:red}.b{fill:gold}.a{fill:tan}</style>",
    ),
    "remarks": _sheet("/* .f{display:none} */.f{opacity:.3;};.g{}/* x */", 'class="f"'),
    "quoted": _face("style=\"clip-path:url('#c')\"", CLIP),
    "screen": _face('id="f"', "<style media='screen' type='text/css'>#f{display:none}</style>"),
    "colours": drawing_of(
        '<rect width="50" height="50" fill="hsl(300,100%,50%)"/><rect x="60" width="50" height="50" fill="rgba(255,0,0,.5)"/><rect x="120" width="50" height="50" fill="rgb(50%,10%,0%)"/>'
        '<rect y="60" width="50" height="50" fill="hsla(370,50%,50%,0.3)"/><rect y="60" x="60" width="50" height="50" fill="transparent"/><rect y="120" width="50" height="50" fill="currentColor" color="red"/>'
    ),
    "light as a mask": _face('mask="url(#m)"', '<mask id="m"><rect width="400" height="400" fill="#8f0"/></mask>'),
    "opacity as a mask": _face('mask="url(#m)"', '<mask id="m" style="mask-type:alpha"><rect width="70" height="400" fill="#000"/></mask>'),
    "clipped clip path": _face('clip-path="url(#c)"', '<clipPath id="d"><circle cx="60" cy="60" r="20"/></clipPath>' + CLIP.replace("<clipPath", '<clipPath clip-path="url(#d)"')),
    "moved clip path": _face('clip-path="url(#c)"', CLIP.replace("<clipPath", '<clipPath transform="translate(20 20)"')),
    "hidden in a clip path": _face('clip-path="url(#c)"', '<clipPath id="c"><rect width="99" height="60" visibility="hidden"/></clipPath>'),
    "empty mask": _face('mask="url(#m)"', '<mask id="m"/>'),
    "many effects": drawing_of(
        f'<g filter="url(#f)" opacity=".8" clip-path="url(#c)" mask="url(#m)" transform="rotate(9)">{FACE.format("")}</g>{BLUR}{CLIP}{MASK}'
    ),
    "blends": drawing_of("".join(
        f'<rect x="{20 * number}" y="20" width="18" height="64" fill="#f84" style="mix-blend-mode:{mode}"/>'
        for number, mode in enumerate(("multiply", "screen", "overlay", "darken", "color-dodge", "soft-light", "hue", "luminosity"))
    )),
    "effects in a filter": _face('filter="url(#f)"', (
        '<filter id="f"><feFlood flood-color="rgba(255,0,0,.5)" x="40" y="40" width="50" height="30" result="a"/><feOffset in="SourceAlpha" dx="9" dy="5"/>'
        '<feComposite in2="a" operator="xor"/><feColorMatrix type="hueRotate" values="90" result="b"/><feMerge><feMergeNode in="b"/><feMergeNode in="SourceGraphic"/></feMerge></filter>'
    )),
    "shown within hidden": drawing_of('<g visibility="hidden"><path d="M0 0h50v50h-50z"/><path d="M70 70h50v50h-50z" visibility="visible"/></g>'),
    "inner drawing": drawing_of('<svg x="20" y="20" width="80" height="80" viewBox="0 0 10 20"><rect x="-30" width="60" height="10"/></svg>'),
    "symbol": drawing_of('<symbol id="s" viewBox="0 0 10 10"><rect x="-5" width="20" height="5"/></symbol><use href="#s" x="30" y="30" width="60" height="100"/>'),
    "pattern": drawing_of(f'<pattern id="p" width="20" height="20" patternUnits="userSpaceOnUse" patternTransform="rotate(30) scale(2)"><rect width="8" height="30" fill="red"/></pattern>{PAINT}'),
    "colours from another kind": drawing_of(f'<linearGradient id="q">{STOPS}</linearGradient><radialGradient id="p" href="#q" fx=".2"/>{PAINT}'),
    "markers": drawing_of(f'{MARKER}<path d="M50 50L200 100L99 200" stroke="red" stroke-width="4" style="marker:url(#k)"/>'),
    "dashes": drawing_of('<circle cx="200" cy="150" r="40" stroke="red" stroke-dasharray="20 10 5" stroke-dashoffset="-4" stroke-width="9"/>'),
    "moves": drawing_of(FACE.format('transform="skewX(20),scale(.5 2) rotate(10 60 60)"')),
    "paths": drawing_of('<path d="M50 50a30 20 0 01 60 10zm99,0-9,30.5.5,7zM20 20Q40 90 80 20T150 20S9 9 99 99H9z" stroke="#00f" stroke-width="8" stroke-linecap="square"/>'),
    "half a colour over nothing": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60"><style>rect{stroke:red;opacity:.5}</style><rect width="40" height="40" fill="#14c85a"/></svg>',
    "blends over nothing": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60"><style>g{opacity:.5}</style><rect width="40" height="40" fill="#14c85a" style="mix-blend-mode:difference"/></svg>',
    "nothing below": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 60"><circle cx="40" cy="30" r="20" fill="#fff" stroke="#f00" opacity=".5"/></svg>',
    "fitted": b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 100 100"><rect x="-100" y="10" width="300" height="20" fill="#f00"/><rect width="50" height="50"/></svg>',
    "fitted to a side": b'<svg xmlns="http://www.w3.org/2000/svg" width="400" height="100" viewBox="0 0 100 100" preserveAspectRatio="xMaxYMid slice"><rect y="30" width="300" height="20" fill="#f00"/></svg>',
    "shares": b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 80"><circle r="30%"/><rect x="10%" y="10%" width="20%" height="5mm"/></svg>',
    "prefixes": b'<s:svg xmlns:s="http://www.w3.org/2000/svg" width="80" height="60"><s:style>.a{opacity:.2}rect{fill:red}</s:style><s:rect class="a" width="40" height="40"/></s:svg>',
}  # fmt: skip
"""Let in: what they say is drawn alike."""
