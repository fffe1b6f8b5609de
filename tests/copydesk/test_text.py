"""What a rule is given to look at: passages and their runs."""

from __future__ import annotations

from magazine.copydesk.place import Mark, Marks
from magazine.copydesk.text import Passage, PassageKind, Run, RunKind
from magazine.issue.finding import Edit, Location
from magazine.issue.language import Language

TEXT = "Un mot étranger, un code et 12 ici."
RUNS = (
    Run(kind=RunKind.FOREIGN, start=3, end=15, value="en"),
    Run(kind=RunKind.EMPHASIS, start=7, end=15),
    Run(kind=RunKind.CODE, start=20, end=24),
    Run(kind=RunKind.FACT, start=28, end=30, value="a.b"),
)
PASSAGE = Passage(
    kind=PassageKind.PARAGRAPH,
    language=Language.FRENCH,
    text=TEXT,
    place=Marks("fr.md", (Mark(0, 5, 3), Mark(28, 6, 1, fixed=True), Mark(30, 6, 12))),
    runs=RUNS,
)


def test_runs_are_blotted_out_and_nothing_moves() -> None:
    assert PASSAGE.blanked(RunKind.FOREIGN, with_="_") == "Un ____________, un code et 12 ici."
    assert PASSAGE.blanked(RunKind.CODE, RunKind.FACT, with_="_") == "Un mot étranger, un ____ et __ ici."
    assert len(PASSAGE.blanked(*RunKind)) == len(TEXT)
    assert PASSAGE.blanked(RunKind.STRONG) == TEXT
    assert PASSAGE.blanked() == TEXT


def test_a_stretch_touches_a_run_or_stands_beside_it() -> None:
    assert PASSAGE.covered(0, 4, RunKind.FOREIGN)
    assert PASSAGE.covered(14, 20, RunKind.FOREIGN)
    assert not PASSAGE.covered(0, 3, RunKind.FOREIGN)
    assert not PASSAGE.covered(15, 20, RunKind.FOREIGN, RunKind.CODE)
    assert not PASSAGE.covered(3, 15, RunKind.CODE)


def test_a_hit_stands_where_it_was_typed_and_is_mended_only_there() -> None:
    assert PASSAGE.hit(17, "found", word="un").where == Location(path="fr.md", line=5, column=20)
    assert PASSAGE.mend(3, 6, "nom").fix == (
        Edit(where=Location(path="fr.md", line=5, column=6), old="mot", new="nom"),
    )
    assert PASSAGE.mend(28, 30, "13").fix == (), "the ledger's figure is not typed here"
    assert PASSAGE.mend(25, 31, "x").fix == (), "over the edge of what was typed"
    assert PASSAGE.mend(4, 4, "x").fix == (), "nothing stands there that could be held against the file"
