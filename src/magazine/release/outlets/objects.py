"""The objects of a store, one by one; obstore comes in through this door alone."""

from __future__ import annotations

import hashlib
import os
import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets.headers import headers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from obstore.store import ObjectStore

    from magazine.release.outlets.target import StoreTarget

PLAIN_HTTP: Final = "AWS_ALLOW_HTTP"
"""Environment, as S3's own tools have it: lets a store of one's own house be spoken to without encryption."""
AT_ONCE: Final = 8  # requests; more gain little on one line, and stores slow a client down that sends many
WHOLE_MAX_BYTES: Final = 64_000_000  # sent in one request, so that its ETag tells its content; larger ones go in parts
REQUEST_TIMEOUT: Final = timedelta(minutes=10)  # one request; 64 MB over a slow line
CONNECT_TIMEOUT: Final = timedelta(seconds=15)
RETRIES: Final = 5
RETRY_TIMEOUT: Final = timedelta(minutes=3)


def open_store(target: StoreTarget) -> ObjectStore:
    """Open a store; keys and endpoint are found in the environment, where its own tools find them.

    Raises:
        Stop: where obstore is lacking, or the environment says too little.
    """
    try:
        from obstore.exceptions import BaseError  # noqa: PLC0415 - an extra, and only this needs it
        from obstore.store import AzureStore, GCSStore, S3Store  # noqa: PLC0415
    except ImportError:
        what = "publishing to an object store needs the Python package obstore"
        raise Stop(
            Finding(
                rule="lacking-program",
                where=Location(path="obstore"),
                what=what,
                remedy="pip install 'police-magazine[object-store]'",
            )
        ) from None
    options: dict[str, Any] = {
        "prefix": target.prefix or None,
        "client_options": {
            "timeout": REQUEST_TIMEOUT,
            "connect_timeout": CONNECT_TIMEOUT,
            "allow_http": os.environ.get(PLAIN_HTTP, "").lower() == "true",
        },
        "retry_config": {"max_retries": RETRIES, "retry_timeout": RETRY_TIMEOUT},
    }
    stores: dict[str, Any] = {"s3": S3Store, "gs": GCSStore, "az": AzureStore}
    try:
        store: ObjectStore = stores[target.scheme](target.bucket, **options)
    except (BaseError, ValueError) as error:
        raise Stop(_refusal(str(target), error)) from error
    return store


