"""What packing the EPUB costs: its share of the build, its memory, and both beside EbookLib's own writer, in one run.

    python benchmarks/epub_packaging.py [--lang fr] [--articles 40] [--pictures 120] [--runs 3]

Works on an issue sown for it: the sample's paragraphs, and pictures of 6 megapixels drawn at random. Each packing is measured in a
process of its own. Absolute times are those of the machine and of what else runs on it; read the ratios, which come from one run.
"""

from __future__ import annotations

import argparse
import json
import os
import pickle
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

from ebooklib import epub
from lxml import etree
from PIL import Image

from magazine.editions.commission import Commission
from magazine.editions.epub import builder
from magazine.editions.epub.binder import bind
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.markup.reading import NO_READING
from magazine.works.clock import now
from magazine.works.crew import Workshop
from magazine.works.manuscripts import open_copy
from magazine.works.sphinx_app import make
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from magazine.editions.epub.book import Book, BookFile

ROOT: Final = Path(__file__).parents[1]
ISSUE: Final = "2019-01"
WORKERS: Final = 2
PICTURE_PX: Final = (3000, 2000)  # what a telephone or a small camera hands in
GRAIN: Final = 16  # pixels a random spot is wide: a developed picture then has the 200 to 300 kB of a photograph
PARAGRAPHS: Final = 14  # an article of two to three printed pages
MEGABYTE: Final = 1 << 20
XHTML: Final = "application/xhtml+xml"


# The issue


