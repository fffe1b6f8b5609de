"""Every fixed number and name of the pipeline, with its unit and its reason."""

from __future__ import annotations

from typing import Final

# Files that editors write (contract, section 1).
HOUSE_FILE: Final = "magazine.yaml"
LINE_FILE: Final = "editorial-line.yaml"
ISSUE_FILE: Final = "issue.yaml"
LEDGER_FILE: Final = "facts.yaml"
ISSUES_FOLDER: Final = "issues"
THEMES_FOLDER: Final = "themes"

# Where results go (contract, section 3), and where what is worth keeping is kept.
BUILD_FOLDER: Final = "build"
CACHE_FOLDER: Final = ".magazine"

# Exit codes (contract, section 2).
EXIT_DONE: Final = 0
EXIT_CONTENT: Final = 1
EXIT_USAGE: Final = 2
EXIT_MACHINE: Final = 3

# What editors may hand in (manuscript/).
TEXT_MAX_BYTES: Final = 2_000_000  # a manuscript or a table of data; a whole novel is half of it
YAML_MAX_BYTES: Final = 256_000  # a ledger of a thousand facts; a larger one takes seconds to read
YAML_MAX_DEPTH: Final = 12  # levels of nesting; the deepest file of the contract has four
PICTURE_MAX_PIXELS: Final = 120_000_000  # a medium-format photograph; decoding takes 4 bytes a pixel, 480 MB
PICTURE_MAX_BYTES: Final = 60_000_000  # per file, compressed
SVG_MAX_BYTES: Final = 5_000_000  # drawings above that are slow in every reader
SVG_MAX_DEPTH: Final = 200  # levels of nested groups
ARTICLE_MAX_PAGES: Final = 200  # planned print pages of one article; more is a slip of the finger
ISSUE_FILES_MAX: Final = 20_000  # files in one issue's folder; more is a folder put there by mistake

# Who makes things, and where they are kept (works/).
STORE_READ_BYTES: Final = 1 << 20  # read at a time when a result's digest is checked
JOB_MAX_SECONDS: Final = 240.0  # one job; the longest measured (a 24-megapixel AVIF, a 12-page layout) takes under ten
WORKER_GOODBYE_SECONDS: Final = 2.0  # for an idle worker to end by itself

# The print edition's paper. All lengths in millimetres.
TRIM_MM: Final = (210.0, 297.0)  # A4, the format of the paper edition
BLEED_MM: Final = 5.0  # beyond the trim, for the guillotine's tolerance; what the printer asks for
SLUG_MM: Final = 12.0  # beyond the trim, where cutting marks and the control line stand in the press edition
MARK_GAP_MM: Final = 5.5  # marks begin outside the bleed, so that none shows on a page cut askew
MARK_LENGTH_MM: Final = 5.0
MARGIN_INNER_MM: Final = 20.0  # a stapled or glued back swallows some of it
MARGIN_OUTER_MM: Final = 16.0  # room for a thumb
MARGIN_TOP_MM: Final = 24.0
MARGIN_BOTTOM_MM: Final = 22.7  # leaves 709.5 pt of text: 43 Arabic lines of 16.5 pt, 52 French ones of 13.644 pt
OVERSHOOT_MM: Final = 8.0  # what full-bleed pictures are laid out with: the bleed, and the shift to either side of the spread
SIGNATURE_PAGES: Final = 4  # a folded sheet of a stapled magazine
PRIVATE_SCHEME: Final = "x-magazine"  # links between articles before binding: WeasyPrint drops anchors of other documents
