"""What the book may say of its own accessibility: only what was found in the very files that go into it (``means.py``).

Properties and values: schema.org accessibility vocabulary as EPUB Accessibility 1.1 uses it (discovery metadata). No conformance is claimed: that
is for somebody who has examined the book (EPUB Accessibility 1.1, conformance reporting), and the summary says so. ``docs/epub.md`` has the reason
for each value that is claimed, and for those that are not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.epub.book import Statement
from magazine.editions.epub.phrases import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from magazine.editions.epub.means import Means
    from magazine.issue.language import Language


def accessibility(means: Means, language: Language) -> tuple[Statement, ...]:
    """Write the statements."""
    modes = ["textual", *["visual"] * (means.pictures or means.films), *["auditory"] * means.recordings]
    return (
        *_all("accessMode", modes),
        *_all("accessModeSufficient", _sufficient(means)),
        *_all("accessibilityFeature", _features(means)),
        *_all("accessibilityHazard", _hazards(means)),
        *_all("accessibilitySummary", [_summary(means, language)]),
    )


def _sufficient(means: Means) -> list[str]:
    """Say by which means alone all of it can be taken in; recordings have no transcript that we could answer for."""
    heard = ",auditory" if means.recordings else ""
    seen = ",visual" if means.films or (means.pictures and not means.described) else ""
    enough = f"textual{heard}{seen}"
    everything = f"textual{heard}{',visual' if means.pictures or means.films else ''}"
    return list(dict.fromkeys([enough, everything]))


def _features(means: Means) -> list[str]:
    """Name what was found (page marks and page list are named by who puts them in); one value must stand (EPUB Accessibility 1.1, package metadata)."""
    found = {
        "alternativeText": means.described,
        "ARIA": means.roles,
        "displayTransformability": means.resizable,
        "longDescription": means.charts,
        "readingOrder": means.order,
        "structuralNavigation": means.headings,
        "tableOfContents": means.contents,
        "unlocked": not means.locked,
    }
    return [name for name, holds in found.items() if holds] or ["none"]


def _hazards(means: Means) -> list[str]:
    """Still pages endanger nobody; recordings, and what moves by itself, have not been examined."""
    if means.films or (means.recordings and not means.still):
        return ["unknown"]
    if means.recordings:
        return ["noFlashingHazard", "noMotionSimulationHazard", "unknownSoundHazard"]
    return ["none"] if means.still else ["unknownFlashingHazard", "unknownMotionSimulationHazard", "noSoundHazard"]


def _summary(means: Means, language: Language) -> str:
    """Say what the other statements cannot: what is missing, and on what all of it rests."""
    said = {
        "accessible-pictures": means.pictures and means.described,
        "accessible-no-words": means.pictures and not means.described,
        "accessible-charts": means.charts,
        "accessible-sound": means.recordings,
        "accessible-unexamined": True,
    }
    return " ".join(phrase(name, language) for name, holds in said.items() if holds)


def _all(name: str, values: Iterable[str]) -> list[Statement]:
    return [Statement(name="meta", text=value, attributes=(("property", f"schema:{name}"),)) for value in values]
