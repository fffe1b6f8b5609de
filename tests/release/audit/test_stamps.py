"""Moments must be those that files may bear, in whatever form they are written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from magazine.release.audit.machine import machine_marks
from magazine.release.audit.stamps import clock_traces, days_of, strange_stamps, western

COVER = frozenset({"20190101000000"})


@pytest.mark.parametrize(
    "stamp",
    [
        "2026-11-26T20:31:07Z",
        "2026-11-26 20:31",
        "2026:11:26 20:31:07",
        "D:20261126203107Z",
        "Thu, 26 Nov 2026 20:31:07 GMT",
        "2019-01-01T00:00:00+01:00",
        "Thu Nov 26 20:31:07 2026",
        "Thu Nov 26 20:31:07 UTC 2026",
        "Nov 26 2026 20:31:07",
        "20261126T203107Z",
        "20261126_203107",
        "26/11/2026 20:31",
        "26.11.2026, 20:31:07",
        "٢٠٢٦-١١-٢٦ ٢٠:٣١",
    ],
)
def test_another_moment_is_told(stamp: str) -> None:
    assert len(list(strange_stamps(western(f"made {stamp}."), COVER))) == 1


@pytest.mark.parametrize(
    "text",
    ["2019-01-01T00:00:00Z", "D:20190101000000+00'00'", "2019-01-01T01:00+01:00", "2019:01:01 00:00:00", "Tue, 01 Jan 2019 00:00:00 GMT", "2019-01-05", "2026-99-99T99:99"],
)  # fmt: skip
def test_the_cover_date_and_what_is_no_moment_are_not(text: str) -> None:
    assert list(strange_stamps(text, COVER)) == []


def test_seconds_since_1970_are_told_on_the_day_of_building_alone() -> None:
    day = (1_795_000_000, 1_795_172_800)  # 18 and 20 November 2026
    for told in (
        "1795000123",
        "1795000123456",
        "1795000123.5",
        "1795000123456789",
        hex(1_795_000_123),
        "20261119101112",
    ):
        assert list(clock_traces(f"t={told};", day)) != [], told
    assert list(clock_traces("t=1695000123; 17950001234 0.1795000123 0x1f 20191119101112", day)) == []


def test_a_day_is_written_in_all_its_forms() -> None:
    forms = {
        "2026-11-26",
        "2026:11:26",
        "D:20261126",
        "26 Nov 2026",
        "Nov 26, 2026",
        "26/11/2026",
        "26 novembre 2026",
        "26 نونبر 2026",
    }
    assert forms <= set(days_of(datetime(2026, 11, 26, tzinfo=UTC)))
    assert "1er mai 2026" in set(days_of(datetime(2026, 5, 1, tzinfo=UTC)))


@pytest.mark.parametrize(
    "mark",
    [
        "/home/hassan/m/x",
        "see /tmp/tmpab12/x",
        "C:\\Users\\Hassan\\x",
        "file:///srv/m/x",
        "<X object at 0x7f00aa11>",
        "webpack:///home/karim/x.js",
        "/mnt/karim/mag",
        "c:/Users/Karim/x",
        "vscode://home/karim/x",
    ],
)
def test_marks_of_machines_are_told(mark: str) -> None:
    assert len(list(machine_marks(f"a {mark} b"))) == 1


@pytest.mark.parametrize(
    "text", ["https://m.example/home/x/", "the home page", "a:b\\c", "/ar/2019-01/tmp/", "url(/fonts/home.woff2)"]
)
def test_addresses_of_sites_are_not(text: str) -> None:
    assert list(machine_marks(text)) == []
