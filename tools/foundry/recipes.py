"""The theme's typefaces: what each is made from, which characters and layout features it keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tools.foundry.letters import Dotted
from tools.foundry.naming import style_name
from tools.foundry.originals import Original, debian, npm

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

NOTO: Final = debian(
    "fonts-noto-core", "20201225-1", "58f4f0bb6720f919f92096b3508e1412a0f1544424ade6c5b5bf1eb694dd64ba"
)
CAIRO: Final = npm("cairo", "0.4.2", "afa72a963e1d35be3e892a45d0bec1eb37be0bc24b8c8fc2f4b9571841a6f3da")
PLEX: Final = npm("ibm-plex-sans", "0.4.1", "8b0e86cb17fbcf46a1b3ee9fcf339ebb552938cc5b753eb28671725aa3f66671")
PLEX_ARABIC: Final = npm(
    "ibm-plex-sans-arabic", "0.4.2", "5ed540bd741bef113de95201a3ecdccdd2cf8d128dff2d0a7fb4864366b5e65f"
)
SOURCE: Final = npm("source-serif-4", "0.4.1", "84f0b412fbc9b0b666d6fe04620b2cd2e54bfd49ca61fe0663a9e5beb30afcc4")


def _noto(name: str) -> Original:
    return Original(package=NOTO, member=f"./usr/share/fonts/truetype/noto/{name}.ttf")


def _cairo(style: str) -> Original:
    return Original(package=CAIRO, member=f"package/{style}/Cairo_{style}.ttf")


def _plex_arabic(style: str) -> Original:
    return Original(package=PLEX_ARABIC, member=f"package/{style}/IBMPlexSansArabic_{style}.ttf")


def _plex(style: str) -> Original:
    return Original(package=PLEX, member=f"package/{style}/IBMPlexSans_{style}.ttf")


def _source(style: str) -> Original:
    return Original(package=SOURCE, member=f"package/{style}/SourceSerif4_{style}.ttf")


def _characters(*ranges: tuple[int, int]) -> frozenset[int]:
    return frozenset(code for first, last in ranges for code in range(first, last + 1))


LATIN: Final = _characters(
    (0x20, 0x7E), (0xA0, 0x137), (0x139, 0x17E), (0x218, 0x21B), (0x1E9E, 0x1E9E), (0x300, 0x304), (0x306, 0x308), (0x327, 0x328),
    (0x2009, 0x200A), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x202F, 0x202F),
    (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x2044, 0x2044), (0x2070, 0x2070), (0x2074, 0x208E),
    (0x20AC, 0x20AC), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x2199), (0x2212, 0x2212), (0x2248, 0x2248),
    (0x2260, 0x2260), (0x2264, 0x2265), (0x25CF, 0x25CF), (0x2605, 0x2605), (0x2713, 0x2713),
)  # fmt: skip
ARABIC: Final = _characters(
    (0x60C, 0x60C), (0x61B, 0x61B), (0x61F, 0x61F), (0x621, 0x63A), (0x640, 0x655), (0x660, 0x66C), (0x670, 0x671),
    (0x67E, 0x67E), (0x686, 0x686), (0x698, 0x698), (0x6A4, 0x6A4), (0x6A9, 0x6A9), (0x6AD, 0x6AD), (0x6AF, 0x6AF),
    (0x6CC, 0x6CC), (0x6D4, 0x6D4), (0xFD3E, 0xFD3F), (0xFDFA, 0xFDFA),
)  # fmt: skip
TIFINAGH: Final = _characters((0x2D30, 0x2D67), (0x2D6F, 0x2D70), (0x2D7F, 0x2D7F))
DIGITS: Final = _characters((0x30, 0x39))
WANTED: Final = LATIN | ARABIC | TIFINAGH

# What shapes and places letters and figures. No fractions, superiors or ordinals: their glyphs have characters of their own,
# and a glyph may say one thing only. For the same reason no capitals
# to small capitals. No stylistic sets, no language variants. A joined Latin keeps the plainest of them.
FEATURES: Final = frozenset(
    [
        "ccmp",
        "init",
        "medi",
        "fina",
        "rlig",
        "calt",
        "liga",
        "rvrn",
        "kern",
        "mark",
        "mkmk",
        "lnum",
        "onum",
        "pnum",
        "tnum",
        "case",
        "smcp",
        "cpsp",
    ]
)
JOINED_FEATURES: Final = frozenset(["ccmp", "liga", "kern", "mark", "mkmk"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Latin:
    """The Latin that an Arabic font is given.

    Attributes:
        original: where it comes from.
        scale: its size in the joined font, as a part of its own.
        instead: characters for which it replaces what the Arabic font has.
        points: characters for which it does so except after an Arabic letter, with the Arabic font's glyph.
    """

    original: Original
    scale: float = 1.0
    instead: frozenset[int] = frozenset()
    points: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one prepared font is made.

    Attributes:
        family: its name in style sheets.
        weight: CSS weight.
        style: ``normal`` or ``italic``.
        scripts: what it sets, by ISO 15924.
        role: ``display``, ``sans``, or ``body-`` and a language.
        original: the upstream font.
        licences: the files with its licence.
        latin: a matched Latin to join.
        added: letters to make that upstream lacks.
        like: signs that upstream forgot to place, each with the sign whose place it takes.
        pairs: lam glyphs, and the alefs that upstream draws beside them with no advance of their own.
    """

    family: str
    weight: int
    style: str = "normal"
    scripts: tuple[str, ...]
    role: str
    original: Original
    licences: tuple[str, ...]
    latin: Latin | None = None
    added: tuple[Dotted, ...] = ()
    like: Mapping[str, str] = field(default_factory=dict)
    pairs: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def stem(self) -> str:
        """The file's name without its ending."""
        return f"{self.family.replace(' ', '')}-{style_name(self.weight, self.style).replace(' ', '')}"


