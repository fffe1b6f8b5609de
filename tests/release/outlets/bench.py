"""Small sites, and what a reader who looks again and again gets of them."""

from __future__ import annotations

import hashlib
import os
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from magazine.release.outlets.going_live import Manner, go_live, roll_back
from magazine.release.outlets.inventory import Inventory, take_inventory

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from magazine.issue.finding import Stop
    from magazine.release.outlets.going_live import Outcome
    from magazine.release.outlets.outlet import Outlet

PLACES = (
    "index.html",
    "sw.js",
    "ar/index.html",
    "ar/feed.xml",
    "ar/2019-01/index.html",
    "ar/2019-01/open-days/index.html",
    "ar/2019-01/open-days/index.html.br",
)
ASSETS = ("assets/police-naskh-400-0123456789ab.woff2", "ar/2019-01/pictures/0123456789abcdef.avif")


def release(site: Path) -> str:
    """Give the name under which a site is published."""
    return take_inventory(site).release


def rules(stopped: pytest.ExceptionInfo[Stop]) -> list[str]:
    """Name the rules of what stopped it."""
    return [finding.rule for finding in stopped.value.findings]


def make_site(folder: Path, words: str, *, extra: tuple[str, ...] = ()) -> Path:
    """Write a site whose pages say something; its fonts and pictures are always the same."""
    for place in (*PLACES, *extra):
        file = folder / place
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{place}: {words}\n", encoding="utf-8")
    for place in ASSETS:
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(place.encode() * 50)
    return folder


def manner(*, keep: int = 5, patience: float = 0) -> Manner:
    return Manner(target="the target", keep=keep, patience=patience, tell=lambda _: None)


def publish(outlet: Outlet, site: Path, *, keep: int = 5, patience: float = 0) -> Outcome:
    return go_live(outlet, site, take_inventory(site), manner(keep=keep, patience=patience))


def back(outlet: Outlet, wanted: str = "", *, keep: int = 5) -> Outcome:
    return roll_back(outlet, wanted, manner(keep=keep), lambda *_: None)


def at_once(link: Path) -> str:
    """Read a whole site as one visit, that begins at the link and stays in what it led to; give the release that it is."""
    root = os.open(link, os.O_RDONLY | os.O_DIRECTORY)
    try:
        digests = {}
        for here, _, names, handle in os.fwalk(".", dir_fd=root):
            for name in names:
                with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=handle), "rb") as file:
                    digests[os.path.normpath(f"{here}/{name}")] = hashlib.sha256(file.read()).hexdigest()
        return Inventory(digests=digests).release
    finally:
        os.close(root)


@contextmanager
def visits(link: Path) -> Iterator[list[str]]:
    """Visit a site again and again meanwhile, and give what each visit got; a visit that fails is in it by its error."""
    got: list[str] = []
    ended = threading.Event()

    def visit() -> None:
        while not ended.is_set():
            try:
                got.append(at_once(link))
            except OSError as error:
                got.append(repr(error))

    reader = threading.Thread(target=visit)
    reader.start()
    try:
        yield got
    finally:
        ended.set()
        reader.join()
