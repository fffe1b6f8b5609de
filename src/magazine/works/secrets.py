"""The project → what must not leave the house: every draft, remark, card and original of every issue, less what is published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import magazine
from magazine.constants import HOUSE_FILE, ISSUE_FILE, ISSUES_FOLDER, LEDGER_FILE, LINE_FILE, THEMES_FOLDER
from magazine.copydesk.copy import passages_of
from magazine.issue.addresses import ISSUE_FOLDERS
from magazine.issue.article import Status
from magazine.issue.dates import in_archives
from magazine.issue.finding import Location
from magazine.issue.language import Language
from magazine.release.audit.digests import digests_of
from magazine.release.audit.gathering import Gathering, fields_of, names_of, parted, remarks_of, without_remarks
from magazine.release.audit.secrets import Kind, Needle, Secrets, Source
from magazine.release.audit.stamps import as_moment
from magazine.site.icons import SIZES
from magazine.works.clock import file_moment
from magazine.works.pieces import addresses_of, pieces_of
from magazine.works.prints import icon_prints, prints_of
from magazine.works.said import addresses_outside, moments_said, paths_said, said_beside, table_in_words, unsaid_days
from magazine.works.shelves import pictures_of, shelves_of
from magazine.works.traces import names_of_this_machine, today, traces_of_this_machine

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from magazine.issue.article import Article
    from magazine.issue.job import Crew
    from magazine.works.shelves import Shelf

_PACKAGE: Final = Path(magazine.__file__).parent
_TOOL_TEXTS: Final = frozenset({".html", ".txt", ".xhtml", ".css", ".js", ".svg", ".json", ".py"})
_TOOL_ROOMS: Final = ("editions", "site", "markup", "darkroom")
_LEAST_ID: Final = 5
_BESIDE: Final = frozenset({"index", "issue", "offline", "icons"})
"""Names of files of the site beside an issue's articles, and of what follows its address in the site's manifest."""


def secrets_of(
    project: Path, as_of: datetime, crew: Crew, *, out: Path | None = None, shelves: list[Shelf] | None = None
) -> Secrets:
    """Gather what must not be in the outputs.

    Args:
        project: the folder that holds ``issues/``.
        as_of: the moment that embargoes are held against.
        crew: takes the prints of pictures.
        out: the folder that is built into, whose path must not show either.
        shelves: the project's issues, where they were read already.
    """
    shelves = shelves_of(project, as_of) if shelves is None else shelves
    gathering = Gathering()
    _say_tools(gathering, project)
    _house(gathering, project)
    files: dict[str, Source] = {}
    played = _played(shelves)
    for shelf in shelves:
        _manuscripts(gathering, shelf, as_of)
        _sheets(gathering, shelf)
        _pictures(gathering, shelf)
        _names_of_articles(gathering, shelf)
        gathering.lay_out(pieces_of(shelf))
        for address in addresses_of(shelf):
            gathering.say(address)
        files |= _files(shelf, played)
    windows, phrases = gathering.finish()
    prints, pixels, scans = prints_of(pictures_of(shelves), crew)
    days, clock = today()
    return Secrets(
        windows=windows,
        phrases=phrases,
        needles=(
            *(needle for shelf in shelves for needle in _addresses(shelf, gathering)),
            *traces_of_this_machine(project, out, gathering.has_said),
        ),
        files=files | scans,
        pixels=pixels,
        prints=(*prints, *icon_prints(_icons(project), crew)),
        paths=paths_said(gathering.said, names_of_this_machine()),
        moments=frozenset((*_moments(shelves), *moments_said(gathering.said, clock))),
        days=unsaid_days(days, gathering.shown, shelves),
        clock=clock,
    )


def _say_tools(gathering: Gathering, project: Path) -> None:
    """Take the words of themes and editions, which stand on pages beside what editors write."""
    for root in (*_themes(project), *(_PACKAGE / room for room in _TOOL_ROOMS)):
        for file in sorted(root.rglob("*")) if root.is_dir() else ():
            if file.suffix in _TOOL_TEXTS and file.is_file() and "glyphs" not in file.name:
                gathering.say_tools(_read(file))


def _themes(project: Path) -> tuple[Path, ...]:
    return project / THEMES_FOLDER, _PACKAGE / THEMES_FOLDER, _PACKAGE.parents[1] / THEMES_FOLDER


def _icons(project: Path) -> dict[str, str]:
    """Give the drawings of all themes' icons by place."""
    drawings = {size.drawing for size in SIZES.values()}
    return {
        f"{THEMES_FOLDER}/{file.relative_to(root).as_posix()}": _read(file)
        for root in _themes(project)
        for drawing in sorted(drawings)
        for file in sorted(root.glob(f"*/web/{drawing}"))
    }


def _house(gathering: Gathering, project: Path) -> None:
    for name in (HOUSE_FILE, LINE_FILE):
        text = _read(project / ISSUES_FOLDER / name)
        _remarks(gathering, text, "#", f"{ISSUES_FOLDER}/{name}")
        if name == HOUSE_FILE:
            gathering.say(without_remarks(text, "#"))


