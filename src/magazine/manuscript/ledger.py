"""``facts.yaml`` → the ledger, its sums added up."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level
from magazine.issue.language import Language
from magazine.issue.ledger import Fact, Ledger, Sum
from magazine.issue.numerals import in_figures
from magazine.manuscript.fields import Form, unique_pairs
from magazine.manuscript.notes import instead
from magazine.manuscript.scalars import ledger_date
from magazine.manuscript.sheet import read_sheet
from magazine.manuscript.yaml_nodes import Block, Items, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.manuscript.files import IssueFile
    from magazine.manuscript.notes import Notes
    from magazine.manuscript.yaml_nodes import Node

_SUMS: Final = "sums"
_ID: Final = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")


def read_ledger(item: IssueFile, languages: tuple[Language, ...], notes: Notes) -> Ledger:
    """Read the ledger: the facts that can be read, and the sums among them."""
    block = read_sheet(item.file, item.where.path, notes)
    pairs = () if block is None else unique_pairs(block, notes, "duplicate-id", "fact")
    written = {key.text for key, _ in pairs}
    facts = {fact.id: fact for fact in _facts(pairs, languages, notes)}
    sums = tuple(
        one
        for key, node in pairs
        if key.text == _SUMS
        for one in _sums(node, written, notes)
        if _holds(one, facts, notes)
    )
    unusable = tuple(sorted(written - {_SUMS, *facts}))
    return Ledger(facts=facts, sums=sums, unusable=unusable, source="" if block is None else block.source)


def _facts(pairs: tuple[tuple[Value, Node], ...], languages: tuple[Language, ...], notes: Notes) -> Iterator[Fact]:
    for key, node in pairs:
        if key.text == _SUMS:
            continue
        if not _ID.fullmatch(key.text):
            remedy = "use lowercase Latin letters, digits, hyphens and full stops: open-days.visitors"
            notes.find("bad-id", key.where, f"“{key.text}” cannot be the id of a fact", remedy)
        elif isinstance(node, Block):
            fact = _fact(key, Form(node, notes, languages))
            if fact is not None:
                yield fact
        else:
            remedy = f"write {key.text}: {{value: …, unit: {{ar: …, fr: …}}, source: …, date: …}}"
            notes.find("wrong-form", node.where, f"the fact “{key.text}” must have fields of its own", remedy)


def _fact(key: Value, form: Form) -> Fact | None:
    form.require("value", "source")
    value, about = form.figure("value"), form.flag("about")
    unit, source, date = form.wording("unit"), form.wording("source"), form.value("date")
    written = "" if date is None else ledger_date(date, form.notes)
    form.close()
    if value is None:
        return None
    return Fact(id=key.text, value=value, about=about, unit=unit, source=source, date=written or "", where=key.where)


def _sums(node: Node, written: set[str], notes: Notes) -> Iterator[Sum]:
    for item in node.items if isinstance(node, Items) else (node,):
        if not isinstance(item, Value):
            _bad_sum(item, notes)
            continue
        total, equals, rest = (part.strip() for part in item.text.partition("="))
        terms = tuple(term.strip() for term in rest.split("+"))
        if not equals or not total or not all(terms) or "=" in rest:
            _bad_sum(item, notes)
            continue
        unknown = [one for one in (total, *terms) if one not in written or one == _SUMS]
        for one in unknown:
            remedy = instead(one, written, "add the fact to the ledger, or mend its name")
            notes.find("unknown-fact", item.where, f"the sum names “{one}”, which the ledger does not have", remedy)
        if not unknown:
            yield Sum(total=total, terms=terms, where=item.where)


def _bad_sum(node: Node, notes: Notes) -> None:
    notes.find("bad-sum", node.where, "this is not a sum", "write: total = first + second")


def _holds(one: Sum, facts: Mapping[str, Fact], notes: Notes) -> bool:
    """Add up; a fact whose value could not be read has had its finding. Rounded figures need not add up exactly."""
    used = [facts[name] for name in (one.total, *one.terms) if name in facts]
    if len(used) <= len(one.terms):
        return False
    total, made = used[0].value, sum((fact.value for fact in used[1:]), Decimal(0))
    if total == made:
        return True
    figures = in_figures(total, Language.ENGLISH), in_figures(made, Language.ENGLISH)
    what = f"{one.total} is {figures[0]}, but {' + '.join(one.terms)} is {figures[1]}"
    level = Level.WARNING if any(fact.about for fact in used) else None
    remedy = f"check each figure against its source; {_difference(total - made)}"
    notes.find("false-sum", one.where, what, remedy, level=level)
    return False


def _difference(value: Decimal) -> str:
    figure = in_figures(abs(value), Language.ENGLISH)
    return f"the terms are {figure} too low" if value > 0 else f"the terms are {figure} too high"
