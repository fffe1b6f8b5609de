"""Lists on paper: each item on a line of its own behind its mark, whatever it holds, and counted from where the editor began."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from magazine.editions.print.press import font_faces, lay_out
from magazine.editions.print.stationery import Stationery
from magazine.editions.print.words import PrintTranslator
from magazine.issue.language import Language
from magazine.manuscript.theme import read_theme
from magazine.markup.reading import ReadingBuilder, reading_of
from magazine.markup.setting import set_in_type
from magazine.works.readings import Shelf, read
from magazine.works.sphinx_app import application
from tests.editions.print.bench import ROOT
from tests.markup.bench import PlainSupply, publication_with

if TYPE_CHECKING:
    from pathlib import Path

BODY = """\
4. Quatre
   - dessous

     1. profond
5. Cinq

   > citation
   >
   > - dedans

- Six

  > encore

- Sept
"""
WORDS = ("Quatre", "dessous", "profond", "Cinq", "citation", "dedans", "Six", "encore", "Sept")


@pytest.fixture(scope="module")
def markup(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("lists")
    publication, source = publication_with(folder, {"open-days": BODY}, Language.FRENCH)
    shelf = Shelf(source=source, folder=folder / "cache")
    assert not read(publication, Language.FRENCH, shelf)
    with application(ReadingBuilder, publication, Language.FRENCH, shelf) as app:
        app.build()
        document = reading_of(app.env).documents["open-days"]
        translator = PrintTranslator(document, app.builder, PlainSupply(Language.FRENCH))
        return set_in_type(document, translator, ("print", "html"))


@pytest.mark.parametrize("run", ["columns", "lead"])
@pytest.mark.parametrize("kind", ["feature", "service"])
def test_every_item_has_a_line_of_its_own_behind_its_mark(markup: str, run: str, kind: str, tmp_path: Path) -> None:
    theme = read_theme(ROOT, "police")
    files = tuple((f"fonts/{face.digest[:16]}{face.file.suffix}", str(face.file)) for face in theme.faces)
    css = font_faces(theme.faces) + Stationery(theme).style("article.css")
    article = f'<article class="article kind-{kind}"><div class="body"><div class="{run}" style="columns: 1">{markup}</div></div></article>'
    html = f'<html lang="fr" dir="ltr"><head><title>x</title></head><body>{article}</body></html>'
    (tmp_path / "lists.pdf").write_bytes(lay_out(html, css, files))
    boxes = subprocess.run(
        ["pdftotext", "-bbox", str(tmp_path / "lists.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    places = {word: float(bottom) for bottom, word in re.findall(r'yMax="([\d.]+)">([^<]+)</word>', boxes)}
    steps = [lower - upper for upper, lower in pairwise(places[word] for word in WORDS)]
    assert max(steps) - min(steps) < 1.5  # points: no line on another, and none left to a mark alone
    assert {"4.", "5."} <= set(places)
