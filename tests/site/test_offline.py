"""The mobile edition as readers have it: in Chromium, with a server that is stopped, changed, slow or broken."""

from __future__ import annotations

import json
import re
import shutil
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.browser import open_browser
from tests.editions.web.bench import build
from tests.site.changing_host import changing_host
from tests.validators import CHROMIUM_ARGUMENTS, chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page
    from tests.editions.web.bench import Built
    from tests.site.changing_host import Host

REPOSITORY = Path(__file__).parents[2]
PATIENCE_MS = 90_000
ISSUE = "ar/2019-01/"
PATROL = f"{ISSUE}patrol/"
CORRECTED = "صُحِّح عدد الدوريات مرة أخرى."
ALL_SEEN = """() => Promise.all([...document.images].map(image => {
  image.loading = 'eager';
  const given_up = new Promise(resolve => setTimeout(resolve, 5000)); // a page that is not shown may never decode
  return Promise.race([image.decode().catch(() => undefined), given_up]); // a drawing may be complete before its size is known
})).then(() => [...document.images].filter(image => !image.naturalWidth).map(image => image.currentSrc))"""
BUILD = "getComputedStyle(document.body).getPropertyValue('--build')"
FACES = "document.fonts.ready.then(() => [...document.fonts].filter(face => face.status === 'loaded').length)"
FINISHED = """caches.keys().then(names => Promise.all(names.filter(name => name.includes(' kept ')).map(async name =>
  (await (await caches.open(name)).keys()).some(({ url }) => url.endsWith('/offline.json'))))).then(all => all.filter(Boolean).length)"""
CACHES = "caches.keys().then(names => names.map(name => name.split(' ').slice(2).join(' ')))"


