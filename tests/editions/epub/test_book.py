"""What readers get: the specimen's books, opened."""

from __future__ import annotations

import io
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from magazine.editions.epub.anchors import book_anchor
from magazine.issue.language import Language
from tests.editions.epub.bench import EPUB, OPF, SECRETS, XHTML, XML, Opened, signed_copy
from tests.validators import epubcheck_many

if TYPE_CHECKING:
    from pathlib import Path

MEGAPIXELS_MAX = 4_000_000
EXPLAINED = ("CSS-028",)
"""Usage messages that say nothing bad: CSS-028 comes with every embedded font."""


def text_of(element: object) -> str:
    return "".join(element.itertext())  # type: ignore[attr-defined]


def test_epubcheck_has_nothing_to_say(books: dict[Language, Path], tmp_path: Path) -> None:
    """Look at the Arabic book as it was built, and at the French one with the house's signature in it."""
    files = [books[Language.ARABIC], signed_copy(books[Language.FRENCH], tmp_path)]
    for file, found in zip(files, epubcheck_many(files), strict=True):
        assert not {severity: messages for severity, messages in found.items() if severity != "USAGE"}, file
        assert not [message for message in found.get("USAGE", []) if not message.startswith(EXPLAINED)], file


def test_the_pages_stand_in_the_order_of_the_printed_issue(book: Opened, language: Language) -> None:
    figures = ["articles/figures.xhtml"] if language is Language.ARABIC else []
    articles = ["articles/editorial.xhtml", "articles/patrol.xhtml", *figures, "articles/words.xhtml"]
    assert list(book.pages) == [
        "cover.xhtml", "title.xhtml", "nav.xhtml", "masthead.xhtml", *articles, "back.xhtml"
    ]  # fmt: skip


def test_pages_turn_the_way_the_language_runs(book: Opened, language: Language) -> None:
    (spine,) = book.package.iter(f"{OPF}spine")
    assert spine.get("page-progression-direction") == language.direction.value
    assert book.package.get("dir") == language.direction.value
    assert book.package.get(f"{XML}lang") == language.tag


def test_language_and_direction_stand_on_every_page_and_passage(book: Opened, language: Language) -> None:
    for name, page in book.pages.items():
        body = page.find(f"{XHTML}body")
        for element in (page, body):
            assert element is not None
            said = (element.get("lang"), element.get(f"{XML}lang"), element.get("dir"))
            assert said == (language.tag, language.tag, language.direction.value), name
    for name, element in book.elements():
        if element.get("lang"):
            assert element.get("lang") == element.get(f"{XML}lang"), name
            assert element.get("dir") == Language(element.get("lang")).direction.value, name


@pytest.mark.parametrize("fragile", ["05 00 00 00 00", "2049-3630", "2018-09-26"])
def test_numbers_that_would_turn_round_are_isolated_wherever_they_stand(
    books: dict[Language, Path], fragile: str
) -> None:
    book = Opened(books[Language.ARABIC])
    page = book.pages["articles/words.xhtml"]
    isolates = [text_of(bdi) for bdi in page.iter(f"{XHTML}bdi") if bdi.get("dir") == "ltr"]
    said = text_of(page.find(f"{XHTML}body")).count(fragile)
    assert said
    assert sum(fragile in isolate for isolate in isolates) == said


def test_a_figure_of_the_ledger_is_set_as_the_language_sets_it(book: Opened, language: Language) -> None:
    page = book.pages["articles/patrol.xhtml"]
    figures = [text_of(bdi) for bdi in page.iter(f"{XHTML}bdi") if bdi.get("class") == "fact-figure"]
    assert figures == [{"ar": "12.500", "fr": "12\u202f500"}[language.tag]]


def test_every_link_leads_somewhere(book: Opened) -> None:
    ids = {f"EPUB/{name}": {element.get("id") for element in page.iter()} for name, page in book.pages.items()}
    links = [
        (name, value)
        for name, element in book.elements()
        for value in (element.get("href"), element.get("src"))
        if value and "://" not in value
    ]
    assert len(links) > 20
    for name, link in links:
        path, _, anchor = unquote(link).partition("#")
        target = posixpath.normpath(posixpath.join("EPUB", posixpath.dirname(name), path)) if path else f"EPUB/{name}"
        assert target in book.files, (name, link)
        assert not anchor or anchor in ids[target], (name, link)


