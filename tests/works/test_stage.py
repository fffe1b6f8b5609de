"""What was built last stays whole until the new build is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.works.stage import carry_over, clear, stage

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def built(tmp_path: Path) -> Path:
    out = tmp_path / "build"
    (out / "site/ar").mkdir(parents=True)
    (out / "site/ar/index.html").write_text("old", encoding="utf-8")
    (out / "site/ar/book.epub").write_text("old book", encoding="utf-8")
    return out


def test_a_finished_build_takes_the_place_of_the_last(built: Path) -> None:
    with stage(built) as into:
        (into / "new.html").write_text("new", encoding="utf-8")
        assert (built / "site/ar/index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in built.iterdir()] == ["new.html"]
    assert [path.name for path in built.parent.iterdir()] == ["build"]


@pytest.mark.parametrize("trouble", [RuntimeError, KeyboardInterrupt, SystemExit])
def test_a_build_that_fails_leaves_the_last_one_alone(built: Path, trouble: type[BaseException]) -> None:
    def fail() -> None:
        with stage(built) as into:
            (into / "new.html").write_text("new", encoding="utf-8")
            raise trouble

    with pytest.raises(trouble):
        fail()
    assert (built / "site/ar/index.html").read_text(encoding="utf-8") == "old"
    assert [path.name for path in built.parent.iterdir()] == ["build"]


def test_what_a_dead_build_left_behind_is_cleared_away(built: Path) -> None:
    left = built.with_name("build.next")
    left.mkdir()
    (left / "half.html").write_text("half", encoding="utf-8")
    with stage(built) as into:
        assert list(into.iterdir()) == []


def test_what_is_carried_over_can_be_replaced_without_touching_the_last_build(built: Path) -> None:
    into = built.with_name("fresh")
    carry_over(built, into, {"site", "not/there"})
    assert (into / "site/ar/book.epub").read_text(encoding="utf-8") == "old book"
    clear(into, ["site/ar/book.epub", "site/ar/absent.pdf"])
    (into / "site/ar/book.epub").write_text("new book", encoding="utf-8")
    assert (built / "site/ar/book.epub").read_text(encoding="utf-8") == "old book"
