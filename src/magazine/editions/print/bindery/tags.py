"""One structure tree for the volume.

WeasyPrint tags every page and every column by itself; a sheet's tags know from which element they came (``marginalia.SOURCE_KEY``), so that
an article, list or paragraph that a page or column break parted is joined again. Notes come with the page that they stand on: they go
behind the paragraph that calls them. Marked content ids and parent tree keys are numbered anew for the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pikepdf
from pikepdf import Array, Dictionary, Name

from magazine.editions.print.bindery.elements import is_area, is_element
from magazine.editions.print.bindery.table_heads import Heads, silence
from magazine.editions.print.marginalia import SOURCE_KEY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

NEVER_JOINED: Final = {"/TD", "/TH"}
"""Tags that are never joined, because a cell that a page break parted is two cells to WeasyPrint."""


CALL: Final = ":footnote-call"
"""Ends the source of a note's call (see ``press``)."""

PARAGRAPHS: Final = {"/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6"}
"""Tags behind which a note goes that is called within."""

HOLDERS: Final = {"/LBody", "/TD", "/TH", "/Caption", "/Div", "/Sect", "/Art", "/BlockQuote"}
"""Tags at whose end it goes where there is no paragraph."""

TELLING: Final = ("/Lang", "/ActualText", "/Alt", "/ID")
"""What makes a span worth keeping."""


