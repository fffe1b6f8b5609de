"""A manuscript → an article in one language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magazine.constants import ARTICLE_MAX_PAGES, FRONT_MATTER_MAX_CHARS, MANUSCRIPT_MAX_BYTES
from magazine.issue.article import Article, Correction, Kind, Status
from magazine.issue.finding import Location
from magazine.issue.house import Contributor, Signatory
from magazine.manuscript.direction import look_through
from magazine.manuscript.fields import Form
from magazine.manuscript.files import find_in_issue, outside
from magazine.manuscript.for_the_house import meant_for_the_house
from magazine.manuscript.front_matter import part
from magazine.manuscript.heaped_marks import without_heaped_notes
from magazine.manuscript.notes import Notes, instead, means_one
from magazine.manuscript.text import read_text
from magazine.manuscript.waivers import waivers
from magazine.manuscript.wide_tables import without_wide_tables
from magazine.manuscript.yaml_nodes import Block, Value, find_swallowed, inner_names, lost_fields, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.manuscript.files import IssueFile
    from magazine.manuscript.front_matter import Parted

_RELEASE: Final = ("embargo", "status")
"""The fields that say when an article may leave the house."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """An article, and where its opening picture is named (its first line where none is)."""

    article: Article
    opening: Location


def read_article(
    item: IssueFile, language: Language, house: House, names: Collection[str], notes: Notes
) -> Piece | None:
    """Read a manuscript; None, with findings, where it cannot be used, or may be under an embargo that cannot be read.

    Args:
        item: the manuscript.
        language: in which it is written, by its name.
        house: whose contributors may sign.
        names: ids of every picture file of the issue, readable or not.
        notes: takes the findings.
    """
    path = item.where.path
    text = read_text(item.file, path, notes, most=MANUSCRIPT_MAX_BYTES)
    parted = None if text is None else part(text, path, notes)
    if parted is None:
        return None
    if len(parted.head) > FRONT_MATTER_MAX_CHARS:
        what = f"the front matter is longer than {FRONT_MATTER_MAX_CHARS} characters"
        notes.find("huge-file", Location(path=path), what, "move what is the text of the article below the second ---")
        return None
    own = Notes()
    block = parse_yaml(parted.head, path, own, first_line=2)
    notes.add(own.findings)
    if not isinstance(block, Block):
        if block is not None:
            what = "the front matter must consist of fields with their values"
            notes.find("wrong-form", block.where, what, "write a name, a colon and a space: title: …")
        elif not own.findings:
            notes.find("missing-title", Location(path=path), "the front matter is empty", "add: title: …")
        return None
    if not parted.body.strip():
        what = "the manuscript has front matter and nothing else"
        notes.find("empty-body", Location(path=path, line=parted.body.count("\n")), what, "write its text")
    misplaced = meant_for_the_house(parted.body, path, notes)
    body = without_heaped_notes(without_wide_tables(parted.body, path, notes), path, notes)
    parted = replace(parted, body=body)
    look_through(block, notes, but=parted.head)  # those typed as they are, and not by a code, are for the copy desk
    form = Form(block, notes)
    article = _article((item.id.split("/")[0], language), form, (text or "", parted), house, names)
    lost = lost_fields(own.findings) or find_swallowed(parted.head, block, _RELEASE, notes, first_line=2)
    if article is None or (
        article.status is Status.READY and (misplaced or lost or means_one(inner_names(block), _RELEASE))
    ):
        return None
    return Piece(article=article, opening=form.place("opening"))


def _article(
    key: tuple[str, Language], form: Form, texts: tuple[str, Parted], house: House, names: Collection[str]
) -> Article | None:
    article_id, language = key
    source, parted = texts
    form.require("title", rule="missing-title")
    standfirst = form.text("standfirst")
    path = form.where.path
    article = Article(
        id=article_id,
        language=language,
        where=Location(path=path),
        headline=form.text("title") or article_id,
        body=parted.body,
        kicker=form.text("kicker"),
        standfirst=standfirst,
        summary=form.text("summary") or standfirst,
        authors=tuple(_people(form, "authors", house.contributors)),
        photos=tuple(_people(form, "photos", house.contributors)),
        opening=_opening(form, article_id, names),
        kind=form.word("kind", Kind, Kind.NEWS),
        keywords=tuple(value.text.strip() for value in form.values("keywords")),
        status=form.word("status", Status, Status.DRAFT),
        embargo=form.moment("embargo"),
        pages=form.whole("pages", least=1, most=ARTICLE_MAX_PAGES),
        corrections=tuple(sorted(_corrections(form), key=lambda correction: correction.date)),
        waivers=(
            *waivers(parted.head, path, form.notes, mark="#", first_line=2),
            *waivers(parted.body, path, form.notes),
        ),
        source=source,
    )
    return None if _release_unclear(form, article, form.close()) else article


def _release_unclear(form: Form, article: Article, unknown: tuple[str, ...]) -> bool:
    """Say whether it cannot be known when the article may leave the house; then it has no place in the issue at all."""
    unreadable = article.embargo is None and form.has("embargo")
    unheard = form.node("status") is not None and form.text("status") != article.status.value
    misspelt = means_one(unknown, _RELEASE)
    return unreadable or unheard or misspelt or not form.repeated.isdisjoint(_RELEASE)


def _people(form: Form, field: str, contributors: Mapping[str, Contributor]) -> Iterator[Contributor]:
    for node in form.nodes(field):
        if isinstance(node, Value):
            known = contributors.get(node.text.strip())
            if known is not None:
                yield known
                continue
            what = f"magazine.yaml names no contributor “{node.text}”"
            otherwise = f"add them to the contributors in magazine.yaml, or write {field}: [{{name: …, role: …}}]"
            form.notes.find("unknown-author", node.where, what, instead(node.text, contributors, otherwise))
        elif isinstance(node, Block):
            own = Form(node, form.notes)
            own.require("name")
            kind = own.word("kind", Signatory, Signatory.PERSON)
            yield Contributor(name=own.wording("name"), role=own.wording("role"), kind=kind)
            own.close()
        else:
            form.notes.find(
                "wrong-form", node.where, f"“{field}” is a list of people", "write ids or {name: …, role: …}"
            )


def _opening(form: Form, article_id: str, names: Collection[str]) -> str | None:
    value = form.value("opening")
    return None if value is None else find_picture(value, article_id, names, form.notes)


def find_picture(value: Value, article_id: str, names: Collection[str], notes: Notes) -> str | None:
    """Give the id of the picture that a value names; None, with a finding, where the issue has none."""
    found = find_in_issue(value.text, article_id, names)
    if found is not None:
        return found
    if outside(value.text):
        what = f"“{value.text}” lies outside the issue"
        notes.find("outside-issue", value.where, what, "copy the picture beside the article and write its name")
        return None
    beside = [name.removeprefix(f"{article_id}/") for name in names]
    # Endings alone make file names alike, so they must be more alike than words.
    remedy = instead(value.text, beside, "put it beside the article, or mend its name", 0.8)
    notes.find("missing-picture", value.where, f"there is no picture “{value.text}”", remedy)
    return None


def _corrections(form: Form) -> Iterator[Correction]:
    for node in form.nodes("corrections"):
        if not isinstance(node, Block):
            remedy = "write: - {date: 2019-01-20, text: …}"
            form.notes.find("wrong-form", node.where, "a correction has a date and a text", remedy)
            continue
        own = Form(node, form.notes)
        own.require("date", "text")
        date, text = own.day("date"), own.text("text")
        own.close()
        if date is not None and text:
            yield Correction(date=date, text=text)
