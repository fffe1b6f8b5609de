"""Make the theme's typefaces from upstream originals: ``python -m tools.prepare_fonts ORIGINALS``.

ORIGINALS is a folder with the upstream packages; what is missing is named with the command that fetches it. Each font
gets a name of our own, only the characters we set, a glyph for every Arabic letter (see ``foundry/ligatures.py``), and a
table of what each glyph says beside it. The same originals and the same fontTools give the same bytes.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from tools.foundry.drawing import share_advance
from tools.foundry.kerning import soften_kerning
from tools.foundry.latin import add_spaces_and_hyphens, cut, forget, point_after_letters, saved, with_latin
from tools.foundry.letters import add_dotted
from tools.foundry.ligatures import drop_decompositions, open_ligatures
from tools.foundry.manifest import entry, write_glyph_table, write_manifest, write_origins
from tools.foundry.meaning import arabic_glyphs, glyph_table, part_company
from tools.foundry.naming import rename
from tools.foundry.originals import MissingOriginalError
from tools.foundry.placing import place_like
from tools.foundry.recipes import FEATURES, JOINED_FEATURES, LATIN, RECIPES, WANTED
from tools.foundry.tables import drop_features, drop_ligatures, unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fontTools.ttLib import TTFont
    from tools.foundry.recipes import Latin, Recipe

FONTS = Path(__file__).parent.parent / "themes" / "police" / "fonts"
KERNING_LIMIT = 0.095  # part of the em; from a tenth on, PDF readers split the word
MISSING_ORIGINAL = 3  # exit code: this machine lacks something


def prepare(recipe: Recipe, originals: Path) -> TTFont:
    """Make one font, still open.

    Raises:
        MissingOriginalError: an upstream package is not in ``originals``.
    """
    font = recipe.original.open(originals)
    unwrap(font)
    drop_features(font, FEATURES)
    drop_decompositions(font)
    for sign, model in recipe.like.items():
        place_like(font, sign, model)
    for letter in recipe.added:
        add_dotted(font, letter)
    for lam, alefs in recipe.pairs.items():
        share_advance(font, lam, alefs)
    if recipe.pairs:
        drop_ligatures(font, "rlig")
    open_ligatures(font)
    soften_kerning(font, arabic_glyphs(font), KERNING_LIMIT)
    font = _with_latin(font, recipe.latin, originals) if recipe.latin else cut(font, WANTED, FEATURES)
    add_spaces_and_hyphens(font)
    part_company(font)
    font["OS/2"].recalcUnicodeRanges(font)
    rename(font, family=recipe.family, weight=recipe.weight, style=recipe.style)
    return font


def _with_latin(font: TTFont, latin: Latin, originals: Path) -> TTFont:
    forget(font, latin.instead.union(latin.points))
    cut(font, WANTED, FEATURES, glyphs=latin.points.values())
    donor = latin.original.open(originals)
    drop_features(donor, JOINED_FEATURES)
    joined = with_latin(font, donor, scale=latin.scale, characters=LATIN, features=JOINED_FEATURES)
    point_after_letters(joined, latin.points)
    return joined


def main(arguments: Sequence[str] | None = None) -> int:
    """Prepare every font and write the manifest beside them; 3 says that an original is missing."""
    parser = argparse.ArgumentParser(description="Make the theme's typefaces from upstream originals.")
    parser.add_argument("originals", type=Path, help="folder with the upstream packages")
    parser.add_argument("--into", type=Path, default=FONTS, help="where the prepared fonts go")
    options = parser.parse_args(arguments)
    manifest = []
    try:
        for recipe in RECIPES:
            font = prepare(recipe, options.originals)
            content = saved(font).getvalue()
            manifest.append(entry(recipe, content, options.originals))
            (options.into / f"{recipe.stem}.ttf").write_bytes(content)
            write_glyph_table(options.into / f"{recipe.stem}.glyphs.json", glyph_table(font))
    except MissingOriginalError as missing:
        print(missing, file=sys.stderr)
        return MISSING_ORIGINAL
    write_manifest(options.into / "fonts.json", manifest)
    if (options.into / "README.md").is_file():
        write_origins(options.into / "README.md", manifest)
    return 0


if __name__ == "__main__":
    sys.exit(main())
