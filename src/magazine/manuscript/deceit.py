"""Addresses that lead elsewhere than they seem to: a name before ``@``, look-alike letters, one site's name before another's.

Readers of a police magazine are whom a forger's page waits for. So a host is written in plain letters, those of French or of Arabic
(WHATWG URL; UTS 39, confusable and mixed-script identifiers), and words that are themselves an address must name the same place.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import unquote, urlsplit

_FRENCH: Final = "àâäçéèêëîïôöùûüÿœæ"
_PLAIN: Final = re.compile(rf"[a-z0-9_{_FRENCH}-]+")
_ARABIC: Final = re.compile("[\u0620-\u065f\u0670-\u06d3\u06d50-9\u0660-\u0669-]+")
_NUMBER: Final = re.compile(r"(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+))*|\[.*\]?")
_ENDINGS: Final = frozenset(
    ["com", "org", "net", "gov", "gouv", "edu", "int", "info", "eu", "ma", "fr", "press", "tv", "io", "example"]
)
"""Last parts of names that readers take for the end of one."""
_SHOWN: Final = re.compile(
    r"(?P<mail>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)|(?<![\w@.])(?P<scheme>https?://|www\.)?(?P<host>[\w-]+(?:\.[\w-]+)+)(?![\w@])",
    re.IGNORECASE,
)
_NUMBERED: Final = re.compile(r"(?:\+|00)?[0-9](?:[ \u00a0\u202f./()-]*[0-9]){7,14}")
_LEAST_LABELS: Final = 2


def deceit_of(address: str, words: str = "") -> str:
    """Say how an address deceives; nothing where it does not.

    Args:
        address: of a link: ``https:``, ``mailto:`` or ``tel:``; others are not looked at.
        words: that readers see for it.
    """
    scheme, _, rest = address.partition(":")
    match scheme.lower():
        case "http" | "https":
            return _of_page(address, words)
        case "mailto":
            return _of_mail(unquote(rest.partition("?")[0]), words)
        case "tel":
            return _of_number(rest, words)
        case _:
            return ""


def _of_page(address: str, words: str) -> str:
    try:
        parts = urlsplit(_unquoted(address))
        host = _readable((parts.hostname or "").rstrip("."))
    except ValueError:
        return "its address cannot be read"
    if "@" in parts.netloc:
        return f"readers take “{parts.netloc.partition('@')[0]}” for the site, and are led to “{host}”"
    return _of_host(host) or _of_words(host, words)


def _unquoted(address: str) -> str:
    r"""Give an address with its host as a browser reads it: ``%40`` is an ``@`` there, and ``\`` a ``/``."""
    scheme, slashes, rest = address.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{slashes}{unquote(host).replace(chr(92), '@')}{slash}{path}"


def _readable(host: str) -> str:
    """Give a host with the letters that its code stands for (``xn--…``, RFC 3492), as one would be shown it."""
    labels = unicodedata.normalize("NFKC", host.lower()).split(".")
    return ".".join(
        label[4:].encode("ascii").decode("punycode") if label.startswith("xn--") else label for label in labels
    )


def _of_host(host: str) -> str:
    labels = host.split(".")
    if _NUMBER.fullmatch(host) or len(labels) < _LEAST_LABELS:
        return f"“{host}” is no name of a site"
    for label in labels:
        if not _PLAIN.fullmatch(label) and not _ARABIC.fullmatch(label):
            odd = next((sign for sign in label if not _PLAIN.fullmatch(sign)), "")
            name = unicodedata.name(odd, "a sign without a name").lower()
            return f"the name of the site has “{odd}” ({name}), which looks like another letter"
    inner = max((number for number, label in enumerate(labels[:-2]) if number and label in _ENDINGS), default=0)
    if inner:
        seeming, true = ".".join(labels[: inner + 1]), ".".join(labels[-2:])
        return f"readers take “{seeming}” for the site, and are led to “{true}”"
    return ""


def _of_words(host: str, words: str) -> str:
    """Say where words name another site than the one they lead to."""
    for match in _SHOWN.finditer(words):
        shown = (match["host"] or match["mail"].rpartition("@")[2]).lower()
        ending = shown.rpartition(".")[2]
        if not match["scheme"] and not match["mail"] and ending not in _ENDINGS:
            continue  # a file, an abbreviation
        if not _same_site(_readable(shown), host):
            return f"its words say “{match.group()[:60]}”, and it leads to “{host[:60]}”"
    return ""


def _same_site(shown: str, host: str) -> bool:
    shown, host = shown.removeprefix("www."), host.removeprefix("www.")
    return shown == host or host.endswith(f".{shown}") or shown.endswith(f".{host}")


def _of_mail(target: str, words: str) -> str:
    host = target.rpartition("@")[2].lower()
    fault = _of_host(host) if host else ""
    if fault:
        return fault
    shown = next((match["mail"] for match in _SHOWN.finditer(words) if match["mail"]), None)
    if shown is not None and shown.lower() != target.lower():
        return f"its words say “{shown[:60]}”, and it writes to “{target[:60]}”"
    return ""


def _of_number(target: str, words: str) -> str:
    shown = _NUMBERED.search(words)
    if shown is not None and _digits(shown.group()) != _digits(target):
        return f"its words say “{shown.group()[:40]}”, and it calls “{target[:40]}”"
    return ""


def _digits(number: str) -> str:
    """Give the figures of a number as dialled at home."""
    return re.sub(r"^(?:\+|00)212", "0", re.sub(r"[^0-9+]", "", number)).lstrip("0")
