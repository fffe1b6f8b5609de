"""Lines in reading order.

WeasyPrint shows a line of Arabic from left to right, last word first. A reader that takes text in the order of the page's content
(``pdftotext -raw``, selection in some viewers) hears such lines backwards. Here every word is shown by itself, in reading order, with
the space that follows it; letters and their vowel signs become one glyph (see ``signs``). Nothing moves.

Within a word the letters stay as they are seen, from left to right, because readers that go by geometry turn them round: that is what
``ReversedChars`` says of them (ISO 32000-1, 14.8.2.3.3). For readers that go by the tags, the tag of every such line carries the text
itself as ``ActualText``. Where a line was parted at a space, the space is put back at its end, or words would run together.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

from magazine.editions.print.bindery.cmaps import read_texts, write_texts, write_widths
from magazine.editions.print.bindery.foreign import apart
from magazine.editions.print.bindery.glyphs import RIGHT_TO_LEFT, PageFont, read_line, shown
from magazine.editions.print.bindery.signs import end_hyphen, standoff, texts_of, with_signs, write_signed
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from magazine.editions.print.bindery.cmaps import Texts
    from magazine.editions.print.bindery.glyphs import Glyph, Instruction
    from magazine.editions.print.bindery.signs import Signed

REVERSED: Final = Name("/ReversedChars")
RAISED: Final = 0.75
"""How far, as a part of the size, spaces between two directions stand above their line. PDFium puts the shows of a line in order of place,
then turns the whole by the direction of most: of several words in the other direction the last would come first. What stands half a
letter's width off ends the line for it; nothing is seen of a space."""
UNSAID: Final = dict.fromkeys(map(ord, "\u200b\u2060\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u200e\u200f"))
"""Signs that steer a line's layout and are no text."""

_WORD: Final = re.compile(r"[^\W_]+")


@dataclass
class Rewriting:
    """What is known while a page is rewritten.

    Attributes:
        base: the direction of the sheet, "R" or "L".
        fonts: the page's fonts by name.
        said: what its marked contents say.
        signed: the signed letters met so far, by the font's name on the page.
        spoken: the marked contents whose tags say their text.
    """

    base: str
    fonts: Mapping[str, PageFont]
    said: Mapping[int, str]
    signed: dict[str, dict[int, Signed]]
    spoken: set[int] = field(default_factory=set)

    def raised(self, space: Glyph) -> Glyph:
        """Take a space off the line."""
        return standoff(replace(space, rise=space.size * RAISED), self.signed[space.font])


def in_reading_order(
    document: bytes, said: Sequence[Mapping[int, str]], own: Mapping[str, Texts], direction: Direction
) -> bytes:
    """Rewrite the lines of a laid-out sheet.

    Args:
        document: the sheet as WeasyPrint wrote it.
        said: for every page, what its marked contents say, by number; a space at the end where the line was parted at one.
        own: what the theme's fonts say of their glyphs, by the name under which WeasyPrint writes them.
        direction: of the sheet.
    """
    base = "R" if direction is Direction.RIGHT_TO_LEFT else "L"
    with pikepdf.open(BytesIO(document)) as pdf:
        known: dict[tuple[int, int], tuple[dict[str, PageFont], dict[str, dict[int, Signed]]]] = {}
        for page, texts in zip(pdf.pages, said, strict=True):
            fonts = page.obj.Resources.get("/Font")
            if fonts is None:
                continue
            if fonts.objgen not in known:
                read = {name: PageFont(font, own) for name, font in fonts.items() if "/ToUnicode" in font}
                known[fonts.objgen] = read, {name: {} for name in read}
            rewriting = Rewriting(base, known[fonts.objgen][0], texts, known[fonts.objgen][1])
            content = list(_rewritten(pikepdf.parse_content_stream(page), rewriting))
            page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
            _say(pdf, page, rewriting)
        for number, (read, signed) in known.items():
            for name, letters in signed.items():
                if letters:
                    _add(pdf, pdf.get_object(number)[name], read[name], letters)
        written = BytesIO()
        pdf.save(written, static_id=True, compress_streams=True)
        return written.getvalue()


def _add(pdf: pikepdf.Pdf, font: pikepdf.Object, read: PageFont, letters: Mapping[int, Signed]) -> None:
    """Let a sheet's font know its signed letters; their shapes are made at binding."""
    read.widths |= {code: float(each.advance) for code, each in letters.items()}
    font.DescendantFonts[0].W = write_widths(read.widths)
    texts = read_texts(font.ToUnicode.read_bytes()) | texts_of(letters, read.texts)
    font.ToUnicode = pdf.make_stream(write_texts(texts))
    write_signed(font, letters.values())


