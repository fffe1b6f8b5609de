"""The notice before the masthead: what was corrected in the issue before, since it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from magazine.editions.print.phrases import phrase
from magazine.editions.print.sheet import Sheet
from magazine.editions.print.stationery import safe
from magazine.issue.dates import date_in_words
from magazine.issue.finding import Location
from magazine.issue.isolation import isolated

if TYPE_CHECKING:
    from datetime import date

    from magazine.editions.commission import Commission
    from magazine.editions.print.stationery import Stationery


def corrections_sheets(commission: Commission, stationery: Stationery) -> list[Sheet]:
    """Make the notice; none where nothing was corrected in this language."""
    publication, language = commission.publication, commission.language
    corrected = publication.corrected.get(language, ())
    if not corrected:
        return []

    def shown(text: str) -> object:
        return safe(isolated(text, language.direction))

    def in_words(day: date) -> str:
        return date_in_words(day.year, day.month, day.day, language)

    title = phrase("corrections", language)
    html = stationery.fill(
        "corrections.html",
        language=language.tag,
        direction=language.direction.value,
        heading=title,
        words=phrase("corrections-words", language).format(number=publication.corrected_number),
        articles=[
            (shown(each.headline), [(in_words(one.date), shown(one.text)) for one in each.corrections])
            for each in corrected
        ],
    )
    return [
        Sheet(
            id="corrections",
            html=html,
            css=stationery.style("corrections.css"),
            where=Location(path=f"issues/{publication.id}/issue.yaml"),
            title=title,
            closed=True,
        )
    ]
