"""Building beside, then switching over: what was built last stays whole until the new build is."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@contextmanager
def stage(out: Path) -> Iterator[Path]:
    """Give a fresh folder beside ``out``; it takes ``out``'s place at the end, and vanishes if anything is raised."""
    fresh = out.with_name(f"{out.name}.next")
    old = out.with_name(f"{out.name}.last")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
    if out.exists():
        out.rename(old)
    fresh.rename(out)
    shutil.rmtree(old, ignore_errors=True)


def carry_over(built: Path, fresh: Path, places: set[str]) -> None:
    """Bring earlier results into the fresh folder by hard links; they are never written to again, only replaced.

    Args:
        built: the last build.
        fresh: the folder being filled.
        places: files and folders, relative, to bring along where they exist.
    """
    for place in sorted(places):
        source, target = built / place, fresh / place
        if source.is_dir():
            shutil.copytree(source, target, copy_function=_link, dirs_exist_ok=True)
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            _link(str(source), str(target))


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except FileExistsError:  # brought along already, with the folder around it
        pass
    except OSError:
        shutil.copyfile(source, target)
    return target


def clear(fresh: Path, files: Iterable[str]) -> None:
    """Take out files that are made again, so that nothing is written through a link into the last build."""
    for name in files:
        (fresh / name).unlink(missing_ok=True)
