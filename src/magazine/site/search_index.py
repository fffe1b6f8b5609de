"""The door to Pagefind: the search index of one year in one language.

Pagefind is given the words as they are compared (``search_words``), every passage twice: once for its stemmer, which knows endings,
and once closed to it, so that the very word that a reader asked for comes before its cousins (the stemmer takes ``شرطة``, police, and
``شرط``, condition, for one). It keeps the words' places; the texts that readers are shown are put in afterwards, as written, word for word
in the same places. So it finds by meaning and shows what stands in the magazine.

Its command is run, not its Python service, which takes a tenth of a second a page. It asks no network and reads no settings but ours.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import io
import json
import os
import subprocess
import tempfile
import zipfile
import zlib
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pagefind.service import get_executable

from magazine.issue.finding import Finding, Location, Stop
from magazine.site.search_words import comparable, forms, written_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from magazine.site.search_text import Passage
    from magazine.site.search_words import Forms

CATALOGUE: Final = "articles.json"
"""Beside each index: how readers know its issues, and of each article the issue, the rubric and the number of words; by these, results are
counted, sorted and filtered."""
ENGINE: Final = "pagefind.js"
_MARK: Final = b"pagefind_dcd"
"""What every file of Pagefind begins with, once unpacked."""
_COMPACT: Final[dict[str, Any]] = {"ensure_ascii": False, "separators": (",", ":"), "sort_keys": True}
CLOSED: Final = "q"
"""Before and after a word, it keeps the Arabic and the French stemmer from seeing a prefix or an ending."""
NO_WORD: Final = "·"
"""Holds the place of what is no word."""
_KEPT: Final = ("pagefind-entry.json", "*.pf_meta", "wasm.*.pagefind", "index/*", "fragment/*", ENGINE)
"""Its user interfaces, its worker and the engine for unknown languages stay out."""
_EXPORTS_BYTES: Final = 1000
"""The end of Pagefind's script, which says what it gives."""
_UNKNOWN: Final = "wasm.unknown.pagefind"
_MAX_SECONDS: Final = 300
"""A year of 480 articles takes 3 seconds on 2 cores."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findable:
    """An article as the index takes it.

    Attributes:
        page: its place within the site.
        issue: id of its issue.
        rubric: id of its rubric.
        card: what its result shows; goes into the index as it is.
        passages: its words.
    """

    page: str
    issue: str
    rubric: str
    card: Mapping[str, Any]
    passages: tuple[Passage, ...]


def pagefind_version() -> str:
    """Give the version of Pagefind."""
    return version("pagefind")


def index_year(articles: Sequence[Findable], tag: str, year: int) -> bytes:
    """Make the index of a year's articles; the files come packed as a ZIP archive without compression and without times.

    The index names its language ``ar-2019``: Pagefind takes the stemmer by the first part, and no two years share a name.

    Raises:
        Stop: where Pagefind fails, or counts other words than we do.
    """
    words = [_words(article) for article in articles]
    seen = _Vocabulary(word for article in words for passage in article for word in passage)
    with tempfile.TemporaryDirectory(prefix="magazine-search-") as folder:
        site = Path(folder) / "site"
        site.mkdir()
        for number, (article, its_words) in enumerate(zip(articles, words, strict=True)):
            name = f"{number:05}-{_digest(article)}.html"
            (site / name).write_text(_page(article, its_words, seen, f"{tag}-{year}"), encoding="utf-8")
        _run(Path(folder), f"{tag} {year}")
        return _packed(Path(folder) / "out", articles)


class _Vocabulary:
    """The words of a year, by which a joined particle is told from a word's own first letter.

    ``بشرطة`` is also found as ``شرطة`` where that word stands in the year, or where nothing shows that the ب belongs to the word;
    ``لجنة`` is not found as ``جنة``, because ``اللجنة`` stands there, and no ``جنة``.
    """

    def __init__(self, words: Iterable[Forms]) -> None:
        self._close: set[str] = set()
        self._with_article: set[str] = set()
        for each in words:
            self._close.update(each.close)
            if each.with_article:
                self._with_article.update(each.close)

    def stem(self, word: Forms) -> str:
        """Give what the index holds for a word: its forms, joined by hyphens, at which Pagefind parts it again."""
        own = not self._with_article.isdisjoint(word.close)
        loose = [form for form in word.loose if form in self._close or not (own or word.with_article)]
        return "-".join((*word.close, *loose)) or NO_WORD


def closed(word: Forms) -> str:
    """Give what the index holds of a word itself: its first form, closed to the stemmer; a number has no endings."""
    form = word.close[0] if word.close else ""
    return f"{CLOSED}{form}{CLOSED}" if form.isalpha() else NO_WORD


def _words(article: Findable) -> list[list[Forms]]:
    """Give what each word is compared as, passage by passage."""
    return [list(map(forms, comparable(written_words(passage.text)))) for passage in article.passages]


def _digest(article: Findable) -> str:
    """Name all that a result shows: Pagefind names its files by what it is given, and they must change with what we put in."""
    return hashlib.sha256(json.dumps(asdict(article), sort_keys=True).encode()).hexdigest()[:16]


def _page(article: Findable, words: list[list[Forms]], seen: _Vocabulary, language: str) -> str:
    blocks = (
        f'<p data-pagefind-weight="{passage.weight}">' + html.escape(" ".join(map(form, its_words))) + "</p>"
        for form in (seen.stem, closed)
        for passage, its_words in zip(article.passages, words, strict=True)
    )
    return f'<html lang="{language}"><body data-pagefind-body>{"".join(blocks)}</body></html>'


def _run(folder: Path, name: str) -> None:
    program = get_executable()
    if program is None:
        raise _failed(name, "the program is missing", "install the project's dependencies again")
    settings = {key: value for key, value in os.environ.items() if not key.startswith("PAGEFIND_")}
    result = subprocess.run(  # noqa: S603 - the package's own program, with our arguments
        [str(program), "--site", "site", "--output-path", "out", "--silent"],
        cwd=folder, env=settings, capture_output=True, text=True, check=False, timeout=_MAX_SECONDS,
    )  # fmt: skip
    if result.returncode or not (folder / "out/pagefind-entry.json").is_file():
        said = (result.stderr or result.stdout).strip().splitlines() or ["no reason given"]
        raise _failed(name, said[-1], "report this with the issue that it happens to")
    if half := _half(folder / "out"):
        raise Stop(
            Finding(
                rule="machine-refused",
                where=Location(path=name),
                what=f"Pagefind wrote a file of the search index in part only, and did not say so ({half})",
                remedy="make room on the disk, and build again",
            )
        )


def _half(made: Path) -> str:
    """Name a file that Pagefind has not written to its end, or not at all; nothing where all are whole.

    On a full disk its last writes are lost without an error (Pagefind 1.5.2), and its code is 0.
    """
    try:
        languages = json.loads((made / "pagefind-entry.json").read_bytes())["languages"]
    except (ValueError, KeyError, TypeError):
        return "pagefind-entry.json"
    engine = (made / ENGINE).read_bytes().rstrip() if (made / ENGINE).is_file() else b""
    if not (engine.endswith(b"};") and b"export{" in engine[-_EXPORTS_BYTES:]):
        return ENGINE
    for language, told in languages.items():
        meta = _unpacked(made / f"pagefind.{told['hash']}.pf_meta")
        parts = [*made.glob("index/*"), *made.glob("fragment/*")]
        if meta.count(f"{language}_".encode()) != len(parts) or not all(part.stem.encode() in meta for part in parts):
            return f"pagefind.{told['hash']}.pf_meta"
        for file in (made / f"wasm.{told['wasm']}.pagefind", *parts):
            if not _unpacked(file):
                return file.name
    return ""


def _unpacked(file: Path) -> bytes:
    """Give what a file of Pagefind holds; nothing where it is not whole, which gzip's own sum tells."""
    try:
        content = gzip.decompress(file.read_bytes())
    except (OSError, EOFError, zlib.error):
        return b""
    return content if content.startswith(_MARK) else b""


