"""Markers of printed pages: a page of the book in, the words with which printed pages begin, and the page with its markers out.

In what is expected ``[6]`` stands for the marker of page 6 within a line, ``{6}`` for one between blocks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pytest

from magazine.editions.epub.anchors import book_anchor
from magazine.editions.epub.book import BookFile
from magazine.editions.epub.navigation import Way
from magazine.editions.epub.printed_pages.marking import leaves, marked, page_list, page_statements
from magazine.issue.dates import CoverDate
from magazine.issue.finding import Level, Location, Stop
from magazine.issue.flatplan import Beginning, Filler, Mark, PagePlan, PlannedPiece, Side
from magazine.issue.house import House
from magazine.issue.language import Language, Wording
from magazine.issue.ledger import Ledger
from magazine.issue.publication import Publication

NAME = "articles/a.xhtml"
HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
    'xmlns:epub="http://www.idpf.org/2007/ops" lang="ar" dir="rtl">\n<head><title>one two three</title></head>\n<body>'
)
FOOT = "</body>\n</html>\n"
MARKER = re.compile(
    r'<(div|span) epub:type="pagebreak" role="doc-pagebreak" id="print-page-(\d+)" aria-label="\2"></\1>'
)


@dataclass(frozen=True)
class Case:
    """A page and its printed pages.

    Attributes:
        body: of the page, with its markers as they are expected.
        begins: with which words pages 5, 6, 7… begin.
        letters: how many letters they hold; 20 where it does not matter.
        anchors: of headings, by folio.
        lost: folios of the pages that an editor is told of.
    """

    body: str
    begins: list[str]
    letters: tuple[int, ...] = ()
    anchors: dict[int, list[str]] = field(default_factory=dict)
    lost: tuple[int, ...] = ()


ROW = "<tr><td>yes</td><td>no no</td></tr>"
CASES = {
    # Where a marker stands
    "between two words": Case("{5}<h1>Title</h1><p>It was late, [6]and the street was empty.</p>", ["Title It", "and the street was"]),
    "at a paragraph's beginning": Case(
        "{5}<h1>Title</h1><p>It was late.</p><p>[6]The street was empty.</p>", ["Title It", "The street was empty."]
    ),
    "before a heading": Case(
        '{5}<h1>Title</h1><section><p>Late.</p>{6}<h2 id="x">The street</h2><p>Empty.</p></section>',
        ["Title", "The street Empty."],
    ),
    "before a picture when its caption begins the page": Case(
        '{5}<h1>Title</h1><p>Late.</p>{6}<figure class="picture"><img src="a.png" alt="x" /><figcaption>An empty street</figcaption></figure>',
        ["Title", "An empty street"],
    ),
    "within a picture of a gallery": Case(
        '{5}<h1>Title</h1><div class="gallery"><figure><img src="a.png" alt="" /><figcaption>The first picture</figcaption></figure>'
        '<figure>{6}<img src="b.png" alt="" /><figcaption>The second picture</figcaption></figure></div>',
        ["Title The first", "The second picture"],
    ),
    "within a caption that must stay a figure's first child": Case(
        '{5}<h1>Title</h1><div class="gallery"><figure><figcaption>The first picture</figcaption><img src="a.png" alt="" /></figure>'
        '<figure><figcaption>[6]The second picture</figcaption><img src="b.png" alt="" /></figure></div>',
        ["Title", "The second picture"],
    ),
    "before a box, a list, a table and a row of figures": Case(
        '{5}<h1>Title</h1>{6}<aside class="box"><p>In this box there is</p></aside>{7}<ul><li>the first of two</li><li>[8]the second of two</li></ul>'
        '{9}<div class="table-frame"><table><tr><th>Head of it</th><td>one cell here</td></tr><tr><th>[10]Next row here</th><td>a</td></tr></table></div>'
        '{11}<div class="key-figures"><div class="key-figure"><p class="figure"><bdi>260</bdi></p><p>visitors came</p></div>'
        '<div class="key-figure"><p class="figure">[12]<bdi>5</bdi></p><p>performances given</p></div></div>',
        ["Title", "In this box", "the first of two", "the second of two", "Head of it one", "Next row here a", "260visitors came", "5performances given"],
    ),
    "before a list that stands within an item": Case(
        "{5}<h1>Title</h1><ul><li>the first of two<ul><li>[6]an inner item</li></ul></li></ul>", ["Title", "an inner item"]
    ),
    "before a link, not in it": Case(
        '{5}<h1>Title</h1><p>See [6]<a href="#x">the article on the street</a> today.</p>', ["Title", "article on the street today"]
    ),
    "before a note mark and a figure of the ledger": Case(
        '{5}<h1>Title</h1><p>A word <em>it</em> had [6]<bdi dir="ltr">260.000</bdi> visitors.</p>', ["Title", "260.000 visitors."]
    ),
    "before the emphasis that a word begins": Case(
        "{5}<h1>Title</h1><p>It was [6]<strong>never <em>so</em></strong> late.</p>", ["Title", "never so late."]
    ),
    "before a heading whose middle begins the page": Case(
        "{5}<h1>Title</h1><p>Late.</p>{6}<h2>The long empty street</h2>", ["Title", "long empty street"]
    ),
    "before opening quotation marks": Case(
        "{5}<h1>Title</h1><p>It was «&#160;late&#160;». [6]«&#160;And the street&#160;» was empty.</p>",
        ["Title", "« And the street » was empty."],
    ),
    # How words are compared
    "words that go over elements": Case(
        "{5}<h1>Title</h1><p>Late. [6]The st<b>re</b>et <i>was</i> so emp<wbr />ty.</p>", ["Title", "The street was so empty."]
    ),
    "character references": Case(
        "{5}<h1>Fish &amp; chips &lt;now&gt;</h1><p>Late &#x2014; [6]caf&#233; &amp; bar, open</p>", ["Fish & chips", "café & bar, open"]
    ),
    "character data sections, comments and instructions": Case(
        "{5}<h1>Title</h1><p><!-- The street was empty --><?x The street was empty?>It was late. [6]<![CDATA[The <street> was]]> empty.</p>",
        ["Title", "The <street> was empty."],
    ),
    "soft hyphens, joiners and isolates": Case(
        "{5}<h1>Title</h1><p>It was late. [6]\u2068The\u2069 st\u00adreet\u2060 was emp\u200dty.</p>", ["Title", "The street was empty."]
    ),
    "Arabic with vowel signs, tatweel and a lam-alef of one code": Case(
        "{5}<h1>عنوان</h1><p>كان الوقت متأخرا. [6]وَقْفُ الشّـــارع خاليا بالسلام</p>", ["عنوان", "وقف الشارع خاليا بالسﻼم"]
    ),
    "a word that only ends like the first one": Case(
        "{5}<h1>عنوان</h1><p>فالشارع هنا كبير. [6]الشارع هنا كبير.</p>", ["عنوان", "الشارع هنا كبير."]
    ),
    "nested isolates": Case(
        '{5}<h1>عنوان</h1><p>الهاتف [6]<bdi dir="ltr">05 <bdi>00 00</bdi> 00</bdi> للاستعلام</p>', ["عنوان", "05 00 00 00 للاستعلام"]
    ),
    # What print has and the book has not, and the other way round
    "words of print alone before and among them": Case(
        "{5}<h1>Title</h1><p>Late. [6]The street was quite empty there.</p>", ["Title", "example.org/x The street was quite p.7 empty"]
    ),
    "figures that a printed list adds": Case(
        "{5}<h1>Title</h1><p>Late.</p><p>[6]Editorial by the house</p>", ["Title", "12 Editorial 3 by the 4 house"]
    ),
    "the table of a chart, players and later corrections attract nothing": Case(
        '{5}<h1>Title</h1><figure><img src="a.svg" alt="" /><div class="chart-data"><table><tr><td>The street was</td></tr></table></div></figure>'
        '<video src="a.mp4"><p>The street was</p></video><p>[6]The street was</p><section class="corrections"><p>The street was</p></section>',
        ["Title", "The street was"],
    ),
    "a note with the same words": Case(
        '{5}<h1>Title</h1><p>Late. [6]The street was empty.</p><aside role="doc-footnote"><p>The street was empty.</p></aside>',
        ["Title", "The street was empty."], (4, 4),
    ),
    "a page that begins among many notes": Case(
        '{5}<h1>Title</h1><p>Late.</p><section class="notes"><aside role="doc-footnote"><p><a href="#m">1</a></p><p>A note.</p></aside>'
        '<aside role="doc-footnote"><p><a href="#n">2</a></p><p>[6]Another note of it.</p></aside></section>',
        ["Title", "Another note of it."],
    ),
    "a rubric that print says in its running head": Case(
        "<header><p><span>Rubric</span> [5]<span>Kicker</span></p><h1>Title of it</h1></header><p>Late.</p>", ["Kicker Title of it Late."]
    ),
    "a first page whose words are not there": Case("{5}<header><p>Rubric</p><h1>Title</h1></header>", ["nothing of that"]),
    "a page without words": Case(
        "{5}<h1>Title</h1><p>Late.</p>{6}<figure><img src='a.png' alt='x' /></figure><p>[7]The street was empty.</p>",
        ["Title Late.", "", "The street was empty."],
    ),
    "a last page without words": Case("{5}<h1>Title</h1><p>Late.</p>{6}", ["Title Late.", ""]),
    "a document without words": Case('{5}<section><img src="a.jpg" alt="cover" /></section>', ["Magazine"]),
    # Repetitions
    "a pull quote before the sentence that it repeats": Case(
        f"{{5}}<h1>Title</h1><blockquote><p>The street was empty.</p></blockquote><p>{'late ' * 40}[6]The street was empty.</p>",
        ["Title", "The street was empty."], (185, 16),
    ),
    "a pull quote that begins the page": Case(
        f"{{5}}<h1>Title</h1><p>The street was empty.</p><p>{'late ' * 40}</p>{{6}}<blockquote><p>The street was empty.</p></blockquote>",
        ["Title", "The street was empty."], (185, 16),
    ),
    "the same words on three pages": Case(
        f"{{5}}<h1>Title</h1><p>{'Refrain of all. ' * 10}[6]Refrain of all. {'Refrain of all. ' * 9}[7]Refrain of all. The end.</p>",
        ["Title", "Refrain of all.", "Refrain of all."], (125, 120, 18),
    ),
    "a table of the same rows over two pages, behind another": Case(
        f"{{5}}<h1>Title</h1><table>{ROW * 99}</table><p>{'late ' * 20}</p>{{6}}<table>{ROW * 40}<tr><td>[7]yes</td><td>no no</td></tr>{ROW * 9}</table>",
        ["Title", "yes no no yes no no", "yes no no yes no no"], (778, 280, 70),
    ),
    "a heading on an earlier page": Case(
        '{5}<h1>Title</h1><p>The street was empty.</p><h2 id="x">Later</h2><p>[6]The street was empty.</p>',
        ["Title", "The street was empty."], anchors={5: ["x"]},
    ),
    # What is not found
    "the first heading on the page": Case(
        '{5}<h1>Title</h1><p>Late.</p>{6}<h2 id="x">Later</h2><p>Much.</p>', ["Title", "nothing of that"], anchors={6: ["x"]}
    ),
    "the first heading on the page, whose id is Arabic": Case(
        f'{{5}}<h1>Title</h1><p>Late.</p>{{6}}<h2 id="{book_anchor("في-الطريق")}">Later</h2><p>Much.</p>',
        ["Title", "nothing of that"], anchors={6: ["في-الطريق"]},
    ),
    "the next page that is known": Case(
        "{5}<h1>Title</h1><p>Late.</p><p>[6][7]The street was empty.</p>", ["Title", "nothing of that", "The street was empty."], lost=(6,)
    ),
    "the end where none is known": Case("{5}<h1>Title</h1><p>Late.</p>{6}{7}", ["Title", "nothing of that", "nor of this"], lost=(6, 7)),
    "two pages in one link": Case(
        '{5}<h1>Title</h1><p>See [6][7]<a href="#x">one two three four five six seven eight</a></p>',
        ["Title", "two three four", "six seven eight"],
    ),
}  # fmt: skip


def plan_of(case: Case) -> PagePlan:
    letters = case.letters or (20,) * len(case.begins)
    piece = PlannedPiece(
        id="a", first_page=5, side=Side.RECTO, pages=len(case.begins),
        begins=tuple(
            Beginning(page=page, words=words, letters=count)
            for page, (words, count) in enumerate(zip(case.begins, letters, strict=True), start=5)
        ),
        marks=tuple(Mark(anchor=anchor, page=page) for page, names in case.anchors.items() for anchor in names),
    )  # fmt: skip
    return PagePlan(pieces=(piece,))


def page_of(body: str, name: str = NAME) -> BookFile:
    return BookFile(id="a", name=name, media_type="application/xhtml+xml", content=f"{HEAD}{body}{FOOT}".encode())


def written(page: BookFile) -> str:
    assert isinstance(page.content, bytes)
    return page.content.decode()


def shortened(text: str) -> str:
    return MARKER.sub(lambda found: f"[{found[2]}]" if found[1] == "span" else f"{{{found[2]}}}", text)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_marker_stands_before_the_words_of_its_page_and_nothing_else_changes(case: Case) -> None:
    page = page_of(re.sub(r"\[\d+\]|\{\d+\}", "", case.body))
    (done,), findings = marked([page], leaves(plan_of(case), {"a": NAME}), {"a": Location(path="a/ar.md")})
    assert shortened(written(done)) == f"{HEAD}{case.body}{FOOT}"
    assert MARKER.sub("", written(done)) == written(page)
    assert [(finding.rule, finding.where.path, finding.level) for finding in findings] == [
        ("unmarked-page", "a/ar.md", Level.NOTE)
    ] * len(case.lost)
    assert all(str(page) in finding.what for page, finding in zip(case.lost, findings, strict=True))


CONTENTS = (
    '<nav epub:type="toc"><h1>In this issue</h1><ol class="contents"><li><a href="m.xhtml">Masthead</a></li>'
    '<li><span class="rubric">Editorial</span><ol><li><a href="a.xhtml">Paper and screen</a></li></ol></li></ol></nav>'
    '<nav epub:type="page-list" hidden="hidden"><ol><li><a href="#x">Editorial Paper</a></li></ol></nav>'
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Editorial 5 Paper and screen Something", '<span class="rubric">[3]Editorial</span>'),
        ("Paper and screen Something", '<a href="a.xhtml">[3]Paper and screen</a>'),
    ],
)
def test_in_the_contents_no_marker_stands_where_only_links_may_stand(words: str, expected: str) -> None:
    piece = PlannedPiece(
        id="contents", first_page=2, side=Side.VERSO, pages=2,
        begins=(Beginning(page=2, words="Issue Paper and", letters=30), Beginning(page=3, words=words, letters=30)),
    )  # fmt: skip
    found = leaves(PagePlan(pieces=(piece,)), {"contents": "nav.xhtml"})
    (done,), _ = marked([page_of(CONTENTS, "nav.xhtml")], found, {})
    text = shortened(written(done))
    assert "{2}<nav" in text
    assert expected in text


def piece(name: str, first: int, pages: int = 1, filler: Filler | None = None) -> PlannedPiece:
    return PlannedPiece(id=name, first_page=first, side=Side.RECTO, pages=pages, filler=filler)


def test_what_only_print_has_is_marked_at_the_end_of_what_stands_before_it() -> None:
    plan = PagePlan(
        pieces=(
            piece("cover", 1), piece("corrections", 2), piece("a", 3, 2), piece("filler-1", 5, filler=Filler.SIDE), piece("b", 6),
            piece("filler-2", 7, filler=Filler.FOLD), piece("back", 8),
        )
    )  # fmt: skip
    documents = {"cover": "cover.xhtml", "a": "a.xhtml", "b": "b.xhtml", "back": "back.xhtml"}
    found = leaves(plan, documents)
    assert [(leaf.page, leaf.document) for leaf in found] == [
        (1, "cover.xhtml"), (2, "cover.xhtml"), (3, "a.xhtml"), (4, "a.xhtml"), (5, "a.xhtml"), (6, "b.xhtml"), (7, "b.xhtml"),
        (8, "back.xhtml"),
    ]  # fmt: skip
    assert page_list(found)[4] == Way(title="5", name="a.xhtml#print-page-5")
    done, findings = marked([page_of("<p>one</p>", name) for name in documents.values()], found, {})
    assert [shortened(written(page)).removeprefix(HEAD).removesuffix(FOOT) for page in done] == [
        "<p>[1]one</p>{2}", "<p>[3]one</p>{4}{5}", "<p>[6]one</p>{7}", "<p>[8]one</p>"
    ]  # fmt: skip
    assert not findings


def test_a_piece_that_stands_elsewhere_in_the_book_never_turns_the_order_round() -> None:
    found = leaves(PagePlan(pieces=(piece("b", 1), piece("a", 2))), {"a": "a.xhtml", "b": "b.xhtml"})
    assert [leaf.document for leaf in found] == ["b.xhtml", "b.xhtml"]


def test_a_template_that_is_no_xml_is_a_fault_of_the_theme() -> None:
    with pytest.raises(Stop) as stop:
        marked([page_of("<p>one<br></p>")], leaves(PagePlan(pieces=(piece("a", 1),)), {"a": NAME}), {})
    assert stop.value.findings[0].rule == "broken-theme"
    assert NAME in stop.value.findings[0].what


def publication(issn: str | None) -> Publication:
    title = Wording(((Language.FRENCH, "Police Magazine"), (Language.ARABIC, "مجلة الشرطة")))
    house = House(
        title=title, slug="police", publisher=title, issn_print=issn, issn_online=None, address="https://x.example",
        languages=(Language.ARABIC, Language.FRENCH), theme="police", rubrics={}, contributors={}, legal=title,
    )  # fmt: skip
    return Publication(
        house=house, id="2019-01", number=1, cover_date=CoverDate(year=2019, month=1), title=title, languages=house.languages, contents={},
        cover_picture=None, cover_lines={}, pictures={}, tables={}, recordings={}, ledger=Ledger(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("issn", "source"),
    [
        (None, "Police Magazine, n° 1, janvier 2019, édition imprimée"),
        ("2049-3630", "Police Magazine, n° 1, janvier 2019, édition imprimée, urn:issn:2049-3630"),
    ],
)
def test_the_package_says_which_pages_are_meant(issn: str | None, source: str) -> None:
    said = page_statements(publication(issn), Language.FRENCH)
    assert [one.text for one in said if one.attributes == (("property", "pageBreakSource"),)] == [source]
    features = [one.text for one in said if one.attributes == (("property", "schema:accessibilityFeature"),)]
    assert features == ["pageBreakMarkers", "pageNavigation"]
