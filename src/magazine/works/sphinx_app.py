"""Sphinx applications: one an issue, language and edition, on one shared folder of document trees.

Each is wrapped in ``patch_docutils`` and ``docutils_namespace`` and thrown away; builders are never swapped in a living
application, which would show old text after an edit (docs/decisions).
"""

from __future__ import annotations

import hashlib
import logging
import pickle
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from magazine import __version__, markup
from magazine.editions.builder import EditionBuilder
from magazine.issue.finding import in_order
from magazine.issue.job import content_key
from magazine.markup import desk
from magazine.markup.reading import ReadingBuilder, listen, reading_of
from magazine.works.sphinx_extension import only_builders

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

    from magazine.editions.commission import Commission, Product
    from magazine.issue.finding import Finding
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication


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
    kept = shelf.folder / "reading.pickle"
    key = content_key(__version__, _own_code(), language.tag, repr(publication), str(shelf.source))
    try:
        known, findings = pickle.loads(kept.read_bytes())  # noqa: S301 - written by ourselves, in our own folder
    except (OSError, ValueError, EOFError, pickle.PickleError, AttributeError, ImportError):
        known, findings = "", ()
    if known == key:
        return tuple(findings)
    shutil.rmtree(shelf.folder, ignore_errors=True)
    shelf.folder.mkdir(parents=True)
    with application(ReadingBuilder, publication, language, shelf) as app:
        complaints = listen(app)
        try:
            app.build()
            found = in_order([*complaints.findings, *reading_of(app.env).findings])
        finally:
            logging.getLogger("sphinx").removeHandler(complaints)
    kept.write_bytes(pickle.dumps((key, found)))
    return found


@lru_cache(maxsize=1)
def _own_code() -> str:
    """Give a digest of the code that makes document trees: what other code read is read again."""
    here = Path(markup.__file__).parent
    return hashlib.sha256(b"".join(file.read_bytes() for file in sorted(here.rglob("*.py")))).hexdigest()


def make(builder: type[EditionBuilder], commission: Commission, shelf: Shelf) -> tuple[Product, ...]:
    """Let a builder make its editions from what was read."""
    with application(builder, commission.publication, commission.language, shelf) as app:
        made = app.builder
        if not isinstance(made, EditionBuilder):
            raise TypeError(builder.name)
        made.commission = commission
        app.build()
        return made.products


@contextmanager
def application(
    builder: type[Builder],
    publication: Publication,
    language: Language,
    shelf: Shelf,
) -> Iterator[Sphinx]:
    """Give a Sphinx application for one builder; it is thrown away afterwards.

    Args:
        builder: its class.
        publication: the published set.
        language: of the articles.
        shelf: where sources and document trees lie.
    """
    settings = {
        "extensions": ["magazine"],
        desk.PUBLICATION: publication,
        desk.LANGUAGE: language.tag,
    }
    editions = (builder,) if issubclass(builder, EditionBuilder) else ()
    token = only_builders.set(editions)
    with TemporaryDirectory(prefix="magazine-") as out, patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=shelf.source,
            confdir=None,
            outdir=Path(out),
            doctreedir=shelf.folder / "doctrees",
            buildername=builder.name,
            confoverrides=settings,
            status=None,
            warning=StringIO(),
        )
        only_builders.reset(token)
        yield app
