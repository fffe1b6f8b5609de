"""The shelf's pages: what each template is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from magazine.editions.web.frame import Alternate, Frame, Switch
from magazine.editions.web.links import PAGE, link, page_of, public_address
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.structured.articles import share_card
from magazine.site.front import blocks
from magazine.site.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.editions.web.manifest import IssueManifest
    from magazine.issue.language import Language
    from magazine.site.leaf import Desk, Shelf

HOME_ISSUES: Final = 12
"""Issues on a home page: a year of a monthly; the archive has all."""
LOST: Final = "404.html"
"""The page that web servers show for what is not there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """One language on the way in."""

    language: Language
    address: str
    title: str
    issue: IssueManifest | None

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.language.tag

    @property
    def direction(self) -> str:
        """The language's direction."""
        return self.language.direction.value

    @property
    def phrase(self) -> Phrases:
        """The pages' words in the language."""
        return Phrases(self.language)


def front_pages(desk: Desk, shelf: Shelf) -> Iterator[Leaf]:
    """Give the way in, the page for lost readers, and every language's home page."""
    pages = ShelfPages(desk, {language: shelf.recent(language, HOME_ISSUES) for language in shelf.languages})
    for place, page in (pages.way_in(), pages.lost(), *map(pages.home, shelf.languages)):
        yield Leaf(place=place, content=page)


class ShelfPages:
    """The pages that stand over all issues; ``shelf`` holds the newest issues of each language."""

    def __init__(self, desk: Desk, shelf: Mapping[Language, tuple[IssueManifest, ...]]) -> None:
        self._house = desk.house
        self._shelf = shelf
        self._assets = desk.assets
        self._templates = desk.templates

    def home(self, language: Language) -> tuple[str, str]:
        """Give the place of a language's home page, and the page."""
        issues = self._shelf[language]
        newest = issues[0] if issues else None
        page = page_of(language.tag)
        frame = Frame(
            house=self._house,
            language=language,
            page=page,
            own_title=self._house.title.best(language),
            assets=self._assets,
            here="home",
            description=self._about(language, newest),
            switches=tuple(
                Switch(
                    language=other, address=link(page, page_of(other.tag)), invitation=Phrases(other).choose_language
                )
                for other in self._shelf
                if other is not language
            ),
            alternates=self._homes(),
            issue_id=newest.id if newest else None,
            card=self._card(newest),
        )
        values = {"issue": newest, "shelf": issues, "blocks": blocks(newest) if newest else ()}
        return page, self._templates.fill("home.html", frame, **values)

    def way_in(self) -> tuple[str, str]:
        """Give the place of the page that offers the languages, and the page."""
        frame = self._bare(PAGE, here="way-in")
        return PAGE, self._templates.fill("way-in.html", frame, doors=self._doors(frame))

    def lost(self) -> tuple[str, str]:
        """Give the place of the page for an address that does not exist, and the page."""
        frame = self._bare(LOST, here="lost")
        return LOST, self._templates.fill("lost.html", frame, doors=self._doors(frame))

    def _bare(self, page: str, *, here: str) -> Frame:
        main = self._house.main_language
        return Frame(
            house=self._house,
            language=main,
            page=page,
            own_title=Phrases(main).lost if here == "lost" else self._house.title.best(main),
            description="" if here == "lost" else self._about(main, None),
            assets=self._assets,
            here=here,
            alternates=() if here == "lost" else self._homes(),
            anywhere=here == "lost",
        )

    def _doors(self, frame: Frame) -> tuple[Door, ...]:
        return tuple(
            Door(
                language=language,
                address=frame.to(page_of(language.tag)),
                title=self._house.title.best(language),
                issue=next(iter(issues), None),
            )
            for language, issues in self._shelf.items()
        )

    def _homes(self) -> tuple[Alternate, ...]:
        return tuple(
            Alternate(tag=language.tag, address=public_address(self._house.address, page_of(language.tag)))
            for language in self._shelf
        )

    def _about(self, language: Language, newest: IssueManifest | None) -> str:
        publisher = Phrases(language).publisher.format(self._house.publisher.best(language))
        title = f"{self._house.title.best(language)}. {publisher}."
        return f"{title} {newest.title}, {newest.date_in_words}." if newest else title

    def _card(self, newest: IssueManifest | None) -> str:
        return share_card(self._house, newest, newest.card) if newest else ""
