"""What lies in the store is trusted, until a build fails on it as no build should."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from magazine.issue.finding import Level, Stop
from magazine.works.machine import machine_fault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.works.store import Store

Result = TypeVar("Result")


def trusting(work: Callable[[], Result], store: Store, project: Path, tell: Callable[[str], None]) -> Result:
    """Do work with what lies in the store; where that fails as no work should, again without what was taken from there.

    A result whose digest agrees is taken as it is. Should it still not be what a job makes, the libraries that read it fail, each in its
    own way, and no rule says of which result. An error that comes again with all made anew is one of the program, and is raised.

    Args:
        work: may be begun again after it has failed.
        store: that it takes from.
        project: the folder that holds ``issues/``.
        tell: called with a line where the work begins again.
    """
    dropped: set[str] = set()
    while True:
        try:
            return work()
        except Exception as error:
            doubtful = store.taken - dropped
            if not doubtful or not _unforeseen(error, project):
                raise
        tell(f"the build failed as none should: once more, without {len(doubtful)} results that were kept in the store")
        store.drop(doubtful)
        dropped |= doubtful
        store.taken.clear()


def _unforeseen(error: Exception, project: Path) -> bool:
    """Say whether an error is neither the content's nor the machine's fault."""
    if isinstance(error, Stop):
        return {finding.rule for finding in error.findings if finding.level is Level.ERROR} == {"job-failed"}
    return machine_fault(error, project) is None
