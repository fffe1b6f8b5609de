"""What is there and could not be read is told as that: an editor who is told that it is not there looks for it in vain."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from magazine.issue.language import Language
from magazine.works.readings import Shelf, read
from tests.markup.bench import publication_with

if TYPE_CHECKING:
    from pathlib import Path

BODY = """\
```{figure} broken.jpg
```

```{chart} broken.csv
```

```{audio} broken.mp3
```

{fact}`open-days.broken`

```{figure} nowhere.jpg
```
"""


def test_a_broken_file_or_fact_is_not_told_as_missing(tmp_path: Path) -> None:
    publication, source = publication_with(tmp_path, {"open-days": BODY}, Language.FRENCH)
    ledger = replace(publication.ledger, unusable=("open-days.broken",))
    unusable = tuple(f"open-days/broken.{ending}" for ending in ("csv", "jpg", "mp3"))
    broken = replace(publication, ledger=ledger, unusable=unusable)
    findings = read(broken, Language.FRENCH, Shelf(source=source, folder=tmp_path / "cache"))
    assert {finding.rule for finding in findings} == {
        "missing-picture",
        "missing-data",
        "missing-recording",
        "unknown-fact",
    }
    assert [("cannot be used as it is" in one.what, "mend first" in one.remedy) for one in findings] == [
        (True, True)
    ] * 4 + [(False, False)]
    assert findings[-1].what.startswith("there is no picture 'nowhere.jpg'")
