"""A theme's folder → its tokens, typefaces and printing condition."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import magazine
from magazine.constants import THEME_FILE_MAX_BYTES, THEME_FILES_MAX, THEMES_FOLDER
from magazine.issue.finding import Finding, Location, Stop
from magazine.issue.theme import Face, Theme
from magazine.manuscript.files import leads_within, outside, unreadable
from magazine.manuscript.inks import read_condition
from magazine.manuscript.notes import Notes
from magazine.manuscript.text import read_bytes
from magazine.manuscript.theme_drawings import check_drawings
from magazine.manuscript.theme_fault import broken_theme
from magazine.manuscript.theme_sheets import TEXTS, check_sheets
from magazine.manuscript.tokens import read_tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FONTS: Final = "fonts"
_FACES: Final = "fonts/fonts.json"
_TOKENS: Final = "tokens"
_LOOKED_THROUGH: Final = (*TEXTS, ".svg")


def read_theme(project: Path, name: str) -> Theme:
    """Read a theme: the project's own, else the one that comes with the package.

    Raises:
        Stop: where it is missing or broken.
    """
    folder = _folder(project, name)
    path = f"{THEMES_FOLDER}/{name}"
    files = {file.relative_to(folder).as_posix(): file for file in _files(folder, path)}
    contents = {inside: _bytes_of(file, f"{path}/{inside}") for inside, file in files.items()}
    written = tuple((inside, data) for inside, data in contents.items() if inside.lower().endswith(_LOOKED_THROUGH))
    _look_through(written, tuple(contents), path)
    digest = hashlib.sha256()
    for inside, data in contents.items():
        digest.update(f"{len(inside.encode())}:{inside}{len(data)}:".encode())
        digest.update(data)
    return Theme(
        name=name,
        folder=folder,
        tokens=read_tokens(contents, path),
        faces=_faces(files, contents, path),
        digest=digest.hexdigest(),
        condition=read_condition(files, contents, path),
    )


@lru_cache(maxsize=4)
def _look_through(written: tuple[tuple[str, bytes], ...], names: tuple[str, ...], path: str) -> None:
    """Look through drawings and texts once, however often a build reads its theme: it takes ten times as long as reading.

    Raises:
        Stop: with what is wrong with them, each time.
    """
    contents = {**dict.fromkeys(names, b""), **dict(written)}
    check_drawings(contents, path)
    check_sheets(contents, path)


def theme_files(project: Path, name: str) -> dict[str, Path]:
    """Give a theme's files by their places within it.

    Raises:
        Stop: where the theme is missing or its folder broken.
    """
    folder = _folder(project, name)
    return {file.relative_to(folder).as_posix(): file for file in _files(folder, f"{THEMES_FOLDER}/{name}")}


def theme_tokens(project: Path, name: str) -> dict[str, str]:
    """Read a theme's tokens only.

    Raises:
        Stop: where the theme is missing or its tokens are broken.
    """
    folder = _folder(project, name)
    path = f"{THEMES_FOLDER}/{name}"
    sheets = {
        inside: file
        for file in _files(folder, path, _TOKENS)
        if (inside := file.relative_to(folder).as_posix()).endswith(".css")
    }
    return read_tokens({inside: _bytes_of(file, f"{path}/{inside}") for inside, file in sheets.items()}, path)


def _folder(project: Path, name: str) -> Path:
    package = Path(magazine.__file__).resolve().parent
    # In the wheel the themes lie inside the package; where it is installed in place, beside its ``src``.
    shelves = (project / THEMES_FOLDER, package / THEMES_FOLDER, package.parents[1] / THEMES_FOLDER)
    for shelf in () if not name or outside(name) or "/" in name else shelves:
        if any((shelf / name).glob("*")):
            return shelf / name
    known = sorted(
        {folder.name for shelf in shelves if shelf.is_dir() for folder in shelf.iterdir() if folder.is_dir()}
    )
    raise Stop(
        Finding(
            rule="missing-theme",
            where=Location(path=f"{THEMES_FOLDER}/{name}"),
            what=f"there is no theme “{name}”",
            remedy="name another in magazine.yaml (there are: " + ", ".join(known) + "), or put its folder here",
        )
    )


def _files(folder: Path, path: str, below: str = "") -> Iterator[Path]:
    """Give the files of a theme, or of one of its folders, in an order that is the same everywhere.

    Raises:
        Stop: where one is a link that leads out of the theme, has a name that is no text, or there are too many.
    """
    start = folder / below
    found = [
        file
        for file in (() if below and start.is_symlink() else start.rglob("*"))  # a folder that is a link is passed over
        if file.is_file() and not any(part.startswith((".", "__pycache__")) for part in file.relative_to(folder).parts)
    ]
    away = {parent for parent in {file.parent for file in found} if not leads_within(parent, folder)}
    for file in found:
        inside = file.relative_to(folder).as_posix()
        where = Location(path=f"{path}/{inside}")
        if unreadable(inside):
            raise broken_theme(where, "the file's name is not readable text", "give it another name")
        if file.parent in away or (file.is_symlink() and not leads_within(file, folder)):
            raise broken_theme(
                where, "this is a link that leads out of the theme", "copy the file itself into the theme"
            )
    if len(found) > THEME_FILES_MAX:
        what = f"the theme has more than {THEME_FILES_MAX} files"
        raise broken_theme(Location(path=path), what, "move what is not of this theme elsewhere")
    yield from sorted(found, key=lambda file: file.relative_to(folder).as_posix())


def _bytes_of(file: Path, path: str) -> bytes:
    notes = Notes()
    data = read_bytes(file, path, notes, most=THEME_FILE_MAX_BYTES)
    if data is None:
        raise Stop(*notes.findings)
    return data


def _faces(files: dict[str, Path], contents: dict[str, bytes], path: str) -> tuple[Face, ...]:
    if _FACES not in contents:
        return ()
    where = Location(path=f"{path}/{_FACES}")
    try:
        written = json.loads(contents[_FACES])
    except (ValueError, RecursionError) as error:
        place = Location(path=where.path, line=getattr(error, "lineno", 1), column=getattr(error, "colno", 1))
        raise broken_theme(
            place, f"this is not JSON ({error})", "mend it: compare it with the entries around it"
        ) from error
    if not isinstance(written, list):
        raise broken_theme(where, "the fonts must be a list", "write [ {…}, {…} ]")
    faces = tuple(_face(entry, files, contents, where) for entry in written)
    seen: dict[tuple[str, int, str], Face] = {}
    for face in faces:
        same = seen.setdefault((face.family, face.weight, face.style), face)
        if same is not face:
            what = (
                f"{same.file.name} and {face.file.name} share family, weight and style, and would be mixed up in print"
            )
            raise broken_theme(where, what, "give each file a family of its own")
    return faces


def _face(entry: Any, files: dict[str, Path], contents: dict[str, bytes], where: Location) -> Face:
    try:
        inside = f"{_FONTS}/{entry['file']}"
        family, weight, style = str(entry["family"]), int(entry["weight"]), str(entry.get("style", "normal"))
        scripts, expected = tuple(map(str, entry["scripts"])), str(entry["sha256"])
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        what = f"an entry lacks a field or has a wrong one ({error}): {str(entry)[:80]}"
        raise broken_theme(where, what, "give each font its family, file, weight, style, scripts and sha256") from error
    if inside not in contents:
        raise broken_theme(
            where, f"the font {entry['file']} is not there", "put it beside fonts.json, or delete its entry"
        )
    for licence in licences_of(entry):
        if f"{_FONTS}/{licence}" not in contents:
            raise broken_theme(
                where, f"the licence {licence} is not there", "put it beside fonts.json, or correct its name"
            )
    digest = hashlib.sha256(contents[inside]).hexdigest()
    if digest != expected.lower():
        what = f"the font {entry['file']} is not the one that was vendored: its SHA-256 is {digest}"
        raise broken_theme(
            where, what, "fetch it again from its origin, or write down the new hash after looking at it"
        )
    return Face(family=family, file=files[inside], weight=weight, style=style, scripts=scripts, digest=digest)


def licences_of(entry: Mapping[str, Any]) -> tuple[str, ...]:
    """Give the licences that go along with a font: one, or a list."""
    named = entry.get("licence", ())
    return tuple(map(str, named)) if isinstance(named, list | tuple) else (str(named),)
