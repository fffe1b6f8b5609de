"""Where a site is to go, as it is typed: a folder, ``user@host:/srv/site``, ``ssh://…``, ``s3://bucket/prefix``. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from pathlib import Path

STORES: Final = {"s3": "s3", "gs": "gs", "az": "az"}
_USER: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_HOST: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*|\[[0-9A-Fa-f:.]+\]")
_SIX: Final = re.compile(r"(?:([^/@]*)@)?(\[[^/\]]*\]):(.*)")
"""A server by its number of the sixth protocol, in brackets as scp has it: there the first colon is not the one before the path."""
_PATH: Final = re.compile(r"/[A-Za-z0-9_./@+-]*")
"""What a path on a server may hold: nothing that any shell reads as more than a letter."""
_BUCKET: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_KEY: Final = re.compile(r"[A-Za-z0-9_./=+-]*")
_PORT_MAX: Final = 65535


class WrongTargetError(ValueError):
    """A target that cannot be meant; its words say why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderTarget:
    """A folder of this machine: the name ``path`` becomes a symbolic link to the release that is live."""

    path: Path

    def __str__(self) -> str:
        return str(self.path)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerTarget:
    """A folder of a server; ``path`` holds ``releases/`` and the link ``current``."""

    host: str
    path: str
    user: str = ""
    port: int | None = None

    @property
    def login(self) -> str:
        """Whom ssh is to call."""
        return f"{self.user}@{self.host}" if self.user else self.host

    def __str__(self) -> str:
        return f"ssh://{self.login}{f':{self.port}' if self.port else ''}{self.path}"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreTarget:
    """A bucket of an object store, or what begins with ``prefix`` in it."""

    scheme: str
    bucket: str
    prefix: str = ""

    def __str__(self) -> str:
        return f"{self.scheme}://{self.bucket}{f'/{self.prefix}' if self.prefix else ''}"


Target = FolderTarget | ServerTarget | StoreTarget


def read_target(text: str, here: Path) -> Target:
    """Read a target as it was typed.

    Args:
        text: what was typed.
        here: the folder that a relative path begins at.

    Raises:
        WrongTargetError: where it cannot be meant.
    """
    if not text.strip() or not text.isprintable():
        raise WrongTargetError("it is empty, or bears characters that cannot be seen")
    if "://" in text and not text.startswith("file:"):
        return _from_url(text)
    if text.startswith("file:"):
        path = text.removeprefix("file:")
        path = path.removeprefix("//") if path.startswith("///") else path
        if not path.startswith("/") or path.startswith("//"):
            raise WrongTargetError("write the folder's whole path: file:/var/www/site")
        return FolderTarget(path=_folder(path, here))
    if address := _SIX.fullmatch(text):
        return _server(address[1] or "", address[2], None, address[3])
    before, colon, path = text.partition(":")
    if colon and "/" not in before:
        user, at, host = before.rpartition("@")
        return _server(user if at else "", host, None, path)
    return FolderTarget(path=_folder(text, here))


def _from_url(text: str) -> Target:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise WrongTargetError(f"it cannot be read ({error})") from error
    if parts.query or parts.fragment or parts.password is not None:
        raise WrongTargetError(
            "neither passwords nor parameters belong there; keys stay with ssh and in the environment"
        )
    if parts.scheme == "ssh":
        return _server(parts.username or "", parts.netloc.rpartition("@")[2].removesuffix(f":{port}"), port, parts.path)
    if parts.scheme not in STORES:
        raise WrongTargetError(f"“{parts.scheme}://” is not known; file:, ssh://, s3://, gs:// and az:// are")
    prefix = parts.path.strip("/")
    if parts.username or port or not _BUCKET.fullmatch(parts.netloc):
        raise WrongTargetError(
            "write the bucket's name alone, as in s3://bucket/prefix; the endpoint stands in the environment"
        )
    if not _KEY.fullmatch(prefix) or _climbs(prefix) or ".magazine" in prefix.split("/"):
        raise WrongTargetError("the prefix may hold letters, digits and _ . = + - between slashes")
    return StoreTarget(scheme=parts.scheme, bucket=parts.netloc, prefix=prefix)


def _server(user: str, host: str, port: int | None, path: str) -> ServerTarget:
    if user and not _USER.fullmatch(user):
        raise WrongTargetError("the user's name may hold letters, digits and _ . -")
    if not _HOST.fullmatch(host):
        raise WrongTargetError(
            "the host's name may hold Latin letters (a to z), digits, dots and hyphens; an IPv6 address stands in brackets"
        )
    if port is not None and not 0 < port <= _PORT_MAX:
        raise WrongTargetError("the port is a number up to 65535")
    if not _PATH.fullmatch(path) or _climbs(path):
        raise WrongTargetError(
            "the path on the server is absolute, of Latin letters (a to z), digits and _ . @ + - between slashes, without blanks"
        )
    path = "/" + "/".join(part for part in path.split("/") if part)
    if path == "/":
        raise WrongTargetError("the root of a server is no place for a site")
    return ServerTarget(host=host, path=path, user=user, port=port)


def _climbs(path: str) -> bool:
    return not {".", ".."}.isdisjoint(path.split("/"))


def _folder(text: str, here: Path) -> Path:
    """Give the absolute path; a link at its end stays one, since it is what will be switched."""
    path = here / text
    if path.name in {"", ".."}:
        raise WrongTargetError("name the folder itself, such as /var/www/site")
    return path.parent.resolve() / path.name
