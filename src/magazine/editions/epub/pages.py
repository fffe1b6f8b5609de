"""The book's pages: the theme's templates, filled."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from markupsafe import Markup

from magazine.editions.epub.ending import ended
from magazine.editions.epub.metadata import PHOTOGRAPHER, book_title, contributors, issue_words, other_editions
from magazine.editions.epub.navigation import groups_of, place_of
from magazine.editions.epub.phrases import PHRASES, listing, phrase
from magazine.editions.epub.supply import ROOT, picture_element
from magazine.editions.templates import asked_for, theme_templates, told_by_line
from magazine.issue import addresses
from magazine.issue.article import Kind
from magazine.issue.dates import date_in_words
from magazine.issue.isolation import isolated

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from magazine.editions.epub.navigation import Landmark, Way
    from magazine.editions.epub.orders import Orders
    from magazine.issue.house import Contributor
    from magazine.issue.language import Language
    from magazine.issue.publication import Entry, Publication
    from magazine.issue.theme import Theme

END_MARK: Final = (
    f'<img class="end-mark" src="{ROOT}ornaments/end-{{}}.svg" alt="" role="presentation" width="20" height="20" />'
)

_FOLDER: Final = "epub"
LEADS_MOST: Final = 3
"""As print's contents have it: one over the whole width, two side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """An article that the contents show with its picture."""

    name: str
    colour: str
    rubric: str
    headline: str
    standfirst: str
    picture: Markup