def _display(weight: int, style: str) -> Recipe:
    return Recipe(
        family="Police Display",
        weight=weight,
        scripts=("Arab", "Latn"),
        role="display",
        original=_cairo(style),
        licences=("OFL-Cairo.txt",),
        like={"uni0651064F": "uni0651064E"},
        added=(Dotted(character=ord("ڭ"), base="uni0643", dots="threedotsupabovear", gap=40),),
    )


def _sans(weight: int, style: str) -> Recipe:
    return Recipe(
        family="Police Sans",
        weight=weight,
        scripts=("Arab", "Latn"),
        role="sans",
        original=_plex_arabic(style),
        licences=("OFL-Plex.txt",),
        latin=Latin(original=_plex(style)),
    )


def _sans_italic(weight: int, style: str) -> Recipe:
    return Recipe(
        family="Police Sans",
        weight=weight,
        style="italic",
        scripts=("Latn",),
        role="sans",
        original=_plex(style),
        licences=("OFL-Plex.txt",),
    )


NASKH_POINTS: Final[Mapping[int, str]] = {ord(point): f"uni{ord(point):04X}" for point in ".,:!"}
NASKH_PAIRS: Final[Mapping[str, Sequence[str]]] = {
    "uniFEDF.rlig": ("uniFE8E.rlig", "uniFE84.rlig", "uniFE88.rlig", "uniFE82.rlig", "uni0671.rlig"),
    "uniFEE0.rlig": ("_1008", "_1029", "_1031", "_1025", "_1028"),
}


def _naskh(weight: int, style: str) -> Recipe:
    return Recipe(
        family="Police Naskh",
        weight=weight,
        scripts=("Arab", "Latn"),
        role="body-ar",
        original=_noto(f"NotoNaskhArabic-{style}"),
        licences=("OFL-Noto.txt", "OFL-Source.txt"),
        latin=Latin(original=_source(f"{weight}{style}"), scale=0.93, instead=DIGITS, points=NASKH_POINTS),
        pairs=NASKH_PAIRS,
    )


def _serif(weight: int, slant: str, style: str) -> Recipe:
    return Recipe(
        family="Police Serif",
        weight=weight,
        style=slant,
        scripts=("Latn",),
        role="body-fr",
        original=_source(style),
        licences=("OFL-Source.txt",),
    )


RECIPES: Final = (
    _display(700, "700Bold"),
    _display(900, "900Black"),
    _sans(400, "400Regular"),
    _sans_italic(400, "400Regular_Italic"),
    _sans(500, "500Medium"),
    _sans(700, "700Bold"),
    _naskh(400, "Regular"),
    _naskh(700, "Bold"),
    _serif(400, "normal", "400Regular"),
    _serif(400, "italic", "400Regular_Italic"),
    _serif(700, "normal", "700Bold"),
    _serif(700, "italic", "700Bold_Italic"),
    Recipe(
        family="Police Tifinagh",
        weight=400,
        scripts=("Tfng", "Latn"),
        role="body-zgh",
        original=_noto("NotoSansTifinagh-Regular"),
        licences=("OFL-Noto.txt",),
        latin=Latin(original=_noto("NotoSans-Regular")),
    ),
)


def families(recipes: Iterable[Recipe] = RECIPES) -> tuple[str, ...]:
    """Name the families, each once."""
    return tuple(dict.fromkeys(recipe.family for recipe in recipes))
