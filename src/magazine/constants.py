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
EXIT_SIGNAL: Final = 128  # and the signal's number, as shells say it

# What editors may hand in (manuscript/).
TEXT_MAX_BYTES: Final = 2_000_000  # a table of data; a whole novel is half of it
MANUSCRIPT_MAX_BYTES: Final = 120_000  # an article of 10,000 words in Arabic; the longest of the sample has 8,000 bytes
FRONT_MATTER_MAX_CHARS: Final = 50_000  # title, names and twenty corrections are a tenth of that
VALUE_MAX_CHARS: Final = 20_000  # of one field; the longest are legal mentions of a page or two
MARKUP_MAX_PIECES: Final = (
    20_000  # of an article, as Markdown counts its tokens; the sample's largest has 600, and 20,000 take two seconds
)
MARKUP_MAX_DEPTH: Final = (
    60  # levels of quotes, lists, emphasis and boxes within each other; Python ends at a thousand calls
)
NAMES_MAX: Final = 200  # places that an article names; the sample's largest names none, and docutils takes four times as long for twice as many
OPEN_NOTES_MAX: Final = 20  # marks of notes begun without a space or an end between them; writing has none
WORDS_MAX_DEPTH: Final = 10  # directives within each other; each is read by a dozen calls
TABLE_MAX_COLUMNS: Final = 60  # of a chart's data; the widest of the sample has six
TABLE_MAX_ROWS: Final = (
    1_000  # likewise; a day's figures over two years, where no reader tells a bar from its neighbour
)
MARKS_MAX: Final = (
    8  # combining marks on one letter; Arabic and Vietnamese come to four, the rest hides what stands beside it
)
MARKDOWN_TABLE_MAX_COLUMNS: Final = 40  # of a table in an article; no page shows ten
EDITOR_MESSAGE_MAX_BYTES: Final = 5_000_000  # from an editor program; a manuscript has 120,000 at most
FINDINGS_MAX: Final = 200  # of one rule in one file; who has mended these will look again
YAML_MAX_BYTES: Final = 256_000  # a ledger of a thousand facts; a larger one takes seconds to read
YAML_MAX_DEPTH: Final = 12  # levels of nesting; the deepest file of the contract has four
PICTURE_MAX_PIXELS: Final = (
    62_000_000  # the largest small-format camera; decoding takes up to 14 bytes a pixel, so a gigabyte holds it
)
WEBP_MAX_PIXELS: Final = 40_000_000  # its decoder keeps the whole picture three times over
THEME_FILE_MAX_BYTES: Final = 30_000_000  # a font of all Chinese signs has 20 MB
THEME_FILES_MAX: Final = 5_000  # files of a theme; the house's has 200
TOKEN_MAX_CHARS: Final = 2_000  # of a design token with its references followed
TOKEN_MAX_DEPTH: Final = 20  # references that lead to references; brackets within brackets
PRESS_PREFIX: Final = "press-"  # of the token with the inks of a colour: --press-navy for --navy
RECORDING_MAX_BYTES: Final = 1_000_000_000  # an hour of film for the web; its digest takes seconds to make
PICTURE_MAX_BYTES: Final = 60_000_000  # per file, compressed
PICTURE_MAX_SIDE_PX: Final = 40_000  # a panorama of sixty megapixels; scaling a line of millions takes gigabytes
PICTURE_MAX_PIECES: Final = 2_000  # segments, chunks, entries beside the pixels; a colour profile and XMP come to 300
PICTURE_MAX_PIXEL_CHUNKS: Final = 100_000  # of a PNG: 60 MB in pieces of 8,192 bytes, libpng's usual size, are 7,300
PICTURE_MAX_NOTES_BYTES: Final = 16_000_000  # beside the pixels; a telephone's map of depths has three
PICTURE_MAX_GAPS_BYTES: Final = 4_096  # of filling between a JPEG's segments, where cameras write none
PICTURE_MAX_EXIF_BLOCKS: Final = 16  # of a JPEG: Pillow joins them, in a time that grows with their square
TIFF_MAX_VALUES: Final = 600_000  # numbers in a directory: 60 megapixels in tiles of 16 by 16 take 480,000
TIFF_MAX_FRACTIONS: Final = 1_000  # numbers in it that are two each; a camera writes some dozens
SVG_MAX_BYTES: Final = 5_000_000  # drawings above that are slow in every reader
SVG_MAX_DEPTH: Final = (
    60  # levels of nested groups, each of which may take a picture of its own to draw; drawing programs make twenty
)
SVG_MAX_ELEMENTS: Final = 20_000  # drawn, what is drawn again for others counted again; the sample's largest has 261
SVG_MAX_LAYERS: Final = (
    1_000  # masks, clip paths, filters, see-through groups; the sample's largest has none but 59 see-through shapes
)
SVG_MAX_REFERENCES: Final = 10  # parts that use parts that use parts; drawing programs make two or three
SVG_MAX_ATTRIBUTES: Final = 60  # of one element; resvg's time grows with their square, and a path of Inkscape has ten
SVG_MAX_DECLARATIONS: Final = 200  # of one style; Inkscape writes fifty
SVG_MAX_NAMESPACES: Final = 40  # declared in a drawing; Illustrator declares a dozen
SVG_MAX_STYLING: Final = (
    25_000_000  # rules of a style sheet times elements: each is tried on each, in a second altogether
)
ARTICLE_MAX_PAGES: Final = 200  # planned print pages of one article; more is a slip of the finger
ISSUE_FILES_MAX: Final = 20_000  # files in one issue's folder; more is a folder put there by mistake

