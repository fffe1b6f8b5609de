"""What pages set beside each other is no secret where a draft quotes it so; what is between or around it is."""

from __future__ import annotations

import pytest
from tests.release.audit.test_gathering import WHERE

from magazine.release.audit.gathering import Gathering
from magazine.release.audit.letters import letters_of
from magazine.release.audit.pieces import Pieces
from magazine.release.audit.secrets import Kind

HEADLINE, STANDFIRST = "La patrouille de nuit", "Deux agents, une ville, huit heures au volant."
OTHER, RUBRIC = "Une année en chiffres", "Dossier"
PIECES = (HEADLINE, STANDFIRST, OTHER, RUBRIC, "La Ronde", "دورية الليل", "سنة في أرقام", "", "…")
SECRET = "Le commissaire de la brigade des stupéfiants est suspendu depuis hier."
ALPHABET = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def told(text: str, *, title: bool = False, pieces: tuple[str, ...] = PIECES) -> set[str]:
    """Give what stays a secret of a text that a draft says."""
    gathering = Gathering()
    (gathering.field if title else gathering.passage)(Kind.DRAFT, WHERE, text)
    gathering.lay_out(pieces)
    for piece in pieces:
        gathering.say(piece)
    windows, phrases = gathering.finish()
    return {*windows, *phrases}


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}. {STANDFIRST}",
        f"« {OTHER} », {HEADLINE.upper()}",
        f"{RUBRIC} : {OTHER} ; {RUBRIC} — {HEADLINE}",
        f"{HEADLINE}, {OTHER}, {RUBRIC}, {HEADLINE}",
        f"{STANDFIRST} {OTHER}",
        "دورية الليل، سنة في أرقام، دورية الليل",
    ],
)
def test_what_is_set_side_by_side_is_no_secret(text: str) -> None:
    assert told(text) == set()


def test_a_short_title_of_whole_pieces_is_none_either() -> None:
    assert told(f"{RUBRIC} : La Ronde", title=True) == set()
    assert told(f"{RUBRIC} patrouille", title=True) == {"dossier patrouille"}
    assert told("سنة في أرقام دورية", title=True) == {"سنه في ارقام دوريه"}


@pytest.mark.parametrize(
    "text",
    [
        "Sport : Le marathon ; Dossier : La Ronde ; Régions : La fanfare",
        "Texte : Salma Amrani. Photos : Karim Idrissi.",
        "رياضة: سباق الليل، أخبار: سنة في أرقام",
    ],
)
def test_rubrics_of_one_word_between_headlines_and_roles_between_names_are_none(text: str) -> None:
    small = ("Sport", "Régions", "Texte", "Photos", "رياضة", "أخبار")
    several = ("Le marathon", "La fanfare", "Salma Amrani", "Karim Idrissi", "سباق الليل")
    pieces = (*PIECES, *small, *several)
    assert told(text, pieces=pieces) == told(text, title=True, pieces=pieces) == set()


def test_words_between_them_are() -> None:
    assert letters_of("nuit avec le commissaire Idrissi")[:24] in told(
        f"{HEADLINE} avec le commissaire Idrissi. {OTHER}"
    )
    assert told(f"{HEADLINE} et puis la descente aux abattoirs, {OTHER}")
    assert told("Deux agents de nuit, une année au volant de la patrouille.")


def test_single_letters_and_words_do_not_make_up_whatever_one_likes() -> None:
    assert told(SECRET, pieces=(*PIECES, *ALPHABET)) == told(SECRET, pieces=())
    assert told("Un chef suspendu", title=True, pieces=ALPHABET) == {"un chef suspendu"}
    assert told("Opération Tanger", title=True, pieces=("Opération", "Tanger")) == {"operation tanger"}
    words = ("port", "stupéfiants", "Tanger", "saisie", "commissaire")
    assert told("commissaire, saisie, port, stupéfiants, Tanger", pieces=words)
    assert told("port de la saisie sur le commissaire de la Tanger", pieces=(*words, "de la", "sur le"))


def test_a_word_of_its_own_behind_or_before_a_piece_is_a_secret_though_another_piece_begins_or_ends_so() -> None:
    pieces = (*PIECES, "Annulée hier, la sortie reprend.", "Les patrouilles sont sous surveillance")
    assert told(f"{HEADLINE} annulée", pieces=pieces)
    assert told(f"Surveillance : {HEADLINE}", pieces=pieces)
    assert told(f"{HEADLINE} annulée", title=True, pieces=pieces)
    assert told(f"{HEADLINE}. Deux agents, une ville…") == set()  # broken off, and much of it said


def test_without_pieces_nothing_is_made_of_them() -> None:
    assert not Pieces(()).run_over("lapatrouilledenuitdeuxag")
    assert not Pieces(()).make_up("dossier")
