"""The dictionary of the cases: what Debian's dictionaries know of the words on the pages, so that tests need no dictionary of the machine.

``python -m tests.copydesk.dictionary`` writes it anew from this machine's dictionaries, after a page was changed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER = Path(__file__).parent / "dictionary_words"
TONGUES = (Language.ARABIC, Language.FRENCH)


@cache
def spellers() -> dict[Language, Callable[[str], bool]]:
    """Give what says whether a word of the cases is spelt right."""
    return {
        language: frozenset((FOLDER / f"{language.tag}.txt").read_text(encoding="utf-8").split()).__contains__
        for language in TONGUES
    }


def renew() -> None:
    """Ask this machine's dictionaries about all words of the pages that need one."""
    from tests.copydesk.cases import cases_of, issue_of  # noqa: PLC0415 - they need this module

    from magazine.copydesk.copy import issue_text  # noqa: PLC0415
    from magazine.works import dictionaries  # noqa: PLC0415

    for rule in ("misspelt-word", "unexplained-abbreviation"):
        for case in cases_of(rule):
            for asked in dictionaries.spellers(issue_text(issue_of(case))).values():
                asked.asking.result()  # they answer in their own time
    FOLDER.mkdir(exist_ok=True)
    for language in TONGUES:
        known = dictionaries.dictionary(language)
        assert known is not None, language
        right = sorted(word for word, answer in known.answers.items() if answer)
        (FOLDER / f"{language.tag}.txt").write_text("\n".join(right) + "\n", encoding="utf-8")


if __name__ == "__main__":
    renew()
