"""The bilingual volume for the printer: both editions of an issue in one press PDF, back to back.

Arabic begins on the right and French on the left, each behind its own cover, and they meet in the middle; no page is turned. What
filled the last fold of each edition, and the back covers, are left out; pages of tiles where they meet complete the folds of the whole.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from magazine.constants import SIGNATURE_PAGES
from magazine.editions.commission import Product
from magazine.editions.print.bindery.binding import bind
from magazine.editions.print.bindery.combined import BackToBack, Half, bind_back_to_back
from magazine.editions.print.builder import Volumes
from magazine.editions.print.front import BRIGHT
from magazine.editions.print.handover import Parcel, inspected, put
from magazine.editions.print.ornaments import Field, Wears, data_address, family, laid
from magazine.editions.print.phrases import phrase
from magazine.editions.print.sheet import Ink, Sheet
from magazine.editions.print.stationery import Stationery
from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.finding import Finding, Level, Location
from magazine.issue.flatplan import Filler
from magazine.issue.language import Direction

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from magazine.editions.commission import Commission
    from magazine.issue.flatplan import PagePlan
    from magazine.issue.language import Language

BACK: Final = "back"
FIELD_MM: Final = (226.0, 200.0)
"""Width and height of the tiles on a page where the editions meet; they leave its upper part to the words."""

PITCH_MM: Final = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What a page where the editions meet says in one language."""

    language: Language
    head: str
    words: str


def can_be_combined(languages: Sequence[Language]) -> bool:
    """Say whether an issue's languages make one volume: two of them, read in opposite directions."""
    return len(languages) == 2 and len({language.direction for language in languages}) == 2  # noqa: PLR2004 - front and back


def in_bound_order(languages: Iterable[Language]) -> tuple[Language, ...]:
    """Put the language that is read from the right first, as its cover is the volume's first page."""
    return tuple(sorted(languages, key=lambda language: language.direction is Direction.LEFT_TO_RIGHT))


def pages_bound(plan: PagePlan) -> int:
    """Count the pages of an edition that go into the volume: all but the last fold's fillers and the back cover."""
    left_out = sum(piece.pages for piece in plan.pieces if piece.filler is Filler.FOLD or piece.id == BACK)
    return plan.page_count - left_out


def combine(commissions: Mapping[Language, Commission]) -> Product:
    """Bind the press editions of two languages, which are written already, into one volume.

    Args:
        commissions: by language, each with the page plan of its press edition.
    """
    languages = in_bound_order(commissions)
    right, left = (commissions[language] for language in languages)
    halves = [_half(commission) for commission in (right, left)]
    fillers = -sum(half.pages for half in halves) % SIGNATURE_PAGES
    publication = right.publication
    right.tell(f"binding {publication.id} {'-'.join(language.tag for language in languages)} press")
    meeting, other = Volumes(right, Ink.PROCESS), Volumes(left, Ink.PROCESS)
    sheets = [_meeting_sheet(right, languages, number, fillers) for number in range(1, fillers + 1)]
    volume = meeting.volume_of(sheets)
    titles = (volume.title, other.volume(Edition.PRESS, (), volume.furniture).title)
    tags = "-".join(language.tag for language in languages)
    document = bind_back_to_back(
        BackToBack(
            right=halves[0],
            left=halves[1],
            middle=bind(volume)[0] if sheets else None,
            volume=replace(
                volume,
                title=" · ".join(titles),
                identifier=f"urn:{publication.house.slug}:{publication.id}:{tags}:{Edition.PRESS.value}",
            ),
        )
    )
    place = addresses.combined_place(publication.house, publication.id, languages)
    where = Location(path=f"issues/{publication.id}/issue.yaml")
    parcel = Parcel(
        place=place,
        record=addresses.preflight_place(publication.id, tags),
        pages=[where] * (sum(half.pages for half in halves) + fillers),
        pictures={},
    )
    files, faults = inspected(document, parcel, right)
    return Product(
        edition=Edition.PRESS,
        language=right.language,
        files=put(files, right.into),
        findings=(*_told(publication.id, halves, fillers), *faults),
    )


def _half(commission: Commission) -> Half:
    if commission.pages is None:
        raise ValueError("the press edition has no page plan yet")
    publication, language = commission.publication, commission.language
    place = addresses.file_place(publication.house, publication.id, language, Edition.PRESS)
    return Half(language=language, file=commission.into / place, pages=pages_bound(commission.pages))


def _told(issue_id: str, halves: Sequence[Half], fillers: int) -> list[Finding]:
    if not fillers:
        return []
    first = halves[0].pages + 1
    total = sum(half.pages for half in halves) + fillers
    return [
        Finding(
            rule="filler-page",
            where=Location(path=f"issues/{issue_id}/issue.yaml"),
            what=f"fillers stand where the editions of the combined volume meet, {fillers} from page {first} on, so that its "
            f"{total} pages are a multiple of {SIGNATURE_PAGES}",
            remedy="add to the articles or shorten them, or leave it so",
            level=Level.NOTE,
        )
    ]


def _meeting_sheet(commission: Commission, languages: Sequence[Language], number: int, count: int) -> Sheet:
    """Make a page of tiles that says in the language of the nearer edition that the other begins; in both in the middle."""
    publication, stationery = commission.publication, Stationery(commission.theme)
    nearer = [
        language
        for language, here in zip(languages, (2 * number <= count + 1, 2 * number >= count + 1), strict=True)
        if here
    ]
    tokens = commission.theme.tokens
    name = f"meeting-{number}"
    seed = f"{publication.id}/{name}"
    field = Field(
        width=FIELD_MM[0], height=FIELD_MM[1], pitch=PITCH_MM, family=family(seed), seed=seed, wears=Wears.UP, whole=0.3
    )
    colours = [tokens[each] for each in (*BRIGHT, "navy", "night")]
    html = stationery.fill(
        "meeting.html",
        language=languages[0].tag,
        direction=languages[0].direction.value,
        title=phrase("meeting", languages[0]),
        drawing=data_address(laid(field, colours, tokens["ivory"])),
        panels=[
            Panel(language=language, head=phrase("meeting", language), words=phrase("meeting-words", language))
            for language in nearer
        ],
    )
    return Sheet(
        id=name,
        html=html,
        css=stationery.style("meeting.css"),
        where=Location(path=f"issues/{publication.id}/issue.yaml"),
        bare=True,
    )
