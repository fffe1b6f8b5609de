"""An object store: S3 and what speaks like it, Google's, Azure's; through obstore (``objects.py``).

What was published lies below ``.magazine/``: each file once, by its digest (``blobs/``), a list a release (``releases/``), what is live
(``state.json``) and, while somebody publishes, who (``lock.json``). A site goes live by copies within the store, from the blobs to the
places that readers ask for. An object store cannot rename a folder, so this is not one step: what a page needs comes first, then pages, then
what leads to them, the offline worker last, and only then is taken away what is no longer in the site. With a pointer it is one step: each
release is laid out below ``releases/<release>/``, and one object, ``current``, says which one the web server is to send.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import socket
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets.headers import headers, turn
from magazine.release.outlets.inventory import Inventory
from magazine.release.outlets.objects import Objects
from magazine.release.outlets.outlet import Standing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from obstore.store import ObjectStore


OWN: Final = ".magazine/"
STATE: Final = f"{OWN}state.json"
LOCK: Final = f"{OWN}lock.json"
POINTER: Final = "current"
_LOOK_AGAIN_SECONDS: Final = 1.0
_TURNS: Final = 4
_MD5: Final = re.compile(r"[0-9a-f]{32}")


_DAMAGED: Final = (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError)
"""What reading our own objects raises where somebody else, or a failing store, has written them."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A file of a release, as its list has it."""

    sha256: str
    size: int
    md5: str

    def blob(self, place: str) -> str:
        """Where the file lies by its digest; the same bytes sent in another way are another object."""
        manner = hashlib.sha256(json.dumps(headers(place), sort_keys=True).encode()).hexdigest()[:8]
        return f"{OWN}blobs/{self.sha256}-{manner}"


