"""The theme's faces as pages get them: each cut by script, so that a page fetches only the letters that it shows.

A cut is one file. Its ``unicode-range`` (CSS Fonts 4, section 4.5) tells the browser for which letters it is worth fetching. Figures and
punctuation are in every cut, since a line keeps its kerning and its forms only within one file: the family's first script has them, and
in ``Police Sans Latin``, the same files under a second name for pages of the other script, the Latin cut has them.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from magazine.darkroom.fonts import subset_job
from magazine.darkroom.repertoire import repertoire

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from magazine.issue.job import Job
    from magazine.issue.theme import Face, Theme

FONT_DISPLAY: Final = "optional"
"""A face that is not there in time waits for the next page: nothing on a page moves under a reader's eyes (docs/web-weight.md)."""


def _span(first: int, last: int) -> frozenset[int]:
    return frozenset(range(first, last + 1))


SHARED: Final = (
    frozenset(map(ord, " !\"%&'()*+,-./0123456789:;=?@[]_|\u00a0«»°·×–—‘’“”…‹›•€−"))
    | _span(0x2009, 0x2011) | _span(0x202F, 0x202F) | _span(0x2066, 0x2069) | _span(0x25CC, 0x25CC)
)  # fmt: skip
"""Figures, spaces, direction marks and the punctuation of running text, which every script needs among its own letters."""
ARABIC: Final = (
    _span(0x600, 0x61B) | _span(0x61E, 0x66D) | frozenset(map(ord, "\u0670پچژڤکڭگی"))
)  # fmt: skip
"""Arabic as written in Morocco, with the letters of neighbouring languages that names bring."""
LATIN: Final = _span(0x41, 0x5A) | _span(0x61, 0x7A) | (_span(0xC0, 0xFF) - {0xD7, 0xF7}) | frozenset(map(ord, "ŒœŸ"))
"""French, and the letters of its western neighbours."""
TIFINAGH: Final = _span(0x2D30, 0x2D7F)
RARE: Final = (
    (_span(0x20, 0x7E) | _span(0xA0, 0x17F) | _span(0x2010, 0x2027) | _span(0x2030, 0x203A) | _span(0x2190, 0x2193))
    - SHARED
    - LATIN
)
"""Signs and letters that most pages do without."""
CHARACTERS: Final = SHARED | ARABIC | LATIN | TIFINAGH | RARE
"""All that the web's fonts hold. A fixed set, so that fonts are the same for every issue; a rarer letter comes from the reader's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A part of every face that has its script.

    Attributes:
        name: in file names.
        script: ISO 15924, as in ``fonts.json``.
        own: letters that no other cut has.
        letters: all that the file holds.
        twin: what is added to a family's name where this cut brings figures and points instead of the first script's; empty for none.
    """

    name: str
    script: str
    own: frozenset[int]
    letters: frozenset[int]
    twin: str = ""


CUTS: Final = (
    Cut(name="arabic", script="Arab", own=ARABIC, letters=ARABIC | SHARED),
    Cut(name="latin", script="Latn", own=LATIN, letters=LATIN | SHARED, twin=" Latin"),
    Cut(name="tifinagh", script="Tfng", own=TIFINAGH, letters=TIFINAGH | SHARED),
    Cut(name="rare", script="Latn", own=RARE, letters=RARE),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CutFace:
    """One file of one face."""

    face: Face
    cut: Cut

    @property
    def file_name(self) -> str:
        """The file's name before its hash: ``police-sans-400-italic-latin.woff2``."""
        face = self.face
        style = "" if face.style == "normal" else f"-{face.style}"
        return f"{face.family.lower().replace(' ', '-')}-{face.weight}{style}-{self.cut.name}.woff2"

    def rules(self, address: str) -> str:
        """Write the rules that offer the file, one for each family that has it."""
        return "".join(
            font_face(self.face, family, self._part(first), address) for family, first in families(self.face).items()
        )

    def _part(self, first: Cut) -> frozenset[int]:
        """Say for which letters the file stands in a family whose figures come with the cut ``first``."""
        return self.cut.letters if self.cut == first else self.cut.own


def families(face: Face) -> dict[str, Cut]:
    """Name the families that a face is offered as, each with the cut that brings its figures and points.

    The face's own name goes with its first script. Under a twin's name another script brings them, for pages in that script: there
    they must not be looked for in the first script's file, or it would be fetched for a space.
    """
    own = [cut for cut in CUTS if cut.script in face.scripts and cut.own is not RARE]
    (first,) = [cut for cut in own if cut.script == face.scripts[0]]
    return {face.family: first} | {face.family + cut.twin: cut for cut in own if cut.twin and cut != first}


def cut_faces(theme: Theme) -> tuple[CutFace, ...]:
    """Give every file that the theme's faces make, in the order of ``fonts.json``."""
    return tuple(
        CutFace(face=face, cut=cut)
        for face in theme.faces
        for cut in CUTS
        if cut.script in face.scripts and cut.own & repertoire(face)
    )


def face_jobs(cuts: Iterable[CutFace]) -> list[Job]:
    """Order the files."""
    return [subset_job(each.face, each.cut.letters & repertoire(each.face), "woff2") for each in cuts]


def font_face(face: Face, family: str, letters: frozenset[int], address: str) -> str:
    """Write the rule that offers a font file for those of the letters that it has."""
    return (
        f'@font-face{{font-family:"{family}";font-weight:{face.weight};font-style:{face.style};'
        f'font-display:{FONT_DISPLAY};src:url("{address}") format("woff2");'
        f"unicode-range:{unicode_range(letters & repertoire(face))}}}\n"
    )


def unicode_range(letters: Iterable[int]) -> str:
    """Write code points as CSS does, runs joined: ``U+41-5A,U+E9``."""
    codes = sorted(letters)
    starts = codes[:1] + [after for before, after in pairwise(codes) if after != before + 1]
    ends = [before for before, after in pairwise(codes) if after != before + 1] + codes[-1:]
    runs = zip(starts, ends, strict=True)
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def places_of(wanted: Iterable[tuple[str, int, str]], made: Mapping[CutFace, str]) -> tuple[str, ...]:
    """Find files by family, weight and cut; what the theme does not have is left out."""
    by_name = {
        (each.face.family, each.face.weight, each.cut.name): place
        for each, place in made.items()
        if each.face.style == "normal"
    }
    return tuple(by_name[key] for key in wanted if key in by_name)
