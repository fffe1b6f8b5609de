"""Cards of pictures that stand under another name than their picture's, twice, or for none: what they cover would be seen."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final

from magazine.constants import ISSUE_FILE, LEDGER_FILE, YAML_MAX_BYTES
from magazine.issue.finding import Level
from magazine.manuscript.card import HIDING
from magazine.manuscript.notes import Notes, instead, nearest
from magazine.manuscript.pictures import FORMATS, UNSUPPORTED, is_picture
from magazine.manuscript.recordings import MEDIA_TYPES
from magazine.manuscript.text import read_text
from magazine.manuscript.yaml_nodes import Block, Items, Value, find_swallowed, lost_fields, parse_yaml

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from magazine.issue.picture import Picture
    from magazine.manuscript.files import IssueFile
    from magazine.manuscript.yaml_nodes import Node

_ENDINGS: Final = "|".join(re.escape(ending) for ending in sorted({*FORMATS, *UNSUPPORTED}, reverse=True))
_LIKE_A_CARD: Final = re.compile(rf"(?P<stem>.+?)(?:(?P<ending>{_ENDINGS})[^/]*?)?[._ -]ya?ml(?:\W[^/]*)?", re.DOTALL)
"""``crowd.jpg.yaml`` in one way or another: ``crowd.yaml``, of the format before (``crowd.heic.yaml``), ``crowd.jpg (1).yaml``,
``crowd.jpg.sync-conflict-20190105.yaml``, ``crowd.jpg.yml.rtf``."""
_BESIDE: Final = re.compile(rf"(?P<stem>.+?)(?:(?P<ending>{_ENDINGS})[^/]*?)?\.[^/.]*", re.DOTALL)
"""A file of a picture's name that is a card if it covers something: ``crowd.jpg.txt``, ``crowd.jpg.yalm``."""
_OF_OTHERS: Final = frozenset({*FORMATS, *UNSUPPORTED, *MEDIA_TYPES, ".md", ".csv", ".vtt", ".json", ".xml", ".xmp"})
"""Endings of what is read for itself, or written by programs."""
_MEANT: Final = 0.8
"""Likeness from which on a word was meant for one of them (0 to 1); that of ``credit`` to ``redact`` is 0.67."""
_MAY_HIDE: Final = re.compile(
    r"(?:^|[{,\[])[ \t\u00a0\"'?-]*(crop|redac)\w*[\"']?[ \t\u00a0]*[:=\uff1a\[]", re.MULTILINE | re.IGNORECASE
)
"""Such a field in what cannot be read as YAML."""
_FIGURE: Final = re.compile(r"\d")
_FOUR_NUMBERS: Final = re.compile(r"[\d.,%]+(?: [\d.,%]+){3}")
"""An area, from left to bottom, whatever the field is called."""
_NAMES_MAX: Final = 100  # to look for names like another takes a second from some thousands on


def misnamed_cards(files: Mapping[str, IssueFile]) -> dict[str, IssueFile]:
    """Give, by picture, what was meant for its card where it has none: in other capitals, as .yml, by its name alone, or with what a system adds.

    Where it has one, what stands beside it counts if it hides something else: somebody wrote that into the wrong file.
    """
    pictures = {name.casefold(): name for name, item in files.items() if item.ending in FORMATS}
    by_stem: dict[str, list[str]] = {}
    for name in pictures.values():
        by_stem.setdefault(posixpath.splitext(name.casefold())[0], []).append(name)
    found: dict[str, IssueFile] = {}
    said: dict[str, frozenset[tuple[str, str]]] = {}
    for name, item in files.items():
        card_like = _LIKE_A_CARD.fullmatch(name.casefold())
        like = card_like or (_BESIDE.fullmatch(name.casefold()) if item.ending not in _OF_OTHERS else None)
        if like is None or name in {ISSUE_FILE, LEDGER_FILE} or _is_card(name, files):
            continue
        own = pictures.get(f"{like['stem']}{like['ending'] or ''}")
        for picture in by_stem.get(like["stem"], ()) if own is None else (own,):
            card = files.get(f"{picture}.yaml")
            if picture in found:
                continue
            if card is not None and card.id not in said:
                said[card.id] = _hides(card)
            if (card is None and card_like) or _hides(item) - (frozenset() if card is None else said[card.id]):
                found[picture] = item
    return found


def _is_card(name: str, files: Mapping[str, IssueFile]) -> bool:
    picture = files.get(name.removesuffix(".yaml")) if name.endswith(".yaml") else None
    return picture is not None and picture.ending in FORMATS


