"""A person is named in the package without a part, or with a code that is none.

Source: EPUB 3.3, "The role property" (``scheme="marc:relators"``); MARC Code List for Relators.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.lint.sight import quoted
from magazine.issue.finding import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.editions.epub.lint.opened import OpenedBook
    from magazine.editions.epub.lint.sight import Sight

LEVEL: Final = Level.WARNING
REMEDY: Final = "say with a MARC code what the person did: aut, pht, ill, edt, trl"

CODE: Final = re.compile(r"[a-z]{3}")
SCHEME: Final = "marc:relators"


def look(book: OpenedBook) -> Iterator[Sight]:
    """Find people without a part."""
    package = book.package
    if package is None:
        return
    for name in ("creator", "contributor"):
        for person in package.dublin_core(name):
            roles = package.refining(person, "role") if person.get("id") else []
            if not any(CODE.fullmatch(role) for role in roles):
                yield package.sight(person, f"the package does not say what {quoted(person.text or '')} did")
    for meta in package.metas("role"):
        if meta.get("scheme") != SCHEME:
            yield package.sight(meta, f"the part '{(meta.text or '').strip()}' is said in a list that no system knows")
