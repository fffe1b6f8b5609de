"""The reference of the editorial line: a page for each rule in three languages, with lines that can be copied as they stand."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from docs.line_reference.cases import examples, marked
from docs.line_reference.pages import pages
from docs.line_reference.sources import source_in
from docs.line_reference.words import FAMILIES, LEVELS, SCOPES, TONGUES, WORDS

from magazine.copydesk.check import check_line
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Family, Scope
from magazine.issue.finding import Level
from magazine.issue.isolation import runs
from magazine.issue.language import Direction, Language
from magazine.manuscript.editorial_line import read_editorial_line
from magazine.manuscript.notes import Notes
from magazine.manuscript.waivers import waivers
from tests.copydesk.cases import cases_of

if TYPE_CHECKING:
    from magazine.copydesk.rule import Rule


@pytest.fixture(scope="module")
def written() -> dict[str, str]:
    return dict(pages())


@pytest.fixture(scope="module")
def read(written: dict[str, str]) -> dict[str, BeautifulSoup]:
    return {path: BeautifulSoup(text, "lxml") for path, text in written.items() if path.endswith(".html")}


def test_every_rule_has_a_page_in_every_language_and_stands_in_every_index(read: dict[str, BeautifulSoup]) -> None:
    expected = {f"{tongue.tag}/{name}.html" for tongue in TONGUES for name in (*RULES, "index")}
    assert set(read) == expected
    for tongue in TONGUES:
        rows = read[f"{tongue.tag}/index.html"].select("tbody tr")
        assert [row["id"] for row in rows] == [
            rule.name
            for family in Family
            for rule in sorted(RULES.values(), key=lambda one: one.code)
            if rule.family is family
        ]


def test_a_page_runs_the_way_of_its_language_and_so_does_each_example(read: dict[str, BeautifulSoup]) -> None:
    for path, page in read.items():
        language = Language(path[:2])
        assert page.html is not None
        assert (page.html["lang"], page.html["dir"]) == (language.tag, language.direction.value)
        for example in page.select(".examples > li:not(.files)"):
            assert example["dir"] == Language(str(example["lang"])).direction.value
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), path


def test_links_lead_to_pages_of_the_reference_or_to_the_manual(read: dict[str, BeautifulSoup]) -> None:
    for path, page in read.items():
        for link in page.select("a[href], link[rel=alternate]"):
            target, _, anchor = str(link["href"]).partition("#")
            if target == "../../editorial-line.html":
                assert (Path(__file__).parents[1] / "docs/editorial-line.md").is_file()
                continue
            parts: list[str] = []
            for part in (*PurePosixPath(path).parent.parts, *PurePosixPath(target).parts):
                parts = parts[:-1] if part == ".." else [*parts, part]
            other = read["/".join(parts)]
            assert not anchor or other.select_one(f"#{anchor}") is not None, (path, link["href"])


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_a_page_says_all_that_there_is_to_say_of_its_rule(rule: Rule, read: dict[str, BeautifulSoup]) -> None:
    for tongue in TONGUES:
        page = read[f"{tongue.tag}/{rule.name}.html"]
        text = page.get_text()
        assert rule.code in text
        assert page.h1 is not None
        assert page.h1.get_text().lower() == rule.title.best(tongue).lower()
        assert "{{" not in text
        assert len(page.select(".sources li")) >= 1
        assert len(page.select(".messages li")) == len(rule.messages)
        assert {str(one["id"]) for one in page.select("[id^=setting-]")} == {
            f"setting-{name}" for name in rule.settings
        }
        for name, setting in rule.settings.items():
            assert setting.meaning.best(tongue) in text, name
        if rule.scope is not Scope.EDITION:
            own = cases_of(rule.name)
            assert len(page.select(".examples.found > li")) == sum(case.raises for case in own)
            assert len(page.select(".examples.alone > li")) == sum(not case.raises for case in own)
            assert all(example.select("mark") for example in page.select(".examples.found > li"))
            assert not page.select(".examples.alone mark")


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.name)
def test_its_lines_can_be_copied_as_they_stand(rule: Rule, read: dict[str, BeautifulSoup], tmp_path: Path) -> None:
    for tongue in TONGUES:
        text, yaml, tuned, off = (one.get_text() for one in read[f"{tongue.tag}/{rule.name}.html"].select("pre.copy"))
        for line, mark in ((text, "%"), (yaml, "#")):
            notes = Notes()
            (waiver,) = waivers(line, "fr.md", notes, mark=mark)
            assert (waiver.rule, notes.findings) == (rule.name, ())
        file = tmp_path / "issues/editorial-line.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(tuned, encoding="utf-8")
        line_, found = read_editorial_line(tmp_path)
        assert (*found, *check_line(line_)) == ()
        assert line_.rules[rule.name].level is rule.level
        assert line_.rules[rule.name].settings == {name: one.default for name, one in rule.settings.items()}
        file.write_text(off, encoding="utf-8")
        assert read_editorial_line(tmp_path)[0].rules[rule.name].off


def test_examples_are_the_cases_of_the_tests() -> None:
    for rule in RULES.values():
        if rule.scope is not Scope.EDITION:
            ours = [(one.language, one.raises) for one in examples(rule.name)]
            assert ours == [(case.language, case.raises) for case in cases_of(rule.name)], rule.name


@pytest.mark.parametrize(
    ("typed", "set_"),
    [
        ("هاتفه ⟦06 12 34 56 78⟧ هنا.", 'هاتفه <bdi dir="ltr"><mark>06 12 34 56 78</mark></bdi> هنا.'),
        ("[هنا](https://a.example/x).", '[هنا](<bdi dir="ltr">https://a.example/x</bdi>).'),
        ("كلمة {fr}`⟦a b⟧` هنا", 'كلمة <bdi dir="ltr">{fr}`<mark>a b</mark>`</bdi> هنا'),
        ("كلمة ⟦⟧هنا", "كلمة <mark></mark>هنا"),
        ("a ⟦<b>⟧ 06 12 34 56 78", "a <mark>&lt;b&gt;</mark> 06 12 34 56 78"),
        ("كلمة\u200fهنا", 'كلمة<span class="sign" title="U+200F RIGHT-TO-LEFT MARK">\u200f</span>هنا'),
    ],
)
def test_an_example_is_set_as_an_edition_sets_it(typed: str, set_: str) -> None:
    assert marked(typed) == (set_,)


def test_a_mark_that_runs_over_a_line_is_shut_and_opened_again() -> None:
    assert marked("a ⟦b\nc⟧ d") == ("a <mark>b</mark>", "<mark>c</mark> d")


def test_fixed_words_are_said_in_three_languages_and_hold_no_fragile_number() -> None:
    assert set(FAMILIES) == set(Family)
    assert set(LEVELS) == set(Level)
    assert set(SCOPES) == set(Scope)
    named = [word for one in (*FAMILIES.values(), *LEVELS.values()) for word in (one.name, one.meaning)]
    for wording in (*named, *SCOPES.values(), *WORDS.values()):
        assert {language for language, _ in wording.texts} == set(TONGUES)
        assert not any(fragile for _, fragile in runs(wording.best(Language.ARABIC)))


def test_laws_are_named_in_the_readers_language() -> None:
    source = "Constitution of Morocco (2011), articles 23, 24 and 119; house style; Unicode CLDR"
    assert [text for text, _, _ in source_in(source, Language.FRENCH)] == [
        "Constitution du Royaume du Maroc (2011), articles 23, 24 et 119",
        "Usage de la maison",
        "Unicode CLDR",
    ]
    arabic = source_in(source, Language.ARABIC)
    assert (
        arabic[0][0].replace("\u2066", "").replace("\u2069", "") == "دستور المملكة المغربية (2011)، الفصول 23 و24 و119"
    )
    assert [(tag, way) for _, tag, way in arabic] == [
        ("ar", "rtl"),
        ("ar", "rtl"),
        ("en", Direction.LEFT_TO_RIGHT.value),
    ]
    assert source_in("penal code, article 447-1 (law 103-13)", Language.ARABIC)[0][0] == (
        "مجموعة القانون الجنائي، الفصل \u2066447-1\u2069 (القانون رقم 103.13)"
    )
    assert source_in("law 09-08, article 1", Language.FRENCH)[0][0].endswith(", article premier")
    assert source_in(source, Language.ENGLISH)[1] == ("House style", "en", "ltr")