def test_links_between_articles_reach_their_headings(book: Opened, language: Language) -> None:
    anchor = {"ar": "في-الطريق", "fr": "en-chemin"}[language.tag]
    links = [unquote(a.get("href", "")) for a in book.pages["articles/words.xhtml"].iter(f"{XHTML}a")]
    assert f"patrol.xhtml#{book_anchor(anchor)}" in links


def test_notes_can_pop_up_and_lead_back(book: Opened) -> None:
    page = book.pages["articles/words.xhtml"]
    marks = [a for a in page.iter(f"{XHTML}a") if a.get(f"{EPUB}type") == "noteref"]
    notes = {note.get("id"): note for note in page.iter(f"{XHTML}aside") if note.get(f"{EPUB}type") == "footnote"}
    assert marks
    assert {mark.get("href") for mark in marks} == {f"#{note}" for note in notes}
    for note in notes.values():
        (back,) = [a for a in note.iter(f"{XHTML}a") if a.get("role") == "doc-backlink"]
        assert back.get("href", "").lstrip("#") in {mark.get("id") for mark in marks}
    sections = [section for section in page.iter(f"{XHTML}section") if section.get(f"{EPUB}type") == "footnotes"]
    assert len(sections) == 1
    assert not [heading for heading in sections[0] if heading.tag in {f"{XHTML}h2", f"{XHTML}h3"}]


def test_the_contents_name_every_article_once_under_its_rubric(book: Opened, language: Language) -> None:
    (toc,) = [nav for nav in book.pages["nav.xhtml"].iter(f"{XHTML}nav") if nav.get(f"{EPUB}type") == "toc"]
    links = [a.get("href") for a in toc.iter(f"{XHTML}a")]
    assert links == [name for name in book.pages if name.startswith(("masthead", "articles/", "back"))]
    rubrics = [text_of(span) for span in toc.iter(f"{XHTML}span") if span.get("class") == "rubric"]
    assert rubrics[:2] == {"ar": ["افتتاحية", "ميدان"], "fr": ["Éditorial", "Terrain"]}[language.tag]


def test_the_ncx_goes_the_same_ways_as_the_contents(book: Opened) -> None:
    ncx = book.files["EPUB/toc.ncx"].decode()
    ways = re.findall(r'<content src="([^"]+)"/>', ncx)
    assert list(dict.fromkeys(ways)) == [name for name in book.pages if name != "title.xhtml"]


def test_a_piece_of_the_other_language_only_is_named_in_its_own(books: dict[Language, Path]) -> None:
    nav = Opened(books[Language.FRENCH]).pages["nav.xhtml"]
    (missing,) = [bdi for bdi in nav.iter(f"{XHTML}bdi") if bdi.get("lang") == "ar"]
    assert (text_of(missing), missing.get("dir")) == ("أرقام السنة", "rtl")


def test_nothing_of_drafts_and_embargoed_pieces_is_in_the_book(book: Opened) -> None:
    everything = b"".join(book.files.values()) + "".join(book.files).encode()
    assert not [secret for secret in SECRETS if secret.encode() in everything]


def test_nothing_tells_of_the_machine(book: Opened) -> None:
    everything = b"".join(book.files.values())
    assert not [word for word in (b"/tmp/", b"/root/", b"/home/", b"projet d", b"file:") if word in everything]


def test_the_package_says_what_the_book_is(book: Opened, language: Language) -> None:
    title = {"ar": "مجلة العينة، العدد 7، يناير 2019", "fr": "Le Spécimen, n° 7, janvier 2019"}[language.tag]
    assert book.stated("dc:title") == [title, {"ar": "عدد التجربة", "fr": "Le numéro d’essai"}[language.tag]]
    assert book.stated("dc:language") == [language.tag]
    assert book.stated("dc:date") == ["2019-01"]
    assert book.stated("dcterms:modified") == ["2019-01-01T00:00:00Z"]
    assert book.stated("dc:publisher") == [{"ar": "دار العينة", "fr": "Maison du spécimen"}[language.tag]]
    assert book.stated("group-position") == ["7"]
    assert len(book.stated("dc:creator")) == 2
    assert book.stated("dc:contributor") == [{"ar": "الورشة", "fr": "L’atelier"}[language.tag]]
    assert book.stated("role") == ["aut", "aut", "pht"]
    assert book.stated("dc:subject")[0] == {"ar": "افتتاحية", "fr": "Éditorial"}[language.tag]
    (other,) = book.stated("dc:relation")
    assert other.endswith({"ar": "specimen-2019-01-fr.epub", "fr": "specimen-2019-01-ar.epub"}[language.tag])


