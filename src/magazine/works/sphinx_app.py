"""Sphinx applications: one an issue, language and edition, on one shared folder of document trees.

Each is wrapped in ``patch_docutils`` and ``docutils_namespace`` and thrown away; builders are never swapped in a living
application, which would show old text after an edit (docs/decisions).
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from magazine.editions.builder import EditionBuilder
from magazine.issue.finding import in_order
from magazine.markup import desk
from magazine.markup.reading import ReadingBuilder, listen, reading_of
from magazine.works.scratch import passing_folder
from magazine.works.sphinx_extension import only_builders

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.builders import Builder

    from magazine.editions.commission import Commission, Product
    from magazine.issue.finding import Finding
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.works.readings import Shelf


def read_afresh(publication: Publication, language: Language, shelf: Shelf) -> tuple[Finding, ...]:
    """Read an issue in a language into the shelf's empty folder, and give the findings."""
    with application(ReadingBuilder, publication, language, shelf) as app:
        return _findings_of(app)


def read_alone(publication: Publication, language: Language, article_id: str, shelf: Shelf) -> tuple[Finding, ...]:
    """Read one article of an issue, keep nothing, and give the findings: an editor who works on it waits for no other."""
    with passing_folder(shelf.cache) as folder:
        alone = replace(shelf, folder=folder)
        with application(ReadingBuilder, publication, language, alone, {desk.ALONE: article_id}) as app:
            return _findings_of(app)


def _findings_of(app: Sphinx) -> tuple[Finding, ...]:
    complaints = listen(app)
    try:
        app.build()
        return in_order([*complaints.findings, *reading_of(app.env).findings])
    finally:
        logging.getLogger("sphinx").removeHandler(complaints)


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
    more: Mapping[str, object] | None = None,
) -> Iterator[Sphinx]:
    """Give a Sphinx application for one builder; it is thrown away afterwards.

    Args:
        builder: its class.
        publication: the published set.
        language: of the articles.
        shelf: where sources and document trees lie.
        more: further settings.
    """
    settings = {
        "extensions": ["magazine"],
        desk.PUBLICATION: publication,
        desk.LANGUAGE: language.tag,
        **(more or {}),
    }
    editions = (builder,) if issubclass(builder, EditionBuilder) else ()
    token = only_builders.set(editions)
    with passing_folder() as out, patch_docutils(), docutils_namespace():
        app = Sphinx(
            srcdir=shelf.source,
            confdir=None,
            outdir=out,
            doctreedir=shelf.folder / "doctrees",
            buildername=builder.name,
            confoverrides=settings,
            status=None,
            warning=StringIO(),
        )
        only_builders.reset(token)
        yield app
