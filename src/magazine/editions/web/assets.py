"""What all pages of the site share: one style sheet, fonts, ornaments; each with a hash of its content in its name.

A page names the very files it was made with, and a file that has changed has another name: pages of different builds live side by
side, and a browser may keep what it has for ever.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.darkroom.fonts import subset_job
from magazine.editions.web.frame import Assets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from magazine.issue.job import Job
    from magazine.issue.theme import Face, Theme

ASSETS_FOLDER: Final = "assets"
HASH_DIGITS: Final = 12
"""48 bits of SHA-256: among thousands of files of one site, no two meet by chance."""
FIRST_FACES: Final[Mapping[str, tuple[tuple[str, int, str], ...]]] = {
    "ar": (("Police Display", 900, "normal"), ("Police Naskh", 400, "normal")),
    "fr": (("Police Display", 900, "normal"), ("Police Serif", 400, "normal")),
}
"""Faces of headline and text, fetched with the page; the others come when the style sheet asks."""
CHARACTERS: Final = "".join(
    chr(code)
    for first, last in (
        (0x20, 0x7E), (0xA0, 0x17F), (0x2D30, 0x2D7F), (0x600, 0x61B), (0x61E, 0x66D), (0x670, 0x670), (0x67E, 0x67E),
        (0x686, 0x686), (0x698, 0x698), (0x6A4, 0x6A4), (0x6A9, 0x6A9), (0x6AD, 0x6AD), (0x6AF, 0x6AF), (0x6CC, 0x6CC),
        (0x200B, 0x200F), (0x2010, 0x2027), (0x202F, 0x203A), (0x2066, 0x2069), (0x20AC, 0x20AC), (0x2190, 0x2193),
        (0x2212, 0x2212), (0x25CC, 0x25CC),
    )
    for code in range(first, last + 1)
)  # fmt: skip
"""What the web's fonts hold: Latin with French and its neighbours, Arabic as written in Morocco, Tifinagh, the punctuation of all.
A fixed set, so that fonts are the same for every issue; a rarer letter comes from the reader's own fonts."""

_IMPORT: Final = re.compile(r'@import\s+"([^"]+)"\s*;')
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_ADDRESS: Final = re.compile(r'url\("([^":/]+)"\)')
_MODULE: Final = re.compile(r'"\./([\w-]+\.js)"')
_SPACE: Final = re.compile(r"\s*([{};])\s*|\s*\n\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetFile:
    """A shared file: its place within the site, and its bytes."""

    place: str
    content: bytes

    @property
    def name(self) -> str:
        """The file's name, as its neighbours in the folder know it."""
        return self.place.rpartition("/")[2]


def asset_jobs(theme: Theme) -> list[Job]:
    """Order the fonts."""
    return [subset_job(face, CHARACTERS, "woff2") for face in theme.faces]


def name_assets(theme: Theme, fonts: Sequence[Path]) -> tuple[Assets, tuple[AssetFile, ...]]:
    """Name the shared files of a theme; ``fonts`` are what ``asset_jobs`` gave."""
    faces = {face: _named(_font_name(face), path.read_bytes()) for face, path in zip(theme.faces, fonts, strict=True)}
    static = sorted((theme.folder / "web" / "static").iterdir())
    ornaments = {path.name: _named(path.name, path.read_bytes()) for path in static}
    names = {name: file.name for name, file in ornaments.items()}
    rules = "".join(font_face(face, file.name) for face, file in faces.items())
    scripts = name_scripts(theme.folder / "web" / "scripts")
    style = _named("style.css", (rules + bundle(theme.folder / "web" / "style.css", names)).encode())
    files = {"style.css": style} | ornaments | scripts
    table = Assets(
        places={name: file.place for name, file in files.items()},
        first_fonts=_first(faces),
        colour=theme.tokens["night"],
    )
    return table, (*files.values(), *faces.values())


def _first(faces: Mapping[Face, AssetFile]) -> dict[str, tuple[str, ...]]:
    return {
        tag: tuple(file.place for face, file in faces.items() if (face.family, face.weight, face.style) in wanted)
        for tag, wanted in FIRST_FACES.items()
    }


def name_scripts(folder: Path) -> dict[str, AssetFile]:
    """Name the scripts of a theme; a module that another imports (``"./keep.js"``) is named first, so that its hash is in the other.

    Raises:
        RecursionError: where modules import each other in a ring.
    """
    named: dict[str, AssetFile] = {}

    def name(path: Path) -> AssetFile:
        if path.name not in named:
            text = _MODULE.sub(lambda match: f'"./{name(folder / match[1]).name}"', path.read_text(encoding="utf-8"))
            named[path.name] = _named(path.name, text.encode())
        return named[path.name]

    for path in sorted(folder.glob("*.js")):
        name(path)
    return named


def bundle(sheet: Path, names: Mapping[str, str]) -> str:
    """Put a style sheet and those it imports into one, without comments; ``names`` renames the files it shows."""
    text = _COMMENT.sub("", sheet.read_text(encoding="utf-8"))
    text = _IMPORT.sub(lambda match: bundle(sheet.parent / match[1], names), text)
    text = _ADDRESS.sub(lambda match: f'url("{names.get(match[1], match[1])}")', text)
    return _SPACE.sub(lambda match: match[1] or "\n", text).strip()


def font_face(face: Face, name: str) -> str:
    """Write the rule that offers a font file."""
    return (
        f'@font-face{{font-family:"{face.family}";font-weight:{face.weight};font-style:{face.style};'
        f'font-display:swap;src:url("{name}") format("woff2")}}\n'
    )


def _font_name(face: Face) -> str:
    style = "" if face.style == "normal" else f"-{face.style}"
    return f"{face.family.lower().replace(' ', '-')}-{face.weight}{style}.woff2"


def _named(name: str, content: bytes) -> AssetFile:
    stem, _, ending = name.rpartition(".")
    digest = hashlib.sha256(content).hexdigest()[:HASH_DIGITS]
    return AssetFile(place=f"{ASSETS_FOLDER}/{stem}-{digest}.{ending}", content=content)
