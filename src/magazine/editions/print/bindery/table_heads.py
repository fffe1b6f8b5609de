"""Tables that go on overleaf: their heads are shown on every page, and told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pikepdf
from pikepdf import Array, Dictionary, Name

from magazine.editions.print.bindery.elements import is_element

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet


class Heads:
    """The heads of tables that go on overleaf: shown on every page, and told once (ISO 32000-1, 14.8.4.3.4: one THead at most).

    Attributes:
        silenced: the marked contents of the repeated heads, by page.
    """

    def __init__(self) -> None:
        self.silenced: dict[tuple[int, int], set[int]] = {}

    def leave_one(self, element: pikepdf.Object) -> None:
        """Take the repeated heads out of an element and all that it holds, so that the bodies that they parted are neighbours."""
        if Name.Table == element.S:
            self._leave_one(element)
        for kid in element.K:
            if is_element(kid):
                self.leave_one(kid)

    def _leave_one(self, table: pikepdf.Object) -> None:
        heads = [kid for kid in table.K if is_element(kid) and Name.THead == kid.S]
        for head in heads[1:]:
            self._silence(head)
        repeated = {head.objgen for head in heads[1:]}
        table.K = Array([kid for kid in table.K if not (is_element(kid) and kid.objgen in repeated)])

    def _silence(self, element: pikepdf.Object) -> None:
        for kid in element.K:
            if isinstance(kid, int):
                self.silenced.setdefault(element.Pg.objgen, set()).add(kid)
            elif kid.get("/Type") == "/MCR":
                self.silenced.setdefault(kid.Pg.objgen, set()).add(int(kid.MCID))
            elif is_element(kid):
                self._silence(kid)


def silence(pdf: pikepdf.Pdf, page: pikepdf.Page, numbers: AbstractSet[int]) -> None:
    """Make artifacts of some marked contents of a page."""
    content = []
    for operands, operator in pikepdf.parse_content_stream(page):
        marked = operands[1] if str(operator) == "BDC" and isinstance(operands[1], Dictionary) else Dictionary()
        if "/MCID" in marked and int(marked.MCID) in numbers:
            content.append(([Name.Artifact, Dictionary(Type=Name.Pagination)], operator))
        else:
            content.append((operands, operator))
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(content))
