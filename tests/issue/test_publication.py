"""What may leave the house: ready, past its embargo, and in the contents."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from magazine.issue.article import Article, Correction, Status
from magazine.issue.dates import CoverDate
from magazine.issue.finding import Location
from magazine.issue.house import House, Rubric
from magazine.issue.issue import Cover, Issue, Section
from magazine.issue.language import Language, Wording
from magazine.issue.ledger import Ledger
from magazine.issue.publication import Corrected, publish

ARABIC, FRENCH = Language.ARABIC, Language.FRENCH
NOON = datetime(2019, 1, 5, 12, tzinfo=UTC)
HOUSE = House(
    title=Wording.everywhere("Revue"),
    slug="revue",
    rubrics={name: Rubric(id=name, name=Wording.everywhere(name), colour="navy") for name in ("news", "dossier")},
)


def article(article_id: str, language: Language = ARABIC, **changes: Any) -> Article:
    where = Location(path=f"issues/2019-01/{article_id}/{language.tag}.md")
    plain = Article(id=article_id, language=language, where=where, headline=article_id, body="", status=Status.READY)
    return replace(plain, **changes)


def issue(*articles: Article, contents: tuple[tuple[str, tuple[str, ...]], ...], cover: Cover | None = None) -> Issue:
    return Issue(
        id="2019-01",
        where=Location(path="issues/2019-01/issue.yaml"),
        folder=Path("issues/2019-01"),
        number=1,
        cover_date=CoverDate(year=2019, month=1),
        title=Wording.everywhere("Numéro"),
        languages=(ARABIC, FRENCH),
        cover=cover or Cover(),
        contents=tuple(Section(rubric=rubric, articles=names) for rubric, names in contents),
        articles={(one.id, one.language): one for one in articles},
        pictures={},
        tables={},
        recordings={},
        ledger=Ledger(),
    )


def ids(whole: Issue, language: Language = ARABIC, as_of: datetime = NOON) -> list[str]:
    return [entry.article.id for entry in publish(HOUSE, whole, as_of).contents[language]]


@pytest.mark.parametrize(
    ("changes", "published"),
    [
        ({"status": Status.READY}, ["a"]),
        ({"status": Status.REVIEW}, []),
        ({"status": Status.DRAFT}, []),
        ({"embargo": NOON}, ["a"]),
        ({"embargo": NOON + timedelta(microseconds=1)}, []),
        ({"embargo": NOON - timedelta(days=1), "status": Status.REVIEW}, []),
        # Told in another zone, this is 11:59 in UTC.
        ({"embargo": datetime.fromisoformat("2019-01-05T12:59+01:00")}, ["a"]),
        ({"embargo": datetime.fromisoformat("2019-01-05T12:00-01:00")}, []),
    ],
)
def test_only_what_is_ready_and_past_its_embargo_is_published(changes: dict[str, Any], published: list[str]) -> None:
    whole = issue(article("a", **changes), contents=(("news", ("a",)),))
    assert ids(whole) == published


def test_an_article_outside_the_contents_is_not_published() -> None:
    assert ids(issue(article("a"), article("b"), contents=(("news", ("b",)),))) == ["b"]


def test_the_order_is_that_of_the_contents_and_a_rubric_may_come_back() -> None:
    articles = [article(name) for name in ("a", "b", "c")]
    whole = issue(*articles, contents=(("news", ("c",)), ("dossier", ("b",)), ("news", ("a",))))
    entries = publish(HOUSE, whole, NOON).contents[ARABIC]
    assert [(entry.rubric.id, entry.article.id) for entry in entries] == [
        ("news", "c"),
        ("dossier", "b"),
        ("news", "a"),
    ]


def test_a_section_of_an_unknown_rubric_is_not_published() -> None:
    assert ids(issue(article("a"), contents=(("sport", ("a",)),))) == []


def test_languages_are_published_each_for_itself() -> None:
    whole = issue(article("a"), article("a", FRENCH, status=Status.DRAFT), contents=(("news", ("a",)),))
    publication = publish(HOUSE, whole, NOON)
    assert publication.has("a", ARABIC)
    assert not publication.has("a", FRENCH)
    assert [entry.article.id for entry in publication.missing(FRENCH)] == ["a"]
    assert publication.missing(ARABIC) == ()
    assert not publication.has("a", Language.ENGLISH)


def test_cover_lines_name_published_articles_only() -> None:
    cover = Cover(lines={ARABIC: ("secret", "a", "gone"), FRENCH: ("a",)})
    whole = issue(
        article("a"), article("secret", status=Status.REVIEW), contents=(("news", ("a", "secret")),), cover=cover
    )
    assert publish(HOUSE, whole, NOON).cover_lines == {ARABIC: ("a",), FRENCH: ()}


def test_nothing_of_a_draft_is_anywhere_in_the_published_set() -> None:
    draft = article("secret", headline="SECRET-HEADLINE", body="SECRET-BODY", status=Status.DRAFT)
    held = article("held", headline="SECRET-TOO", embargo=NOON + timedelta(hours=1))
    cover = Cover(lines={ARABIC: ("secret", "held", "a")})
    whole = issue(article("a"), draft, held, contents=(("news", ("a", "secret", "held")),), cover=cover)
    text = repr(publish(HOUSE, whole, NOON))
    assert "SECRET" not in text
    assert "secret" not in text
    assert "held" not in text


def test_corrections_of_the_issue_before_are_gathered_where_its_articles_are_out() -> None:
    correction = Correction(date=date(2019, 1, 20), text="Un mot.")
    out = article("patrol", corrections=(correction,))
    held = article("radar", corrections=(correction,), embargo=NOON + timedelta(days=1))
    plain = article("figures")
    draft = article("draft", corrections=(correction,), status=Status.DRAFT)
    unplaced = article("unplaced", corrections=(correction,))
    previous = issue(out, held, plain, draft, unplaced, contents=(("news", ("patrol", "radar", "figures", "draft")),))
    publication = publish(HOUSE, issue(contents=()), NOON, previous)
    assert publication.corrected[ARABIC] == (Corrected(headline="patrol", corrections=(correction,)),)
    assert publication.corrected[FRENCH] == ()
    assert publication.corrected_number == 1
    assert publish(HOUSE, issue(contents=()), NOON).corrected == {}
