"""Defects of what the book says of itself: claims that do not hold, and what shops and libraries miss (EPUB Accessibility 1.1)."""

from __future__ import annotations

from tests.editions.epub.mutations.changes import before, gone, says, together, words, xml
from tests.editions.epub.mutations.defect import ace, lint
from tests.editions.epub.mutations.leaves import PACKAGE, PATROL


def _said(name: str, value: str | None = None) -> str:
    return f"//opf:meta[@property='{name}']" + (f"[.='{value}']" if value else "")


def _claimed(name: str, value: str) -> str:
    return f'<meta property="schema:{name}">{value}</meta>'


HAZARD = _said("schema:accessibilityHazard")
PACKAGE_FILE = "content.opf"

DEFECTS = (
    ace("nothing is said of hazards", xml(PACKAGE, HAZARD, gone), "metadata-accessibilityhazard"),
    ace("nothing sums the accessibility up", xml(PACKAGE, _said("schema:accessibilitySummary"), gone), "metadata-accessibilitysummary"),
    ace("a feature is none", xml(PACKAGE, HAZARD, before(_claimed("accessibilityFeature", "easyToRead"))), "metadata-accessibilityfeature-invalid"),
    ace("a hazard is unknown and none at once", xml(PACKAGE, HAZARD, before(_claimed("accessibilityHazard", "none"))), "metadata-accessibilityhazard-invalid"),
    lint("each picture is said to be described and one is not", xml(PATROL, "//h:figure/h:img", says(alt="")), "unproved-claim", PACKAGE_FILE),
    lint("mathematics are promised and there are none", xml(PACKAGE, HAZARD, before(_claimed("accessibilityFeature", "MathML"))), "unproved-claim", PACKAGE_FILE),
    lint("an index is promised and there is none", xml(PACKAGE, HAZARD, before(_claimed("accessibilityFeature", "index"))), "unproved-claim", PACKAGE_FILE),
    lint("captions of films are promised and there are none", xml(PACKAGE, HAZARD, before(_claimed("accessibilityFeature", "captions"))), "unproved-claim", PACKAGE_FILE),
    lint("no film is said to endanger anybody and nobody looked", xml(PACKAGE, HAZARD, words("none")), "unproved-claim", PACKAGE_FILE),
    lint("sound is played and not said", xml(PACKAGE, _said("schema:accessMode", "auditory"), gone), "missing-claim", PACKAGE_FILE),
    lint("text alone is said to do, and there is sound", xml(PACKAGE, _said("schema:accessModeSufficient"), words("textual")), "unproved-claim", PACKAGE_FILE),
    lint("conformance is claimed and nobody examined it", xml(PACKAGE, HAZARD, before('<meta property="dcterms:conformsTo">EPUB Accessibility 1.1 - WCAG 2.2 Level AA</meta>')), "unproved-claim", PACKAGE_FILE),
    lint("an ISSN has the wrong check digit", together(xml(PACKAGE, "//dc:rights", before("<dc:source>urn:issn:2049-3631</dc:source>"))), "wrong-issn", PACKAGE_FILE),
    lint("an author's part is not said", xml(PACKAGE, _said("role"), gone), "contributor-without-role", PACKAGE_FILE),
    lint("the issue has no place in the series", xml(PACKAGE, _said("group-position"), gone), "issue-without-series", PACKAGE_FILE),
    lint("the issue is of no series", together(xml(PACKAGE, "//opf:meta[@refines='#series']", gone), xml(PACKAGE, "//opf:meta[@refines='#series']", gone), xml(PACKAGE, "//opf:meta[@id='series']", gone)), "issue-without-series", PACKAGE_FILE),
    lint("nobody publishes the book", xml(PACKAGE, "//dc:publisher", gone), "missing-statement", PACKAGE_FILE),
    lint("the book has no date", xml(PACKAGE, "//dc:date", gone), "missing-statement", PACKAGE_FILE),
)  # fmt: skip
