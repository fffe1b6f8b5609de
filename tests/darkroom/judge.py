"""ExifTool as a judge: it knows more places for metadata than anyone here, and names whatever it finds in a file."""

from __future__ import annotations

import json
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pikepdf

if TYPE_CHECKING:
    from collections.abc import Mapping

ALLOWED: Final = {
    "File": {
        "FileType", "FileTypeExtension", "MIMEType", "ImageWidth", "ImageHeight", "EncodingProcess", "BitsPerSample",
        "ColorComponents", "YCbCrSubSampling",
    },
    "JFIF": {"JFIFVersion", "ResolutionUnit", "XResolution", "YResolution"},
    "APP14": {"DCTEncodeVersion", "APP14Flags0", "APP14Flags1", "ColorTransform"},
    "Adobe": {"DCTEncodeVersion", "APP14Flags0", "APP14Flags1", "ColorTransform"},
    "PNG": {"ImageWidth", "ImageHeight", "BitDepth", "ColorType", "Compression", "Filter", "Interlace", "Palette", "Transparency"},
    "Meta": {"PrimaryItemReference"},
    "QuickTime": {
        "MajorBrand", "MinorVersion", "CompatibleBrands", "HandlerType", "PrimaryItemReference", "ImageSpatialExtent",
        "ImagePixelDepth", "AV1ConfigurationVersion", "SeqProfile", "SeqLevelIdx0", "SeqTier0", "HighBitDepth", "TwelveBit",
        "ChromaFormat", "ChromaSamplePosition", "InitialDelaySamples", "ColorProfiles", "ColorPrimaries", "TransferCharacteristics",
        "MatrixCoefficients", "VideoFullRangeFlag", "MediaData", "MediaDataSize", "MediaDataOffset",
    },
    "Composite": {"ImageSize", "Megapixels"},
}  # fmt: skip
"""What a picture says of itself: its format, its size, how its colours are coded. Anything else is a trace."""
_OF_THE_DISK: Final = {"System", "ExifTool"}
_ENDS: Final = {".jpg": b"\xff\xd9", ".png": b"IEND\xaeB\x60\x82", ".avif": b""}
"""How files end; of what lies behind, ExifTool says nothing. An AVIF is a row of boxes, of which an unknown one would be named."""
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
    behind = [
        f"{file}: something behind its end" for file in files if not file.read_bytes().endswith(_ENDS[file.suffix])
    ]
    return behind + [
        f"{one['SourceFile']}: {tag} {value}"
        for one in told
        for tag, value in one.items()
        if ":" in tag and not _allowed(*tag.split(":", 1))
    ]


def _allowed(group: str, tag: str) -> bool:
    if group in _OF_THE_DISK:
        return tag not in _FAULTS
    return tag in ALLOWED.get(group, set())


def pictures_in(outputs: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Lay all pictures of a build into a folder: files of the site, entries of the books, JPEGs within the PDFs."""
    found: dict[str, bytes] = {}
    for place, data in outputs.items():
        if place.endswith(".epub"):
            with zipfile.ZipFile(BytesIO(data)) as book:
                found |= {f"{place}!{name}": book.read(name) for name in book.namelist()}
        elif place.endswith(".pdf"):
            found |= {f"{place}!{number}.jpg": image for number, image in enumerate(_jpegs(data))}
        else:
            found[place] = data
    laid = []
    for number, (place, data) in enumerate(sorted(found.items())):
        ending = Path(place).suffix
        if ending in _ENDS:
            file = folder / f"{number}-{place.replace('/', '-')[-60:]}"
            file.write_bytes(data)
            laid.append(file)
    return laid


def _jpegs(data: bytes) -> list[bytes]:
    with pikepdf.open(BytesIO(data)) as document:
        return [
            item.read_raw_bytes()
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Filter") == pikepdf.Name.DCTDecode
        ]


def marked_by_mat2(file: Path) -> bool:
    """Say whether mat2, the other judge, finds metadata in a picture. It reads no AVIF, and takes a palette, and how inks are written, for metadata."""
    if file.suffix == ".avif":
        return False
    answer = subprocess.run(["mat2", "--show", str(file)], capture_output=True, text=True, check=False)
    if "No metadata found" not in answer.stdout and "Metadata for" not in answer.stdout:
        raise ValueError(f"mat2 did not look at {file}: {answer.stdout}{answer.stderr}")
    told = {line.split(":")[0].strip() for line in answer.stdout.splitlines() if line.startswith("    ")}
    return bool(told - {"Palette", "Transparency"} - ALLOWED["APP14"])
