"""Fonts cut down to the letters that an edition uses.

What makes letters join, meet and carry their signs stays. A book keeps every layout feature; the web keeps those that browsers turn on by
themselves and those that the style sheets ask for. Nothing in the file tells when it was made.
"""

from __future__ import annotations

import hashlib
import io
from typing import TYPE_CHECKING, Final, Literal

from magazine.issue.finding import Finding, Location, Stop
from magazine.issue.job import Job, content_key, version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from magazine.issue.theme import Face

Flavour = Literal["woff2", "ttf"]

ALWAYS: Final = frozenset(map(ord, " 0123456789\u00a0\u202f.,\u200c\u200d\u200e\u200f\u2066\u2067\u2068\u2069\u25cc"))
"""Digits, spaces, separators, joiners and direction marks: scripts and counters add them where no text shows it."""

JOINING: Final = (
    "ccmp", "locl", "rlig", "rclt", "rvrn", "init", "medi", "fina", "isol", "mset", "calt", "clig", "liga", "curs", "kern", "mark", "mkmk",
)  # fmt: skip
"""Features that are on by themselves (CSS Fonts 4, section 7.1; OpenType's list of registered features)."""
FIGURES: Final = ("lnum", "tnum")
"""Features that the web's style sheets ask for by ``font-variant-numeric``."""
FEATURES: Final[Mapping[Flavour, tuple[str, ...]]] = {"woff2": (*JOINING, *FIGURES), "ttf": ("*",)}
NAMES: Final[Mapping[Flavour, tuple[str | int, ...]]] = {"woff2": (0, 13, 14), "ttf": ("*",)}
"""Entries of the table of names: on the web the copyright notice and the licence, which the Open Font License wants kept."""


def subset_job(face: Face, text: str | Iterable[int], flavour: Flavour) -> Job:
    """Order a font file with the letters of a text (or code points) and nothing else."""
    letters = tuple(sorted(ALWAYS.union(map(ord, text) if isinstance(text, str) else text)))
    key = content_key(
        "font",
        face.digest,
        letters,
        flavour,
        FEATURES[flavour],
        NAMES[flavour],
        f"fonttools {version_of('fonttools')}",
        version_of("brotli"),
    )
    name = f"{face.file.name} {len(letters)} letters {flavour}"
    arguments = (face.file, face.digest, letters, flavour)
    return Job(kind="font", name=name, key=key, work=subset, arguments=arguments)


def subset(file: Path, digest: str, letters: tuple[int, ...], flavour: Flavour) -> bytes:
    """Cut a font file down.

    Raises:
        Stop: where the file is not the one whose digest is given.
    """
    from fontTools import subset as cutter  # noqa: PLC0415 - slow to load, and needed in workers only
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - likewise

    data = file.read_bytes()
    if hashlib.sha256(data).hexdigest() != digest:
        raise Stop(
            Finding(
                rule="changed-font", where=Location(path=f"themes/{file.name}"),
                what="the font is not the one that fonts.json names", remedy="put the right file back, or its new digest",
            )
        )  # fmt: skip
    options = cutter.Options(
        layout_features=list(FEATURES[flavour]), glyph_names=flavour == "ttf", name_IDs=list(NAMES[flavour]), notdef_outline=True, hinting=False,
        recalc_timestamp=False, drop_tables=["DSIG", "FFTM", "meta"],
    )  # fmt: skip
    with TTFont(io.BytesIO(data), recalcTimestamp=False, lazy=True) as font:
        cut = cutter.Subsetter(options)
        cut.populate(unicodes=letters)
        cut.subset(font)
        font.flavor = "woff2" if flavour == "woff2" else None
        out = io.BytesIO()
        font.save(out, reorderTables=True)
    return out.getvalue()
