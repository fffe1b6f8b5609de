"""A table without a head, or with a column that has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, said
from magazine.issue.finding import Level, Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, Table

_BAR: Final = re.compile(r"(?<!\\)\|")


def find(text: ArticleText, desk: Desk) -> Iterator[Hit]:
    """Find tables whose first row is blank, or blank over a column; the corner over a first column of names may be."""
    del desk
    for table in text.tables:
        head = table.rows[0]
        if not any(cell.strip() for cell in head):
            yield Hit(where=table.where)
            continue
        for number, cell in enumerate(head):
            if number > 0 and not cell.strip():
                yield Hit(where=_place(text, table, number), message="column", words={"number": str(number + 1)})


def _place(text: ArticleText, table: Table, number: int) -> Location:
    """Give the place of a blank cell: behind the bar that opens it."""
    line = text.article.source.split("\n")[table.where.line - 1]
    bars = [match.end() for match in _BAR.finditer(line)]
    opened = number if line.lstrip().startswith("|") else number - 1
    column = bars[opened] + 1 if opened < len(bars) else 1  # either way: a table's line has a bar before every cell
    return Location(path=table.where.path, line=table.where.line, column=column)


RULE = Rule(
    name="headless-table",
    code="A106",
    family=Family.ACCESS,
    level=Level.WARNING,
    scope=Scope.ARTICLE,
    languages=BOTH,
    title=said(ar="جدول بلا رؤوس أعمدة", fr="tableau sans en-têtes", en="table without headers"),
    reason=said(
        ar="من يسمع الجدول خانة خانة لا يعرف معنى الخانة إلا من رأس عمودها، ومن يراه على هاتف صغير كذلك.",
        fr="Qui écoute un tableau case par case n’en comprend une que par l’en-tête de sa colonne ; sur un petit écran, il en va de même.",
        en="Those who hear a table cell by cell know what a cell means by its column’s header alone; so do those with a small screen.",
    ),
    source="WCAG 2.2, success criterion 1.3.1 (Info and Relationships); technique H51",
    messages={
        "found": Message(
            what=said(ar="الجدول بلا رؤوس أعمدة", fr="le tableau n’a pas d’en-têtes", en="the table has no headers"),
            remedy=said(
                ar="اكتب في سطره الأول ما يحويه كل عمود",
                fr="dites dans sa première ligne ce que contient chaque colonne",
                en="say in its first row what each column holds",
            ),
        ),
        "column": Message(
            what=said(
                ar="العمود {number} بلا رأس",
                fr="la colonne {number} n’a pas d’en-tête",
                en="column {number} has no header",
            ),
            remedy=said(
                ar="اكتب في السطر الأول ما يحويه هذا العمود",
                fr="dites dans la première ligne ce que contient cette colonne",
                en="say in the first row what this column holds",
            ),
        ),
    },
    find=find,
)
