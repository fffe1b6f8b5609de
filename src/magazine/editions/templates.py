"""The door to Jinja for all editions: a theme's templates, filled in a sandbox; a slip in one is told with its file and line.

A template comes from a designer, sometimes from elsewhere: it may show what it is given, and neither reach into the program nor count
to a thousand million.
"""

from __future__ import annotations

import re
import traceback
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from jinja2.sandbox import SandboxedEnvironment

from magazine.constants import THEMES_FOLDER
from magazine.issue.finding import Location
from magazine.manuscript.theme_fault import broken_theme

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from types import CodeType

    from magazine.issue.finding import Stop
    from magazine.issue.theme import Theme

_OURS: Final = Path(__file__).parents[1]
_MISSING: Final = "put it here, or copy it from the theme “police”"
_WRONG: Final = "mend it; the theme “police” shows what a template is given"
_LINES: Final = re.compile(r"(\d+)=(\d+)")
"""A template's line, and that of what Jinja wrote from it, as the end of what it wrote has them."""
_PLACE: Final = re.compile(r"\bl_\d+_")
"""What Jinja puts before a template's names."""


class _Sandbox(SandboxedEnvironment):
    """Tells also what Jinja takes and Python, which it writes, does not: an option that is named twice, or too many loops in each other."""

    def _compile(self, source: str, filename: str) -> CodeType:
        try:
            return super()._compile(source, filename)
        except SyntaxError as error:
            lines = _LINES.findall(source.rpartition("\n")[2])
            line = max((int(own) for own, written in lines if int(written) <= (error.lineno or 0)), default=1)
            raise TemplateSyntaxError(_PLACE.sub("", error.msg), line, filename=filename) from error


def theme_templates(theme: Theme, folder: str, **spaces: bool) -> SandboxedEnvironment:
    """Open a folder of templates, which escape whatever is not ``Markup`` and may name nothing that is not there.

    Args:
        theme: whose they are.
        folder: its place within the theme.
        spaces: Jinja's options for the spaces and line ends around blocks.
    """
    loader = FileSystemLoader(theme.folder / folder)
    return _Sandbox(loader=loader, autoescape=True, undefined=StrictUndefined, **spaces)


def asked_for(name: str, there: Container[str]) -> str:
    """Give a name by which a template asks for something.

    Raises:
        TemplateRuntimeError: where nothing there is called so; ``told_by_line`` tells the line.
    """
    if name not in there:
        raise TemplateRuntimeError(f"there is no “{name}”")
    return name


@contextmanager
def told_by_line(theme: Theme, folder: str, name: str) -> Iterator[None]:
    """Turn whatever is wrong with a template that is filled within into a stop.

    Args:
        theme: whose it is.
        folder: its place within the theme.
        name: of the template; another one that it takes in may be at fault.

    Raises:
        Stop: where it is missing or wrong.
    """
    try:
        yield
    except TemplateNotFound as error:
        what = (
            f"there is no template {error.name}"
            if error.name == name
            else f"it takes in {error.name}, which is not there"
        )
        raise broken_theme(_line_of(error, theme, f"{folder}/{name}"), what, _MISSING) from error
    except (TemplateError, UnicodeDecodeError) as error:  # the latter of another encoding
        raise _wrong(error, theme, f"{folder}/{name}") from error
    except RecursionError as error:
        what = "the template takes in itself, or a macro calls itself, without end"
        raise broken_theme(_line_of(error, theme, f"{folder}/{name}"), what, _WRONG) from error
    except (
        Exception
    ) as error:  # a sum of a word and a figure, a range without end: whatever Python says of a template's own doing
        if isinstance(error, OSError | MemoryError) or not _is_its_own(error, theme):
            raise  # the machine's, or ours
        raise _wrong(error, theme, f"{folder}/{name}") from error


def _wrong(error: Exception, theme: Theme, inside: str) -> Stop:
    what = f"the template is wrong ({getattr(error, 'message', None) or str(error) or type(error).__name__})"
    return broken_theme(_line_of(error, theme, inside), what, _WRONG)


def _is_its_own(error: Exception, theme: Theme) -> bool:
    """Say whether a template made an error itself, and none of the functions that it calls, which are ours."""
    files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    own = [number for number, file in enumerate(files) if file.is_relative_to(theme.folder)]
    return bool(own) and not any(file.is_relative_to(_OURS) for file in files[own[-1] + 1 :])


def _line_of(error: Exception, theme: Theme, inside: str) -> Location:
    """Give the line where a template is at fault: Jinja puts the templates' own lines into the traceback."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(theme.folder)
    ]
    if frames:
        inside = Path(frames[-1].filename).relative_to(theme.folder).as_posix()
    line = getattr(error, "lineno", None) or (frames[-1].lineno if frames else None)
    return Location(path=f"{THEMES_FOLDER}/{theme.name}/{inside}", line=line or 1)
