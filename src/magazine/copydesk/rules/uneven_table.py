"""A table that has fewer rows or columns on one side of an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.copydesk.sides import file_of, ways
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import Pair, Table


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find a table larger than its match, where both sides have as many tables."""
    del desk
    for one, other in ways(pair):
        if len(one.tables) != len(other.tables):
            continue
        for own, its in zip(one.tables, other.tables, strict=True):
            here, there = _size(own), _size(its)
            if here > there:
                words = {
                    "rows": str(here[0]),
                    "columns": str(here[1]),
                    "other_rows": str(there[0]),
                    "other_columns": str(there[1]),
                }
                yield Hit(where=own.where, words={"file": file_of(other), **words})


def _size(table: Table) -> tuple[int, int]:
    return len(table.rows), max(map(len, table.rows), default=0)


RULE = Rule(
    name="uneven-table",
    code="P124",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(ar="جدول أصغر في لغة", fr="tableau plus petit d’un côté", en="uneven table"),
    reason=said(
        ar="السطر الذي يسقط من جدول يسقط معه معطى، ولا شيء في الصفحة يدل على غيابه.",
        fr="Une ligne tombée d’un tableau est une donnée perdue, et rien dans la page ne le laisse voir.",
        en="A row that fell out of a table is data lost, and nothing on the page shows it.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="في هذا الجدول {rows} × {columns} (أسطر × أعمدة)، وفي النسخة الأخرى ({file}) {other_rows} × {other_columns}",
                fr="ce tableau compte {rows} × {columns} (lignes × colonnes), {other_rows} × {other_columns} dans l’autre version ({file})",
                en="this table has {rows} × {columns} (rows × columns), {other_rows} × {other_columns} on the other side ({file})",
            ),
            remedy=said(
                ar="انظر هل سقط سطر أو عمود من النسخة الأخرى",
                fr="voyez s’il manque une ligne ou une colonne à l’autre version",
                en="see whether a row or a column fell out on the other side",
            ),
        ),
    },
    find=find,
)