class Tags:
    """The structure tree being bound.

    Attributes:
        root: the tree's root.
        document: its only child.
    """

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self.pdf = pdf
        self.root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root))
        self._kids: list[pikepdf.Object] = []
        self._parents: list[pikepdf.Object] = []
        self._named: list[tuple[str, pikepdf.Object]] = []
        self._moved: dict[tuple[int, int], pikepdf.Object] = {}

    def add(self, piece: str, sheet: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> None:
        """Take over the tags of a sheet whose pages are already in the volume."""
        if "/StructTreeRoot" not in sheet.Root:
            return
        tree = self.pdf.copy_foreign(sheet.Root.StructTreeRoot)
        numbers = tree.ParentTree.Nums
        parents = {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}
        self._moved = {}
        kids, notes = self._without_notes(list(tree.K[0].K))
        kids = self._joined(kids)
        heads = Heads()
        for kid in kids:
            heads.leave_one(kid)
        kids = self._joined(kids)  # bodies that a head parted are neighbours now
        for kid in kids:
            self._place_notes(kid, notes)
        kids += notes.values()  # called from nowhere: kept, at the end
        doubles = {annotation for kid in kids for annotation in _links_within_links(kid, within=False)}
        for page in pages:
            if "/Annots" in page.obj:
                page.obj.Annots = Array([each for each in page.obj.Annots if each.objgen not in doubles])
        for kid in kids:
            kid.P = self.document
            self._settle(kid, piece)
        self._kids += kids
        for page in pages:
            silent = heads.silenced.get(page.objgen, set())
            self._number(page, parents, silent)
            if silent:
                silence(self.pdf, page, silent)

    def finish(self) -> None:
        """Hang the tree into the document."""
        self.document.K = Array(self._kids)
        self.root.K = Array([self.document])
        nums = Array()
        for number, parent in enumerate(self._parents):
            nums.append(number)
            nums.append(parent)
        self.root.ParentTree = self.pdf.make_indirect(Dictionary(Nums=nums))
        self.root.ParentTreeNextKey = len(self._parents)
        if self._named:
            names = Array()
            for name, element in sorted(self._named, key=lambda pair: pair[0]):
                names.append(pikepdf.String(name))
                names.append(element)
            self.root.IDTree = self.pdf.make_indirect(Dictionary(Names=names, Limits=Array([names[0], names[-2]])))
        self.pdf.Root.StructTreeRoot = self.root
        self.pdf.Root.MarkInfo = Dictionary(Marked=True)

    # Joining

    def _joined(self, kids: list[pikepdf.Object]) -> list[pikepdf.Object]:
        """Join neighbours that came from one element, and what they hold."""
        joined: list[pikepdf.Object] = []
        for kid in kids:
            last = joined[-1] if joined else None
            if is_element(last) and is_element(kid) and _same_source(last, kid):
                self._merge(last, kid)
            else:
                joined.append(kid)
        for kid in joined:
            if is_element(kid):
                kid.K = Array(self._joined(list(kid.K)))
        return joined

    def _merge(self, first: pikepdf.Object, second: pikepdf.Object) -> None:
        for kid in second.K:
            if isinstance(kid, int):
                first.K.append(Dictionary(Type=Name.MCR, Pg=second.Pg, MCID=kid))
            else:
                if "/P" in kid:
                    kid.P = first
                first.K.append(kid)
        self._moved[second.objgen] = first

    # Notes

    def _without_notes(self, kids: list[pikepdf.Object]) -> tuple[list[pikepdf.Object], dict[str, pikepdf.Object]]:
        """Take the notes out of the areas at the foot of the pages: what is left, and the notes by their sources."""
        rest: list[pikepdf.Object] = []
        notes: dict[str, pikepdf.Object] = {}
        for kid in kids:
            if SOURCE_KEY in kid:
                rest.append(kid)
                continue
            for note in _notes_in(kid):
                source = str(note[SOURCE_KEY])
                if source in notes:
                    self._merge(notes[source], note)
                else:
                    notes[source] = note
        return rest, notes

    def _place_notes(self, element: pikepdf.Object, notes: dict[str, pikepdf.Object]) -> list[pikepdf.Object]:
        """Put notes behind the paragraphs that call them; give those that are still to be put behind what holds this element."""
        kids: list[pikepdf.Object] = []
        waiting: list[pikepdf.Object] = []
        for kid in element.K:
            kids.append(kid)
            if not is_element(kid):
                continue
            called = self._place_notes(kid, notes)
            if str(kid.get(SOURCE_KEY, "")).endswith(CALL):
                note = notes.pop(str(kid[SOURCE_KEY]).removesuffix(CALL), None)
                called += [note] if note is not None else []
            if str(kid.S) in PARAGRAPHS:
                kids += self._at_home(called, element)
            else:
                waiting += called
        if str(element.S) in HOLDERS:
            kids += self._at_home(waiting, element)
            waiting = []
        element.K = Array(kids)
        return waiting

    @staticmethod
    def _at_home(notes: list[pikepdf.Object], parent: pikepdf.Object) -> list[pikepdf.Object]:
        for note in notes:
            note.P = parent
        return notes

    # Settling

    def _settle(self, element: pikepdf.Object, piece: str) -> None:
        """Fold spans that tell nothing into their parent, make ids unique, and take our own marks off."""
        kids: list[pikepdf.Object | int] = []
        for kid in element.K:
            if not is_element(kid):
                kids.append(kid)
                continue
            self._settle(kid, piece)
            if Name.Span == kid.S and not any(key in kid for key in TELLING):
                kids += [self._folded(part, kid, element) for part in kid.K]
                self._moved[kid.objgen] = element
            elif len(kid.K) or kid.S in {Name.TD, Name.TH}:
                kids.append(kid)
        element.K = Array(kids)
        self._name(element, piece)
        if SOURCE_KEY in element:
            del element[SOURCE_KEY]

    @staticmethod
    def _folded(part: pikepdf.Object | int, span: pikepdf.Object, parent: pikepdf.Object) -> pikepdf.Object | int:
        if isinstance(part, int) and span.Pg.objgen != parent.Pg.objgen:
            return Dictionary(Type=Name.MCR, Pg=span.Pg, MCID=part)
        if not isinstance(part, int) and is_element(part):
            part.P = parent
        return part

    def _name(self, element: pikepdf.Object, piece: str) -> None:
        """Drop WeasyPrint's ids of table heads (their scope says as much) and give notes one (PDF/UA-1, 7.9)."""
        if "/ID" in element:
            del element["/ID"]
        if "/A" in element and "/Headers" in element.A:
            del element.A["/Headers"]
        if Name.Note == element.S:
            name = f"{piece}-note-{len(self._named) + 1:04}"
            element.ID = pikepdf.String(name)
            self._named.append((name, element))

    # Numbering

    def _number(self, page: pikepdf.Page, parents: dict[int, pikepdf.Object], silent: AbstractSet[int]) -> None:
        listed = enumerate(parents[int(page.obj.StructParents)])
        owners = [None if number in silent else self._owner(parent) for number, parent in listed]
        page.obj.StructParents = self._next(Array(owners))
        page.obj.Tabs = Name.S
        for annotation in page.obj.get("/Annots", []):
            if "/StructParent" in annotation:
                annotation.StructParent = self._next(self._owner(parents[int(annotation.StructParent)]))

    def _next(self, parent: pikepdf.Object) -> int:
        self._parents.append(parent)
        return len(self._parents) - 1

    def _owner(self, element: pikepdf.Object) -> pikepdf.Object:
        while element.objgen in self._moved:
            element = self._moved[element.objgen]
        return element


def _links_within_links(element: pikepdf.Object, *, within: bool) -> Iterator[tuple[int, int]]:
    """Leave a link one area for each line: take away those of what stands within it, and name their annotations.

    WeasyPrint 70 makes a link of every box within a link, and tags it so. What is left without an area is no link but a span.
    """
    is_link = Name.Link == element.S
    own = [kid for kid in element.K if is_area(kid)]
    if within:
        yield from (kid.Obj.objgen for kid in own)
        element.K = Array([kid for kid in element.K if not is_area(kid)])
    if is_link and (within or not own):
        element.S = Name.Span
    holds = within or (is_link and bool(own))
    for kid in element.K:
        if is_element(kid):
            yield from _links_within_links(kid, within=holds)


def _notes_in(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    for kid in element.K:
        if is_element(kid):
            if SOURCE_KEY in kid and Name.Note == kid.S:
                yield kid
            else:
                yield from _notes_in(kid)


def _same_source(first: pikepdf.Object, second: pikepdf.Object) -> bool:
    if SOURCE_KEY not in first or SOURCE_KEY not in second or str(first.S) in NEVER_JOINED:
        return False
    return bool(first[SOURCE_KEY] == second[SOURCE_KEY] and first.S == second.S)
