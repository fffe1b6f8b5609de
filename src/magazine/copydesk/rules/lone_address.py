"""A web address, a mail address or a telephone number that only one side of an article gives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.copydesk.rule import BOTH, Family, Hit, Message, Rule, Scope, Setting, said
from magazine.copydesk.sides import file_of, ways
from magazine.copydesk.text import RunKind
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.text import ArticleText, Pair
    from magazine.issue.finding import Location

_TYPED: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>«»()]+|(?<![\w.+\-])[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+"
    r"|(?<![\w+])(?P<telephone>(?:\+212|00212|0)(?:[ \u00a0\u202f.\-]?\d){9})(?!\w)"
)
_MARK: Final = re.compile(r"@|//|www\.|\d")
"""What a passage without any address lacks."""
_SITE: Final = re.compile(r"(?:https?://)?(?:(?:www|m|ar|fr|en)\.)*(?P<site>[^/?#:\s]+)")
_GAPS: Final = re.compile(r"[\s.\-()/]+")
_COUNTRY: Final = re.compile(r"^(?:\+|00)212")


def find(pair: Pair, desk: Desk) -> Iterator[Hit]:
    """Find the first mention of each address that the other side does not give at all."""
    alone = {word.lower() for word in desk.words("one-language")}
    for one, other in ways(pair):
        own = _addresses(one)
        known = {*_addresses(other), *alone}
        lone = {address: where for address, where in own.items() if address not in known}
        words = " ".join(passage.text for passage in other.passages) if lone else ""  # either way: only saves time
        packed = _GAPS.sub("", words.lower())
        for address, where in lone.items():
            if _GAPS.sub("", address) not in packed:
                yield Hit(where=where, words={"address": address, "file": file_of(other)})


def _addresses(text: ArticleText) -> dict[str, Location]:
    """Give the addresses of a side, each where it stands first: pages by their site, since pages have one address a language."""
    found: dict[str, Location] = {}
    for link in text.links:
        key = _key(link.target)
        if key:
            found.setdefault(key, link.where)
    for passage in text.passages:
        for match in _TYPED.finditer(passage.text) if _MARK.search(passage.text) else ():  # either way: only saves time
            if not passage.covered(match.start(), match.end(), RunKind.LINK):
                written = f"tel:{match[0]}" if match["telephone"] else match[0]
                found.setdefault(_key(written) or written.lower(), passage.where(match.start()))
    return found


def _key(target: str) -> str:
    """Give what an address is known by; nothing for a link within the magazine."""
    scheme, _, rest = target.lower().partition(":")
    if scheme == "mailto":
        return rest.partition("?")[0]
    if scheme == "tel":
        return _COUNTRY.sub("0", _GAPS.sub("", rest))
    match = _SITE.match(target.lower()) if scheme in {"http", "https"} or target.startswith("www.") else None
    return match["site"] if match is not None else ""


RULE = Rule(
    name="lone-address",
    code="P106",
    family=Family.PARITY,
    level=Level.WARNING,
    scope=Scope.PAIR,
    languages=BOTH,
    title=said(
        ar="موقع أو بريد أو هاتف في لغة واحدة",
        fr="site, courriel ou téléphone d’un seul côté",
        en="site, mail address or telephone on one side only",
    ),
    reason=said(
        ar="الموقع والبريد والهاتف خدمة للقارئ: لا تُعطى للغة وتُحجب عن أخرى.",
        fr="Un site, une adresse de courrier, un téléphone sont un service rendu au lecteur : on ne le rend pas dans une seule langue.",
        en="A site, a mail address or a telephone is a service to readers: it is not rendered in one language only.",
    ),
    source="house style",
    messages={
        "found": Message(
            what=said(
                ar="لا يوجد {address} في النسخة الأخرى ({file})",
                fr="l’autre version ({file}) ne donne pas {address}",
                en="the other side ({file}) does not give {address}",
            ),
            remedy=said(
                ar="أضفه إلى النسخة الأخرى، بصفحته في تلك اللغة إن وُجدت",
                fr="donnez-le aussi dans l’autre version, par sa page dans cette langue s’il y en a une",
                en="give it on the other side too, by its page in that language where there is one",
            ),
        ),
    },
    find=find,
    settings={
        "one-language": Setting(
            default=(),
            meaning=said(
                ar="مواقع لا توجد إلا بلغة واحدة، من غير www",
                fr="sites qui n’existent que dans une langue, sans www",
                en="sites that exist in one language only, without www",
            ),
        ),
    },
)
