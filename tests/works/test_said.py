"""What published texts say beside their words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from magazine.issue.finding import Location
from magazine.issue.picture import DataTable
from magazine.release.audit.secrets import Kind, Needle, Source
from magazine.release.audit.stamps import days_of
from magazine.works.said import addresses_outside, moments_said, paths_said, table_in_words, unsaid_days

CLOCK = (1_795_000_000, 1_795_172_800)  # 18 and 20 November 2026
HOUSE = "https://magazine.example"
SOURCE = Source(kind=Kind.TIME, where=Location(path=""))


def test_a_table_is_said_by_rows_columns_and_series() -> None:
    table = DataTable(
        id="a.csv", columns=("Ville", "2017", "2018"), rows=(("Fès", "1", "2"), ("Rabat", "3", "4")), where=Location(path="a.csv")
    )  # fmt: skip
    assert list(table_in_words(table)) == [
        "Ville 2017 2018 Fès 1 2 Rabat 3 4",
        "Fès Rabat 1 3 2 4",
        "Ville 2017 Fès 1 Rabat 3",
        "Ville 2018 Fès 2 Rabat 4",
    ]


def test_moments_are_taken_from_any_text_as_it_is_set() -> None:
    said = set(
        moments_said(["le 16/05/2018\n10:30", "2018-05-17T08:00+01:00, ٢٠١٨-٠٥-١٨ ٠٩:٠٠", "20261119101112"], CLOCK)
    )
    assert said == {"20180516103000", "20180517070000", "20180518090000", "20261119101112"}


def test_of_the_days_forms_those_that_are_said_are_left_out() -> None:
    forms = list(days_of(datetime(2026, 11, 27, tzinfo=UTC)))
    days = [Needle(text=form, whole=True, source=SOURCE) for form in forms]
    left = {
        day.text
        for day in unsaid_days(
            days, ["Le 27\nnovembre\u00a02026, ou ٢٧/١١/٢٠٢٦ ; 2026-11-27T10:00 n’en est pas un"], ()
        )
    }
    assert set(forms) - left == {"27 novembre 2026", "27/11/2026"}
    assert unsaid_days(days, ["Le 28 novembre 2026"], ()) == tuple(days)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](https://example.org/x/2019-02/a.pdf)", ("//example.org/x/2019-02/",)),
        ("<https://example.org/2019-02/b/2019-02/>", ("//example.org/2019-02/", "2019-02/b/2019-02/")),
        ("https://magazine.example/fr/2019-02/ https://www.magazine.example/2019-02/", ()),
        ("/fr/2019-02/ http://[/2019-02/ https://example.org/2019-03/", ()),
    ],
)
def test_addresses_of_others_are_told_from_the_houses_own(text: str, found: tuple[str, ...]) -> None:
    assert addresses_outside([text], "/2019-02/", HOUSE) == found


def test_a_path_with_a_name_of_this_machine_is_not_taken() -> None:
    texts = ["C:\\Users\\Victime\\x, /home/hassan/y /tmp/zerouali-1"]
    assert paths_said(texts, {"zerouali"}) == {"C:\\Users\\Victime\\x", "/home/hassan/y", "/tmp/zerouali-1"}
    assert paths_said(texts, {"hassan", "home"}) == {"C:\\Users\\Victime\\x", "/tmp/zerouali-1"}
    assert paths_said(["[ici](file:///home/editor/a) et [là][b]\n\n[b]: file:///home/editor/b"], set()) == frozenset()
    assert paths_said(["[/home/victime/.bashrc](https://example.org/)"], set()) == {"/home/victime/.bashrc"}
    assert paths_said(texts, {"victime", "hassan", "zerouali-1"}) == frozenset()