def test_the_identifier_is_the_same_for_ever_and_each_languages_own(books: dict[Language, Path]) -> None:
    found = {language.tag: Opened(file).stated("dc:identifier") for language, file in books.items()}
    assert found == {
        "ar": ["urn:uuid:d61cc90e-9751-5341-add7-76c298180a55"],
        "fr": ["urn:uuid:c4e0c586-a884-5faa-83de-30840752128f"],
    }


def test_accessibility_is_claimed_only_where_it_holds(books: dict[Language, Path]) -> None:
    arabic, french = (Opened(books[language]) for language in (Language.ARABIC, Language.FRENCH))
    assert "auditory" in arabic.stated("schema:accessMode")
    assert arabic.stated("schema:accessModeSufficient") == ["textual,auditory,visual"]
    assert arabic.stated("schema:accessibilityHazard") == ["unknown"]
    assert "auditory" not in french.stated("schema:accessMode")
    assert french.stated("schema:accessModeSufficient") == ["textual", "textual,visual"]
    assert french.stated("schema:accessibilityHazard") == ["none"]
    for book in (arabic, french):
        assert not book.stated("dcterms:conformsTo")
        images = [element for _, element in book.elements() if element.tag == f"{XHTML}img"]
        assert all(image.get("alt") is not None for image in images)


def test_pictures_stay_within_what_shops_take(book: Opened) -> None:
    pictures = {name: data for name, data in book.files.items() if name.endswith((".jpg", ".png"))}
    assert len(pictures) >= 2
    for name, data in pictures.items():
        with Image.open(io.BytesIO(data)) as picture:
            assert picture.width * picture.height <= MEGAPIXELS_MAX, name
            assert not picture.getexif()
            assert not set(picture.info) & {"comment", "icc_profile", "xmp", "exif"}, name


def test_the_cover_is_a_picture_of_its_own_for_shops(book: Opened) -> None:
    (item,) = [item for item in book.manifest.values() if item.get("properties") == "cover-image"]
    with Image.open(io.BytesIO(book.files[f"EPUB/{item['href']}"])) as cover:
        assert (cover.format, cover.size) == ("JPEG", (1600, 2263))
    (image,) = book.pages["cover.xhtml"].iter(f"{XHTML}img")
    assert image.get("src") == item["href"]
    assert len(image.get("alt", "")) > 40


def test_each_font_is_used_has_the_letters_and_its_licence(book: Opened, language: Language) -> None:
    sheet = book.files["EPUB/style/magazine.css"].decode()
    fonts = [name for name in book.files if name.endswith(".ttf")]
    named = re.findall(r'url\("\.\./([^"]+)"\)', sheet)
    assert {f"EPUB/{name}" for name in named} <= set(book.files)
    assert sorted(name for name in named if name.startswith("fonts/")) == sorted(
        name.removeprefix("EPUB/") for name in fonts
    )
    letters: set[int] = set()
    for name in fonts:
        with TTFont(io.BytesIO(book.files[name])) as font:
            letters |= set(font.getBestCmap())
            assert {table for table in ("GSUB", "GPOS") if table in font} == {"GSUB", "GPOS"} or "Tifinagh" in name
    text = "".join(text_of(page.find(f"{XHTML}body")) for page in book.pages.values())
    assert not {letter for letter in text if ord(letter) not in letters and not letter.isspace()} - {"\u2068", "\u2069"}
    assert ("EPUB/fonts/PoliceTifinagh-Regular.ttf" in fonts) == (language is Language.ARABIC)
    assert [name for name in book.files if name.startswith("META-INF/licences/OFL")]


