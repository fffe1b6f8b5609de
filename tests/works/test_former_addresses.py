"""A magazine that has renamed an article goes out like any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.common_store import share_store
from tests.works.tiny import NEW, OLD, write_tiny

from magazine.issue.edition import Edition
from magazine.works.build import build
from magazine.works.crew import SoloCrew
from magazine.works.fit_to_publish import look_over_build
from magazine.works.order import BuildOrder
from magazine.works.places import store_folder
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_the_page_at_a_former_address_is_no_strange_file(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """It lies in its issue's folder, and is made with the pages over all issues; a build of one issue leaves the others' where they are."""
    write_tiny(tmp_path)
    share_store(tmp_path / ".magazine", tmp_path_factory)
    for issue in (OLD, NEW):
        sheet = tmp_path / "issues" / issue / "issue.yaml"
        sheet.write_text(f"{sheet.read_text(encoding='utf-8')}renamed: {{round: patrol}}\n", encoding="utf-8")
    order = BuildOrder(
        project=tmp_path, issues=(OLD, NEW), out=tmp_path / "build", as_of=datetime(2019, 2, 1, tzinfo=UTC),
        editions=frozenset({Edition.WEB}),
    )  # fmt: skip
    build(order, lambda _: None)
    _look(order)
    again = build(replace(order, issues=(NEW,)), lambda _: None)
    _look(order)
    assert "spoilt-build" not in {finding.rule for finding in again.findings}
    assert all((order.out / f"site/fr/{issue}/round/index.html").is_file() for issue in (OLD, NEW))


def _look(order: BuildOrder) -> None:
    look_over_build(order.project, order.out, order.as_of, SoloCrew(Store(store_folder(order.project))), lambda _: None)
