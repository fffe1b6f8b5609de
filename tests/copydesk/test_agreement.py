"""The copy desk reads the words that the editions read, in the same order: its passages against Sphinx's document trees."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from tests.copydesk.test_reading import BODIES
from tests.markup.bench import publication_with
from tests.sample.manuscript_words import exact_words, missing

from magazine.copydesk.copy import article_text, issue_text
from magazine.copydesk.text import PassageKind
from magazine.issue.language import Language
from magazine.issue.ledger import Ledger
from magazine.issue.publication import publish
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.markup.nodes import Chart, Film, Gallery, KeyFigures, PictureFigure
from magazine.markup.reading import ReadingBuilder, reading_of
from magazine.works.readings import Shelf, read
from magazine.works.sphinx_app import application

if TYPE_CHECKING:
    from magazine.copydesk.text import ArticleText
    from magazine.issue.publication import Publication

ROOT = Path(__file__).parents[2]
AS_OF = datetime(2026, 1, 1, tzinfo=UTC)
FLOW = {
    PassageKind.PARAGRAPH, PassageKind.CROSSHEAD, PassageKind.ITEM, PassageKind.TERM, PassageKind.HEAD_CELL, PassageKind.CELL,
    PassageKind.PULL_QUOTE, PassageKind.QUESTION, PassageKind.BOX_TITLE,
}  # fmt: skip
APART = (
    nodes.footnote_reference,
    nodes.label,
    nodes.comment,
    nodes.raw,
    Chart,
    Film,
    Gallery,
    KeyFigures,
    PictureFigure,
)
"""Signs of footnotes, comments, breaks of lines, and what editions draw or set from data and cards."""


def words_of_trees(publication: Publication, language: Language, source: Path, folder: Path) -> dict[str, list[str]]:
    """Read with Sphinx, and give the words of every article's flow."""
    shelf = Shelf(source=source, folder=folder)
    read(publication, language, shelf)
    with application(ReadingBuilder, publication, language, shelf) as app:
        app.build()
        found = {}
        for article_id, document in reading_of(app.env).documents.items():
            flow = document.deepcopy()
            for node in [one for one in flow.findall() if isinstance(one, APART)]:
                node.parent.replace(node, nodes.Text(" "))
            found[article_id] = exact_words(flow.astext())
        return found


def disagreement(text: ArticleText, read_by_sphinx: list[str]) -> tuple[list[str], list[str]]:
    """Give the words that the copy desk alone reads, in order, and those that Sphinx alone reads."""
    ours = [word for passage in text.passages if passage.kind in FLOW for word in exact_words(passage.text)]
    every = Counter(word for passage in text.passages for word in exact_words(passage.text))
    return missing(ours, read_by_sphinx), sorted((Counter(read_by_sphinx) - every).elements())


@pytest.mark.parametrize("language", [Language.ARABIC, Language.FRENCH])
def test_the_sample_has_the_same_words_at_the_desk_and_in_the_editions(language: Language, tmp_path: Path) -> None:
    house, _ = read_house(ROOT)
    assert house is not None
    issue = read_issue(ROOT, house, "2019-01").issue
    assert issue is not None
    trees = words_of_trees(publish(house, issue, AS_OF), language, issue.folder, tmp_path)
    texts = [text for text in issue_text(issue).articles if text.language is language and text.article.id in trees]
    assert len(texts) > 15
    found = {text.article.id: disagreement(text, trees[text.article.id]) for text in texts}
    assert {key: value for key, value in found.items() if value != ([], [])} == {}


def test_hard_markdown_has_the_same_words_at_the_desk_and_in_the_editions(tmp_path: Path) -> None:
    bodies = {
        name.lower().replace(" ", "-"): body
        for name, (body, _) in BODIES.items()
        if "{chart}" not in body and "a.jpg" not in body and "un.jpg" not in body
    }
    publication, source = publication_with(tmp_path, bodies, Language.FRENCH)
    trees = words_of_trees(publication, Language.FRENCH, source, tmp_path / "cache")
    assert set(trees) == set(bodies)
    found = {}
    for entry in publication.contents[Language.FRENCH]:
        text = article_text(entry.article, Ledger())
        found[entry.article.id] = disagreement(text, trees[entry.article.id])
    assert {key: value for key, value in found.items() if value != ([], [])} == {}
