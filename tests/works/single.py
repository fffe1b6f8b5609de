"""A crew that does every job in the build's own process, under the workshop's name; fonts are not cut, which is most of a first build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.works.crew import SoloCrew

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from typing import Self

    from magazine.issue.job import Job
    from magazine.works.store import Store


class SingleHanded(SoloCrew):
    """Stands for the workshop."""

    def __init__(self, store: Store, _: int, tell: Callable[[int, int, str], None]) -> None:
        super().__init__(store, tell)

    def _do(self, jobs: Sequence[Job]) -> Iterator[tuple[Job, BaseException | None]]:
        for job in jobs:
            if job.kind == "font":
                self.store.put(job.key, f"in the place of {job.name}".encode())
                yield job, None
        yield from super()._do([job for job in jobs if job.kind != "font"])

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass
