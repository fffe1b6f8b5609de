"""Files bear the cover date, or the moment that the environment sets; never the time of the build."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from magazine.issue.dates import CoverDate
from magazine.issue.finding import Stop
from magazine.works.clock import file_moment

JANUARY = CoverDate(year=2019, month=1)


def test_files_bear_the_cover_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert file_moment(JANUARY) == datetime(2019, 1, 1, tzinfo=UTC)


def test_the_environment_may_set_another_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1546682400")
    assert file_moment(JANUARY) == datetime(2019, 1, 5, 10, tzinfo=UTC)


@pytest.mark.parametrize("epoch", ["yesterday", "4386441600", "-9999999999", "1" * 40])
def test_nonsense_in_the_environment_is_a_finding(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(Stop) as stop:
        file_moment(JANUARY)
    assert stop.value.findings[0].rule == "wrong-date"
