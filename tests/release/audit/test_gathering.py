"""What is published is taken from what is secret; the rest is found from every word on."""

from __future__ import annotations

import random

from magazine.constants import AUDIT_WINDOW
from magazine.issue.finding import Location
from magazine.release.audit.gathering import Gathering, as_shown, fields_of, parted, remarks_of, without_remarks
from magazine.release.audit.index import Sieve
from magazine.release.audit.secrets import Kind, Secrets
from magazine.release.audit.words import WordSearch

WHERE = Location(path="issues/2019-02/raid/fr.md", line=5)
SENTENCE = "La brigade prépare une descente dans un entrepôt du quartier des abattoirs."
STOCK = "La direction générale de la sûreté nationale annonce que"


def gathered(*secret: str, said: tuple[str, ...] = (), field: bool = False) -> Secrets:
    gathering = Gathering()
    for text in secret:
        (gathering.field if field else gathering.passage)(Kind.DRAFT, WHERE, text)
    for text in said:
        gathering.say(text)
    windows, phrases = gathering.finish()
    return Secrets(windows=windows, phrases=phrases)


def found(secrets: Secrets, text: str) -> list[str]:
    return [str(trace.source.where) for trace in WordSearch(secrets)(text)]


def test_a_part_of_a_sentence_is_found_from_any_word_on() -> None:
    secrets = gathered(SENTENCE)
    words = SENTENCE.split()
    for start in range(len(words) - 5):
        part = " ".join(words[start : start + 6])
        assert found(secrets, f"Avant. {part} Après.") == ["issues/2019-02/raid/fr.md:5:1"], part


def test_less_than_a_window_is_not_told() -> None:
    assert found(gathered(SENTENCE), SENTENCE[:AUDIT_WINDOW]) == []  # spaces are no letters


def test_what_is_published_is_no_secret_and_what_follows_it_is() -> None:
    secrets = gathered(
        f"{STOCK} le préfet sera remplacé dans une semaine.", said=(f"{STOCK} les portes ouvrent samedi.",)
    )
    assert found(secrets, f"{STOCK} les portes ouvrent samedi.") == []
    assert found(secrets, "le préfet sera remplacé dans une semaine") != []


def test_short_titles_are_found_whole_and_alone() -> None:
    secrets = gathered("Nuit blanche", field=True)
    assert found(secrets, "<li>Nuit blanche</li>") != []
    assert found(secrets, "la nuit blanchement") == []
    assert found(gathered("Nuit blanche", said=("Une nuit blanche au poste",), field=True), "Nuit blanche") == []
    assert found(gathered("Radar", field=True), "Radar") == []  # one word is anyone's


def test_a_paragraph_has_its_line() -> None:
    secrets = gathered(f"Un paragraphe.\n\nUn autre, plus court.\n\n{SENTENCE}")
    assert found(secrets, SENTENCE) == ["issues/2019-02/raid/fr.md:9:1"]


def test_markdown_is_read_as_it_is_shown() -> None:
    assert as_shown("Le {fr}`commissaire` [parle](../x/fr.md)[^1].").split() == ["Le", "commissaire", "parle."]
    secrets = gathered("La brigade prépare **une {fr}`descente`** dans [un entrepôt](x.md) du quartier.")
    assert found(secrets, "La brigade prépare une descente dans un entrepôt du quartier.") != []


def test_a_figure_of_the_ledger_parts_a_sentence() -> None:
    secrets = gathered("Les agents ont saisi {fact}`raid.kilos` kilogrammes de résine dans cet entrepôt.")
    assert found(secrets, "Les agents ont saisi 4 711 kilogrammes de résine dans cet entrepôt.") != []


def test_remarks_and_waivers_are_told_apart() -> None:
    text = "Un texte.\n\n% À revoir avec le préfet\n% allow long-sentence: il y tient\n"
    assert list(remarks_of(text, "%")) == [(3, "À revoir avec le préfet", False), (4, "il y tient", True)]
    assert "préfet" not in without_remarks(text, "%")
    assert list(remarks_of("crop: [0, 0, 1, 1]  # sans la plaque\n", "#")) == [(1, "sans la plaque", False)]
    assert list(remarks_of("title: N#1\n", "#")) == []


def test_front_matter_gives_its_values_one_by_one() -> None:
    head, body = parted("---\ntitle: Un titre\nauthors: [{name: Hicham Zerouali}, newsroom]\n---\nTexte.\n")
    values = [value for _, value in fields_of(head)]
    assert {"Un titre", "Hicham Zerouali", "newsroom"} <= set(values)
    assert body == "\n\n\n\nTexte.\n"


def test_short_texts_are_found_however_their_words_are_set_apart() -> None:
    secrets = gathered("Nuit blanche aux abattoirs", field=True)
    for text in (
        "#NuitBlancheAuxAbattoirs",
        "/nuit-blanche-aux-abattoirs/",
        "\n".join("Nuit blanche aux abattoirs"),
        "Nu it bla nche aux aba ttoirs",
    ):
        assert found(secrets, text) != [], text
    short = gathered("Nuit blanche", field=True)
    assert found(short, " ".join("Nuit blanche".replace(" ", ""))) != []
    assert found(short, "#NuitBlanche") != []
    assert found(short, "minuit blanches") == []


def test_a_figure_is_found_with_and_without_its_space_and_dates_and_pages_are_no_secret() -> None:
    secrets = gathered("4 711 sachets", "Janvier 2019", "Le 17 mai 2018", "Numéro 7", field=True)
    assert sorted(secrets.phrases) == ["4 711 sachets", "4711 sachets"]
    assert found(secrets, "les 4711 sachets saisis") != []


def test_a_name_is_found_with_the_surname_first() -> None:
    gathering = Gathering()
    gathering.name(Kind.DRAFT, WHERE, "Hicham Zerouali")
    gathering.name(Kind.DRAFT, WHERE, "Samira Alaoui")
    gathering.say("Par Samira Alaoui")
    secrets = Secrets(phrases=gathering.finish()[1])
    assert found(secrets, "Zerouali, Hicham") != []
    assert found(secrets, "Alaoui, Samira") == []  # who signs a published article is known, in any order


def test_a_passage_is_found_with_other_words_between_its_words() -> None:
    secrets = gathered(SENTENCE)
    words = SENTENCE.split()
    assert found(secrets, " ".join(f"{word} bla" for word in words)) != []
    assert found(secrets, "".join(f'{{"w": "{word}", "x": {at}}},' for at, word in enumerate(words))) != []
    assert (
        found(secrets, " ".join(f"{word} {'bla ' * (at % 4)}" for at, word in enumerate(words))) == []
    )  # no even steps
    told = gathered(SENTENCE, said=(" ".join(f"{word} 5" for word in words),))
    assert found(told, " ".join(f"{word} 7" for word in words)) == []


def test_the_sieve_finds_what_every_place_compared_finds() -> None:
    chance = random.Random(8)
    for length in (24, 12, 7):
        text = "".join(chance.choices("ab", k=400))
        sought = {text[at : at + length] for at in chance.sample(range(400 - length), 5)} | {"b" * length}
        every = [(at, text[at : at + length]) for at in range(401 - length) if text[at : at + length] in sought]
        assert list(Sieve(sought, length)(text)) == every
