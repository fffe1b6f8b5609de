"""How each file of a site is to be sent, where no web server says it: type, form and time kept, as docs/web-hosting.md has them. Pure."""

from __future__ import annotations

import re
from typing import Final

FORMS: Final = {".br": "br", ".gz": "gzip"}
_LASTING: Final = re.compile(
    r"(?:^|/)(?:assets|icons|search/[^/]+)/[^/]+-[0-9a-f]{12}\.[a-z0-9]+$"
    r"|(?:^|/)(?:cards|charts|pictures|recordings)/[^/]*[0-9a-f]{16}[^/]*$"
    r"|\.pf_(?:filter|fragment|index|meta)$"
)
"""Names that hold a hash of the content: they never mean another one."""
_TYPES: Final = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "wasm": "application/wasm",
    "svg": "image/svg+xml",
    "avif": "image/avif",
    "webp": "image/webp",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "opus": "audio/ogg",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "vtt": "text/vtt",
    "epub": "application/epub+zip",
    "pdf": "application/pdf",
    "p7s": "application/pkcs7-signature",
}
_OPDS: Final = "application/atom+xml;profile=opds-catalog;kind="


def headers(place: str) -> dict[str, str]:
    """Give the headers of a file by its place within the site."""
    form = next((ending for ending in FORMS if place.endswith(ending)), "")
    plain = place.removesuffix(form)
    found = {
        "Content-Type": _type(plain),
        "Cache-Control": "public, max-age=31536000, immutable" if lasting(plain) else "no-cache",
    }
    return found | ({"Content-Encoding": FORMS[form]} if form else {})


def lasting(place: str) -> bool:
    """Say whether a file's name changes whenever its content does."""
    return _LASTING.search(place) is not None


def turn(place: str) -> int:
    """Say when a file goes live where no single step can do it: what pages need, pages, what leads to them, and the offline worker last."""
    plain = place.removesuffix(next((ending for ending in FORMS if place.endswith(ending)), ""))
    name = plain.rpartition("/")[2]
    if lasting(plain):
        return 0
    if not _leads(plain, name):
        return 1
    return 3 if name == "sw.js" else 2


def _leads(plain: str, name: str) -> bool:
    """Say whether readers or their programs begin at a file: home pages, lists, feeds, catalogues, maps."""
    home = plain.count("/") <= 1 and name == "index.html"
    return (
        home
        or name in {"sw.js", "feed.xml", "manifest.webmanifest"}
        or plain.startswith("opds/")
        or name.startswith("sitemap")
    )


def _type(plain: str) -> str:
    folder, _, name = plain.rpartition("/")
    if name == "feed.xml":
        return "application/atom+xml; charset=utf-8"
    if folder.rpartition("/")[2] == "opds" and name.endswith(".xml"):
        return f"{_OPDS}{'navigation' if name == 'index.xml' else 'acquisition'}"
    if folder.rpartition("/")[2] == "opds" and name.endswith(".json"):
        return "application/opds+json"
    return _TYPES.get(name.rpartition(".")[2].lower(), "application/octet-stream")