# Who makes things, and where they are kept (works/).
JOB_MAX_SECONDS: Final = 240.0  # one job; the longest measured (a 24-megapixel AVIF, a 12-page layout) takes under ten
DECODING_MAX_SECONDS: Final = 120.0  # one picture, cover or card, by the clock; the largest take five, or thirty on a machine with ten times as much to do
DECODING_PROCESSOR_SECONDS: Final = 30.0  # likewise, of the processor, which a busy machine does not use up
DRAWING_PROCESSOR_SECONDS: Final = (
    20.0  # a drawing; the sample's largest takes 4.5 over a spread in print, and 1.8 as its widest AVIF
)
WORKER_MAX_BYTES: Final = (
    3_000_000_000  # of a worker's own memory; the largest picture takes one, and a bomb must not take the machine
)
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
OVERSHOOT_MM: Final = (
    8.0  # what full-bleed pictures are laid out with: the bleed, and the shift to either side of the spread
)
PROOF_SHEET_MM: Final = (450.0, 320.0)  # SRA3 (ISO 217): an A3 spread, and room around it for marks
PROOF_MARK_GAP_MM: Final = 2.0
PROOF_MARK_LENGTH_MM: Final = 5.0
SIGNATURE_PAGES: Final = 4  # a folded sheet of a stapled magazine
PRIVATE_SCHEME: Final = (
    "x-magazine"  # links between articles before binding: WeasyPrint drops anchors of other documents
)

# What a machine must have (works/doctor).
DISTRIBUTION: Final = "police-magazine"  # this package's name among those installed
PYTHON_OLDEST: Final = (3, 11)  # Debian 12's; the oldest that the dependencies take

# How pictures are developed (darkroom/).
DARKROOM_VERSION: Final = "6"  # raise it when the same recipe is to give other pixels
DERIVATIVE_MAX_SIDE_PX: Final = 16_000  # AVIF and JPEG know no more than 65,535; readers give up long before
NEGATIVE_KEPT_PIXELS: Final = 50_000_000  # an original's pixels, up to 150 MB, are kept for its next derivative
REDACTION_RGB: Final = (27, 31, 39)  # ink, as a bar of a censor
PAPER_RGB: Final = (255, 255, 255)  # what lies behind transparent pixels
WEB_AVIF_WIDTHS_PX: Final = (480, 720, 960, 1440, 1920)  # a telephone's column to a full page at double density
WEB_JPEG_WIDTHS_PX: Final = (960, 1600)  # for the few browsers without AVIF
WEB_WIDTH_STEP: Final = 0.8  # a width nearer than that to the next spares no reader a second
EPUB_PICTURE_PX: Final = 1600  # by 2400 makes 3.84 megapixels; shops refuse more than four
SCREEN_DPI: Final = 160  # sharp at 160 % on a usual screen, and a download of a few megabytes
PRESS_DPI: Final = 300  # offset printing at 150 lines an inch
AVIF_QUALITY: Final = 62  # no visible loss on faces at arm's length
AVIF_FLAT_QUALITY: Final = 58  # of drawings, written as screens are: as good as 62 written as photographs are
AVIF_SPEED: Final = 8  # 0.1 s a picture; speed 6 takes four times that for 3 % less bytes
AVIF_FLAT_SPEED: Final = (
    7  # finds the repetitions in a drawing, which 8 does not: a third less bytes for twice the time
)
AVIF_FLAT_SPEED_PX: Final = 960  # up to this width, which telephones take; above it the time would be seconds a file
JPEG_QUALITY: Final = 82
FLAT_JPEG_QUALITY: Final = 90  # edges of drawings show ringing below
PRESS_JPEG_QUALITY: Final = 92
PNG_PALETTE: Final = 256  # colours a palette holds
PALETTE_MAX_RMS: Final = 2.0  # of 255 steps: where a palette is further off on average, shades show as bands
PNG_LEVEL: Final = 6  # level 9 takes five times as long for one byte in a hundred
MM_PER_INCH: Final = 25.4
QR_MODULE_PX: Final = 4  # one square of a code, as drawn; editions scale it to at least 20 mm
QR_QUIET_MODULES: Final = 4  # white around a code, by its standard (ISO/IEC 18004)
CHARTS_VERSION: Final = "9"  # raise it when the same data is to give another drawing

