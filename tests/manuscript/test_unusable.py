"""An issue knows what of its files and facts is there but could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.wrong.cases import copy_specimen

from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue

if TYPE_CHECKING:
    from pathlib import Path


def test_what_could_not_be_read_is_kept_by_name(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    house, _ = read_house(project)
    assert house is not None
    whole = read_issue(project, house, "2019-01").issue
    assert whole is not None
    assert (whole.unusable, whole.ledger.unusable) == ((), ())
    patrol = project / "issues/2019-01/patrol"
    (patrol / "visitors.csv").write_text("a,b\nc,d\n", encoding="utf-8")
    (patrol / "crowd.jpg.yaml").write_text("alt: Une foule\ncrop: [9, 9]\n", encoding="utf-8")
    (patrol / "old.gif").write_bytes(b"GIF89a")
    ledger = project / "issues/2019-01/facts.yaml"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("value: 4300", "value: 4 300"), encoding="utf-8")
    broken = read_issue(project, house, "2019-01").issue
    assert broken is not None
    assert broken.unusable == ("patrol/crowd.jpg", "patrol/old.gif", "patrol/visitors.csv")
    assert broken.ledger.unusable == ("patrol.night",)
