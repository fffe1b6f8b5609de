"""What the layer over all issues costs as the archive grows: a whole making, and the adding of one issue.

    python benchmarks/site_layer.py [--articles 40 400 4000] [--runs 3]

Works on manifests sown for it, twenty articles an issue and twelve issues a year, in Arabic and French; one new contributor comes with every
second issue and signs for four years. Each measurement runs in a process of its own. Times are the processor's, since the wall clock tells of
what else runs on the machine; read the ratios, which come from one run. An issue is added as ``magazine build`` does it, the switch from the
last build to the new one included.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import pairwise
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
from magazine.works.stage import stage
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


def make(out: Path, store: Path, new: Sequence[str]) -> Cost:
    """Add issues to an archive, in this process; the clock starts when their manifests lie in the new folder."""
    old = sorted(path.name for path in (out / "site" / LANGUAGES[0].tag).glob("[0-9]*"))
    stays = [f"site/{language.tag}/{issue_id}" for issue_id in old for language in LANGUAGES]
    with stage(out, stays) as into:
        sow(into, new)
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # begins the process's high-water mark anew
        base, begin = _kilobytes("VmRSS"), time.process_time()
        build_site(
            into=into, house=HOUSE, theme=read_theme(into, "police"), languages=LANGUAGES, moment=MOMENT, crew=SoloCrew(Store(store)),
            last=out, unchanged=frozenset(old), stay=stays.append,
        )  # fmt: skip
    return Cost(seconds=time.process_time() - begin, megabytes=(_kilobytes("VmHWM") - base) / 1024)


def measure(out: Path, store: Path, new: Sequence[str]) -> Cost:
    """Add issues in a process of its own."""
    task = json.dumps({"out": str(out), "store": str(store), "new": list(new)})
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, __file__, "--task", task]
    result = subprocess.run(command, env=settings, capture_output=True, text=True, check=False)
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
    """Make an archive's layer, and add an issue to it, as often as there are runs."""
    archive, store = (
        folder / f"archive-{articles}",
        folder / f"store-{articles}",
    )  # what archives share is made for each
    make(folder / "warm-up", store, ())  # but the fonts, which are cut once, whatever the archive
    whole = measure(archive, store, issue_ids(articles))
    months = range(IN_NEWEST_YEAR + 1, IN_NEWEST_YEAR + 1 + runs)
    costs = [measure(archive, store, [f"{NEWEST_YEAR}-{month:02}"]) for month in months]
    files = sum(1 for path in (archive / "site").rglob("*") if path.is_file())
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
        for before, after in pairwise(rows)
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
        print(json.dumps(asdict(make(Path(task["out"]), Path(task["store"]), task["new"]))))
        return
    with tempfile.TemporaryDirectory(prefix="site-layer-") as folder:
        rows = [measure_size(Path(folder), articles, asked.runs) for articles in asked.articles]
    print(f"median of {asked.runs} runs\n")
    print(report(rows))


if __name__ == "__main__":
    main()
