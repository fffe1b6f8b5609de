"""A bench for the book: the specimen issue with every word and some secrets sown into it, made into books.

Run as a program (``python -m tests.editions.epub.bench PROJECT OUT CACHE``) it makes the books in a process of its own.
"""

from __future__ import annotations

import shutil
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from lxml import etree

from magazine.editions.commission import Commission
from magazine.editions.epub.builder import EpubBuilder
from magazine.issue.edition import Edition
from magazine.issue.finding import blocks
from magazine.markup.reading import NO_READING
from magazine.works.clock import file_moment
from magazine.works.crew import SoloCrew
from magazine.works.manuscripts import open_copy
from magazine.works.sphinx_app import make
from magazine.works.store import Store
from tests import recordings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.issue.language import Language
    from magazine.works.manuscripts import Copy

SPECIMEN = Path(__file__).parents[2] / "specimen"
AS_OF = datetime(2019, 2, 1, tzinfo=UTC)
SECRETS = ("draft-piece", "embargoed-piece", "المسودة السرية", "الخبر المحظور", "BROUILLON", "SOUSEMBARGO")
"""Ids and words of what may not be seen."""

XHTML = "{http://www.w3.org/1999/xhtml}"
EPUB = "{http://www.idpf.org/2007/ops}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XML = "{http://www.w3.org/XML/1998/namespace}"

_WORDS = {
    "ar": """---
title: أرقام 260.000 و05 00 00 00 00
kicker: كلمات
standfirst: الهاتف 05 00 00 00 00.
kind: service
authors: [newsroom]
status: ready
---
بلغ العدد {fact}`patrol.visitors` زائر. الهاتف: 05 00 00 00 00، والرقم ISSN 2049-3630، والتاريخ 2018-09-26.[^1]

## عنوان أول

[رابط إلى الدورية](../patrol/ar.md) و[إلى موضع فيها](../patrol/ar.md#في-الطريق)، ثم[^2].

[^1]: حاشية أولى.
[^2]: حاشية ثانية، **مهمة**.

:::{passage} fr
Un passage en français, *260 000* visiteurs.
:::

:::{qa} لماذا؟
لأن {zgh}`ⵜⴰⵎⴰⵣⵉⵖⵜ` لغة.
:::

```{audio} jingle.mp3
:title: علامة صوتية
```

```{audio} jingle.wav
```

```{video} https://specimen.example/film?a=1&b=2
:still: ../patrol/crowd.jpg
:title: شريط
```

```{video} clip.mp4
:still: ../patrol/crowd.jpg
```
""",
    "fr": """---
title: Les chiffres & les lettres
kicker: Terrain
kind: service
authors: [newsroom]
status: ready
---
Au téléphone : 05 00 00 00 00, ISSN 2049-3630.[^1]

## Un titre

[La patrouille](../patrol/fr.md#en-chemin) et ~~rien~~ plus[^1].

[^1]: Une note.

:::{passage} ar
بلغ العدد 260.000 زائر، الهاتف 05 00 00 00 00.
:::
""",
}
_HIDDEN = """---
title: {title}
standfirst: {title}
{head}
---
{title} {title}
"""


def sow(folder: Path) -> Path:
    """Lay the specimen into a folder, with an article of every word, a draft and an embargoed piece; give the project."""
    project = folder / "projet d’essai"
    shutil.copytree(SPECIMEN, project)
    issue = project / "issues/2019-01"
    for tag, text in _WORDS.items():
        _write(issue / "words" / f"{tag}.md", text.replace("~~rien~~", "rien"))
    for name, head, titles in (
        ("draft-piece", "status: draft", {"ar": "المسودة السرية", "fr": "BROUILLON"}),
        (
            "embargoed-piece",
            "status: ready\nembargo: 2019-03-01T08:00+01:00",
            {"ar": "الخبر المحظور", "fr": "SOUSEMBARGO"},
        ),
    ):
        for tag, title in titles.items():
            _write(issue / name / f"{tag}.md", _HIDDEN.format(title=title, head=head))
    (issue / "words" / "jingle.mp3").write_bytes(recordings.FRAMES)
    (issue / "words" / "jingle.wav").write_bytes(recordings.wav())
    (issue / "words" / "clip.mp4").write_bytes(recordings.film())
    contents = issue / "issue.yaml"
    text = contents.read_text(encoding="utf-8")
    contents.write_text(
        f"{text.rstrip()}\n  - rubric: field\n    articles: [words, draft-piece, embargoed-piece]\n", encoding="utf-8"
    )
    return project


def make_books(project: Path, out: Path, cache: Path) -> dict[Language, Path]:
    """Make the books of the project's issue; give their files by language."""
    copy, findings = open_copy(project, "2019-01", AS_OF)
    assert not blocks(findings), "\n".join(map(str, findings))
    return bound(copy, out, cache)


def bound(copy: Copy, out: Path, cache: Path) -> dict[Language, Path]:
    """Make the books of an issue that is read, whatever was found in it."""
    books = {}
    for language, shelf in copy.shelves.items():
        commission = Commission(
            publication=copy.publication, language=language, reading=NO_READING, theme=copy.theme, into=out,
            editions=frozenset({Edition.EPUB}), crew=SoloCrew(Store(cache / "store")),
            moment=file_moment(copy.publication.cover_date), translate=lambda *_: "",
        )  # fmt: skip
        (product,) = make(EpubBuilder, commission, shelf)
        (place,) = product.files
        books[language] = out / place
    return books


@dataclass(frozen=True)
class Opened:
    """A book, opened by the road that every reading system takes."""

    file: Path

    @cached_property
    def files(self) -> dict[str, bytes]:
        with ZipFile(self.file) as book:
            return {name: book.read(name) for name in book.namelist()}

    @cached_property
    def package(self) -> etree._Element:
        return etree.fromstring(self.files["EPUB/content.opf"])

    @cached_property
    def manifest(self) -> dict[str, dict[str, str]]:
        return {item.get("id", ""): dict(item.attrib) for item in self.package.iter(f"{OPF}item")}

    @cached_property
    def pages(self) -> dict[str, etree._Element]:
        """The spine's pages by name, in reading order."""
        names = [self.manifest[item.get("idref", "")]["href"] for item in self.package.iter(f"{OPF}itemref")]
        return {name: etree.fromstring(self.files[f"EPUB/{name}"]) for name in names}

    def stated(self, name: str) -> list[str]:
        """Give what the metadata says under a Dublin Core name or a property."""
        if name.startswith("dc:"):
            return [element.text or "" for element in self.package.iter(f"{DC}{name[3:]}")]
        return [element.text or "" for element in self.package.iter(f"{OPF}meta") if element.get("property") == name]

    def elements(self) -> Iterator[tuple[str, Any]]:
        for name, page in self.pages.items():
            for element in page.iter(f"{XHTML}*"):
                yield name, element


def signed_copy(book: Path, folder: Path) -> Path:
    """Give a copy of a book with a signature in it."""
    from magazine.release.book import sign_book  # noqa: PLC0415 - two tests need it
    from tests.release.authority import NOW, holder  # noqa: PLC0415

    copy = folder / book.name
    copy.write_bytes(sign_book(book.read_bytes(), book.name, holder().signer, NOW))
    return copy


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    make_books(*map(Path, sys.argv[1:4]))
