"""An article as a copy editor reads it: passages of plain text, each with its kind, its language and its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from magazine.copydesk.rule import Hit
from magazine.issue.finding import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.place import Place
    from magazine.issue.article import Article
    from magazine.issue.finding import Location
    from magazine.issue.issue import Issue
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture


class PassageKind(Enum):
    """What a passage is on the page."""

    HEADLINE = "headline"
    KICKER = "kicker"
    STANDFIRST = "standfirst"
    SUMMARY = "summary"
    KEYWORD = "keyword"
    CORRECTION = "correction"
    PARAGRAPH = "paragraph"
    CROSSHEAD = "crosshead"
    ITEM = "item"
    """A paragraph of a list."""
    TERM = "term"
    """A term that a definition list defines."""
    HEAD_CELL = "head-cell"
    CELL = "cell"
    NOTE = "note"
    """A footnote."""
    PULL_QUOTE = "pull-quote"
    QUESTION = "question"
    BOX_TITLE = "box-title"
    BY = "by"
    """Whom a pull quote is by."""
    LABEL = "label"
    """A line beside a figure or a chart: title, unit, source, what a large figure counts."""
    CAPTION = "caption"
    ALT = "alt"
    CREDIT = "credit"
    RIGHTS = "rights"


class RunKind(Enum):
    """What a stretch within a passage is."""

    FOREIGN = "foreign"
    """Words in another language, marked with its role."""
    FACT = "fact"
    """A figure from the ledger."""
    LINK = "link"
    """The words of a link."""
    CODE = "code"
    STRONG = "strong"
    EMPHASIS = "emphasis"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A stretch of a passage that is not plain.

    Attributes:
        kind: what it is.
        start: offset of its first character.
        end: offset behind its last one.
        value: the language's tag, the fact's id, the link's address; empty for others.
    """

    kind: RunKind
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Passage:
    """A stretch of text that stands together: one paragraph, one heading, one cell.

    Attributes:
        kind: what it is on the page.
        language: in which it is set; also the direction of its lines.
        text: as readers see it: markup gone, figures of the ledger filled in, line ends as spaces.
        place: where each of its characters was typed.
        runs: stretches that are not plain, by their beginning; they may lie within one another.
        level: of a crosshead (2 for ``##``), else 0.
        within: the directives around it, outermost first: ``("box",)``.
    """

    kind: PassageKind
    language: Language
    text: str
    place: Place
    runs: tuple[Run, ...] = ()
    level: int = 0
    within: tuple[str, ...] = ()

    def where(self, offset: int = 0) -> Location:
        """Give the place of a character."""
        return self.place.where(offset)

    def hit(self, start: int, message: str = "found", /, **words: str) -> Hit:
        """Find something that begins at an offset."""
        return Hit(where=self.where(start), message=message, words=words)

    def hit_over(self, start: int, end: int, message: str = "found", /, **words: str) -> Hit:
        """Find something that reaches from an offset to another: what stands within it is not told again."""
        return Hit(where=self.where(start), message=message, words=words, of=self.stretch(start, end))

    def stretch(self, start: int, end: int) -> tuple[Location, Location]:
        """Give the places of the first and the last character between two offsets."""
        return self.where(start), self.where(max(start, end - 1))

    def mend(self, start: int, end: int, new: str, message: str = "found", /, **words: str) -> Hit:
        """Find something with what mends it: ``new`` for the characters from ``start`` to ``end``, where they were typed so."""
        old = self.text[start:end]
        fix: tuple[Edit, ...] = ()
        if old and self.place.typed(start, end):
            fix = (Edit(where=self.where(start), old=old, new=new),)
        return Hit(where=self.where(start), message=message, words=words, fix=fix, of=self.stretch(start, end))

    def runs_of(self, *kinds: RunKind) -> Iterator[Run]:
        """Give the runs of some kinds."""
        return (run for run in self.runs if run.kind in kinds)

    def covered(self, start: int, end: int, *kinds: RunKind) -> bool:
        """Say whether a stretch touches a run of one of the kinds."""
        return any(run.start < end and start < run.end for run in self.runs_of(*kinds))

    def blanked(self, *kinds: RunKind, with_: str = "\N{OBJECT REPLACEMENT CHARACTER}") -> str:
        """Give the text, of the same length, with the runs of some kinds blotted out."""
        runs = list(self.runs_of(*kinds))
        if not runs:
            return self.text
        text = list(self.text)
        for run in runs:
            text[run.start : run.end] = with_ * (run.end - run.start)
        return "".join(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link in an article.

    Attributes:
        target: as written.
        text: its words.
        where: its first character.
        passage: that it stands in, and ``start`` and ``end`` of its words there.
    """

    target: str
    text: str
    where: Location
    passage: Passage
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option of a directive, ``:kind: bar``."""

    text: str
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A directive of an article.

    Attributes:
        name: ``figure``.
        argument: the words after its name.
        options: by name.
        body: its lines below the options.
        where: its first character.
        last_line: of its closing fence.
        within: the directives around it, outermost first.
    """

    name: str
    argument: str
    options: Mapping[str, Option]
    body: tuple[Option, ...]
    where: Location
    last_line: int
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureUse:
    """A picture where an article shows it.

    Attributes:
        picture: its id, ``open-days/crowd.jpg``, or the words as written where the issue has no such picture.
        alt: given here in place of the card's, or None.
        caption: likewise.
        where: where it is named.
        opening: True for the opening picture.
    """

    picture: str
    where: Location
    alt: Option | None = None
    caption: Option | None = None
    opening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of an article: its rows of cells as text; the first row is its head, empty where it has none."""

    rows: tuple[tuple[str, ...], ...]
    where: Location
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: its label, whether it is a reference in the text or the note itself, and where."""

    label: str
    reference: bool
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class FactUse:
    """A figure of the ledger where an article uses it."""

    fact: str
    where: Location


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The lines from ``first`` to ``last`` (counted from 1) that a waiver above them lets off."""

    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleText:
    """An article in one language, read for the copy desk.

    Attributes:
        article: what the manuscript says.
        passages: in the order of the page: head, then body; behind them the cards of the pictures in the article's own folder that
            it shows (within an issue), in its language.
        links: in order.
        directives: in order, those within others included.
        pictures: shown here, the opening picture first.
        tables: in order.
        notes: references and footnotes, in order; a reference that leads to no footnote is none.
        facts: figures of the ledger used here, in order.
        blocks: of the body, in order, for waivers.
    """

    article: Article
    passages: tuple[Passage, ...]
    links: tuple[Link, ...] = ()
    directives: tuple[Directive, ...] = ()
    pictures: tuple[PictureUse, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[Note, ...] = ()
    facts: tuple[FactUse, ...] = ()
    blocks: tuple[Block, ...] = ()

    @property
    def language(self) -> Language:
        """The article's language."""
        return self.article.language

    def passages_of(self, *kinds: PassageKind) -> Iterator[Passage]:
        """Give the passages of some kinds."""
        return (passage for passage in self.passages if passage.kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardText:
    """A picture's card, read for the copy desk: its alternative texts, captions, credit and rights as passages, by language."""

    picture: Picture
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """An article's two sides: the house's main language first.

    Attributes:
        first: the side in the main language.
        second: the other.
    """

    first: ArticleText
    second: ArticleText


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueText:
    """An issue, read for the copy desk.

    Attributes:
        issue: what its files say.
        articles: in running order; those with no place in the contents last.
        cards: of the pictures that are used.
        pairs: of articles that have two sides.
    """

    issue: Issue
    articles: tuple[ArticleText, ...]
    cards: tuple[CardText, ...] = ()
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """An article as an edition shows it, once it is made.

    Attributes:
        article: whose words they are.
        edition: ``web``, ``epub``, ``screen``.
        lines: the words in reading order, one paragraph each.
    """

    article: Article
    edition: str
    lines: tuple[str, ...] = field(default_factory=tuple)
