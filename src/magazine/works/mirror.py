"""A second project that looks like the first, but for texts that are not saved: what would be found in them can be asked there."""

from __future__ import annotations

import os
import shutil
from contextlib import contextmanager
from typing import TYPE_CHECKING

from magazine.constants import HOUSE_FILE, ISSUES_FOLDER, LINE_FILE
from magazine.manuscript.files import leads_within
from magazine.works.places import cache_folder
from magazine.works.scratch import scratch

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


class Mirror:
    """The project's issues as hard links, and changed texts in their places; it lives as long as its folder."""

    def __init__(self, folder: Path) -> None:
        self.project = folder

    def write(self, path: str, text: str) -> None:
        """Let a file have another text; the project's own stays as it is."""
        file = self.project / path
        if ".." in file.parts or not leads_within(file.parent, self.project):
            return  # of an editor that names another place, or through a link that leads there: nothing is written outside
        beside = file.with_name(f"{file.name}.tmp")
        file.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(text.encode("utf-8", "surrogatepass"))
        beside.replace(file)


@contextmanager
def mirror(project: Path, issues: Iterable[str]) -> Iterator[Mirror]:
    """Give a mirror of some issues, with the house and the editorial line."""
    with scratch(cache_folder(project)) as folder:
        for sheet in (HOUSE_FILE, LINE_FILE):
            source = project / ISSUES_FOLDER / sheet
            if source.is_file():
                (folder / ISSUES_FOLDER).mkdir(exist_ok=True)
                _link(str(source), str(folder / ISSUES_FOLDER / sheet))
        for issue_id in issues:
            source = project / ISSUES_FOLDER / issue_id
            if source.is_dir():
                shutil.copytree(source, folder / ISSUES_FOLDER / issue_id, copy_function=_link, symlinks=True)
        yield Mirror(folder)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copyfile(source, target)
    return target
