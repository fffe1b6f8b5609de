"""Measure the faces that readers' machines have, and write the rules by which they stand in for ours.

``python -m tools.measure_stand_ins ORIGINALS`` writes ``themes/police/web/css/stand-ins.css``. ORIGINALS is a folder in which the files of
``STAND_INS`` lie at any depth (docs/web-weight.md says where they come from). A stand-in takes as much room as our face:
``size-adjust`` brings the same text to the same length (shaped, kerned, joined), and the three overrides give it our ascent, descent and
gap (CSS Fonts 5, sections 2 and 3). Faces that nobody may copy were not measured: they get our heights and keep their own width.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import uharfbuzz as hb
from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from collections.abc import Iterator

THEME: Final = Path(__file__).parent.parent / "themes/police"
SHEET: Final = THEME / "web/css/stand-ins.css"
TEXTS: Final = {
    "ar": "تصدر مجلة الشرطة ابتداء من هذا العدد في نسخة إلكترونية كاملة، إلى جانب النسخة الورقية، لأن القارئ صار يقرأ على شاشة هاتفه قبل أن "
    "يقرأ على الورق. لا نريد أن نستبدل شيئا بشيء، بل أن نصل إلى كل قارئ حيثما كان.",
    "fr": "À partir de ce numéro, la revue paraît aussi sous une forme numérique complète, à côté de l’édition imprimée, car le lecteur lit "
    "désormais sur l’écran de son téléphone avant de lire sur le papier.",
}
"""Running text of each language: what it measures in two faces says how much larger one must be set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StandIn:
    """A face of the reader's that may stand in for one of ours.

    Attributes:
        family: ours.
        weight: of ours.
        language: of the text by which both are measured.
        known_as: names for ``local()``: full name and PostScript name (CSS Fonts 4, section 4.3.2).
        file: the stand-in itself, or a free face that has its widths; empty where it could not be measured.
    """

    family: str
    weight: int
    language: str
    known_as: tuple[str, ...]
    file: str = ""

    @property
    def name(self) -> str:
        """The family's name in style sheets: ``Police Sans as Roboto``."""
        return f"{self.family} as {self.known_as[0].removesuffix(' Bold').removesuffix(' Black')}"


def _both(
    family: str, language: str, name: str, postscripts: tuple[str, str], files: tuple[str, str]
) -> tuple[StandIn, StandIn]:
    """Give a stand-in in both weights."""
    (postscript, bold), (regular, heavy) = postscripts, files
    return (
        StandIn(family=family, weight=400, language=language, known_as=(name, postscript), file=regular),
        StandIn(family=family, weight=700, language=language, known_as=(f"{name} Bold", bold), file=heavy),
    )


_NASKH = ("NotoNaskhArabic-Regular.ttf", "NotoNaskhArabic-Bold.ttf")
_SANS_ARABIC = ("NotoSansArabic-Regular.ttf", "NotoSansArabic-Bold.ttf")
_ARIAL = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf")
_TIMES = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf")