@pytest.fixture(scope="module")
def sites(built: Built, project: Path, cache: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """Build the specimen with a recording, and once more with another style sheet, another script and another correction."""
    assert built.files  # its pictures lie in the cache, and are not made again
    folder = tmp_path_factory.mktemp("offline")
    now, later = folder / "now", folder / "later"
    shutil.copytree(project, now)
    shutil.copyfile(REPOSITORY / "issues/2019-01/on-screen/signature.mp3", now / "issues/2019-01/patrol/signature.mp3")
    patrol = now / "issues/2019-01/patrol/ar.md"
    patrol.write_text(
        patrol.read_text(encoding="utf-8") + "\n```{audio} signature.mp3\n:title: العلامة\n```\n", encoding="utf-8"
    )
    shutil.copytree(now, later)
    patrol = later / "issues/2019-01/patrol/ar.md"
    text = patrol.read_text(encoding="utf-8").replace("صُحِّح عدد الدوريات.", CORRECTED)
    patrol.write_text(text, encoding="utf-8")
    theme = later / "themes/police"
    shutil.copytree(REPOSITORY / "themes/police", theme)
    for name, more in (
        ("css/ground.css", "body { --build: later; }"),
        ("scripts/keep.js", "//"),
        ("scripts/site.js", "//"),
    ):
        file = theme / "web" / name
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{more}\n", encoding="utf-8")
    return {name: build(folder / name, folder / f"{name}-build", cache) for name in ("now", "later")}


TRIES = 20


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with open_browser() as program:
        yield program


@pytest.fixture
def host(sites: dict[str, Built], tmp_path: Path) -> Iterator[Host]:
    with changing_host(tmp_path, sites["now"].site) as served:
        yield served


@pytest.fixture
def reader(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, reduced_motion="reduce"
    )
    yield context
    context.close()


def arrive(reader: BrowserContext, host: Host, place: str = ISSUE) -> Page:
    """Open a page for the first time, and wait until the worker is there and knows the page."""
    page = reader.new_page()
    page.goto(host.address + place)
    until(page, "navigator.serviceWorker.controller")
    until(page, f"caches.match('{host.address}{place}index.html')")
    return page


def until(page: Page, condition: str) -> None:
    """Wait until something is true in the page; Playwright's own way needs ``eval``, which the pages' policy forbids."""
    page.evaluate(f"""new Promise((done, fail) => {{
        const look = async () => (await ({condition})) ? done() : setTimeout(() => look().catch(fail), 20);
        setTimeout(() => fail(new Error('it never came true')), {PATIENCE_MS});
        look().catch(fail);
    }})""")


def shows(page: Page, state: str) -> None:
    page.wait_for_selector(f".keep [data-when={state}]:visible")


def keep(page: Page) -> None:
    page.click("[data-do=ask]:visible")
    shows(page, "ask")
    if page.is_visible("[data-recordings]"):
        page.check("[data-recordings] input")
    page.click("[data-do=keep]:visible")
    shows(page, "kept")


def listed(host: Host, folder: str = ISSUE) -> list[dict[str, str]]:
    files: list[dict[str, str]] = json.loads((host.root / folder / "offline.json").read_text(encoding="utf-8"))["files"]
    return files


def test_the_size_is_said_before_and_the_kept_issue_is_whole_with_the_server_stopped(
    reader: BrowserContext, host: Host
) -> None:
    page = arrive(reader, host)
    data = json.loads((host.root / ISSUE / "offline.json").read_text(encoding="utf-8"))
    until(page, "document.querySelector('.keep small').textContent")
    said = (
        f"{round(data['bytes'] / 1000)} كيلوبايت"
        if data["bytes"] < 1e6
        else f"{data['bytes'] / 1e6:.1f}".replace(".", ",")
    )
    assert said in page.inner_text(".keep [data-do=ask]")
    before = len(host.asked)
    page.click("[data-do=ask]:visible")
    shows(page, "ask")
    assert said in page.inner_text(".keep [data-when=ask]")
    assert host.asked[before:] == [f"{ISSUE}offline.json"]
    page.click("[data-do=offer]:visible")
    keep(page)
    assert page.evaluate("document.activeElement.closest('[data-when]').dataset.when") == "kept"
    host.stop()
    pages = [file["place"] for file in listed(host) if file["kind"] == "page"]
    assert {f"{PATROL}index.html", f"{ISSUE}numbers/index.html", f"{ISSUE}index.html"} <= set(pages)
    for place in pages:
        assert page.goto(host.address + place.removesuffix("index.html")).status == 200  # type: ignore[union-attr]
        assert page.evaluate(ALL_SEEN) == []
        assert page.evaluate(FACES) > 1
    page.goto(host.address + PATROL)
    assert page.locator("img").count() >= 3
    duration = "audio => new Promise((done, fail) => { audio.onloadedmetadata = () => done(audio.duration); audio.onerror = fail; audio.preload = 'auto'; audio.load(); })"
    assert page.locator("audio").evaluate(duration) > 0.5
    sought = (
        "audio => new Promise(done => { audio.onseeked = () => done(audio.currentTime); audio.currentTime = 0.4; })"
    )
    assert page.locator("audio").evaluate(sought) == pytest.approx(0.4, abs=0.1)


def test_without_a_network_what_is_not_kept_says_so_in_its_language_and_leads_to_what_is(
    reader: BrowserContext, host: Host
) -> None:
    page = arrive(reader, host)
    keep(page)
    host.stop()
    page.locator("nav.languages a").first.click()
    page.wait_for_url(f"{host.address}fr/2019-01/")
    page.wait_for_selector(".kept-issue")
    assert page.inner_text("h1") == "Pas de connexion"
    assert page.get_attribute("html", "lang") == "fr"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Police')
    page.click(".kept-issue a")
    page.wait_for_selector(".keep [data-when=kept]:visible")
    assert page.url == f"{host.address}{ISSUE}"
    page.goto(f"{host.address}ar/nothing/here/")
    assert page.inner_text("h1") == "لا اتصال بالشبكة"
    host.start()
    page.click("[data-again]")
    until(page, "!document.querySelector('[data-again]')")


@pytest.mark.parametrize("address", ["ar/2019-01/patrol", "ar/2019-01/patrol/index.html", "ar/2019-01/patrol/?q=a#b"])
def test_a_page_that_was_opened_once_is_there_by_all_its_addresses(
    reader: BrowserContext, host: Host, address: str
) -> None:
    page = arrive(reader, host, PATROL)
    assert page.evaluate(ALL_SEEN) == []
    until(
        page,
        "navigator.serviceWorker.ready.then(() => caches.keys()).then(all => all.some(name => name.endsWith('files')))",
    )
    host.stop()
    page.goto(host.address + address)
    assert page.inner_text("h1") == "ليلة مع الدورية"
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Police')
    page.goto(host.address + ISSUE)
    assert page.inner_text("h1") == "لا اتصال بالشبكة"
    assert page.is_visible("[data-empty]")


def test_what_was_kept_can_be_taken_away_and_nothing_of_it_stays(reader: BrowserContext, host: Host) -> None:
    page = arrive(reader, host)
    keep(page)
    page.goto(f"{host.address}ar/kept/")
    shows(page, "kept")
    assert "ميغابايت" in page.inner_text(".kept-issue") or "كيلوبايت" in page.inner_text(".kept-issue")
    page.click("[data-do=leaving]:visible")
    page.click("[data-do=kept]:visible")
    shows(page, "kept")
    page.click("[data-do=leaving]:visible")
    page.click("[data-do=take-away]:visible")
    page.wait_for_selector("[data-empty]:visible")
    assert [name for name in page.evaluate(CACHES) if name.startswith("kept")] == []
    assert page.evaluate("caches.match(location.origin + '/magazine/sub/ar/2019-01/numbers/index.html')") is None
    host.stop()
    page.goto(f"{host.address}{ISSUE}numbers/")
    assert page.inner_text("h1") == "لا اتصال بالشبكة"
    page.goto(f"{host.address}ar/kept/")
    page.wait_for_selector("[data-empty]:visible")


def test_an_interrupted_keeping_is_not_kept_goes_on_where_it_stopped_and_can_be_given_up(
    reader: BrowserContext, host: Host
) -> None:
    page = arrive(reader, host)
    last = f"{ISSUE}numbers/index.html"
    host.held.add(last)
    page.click("[data-do=ask]:visible")
    page.click("[data-do=keep]:visible")
    until(page, "document.querySelector('.keep progress').value > 80")
    assert page.inner_text(".unseen[role=status] >> nth=-1") in {"75 %", "50 %"}
    host.stop()
    shows(page, "paused")
    page.goto(f"{host.address}{ISSUE}figures/")
    assert page.inner_text("h1") == "لا اتصال بالشبكة"
    assert page.locator(".kept-issue").count() == 0
    host.start()
    before = len(host.asked)
    page.goto(host.address + ISSUE)  # it goes on by itself
    shows(page, "kept")
    fetched = [place for place in host.asked[before:] if place.endswith("index.html")]
    assert last in fetched
    assert f"{PATROL}index.html" not in fetched
    page.goto(f"{host.address}fr/2019-01/")
    host.held.add("fr/2019-01/patrol/index.html")
    page.click("[data-do=ask]:visible")
    page.click("[data-do=keep]:visible")
    page.click("[data-do=cancel]:visible")
    shows(page, "offer")
    assert [name.split()[1] for name in page.evaluate(CACHES) if name.startswith("kept")] == ["ar/2019-01"]


def test_what_is_not_as_listed_is_never_kept(reader: BrowserContext, host: Host) -> None:
    page = arrive(reader, host)
    tampered = host.root / ISSUE / "numbers/index.html"
    tampered.write_bytes(tampered.read_bytes().replace(b"<p>", b"<P>", 1))
    page.click("[data-do=ask]:visible")
    page.click("[data-do=keep]:visible")
    shows(page, "trouble")
    assert "تغير العدد على الموقع" in page.inner_text(".keep [data-say=trouble]")
    page.goto(f"{host.address}ar/kept/")
    page.wait_for_selector("[data-kept]:visible")
    assert page.locator(".kept-since").count() == 0


def test_where_room_is_lacking_the_reader_is_told_how_much(reader: BrowserContext, host: Host) -> None:
    page = arrive(reader, host)
    origin = re.sub(r"(:\d+)/.*", r"\1", host.address)
    reader.new_cdp_session(page).send("Storage.overrideQuotaForOrigin", {"origin": origin, "quotaSize": 300_000})
    page.click("[data-do=ask]:visible")
    page.click("[data-do=keep]:visible")
    shows(page, "trouble")
    words = page.inner_text(".keep [data-say=trouble]")
    assert re.search(r"يلزم [\d,]+ \S+، والمتاح [\d,]+ \S+\. احذف عددا", words), words
    assert [name for name in page.evaluate(CACHES) if name.startswith("kept")] == []


def test_an_update_breaks_no_open_page(reader: BrowserContext, host: Host, sites: dict[str, Built]) -> None:
    page = arrive(reader, host, PATROL)
    wrong: list[str] = []
    host.move_to(sites["later"].site)
    style = page.evaluate("document.querySelector('link[rel=stylesheet]').href").rpartition("/")[2]
    assert not (host.root / "assets" / style).exists()
    listen(page, wrong)
    # An update that the machine was too busy for is tried again, as a browser does with the next page.
    until(
        page, "navigator.serviceWorker.getRegistration().then(it => it.waiting || it.update().then(() => it.waiting))"
    )
    # The page that is open: a script that it had no use for until now is there, and so are the pictures further down.
    page.click("[data-do=ask]:visible")
    shows(page, "ask")
    assert page.evaluate(ALL_SEEN) == []
    assert page.evaluate(BUILD) == ""
    # The next page is the new build's, whole, while the first stays as it is.
    other = reader.new_page()
    listen(other, wrong)
    other.goto(host.address + ISSUE)
    assert other.evaluate(BUILD) == "later"
    assert other.evaluate(ALL_SEEN) == []
    until(other, "document.querySelector('.keep small').textContent")
    assert page.evaluate(BUILD) == ""
    assert wrong == []
    assert len([name for name in page.evaluate(CACHES) if name.startswith("shell")]) == 2
    # Once all pages are closed the new worker takes over. What only the old build needed goes, but for a page that was visited.
    page.close()
    other.close()
    host.stop()
    fresh = alone(reader, host.address + ISSUE)
    for place, build_of_page in ((ISSUE, "later"), (PATROL, "")):
        fresh.goto(host.address + place)
        assert fresh.evaluate(ALL_SEEN) == []
        assert fresh.evaluate(BUILD) == build_of_page
        assert fresh.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Police')
    until(fresh, "caches.keys().then(all => all.filter(name => / shell /.test(name)).length === 1)")


def alone(reader: BrowserContext, address: str) -> Page:
    """Open a page when all others are closed: one that is quicker than the browser closes these keeps the old worker, and is closed too."""
    for _ in range(TRIES):
        page = reader.new_page()
        page.goto(address)
        if not page.evaluate("navigator.serviceWorker.getRegistration().then(it => it.waiting !== null)"):
            return page
        page.close()
        time.sleep(0.2)
    raise AssertionError("the new worker waits for ever")


def listen(page: Page, wrong: list[str]) -> None:
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))


