"""Exact strings are found wherever they stand, but within longer ones that are no secret."""

from __future__ import annotations

from dataclasses import replace

import pytest

from magazine.issue.finding import Location
from magazine.release.audit.secrets import Kind, Needle, Source
from magazine.release.audit.words import bytes_in, needles_in

SOURCE = Source(kind=Kind.ADDRESS, where=Location(path="issues/2019-02/issue.yaml"))
NEEDLE = Needle(
    text="/2019-02/", whole=False, source=SOURCE, within=("//example.org/2019-02/", "//cité.example/2019-02/")
)


@pytest.mark.parametrize(
    "text", ["see https://example.org/2019-02/a.pdf", "by //example.org/2019-02/", "https://cité.example/2019-02/"]
)
def test_within_a_longer_string_it_is_no_secret(text: str) -> None:
    assert list(needles_in(text, (NEEDLE,))) == []
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert list(bytes_in(text.encode(encoding), (NEEDLE,))) == []


@pytest.mark.parametrize(
    "text", ["https://example.\norg/2019-02/", "https://\nexample.org/2019-02/", "https:/\n/example.org/2019-02/"]
)
def test_on_paper_a_line_may_end_within_the_longer_string(text: str) -> None:
    assert list(needles_in(text, (NEEDLE,))) == []


@pytest.mark.parametrize(
    "text",
    [
        "/2019-02/",
        "https://magazine.example\n/fr/2019-02/",
        "https://example.org /2019-02/",
        "/fr/2019-02/",
        "https://example.net/2019-02/",
        "https://example.org/2019-02/ and /fr/2019-02/",
    ],
)
def test_elsewhere_it_is(text: str) -> None:
    assert len(list(needles_in(text, (NEEDLE,)))) == 1
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        assert len(list(bytes_in(text.encode(encoding), (NEEDLE,)))) == 1


@pytest.mark.parametrize("text", ["20261127-0931", "build_20261127.log", "notes-20261127", "20261127"])
def test_a_day_is_one_among_signs_that_join_words(text: str) -> None:
    day = Needle(text="20261127", whole=True, source=SOURCE, joints="")
    assert len(list(needles_in(text, (day,)))) == 1
    assert len(list(needles_in(text, (replace(day, joints="-_"),)))) == (text == day.text)
    assert list(needles_in("1202611270 a20261127b", (day,))) == []
