"""An issue of which nothing may be read any more leaves the site."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tests.common_store import share_store
from tests.works.tiny import NEW, write_tiny

from magazine.issue.edition import Edition
from magazine.works.build import build
from magazine.works.order import BuildOrder

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_when_its_last_article_is_withheld_nothing_of_an_issue_stays(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    write_tiny(tmp_path)
    share_store(tmp_path / ".magazine", tmp_path_factory)
    order = BuildOrder(
        project=tmp_path, issues=(NEW,), out=tmp_path / "build", as_of=datetime(2019, 2, 1, tzinfo=UTC),
        editions=frozenset({Edition.WEB, Edition.SCREEN}),
    )  # fmt: skip
    build(order, lambda _: None)
    manuscript = tmp_path / f"issues/{NEW}/patrol/fr.md"
    assert _of_the_issue(order.out)
    manuscript.write_text(
        manuscript.read_text(encoding="utf-8").replace("status: ready", "status: draft"), encoding="utf-8"
    )
    build(order, lambda _: None)
    assert _of_the_issue(order.out) == []
    assert (order.out / "site/index.html").is_file()


def _of_the_issue(out: Path) -> list[str]:
    places = (file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file())
    return [place for place in places if NEW in place and not place.startswith("reports/")]
