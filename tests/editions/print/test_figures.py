"""Infographics on paper: the double page, key figures, strips below charts, tables and codes, looked up in the file that readers get."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pikepdf
import pypdfium2
import pytest

from magazine.constants import MARGIN_BOTTOM_MM, MARGIN_OUTER_MM, MARGIN_TOP_MM, TRIM_MM
from magazine.editions.print.facing import leaves_room
from magazine.editions.print.strips import strips
from magazine.issue.edition import Edition
from magazine.issue.language import Language
from tests.common_store import share_store
from tests.darkroom.charts.specimens import AR, FR, chart
from tests.editions.print.bench import elements, lay_specimen, print_specimen

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.article import Article

POINTS_PER_MM = 72 / 25.4
STAR = (("65", "كل: أ", "Tout : a"), ("166", "كل: ب", "Tout : b"), ("288", "ج", "c"), ("2463", "د", "d"))
MONTHS = tuple((month, 1000 + 7 * month, 5000 - 11 * month) for month in range(1, 15))
COLUMNS, ROWS = 9, 60
ADDRESS = "https://video.example/watch?v=dQw4w9WgXcQ&list=PLAbCdEfGhIjKlMnOpQrStUvWxYz0123456789&index=4"
PROSE = {
    "ar": "نص قصير قبل الأرقام وبعدها، كي تقف بين فقرتين. ",
    "fr": "Un texte court avant les chiffres et après eux. ",
}
HEAD = "---\ntitle: {title}\nstandfirst: {prose}\nauthors: [newsroom]\nkind: {kind}\nstatus: ready\n{more}---\n\n"


def cell(row: int, column: int) -> int:
    """Give each cell a figure of its own, of two to four digits."""
    return (row * COLUMNS + column) * 3 + 20


def figures_article(language: str) -> str:
    head = HEAD.format(
        title={"ar": "أرقام", "fr": "Chiffres"}[language], prose=PROSE[language], kind="figures", more="pages: 2\n"
    )
    return (
        f"{head}{PROSE[language]}\n\n```{{chart}} star-{language}.csv\n:kind: star\n:size: spread\n:title: T\n:source: S\n```\n\n"
        "```{keyfigures}\n- patrol.total: a\n- patrol.day: b\n- patrol.visitors: c\n```\n"
    )


def words_article(language: str) -> str:
    head = HEAD.format(
        title={"ar": "دورية", "fr": "Patrouille"}[language], prose=PROSE[language], kind="feature", more=""
    )
    names = "".join(f"- patrol.{name}: a\n" for name in ("total", "day", "night", "visitors", "total", "day"))
    table = "| " + " | ".join(f"head{column}" for column in range(COLUMNS)) + " |\n" + "|---" * COLUMNS + "|\n"
    for row in range(ROWS):
        table += f"| row{row} | " + " | ".join(str(cell(row, column)) for column in range(1, COLUMNS)) + " |\n"
    return (
        f"{head}{PROSE[language]}\n\n```{{keyfigures}}\n{names}```\n\n{PROSE[language]}\n\n"
        f"```{{chart}} months.csv\n:kind: line\n:title: M\n```\n\n{table}\n{PROSE[language]}\n\n"
        f"```{{video}} {ADDRESS}\n:title: V\n```\n"
    )


@dataclass(frozen=True)
class Word:
    """A word on a page, with its box in points from the page's upper left corner."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Pages:
    """A printed file and the places of two articles in it."""

    language: Language
    file: Path
    figures: int
    words: range

    def read(self) -> list[Word]:
        """Give every word with its place."""
        out = subprocess.run(
            ["pdftotext", "-bbox", str(self.file), "-"], capture_output=True, text=True, check=True
        ).stdout
        found, page = [], 0
        for line in out.splitlines():
            page += "<page " in line
            match = re.search(r'xMin="(.*?)" yMin="(.*?)" xMax="(.*?)" yMax="(.*?)">(.*?)</word>', line)
            if match:
                left, top, right, bottom = map(float, match.groups()[:4])
                found.append(Word(match[5], page, left, top, right, bottom))
        return found


