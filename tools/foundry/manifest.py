"""What is written beside the fonts: the manifest that editions read, and the table of origins that people read."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from tools.foundry.recipes import Recipe

START: Final = "<!-- table of fonts: written by tools/prepare_fonts.py -->\n"
END: Final = "<!-- end of table -->\n"


def entry(recipe: Recipe, content: bytes, originals: Path) -> dict[str, Any]:
    """Describe a prepared font for the manifest."""
    sources = [recipe.original, *([recipe.latin.original] if recipe.latin else [])]
    return {
        "family": recipe.family,
        "file": f"{recipe.stem}.ttf",
        "weight": recipe.weight,
        "style": recipe.style,
        "scripts": list(recipe.scripts),
        "role": recipe.role,
        "sha256": hashlib.sha256(content).hexdigest(),
        "glyphs": f"{recipe.stem}.glyphs.json",
        "origin": [
            {"file": source.title, "sha256": hashlib.sha256(source.read(originals)).hexdigest()} for source in sources
        ],
        "licence": list(recipe.licences),
    }


def write_manifest(path: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Write ``fonts.json``."""
    path.write_text(json.dumps(list(entries), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


def write_glyph_table(path: Path, glyphs: Mapping[str, str]) -> None:
    """Write what each glyph says, one glyph a line, in the font's glyph order."""
    lines = [f"{json.dumps(glyph)}: {json.dumps(text, ensure_ascii=False)}" for glyph, text in glyphs.items()]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def write_origins(readme: Path, entries: Iterable[Mapping[str, Any]]) -> None:
    """Renew the table of origins in the README, between its two marks.

    Raises:
        ValueError: a mark is missing.
    """
    before, _, rest = readme.read_text(encoding="utf-8").partition(START)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"{readme.name} lacks the marks of the table: {START.strip()} and {END.strip()}")
    readme.write_text(before + START + "\n" + "".join(map(_rows, entries)) + "\n" + END + after, encoding="utf-8")


def _rows(font: Mapping[str, Any]) -> str:
    lines = [f"- **{font['file']}** · {', '.join(font['licence'])}", f"  - prepared: sha256 `{font['sha256']}`"]
    lines += [f"  - from {source['file']}: sha256 `{source['sha256']}`" for source in font["origin"]]
    return "\n".join(lines) + "\n"
