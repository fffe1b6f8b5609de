"""The print edition's builder: articles and other pieces → sheets → laid-out sheets → plan → bound volumes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Final

from magazine.editions.builder import EditionBuilder
from magazine.editions.commission import Product
from magazine.editions.print.article import article_sheet
from magazine.editions.print.bindery.binding import bind
from magazine.editions.print.bindery.census import census_findings
from magazine.editions.print.bindery.reading import read_sheet
from magazine.editions.print.bindery.volume import BoundPiece, Volume
from magazine.editions.print.copyfitting import Copyfitter
from magazine.editions.print.corrections import corrections_sheets
from magazine.editions.print.findings import findings_of, link_findings
from magazine.editions.print.front import CONTENTS_FITS, Front
from magazine.editions.print.furniture import furniture_sheet
from magazine.editions.print.handover import inspected, originals, parcel_of, put, without_inks
from magazine.editions.print.page import lights_meant
from magazine.editions.print.phrases import phrase
from magazine.editions.print.plan import (
    FILLER,
    Placed,
    Slot,
    filler_findings,
    first_pages,
    imposed,
    page_plan,
)
from magazine.editions.print.plates import plates_job
from magazine.editions.print.press import layout_job, screen_profile
from magazine.editions.print.sheet import Asset, Ink
from magazine.editions.print.stationery import Stationery
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.flatplan import Side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from magazine.editions.commission import Commission
    from magazine.editions.print.bindery.volume import LaidOut
    from magazine.editions.print.copyfitting import Setting
    from magazine.editions.print.sheet import Order, Orders, Sheet
    from magazine.issue.finding import Finding, Location
    from magazine.issue.job import Job
    from magazine.issue.publication import Entry

INKS: Final = {Edition.SCREEN: Ink.LIGHT, Edition.ARCHIVE: Ink.LIGHT, Edition.PRESS: Ink.PROCESS}
CONTENTS_PAGES: Final = 2  # a spread, behind the cover


class PrintBuilder(EditionBuilder):
    """Makes the screen, press and archive editions."""

    name = "print"
    editions: ClassVar[frozenset[Edition]] = frozenset(INKS)

    def make(self, commission: Commission) -> tuple[Product, ...]:
        """Make those of the three that are wanted; screen and archive share their layout."""
        wanted = [edition for edition in INKS if edition in commission.editions]
        products: list[Product] = []
        if Edition.PRESS in wanted and commission.theme.condition is None:
            wanted.remove(Edition.PRESS)
            products.append(without_inks(commission))
        volumes: Volumes | None = None
        for ink in Ink:
            editions = [edition for edition in wanted if INKS[edition] is ink]
            if editions:
                volumes = Volumes(commission, ink, volumes)
                products += volumes.make(editions)
        return tuple(products)


class PagePlanner(PrintBuilder):
    """Plans the pages of the screen edition, whose layouts are kept, and writes none of it."""

    def make(self, commission: Commission) -> tuple[Product, ...]:
        """Give a product without files: the plan, and what would keep it from being printed."""
        return (Volumes(commission, Ink.LIGHT).planned(),)


class Volumes:
    """The volumes of one language in the same colours.

    Args:
        commission: the order.
        ink: the colours.
        before: the volumes in other colours, once made: articles are set as there.

    Attributes:
        settings: how each article is set, once made.
        pages: how many pages each takes.
    """

    def __init__(self, commission: Commission, ink: Ink, before: Volumes | None = None) -> None:
        self._commission = commission
        self._ink = ink
        self._stationery = Stationery(commission.theme)
        self._front = Front(commission, self._stationery, ink)
        self._originals: dict[str, Location] = {}
        self._jobs: dict[Path, tuple[Job, dict[str, Job]]] = {}
        self._before = before
        self.settings: dict[str, Setting] = {}
        self.pages: dict[str, int] = {}

    def make(self, editions: Sequence[Edition]) -> list[Product]:
        """Lay everything out once and bind each edition from it."""
        articles = self._articles()
        placed, furniture = self._furnished(self._placed(articles))
        return [self._bound(edition, placed, furniture) for edition in editions]

    def planned(self) -> Product:
        """Lay everything out and give the plan."""
        placed = self._placed(self._articles())
        language = self._commission.language
        return Product(
            edition=Edition.SCREEN,
            language=language,
            files=(),
            findings=tuple(findings_of(placed, self._manuscripts())),
            pages=page_plan(placed, language),
        )

    def _articles(self) -> list[tuple[Sheet, LaidOut]]:
        """Lay out the articles, set as the volumes before were, or with trials."""
        commission = self._commission
        entries = [
            entry
            for entry in commission.publication.contents[commission.language]
            if entry.article.id in commission.reading.documents
        ]
        fitter = Copyfitter(entries, self._set)
        made = fitter.as_before(self._before.settings, self._before.pages) if self._before else fitter.fitted()
        self.settings = {entry.article.id: chosen for entry, chosen in zip(entries, fitter.settings, strict=True)}
        self.pages = {sheet.id: laid_out.pages for sheet, laid_out in made}
        return made

    def _set(self, entries: Sequence[Entry], settings: Sequence[Setting]) -> list[tuple[Sheet, LaidOut]]:
        made = [
            article_sheet(entry, self._commission, self._stationery, self._ink, fit=setting.fit, grow=setting.grow)
            for entry, setting in zip(entries, settings, strict=True)
        ]
        orders: dict[str, Order] = {}
        for _, asked in made:
            orders |= asked
        sheets = [sheet for sheet, _ in made]
        return list(zip(sheets, self._lay_out(sheets, orders), strict=True))

    def _placed(self, articles: Sequence[tuple[Sheet, LaidOut]]) -> list[Placed]:
        """Plan the pages, then make the pieces that name them; set the contents tighter, or plan again, until they fit."""
        slots = [Slot(id=sheet.id, pages=laid_out.pages, starts_on=sheet.starts_on) for sheet, laid_out in articles]
        sheets = corrections_sheets(self._commission, self._stationery)
        notices = list(zip(sheets, self._lay_out(sheets), strict=True))
        contents_pages, fit = CONTENTS_PAGES, 0
        while True:
            front = (
                Slot(id="cover", pages=1),
                Slot(id="contents", pages=contents_pages, starts_on=Side.VERSO),
                *[Slot(id=sheet.id, pages=laid_out.pages) for sheet, laid_out in notices],
                Slot(id="masthead", pages=1),
            )
            order = imposed(front, slots, Slot(id="back", pages=1))
            others = self._others(order, fit)
            made = dict(zip([sheet.id for sheet in others], self._lay_out(others, self._front.orders), strict=True))
            if made["contents"].pages == contents_pages:
                break
            if fit < CONTENTS_FITS:
                fit += 1
            else:
                contents_pages = made["contents"].pages
        known = {sheet.id: (sheet, laid_out) for sheet, laid_out in [*notices, *articles]}
        known |= {sheet.id: (sheet, made[sheet.id]) for sheet in others}
        pages = first_pages(order)
        return [
            Placed(
                sheet=known[slot.id][0],
                laid_out=known[slot.id][1],
                first_page=pages[slot.id],
                filler=slot.filler,
            )
            for slot in order
        ]

    def _others(self, order: Sequence[Slot], fit: int) -> list[Sheet]:
        pages = first_pages(order)
        fillers = [
            self._front.filler(int(slot.id.removeprefix(FILLER))) for slot in order if slot.id.startswith(FILLER)
        ]
        return [
            self._front.cover(pages),
            self._front.contents(pages, fit),
            self._front.masthead(),
            *fillers,
            self._front.back(),
        ]

    def _lay_out(self, sheets: Sequence[Sheet], orders: Orders | None = None) -> list[LaidOut]:
        """Have pictures developed and sheets laid out, in light."""
        orders = orders or {}
        self._originals |= originals(orders)
        crew, theme = self._commission.crew, self._commission.theme
        developed = crew.make([order.job for order in orders.values()])
        assets = [
            Asset(name=name, file=file, digest=order.job.key)
            for (name, order), file in zip(orders.items(), developed, strict=True)
        ]
        named = [[asset for asset in assets if asset.name in sheet.html] for sheet in sheets]
        jobs = [layout_job(sheet, asked, theme.faces) for sheet, asked in zip(sheets, named, strict=True)]
        files = crew.make(jobs)
        for job, file, asked in zip(jobs, files, named, strict=True):
            presses = {asset.name: orders[asset.name].press for asset in asked}
            self._jobs[file] = job, {name: press for name, press in presses.items() if press}
        return [read_sheet(file) for file in files]

    def _furnished(self, placed: Sequence[Placed]) -> tuple[list[Placed], Path]:
        """Lay out what stands on the pages besides, and make all into inks where these are the volumes' colours."""
        furniture = self._lay_out([furniture_sheet(placed, self._commission, self._stationery)])[0].file
        theme = self._commission.theme
        if self._ink is not Ink.PROCESS or theme.condition is None:
            return list(placed), furniture
        files = list(dict.fromkeys([*(piece.laid_out.file for piece in placed), furniture]))
        orders = {job.key: job for file in files for job in self._jobs[file][1].values()}
        made = dict(zip(orders, self._commission.crew.make(list(orders.values())), strict=True))
        jobs = []
        for file in files:
            layout, presses = self._jobs[file]
            assets = [Asset(name=name, file=made[job.key], digest=job.key) for name, job in presses.items()]
            jobs.append(plates_job(layout, file, assets, theme.tokens, theme.condition))
        plates = dict(zip(files, self._commission.crew.make(jobs), strict=True))
        inked = [replace(piece, laid_out=replace(piece.laid_out, file=plates[piece.laid_out.file])) for piece in placed]
        return inked, plates[furniture]

    def _bound(self, edition: Edition, placed: Sequence[Placed], furniture: Path) -> Product:
        commission = self._commission
        publication, language = commission.publication, commission.language
        commission.tell(f"binding {publication.id} {language.tag} {edition.value}: {len(placed)} pieces")
        volume = self.volume(edition, placed, furniture)
        document, broken = bind(volume)
        findings: tuple[Finding, ...] = (
            *findings_of(placed, self._manuscripts()),
            *filler_findings(placed, language),
            *link_findings(placed, broken),
            *census_findings(volume, document, placed[0].sheet.where),
        )
        files = {addresses.file_place(publication.house, publication.id, language, edition): document}
        if edition is Edition.PRESS:
            files, faults = inspected(document, parcel_of(placed, self._originals, commission), commission)
            findings = (*findings, *faults)
        return Product(
            edition=edition,
            language=language,
            files=put(files, commission.into),
            findings=findings,
            pages=page_plan(placed, language),
        )

    def volume(self, edition: Edition, placed: Sequence[Placed], furniture: Path) -> Volume:
        """Make the order to bind some pieces."""
        commission = self._commission
        publication, language = commission.publication, commission.language
        title = publication.house.title.best(language)
        date = publication.cover_date.in_words(language)
        return Volume(
            edition=edition,
            language=language,
            title=f"{title}, {phrase('issue', language)} {publication.number}, {date}",
            publisher=publication.house.publisher.best(language),
            subject=publication.title.best(language),
            identifier=f"urn:{publication.house.slug}:{publication.id}:{language.tag}:{edition.value}",
            moment=commission.moment,
            pieces=[_bound_piece(piece) for piece in placed],
            furniture=furniture,
            faces=commission.theme.faces,
            screen_profile=screen_profile(),
            condition=commission.theme.condition,
            lights=lights_meant(commission.theme.tokens),
        )

    def volume_of(self, sheets: Sequence[Sheet]) -> Volume:
        """Lay some bare sheets out and make the order to bind them for the press, a page each; of no sheet, an order to bind nothing."""
        if not sheets:
            return self.volume(Edition.PRESS, (), Path())  # no page bears any furniture
        made = self._lay_out(sheets, self._front.orders)
        placed = [
            Placed(sheet=sheet, laid_out=laid_out, first_page=number + 1)
            for number, (sheet, laid_out) in enumerate(zip(sheets, made, strict=True))
        ]
        return self.volume(Edition.PRESS, *self._furnished(placed))

    def _manuscripts(self) -> dict[str, str]:
        entries = self._commission.publication.contents[self._commission.language]
        return {entry.article.id: entry.article.body for entry in entries}


def _bound_piece(piece: Placed) -> BoundPiece:
    return BoundPiece(
        id=piece.sheet.id,
        file=piece.laid_out.file,
        first_page=piece.first_page,
        title=piece.sheet.title,
        rubric=piece.sheet.rubric,
        centred=piece.sheet.bare,
    )
