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
