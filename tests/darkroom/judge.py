"""ExifTool as a judge: it knows more places for metadata than anyone here, and names whatever it finds in a file."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

ALLOWED: Final = {
    "File": {
        "FileType", "FileTypeExtension", "MIMEType", "ImageWidth", "ImageHeight", "EncodingProcess", "BitsPerSample",
        "ColorComponents", "YCbCrSubSampling",
    },
    "JFIF": {"JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"},
    "APP14": {"DCTEncodeVersion", "APP14Flags0", "APP14Flags1", "ColorTransform"},
    "Adobe": {"DCTEncodeVersion", "APP14Flags0", "APP14Flags1", "ColorTransform"},
    "PNG": {"ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "Palette"},
    "QuickTime": {"MajorBrand", "MinorVersion", "CompatibleBrands"},
    "Meta": {
        "MajorBrand", "MinorVersion", "CompatibleBrands", "HandlerType", "PrimaryItemReference", "MetaImageSize",
        "ImageSpatialExtent", "ImagePixelDepth", "AV1ConfigurationVersion", "ChromaFormat", "ChromaSamplePosition",
        "ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients", "VideoFullRangeFlag", "ColorProfiles", "MediaDataSize",
        "MediaDataOffset",
    },
    "Composite": {"ImageSize", "Megapixels"},
}  # fmt: skip
"""What a picture says of itself: its format, its size, how its colours are coded. Anything else is a trace."""
_OF_THE_DISK: Final = {"System", "ExifTool"}
_FAULTS: Final = {"Warning", "Error"}


def traces(files: list[Path]) -> list[str]:
    """Name every tag of pictures that is not allowed, with its file; a file that ExifTool does not know counts as one."""
    if not files:
        raise ValueError("nothing to look at")
    answer = subprocess.run(
        ["exiftool", "-a", "-u", "-G1", "-s", "-json", "-@", "-"],
        input="\n".join(map(str, files)), capture_output=True, text=True, check=False,
    )  # fmt: skip
    told = json.loads(answer.stdout)
    if len(told) != len(files):
        raise ValueError(f"{len(files)} files were given to ExifTool, and it looked at {len(told)}: {answer.stderr}")
    return [
        f"{one['SourceFile']}: {tag} {value}"
        for one in told
        for tag, value in one.items()
        if ":" in tag and not _allowed(*tag.split(":", 1))
    ]


def _allowed(group: str, tag: str) -> bool:
    if group in _OF_THE_DISK:
        return tag not in _FAULTS
    return tag in ALLOWED.get(group, set()) or (group, tag) in {("QuickTime", "MediaDataSize"), ("QuickTime", "MediaDataOffset")}
