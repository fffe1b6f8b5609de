"""What this machine is called, where it keeps things, and what day it is: none of it may be in an output."""

from __future__ import annotations

import getpass
import os
import socket
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import magazine
from magazine.constants import THEMES_FOLDER
from magazine.issue.finding import Location
from magazine.release.audit.secrets import Kind, Needle, Source
from magazine.release.audit.stamps import days_of
from magazine.works.clock import now
from magazine.works.places import store_home

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_LEAST_NAME: Final = 4
_ANYONE: Final = frozenset(
    {
        "root", "user", "admin", "build", "builder", "runner", "ubuntu", "debian", "localhost", "nobody", "magazine",
        "adobe", "babel", "github", "library",
    }
)  # fmt: skip
"""Names of users and machines that say nothing, and that pages, style sheets, fonts and the bill of materials use as words."""
_NOWHERE: Final = Location(path="")


def traces_of_this_machine(project: Path, out: Path | None, is_said: Callable[[str], bool]) -> Iterator[Needle]:
    """Give paths, and the names of user and machine, that no output may hold.

    Args:
        project: the magazine's folder.
        out: the folder that is built into.
        is_said: tells whether readers may see a word anyway.
    """
    source = Source(kind=Kind.MACHINE, where=_NOWHERE)
    places = [project, store_home(project), Path.home(), Path(sys.prefix), *_own(), *([] if out is None else [out])]
    paths = {str(form) for place in places for form in (Path(os.path.abspath(place)), place.resolve())}  # noqa: PTH100 - with its links
    for path in sorted(paths | {tempfile.gettempdir()}):
        if path.count("/") > 1:
            yield Needle(text=path, whole=False, source=source)
        elif len(path) > 1 and path != "/tmp":  # noqa: S108 - any tool's; its files are told by their names
            yield Needle(text=f"{path}/", whole=False, source=source)
    for name in sorted(_names()):
        if len(name) >= _LEAST_NAME and name.lower() not in _ANYONE and not is_said(name):
            yield Needle(text=name, whole=True, source=source)


def _own() -> tuple[Path, ...]:
    """Give where this program lies, and where its themes do where it is installed in place, beside its ``src``."""
    package = Path(magazine.__file__).resolve().parent
    return package, package.parents[1] / THEMES_FOLDER


def names_of_this_machine() -> frozenset[str]:
    """Give the names of user, home and machine that say something, folded."""
    return frozenset(name.casefold() for name in _names()) - _ANYONE


def _names() -> set[str]:
    return {_user(), Path.home().name, socket.gethostname(), socket.gethostname().partition(".")[0]} - {""}


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a number without a name, as in containers
        return ""


def today() -> tuple[tuple[Needle, ...], tuple[int, int]]:
    """Give the day of building as files would say it, here and in universal time, and as a stretch of seconds."""
    moment = now()
    source = Source(kind=Kind.TIME, where=_NOWHERE)
    days = dict.fromkeys(text for one in (moment, moment.astimezone()) for text in days_of(one))
    day = timedelta(days=1)
    return (
        tuple(
            Needle(text=text, whole=True, source=source, joints="") for text in days
        ),  # ``20261127-0931``, ``notes_2026-11-27``
        (int((moment - day).timestamp()), int((moment + day).timestamp())),
    )
