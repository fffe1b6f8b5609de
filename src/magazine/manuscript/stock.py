"""What lies in an issue's folder, by kind: manuscripts, pictures with their cards, data, recordings, and what nobody reads."""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING, Final

from magazine.constants import ISSUE_FILE, LEDGER_FILE
from magazine.issue.finding import Level
from magazine.issue.language import Language
from magazine.manuscript.card import read_card
from magazine.manuscript.data import read_table
from magazine.manuscript.fields import good_id
from magazine.manuscript.notes import Notes, instead
from magazine.manuscript.pictures import FORMATS, UNSUPPORTED, read_picture
from magazine.manuscript.recordings import MEDIA_TYPES, read_recording
from magazine.manuscript.yaml_nodes import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from magazine.issue.picture import DataTable, Picture, Recording
    from magazine.manuscript.files import IssueFile

_OTHER_TEXTS: Final = frozenset({".txt", ".markdown", ".mdown", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html"})
"""Endings that a word processor or a system gives to a text."""
_LIKE_A_CARD: Final = re.compile(
    rf"(?P<stem>.+?)(?:(?P<ending>{'|'.join(re.escape(one) for one in sorted(FORMATS, reverse=True))})[^/.]*)?[._ -]ya?ml(?:\W[^/]*)?",
    re.DOTALL,
)
"""``crowd.jpg.yaml`` in one way or another: ``crowd.yaml``, of the format before (``crowd.png.yaml``), ``crowd.jpg (1).yaml``, ``crowd.jpg.yaml (1)``, ``crowd.jpg.yml.rtf``."""


def manuscripts_of(
    files: Mapping[str, IssueFile], languages: Collection[Language], notes: Notes
) -> Iterator[tuple[tuple[str, Language], IssueFile]]:
    """Give the manuscripts: Markdown files in a folder of the issue, each with its language for a name."""
    tags = {language.tag: language for language in Language}
    for item in files.values():
        folder, _, name = item.id.rpartition("/")
        if item.ending in _OTHER_TEXTS and name.partition(".")[0].lower() in tags:
            tag = name.partition(".")[0].lower()
            what = "this looks like a manuscript, but is not read"
            notes.find("stray-file", item.where, what, f"save it as plain Markdown under the name {tag}.md")
        if item.ending != ".md":
            continue
        language = tags.get(name.removesuffix(".md"))
        if not folder or "/" in folder or language is None:
            what = "this looks like a manuscript, but is not read"
            remedy = "a manuscript stands in its article’s folder and is named for its language: open-days/ar.md"
            notes.find("stray-file", item.where, what, remedy)
        elif language not in languages:
            what = f"the issue does not appear in {language.tag}, so this is not read"
            notes.find(
                "stray-file", item.where, what, f"add {language.tag} to the languages in issue.yaml, or delete it"
            )
        elif good_id(Value(text=folder, where=item.where), notes) is not None:
            yield (folder, language), item


def pictures_of(files: Mapping[str, IssueFile], notes: Notes) -> Iterator[Picture]:
    """Give the pictures that can be used, each with what its card says."""
    misnamed = _misnamed_cards(files)
    for name, item in files.items():
        if item.ending in UNSUPPORTED:
            what = f"pictures in the format {item.ending} are not taken"
            notes.find("unsupported-picture", item.where, what, "save it as JPEG, PNG, WebP, TIFF or SVG")
        if item.ending not in FORMATS:
            continue
        written = files.get(f"{name}.yaml")
        card = None if written is None else read_card(written, notes)
        picture = read_picture(item, card, notes)
        meant = misnamed.get(name)
        if meant is not None:
            last = name.rpartition("/")[2]
            what = f"this looks like the card of {last}, but is not read under its name: {last} is not used, since it is not known what it hides"
            notes.find("stray-file", meant.where, what, f"name it {last}.yaml", level=Level.ERROR)
        # Without its card it is not known which parts of the picture must not be seen. A link that leads out, or a folder, was told already.
        has_none = meant is None and written is None and not os.path.lexists(f"{item.file}.yaml")
        if picture is not None and (has_none or card is not None):
            yield picture


def _misnamed_cards(files: Mapping[str, IssueFile]) -> dict[str, IssueFile]:
    """Give, by picture, what was meant for its card where it has none: in other capitals, as .yml, by its name alone, or with what a system adds."""
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
            if f"{picture}.yaml" not in files:
                found.setdefault(picture, item)
    return found


def tables_of(files: Mapping[str, IssueFile], notes: Notes) -> Iterator[DataTable]:
    """Give the tables of data that can be used."""
    for item in files.values():
        table = read_table(item, notes) if item.ending == ".csv" else None
        if table is not None:
            yield table


def recordings_of(files: Mapping[str, IssueFile], notes: Notes) -> Iterator[Recording]:
    """Give the recordings that can be used."""
    for item in files.values():
        recording = read_recording(item, notes) if item.ending in MEDIA_TYPES else None
        if recording is not None:
            yield recording


def unusable_of(files: Mapping[str, IssueFile], read: Collection[str]) -> tuple[str, ...]:
    """Give the places of pictures, tables and recordings that are there, but could not be read."""
    endings = {*FORMATS, *UNSUPPORTED, *MEDIA_TYPES, ".csv"}
    return tuple(sorted(name for name, item in files.items() if item.ending in endings and name not in read))


def check_strays(files: Mapping[str, IssueFile], pictures: Collection[Picture], notes: Notes) -> None:
    """Find YAML files that nobody reads; cards of pictures under another name were told with these.

    Args:
        files: of the issue.
        pictures: those that can be used: one of them may be what such a file was to cover.
        notes: takes the findings.
    """
    misnamed = {item.id for item in _misnamed_cards(files).values()}
    for name, item in files.items():
        if item.ending not in {".yaml", ".yml"} or name in {ISSUE_FILE, LEDGER_FILE} | misnamed:
            continue
        stem = posixpath.splitext(name)[0]
        if stem in files and item.ending == ".yaml" and files[stem].ending in FORMATS:
            continue
        beside = [f"{other.rpartition('/')[2]}.yaml" for other, file in files.items() if file.ending in FORMATS]
        last = name.rpartition("/")[2]
        if posixpath.splitext(stem)[1].lower() in FORMATS and item.ending == ".yaml":
            rule, what = "card-without-picture", f"this is the card of {stem.rpartition('/')[2]}, which is not there"
            remedy = "put the picture beside it, or delete the card"
            may_be = _left_bare(item, pictures, stem)
        else:
            rule, what = "stray-file", "this file is not read under its name"
            remedy = instead(last, [ISSUE_FILE, LEDGER_FILE, *beside], "delete it, or give it the name of what it is")
            may_be = _left_bare(item, [one for one in pictures if not one.source], stem)
        if may_be:
            what = f"{what}, and it covers a part of a picture; nothing is covered of {may_be}, which may be that picture under another name"
            remedy = f"where it belongs to that, make it {may_be}.yaml, with its `redact`; else delete it"
        notes.find(rule, item.where, what, remedy, level=Level.ERROR if may_be else None)


def _left_bare(item: IssueFile, pictures: Collection[Picture], stem: str) -> str:
    """Give the name of a picture of which nothing is covered though a card that belongs to none may have been its own: who renames or moves one forgets the other."""
    folder, _, last = stem.rpartition("/")
    bare = [picture.id.rpartition("/") for picture in pictures if not picture.redactions]
    found = sorted(name for place, _, name in bare if place == folder or name == last)
    if not found:
        return ""
    card = read_card(item, Notes())
    return (last if last in found else found[0]) if card is None or card.redactions else ""
