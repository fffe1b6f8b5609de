"""The search page in a browser, as a reader uses it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlencode

if TYPE_CHECKING:
    from playwright.sync_api import Page, Route

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
"""What the site's pages are allowed; servers send it as a header."""
_FOUND = """() => Object.fromEntries([...document.querySelectorAll(".search-group")].map((group) =>
  [group.lang, [...group.querySelectorAll(".headline a")].map((link) => new URL(link.href).pathname.split("/").at(-2))]))"""
_READY = """(query) => { const list = document.querySelector(".search-results");
  return list.dataset.asked === query && !list.hidden && !list.hasAttribute("aria-busy"); }"""


@dataclass
class SearchPage:
    """A search page, opened with the policy enforced.

    Attributes:
        page: the browser's.
        address: of the site, with a slash at the end.
        tag: the page's language.
        complaints: what the browser's console said: errors, and breaches of the policy.
        fetched: addresses of all that was asked for, in order.
    """

    page: Page
    address: str
    tag: str
    complaints: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        page = self.page
        page.on(
            "console", lambda said: self.complaints.append(said.text) if said.type in {"error", "warning"} else None
        )
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.fetched.append(request.url))
        page.route("**/index.html*", _enforce)
        page.goto(f"{self.address}{self.tag}/search/index.html")
        page.wait_for_function("() => 'ready' in document.querySelector('.search-form').dataset")  # the script is ready

    def search(self, query: str) -> dict[str, list[str]]:
        """Type a query, send it, and give the ids of the articles shown, by language in the order shown."""
        self.page.fill("#search-words", query)
        self.page.press("#search-words", "Enter")
        return self.found(query)

    def open(self, **asked: str) -> dict[str, list[str]]:
        """Come to the page by an address."""
        self.page.goto(f"{self.address}{self.tag}/search/index.html?{urlencode(asked)}")
        return self.found(asked["q"])

    def found(self, query: str) -> dict[str, list[str]]:
        """Wait until a query is answered, and give what it found."""
        self.page.wait_for_function(_READY, arg=query)
        found: dict[str, list[str]] = self.page.evaluate(_FOUND)
        return found

    @property
    def count(self) -> str:
        """What is said of the number of results."""
        return self.page.inner_text(".search-count")


def _enforce(route: Route) -> None:
    answer = route.fetch()
    route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})
