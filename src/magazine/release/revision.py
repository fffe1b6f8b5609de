"""What of a site changes by signing: the size of each signed download wherever it stands, and all that is counted from those files.

Where a download's size stands: on the issue's page and the home page (in words), in the issue's manifest, in the catalogues. Those
files have other bytes then, so that their compressed forms, the list of an issue kept to read offline (``offline.json``) and the shelf's
inventory change too. Pure: texts in, texts out.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from magazine.editions.web.keeping import VERSION_DIGITS
from magazine.editions.web.phrases import in_bytes
from magazine.issue.finding import Finding, Location, Stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.issue.language import Language

NUMBERED: Final = (".html", ".json", ".xml")
"""Endings of the files in which a download's size can stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resized:
    """A download that has another size now.

    Attributes:
        name: its file name, which no other file of the site has.
        old: bytes before.
        new: bytes now.
    """

    name: str
    old: int
    new: int


def revise_page(text: str, resized: Resized, language: Language) -> str:
    """Put the new size into the links of a page that lead to the download and tell its size."""
    old, new = in_bytes(resized.old, language), in_bytes(resized.new, language)
    link = re.compile(rf'<a [^>]*href="[^"]*{re.escape(quote(resized.name))}"[^>]*>.*?</a>', re.DOTALL)
    return link.sub(lambda match: match[0].replace(f">{old}<", f">{new}<"), text)


def revise_catalogue(text: str, resized: Resized) -> str:
    """Put the new length into the links of an OPDS 1.2 catalogue (RFC 4287, 4.2.7.6)."""
    link = re.compile(rf'<link [^>]*href="[^"]*{re.escape(quote(resized.name))}"[^>]*/>')
    return link.sub(lambda match: match[0].replace(f'length="{resized.old}"', f'length="{resized.new}"'), text)


def revise_data(text: str, resized: Resized, place: str) -> str:
    """Put the new size into JSON: an issue's manifest (``name``, ``size``), or an OPDS 2.0 catalogue (``href``, ``size``).

    Raises:
        Stop: where the file is not written as this house writes JSON, so that more than the size would change.
    """
    data, style = _read(text, place)
    changed = sum(_set_size(each, resized) for each in _objects(data))
    return _write(data, style) if changed else text


def revise_kept_list(text: str, changed: Mapping[str, bytes], place: str) -> str:
    """Put changed pages into the list of an issue's files, with the list's sum and version.

    Args:
        text: ``offline.json``.
        changed: new contents, by place within the site.
        place: of the list.
    """
    data, style = _read(text, place)
    concerned = [file for file in data["files"] if file["place"] in changed]
    for file in concerned:
        content = changed[file["place"]]
        data["bytes"] += len(content) - file["bytes"]
        file.update(bytes=len(content), sha256=hashlib.sha256(content).hexdigest())
    if not concerned:
        return text
    known = json.dumps([(file["place"], file["sha256"]) for file in data["files"]])
    data["version"] = hashlib.sha256(known.encode()).hexdigest()[:VERSION_DIGITS]
    return _write(data, style)


def revise_inventory(text: str, old: str, new: str) -> str:
    """Put the new digest of a manifest into the shelf's inventory, so that the next build finds what it knows."""
    return text.replace(f'"digest":"{old}"', f'"digest":"{new}"')


def still_tells(text: str, resized: Resized) -> bool:
    """Say whether a file that names the download still holds its old size as a number."""
    return resized.name in text and re.search(rf"(?<![0-9]){resized.old}(?![0-9])", text) is not None


_STYLES: Final[tuple[dict[str, Any], ...]] = (
    {"ensure_ascii": False, "separators": (",", ":")},
    {"ensure_ascii": False, "indent": 2},
    {"ensure_ascii": False, "indent": 1},
    {"ensure_ascii": False},
)


def _read(text: str, place: str) -> tuple[Any, tuple[dict[str, Any], str]]:
    """Read JSON with the style in which it was written, so that it can be written back as it was."""
    try:
        data = json.loads(text)
    except ValueError:
        data = None
    for style in _STYLES:
        for end in ("\n", ""):
            if json.dumps(data, **style) + end == text:
                return data, (style, end)
    raise Stop(
        Finding(
            rule="sign-strange-file",
            where=Location(path=place),
            what="a file of the site is not as this version of the magazine writes it, so its numbers cannot be put right",
            remedy="build again, then sign",
        )
    )


def _write(data: Any, style: tuple[dict[str, Any], str]) -> str:
    return json.dumps(data, **style[0]) + style[1]


def _objects(data: Any) -> list[dict[str, Any]]:
    if isinstance(data, dict):
        return [data, *(found for each in data.values() for found in _objects(each))]
    return [found for each in data for found in _objects(each)] if isinstance(data, list) else []


def _set_size(each: dict[str, Any], resized: Resized) -> bool:
    href = each.get("href")
    named = each.get("name") == resized.name or (isinstance(href, str) and href.endswith(quote(resized.name)))
    if not named or each.get("size") != resized.old:
        return False
    each["size"] = resized.new
    return True
