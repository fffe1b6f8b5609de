"""The words' forms and findings, as data: ``cases/*.md`` hold Markdown and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from markdown_it.utils import read_fixture_file

from magazine.issue.language import Language
from tests.markup.bench import set_words

CASES = Path(__file__).parent / "cases"


def cases(folder: str) -> list[object]:
    return [
        pytest.param(language, markdown, expected.strip(), id=f"{path.stem}-{title.strip().replace(' ', '-')}")
        for path in sorted((CASES / folder).glob("*.md"))
        for _, title, markdown, expected in read_fixture_file(path)
        for language in [Language(path.suffixes[0].strip("."))]
    ]


@pytest.mark.parametrize(("language", "markdown", "expected"), cases("forms"))
def test_a_word_takes_its_form(tmp_path: Path, language: Language, markdown: str, expected: str) -> None:
    markup, findings = set_words(tmp_path, markdown, language)
    assert not findings
    assert markup == "".join(expected.splitlines())


@pytest.mark.parametrize(("language", "markdown", "expected"), cases("findings"))
def test_a_mistake_is_found(tmp_path: Path, language: Language, markdown: str, expected: str) -> None:
    _, findings = set_words(tmp_path, markdown, language)
    found = [f"{f.where.line}:{f.where.column} {f.level.value} {f.rule}" for f in findings]
    assert found == expected.splitlines()
    assert all(f.what and f.remedy and f.where.path == f"issues/2019-01/open-days/{language.tag}.md" for f in findings)


@pytest.mark.parametrize("code", ["`[x](javascript:alert)`", "`<javascript:alert>`", "```\n[x](javascript:alert)\n```"])
def test_a_link_that_is_shown_as_code_is_none(tmp_path: Path, code: str) -> None:
    _, findings = set_words(tmp_path, f"Un lien trompeur :\n\n{code}\n")
    assert "forbidden-link" not in {one.rule for one in findings}
