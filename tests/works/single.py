"""A crew that does every job in the build's own process, under the workshop's name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.works.crew import SoloCrew

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from magazine.works.store import Store


class SingleHanded(SoloCrew):
    """Stands for the workshop."""

    def __init__(self, store: Store, _: int, tell: Callable[[int, int, str], None]) -> None:
        super().__init__(store, tell)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass
