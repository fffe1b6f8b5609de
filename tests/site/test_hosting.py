"""The manual's configurations on the servers themselves: what a browser, a cache and a stranger get from each."""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import brotli
import pytest
from bs4 import BeautifulSoup
from tests.host import HOSTING, apache, caddy, nginx, reachable_folder

from magazine.editions.web.compression import compress, compressible, forms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.editions.web.bench import Built

SERVERS = {"nginx": nginx, "apache": apache, "caddy": caddy}
CONFIGURATIONS = ("nginx.conf", "apache.conf", "Caddyfile")
PATH = "magazine/sub/"
TEXT = "<p>الشرطة في خدمة المواطن, la police au service du citoyen</p>\n" * 60
MOVED = "/ar/2019-01/old/ /ar/2019-01/new/\n/fr/2019-01/vieux/ /fr/2019-01/neuf/\n"
SHORT = "User-agent: *\n"
YEAR = "public, max-age=31536000, immutable"
HTML, SCRIPT = "text/html; charset=utf-8", "text/javascript; charset=utf-8"
OPDS = "application/atom+xml;profile=opds-catalog;kind="
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "cross-origin-opener-policy": "same-origin",
}
EVERY_FILE = {
    "index.html": (HTML, "no-cache"),
    "404.html": (HTML, "no-cache"),
    "ar/index.html": (HTML, "no-cache"),
    "ar/2019-01/issue.json": ("application/json", "no-cache"),
    "ar/feed.xml": ("application/atom+xml; charset=utf-8", "no-cache"),
    "ar/rubrics/dossier/feed.xml": ("application/atom+xml; charset=utf-8", "no-cache"),
    "opds/index.xml": (f"{OPDS}navigation", "no-cache"),
    "opds/ar.xml": (f"{OPDS}acquisition", "no-cache"),
    "opds/index.json": ("application/opds+json", "no-cache"),
    "sitemap.xml": ("application/xml; charset=utf-8", "no-cache"),
    "robots.txt": ("text/plain; charset=utf-8", "no-cache"),
    "manifest.webmanifest": ("application/manifest+json", "no-cache"),
    "sw.js": (SCRIPT, "no-cache"),
    "assets/site-0123456789ab.js": (SCRIPT, YEAR),
    "assets/style-0123456789ab.css": ("text/css; charset=utf-8", YEAR),
    "assets/naskh-400-0123456789ab.woff2": ("font/woff2", YEAR),
    "assets/icon-0123456789ab.svg": ("image/svg+xml", YEAR),
    "icons/magazine-192-0123456789ab.png": ("image/png", YEAR),
    "icons/touch.png": ("image/png", "no-cache"),
    "ar/2019-01/offline.json": ("application/json", "no-cache"),
    "ar/2019-01/pictures/0123456789abcdef.avif": ("image/avif", YEAR),
    "ar/2019-01/pictures/0123456789abcdef.jpg": ("image/jpeg", YEAR),
    "ar/2019-01/recordings/0123456789abcdef.mp3": ("audio/mpeg", YEAR),
    "ar/2019-01/police-magazine-2019-01-ar.epub": ("application/epub+zip", "no-cache"),
    "ar/2019-01/police-magazine-2019-01-ar.pdf": ("application/pdf", "no-cache"),
    "search/ar/pagefind-0123456789ab.js": (SCRIPT, YEAR),
    "search/ar/2019/pagefind-entry.json": ("application/json", "no-cache"),
    "search/ar/2019/wasm.ar-2019.pagefind": (None, "no-cache"),
    "search/ar/2019/fragment/ar_01.pf_fragment": (None, YEAR),
}
"""A site with every sort of file: media type, where it matters, and how long it may be kept."""
SHARED = ("feed.xml", "opds/index.xml", "opds/ar.xml", "opds/index.json", ".epub")


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Host:
    """A running server, asked without a browser's help."""

    address: str

    def ask(self, place: str, *, method: str = "GET", **headers: str) -> Answer:
        connection = HTTPConnection(urlsplit(self.address).netloc, timeout=10)
        named = {name.replace("_", "-"): value for name, value in ({"accept_encoding": "identity"} | headers).items()}
        connection.request(method, f"/{PATH}{place}", headers=named)
        response = connection.getresponse()
        answer = Answer(
            response.status, {name.lower(): value for name, value in response.getheaders()}, response.read()
        )
        connection.close()
        return answer


@pytest.fixture(scope="module", params=SERVERS)
def host(request: pytest.FixtureRequest) -> Iterator[Host]:
    with reachable_folder() as folder:
        site = folder / "www" / PATH
        for place in EVERY_FILE | {".git/config": None, "ar/.draft.html": None, ".well-known/security.txt": None}:
            content = (SHORT if place == "robots.txt" else f"{place}\n{TEXT}").encode()
            (site / place).parent.mkdir(parents=True, exist_ok=True)
            (site / place).write_bytes(content)
            forms = forms_of(compress(content)) if compressible(place) else {}
            for ending, form in forms.items():
                (site / f"{place}{ending}").write_bytes(form)
        (site / "redirects.txt").write_text(MOVED, encoding="utf-8")
        with SERVERS[request.param](folder / "www", folder, PATH) as address:
            yield Host(address)


@pytest.mark.parametrize("place", EVERY_FILE)
def test_every_file_has_its_type_its_time_and_its_policy(host: Host, place: str) -> None:
    media_type, caching = EVERY_FILE[place]
    plain, dense = host.ask(place), host.ask(place, accept_encoding="gzip, deflate, br")
    for answer in (plain, dense):
        assert answer.status == 200
        assert answer.headers["cache-control"] == caching
        assert media_type in {None, answer.headers.get("content-type")}
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
        assert ("content-security-policy" in answer.headers) == place.endswith((".html", ".js", ".svg", ".xml"))
        assert (answer.headers.get("access-control-allow-origin") == "*") == place.endswith(SHARED)
    assert plain.body.startswith(place.encode()) or plain.body == SHORT.encode()


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("br", "br"),
        ("gzip", "gzip"),
        ("identity", None),
        ("deflate", None),
        ("zstd", None),
    ],
)
@pytest.mark.parametrize("place", ["ar/", "ar/index.html", "assets/style-0123456789ab.css", "ar/feed.xml"])
def test_what_is_sent_is_the_densest_that_the_browser_takes(
    host: Host, place: str, accepted: str, encoding: str | None
) -> None:
    answer = host.ask(place, accept_encoding=accepted)
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"].lower() == "accept-encoding"
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}[encoding]
    assert unpack(answer.body) == host.ask(place).body
    assert (len(answer.body) < 1000) == (encoding is not None)


@pytest.mark.parametrize("place", ["robots.txt", "ar/2019-01/pictures/0123456789abcdef.avif"])
def test_what_has_no_compressed_form_is_sent_as_it_is(host: Host, place: str) -> None:
    assert "content-encoding" not in host.ask(place, accept_encoding="gzip, br").headers


@pytest.mark.parametrize("accepted", ["identity", "gzip", "br"])
def test_a_page_that_has_not_changed_is_not_sent_again(host: Host, accepted: str) -> None:
    first = host.ask("ar/", accept_encoding=accepted)
    again = host.ask("ar/", accept_encoding=accepted, if_none_match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert host.ask("ar/", accept_encoding=accepted, if_none_match='"another"').status == 200


def test_each_form_of_a_page_has_a_tag_of_its_own(host: Host) -> None:
    tags = {host.ask("ar/", accept_encoding=accepted).headers["etag"] for accepted in ("identity", "gzip", "br")}
    assert len(tags) == 3


@pytest.mark.parametrize(
    "place",
    ["nothing", "ar/nothing/", "ar/nothing.epub", "opds/nothing.json", "assets/nothing-0123456789ab.css", "ar/2019-01/",
     "assets/", ".git/config", ".git/", "ar/.draft.html"],
)  # fmt: skip
def test_what_is_not_there_or_not_for_readers_gets_the_page_for_the_lost(host: Host, place: str) -> None:
    answer = host.ask(place)
    assert (answer.status, answer.headers["content-type"], answer.headers["cache-control"]) == (404, HTML, "no-cache")
    assert answer.body.startswith(b"404.html")
    assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS
    assert "content-security-policy" in answer.headers


def test_what_belongs_to_certificates_and_contacts_is_there(host: Host) -> None:
    assert host.ask(".well-known/security.txt").status == 200


def test_a_folder_without_its_slash_leads_to_the_folder(host: Host) -> None:
    answer = host.ask("ar")
    assert answer.status in {301, 308}
    assert urlsplit(answer.headers["location"]).path == f"/{PATH}ar/"


@pytest.mark.parametrize("line", MOVED.splitlines())
def test_a_renamed_article_is_found_where_it_was(host: Host, line: str) -> None:
    old, new = line.split(" ")
    answer = host.ask(old.removeprefix("/"))
    assert (answer.status, urlsplit(answer.headers["location"]).path) == (301, f"/{PATH}{new.removeprefix('/')}")


def test_a_recording_can_be_begun_in_the_middle(host: Host) -> None:
    place = "ar/2019-01/recordings/0123456789abcdef.mp3"
    answer = host.ask(place, range="bytes=10-19")
    assert (answer.status, answer.body) == (206, host.ask(place).body[10:20])


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_sent_to_the_site(host: Host, method: str) -> None:
    assert host.ask("ar/index.html", method=method).status in {403, 404, 405}


def test_pages_and_all_three_servers_state_the_same_policy(built: Built) -> None:
    stated = {name: re.findall(r"default-src [^\"]+", (HOSTING / name).read_text("utf-8")) for name in CONFIGURATIONS}
    assert len({tuple(policies) for policies in stated.values()}) == 1
    (policy,) = stated["nginx.conf"]
    pages = sorted(built.site.rglob("*.html"))
    assert pages
    for path in pages:
        page = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        (meta,) = page.select('meta[http-equiv="content-security-policy"]')
        # Who may frame a page is for servers alone to say: in a page it is ignored, with a warning (CSP Level 3, section 3.3).
        assert f"{meta['content']}; frame-ancestors 'none'" == policy, path
        first = page.select("head > *").index(meta)
        assert not page.select("head > *")[1:first], "the policy holds only for what comes after it"
