"""Which releases a target keeps, and what is left of that when its history is damaged."""

from __future__ import annotations

import pytest

from magazine.release.outlets.outlet import Standing, known_history, named_release, worth_keeping

A, B, C = ("a" * 20, "b" * 20, "c" * 20)
KEPT = (A, B, C)


def test_a_whole_history_holds() -> None:
    assert known_history(f"{B}\n{A}\n", KEPT, A) == (B, A)
    assert known_history(None, (), None) == ()


def test_what_was_brought_and_never_live_is_not_listed() -> None:
    """A publisher was killed between the two: nobody goes back to that."""
    assert known_history(f"{A}\n", (A, B), A) == (A,)
    assert known_history(None, (A,), None) == ()


@pytest.mark.parametrize(
    ("text", "history"),
    [
        (None, (A, B)),
        ("", (A, B)),
        (f"{A}\n", (B, A)),
        (f"{A}\n\ufffd{B[1:]}\n{C}\n", (B, A, C)),
        ("\0\0\0", (A, B)),
        ("../../etc", (A, B)),
    ],
)
def test_of_a_damaged_history_what_is_kept_counts_as_the_oldest(text: str | None, history: tuple[str, ...]) -> None:
    assert known_history(text, KEPT, C) == history
    standing = Standing(current=C, history=history, kept=frozenset(KEPT))
    assert set(standing.releases) == set(KEPT)
    assert standing.releases[-1] == C
    assert named_release(standing, "", "target") == history[1 if len(history) == 2 else -2]
    assert worth_keeping(standing.releases, C, 5) == set(KEPT)


def test_an_empty_history_without_a_live_site_is_damaged() -> None:
    assert known_history("", (A, B), None) == (A, B)
