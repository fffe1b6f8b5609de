"""What every page of the site knows: its languages, its addresses, and what stands around its main part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote, urlsplit

from magazine.editions.templates import asked_for
from magazine.editions.web.links import PAGE, link, page_of, public_address
from magazine.editions.web.phrases import Phrases
from magazine.editions.web.sharing import feeds_of, locale
from magazine.issue import addresses

if TYPE_CHECKING:
    from collections.abc import Mapping

    from magazine.editions.web.manifest import ArticleEntry, DownloadEntry, IssueManifest
    from magazine.editions.web.sharing import Feed
    from magazine.issue.house import House
    from magazine.issue.language import Language

OF_ALL_LANGUAGES: Final = frozenset({"way-in", "lost"})
"""Pages that speak every language at once, so that their first view needs the faces of all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assets:
    """The files that all pages share, by the names that templates use.

    Attributes:
        places: name → place within the site (``style.css`` → ``assets/style-1f2e.css``).
        first_fonts: for each language's tag, places of the faces that the first view of every page needs.
        text_fonts: likewise, those that an article needs besides.
        colour: of the nameplate, which a browser may take for the frame around the page.
    """

    places: Mapping[str, str]
    first_fonts: Mapping[str, tuple[str, ...]]
    text_fonts: Mapping[str, tuple[str, ...]]
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """The way into a language: to the same page, or, with a note, to what there is instead."""

    language: Language
    address: str
    note: str = ""
    invitation: str = ""

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.language.tag

    @property
    def direction(self) -> str:
        """The language's direction."""
        return self.language.direction.value

    @property
    def name(self) -> str:
        """The language's own name."""
        return self.language.own_name

    @property
    def phrase(self) -> Phrases:
        """The pages' words in the language, for a page that speaks several."""
        return Phrases(self.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternate:
    """The same page in a language (its own included), by its public address."""

    tag: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page's surroundings.

    Attributes:
        house: who publishes.
        language: of the page.
        page: its place within the site.
        own_title: the page's title without the magazine's.
        description: for listings elsewhere.
        assets: style sheet, icon, fonts.
        switches: the ways to the other languages.
        alternates: the page in every language in which it exists; empty where it is the only one.
        issue_id: the issue that the menu leads to, or None.
        here: ``home``, ``issue``, ``article``, ``way-in``, ``lost``, or the folder of a page of the shelf (``archive``, ``search``).
        card: public address of the picture shown where the page is shared.
        anywhere: True for a page that is served at any address, so that its links start at the site's own path.
    """

    house: House
    language: Language
    page: str
    own_title: str
    assets: Assets
    here: str
    description: str = ""
    switches: tuple[Switch, ...] = ()
    alternates: tuple[Alternate, ...] = ()
    issue_id: str | None = None
    card: str = ""
    anywhere: bool = False

    def to(self, place: str, anchor: str = "") -> str:
        """Give the address of a place within the site, as a link from this page."""
        if self.anywhere:
            return f"{urlsplit(self.house.address).path.rstrip('/')}/{quote(place)}"
        return link(self.page, place, anchor)

    @property
    def tag(self) -> str:
        """The language's tag."""
        return self.language.tag

    @property
    def direction(self) -> str:
        """The page's direction."""
        return self.language.direction.value

    @property
    def house_title(self) -> str:
        """The magazine's title."""
        return self.house.title.best(self.language)

    @property
    def title(self) -> str:
        """The document's title: the page's own, then the magazine's."""
        own, house = self.own_title, self.house_title
        return house if own in {"", house} else f"{own} – {house}"

    @property
    def publisher(self) -> str:
        """Who publishes."""
        return self.house.publisher.best(self.language)

    @property
    def legal(self) -> str:
        """Imprint and notices."""
        return self.house.legal.best(self.language)

    @property
    def contact(self) -> str:
        """Where a click on the house's contact leads, or nothing."""
        contact = self.house.contact
        return f"mailto:{contact}" if "@" in contact and "://" not in contact else contact

    @property
    def issn(self) -> str:
        """The electronic edition's number, or nothing while there is none."""
        return self.house.issn_online or ""

    @property
    def address(self) -> str:
        """The page's public address; a page that is served anywhere has none."""
        return "" if self.anywhere else public_address(self.house.address, self.page)

    @property
    def locale(self) -> str:
        """The page's language as sharing sites know it."""
        return locale(self.tag)

    @property
    def feeds(self) -> tuple[Feed, ...]:
        """The feeds that the page offers to follow."""
        return feeds_of(self.house, self.language, self.page, self.here)

    @property
    def shown_address(self) -> str:
        """The page's public address as readers see it, in letters of every script: to be read, copied and typed."""
        return unquote(addresses.shown(self.address))

    @property
    def home(self) -> str:
        """The way to the home page."""
        return self.to(page_of(self.tag))

    def whole(self, *parts: str) -> str:
        """Give the public address of a folder of the site: ``frame.whole("ar", "opds")``."""
        return addresses.on_site(self.house, "/".join(parts))

    def shelf(self, *parts: str | int) -> str:
        """Give the way to a page of the shelf in the page's language: ``frame.shelf("archive", 2019)``."""
        return self.to(page_of(addresses.shelf_folder(self.language, *parts)))

    @property
    def issue(self) -> str:
        """The way to the issue that the page belongs to, or nothing."""
        return self.to(f"{self.tag}/{self.issue_id}/{PAGE}") if self.issue_id else ""

    @property
    def first_fonts(self) -> tuple[str, ...]:
        """The faces to fetch with the page."""
        tags = tuple(self.assets.first_fonts) if self.here in OF_ALL_LANGUAGES else (self.tag,)
        first = (place for tag in tags for place in self.assets.first_fonts.get(tag, ()))
        text = self.assets.text_fonts.get(self.tag, ()) if self.here == "article" else ()
        return tuple(self.to(place) for place in dict.fromkeys((*first, *text)))

    def asset(self, name: str) -> str:
        """Give the way to a shared file."""
        return self.to(self.assets.places[asked_for(name, self.assets.places)])

    def issue_folder(self, issue: IssueManifest) -> str:
        """Give the way to an issue's folder, with a slash at the end."""
        return self.to(f"{issue.language}/{issue.id}/{PAGE}").removesuffix(PAGE)

    def to_issue(self, issue: IssueManifest) -> str:
        """Give the way to an issue."""
        return self.to(f"{issue.language}/{issue.id}/{PAGE}")

    def to_article(self, issue: IssueManifest, article: ArticleEntry) -> str:
        """Give the way to an article, in the language in which it is written."""
        return self.to(f"{article.language}/{issue.id}/{article.id}/{PAGE}")

    def to_download(self, issue: IssueManifest, download: DownloadEntry) -> str:
        """Give the way to a download."""
        return self.to(f"{issue.language}/{issue.id}/{download.name}")
