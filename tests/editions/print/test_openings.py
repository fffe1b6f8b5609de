"""The pure parts of an article's pages: forms of opening, items, initials, held words, and the step to a whole line."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from magazine.editions.print.flow import items, with_initial
from magazine.editions.print.openings import FORMS, Form, form_of, growth
from magazine.editions.print.rhythm import missing_to_whole_line
from magazine.editions.print.spacing import without_lonely_word, without_runts
from magazine.issue.article import Kind

SHORT = "<h2>a</h2><p>one</p><h2>b</h2><p>two</p><h2>c</h2><p>three</p>"


def entry(kind: Kind, *, pages: int | None = None, opening: str = "a/b.jpg", rubric: str = "news") -> SimpleNamespace:
    article = SimpleNamespace(kind=kind, pages=pages, opening=opening)
    return SimpleNamespace(article=article, rubric=SimpleNamespace(id=rubric))


def test_every_kind_has_a_form() -> None:
    assert set(FORMS) == set(Kind)


@pytest.mark.parametrize(
    ("piece", "form"),
    [
        (entry(Kind.FEATURE), Form.BLEED),
        (entry(Kind.FEATURE, pages=4), Form.SPREAD),
        (entry(Kind.FEATURE, pages=4, opening=""), Form.BLEED),
        (entry(Kind.NEWS), Form.ROW),
        (entry(Kind.NEWS, rubric="editorial"), Form.LETTER),
        (entry(Kind.ADVERTISEMENT), Form.FRAME),
    ],
)
def test_an_opening_has_the_form_of_its_kind(piece: SimpleNamespace, form: Form) -> None:
    assert form_of(piece) is form  # type: ignore[arg-type]


def test_an_opening_grows_into_what_would_be_blank() -> None:
    early, full = SimpleNamespace(fill=0.8), SimpleNamespace(fill=0.99)
    assert growth(entry(Kind.NEWS), early, 1.0) == 47  # type: ignore[arg-type] # a fifth of 250.3 mm, less 3
    assert growth(entry(Kind.NEWS), full, 1.0) == 0  # type: ignore[arg-type]
    assert growth(entry(Kind.NEWS, opening=""), early, 1.0) == 0  # type: ignore[arg-type]


def test_short_sections_are_items() -> None:
    assert items(SHORT).count('<section class="item">') == 3


@pytest.mark.parametrize("body", ["<p>lead</p>" + SHORT, SHORT[:40], SHORT + "<p>" + "long " * 200 + "</p>"])
def test_other_bodies_are_no_items(body: str) -> None:
    assert items(body) == ""


def test_the_first_letter_is_raised() -> None:
    assert with_initial("<p>Une page</p>") == '<p><span class="initial">U</span>ne page</p>'
    assert with_initial("<h2>Une</h2><p>Une</p>") == "<h2>Une</h2><p>Une</p>"


def test_a_short_last_word_takes_another_along() -> None:
    assert without_lonely_word("Une revue qui change") == "Une revue qui\u00a0change"
    assert without_lonely_word("Trois mots seulement") == "Trois mots seulement"
    assert without_runts("<p>ils sont tous venus.</p>") == "<p>ils sont tous\u00a0venus.</p>"
    assert without_runts("<p>ils sont immédiatement.</p>") == "<p>ils sont immédiatement.</p>"


@pytest.mark.parametrize(("bottom", "missing"), [(24.0, 0.0), (30.0, 4.0), (34.5, -0.5), (36.0, 8.0)])
def test_a_block_ends_on_a_line(bottom: float, missing: float) -> None:
    assert missing_to_whole_line(bottom, 10.0, 4.0) == pytest.approx(missing)
