"""What all pages of the site share: one style sheet, fonts, ornaments; each with a hash of its content in its name.

A page names the very files it was made with, and a file that has changed has another name: pages of different builds live side by
side, and a browser may keep what it has for ever.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.constants import THEMES_FOLDER
from magazine.editions.web.faces import cut_faces, face_jobs, places_of
from magazine.editions.web.frame import Assets
from magazine.editions.web.naming import tagged_name
from magazine.issue.finding import Location
from magazine.manuscript.theme_fault import broken_theme
from magazine.manuscript.theme_sheets import SHOWN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from magazine.issue.finding import Stop
    from magazine.issue.job import Job
    from magazine.issue.theme import Theme

ASSETS_FOLDER: Final = "assets"
FIRST_FACES: Final[Mapping[str, tuple[tuple[str, int, str], ...]]] = {
    "ar": (("Police Display", 900, "arabic"), ("Police Sans", 400, "arabic"), ("Police Sans", 700, "arabic")),
    "fr": (("Police Display", 900, "latin"), ("Police Sans", 400, "latin"), ("Police Sans", 700, "latin")),
}
"""Families, weights and cuts that the first view of every page in a language shows, fetched with the page."""
TEXT_FACES: Final[Mapping[str, tuple[tuple[str, int, str], ...]]] = {
    "ar": (("Police Naskh", 400, "arabic"),),
    "fr": (("Police Serif", 400, "latin"),),
}
"""Those that an article's first view shows besides. All others come when the style sheet asks."""

_PIECE: Final = re.compile(
    rf"""
    (?P<kept> \\. | "(?:\\.|[^"\\])*" | '(?:\\.|[^'\\])*' )
    | (?P<comment> /\* .*? \*/ )
    | @import (?:\s|/\*(?:[^*]|\*(?!/))*\*/)* (?P<mark>["']) (?P<sheet>[^"'\\\n]+) (?P=mark) (?:\s|/\*(?:[^*]|\*(?!/))*\*/)* ;
    | {SHOWN}
    """,
    re.VERBOSE | re.DOTALL | re.IGNORECASE,
)
"""What the build changes in a style sheet; what stands in quotation marks is words, whatever they say."""
_LEFT_BEHIND: Final = {"thumbs.db", "desktop.ini"}
"""What Windows leaves in folders; it names or shows what else was there, as does macOS’s ``.DS_Store``."""
_MODULE: Final = re.compile(r'"\./([\w-]+\.js)"')
_SPACE: Final = re.compile(r"""(\\.|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|\s*([{};])\s*|\s*\n\s*""", re.DOTALL)


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
    return face_jobs(cut_faces(theme))


def name_assets(theme: Theme, fonts: Sequence[Path]) -> tuple[Assets, tuple[AssetFile, ...]]:
    """Name the shared files of a theme; ``fonts`` are what ``asset_jobs`` gave."""
    cuts = zip(cut_faces(theme), fonts, strict=True)
    faces = {cut: _named(cut.file_name, path.read_bytes()) for cut, path in cuts}
    static = sorted((theme.folder / "web" / "static").glob("[!.]*"))
    own = [path for path in static if path.is_file() and path.name.lower() not in _LEFT_BEHIND]
    ornaments = {path.name: _named(path.name, path.read_bytes()) for path in own}
    names = {name: file.name for name, file in ornaments.items()}
    rules = "".join(cut.rules(file.name) for cut, file in faces.items())
    scripts = name_scripts(theme.folder / "web" / "scripts")
    style = _named("style.css", (rules + bundle(theme.folder / "web" / "style.css", names)).encode())
    files = {"style.css": style} | ornaments | scripts
    made = {cut: file.place for cut, file in faces.items()}
    table = Assets(
        places={name: file.place for name, file in files.items()},
        first_fonts={tag: places_of(wanted, made) for tag, wanted in FIRST_FACES.items()},
        text_fonts={tag: places_of(wanted, made) for tag, wanted in TEXT_FACES.items()},
        colour=theme.tokens["night"],
    )
    return table, (*files.values(), *faces.values())


def name_scripts(folder: Path) -> dict[str, AssetFile]:
    """Name the scripts of a theme; a module that another imports (``"./keep.js"``) is named first, so that its hash is in the other.

    Raises:
        Stop: where one imports what is not there, or modules import each other in a ring.
    """
    named: dict[str, AssetFile] = {}

    def name(path: Path, above: tuple[str, ...]) -> AssetFile:
        if path.name not in named:
            within = (*above, path.name)
            text = path.read_text(encoding="utf-8")
            for module in _MODULE.findall(text):
                if module in within or not (folder / module).is_file():
                    raise _wrong_import(path, module, in_ring=module in within)
            text = _MODULE.sub(lambda match: f'"./{name(folder / match[1], within).name}"', text)
            named[path.name] = _named(path.name, text.encode())
        return named[path.name]

    for path in sorted(folder.glob("[!.]*.js")):
        name(path, ())
    return named


def _wrong_import(path: Path, module: str, *, in_ring: bool) -> Stop:
    where = Location(path=f"{THEMES_FOLDER}/{path.parents[2].name}/web/scripts/{path.name}")
    what = f"it imports {module}, which imports it in turn" if in_ring else f"it imports {module}, which is not there"
    remedy = "take one of the imports out" if in_ring else "put it beside this script, or take the import out"
    return broken_theme(where, what, remedy)


def bundle(sheet: Path, names: Mapping[str, str]) -> str:
    """Put a style sheet and those it imports into one, without comments; ``names`` renames the files it shows."""

    def put(piece: re.Match[str]) -> str:
        if piece["kept"]:
            return piece[0]
        if piece["sheet"]:
            return bundle(sheet.parent / piece["sheet"], names)
        if piece["shown"]:
            return f'url("{names.get(piece["shown"], piece["shown"])}")'
        around = piece.string[max(piece.start() - 1, 0) : piece.start()], piece.string[piece.end() : piece.end() + 1]
        parted = any(not sign or sign.isspace() or sign in "{};" for sign in around)
        return "" if parted else "/**/"  # without it, what it parts would become one word: ``u/**/rl(…)``

    text = _PIECE.sub(put, sheet.read_text(encoding="utf-8-sig"))
    return _SPACE.sub(lambda match: match[1] or match[2] or "\n", text).strip()


def _named(name: str, content: bytes) -> AssetFile:
    return AssetFile(place=f"{ASSETS_FOLDER}/{tagged_name(name, content)}", content=content)