def sow(project: Path, articles: int, pictures: int, language: Language) -> None:
    """Lay a synthetic issue into a folder: the house's title and look, paragraphs of the sample, pictures drawn at random."""
    shutil.copytree(ROOT / "themes", project / "themes")
    folder = project / "issues" / ISSUE
    folder.mkdir(parents=True)
    for name in ("magazine.yaml", "editorial-line.yaml"):
        shutil.copyfile(ROOT / "issues" / name, project / "issues" / name)
    words = _paragraphs(language)
    names = [f"piece-{number:02}" for number in range(1, articles + 1)]
    shares = [pictures // articles + (number < pictures % articles) for number in range(articles)]
    dice = random.Random(1)
    for number, (name, share) in enumerate(zip(names, shares, strict=True)):
        _article(
            folder / name,
            language,
            [words[(number * 7 + line) % len(words)] for line in range(PARAGRAPHS)],
            share,
            dice,
        )
    contents = "".join(f"  - rubric: news\n    articles: [{name}]\n" for name in names)
    (folder / "issue.yaml").write_text(
        f"number: 1\ndate: 2019-01\ntitle: {{{language.tag}: {names[0]}}}\nlanguages: [{language.tag}]\n"
        f"cover: {{picture: {names[0]}/picture-1.jpg, lines: {{{language.tag}: [{names[0]}]}}}}\ncontents:\n{contents}",
        encoding="utf-8",
    )


def _paragraphs(language: Language) -> list[str]:
    """Take plain paragraphs out of the sample's manuscripts."""
    texts = [file.read_text("utf-8") for file in sorted((ROOT / "issues" / ISSUE).glob(f"*/{language.tag}.md"))]
    blocks = [block.strip() for text in texts for block in text.split("\n---\n", 1)[-1].split("\n\n")]
    return [block for block in blocks if re.match(r"\w", block) and not re.search(r"[{}\[\]`|*_#:<>]", block)]


def _article(folder: Path, language: Language, words: Sequence[str], pictures: int, dice: random.Random) -> None:
    folder.mkdir()
    drawn = []
    for number in range(1, pictures + 1):
        file = folder / f"picture-{number}.jpg"
        _draw(file, dice)
        card = f"alt: {{{language.tag}: {words[0][:60]}}}\ncredit: {folder.name}\n"
        file.with_name(f"{file.name}.yaml").write_text(card, encoding="utf-8")
        drawn.append(f"```{{figure}} {file.name}\n```")
    body = [line for pair in zip(words, [*drawn, *[""] * len(words)], strict=False) for line in pair if line]
    head = f"---\ntitle: {folder.name}\nstatus: ready\nauthors: [newsroom]\n---\n"
    (folder / f"{language.tag}.md").write_text(head + "\n\n".join(body) + "\n", encoding="utf-8")


def _draw(file: Path, dice: random.Random) -> None:
    width, height = (side // GRAIN for side in PICTURE_PX)
    spots = Image.frombytes("RGB", (width, height), dice.randbytes(width * height * 3))
    spots.resize(PICTURE_PX, Image.Resampling.BICUBIC).save(file, quality=90)


# The build


@dataclass
class Watch:
    """What is seen of a build from outside: the book, and how long its packing took."""

    books: list[Book] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def put_on(self) -> None:
        """Wrap what the builder calls."""

        def watched(book: Book, path: Path) -> None:
            begin = time.perf_counter()
            bind(book, path)
            self.seconds.append(time.perf_counter() - begin)
            self.books.append(book)

        builder.bind = watched  # type: ignore[attr-defined] # a name that it imports


def build(project: Path, store: Path, into: Path, language: Language) -> float:
    """Make the EPUB, with workers started afresh, as the command does; give the seconds that it took."""
    begin = time.perf_counter()
    copy, findings = open_copy(project, ISSUE, now())
    with Workshop(Store(store), WORKERS) as crew:
        commission = Commission(
            publication=copy.publication, language=language, reading=NO_READING, theme=copy.theme, into=into,
            editions=frozenset({Edition.EPUB}), crew=crew, moment=copy.publication.cover_date.moment, translate=lambda *_: "",
        )  # fmt: skip
        try:
            make(builder.EpubBuilder, commission, copy.shelves[language])
        except KeyError:
            raise SystemExit("\n".join(map(str, findings))) from None
    return time.perf_counter() - begin


# The packing


def pack_ordinarily(book: Book, path: Path) -> None:
    """Pack the same contents as EbookLib's manual shows it: pages, pictures and navigation as items of its own kinds."""
    made = epub.EpubBook()
    made.set_identifier(book.identifier)
    made.set_title("x")
    made.set_language(book.language.tag)
    made.set_direction(book.language.direction.value)
    items = {file.id: made.add_item(_ordinary_item(file, book)) for file in book.files if file.id not in {"ncx", "nav"}}
    made.add_item(epub.EpubNcx())
    made.add_item(epub.EpubNav())
    made.toc = [epub.Link(item.file_name, item.file_name, name) for name, item in items.items() if name in book.spine]
    made.spine = ["nav", *(items[name] for name in book.spine if name in items)]
    epub.write_epub(str(path), made)


def _ordinary_item(file: BookFile, book: Book) -> Any:
    content = _content(file)
    if file.media_type == XHTML:
        return epub.EpubHtml(
            uid=file.id, file_name=file.name, content=content, title=file.id, lang=book.language.tag,
            direction=book.language.direction.value,
        )  # fmt: skip
    kind = epub.EpubImage if file.media_type.startswith("image/") else epub.EpubItem
    item = kind(uid=file.id, file_name=file.name, media_type=file.media_type, content=content)
    item.manifest = file.listed
    return item


WAYS: Final[Mapping[str, Callable[[Book, Path], None]]] = {"ours": bind, "EbookLib": pack_ordinarily}


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """What one packing took.

    Attributes:
        seconds: by the wall clock.
        megabytes: of memory at its peak, above what the process held before.
        size: of the file, in bytes.
    """

    seconds: float
    megabytes: float
    size: int


def pack_apart(way: str, book: Path, into: Path) -> Packed:
    """Pack a pickled book in a process of its own."""
    command = [sys.executable, __file__, "--pack", way, str(book), str(into)]
    settings = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    result = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
    return Packed(**json.loads(result.stdout), size=into.stat().st_size)


def pack_here(way: str, book: Path, into: Path) -> dict[str, float]:
    """Pack a pickled book; everything is imported and loaded before the clock starts."""
    loaded = pickle.loads(book.read_bytes())
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # begins the process's high-water mark anew
    base, begin = _kilobytes("VmRSS"), time.perf_counter()
    WAYS[way](loaded, into)
    seconds = time.perf_counter() - begin
    return {"seconds": seconds, "megabytes": (_kilobytes("VmHWM") - base) / 1024}


def _kilobytes(name: str) -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    found = re.search(rf"^{name}:\s+(\d+) kB$", status, re.MULTILINE)
    return int(found.group(1)) if found else 0


# What comes of it


@dataclass(frozen=True, kw_only=True)
class Result:
    """All that was measured.

    Attributes:
        cold: seconds of the whole EPUB build, pictures and fonts made.
        cold_packing: of which packing.
        warm: seconds of the build with everything kept.
        warm_packing: of which packing.
        packed: what each way took, run by run.
        changed: what each way did to the pages.
    """

    cold: float
    cold_packing: float
    warm: float
    warm_packing: float
    packed: Mapping[str, Sequence[Packed]]
    changed: Mapping[str, str]

    def middle(self, way: str) -> Packed:
        """Give a way's median."""
        runs = self.packed[way]
        return Packed(
            seconds=median(run.seconds for run in runs),
            megabytes=median(run.megabytes for run in runs),
            size=runs[0].size,
        )


def measure(folder: Path, articles: int, pictures: int, language: Language, runs: int) -> Result:
    """Sow an issue, build it cold and warm, and pack its book both ways."""
    watch = Watch()
    watch.put_on()
    sow(folder / "project", articles, pictures, language)
    times = [build(folder / "project", folder / "store", folder / f"build-{run}", language) for run in ("cold", "warm")]
    (folder / "book.pickle").write_bytes(pickle.dumps(watch.books[-1]))
    packed: dict[str, list[Packed]] = {way: [] for way in WAYS}
    for run in range(runs):
        for way, done in packed.items():
            done.append(pack_apart(way, folder / "book.pickle", folder / f"{way}-{run}.epub"))
    changed = {way: _changes(watch.books[-1], [folder / f"{way}-{run}.epub" for run in range(runs)]) for way in WAYS}
    return Result(
        cold=times[0], cold_packing=watch.seconds[0], warm=times[1], warm_packing=watch.seconds[1], packed=packed, changed=changed
    )  # fmt: skip


def _changes(book: Book, made: Sequence[Path]) -> str:
    """Say what became of the pages that were handed over, and whether every run gave the same file."""
    pages = [
        file for file in book.files if file.media_type == XHTML and file.id != "nav"
    ]  # theirs has a navigation of its own
    with ZipFile(made[0]) as file:
        after = {page.name: file.read(f"EPUB/{page.name}") for page in pages}
    other = sum(after[page.name] != _content(page) for page in pages)
    words = sum(
        _words(after[page.name]) != _words(_content(page)) for page in pages if not isinstance(page.content, Path)
    )
    bare = sum(bool(_attributes(_content(page)) - _attributes(after[page.name])) for page in pages)
    same = len({path.read_bytes() for path in made}) == 1
    return (
        f"{other} of {len(pages)} pages have other bytes, {words} other text, {bare} have lost attributes of html or body; "
        f"{'every run' if same else 'no two runs'} gave the same file"
    )


def _content(file: BookFile) -> bytes:
    return file.content.read_bytes() if isinstance(file.content, Path) else file.content


def _words(page: bytes) -> list[str]:
    """Split a page's text at white space, as a line breaker does: a space within a word makes two of it."""
    return "".join(_body(page).itertext()).split()


def _attributes(page: bytes) -> set[tuple[str, str]]:
    root = etree.fromstring(page)
    return {(element.tag, name) for element in (root, _body(page)) for name in element.attrib}


def _body(page: bytes) -> Any:
    return next(etree.fromstring(page).iter("{http://www.w3.org/1999/xhtml}body"))


def report(result: Result) -> str:
    """Write the tables."""
    rows: Iterable[tuple[str, float]] = [
        ("the whole EPUB build, cold: read, write, develop pictures, cut fonts, pack", result.cold),
        ("… of which packing", result.cold_packing),
        ("the same, everything kept", result.warm),
        ("… of which packing", result.warm_packing),
    ]
    lines = ["| build | seconds | of the cold build |", "|---|---:|---:|"]
    lines += [f"| {name} | {seconds:.2f} | {seconds / result.cold:.1%} |" for name, seconds in rows]
    lines += [
        "",
        "| packing alone | seconds | of the cold build | memory above the base, MB | file, MB |",
        "|---|---:|---:|---:|---:|",
    ]
    for way in WAYS:
        taken = result.middle(way)
        lines.append(
            f"| {way} | {taken.seconds:.2f} | {taken.seconds / result.cold:.1%} | {taken.megabytes:.1f} | {taken.size / MEGABYTE:.1f} |"
        )
    lines += ["", *(f"- {way}: {said}." for way, said in result.changed.items())]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--lang", choices=["ar", "fr"], default="ar")
    parser.add_argument("--articles", type=int, default=40)
    parser.add_argument("--pictures", type=int, default=120)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--pack", nargs=3, metavar=("WAY", "BOOK", "FILE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.pack:
        way, book, into = asked.pack
        print(json.dumps(pack_here(way, Path(book), Path(into))))
        return
    with tempfile.TemporaryDirectory(prefix="epub-packaging-") as folder:
        result = measure(Path(folder), asked.articles, asked.pictures, Language(asked.lang), asked.runs)
    print(f"{asked.articles} articles, {asked.pictures} pictures, {asked.lang}, median of {asked.runs} runs\n")
    print(report(result))


if __name__ == "__main__":
    main()
