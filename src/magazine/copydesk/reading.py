"""A manuscript's body → passages, links, directives, pictures, tables and notes: Markdown's tokens, read with their places.

The parser has the same syntax as MyST is given in the editions (``markup/reading.py``); ``tests/copydesk/test_reading.py`` holds the two
against each other.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from magazine.copydesk.inline import Inline
from magazine.copydesk.lines import Lines
from magazine.copydesk.place import Mark, Marks
from magazine.copydesk.text import (
    Block,
    Directive,
    FactUse,
    Link,
    Note,
    Option,
    Passage,
    PassageKind,
    PictureUse,
    Table,
)
from magazine.issue.finding import Location
from magazine.issue.language import Language
from magazine.issue.paths import join_path, unquoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown_it.token import Token

_INFO: Final = re.compile(r"\{(?P<name>[\w-]+)\}[ \t]*(?P<argument>.*)")
_OPTION: Final = re.compile(r":(?P<name>[\w-]+):[ \t]*(?P<text>.*)")
_QUOTED: Final = re.compile(r"(?P<mark>[\"'])(?P<text>[^\"']*)(?P=mark)")
"""MyST reads options as YAML: quotation marks around a text are not part of it."""
_DEPTH_MAX: Final = 16  # directives within directives; an editor stops at three
_PROSE: Final = {"box": PassageKind.PARAGRAPH, "qa": PassageKind.PARAGRAPH, "pullquote": PassageKind.PULL_QUOTE}
_TITLES: Final = {"box": PassageKind.BOX_TITLE, "qa": PassageKind.QUESTION}
_LABELS: Final = {"title", "unit", "source"}
_NO_BLOCKS: Final = {"inline", "myst_line_comment"}
"""A waiver is a comment itself: above another waiver it lets off the passage below both."""
_TAGS: Final = {language.tag: language for language in Language}
_CELLS: Final = {"th_open": PassageKind.HEAD_CELL, "td_open": PassageKind.CELL}


@cache
def parser() -> MarkdownIt:
    """Give the parser. Escapes stay tokens of their own, so that the place of each character is known."""
    markdown = MarkdownIt("commonmark").enable("table").disable("text_join")
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    for plugin in (colon_fence_plugin, myst_role_plugin, myst_block_plugin, deflist_plugin):
        markdown.use(plugin)
    return markdown


class BodyReader:
    """Reads a body; what it finds grows in its lists."""

    def __init__(self, language: Language, figure: Callable[[str, Language], str | None], article_id: str) -> None:
        """Take the article's language, what gives the ledger's figures, and the article's folder."""
        self._figure = figure
        self._folder = article_id
        self.language = language
        self.passages: list[Passage] = []
        self.links: list[Link] = []
        self.directives: list[Directive] = []
        self.pictures: list[PictureUse] = []
        self.tables: list[Table] = []
        self.notes: list[Note] = []
        self.facts: list[FactUse] = []
        self.blocks: list[Block] = []
        self._shared: dict[str, Any] = {}  # addresses of links that are given elsewhere in the body

    def read(
        self,
        lines: Lines,
        *,
        kind: PassageKind = PassageKind.PARAGRAPH,
        language: Language | None = None,
        within: tuple[str, ...] = (),
    ) -> None:
        """Read lines of Markdown; paragraphs become passages of a kind. What is nested past all sense is left."""
        if len(within) > _DEPTH_MAX:
            return
        walk = _Walk(self, lines, kind, language or self.language, within)
        for token in parser().parse("\n".join(lines.texts), self._shared):
            walk.step(token)

    def inline(self, lines: Lines, language: Language) -> Inline:
        """Give a reader of inline Markdown."""
        return Inline(lines, lambda fact_id: self._figure(fact_id, language))

    def figure(self, fact_id: str, language: Language) -> str | None:
        """Give the ledger's figure as a language sets it."""
        return self._figure(fact_id, language)

    def picture_id(self, path: str) -> str:
        """Give the id within the issue of a picture named in this article, or the path as written where it leads outside."""
        return join_path(self._folder, path.strip()) or path


