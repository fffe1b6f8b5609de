"""The publishing house: who publishes, in which languages, under which rubrics."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

from magazine.issue.language import NOTHING, Language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.issue.language import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Rubric:
    """A section of the magazine that comes back in every issue.

    Attributes:
        id: its name in addresses and in ``issue.yaml``.
        name: as readers see it.
        colour: a colour of the theme's tokens, by name.
    """

    id: str
    name: Wording
    colour: str


class Signatory(Enum):
    """What stands behind a signature; search engines and catalogues are told, and must not be told wrong."""

    PERSON = "person"
    OFFICE = "office"
    """A desk, a service, the newsroom as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """Who wrote or photographed.

    Attributes:
        id: the name in ``magazine.yaml``, or None for one named in an article's head only.
        name: as signed.
        role: under the name in the masthead.
        kind: a person, unless ``magazine.yaml`` says that it is an office.
    """

    name: Wording
    id: str | None = None
    role: Wording = NOTHING
    kind: Signatory = Signatory.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What ``magazine.yaml`` says.

    Attributes:
        title: the magazine's name.
        slug: first part of every file name.
        publisher: the body that answers for the magazine.
        issn_print: the paper edition's ISSN with its hyphen, or None while pending (ISO 3297).
        issn_online: the electronic edition's, likewise.
        address: where the site will live, without a slash at the end.
        languages: the first is the main one.
        theme: the folder of the house style.
        rubrics: by id, in the order written.
        contributors: by id.
        legal: imprint, legal deposit, notice on personal data.
        contact: where readers write to: an e-mail address or the address of a page; empty where there is none.
    """

    title: Wording
    slug: str
    publisher: Wording = NOTHING
    issn_print: str | None = None
    issn_online: str | None = None
    address: str = "https://magazine.example"
    languages: tuple[Language, ...] = (Language.ARABIC, Language.FRENCH)
    theme: str = "police"
    rubrics: Mapping[str, Rubric] = field(default_factory=dict)
    contributors: Mapping[str, Contributor] = field(default_factory=dict)
    legal: Wording = NOTHING
    contact: str = ""

    @property
    def main_language(self) -> Language:
        """The language that comes first on covers and in the site's way in."""
        return self.languages[0]
