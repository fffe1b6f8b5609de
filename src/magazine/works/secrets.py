"""The project → what must not leave the house: every draft, remark, card and original of every issue, less what is published."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import magazine
from magazine.constants import HOUSE_FILE, ISSUE_FILE, ISSUES_FOLDER, LEDGER_FILE, LINE_FILE, THEMES_FOLDER
from magazine.issue.article import Status
from magazine.issue.finding import Location
from magazine.issue.publication import publish
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.project import issue_ids
from magazine.release.audit.digests import digests_of
from magazine.release.audit.gathering import Gathering, fields_of, parted, remarks_of, without_remarks
from magazine.release.audit.secrets import Kind, Needle, Secrets, Source
from magazine.release.audit.stamps import as_moment, moments_in
from magazine.works.clock import file_moment
from magazine.works.prints import prints_of
from magazine.works.traces import today, traces_of_this_machine

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from magazine.issue.article import Article
    from magazine.issue.house import House
    from magazine.issue.issue import Issue
    from magazine.issue.job import Crew
    from magazine.issue.picture import Picture
    from magazine.issue.publication import Publication

_TOOL_TEXTS: Final = frozenset({".html", ".xhtml", ".css", ".js", ".svg", ".json", ".py"})
_TOOL_ROOMS: Final = ("editions", "site", "markup", "darkroom")
_LEAST_ID: Final = 5


@dataclass(frozen=True, slots=True)
class _Shelf:
    """An issue with what of it is published.

    Attributes:
        issue: all that its folder holds, or None where it cannot be read.
        publication: what may be seen of it, likewise.
        folder: where it lies.
        path: likewise, relative to the project.
    """

    issue: Issue | None
    publication: Publication | None
    folder: Path
    path: str

    @property
    def out(self) -> tuple[Article, ...]:
        """The published articles of every language."""
        if self.publication is None:
            return ()
        return tuple(entry.article for entries in self.publication.contents.values() for entry in entries)

    @property
    def said(self) -> str:
        """All that the published articles say."""
        return "\n".join(_said(article.source) for article in self.out)


def secrets_of(project: Path, as_of: datetime, crew: Crew, *, out: Path | None = None) -> Secrets:
    """Gather what must not be in the outputs.

    Args:
        project: the folder that holds ``issues/``.
        as_of: the moment that embargoes are held against.
        crew: takes the prints of pictures.
        out: the folder that is built into, whose path must not show either.
    """
    house, _ = read_house(project)
    shelves = [_shelf(project, house, issue_id, as_of) for issue_id in issue_ids(project)]
    gathering = Gathering()
    _say_tools(gathering, project)
    _house(gathering, project)
    files: dict[str, Source] = {}
    for shelf in shelves:
        _manuscripts(gathering, shelf, as_of)
        _sheets(gathering, shelf)
        _pictures(gathering, shelf)
        files |= _files(shelf)
    windows, phrases = gathering.finish()
    pictures = [
        (picture, _is_seen(picture, shelf))
        for shelf in shelves
        if shelf.issue
        for picture in shelf.issue.pictures.values()
    ]
    prints, pixels, scans = prints_of(pictures, crew)
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
        prints=prints,
        moments=frozenset(_moments(shelves)),
        # A correction of today is said in one form and shown in another: all forms are sought, or none.
        days=() if any(gathering.has_said(day.text) for day in days) else days,
        clock=clock,
    )


def _shelf(project: Path, house: House | None, issue_id: str, as_of: datetime) -> _Shelf:
    path = f"{ISSUES_FOLDER}/{issue_id}"
    issue = None if house is None else read_issue(project, house, issue_id).issue
    publication = None if house is None or issue is None else publish(house, issue, as_of)
    return _Shelf(issue, publication, project / path, path)


def _said(source: str) -> str:
    head, body = parted(source)
    return f"{without_remarks(head, '#')}\n{without_remarks(body, '%')}"


def _say_tools(gathering: Gathering, project: Path) -> None:
    """Take the words of themes and editions, which stand on pages beside what editors write."""
    package = Path(magazine.__file__).parent
    roots = [
        project / THEMES_FOLDER,
        package / THEMES_FOLDER,
        package.parents[1] / THEMES_FOLDER,
        *(package / room for room in _TOOL_ROOMS),
    ]
    for root in roots:
        for file in sorted(root.rglob("*")) if root.is_dir() else ():
            if file.suffix in _TOOL_TEXTS and file.is_file() and "glyphs" not in file.name:
                gathering.say_tools(_read(file))


def _house(gathering: Gathering, project: Path) -> None:
    for name in (HOUSE_FILE, LINE_FILE):
        text = _read(project / ISSUES_FOLDER / name)
        _remarks(gathering, text, "#", f"{ISSUES_FOLDER}/{name}")
        if name == HOUSE_FILE:
            gathering.say(without_remarks(text, "#"))


def _manuscripts(gathering: Gathering, shelf: _Shelf, as_of: datetime) -> None:
    """Put down every manuscript that no published article was read from, and the remarks of those that were."""
    out = {article.where.path for article in shelf.out}
    known = {} if shelf.issue is None else {article.where.path: article for article in shelf.issue.articles.values()}
    for file in _walk(shelf.folder, ".md"):
        path = f"{shelf.path}/{file.relative_to(shelf.folder).as_posix()}"
        source = _read(file)
        head, body = parted(source)
        _remarks(gathering, head, "#", path)
        _remarks(gathering, body, "%", path)
        if path in out:
            gathering.say(_said(source))
            continue
        kind = _kind(known.get(path), as_of)
        for line, value in fields_of(head.strip("-")):
            gathering.field(kind, Location(path=path, line=line), value)
        gathering.passage(kind, Location(path=path), without_remarks(body, "%"))


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


def _sheets(gathering: Gathering, shelf: _Shelf) -> None:
    """Take the issue's own sheet, its ledger and its tables."""
    sheet = _read(shelf.folder / ISSUE_FILE)
    _remarks(gathering, sheet, "#", f"{shelf.path}/{ISSUE_FILE}")
    if shelf.out:
        gathering.say(without_remarks(sheet, "#"))
    elif shelf.issue is not None:
        for _, title in shelf.issue.title.texts:
            gathering.field(Kind.DRAFT, shelf.issue.where, title)
    _ledger(gathering, shelf)
    _tables(gathering, shelf)


