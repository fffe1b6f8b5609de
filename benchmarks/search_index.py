"""What the search costs by the number of articles: making the indexes, their size, and what a reader's search fetches and waits for.

    python benchmarks/search_index.py [--articles 40 400 4000]

Works on a site sown for it, in Arabic, in issues of 40 articles and years of 12 issues, from the newest back: sentences of the sample in any
order, and among them, one word in 25, rarer words that are made up, for a large archive has more words than a small one. Needs the
sample's site (``magazine build --edition web``) and Chromium. Indexing is measured in processor seconds, which
other work on the machine does not change much; what a reader waits for, by the clock.
"""

from __future__ import annotations

import argparse
import html
import random
import re
import resource
import shutil
import tempfile
import threading
import time
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from unittest.mock import patch

from playwright.sync_api import sync_playwright

from magazine.editions.web.manifest import from_json, to_json
from magazine.manuscript.house import read_house
from magazine.manuscript.theme import read_theme
from magazine.site import shelf
from magazine.works.crew import Workshop
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.web.manifest import IssueManifest

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "build/site/ar/2019-01"
PER_ISSUE: Final = 40
PER_YEAR: Final = 12
NEWEST: Final = 2019
WORDS: Final = 700
"""Words of an article, as in the sample."""
RARE: Final = 25
"""Every 25th word is a rare one."""
RARE_WORDS: Final = 40_000
QUERY: Final = "الشرطة"
READY: Final = """(query) => { const list = document.querySelector(".search-results");
  return list.dataset.asked === query && !list.hasAttribute("aria-busy"); }"""
