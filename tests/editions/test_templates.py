"""A theme's templates show what they are given; a slip in one is told with its file and line."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

import pytest

from magazine.editions.epub.pages import Pages
from magazine.editions.templates import theme_templates, told_by_line
from magazine.editions.web.frame import Assets, Frame
from magazine.issue.dates import date_in_words
from magazine.issue.finding import Stop
from magazine.issue.house import House
from magazine.issue.language import NOTHING, Language
from magazine.issue.theme import Theme
from magazine.works.manuscripts import open_copy
from tests.works.tiny import NEW, write_tiny

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.editions.epub.orders import Orders

SLIPS: dict[str, tuple[str, str | bytes, int]] = {
    "it stays open": ("page.html", "a\n{{ title", 2),
    "a block stays open": ("page.html", "{% for one in title %}", 1),
    "no such value": ("page.html", "a\n\n{{ nothing.here }}", 3),
    "no such template": ("other.html", "", 1),
    "another encoding": ("page.html", b"\xe9t\xe9", 1),
    "takes in what is not there": ("page.html", "{% include 'nowhere.html' %}", 1),
    "takes in a file of the machine": ("page.html", "{% include '../../../issues/magazine.yaml' %}", 1),
    "the slip is in what it takes in": ("page.html", "{% include 'part.html' %}", 2),
    "counts without end": ("page.html", "{% for one in range(1000000000) %}{% endfor %}", 1),
    "adds a word and a figure": ("page.html", "a\n{{ 1 + title }}", 2),
    "parts what is no pair": ("page.html", "{% for a, b in [1] %}{% endfor %}", 1),
    "a filter is given what it cannot take": ("page.html", "a\n{{ title|round }}", 2),
    "calls what is no function": ("page.html", "{{ title() }}", 1),
    "names an option twice": ("page.html", "a\n{% if title %}\n{{ say(a=1, a=2) }}{% endif %}\n{{ title }}", 3),
    "names a part of a macro twice": ("page.html", "a\n\n{% macro b(c, c) %}{% endmacro %}{{ b(1, 2) }}", 3),
    "loops in loops": ("page.html", "a\n" + "{% for one in [1] %}" * 21 + "{% endfor %}" * 21, 2),
    "the slip is in what it takes in, which is not written right": ("page.html", "{% include 'twice.html' %}", 2),
    "asks for what is not there": ("page.html", "a\n{{ frame.asset('nowhere.js') }}", 2),
    "takes in itself": ("page.html", "a\n{% include 'page.html' %}", 2),
    "a macro calls itself": ("page.html", "{% macro a() %}{{ a() }}{% endmacro %}\n{{ a() }}", 1),
    "reaches into the program": ("page.html", "{{ title.__class__.__mro__[1].__subclasses__() }}", 1),
    "reaches into a function": ("page.html", "{{ say.__globals__ }}", 1),
}


FRAME = Frame(
    house=House(title=NOTHING, slug="own"), language=Language.FRENCH, page="fr/index.html", own_title="", here="home",
    assets=Assets(places={}, first_fonts={}, text_fonts={}, colour="#000000"),
)  # fmt: skip


def theme_of(folder: Path, page: str | bytes) -> Theme:
    (folder / "web").mkdir()
    (folder / "web/page.html").write_bytes(page if isinstance(page, bytes) else page.encode())
    (folder / "web/part.html").write_text("a\n{{ nothing }}", encoding="utf-8")
    (folder / "web/twice.html").write_text("a\n{{ say(a=1, a=2) }}", encoding="utf-8")
    return Theme(name="own", folder=folder, tokens={}, faces=(), digest="")


def fill(theme: Theme, name: str) -> str:
    templates = theme_templates(theme, "web")
    with told_by_line(theme, "web", name):
        return templates.get_template(name).render(title="a < b", say=fill, frame=FRAME)


def test_what_it_is_given_is_shown_and_escaped(tmp_path: Path) -> None:
    assert (
        fill(theme_of(tmp_path, "{{ title }}{% for one in range(3) %}{{ one }}{% endfor %}"), "page.html")
        == "a &lt; b012"
    )


@pytest.mark.parametrize("name", SLIPS)
def test_a_slip_is_told_with_its_file_and_line(name: str, tmp_path: Path) -> None:
    template, page, line = SLIPS[name]
    with pytest.raises(Stop) as stop:
        fill(theme_of(tmp_path, page), template)
    (finding,) = stop.value.findings
    at = {"{% include 'part.html' %}": "part.html", "{% include 'twice.html' %}": "twice.html"}.get(str(page), template)
    assert (finding.rule, finding.where.path, finding.where.line) == ("broken-theme", f"themes/own/web/{at}", line)
    assert str(tmp_path) not in str(finding)


def test_a_fault_of_the_machine_is_not_the_templates(tmp_path: Path) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    theme = theme_of(tmp_path, "{{ full() }}")
    with pytest.raises(OSError, match="No space"), told_by_line(theme, "web", "page.html"):
        theme_templates(theme, "web").get_template("page.html").render(full=full)


def test_a_fault_of_our_own_is_not_the_templates(tmp_path: Path) -> None:
    theme = theme_of(tmp_path, "{{ in_words(2019, 99, 1, language) }}")
    page = theme_templates(theme, "web").get_template("page.html")
    with pytest.raises(IndexError), told_by_line(theme, "web", "page.html"):
        page.render(in_words=date_in_words, language=Language.FRENCH)


def test_a_phrase_that_a_page_of_a_book_asks_for_and_that_is_not_there_is_told(tmp_path: Path) -> None:
    write_tiny(tmp_path / "house")
    copy, _ = open_copy(tmp_path / "house", NEW, datetime(2026, 1, 1, tzinfo=UTC), tmp_path / "opened")
    (tmp_path / "epub").mkdir()
    (tmp_path / "epub/cover.xhtml").write_text("a\n{{ phrase('nowhere') }}", encoding="utf-8")
    theme = Theme(name="own", folder=tmp_path, tokens={}, faces=(), digest="")
    pages = Pages(theme, copy.publication, Language.FRENCH, cast("Orders", None))
    with pytest.raises(Stop) as stop:
        pages.cover("cover.jpg", (1, 1))
    (finding,) = stop.value.findings
    assert (finding.where.path, finding.where.line) == ("themes/own/epub/cover.xhtml", 2)
    assert "“nowhere”" in finding.what