def _hides(item: IssueFile) -> frozenset[tuple[str, str]]:
    """Give what a card, or what looks like one, says of parts that must not be seen: fields with their areas; how they are written does not count."""
    text = read_text(item.file, item.where.path, Notes(), most=YAML_MAX_BYTES) or ""
    notes = Notes()
    is_sheet = item.ending in {".yaml", ".yml"}
    if not is_sheet:
        begins = _MAY_HIDE.search(text)
        is_sheet = begins is not None and _FIGURE.search(text, begins.end()) is not None
        text = text if is_sheet else ""  # “Crop: a bit tighter” is a word to whoever lays out the page
    node = parse_yaml(text, item.where.path, notes) if is_sheet else None
    if isinstance(node, Block) and not lost_fields(notes.findings) and not find_swallowed(text, node, HIDING, Notes()):
        return frozenset(_hidden_by(node))
    return frozenset(("crop" if word[0] in "cC" else "redact", "not to be read") for word in _MAY_HIDE.findall(text))


def _hidden_by(node: Node) -> Iterator[tuple[str, str]]:
    for key, value in node.pairs if isinstance(node, Block) else ():
        areas = tuple(_areas(value))
        field = nearest(key.text.strip().lower(), HIDING, _MEANT)
        if field is not None or (isinstance(value, Items) and all(_FOUR_NUMBERS.fullmatch(area) for area in areas)):
            yield from ((field or "redact", area) for area in areas)
        yield from _hidden_by(value)
    for item in node.items if isinstance(node, Items) else ():
        yield from _hidden_by(item)


def _areas(node: Node) -> Iterator[str]:
    """Give each list that holds values only, in one line."""
    if isinstance(node, Items) and any(not isinstance(item, Value) for item in node.items):
        for item in node.items:
            yield from _areas(item)
    elif isinstance(node, Items):
        yield " ".join(item.text.strip() for item in node.items if isinstance(item, Value))
    elif isinstance(node, Value):
        yield " ".join(node.text.split())


def check_strays(files: Mapping[str, IssueFile], pictures: Collection[Picture], notes: Notes) -> None:
    """Find YAML files that nobody reads; cards of pictures under another name were told with these.

    Args:
        files: of the issue.
        pictures: those that can be used: one of them may be what such a file was to cover.
        notes: takes the findings.
    """
    misnamed = {item.id for item in misnamed_cards(files).values()}
    bare = _Bare(pictures)
    beside = [f"{other.rpartition('/')[2]}.yaml" for other, file in files.items() if file.ending in FORMATS][
        :_NAMES_MAX
    ]
    told = 0
    for name, item in files.items():
        if item.ending not in {".yaml", ".yml"} or name in {ISSUE_FILE, LEDGER_FILE} | misnamed:
            continue
        if _is_card(name, files):
            continue
        told += 1
        stem = posixpath.splitext(name)[0]
        of_picture = is_picture(stem)
        if of_picture and stem not in files:
            rule, what = "card-without-picture", f"this is the card of {stem.rpartition('/')[2]}, which is not there"
            remedy = "put the picture beside it, or delete the card"
        else:
            known = [ISSUE_FILE, LEDGER_FILE, *beside] if told <= _NAMES_MAX else ()
            rule, what = "stray-file", "this file is not read under its name"
            remedy = instead(name.rpartition("/")[2], known, "delete it, or give it the name of what it is")
        own = bare.left_by(stem, item, of_picture=of_picture)
        if own is not None:
            what = f"{what}, and it covers a part of a picture; nothing is covered of {own}, which may be that picture"
            remedy = f"where it belongs to that, make it {own}.yaml, with its `redact`; else delete it"
        notes.find(rule, item.where, what, remedy, level=None if own is None else Level.ERROR)


class _Bare:
    """Pictures of which nothing is covered, though a card that belongs to none may be their own: who renames or moves one forgets the other."""

    def __init__(self, pictures: Collection[Picture]) -> None:
        self._cardless: dict[str, str] = {}
        self._all: dict[str, str] = {}
        for picture in sorted(pictures, key=lambda picture: picture.id):
            if not picture.redactions:
                place, _, name = picture.id.rpartition("/")
                for known in (self._all, *(() if picture.source else (self._cardless,))):
                    for key in (f"*/{name}", f"{place}/", "*"):
                        known.setdefault(key, picture.id)

    def left_by(self, stem: str, card: IssueFile, *, of_picture: bool) -> str | None:
        """Give the picture that a card for ``stem`` which hides something may belong to: of its name, in its folder, or any.

        A picture that has no card may be any picture of the issue; one that has, a picture that was renamed in its folder, or moved from another.
        """
        hidden = {field for field, _ in _hides(card)} if self._all else ()
        folder, _, last = stem.rpartition("/")
        keys = (f"*/{last}", f"{folder}/", "*")
        near = [self._all.get(key) for key in keys[:2]] if "redact" in hidden and of_picture else []
        bare = [self._cardless.get(key) for key in keys] if hidden else []
        return next((one for one in (*near, *bare) if one is not None), None)
