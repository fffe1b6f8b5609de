"""The smallest magazine that is one: one language, an old issue and a new one, an article in each; its builds are killed by the hundred."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

HOUSE: Final = """\
title: {fr: La Ronde}
slug: la-ronde
publisher: {fr: La Ronde}
issn: {print: pending, online: pending}
address: https://magazine.example
languages: [fr]
theme: police
rubrics:
  life: {name: {fr: La vie du service}, colour: blue}
contributors:
  newsroom: {name: {fr: La rédaction}, role: {fr: rédaction}}
legal: {fr: La Ronde}
"""
ISSUE: Final = """\
number: {number}
date: {issue}
title: {{fr: Numéro {number}}}
languages: [fr]
contents:
  - rubric: life
    articles: [patrol]
"""
ARTICLE: Final = """\
---
title: La patrouille de nuit
standfirst: Deux agents, une ville, huit heures.
authors: [newsroom]
kind: feature
keywords: [patrouille]
status: ready
---
{text}
"""
OLD: Final = "2018-12"
NEW: Final = "2019-01"
FIRST: Final = "La patrouille part à la tombée du jour et rentre au matin."
SECOND: Final = "La patrouille part au matin et rentre à la tombée du jour."


def write_tiny(project: Path) -> None:
    """Write it; the new issue says ``FIRST``."""
    (project / "issues").mkdir(parents=True)
    (project / "issues/magazine.yaml").write_text(HOUSE, encoding="utf-8")
    for number, issue in enumerate((OLD, NEW), start=1):
        (project / "issues" / issue / "patrol").mkdir(parents=True)
        (project / "issues" / issue / "issue.yaml").write_text(
            ISSUE.format(issue=issue, number=number), encoding="utf-8"
        )
        write_article(project, FIRST, issue)


def write_article(project: Path, text: str, issue: str = NEW) -> None:
    """Give an issue's article another text."""
    file = project / "issues" / issue / "patrol/fr.md"
    file.unlink(missing_ok=True)
    file.write_text(ARTICLE.format(text=text), encoding="utf-8")
