"""The page that explains signatures, and its check of a reader's file, in Chromium."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, cast

import pytest
from tests.browser import open_browser
from tests.page_checks import axe, html_validate, lay_in_axe
from tests.release.authority import DAY, NOW
from tests.release.bench import book as make_book
from tests.release.bench import pdf
from tests.release.conftest import house, signed, unsigned
from tests.site.changing_host import changing_host
from tests.site.test_offline import arrive, until

from magazine.issue.edition import Edition
from magazine.release.within import sign_within

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, BrowserContext, FilePayload, Page
    from tests.release.authority import Holder
    from tests.release.bench import Made
    from tests.site.changing_host import Host

__all__ = ["house", "signed", "unsigned"]

PAGE = "fr/verify/"
BOOK = "temoin-2019-01-fr.epub"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as program:
        yield program


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    yield context
    context.close()


@pytest.fixture
def host(signed: Made, tmp_path: Path) -> Iterator[Host]:
    with changing_host(tmp_path, signed.out / "site") as served:
        yield served


def verdicts(page: Page, *files: tuple[str, bytes]) -> list[tuple[str | None, str]]:
    """Choose files, as a reader does, and give what the page says of each."""
    chosen: list[FilePayload] = [
        {"name": name, "mimeType": "application/octet-stream", "buffer": content} for name, content in files
    ]
    page.set_input_files("#verify-file", chosen)
    page.wait_for_selector(f".verify-verdicts li:nth-child({len(files)})")
    found = page.locator(".verify-verdicts li").all()
    return [(item.get_attribute("data-verdict"), item.inner_text()) for item in found]


def test_a_true_an_altered_and_an_unknown_file(reader: BrowserContext, host: Host, signed: Made) -> None:
    book = signed.file(Edition.EPUB).read_bytes()
    note = (signed.out / "site/fr/2019-01/note/index.html").read_bytes()
    page = reader.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(host.address + PAGE)
    sent: list[str] = []
    page.on("request", lambda request: sent.append(f"{request.method} {request.url}"))
    said = verdicts(
        page, (BOOK, book), ("temoin-2019-01-fr - Copie (2).epub", book), ("livre.epub", book), ("robots.txt", b"x"),
        ("temoin-2018-12-fr_1.epub", book), ("lettre.txt", b"une lettre"), ("index.html", note),
    )  # fmt: skip
    assert [word for word, _ in said] == ["true", "true", "true", "altered", "altered", "unknown", "true"]
    assert ("Authentique" in said[0][1], "Altéré" in said[3][1], "Inconnu" in said[5][1]) == (True, True, True)
    assert "en réalité fr/2019-01/temoin-2019-01-fr.epub" in said[4][1]
    assert {each for each in sent if f"GET {host.address}assets/" not in each} == {f"GET {host.address}SHA256SUMS"}, (
        "nothing is sent"
    )
    lay_in_axe(page)
    assert (axe(page), errors) == ([], [])


def test_an_earlier_pdf_is_not_called_altered(reader: BrowserContext, host: Host, house: Holder) -> None:
    """Say *unknown* of a file that bears a signature which the page does not look at: it may be of another release, and true."""
    made = {"temoin-2019-01-fr.pdf": pdf("ua"), BOOK: make_book()}
    with ThreadPoolExecutor(1) as hands:  # the browser has this thread's event loop
        signing = [(name, hands.submit(sign_within, made[name], name, house.signer, NOW - DAY)) for name in made]
        earlier = [(name, done.result()) for name, done in signing]
    page = reader.new_page()
    page.goto(host.address + PAGE)
    said = verdicts(page, *earlier)
    assert [word for word, _ in said] == ["unknown", "unknown"]
    assert all("plus ancienne ou plus récente" in text for _, text in said)


def test_a_verdict_that_comes_late_does_not_stand_among_those_on_other_files(
    reader: BrowserContext, host: Host, signed: Made
) -> None:
    page = reader.new_page()
    page.goto(host.address + PAGE)
    page.evaluate(
        """() => {
          const read = Blob.prototype.arrayBuffer;
          const held = new Promise((go) => { window.goOn = go; });
          Blob.prototype.arrayBuffer = async function () { if (this.size > 1) await held; return read.call(this); };
        }"""
    )
    book = {"name": BOOK, "mimeType": "application/epub+zip", "buffer": signed.file(Edition.EPUB).read_bytes()}
    page.set_input_files("#verify-file", cast("FilePayload", book))
    assert [word for word, _ in verdicts(page, (BOOK, b"x"))] == ["unknown"]
    page.evaluate("async () => { window.goOn(); await new Promise((go) => setTimeout(go, 1000)); }")
    assert [each.get_attribute("data-verdict") for each in page.locator(".verify-verdicts li").all()] == ["unknown"]


def test_page_and_list_are_there_without_a_network(reader: BrowserContext, host: Host, signed: Made) -> None:
    page = arrive(reader, host, PAGE)
    until(page, f"caches.match('{host.address}SHA256SUMS')")
    host.stop()
    page.reload()
    said = verdicts(page, (BOOK, signed.file(Edition.EPUB).read_bytes()), (BOOK, b"x"))
    assert [word for word, _ in said] == ["true", "unknown"]


def test_without_a_list_nothing_is_true(reader: BrowserContext, host: Host, signed: Made) -> None:
    host.broken.add("SHA256SUMS")
    page = reader.new_page()
    page.goto(host.address + PAGE)
    ((word, said),) = verdicts(page, (BOOK, signed.file(Edition.EPUB).read_bytes()))
    assert (word, "La liste n’a pas pu être lue" in said) == ("unknown", True)


def test_without_scripts_the_page_says_how_else(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + PAGE)
    assert not page.is_visible("#verify-file")
    assert page.locator(".verify noscript p").is_visible()
    assert page.is_visible("text=sha256sum FILE")
    context.close()


def test_an_unsigned_site_says_so_offers_no_check_and_asks_for_no_list(
    reader: BrowserContext, unsigned: Made, tmp_path: Path
) -> None:
    with changing_host(tmp_path, unsigned.out / "site") as host:
        page = reader.new_page()
        page.goto(host.address + PAGE)
        page.wait_for_load_state("networkidle")
        assert page.is_visible("text=Ce site n’est pas signé")
        assert not page.is_visible("#verify-file")
        assert not page.is_visible("[data-fingerprint]")
        assert "SHA256SUMS" not in host.asked


def test_both_states_are_good_html(signed: Made, unsigned: Made) -> None:
    assert html_validate([made.out / "site" / PAGE / "index.html" for made in (signed, unsigned)]) == []


def test_a_telephone_shows_all_of_it(reader: BrowserContext, host: Host) -> None:
    page = reader.new_page()
    page.goto(host.address + PAGE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_no_option_of_a_command_is_torn_from_its_hyphen(reader: BrowserContext, host: Host) -> None:
    page = reader.new_page()
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(host.address + PAGE)
    words = page.locator(".page-text code span").evaluate_all("all => all.map(one => one.getClientRects().length)")
    assert len(words) > 15
    assert set(words) == {1}
    assert page.evaluate("document.documentElement.scrollWidth") == 320
