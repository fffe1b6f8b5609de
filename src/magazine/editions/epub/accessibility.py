"""What the book may say of its own accessibility: only what holds, looked up in the very pages that go into it.

Properties and values: schema.org accessibility vocabulary as EPUB Accessibility 1.1 uses it. No conformance is claimed: that is for
somebody who has examined the book (EPUB Accessibility 1.1, section 3).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.editions.epub.book import Statement
from magazine.editions.epub.phrases import phrase
from magazine.markup.nodes import Chart, Film, PictureFigure, Sound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from docutils import nodes

    from magazine.issue.language import Language


RECORDED: Final[tuple[type[nodes.Element], ...]] = (Film, Sound)


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """By what means the book speaks.

    Attributes:
        pictures: it shows pictures that say something.
        described: each of them has an alternative text.
        recordings: it plays sound.
        films: it plays films.
    """

    pictures: bool
    described: bool
    recordings: bool
    films: bool


def means_of(
    documents: Sequence[nodes.document], openings: Iterable[tuple[str, bool]], played: Mapping[str, str]
) -> Means:
    """Look the means up.

    Args:
        documents: the articles.
        openings: of pictures outside the articles' bodies the alternative text, and whether they are decorative.
        played: media types of the recordings that the book plays, by id.
    """
    pictures = [*openings]
    for document in documents:
        pictures += [(node["alt"], node["decorative"]) for node in document.findall(PictureFigure)]
        pictures += [(node["alt"], False) for node in document.findall(Film) if node["still"]]
        pictures += [("drawn with words and a table", False) for _ in document.findall(Chart)]
    telling = [alt for alt, decorative in pictures if not decorative]
    heard = [
        played[node["recording"]]
        for document in documents
        for kind in RECORDED
        for node in document.findall(kind)
        if node["recording"] in played
    ]
    return Means(
        pictures=bool(telling),
        described=all(telling),
        recordings=bool(heard),
        films=any(media_type.startswith("video/") for media_type in heard),
    )


def accessibility(means: Means, language: Language) -> tuple[Statement, ...]:
    """Write the statements."""
    modes = ["textual", *["visual"] * (means.pictures or means.films), *["auditory"] * means.recordings]
    said = [
        *_all("accessMode", modes),
        *_all("accessModeSufficient", _sufficient(means)),
        *_all("accessibilityFeature", _features(means)),
        *_all("accessibilityHazard", _hazards(means)),
    ]
    summary = [phrase("accessible", language)] if means.described else []
    if means.recordings:
        summary.append(phrase("accessible-sound", language))
    return (*said, *_all("accessibilitySummary", [" ".join(summary)] if summary else []))


def _sufficient(means: Means) -> list[str]:
    """Say by which means alone all of it can be taken in; recordings have no transcript that we could answer for."""
    heard = ",auditory" if means.recordings else ""
    seen = ",visual" if means.films or (means.pictures and not means.described) else ""
    enough = f"textual{heard}{seen}"
    everything = f"textual{heard}{',visual' if means.pictures or means.films else ''}"
    return list(dict.fromkeys([enough, everything]))


def _features(means: Means) -> list[str]:
    """Name what every page of ours has; alternative text only where no picture lacks it."""
    described = ["alternativeText"] if means.pictures and means.described else []
    return [*described, "ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents"]


def _hazards(means: Means) -> list[str]:
    """Still pages endanger nobody; recordings have not been examined."""
    if means.films:
        return ["unknown"]
    if means.recordings:
        return ["noFlashingHazard", "noMotionSimulationHazard", "unknownSoundHazard"]
    return ["none"]


def _all(name: str, values: Iterable[str]) -> list[Statement]:
    return [Statement(name="meta", text=value, attributes=(("property", f"schema:{name}"),)) for value in values]
