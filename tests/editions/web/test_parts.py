"""The small pure parts of the web edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes
from docutils.utils import new_document

from magazine.editions.web.assets import bundle
from magazine.editions.web.links import link, page_of, public_address
from magazine.editions.web.manifest import PictureFiles, Widths
from magazine.editions.web.notes import beside
from magazine.editions.web.phrases import Phrases, in_bytes, in_minutes, listing
from magazine.editions.web.picture_element import picture_element
from magazine.editions.web.reading_time import minutes, words_of
from magazine.issue.language import Language

if TYPE_CHECKING:
    from pathlib import Path

ARABIC, FRENCH = Language.ARABIC, Language.FRENCH


@pytest.mark.parametrize(
    ("page", "target", "expected"),
    [
        ("index.html", "ar/index.html", "ar/index.html"),
        ("ar/2019-01/open-days/index.html", "ar/2019-01/app/index.html", "../app/index.html"),
        ("ar/2019-01/open-days/index.html", "assets/style.css", "../../../assets/style.css"),
        ("ar/index.html", "ar/2019-01/صورة.jpg", "2019-01/%D8%B5%D9%88%D8%B1%D8%A9.jpg"),
    ],
)
def test_links_lead_from_page_to_page(page: str, target: str, expected: str) -> None:
    assert link(page, target) == expected


def test_the_public_address_of_a_page_is_its_folder() -> None:
    assert page_of("ar") == "ar/index.html"
    assert public_address("https://m.example/", "ar/2019-01/index.html") == "https://m.example/ar/2019-01/"


@pytest.mark.parametrize(
    ("count", "expected"),
    [(1, "دقيقة قراءة"), (2, "دقيقتا قراءة"), (3, "3 دقائق قراءة"), (10, "10 دقائق قراءة"), (11, "11 دقيقة قراءة")],
)
def test_arabic_counts_minutes_in_its_four_ways(count: int, expected: str) -> None:
    assert in_minutes(count, ARABIC) == expected


def test_sizes_are_told_in_the_readers_words() -> None:
    assert in_bytes(4_132_000, FRENCH) == "4,1 Mo"
    assert in_bytes(850, FRENCH) == "1 ko"
    assert in_bytes(999_999, ARABIC) == "1000 كيلوبايت"


def test_names_are_joined_as_in_a_byline() -> None:
    assert listing(("A",), FRENCH) == "A"
    assert listing(("A", "B", "C"), FRENCH) == "A, B et C"
    assert listing(("أ", "ب"), ARABIC) == "أ وب"


def test_a_phrase_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        _ = Phrases(ARABIC).nonsense


def test_reading_time_is_at_least_a_minute() -> None:
    assert (minutes(0, ARABIC), minutes(138, ARABIC), minutes(139, ARABIC), minutes(195, FRENCH)) == (1, 1, 2, 1)


def test_words_are_counted_across_inline_markup() -> None:
    paragraph = nodes.paragraph("", "", nodes.Text("one two "), nodes.emphasis("", "three"))
    assert words_of(paragraph) == 3


def test_a_picture_offers_every_format_and_keeps_its_room() -> None:
    files = PictureFiles(
        alt="", width=1600, height=900,
        formats=(
            Widths(media_type="image/avif", files=(("pictures/a.avif", 480), ("pictures/b.avif", 960))),
            Widths(media_type="image/jpeg", files=(("pictures/c.jpg", 1600),)),
        ),
    )  # fmt: skip
    assert picture_element(files, "../", "100vw", 'L’arc "&"', at_once=False) == (
        '<picture><source type="image/avif" srcset="../pictures/a.avif 480w, ../pictures/b.avif 960w" sizes="auto, 100vw" />'
        '<img src="../pictures/c.jpg" srcset="../pictures/c.jpg 1600w" sizes="auto, 100vw" width="1600" height="900" '
        'alt="L’arc &#34;&amp;&#34;" decoding="async" loading="lazy" /></picture>'
    )


def test_a_picture_that_its_frame_cuts_counts_for_what_is_left_of_it() -> None:
    wide = Widths(media_type="image/jpeg", files=(("a.jpg", 480), ("b.jpg", 960)))
    files = PictureFiles(alt="", width=960, height=320, formats=(wide,))
    cut = picture_element(files, "", "20rem", "", at_once=False, crop=3 / 2)
    assert 'srcset="a.jpg 240w, b.jpg 480w"' in cut
    assert 'width="960" height="320"' in cut
    high = PictureFiles(alt="", width=960, height=1280, formats=(wide,))
    assert 'srcset="a.jpg 480w, b.jpg 960w"' in picture_element(high, "", "20rem", "", at_once=False, crop=3 / 2)


def test_the_opening_picture_comes_at_once_and_says_its_width_beforehand() -> None:
    wide = Widths(media_type="image/jpeg", files=(("a.jpg", 480),))
    files = PictureFiles(alt="", width=480, height=320, formats=(wide,))
    opening = picture_element(files, "", "100vw", "", at_once=True)
    assert 'fetchpriority="high"' in opening
    assert 'sizes="100vw"' in opening
    assert "lazy" not in opening


def test_style_sheets_become_one(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css/a.css").write_text('a { background: url("star.svg"); } /* why */\n', encoding="utf-8")
    (tmp_path / "style.css").write_text('/* all */\n@import "css/a.css";\nb { color: red; }\n', encoding="utf-8")
    assert bundle(tmp_path / "style.css", {"star.svg": "star-1.svg"}) == (
        'a{background: url("star-1.svg");}b{color: red;}'
    )


def test_notes_move_to_the_block_that_calls_them_and_the_rest_to_the_end() -> None:
    document = new_document("article")
    mark = nodes.footnote_reference("", "1", refid="n1", ids=["r1"])
    listed = nodes.bullet_list("", nodes.list_item("", nodes.paragraph("", "", nodes.Text("text"), mark)))
    section = nodes.section("", nodes.title("", "t"), listed, nodes.paragraph("", "after"))
    called = nodes.footnote("", nodes.label("", "1"), nodes.paragraph("", "called"), ids=["n1"])
    idle = nodes.footnote("", nodes.label("", "2"), nodes.paragraph("", "idle"), ids=["n2"])
    document += [called, idle, section]
    moved = beside(document)
    assert [type(child).__name__ for child in moved.children] == ["section", "container"]
    assert [type(child).__name__ for child in moved.children[0].children] == [
        "title",
        "bullet_list",
        "container",
        "paragraph",
    ]
    assert moved.children[0].children[2].astext().endswith("called")
    assert [type(child).__name__ for child in document.children] == ["footnote", "footnote", "section"], (
        "the reading is left alone"
    )


def test_notes_that_notes_call_stand_behind_them() -> None:
    document = new_document("article")
    text = nodes.paragraph("", "", nodes.footnote_reference("", "1", refid="n1", ids=["r1"]))
    document += [text, _note("n3", "n3"), _note("n2", "n1"), _note("n1", "n2", "n1")]
    moved = beside(document)
    assert [type(child).__name__ for child in moved.children] == ["paragraph", "container", "container"]
    groups = [group.findall(nodes.footnote) for group in moved.children[1:]]
    assert [[note["ids"] for note in group] for group in groups] == [[["n1"], ["n2"]], [["n3"]]]


def _note(name: str, *calls: str) -> nodes.footnote:
    marks = [nodes.footnote_reference("", "x", refid=call, ids=[f"{name}-{call}"]) for call in calls]
    return nodes.footnote("", nodes.label("", "x"), nodes.paragraph("", "", *marks), ids=[name])