@pytest.fixture(scope="module", params=["ar", "fr"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Pages:
    project = lay_specimen(tmp_path_factory.mktemp("figures") / "project")
    share_store(project / ".magazine", tmp_path_factory)
    issue = project / "issues/2019-01"
    shutil.rmtree(issue / "editorial")
    (issue / "issue.yaml").write_text(
        (issue / "issue.yaml").read_text().replace("  - rubric: editorial\n    articles: [editorial]\n", "")
        .replace("fr: [patrol]", "fr: [patrol, figures]")
    )  # fmt: skip
    (issue / "patrol/months.csv").write_text("m,one,two\n" + "".join(f"{m},{a},{b}\n" for m, a, b in MONTHS))
    for language, column in (("ar", 1), ("fr", 2)):
        rows = "".join(f"{row[column]},{row[0]}\n" for row in STAR)
        (issue / f"figures/star-{language}.csv").write_text(f"x,total\n{rows}")
        (issue / f"figures/{language}.md").write_text(figures_article(language))
        (issue / f"patrol/{language}.md").write_text(words_article(language))
    edition = Language(request.param)
    made = print_specimen(project, project / ".magazine/store", edition, (Edition.SCREEN,))
    plan = made.products[Edition.SCREEN].pages
    assert plan is not None
    figures, words = plan.piece("figures"), plan.piece("patrol")
    assert figures is not None
    assert words is not None
    assert figures.pages == 2
    return Pages(
        edition, made.file(Edition.SCREEN), figures.first_page, range(words.first_page, words.first_page + words.pages)
    )


def test_a_star_goes_over_both_pages_and_is_heard_once(printed: Pages) -> None:
    assert printed.figures % 2 == 0
    with pikepdf.open(printed.file) as pdf:
        alternatives = [str(each.Alt) for each in elements(pdf.Root.StructTreeRoot.K[0]) if "/Alt" in each]
    told = [alternative for alternative in alternatives if "2.463" in alternative or "2\u202f463" in alternative]
    assert len(told) == 1
    assert all(figure in told[0] for figure, *_ in STAR[:3])
    words = [word for word in printed.read() if word.page in {printed.figures, printed.figures + 1}]
    assert [(word.text, word.page - printed.figures) for word in words if word.text in {"T", "S"}] == [
        ("T", 0),
        ("S", 1),
    ]


def test_rays_meet_at_the_fold(printed: Pages) -> None:
    """Dark lines come to the fold on both pages at the same heights: one for each row of the data."""
    document = pypdfium2.PdfDocument(printed.file)
    heights = []
    first_is_right = printed.language is Language.ARABIC
    for number in (0, 1):
        picture = document[printed.figures - 1 + number].render(scale=3).to_pil().convert("L")
        at_left = (number == 0) == first_is_right
        column = 6 if at_left else picture.width - 7
        dark = [y for y in range(picture.height) if (picture.getpixel((column, y)) or 0) < 140]
        heights.append([y for y in dark if y - 1 not in dark])
    document.close()
    assert len(heights[0]) == len(STAR)
    assert heights[0] == pytest.approx(heights[1], abs=1)


def test_key_figures_stand_in_rows(printed: Pages) -> None:
    """Six as three and three: tops alike in a row, and the columns of both rows begin at the same places."""
    words = [word for word in printed.read() if word.page in printed.words and word.bottom - word.top > 20]
    found = [word for word in words if re.fullmatch(r"(12|8|4|260)(\.500|\.200|\.300|\.000)?", word.text)]
    tops = sorted({round(word.top) for word in found})
    assert len(found) == 6
    assert len(tops) == 2
    edge = "right" if printed.language is Language.ARABIC else "left"
    starts = [sorted(round(getattr(word, edge)) for word in found if round(word.top) == top) for top in tops]
    assert starts[0] == pytest.approx(starts[1], abs=1)


def test_what_a_drawing_does_not_write_stands_below_it(printed: Pages) -> None:
    text = re.sub(r"[.\s]", "", " ".join(word.text for word in printed.read() if word.page in printed.words))
    assert [figure for month in MONTHS for figure in month[1:] if str(figure) not in text] == []


def test_a_strip_gives_gaps_and_losses_their_signs() -> None:
    markup = strips(chart("line", AR, (("1", "-5", "3"), ("2", "", "7"))))
    assert '<td class="number"><bdi dir="ltr">\u22125</bdi></td>' in markup
    assert '<td class="number">–</td>' in markup


def test_strips_are_of_like_length() -> None:
    markup = strips(chart("line", FR, tuple((f"{month}", "1", "2") for month in range(1, 25))))
    assert [table.count('scope="col"') for table in markup.split("</table>")[:-1]] == [13, 13]


def table_of(printed: Pages) -> list[Word]:
    words = [word for word in printed.read() if word.page in printed.words]
    first = next(index for index, word in enumerate(words) if re.fullmatch(r"head\d", word.text))
    return words[first:]


def test_a_long_table_is_whole_and_repeats_its_head(printed: Pages) -> None:
    words = table_of(printed)
    texts = [word.text for word in words]
    assert {f"row{row}" for row in range(ROWS)} <= set(texts)
    assert {str(cell(row, column)) for row in range(ROWS) for column in range(1, COLUMNS)} <= set(texts)
    of_table = {word.page for word in words if re.fullmatch(r"row\d+", word.text)}
    assert len(of_table) > 1
    for column in range(COLUMNS):
        assert sorted(word.page for word in words if word.text == f"head{column}") == sorted(of_table)


def test_figures_of_a_column_end_at_one_edge(printed: Pages) -> None:
    words = {word.text: word for word in table_of(printed)}
    for column in range(1, COLUMNS):
        edges = defaultdict(set)
        for row in range(ROWS):
            word = words[str(cell(row, column))]
            edges[word.page].add(round(word.right))
        assert all(len(found) <= 2 and max(found) - min(found) <= 1 for found in edges.values())


def test_nothing_stands_outside_the_text(printed: Pages) -> None:
    narrow, wide = MARGIN_OUTER_MM * POINTS_PER_MM, (TRIM_MM[0] - MARGIN_OUTER_MM) * POINTS_PER_MM
    top, bottom = MARGIN_TOP_MM * POINTS_PER_MM, (TRIM_MM[1] - MARGIN_BOTTOM_MM) * POINTS_PER_MM
    outside = [
        word
        for word in printed.read()
        if word.page in printed.words
        and word.bottom - word.top < 20  # of large type the font tells too large a box
        and not (
            narrow - 1 <= word.left and word.right <= wide + 1 and top - 4 <= word.top and word.bottom <= bottom + 4
        )
    ]
    assert outside == []


def test_a_code_can_be_scanned_and_its_address_read(printed: Pages) -> None:
    zxing = pytest.importorskip("zxingcpp", reason="zxing-cpp is not installed: no code is decoded")
    document = pypdfium2.PdfDocument(printed.file)
    found = []
    for page in printed.words:
        picture = document[page - 1].render(scale=150 / 72).to_pil()
        found += [(code.text, code.position) for code in zxing.read_barcodes(picture)]
    document.close()
    assert [text for text, _ in found] == [ADDRESS]
    place = found[0][1]
    assert (place.top_right.x - place.top_left.x) / 150 * 25.4 >= 20


def test_a_long_address_stays_beside_its_code(printed: Pages) -> None:
    """Each letter of the address is there, and no piece of it is wider than the column beside the code."""
    pieces = [piece for piece in re.split(r"[^0-9A-Za-z]+", ADDRESS.partition("://")[2]) if len(piece) > 1]
    words = [word for word in printed.read() if word.page in printed.words]
    latin = [word for word in words if re.fullmatch(r"[\x20-\x7e]+", word.text.strip("\u2060\u202a\u202c"))]
    text = re.sub(r"[^0-9A-Za-z]", "", "".join(word.text for word in latin))
    assert all(any(piece[:12] in word.text for word in latin) or piece in text for piece in pieces)
    shown = [word for word in latin if len(word.text) > 3 and word.text.replace("&amp;", "&") in ADDRESS]
    assert shown
    assert all(word.right - word.left < 55 * POINTS_PER_MM for word in shown)


def test_the_head_of_a_long_table_is_told_once(printed: Pages) -> None:
    """It is shown on every page (ISO 14289-1, 7.5, by way of ISO 32000-1, 14.8.4.3.4: one THead at most); shown again, it is an artifact."""
    with pikepdf.open(printed.file) as pdf:
        tables = [element for element in elements(pdf.Root.StructTreeRoot.K[0]) if element.S == "/Table"]
        heads = [sum(kid.S == "/THead" for kid in table.K) for table in tables]
        bodies = [sum(kid.S == "/TBody" for kid in table.K) for table in tables]
        silenced = [
            page
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and operands[0] == "/Artifact" and isinstance(operands[1], pikepdf.Dictionary)
        ]
    assert max(heads) == 1
    assert max(bodies) == 1
    assert len(silenced) > COLUMNS


@dataclass
class Lines:
    """What ``leaves_room`` reads of an article."""

    headline: str
    standfirst: str


@pytest.mark.parametrize(
    ("headline", "standfirst", "above", "fits"),
    [
        ("سنة من التواصل", "سطر واحد", "<p>" + "كلمة " * 40 + "</p>", True),
        ("كلمة " * 40, "كلمة " * 40, "<p>" + "كلمة " * 40 + "</p>", False),
        ("عنوان", "سطر", "<p>" + "كلمة " * 300 + "</p>", False),
        ("عنوان", "سطر", "<table></table>", False),
    ],
)
def test_a_drawing_over_a_double_page_needs_its_room(headline: str, standfirst: str, above: str, *, fits: bool) -> None:
    article: Article = Lines(headline, standfirst)  # type: ignore[assignment]
    assert leaves_room(article, above, AR) is fits


def test_french_words_take_less_height() -> None:
    article: Article = Lines("Une année, carreau par carreau", "mot " * 34)  # type: ignore[assignment]
    above = "<p>" + "mot " * 88 + "</p><p>" + "mot " * 16 + "</p>"
    assert leaves_room(article, above, FR)
    assert not leaves_room(article, above * 3, FR)
