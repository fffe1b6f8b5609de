"""A tiny magazine, built and signed: its pages are real, its PDFs are small ones of the kinds that the editions are."""

from __future__ import annotations

import shutil
import warnings
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from weasyprint import HTML

from magazine.issue.edition import Edition
from magazine.issue.language import Language
from magazine.works.crew import SoloCrew
from magazine.works.reports import write_reports
from magazine.works.site_record import write_site_record
from tests.editions.web import bench

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    from magazine.issue.job import Job

ISSUE = "2019-01"
FRENCH = Language.FRENCH
_HOUSE = """title: {fr: Le Témoin}
slug: temoin
publisher: {fr: Maison}
address: https://magazine.example
languages: [fr]
theme: police
rubrics:
  news: {name: {fr: Nouvelles}, colour: blue}
contributors:
  newsroom: {name: {fr: La rédaction}}
"""
_ISSUE = """number: 1
date: 2019-01
title: {fr: Un essai}
languages: [fr]
contents:
  - rubric: news
    articles: [note]
"""
_NOTE = """---
title: Une note
authors: [newsroom]
status: ready
---
Une phrase.
"""
_PAGE = "<html lang=fr><head><title>{0}</title><meta name=dcterms.created content=2019-01-01></head><body><h1>{0}</h1>{1}</body></html>"


@dataclass(frozen=True, kw_only=True)
class Made:
    """A project with a build."""

    project: Path

    @property
    def out(self) -> Path:
        return self.project / "build"

    def file(self, edition: Edition) -> Path:
        return self.out / place(edition)


class QuickCrew(SoloCrew):
    """Cuts no fonts: they take most of a build's time, and signatures know nothing of them."""

    def make(self, jobs: Sequence[Job]) -> list[Path]:
        return super().make([replace(job, work=_blank, arguments=()) if job.kind == "font" else job for job in jobs])


def _blank() -> bytes:
    return b"wOF2"


def sow(project: Path) -> Path:
    """Lay a magazine of one short article into a folder."""
    for name, text in (("magazine.yaml", _HOUSE), (f"{ISSUE}/issue.yaml", _ISSUE), (f"{ISSUE}/note/fr.md", _NOTE)):
        file = project / "issues" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (project / "conf.py").write_text('extensions = ["magazine"]\n', encoding="utf-8")
    return project


def place(edition: Edition) -> str:
    """Give a download's place within the build."""
    folder = {Edition.PRESS: f"press/{ISSUE}", Edition.ARCHIVE: f"archive/{ISSUE}"}.get(edition, f"site/fr/{ISSUE}")
    ending = {Edition.EPUB: ".epub", Edition.SCREEN: ".pdf"}.get(edition, f"-{edition.value}.pdf")
    return f"{folder}/temoin-{ISSUE}-fr{ending}"


def make(project: Path, store: Path, sizes: dict[Edition, int] | None = None) -> Made:
    """Build a project: the web edition and the site by the builders, the downloads in small.

    Args:
        project: sown.
        store: the works' cache.
        sizes: of the downloads, where the pages are to tell others than those that are there.
    """
    files = {Edition.SCREEN: pdf("ua"), Edition.ARCHIVE: pdf("a"), Edition.PRESS: pdf("x"), Edition.EPUB: book()}
    told = sizes or {edition: len(files[edition]) for edition in (Edition.EPUB, Edition.SCREEN)}
    out = project / "build"
    built = bench.build(project, out, store, lambda commission: replace(commission, downloads=told))
    for edition, content in files.items():
        path = out / place(edition)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    write_reports(out, built.publication, (), {})
    write_site_record(out, {}, (f"fr/{ISSUE}",))
    return Made(project=project)


@cache
def pdf(kind: str) -> bytes:
    """Give a small PDF: ``ua`` tagged as the screen edition is, ``a`` for the archive, ``x`` for the printer, or another issue's."""
    variant = {"ua": "pdf/ua-1", "a": "pdf/a-2a"}.get(kind)
    body = "".join(f"<h2>Partie {number}</h2><p>Une phrase que l’on peut lire.</p>" for number in range(60))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        made = HTML(string=_PAGE.format(f"Le Témoin {kind}", body)).write_pdf(
            pdf_variant=variant, pdf_tags=variant is not None
        )
    assert isinstance(made, bytes)
    return made


@cache
def book(picture: bytes = b"one picture") -> bytes:
    """Give a small EPUB."""
    from io import BytesIO  # noqa: PLC0415

    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/epub+zip", ZIP_STORED)
        made.writestr("EPUB/pictures/one.jpg", picture)
        made.writestr("EPUB/note.xhtml", "<html/>")
    return stream.getvalue()


def copy_of(made: Made, folder: Path) -> Made:
    """Give a copy to spoil."""
    shutil.copytree(made.project, folder, dirs_exist_ok=True)
    return Made(project=folder)


def without_fonts(patch: pytest.MonkeyPatch) -> None:
    """Let the bench build with the quick crew."""
    patch.setattr(bench, "SoloCrew", QuickCrew)


def site_place(edition: Edition) -> str:
    """Give a download's place within the site, as its list names it."""
    return place(edition).removeprefix("site/")
