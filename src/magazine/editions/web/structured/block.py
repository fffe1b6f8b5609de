"""Written out: a block of data that a page carries, and that no text in it can break out of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

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
    data = within_script({"@context": _CONTEXT, "@graph": found})
    return Markup('<script type="application/ld+json">{}</script>\n').format(data)


def within_script(data: Any) -> Markup:
    """Write data as JSON that may stand in a script element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.translate(_ESCAPES))  # noqa: S704 - no tag can begin or end in it
