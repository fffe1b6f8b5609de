"""The issue's pages: what each template is given. Pure but for the templates, which are handed in."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from magazine.editions.web.frame import Alternate, Frame, Switch
from magazine.editions.web.links import PAGE, link, public_address
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.plan import byline
from magazine.editions.web.structured.articles import share_card
from magazine.issue.addresses import article_folder, issue_folder
from magazine.issue.article import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from magazine.editions.web.frame import Assets
    from magazine.editions.web.manifest import ArticleEntry, IssueManifest, RubricEntry
    from magazine.editions.web.templates import Templates
    from magazine.issue.language import Language
    from magazine.issue.publication import Entry, Publication

SHARP_ENOUGH: Final = "(max-width: 44rem) and (min-resolution: 2.5dppx) 75vw"
"""On a telephone with three dots a pixel nobody sees the third: the file for a little more than two is half as heavy."""
OPENING_SIZES: Final = f"{SHARP_ENOUGH}, 100vw"
SHORT_OPENING_SIZES: Final = f"{SHARP_ENOUGH}, (min-width: 62rem) 56rem, 100vw"
SHORT_KINDS: Final = frozenset({Kind.NEWS, Kind.SERVICE, Kind.NOTICE})
"""Kinds whose opening picture stands within the page (themes/police/web/css/article.css)."""
UNTRANSLATED: Final = "untranslated"
"""Where an issue's page lists what is not in its language."""


class IssuePages:
    """The pages of one issue in one language."""

    def __init__(
        self,
        publication: Publication,
        language: Language,
        manifest: IssueManifest,
        assets: Assets,
        templates: Templates,
    ) -> None:
        self._publication = publication
        self._language = language
        self._manifest = manifest
        self._assets = assets
        self._templates = templates

    def issue(self) -> tuple[str, str]:
        """Give the place of the issue's page, and the page."""
        manifest = self._manifest
        frame = self._frame(
            f"{issue_folder(manifest.id, self._language)}/{PAGE}",
            here="issue",
            own_title=f"{manifest.title} – {self._number()}, {manifest.date_in_words}",
            description="، ".join(self._named()) if self._language.tag == "ar" else ", ".join(self._named()),
            others=lambda other: (f"{issue_folder(manifest.id, other)}/{PAGE}", "", ""),
            card=manifest.card,
        )
        page = self._templates.fill("issue.html", frame, issue=manifest, sections=sections(manifest))
        return frame.page, page

    def article(self, entry: Entry, body: str) -> tuple[str, str]:
        """Give the place of an article's page, and the page; ``body`` is finished markup."""
        manifest, article = self._manifest, entry.article
        order = [listed.id for listed in manifest.articles]
        at = order.index(article.id)
        listed = manifest.articles[at]
        frame = self._frame(
            f"{article_folder(manifest.id, article.id, self._language)}/{PAGE}",
            here="article",
            own_title=article.headline,
            description=article.summary or article.standfirst,
            others=lambda other: self._translation(article.id, other),
            card=listed.card,
        )
        page = self._templates.fill(
            "article.html",
            frame,
            issue=manifest,
            article=listed,
            body=Markup(body),  # noqa: S704 - the translator's own markup
            photos=byline(article.photos, self._language),
            corrections=article.corrections,
            previous=_at(manifest.articles, at - 1),
            next=_at(manifest.articles, at + 1),
            opening_sizes=SHORT_OPENING_SIZES if article.kind in SHORT_KINDS else OPENING_SIZES,
        )
        return frame.page, page

    def _frame(
        self,
        page: str,
        *,
        here: str,
        own_title: str,
        description: str,
        others: Callable[[Language], tuple[str, str, str]],
        card: str,
    ) -> Frame:
        house = self._publication.house
        switches = tuple(self._switch(page, other, others) for other in house.languages if other is not self._language)
        there = {switch.language: others(switch.language)[0] for switch in switches if not switch.note}
        alternates = {self._language: page} | there
        return Frame(
            house=house,
            language=self._language,
            page=page,
            own_title=own_title,
            assets=self._assets,
            here=here,
            description=description,
            switches=switches,
            alternates=tuple(
                Alternate(tag=other.tag, address=public_address(house.address, alternates[other]))
                for other in house.languages
                if other in alternates and there
            ),
            issue_id=self._manifest.id,
            card=share_card(house, self._manifest, card),
        )

    def _switch(self, page: str, other: Language, others: Callable[[Language], tuple[str, str, str]]) -> Switch:
        if not self._publication.contents.get(other):
            return Switch(language=other, address=link(page, f"{other.tag}/{PAGE}"), note=Phrases(other).untranslated)
        place, anchor, note = others(other)
        return Switch(language=other, address=link(page, place, anchor), note=note, invitation=Phrases(other).also_in)

    def _translation(self, article_id: str, other: Language) -> tuple[str, str, str]:
        """Give place, anchor and note of an article in another language: itself, or the list of what is not translated."""
        if self._publication.has(article_id, other):
            return f"{article_folder(self._manifest.id, article_id, other)}/{PAGE}", "", ""
        return f"{issue_folder(self._manifest.id, other)}/{PAGE}", UNTRANSLATED, Phrases(other).untranslated

    def _number(self) -> str:
        return Phrases(self._language).number.format(self._manifest.number)

    def _named(self) -> Iterator[str]:
        for line in self._manifest.cover_lines:
            article = self._manifest.article(line)
            if article:
                yield article.headline

    def all(self, bodies: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """Give place and text of every page; ``bodies`` holds the articles' markup by id."""
        yield self.issue()
        for entry in self._publication.contents[self._language]:
            yield self.article(entry, bodies[entry.article.id])


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Articles that stand together in the contents; a rubric that comes back later has an anchor of its own each time."""

    anchor: str
    rubric: RubricEntry
    articles: tuple[ArticleEntry, ...]


def sections(manifest: IssueManifest) -> tuple[Section, ...]:
    """Part the running order by rubric."""
    found: list[Section] = []
    for rubric, articles in groupby(manifest.articles, key=lambda article: article.rubric):
        before = sum(section.rubric == rubric for section in found)
        anchor = f"rubric-{rubric.id}" + (f"-{before + 1}" if before else "")
        found.append(Section(anchor=anchor, rubric=rubric, articles=tuple(articles)))
    return tuple(found)


def _at(articles: tuple[ArticleEntry, ...], place: int) -> ArticleEntry | None:
    return articles[place] if 0 <= place < len(articles) else None
