"""Every verdict has its words, in every language, with nothing left open."""

from __future__ import annotations

import re

import pytest

from magazine.cli.verify import TONGUES
from magazine.issue.language import Language
from magazine.release.hitches import Hitch
from magazine.release.trust import printable
from magazine.release.verdict import WORDS, Judgement, Reason, Verdict, Word
from magazine.release.wording import IN_A_WORD, OF_HITCH, SENTENCES, isolated, sentence


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


@pytest.mark.parametrize("hitch", Hitch, ids=lambda hitch: hitch.value)
def test_every_hitch_is_said_in_the_readers_language_with_what_to_do(hitch: Hitch) -> None:
    for reason in (Reason.UNREADABLE, Reason.UNFIT):
        said = {
            language: sentence(Verdict(path="x", judgement=Judgement(reason=reason, detail=hitch)), language)
            for language in TONGUES
        }
        assert said == OF_HITCH[hitch]
        assert all(re.search(r": \w", text) for text in said.values()), "a remedy stands behind a colon"
    assert not re.search(r"[A-Za-z]", said[Language.ARABIC])


def test_what_is_not_true_is_said_with_what_to_do_and_without_english_words() -> None:
    for reason in Reason:
        if WORDS[reason] is Word.TRUE:
            continue
        for language in TONGUES:
            assert re.search(r": \S", SENTENCES[reason][language]), (reason, language)
        bare = re.sub(r"\{\w+\}|SHA256SUMS|p7s|PDF|EPUB", "", SENTENCES[reason][Language.ARABIC])
        assert not re.search(r"[A-Za-z]", bare), reason
    judgement = Judgement(reason=Reason.UNREADABLE, detail="PdfReadError")
    assert "PdfReadError" not in sentence(Verdict(path="x", judgement=judgement), Language.FRENCH)
    for language, clock in {Language.FRENCH: "date de votre appareil", Language.ENGLISH: "your clock"}.items():
        assert clock in SENTENCES[Reason.EXPIRED][language]


def test_a_name_turns_round_nothing_that_stands_beside_it() -> None:
    assert isolated("a.pdf", Language.FRENCH) == "a.pdf"
    assert isolated("عدد.pdf", Language.FRENCH) == "\u2068عدد.pdf\u2069"
    assert isolated("fdp.\u202ecod.exe", Language.ENGLISH) == "fdp.\N{REPLACEMENT CHARACTER}cod.exe"
    assert (
        isolated("\u2069\u2067x", Language.ARABIC) == "\u2068\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}x\u2069"
    )
