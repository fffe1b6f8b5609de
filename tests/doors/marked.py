"""The doors of an article: its front matter, its text with the magazine's words, its links, and the copy desk that reads it all."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from tests.doors import nasties
from tests.doors.door import Door
from tests.doors.mutations import files, texts
from tests.doors.outcome import Outcome
from tests.doors.written import ISSUE, item, sample
from tests.wrong.cases import copy_specimen

from magazine.copydesk.check import look_over
from magazine.copydesk.copy import _article_text as kept_texts
from magazine.copydesk.desk import Desk
from magazine.copydesk.registry import RULES
from magazine.editions.epub.translator import EpubTranslator
from magazine.editions.web.notes import beside
from magazine.editions.web.supply import WebSupply
from magazine.editions.web.translator import WebTranslator
from magazine.issue.language import Language
from magazine.issue.publication import publish
from magazine.manuscript.article import read_article
from magazine.manuscript.editorial_line import read_editorial_line
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.notes import Notes
from magazine.markup import desk
from magazine.markup.reading import ReadingBuilder, listen, reading_of
from magazine.markup.setting import set_in_type
from magazine.works.readings import Shelf
from magazine.works.sphinx_app import application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

    from magazine.copydesk.rule import Rule
    from magazine.issue.article import Article
    from magazine.issue.finding import Finding
    from magazine.issue.house import House
    from magazine.issue.issue import Issue
    from magazine.manuscript.article import Piece

NOW: Final = datetime(2019, 2, 1, tzinfo=UTC)
FRENCH: Final = Language.FRENCH
PATROL: Final = "patrol"
PATH: Final = f"{ISSUE}/{PATROL}/fr.md"
DIRECTION: Final = ("direction-override", "hidden-direction-control", "unclosed-direction", "dead-link")
"""Rules of the editorial line that stand at this door too: a build stops on them."""
RICH: Final = """\
---
title: Tout ce qui s’écrit
standfirst: Un chapô, *sans* marques.
status: ready
authors: [newsroom]
---
Un mot[^1], un [lien](https://specimen.example/a?b=c#d "t"), un [renvoi](../editorial/fr.md), {ar}`جملة`, {fact}`patrol.total` et `code`.

## Intertitre

(ici)=
### Plus bas

- un
- deux
  1. trois
  2. quatre

> Une citation de [ce lieu](#ici).

| a | b |
|---|--:|
| c | d |

Terme
: Définition

![Une foule](crowd.jpg)

```{figure} crowd.jpg
:alt: Une foule
:size: wide

Une *légende*.
```

```{gallery}
crowd.jpg
```

:::{qa} Pourquoi ?
Parce que.
:::

```{keyfigures}
- patrol.total: patrouilles
- patrol.day
```

```{video} https://video.specimen.example/1
:still: crowd.jpg
:title: Un film
```

```{passage} ar
فقرة بالعربية.
```

```{list-table} Un tableau
* - a
  - b
```

% une remarque

[^1]: À pied, voir <https://specimen.example>.
"""


class _PlainSupply(WebSupply):
    """The web's supply with pictures and charts that are not made: what stands around them is what matters here."""

    def picture(self, picture_id: str, alt: str, use: str) -> str:
        del use
        return _element("img", src=f"../pictures/{len(picture_id)}.jpg", alt=alt)

    def chart(self, node: Any) -> str:
        return _element("img", src="../charts/1.svg", alt=node["alt"] or node["title"])


def _element(tag: str, **attributes: str) -> str:
    from magazine.markup.translator import start_tag  # noqa: PLC0415 - a helper of the place that it stands in for

    return f"{start_tag(tag, **attributes)}</{tag}>"


class _Stock:
    recordings: dict[str, str] = {}  # noqa: RUF012 - empty for ever
    pictures: dict[str, str] = {}  # noqa: RUF012


SIGNS: Final = {name: RULES[name] for name in DIRECTION}
"""The rules that find hidden signs: they are what front matter and text are looked over for."""


def specimen(folder: Path) -> tuple[Path, House, Issue]:
    """Give the specimen in a folder, its house and its issue as read."""
    project = copy_specimen(folder)
    house, _ = read_house(project)
    assert house is not None
    issue = read_issue(project, house, "2019-01").issue
    assert issue is not None
    return project, house, issue


def _front_door(folder: Path, rules: Mapping[str, Rule]) -> Callable[[bytes], tuple[Piece | None, tuple[Finding, ...]]]:
    """Give the way in that every text of an article takes: it is read, and looked over by rules."""
    project, house, issue = specimen(folder)
    line, _ = read_editorial_line(project)
    file = project / PATH

    def enter(data: bytes) -> tuple[Piece | None, tuple[Finding, ...]]:
        kept_texts.cache_clear()  # a process that lives on keeps the readings of 256 articles, and these are no articles
        file.write_bytes(data)
        notes = Notes()
        piece = read_article(item(file, PATH), FRENCH, house, tuple(issue.pictures), notes)
        if piece is None:
            return None, notes.findings
        now = replace(issue, articles={**issue.articles, (PATROL, FRENCH): piece.article})
        marked = look_over(Desk(house=house, issue=now, line=line), only=PATROL, rules=rules)
        return piece, (*notes.findings, *marked.findings)

    return enter


def open_copy_desk(folder: Path, rules: Mapping[str, Rule] = RULES) -> Callable[[bytes], Outcome]:
    front = _front_door(folder, rules)

    def enter(data: bytes) -> Outcome:
        piece, findings = front(data)
        return Outcome(findings=findings, value=piece)

    return enter


def open_front_matter(folder: Path) -> Callable[[bytes], Outcome]:
    return open_copy_desk(folder, SIGNS)


@contextmanager
def _reader(folder: Path) -> Iterator[Callable[[Article], tuple[tuple[Finding, ...], tuple[str, ...]]]]:
    project, house, issue = specimen(folder)
    publication = publish(house, issue, NOW)
    shelf = Shelf(source=project / ISSUE, folder=folder / "shelf")
    shelf.folder.mkdir()
    with application(ReadingBuilder, publication, FRENCH, shelf) as app:
        app.build()
        docname = desk.docname_of(PATROL, FRENCH)
        own = next(entry for entry in publication.contents[FRENCH] if entry.article.id == PATROL)

        def read(article: Article) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
            entries = tuple(
                replace(entry, article=article) if entry is own else entry for entry in publication.contents[FRENCH]
            )
            now = replace(publication, contents={**publication.contents, FRENCH: entries})
            app.config.magazine_publication = now
            app.env.clear_doc(docname)
            # Sphinx keeps what it once took from the disk, and would give it for all inputs.
            app.env._pickled_doctree_cache.pop(docname, None)  # noqa: SLF001
            complaints = listen(app)
            try:
                app.builder.read_doc(docname)
                reading = reading_of(app.env)
            finally:
                logging.getLogger("sphinx").removeHandler(complaints)
            document = reading.documents[PATROL]
            supply = _PlainSupply(now, FRENCH, "fr/2019-01/patrol/index.html", _Stock())  # type: ignore[arg-type]
            pages = (
                set_in_type(beside(document), WebTranslator(beside(document), app.builder, supply), ("html", "web")),
                set_in_type(document, EpubTranslator(document, app.builder, supply), ("html", "epub")),
            )
            return (*complaints.findings, *reading.findings), pages

        yield read


_OPEN: Final[list[object]] = []
"""The applications of doors, which live as long as the process: with the end of one docutils forgets the words of all."""


def open_text(folder: Path) -> Callable[[bytes], Outcome]:
    context = _reader(folder)
    read = context.__enter__()
    _OPEN.append(context)
    front = _front_door(folder / "second", SIGNS)

    def enter(data: bytes) -> Outcome:
        piece, findings = front(data)
        if piece is None:
            return Outcome(findings=findings)
        found, pages = read(piece.article)
        return Outcome(findings=(*findings, *found), value=piece, pages=pages)

    return enter


def manuscripts(samples: tuple[str, ...], pieces: tuple[str, ...]) -> SearchStrategy[bytes]:
    """Hurt the texts of manuscripts, and now and then their heads with them."""
    bodies = texts(tuple(text[text.index("\n---\n", 4) + 5 :] for text in samples), pieces)
    whole = bodies.map(lambda body: f"{HEAD}{body}".encode("utf-8", "surrogatepass"))
    return st.one_of(whole, whole, whole, whole, whole, files(samples, pieces))


HEAD: Final = "---\ntitle: Un titre\nstatus: ready\n---\n"
SAMPLES: Final = (sample(PATH), RICH, sample(f"{ISSUE}/patrol/ar.md"))


HEADS: Final = (
    *tuple(text[: text.index("\n---\n", 4) + 5] + "Un mot.\n" for text in (sample(PATH), RICH)),
    "---\ntitle: t\nsummary: s\nembargo: 2019-01-05T08:00+01:00\nstatus: review\npages: 4\nkind: news\n---\nx\n",
)
LINKS: Final = tuple(
    f"---\ntitle: t\nstatus: ready\n---\n{body}\n"
    for body in (
        '[a](https://specimen.example/x) [b](../editorial/fr.md) [c](#d) <https://specimen.example> [e][f]\n\n## d\n\n[f]: https://specimen.example "t"',
        "```{video} https://specimen.example/v\n:title: t\n```\n\n![x](crowd.jpg)\n\n```{figure} crowd.jpg\n```",
    )
)
_WRAPPED: Final = tuple(
    piece
    for scheme in nasties.SCHEMES
    for piece in (
        scheme,
        f"[a]({scheme})",
        f"<{scheme}>",
        f"[a](<{scheme}>)",
        f"[x][y]\n\n[y]: {scheme}\n",
        f"![a]({scheme})",
        f"```{{video}} {scheme}\n```\n",
    )
)

DOORS: Final = {
    "front matter": Door(inputs=lambda: files(HEADS, (*nasties.YAML, *nasties.YAML, *nasties.EVERY)), open=open_front_matter),
    "article text": Door(inputs=lambda: manuscripts(SAMPLES, (*nasties.MARKDOWN, *nasties.MARKDOWN, *nasties.EVERY)), open=open_text, daily=40),
    "links": Door(inputs=lambda: manuscripts(LINKS, (*_WRAPPED, *nasties.EVERY)), open=open_text),
    "copy desk": Door(inputs=lambda: manuscripts(SAMPLES, (*nasties.MARKDOWN, *nasties.EVERY)), open=open_copy_desk, daily=30),
}  # fmt: skip
