"""A bench for the web edition: the specimen issue with secrets sown into it, built into a folder."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.editions.commission import Commission
from magazine.editions.web.builder import WebBuilder
from magazine.issue.edition import Edition
from magazine.issue.publication import publish
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.theme import read_theme
from magazine.markup.reading import NO_READING
from magazine.site.shelf import build_site
from magazine.works import readings, sphinx_app
from magazine.works.crew import SoloCrew
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable

    from magazine.issue.house import House
    from magazine.issue.publication import Publication

SPECIMEN = Path(__file__).parents[2] / "specimen"
AS_OF = datetime(2019, 2, 1, tzinfo=UTC)
SECRETS = ("draft-piece", "embargoed-piece", "المسودة السرية", "الخبر المحظور", "BROUILLON", "SOUSEMBARGO")
"""Ids and words of what may not be seen."""

_NUMBERS = """---
title: أرقام يجب ألا تنقلب
standfirst: بلغ العدد 260.000 زائر، والهاتف 05 00 00 00 00.
kind: service
authors: [newsroom]
status: ready
---
بلغ عدد الزوار {fact}`patrol.visitors` زائر. الهاتف: 05 00 00 00 00، والرقم ISSN 2049-3630، والتاريخ 2018-09-26.

(نقطة)=
## عنوان أول

فقرة أولى[^1] وفيها [رابط إلى الدورية](../patrol/ar.md).

[^1]: حاشية أولى.

### عنوان فرعي

:::{passage} fr
Un passage en français, 260 000 visiteurs.
:::

## عنوان ثان

فقرة أخيرة <b>&amp;</b>.
"""

_DRAFT = """---
title: {title}
standfirst: {title}
status: {status}
---
{title} {title}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """A built site and what it was built from."""

    into: Path
    house: House
    publication: Publication
    files: tuple[str, ...]

    @property
    def site(self) -> Path:
        return self.into / "site"

    def page(self, place: str) -> str:
        return (self.site / place / "index.html").read_text(encoding="utf-8")


def sow(project: Path) -> Path:
    """Lay the specimen into a folder, with a piece on numbers, a draft and an embargoed piece."""
    shutil.copytree(SPECIMEN, project, dirs_exist_ok=True)
    issue = project / "issues/2019-01"
    pieces = {
        "numbers/ar.md": _NUMBERS.replace(" <b>&amp;</b>", " & كل ما بقي"),
        "draft-piece/ar.md": _DRAFT.format(title="المسودة السرية", status="draft"),
        "draft-piece/fr.md": _DRAFT.format(title="BROUILLON", status="review"),
        "embargoed-piece/ar.md": _DRAFT.format(title="الخبر المحظور", status="ready\nembargo: 2019-03-01T08:00+01:00"),
        "embargoed-piece/fr.md": _DRAFT.format(title="SOUSEMBARGO", status="ready\nembargo: 2019-03-01T08:00+01:00"),
    }
    for name, text in pieces.items():
        (issue / name).parent.mkdir(exist_ok=True)
        (issue / name).write_text(text, encoding="utf-8")
    contents = (issue / "issue.yaml").read_text(encoding="utf-8")
    contents = contents.replace("ar: [patrol, figures]", "ar: [draft-piece, patrol, embargoed-piece, figures]")
    contents += "  - rubric: field\n    articles: [draft-piece, numbers, embargoed-piece]\n"
    (issue / "issue.yaml").write_text(contents, encoding="utf-8")
    return project


def build(
    project: Path, into: Path, cache: Path, change: Callable[[Commission], Commission] = lambda order: order
) -> Built:
    """Build the web edition in all languages, then the site."""
    house, _ = read_house(project)
    assert house is not None
    manuscript = read_issue(project, house, "2019-01")
    assert manuscript.issue is not None, manuscript.findings
    publication = publish(house, manuscript.issue, AS_OF)
    theme = read_theme(project, house.theme)
    crew = SoloCrew(Store(cache / "store"))
    files: list[str] = []
    moment = datetime(2019, 1, 1, tzinfo=UTC)
    for language in publication.languages:
        shelf = readings.Shelf(source=project / "issues/2019-01", folder=into.parent / f"{into.name}-{language.tag}")
        assert not [
            finding for finding in readings.read(publication, language, shelf) if finding.level.value == "error"
        ]
        commission = Commission(
            publication=publication, language=language, reading=NO_READING, theme=theme, into=into,
            editions=frozenset({Edition.WEB}), crew=crew, moment=moment, translate=lambda *_: "",
            downloads={Edition.EPUB: 4_132_000, Edition.SCREEN: 980_000},
        )  # fmt: skip
        for product in sphinx_app.make(WebBuilder, change(commission), shelf):
            files += product.files
    files += build_site(into=into, house=house, theme=theme, languages=house.languages, moment=moment, crew=crew)
    return Built(into=into, house=house, publication=publication, files=tuple(sorted(set(files))))


@cache
def build_once(project: Path, into: Path, store: Path) -> Built:
    """Build as ``build`` does, but once a process; nobody changes what comes out."""
    return build(project, into, store)