def test_a_recording_plays_where_every_system_can_and_is_a_link_elsewhere(books: dict[Language, Path]) -> None:
    book = Opened(books[Language.ARABIC])
    page = book.pages["articles/words.xhtml"]
    (audio,), (video,) = page.iter(f"{XHTML}audio"), page.iter(f"{XHTML}video")
    assert audio.get("src", "").endswith(".mp3")
    assert video.get("src", "").endswith(".mp4")
    assert video.get("poster", "").endswith(".jpg")
    assert not [name for name in book.files if name.endswith(".wav")]
    elsewhere = "https://specimen.example/ar/2019-01/words/"
    (still,) = video.iter(f"{XHTML}img")
    assert still.get("src") == video.get("poster")
    for player in (audio, video):
        (within,) = player.iter(f"{XHTML}a")
        below = player.getnext()
        assert [a.get("href") for a in below.iter(f"{XHTML}a")] == [within.get("href")]
    links = [a.get("href") for a in page.iter(f"{XHTML}a") if a.get("class") == "outward"]
    assert links == [*[elsewhere] * 3, "https://specimen.example/film?a=1&b=2", *[elsewhere] * 2]


def test_the_contents_show_what_the_cover_names_with_its_picture(book: Opened, language: Language) -> None:
    nav = book.pages["nav.xhtml"]
    leads = [div for div in nav.iter(f"{XHTML}div") if (div.get("class") or "").startswith("lead ")]
    assert [a.get("href") for lead in leads for a in lead.iter(f"{XHTML}a")] == ["articles/patrol.xhtml"]
    (picture,) = leads[0].iter(f"{XHTML}img")
    assert picture.get("alt") == ""
    assert f"EPUB/{picture.get('src')}" in book.files
    assert {"ar": "ميدان", "fr": "Terrain"}[language.tag] in text_of(leads[0])


def test_an_article_leads_to_itself_in_the_other_language_where_it_is_published(books: dict[Language, Path]) -> None:
    ways = {}
    for language, file in books.items():
        for name, page in Opened(file).pages.items():
            found = [a for a in page.iter(f"{XHTML}a") if a.get("class") == "other-language"]
            ways[language.tag, name] = [
                (a.get("href"), a.get("hreflang"), a.get("lang"), a.get("dir"), text_of(a)) for a in found
            ]
    site = "https://specimen.example"
    assert ways["ar", "articles/patrol.xhtml"] == [
        (f"{site}/fr/2019-01/patrol/", "fr", "fr", "ltr", "Lire cet article en français")
    ]
    assert ways["fr", "articles/patrol.xhtml"] == [
        (f"{site}/ar/2019-01/patrol/", "ar", "ar", "rtl", "اقرأ هذا المقال بالعربية")
    ]
    assert ways["ar", "articles/figures.xhtml"] == []


def test_an_article_ends_with_its_mark_in_the_last_line(book: Opened) -> None:
    articles = [page for name, page in book.pages.items() if name.startswith("articles/")]
    assert articles
    for page in articles:
        (mark,) = [img for img in page.iter(f"{XHTML}img") if img.get("class") == "end-mark"]
        line = mark.getparent()
        assert mark.get("alt") == ""
        assert text_of(line).endswith("\u00a0") or line.get("class") == "end-line"


def test_a_table_shares_its_width_among_its_columns(books: dict[Language, Path]) -> None:
    pages = [page for file in books.values() for page in Opened(file).pages.values()]
    tables = [table for page in pages for table in page.iter(f"{XHTML}table")]
    assert tables
    for table in tables:
        widths = [int(re.sub(r"\D", "", col.get("class", ""))) for col in table.iter(f"{XHTML}col")]
        (first, *_) = table.iter(f"{XHTML}tr")
        assert len(widths) == len(first)
        assert sum(widths) == 100


def test_corrections_stand_with_the_article(book: Opened, language: Language) -> None:
    page = text_of(book.pages["articles/patrol.xhtml"])
    assert {"ar": "20 يناير 2019", "fr": "20 janvier 2019"}[language.tag] in page
    assert {"ar": "صُحِّح عدد الدوريات.", "fr": "Le nombre de patrouilles a été corrigé."}[language.tag] in page


def test_the_sheet_leaves_direction_and_page_colour_to_others(book: Opened) -> None:
    sheet = book.files["EPUB/style/magazine.css"].decode()
    assert "var(" not in sheet
    assert "rem" not in re.sub(r"[a-z]rem|rem[a-z]", "", sheet)
    for word in ("direction:", "float:", "position:", "vw", "vh", "left", "right"):
        assert word not in sheet, word
    for rule in re.findall(r"(?:html|body)[^{},]*\{([^}]*)\}", sheet):
        assert "background" not in rule
