"""Results of other tools are not taken for one's own, and moments between the same two embargoes are one."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from magazine.issue.article import Article, Status
from magazine.issue.finding import Location
from magazine.issue.language import Language
from magazine.works import places, toolset
from magazine.works.lock import locked
from magazine.works.sources import embargo_moment
from magazine.works.stage import stage
from magazine.works.store import Store

if TYPE_CHECKING:
    from pathlib import Path

FIRST = datetime(2019, 1, 5, 8, tzinfo=UTC)


@pytest.mark.parametrize(("kind", "name"), [("system", "pango"), ("system", "harfbuzz"), ("libraries", "python/zlib"), ("packages", "weasyprint")])  # fmt: skip
def test_the_store_of_another_version_gives_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, name: str
) -> None:
    mine = Store(places.store_folder(tmp_path))
    mine.put("ab" * 32, b"made here")
    assert Store(places.store_folder(tmp_path)).get("ab" * 32) is not None
    tools = toolset.toolset()
    other = {**tools, kind: {**tools[kind], name: "0.0.1"}}
    monkeypatch.setattr(toolset, "toolset", lambda: other)
    toolset.toolset_key.cache_clear()
    try:
        assert Store(places.store_folder(tmp_path)).get("ab" * 32) is None
    finally:
        toolset.toolset_key.cache_clear()


def article(embargo: datetime | None, status: Status = Status.READY) -> Article:
    plain = Article(id="a", language=Language.FRENCH, where=Location(path="a/fr.md"), headline="A", body="")
    return replace(plain, embargo=embargo, status=status)


def test_moments_at_which_the_same_embargoes_are_over_are_one() -> None:
    later = FIRST + timedelta(days=3)
    articles = [article(FIRST), article(later), article(None), article(FIRST + timedelta(days=1), Status.DRAFT)]
    assert embargo_moment(articles, FIRST + timedelta(hours=1)) == FIRST
    assert embargo_moment(articles, later - timedelta(seconds=1)) == FIRST
    assert embargo_moment(articles, later) == later
    before = embargo_moment(articles, FIRST - timedelta(days=9))
    assert before is not None
    assert before < FIRST
    assert embargo_moment([article(None)], later) is None


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_build_has_the_same_permissions_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        out = tmp_path / "build"
        with locked(out, "test"), stage(out) as into:
            (into / "site").mkdir()
            (into / "site/index.html").write_text("a", encoding="utf-8")
            (into / "site/index.html").chmod(0o600)
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o7777 for path in (out, *out.rglob("*"))}
    assert modes == {"build": 0o755, "site": 0o755, "index.html": 0o644}