class _Walk:
    """One pass over the tokens of some lines."""

    def __init__(
        self, reader: BodyReader, lines: Lines, kind: PassageKind, language: Language, within: tuple[str, ...]
    ) -> None:
        self._reader = reader
        self._lines = lines
        self._kind = kind
        self._language = language
        self._within = within
        self._row = 0  # index of the line of the block at hand
        self._cell_from = 0  # column at which the next cell is looked for
        self._stack: list[str] = []
        self._level = 0
        self._rows: list[list[str]] = []
        self._head_row = 0

    def step(self, token: Token) -> None:
        """Take the next token."""
        if token.map is not None:
            self._row = token.map[0]
            if token.level == 0 and token.type not in _NO_BLOCKS:
                self._block(token.map)
        if token.type in {"fence", "colon_fence"}:
            self._fence(token)
        elif token.type == "inline":
            self._inline(token)
        elif token.nesting > 0:
            self._begin(token)
        elif token.type == "table_close":
            self._table()
        if token.nesting > 0:
            self._stack.append(token.type)
        elif token.nesting < 0 and self._stack:
            self._stack.pop()

    def _begin(self, token: Token) -> None:
        if token.type == "heading_open":
            self._level = int(token.tag[1:])
        elif token.type in {"footnote_reference_open", "footnote_open"} and token.meta:
            where = self._location(self._row)
            self._reader.notes.append(Note(label=str(token.meta.get("label", "")), reference=False, where=where))
        elif token.type == "tr_open":
            self._cell_from = 0
            self._rows.append([])
        elif token.type == "table_open":
            self._rows, self._head_row = [], self._row

    def _block(self, rows: Sequence[int]) -> None:
        places = self._lines.places
        first, last = places[min(rows[0], len(places) - 1)][0], places[min(rows[1] - 1, len(places) - 1)][0]
        self._reader.blocks.append(Block(first=first, last=max(first, last)))

    def _table(self) -> None:
        rows = tuple(map(tuple, self._rows))
        self._reader.tables.append(Table(rows=rows, where=self._location(self._head_row), within=self._within))

    def _location(self, row: int) -> Location:
        line, column = self._lines.places[min(row, len(self._lines.places) - 1)]
        return Location(path=self._lines.path, line=line, column=column)

    def _kind_here(self) -> tuple[PassageKind, int]:
        for opened in reversed(self._stack):
            if opened in _CELLS:
                return _CELLS[opened], 0
            if opened == "heading_open":
                return PassageKind.CROSSHEAD, self._level
            if opened in {"footnote_reference_open", "footnote_open"}:
                return PassageKind.NOTE, 0
            if opened == "list_item_open":
                return PassageKind.ITEM, 0
            if opened == "dt_open":
                return PassageKind.TERM, 0
        return self._kind, 0

    def _inline(self, token: Token) -> None:
        kind, level = self._kind_here()
        row = token.map[0] if token.map is not None else self._row
        in_table = kind in _CELLS.values()
        if in_table:
            rows, gaps = self._cell(token.content, row)
        else:
            rows, gaps = self._lines.rows(token.content, row), ()
        passage = self._passage(token, rows, kind, level, gaps)
        if in_table and self._rows:
            self._rows[-1].append(passage.text)

    def _cell(self, content: str, row: int) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
        """Give where a cell's content begins, and before which of its characters a backslash was typed: those of its strokes."""
        whole = self._lines.texts[row] if row < len(self._lines.texts) else ""
        typed = content.replace("|", r"\|")
        at = whole.find(typed, self._cell_from)
        self._cell_from = max(self._cell_from, at + len(typed))
        line, column = self._lines.places[min(row, len(self._lines.places) - 1)]
        gaps = tuple(number for number, character in enumerate(content) if character == "|") if at >= 0 else ()
        return ((line, column + max(0, at)),), gaps

    def _passage(
        self,
        token: Token,
        rows: Sequence[tuple[int, int]],
        kind: PassageKind,
        level: int = 0,
        gaps: tuple[int, ...] = (),
    ) -> Passage:
        inline = self._reader.inline(self._lines, self._language).read(token, rows, gaps)
        passage = Passage(
            kind=kind,
            language=self._language,
            text=inline.text,
            place=inline.marks,
            runs=tuple(sorted(inline.runs, key=lambda run: (run.start, -run.end))),
            level=level,
            within=self._within,
        )
        if passage.text.strip():
            self._reader.passages.append(passage)
        for run, where in inline.links:
            text = passage.text[run.start : run.end]
            self._reader.links.append(
                Link(target=run.value, text=text, where=where, passage=passage, start=run.start, end=run.end)
            )
        for source, alt, where in inline.images:
            given = Option(text=alt, where=where) if alt else None
            self._reader.pictures.append(
                PictureUse(picture=self._reader.picture_id(unquoted(source)), where=where, alt=given)
            )
        self._reader.notes += inline.notes
        self._reader.facts += inline.facts
        return passage

    # Directives

    def _fence(self, token: Token) -> None:
        match = _INFO.match(token.info.strip())
        if match is None or token.map is None:
            return
        directive, body = self._directive(token, match["name"], match["argument"].strip())
        self._reader.directives.append(directive)
        within = (*self._within, directive.name)
        argument = self._argument(token, directive)
        if directive.name in _TITLES and argument is not None:
            self._words(argument, _TITLES[directive.name], within)
        if directive.name in _PROSE:
            self._reader.read(body, kind=_PROSE[directive.name], language=self._language, within=within)
        elif directive.name == "passage":
            language = _TAGS.get(directive.argument, self._language)
            self._reader.read(body, kind=self._kind, language=language, within=within)
        elif directive.name in {"table", "list-table"}:
            if argument is not None:
                self._words(argument, PassageKind.CAPTION, within)
            self._reader.read(body, language=self._language, within=within)
        else:
            self._others(directive, body, within)
        self._options(directive, within)

    def _directive(self, token: Token, name: str, argument: str) -> tuple[Directive, Lines]:
        first, last = token.map or [0, 0]
        content = token.content.removesuffix("\n").split("\n") if token.content else []
        inner = self._lines.part(content, first + 1)
        options: dict[str, Option] = {}
        count = 0
        for text, (line, column) in zip(inner.texts, inner.places, strict=True):
            match = _OPTION.fullmatch(text.strip())
            if match is None:
                break
            lead = len(text) - len(text.lstrip())
            at = column + lead + match.start("text")
            quoted = _QUOTED.fullmatch(match["text"].strip())
            options[match["name"]] = Option(
                text=quoted["text"] if quoted else match["text"].strip(),
                where=Location(path=self._lines.path, line=line, column=at + (quoted is not None)),
            )
            count += 1
        body = Lines(inner.path, inner.texts[count:], inner.places[count:])
        directive = Directive(
            name=name,
            argument=argument,
            options=options,
            body=tuple(
                Option(text=text, where=Location(path=body.path, line=line, column=column))
                for text, (line, column) in zip(body.texts, body.places, strict=True)
            ),
            where=self._location(first),
            last_line=self._location(max(first, last - 1)).line,
            within=self._within,
        )
        return directive, body

    def _argument(self, token: Token, directive: Directive) -> Option | None:
        row = token.map[0] if token.map is not None else 0
        line_text = self._lines.texts[row]
        begin = line_text.find(f"{{{directive.name}}}") + len(directive.name) + 2
        at = line_text.find(directive.argument, begin) if directive.argument else -1
        if at < 0:
            return None
        line, column = self._lines.places[row]
        return Option(text=directive.argument, where=Location(path=self._lines.path, line=line, column=column + at))

    def _words(
        self, option: Option, kind: PassageKind, within: tuple[str, ...], *, language: Language | None = None
    ) -> None:
        """Read one line of inline Markdown that stands outside the flow: a title, a question, a source."""
        if not option.text:
            return
        place = (option.where.line, option.where.column)
        lines = Lines(option.where.path, (option.text,), (place,))
        walk = _Walk(self._reader, lines, kind, language or self._language, within)
        token = parser().parseInline(option.text, {})[0]
        walk._passage(token, (place,), kind)

    def _options(self, directive: Directive, within: tuple[str, ...]) -> None:
        for name, option in directive.options.items():
            if name == "by":
                self._words(option, PassageKind.BY, within)
            elif name in _LABELS:
                self._words(option, PassageKind.LABEL, within)
            elif name == "alt":
                self._plain(option, PassageKind.ALT, within)
            elif name == "caption":
                self._words(option, PassageKind.CAPTION, within)

    def _plain(self, option: Option, kind: PassageKind, within: tuple[str, ...]) -> None:
        if option.text:
            mark = Mark(0, option.where.line, option.where.column)
            self._reader.passages.append(
                Passage(
                    kind=kind,
                    language=self._language,
                    text=option.text,
                    place=Marks(option.where.path, (mark,)),
                    within=within,
                )
            )

    def _others(self, directive: Directive, body: Lines, within: tuple[str, ...]) -> None:
        if directive.name == "figure":
            self._reader.pictures.append(
                PictureUse(
                    picture=self._reader.picture_id(directive.argument),
                    where=directive.where,
                    alt=directive.options.get("alt"),
                    caption=directive.options.get("caption"),
                )
            )
            self._reader.read(body, kind=PassageKind.CAPTION, language=self._language, within=within)
        elif directive.name == "gallery":
            for line in directive.body:
                path = line.text.strip().removeprefix("- ").strip()
                if path:
                    self._reader.pictures.append(PictureUse(picture=self._reader.picture_id(path), where=line.where))
        elif directive.name == "keyfigures":
            for line in directive.body:
                self._key_figure(line, within)
        elif directive.name == "video" and "still" in directive.options:
            still = directive.options["still"]
            self._reader.pictures.append(PictureUse(picture=self._reader.picture_id(still.text), where=still.where))

    def _key_figure(self, line: Option, within: tuple[str, ...]) -> None:
        """Read ``- fact: what it counts``: the figure and its label, as they stand under each other on the page."""
        match = re.match(r"(\s*(?:-\s+)?)([^\s:]+)\s*(?::\s*(.*))?$", line.text)
        if match is None:
            return
        fact_id, label = match[2], (match[3] or "").strip()
        where = Location(path=line.where.path, line=line.where.line, column=line.where.column + match.start(2))
        self._reader.facts.append(FactUse(fact=fact_id, where=where))
        if label:
            at = Location(path=where.path, line=where.line, column=line.where.column + match.start(3))
            self._words(Option(text=label, where=at), PassageKind.LABEL, within)
