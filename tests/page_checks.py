"""Programs that look at whole pages from outside: axe-core, html-validate and linkinator, each once for many pages."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.validators import NPM, lacking, node

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from playwright.sync_api import Page

AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
"""The rules for WCAG 2.0 to 2.2, levels A and AA, and what axe's makers call good practice."""
COLOUR_RULES = ("color-contrast", "link-in-text-block")
"""What can change when only the colours do."""

_RUN_AXE = """(only) => axe.run(document, {runOnly: only, resultTypes: ["violations"]}).then(({passes, incomplete, inapplicable, violations}) => ({
  ran: [passes, incomplete, inapplicable, violations].reduce((sum, rules) => sum + rules.length, 0),
  found: violations.flatMap(({id, impact, nodes}) => nodes.map(({target, failureSummary}) =>
    `${id} (${impact}) ${target.join(" ")}: ${failureSummary.split("\\n").slice(1).join("; ").trim()}`)),
}))"""


def npm(name: str) -> Path:
    """Give the folder of a package from npm; without it the test is skipped, or fails in CI."""
    folder = NPM / name
    if not folder.is_dir():
        lacking(f"this machine has no {name} in .tools/npm: ./run test installs it")
    return folder


@cache
def _axe() -> str:
    """Give axe without its guess that text whose letters join is an icon: by it the contrast of Arabic is never looked at (4.14).

    It compares a text's width with that of its first letter, to pass over fonts that draw "home" as a house. We have none.
    """
    text = (npm("axe-core") / "axe.js").read_text(encoding="utf-8")
    before, guess, after = text.partition("function _isIconLigature(textVNode) {")
    assert guess, "axe no longer guesses that text is an icon, or does so elsewhere"
    return f"{before}{guess} return false;{after}"


def lay_in_axe(page: Page) -> None:
    """Bring axe into a page that is open, past its policy, as an extension of the browser would."""
    page.evaluate(f"{_axe()}; undefined")


def axe(page: Page, *rules: str) -> list[str]:
    """Look at a page that axe was brought into, as it stands, and give what axe finds: rule, impact, element, what is wrong.

    Args:
        page: open in the browser.
        rules: only these; none means all of ``AXE_TAGS``.

    Raises:
        AssertionError: where axe ran no rule.
    """
    only = {"type": "rule", "values": rules} if rules else {"type": "tag", "values": AXE_TAGS}
    report = page.evaluate(_RUN_AXE, only)
    assert report["ran"], report
    found: list[str] = report["found"]
    return found


def html_validate(files: Iterable[Path]) -> list[str]:
    """Hold pages against the HTML standard and good practice with html-validate, and give what it finds."""
    npm("html-validate")
    found = _node("html_validate_many.mjs", [str(file) for file in files])
    return [f"{Path(each['file']).as_posix()}:{each['line']} {each['rule']}: {each['message']}" for each in found]


def links(served: str, published: str, starts: Sequence[str] = ()) -> tuple[list[str], set[str]]:
    """Follow every link of a served site; give the broken ones, and the addresses that were found in order.

    Args:
        served: where the site is served now, with a slash at the end.
        published: its public address, likewise; links that name it are looked up in what is served.
        starts: addresses to look at beside the site's first page, by either name.
    """
    npm("linkinator")
    first = [served, *(start.replace(published, served, 1) for start in starts)]
    report = _node("links.mjs", {"starts": first, "published": published, "served": served})
    broken = [f"{each['url']} ({each['status']}) on {each['parent']}" for each in report["broken"]]
    return broken, set(report["seen"])


def _node(script: str, order: object) -> Any:
    result = subprocess.run(
        [node(), str(Path(__file__).parent / "node" / script), str(NPM)],
        input=json.dumps(order), capture_output=True, text=True, encoding="utf-8", check=False, timeout=300,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return json.loads(result.stdout)
