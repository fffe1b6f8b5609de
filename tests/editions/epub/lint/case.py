"""Cases as data: pages of small changes to a good book, read from ``cases/<rule>.txt``.

A case begins with ``raises`` or ``passes`` and says in words what it shows; the lines below it are its changes::

    raises a page without a direction
      articles/one.xhtml: dir="rtl" => dir=""
    passes a French passage that says how it runs
      body: <p lang="fr" xml:lang="fr" dir="ltr">Bonjour</p>

- ``body:`` is put into the first article, ``css:`` under the style sheet;
- ``book: fr`` takes the French book, ``expect: one two, 5`` says which articles and how many printed pages are wanted;
- ``words:`` is what an editor wrote for readers;
- ``FILE: OLD => NEW`` changes the first place where OLD stands, ``=>>`` every place; FILE lies in ``EPUB/`` unless it begins with ``/``;
- ``add FILE: TEXT`` and ``drop FILE:`` add and remove one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.editions.epub.lint import NOTHING_EXPECTED, Expected
from tests.editions.epub.lint.small_book import small_book

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = Path(__file__).parent / "cases"
PLACE = b"<!-- place -->"


@dataclass(frozen=True)
class Case:
    """One change to the good book, and whether its rule must speak."""

    rule: str
    raises: bool
    words: str
    lines: list[str] = field(default_factory=list)

    def files(self) -> tuple[dict[str, bytes], Expected]:
        """Give the files of the changed book, and what is expected of it."""
        language = next((line.partition(":")[2].strip() for line in self.lines if line.startswith("book:")), "ar")
        files, expected = dict(small_book(language)), NOTHING_EXPECTED
        for line in self.lines:
            word, _, rest = line.partition(":")
            rest = rest.strip()
            if word == "expect":
                expected = _expected(rest)
            elif word == "words":
                expected = replace(expected, words=frozenset({rest}))
            elif word == "body":
                files["EPUB/articles/one.xhtml"] = files["EPUB/articles/one.xhtml"].replace(
                    PLACE, rest.encode() + PLACE
                )
            elif word == "css":
                files["EPUB/style.css"] += f"{rest}\n".encode()
            elif word.startswith("add "):
                files[_name(word[4:])] = rest.encode()
            elif word.startswith("drop "):
                del files[_name(word[5:])]
            elif word != "book":
                files[_name(word)] = _changed(files[_name(word)], rest)
        files["EPUB/articles/one.xhtml"] = files["EPUB/articles/one.xhtml"].replace(PLACE + b"\n", b"")
        return files, expected


def all_cases() -> list[Case]:
    """Read every page of cases."""
    return [case for page in sorted(PAGES.glob("*.txt")) for case in _cases(page)]


def _cases(page: Path) -> Iterator[Case]:
    found: list[Case] = []
    for line in page.read_text(encoding="utf-8").splitlines():
        verdict, _, words = line.partition(" ")
        if verdict in {"raises", "passes"}:
            found.append(Case(page.stem, verdict == "raises", words))
        elif line.strip():
            found[-1].lines.append(line.strip())
    yield from found


def _expected(text: str) -> Expected:
    names, _, pages = text.partition(",")
    return Expected(articles=tuple(names.split()) or None, pages=int(pages) if pages.strip() else None)


def _name(word: str) -> str:
    return word[1:] if word.startswith("/") else f"EPUB/{word}"


def _changed(content: bytes, rest: str) -> bytes:
    mark = " =>> " if " =>>" in rest else " => "
    old, _, new = f"{rest} ".replace("\\n", "\n").partition(mark)
    text = content.decode()
    assert old in text, f"the good book does not have {old}"
    return (text.replace(old, new.strip()) if mark == " =>> " else text.replace(old, new.strip(), 1)).encode()
