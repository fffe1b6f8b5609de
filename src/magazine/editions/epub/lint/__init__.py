"""The book's own rules: what EPUBCheck and Ace do not see in a finished file.

``lint_book`` opens the file as a shop would, reads each document once and lets every rule of the table look at it. A rule is one small
file in ``rules/``, named for the thing found; its docstring is its entry in the manual.
"""

from __future__ import annotations

from magazine.editions.epub.lint.desk import lint_book
from magazine.editions.epub.lint.expected import NOTHING_EXPECTED, Expected, expected_of

__all__ = ["NOTHING_EXPECTED", "Expected", "expected_of", "lint_book"]