class Pages:
    """Writes the pages of one book.

    Args:
        theme: whose ``epub/`` folder holds the templates.
        publication: the published set.
        language: of the book.
        orders: remembers the pictures that the pages show.
    """

    def __init__(self, theme: Theme, publication: Publication, language: Language, orders: Orders) -> None:
        self._publication = publication
        self._language = language
        self._orders = orders
        self._theme = theme
        self._templates = theme_templates(
            theme, _FOLDER, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
        )
        self._templates.filters |= {"isolated": self._isolated, "in_words": self._in_words}

    def cover(self, picture: str, size: tuple[int, int]) -> bytes:
        """Write the cover's page."""
        language = self._language
        theme = self._publication.title.best(language)
        spoken = (
            phrase("cover-of", language).format(book_title(self._publication, language)),
            f"{theme}." if theme else "",
            self._alt(self._publication.cover_picture),
        )
        alt = " ".join(filter(None, spoken))
        return self._fill("cover.xhtml", phrase("cover", language), picture=picture, size=size, alt=alt)

    def title_page(self) -> bytes:
        """Write the title page."""
        return self._fill("title.xhtml", phrase("title-page", self._language), **self._house())

    def contents(self, landmarks: Sequence[Landmark], page_list: Sequence[Way]) -> bytes:
        """Write the contents, which are the navigation document too."""
        missing = [
            (entry.article.headline, entry.article.language) for entry in self._publication.missing(self._language)
        ]
        return self._fill(
            "nav.xhtml",
            phrase("contents", self._language),
            groups=groups_of(self._publication.contents[self._language], self._language),
            leads=self._leads(),
            landmarks=landmarks,
            missing=[(self._isolated(title, language), language) for title, language in missing],
            page_list=page_list,
        )

    def article(self, entry: Entry, body: str) -> bytes:
        """Write an article's page."""
        article, language = entry.article, self._language
        opening = self._picture(article.opening) if article.opening else ""
        label = phrase("advertisement", language) if article.kind is Kind.ADVERTISEMENT else ""
        card = self._publication.pictures.get(article.opening or "")
        return self._fill(
            "article.xhtml",
            article.headline,
            root=ROOT,
            look=f"kind-{article.kind.value} rubric-{entry.rubric.id} colour-{entry.rubric.colour}",
            article=article,
            colour=entry.rubric.colour,
            rubric=entry.rubric.name.best(language),
            kicker=article.kicker or entry.rubric.name.best(language),
            opening=opening,
            caption=(card.caption.says(language) or "") if card else "",
            credit=card.credit.best(language) if card else "",
            byline=[*self._signed("text-by", article.authors), *self._signed("pictures-by", article.photos)],
            label=label,
            others=self._in_other_languages(article.id),
            body=Markup(body if label else ended(body, END_MARK.format(entry.rubric.colour))),  # noqa: S704 - written by our own translator, which escapes
        )

    def masthead(self) -> bytes:
        """Write the page that says who publishes and who took part."""
        publication, language = self._publication, self._language
        house = publication.house
        cover = publication.pictures.get(publication.cover_picture or "")
        numbers = (("issn-print", house.issn_print), ("issn-online", house.issn_online))
        return self._fill(
            "masthead.xhtml",
            phrase("masthead", language),
            **self._house(),
            team=self._team(),
            cover_words=" ".join(
                filter(None, ((cover.caption.says(language) or "", cover.credit.best(language)) if cover else ()))
            ),
            issns=[(phrase(name, language), number) for name, number in numbers if number],
            legal=house.legal.best(language),
        )

    def back(self) -> bytes:
        """Write the last page: where the issue goes on, and how the book was made."""
        publication, language = self._publication, self._language
        address = self._on_the_site(addresses.issue_folder(publication.id, language))
        return self._fill(
            "back.xhtml",
            phrase("back-page", language),
            address=address,
            shown=addresses.shown(address),
            others=[(other, phrase("other-edition", other), book) for other, book in other_editions(publication, language)],
        )  # fmt: skip

    # Parts

    def _leads(self) -> list[Lead]:
        """Choose what the contents show first: what the cover names, as far as it has a picture to open with."""
        publication, language = self._publication, self._language
        named = (publication.entry(name, language) for name in publication.cover_lines.get(language, ()))
        return [self._lead(entry) for entry in named if entry is not None and entry.article.opening][:LEADS_MOST]

    def _lead(self, entry: Entry) -> Lead:
        """Show an article; its picture is described where it opens the article, and is an ornament here."""
        article = entry.article
        return Lead(
            name=place_of(article.id),
            colour=entry.rubric.colour,
            rubric=entry.rubric.name.best(self._language),
            headline=article.headline,
            standfirst=article.standfirst,
            picture=self._ornament(article.opening or ""),
        )

    def _house(self) -> dict[str, Any]:
        """Name the publisher, and the magazine as its other language calls it."""
        house = self._publication.house
        other = next((each for each in self._publication.languages if each is not self._language), None)
        return {
            "publisher": house.publisher.best(self._language),
            "other_language": other,
            "other_nameplate": (house.title.says(other) or "") if other else "",
        }

    def _in_other_languages(self, article_id: str) -> list[tuple[Language, str, str]]:
        """Give the article's pages on the site in the other languages in which it is published: language, words, address."""
        publication = self._publication
        others = [each for each in publication.languages if each is not self._language]
        return [
            (other, phrase("read-other", other), self._on_the_site(addresses.article_folder(publication.id, article_id, other)))
            for other in others
            if publication.entry(article_id, other) is not None
        ]  # fmt: skip

    def _on_the_site(self, folder: str) -> str:
        return addresses.on_site(self._publication.house, folder)

    # Tools

    def _fill(self, template: str, title: str, *, root: str = "", look: str = "", **values: Any) -> bytes:
        publication, language = self._publication, self._language
        with told_by_line(self._theme, _FOLDER, template):
            page = self._templates.get_template(template).render(
                language=language.tag,
                direction=language.direction.value,
                title=title,
                root=root,
                look=look,
                magazine=publication.house.title.best(language),
                theme_words=publication.title.best(language),
                issue_words=issue_words(publication, language),
                book_title=book_title(publication, language),
                phrase=lambda name: phrase(asked_for(name, PHRASES), language),
                **values,
            )
        return page.encode()

    def _picture(self, picture_id: str) -> Markup:
        """Give an opening picture; where its card says nothing in this language it stands as an ornament."""
        return Markup(picture_element(self._orders, self._publication, picture_id, self._alt(picture_id), ROOT))  # noqa: S704 - our own markup

    def _ornament(self, picture_id: str) -> Markup:
        name, (width, height) = self._orders.picture(self._publication.pictures[picture_id])
        return Markup('<img src="{}" alt="" role="presentation" width="{}" height="{}" />').format(name, width, height)

    def _alt(self, picture_id: str | None) -> str:
        picture = self._publication.pictures.get(picture_id or "")
        return (picture.alt.says(self._language) or "") if picture else ""

    def _signed(self, name: str, people: Sequence[Contributor]) -> list[str]:
        names = [person.name.best(self._language) for person in people]
        return [phrase(name, self._language).format(listing(names, self._language))] if names else []

    def _team(self) -> list[tuple[str, str]]:
        """Give the names and parts of all who signed, each once."""
        language = self._language
        team: dict[str, str] = {}
        for person, part in contributors(self._publication, language):
            made = phrase("pictures-by" if part == PHOTOGRAPHER else "text-by", language).format("").rstrip(" :\u00a0")
            team.setdefault(person.name.best(language), person.role.best(language) or made)
        return list(team.items())

    def _isolated(self, text: str, language: Language | None = None) -> Markup:
        """Escape a text, its numbers kept in order where lines run right to left."""
        return Markup(isolated(text, (language or self._language).direction))  # noqa: S704 - escaped there

    def _in_words(self, day: date) -> str:
        return date_in_words(day.year, day.month, day.day, self._language)
