"""One run of inline Markdown → the text that readers see, with its runs and the place of each character."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

from magazine.copydesk.place import Mark, Marks
from magazine.copydesk.text import FactUse, Note, Run, RunKind
from magazine.issue.finding import Location
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

    from magazine.copydesk.lines import Lines

_LINK_END: Final = re.compile(r"\](?:\((?:[^()\\\n]|\\.|\n|\([^()]*\))*\)|\[[^\]]*\])?")
_TICKS: Final = re.compile(r"\s?`+")
_LANGUAGES: Final = {language.tag for language in Language}
_KINDS: Final = {"em_open": RunKind.EMPHASIS, "strong_open": RunKind.STRONG, "link_open": RunKind.LINK}


class Inline:
    """Walks over the children of an inline token with a cursor in its source."""

    def __init__(self, lines: Lines, figure: Callable[[str], str | None]) -> None:
        """Take the source's lines, and what gives the ledger's figure for an id."""
        self._lines = lines
        self._figure = figure
        self._cursor = 0
        self._source = ""
        self._flat = ""  # the source in one line: roles and code may run over a line's end
        self._ends: list[int] = []
        self._gaps: Sequence[int] = ()
        self._rows: Sequence[tuple[int, int]] = ()
        self._parts: list[str] = []
        self._length = 0
        self._marks: list[Mark] = []
        self._open: list[tuple[RunKind, int, str, int]] = []
        self.runs: list[Run] = []
        self.notes: list[Note] = []
        self.facts: list[FactUse] = []
        self.images: list[tuple[str, str, Location]] = []
        self.links: list[tuple[Run, Location]] = []

    def read(self, token: Token, rows: Sequence[tuple[int, int]], gaps: Sequence[int] = ()) -> Inline:
        """Read an inline token, and give itself back.

        Args:
            token: whose children are read.
            rows: line and column at which each line of its content begins.
            gaps: offsets in its content before which one more character was typed, in order.
        """
        self._source, self._rows, self._gaps = token.content, rows, gaps
        self._flat = token.content.replace("\n", " ")
        self._ends = [at for at, character in enumerate(token.content) if character == "\n"]
        for child in token.children or ():
            self._child(child)
        return self

    @property
    def text(self) -> str:
        """The text as readers see it."""
        return "".join(self._parts)

    @property
    def marks(self) -> Marks:
        """The place of each character."""
        first = self._rows[0] if self._rows else (1, 1)
        return Marks(self._lines.path, tuple(self._marks) or (Mark(0, *first, fixed=True),))

    # The kinds of children

    def _child(self, child: Token) -> None:
        kind = child.type
        if kind in {"softbreak", "hardbreak"}:
            self._break()
        elif kind == "footnote_ref":
            self._note(child.meta["label"])
        elif kind == "image":
            self._image(child)
        elif kind in _KINDS:
            self._begin(child)
        elif kind.endswith("_close"):
            self._end(child)
        else:
            self._words(child)

    def _words(self, child: Token) -> None:
        if child.type == "text":
            self._take(child.content)
        elif child.type == "text_special":
            self._stand_for(child.markup or child.content, child.content)
        elif child.type == "code_inline":
            self._run(RunKind.CODE, child.content, "")
        elif child.type == "myst_role":
            self._role(child.meta["name"], child.content)
        elif child.type == "html_inline":
            self._seek(child.content)
            self._cursor += len(child.content)

    def _break(self) -> None:
        end = self._source.find("\n", self._cursor)
        if end >= 0:
            self._mark(end)
            self._cursor = end + 1
        self._add(" ")

    def _begin(self, child: Token) -> None:
        value = str(child.attrGet("href") or "") if child.type == "link_open" else ""
        markup = child.markup if child.type != "link_open" or child.markup == "autolink" else "["
        opening = "<" if markup == "autolink" else markup
        self._seek(opening)
        begin = self._cursor
        self._cursor += len(opening)
        self._open.append((_KINDS[child.type], self._length, value, begin))

    def _end(self, child: Token) -> None:
        kind, start, value, begin = self._open.pop()
        if kind is RunKind.LINK:
            match = _LINK_END.match(self._source, self._cursor)
            self._cursor = match.end() if match else self._cursor + 1
        else:
            self._seek(child.markup)
            self._cursor += len(child.markup)
        run = Run(kind=kind, start=start, end=self._length, value=value)
        self.runs.append(run)
        if kind is RunKind.LINK:
            self.links.append((run, self._location(begin)))

    def _role(self, name: str, content: str) -> None:
        self._seek(f"{{{name}}}`")
        begin = self._cursor
        if name == "fact":
            fact_id = content.strip()
            self.facts.append(FactUse(fact=fact_id, where=self._location(begin)))
            figure = self._figure(fact_id)
            self._mark(begin, fixed=True)
            self._stretch(RunKind.FACT, figure if figure is not None else fact_id, fact_id)
            self._skip_role(name, content)
        elif name in _LANGUAGES:
            self._run(RunKind.FOREIGN, content, name)
            self._skip_ticks()
        else:
            self._run(RunKind.CODE, content, name)
            self._skip_ticks()

    def _note(self, label: str) -> None:
        opening = f"[^{label}]"
        self._seek(opening)
        self.notes.append(Note(label=label, reference=True, where=self._location(self._cursor)))
        self._cursor += len(opening)

    def _image(self, child: Token) -> None:
        self._seek("![")
        self.images.append((str(child.attrGet("src") or ""), child.content, self._location(self._cursor)))
        self._cursor += 2 + len(child.content)
        match = _LINK_END.match(self._source, self._cursor)
        self._cursor = match.end() if match else self._cursor

    # The cursor

    def _run(self, kind: RunKind, content: str, value: str) -> None:
        start = self._length
        at = self._flat.find(content, self._cursor)
        self._take(self._source[at : at + len(content)] if at >= 0 else content)
        self.runs.append(Run(kind=kind, start=start, end=self._length, value=value))
        if kind is RunKind.CODE and value == "":
            self._skip_ticks()

    def _stretch(self, kind: RunKind, content: str, value: str) -> None:
        start = self._length
        self._add(content)
        self.runs.append(Run(kind=kind, start=start, end=self._length, value=value))

    def _skip_role(self, name: str, content: str) -> None:
        self._cursor += len(name) + 2
        self._seek(content)
        self._cursor += len(content)
        self._skip_ticks()

    def _skip_ticks(self) -> None:
        match = _TICKS.match(self._source, self._cursor)
        if match:
            self._cursor = match.end()

    def _take(self, typed: str) -> None:
        """Add what readers see as it was typed, line by line."""
        for number, line in enumerate(typed.split("\n")):
            if number:
                self._break()
            if not line:
                continue
            self._seek(line)
            self._mark(self._cursor)
            for gap in self._gaps[bisect_right(self._gaps, self._cursor) :]:
                if gap < self._cursor + len(line):
                    self._mark(gap, ahead=gap - self._cursor)
            self._add(line)
            self._cursor += len(line)

    def _stand_for(self, typed: str, seen: str) -> None:
        """Add what readers see of an escape or an entity."""
        self._seek(typed)
        self._mark(self._cursor, fixed=True)
        self._add(seen)
        self._cursor += len(typed)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _seek(self, text: str) -> None:
        found = self._source.find(text, self._cursor)
        if found >= 0:
            self._cursor = found

    def _mark(self, at: int, *, ahead: int = 0, fixed: bool = False) -> None:
        line, column = self._row(at)
        self._marks.append(Mark(self._length + ahead, line, column, fixed))

    def _location(self, at: int) -> Location:
        line, column = self._row(at)
        return Location(path=self._lines.path, line=line, column=column)

    def _row(self, at: int) -> tuple[int, int]:
        row = bisect_left(self._ends, at)
        start = self._ends[row - 1] + 1 if row else 0
        line, column = self._rows[min(row, len(self._rows) - 1)]
        return line, column + at - start + bisect_right(self._gaps, at)
