"""``crowd.jpg.yaml``, a picture's card → what its picture says, and which parts of it may be seen."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from magazine.issue.language import NOTHING
from magazine.manuscript.fields import Form
from magazine.manuscript.notes import Notes, means_one
from magazine.manuscript.sheet import read_sheet
from magazine.manuscript.waivers import waivers
from magazine.manuscript.yaml_nodes import find_swallowed, inner_names, lost_fields

if TYPE_CHECKING:
    from magazine.issue.article import Waiver
    from magazine.issue.finding import Location
    from magazine.issue.language import Wording
    from magazine.issue.picture import Area
    from magazine.manuscript.files import IssueFile

HIDING: Final = ("crop", "redact")
"""The fields that say what must not be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a card says; the fields are those of ``Picture``."""

    where: Location
    alt: Wording = NOTHING
    caption: Wording = NOTHING
    credit: Wording = NOTHING
    rights: Wording = NOTHING
    consent: Wording = NOTHING
    crop: Area | None = None
    redactions: tuple[Area, ...] = ()
    decorative: bool = False
    waivers: tuple[Waiver, ...] = ()
    source: str = field(default="", repr=False, compare=False)


def read_card(item: IssueFile, notes: Notes) -> Card | None:
    """Read a card; None, with findings, where what must not be seen of the picture is not known for certain."""
    own = Notes()
    block = read_sheet(item.file, item.where.path, own)
    notes.add(own.findings)
    if block is None:
        return None
    form = Form(block, notes)
    crop, redactions = form.area("crop"), form.areas("redact")
    card = Card(
        where=item.where,
        alt=form.wording("alt"),
        caption=form.wording("caption"),
        credit=form.wording("credit"),
        rights=form.wording("rights"),
        consent=form.wording("consent"),
        crop=crop,
        redactions=redactions or (),
        decorative=form.flag("decorative"),
        waivers=tuple(waivers(block.source, item.where.path, notes, mark="#")),
        source=block.source,
    )
    unknown = form.close()
    twice = not form.repeated.isdisjoint(HIDING)
    set_in = means_one(inner_names(block), HIDING)
    unread = redactions is None or (crop is None and form.has("crop"))
    lost = lost_fields(own.findings) or find_swallowed(block.source, block, HIDING, notes)
    return None if unread or unknown or twice or set_in or lost else card