MOMENT: Final = datetime(2019, 12, 1, tzinfo=UTC)
CHROMIUM: Final = "/usr/bin/chromium"


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", type=int, default=[40, 400, 4000])
    print(
        "| articles | years | all indexes, processor s | one more issue, processor s | nothing new, processor s | MB | KB an article | files | largest process, MB |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    searches = []
    for count in parser.parse_args().articles:
        with tempfile.TemporaryDirectory(prefix="search-benchmark-") as folder:
            searches += measure(Path(folder), count)
    print("\n| articles | search | seconds | requests | KB fetched | results |\n|---:|---|---:|---:|---:|---:|")
    print("\n".join(searches))


def measure(folder: Path, count: int) -> list[str]:
    """Index so many articles, print their row, and give the rows of the searches."""
    into = folder / "build"
    sentences = sample_sentences()
    model = from_json((SAMPLE / "issue.json").read_text(encoding="utf-8"))
    issues = list(islice(calendar(), count // PER_ISSUE + 1))
    for year, month in issues[1:]:
        sow(into / "site/ar", model, year, month, sentences)
    first = put_up(folder, into)
    sow(into / "site/ar", model, *issues[0], sentences)
    second, third = put_up(folder, into), put_up(folder, into)
    files = [path for path in (into / "site/search").rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    years = len({year for year, _ in issues})
    print(
        f"| {count} | {years} | {first:.1f} | {second:.1f} | {third:.2f} | {size / 1e6:.1f} | {size / 1e3 / (count + PER_ISSUE):.1f} "
        f"| {len(files)} | {peak:.0f} |",
        flush=True,
    )
    return search(into / "site", count)


def calendar() -> Iterator[tuple[int, int]]:
    """Give year and month of issues, from the newest back."""
    for back in range(10_000):
        yield NEWEST - back // PER_YEAR, PER_YEAR - back % PER_YEAR


def sample_sentences() -> list[str]:
    """Give the sentences of the sample's articles."""
    bodies = [
        page.read_text(encoding="utf-8").partition('<div class="body">')[2].partition("<footer")[0]
        for page in sorted(SAMPLE.glob("*/index.html"))
    ]
    text = " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)) for body in bodies)
    return [sentence for sentence in re.split(r"(?<=[.؟!])\s+", text) if len(sentence.split()) > 3]  # noqa: PLR2004


def sow(site: Path, model: IssueManifest, year: int, month: int, sentences: list[str]) -> None:
    """Lay an issue's manifest and pages into a site."""
    dice = random.Random(year * 100 + month)
    date = f"{year}-{month:02}"
    articles = tuple(
        replace(
            model.articles[number % len(model.articles)], id=f"piece-{number:02}", headline=dice.choice(sentences)[:60]
        )
        for number in range(PER_ISSUE)
    )
    issue = replace(
        model,
        id=date,
        date=date,
        articles=articles,
        untranslated=(),
        cover_lines=(),
        figures=(),
        downloads=(),
        text=date,
    )
    for article in articles:
        page = site / date / article.id / "index.html"
        page.parent.mkdir(parents=True)
        page.write_text(
            f'<article class="piece"><div class="body"><p>{text(dice, sentences)}</p></div></article>', "utf-8"
        )
    (site / date / "issue.json").write_text(to_json(issue), encoding="utf-8")


def text(dice: random.Random, sentences: list[str]) -> str:
    """Make up an article's text."""
    words: list[str] = []
    while len(words) < WORDS:
        words += dice.choice(sentences).split()
    for at in range(0, len(words), RARE):
        words[at] = rare_word(int(RARE_WORDS ** dice.random()))
    return html.escape(" ".join(words))


def rare_word(rank: int) -> str:
    """Make up a word; small ranks are drawn more often, as in any language."""
    dice = random.Random(rank)
    return "".join(dice.choices("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", k=dice.randint(4, 7)))


def put_up(folder: Path, into: Path) -> float:
    """Make the site's own pages and indexes, and give the processor seconds that the search adds, laying the files out included."""
    shutil.rmtree(into / "site/search", ignore_errors=True)
    with patch.object(shelf, "WHOLE", ()):  # no other pages than those of the years
        with patch.object(shelf, "search_leaves", lambda *_: ()):
            timed(folder, into)  # the years' pages are in the store afterwards
            without = timed(folder, into)
        return timed(folder, into) - without


def timed(folder: Path, into: Path) -> float:
    """Give the processor seconds that the site's own pages take, those of two workers and of Pagefind added up."""
    house, _ = read_house(ROOT)
    theme = read_theme(ROOT, "police")
    start = processor_seconds()
    with Workshop(Store(folder / "store"), 2) as crew:
        shelf.build_site(into=into, house=house, theme=theme, languages=house.languages[:1], moment=MOMENT, crew=crew)
    return processor_seconds() - start


def processor_seconds() -> float:
    """Give what this process and those that it has ended have used of the processors."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def search(site: Path, count: int) -> list[str]:
    """Search the site as readers do, each time in a browser that has nothing yet, and give the rows."""
    rows = []
    with serving(site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(f"{address}ar/search/index.html")
        page.wait_for_function("() => 'ready' in document.querySelector('.search-form').dataset")
        for name, act in (
            ("first, newest articles", lambda: ask(page, QUERY)),
            ("another word", lambda: ask(page, "الأمن الوطني")),
            ("in all years", lambda: widen(page)),
            ("another word in all years", lambda: ask(page, "بيان حقيقة")),
        ):
            fetched: list[Any] = []
            listen = partial(_keep, fetched)
            page.on("requestfinished", listen)
            start = time.perf_counter()
            act()
            seconds = time.perf_counter() - start
            page.remove_listener("requestfinished", listen)
            size = sum(request.sizes()["responseBodySize"] for request in fetched)
            said = page.inner_text(".search-count")
            rows.append(f"| {count} | {name} | {seconds:.2f} | {len(fetched)} | {size / 1e3:.0f} | {said} |")
        browser.close()
    return rows


def _keep(fetched: list[Any], request: Any) -> None:
    fetched.append(request)


def ask(page: Any, query: str) -> None:
    """Type a query and wait for its results."""
    page.fill("#search-words", query)
    page.press("#search-words", "Enter")
    page.wait_for_function(READY, arg=query, timeout=120_000)


def widen(page: Any) -> None:
    """Search all years, where there are more."""
    if page.locator(".search-older").count():
        page.locator(".search-older button").last.click()
        page.wait_for_function("() => !document.querySelector('.search-older')", timeout=120_000)


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serve a site where it lies."""
    handler = partial(Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves without a word."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


if __name__ == "__main__":
    main()
