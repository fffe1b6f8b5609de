"""A web server that tests can stop, start again, move to another build, and make wait: what readers' networks do by themselves."""

from __future__ import annotations

import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATH = "magazine/sub/"
HELD_SECONDS = 20
"""How long a held answer is held at most, should a test fail before it lets go."""
POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; media-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""What servers send with every file, the worker's own included: it may do no more than the pages."""


class Host:
    """Serves a copy of a built site below a path; ``address`` stays the same from start to stop to start.

    Attributes:
        asked: the paths that were asked for, below the site's, in their order.
        held: paths that are answered only once ``let_go`` is called.
        broken: paths that are answered with 500.
    """

    def __init__(self, folder: Path, site: Path) -> None:
        self._folder = folder
        self.root = folder / PATH
        self.asked: list[str] = []
        self.held: set[str] = set()
        self.broken: set[str] = set()
        self._gate = threading.Event()
        self._server: ThreadingHTTPServer | None = None
        self._port = 0
        self.move_to(site)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._port}/{PATH}"

    def move_to(self, site: Path) -> None:
        """Put another build in the place of this one, as a deployment does that leaves nothing of the last."""
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.copytree(site, self.root, copy_function=shutil.copyfile)

    def start(self) -> None:
        self._gate.clear()
        handler = partial(_Handler, host=self, directory=str(self._folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), handler)
        self._server.daemon_threads = True
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def runs(self) -> bool:
        return self._server is not None

    def wait(self) -> None:
        """Wait until what is held is let go."""
        self._gate.wait(HELD_SECONDS)

    def stop(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            self.let_go()
            server.shutdown()
            server.server_close()

    def let_go(self) -> None:
        self.held.clear()
        self._gate.set()


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".avif": "image/avif",
        ".js": "text/javascript",
        ".mp3": "audio/mpeg",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }

    def __init__(self, *arguments: Any, host: Host, directory: str) -> None:
        self._host = host
        super().__init__(*arguments, directory=directory)

    def handle(self) -> None:
        try:
            super().handle()
        except ConnectionError:  # the reader has gone
            self.close_connection = True

    def do_GET(self) -> None:
        # Files' times are good to a second, in which a test puts up two builds: none is "not modified" here.
        del self.headers["If-Modified-Since"]
        place = self.path.split("?")[0].removeprefix(f"/{PATH}")
        self._host.asked.append(place)
        if place in self._host.held:
            self._host.wait()
        if not self._host.runs:
            self.close_connection = True
        elif place in self._host.broken:
            self.send_error(500)
        else:
            super().do_GET()

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def changing_host(folder: Path, site: Path) -> Iterator[Host]:
    """Serve a site until the end."""
    host = Host(folder, site)
    host.start()
    try:
        yield host
    finally:
        host.stop()
