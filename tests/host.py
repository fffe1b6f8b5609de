"""A web server for the tests that look at the site in a browser: below a path, as on a shared host."""

from __future__ import annotations

import shutil
import tempfile
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def serve(site: Path, path: str = "magazine/sub/") -> Iterator[str]:
    """Serve a copy of a built site and give its address, with a slash at the end; ``path`` lies between the host and the site."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(site, Path(folder) / path, copy_function=shutil.copyfile)
        handler = partial(_Quiet, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            try:
                yield f"http://127.0.0.1:{server.server_address[1]}/{path}"
            finally:
                server.shutdown()
                thread.join()


class _Quiet(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".avif": "image/avif",
        ".epub": "application/epub+zip",
        ".js": "text/javascript",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
    }

    def log_message(self, *_: Any) -> None:
        pass