def _packed(made: Path, articles: Sequence[Findable]) -> bytes:
    buffer = io.BytesIO()
    catalogue: dict[str, tuple[str, str, int]] = {}
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted({path for pattern in _KEPT for path in made.glob(pattern)} - {made / _UNKNOWN}):
            content = path.read_bytes()
            if path.parent.name == "fragment":
                fragment = json.loads(gzip.decompress(content).removeprefix(_MARK))
                article = articles[int(fragment["url"].removeprefix("/")[:5])]
                passages = [written_words(passage.text) for passage in article.passages]
                catalogue[path.stem] = (article.issue, article.rubric, sum(map(len, passages)))
                content = _shown(fragment, article, passages)
            archive.writestr(zipfile.ZipInfo(path.relative_to(made).as_posix()), content)
        issues = {each.issue: f"{each.card['number']} · {each.card['day']}" for each in articles}
        listed = {"issues": issues, "articles": catalogue}
        archive.writestr(zipfile.ZipInfo(CATALOGUE), json.dumps(listed, **_COMPACT))
    if len(catalogue) != len(articles):
        raise _failed(articles[0].page, f"it took {len(catalogue)} of {len(articles)} articles", "report this")
    return buffer.getvalue()


def _shown(fragment: dict[str, Any], article: Findable, passages: list[list[str]]) -> bytes:
    """Put the text as written, and the result's card, in the place of what is compared."""
    if 2 * sum(map(len, passages)) != len(fragment["content"].split()):
        raise _failed(
            article.page, "it counts the article's words otherwise than we do", "report this with the article"
        )
    ends = [sum(map(len, passages[: at + 1])) for at in range(len(passages))]
    card = {**article.card, "page": article.page, "issue": article.issue, "ends": ends}
    text = " ".join(word for passage in passages for word in passage)
    data = {**fragment, "url": f"/{article.page}", "content": text, "meta": card, "filters": {}, "anchors": []}
    return gzip.compress(_MARK + json.dumps(data, **_COMPACT).encode(), 9, mtime=0)


def unpack(archive: bytes) -> dict[str, bytes]:
    """Give the files of a packed index by their names within its folder; of a year without articles there are none."""
    if not archive:
        return {}
    with zipfile.ZipFile(io.BytesIO(archive)) as files:
        return {name: files.read(name) for name in files.namelist()}


def _failed(place: str, what: str, remedy: str) -> Stop:
    return Stop(
        Finding(
            rule="search-index-failed",
            where=Location(path=place),
            what=f"Pagefind could not make the search index ({what})",
            remedy=remedy,
        )
    )