def _manuscripts(gathering: Gathering, shelf: Shelf, as_of: datetime) -> None:
    """Put down every manuscript that no published article was read from, and the remarks of those that were."""
    out = {article.where.path: article for article in shelf.out}
    known = {} if shelf.issue is None else {article.where.path: article for article in shelf.issue.articles.values()}
    for file in _walk(shelf.folder, ".md"):
        path = f"{shelf.path}/{file.relative_to(shelf.folder).as_posix()}"
        source = _read(file)
        head, body = parted(source)
        _remarks(gathering, head, "#", path)
        _remarks(gathering, body, "%", path)
        if path in out:
            gathering.say(shelf.said_by(out[path]))
            text = shelf.text_of(out[path])
            for passage in text.passages:  # with its figures, as the page shows it
                gathering.say(passage.text)
            for words in said_beside(text, shelf.issue) if shelf.issue else ():
                gathering.say(words)
            continue
        article = known.get(path)
        kind, where = _kind(article, as_of), Location(path=path)
        for line, value in fields_of(head.strip("-")):
            gathering.field(kind, Location(path=path, line=line), value)
        for line, name in names_of(head):
            gathering.name(kind, Location(path=path, line=line), name)
        gathering.passage(kind, where, without_remarks(body, "%"))
        for passage in passages_of(body, path) if article is None else shelf.text_of(article).passages:
            gathering.field(kind, passage.where(), passage.text)


def _kind(article: Article | None, as_of: datetime) -> Kind:
    waits = (
        article is not None
        and article.status is Status.READY
        and article.embargo is not None
        and article.embargo > as_of
    )
    return Kind.EMBARGO if waits else Kind.DRAFT


def _remarks(gathering: Gathering, text: str, mark: str, path: str) -> None:
    for line, words, waives in remarks_of(text, mark):
        gathering.field(Kind.WAIVER if waives else Kind.COMMENT, Location(path=path, line=line), words)


def _sheets(gathering: Gathering, shelf: Shelf) -> None:
    """Take the issue's own sheet, its ledger and its tables."""
    sheet = _read(shelf.folder / ISSUE_FILE)
    _remarks(gathering, sheet, "#", f"{shelf.path}/{ISSUE_FILE}")
    if shelf.issue is not None:
        for language, title in shelf.issue.title.texts:
            if shelf.out:
                gathering.say(f"{title}\n{shelf.issue.cover_date.in_words(language)}")
            else:
                gathering.field(Kind.DRAFT, shelf.issue.where, title)
    _ledger(gathering, shelf)
    _tables(gathering, shelf)


def _ledger(gathering: Gathering, shelf: Shelf) -> None:
    path = f"{shelf.path}/{LEDGER_FILE}"
    text = _read(shelf.folder / LEDGER_FILE)
    _remarks(gathering, text, "#", path)
    if shelf.issue is None:
        gathering.passage(Kind.LEDGER, Location(path=path), text)
        return
    for fact in shelf.issue.ledger.facts.values():
        if fact.id in shelf.uses.facts:
            for wording in (fact.unit, fact.source):
                gathering.say("\n".join(text for _, text in wording.texts))
            for language, unit in fact.unit.texts:
                gathering.say(f"{fact.in_figures(language)} {unit}")
            continue
        for _, text in fact.source.texts:
            gathering.field(Kind.LEDGER, fact.where, text)
        for language, unit in fact.unit.texts:
            gathering.field(Kind.LEDGER, fact.where, f"{fact.in_figures(language)} {unit}")


def _tables(gathering: Gathering, shelf: Shelf) -> None:
    """Take tables row by row, as they stand, and column by column, as charts have them."""
    for table in () if shelf.issue is None else shelf.issue.tables.values():
        rows = (table.columns, *table.rows)
        whole = " ".join(" ".join(row) for row in rows)
        columns = " ".join(" ".join(column) for column in zip(*table.rows, strict=True))
        if table.id in shelf.uses.tables:
            for words in table_in_words(table):
                gathering.say(words)
            continue
        gathering.passage(Kind.DATA, table.where, whole)
        labels = " ".join(row[0] for row in table.rows)
        for text in dict.fromkeys((columns, labels, *map(" ".join, rows), *(cell for row in rows for cell in row))):
            gathering.field(Kind.DATA, table.where, text)


def _pictures(gathering: Gathering, shelf: Shelf) -> None:
    """Take the cards: what readers of a language see of a picture is said, the rest is not."""
    for picture in () if shelf.issue is None else shelf.issue.pictures.values():
        _remarks(gathering, picture.source, "#", picture.card.path)
        shown = shelf.shown_in(picture.id)
        for wording, is_said in (
            (picture.alt, shown),
            (picture.caption, shown),
            (
                picture.credit,
                frozenset(Language) if shown else shown,
            ),  # in another language where it has none of its own
            (picture.rights, frozenset(Language) if shown else shown),
            (picture.consent, frozenset()),
        ):
            for language, text in wording.texts:
                if language in is_said:
                    gathering.say(text)
                else:
                    gathering.field(Kind.CARD, _line_of(picture.card, picture.source, text), text)