def test_a_correction_comes_to_the_kept_issue_by_itself(
    reader: BrowserContext, host: Host, sites: dict[str, Built]
) -> None:
    page = arrive(reader, host)
    keep(page)
    host.move_to(sites["later"].site)
    page.goto(host.address + PATROL)
    until(page, f"{FINISHED}.then(count => count === 2)")
    page.close()
    host.stop()
    fresh = reader.new_page()
    fresh.goto(host.address + PATROL)
    assert CORRECTED in fresh.inner_text(".corrections")
    assert fresh.evaluate(ALL_SEEN) == []
    assert fresh.evaluate(BUILD) == "later"
    until(fresh, "caches.keys().then(all => all.filter(name => / kept /.test(name)).length === 1)")


def test_a_slow_or_broken_server_is_answered_for(reader: BrowserContext, host: Host) -> None:
    page = arrive(reader, host)
    keep(page)
    host.held.add(PATROL)
    page.goto(host.address + PATROL)
    assert page.inner_text("h1") == "ليلة مع الدورية"
    host.let_go()
    host.broken.add(PATROL)
    page.goto(host.address + PATROL)
    assert page.inner_text("h1") == "ليلة مع الدورية"
    assert page.goto(f"{host.address}ar/2019-01/none/").status == 404  # type: ignore[union-attr]
    host.stop()
    page.goto(f"{host.address}ar/2019-01/none/")
    assert page.inner_text("h1") == "لا اتصال بالشبكة"


