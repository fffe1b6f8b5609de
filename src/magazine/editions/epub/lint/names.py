"""Names of XML that the rules ask for."""

from __future__ import annotations

from typing import Final

HTML: Final = "{http://www.w3.org/1999/xhtml}"
SVG: Final = "{http://www.w3.org/2000/svg}"
OPF: Final = "{http://www.idpf.org/2007/opf}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
NCX: Final = "{http://www.daisy.org/z3986/2005/ncx/}"
CONTAINER: Final = "{urn:oasis:names:tc:opendocument:xmlns:container}"
XML_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
EPUB_TYPE: Final = "{http://www.idpf.org/2007/ops}type"
XLINK_HREF: Final = "{http://www.w3.org/1999/xlink}href"

XHTML_TYPE: Final = "application/xhtml+xml"
SVG_TYPE: Final = "image/svg+xml"
CSS_TYPE: Final = "text/css"
NCX_TYPE: Final = "application/x-dtbncx+xml"

RIGHT_TO_LEFT: Final = frozenset({"ar", "ary", "fa", "he", "ur", "ps", "ckb", "dv", "yi"})
"""Primary subtags of languages whose usual script runs from right to left."""


def direction_of(language: str) -> str:
    """Give the direction of a language by its tag: ``rtl`` or ``ltr``; a script subtag decides where there is one."""
    primary, *more = language.lower().split("-")
    if any(part in {"latn", "tfng", "cyrl"} for part in more):
        return "ltr"
    return "rtl" if primary in RIGHT_TO_LEFT or "arab" in more else "ltr"