def _rewritten(content: Any, rewriting: Rewriting) -> Iterator[Instruction]:
    block: list[Instruction] | None = None
    number: int | None = None
    for operands, operator in content:
        name = str(operator)
        if name == "BT":
            block = [(operands, operator)]
        elif block is None:
            if name == "BDC" and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
                number = int(operands[1].MCID)
            elif name == "EMC":
                number = None
            yield operands, operator
        else:
            block.append((operands, operator))
            if name == "ET":
                yield from _line(block, rewriting, number)
                block = None


def _line(block: list[Instruction], rewriting: Rewriting, number: int | None) -> Iterator[Instruction]:
    matrix, glyphs = read_line(block, rewriting.fonts)
    if matrix is None or not glyphs:
        if number is not None and rewriting.said.get(number, "").isspace():
            rewriting.spoken.add(number)  # WeasyPrint shows no space that stands alone
        yield from block
        return
    said = rewriting.said.get(number, "") if number is not None else ""
    kind = "R" if any(_kind([glyph]) == "R" for glyph in glyphs) else "L"
    is_foreign = kind != rewriting.base and len(_WORD.findall(said)) > 1
    if number is not None and (kind == "R" or is_foreign):
        rewriting.spoken.add(number)
    if kind == "L":
        yield from _with_ends(block, glyphs, said, matrix, rewriting, is_foreign=is_foreign)
        return
    left, right = _spaces(glyphs, said[::-1], rewriting, is_foreign=is_foreign)
    yield [], Operator("BT")
    font: tuple[str, float] | None = None
    for word in _with_spaces(_with_runs(_in_order(list(_words([*left, *glyphs, *right]))), rewriting)):
        for run, is_reversed in _runs(word, rewriting):
            if (run[0].font, run[0].size) != font:
                font = run[0].font, run[0].size
                yield [Name(run[0].font), run[0].size], Operator("Tf")
            if is_reversed:
                yield [REVERSED], Operator("BMC")
            yield from shown(run, matrix)
            if is_reversed:
                yield [], Operator("EMC")
    yield [], Operator("ET")


def _with_ends(
    block: list[Instruction],
    glyphs: list[Glyph],
    said: str,
    matrix: list[float],
    rewriting: Rewriting,
    *,
    is_foreign: bool,
) -> Iterator[Instruction]:
    """Give a left-to-right line as it is, with the spaces that belong at its ends."""
    left, right = _spaces(glyphs, said, rewriting, is_foreign=is_foreign)
    if is_foreign:
        yield from _foreign(glyphs, matrix, rewriting)
        return
    last = glyphs[-1]
    if last.text == "-":
        block = [*_without_last(block), *shown([end_hyphen(last, rewriting.signed[last.font])], matrix), block[-1]]
    yield block[0]
    for space in left:
        yield [Name(space.font), space.size], Operator("Tf")
        yield from shown([space], matrix)
    yield from block[1:-1]
    for space in right:
        yield from shown([space], matrix)
    yield block[-1]


def _foreign(glyphs: list[Glyph], matrix: list[float], rewriting: Rewriting) -> Iterator[Instruction]:
    yield [], Operator("BT")
    for _, run in groupby(glyphs, key=lambda glyph: (glyph.font, glyph.size)):
        same = list(run)
        yield [Name(same[0].font), same[0].size], Operator("Tf")
        for word in apart(same, rewriting.signed[same[0].font]):
            yield from shown(word, matrix)
    yield [], Operator("ET")


def _spaces(
    glyphs: list[Glyph], seen: str, rewriting: Rewriting, *, is_foreign: bool
) -> tuple[list[Glyph], list[Glyph]]:
    """Give the spaces that a line lacks at its left and right end.

    Args:
        glyphs: of the line.
        seen: its text from left to right.
        rewriting: the page.
        is_foreign: True where it runs against the sheet, and stands apart from what is beside it.
    """
    ends: list[list[Glyph]] = []
    for glyph, edge, side in ((glyphs[0], seen[:1], -1), (glyphs[-1], seen[-1:], 1)):
        font = rewriting.fonts[glyph.font]
        if glyph.is_space or font.space is None or not (is_foreign or edge == " "):
            ends.append([])
            continue
        width = font.widths[font.space] * glyph.size / 1000
        place = glyph.x - width if side < 0 else glyph.x + glyph.width
        space = replace(glyph, x=place, number=font.space, text=" ", width=width, rise=0.0)
        ends.append([rewriting.raised(space) if is_foreign else space])
    return ends[0], ends[1]


def _without_last(block: list[Instruction]) -> list[Instruction]:
    """Take the last glyph off a line, and what ends it."""
    *before, (operands, operator), _ = block
    *parts, code = [part for part in operands[0] if not isinstance(part, pikepdf.String) or bytes(part)]
    while not isinstance(code, pikepdf.String):
        *parts, code = parts
    return [*before, ([Array([*parts, String(bytes(code)[:-2])])], operator)]


