"""The trial itself: each kind of harm is seen, by a door made to do it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import strategies as st
from tests.doors import table, trial
from tests.doors.door import Door
from tests.doors.outcome import Outcome, Unsafe, examine, examine_page

from magazine.issue.finding import Finding, Location, presentable

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FINDING = Finding(rule="x", where=Location(path="a.md"), what="something is wrong", remedy="mend it")


def harm(kind: str) -> Callable[[Path], Callable[[bytes], Outcome]]:  # noqa: C901 - a list of harms
    def open_door(_folder: Path) -> Callable[[bytes], Outcome]:  # noqa: C901 - likewise
        def enter(data: bytes) -> Outcome:
            if b"!" not in data:
                return Outcome(findings=(FINDING,))
            match kind:
                case "trips":
                    raise KeyError("ouch")
                case "hangs":
                    while True:
                        time.sleep(0.01)
                case "runs":
                    while True:
                        pass
                case "says nothing":
                    return Outcome()
                case "script":
                    return Outcome(value=1, pages=("<script>x</script>",))
                case "override":
                    return Outcome(value=("a\u202eb",))
                case _:
                    return Outcome(value=1, pages=("1343433",))

        return enter

    return open_door


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("trips", "KeyError"),
        ("hangs", "by the clock"),
        ("runs", "of the processor"),
        ("says nothing", "nobody is told"),
        ("script", "<script>"),
        ("override", "direction"),
        ("template", "template"),
    ],
)
def test_harm_is_seen_and_the_input_made_small(
    kind: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    door = Door(inputs=lambda: st.sampled_from((b"good", b"bad!", b"worse!!")), open=harm(kind))
    monkeypatch.setitem(table.DOORS, "harm", door)
    monkeypatch.setattr(trial, "confine", lambda: None)
    monkeypatch.setattr(trial, "peak", lambda: 0)  # this process has done other tests, and may have held more
    monkeypatch.setattr("tests.doors.watch.CPU_S", 0.1)
    monkeypatch.setattr("tests.doors.watch.WAIT_S", 0.4)
    answer: dict[str, Any] = trial.try_door("harm", 1, 30, tmp_path)
    assert said in answer["fault"]
    assert "smallest input (4 bytes): b'bad!'" in answer["fault"]


def test_memory_beyond_the_limit_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    door = Door(inputs=lambda: st.just(b"good"), open=harm("none"))
    monkeypatch.setitem(table.DOORS, "harm", door)
    monkeypatch.setattr(trial, "confine", lambda: None)
    monkeypatch.setattr(trial, "MEMORY", 1_000_000)
    assert "MB were held" in trial.try_door("harm", 1, 5, tmp_path)["fault"]


@pytest.mark.parametrize(
    "page",
    [
        '<a href="javascript:x">x</a>', '<a href=" java&#10;script:x">x</a>', '<a href="intent:x">x</a>', '<img src="//x"/>', '<img src="https://x/y"/>',
        '<p onclick="x">x</p>', '<p style="x">x</p>', "<iframe/>", "<p>", "<p>&nbsp;</p>", "<!-- x -->", '<p id="a"/><p id="a"/>', "a\u202eb",
        '<a href="../../../../../x">x</a>', "<svg/>", "a\U000e0041", "e" + "\u0301" * 9, '<img srcset="data:x"/>', "\x0c",
    ],
)  # fmt: skip
def test_what_no_page_may_hold_is_seen(page: str) -> None:
    with pytest.raises(Unsafe):
        examine_page(page)


def test_a_plain_page_passes() -> None:
    examine_page(
        '<p id="a">x <a class="outward" href="https://x.example/?a=1">y</a> <a href="../b/index.html#c">z</a></p><img src="../p.jpg" alt=""/>'
    )


@pytest.mark.parametrize("what", ["", "x" * 4_000, "a\x1b[2J", "a\nb"])
def test_a_finding_must_be_fit_to_print(what: str) -> None:
    if presentable(what) == what:
        with pytest.raises(Unsafe):
            examine(Outcome(findings=(Finding(rule="x", where=Location(path="a"), what=what, remedy="y"),)))
    else:
        assert len(presentable(what)) < 700
        assert presentable(what).isprintable()
