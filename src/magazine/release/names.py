"""Does a file bear the name of another one of the house? The page on the site asks the same (``scripts/verify.js``); keep both alike.

A file may have any name, but not that of what it is not. Browsers and desktops add to a name (``… (1).pdf``, ``… - Copie.pdf``, ``…_1.pdf``,
``نسخة من …``), and readers too: so what counts is not the whole name, but every download that it speaks of. Pure.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_COPY: Final = re.compile(r"\s*\(\d{1,3}\)(?=\.[^.]*$|$)")
"""What browsers put into the name of a second copy: ``… (1).pdf``."""
_DOWNLOAD: Final = re.compile(r"[\w.-]+-(?:ar|fr|en|zgh)(?:-press|-archive|-imposed)?\.(?:pdf|epub)", re.IGNORECASE)
"""The form of a download's name (``issue.addresses.file_name``), whatever its issue is called."""
_DATED: Final = re.compile(
    r"(?<![0-9])([0-9]{4}-[0-9]{2}(?:-(?![0-9]{4}-[0-9]{2}(?![0-9]))[a-z0-9]+)*?)((?:-(?:ar|fr|en|zgh))+)(-press|-archive|-imposed)?(?:-(?:pdf|epub))?(?![a-z0-9])"
)
"""Issue, languages and kind within a plain name: ``2019-01``, ``-fr``, ``-press``; a date in front of it is a reader's own mark."""
_DATE: Final = re.compile(r"([0-9]{4}-[0-9]{2})(?![0-9])(-[0-9]{2}(?![0-9]))?")
_APART: Final = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A download that a name speaks of.

    Attributes:
        before: what stands in front of the issue: the magazine's short name, and whatever was added.
        what: issue, languages and kind.
    """

    before: str
    what: tuple[str, ...]


def own_name(name: str) -> str:
    """Take the mark of a second copy out of a name."""
    return _COPY.sub("", name)


def bears_another(name: str, real: str) -> bool:
    """Say whether a file bears the name of another one of the house.

    Args:
        name: the file's.
        real: the one that it had when it was signed.
    """
    claims, own = _claims(name), _claims(real)
    form = _DOWNLOAD.fullmatch(own_name(name)) is not None and own_name(name).casefold() != real.casefold()
    if not own:
        return form or any(_ending(name) in {"pdf", "epub"} for _ in claims)
    (true, *_) = own
    if _names_another_issue(name, true):
        return True
    if not claims:
        return form and _plain(name).startswith(f"{true.before}-")
    another = any(claim.what != true.what or not _ends_with(claim.before, true.before) for claim in claims)
    return another or ({_ending(name), _ending(real)} == {"pdf", "epub"})


def _claims(name: str) -> list[_Claim]:
    plain = _plain(name)
    return [
        _Claim(before=plain[: match.start()].strip("-"), what=tuple(each or "" for each in match.groups()))
        for match in _DATED.finditer(plain)
    ]


def _names_another_issue(name: str, true: _Claim) -> bool:
    """Say whether another issue stands right behind the magazine's short name, whatever follows.

    A day (``2026-12-03``) is a reader's own mark, but where the house's issues have days themselves.
    """
    own = _DATE.match(true.what[0])
    if own is None or not true.before:
        return False
    plain = _plain(own_name(name))  # of the second copies, the tenth is no day
    behind = re.finditer(rf"(?<![a-z0-9]){re.escape(true.before)}-(?={_DATE.pattern})", plain)
    found = [_DATE.match(plain, each.end()) for each in behind]
    return any(
        date is not None and (date[0] != own[0] if date[2] and own[2] else not date[2] and date[1] != own[1])
        for date in found
    )


def _plain(name: str) -> str:
    """Write a name small, with Western digits, a hyphen for all that parts its words, and without marks that nobody sees."""
    shown = (letter for letter in unicodedata.normalize("NFKC", name) if unicodedata.category(letter) != "Cf")
    text = "".join(str(unicodedata.decimal(letter)) if letter.isdecimal() else letter for letter in shown)
    return _APART.sub("-", text.casefold())


def _ends_with(before: str, own: str) -> bool:
    return not before or before == own or before.endswith(f"-{own}")


def _ending(name: str) -> str:
    return name.casefold().rpartition(".")[2]