def _line_of(card: Location, source: str, text: str) -> Location:
    at = source.find(text[:20])
    return Location(path=card.path, line=source.count("\n", 0, at) + 1) if at >= 0 else card


def _played(shelves: Iterable[Shelf]) -> frozenset[str]:
    """Give the digests of recordings that a published article of any issue plays: these are published as they are."""
    return frozenset(
        recording.digest
        for shelf in shelves
        if shelf.issue is not None
        for recording in shelf.issue.recordings.values()
        if recording.id in shelf.uses.recordings
    )


def _files(shelf: Shelf, played: Collection[str]) -> dict[str, Source]:
    """Give the digests of all files of an issue, but of recordings that are played, wherever another copy of them lies."""
    found: dict[str, Source] = {}
    for file in _walk(shelf.folder):
        digests = digests_of(file)
        if digests[0] not in played:
            where = Location(path=f"{shelf.path}/{file.relative_to(shelf.folder).as_posix()}")
            found |= dict.fromkeys(digests, Source(kind=Kind.ORIGINAL, where=where))
    return found


def _hidden(shelf: Shelf) -> dict[str, Location]:
    """Give the ids, and the former ids, of articles that readers must not know of: written, begun, or only planned."""
    places = {
        file.parent.name: Location(path=f"{shelf.path}/{file.relative_to(shelf.folder).as_posix()}")
        for file in _walk(shelf.folder, ".md")
        if file.parent.parent == shelf.folder
    }
    if shelf.issue is not None:
        places |= {article.id: article.where for article in shelf.issue.articles.values()}
        places |= {old: places[new] for old, new in shelf.issue.renamed if new in places}
        planned = [article_id for section in shelf.issue.contents for article_id in section.articles]
        places = dict.fromkeys(planned, shelf.issue.where) | places
    known = shelf.out_ids | {old for old, new in shelf.former if new in shelf.out_ids}
    return {article_id: where for article_id, where in places.items() if article_id not in known}


def _names_of_articles(gathering: Gathering, shelf: Shelf) -> None:
    """Put down ids of several words, which are found with other signs between these, too; published ids, and the issue's, are said."""
    for article_id in (*shelf.out_ids, *(old for old, new in shelf.former if new in shelf.out_ids)):
        gathering.say(article_id)
    if shelf.out:
        gathering.say(shelf.folder.name)
    for article_id, where in _hidden(shelf).items():
        gathering.field(Kind.ADDRESS, where, article_id)


def _addresses(shelf: Shelf, gathering: Gathering) -> Iterator[Needle]:
    """Give the addresses of articles that readers must not know of."""
    issue_id = shelf.folder.name
    for article_id, where in _hidden(shelf).items():
        if article_id not in ISSUE_FOLDERS:  # no article may be called so, and the site's own folders are
            source = Source(kind=Kind.ADDRESS, where=where)
            yield from _ways_to(issue_id, article_id, source, is_said=gathering.has_said(article_id))
    if shelf.issue is None or shelf.publication is None:
        return
    for (article_id, language), article in shelf.issue.articles.items():
        if article_id in shelf.out_ids and not shelf.publication.has(article_id, language):
            address = f"{language.tag}/{issue_id}/{article_id}/"
            yield Needle(text=address, whole=False, source=Source(kind=Kind.ADDRESS, where=article.where))
    if not shelf.out:
        address = f"/{issue_id}/"
        others = addresses_outside(gathering.said, address, shelf.publication.house.address)
        source = Source(kind=Kind.ADDRESS, where=shelf.issue.where)
        yield Needle(text=address, whole=False, source=source, within=others)


def _ways_to(issue_id: str, article_id: str, source: Source, *, is_said: bool) -> Iterator[Needle]:
    """Give the forms in which an article may be named; its id alone only where readers see it nowhere as a word."""
    if article_id in _BESIDE:
        yield Needle(text=f"{issue_id}/{article_id}/", whole=False, source=source)
    else:
        yield Needle(text=f"{issue_id}/{article_id}", whole=True, source=source)
    if is_said:
        return
    if "-" in article_id:
        yield Needle(text=article_id, whole=True, source=source)
        return
    yield Needle(text=f"{article_id}.xhtml", whole=True, source=source)
    if len(article_id) >= _LEAST_ID:
        yield Needle(text=f"/{article_id}/", whole=False, source=source)


def _moments(shelves: list[Shelf]) -> Iterator[str]:
    for shelf in shelves:
        if shelf.publication is None:
            continue
        cover_date = shelf.publication.cover_date
        for moment in (file_moment(cover_date), cover_date.moment):
            yield as_moment(moment)
            yield as_moment(in_archives(moment))
        for article in shelf.out:
            for correction in article.corrections:
                yield f"{correction.date:%Y%m%d}000000"


def _walk(folder: Path, ending: str = "") -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.name.endswith(ending):
            yield file


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
