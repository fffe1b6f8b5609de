"""Names that readers, browsers and desktops give, and those of another issue; the page on the site must say the same."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from magazine.release.names import bears_another
from tests.validators import program

REAL = "our-magazine-2026-11-fr.pdf"
WEEKLY = "our-magazine-2026-11-05-fr.pdf"
SCRIPT = Path(__file__).parents[2] / "themes/police/web/scripts/verify.js"
OWN = (
    REAL,
    "our-magazine-2026-11-fr (1).pdf",
    "our-magazine-2026-11-fr(1).pdf",
    "our-magazine-2026-11-fr - Copie.pdf",
    "our-magazine-2026-11-fr - Copie (2).pdf",
    "our-magazine-2026-11-fr (copie).pdf",
    "our-magazine-2026-11-fr copie 2.pdf",
    "our-magazine-2026-11-fr - نسخة.pdf",
    "نسخة من our-magazine-2026-11-fr.pdf",
    "our-magazine-2026-11-fr (نسخة).pdf",
    "Copie de our-magazine-2026-11-fr.pdf",
    "copie-de-our-magazine-2026-11-fr.pdf",
    "our-magazine-2026-11-fr_1.pdf",
    "our-magazine-2026-11-fr-1.pdf",
    "our-magazine-2026-11-fr 2.pdf",
    "our-magazine-2026-11-fr.pdf.1",
    "our-magazine-2026-11-fr",
    "OUR-MAGAZINE-2026-11-FR.PDF",
    "our_magazine_2026_11_fr.pdf",
    "le magazine.pdf",
    "Our Magazine, novembre 2026.pdf",
    "2026-11-28 lecture.pdf",
    "our-magazine 2026-12-03.pdf",
    "our-magazine-2026-11.pdf",
    "2026-12-03 our-magazine-2026-11-fr.pdf",
    "lu le 2026-12-03 - our-magazine-2026-11-fr (1).pdf",
    "rapport-fr.pdf",
)
ANOTHER = (
    "our-magazine-2026-12-fr.pdf",
    "our-magazine-2026-12-fr (1).pdf",
    "our-magazine-2026-12-fr(1).pdf",
    "our-magazine-2026-12-fr - copie.pdf",
    "our-magazine-2026-12-fr - Copie (2).pdf",
    "our-magazine-2026-12-fr_1.pdf",
    "our-magazine-2026-12-fr - نسخة (2).pdf",
    "نسخة من our-magazine-2026-12-fr.pdf",
    "our-magazine-٢٠٢٦-١٢-fr.pdf",
    "our-magazine-2026-12-fr",
    "our-magazine-2026-12-fr.PDF",
    "Our_Magazine_2026_12_FR.pdf",
    "our-magazine-2026-\u200b12-fr.pdf",
    "ｏｕｒ-magazine-2026-12-fr.pdf",
    "our-magazine-2026-11-ar.pdf",
    "our-magazine-2026-11-ar-fr-press.pdf",
    "our-magazine-2026-11-fr-press.pdf",
    "our-magazine-2026-11-fr.epub",
    "our-magazine-2026-11-fr (our-magazine-2026-12-fr).pdf",
    "their-magazine-2026-11-fr.pdf",
    "our-magazine-special-fr.pdf",
)
HALF_NAMED = (
    "our-magazine-2026-12.pdf",
    "our-magazine-2026-12fr.pdf",
    "our-magazine-2026-12-es.pdf",
    "Our Magazine 2026-12 (copie).pdf",
    "our-magazine-2026-12 (1).pdf",
    "our-magazine-2026-12 (10).pdf",
    "our-magazine-2026-12 (١٠).pdf",
    "our-magazine-2026-12-2.pdf",
    "our-magazine-2026-12 our-magazine-2026-11-fr.pdf",
)
"""The short name and an issue behind it, without a language that the house has."""
PAGES = {
    "index.html": ("index.html", "index (1).html", "page.html", "2026-11.html"),
    "one.jpg": ("one.jpg", "photo 2026-11.jpg"),
}


@pytest.mark.parametrize("name", OWN)
def test_a_file_may_have_its_own_name_or_any(name: str) -> None:
    assert not bears_another(name, REAL)


@pytest.mark.parametrize("name", [*ANOTHER, *HALF_NAMED])
def test_it_may_not_have_that_of_another(name: str) -> None:
    assert bears_another(name, REAL)


@pytest.mark.parametrize(
    ("name", "another"),
    [
        (WEEKLY, False),
        ("our-magazine-2026-11-05.pdf", False),
        ("our-magazine-2026-11.pdf", False),
        ("our-magazine-2026-11-12.pdf", True),
        ("our-magazine-2026-11-12 (1).pdf", True),
        ("our-magazine-2026-11 (12).pdf", False),
        ("our-magazine-2026-12.pdf", True),
        ("2026-12-03 our-magazine-2026-11-05-fr.pdf", False),
    ],
)
def test_where_issues_have_days_a_day_is_an_issue(name: str, *, another: bool) -> None:
    assert bears_another(name, WEEKLY) is another


@pytest.mark.parametrize("real", PAGES)
def test_what_is_no_download_may_not_bear_the_name_of_one(real: str) -> None:
    assert not any(bears_another(name, real) for name in PAGES[real])
    assert all(bears_another(name, real) for name in ANOTHER if name.casefold().endswith((".pdf", ".epub")))


def test_the_page_on_the_site_says_the_same() -> None:
    """Ask the script's own function, taken out of it, in Node."""
    text = SCRIPT.read_text(encoding="utf-8")
    match = re.search(r"// Names\n(.+?)// Names end\n", text, re.DOTALL)
    assert match is not None
    pairs = [
        [name, real] for real in (REAL, WEEKLY, *PAGES) for name in (*OWN, *ANOTHER, *HALF_NAMED, *PAGES["index.html"])
    ]
    code = f"{match[1]}console.log(JSON.stringify({json.dumps(pairs)}.map(([name, real]) => bearsAnother(name, real))))"
    done = subprocess.run([program("node"), "-e", code], capture_output=True, text=True, check=True)
    said = dict(zip(map(tuple, pairs), json.loads(done.stdout), strict=True))
    assert said == {(name, real): bears_another(name, real) for name, real in pairs}
