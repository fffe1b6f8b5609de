"""What only shows when the parts of an issue are held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.issue.article import Status
from magazine.issue.finding import Finding, Level
from magazine.manuscript.article import find_picture
from magazine.manuscript.notes import instead

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from magazine.issue.article import Article
    from magazine.issue.finding import Location
    from magazine.issue.language import Language
    from magazine.issue.picture import Picture
    from magazine.manuscript.article import Piece
    from magazine.manuscript.contents import Plan
    from magazine.manuscript.notes import Notes
    from magazine.manuscript.yaml_nodes import Value


def check_contents(plan: Plan, written: Mapping[str, Collection[Language]], notes: Notes) -> None:
    """Hold the contents against the manuscripts.

    Args:
        plan: what ``issue.yaml`` says.
        written: for each article's folder, the languages of its manuscripts, readable or not.
        notes: takes the findings.
    """
    first_place = next(iter(plan.places.values()), None)
    for language in plan.languages:
        if first_place is not None and not any(language in written.get(one, ()) for one in plan.places):
            what = f"no article of the contents has a manuscript in {language.tag}: there is nothing to publish in it"
            remedy = f"write them (…/{language.tag}.md), or take {language.tag} out of the languages in issue.yaml"
            notes.find("missing-language", first_place.where, what, remedy)
    for article_id, value in plan.places.items():
        languages = written.get(article_id, ())
        if not languages:
            first = plan.languages[0].tag
            otherwise = f"write {article_id}/{first}.md, or take it out of the contents"
            remedy = instead(article_id, set(written) - set(plan.places), otherwise)
            notes.find("missing-article", value.where, f"the article “{article_id}” has no manuscript", remedy)
            continue
        for language in plan.languages:
            if language not in languages:
                what = f"“{article_id}” has no manuscript in {language.tag}; that edition says so"
                notes.find(
                    "missing-translation", value.where, what, f"write {article_id}/{language.tag}.md, or leave it"
                )


def check_places(articles: Mapping[tuple[str, Language], Article], plan: Plan, notes: Notes) -> None:
    """Find the articles that have no place in the contents."""
    for (article_id, _), article in articles.items():
        if article_id not in plan.places:
            what = f"“{article_id}” has no place in the contents, and is not published"
            notes.find("article-not-in-contents", article.where, what, "add it to the contents in issue.yaml")


def check_renamed(plan: Plan, written: Collection[str], notes: Notes) -> tuple[tuple[str, str], ...]:
    """Give the articles' former ids with their ids now, as far as an old address can lead to a new one."""
    former = {old.text: new.text for old, new in plan.renamed}
    known = {*written, *plan.places}
    return tuple((old.text, new.text) for old, new in plan.renamed if _leads_on(old, new, former, known, notes))


def _leads_on(old: Value, new: Value, former: Mapping[str, str], known: Collection[str], notes: Notes) -> bool:
    if old.text in known:
        what = f"“{old.text}” is said to have been renamed, but there is an article of this id"
        notes.find("renamed-still-there", old.where, what, "take the line out, or give the article its new id")
    elif new.text in former:
        last = _last(new.text, former)
        remedy = "write the article's id of today behind each former id"
        if last:
            remedy = f"write {old.text}: {last}, and leave the other lines as they are"
        notes.find("renamed-twice", new.where, f"“{new.text}” has itself been renamed", remedy)
    elif new.text not in known:
        remedy = instead(new.text, known, "write the id that the article has now")
        notes.find("unknown-article", new.where, f"the issue has no article “{new.text}”", remedy)
    else:
        return True
    return False


def _last(article_id: str, former: Mapping[str, str]) -> str | None:
    """Follow an id through its renamings; None where they lead round in a ring."""
    seen: set[str] = set()
    while article_id in former and article_id not in seen:
        seen.add(article_id)
        article_id = former[article_id]
    return None if article_id in seen else article_id


def check_cover(
    plan: Plan, written: Mapping[str, Collection[Language]], names: Collection[str], notes: Notes
) -> tuple[str | None, dict[Language, tuple[str, ...]]]:
    """Give the cover's picture and its lines, as far as they exist."""
    picture = None if plan.picture is None else find_picture(plan.picture, "", names, notes)
    lines = {
        language: tuple(value.text for value in values if _is_line(value, language, plan, written, notes))
        for language, values in plan.lines.items()
    }
    return picture, lines


def _is_line(
    value: Value, language: Language, plan: Plan, written: Mapping[str, Collection[Language]], notes: Notes
) -> bool:
    if value.text not in plan.places:
        remedy = instead(value.text, plan.places, "name an article of the contents")
        notes.find("unknown-article", value.where, f"the contents have no article “{value.text}”", remedy)
        return False
    if written.get(value.text) and language not in written[value.text]:
        what = f"“{value.text}” has no manuscript in {language.tag}, and is left out of that cover"
        notes.find("untranslated-cover-line", value.where, what, "name another article, or write it")
        return False
    return True


def check_openings(
    pieces: Iterable[Piece], pictures: Mapping[str, Picture], places: Collection[str]
) -> Iterator[Finding]:
    """Find opening pictures that cannot be described to those who do not see them."""
    for piece in pieces:
        article = piece.article
        if article.opening is not None and article.opening in pictures and article.id in places:
            level = Level.ERROR if article.status is Status.READY else Level.WARNING
            yield from check_alt(pictures[article.opening], article.language, piece.opening, level)


def check_alt(picture: Picture, language: Language, used: Location, level: Level = Level.ERROR) -> Iterator[Finding]:
    """Find what a picture that is used lacks: a card, or alternative text in the language of its use.

    For every room that learns of a use; the same use told twice is one finding (``in_order``).

    Args:
        picture: the picture.
        language: of the text that uses it.
        used: where.
        level: how much it weighs: an error where the text is published.
    """
    if picture.decorative or picture.alt.says(language):
        return
    name = picture.id.rpartition("/")[2]
    if picture.card.path.endswith(".yaml"):
        rule, where = "missing-alt", picture.card
        what = f"{name} has no alternative text in {language.tag}"
        remedy = f"add alt: {{{language.tag}: …}}, or decorative: true where the picture says nothing"
    else:
        rule, where = "missing-card", used
        what = f"{name} is used here and has no card"
        remedy = f"write {picture.card.path}.yaml with alt: {{ar: …, fr: …}} and credit: …"
    yield Finding(rule=rule, where=where, what=what, remedy=remedy, level=level)
