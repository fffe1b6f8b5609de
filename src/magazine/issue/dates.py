"""Cover dates, in words and as the moment that dates every file of an issue."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from magazine.issue.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

MONTHS: Final[Mapping[Language, tuple[str, ...]]] = {
    # Morocco's names of the Gregorian months, not the Levant's nor Egypt's.
    Language.ARABIC: (
        "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
    ),
    Language.FRENCH: (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip


COVER_YEARS: Final = range(1800, 2100)
"""In which issues are dated: an old volume may be made again, and every form of output can say these years."""
ARCHIVE_YEARS: Final = range(1980, 2108)
"""That entries of archives can bear (PKWARE, APPNOTE 4.4.6); 1980 has every day that another year has."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CoverDate:
    """The date printed on the cover: a month, or a day of it.

    Attributes:
        year: in the Gregorian calendar.
        month: 1 to 12.
        day: 1 to 31, or None for the whole month.
    """

    year: int
    month: int
    day: int | None = None

    def __str__(self) -> str:
        text = f"{self.year:04}-{self.month:02}"
        return text if self.day is None else f"{text}-{self.day:02}"

    @classmethod
    def from_text(cls, text: str) -> CoverDate:
        """Read a date as ``str`` gives it: ``2019-01``, ``2019-01-15``."""
        return cls(**dict(zip(("year", "month", "day"), map(int, text.split("-")), strict=False)))

    def in_words(self, language: Language) -> str:
        """Write the date as a cover does: ``يناير 2019``, ``janvier 2019``."""
        return date_in_words(self.year, self.month, self.day, language)

    @property
    def moment(self) -> datetime:
        """The first moment of the date, in UTC: what dates the files where SOURCE_DATE_EPOCH does not."""
        return datetime(self.year, self.month, self.day or 1, tzinfo=UTC)


def in_archives(moment: datetime) -> datetime:
    """Give a moment in UTC as an entry of an archive bears it: ZIP knows no year before 1980 (APPNOTE 4.4.6)."""
    utc = moment.astimezone(UTC)
    return utc if utc.year >= ARCHIVE_YEARS[0] else utc.replace(year=ARCHIVE_YEARS[0])


def date_in_words(year: int, month: int, day: int | None, language: Language) -> str:
    """Write a date in words; French has ``1er`` for the first of a month."""
    months = MONTHS.get(language, MONTHS[Language.ENGLISH])
    words = [months[month - 1], str(year)]
    if day is not None:
        words.insert(0, "1er" if day == 1 and language is Language.FRENCH else str(day))
    return " ".join(words)


def latest(moments: Iterable[str], otherwise: str) -> str:
    """Give the latest of some moments, each in ISO 8601 with a time zone of its own; ``otherwise`` where there are none."""
    return max(moments, key=datetime.fromisoformat, default=otherwise)
