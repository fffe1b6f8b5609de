"""The door to the dictionaries of this machine: Hunspell's own program, asked about all words of an issue at once.

Measured on the sample (5,700 different words of Arabic and French, 2 cores): ``hunspell -l`` 0.27 s of processor time for both languages
together, in processes of their own, so that the two run side by side; pyenchant 3.3 on Enchant 2.3 0.32 s; chunspell 2.0.5 0.8 s;
spylls 0.1.7, in Python, 16 s for reading the two dictionaries. The program was taken: no library more, no word list of whoever sits at the
machine (pyenchant reads and writes one in the home folder), and a dictionary by its own path, so that the same machine
says the same whoever asks.
"""

from __future__ import annotations

import os
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Final

from magazine.copydesk.spelling import first_asked, then_asked
from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from concurrent.futures import Future

    from magazine.copydesk.text import IssueText, Passage

PROGRAM: Final = "hunspell"
NAMES: Final[Mapping[Language, tuple[str, ...]]] = {
    Language.FRENCH: ("fr", "fr_FR", "fr-classique", "fr-toutesvariantes"),
    Language.ARABIC: ("ar", "ar_MA"),
}
PACKAGES: Final[Mapping[Language, str]] = {Language.FRENCH: "hunspell-fr", Language.ARABIC: "hunspell-ar"}
"""Of Debian, beside the package ``hunspell`` with the program."""
FOLDERS: Final = (
    "/usr/share/hunspell",
    "/usr/local/share/hunspell",
    "/usr/share/myspell/dicts",
    "/opt/homebrew/share/hunspell",
)
_LONGEST_S: Final = 20
"""A dictionary that has not answered by then does not."""


@dataclass(slots=True)
class Dictionary:
    """A dictionary, and what it has answered so far.

    Attributes:
        stem: path of its two files, without their endings.
        answers: by word.
        fault: why it gave none, where it could not be asked: then every word passes, and ``missing`` says so.
    """

    stem: str
    answers: dict[str, bool] = field(default_factory=dict)
    fault: str = ""

    def __call__(self, word: str) -> bool:
        """Say whether a word is spelt right."""
        if word not in self.answers:
            self.learn((word,))
        return self.answers[word]

    def learn(self, words: Iterable[str]) -> None:
        """Ask about many words at once."""
        new = {word for word in words if word not in self.answers}
        if new:
            try:
                wrong = _misspelt(self.stem, sorted(new))
            except (OSError, subprocess.SubprocessError) as fault:
                wrong, self.fault = frozenset[str](), type(fault).__name__
            self.answers.update((word, word not in wrong) for word in new)


@dataclass(frozen=True, slots=True)
class Asked:
    """A dictionary that is being asked about all words of an issue while other rules are at work."""

    dictionary: Dictionary
    asking: Future[None]

    def __call__(self, word: str) -> bool:
        """Say whether a word is spelt right, once the dictionary has answered."""
        self.asking.result()
        return self.dictionary(word)


def spellers(text: IssueText) -> dict[Language, Asked]:
    """Open the dictionaries that this machine has, and begin to ask about all words of an issue."""
    found = {language: one for language in text.issue.languages if (one := dictionary(language)) is not None}

    def prepare(language: Language) -> None:
        passages = _passages(text, language)
        found[language].learn(first_asked(passages))
        found[language].learn(then_asked(passages, found[language]))

    pool = ThreadPoolExecutor()  # each waits for a program of its own
    asked = {language: Asked(one, pool.submit(prepare, language)) for language, one in found.items()}
    pool.shutdown(wait=False)
    return asked


def missing(languages: Iterable[Language]) -> str:
    """Say in one sentence which dictionaries are not here, and what brings them; nothing where all are.

    To be asked after the check, so that it knows of a dictionary that is here and did not answer.
    """
    wanted = [language for language in languages if language in NAMES]
    without = [language for language in wanted if dictionary(language) is None]
    if not without:
        faults = [f"{one.stem}: {one.fault}" for language in wanted if (one := dictionary(language)) and one.fault]
        return f"spelling was not checked: {PROGRAM} did not answer ({', '.join(faults)})" if faults else ""
    program = [] if which(PROGRAM) else [PROGRAM]
    packages = " ".join([*program, *(PACKAGES[language] for language in without)])
    names = ", ".join(language.own_name for language in without)
    return f"spelling was not checked ({names}): no dictionary on this machine; on Debian: apt-get install {packages}"


@cache
def dictionary(language: Language) -> Dictionary | None:
    """Find a language's dictionary; one for all of this process, so that the desk need not ask twice."""
    if which(PROGRAM) is None:
        return None
    for folder in (*filter(None, os.environ.get("DICPATH", "").split(os.pathsep)), *FOLDERS):
        for name in NAMES.get(language, ()):
            stem = Path(folder) / name
            if stem.with_suffix(".aff").is_file() and stem.with_suffix(".dic").is_file():
                return Dictionary(str(stem))
    return None


def _misspelt(stem: str, words: Iterable[str]) -> frozenset[str]:
    command = [PROGRAM, "-i", "UTF-8", "-p", os.devnull, "-d", stem, "-l"]
    environment = {**os.environ, "LC_ALL": "C.UTF-8"}
    done = subprocess.run(  # noqa: S603 - the program that which() found, and paths of our own
        command,
        input="\n".join(words) + "\n",
        capture_output=True,
        encoding="utf-8",
        env=environment,
        timeout=_LONGEST_S,
        check=True,
    )
    return frozenset(done.stdout.split("\n"))


def _passages(text: IssueText, language: Language) -> tuple[Passage, ...]:
    every = [passage for article in text.articles for passage in article.passages]
    every += [passage for card in text.cards for passage in card.passages]
    return tuple(passage for passage in every if passage.language is language)
