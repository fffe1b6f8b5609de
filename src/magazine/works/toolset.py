"""What made the bytes: our own code, Python, every distribution that the pipeline stands on, and the native libraries.

Two machines with the same toolset give the same bytes for the same sources. So the store has a folder a toolset (nothing that other tools
made is taken for one's own), and each build's record says which it was.
"""

from __future__ import annotations

import hashlib
import platform
import unicodedata
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, Final

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import magazine
from magazine.issue.job import content_key
from magazine.issue.language import Language
from magazine.works.dictionaries import PROGRAM, dictionary
from magazine.works.natives import ABSENT, bundled_libraries, system_libraries

if TYPE_CHECKING:
    from collections.abc import Iterator

DISTRIBUTION: Final = "police-magazine"
_CODE: Final = (".py", ".html", ".json", ".xml", ".js", ".css", ".conf", ".txt")
"""Endings of our own files that take part in making something."""


@cache
def toolset() -> dict[str, Any]:
    """Give versions by kind and name, for people and for comparing; without times, paths and users."""
    return {
        "magazine": magazine.__version__,
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "unicode": unicodedata.unidata_version,
        "packages": dict(sorted(packages().items())),
        "libraries": bundled_libraries(),
        "system": system_libraries(),
    }


@cache
def toolset_key() -> str:
    """Name a toolset in few letters; our own code is not in it, whose jobs have versions in their keys."""
    return content_key("toolset", toolset())[:16]


@cache
def packages() -> dict[str, str]:
    """Give the versions of the distributions that the pipeline stands on, directly or through others; of extras only those that are asked for."""
    found: dict[str, str] = {}
    waiting, seen = [(DISTRIBUTION, frozenset[str]())], set()
    while waiting:
        name, extras = waiting.pop()
        if (name, extras) in seen:
            continue
        seen.add((name, extras))
        try:
            known = distribution(name)
        except PackageNotFoundError:
            found[name] = ABSENT
            continue
        found[name] = known.version
        waiting += _needs(known.requires or (), extras)
    found.pop(DISTRIBUTION, None)
    return found


def _needs(requirements: list[str] | tuple[()], extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for text in requirements:
        wanted = Requirement(text)
        if wanted.marker is None or any(wanted.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield canonicalize_name(wanted.name), frozenset(wanted.extras)


@cache
def own_code() -> str:
    """Give a digest of the pipeline's own code and templates: a checkout's version number says too little."""
    root = Path(magazine.__file__).resolve().parent
    total = hashlib.sha256()
    for file in sorted(root.rglob("*"), key=lambda each: each.relative_to(root).as_posix()):
        if file.suffix in _CODE and file.is_file() and "__pycache__" not in file.parts:
            inside = file.relative_to(root).as_posix()
            if not inside.startswith("themes/"):  # an input, wherever it lies
                total.update(f"{inside}\0{hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()


@cache
def dictionaries() -> dict[str, str]:
    """Give digests of the dictionaries that spelling was looked up in: they decide what ``check.json`` says, and nothing else."""
    found = {"program": "present" if which(PROGRAM) else ABSENT}
    for language in (Language.ARABIC, Language.FRENCH):
        own = dictionary(language)
        files = [Path(f"{own.stem}.{ending}") for ending in ("aff", "dic")] if own is not None else []
        found[language.tag] = (
            hashlib.sha256(b"".join(hashlib.sha256(file.read_bytes()).digest() for file in files)).hexdigest()
            if files
            else ABSENT
        )
    return found
