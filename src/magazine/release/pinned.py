"""The house's certificate where all can see it: pinned in the project, and on the site with the page that explains it.

The page says the truth of both kinds of site: it holds what is to be said of a signed one and of an unsigned one, and one of them is
hidden. Signing turns it over and writes the fingerprint in.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from magazine.constants import ISSUES_FOLDER
from magazine.editions.web.links import link
from magazine.issue import addresses
from magazine.issue.dates import date_in_words
from magazine.issue.finding import Finding, Location, Stop
from magazine.release.trust import fingerprint, in_groups, name_of, valid_until

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.language import Language

PINNED: Final = f"{ISSUES_FOLDER}/certificate.pem"
"""Where a project keeps its certificate: beside ``magazine.yaml``, since both say who publishes."""
ON_SITE: Final = "certificate.pem"
"""Where readers find it, at the site's root."""
_FILE: Final = re.compile(r'( data-file="([^"]+)")(?: href="[^"]*")?>')
"""A link to a file that only a signed site has."""


def pinned(project: Path) -> bytes | None:
    """Give the content of the project's certificate file, or None where there is none.

    Raises:
        Stop: where something else stands there, such as a link to a disk that is away; it is no word that none was ever kept.
    """
    file = project / PINNED
    if not os.path.lexists(file):
        return None
    if not file.is_file():
        raise Stop(
            Finding(
                rule="other-certificate",
                where=Location(path=PINNED),
                what="a link that leads nowhere stands there, or what is no file, so nobody can say which certificate is the house's",
                remedy="put the house's certificate there; only where none was ever kept, take it away",
            )
        )
    return file.read_bytes()


def as_pem(certificate: bytes) -> bytes:
    """Write a certificate as readers' programs take it."""
    return x509.load_der_x509_certificate(certificate).public_bytes(Encoding.PEM)


def verify_page(language: Language) -> str:
    """Give the place within the site of the page that explains signatures."""
    return f"{addresses.shelf_folder(language, addresses.VERIFY)}/index.html"


def say_signed(text: str, certificate: bytes, language: Language, place: str) -> str:
    """Let the page speak of a signed site.

    Raises:
        Stop: where the theme's page has no room for it.
    """
    until = valid_until(certificate)
    facts = {
        "fingerprint": in_groups(fingerprint(certificate)),
        "signer": name_of(certificate),
        "until": date_in_words(until.year, until.month, until.day, language),
    }
    for name, value in facts.items():
        text = _fill(text, name, value, place)
    text = _FILE.sub(lambda match: f'{match[1]} href="{link(place, match[2])}">', text)
    return _turn(text, place, shown="signed", hidden="unsigned")


def say_unsigned(text: str, place: str) -> str:
    """Let the page speak of an unsigned site.

    Raises:
        Stop: where the theme's page has no room for it.
    """
    for name in ("fingerprint", "signer", "until"):
        text = _fill(text, name, "", place)
    text = _FILE.sub(r"\1>", text)
    return _turn(text, place, shown="unsigned", hidden="signed")


def _fill(text: str, name: str, value: str, place: str) -> str:
    safe = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    slot = re.compile(rf"(<(\w+)[^>]* data-{name}>)[^<]*(</\2>)")
    whole, count = slot.subn(lambda match: f"{match[1]}{safe}{match[3]}", text)
    return whole if count else _no_room(name, place)


def _turn(text: str, place: str, *, shown: str, hidden: str) -> str:
    text, here = re.subn(rf" data-{shown}( hidden)?>", f" data-{shown}>", text)
    text, there = re.subn(rf" data-{hidden}( hidden)?>", f" data-{hidden} hidden>", text)
    return text if here and there else _no_room(f"{shown} and {hidden}", place)


def _no_room(name: str, place: str) -> str:
    raise Stop(
        Finding(
            rule="sign-page",
            where=Location(path=place),
            what=f"the page that explains signatures has no place for: {name}",
            remedy="take templates/verify.html of the theme as it came, and build again",
        )
    )
