"""A piece of the issue before it is laid out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Location
    from magazine.issue.flatplan import Side
    from magazine.issue.job import Job


class Ink(Enum):
    """The colours that a volume is made in; one layout serves all."""

    LIGHT = "light"
    """Screen colours, for the screen and the archive edition."""
    PROCESS = "process"
    """The four inks of the press, from ``tokens/press.css``, which come on the plates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A picture or drawing that a sheet asks for.

    Attributes:
        job: makes it as it is laid out and shown on screens.
        press: makes it as the press needs it, where that is another.
    """

    job: Job
    press: Job | None = None


Orders = Mapping[str, Order]
"""What sheets ask for, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file that a sheet uses, under the name by which its HTML or CSS asks for it.

    Attributes:
        name: as in ``asset:/<name>``; no place of any machine shows in it.
        file: where it lies now.
        digest: of what it holds.
    """

    name: str
    file: Path
    digest: str

    @property
    def address(self) -> str:
        """The address in HTML and CSS."""
        return f"asset:/{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A piece as it goes to the press: all that its pages depend on.

    Attributes:
        id: the article's id, or ``cover``, ``contents``, ``masthead``, ``filler-1``, ``back``.
        html: the whole document.
        css: all its style, fonts apart.
        where: what an editor would open to mend it.
        title: in the outline; empty where the outline passes it over.
        rubric: name of the rubric, in the outline and on the running head; may be empty.
        colour: the rubric's colour, a token's name.
        bare: True where no running head and folio go on (covers).
        bare_opening: True where a picture takes the top of the first page, so that only the folio goes on there.
        plate: True where a picture is the whole first page, so that nothing goes on there.
        closed: True where an ornament fills what is blank at the end.
        starts_on: the side that the first page must have, or None.
        planned: pages planned by the editor, or None.
    """

    id: str
    html: str
    css: str
    where: Location
    title: str = ""
    rubric: str = ""
    colour: str = "navy"
    bare: bool = False
    bare_opening: bool = False
    plate: bool = False
    closed: bool = False
    starts_on: Side | None = None
    planned: int | None = None