class Objects:
    """What can be done with a store's objects.

    Args:
        store: opened at the target's prefix.
        name: what the target is called in findings.
        own: begins the paths that are no readers' business; they are listed only where they are asked for.
    """

    def __init__(self, store: ObjectStore, name: str, own: str) -> None:
        self.store = store
        self._name = name
        self._own = own

    def reads(self, path: str) -> str:
        """Give the SHA-256 of an object's bytes."""
        import obstore  # noqa: PLC0415

        digest = hashlib.sha256()
        with self._telling():
            for piece in obstore.get(self.store, path):
                digest.update(piece)
        return digest.hexdigest()

    def fetch(self, path: str, into: Path) -> None:
        """Write an object's bytes into a new file.

        Raises:
            Stop: where the store does not give them.
            OSError: where this machine's disk refuses.
        """
        import obstore  # noqa: PLC0415

        with self._telling():
            pieces = iter(obstore.get(self.store, path))
        with into.open("xb") as file:
            while (piece := self._next(pieces)) is not None:
                file.write(piece)

    def _next(self, pieces: Iterator[Any]) -> Any:
        with self._telling():
            return next(pieces, None)

    def listed(self, prefix: str) -> dict[str, tuple[str, int]]:
        """Give ETag and size of every object by path; what is our own is not listed among readers' files."""
        import obstore  # noqa: PLC0415

        found = {}
        with self._telling():
            for batch in obstore.list(self.store, prefix=prefix.removesuffix("/") or None):
                for each in batch:
                    if prefix or not each["path"].startswith(self._own):
                        found[each["path"]] = ((each["e_tag"] or "").strip('"'), each["size"])
        return found

    def get(self, path: str, version: dict[str, str | None] | None = None) -> bytes | None:
        """Read an object, or give None where there is none; ``version`` takes which version it is."""
        import obstore  # noqa: PLC0415

        with self._telling():
            try:
                result = obstore.get(self.store, path)
            except FileNotFoundError:
                return None
            if version is not None:
                version |= {"e_tag": result.meta["e_tag"], "version": result.meta["version"]}
            return bytes(result.bytes())

    def make(self, path: str, data: bytes) -> bool:
        """Make an object where there is none."""
        import obstore  # noqa: PLC0415
        from obstore.exceptions import AlreadyExistsError  # noqa: PLC0415

        try:
            with self._telling():
                obstore.put(self.store, path, data, mode="create")
        except AlreadyExistsError:
            return False
        return True

    def put(self, path: str, data: bytes, attributes: dict[str, str] | None = None) -> None:
        """Write an object."""
        import obstore  # noqa: PLC0415

        with self._telling():
            obstore.put(self.store, path, data, attributes=attributes or {"Content-Type": "application/json"})

    def send(self, path: str, file: Path, place: str) -> None:
        """Send a file of the site, with its headers."""
        import obstore  # noqa: PLC0415

        whole = file.stat().st_size <= WHOLE_MAX_BYTES
        with self._telling():
            obstore.put(self.store, path, file, attributes=headers(place), use_multipart=not whole)

    def copy(self, source: str, into: str) -> None:
        """Copy an object within the store, with its headers."""
        import obstore  # noqa: PLC0415

        with self._telling():
            obstore.copy(self.store, source, into)

    def delete(self, paths: Sequence[str]) -> None:
        """Take objects away."""
        import obstore  # noqa: PLC0415

        if paths:
            with self._telling():
                obstore.delete(self.store, list(paths))

    def replace(
        self, path: str, data: bytes, version: Mapping[str, str | None] | None
    ) -> Mapping[str, str | None] | None:
        """Write an object only where it is still the version that was read, or where there was none and is none; None where it is not."""
        import obstore  # noqa: PLC0415
        from obstore.exceptions import AlreadyExistsError, PreconditionError  # noqa: PLC0415

        mode: Any = "create" if version is None else {name: value for name, value in version.items() if value}
        try:
            with self._telling():
                result = obstore.put(self.store, path, data, mode=mode, attributes={"Content-Type": "application/json"})
        except (AlreadyExistsError, PreconditionError):
            return None
        return {"e_tag": result["e_tag"], "version": result["version"]}

    def each(self, work: Callable[[Any], Any], items: Sequence[Any]) -> list[Any]:
        """Do something with each, several at once; the first failure ends it."""
        with ThreadPoolExecutor(AT_ONCE) as crew:
            try:
                return list(crew.map(work, items))
            except BaseException:
                crew.shutdown(cancel_futures=True)
                raise

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Turn what the library raises into a finding, but for what is asked about above."""
        from obstore.exceptions import AlreadyExistsError, BaseError, PreconditionError  # noqa: PLC0415

        try:
            yield
        except (AlreadyExistsError, PreconditionError):
            raise
        except (BaseError, OSError) as error:
            raise Stop(_refusal(self._name, error)) from error


def _refusal(name: str, error: Exception) -> Finding:
    """Say what a store refuses, in its first line and without parameters, among which Azure keeps keys."""
    words = re.sub(r"\?\S*", "?…", str(error).partition("\n")[0])[:300]
    denied = type(error).__name__ in {"PermissionDeniedError", "UnauthenticatedError"}
    return Finding(
        rule="target-refused" if denied else "target-unreachable",
        where=Location(path=name),
        what=f"the store {'refuses' if denied else 'does not do it'}: {''.join(letter for letter in words if letter.isprintable())}",
        remedy="see that the environment has the key for this bucket, with the right to read, write and delete"
        if denied
        else "see that address and bucket are right and the store answers, then publish again: what has arrived is taken up",
    )
