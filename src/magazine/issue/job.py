"""Units of work: one article's layout, one picture's derivative, one chart.

A job is a pure function of what it names, so its result can be kept by its key and made in any process or on any machine.
"""

from __future__ import annotations

import hashlib
import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def content_key(*parts: object) -> str:
    """Make a key from contents: the SHA-256 of the parts as canonical JSON (bytes by their own digest).

    Raises:
        TypeError: where a part is neither JSON nor bytes.
    """
    canonical = json.dumps(parts, sort_keys=True, ensure_ascii=False, default=_plain, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _plain(part: object) -> str:
    if isinstance(part, bytes):
        return hashlib.sha256(part).hexdigest()
    raise TypeError(f"a {type(part).__name__} cannot be part of a key")


@cache
def version_of(distribution: str) -> str:
    """Give the version of an installed package, for a key; looked up once in a process, since each time takes 2 ms."""
    return version(distribution)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of work that gives bytes.

    Attributes:
        kind: what sort (``picture``, ``chart``, ``font``, ``layout``), as the build report lists it.
        name: what a person would call it (``open-days/crowd.jpg 1200 px``).
        key: hash of all that the result depends on, versions of tools included; names the result in the store.
        work: a function at the top of a module, so that a worker process can find it.
        arguments: picklable, and all that the function may look at.
        original: the picture that it decodes, which somebody may have made to take for ever; empty for what was made here. Where one job
            of an original has taken too long, the others are not tried.
        processor_seconds: how long the processor may work on it; a busy machine lets the clock run on, and not this.
    """

    kind: str
    name: str
    key: str
    work: Callable[..., bytes]
    arguments: tuple[object, ...]
    original: str = ""
    processor_seconds: float = math.inf


class Crew(Protocol):
    """Those who do jobs: in this process, in worker processes, or not at all where the store has the result."""

    def make(self, jobs: Sequence[Job]) -> list[Path]:
        """Do the jobs and give the files that hold their results, in the jobs' order.

        The files are the store's: read or copy them, never write to them.

        Raises:
            Stop: where a job stopped, or its worker died or took too long.
        """
        ...
