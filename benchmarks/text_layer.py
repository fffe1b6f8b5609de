"""What programs read out of the screen PDFs of a built issue: the share of each language's words that each finds in order.

    python benchmarks/text_layer.py [--build build]

Poppler, PDFium and the way along the tags are held to 99.5 % of every article in the tests; pypdf, which takes no heed of directions, is
only told of here.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pypdf

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests import extractors  # noqa: E402 - the tests lie beside this folder
from tests.sample.manuscript_words import exact_words, read_manuscript  # noqa: E402
from tests.sample.reading_measure import Measure, measure  # noqa: E402
from tests.sample.test_print_reading import places  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable


def with_pypdf(pdf: Path, first: int, last: int) -> str:
    """Read pages, counted from 1, with pypdf."""
    pages = pypdf.PdfReader(pdf).pages[first - 1 : last]
    return "\n".join(page.extract_text() for page in pages).replace("\u00ad\n", "")


def along_the_tags(pdf: Path, first: int, last: int) -> str:
    """Read pages along the tags."""
    with pikepdf.open(pdf) as document:
        return extractors.tag_tree(document, first, last)


READERS: dict[str, Callable[[Path, int, int], str]] = {
    "pdftotext -raw": extractors.poppler,
    "PDFium": extractors.pdfium,
    "along the tags": along_the_tags,
    "pypdf": with_pypdf,
}


def row(build: Path, tag: str) -> dict[str, float]:
    """Measure one language with every reader."""
    pdf = build / f"site/{tag}/2019-01/police-magazine-2019-01-{tag}.pdf"
    totals = {name: Measure() for name in READERS}
    for path in sorted((ROOT / "issues/2019-01").glob(f"*/{tag}.md")):
        manuscript = read_manuscript(path, exact_words)
        first, last = places(pdf)[path.parent.name]
        for name, read in READERS.items():
            totals[name] += measure(manuscript, exact_words(read(pdf, first, last)))
    return {name: total.share for name, total in totals.items()}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description="What programs read out of the screen PDFs.")
    options.add_argument("--build", type=Path, default=ROOT / "build")
    build = options.parse_args().build
    rows = {tag: row(build, tag) for tag in ("ar", "fr")}
    print(f"{'reader':20}" + "".join(f"{tag:>10}" for tag in rows))
    for name in READERS:
        print(f"{name:20}" + "".join(f"{shares[name]:>10.2%}" for shares in rows.values()))


if __name__ == "__main__":
    main()
