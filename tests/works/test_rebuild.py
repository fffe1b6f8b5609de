"""Building again to compare: one at a time in a magazine."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from magazine.issue.finding import Stop
from magazine.works.lock import locked
from magazine.works.machine import machine_fault
from magazine.works.places import cache_folder
from magazine.works.rebuild import REBUILT, RebuildOrder, rebuild

if TYPE_CHECKING:
    from pathlib import Path


def test_two_at_once_do_not_take_each_other_s_folder_away(tmp_path: Path) -> None:
    order = RebuildOrder(project=tmp_path, out=tmp_path / "build", issues=(), as_of=datetime(2026, 1, 1, tzinfo=UTC))
    home = cache_folder(tmp_path) / REBUILT
    with locked(home, "magazine verify --rebuild"):
        (home / "build").mkdir(parents=True)
        with pytest.raises(Stop) as stopped:
            rebuild(order, lambda _: None)
        assert [each.rule for each in stopped.value.findings] == ["busy-folder"]
        assert (home / "build").is_dir()
    with pytest.raises(Stop) as stopped:
        rebuild(order, lambda _: None)
    assert [each.rule for each in stopped.value.findings] == ["missing-build"]
    assert not (home / "build").exists()


def test_a_link_where_it_is_built_is_left_alone(tmp_path: Path) -> None:
    order = RebuildOrder(project=tmp_path, out=tmp_path / "build", issues=(), as_of=datetime(2026, 1, 1, tzinfo=UTC))
    (tmp_path / "elsewhere").mkdir()
    home = cache_folder(tmp_path) / REBUILT
    home.parent.mkdir()
    home.symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    with pytest.raises(OSError) as refused:  # noqa: PT011 - its number and its file are looked at
        rebuild(order, lambda _: None)
    finding = machine_fault(refused.value, tmp_path)
    assert finding is not None
    assert (finding.rule, finding.where.path) == ("machine-refused", f".magazine/{REBUILT}")
    assert (tmp_path / "elsewhere").is_dir()