def test_visited_pages_are_bounded_and_files_go_with_the_pages_that_show_them(
    reader: BrowserContext, host: Host
) -> None:
    worker = host.root / "sw.js"
    text = worker.read_text(encoding="utf-8")
    assert text.count("const VISITED = 40;") == 1
    worker.write_text(text.replace("const VISITED = 40;", "const VISITED = 2;"), encoding="utf-8")
    page = arrive(reader, host, PATROL)
    page.evaluate(ALL_SEEN)
    for place in (f"{ISSUE}numbers/", f"{ISSUE}figures/", f"{ISSUE}editorial/"):
        page.goto(host.address + place)
    visited = "caches.open('magazine /magazine/sub/ pages').then(cache => cache.keys()).then(all => all.map(({url}) => url.split('/').at(-2)))"
    until(page, f"{visited}.then(names => names.length <= 3 && names.includes('editorial'))")
    assert "patrol" not in page.evaluate(visited)
    pictures = "caches.open('magazine /magazine/sub/ files').then(cache => cache.keys()).then(all => all.filter(({url}) => url.includes('/pictures/')).length)"
    assert page.evaluate(pictures) > 0
    page.close()
    fresh = reader.new_page()
    fresh.goto(f"{host.address}{ISSUE}editorial/")
    until(fresh, f"{pictures}.then(count => count === 0)")
    host.stop()
    fresh.reload()
    assert fresh.evaluate(FACES) > 1


