"""The table of the magazine's words, and how Sphinx comes to know them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language
from magazine.markup import article_link, desk, line_break
from magazine.markup.directives import (
    box,
    chart,
    figure,
    film,
    gallery,
    key_figures,
    passage,
    pull_quote,
    question_answer,
    sound,
)
from magazine.markup.reading import ReadingBuilder, blank_front_matter, open_issue
from magazine.markup.renderer import ManuscriptParser, ManuscriptRenderer
from magazine.markup.roles import fact, foreign
from magazine.markup.transforms import (
    dead_links,
    deceptive_links,
    hidden_signs,
    isolate_numbers,
    lift_pictures,
    number_notes,
    steady_ids,
    typed_marks,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.transforms import SphinxTransform
    from sphinx.util.docutils import SphinxRole

    from magazine.markup.word import Form, Word

DIRECTIVES: Final[Mapping[str, type[Word]]] = {
    "figure": figure.Figure,
    "gallery": gallery.GalleryWord,
    "pullquote": pull_quote.PullQuoteWord,
    "box": box.BoxWord,
    "qa": question_answer.QuestionAnswerWord,
    "keyfigures": key_figures.KeyFiguresWord,
    "chart": chart.ChartWord,
    "video": film.FilmWord,
    "audio": sound.SoundWord,
    "passage": passage.PassageWord,
}

ROLES: Final[Mapping[str, type[SphinxRole]]] = {
    "fact": fact.FactRole,
    **{language.tag: foreign.ForeignRole for language in Language},
}

TRANSFORMS: Final[tuple[type[SphinxTransform], ...]] = (
    lift_pictures.LiftPictures,
    deceptive_links.DeceptiveLinks,
    hidden_signs.HiddenSigns,
    dead_links.DeadLinks,
    typed_marks.TypedMarks,
    number_notes.NumberNotes,
    steady_ids.SteadyIds,
    isolate_numbers.IsolateNumbers,
)

FORMS: Final[Mapping[type[nodes.Element], Mapping[str, Form]]] = {
    form: shapes
    for module in (
        article_link, box, chart, fact, figure, film, foreign, gallery, isolate_numbers, key_figures, line_break, passage,
        pull_quote, question_answer, sound,
    )
    for form, shapes in module.FORMS.items()
}  # fmt: skip
"""The forms of every node of our own by edition; ``html`` serves those without a form of their own."""


def register(app: Sphinx) -> None:
    """Tell Sphinx all the magazine's words, the parser and the reading."""
    app.setup_extension("myst_parser")
    app.add_config_value(desk.PUBLICATION, None, "", types=frozenset())
    app.add_config_value(desk.LANGUAGE, "", "env", types=frozenset({str}))
    app.add_config_value(desk.ALONE, "", "", types=frozenset({str}))
    app.add_source_parser(ManuscriptParser, override=True)
    app.add_source_suffix(".md", "manuscript", override=True)
    for word, directive in DIRECTIVES.items():
        app.add_directive(word, directive, override=True)
    for word, role in ROLES.items():
        app.add_role(word, role(), override=True)
    for transform in TRANSFORMS:
        app.add_transform(transform)
    for node, forms in FORMS.items():
        app.add_node(node, override=True, **forms)
    ManuscriptRenderer.known_directives = frozenset(DIRECTIVES)
    ManuscriptRenderer.known_roles = frozenset(ROLES)
    app.add_builder(ReadingBuilder)
    app.connect("config-inited", open_issue, priority=900)
    app.connect("source-read", blank_front_matter)
