"""``issue.yaml`` → what the issue is, and its contents with the place of every name, for the checks that follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.issue.addresses import ISSUE_FOLDERS
from magazine.issue.dates import COVER_YEARS, CoverDate
from magazine.issue.issue import Section
from magazine.issue.language import Wording
from magazine.manuscript.fields import Form, good_id, language, unique_pairs
from magazine.manuscript.house import languages_of
from magazine.manuscript.notes import instead
from magazine.manuscript.yaml_nodes import Block, Items

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from magazine.issue.house import House
    from magazine.issue.language import Language
    from magazine.manuscript.notes import Notes
    from magazine.manuscript.yaml_nodes import Node, Value

_MOST_ISSUES = 99_999  # a weekly needs two thousand years


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What ``issue.yaml`` says.

    Attributes:
        number: as printed.
        cover_date: as printed.
        title: the issue's own.
        languages: the main one first.
        picture: the cover picture as written, or None.
        lines: the cover lines as written, by language.
        sections: in running order; an article that stands twice is in the first place only.
        places: of each article's id in the contents.
        renamed: pairs of an article's former id and its id now, as written.
    """

    number: int
    cover_date: CoverDate
    title: Wording
    languages: tuple[Language, ...]
    picture: Value | None
    lines: Mapping[Language, tuple[Value, ...]]
    sections: tuple[Section, ...]
    places: Mapping[str, Value]
    renamed: tuple[tuple[Value, Value], ...] = ()


def read_plan(block: Block, issue_id: str, house: House, notes: Notes) -> Plan:
    """Read ``issue.yaml``; what is missing is found, and stood in for so that the rest can be checked too."""
    languages = languages_of(Form(block, notes), house.languages, "language-not-in-house") or house.languages
    form = Form(block, notes, languages)
    form.require("number", "date")
    form.require("title", rule="missing-title")
    form.require("contents")
    picture, lines = _cover(form, languages)
    places: dict[str, Value] = {}
    plan = Plan(
        number=form.whole("number", least=0, most=_MOST_ISSUES) or 0,
        cover_date=form.cover_date("date") or _date_of(issue_id),
        title=form.wording("title") if form.node("title") is not None else Wording.everywhere(issue_id),
        languages=languages,
        picture=picture,
        lines=lines,
        sections=tuple(_sections(form, house, places)),
        places=places,
        renamed=tuple(_renamed(form)),
    )
    form.node("languages")
    form.close()
    return plan


def _date_of(issue_id: str) -> CoverDate:
    """Stand in for a cover date that cannot be read, so that the rest is checked; the issue is not published with it."""
    match = re.match(r"([0-9]{4})-(0[1-9]|1[0-2])", issue_id)
    year, month = (2000, 1) if match is None else map(int, match.groups())
    return CoverDate(year=year if year in COVER_YEARS else 2000, month=month)


def _cover(form: Form, languages: tuple[Language, ...]) -> tuple[Value | None, dict[Language, tuple[Value, ...]]]:
    block = form.block("cover")
    if block is None:
        return None, {}
    own = Form(block, form.notes)
    picture, written = own.value("picture"), own.block("lines")
    lines: dict[Language, tuple[Value, ...]] = {}
    for key, _ in unique_pairs(written, form.notes, "duplicate-field", "language") if written is not None else ():
        tag = language(key, form.notes, languages)
        if tag is not None and written is not None:
            lines[tag] = Form(written, form.notes).values(tag.tag)
    own.close()
    return picture, lines


def _sections(form: Form, house: House, places: dict[str, Value]) -> Iterator[Section]:
    node = form.node("contents")
    if node is None:
        return
    if not isinstance(node, Items):
        remedy = "write each as: - rubric: … and, below it, articles: […]"
        form.notes.find("wrong-form", node.where, "“contents” must be a list of rubrics with their articles", remedy)
        return
    for item in node.items:
        section = _section(item, form.notes, house, places)
        if section is not None:
            yield section


def _section(node: Node, notes: Notes, house: House, places: dict[str, Value]) -> Section | None:
    if not isinstance(node, Block):
        remedy = "write: - rubric: … and, below it, articles: […]"
        notes.find("wrong-form", node.where, "an entry of the contents has a rubric and articles", remedy)
        return None
    own = Form(node, notes)
    own.require("rubric", "articles")
    rubric = own.value("rubric")
    if rubric is not None and rubric.text not in house.rubrics:
        remedy = instead(rubric.text, house.rubrics, "add it to the rubrics in magazine.yaml")
        notes.find("unknown-rubric", rubric.where, f"magazine.yaml names no rubric “{rubric.text}”", remedy)
    articles = tuple(value.text for value in own.values("articles") if _is_new(value, places, notes))
    own.close()
    return Section(rubric="" if rubric is None else rubric.text, articles=articles)


def _is_new(value: Value, places: dict[str, Value], notes: Notes) -> bool:
    if good_id(value, notes) is None:
        return False
    if value.text in places:
        line = places[value.text].where.line
        what = f"the article “{value.text}” already stands in the contents on line {line}"
        notes.find("article-twice", value.where, what, "keep one of the two")
        return False
    places[value.text] = value
    return not is_reserved(value, ISSUE_FOLDERS, "article", notes)


def is_reserved(value: Value, names: Collection[str], noun: str, notes: Notes) -> bool:
    """Find an id that is the name of a folder of the site, where its pages would lie among other things."""
    if value.text in names:
        what = f"the site has a folder “{value.text}” of its own, so no {noun} can have this id"
        notes.find("reserved-id", value.where, what, f"give the {noun}'s folder another name: {value.text}-1")
    return value.text in names


def _renamed(form: Form) -> Iterator[tuple[Value, Value]]:
    """Read the field ``renamed``: former ids with the ids now."""
    block = form.block("renamed")
    for former, node in unique_pairs(block, form.notes, "duplicate-id", "former id") if block is not None else ():
        now = Form(Block(pairs=((former, node),), where=former.where), form.notes).value(former.text)
        good = good_id(former, form.notes) is not None and not is_reserved(former, ISSUE_FOLDERS, "article", form.notes)
        if now is not None and good and good_id(now, form.notes) is not None:
            yield former, now
