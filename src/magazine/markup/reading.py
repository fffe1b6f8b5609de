"""The reading: one Sphinx read of an issue in one language, kept for all editions.

The first build of an application does the read; further applications on the same doctree folder only load it. The folder is
used again while everything that a reading depends on is the same, by content (never by time).
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from docutils import nodes
from sphinx.builders.dummy import DummyBuilder

from magazine.issue.finding import Finding, Location
from magazine.issue.language import Language
from magazine.markup import desk
from magazine.markup.complaints import Complaints
from magazine.markup.nodes import ArticleLink

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from magazine.issue.publication import Publication


MYST: Final[Mapping[str, object]] = {
    "myst_enable_extensions": {"colon_fence", "deflist"},
    "myst_heading_anchors": 6,
    "myst_heading_anchors_html_ids": False,
    "myst_url_schemes": {"http": None, "https": None, "mailto": None, "tel": None},
    "myst_footnote_transition": False,
    "myst_highlight_code_blocks": False,
}
"""How MyST reads a manuscript (MyST-Parser, configuration)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The articles of an issue in a language, read.

    Attributes:
        language: of the articles.
        documents: document trees by article id, in running order; links are resolved.
        findings: what was found on the way.
    """

    language: Language
    documents: Mapping[str, nodes.document]
    findings: tuple[Finding, ...] = ()


NO_READING = Reading(language=Language.ARABIC, documents={})
"""Stands in a commission until Sphinx has read."""


class ReadingBuilder(DummyBuilder):
    """Read and write nothing."""

    name = "reading"


def open_issue(app: Sphinx, config: Config) -> None:
    """Point Sphinx at the published articles and at nothing else in the folder."""
    publication = desk.publication_of(config)
    language = desk.language_of(config)
    alone = getattr(config, desk.ALONE)
    entries = [entry for entry in publication.contents[language] if alone in {"", entry.article.id}]
    names = [desk.docname_of(entry.article.id, language) for entry in entries]
    config.include_patterns = [f"{name}.md" for name in names]
    config.root_doc = names[0] if names else "index"
    config.project = publication.house.title.best(language)
    config.language = language.tag
    config.suppress_warnings = [*config.suppress_warnings, "toc.not_included"]
    config.smartquotes = False
    for name, value in MYST.items():
        setattr(config, name, value)


def blank_front_matter(app: Sphinx, docname: str, source: list[str]) -> None:
    """Give Sphinx the body that the manuscript room has read, its front matter blanked."""
    entry = desk.publication_of(app.config).entry(desk.article_of(docname), desk.language_of(app.config))
    if entry is not None:
        source[0] = entry.article.body


def listen(app: Sphinx) -> Complaints:
    """Collect findings from an application's warnings."""
    publication, language = desk.publication_of(app.config), desk.language_of(app.config)
    places = {
        desk.docname_of(entry.article.id, language): entry.article.where for entry in publication.contents[language]
    }

    def place(name: str) -> Location:
        for docname, where in places.items():
            if name == docname or name.endswith(f"/{docname}.md"):
                return where
        return Location(path=name or f"issues/{publication.id}")

    complaints = Complaints(place)
    logging.getLogger("sphinx").addHandler(complaints)
    return complaints


def reading_of(env: BuildEnvironment) -> Reading:
    """Give what Sphinx has read, with links between articles checked against it."""
    publication, language = desk.publication_of(env.config), desk.language_of(env.config)
    documents = {
        entry.article.id: env.get_doctree(desk.docname_of(entry.article.id, language))
        for entry in publication.contents[language]
        if desk.docname_of(entry.article.id, language) in env.all_docs
    }
    return Reading(
        language=language, documents=documents, findings=tuple(_check_anchors(documents, publication, language))
    )


def _check_anchors(
    documents: Mapping[str, nodes.document], publication: Publication, language: Language
) -> list[Finding]:
    """Find links to a heading that the other article does not have, and let them lead to the article."""
    findings = []
    for article_id, document in documents.items():
        for link in document.findall(ArticleLink):
            target = documents.get(link["article"])
            if link["anchor"] and target is not None and not _has_anchor(target, link["anchor"]):
                entry = publication.entry(article_id, language)
                path = entry.article.where.path if entry else article_id
                findings.append(
                    Finding(
                        rule="dead-link",
                        where=Location(path=path, line=link.line or 1),
                        what=f"'{link['article']}' has no heading '#{link['anchor']}'",
                        remedy="use the id of one of its headings, or link to the article itself",
                    )
                )
                link["anchor"] = ""
    return findings


def _has_anchor(document: nodes.document, anchor: str) -> bool:
    return any(anchor in element["ids"] for element in document.findall(nodes.Element))
