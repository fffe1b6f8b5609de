"""The door to the machine's dictionaries. Where it has none, tests that need one say so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.copydesk.cases import cases_of, issue_of
from tests.copydesk.dictionary import spellers as recorded

from magazine.copydesk.copy import issue_text
from magazine.copydesk.spelling import doubts
from magazine.issue.language import Language
from magazine.works import dictionaries
from magazine.works.dictionaries import Dictionary, dictionary, missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.copydesk.text import IssueText

BOTH = (Language.ARABIC, Language.FRENCH)
needs_both = pytest.mark.skipif(bool(missing(BOTH)), reason=missing(BOTH))


@pytest.fixture
def no_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """Give a folder that is the only one in which dictionaries are looked for."""
    monkeypatch.setattr(dictionaries, "FOLDERS", (str(tmp_path),))
    monkeypatch.delenv("DICPATH", raising=False)
    monkeypatch.setattr(dictionaries, "which", lambda name: f"/usr/bin/{name}")
    dictionary.cache_clear()
    yield tmp_path
    dictionary.cache_clear()


def test_a_machine_without_dictionaries_is_told_which_packages_bring_them(no_machine: Path) -> None:
    del no_machine
    said = missing(BOTH)
    assert "apt-get install hunspell-ar hunspell-fr" in said
    assert "\n" not in said


def test_a_machine_without_the_program_is_told_so_too(no_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (no_machine / "fr.aff").touch()
    (no_machine / "fr.dic").touch()
    monkeypatch.setattr(dictionaries, "which", lambda _: None)
    assert "install hunspell hunspell-fr" in missing((Language.FRENCH,))


def test_a_dictionary_is_found_by_any_of_its_names_and_languages_without_one_are_no_matter(no_machine: Path) -> None:
    for ending in ("aff", "dic"):
        (no_machine / f"fr_FR.{ending}").touch()
    found = dictionary(Language.FRENCH)
    assert found is not None
    assert found.stem == str(no_machine / "fr_FR")
    assert missing((Language.FRENCH, Language.ENGLISH)) == ""


def test_a_dictionary_is_asked_once_for_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def misspelt(stem: str, words: list[str]) -> frozenset[str]:
        asked.append((stem, tuple(words)))
        return frozenset({"mott"})

    monkeypatch.setattr(dictionaries, "_misspelt", misspelt)
    one = Dictionary("fr")
    one.learn(["mot", "mott", "mot"])
    assert one("mot")
    assert not one("mott")
    one.learn(["mot"])
    assert asked == [("fr", ("mot", "mott"))]
    assert one("autre")
    assert asked[1:] == [("fr", ("autre",))]


def test_a_dictionary_that_does_not_answer_lets_every_word_pass_and_is_told_of(
    no_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for ending in ("aff", "dic"):
        (no_machine / f"ar.{ending}").touch()
    monkeypatch.setattr(dictionaries, "PROGRAM", str(no_machine / "no-such-program"))
    one = dictionary(Language.ARABIC)
    assert one is not None
    assert one("الامن")
    assert "did not answer" in missing(BOTH[:1])


@pytest.fixture(scope="module")
def page() -> IssueText:
    """Give all cases of misspelt words as one issue, so that the program is started four times and not two hundred."""
    texts = [issue_text(issue_of(case)) for case in cases_of("misspelt-word")]
    return replace(texts[0], articles=tuple(article for text in texts for article in text.articles))


@needs_both
def test_hunspell_says_of_the_cases_what_is_recorded_of_it(page: IssueText) -> None:
    known = recorded()
    for language, speller in dictionaries.spellers(page).items():
        speller.asking.result()
        assert speller.dictionary.answers
        for word, right in speller.dictionary.answers.items():
            assert known[language](word) is right, f"{word}: python -m tests.copydesk.dictionary writes it anew"


@needs_both
def test_nothing_is_asked_that_was_not_foreseen(page: IssueText, monkeypatch: pytest.MonkeyPatch) -> None:
    ready = dictionaries.spellers(page)
    for one in ready.values():
        one.asking.result()
    monkeypatch.setattr(dictionaries, "_misspelt", _late)
    for article in page.articles:
        list(doubts(article.passages, article.language, ready[article.language], frozenset()))


def _late(stem: str, words: list[str]) -> frozenset[str]:
    pytest.fail(f"{stem} is asked late about {words}")
