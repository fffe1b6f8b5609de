"""Names and places of what comes out, as the manual promises them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from magazine.issue import addresses
from magazine.issue.edition import Edition
from magazine.issue.house import House
from magazine.issue.language import Language, Wording

HOUSE = House(title=Wording.everywhere("Police Magazine"), slug="police-magazine")
ARABIC = Language.ARABIC


@pytest.mark.parametrize(
    ("edition", "place"),
    [
        (Edition.EPUB, "site/ar/2019-01/police-magazine-2019-01-ar.epub"),
        (Edition.SCREEN, "site/ar/2019-01/police-magazine-2019-01-ar.pdf"),
        (Edition.PRESS, "press/2019-01/police-magazine-2019-01-ar-press.pdf"),
        (Edition.ARCHIVE, "archive/2019-01/police-magazine-2019-01-ar-archive.pdf"),
    ],
)
def test_downloads_have_their_places(edition: Edition, place: str) -> None:
    assert addresses.file_place(HOUSE, "2019-01", ARABIC, edition) == place


def test_the_web_edition_is_a_folder_and_no_file() -> None:
    with pytest.raises(KeyError):
        addresses.file_name(HOUSE, "2019-01", ARABIC, Edition.WEB)


def test_folders_of_issues_articles_and_reports() -> None:
    assert addresses.issue_folder("2019-01", ARABIC) == "ar/2019-01"
    assert addresses.article_folder("2019-01", "open-days", ARABIC) == "ar/2019-01/open-days"
    assert addresses.reports_folder("2019-01") == "reports/2019-01"


@pytest.mark.parametrize("address", ["https://magazine.example", "https://magazine.example/"])
def test_a_folder_has_its_address_on_the_site_and_one_that_readers_can_type(address: str) -> None:
    whole = addresses.on_site(replace(HOUSE, address=address), "ar/2019-01")
    assert whole == "https://magazine.example/ar/2019-01/"
    assert addresses.shown(whole) == "magazine.example/ar/2019-01"
