"""Police Magazine's publishing pipeline: Markdown in; print PDFs, an EPUB and a web edition out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = "0.1.0"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Let Sphinx know the magazine's words and editions."""
    from magazine.works.sphinx_extension import register  # noqa: PLC0415 - Sphinx must not load for ``magazine --help``

    register(app)
    return {"version": __version__, "parallel_read_safe": False, "parallel_write_safe": False}
