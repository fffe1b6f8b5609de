"""What readers lay over a book: letter sizes, their own face, colours of the page."""

from __future__ import annotations

from typing import Final

SIZES: Final = {
    "as the book is": "",
    "letters at 150 %": "html { font-size: 150% !important }",
    "letters at 200 %": "html { font-size: 200% !important }",
    "the reader's own face": (
        "* { font-family: sans-serif !important }"
        " p, li, dd, blockquote { line-height: 1.4 !important; text-align: justify !important }"
    ),
}
"""WCAG 2.2, 1.4.4: text may be enlarged to 200 % without loss; reading systems' settings go at least as far."""

COLOURS: Final = {
    "white page": "html, body { background-color: #fff !important; color: #000 !important }",
    "sepia page": "html, body { background-color: #f4ecd8 !important; color: #5b4636 !important }",
    "black page": "html, body { background-color: #000 !important; color: #fff !important }",
    "black page, forced": "* { background-color: #000 !important; color: #fff !important }",
}
"""Pages as reading systems colour them. All but the last leave alone what the book colours itself."""

CONTRAST_LEAST: Final = 4.5
"""WCAG 2.2, 1.4.3, for text of any size."""
