"""``editorial-line.yaml`` → the editorial line. Whether a rule of that name exists is for the copy desk to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.constants import ISSUES_FOLDER, LINE_FILE
from magazine.issue.editorial_line import EditorialLine, HouseTerm, Tuning
from magazine.issue.finding import Level
from magazine.issue.language import Language
from magazine.manuscript.fields import Form, language, unique_pairs
from magazine.manuscript.files import is_within
from magazine.manuscript.notes import Notes
from magazine.manuscript.sheet import read_sheet
from magazine.manuscript.yaml_nodes import Block, Items, Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.issue.finding import Finding, Location
    from magazine.manuscript.yaml_nodes import Node

_OFF: Final = "off"
_TONGUES: Final = (Language.ARABIC, Language.FRENCH, Language.ENGLISH)
_LEVELS: Final = {level.value: level for level in Level}


def read_editorial_line(project: Path) -> tuple[EditorialLine, tuple[Finding, ...]]:
    """Read a project's editorial line; the defaults hold where there is no such file."""
    file = project / ISSUES_FOLDER / LINE_FILE
    notes = Notes()
    path = f"{ISSUES_FOLDER}/{LINE_FILE}"
    block = read_sheet(file, path, notes) if file.exists() and is_within(file, project, path, notes) else None
    if {one.rule for one in notes.findings} == {"empty-file"} and file.read_text(encoding="utf-8").strip():
        return EditorialLine(), ()  # comments alone, as in a new magazine
    line = EditorialLine() if block is None else _line(Form(block, notes))
    return line, notes.findings


def _line(form: Form) -> EditorialLine:
    line = EditorialLine(
        rules=dict(_rules(form)),
        terms=tuple(_terms(form)),
        words={tag: frozenset(words) for tag, words in _words(form)},
        tongue=_tongue(form),
    )
    form.close()
    return line


def _tongue(form: Form) -> Language:
    """Read the language in which the copy desk speaks: one of those that its rules are worded in."""
    value = form.value("language")
    tongue = None if value is None or value.is_empty else language(value, form.notes, _TONGUES)
    return tongue or Language.ENGLISH


def _rules(form: Form) -> Iterator[tuple[str, Tuning]]:
    block = form.block("rules")
    for key, node in unique_pairs(block, form.notes, "duplicate-id", "rule") if block is not None else ():
        if isinstance(node, Value):
            if _is_level(node, form.notes):
                yield key.text, Tuning(where=key.where, off=node.text == _OFF, level=_LEVELS.get(node.text))
        elif isinstance(node, Block):
            yield key.text, _tuning(key, node, form.notes)
        else:
            remedy = f"write {key.text}: off, a level, or fields of its own"
            form.notes.find("wrong-form", node.where, f"“{key.text}” cannot be a list", remedy)


def _is_level(value: Value, notes: Notes) -> bool:
    known = value.text in {_OFF, *_LEVELS}
    if not known:
        remedy = f"write one of: {', '.join([_OFF, *_LEVELS])}"
        what = (
            "the rule is named, and nothing is said of it"
            if value.is_empty
            else f"“{value.text}” is not a level of a rule"
        )
        notes.find("wrong-choice", value.where, what, remedy)
    return known


def _tuning(key: Value, block: Block, notes: Notes) -> Tuning:
    level: Value | None = None
    settings: dict[str, tuple[str, ...]] = {}
    places: dict[str, Location] = {}
    for name, node in unique_pairs(block, notes, "duplicate-field", "setting"):
        if name.text == "level":
            level = _one_word(node, notes)
            continue
        texts = _texts(name.text, node, notes)
        if texts is None:
            continue
        settings[name.text], places[name.text] = texts, node.where
    good = level is not None and _is_level(level, notes)
    text = level.text if level is not None and good else ""
    return Tuning(where=key.where, off=text == _OFF, level=_LEVELS.get(text), settings=settings, places=places)


def _one_word(node: Node, notes: Notes) -> Value | None:
    if isinstance(node, Value):
        return node
    notes.find(
        "wrong-form", node.where, "a level is one word", f"write level: and one of: {', '.join([_OFF, *_LEVELS])}"
    )
    return None


def _texts(name: str, node: Node, notes: Notes) -> tuple[str, ...] | None:
    """Read a setting: one text or several; None, with a finding, where it is neither."""
    items = node.items if isinstance(node, Items) else (node,)
    texts = tuple(item.text.strip() for item in items if isinstance(item, Value))
    if len(texts) < len(items):
        what = f"the setting “{name}” must be a text or a list of texts"
        notes.find("wrong-form", node.where, what, f"write {name}: …, or {name}: […, …]")
        return None
    if isinstance(node, Value) and not node.quoted and any(sign in node.text for sign in ",،"):
        what = f"the setting “{name}” is one text with a comma in it"
        notes.find("wrong-form", node.where, what, f"write {name}: [one, two], or put the text in quotation marks")
        return None
    return tuple(filter(None, texts))


def _terms(form: Form) -> Iterator[HouseTerm]:
    for node in form.nodes("terms"):
        if not isinstance(node, Block):
            remedy = "write: - {write: {ar: …, fr: …}, instead-of: {fr: […]}, reason: …}"
            form.notes.find("wrong-form", node.where, "a term has fields of its own", remedy)
            continue
        own = Form(node, form.notes)
        own.require("write", "instead-of")
        write, avoided, reason = own.wording("write"), own.block("instead-of"), own.wording("reason")
        own.close()
        yield HouseTerm(
            write=write, instead_of=dict(_by_language(avoided, form.notes)), where=node.where, reason=reason
        )


def _words(form: Form) -> Iterator[tuple[Language, tuple[str, ...]]]:
    return _by_language(form.block("words"), form.notes)


def _by_language(block: Block | None, notes: Notes) -> Iterator[tuple[Language, tuple[str, ...]]]:
    """Read lists of texts by language."""
    pairs: tuple[tuple[Value, Node], ...] = (
        () if block is None else unique_pairs(block, notes, "duplicate-field", "language")
    )
    for key, _ in pairs:
        tag = language(key, notes)
        if tag is not None and block is not None:
            yield tag, tuple(value.text.strip() for value in Form(block, notes).values(tag.tag))
