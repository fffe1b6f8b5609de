"""Make plain ``sphinx-build -c . -b web issues/2019-01 out`` do what ``magazine build`` does for one issue and language."""

from __future__ import annotations

from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.editions.builder import EditionBuilder
from magazine.editions.commission import Commission
from magazine.issue.finding import Stop, blocks
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.project import find_project
from magazine.manuscript.theme import read_theme
from magazine.markup import desk
from magazine.markup.extension import register as register_words
from magazine.markup.reading import NO_READING
from magazine.works.clock import file_moment
from magazine.works.crew import SoloCrew
from magazine.works.places import store_folder
from magazine.works.published import published
from magazine.works.store import Store

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.config import Config


only_builders: ContextVar[tuple[type[EditionBuilder], ...] | None] = ContextVar("only_builders", default=None)
"""The builders that an application of ours needs; a reading needs none of the editions' libraries. None: Sphinx runs by itself."""


def register(app: Sphinx) -> None:
    """Register words and builders, and read the manuscript where nobody has."""
    register_words(app)
    builders = only_builders.get()
    if builders is None:
        from magazine.editions.registry import BUILDERS  # noqa: PLC0415 - loads every edition's libraries

        builders = tuple(BUILDERS)
        app.connect("config-inited", open_manuscript, priority=100)
        app.connect("builder-inited", commission_edition)
        app.connect("write-started", plan_pages)
    for builder in builders:
        app.add_builder(builder, override=True)


def open_manuscript(app: Sphinx, config: Config) -> None:
    """Read house and issue from the folder that Sphinx was pointed at.

    Raises:
        Stop: where they cannot be read.
    """
    if getattr(config, desk.PUBLICATION) is None:
        project = find_project(Path(app.srcdir))
        house, findings = read_house(project)
        if house is None:
            raise Stop(*findings)
        manuscript = read_issue(project, house, Path(app.srcdir).name)
        if manuscript.issue is None or blocks(manuscript.findings):
            raise Stop(*findings, *manuscript.findings)
        publication, _ = published(project, house, manuscript.issue, datetime.now(UTC))
        setattr(config, desk.PUBLICATION, publication)
    if not getattr(config, desk.LANGUAGE):
        setattr(config, desk.LANGUAGE, desk.publication_of(config).house.main_language.tag)


def plan_pages(_: Sphinx, builder: Builder) -> None:
    """Let print plan its pages for a book."""
    from magazine.works.sphinx_plan import plan_within  # noqa: PLC0415 - loads print's libraries

    if isinstance(builder, EditionBuilder):
        plan_within(builder)


def commission_edition(app: Sphinx) -> None:
    """Order all that the builder can make, into Sphinx's output folder."""
    builder = app.builder
    if not isinstance(builder, EditionBuilder):
        return
    project = find_project(Path(app.srcdir))
    publication = desk.publication_of(app.config)
    builder.commission = Commission(
        publication=publication,
        language=desk.language_of(app.config),
        reading=NO_READING,
        theme=read_theme(project, publication.house.theme),
        into=Path(app.outdir),
        editions=builder.editions,
        crew=SoloCrew(Store(store_folder(project))),
        moment=file_moment(publication.cover_date),
        translate=builder.translate,
    )
