"""Every verdict has its words, in every language, with nothing left open."""

from __future__ import annotations

import re

import pytest

from magazine.cli.verify import TONGUES
from magazine.issue.language import Language
from magazine.release.trust import printable
from magazine.release.verdict import WORDS, Judgement, Reason, Verdict
from magazine.release.wording import IN_A_WORD, SENTENCES, sentence


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.value)
def test_every_reason_has_a_word_and_a_sentence(reason: Reason) -> None:
    fields = {frozenset(re.findall(r"\{\w+\}", SENTENCES[reason][language])) for language in TONGUES}
    assert len(fields) == 1, "the languages tell different things"
    for language in TONGUES:
        assert IN_A_WORD[WORDS[reason]][language]
        said = sentence(Verdict(path="x", judgement=Judgement(reason=reason, signer="\x1b[1mX\u202e")), language)
        assert not {"{", "}", "\x1b", "\u202e"} & set(said)


def test_names_keep_their_direction_in_an_arabic_line() -> None:
    verdict = Verdict(path="x", judgement=Judgement(reason=Reason.SIGNED, signer="DGSN", name="a.pdf"))
    assert "\u2068a.pdf\u2069" in sentence(verdict, Language.ARABIC)
    assert printable("a\x9bb\u2066") == "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"