def test_without_scripts_the_control_is_not_there_and_the_page_names_the_way(browser: Browser, host: Host) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(host.address + ISSUE)
    assert page.locator(".keep:visible, .keep button:visible").count() == 0
    page.goto(f"{host.address}fr/kept/")
    assert "EPUB" in page.inner_text("[data-without]")
    assert page.locator(".kept-shelf:visible").count() == 0
    context.close()


@pytest.mark.parametrize("place", ["ar/", "fr/2019-01/patrol/"])
def test_chromium_finds_nothing_in_the_way_of_installing(
    browser: Browser, host: Host, tmp_path: Path, place: str
) -> None:
    profile = browser.browser_type.launch_persistent_context(  # what is private cannot be installed
        tmp_path / "profile", executable_path=chromium(), args=CHROMIUM_ARGUMENTS
    )
    page = profile.new_page()
    page.goto(host.address + place)
    until(page, "navigator.serviceWorker.controller")
    session = profile.new_cdp_session(page)
    assert session.send("Page.getInstallabilityErrors") == {"installabilityErrors": []}
    found = session.send("Page.getAppManifest")
    profile.close()
    assert found["errors"] == []
    manifest = json.loads(found["data"])
    assert manifest["lang"] == place[:2]
    assert found["url"].endswith("manifest.webmanifest")
