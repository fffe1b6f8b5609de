"""What the layer over all issues costs as the archive grows: a whole making, and the adding of one issue.

    python benchmarks/site_layer.py [--articles 40 400 4000] [--runs 3]

Works on manifests sown for it, twenty articles an issue and twelve issues a year, in Arabic and French; one new contributor comes with every
second issue and signs for four years. Each measurement runs in a process of its own. Times are the processor's, since the wall clock tells of
what else runs on the machine; read the ratios, which come from one run. An issue is added as ``magazine build`` does it: the older issues lie in the new
folder as links, the last build beside it.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

from magazine.editions.web.manifest import (
    ArticleEntry,
    CorrectionEntry,
    IssueManifest,
    PersonEntry,
    PictureFiles,
    RubricEntry,
    Widths,
    to_json,
)
from magazine.issue.house import Contributor, House, Rubric
from magazine.issue.language import Language, Wording
from magazine.manuscript.theme import read_theme
from magazine.site.shelf import build_site
from magazine.works.crew import SoloCrew
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Sequence

SIZES: Final = (40, 400, 4000)
PER_ISSUE: Final = 20
PER_YEAR: Final = 12
IN_NEWEST_YEAR: Final = 2
"""Issues of the year to which one is added: the same for every size, so that only the archive before differs."""
FIRST_YEAR_OF_ALL: Final = 1950
LANGUAGES: Final = (Language.ARABIC, Language.FRENCH)
MOMENT: Final = datetime(2019, 3, 1, tzinfo=UTC)
NEWEST_YEAR: Final = 2019
CORRECTED_EVERY: Final = 60
"""One article in sixty has a correction."""
WORDS: Final = "مقال من الأرشيف في موضوع يهم القراء"

HOUSE: Final = House(
    title=Wording(((Language.ARABIC, "مجلة"), (Language.FRENCH, "Revue"))),
    slug="revue",
    address="https://revue.example",
    languages=LANGUAGES,
    rubrics={f"rubric-{n}": Rubric(id=f"rubric-{n}", name=Wording.everywhere(f"Rubrique {n}"), colour="blue") for n in range(10)},
    contributors={"newsroom": Contributor(id="newsroom", name=Wording.everywhere("La rédaction"))},
)  # fmt: skip


def issue_ids(articles: int) -> list[str]:
    """Name the issues of an archive, oldest first; the newest year has two of them."""
    issues = articles // PER_ISSUE
    older = issues - IN_NEWEST_YEAR
    before = [
        f"{NEWEST_YEAR - 1 - back // PER_YEAR}-{PER_YEAR - back % PER_YEAR:02}" for back in reversed(range(older))
    ]
    return before + [f"{NEWEST_YEAR}-{month:02}" for month in range(1, IN_NEWEST_YEAR + 1)]


NEW_ISSUE: Final = f"{NEWEST_YEAR}-{IN_NEWEST_YEAR + 1:02}"


def sow(into: Path, ids: Sequence[str]) -> None:
    """Lay down the manifests of issues, in both languages."""
    for issue_id in ids:
        year, month = map(int, issue_id.split("-"))
        number = (year - FIRST_YEAR_OF_ALL) * PER_YEAR + month
        for language in LANGUAGES:
            folder = into / "site" / language.tag / issue_id
            folder.mkdir(parents=True)
            (folder / "issue.json").write_text(to_json(_issue(issue_id, number, language)), encoding="utf-8")


def _issue(issue_id: str, number: int, language: Language) -> IssueManifest:
    tags = tuple(each.tag for each in LANGUAGES)
    return IssueManifest(
        id=issue_id, language=language.tag, languages=tags, number=number, date=issue_id, moment=f"{issue_id}-01T00:00:00+00:00",
        title=f"{WORDS} {number}", cover=_picture(f"{issue_id}-cover"), cover_lines=("article-0", "article-1"),
        articles=tuple(_article(issue_id, number, place, language) for place in range(PER_ISSUE)),
        untranslated=(), figures=(), downloads=(),
    )  # fmt: skip


def _article(issue_id: str, number: int, place: int, language: Language) -> ArticleEntry:
    rubric = f"rubric-{place // 2}"
    people = [PersonEntry(id="newsroom", name="La rédaction", role="")]
    if place % 3 == 0:
        newcomer = number // 2 - place  # so many half issues ago; they sign for four years
        people.append(PersonEntry(id=f"writer-{newcomer}", name=f"Signature {newcomer}", role="Reporter"))
    moment = f"{issue_id}-01T00:00:00+00:00"
    corrected = (number * PER_ISSUE + place) % CORRECTED_EVERY == 0
    return ArticleEntry(
        id=f"article-{place}", language=language.tag, languages=tuple(each.tag for each in LANGUAGES),
        headline=f"{WORDS} {place}", kicker=WORDS, standfirst=f"{WORDS} {WORDS} {WORDS}", summary=WORDS, byline="La rédaction",
        rubric=RubricEntry(id=rubric, name=f"Rubrique {place // 2}", colour="blue"), kind="feature", minutes=4,
        picture=_picture(f"{issue_id}-{place}"), words=800, authors=tuple(people), published=moment, modified=moment,
        corrections=(CorrectionEntry(date=f"{issue_id}-20", text=WORDS),) if corrected else (),
    )  # fmt: skip


def _picture(name: str) -> PictureFiles:
    widths = (480, 800, 1200, 1600)
    return PictureFiles(
        alt=WORDS, width=1600, height=900,
        formats=tuple(
            Widths(media_type=f"image/{kind}", files=tuple((f"pictures/{name}-{width}.{kind}", width) for width in widths))
            for kind in ("avif", "jpeg")
        ),
    )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What a making took.

    Attributes:
        seconds: of the processor, in user and system mode.
        megabytes: of memory at its peak, above what the process held before.
    """

    seconds: float
    megabytes: float


