"""A new build takes the place of a signed one: what spoke of the old one goes, and its page says that nothing is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.web.compression import FORMS, compress, compressible, forms_of
from magazine.issue.finding import Finding, Level, Location
from magazine.issue.language import Language
from magazine.release.pinned import ON_SITE, say_unsigned, verify_page
from magazine.release.sums import LIST, SHELVES, SIGNATURE
from magazine.works.stage import replace_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

SITE = "site"


def unseal(into: Path) -> None:
    """Take the lists of hashes out of a build that is being made, with the certificate; the page of signatures says so, too.

    Args:
        into: the build, with what it took over from the last one.
    """
    lists = (into / shelf / name for shelf in SHELVES for name in (LIST, SIGNATURE))
    for path in (*lists, into / SITE / ON_SITE):
        path.unlink(missing_ok=True)
    turned: dict[str, bytes] = {}
    for language in Language:
        place = verify_page(language)
        page = into / SITE / place
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
        if text and (new := say_unsigned(text, place)) != text:
            turned[f"{SITE}/{place}"] = new.encode()
    write_all(into, turned)


def signatures_gone(out: Path) -> Iterator[Finding]:
    """Tell that a new build takes the place of a signed one, and is not signed.

    Args:
        out: the last build.
    """
    if (out / SITE / SIGNATURE).is_file():
        yield Finding(
            rule="signatures-gone",
            where=Location(path=f"{out.name}/{SITE}/{LIST}"),
            what="the last build was signed; this one is not: its lists are gone, and each PDF and EPUB that was made again bears no signature",
            remedy="sign it before it goes out: magazine sign",
            level=Level.WARNING,
        )


def write_all(into: Path, files: Mapping[str, bytes]) -> None:
    """Write files, and the compressed forms of those that servers send so; what stands there is replaced, never written to."""
    for place, content in files.items():
        replace_file(into / place, content)
        if compressible(place):
            forms = forms_of(compress(content))
            for ending in FORMS:
                (into / f"{place}{ending}").unlink(missing_ok=True)
                if ending in forms:
                    replace_file(into / f"{place}{ending}", forms[ending])
