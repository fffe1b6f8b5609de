"""Lists of words as editors type them: ``--edition web,epub``."""

from __future__ import annotations

from enum import Enum
from typing import Any

import click


class Words(click.ParamType[tuple[Enum, ...]]):
    """One or several words of an enumeration, with commas between them."""

    name = "words"

    def __init__(self, enumeration: type[Enum]) -> None:
        self.known = {str(member.value): member for member in enumeration}

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[Enum, ...]:
        """Read the words; an unknown one is a wrongly typed command."""
        if isinstance(value, tuple):
            return value
        words = [word.strip() for word in value.split(",") if word.strip()]
        for word in words:
            if word not in self.known:
                self.fail(f"“{word}” is none of: {', '.join(self.known)}", param, ctx)
        if not words:
            self.fail(f"give at least one of: {', '.join(self.known)}", param, ctx)
        return tuple(dict.fromkeys(self.known[word] for word in words))

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - Click's signature
        """Show the words in the help."""
        return ",".join(self.known)
