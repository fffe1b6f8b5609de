"""What lies in the store is trusted; where a build fails as none should, it is made anew."""

from __future__ import annotations

import errno
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from magazine.issue.finding import Finding, Location, Stop
from magazine.works import build as works
from magazine.works.build import build
from magazine.works.order import BuildOrder, BuildReport
from magazine.works.places import store_folder
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LAYERS = ("ab" * 32, "cd" * 32)
"""Two results; the second is asked for where the first is good."""
GOOD, POISON = b"a page", b"poison"
REPORT = BuildReport(files=(), findings=(), made=(), reused=0)


def finding(rule: str) -> Finding:
    return Finding(rule=rule, where=Location(path="issues/2019-01/patrol/fr.md"), what="is wrong", remedy="mend it")


@pytest.fixture
def order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> BuildOrder:
    monkeypatch.delenv("MAGAZINE_CACHE", raising=False)
    (tmp_path / "issues").mkdir()
    return BuildOrder(
        project=tmp_path, issues=("2019-01",), out=tmp_path / "build", as_of=datetime(2026, 1, 1, tzinfo=UTC)
    )


@pytest.fixture
def turns(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Let a build be one that makes what the store lacks and fails on poison; list what each turn made."""
    turns: list[list[str]] = []

    def stand_in(_order: BuildOrder, _unfinished: Path, _tell: Callable[[str], None], store: Store) -> BuildReport:
        turns.append([])
        for key in LAYERS:
            file = store.get(key)
            if file is None:
                turns[-1].append(key)
                file = store.put(key, GOOD)
            if file.read_bytes() != GOOD:
                raise ValueError("unable to find trailer dictionary")
        return REPORT

    monkeypatch.setattr(works, "_build", stand_in)
    return turns


def fill(order: BuildOrder, *results: bytes) -> Store:
    store = Store(store_folder(order.project))
    for key, result in zip(LAYERS, results, strict=True):
        store.put(key, result)
    return store


def test_what_is_good_in_the_store_is_used(order: BuildOrder, turns: list[list[str]]) -> None:
    fill(order, GOOD, GOOD)
    told: list[str] = []
    assert build(order, told.append) is REPORT
    assert (turns, told) == ([[]], [])


def test_poison_in_the_store_is_made_anew_layer_after_layer(order: BuildOrder, turns: list[list[str]]) -> None:
    store = fill(order, POISON, POISON)
    told: list[str] = []
    assert build(order, told.append) is REPORT
    assert turns == [[], [LAYERS[0]], [LAYERS[1]]]
    assert len(told) == 2
    assert all(store.path(key).read_bytes() == GOOD for key in LAYERS)


@pytest.mark.parametrize(
    ("error", "expected", "turned"),
    [
        (ValueError("a fault of the program"), ValueError, 2),
        (Stop(finding("job-failed")), Stop, 2),
        (Stop(finding("missing-alt")), Stop, 1),
        (Stop(finding("missing-alt"), finding("job-failed")), Stop, 1),
        (OSError(errno.ENOSPC, "full"), Stop, 1),
    ],
)
def test_an_error_that_comes_again_goes_on_and_one_that_is_foreseen_does_so_at_once(
    order: BuildOrder, monkeypatch: pytest.MonkeyPatch, error: Exception, expected: type[Exception], turned: int
) -> None:
    fill(order, GOOD, GOOD)
    turns = []

    def fail(_order: Any, _unfinished: Any, _tell: Any, store: Store) -> BuildReport:
        turns.append(store.get(LAYERS[0]) or store.put(LAYERS[0], GOOD))
        raise error

    monkeypatch.setattr(works, "_build", fail)
    with pytest.raises(expected):
        build(order, lambda _: None)
    assert len(turns) == turned
