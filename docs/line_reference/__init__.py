"""The reference of the editorial line, written beside the manual from the rules themselves; no page of it is kept in the repository."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .pages import pages

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the reference once the manual stands."""
    app.connect("build-finished", write)
    return {"parallel_read_safe": True, "parallel_write_safe": True}


def write(app: Sphinx, fault: Exception | None) -> None:
    """Write every page below ``line/``."""
    if fault is not None or app.builder.format != "html":
        return
    for path, text in pages():
        file = app.outdir / "line" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
