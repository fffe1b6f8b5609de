"""What of the last build stays beside what is built anew."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.works.tiny import NEW, write_tiny

from magazine.issue.edition import Edition
from magazine.works.opening import open_unchanged
from magazine.works.order import BuildOrder
from magazine.works.remains import kept_of

if TYPE_CHECKING:
    from pathlib import Path

THEN = datetime(2026, 1, 1, tzinfo=UTC)
BOTH = f"press/{NEW}/la-ronde-{NEW}-ar-fr-press.pdf"


def in_two_languages(project: Path) -> None:
    write_tiny(project)
    for sheet in ("magazine.yaml", f"{NEW}/issue.yaml"):
        file = project / "issues" / sheet
        file.write_text(file.read_text(encoding="utf-8").replace("languages: [fr]", "languages: [ar, fr]"), "utf-8")
    article = project / f"issues/{NEW}/patrol"
    (article / "ar.md").write_bytes((article / "fr.md").read_bytes())


@pytest.mark.parametrize("withheld", [(), ("ar",), ("ar", "fr")], ids=["nothing", "a language", "the issue"])
def test_nothing_stays_of_a_language_that_is_withheld_whole_nor_what_it_is_bound_into(
    tmp_path: Path, withheld: tuple[str, ...]
) -> None:
    project = tmp_path / "house"
    in_two_languages(project)
    for language in withheld:
        manuscript = project / f"issues/{NEW}/patrol/{language}.md"
        text = manuscript.read_text(encoding="utf-8")
        manuscript.write_text(text.replace("status: ready", "status: draft"), encoding="utf-8")
    copy, _ = open_unchanged(project, NEW, THEN, tmp_path / "opened")
    order = BuildOrder(
        project=project, issues=(NEW,), out=project / "build", as_of=THEN, editions=frozenset({Edition.WEB})
    )
    kept = {place for place in kept_of(copy, order) if not place.startswith("reports/")}
    for language in ("ar", "fr"):
        of_it = {place for place in kept if f"-{language}-" in place or place.startswith(f"site/{language}/")}
        assert bool(of_it) is (language not in withheld)
    assert (BOTH in kept) is (not withheld)
