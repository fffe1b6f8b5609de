"""The bill of materials of a release (CycloneDX 1.6, ECMA-424): every piece of software and every typeface that took part in making it.

The same toolset and the same sources give the same bytes: the serial number follows from what is listed, and the date is the files' own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, Property, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output import make_outputter
from cyclonedx.schema import OutputFormat, SchemaVersion
from packageurl import PackageURL

import magazine

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime
    from importlib.metadata import PackageMetadata

    from cyclonedx.model.license import License

_OURS: Final = "AGPL-3.0-or-later"
_SPACE: Final = UUID("8f1d2d5e-6d8f-5b0e-9a55-2f5b1f9d7c10")
"""The name space of our serial numbers (RFC 9562, 5.5)."""
_LOCKED: Final = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_HASH: Final = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_INTERPRETER: Final = "cpython"
_NATIVE: Final[Mapping[str, str]] = {
    "avif": "BSD-2-Clause",
    _INTERPRETER: "PSF-2.0",
    "fontconfig": "HPND-sell-variant",
    "freetype": "FTL",
    "freetype2": "FTL",
    "fribidi": "LGPL-2.1-or-later",
    "glib": "LGPL-2.1-or-later",
    "harfbuzz": "MIT-Modern-Variant",
    "harfbuzz-subset": "MIT-Modern-Variant",
    "jpg_2000": "BSD-2-Clause",
    "libjpeg_turbo": "IJG AND BSD-3-Clause AND Zlib",
    "libtiff": "libtiff",
    "libxml2": "MIT",
    "littlecms2": "MIT",
    "pango": "LGPL-2.0-or-later",
    "qpdf": "Apache-2.0",
    "vega": "BSD-3-Clause",
    "webp": "BSD-3-Clause",
    "zlib": "Zlib",
    "zlib_ng": "Zlib",
}
"""Licences of native libraries by SPDX names, as their own projects state them."""
_CLASSIFIED: Final[Mapping[str, str]] = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
_LONGEST_NAME: Final = 60
"""Letters; what is longer in a package's field is the text of its licence, not a name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file that came with the theme.

    Attributes:
        place: within the project.
        digest: SHA-256 of the file.
        licence: SPDX name, or the name of the file that holds it; nothing where the house owns it.
        origin: what it was made from.
    """

    place: str
    digest: str
    licence: str = ""
    origin: tuple[str, ...] = ()


def bill_of(
    issue: str,
    moment: datetime,
    packages: Mapping[str, str],
    libraries: Mapping[str, Mapping[str, str]],
    parts: Iterable[Part],
) -> str:
    """Write the bill, as JSON.

    Args:
        issue: the issue's id.
        moment: the date of the issue's files.
        packages: versions of distributions by name.
        libraries: versions of native libraries, and of Python itself, by who brings them (``system``, ``wheels``, ``python``) and name.
        parts: the theme's typefaces and other files from elsewhere.
    """
    locked = locked_hashes()
    components = [_package(name, version, locked) for name, version in sorted(packages.items())]
    components += [
        _library(bringer, name, version)
        for bringer, known in sorted(libraries.items())
        for name, version in sorted(known.items())
    ]
    components += [_part(part) for part in sorted(parts, key=lambda each: each.place)]
    bom = Bom(
        components=components,
        metadata=BomMetaData(
            timestamp=moment,
            component=Component(
                name="police-magazine",
                type=ComponentType.APPLICATION,
                version=magazine.__version__,
                bom_ref="police-magazine",
                licenses=[LicenseExpression(_OURS)],
            ),
            properties=[Property(name="magazine:issue", value=issue)],
        ),
        serial_number=_serial(issue, moment, components),
    )
    bom.register_dependency(bom.metadata.component or components[0], components)
    return f"{make_outputter(bom, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=2)}\n"


def lock_file() -> Path | None:
    """Give the list of distributions with their hashes: within the package, or in the checkout that it is installed from."""
    package = Path(magazine.__file__).resolve().parent
    places = (package / "magazine.lock", package.parents[1] / "requirements/magazine.lock")
    return next((place for place in places if place.is_file()), None)


def locked_hashes() -> dict[tuple[str, str], tuple[str, ...]]:
    """Give the hashes of the files that a distribution may be installed from, by name and version."""
    found: dict[tuple[str, str], list[str]] = {}
    own: list[str] = []
    file = lock_file()
    for line in [] if file is None else file.read_text(encoding="utf-8").splitlines():
        if match := _LOCKED.match(line):
            own = found.setdefault((match["name"].lower(), match["version"]), [])
        own += _HASH.findall(line)
    return {key: tuple(sorted(hashes)) for key, hashes in found.items()}


def _serial(issue: str, moment: datetime, components: Iterable[Component]) -> UUID:
    listed = [f"{each.bom_ref.value} {each.version} {[one.content for one in each.hashes]}" for each in components]
    return uuid5(_SPACE, "\n".join([magazine.__version__, issue, moment.isoformat(), *listed]))


def _package(name: str, version: str, locked: Mapping[tuple[str, str], tuple[str, ...]]) -> Component:
    purl = PackageURL("pypi", None, name, version)
    hashes = locked.get((name, version), ())
    source = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(f"https://pypi.org/project/{name}/{version}/"),
        comment="any one of these files",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=each) for each in hashes],
    )
    return Component(
        name=name,
        version=version,
        type=ComponentType.LIBRARY,
        bom_ref=purl.to_string(),
        purl=purl,
        licenses=_licences(name),
        external_references=[source] if hashes else [],
    )


def _licences(name: str) -> list[License]:
    try:
        metadata: PackageMetadata = distribution(name).metadata
    except PackageNotFoundError:
        return []
    said = next(_stated(metadata), "")
    return [_licence(said)] if said else []


def _stated(metadata: PackageMetadata) -> Iterator[str]:
    """Give what a package says of its licence, best first: an SPDX expression (PEP 639), a name, its classifiers."""
    for field in ("License-Expression", "License"):
        words = (metadata[field] if field in metadata else "").strip()  # noqa: SIM401 - its type has no get
        if words and "\n" not in words and len(words) <= _LONGEST_NAME:
            yield words
    classified = [
        line.rpartition(" :: ")[2]
        for line in metadata.get_all("Classifier") or ()
        if line.startswith("License :: ") and line.count(" :: ") > 1
    ]
    if classified:
        yield " AND ".join(_CLASSIFIED.get(each, each) for each in classified)


def _licence(words: str) -> License:
    """Take words for what they are: the SPDX name of a licence, an SPDX expression, or another name."""
    return LicenseFactory().make_from_string(words)


def _library(bringer: str, name: str, version: str) -> Component:
    plain = name.rpartition("/")[2]
    licence = _NATIVE.get(plain, "")
    return Component(
        name=name,
        version=version,
        type=ComponentType.PLATFORM if name == _INTERPRETER else ComponentType.LIBRARY,
        bom_ref=f"{bringer}:{name}@{version}",
        licenses=[_licence(licence)] if licence else [],
        properties=[Property(name="magazine:brought-by", value=bringer)],
    )


def _part(part: Part) -> Component:
    return Component(
        name=part.place,
        type=ComponentType.FILE,
        bom_ref=f"file:{part.place}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=part.digest)],
        licenses=[_licence(part.licence)] if part.licence else [],
        properties=[Property(name="magazine:made-from", value=each) for each in part.origin],
    )
