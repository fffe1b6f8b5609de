"""Print laid out article by article against one whole document: time, one edit, the binding's share, file size.

    python benchmarks/print_layout.py [--lang fr] [--runs 3]

Works on a copy of the sample issue. Pictures and charts are made before the clock starts, because every way of laying out needs the same ones.
Absolute times are those of the machine and of what else runs on it; read the ratios, which come from one run.
"""

from __future__ import annotations

import argparse
import re
import resource
import shutil
import tempfile
import time
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from magazine.editions.commission import Commission
from magazine.editions.print import builder
from magazine.editions.print.bindery.reading import read_sheet
from magazine.editions.print.builder import PrintBuilder, Volumes
from magazine.editions.print.furniture import furniture_sheet
from magazine.editions.print.plan import Placed
from magazine.editions.print.press import layout_job
from magazine.editions.print.sheet import Ink
from magazine.editions.print.stationery import Stationery
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.markup.reading import NO_READING
from magazine.works.clock import now
from magazine.works.crew import Workshop
from magazine.works.manuscripts import open_copy
from magazine.works.sphinx_app import make
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from magazine.editions.print.bindery.volume import Volume
    from magazine.editions.print.sheet import Asset, Sheet
    from magazine.issue.job import Job
    from magazine.works.manuscripts import Copy