STAND_INS: Final = (
    *_both("Police Naskh", "ar", "Noto Naskh Arabic", ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"), _NASKH),
    *_both("Police Naskh", "ar", "Geeza Pro", ("GeezaPro", "GeezaPro-Bold"), ("", "")),
    *_both("Police Sans", "ar", "Noto Sans Arabic", ("NotoSansArabic-Regular", "NotoSansArabic-Bold"), _SANS_ARABIC),
    *_both("Police Sans", "ar", "Noto Naskh Arabic", ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"), _NASKH),
    *_both("Police Sans", "ar", "Geeza Pro", ("GeezaPro", "GeezaPro-Bold"), ("", "")),
    StandIn(
        family="Police Display",
        weight=900,
        language="ar",
        known_as=("Noto Sans Arabic Bold", "NotoSansArabic-Bold"),
        file="NotoSansArabic-Bold.ttf",
    ),
    StandIn(
        family="Police Display",
        weight=900,
        language="ar",
        known_as=("Noto Naskh Arabic Bold", "NotoNaskhArabic-Bold"),
        file="NotoNaskhArabic-Bold.ttf",
    ),
    StandIn(family="Police Display", weight=900, language="ar", known_as=("Geeza Pro Bold", "GeezaPro-Bold")),
    *_both(
        "Police Serif",
        "fr",
        "Noto Serif",
        ("NotoSerif-Regular", "NotoSerif-Bold"),
        ("NotoSerif-Regular.ttf", "NotoSerif-Bold.ttf"),
    ),
    *_both(
        "Police Serif", "fr", "Georgia", ("Georgia", "Georgia-Bold"), ("Gelasio_400Regular.ttf", "Gelasio_700Bold.ttf")
    ),
    *_both("Police Serif", "fr", "Times New Roman", ("TimesNewRomanPSMT", "TimesNewRomanPS-BoldMT"), _TIMES),
    *_both("Police Sans", "fr", "Roboto", ("Roboto-Regular", "Roboto-Bold"), ("Roboto-Regular.ttf", "Roboto-Bold.ttf")),
    *_both("Police Sans", "fr", "Arial", ("ArialMT", "Arial-BoldMT"), _ARIAL),
    StandIn(
        family="Police Display",
        weight=900,
        language="fr",
        known_as=("Roboto Black", "Roboto-Black"),
        file="Roboto-Black.ttf",
    ),
    StandIn(
        family="Police Display",
        weight=900,
        language="fr",
        known_as=("Arial Bold", "Arial-BoldMT"),
        file="LiberationSans-Bold.ttf",
    ),
)
"""What telephones and desks bring: Android has the Noto faces and Roboto, Apple Geeza Pro, Georgia and Arial, Windows Times New Roman and
Arial. Liberation has the widths of Arial and Times New Roman, Gelasio those of Georgia: they were drawn for that."""


def length(font: Path, text: str) -> float:
    """Measure a text as it is set, in parts of the em.

    Raises:
        ValueError: where the font lacks one of its letters.
    """
    face = hb.Face(hb.Blob.from_file_path(str(font)))
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(hb.Font(face), buffer)
    if any(info.codepoint == 0 for info in buffer.glyph_infos):
        raise ValueError(f"{font.name} lacks letters of the text that it is measured by")
    advance = sum(place.x_advance for place in buffer.glyph_positions)
    return float(advance / face.upem)


def heights(font: Path) -> tuple[float, float, float]:
    """Give ascent, descent and gap in parts of the em, as browsers take them."""
    with TTFont(font) as opened:
        table, em = opened["hhea"], opened["head"].unitsPerEm
        return table.ascent / em, -table.descent / em, table.lineGap / em


def per_cent(value: float) -> str:
    """Write a part of the em as style sheets do: ``104.5%``."""
    return f"{round(value * 100, 2):g}%"


def rule(stand_in: StandIn, ours: Path, originals: Path) -> str:
    """Write a stand-in's ``@font-face``."""
    text = TEXTS[stand_in.language]
    adjust = 1.0
    if stand_in.file:
        adjust = length(ours, text) / length(next(originals.rglob(stand_in.file)), text)
    ascent, descent, gap = (per_cent(value / adjust) for value in heights(ours))
    sources = ", ".join(f'local("{name}")' for name in dict.fromkeys(stand_in.known_as))
    return (
        f'@font-face {{ font-family: "{stand_in.name}"; font-weight: {stand_in.weight}; src: {sources}; size-adjust: {per_cent(adjust)}; '
        f"ascent-override: {ascent}; descent-override: {descent}; line-gap-override: {gap}; }}"
    )


def rules(originals: Path) -> Iterator[str]:
    """Write the rules of all stand-ins."""
    faces = json.loads((THEME / "fonts/fonts.json").read_text(encoding="utf-8"))
    files = {
        (face["family"], face["weight"]): THEME / "fonts" / face["file"] for face in faces if face["style"] == "normal"
    }
    return (rule(each, files[each.family, each.weight], originals) for each in STAND_INS)


def main() -> None:
    """Write the style sheet."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("originals", type=Path)
    head = "/* Faces of the reader's machine that stand in for ours until they are there, with our measures.\n   Written by tools/measure_stand_ins.py: change nothing here. */\n"
    SHEET.write_text(head + "\n".join(rules(parser.parse_args().originals)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
