"""What a word needs to know while an article is read: the issue, the language, and where to complain.

The published set and the language travel in Sphinx's configuration; this module alone knows under which names.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, cast

from sphinx.util import logging

from magazine.constants import FINDINGS_MAX
from magazine.issue.finding import Finding, Level, Location
from magazine.issue.language import Language
from magazine.issue.paths import join_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from magazine.issue.publication import Publication

PUBLICATION = "magazine_publication"
LANGUAGE = "magazine_language"
ALONE = "magazine_alone"
"""Id of the one article to read, where the others are not asked for; empty for all of them."""

_log = logging.getLogger(__name__)


def publication_of(config: Config) -> Publication:
    """Give the published set that is being read."""
    return cast("Publication", getattr(config, PUBLICATION))


def language_of(config: Config) -> Language:
    """Give the language that is being read."""
    return Language(getattr(config, LANGUAGE))


def article_of(docname: str) -> str:
    """Give the article's id for Sphinx's name of its source (``open-days/ar`` → ``open-days``)."""
    return docname.rpartition("/")[0]


def docname_of(article_id: str, language: Language) -> str:
    """Give Sphinx's name of an article's source."""
    return f"{article_id}/{language.tag}"


def place_of(env: BuildEnvironment, line: int | None, at: str = "") -> Location:
    """Give the place in the manuscript for a line of the article that is being read.

    Args:
        env: Sphinx's environment.
        line: where the block begins, which is all that Markdown tells of words within a paragraph.
        at: words of the manuscript to look for from there on, so that the place is exact.
    """
    publication = publication_of(env.config)
    docname = env.current_document.docname
    entry = publication.entry(article_of(docname), language_of(env.config))
    if entry is None:
        return Location(path=f"{docname}.md", line=line or 1)
    start = line or 1
    for number, text in enumerate(entry.article.body.splitlines()[start - 1 :] if at else (), start=start):
        if at in text:
            return Location(path=entry.article.where.path, line=number, column=text.index(at) + 1)
    return Location(path=entry.article.where.path, line=start)


def complain(
    env: BuildEnvironment,
    rule: str,
    line: int | None,
    what: str,
    remedy: str,
    *,
    at: str = "",
    level: Level = Level.ERROR,
) -> None:
    """Report a finding in the article that is being read, as one of Sphinx's warnings that carries the finding with it.

    Args:
        env: Sphinx's environment.
        rule: the finding's rule.
        line: where the block begins.
        what: what is wrong.
        remedy: what to do.
        at: words of the manuscript that the finding is about.
        level: how much it weighs.
    """
    if env.new_serialno(f"magazine {rule}") >= FINDINGS_MAX:
        return  # what is wrong so often is the same thing each time
    finding = Finding(rule=rule, where=place_of(env, line, at), what=what, remedy=remedy, level=level)
    _log.warning(
        "%s — %s",
        what,
        remedy,
        type="magazine",
        subtype=rule,
        location=(env.current_document.docname, finding.where.line),
        extra={"finding": finding},
    )


def within_issue(env: BuildEnvironment, path: str) -> str | None:
    """Turn a path written in an article into a path within the issue, or None where it leads outside."""
    return join_path(article_of(env.current_document.docname), path)


def why_nothing(
    kind: str, path: str, place: str | None, known: Iterable[str], unusable: Iterable[str]
) -> tuple[str, str]:
    """Say why a name of a file leads to nothing, and what to do: it is not there, or is there and could not be read.

    Args:
        kind: what it should be, in words.
        path: as the article writes it.
        place: within the issue, or None where it leads outside.
        known: places of those that can be used.
        unusable: places of those that cannot, about which there are findings of their own.
    """
    if place is not None and place in set(unusable):
        return (
            f"the {kind} '{path}' is there, but cannot be used as it is",
            "mend first what is found in it or in its card",
        )
    remedy = "put the file beside the article, or correct its name"
    return f"there is no {kind} '{path}'{did_you_mean(place or path, known)}", remedy


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Suggest the nearest of the known words: ``; did you mean 'open-days.visitors'?``, or nothing."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean “{near[0]}”?" if near else ""
