"""Readings that were kept: what Sphinx found in an issue's texts, asked for again only when they have changed.

Sphinx and all that it brings is imported only when something must be read: where every reading is kept, a check answers
without it.
"""

from __future__ import annotations

import hashlib
import pickle
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from magazine import __version__, issue, markup
from magazine.issue.job import content_key
from magazine.works.kernel import exchange
from magazine.works.scratch import passing_folder

if TYPE_CHECKING:
    from magazine.issue.finding import Finding
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication

_ALONE: Final = "alone.pickle"
_WHOLE: Final = "reading.pickle"
_TREES: Final = "doctrees"
_DIGEST: Final = "doctrees.sha256"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where a reading is kept, and what it is a reading of.

    Attributes:
        source: the issue's folder.
        folder: for document trees and findings of this issue and language.
    """

    source: Path
    folder: Path

    @property
    def cache(self) -> Path:
        """The cache folder that it stands in."""
        return self.folder.parent.parent


def read(publication: Publication, language: Language, shelf: Shelf) -> tuple[Finding, ...]:
    """Read an issue in a language, or find that it was read before, and give the findings."""
    known = _kept(shelf.folder / _WHOLE, _key(publication, language, shelf))
    return _renew(publication, language, shelf) if known is None else known


def take(publication: Publication, language: Language, shelf: Shelf, into: Path) -> tuple[Shelf, tuple[Finding, ...]]:
    """Read an issue in a language, or find that it was read before, and give a copy that nobody else reads or replaces.

    Others may read the issue anew meanwhile, as it is then: a copy is good when all of it is what one reading wrote, as its digest says;
    this also finds what a power cut left half written.

    Args:
        publication: the published set.
        language: of the articles.
        shelf: where readings of it are kept.
        into: the folder for the copy.

    Returns:
        The shelf that holds the copy, and the findings.
    """
    own, key = replace(shelf, folder=into / shelf.folder.name), _key(publication, language, shelf)
    for prepare in (read, _renew):
        prepare(publication, language, shelf)
        with suppress(OSError, shutil.Error):
            shutil.copytree(shelf.folder / _TREES, own.folder / _TREES)
            for name in (_WHOLE, _DIGEST):
                shutil.copyfile(shelf.folder / name, own.folder / name)
            known = _kept(own.folder / _WHOLE, key)
            if known is not None and (own.folder / _DIGEST).read_text("ascii") == _digest(own.folder / _TREES, key):
                return own, known
        shutil.rmtree(own.folder, ignore_errors=True)
    return own, _read_into(publication, language, own)  # somebody replaces it again and again


def _renew(publication: Publication, language: Language, shelf: Shelf) -> tuple[Finding, ...]:
    """Read an issue in a language beside what is kept of it, and put this in its place."""
    shelf.folder.parent.mkdir(parents=True, exist_ok=True)
    with passing_folder(shelf.cache) as beside:
        fresh = replace(shelf, folder=beside / "reading")
        found = _read_into(publication, language, fresh)
        with suppress(OSError):  # another was quicker
            if not (shelf.folder.exists() and exchange(fresh.folder, shelf.folder)):
                if shelf.folder.exists():
                    shelf.folder.rename(beside / "old")
                fresh.folder.rename(shelf.folder)
    return found


def _read_into(publication: Publication, language: Language, shelf: Shelf) -> tuple[Finding, ...]:
    """Read an issue in a language into a folder that is not there yet."""
    from magazine.works.sphinx_app import read_afresh  # noqa: PLC0415 - a kept reading must not wait for Sphinx

    key = _key(publication, language, shelf)
    shelf.folder.mkdir(parents=True)
    found = read_afresh(publication, language, shelf)
    (shelf.folder / _DIGEST).write_text(_digest(shelf.folder / _TREES, key), "ascii")
    _keep(shelf.folder / _WHOLE, key, found)
    return found


def is_kept(publication: Publication, language: Language, shelf: Shelf) -> bool:
    """Say whether an issue was read before as it is now, so that its findings are there without Sphinx."""
    return _kept(shelf.folder / _WHOLE, _key(publication, language, shelf)) is not None


def read_one(publication: Publication, language: Language, article_id: str, shelf: Shelf) -> tuple[Finding, ...]:
    """Give what is found in one article, from the issue's reading where that is kept and fresh; else read that one alone.

    What one article says of another's headings (a link to one that is not there) is found with the whole issue only.
    """
    entry = publication.entry(article_id, language)
    path = "" if entry is None else entry.article.where.path
    key = _key(publication, language, shelf)
    known = _kept(shelf.folder / _WHOLE, key)
    if known is None:
        known = _kept(shelf.folder / article_id / _ALONE, key)
    if known is None:
        from magazine.works.sphinx_app import read_alone  # noqa: PLC0415 - a kept reading must not wait for Sphinx

        known = read_alone(publication, language, article_id, shelf)
        with suppress(OSError):  # the answer stands, kept or not
            (shelf.folder / article_id).mkdir(parents=True, exist_ok=True)
            _keep(shelf.folder / article_id / _ALONE, key, known)
    return tuple(finding for finding in known if finding.where.path == path)


def _key(publication: Publication, language: Language, shelf: Shelf) -> str:
    """Name a reading by all that it depends on; what the issue before has to correct is no part of it."""
    own = replace(publication, corrected={}, corrected_number=None)
    return content_key(__version__, _own_code(), language.tag, repr(own), str(shelf.source))


@lru_cache(maxsize=1)
def _own_code() -> str:
    """Give a digest of the code that makes document trees: what other code read is read again."""
    files = sorted(file for room in (markup, issue) for file in Path(str(room.__file__)).parent.rglob("*.py"))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def _digest(folder: Path, key: str) -> str:
    """Give a digest of document trees, and of the key of the reading that they are of."""
    total = hashlib.sha256(key.encode())
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            total.update(f"{file.relative_to(folder).as_posix()}\n{content}\n".encode())
    return total.hexdigest()


def _keep(file: Path, key: str, findings: tuple[Finding, ...]) -> None:
    """Keep findings, with a digest in front, so that half a file is known as such."""
    content = pickle.dumps(findings)
    beside = file.with_name(f".{uuid4().hex}.part")
    try:
        beside.write_bytes(f"{key} {hashlib.sha256(content).hexdigest()}\n".encode() + content)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def _kept(file: Path, key: str) -> tuple[Finding, ...] | None:
    try:
        head, _, content = file.read_bytes().partition(b"\n")
        if head.decode("ascii") != f"{key} {hashlib.sha256(content).hexdigest()}":
            return None
        findings: tuple[Finding, ...] = pickle.loads(content)  # noqa: S301 - written by ourselves, in our own folder
    except (OSError, ValueError):
        return None
    return findings
