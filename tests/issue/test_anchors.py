"""How links name articles, and what ids headings have."""

from __future__ import annotations

import pytest

from magazine.issue.anchors import ARTICLE_PATH, heading_slug, unused


@pytest.mark.parametrize(
    ("path", "article", "tag"),
    [
        ("../open-days/fr.md", "open-days", "fr"),
        ("/open-days/ar.md", "open-days", "ar"),
        ("open-days/fr", "open-days", "fr"),
        ("../open-days/", "open-days", None),
        ("fr.md", None, "fr"),
        ("", None, None),
    ],
)
def test_a_link_names_an_article_by_its_folder_and_its_file(path: str, article: str | None, tag: str | None) -> None:
    match = ARTICLE_PATH.fullmatch(path)
    assert match is not None
    assert (match["id"], match["tag"]) == (article, tag)


@pytest.mark.parametrize(
    "path", ["https://magazine.example/fr.md", "../../2018-12/x/fr.md", "picture.jpg", "mailto:a@b.example"]
)
def test_other_addresses_name_none(path: str) -> None:
    assert ARTICLE_PATH.fullmatch(path) is None


def test_headings_of_the_same_words_are_numbered() -> None:
    used: list[str] = []
    for words in ("Contact", "Contact !", "contact"):
        used.append(unused(heading_slug(words), used))
    assert used == ["contact", "contact-2", "contact-3"]
