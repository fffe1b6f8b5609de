"""What a reader's browser fetches and shows when a page is opened for the first time, measured through Chromium's own protocol."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PAGE_BYTES: Final = 150_000
"""First view of an article before its pictures, as transferred."""
SCRIPT_BYTES: Final = 15_000
"""All JavaScript of an article's first view, unpacked."""
SLOW_4G: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 // 8,
    "uploadThroughput": 750_000 // 8,
}
"""Lighthouse's telephone: 150 ms to the server and back, 1.6 Mbit/s."""
SLOW_PROCESSOR: Final = 4
"""Times slower than this machine, likewise."""
PICTURES: Final = frozenset({"Image", "Media"})

_LISTEN: Final = """
window.shifts = [];
new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
  [entry.value, ...entry.sources.map(source => source.node?.nodeName + '.' + (source.node?.className ?? ''))].join(' ')
))).observe({type: 'layout-shift', buffered: true});
"""
_WALK: Final = """async () => {
  for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight / 2) {
    scrollTo(0, at);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
  await Promise.all([...document.images].map(image => image.complete || new Promise(done => { image.onload = image.onerror = done; })));
  await new Promise(requestAnimationFrame);
}"""


@dataclass
class FirstView:
    """A page's first view.

    Attributes:
        transferred: bytes with headers by sort of file, as Chromium names them (``Document``, ``Font``…).
        unpacked: bytes by sort of file after decompression.
        asked: how often each address was asked for.
        shifts: every move on the page that its reader did not cause, with its size and what moved.
    """

    transferred: Counter[str] = field(default_factory=Counter)
    unpacked: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    shifts: list[str] = field(default_factory=list)

    @property
    def before_pictures(self) -> int:
        """All that is transferred but pictures and recordings."""
        return sum(size for kind, size in self.transferred.items() if kind not in PICTURES)


def first_view(browser: Browser, address: str, *, network: dict[str, Any] | None = None, walk: str = "") -> FirstView:
    """Open a page on a telephone that has never seen the site.

    Args:
        browser: to open it in.
        address: of the page.
        network: as ``Network.emulateNetworkConditions`` takes it, with the telephone's slow processor; None for none.
        walk: ``down`` to walk through the page to its end, so that lazy pictures arrive.
    """
    view = FirstView()
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, service_workers="block"
    )
    try:
        page = context.new_page()
        protocol = context.new_cdp_session(page)
        kinds: dict[str, str] = {}
        protocol.on("Network.responseReceived", lambda event: kinds.update({event["requestId"]: event["type"]}))
        protocol.on(
            "Network.dataReceived",
            lambda event: view.unpacked.update({kinds.get(event["requestId"], "Other"): event["dataLength"]}),
        )
        protocol.on(
            "Network.loadingFinished",
            lambda event: view.transferred.update(
                {kinds.get(event["requestId"], "Other"): int(event["encodedDataLength"])}
            ),
        )
        protocol.on("Network.requestWillBeSent", lambda event: view.asked.update([event["request"]["url"]]))
        protocol.send("Network.enable")
        if network:
            protocol.send("Network.emulateNetworkConditions", network)
            protocol.send("Emulation.setCPUThrottlingRate", {"rate": SLOW_PROCESSOR})
        page.add_init_script(_LISTEN)
        page.goto(address, wait_until="networkidle")
        if walk:
            page.evaluate(_WALK)
        view.shifts = page.evaluate("window.shifts")
    finally:
        context.close()
    return view


_CHOSEN: Final = """() => [...document.querySelectorAll('img[srcset]')].map((image, at, images) => {
  const sets = [image, ...image.parentElement.querySelectorAll('source')].map(each => each.srcset.split(', ').map(part => {
    const [address, width] = part.split(' ');
    return [new URL(address, location).href, parseInt(width)];
  }));
  const chosen = sets.find(set => set.some(([address]) => address === image.currentSrc));
  return {
    place: image.closest('[class]').className,
    needed: image.getBoundingClientRect().width * devicePixelRatio,
    widths: chosen?.map(([, width]) => width) ?? [],
    chosen: chosen?.find(([address]) => address === image.currentSrc)[1] ?? 0,
    again: images.slice(0, at).some(other => other.currentSrc === image.currentSrc),
  };
})"""


def misfits(browser: Browser, address: str, width: int, density: float) -> tuple[int, list[str]]:
    """Find pictures whose file does not fit the place: more than one step too large, or a fifth too small where there is a larger one.

    Returns:
        How many pictures there are, and what is wrong with which.
    """
    context = browser.new_context(viewport={"width": width, "height": 844}, device_scale_factor=density)
    try:
        page = context.new_page()
        page.goto(address, wait_until="load")
        page.evaluate(_WALK)
        found = page.evaluate(_CHOSEN)
    finally:
        context.close()
    return len(found), [f"{width} px: {each}" for each in found if not _fits(**each)]


def _fits(*, place: str, needed: float, widths: list[int], chosen: int, again: bool) -> bool:  # noqa: ARG001 - it is named in the message
    if not chosen:
        return False
    if again:  # a browser takes the larger file that it has already
        return chosen >= needed * 0.8
    least = next((index for index, each in enumerate(widths) if each >= needed * 0.8), len(widths) - 1)
    return least <= widths.index(chosen) <= least + 1
