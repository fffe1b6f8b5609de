"""The theme's style sheets → one sheet that reading systems understand. Pure.

Many reading systems know no custom properties, and a few no ``rem``; so values are put in place when the book is made. In the
theme's ``epub/*.css``

- ``var(--navy)`` stands for the token's value;
- ``var(--gold / 12%)`` for the colour so far transparent: a ground that tints whatever page the reader has chosen;
- ``rubric.css`` is written once for every rubric colour of the book: ``.colour-rubric``, ``var(--rubric-line)`` and ``quote-rubric.svg``
  become ``.colour-teal``, the value of ``--teal-line`` and ``quote-teal.svg``.

Sizes in ``rem`` become ``em``: a rule that sets a size must not stand within another that does.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.fault import theme_fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from magazine.issue.theme import Face

_TOKEN: Final = re.compile(r"var\(--([\w-]+)(?:\s*/\s*(\d+)%)?\)")
_COMMENT: Final = re.compile(r"/\*.*?\*/\s*", re.DOTALL)
_REM: Final = re.compile(r"(?<=\d)rem\b")
_VIEW_BOX: Final = re.compile(r'viewBox="(\S+) \S+ (\S+) \S+"')
_HEX: Final = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", re.IGNORECASE)


def fill_tokens(css: str, tokens: Mapping[str, str], where: str) -> str:
    """Put the tokens' values in place.

    Args:
        css: a style sheet of the theme, or an SVG drawing.
        tokens: values by name.
        where: the file, for the message.

    Raises:
        Stop: where a token is not among the theme's, or one that is to be transparent is no colour.
    """

    def value(match: re.Match[str]) -> str:
        name, share = match.groups()
        if name not in tokens:
            raise theme_fault(where, f"there is no token '--{name}'", "define it in the theme's tokens, or use another")
        return _REM.sub("em", tokens[name] if share is None else _transparent(tokens[name], int(share), name, where))

    return _TOKEN.sub(value, _COMMENT.sub("", css))


def rubric_sheet(css: str, colours: Iterable[str]) -> str:
    """Write a sheet about rubrics once for each of their colours; tokens are still to be filled in."""
    return "\n".join(
        css.replace(".colour-rubric", f".colour-{colour}")
        .replace("var(--rubric", f"var(--{colour}")
        .replace("-rubric.svg", f"-{colour}.svg")
        for colour in colours
    )


def turned_round(drawing: str) -> str:
    """Mirror a drawing (SVG with a ``viewBox``) across, for lines that run from right to left.

    In the drawing, not in the style sheet: ``transform`` is unknown to old reading systems.
    """
    box = _VIEW_BOX.search(drawing)
    start, width = (float(number) for number in (box[1], box[2])) if box else (0.0, 0.0)
    head, body, end = drawing.partition(">")[0], drawing.partition(">")[2].rpartition("</svg>")[0], "</svg>\n"
    return f'{head}><g transform="translate({2 * start + width:g}) scale(-1 1)">{body}</g>{end}'


def font_face(face: Face, address: str) -> str:
    """Write the rule that offers a font file."""
    return (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: {face.style}; '
        f'src: url("{address}"); }}'
    )


def _transparent(value: str, percent: int, name: str, where: str) -> str:
    match = _HEX.fullmatch(value.strip())
    if match is None:
        raise theme_fault(
            where, f"the token '--{name}' is no colour like #0b2545", "use one that is, or leave out the share"
        )
    red, green, blue = (int(part, 16) for part in match.groups())
    return f"rgba({red}, {green}, {blue}, {percent / 100:g})"