def _ledger(gathering: Gathering, shelf: _Shelf) -> None:
    path = f"{shelf.path}/{LEDGER_FILE}"
    text = _read(shelf.folder / LEDGER_FILE)
    _remarks(gathering, text, "#", path)
    if shelf.issue is None:
        gathering.passage(Kind.LEDGER, Location(path=path), text)
        return
    said = shelf.said
    for fact in shelf.issue.ledger.facts.values():
        if fact.id in said:
            for wording in (fact.unit, fact.source):
                gathering.say("\n".join(text for _, text in wording.texts))
            continue
        for _, text in fact.source.texts:
            gathering.field(Kind.LEDGER, fact.where, text)
        for language, unit in fact.unit.texts:
            gathering.field(Kind.LEDGER, fact.where, f"{fact.in_figures(language)} {unit}")


def _tables(gathering: Gathering, shelf: _Shelf) -> None:
    said = shelf.said
    for table in () if shelf.issue is None else shelf.issue.tables.values():
        rows = " ".join(" ".join(row) for row in (table.columns, *table.rows))
        if PurePosixPath(table.id).name in said:
            gathering.say(rows)
        else:
            gathering.passage(Kind.DATA, table.where, rows)


def _pictures(gathering: Gathering, shelf: _Shelf) -> None:
    if shelf.issue is None:
        return
    for picture in shelf.issue.pictures.values():
        card = picture.card
        _remarks(gathering, picture.source, "#", card.path)
        wordings = (picture.alt, picture.caption, picture.credit, picture.rights)
        seen = _is_seen(picture, shelf)
        for wording in wordings:
            for _, text in wording.texts:
                if seen:
                    gathering.say(text)
                else:
                    gathering.field(Kind.CARD, _line_of(card, picture.source, text), text)
        for _, text in picture.consent.texts:
            gathering.field(Kind.CARD, _line_of(card, picture.source, text), text)


def _line_of(card: Location, source: str, text: str) -> Location:
    at = source.find(text[:20])
    return Location(path=card.path, line=source.count("\n", 0, at) + 1) if at >= 0 else card


def _is_seen(picture: Picture, shelf: _Shelf) -> bool:
    """Say whether a published article or the cover shows a picture."""
    if shelf.publication is None or not shelf.out:
        return False
    if picture.id == shelf.publication.cover_picture:
        return True
    return any(picture.id == article.opening for article in shelf.out) or PurePosixPath(picture.id).name in shelf.said


def _files(shelf: _Shelf) -> dict[str, Source]:
    """Give the digests of all files of an issue, but of recordings that a published article plays: these are published as they are."""
    said = shelf.said
    issue = shelf.issue
    played = (
        set()
        if issue is None
        else {one.digest for one in issue.recordings.values() if PurePosixPath(one.id).name in said}
    )
    found: dict[str, Source] = {}
    for file in _walk(shelf.folder):
        digests = digests_of(file)
        if digests[0] not in played:
            where = Location(path=f"{shelf.path}/{file.relative_to(shelf.folder).as_posix()}")
            found |= dict.fromkeys(digests, Source(kind=Kind.ORIGINAL, where=where))
    return found


def _addresses(shelf: _Shelf, gathering: Gathering) -> Iterator[Needle]:
    """Give the addresses of articles that readers must not know of."""
    if shelf.issue is None or shelf.publication is None:
        return
    out = {article.id for article in shelf.out}
    places = {article.id: article.where for article in shelf.issue.articles.values() if article.id not in out}
    places |= {old: places[new] for old, new in shelf.issue.renamed if new in places}
    for article_id, where in places.items():
        source = Source(kind=Kind.ADDRESS, where=where)
        yield Needle(text=f"{shelf.issue.id}/{article_id}", whole=True, source=source)
        if "-" in article_id and not gathering.has_said(article_id):
            yield Needle(text=article_id, whole=True, source=source)
        elif len(article_id) >= _LEAST_ID and not gathering.has_said(article_id):
            yield Needle(text=f"/{article_id}/", whole=False, source=source)
            yield Needle(text=f"/{article_id}.xhtml", whole=False, source=source)
    for (article_id, language), article in shelf.issue.articles.items():
        if article_id in out and not shelf.publication.has(article_id, language):
            address = f"{language.tag}/{shelf.issue.id}/{article_id}/"
            yield Needle(text=address, whole=False, source=Source(kind=Kind.ADDRESS, where=article.where))
    if not out:
        yield Needle(text=f"/{shelf.issue.id}/", whole=False, source=Source(kind=Kind.ADDRESS, where=shelf.issue.where))


def _moments(shelves: list[_Shelf]) -> Iterator[str]:
    for shelf in shelves:
        if shelf.publication is None:
            continue
        yield as_moment(file_moment(shelf.publication.cover_date))
        yield as_moment(shelf.publication.cover_date.moment)
        for article in shelf.out:
            yield from moments_in(_said(article.source))
            yield from moments_in("\n".join(f"{correction.date}T00:00:00Z" for correction in article.corrections))


def _walk(folder: Path, ending: str = "") -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink() and file.name.endswith(ending):
            yield file


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