# The book (editions/epub/).
EPUB_CHART_PX: Final = 420  # laid out for a telephone: labels of 15 px stand at 12 px on a page 340 px wide
EPUB_RECORDING_MAX_BYTES: Final = 10_000_000  # shops refuse larger documents, and a download should stay one
EPUB_HEAVY_BYTES: Final = (
    50_000_000  # what Amazon's Send to Kindle takes by e-mail, the least of all roads to a reader; shops take 650 MB
)
COVER_PX: Final = (1600, 2263)  # A4's proportions at the width that shops ask for; 3.6 megapixels
COVER_JPEG_QUALITY: Final = 88  # letters and tiles show ringing below
COVER_VERSION: Final = "2"  # raise it when the same template is to give other pixels

COVER_SHOWN_PX: Final = (320, 1000)  # on a catalogue's shelf, and alone on a telephone's screen

# What is shared elsewhere (darkroom/share_card.py).
CARD_PX: Final = (1200, 630)  # the 1.91 : 1 that Open Graph's readers show whole, at the width they ask for
CARD_JPEG_QUALITIES: Final = (86, 78, 70, 62, 54, 46)  # the first that stays below the limit
CARD_MAX_BYTES: Final = 120_000  # messengers leave out pictures of several hundred kilobytes on slow networks
CARD_VERSION: Final = "2"  # raise it when the same layout is to give other pixels

# The leak audit (release/audit/); what was measured for each is in docs/leak-audit.md.
AUDIT_VERSION: Final = "15"  # raise it when the same files and secrets are to be looked at again
AUDIT_WINDOW: Final = 24  # letters of a run that is compared: four to five words of French or Arabic
AUDIT_PHRASE_LETTERS: Final = 7  # a title or a name shorter than that says nothing
AUDIT_JOINED_LETTERS: Final = (
    12  # of a phrase that is known wherever spaces stand in it; a shorter one must stand alone
)
AUDIT_STRIDES: Final = (2, 3, 4)  # in words: with other words between them, or a word an object, a passage is still one
AUDIT_QUOTE_LETTERS: Final = 16  # of a secret that a finding repeats
AUDIT_DEPTH: Final = 6  # files within files; the deepest of our own have three (a font in a PDF's stream)
AUDIT_PICTURE_PX: Final = 640  # the shorter side at which a JPEG is decoded at least, where it is that large
AUDIT_UNPACKED_BYTES: Final = 400_000_000  # of one compressed stream; a press picture of two pages has a third of it
AUDIT_PRINT_PX: Final = (
    960  # the longer side of an original when its prints are taken, and of a picture that is held against them
)
AUDIT_LEAST_PX: Final = 16  # the side of a picture in which something can be made out
AUDIT_BATCH_BYTES: Final = 4_000_000  # of outputs that a worker looks at in one go, a second's work
AUDIT_BATCH_FILES: Final = 60
AUDIT_BATCH_PICTURES: Final = 24  # likewise, of pictures
AUDIT_TOLD_FILES: Final = 3  # that a finding names of those in which one secret shows; the others are counted
AUDIT_KEPT: Final = 8  # sets of secrets whose results are kept: an editor who tries things comes back to the one before
