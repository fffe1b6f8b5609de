"""Cards of pictures that stand under another name than their picture's, twice, or for none: what they cover would be seen."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from magazine.constants import ISSUE_FILE, LEDGER_FILE, YAML_MAX_BYTES
from magazine.issue.finding import Level
from magazine.manuscript.card import read_card
from magazine.manuscript.notes import Notes, instead
from magazine.manuscript.pictures import FORMATS, UNSUPPORTED
from magazine.manuscript.text import read_text

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from magazine.issue.picture import Picture
    from magazine.manuscript.files import IssueFile

_ENDINGS: Final = "|".join(re.escape(ending) for ending in sorted({*FORMATS, *UNSUPPORTED}, reverse=True))
_LIKE_A_CARD: Final = re.compile(rf"(?P<stem>.+?)(?:(?P<ending>{_ENDINGS})[^/.]*)?[._ -]ya?ml(?:\W[^/]*)?", re.DOTALL)
"""``crowd.jpg.yaml`` in one way or another: ``crowd.yaml``, of the format before (``crowd.heic.yaml``), ``crowd.jpg (1).yaml``, ``crowd.jpg.yml.rtf``."""
_HIDING: Final = re.compile(r"^[ \t]*((?:crop|redact)[ \t]*:.*(?:\n[ \t]*[-\[\]\d].*)*)", re.MULTILINE | re.IGNORECASE)
"""What a card says is not to be seen: such a field, and its numbers on the lines below."""


def misnamed_cards(files: Mapping[str, IssueFile]) -> dict[str, IssueFile]:
    """Give, by picture, what was meant for its card where it has none: in other capitals, as .yml, by its name alone, or with what a system adds.

    Where it has one, what stands beside it counts if it hides something else: somebody wrote that into the wrong file.
    """
    pictures = {name.casefold(): name for name, item in files.items() if item.ending in FORMATS}
    by_stem: dict[str, list[str]] = {}
    for name in pictures.values():
        by_stem.setdefault(posixpath.splitext(name.casefold())[0], []).append(name)
    found: dict[str, IssueFile] = {}
    for name, item in files.items():
        like = _LIKE_A_CARD.fullmatch(name.casefold())
        if like is None or name in {ISSUE_FILE, LEDGER_FILE}:
            continue
        own = pictures.get(f"{like['stem']}{like['ending'] or ''}")
        for picture in by_stem.get(like["stem"], ()) if own is None else (own,):
            card = files.get(f"{picture}.yaml")
            if item is not card and (card is None or _hides(item) - _hides(card)):
                found.setdefault(picture, item)
    return found


def _hides(item: IssueFile) -> set[str]:
    """Give what a card, or what looks like one, says of parts that must not be seen; how it is spaced does not count."""
    text = read_text(item.file, item.where.path, Notes(), most=YAML_MAX_BYTES) or ""
    return {"".join(said.split()) for said in _HIDING.findall(text)}


def check_strays(files: Mapping[str, IssueFile], pictures: Collection[Picture], notes: Notes) -> None:
    """Find YAML files that nobody reads; cards of pictures under another name were told with these.

    Args:
        files: of the issue.
        pictures: those that can be used: one of them may be what such a file was to cover.
        notes: takes the findings.
    """
    misnamed = {item.id for item in misnamed_cards(files).values()}
    for name, item in files.items():
        if item.ending not in {".yaml", ".yml"} or name in {ISSUE_FILE, LEDGER_FILE} | misnamed:
            continue
        stem = posixpath.splitext(name)[0]
        if stem in files and item.ending == ".yaml" and files[stem].ending in FORMATS:
            continue
        last = name.rpartition("/")[2]
        of_picture = posixpath.splitext(stem)[1].lower() in FORMATS and item.ending == ".yaml"
        if of_picture:
            rule, what = "card-without-picture", f"this is the card of {stem.rpartition('/')[2]}, which is not there"
            remedy = "put the picture beside it, or delete the card"
        else:
            beside = [f"{other.rpartition('/')[2]}.yaml" for other, file in files.items() if file.ending in FORMATS]
            rule, what = "stray-file", "this file is not read under its name"
            remedy = instead(last, [ISSUE_FILE, LEDGER_FILE, *beside], "delete it, or give it the name of what it is")
        own = _left_bare(item, stem, pictures, of_picture=of_picture)
        if own is not None:
            what = f"{what}, and it covers a part of a picture; nothing is covered of {own}, which may be that picture"
            remedy = f"where it belongs to that, make it {own}.yaml, with its `redact`; else delete it"
        notes.find(rule, item.where, what, remedy, level=None if own is None else Level.ERROR)


def _left_bare(item: IssueFile, stem: str, pictures: Collection[Picture], *, of_picture: bool) -> str | None:
    """Give a picture of which nothing is covered though a card that belongs to none may be its own: who renames or moves one forgets the other.

    A picture that has no card may be any picture of the issue; one that has, a picture that was renamed in its folder, or moved from another.
    """
    bare = [picture for picture in pictures if not picture.redactions]
    if not bare:
        return None
    card = read_card(item, Notes())
    redacts = card is None or bool(card.redactions)
    hides = redacts or (card is not None and card.crop is not None)
    folder, _, last = stem.rpartition("/")
    found = []
    for picture in bare:
        place, _, name = picture.id.rpartition("/")
        is_near = place == folder or name == last
        if (hides and not picture.source) or (redacts and of_picture and is_near):
            found.append((name != last, not is_near, picture.id))
    return min(found)[2] if found else None