class BucketOutlet:
    """Publishes to an object store.

    Args:
        store: opened at the target's prefix.
        name: what the target is called in findings.
        pointer: True where the web server is told by an object which release to send.
    """

    def __init__(self, store: ObjectStore, name: str, *, pointer: bool) -> None:
        self.objects = Objects(store, name, own=OWN)
        self._name = name
        self._pointer = pointer
        self._token = ""

    @contextmanager
    def locked(self, patience: float, tell: Callable[[str], None]) -> Iterator[None]:
        """Keep other publishers out, by an object that is made only where there is none. A dead publisher leaves it behind."""
        self._token = f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(8)}"
        until, told = time.monotonic() + patience, False
        while not self.objects.make(LOCK, json.dumps({"holder": self._token}).encode()):
            if time.monotonic() >= until:
                raise Stop(self._busy())
            if not told:
                tell(f"waiting up to {patience:g} s for another who publishes to {self._name}")
            told = True
            time.sleep(_LOOK_AGAIN_SECONDS)
        try:
            yield
        except BaseException:
            with suppress(Stop):  # what has happened is what is to be told
                self._let_go()
            raise
        self._let_go()

    def _let_go(self) -> None:
        if self._holder() == self._token:
            self.objects.delete([LOCK])

    def unlock(self) -> bool:
        """Take away the lock of a publisher that is no more."""
        there = self.objects.get(LOCK) is not None
        if there:
            self.objects.delete([LOCK])
        return there

    def standing(self) -> Standing:
        """Read what is live, and which releases are kept."""
        state, _ = self._state()
        lists = f"{OWN}releases/"
        kept = {path.removeprefix(lists).removesuffix(".json") for path in self.objects.listed(lists)}
        current = state.get("current")
        return Standing(
            current=current if current in kept else None,
            history=tuple(state.get("history", ())),
            kept=frozenset(kept),
            unfinished=state.get("going"),
        )

    def contents(self, name: str) -> Inventory:
        """Read a release's list, without the files that are lost."""
        files = self._files(name)
        there = self.objects.listed(f"{OWN}blobs/")
        whole = {place: kept for place, kept in files.items() if there.get(kept.blob(place), ("", -1))[1] == kept.size}
        return Inventory(
            digests={place: kept.sha256 for place, kept in whole.items()},
            sizes={place: kept.size for place, kept in whole.items()},
        )

    def fetch(self, name: str, places: Sequence[str], into: Path) -> None:
        """Read files of a release, several at once."""
        files = self._files(name)
        self.objects.each(lambda place: self.objects.fetch(files[place].blob(place), into / place), places)

    def bring(self, site: Path, inventory: Inventory, name: str, base: str | None) -> None:  # noqa: ARG002 - blobs know no base
        """Send what the store has not, then the list. What an earlier attempt sent is there."""
        there = self.objects.listed(f"{OWN}blobs/")
        files = dict(
            zip(
                sorted(inventory.digests),
                self.objects.each(lambda place: _look(site / place), sorted(inventory.digests)),
                strict=True,
            )
        )
        for place, kept in files.items():
            if kept.sha256 != inventory.digests[place]:
                what = f"{place} is not what was checked a moment ago; nothing went live"
                raise Stop(
                    Finding(
                        rule="not-arrived",
                        where=Location(path=self._name),
                        what=what,
                        remedy="publish again, and leave the build alone meanwhile",
                    )
                )
        missing = {
            kept.blob(place): place
            for place, kept in files.items()
            if there.get(kept.blob(place), ("", -1))[1] != kept.size
        }
        self.objects.each(lambda pair: self.objects.send(pair[0], site / pair[1], pair[1]), sorted(missing.items()))
        listed = {
            "files": {
                place: {"sha256": kept.sha256, "size": kept.size, "md5": kept.md5} for place, kept in files.items()
            }
        }
        self.objects.put(f"{OWN}releases/{name}.json", json.dumps(listed, indent=1).encode())

    def switch(self, name: str, history: Sequence[str]) -> None:
        """Copy a release to where readers ask for it, or point to it."""
        state, version = self._state()
        files = self._files(name)
        self._held()
        version = self._say(state | {"going": name, "mode": self._mode}, version)
        wrong = set(self._wrong(name, files))
        for turn_now in range(_TURNS):
            self.objects.each(
                lambda place: self.objects.copy(files[place].blob(place), f"{self._live(name)}{place}"),
                sorted(place for place in files if place in wrong and turn(place) == turn_now),
            )
        self._held()
        if self._pointer:
            self.objects.put(
                POINTER,
                f"{name}\n".encode(),
                {"Content-Type": "text/plain; charset=utf-8", "Cache-Control": "no-cache"},
            )
        else:
            self.objects.delete(sorted(wrong - set(files)))
        self._say({"mode": self._mode, "current": name, "history": list(history)}, version)

    def wrong(self, inventory: Inventory) -> tuple[str, ...]:
        """Hold what readers get against a release: by size and ETag, and by its bytes where the ETag is not their MD5."""
        state, _ = self._state()
        name = state.get("current") or ""
        if state.get("going"):
            return (STATE,)
        files = self._files(name) if name else {}
        listed = {
            place for place, digest in inventory.digests.items() if place not in files or files[place].sha256 != digest
        }
        pointed = self._pointer and self.objects.get(POINTER) != f"{name}\n".encode()
        return tuple(sorted({*listed, *self._wrong(name, files), *([POINTER] if pointed else [])}))

    def drop(self, keep: Collection[str]) -> None:
        """Take away the lists of other releases, and the blobs that no list names any more."""
        self._held()
        lists = f"{OWN}releases/"
        stay = {f"{lists}{name}.json" for name in keep}
        self.objects.delete(sorted(set(self.objects.listed(lists)) - stay))
        needed = {kept.blob(place) for name in keep for place, kept in self._files(name).items()}
        self.objects.delete(sorted(set(self.objects.listed(f"{OWN}blobs/")) - needed))
        if self._pointer:
            self.objects.delete(
                sorted(path for path in self.objects.listed("releases/") if path.split("/")[1] not in keep)
            )

    @property
    def _mode(self) -> str:
        return "pointer" if self._pointer else "copies"

    def _live(self, name: str) -> str:
        return f"releases/{name}/" if self._pointer else ""

    def _state(self) -> tuple[dict[str, Any], Mapping[str, str | None] | None]:
        """Read what is live, and the version of the object that says so.

        Raises:
            Stop: where it cannot be read, or readers are served in the other manner there.
        """
        version: dict[str, str | None] = {}
        found = self.objects.get(STATE, version)
        if found is None:
            return {}, None
        try:
            state = _state_of(json.loads(found))
        except _DAMAGED as error:
            raise Stop(self._damaged(STATE, error, "take it away, then publish again")) from error
        mode = state["mode"]
        if mode != self._mode:
            what = (
                "this target is served by a pointer"
                if mode == "pointer"
                else "this target is served by copies, without a pointer"
            )
            remedy = "add --release-prefix" if mode == "pointer" else "leave --release-prefix out, or name a new prefix"
            raise Stop(Finding(rule="target-mode", where=Location(path=self._name), what=what, remedy=remedy))
        return state, version

    def _say(self, state: Mapping[str, Any], version: Mapping[str, str | None] | None) -> Mapping[str, str | None]:
        """Write what is live, only where it is still what was read: of two publishers one is refused."""
        version = self.objects.replace(STATE, json.dumps(state, indent=1).encode(), version)
        if version is None:
            raise Stop(self._busy())
        return version

    def _files(self, name: str) -> dict[str, _Kept]:
        path = f"{OWN}releases/{name}.json"
        found = self.objects.get(path)
        if found is None:
            return {}
        try:
            return {
                place: _Kept(str(each["sha256"]), int(each["size"]), str(each["md5"]))
                for place, each in json.loads(found)["files"].items()
            }
        except _DAMAGED as error:
            remedy = (
                "take it away, with it the release is lost; where readers get that one, take the site's files away, too, or what "
                "the next one has no more stays in sight; then publish again"
            )
            raise Stop(self._damaged(path, error, remedy)) from error

    def _wrong(self, name: str, files: Mapping[str, _Kept]) -> Iterable[str]:
        """Name what lies where readers ask for it and is not as a release has it; files of nobody's publishing are left alone."""
        live = self._live(name)
        there = {path.removeprefix(live): found for path, found in self.objects.listed(live).items()}
        doubtful = []
        for place, kept in files.items():
            tag, size = there.get(place, ("", -1))
            if size != kept.size or (_MD5.fullmatch(tag) and tag != kept.md5):
                yield place
            elif tag != kept.md5:
                doubtful.append(place)
        for place, right in zip(
            doubtful,
            self.objects.each(lambda one: self.objects.reads(f"{live}{one}") == files[one].sha256, doubtful),
            strict=True,
        ):
            if not right:
                yield place
        ours = {place for other in self.standing().kept for place in self._files(other)}
        yield from (place for place in there if place not in files and place in ours)

    def _held(self) -> None:
        """Make sure that the lock is still this publisher's.

        Raises:
            Stop: where somebody took it away.
        """
        if self._holder() != self._token:
            raise Stop(self._busy())

    def _holder(self) -> str:
        found = self.objects.get(LOCK)
        try:
            return str(json.loads(found or b"{}").get("holder", ""))
        except _DAMAGED:
            return "?"

    def _damaged(self, path: str, error: Exception, remedy: str) -> Finding:
        return Finding(
            rule="target-refused",
            where=Location(path=self._name),
            what=f"{path} is not as a publisher writes it ({type(error).__name__}: {error})",
            remedy=remedy,
        )

    def _busy(self) -> Finding:
        return Finding(
            rule="busy-target",
            where=Location(path=self._name),
            what=f"another publishes to this target now, or was killed while it did: {self._holder() or 'it does not say who'}",
            remedy="try again when that has ended; where you are sure that it is dead: magazine publish TARGET --unlock",
        )


def _state_of(said: Any) -> dict[str, Any]:
    """Make sure that the object that says what is live says it as we do.

    Raises:
        TypeError: where it does not.
        KeyError: likewise.
    """
    state: dict[str, Any] = dict(said)
    names = [state["mode"], *state.get("history", ()), *(state[key] for key in ("current", "going") if state.get(key))]
    if not all(isinstance(name, str) for name in names):
        raise TypeError("a name that is no text")
    return state


def _look(file: Path) -> _Kept:
    data = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    size = 0
    with file.open("rb") as content:
        while piece := content.read(1 << 20):
            size += len(piece)
            for digest in data:
                digest.update(piece)
    return _Kept(sha256=data[0].hexdigest(), size=size, md5=data[1].hexdigest())
