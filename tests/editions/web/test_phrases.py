"""The words of the pages: each name once, each in every language, with the same blanks."""

from __future__ import annotations

import re
from collections import Counter
from string import Formatter

from magazine.editions.web.phrases import _PHRASES, Phrases, spaced
from magazine.editions.web.phrases.found import FOUND
from magazine.editions.web.phrases.frame import FRAME
from magazine.editions.web.phrases.offline import OFFLINE
from magazine.editions.web.phrases.reading import READING
from magazine.editions.web.phrases.search import SEARCH
from magazine.editions.web.phrases.shelf import SHELF
from magazine.issue.language import Language

AREAS = (FRAME, SHELF, READING, SEARCH, OFFLINE, FOUND)


def test_no_phrase_has_the_name_of_another_areas() -> None:
    """The areas are put together into one; of two that share a name one would be lost without a word."""
    assert [name for name, count in Counter(name for area in AREAS for name in area).items() if count > 1] == []


def test_every_phrase_speaks_both_languages_and_has_the_same_blanks() -> None:
    for area in AREAS:
        for name, wordings in area.items():
            assert set(wordings) >= {Language.ARABIC, Language.FRENCH}, name
            assert all(wordings.values()), name
            blanks = {_blanks(words) for words in wordings.values()}
            # One language may have the number in its words, as Arabic has one and two.
            assert len(blanks) == 1 or blanks == {(), ("",)}, name


def _blanks(words: str) -> tuple[str, ...]:
    return tuple(sorted(field for _, field, _, _ in Formatter().parse(words) if field is not None))


def test_no_mark_of_french_begins_a_line_and_no_quotation_mark_ends_one() -> None:
    phrase = Phrases(Language.FRENCH)
    assert phrase.photos == "Photos\u00a0: {}"
    assert "«\u202f{}\u202f»" in phrase.search_none_filtered
    plain = [name for name in _PHRASES if re.search(r"« | [»;:?!]", getattr(phrase, name))]
    assert plain == []


def test_arabic_keeps_its_spaces() -> None:
    assert spaced("«كلمة» : أخرى ؟", Language.ARABIC) == "«كلمة» : أخرى ؟"