ROOT: Final = Path(__file__).parents[1]
ISSUE: Final = "2019-01"
WORKERS: Final = 2
EDITED: Final = "guests"  # one page, in both languages


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds by the wall clock, and of processors: the second hardly minds what else runs on the machine."""

    wall: float
    work: float


def timed(work: Callable[[], object]) -> Taken:
    """Measure something; workers count once they have ended."""
    begin, worked = time.perf_counter(), _worked()
    work()
    return Taken(time.perf_counter() - begin, _worked() - worked)


def _worked() -> float:
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


@dataclass
class Watch:
    """What is seen of a build from outside.

    Attributes:
        binding: what binding took last.
        placed: the pieces of the last volume.
        sheets: sheets by their job's key, with the pictures they use.
    """

    binding: Taken = field(default_factory=lambda: Taken(0.0, 0.0))
    placed: Sequence[Placed] = ()
    sheets: dict[str, tuple[Sheet, Sequence[Asset]]] = field(default_factory=dict)

    def put_on(self) -> None:
        """Wrap what the builder calls."""
        bind, plan, job = builder.bind, builder.page_plan, builder.layout_job

        def watched(volume: Volume) -> Any:
            result: list[Any] = []
            self.binding = timed(lambda: result.append(bind(volume)))
            return result[0]

        def seen(placed: Sequence[Placed], *rest: Any) -> Any:
            self.placed = placed
            return plan(placed, *rest)

        def noted(sheet: Sheet, assets: Sequence[Asset], faces: Any) -> Job:
            made = job(sheet, assets, faces)
            self.sheets[made.key] = (sheet, assets)
            return made

        builder.bind, builder.page_plan, builder.layout_job = watched, seen, noted


class Bench:
    """A copy of the sample issue, and ways of laying it out."""

    def __init__(self, folder: Path, language: Language) -> None:
        self.project = folder / "project"
        for name in ("issues", "themes"):
            shutil.copytree(ROOT / name, self.project / name)
        self.store = Store(folder / "store")
        self.into = folder / "build"
        self.language = language
        self.watch = Watch()
        self.watch.put_on()

    def open(self) -> Copy:
        """Read the issue."""
        return open_copy(self.project, ISSUE, now())[0]

    def commission(self, copy: Copy, crew: Workshop) -> Commission:
        """Order the screen edition."""
        return Commission(
            publication=copy.publication, language=self.language, reading=NO_READING, theme=copy.theme, into=self.into,
            editions=frozenset({Edition.SCREEN}), crew=crew, moment=copy.publication.cover_date.moment,
            translate=lambda *_: "",
        )  # fmt: skip

    def build(self) -> Path:
        """Read, lay out and bind, with workers started afresh, as the command does."""
        copy = self.open()
        with Workshop(self.store, WORKERS) as crew:
            (product,) = make(PrintBuilder, self.commission(copy, crew), copy.shelves[self.language])
        return self.into / product.files[0]

    def jobs(self, copy: Copy) -> list[Job]:
        """Give the layouts of the articles as they were bound, each once: no trials."""
        bound = {piece.sheet.id: piece.sheet for piece in self._articles()}
        faces = copy.theme.faces
        return [
            layout_job(sheet, assets, faces)
            for sheet, assets in self.watch.sheets.values()
            if bound.get(sheet.id) == sheet
        ]

    def whole(self, copy: Copy) -> Job:
        """Give the layout of all articles as one document."""
        pieces = self._articles()
        bodies = [re.sub(r"(?s).*<body[^>]*>|</body>.*", "", piece.sheet.html) for piece in pieces]
        head = re.sub(r"(?s)<body.*", "", pieces[0].sheet.html)
        parted = "".join(f'<div style="break-before: page">{body}</div>' for body in bodies)
        first = pieces[0].sheet
        sheet = replace(first, id="whole", html=f"{head}<body>{parted}</body></html>")
        assets = {asset.name: asset for _, used in self.watch.sheets.values() for asset in used}
        named = [asset for asset in assets.values() if asset.name in sheet.html]
        return layout_job(sheet, named, copy.theme.faces)

    def bound_articles(self, copy: Copy) -> bytes:
        """Bind the articles alone, without running heads, as the whole document holds them."""
        folio, placed = 1, []
        for piece in self._articles():
            sheet = replace(piece.sheet, bare=True, closed=False)
            placed.append(Placed(sheet=sheet, laid_out=piece.laid_out, first_page=folio))
            folio += piece.laid_out.pages
        with Workshop(self.store, WORKERS) as crew:
            commission = self.commission(copy, crew)
            volumes = Volumes(commission, Ink.LIGHT)
            blank = furniture_sheet(placed, commission, Stationery(copy.theme), Ink.LIGHT)
            (file,) = crew.make([layout_job(blank, [], copy.theme.faces)])
        document, _ = builder.bind(volumes.volume(Edition.SCREEN, placed, read_sheet(file).file))
        return document

    def lay_out(self, jobs: Sequence[Job], workers: int) -> list[Path]:
        """Do layouts afresh."""
        self.forget(job.key for job in jobs)
        with Workshop(self.store, workers) as crew:
            return crew.make(jobs)

    def forget(self, keys: Any) -> None:
        """Take layouts out of the store."""
        for key in keys:
            self.store.path(key).unlink(missing_ok=True)

    def edit(self, run: int) -> None:
        """Add a word to an article."""
        file = self.project / "issues" / ISSUE / EDITED / f"{self.language.tag}.md"
        file.write_text(f"{file.read_text('utf-8').rstrip()} {run}.\n", "utf-8")

    def _articles(self) -> list[Placed]:
        return [piece for piece in self.watch.placed if piece.sheet.where.path.endswith(".md")]


def measure(bench: Bench, runs: int) -> dict[str, list[Taken]]:
    """Take all times, run by run."""
    bench.build()
    copy = bench.open()
    whole, jobs = bench.whole(copy), bench.jobs(copy)
    times: dict[str, list[Taken]] = {}
    for run in range(runs):
        times.setdefault("read", []).append(timed(bench.open))
        bench.forget(list(bench.watch.sheets))
        times.setdefault("build", []).append(timed(bench.build))
        times.setdefault("bind", []).append(bench.watch.binding)
        times.setdefault("once", []).append(timed(lambda: bench.lay_out(jobs, WORKERS)))
        times.setdefault("alone", []).append(timed(lambda: bench.lay_out(jobs, 1)))
        times.setdefault("whole", []).append(timed(lambda: bench.lay_out([whole], 1)))
        bench.edit(run)
        times.setdefault("edit", []).append(timed(bench.build))
        times.setdefault("edit bind", []).append(bench.watch.binding)
    return times


def sizes(bench: Bench) -> dict[str, tuple[int, int, int]]:
    """Give bytes, embedded font programs and pages of both files."""
    copy = bench.open()
    (whole,) = bench.lay_out([bench.whole(copy)], 1)
    with pikepdf.open(whole) as pdf:
        packed = BytesIO()
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, compress_streams=True)
    files = {
        "one document, as written": whole.read_bytes(),
        "one document, packed like ours": packed.getvalue(),
        "articles bound": bench.bound_articles(copy),
    }
    return {name: (len(data), *_counted(data)) for name, data in files.items()}


def _counted(data: bytes) -> tuple[int, int]:
    with pikepdf.open(BytesIO(data)) as pdf:
        keys = ("/FontFile", "/FontFile2", "/FontFile3")
        programs = {
            item[key].objgen
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary)
            for key in keys
            if item.get("/Type") == "/FontDescriptor" and key in item
        }
        return len(programs), len(pdf.pages)


def report(times: dict[str, list[Taken]], files: dict[str, tuple[int, int, int]]) -> str:
    """Write the tables."""
    middle = {
        name: Taken(median(each.wall for each in values), median(each.work for each in values))
        for name, values in times.items()
    }
    whole, build = middle["whole"], middle["build"]
    rows = [
        ("all articles as one document, one worker (it has no parts for a second)", whole),
        ("every article once, one worker", middle["alone"]),
        (f"every article once, {WORKERS} workers", middle["once"]),
        (f"the whole build: read, trials of tighter settings, all other pages, binding; {WORKERS} workers", build),
        ("… of which reading the manuscripts", middle["read"]),
        ("… of which binding", middle["bind"]),
        ("one edit: read, lay out that article and its trials, bind", middle["edit"]),
        ("… of which binding", middle["edit bind"]),
    ]
    lines = [
        "| layout | seconds | processor seconds | of one document | of the whole build |",
        "|---|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {name} | {taken.wall:.2f} | {taken.work:.2f} | {taken.wall / whole.wall:.0%} | {taken.wall / build.wall:.0%} |"
        for name, taken in rows
    ]
    plain = files["one document, packed like ours"][0]
    lines += ["", "| file | bytes | of one document | font programs | pages |", "|---|---:|---:|---:|---:|"]
    lines += [
        f"| {name} | {size:,} | {size / plain:.1%} | {fonts} | {pages} |"
        for name, (size, fonts, pages) in files.items()
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=["ar", "fr"], default="ar")
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="print-layout-") as folder:
        bench = Bench(Path(folder), Language(asked.lang))
        times = measure(bench, asked.runs)
        print(f"Sample issue {ISSUE}, {asked.lang}, median of {asked.runs} runs\n")
        print(report(times, sizes(bench)))


if __name__ == "__main__":
    main()
