"""Addresses that stand: what the last build published must still be found where it was, or lead to where it is now."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from magazine.constants import ISSUE_FILE, ISSUES_FOLDER
from magazine.issue import addresses
from magazine.issue.finding import Finding, Level, Location

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from magazine.issue.language import Language
    from magazine.issue.publication import Publication


def vanished(publication: Publication, last: Path) -> Iterator[Finding]:
    """Find articles of the last build that are gone without a word of where they went.

    Args:
        publication: the published set now.
        last: the folder of the last build.
    """
    gone: dict[str, list[str]] = {}
    for language in publication.languages:
        now = {entry.article.id for entry in publication.contents[language]} | {old for old, _ in publication.former}
        for article_id in _published(last, publication.id, language):
            if article_id not in now:
                gone.setdefault(article_id, []).append(language.tag)
    for article_id, tags in sorted(gone.items()):
        places = ", ".join(f"{tag}/{publication.id}/{article_id}/" for tag in tags)
        yield Finding(
            rule="vanished-address",
            where=Location(path=f"{ISSUES_FOLDER}/{publication.id}/{ISSUE_FILE}"),
            what=f"the last build had an article at {places}; now nothing is there",
            remedy=f"if it has another id now, write below renamed: {article_id}: its-new-id; else whoever comes by it finds the error page",
            level=Level.WARNING,
        )


def _published(last: Path, issue_id: str, language: Language) -> tuple[str, ...]:
    """Give the ids that the last build's manifest of an issue names, former ones too; a manifest that cannot be read names none."""
    try:
        record = json.loads((last / "site" / addresses.issue_folder(issue_id, language) / "issue.json").read_bytes())
        return (*(article["id"] for article in record["articles"]), *(old for old, _ in record["former"]))
    except (OSError, ValueError, KeyError, TypeError):
        return ()
