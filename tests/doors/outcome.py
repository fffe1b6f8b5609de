"""What a door answers, and what must be true of every answer."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from pathlib import PurePath
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from lxml import etree
from tests.doors.nasties import CANARY

from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.issue.finding import Finding

MOVING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates: readers see another order than what is written (UAX 9)."""
UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""What no page and no terminal can show: XML 1.0 forbids most of it, and terminals obey some."""
UNSEEN: Final = "[\u034f\u115f\u1160\u2800\u3164\ufe00-\ufe0d\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
HIDDEN: Final = re.compile(f"{UNSEEN}|[\u0300-\u036f\u064b-\u065f]{{9}}|[a-z][\ufe0e\ufe0f]")
"""What readers do not see: tags and selectors that can hold sentences, fillers, and marks heaped on a letter."""
TOLD: Final = frozenset({"hidden-direction-control", "direction-override", "unclosed-direction", "hidden-direction"})
SCHEMES: Final = frozenset({"http", "https", "mailto", "tel"})
ACTIVE: Final = frozenset(
    {
        "script", "style", "iframe", "frame", "object", "embed", "applet", "link", "meta", "base", "form", "input", "button", "svg", "math",
        "template", "foreignobject", "portal", "textarea", "select", "noscript", "plaintext", "xmp", "marquee",
    }
)  # fmt: skip
ADDRESSES: Final = frozenset({"href", "src", "srcset", "poster", "data", "action", "formaction", "background", "cite", "longdesc", "ping"})  # fmt: skip


class Unsafe(AssertionError):  # noqa: N818 - a verdict
    """Something passed that must not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of an input.

    Attributes:
        findings: what was found.
        value: what was taken in, or None.
        pages: XHTML that readers would get of it, without a root element.
        files: bytes that would be published.
        silent: True where a refusal needs no finding, because it is made good without a word (a damaged store).
    """

    findings: tuple[Finding, ...] = ()
    value: object = None
    pages: tuple[str, ...] = ()
    files: tuple[bytes, ...] = ()
    silent: bool = False

    @property
    def passes(self) -> bool:
        """Say whether the issue would be published with it."""
        return self.value is not None and not any(one.level is Level.ERROR for one in self.findings)


def examine(outcome: Outcome, written: str | None = None) -> None:
    """Hold an outcome against all that must be true of it.

    Args:
        outcome: what a door answered.
        written: the text that went in, where it was text.

    Raises:
        Unsafe: where something is not.
    """
    for finding in outcome.findings:
        _examine_finding(finding)
    if outcome.value is None and not outcome.silent and not outcome.findings:
        raise Unsafe("refused, and nobody is told why")
    if not outcome.passes:
        return
    told = any(one.rule in TOLD for one in outcome.findings)
    for text in texts_in(outcome.value):
        if UNPRINTABLE.search(text):
            raise Unsafe(f"a character that no page can show passed: {text[:200]!r}")
        if HIDDEN.search(text):
            raise Unsafe(f"something that nobody sees passed: {text[:200]!r}")
        if MOVING.search(text) and not told:
            raise Unsafe(f"a hidden direction control passed without a finding: {text[:200]!r}")
    for page in outcome.pages:
        examine_page(page, told=told)
        if CANARY[1] in page and CANARY[1] not in (written or ""):
            raise Unsafe("a template was worked out")


def _examine_finding(finding: Finding) -> None:
    said = str(finding)
    if not finding.what.strip() or not finding.remedy.strip():
        raise Unsafe(f"a finding that says nothing: {finding!r}")
    if UNPRINTABLE.search(said) or re.search(UNSEEN, said) or "\n" in said:
        raise Unsafe(f"a finding that a terminal cannot print on one line: {said[:300]!r}")
    if MOVING.search(finding.where.path):
        raise Unsafe(f"a place whose letters are turned round: {said[:200]!r}")
    if finding.where.line < 1 or finding.where.column < 1:
        raise Unsafe(f"a place that does not exist: {finding.where!r}")
    if len(said) > 3_000:
        raise Unsafe(f"a finding of {len(said)} characters: {said[:200]!r}")


def texts_in(value: object) -> Iterator[str]:
    """Give every text within a value, but for sources, which are kept to find places in and go nowhere."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
        elif isinstance(one, Enum | PurePath | bytes) or one is None:
            continue
        elif isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one
        elif is_dataclass(one) and not isinstance(one, type):
            waiting += [
                getattr(one, field.name)
                for field in fields(one)
                if field.name not in {"source", "body", "file", "waivers", "where"}
            ]


def examine_page(page: str, *, told: bool = False, root: str = "div") -> None:
    """Hold a finished page or a part of one against what must never be in it.

    Raises:
        Unsafe: where it is.
    """
    if MOVING.search(page) and not told:
        raise Unsafe("a hidden direction control stands in a page")
    if HIDDEN.search(page):
        raise Unsafe("something that nobody sees stands in a page")
    text = (
        f'<{root} xmlns:epub="http://www.idpf.org/2007/ops" xmlns:xlink="http://www.w3.org/1999/xlink">{page}</{root}>'
    )
    try:
        tree = etree.fromstring(text.encode(), etree.XMLParser(huge_tree=True, resolve_entities=False))
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        raise Unsafe(f"a page that is not well-formed: {error}") from error
    seen: set[str] = set()
    for element in tree.iter():
        if not isinstance(element.tag, str):
            raise Unsafe("a comment or an instruction in a page")
        tag = etree.QName(element).localname.lower()
        if tag in ACTIVE:
            raise Unsafe(f"<{tag}> in a page")
        for name, value in element.attrib.items():
            examine_attribute(tag, etree.QName(name).localname.lower(), value)
        identity = element.get("id")
        if identity is not None and (not identity or re.search(r"\s", identity) or identity in seen):
            raise Unsafe(f"an id that is none, or stands twice: {identity!r}")
        seen.add(identity or "")


def examine_attribute(tag: str, name: str, value: str, folders: int = 3) -> None:
    """Hold an attribute against what it may say.

    Args:
        tag: of its element.
        name: its own.
        value: what it says.
        folders: between the top of the site and the page; an article's page has three.

    Raises:
        Unsafe: where it may not.
    """
    if name.startswith("on") or name in {"srcdoc", "style", "http-equiv"}:
        raise Unsafe(f"<{tag} {name}=…> runs or dresses: {value[:80]!r}")
    if name not in ADDRESSES:
        return
    # As a browser reads an address (WHATWG URL, 4.4): spaces and controls at its ends and tabs and line ends within it do not count.
    address = re.sub("[\t\n\r]", "", value.strip("".join(map(chr, range(33)))))
    scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", address)
    if tag == "a" and scheme is not None and scheme.group(1).lower() in SCHEMES:
        return
    if scheme is not None or address.replace("\\", "/").startswith("//"):
        raise Unsafe(f"<{tag} {name}=…> leads elsewhere: {value[:120]!r}")
    if unquote(address).replace("\\", "/").split("/").count("..") > folders:
        raise Unsafe(f"<{tag} {name}=…> climbs out of the site: {value[:120]!r}")
