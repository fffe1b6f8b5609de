"""What the tests of the commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from click.testing import CliRunner

from magazine.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result


class Type(Protocol):
    """Types a command as an editor would."""

    def __call__(self, *words: str | Path) -> Result: ...


@pytest.fixture
def type_command() -> Type:
    """Give a function that types ``magazine …`` and gives what came of it."""

    def type_words(*words: str | Path) -> Result:
        return CliRunner().invoke(main, [str(word) for word in words])

    return type_words


@pytest.fixture
def new_magazine(tmp_path: Path, type_command: Type) -> Path:
    """Give a new magazine, as ``magazine init`` lays it out."""
    folder = tmp_path / "new"
    assert type_command("init", folder).exit_code == 0
    return folder
