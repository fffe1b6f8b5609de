"""``magazine.yaml`` → the house."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.constants import HOUSE_FILE, ISSUES_FOLDER, YAML_MAX_BYTES
from magazine.issue.finding import Stop
from magazine.issue.house import Contributor, House, Rubric, Signatory
from magazine.issue.language import Language
from magazine.manuscript.deceit import deceit_of
from magazine.manuscript.fields import Form, good_id, language, unique_pairs
from magazine.manuscript.files import is_within
from magazine.manuscript.issn import read_issn
from magazine.manuscript.notes import Notes, instead
from magazine.manuscript.sheet import read_sheet
from magazine.manuscript.theme import theme_tokens
from magazine.manuscript.yaml_nodes import Block

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.manuscript.yaml_nodes import Node, Value

_ADDRESS: Final = re.compile(r"https?://[^\s/?#@]+(/[^\s?#]*)?")
_MAIL: Final = re.compile(r"[^\s@<>\"]+@[^\s@<>\"]+\.[^\s@<>\".]+")
_THEME: Final = "police"


def read_house(project: Path) -> tuple[House | None, tuple[Finding, ...]]:
    """Read the house of a project; None where ``magazine.yaml`` cannot be used at all."""
    notes = Notes()
    path = f"{ISSUES_FOLDER}/{HOUSE_FILE}"
    file = project / ISSUES_FOLDER / HOUSE_FILE
    block = read_sheet(file, path, notes, most=YAML_MAX_BYTES) if is_within(file, project, path, notes) else None
    house = None if block is None else _house(block, project, notes)
    return house, notes.findings


def _house(block: Block, project: Path, notes: Notes) -> House:
    languages = _languages(block, notes)
    form = Form(block, notes, languages)
    form.require("title", rule="missing-title")
    form.require("slug", "languages")
    theme = form.id("theme") or _THEME
    issn_print, issn_online = _issns(form)
    house = House(
        title=form.wording("title"),
        slug=form.id("slug") or "magazine",
        publisher=form.wording("publisher"),
        issn_print=issn_print,
        issn_online=issn_online,
        address=_address(form),
        languages=languages,
        theme=theme,
        rubrics=dict(_rubrics(form, _colours(project, theme))),
        contributors=dict(_contributors(form)),
        legal=form.wording("legal"),
        contact=_contact(form),
    )
    form.close()
    return house


def _languages(block: Block, notes: Notes) -> tuple[Language, ...]:
    """Read the languages first: all wordings are held against them."""
    return languages_of(Form(block, notes), tuple(Language)) or (Language.ARABIC, Language.FRENCH)


def languages_of(form: Form, among: tuple[Language, ...], rule: str = "unknown-language") -> tuple[Language, ...]:
    """Read the field ``languages``: each once, the first is the main one."""
    found: dict[Language, None] = {}
    for value in form.values("languages"):
        tag = language(value, form.notes)
        if tag is not None and tag not in among:
            remedy = f"add it to the languages in {ISSUES_FOLDER}/{HOUSE_FILE}, or take it out here"
            form.notes.find(rule, value.where, f"the house does not publish in {tag.tag}", remedy)
        elif tag in found:
            form.notes.find("duplicate-id", value.where, f"the language {tag.tag} stands here again", "keep one")
        elif tag is not None:
            found[tag] = None
    return tuple(found)


def _address(form: Form) -> str:
    value = form.value("address")
    if value is None:
        return "https://magazine.example"
    if not _ADDRESS.fullmatch(value.text):
        remedy = "write it in full, without spaces or a question mark: https://magazine.example"
        form.notes.find("wrong-address", value.where, f"“{value.text}” is not the address of a web site", remedy)
    elif deceit := deceit_of(value.text):
        form.notes.find(
            "wrong-address", value.where, f"this address deceives: {deceit}", "write the site's own address"
        )
    return value.text.rstrip("/")


def _contact(form: Form) -> str:
    value = form.value("contact")
    if value is None:
        return ""
    if not _MAIL.fullmatch(value.text) and not _ADDRESS.fullmatch(value.text):
        remedy = "write an e-mail address (newsroom@magazine.example) or the whole address of a page (https://…)"
        form.notes.find("wrong-address", value.where, f"readers cannot write to “{value.text}”", remedy)
        return ""
    if deceit := deceit_of(value.text if "://" in value.text else f"mailto:{value.text}"):
        form.notes.find("wrong-address", value.where, f"this address deceives: {deceit}", "write your own address")
    return value.text


def _issns(form: Form) -> tuple[str | None, str | None]:
    """Read the ISSNs of the paper and of the electronic edition."""
    block = form.block("issn") or Block(pairs=(), where=form.place("issn"))
    own = Form(block, form.notes)
    issns = read_issn(own, "print"), read_issn(own, "online")
    own.close()
    return issns


def _colours(project: Path, theme: str) -> tuple[str, ...]:
    """Give the colours that a theme has for rubrics; none where it cannot be read, which is told when it is needed."""
    try:
        tokens = theme_tokens(project, theme)
    except Stop:
        return ()
    return tuple(name for name in tokens if f"{name}-text" in tokens and "device-cmyk" not in tokens[name])


def _rubrics(form: Form, colours: tuple[str, ...]) -> Iterator[tuple[str, Rubric]]:
    for key, own in _named(form, "rubrics", "rubric"):
        own.require("name", "colour")
        colour = own.value("colour")
        if colour is not None and colours and colour.text not in colours:
            remedy = instead(colour.text, colours, "write one of: " + ", ".join(colours))
            own.notes.find("unknown-colour", colour.where, f"the theme has no colour “{colour.text}”", remedy)
        yield key.text, Rubric(id=key.text, name=own.wording("name"), colour=own.text("colour"))
        own.close()


def _contributors(form: Form) -> Iterator[tuple[str, Contributor]]:
    for key, own in _named(form, "contributors", "contributor"):
        own.require("name")
        kind = own.word("kind", Signatory, Signatory.PERSON)
        yield key.text, Contributor(id=key.text, name=own.wording("name"), role=own.wording("role"), kind=kind)
        own.close()


def _named(form: Form, field: str, noun: str) -> Iterator[tuple[Value, Form]]:
    """Give each entry of a block of ids as a form of its own."""
    block = form.block(field)
    for key, node in unique_pairs(block, form.notes, "duplicate-id", noun) if block is not None else ():
        if good_id(key, form.notes) is None:
            continue
        if isinstance(node, Block):
            yield key, Form(node, form.notes, form.languages)
        else:
            _not_fields(node, key, form.notes, noun)


def _not_fields(node: Node, key: Value, notes: Notes, noun: str) -> None:
    what = f"the {noun} “{key.text}” must have fields of its own"
    notes.find("wrong-form", node.where, what, f"write {key.text}: {{name: {{ar: …, fr: …}}}}")
