"""All that an issue's pages show and that is not text: made in one batch, and laid into the site's folder."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from magazine.editions.web.assets import asset_jobs, name_assets
from magazine.editions.web.cards import card_jobs, front_jobs, name_cards, name_front
from magazine.editions.web.charts import chart_jobs, charts_of, name_charts
from magazine.editions.web.pictures import name_prints, shown
from magazine.editions.web.recordings import name_recordings
from magazine.issue.addresses import issue_folder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from magazine.editions.commission import Commission
    from magazine.editions.web.charts import DrawnChart
    from magazine.editions.web.folder import SiteFolder
    from magazine.editions.web.frame import Assets
    from magazine.editions.web.manifest import PictureFiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What has been made for an issue's pages.

    Attributes:
        pictures: developed pictures by id, with the alternative text of their cards.
        charts: drawn charts by their key (``charts.key_of``).
        recordings: names of sound and film files, relative to the issue's folder, by id.
        assets: what all pages of the site share, by the names that templates use.
        shared: places of the shared files within the site, fonts included.
        cards: names of the share cards, relative to the issue's folder, by article id (``cards.ISSUE`` for the issue's own).
        front: the cover with nameplate and cover lines.
    """

    pictures: Mapping[str, PictureFiles]
    charts: Mapping[str, DrawnChart]
    recordings: Mapping[str, str]
    assets: Assets
    shared: tuple[str, ...]
    cards: Mapping[str, str]
    front: PictureFiles

    def seen(self, picture_id: str) -> PictureFiles | None:
        """Give a picture with the words of its card, or None where it is not shown."""
        return self.pictures.get(picture_id)


def lay_in(commission: Commission, folder: SiteFolder) -> Stock:
    """Have everything made that the pages show, and write it."""
    publication, language = commission.publication, commission.language
    negatives, charts = shown(commission), charts_of(commission)
    batches = (
        [job for negative in negatives for job in negative.jobs],
        chart_jobs(charts, commission),
        asset_jobs(commission.theme),
        card_jobs(commission),
        front_jobs(commission),
    )
    made = _split(commission.crew.make([job for batch in batches for job in batch]), batches)
    prints = name_prints(negatives, made[0])
    drawn, drawings = name_charts(charts, made[1])
    assets, shared = name_assets(commission.theme, made[2])
    recordings, films = name_recordings(commission)
    cards, drawn_cards = name_cards(commission, made[3])
    front, fronts = name_front(commission, made[4])
    for file in shared:
        folder.write(file.place, file.content)
    pictures = {name: path for picture in prints.values() for name, path in picture.sources.items()}
    for name, path in (pictures | drawings | films | drawn_cards | fronts).items():
        folder.copy(f"{issue_folder(publication.id, language)}/{name}", path)
    return Stock(
        pictures={name: made.seen(publication.pictures[name], language) for name, made in prints.items()},
        charts=drawn,
        recordings=recordings,
        assets=assets,
        shared=tuple(file.place for file in shared),
        cards=cards,
        front=front,
    )


def _split(made: Sequence[Path], batches: Sequence[Sequence[object]]) -> list[Sequence[Path]]:
    """Part what was made into the batches in which it was ordered."""
    parts, start = [], 0
    for batch in batches:
        parts.append(made[start : start + len(batch)])
        start += len(batch)
    return parts