def _words(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Cut a line into words and spaces, from left to right."""
    word: list[Glyph] = []
    for glyph in glyphs:
        if glyph.is_space:
            if word:
                yield word
            yield [glyph]
            word = []
        else:
            word.append(glyph)
    if word:
        yield word


def _kind(word: Sequence[Glyph]) -> str:
    kinds = {unicodedata.bidirectional(letter) for glyph in word for letter in glyph.text}
    if kinds & RIGHT_TO_LEFT:
        return "R"
    return "L" if "L" in kinds else "N"


def _in_order(words: list[list[Glyph]]) -> list[list[Glyph]]:
    """Put the words of a right-to-left line into reading order; runs of left-to-right words keep theirs."""
    turned = words[::-1]
    kinds = [_kind(word) for word in turned]
    index = 0
    while index < len(turned):
        if kinds[index] != "L":
            index += 1
            continue
        last = index
        for ahead in range(index, len(turned)):
            if kinds[ahead] == "R":
                break
            if kinds[ahead] == "L":
                last = ahead
        turned[index : last + 1] = turned[index : last + 1][::-1]
        index = last + 1
    return turned


def _with_runs(words: list[list[Glyph]], rewriting: Rewriting) -> list[list[Glyph]]:
    """Put the words of each left-to-right run together on a right-to-left sheet (see ``foreign``)."""
    if rewriting.base == "L":
        return words
    joined: list[list[Glyph]] = []
    run: list[list[Glyph]] = []
    for word in [*words, []]:
        kind = _kind(word)
        if run and (not word or kind == "R"):
            last = max(index for index, each in enumerate(run) if _kind(each) == "L") + 1
            joined += [[glyph for each in run[:last] for glyph in each], *run[last:]]
            run = []
        if kind == "L" or (run and word):
            run.append(word)
        elif word:
            joined.append(word)
    return joined


def _with_spaces(words: Sequence[list[Glyph]]) -> Iterator[list[Glyph]]:
    """Join each word with the space that follows it, where they stand side by side."""
    waiting: list[Glyph] = []
    for word in words:
        if waiting and word[0].is_space and word[0].font == waiting[0].font and word[0].size == waiting[0].size:
            yield [*word, *waiting] if word[0].x < waiting[0].x else [*waiting, *word]
            waiting = []
            continue
        if waiting:
            yield waiting
        waiting = word
    if waiting:
        yield waiting


def _runs(word: list[Glyph], rewriting: Rewriting) -> Iterator[tuple[list[Glyph], bool]]:
    """Cut a word where its font changes, signs put on their letters; say of each run whether it stands in reverse."""
    runs: list[list[Glyph]] = []
    for glyph in word:
        if runs and (runs[-1][0].font, runs[-1][0].size) == (glyph.font, glyph.size):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    for run in runs:
        font, signed = rewriting.fonts[run[0].font], rewriting.signed[run[0].font]
        if not _is_reversed(run):
            is_run = rewriting.base == "R" and _kind(run) == "L"
            yield from ((part, False) for part in (apart(run, signed) if is_run else [run]))
            continue
        joined = with_signs(run, font, signed)
        letters = [glyph for glyph in joined if not glyph.is_mark]
        marks = [glyph for glyph in joined if glyph.is_mark][::-1]
        if letters:
            yield letters, True
        if marks:
            yield marks, False


def _is_reversed(run: Sequence[Glyph]) -> bool:
    kinds = {unicodedata.bidirectional(letter) for glyph in run for letter in glyph.text}
    return bool(kinds & RIGHT_TO_LEFT) and not kinds & {"L", "EN", "AN"}


def _say(pdf: pikepdf.Pdf, page: pikepdf.Page, rewriting: Rewriting) -> None:
    """Write their text on the tags of right-to-left and foreign lines, each of which becomes a span of its own."""
    if not rewriting.spoken or "/StructTreeRoot" not in pdf.Root:
        return
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    key = int(page.obj.StructParents)
    owners = next(numbers[at + 1] for at in range(0, len(numbers), 2) if int(numbers[at]) == key)
    for number in sorted(rewriting.spoken):
        text = rewriting.said.get(number, "").translate(UNSAID)
        if text:
            owners[number] = _span(pdf, page, owners[number], number)
            owners[number].ActualText = String(text)


def _span(pdf: pikepdf.Pdf, page: pikepdf.Page, owner: pikepdf.Object, number: int) -> pikepdf.Object:
    """Give the span that holds a marked content alone, made within its owner where there is none."""
    if Name.Span == owner.S and len(owner.K) == 1 and "/MagazineSource" not in owner:
        return owner
    span = pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name.Span, P=owner, Pg=page.obj, K=Array([number]))
    )  # fmt: skip
    owner.K = Array([span if isinstance(kid, int) and kid == number else kid for kid in owner.K])
    return span
