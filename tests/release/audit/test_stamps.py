"""Moments must be those that files may bear, in whatever form they are written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from magazine.release.audit.machine import machine_marks, marks_in
from magazine.release.audit.stamps import clock_traces, days_of, numbers_in, strange_stamps, western

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
        "2026-11-26_20-31-07",
        "2026-11-26T20-31",
        "26/11/2026 20:31",
        "26.11.2026, 20:31:07",
        "٢٠٢٦-١١-٢٦ ٢٠:٣١",
    ],
)
def test_another_moment_is_told(stamp: str) -> None:
    assert len(list(strange_stamps(western(f"made {stamp}."), COVER))) == 1


@pytest.mark.parametrize(
    "text",
    ["2019-01-01T00:00:00Z", "D:20190101000000+00'00'", "2019-01-01T01:00+01:00", "2019:01:01 00:00:00", "Tue, 01 Jan 2019 00:00:00 GMT", "2019-01-05", "2026-99-99T99:99", "2019-01-01_00-00-00", "2026-11-26-20-31"],
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


def test_a_moment_that_files_may_bear_is_not_told_as_a_number_either() -> None:
    day = (1_795_000_000, 1_795_172_800)
    moments = frozenset({"20261119000000"})
    seconds = int(datetime(2026, 11, 19, tzinfo=UTC).timestamp())
    for meant in ("D:20261119000000Z", f"{seconds}", f"{seconds}000", f"{seconds}.0", hex(seconds)):
        assert list(clock_traces(meant, day, moments)) == [], meant
        assert list(clock_traces(meant, day)) != [], meant
    for told in ("20261119000001", f"{seconds + 1}", f"{seconds}001", f"{seconds}.25", f"{seconds} {seconds + 7}"):
        assert list(clock_traces(told, day, moments)) != [], told


def test_a_number_that_a_text_says_is_a_moment_as_fine_as_it_is_said() -> None:
    day = (1_795_000_000, 1_795_172_800)
    said = frozenset(numbers_in("web/20261119101112/ 1795000123456 ١٧٩٥٠٠٠٥٥٥", day))
    assert "20261119101112" in said
    assert list(clock_traces("20261119101112 1795000123456 1795000555", day, said)) == []
    assert list(clock_traces("1795000123", day, said)) != []
    assert set(numbers_in("1695000123 20191119101112", day)) == set()


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


SAID = frozenset(
    marks_in(
        "Il chiffre C:\\Users\\Victime\\Documents, puis /tmp/.cache-maj. Voir «\u2066/home/victime/.bashrc\u2069»."
    )
)


@pytest.mark.parametrize(
    "text",
    [
        "C:\\Users\\Victime\\Documents",
        "C:\\\\Users\\\\Victime\\\\Documents",
        "C:\\Users\\Victime\\Docu\nments",
        "C:\\Users\\Victime\\Docu-\nments",
        "dans /tmp/.cache-maj, puis",
        "<b>/home/victime/.bashrc</b>",
    ],
)
def test_a_path_that_a_published_text_says_is_no_mark(text: str) -> None:
    assert list(machine_marks(text)) != []
    assert list(machine_marks(text, SAID)) == []


@pytest.mark.parametrize(
    "text",
    [
        "C:\\Users\\Hassan\\Documents",
        "C:\\Users\\Victime\\Documents et C:\\Users\\Hassan",
        "/tmp/.cache-maj2",
        "/home/victime/.bashrc/x",
        "/home/victime2/",
        "Traceback (most recent call last)",
    ],
)
def test_another_path_beside_it_is(text: str) -> None:
    assert len(list(machine_marks(text, SAID))) == 1
