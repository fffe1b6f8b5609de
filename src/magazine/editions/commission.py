"""What an edition is asked to make, and what it hands back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from docutils import nodes

    from magazine.issue.edition import Edition
    from magazine.issue.finding import Finding
    from magazine.issue.flatplan import PagePlan
    from magazine.issue.job import Crew
    from magazine.issue.language import Language
    from magazine.issue.publication import Publication
    from magazine.issue.theme import Theme
    from magazine.markup.reading import Reading
    from magazine.markup.supply import Supply
    from magazine.markup.translator import Translator


@dataclass(frozen=True, slots=True, kw_only=True)
class Commission:
    """An order for editions of one issue in one language.

    Attributes:
        publication: the published set; nothing else of the issue can be seen.
        language: of the edition.
        reading: the articles as document trees, by article id.
        theme: the house style.
        into: the folder that stands for ``build/``: write to ``into / addresses.file_place(…)`` and ``into / "site" / …``.
        editions: which are wanted; a builder makes those that are its own.
        crew: does jobs and keeps results.
        moment: dates every file (SOURCE_DATE_EPOCH, else the cover date).
        translate: turns a document tree into markup, with the words' forms for this builder:
            ``translate(document, supply, translator_class) -> str``.
        pages: the print edition's page plan, where it has been made.
        downloads: sizes in bytes of the downloads made so far, by edition, for the issue page.
        tell: called with a line of progress.
    """

    publication: Publication
    language: Language
    reading: Reading
    theme: Theme
    into: Path
    editions: frozenset[Edition]
    crew: Crew
    moment: datetime
    translate: Callable[[nodes.document, Supply, type[Translator]], str]
    pages: PagePlan | None = None
    downloads: Mapping[Edition, int] | None = None
    tell: Callable[[str], None] = lambda _line: None


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """What an edition made.

    Attributes:
        edition: which.
        language: of the edition.
        files: what was written, relative to ``Commission.into``.
        findings: what an editor should know.
        pages: the page plan, from print only.
    """

    edition: Edition
    language: Language
    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    pages: PagePlan | None = None