def make(into: Path, store: Path, last: Path | None, unchanged: Sequence[str]) -> None:
    """Make the layer."""
    build_site(
        into=into, house=HOUSE, theme=read_theme(into, "police"), languages=LANGUAGES, moment=MOMENT, crew=SoloCrew(Store(store)),
        last=last, unchanged=frozenset(unchanged),
    )  # fmt: skip


def add(archive: Path, into: Path) -> None:
    """Lay the issues of an archive, and a new one, into a fresh folder."""
    for language in LANGUAGES:
        for folder in sorted((archive / "site" / language.tag).glob("[0-9]*")):
            shutil.copytree(folder, into / "site" / language.tag / folder.name, copy_function=os.link)
    sow(into, [NEW_ISSUE])


def measure_here(into: Path, store: Path, last: Path | None, unchanged: Sequence[str]) -> Cost:
    """Make the layer in this process, everything imported before the clock starts."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # begins the process's high-water mark anew
    base, begin = _kilobytes("VmRSS"), time.process_time()
    make(into, store, last, unchanged)
    seconds = time.process_time() - begin
    return Cost(seconds=seconds, megabytes=(_kilobytes("VmHWM") - base) / 1024)


def measure(into: Path, store: Path, last: Path | None, unchanged: Sequence[str]) -> Cost:
    """Make the layer in a process of its own."""
    task = json.dumps({"into": str(into), "store": str(store), "last": last and str(last), "unchanged": list(unchanged)})
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    result = subprocess.run(
        [sys.executable, __file__, "--task", task], env=settings, capture_output=True, text=True, check=False
    )
    if result.returncode:
        raise SystemExit(result.stderr)
    return Cost(**json.loads(result.stdout))


def _kilobytes(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"^{name}:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found.group(1)) if found else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What an archive of a size costs."""

    articles: int
    whole: Cost
    added: Cost
    files: int


def measure_size(folder: Path, articles: int, runs: int) -> Row:
    """Make an archive's layer, and add an issue to it."""
    ids, archive = issue_ids(articles), folder / f"archive-{articles}"
    sow(archive, ids)
    make(folder / "warm-up", folder / "store", None, ())  # the fonts are cut once, whatever the archive
    whole = measure(archive, folder / "store", None, ())
    costs = []
    for run in range(runs):
        into, store = folder / f"added-{articles}-{run}", folder / f"store-{articles}-{run}"
        shutil.copytree(folder / "store", store, copy_function=os.link)
        add(archive, into)
        costs.append(measure(into, store, archive, ids))
        shutil.rmtree(store)
    files = sum(1 for path in (into / "site").rglob("*") if path.is_file())
    added = Cost(seconds=median(cost.seconds for cost in costs), megabytes=median(cost.megabytes for cost in costs))
    return Row(articles=articles, whole=whole, added=added, files=files)


def report(rows: Sequence[Row]) -> str:
    """Write the table; ratios are to the row before, and for the added issue to the first row."""
    lines = [
        "| articles | files | whole making, s | memory, MB | adding one issue, s | against the smallest | memory, MB |",
        "|---:|---:|---:|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {row.articles} | {row.files} | {row.whole.seconds:.2f} | {row.whole.megabytes:.0f} | {row.added.seconds:.2f} "
        f"| {row.added.seconds / rows[0].added.seconds:.2f} | {row.added.megabytes:.0f} |"
        for row in rows
    ]
    lines += [
        f"- {after.articles} articles against {before.articles}: {after.articles / before.articles:.0f} times the articles, "
        f"{after.whole.seconds / before.whole.seconds:.1f} times the time, "
        f"{after.whole.megabytes / before.whole.megabytes:.1f} times the memory."
        for before, after in zip(rows, rows[1:], strict=False)
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=SIZES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--task", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.task:
        task: dict[str, Any] = json.loads(asked.task)
        last = Path(task["last"]) if task["last"] else None
        cost = measure_here(Path(task["into"]), Path(task["store"]), last, task["unchanged"])
        print(json.dumps({"seconds": cost.seconds, "megabytes": cost.megabytes}))
        return
    with tempfile.TemporaryDirectory(prefix="site-layer-") as folder:
        rows = [measure_size(Path(folder), articles, asked.runs) for articles in asked.articles]
    print(f"median of {asked.runs} runs\n")
    print(report(rows))


if __name__ == "__main__":
    main()
