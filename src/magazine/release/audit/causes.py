"""What leaks, told by its cause: a line of a draft that stands on forty pages is one thing to mend, and one finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from magazine.constants import AUDIT_TOLD_FILES
from magazine.issue.finding import Finding, Location
from magazine.release.audit.secrets import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from magazine.release.audit.inspection import Leak

BUILD_AGAIN: Final = (
    "these files stay as the last build made them: build their issue again, in all editions and languages"
)
_SOME_AGAIN: Final = "some of these files stay as the last build made them, and others follow them: build their issue again, in all editions and languages; else "
_Cause = tuple[str, str, int, str]


def by_cause(leaks: Mapping[str, Sequence[Leak]], stays: Collection[str] = ()) -> Iterator[Finding]:
    """Give a finding for each cause, which names the first files that show it and how many more there are.

    Args:
        leaks: what was found, by the output's name.
        stays: outputs that come over from an earlier build: what shows in these was published then, and goes with a build of them; so it does from
            what is written after them, as feeds and the search.
    """
    first: dict[_Cause, Leak] = {}
    places: dict[_Cause, dict[str, str]] = {}
    for name, found in leaks.items():
        for leak in found:
            cause = _cause(leak)
            first.setdefault(cause, leak)
            places.setdefault(cause, {}).setdefault(name, leak.place)
    for cause, leak in first.items():
        output = next(iter(places[cause]))
        where = Location(path=leak.path, line=leak.line) if leak.path else Location(path=output)
        old = sum(name in stays for name in places[cause])
        some = f"{_SOME_AGAIN}{leak.remedy}" if old else leak.remedy
        remedy = BUILD_AGAIN if old == len(places[cause]) else some
        yield Finding(rule=leak.rule, where=where, what=_told(places[cause], leak.what), remedy=remedy)


def _cause(leak: Leak) -> _Cause:
    """Say what makes leaks one: the line that is to stay in the house, or, where there is none, what the file holds.

    Of a picture, what shows is a part of it: two redacted areas are two things to mend.
    """
    tells = not leak.path or leak.rule == Kind.PIXELS.value
    return leak.rule, leak.path, leak.line, leak.what if tells else ""


def _told(places: Mapping[str, str], what: str) -> str:
    named = [f"{name}, {place}" if place else name for name, place in list(places.items())[:AUDIT_TOLD_FILES]]
    more = len(places) - len(named)
    if more:
        return f"{'; '.join(named)} and {more} more {'file' if more == 1 else 'files'} hold {what}"
    if len(named) == 1:
        return f"{named[0]} holds {what}"
    return f"{'; '.join(named[:-1])} and {named[-1]} hold {what}"
