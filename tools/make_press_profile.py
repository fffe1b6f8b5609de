"""Make the theme's printing condition: an ICC profile for coated paper from FOGRA39 characterisation data.

Run ``python tools/make_press_profile.py`` from the project, with Debian's ``argyll`` (2.3.1) and ``icc-profiles-free`` (2.0.1) installed; it
writes ``themes/police/inks/police-coated-fogra39.icc`` and ``inks.json``. Argyll dates its profiles: the date is fixed here, so that the same
data gives the same bytes. Argyll works in floating point; another processor may differ in the last place, so hold the new hash
against the old one before you keep it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import struct
import subprocess
import tempfile
from pathlib import Path
from typing import Final

DATA: Final = Path("/usr/share/color/icc/FOGRA39L.ti3")
DATA_SHA256: Final = "e44e6dfa81633588db98b5613a821d4a936d3d9438d2eb983083c3232df393fa"
FOLDER: Final = Path("themes/police/inks")
NAME: Final = "police-coated-fogra39.icc"

DESCRIPTION: Final = "Police Coated (FOGRA39L, total 300 %)"
COPYRIGHT: Final = "Made from FOGRA39L data, (c) Kai-Uwe Behrmann, zlib licence. Free to use, copy, change and embed."

INK_LIMIT: Final = 300  # per cent, all four inks together: what the printer's sheet-fed offset dries
ARGYLL_LIMIT: Final = 296  # aimed at: interpolation between the table's points may not go beyond INK_LIMIT
BLACK_LIMIT: Final = 98  # per cent: the last steps of black close up in print
BLACK_CURVE: Final = ("0", "0.35", "1", "0.98", "0.5")
"""Black begins at 35 % of the way to black, so that skin and skies stay free of it, and bears the shadows: medium grey component
replacement, as is usual for coated offset (a middle grey is 52/42/42/15, the deepest black 71/61/51/98)."""

MADE: Final = struct.pack(">6H", 2019, 1, 1, 0, 0, 0)
DATE_FIELD: Final = slice(24, 36)  # of the header (ICC.1:2001-04, 6.1)


def main() -> None:
    """Make the profile and write its description."""
    if hashlib.sha256(DATA.read_bytes()).hexdigest() != DATA_SHA256:
        raise SystemExit(f"{DATA} is not the data that this recipe is for")
    profile = made()
    FOLDER.mkdir(parents=True, exist_ok=True)
    (FOLDER / NAME).write_bytes(profile)
    condition = {
        "condition": "FOGRA39",
        "registry": "http://www.color.org",
        "info": "Offset, coated paper type 1 or 2, 115 g/m2, screen 60/cm (ISO 12647-2:2004/Amd 1)",
        "file": NAME,
        "sha256": hashlib.sha256(profile).hexdigest(),
        "ink_limit": INK_LIMIT,
        "origin": f"FOGRA39L.ti3 of icc-profiles-free, sha256 {DATA_SHA256}; tools/make_press_profile.py",
        "licence": "zlib (LICENCE.txt)",
    }
    (FOLDER / "inks.json").write_text(json.dumps(condition, indent=2) + "\n", encoding="utf-8")


def made() -> bytes:
    """Run Argyll's ``colprof`` and fix the date."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(DATA, Path(folder) / "data.ti3")
        recipe = ["-qh", "-nc", "-kp", *BLACK_CURVE, "-l", str(ARGYLL_LIMIT), "-L", str(BLACK_LIMIT)]
        words = ["-D", DESCRIPTION, "-C", COPYRIGHT, "-A", "police-magazine", "-M", "FOGRA39L"]
        subprocess.run(["colprof", *recipe, *words, "-O", "made.icc", "data"], cwd=folder, check=True)  # noqa: S603, S607 - Debian's own
        profile = bytearray((Path(folder) / "made.icc").read_bytes())
    profile[DATE_FIELD] = MADE
    return bytes(profile)


if __name__ == "__main__":
    main()
