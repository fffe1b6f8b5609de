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
from typing import TYPE_CHECKING

from magazine import __version__, issue, markup
from magazine.issue.job import content_key

if TYPE_CHECKING:
    from magazine.issue.finding import Finding
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication

_ALONE = "alone.pickle"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Where a reading is kept, and what it is a reading of.

    Attributes:
        source: the issue's folder.
        folder: for document trees and findings of this issue and language.
    """

    source: Path
    folder: Path


def read(publication: Publication, language: Language, shelf: Shelf) -> tuple[Finding, ...]:
    """Read an issue in a language, or find that it was read before, and give the findings."""
    key = _key(publication, language, shelf)
    known = _kept(shelf.folder / "reading.pickle", key)
    if known is not None:
        return known
    from magazine.works.sphinx_app import read_afresh  # noqa: PLC0415 - a kept reading must not wait for Sphinx

    shutil.rmtree(shelf.folder, ignore_errors=True)
    shelf.folder.mkdir(parents=True)
    found = read_afresh(publication, language, shelf)
    (shelf.folder / "reading.pickle").write_bytes(pickle.dumps((key, found)))
    return found


def is_kept(publication: Publication, language: Language, shelf: Shelf) -> bool:
    """Say whether an issue was read before as it is now, so that its findings are there without Sphinx."""
    return _kept(shelf.folder / "reading.pickle", _key(publication, language, shelf)) is not None


def read_one(publication: Publication, language: Language, article_id: str, shelf: Shelf) -> tuple[Finding, ...]:
    """Give what is found in one article, from the issue's reading where that is kept and fresh; else read that one alone.

    What one article says of another's headings (a link to one that is not there) is found with the whole issue only.
    """
    entry = publication.entry(article_id, language)
    path = "" if entry is None else entry.article.where.path
    key = _key(publication, language, shelf)
    known = _kept(shelf.folder / "reading.pickle", key)
    if known is None:
        known = _kept(shelf.folder / article_id / _ALONE, key)
    if known is None:
        from magazine.works.sphinx_app import read_alone  # noqa: PLC0415 - a kept reading must not wait for Sphinx

        known = read_alone(publication, language, article_id, shelf)
        with suppress(OSError):  # the answer stands, kept or not
            (shelf.folder / article_id).mkdir(parents=True, exist_ok=True)
            (shelf.folder / article_id / _ALONE).write_bytes(pickle.dumps((key, known)))
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


def _kept(file: Path, key: str) -> tuple[Finding, ...] | None:
    try:
        known, findings = pickle.loads(file.read_bytes())  # noqa: S301 - written by ourselves, in our own folder
    except (OSError, ValueError, EOFError, pickle.PickleError, AttributeError, ImportError):
        return None
    return tuple(findings) if known == key else None
