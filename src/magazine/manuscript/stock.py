"""What lies in an issue's folder, by kind: manuscripts, pictures with their cards, data, recordings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from magazine.issue.finding import Level
from magazine.issue.language import Language
from magazine.manuscript.card import read_card
from magazine.manuscript.card_names import misnamed_cards
from magazine.manuscript.data import read_table
from magazine.manuscript.fields import good_id
from magazine.manuscript.pictures import FORMATS, UNSUPPORTED, read_picture
from magazine.manuscript.recordings import MEDIA_TYPES, read_recording
from magazine.manuscript.yaml_nodes import Value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from magazine.issue.picture import DataTable, Picture, Recording
    from magazine.manuscript.files import IssueFile
    from magazine.manuscript.notes import Notes

_OTHER_TEXTS: Final = frozenset({".txt", ".markdown", ".mdown", ".doc", ".docx", ".odt", ".rtf", ".htm", ".html"})
"""Endings that a word processor or a system gives to a text."""


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
    misnamed = misnamed_cards(files)
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
            second = f"{last}.yaml is read: write into it what this one hides, and delete this"
            notes.find(
                "stray-file",
                meant.where,
                what,
                f"name it {last}.yaml" if written is None else second,
                level=Level.ERROR,
            )
        # Without its card it is not known which parts of the picture must not be seen. A link that leads out, or a folder, was told already.
        has_none = written is None and not os.path.lexists(f"{item.file}.yaml")
        if picture is not None and meant is None and (has_none or card is not None):
            yield picture


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
