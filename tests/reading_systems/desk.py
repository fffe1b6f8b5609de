"""A desk with a book on it: open-source reading systems in a headless browser, served from this machine and nowhere else.

The pages beside this module (``foliate.html``, ``epubjs.html``) hold one reading system each and answer in the same words;
``desk.js`` has what both share. The reading systems themselves come from npm, by the lock in ``requirements/npm``.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from tests.validators import lacking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page, Request, Route

HOSTS = Path(__file__).parent
NPM = Path(__file__).parents[2] / ".tools/npm/node_modules"

PATIENCE_MS = 90_000
"""How long one answer may take on a busy machine: a walk through the sample takes 15 s on a quiet one."""

_PATIENTLY = f"""([question, matter]) => Promise.race([
  eval(question)(matter),
  new Promise((_, give_up) => setTimeout(() => give_up(new Error(`no answer to ${{question}}`)), {PATIENCE_MS})),
])"""


class System(Enum):
    """A reading system, by the name of its page."""

    FOLIATE = "foliate"
    EPUB_JS = "epubjs"


class Size(Enum):
    """A screen, in CSS pixels."""

    TELEPHONE = (390, 844)
    TABLET = (820, 1180)


@dataclass(frozen=True)
class Entry:
    """A line of the contents or of the page list, as the reading system lists it."""

    label: str
    place: str | None
    below: tuple[Entry, ...]

    @classmethod
    def of(cls, said: dict[str, Any]) -> Entry:
        return cls(said["label"], said["place"], tuple(map(cls.of, said["below"])))


@dataclass(frozen=True)
class OpenBook:
    """What the reading system says of the book that it has opened."""

    title: str
    language: str
    direction: str
    spine: tuple[str, ...]
    contents: tuple[Entry, ...]
    pages: tuple[Entry, ...]


@dataclass(frozen=True)
class OpenPage:
    """What a page shows of its file: the numbers of its first and last word (-1 for none), how many words and pictures.

    ``after`` is the side of the window, ``left`` or ``right``, on which the file's next word waits; None at the file's end.
    """

    file: str
    leaf: int
    of: int
    first: int
    last: int
    count: int
    pictures: int
    after: str | None


@dataclass
class Desk:
    """A book open in a reading system."""

    page: Page
    system: System
    size: Size
    complaints: list[str] = field(default_factory=list)
    """Requests to other machines, and errors that the reading system wrote down."""
    book: OpenBook = field(init=False)

    def open(self, base: str) -> None:
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.route(lambda address: not address.startswith((base, "blob:", "data:", "about:")), self._refuse)
        self.page.on("requestfailed", self._note_failure)
        self.page.goto(f"{base}/{self.system.value}.html")
        self.page.wait_for_function("window.ready")
        said = self.ask("() => desk.open('/book.epub')")
        said["spine"] = tuple(said["spine"])
        for name in ("contents", "pages"):
            said[name] = tuple(map(Entry.of, said[name]))
        self.book = OpenBook(**said)

    def ask(self, question: str, matter: Any = None) -> Any:
        """Put a function to the desk's page, and wait for its answer.

        Raises:
            playwright.sync_api.Error: where none comes in time, or the reading system stumbles.
        """
        return self.page.evaluate(_PATIENTLY, [question, matter])

    def show(self, place: str) -> str:
        """Open a place of the book; give the name of the file that then is open."""
        return str(self.ask("place => desk.show(place).then(desk.file)", place))

    def turn(self, way: str) -> OpenPage:
        """Turn the page: ``next``, ``prev``, ``left`` or ``right``."""
        self.ask("way => desk.turn(way)", way)
        return self.open_page()

    def open_page(self) -> OpenPage:
        return OpenPage(**self.ask("() => desk.measures.here(desk)"))

    def walk(self) -> list[OpenPage]:
        """Turn all pages of the book, from the one now open."""
        return [OpenPage(**page) for page in self.ask("() => desk.measures.walk(desk)")]

    def sweep(self, dresses: Mapping[str, str], look: str) -> list[str]:
        """Open every file of the book in every dress, and give what the look finds wrong with each."""
        question = f"([files, dresses]) => desk.measures.sweep(desk, files, dresses, {look})"
        found: list[str] = self.ask(question, [self.book.spine, dresses])
        return found

    def shows(self, identity: str) -> bool:
        """Whether the open page shows the beginning of what has this id."""
        return bool(self.ask("id => desk.measures.isShown(desk, id)", identity))

    def left_edges(self, text: str) -> list[list[tuple[float, float]]]:
        """Each place where the open file has this text: left edge and line of each character."""
        found: list[list[tuple[float, float]]] = self.ask("text => desk.measures.leftEdges(desk.sheet(), text)", text)
        return found

    def follow(self, selector: str) -> str:
        """Press on the first link of this kind in the open file; give how the reading system answered."""
        middle = self.ask(
            """async selector => {
              const link = desk.sheet().querySelector(selector);
              await desk.reveal(link);
              const { left, right, top, bottom } = desk.measures.place(desk.sheet(), link);
              desk.expect();
              return [(left + right) / 2, (top + bottom) / 2];
            }""",
            selector,
        )
        self.page.mouse.move(*middle)
        self.page.mouse.down()
        # A finger rests longer than a frame; foliate-js moves to what takes the focus one frame later.
        self.ask("() => desk.measures.settled(desk.sheet())")
        self.page.mouse.up()
        return str(self.ask("() => desk.arrived()"))

    def swipe(self, toward: str) -> OpenPage:
        """Draw a finger over the page, to the ``left`` or to the ``right``; foliate-js alone turns pages so by itself."""
        width, height = self.size.value
        steps = [width * part // 10 for part in (3, 4, 5, 6, 7)]
        self.ask("() => desk.expectTurn()")
        hand = self.page.context.new_cdp_session(self.page)
        for number, x in enumerate(steps if toward == "right" else reversed(steps)):
            kind = "touchMove" if number else "touchStart"
            hand.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": height // 2}]})
        hand.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
        hand.detach()
        self.ask("() => desk.arrived()")
        return self.open_page()

    def _refuse(self, route: Route) -> None:
        self.complaints.append(f"asked for {route.request.url}")
        route.abort()

    def _note_failure(self, request: Request) -> None:
        self.complaints.append(f"{request.url} did not come: {request.failure}")


def rises_in_each_line(edges: list[tuple[float, float]]) -> bool:
    """Whether characters stand from left to right in the order in which they are written, in every line that they take."""
    lines = {top for _, top in edges}
    lefts = [[left for left, top in edges if top == line] for line in lines]
    return all(line == sorted(line) for line in lefts)


@contextmanager
def open_desk(browser: Browser, system: System, size: Size, book: Path) -> Iterator[Desk]:
    """Open a book in a reading system, and see at the end that it asked nothing of any network and raised no error.

    Without the reading systems on this machine the test is skipped, or fails in CI.
    """
    if not (NPM / "foliate-js/view.js").is_file() or not (NPM / "epubjs/dist/epub.min.js").is_file():
        lacking("this machine has no reading systems in .tools/npm: ./run test fetches them")
    assert book.is_file(), book
    width, height = size.value
    with _served(book) as base:
        context = browser.new_context(viewport={"width": width, "height": height}, has_touch=True)
        desk = Desk(context.new_page(), system, size)
        desk.open(base)
        yield desk
        context.close()
        assert desk.complaints == []


@contextmanager
def _served(book: Path) -> Iterator[str]:
    """Serve the desk's pages, the reading systems and one book on this machine; give the address."""

    class Shelf(SimpleHTTPRequestHandler):
        extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012 - as there

        def translate_path(self, path: str) -> str:
            name = unquote(urlsplit(path).path).lstrip("/")
            if name == "book.epub":
                return str(book)
            folder, _, rest = name.partition("/")
            return str(NPM / rest if folder == "npm" else HOSTS / name)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Shelf) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()
