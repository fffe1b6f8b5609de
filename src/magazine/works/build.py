"""``magazine build``: from the project's folder to finished editions, all or nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from magazine.copydesk.check import look_over_made
from magazine.copydesk.waivers import together
from magazine.editions.commission import Commission, Product
from magazine.editions.registry import BUILDERS
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.finding import Stop, blocks, in_order
from magazine.manuscript.project import issue_ids
from magazine.markup.reading import NO_READING
from magazine.site.shelf import build_site
from magazine.works.audit import audit_build, faults_behind
from magazine.works.clock import file_moment
from magazine.works.crew import Workshop
from magazine.works.finished import finished
from magazine.works.ground import refuse_strange
from magazine.works.lock import locked
from magazine.works.machine import machine_fault
from magazine.works.mending import look_over
from magazine.works.opening import open_unchanged
from magazine.works.order import BuildReport
from magazine.works.origins import bill, made_from
from magazine.works.page_plan import planned
from magazine.works.places import cache_folder, spare_folder, store_folder
from magazine.works.remains import kept_of, languages_asked, made_again, pages_over_all
from magazine.works.reports import write_reports
from magazine.works.scratch import scratch
from magazine.works.since_built import changed_meanwhile, lost_cards, telling_changes
from magazine.works.site_record import SITE_RECORD, record_of, write_site_record
from magazine.works.sphinx_app import make
from magazine.works.stage import bring_back, carry_over, clear, stage
from magazine.works.standing import vanished
from magazine.works.store import Store
from magazine.works.trusting import trusting
from magazine.works.unsealing import signatures_gone, unseal
from magazine.works.volumes import make_volumes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.flatplan import PagePlan
    from magazine.issue.language import Language
    from magazine.works.manuscripts import Copy
    from magazine.works.mending import Mending
    from magazine.works.order import BuildOrder


@dataclass(frozen=True, kw_only=True)
class _Work:
    """What one build has to do.

    Attributes:
        order: what was ordered.
        copies: the issues that are made, oldest first: those that were ordered, and those of the last build that are spoilt.
        mending: what is made again for that.
        crew: does the work.
    """

    order: BuildOrder
    copies: Sequence[Copy]
    mending: Mending
    crew: Workshop

    def order_of(self, copy: Copy) -> BuildOrder:
        """Say what of an issue is made."""
        return self.mending.orders.get(copy.publication.id, self.order)

    @property
    def makes_site(self) -> bool:
        """Whether the pages over all issues are made."""
        orders = [self.order, *map(self.order_of, self.copies)]
        return bool(self.mending.over_all) or any(Edition.WEB in order.editions for order in orders)


def build(order: BuildOrder, tell: Callable[[str], None]) -> BuildReport:
    """Build what is ordered, beside the last build, and switch over at the end.

    Args:
        order: what to build.
        tell: called with a line of progress.

    Raises:
        Stop: where the content is at fault, or the machine (``works/machine.py``); every finding is in it and nothing built before is touched.
    """
    try:
        with (
            locked(order.out.resolve(), f"magazine build {' '.join(order.issues)}", patience=order.patience, tell=tell),
            scratch(cache_folder(order.project)) as unfinished,
        ):
            store = Store(store_folder(order.project), unfinished)
            return trusting(lambda: _build(order, unfinished, tell, store), store, order.project, tell)
    except Exception as error:
        fault = None if isinstance(error, Stop) else machine_fault(error, order.project)
        if fault is None:
            raise
        raise Stop(fault) from error


def _build(order: BuildOrder, unfinished: Path, tell: Callable[[str], None], store: Store) -> BuildReport:
    bring_back(order.out)
    _stop_on(list(refuse_strange(order.out)))
    copies, findings = _open_all(order, order.issues, unfinished, tell)
    store.sweep()
    with Workshop(store, order.jobs, _progress(tell)) as crew:
        tell("looking whether the last build is whole")
        mending = look_over(order, issue_ids(order.project), copies, crew)
        more, notes = _open_spoilt(order, mending, unfinished, tell)
        copies = sorted([*copies, *more], key=lambda copy: copy.publication.id)
        with telling_changes(order.project, copies):
            return _make(_Work(order=order, copies=copies, mending=mending, crew=crew), [*findings, *notes], tell)


def _make(work: _Work, findings: list[Finding], tell: Callable[[str], None]) -> BuildReport:
    order, copies, crew, found = work.order, work.copies, work.crew, work.mending.found
    stays = _staying(work)
    with stage(order.out, stays, spare_folder(order.project, order.out)) as into:
        carry_over(order.out, into, kept := found.sound(_kept(work)))
        clear(into, (place for copy in copies for place in made_again(copy, work.order_of(copy))))
        files: list[str] = []
        for copy in copies:
            own = work.order_of(copy)
            plans: dict[Language, PagePlan] = {}
            for product in _build_issue(copy, own, into, crew, tell):
                files += product.files
                findings += product.findings
                plans |= {} if product.pages is None else {product.language: product.pages}
            marked = look_over_made(
                copy.desk,
                finished(copy.publication, languages_asked(copy, own), own.editions, into),
                tongue=copy.desk.line.tongue,
            )
            _stop_on(marked.findings)
            findings += marked.findings
            files += write_reports(
                into,
                copy.publication,
                in_order(findings),
                plans,
                together(copy.waivers, marked.waivers),
                made_from=made_from(copy, own),
                bill=bill(copy, order.project),
            )
        over_all = _build_shelf(work, into, stays)
        files += over_all
        unseal(into)
        staying = found.beneath(stays)
        known = staying.keys() & record_of(order.out / SITE_RECORD).keys()
        files += write_site_record(into, staying, _issue_folders(order, copies), {*over_all, *known})
        digests = _recorded(into, copies) | found.untouched(stays)
        leaks = audit_build(
            order.project, into, order.as_of, crew, last=order.out, stays=stays, kept=kept, digests=digests
        )
        _stop_on([*leaks, *faults_behind(order.project, leaks, {copy.publication.id for copy in copies})])
        findings += [*signatures_gone(order.out), *work.mending.told(order.issues)]
        meanwhile = list(changed_meanwhile(order.project, copies))
        _stop_on(meanwhile)
        findings += meanwhile
        return BuildReport(
            files=tuple(sorted(set(files))),
            findings=in_order(findings),
            made=tuple((job.kind, job.name) for job in crew.made),
            reused=len(crew.reused),
        )


def _recorded(into: Path, copies: Sequence[Copy]) -> dict[str, str]:
    """Give the digests that this build has just read of its own files, so that they are not read for them once more."""
    reports = [into / addresses.reports_folder(copy.publication.id) / "build.json" for copy in copies]
    return {
        place: digest
        for report in (*reports, into / SITE_RECORD)
        for place, digest in record_of(report).items()
        if (into / place).is_file()
    }


def _progress(tell: Callable[[str], None]) -> Callable[[int, int, str], None]:
    """Tell of every fifth part of a batch, and of its end: enough for a person, not too much for a log."""

    def tell_step(done: int, total: int, name: str) -> None:
        if done == total or done % max(1, total // 5) == 0:
            tell(f"  {done} of {total}: {name}")

    return tell_step


def _open_all(
    order: BuildOrder, issues: Iterable[str], unfinished: Path, tell: Callable[[str], None]
) -> tuple[list[Copy], list[Finding]]:
    copies: list[Copy] = []
    findings: list[Finding] = []
    for issue_id in issues:
        tell(f"reading {issue_id}")
        try:
            copy, found = open_unchanged(order.project, issue_id, order.as_of, unfinished)
        except Stop as stop:
            findings += stop.findings
        else:
            copies.append(copy)
            findings += [*found, *vanished(copy.publication, order.out), *lost_cards(copy, order.out, order.project)]
    if blocks(findings):
        raise Stop(*in_order(findings))
    return copies, findings


def _open_spoilt(
    order: BuildOrder, mending: Mending, unfinished: Path, tell: Callable[[str], None]
) -> tuple[list[Copy], list[Finding]]:
    """Open the issues that nobody has ordered, and that are made again because the last build is spoilt."""
    try:
        return _open_all(order, sorted(mending.orders.keys() - set(order.issues)), unfinished, tell)
    except Stop as stop:
        raise Stop(*in_order([*stop.findings, *mending.told(order.issues, made=False)])) from None


def _build_issue(
    copy: Copy, order: BuildOrder, into: Path, crew: Workshop, tell: Callable[[str], None]
) -> list[Product]:
    products: list[Product] = []
    commissions: dict[Language, Commission] = {}
    for language in languages_asked(copy, order):
        commission = _commission(copy, language, into, crew, tell)
        made = _build_language(copy, commission, order)
        products += made
        commissions[language] = replace(commission, pages=_press_plan(made))
    _stop_on_faults(products)
    volumes = make_volumes(commissions, order)
    _stop_on_faults(volumes)
    return products + volumes


def _stop_on_faults(products: Sequence[Product]) -> None:
    _stop_on([finding for product in products for finding in product.findings])


def _stop_on(findings: Sequence[Finding]) -> None:
    if blocks(findings):
        raise Stop(*in_order(findings))


def _press_plan(products: Sequence[Product]) -> PagePlan | None:
    return next((product.pages for product in products if product.edition is Edition.PRESS), None)


def _commission(copy: Copy, language: Language, into: Path, crew: Workshop, tell: Callable[[str], None]) -> Commission:
    return Commission(
        publication=copy.publication,
        language=language,
        reading=NO_READING,
        theme=copy.theme,
        into=into,
        editions=frozenset(),
        crew=crew,
        moment=file_moment(copy.publication.cover_date),
        translate=lambda *_: "",
        tell=tell,
    )


def _build_language(copy: Copy, commission: Commission, order: BuildOrder) -> list[Product]:
    publication, language = commission.publication, commission.language
    products: list[Product] = []
    for builder in BUILDERS:
        wanted = builder.editions & order.editions
        if wanted:
            commission.tell(
                f"{publication.id} {language.tag}: {', '.join(sorted(edition.value for edition in wanted))}"
            )
            if Edition.EPUB in wanted and commission.pages is None:
                pages, notes = planned(commission, copy.shelves[language])
                commission = replace(commission, pages=pages)
                products.append(Product(edition=Edition.EPUB, language=language, files=(), findings=notes))
            made = make(
                builder, replace(commission, editions=wanted, downloads=_sizes(commission)), copy.shelves[language]
            )
            products += made
            pages = next((product.pages for product in made if product.pages is not None), None)
            commission = replace(commission, pages=pages or commission.pages)
    return products


def _sizes(commission: Commission) -> dict[Edition, int]:
    """Give the sizes in bytes of the downloads that stand already."""
    publication, found = commission.publication, {}
    for edition in (Edition.EPUB, Edition.SCREEN):
        place = commission.into / addresses.file_place(publication.house, publication.id, commission.language, edition)
        if place.is_file():
            found[edition] = place.stat().st_size
    return found


def _build_shelf(work: _Work, into: Path, stays: list[str]) -> tuple[str, ...]:
    if not work.makes_site or not work.copies:
        return ()
    order, copies = work.order, work.copies
    newest = copies[-1]
    house = newest.publication.house
    moment = file_moment(newest.publication.cover_date)
    ordered = {copy.publication.id for copy in copies}
    return build_site(
        into=into,
        house=house,
        theme=newest.theme,
        languages=house.languages,
        moment=moment,
        dated=file_moment,
        crew=work.crew,
        last=order.out,
        unchanged=frozenset(issue_ids(order.project)) - ordered - work.mending.dropped,
        stay=stays.append,
        spoilt=frozenset(
            place.removeprefix("site/") for place in work.mending.found.spoilt if place.startswith("site/")
        ),
    )


def _issue_folders(order: BuildOrder, copies: Sequence[Copy]) -> frozenset[str]:
    """Name the places of the project's issues within the site."""
    languages = {language for copy in copies for language in copy.publication.house.languages}
    return frozenset(
        addresses.issue_folder(issue_id, language) for issue_id in issue_ids(order.project) for language in languages
    )


def _staying(work: _Work) -> list[str]:
    """Name the folders of the issues that are not made again: they come over from the last build whole."""
    languages = {language for copy in work.copies for language in copy.publication.house.languages}
    made = {copy.publication.id for copy in work.copies}
    others = set(issue_ids(work.order.project)) - made - work.mending.dropped
    return [
        place
        for issue_id in sorted(others)
        for place in (
            *(f"{shelf}/{issue_id}" for shelf in ("press", "archive", "reports")),
            *(f"site/{addresses.issue_folder(issue_id, language)}" for language in sorted(languages, key=lambda each: each.tag)),
        )
    ]  # fmt: skip


def _kept(work: _Work) -> set[str]:
    """Name what an earlier build made of the issues, and of the site, that this one does not make again."""
    kept = {place for copy in work.copies for place in kept_of(copy, work.order_of(copy))}
    # Pages of issues that are not made again still need the style sheet and fonts that they were made with.
    return kept | ({"site/assets"} if work.makes_site else pages_over_all(work.order))
