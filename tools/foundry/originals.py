"""The upstream packages: which files we take from them, and their bytes, checked against a known hash."""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fontTools.ttLib import TTFont

if TYPE_CHECKING:
    from pathlib import Path


class MissingOriginalError(Exception):
    """An upstream package is not there, or is not the one that was prepared before; the text says how to get it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package of a public registry that holds fonts.

    Attributes:
        name: the file's name in the folder of originals.
        title: name and version, for people.
        fetch: the command that fetches it into the current folder.
        digest: SHA-256 of the package.
    """

    name: str
    title: str
    fetch: str
    digest: str

    def read(self, folder: Path, member: str) -> bytes:
        """Take one file out of the package.

        Raises:
            MissingOriginalError: the package is not in the folder, or is another one.
        """
        path = folder / self.name
        if not path.is_file():
            raise MissingOriginalError(f"{self.title} is missing. In {folder.name}/ run: {self.fetch}")
        content = path.read_bytes()
        if hashlib.sha256(content).hexdigest() != self.digest:
            raise MissingOriginalError(f"{self.name} is not the package of {self.title}. Fetch it again: {self.fetch}")
        archive = _debian_files(path) if path.suffix == ".deb" else content
        with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
            entry = tar.extractfile(member)
            if entry is None:
                raise MissingOriginalError(f"{self.name} holds no file {member}")
            return entry.read()


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """One font file of a package."""

    package: Package
    member: str

    @property
    def title(self) -> str:
        """Package, version and file, as the manifest states the origin."""
        return f"{self.package.title}, {self.member.rpartition('/')[2]}"

    def read(self, folder: Path) -> bytes:
        """Give the file's bytes as upstream made them."""
        return self.package.read(folder, self.member)

    def open(self, folder: Path) -> TTFont:
        """Open the font; saving it later leaves its date alone."""
        return TTFont(io.BytesIO(self.read(folder)), recalcTimestamp=False, lazy=False)


def _debian_files(path: Path) -> bytes:
    unpack = ["dpkg-deb", "--fsys-tarfile", str(path)]
    return subprocess.run(unpack, check=True, capture_output=True).stdout  # noqa: S603 - a fixed command


def npm(name: str, version: str, digest: str) -> Package:
    """Describe a font package of the npm registry."""
    return Package(
        name=f"expo-google-fonts-{name}-{version}.tgz",
        title=f"@expo-google-fonts/{name} {version} (npm)",
        fetch=f"npm pack @expo-google-fonts/{name}@{version}",
        digest=digest,
    )


def debian(name: str, version: str, digest: str) -> Package:
    """Describe a font package of Debian."""
    return Package(
        name=f"{name}_{version}_all.deb",
        title=f"{name} {version} (Debian)",
        fetch=f"apt-get download {name}={version}",
        digest=digest,
    )
