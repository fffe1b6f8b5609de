"""A seeded leak: what kind of output, which secret, how it is hidden, and what the audit must say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.release.audit.bench import Bench, Files


@dataclass(frozen=True)
class Leak:
    """Attributes: kind of output; how it hides; which fingerprint finds it; the rule; the end of the secret's source; what makes it."""

    output: str
    how: str
    by: str
    rule: str
    source: str
    make: Callable[[Bench], Files]

    @property
    def id(self) -> str:
        return f"{self.output}: {self.how}"
