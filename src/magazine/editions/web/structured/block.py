"""Written out: a block of data that a page carries, and that no text in it can break out of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magazine.editions.web.structured.nodes import Node

_CONTEXT: Final = "https://schema.org"
_ESCAPES: Final = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})
"""Inside a script element HTML knows only ``<``: written as JSON's own escape, ``</script>`` and ``<!--`` are text like any other."""


def block(nodes: Iterable[Node]) -> Markup:
    """Write nodes as a ``script`` of type ``application/ld+json``; without nodes nothing."""
    found = list(nodes)
    if not found:
        return Markup()
    text = json.dumps({"@context": _CONTEXT, "@graph": found}, ensure_ascii=False, separators=(",", ":"))
    return Markup(f'<script type="application/ld+json">{text.translate(_ESCAPES)}</script>\n')  # noqa: S704 - escaped above
