"""Every kind of page that the site has, in one table: whoever looks at pages from outside takes them from here.

A kind without a page in a language, and a page without a kind, are faults of the test: nothing is left out in silence.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.editions.web.bench import sow

from magazine.issue.article import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVERYWHERE: Final = ("way-in", "lost")
"""Kinds of which there is one page for all languages."""

SHELF: Final = {
    "home": r"",
    "archive": r"archive/",
    "archive-year": r"archive/\d{4}/",
    "rubrics": r"rubrics/",
    "rubric": r"rubrics/[^/]+/",
    "rubric-year": r"rubrics/[^/]+/\d{4}/",
    "contributors": r"contributors/",
    "contributor": r"contributors/[^/]+/",
    "contributor-year": r"contributors/[^/]+/\d{4}/",
    "corrections": r"corrections/",
    "corrections-year": r"corrections/\d{4}/",
    "search": r"search/",
    "imprint": r"imprint/",
    "accessibility": r"accessibility/",
    "reading": r"reading/",
    "verify": r"verify/",
    "kept": r"kept/",
    "offline": r"kept/offline\.html",
}
"""Kinds of the shelf's pages, each with its folder within a language's part of the site."""

ARTICLES: Final = tuple(f"article-{kind.value}" for kind in Kind)
OPTIONAL: Final = frozenset({"corrections-year"})
"""Kinds that a small site may do without."""
EVERY_LANGUAGE: Final = tuple(kind for kind in (*SHELF, "issue", *ARTICLES, "redirect") if kind not in OPTIONAL)
"""Kinds that must have a page in each language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """A page of a built site: its kind, its language's tag (nothing for all), and its place within the site as an address."""

    kind: str
    tag: str
    place: str

    def __str__(self) -> str:
        return f"{self.kind} {self.tag} /{self.place}"


def pages(site: Path, tags: tuple[str, ...] = ("ar", "fr")) -> tuple[SitePage, ...]:
    """Find all pages of a site, in the order of their places.

    Raises:
        AssertionError: where a page is of no kind.
    """
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return tuple(_page(site, file, tags) for file in files)


def one_of_each(
    site: Path, tags: tuple[str, ...] = ("ar", "fr"), lacking: frozenset[str] = frozenset()
) -> list[SitePage]:
    """Give the first page of every kind in every language.

    Args:
        site: built.
        tags: its languages.
        lacking: kinds that this very site need not have.

    Raises:
        AssertionError: where a kind has no page in a language.
    """
    found: dict[tuple[str, str], SitePage] = {}
    for page in pages(site, tags):
        found.setdefault((page.kind, page.tag), page)
    wanted = {*((kind, "") for kind in EVERYWHERE), *((kind, tag) for kind in EVERY_LANGUAGE for tag in tags)}
    without = sorted(key for key in wanted - found.keys() if key[0] not in lacking)
    assert not without, f"no page of these kinds: {without}"
    return list(found.values())


def _page(site: Path, file: str, tags: tuple[str, ...]) -> SitePage:
    if file == "index.html":
        return SitePage(kind="way-in", tag="", place="")
    if file == "404.html":
        return SitePage(kind="lost", tag="", place=file)
    tag, _, rest = file.removesuffix("index.html").partition("/")
    kinds = [*_shelf_kinds(rest), *_issue_kinds(site, tag, rest)] if tag in tags else []
    assert len(kinds) == 1, f"{file} is of these kinds: {kinds}; every page is of one: see tests/site/page_kinds.py"
    return SitePage(kind=kinds[0], tag=tag, place=file.removesuffix("index.html"))


def _shelf_kinds(folder: str) -> Iterator[str]:
    return (kind for kind, pattern in SHELF.items() if re.fullmatch(pattern, folder))


def _issue_kinds(site: Path, tag: str, folder: str) -> Iterator[str]:
    """Say what a page in an issue's folder is, by the issue's manifest."""
    issue, _, article = folder.strip("/").partition("/")
    manifest = site / tag / issue / "issue.json"
    if not issue or not manifest.is_file():
        return
    data = json.loads(manifest.read_text(encoding="utf-8"))
    kinds = {entry["id"]: f"article-{entry['kind']}" for entry in data["articles"]}
    kinds |= {"": "issue"} | {old: "redirect" for old, _ in data["former"]}
    if article in kinds:
        yield kinds[article]


_PIECE: Final = """---
title: {title}
kicker: {kicker}
standfirst: {standfirst}
authors: [newsroom]
photos: [studio]
kind: {kind}
opening: ../patrol/crowd.jpg
status: ready
corrections:
  - {{date: 2019-01-21, text: "{standfirst}"}}
---
{standfirst}

{body}

## {title} (1)

{standfirst}
"""
_WORDS: Final = {
    "ar": {"title": "قطعة للتجربة", "kicker": "تجربة", "standfirst": "تحاول هذه القطعة نوع صفحتها، وفيها 3 سطور."},
    "fr": {
        "title": "Une pièce d’essai",
        "kicker": "Essai",
        "standfirst": "Cette pièce essaie sa sorte de page, en 3 lignes.",
    },
}
_BODIES: Final = {
    "interview": ":::{qa} 1 ؟\n2.\n:::",
    "gallery": ":::{gallery}\n../patrol/crowd.jpg\n../patrol/crowd.jpg\n:::",
    "figures": "```{keyfigures}\npatrol.total\npatrol.visitors\n```",
}


def sow_every_kind(project: Path) -> Path:
    """Lay the specimen into a folder, with a piece of every kind in both languages, one of which had another name."""
    sow(project)
    issue = project / "issues/2019-01"
    for kind in Kind:
        for tag, words in _WORDS.items():
            file = issue / f"a-{kind.value}" / f"{tag}.md"
            file.parent.mkdir(exist_ok=True)
            text = _PIECE.format(kind=kind.value, body=_BODIES.get(kind.value, words["standfirst"]), **words)
            file.write_text(text, encoding="utf-8")
    names = ", ".join(f"a-{kind.value}" for kind in Kind)
    contents = issue / "issue.yaml"
    contents.write_text(
        contents.read_text(encoding="utf-8")
        + f"  - rubric: field\n    articles: [{names}]\nrenamed: {{a-former: a-news}}\n",
        encoding="utf-8",
    )
    return project
