"""What is right is read as it was meant, and nothing is found in it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import SPECIMEN, copy_specimen
from tests.wrong.makers import picture_bytes

from magazine.issue.article import Kind, Status
from magazine.issue.dates import CoverDate
from magazine.issue.finding import Level, Location
from magazine.issue.language import Language
from magazine.issue.picture import Area
from magazine.manuscript.data import read_table
from magazine.manuscript.files import IssueFile, issue_files
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.manuscript.notes import Notes

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.issue.issue import Issue

ARABIC, FRENCH = Language.ARABIC, Language.FRENCH


def read(project: Path) -> tuple[Issue, list[Finding]]:
    """Read the issue, and everything found but for notes."""
    house, found = read_house(project)
    assert house is not None
    manuscript = read_issue(project, house, "2019-01")
    assert manuscript.issue is not None
    return manuscript.issue, [one for one in (*found, *manuscript.findings) if one.level is not Level.NOTE]


@pytest.fixture(scope="module")
def issue() -> Issue:
    issue, found = read(SPECIMEN)
    assert not found
    return issue


def test_the_house_is_read_whole() -> None:
    house, _ = read_house(SPECIMEN)
    assert house is not None
    assert house.title.says(FRENCH) == "Le Spécimen"
    assert (house.slug, house.address, house.theme) == ("specimen", "https://specimen.example", "police")
    assert (house.issn_print, house.issn_online) == ("2049-3630", None)
    assert house.languages == (ARABIC, FRENCH)
    assert list(house.rubrics) == ["editorial", "field", "figures"]
    assert house.rubrics["field"].colour == "red"
    assert house.contributors["newsroom"].role.says(ARABIC) == "تحرير"
    assert house.contributors["studio"].role.texts == ()


def test_the_issue_is_read_whole(issue: Issue) -> None:
    assert (issue.id, issue.number, issue.cover_date) == ("2019-01", 7, CoverDate(year=2019, month=1))
    assert issue.where == Location(path="issues/2019-01/issue.yaml")
    assert issue.cover.picture == "cover.svg"
    assert issue.cover.lines == {ARABIC: ("patrol", "figures"), FRENCH: ("patrol",)}
    assert [(section.rubric, section.articles) for section in issue.contents] == [
        ("editorial", ("editorial",)),
        ("field", ("patrol",)),
        ("figures", ("figures",)),
    ]
    assert list(issue.articles) == [
        ("editorial", ARABIC), ("editorial", FRENCH), ("patrol", ARABIC), ("patrol", FRENCH), ("figures", ARABIC),
    ]  # fmt: skip


def test_an_article_is_read_whole(issue: Issue) -> None:
    article = issue.articles["patrol", FRENCH]
    assert article.headline == "Une nuit avec la patrouille"
    assert article.summary == article.standfirst == "Une courte ronde dans la ville, du crépuscule à l’aube."
    assert [author.name.best(FRENCH) for author in article.authors] == ["La rédaction", "Une plume invitée"]
    assert [author.id for author in (*article.authors, *article.photos)] == ["newsroom", None, "studio"]
    assert [author.kind.value for author in article.authors] == ["office", "person"]
    assert (article.kind, article.status, article.pages) == (Kind.FEATURE, Status.READY, 2)
    assert article.opening == "patrol/crowd.jpg"
    assert article.keywords == ("patrouille", "nuit")
    assert [correction.date for correction in article.corrections] == [date(2019, 1, 20)]


def test_lines_of_the_body_are_lines_of_the_file(issue: Issue) -> None:
    for (article_id, language), article in issue.articles.items():
        file = SPECIMEN / "issues" / "2019-01" / article_id / f"{language.tag}.md"
        written, body = file.read_text(encoding="utf-8").split("\n"), article.body.split("\n")
        begin = written.index("---", 1) + 1
        assert body[:begin] == [""] * begin
        assert body[begin:] == written[begin:]


def test_a_picture_is_read_with_its_card(issue: Issue) -> None:
    picture = issue.pictures["patrol/crowd.jpg"]
    assert (picture.format, picture.width, picture.height) == ("JPEG", 2880, 1920)
    assert picture.alt.says(FRENCH) == "Des carrés de couleur sur deux rangs"
    assert picture.rights.best(ARABIC) == "CC0"
    assert picture.crop == Area(0.1, 0, 0.9, 1)
    assert picture.published_size == (2304, 1920)
    assert picture.card.path == "issues/2019-01/patrol/crowd.jpg.yaml"
    cover = issue.pictures["cover.svg"]
    assert (cover.format, cover.width, cover.height, cover.decorative) == ("SVG", 794, 1058, True)


def test_data_is_read_as_written(issue: Issue) -> None:
    table = issue.tables["patrol/visitors.csv"]
    assert table.columns == ("المدينة", "2017", "2018")
    assert table.rows == (("الرباط", "120", "180"), ("فاس", "90", "140.5"))


@pytest.mark.parametrize(
    "written",
    ["ville;2018\nFès;1,5\n", "\nsep=;\nville;2018\nFès;1,5\n", "SEP=\t\r\nville\t2018\r\nFès\t1,5\r\n"],
    ids=["by its head", "as Excel is told", "tabs"],
)
def test_a_table_is_parted_as_its_file_says(written: str, tmp_path: Path) -> None:
    file = tmp_path / "visitors.csv"
    file.write_text(written, encoding="utf-8", newline="")
    notes = Notes()
    table = read_table(IssueFile(id="patrol/visitors.csv", file=file, where=Location(path="visitors.csv")), notes)
    assert not notes.findings
    assert table is not None
    assert (table.columns, table.rows) == (("ville", "2018"), (("Fès", "1,5"),))


def test_the_ledger_is_read_with_its_sums(issue: Issue) -> None:
    assert issue.ledger.facts["patrol.total"].value == Decimal(12500)
    assert issue.ledger.facts["patrol.visitors"].about
    assert issue.ledger.facts["patrol.day"].where.line == 2
    assert [(one.total, one.terms) for one in issue.ledger.sums] == [("patrol.total", ("patrol.day", "patrol.night"))]


def test_a_byte_order_mark_and_windows_line_ends_are_simply_read(tmp_path: Path, issue: Issue) -> None:
    project = copy_specimen(tmp_path)
    for file in project.rglob("issues/**/*"):
        if file.suffix in {".md", ".yaml", ".csv"}:
            file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    again, found = read(project)
    assert not found
    assert again.articles == issue.articles
    assert again.ledger == issue.ledger
    assert again.tables == issue.tables


def test_names_with_spaces_and_arabic_letters_are_read(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    folder = project / "issues" / "2019-01" / "patrol"
    # As a Mac writes the name: letters and marks apart (NFD).
    (folder / "مع أصدقاء.jpg").write_bytes(picture_bytes("JPEG"))
    (folder / "مع أصدقاء.jpg.yaml").write_text("alt: {ar: صورة, fr: Image}\n", encoding="utf-8")
    (folder / "fr.md").write_text(
        "---\ntitle: T\nopening: مع أصدقاء.jpg\nstatus: ready\n---\nTexte.\n", encoding="utf-8"
    )
    issue, found = read(project)
    assert not found
    assert issue.articles["patrol", FRENCH].opening == "patrol/مع أصدقاء.jpg"
    assert issue.pictures["patrol/مع أصدقاء.jpg"].alt.says(FRENCH) == "Image"


@pytest.mark.parametrize(
    ("written", "found"),
    [("crowd.jpg", "patrol/crowd.jpg"), ("patrol/crowd.jpg", "patrol/crowd.jpg"), ("../cover.svg", "cover.svg"), ("cover.svg", "cover.svg")],
)  # fmt: skip
def test_an_opening_picture_is_named_beside_the_article_or_within_the_issue(
    written: str, found: str, tmp_path: Path
) -> None:
    project = copy_specimen(tmp_path)
    manuscript = project / "issues" / "2019-01" / "patrol" / "fr.md"
    manuscript.write_text(f"---\ntitle: T\nopening: {written}\n---\nTexte.\n", encoding="utf-8")
    issue, _ = read(project)
    assert issue.articles["patrol", FRENCH].opening == found


def test_scripts_notes_and_hidden_files_are_no_part_of_the_issue(tmp_path: Path, issue: Issue) -> None:
    project = copy_specimen(tmp_path)
    folder = project / "issues" / "2019-01"
    before = issue_files(folder, "issues/2019-01", Notes()).keys()
    left = ("draw.py", "README.md", ".hidden.jpg", "README", "fr.md~", ".DS_Store", "#fr.md#", "4913")
    for name in (f"patrol/{name}" for name in left):
        (folder / name).write_text("not for the issue", encoding="utf-8")
    again, found = read(project)
    assert not found
    assert list(again.pictures) == list(issue.pictures)
    assert issue_files(folder, "issues/2019-01", Notes()).keys() == before


def test_a_value_is_what_was_typed(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    manuscript = project / "issues" / "2019-01" / "patrol" / "fr.md"
    head = "title: no\nkicker: 010\nstandfirst: 12:30\nsummary: 2019-01-05\nkeywords: [yes, 1e3, ~]\n"
    manuscript.write_text(f"---\n{head}---\nTexte.\n", encoding="utf-8")
    issue, found = read(project)
    article = issue.articles["patrol", FRENCH]
    assert not found
    assert (article.headline, article.kicker, article.standfirst, article.summary) == (
        "no",
        "010",
        "12:30",
        "2019-01-05",
    )
    assert article.keywords == ("yes", "1e3", "~")


def test_an_embargo_is_a_moment_with_its_zone(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    manuscript = project / "issues" / "2019-01" / "patrol" / "fr.md"
    manuscript.write_text("---\ntitle: T\nembargo: 2019-01-05T08:00+01:00\n---\nTexte.\n", encoding="utf-8")
    issue, _ = read(project)
    zone = timezone(timedelta(hours=1))
    assert issue.articles["patrol", FRENCH].embargo == datetime(2019, 1, 5, 8, tzinfo=zone)


@pytest.mark.parametrize(
    "line",
    [
        "embargo: tomorrow", "embargo:", 'embargo: ""', "embrago: 2019-01-05T08:00Z", "statuss: draft", "status: Ready!",
        "EMBARGO: 2038-01-05T08:00Z", "STATUS: draft", "status: ready\nstatus: draft",
        "embargo: 2019-01-05T08:00Z\nembargo: 2038-01-05T08:00Z", "<<: {embargo: 2038-01-05T08:00Z}", "photos:\n  - name: A\n    embargo: 2038-01-05T08:00Z", "? [embargo]\n: 2038-01-05T08:00Z",
        "standfirst: |\n  S\n  embargo: 2038-01-05T08:00Z", "standfirst: >\n  S\n  Embargo : 2038-01-05T08:00Z",
        "standfirst: S\n  embargo:2038-01-05T08:00Z", 'standfirst: "S\n  status: draft"',
    ],
)  # fmt: skip
def test_an_article_whose_release_is_unclear_is_not_in_the_issue(line: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    manuscript = project / "issues" / "2019-01" / "patrol" / "fr.md"
    status = "" if line.startswith("status:") else "status: ready\n"
    manuscript.write_text(f"---\ntitle: T\n{status}{line}\n---\nTexte.\n", encoding="utf-8")
    issue, found = read(project)
    assert ("patrol", FRENCH) not in issue.articles
    assert any(one.level is Level.ERROR and one.where.path.endswith("patrol/fr.md") for one in found)


@pytest.mark.parametrize(
    "line",
    [
        "standfirst: |\n  Le statut : prêt\n  L’embargo est levé",
        "# embargo: demain",
        'kicker: "status: prêt"',
        "standfirst: >\n  S\n  Embargo : ce qui change\n  Status: quo",
    ],
)
def test_the_words_of_release_may_stand_in_a_text(line: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    manuscript = project / "issues" / "2019-01" / "patrol" / "fr.md"
    manuscript.write_text(f"---\ntitle: T\nstatus: ready\n{line}\n---\nTexte.\n", encoding="utf-8")
    issue, found = read(project)
    assert ("patrol", FRENCH) in issue.articles
    assert not [one for one in found if one.rule == "swallowed-field"]


@pytest.mark.parametrize(
    "below", ["embargo: 2038-01-05T08:00Z\n\n", "\nkicker: K\nEmbargo: 2038-01-05\n---\n", "status: draft\n"]
)
def test_an_article_whose_release_stands_below_its_front_matter_is_not_in_the_issue(below: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    manuscript = project / "issues" / "2019-01" / "patrol" / "fr.md"
    manuscript.write_text(f"---\ntitle: T\nstatus: ready\n---\n{below}Texte.\n", encoding="utf-8")
    issue, found = read(project)
    assert ("patrol", FRENCH) not in issue.articles
    (told,) = (one for one in found if one.rule == "field-in-text")
    assert told.where.line == (7 if "kicker" in below else 5)


@pytest.mark.parametrize(
    "card",
    [
        "redact: [[0, 0, 2, 1]]", "redcat: [[0, 0, 1, 1]]", "crop: all", "alt: [", "- redact",
        "redact: [[0, 0, 1, 0.1]]\nredact: [[0, 0, 1, 1]]", "crop: [0, 0, 1, 1]\ncrop: [0, 0, 0.1, 1]",
        "<<: {redact: [[0, 0, 1, 1]]}", "? [redact]\n: [[0, 0, 1, 1]]", "{alt: A, redact}",
        "alt:\n  fr: A\n  redact: [[0, 0, 1, 1]]", "alt: |\n  A\n  redact: [[0, 0, 1, 1]]", "alt:\n  fr: >-\n    A\n    crop: [0, 0, 0.1, 1]",
        'alt: |\n  A\n  "redact": [[0, 0, 1, 1]]', "alt: |\n  A\n  - redact: [[0, 0, 1, 1]]", "alt: |\n  A\n  redact\u00a0: [[0, 0, 1, 1]]",
        "alt: |\n  A\n  redacted:\n  - [0, 0, 1, 1]", "credit: A\n  redact [[0, 0, 1, 1]]",
    ],
)  # fmt: skip
def test_a_picture_whose_card_is_unclear_is_not_in_the_issue(card: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    written = project / "issues" / "2019-01" / "patrol" / "crowd.jpg.yaml"
    written.write_text(f"{card}\n", encoding="utf-8")
    issue, found = read(project)
    assert "patrol/crowd.jpg" not in issue.pictures
    assert found


@pytest.mark.parametrize(
    "name",
    [
        "crowd.jpg.YAML", "Crowd.jpg.yaml", "crowd.JPG.yaml", "crowd.jpg.yml", "crowd.jpg.yaml.txt", "crowd.jpg.yaml.rtf",
        "crowd.yaml", "crowd.png.yaml", "crowd.jpg (1).yaml", "crowd.jpg.yaml (1)", "crowd.jpg_yaml", "crowd.heic.yaml",
        "crowd.jpg.yaml - Copie.txt",
    ],
)  # fmt: skip
def test_a_picture_whose_card_has_another_name_is_not_in_the_issue(name: str, tmp_path: Path) -> None:
    """A picture that bears its words where it is used needs no card, and would be published with what the card hides."""
    project = copy_specimen(tmp_path)
    written = project / "issues" / "2019-01" / "patrol" / "crowd.jpg.yaml"
    issue, _ = read(project)
    assert "patrol/crowd.jpg" in issue.pictures
    written.rename(written.with_name(name))
    issue, found = read(project)
    assert "patrol/crowd.jpg" not in issue.pictures
    (told,) = (one for one in found if one.where.path.endswith(f"patrol/{name}"))
    assert (told.rule, told.level) == ("stray-file", Level.ERROR)
    assert "name it crowd.jpg.yaml" in told.remedy


@pytest.mark.parametrize(
    ("beside", "counts"),
    [
        ("redact: [[0, 0, 1, 1]]\n", True), ("alt: A\ncrop: [0, 0, 0.5, 0.5]\n", True), ("redact:\n  - [0, 0, 1, 1]\n", True),
        ('"redact": [[0, 0, 1, 1]]\n', True), ("{alt: A, redact: [[0, 0, 1, 1]]}\n", True), ("hide: [[0, 0, 1, 1]]\n", True),
        ("alt: [\nredact: [[0, 0, 1, 1]]\n", True), ("crop: [0.1,0,0.9,1]\n", False), ("alt: A\n", False), ("", False),
        ("crop:  # la place\n  - 0.1\n  - 0\n  - 0.9\n  - 1\n", False), ("tel: 06 61 23 45\n", False),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "name",
    ["crowd.jpg.yml", "crowd.yaml", "crowd.jpg copy.yaml", "crowd.jpg.sync-conflict-20190105-080000-ABCDEFG.yaml"],
)
def test_a_second_card_counts_if_it_hides_something_else(
    name: str, beside: str, *, counts: bool, tmp_path: Path
) -> None:
    """Somebody wrote what must not be seen into the wrong one of two files; a copy left behind by a system says nothing new."""
    project = copy_specimen(tmp_path)
    folder = project / "issues" / "2019-01" / "patrol"
    (folder / name).write_text(beside, encoding="utf-8")
    issue, found = read(project)
    (told,) = (one for one in found if one.where.path.endswith(f"patrol/{name}"))
    assert (told.rule, told.level) == ("stray-file", Level.ERROR if counts else Level.WARNING)
    assert ("patrol/crowd.jpg" in issue.pictures) is not counts
    assert not counts or "write into it what this one hides" in told.remedy


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("crowd-2.jpg.yaml", "card-without-picture"),
        ("../crowd.jpg.yaml", "card-without-picture"),
        ("foule.yaml", "stray-file"),
    ],
)
def test_a_card_that_covers_and_belongs_to_no_picture_is_an_error_where_nothing_is_covered(
    name: str, rule: str, tmp_path: Path
) -> None:
    """A picture that was renamed or moved without its card would be shown with what the card covers."""
    project = copy_specimen(tmp_path)
    picture = project / "issues" / "2019-01" / "patrol" / "crowd.jpg"
    card = picture.with_name("crowd.jpg.yaml")
    card.write_text("alt: Des carrés\nredact: [[0, 0, 1, 1]]\n", encoding="utf-8")
    card.rename(picture.parent / name)
    _, found = read(project)
    (told,) = (one for one in found if one.rule == rule)
    assert told.level is Level.ERROR
    assert "nothing is covered of patrol/crowd.jpg" in told.what
    card.write_text(
        "alt: Des carrés\nredact: [[0, 0, 1, 1]]\n", encoding="utf-8"
    )  # then it is nobody's; beside the cover it may be the cover's
    _, found = read(project)
    assert [one.level for one in found if one.rule == rule] == [Level.ERROR if "/" in name else Level.WARNING]


@pytest.mark.parametrize("name", ["crowd.jpg.txt", "crowd.txt", "crowd.jpg.yalm"])
def test_a_file_of_a_pictures_name_is_its_card_if_it_hides_something(name: str, tmp_path: Path) -> None:
    """Notepad saves a card as ``crowd.jpg.txt``; a text about a picture is none."""
    project = copy_specimen(tmp_path)
    file = project / "issues" / "2019-01" / "patrol" / name
    file.write_text("Tél. : 06 61 23 45\nPhoto : A, crop refusé\nCrop: serrer à gauche\n", encoding="utf-8")
    issue, found = read(project)
    assert "patrol/crowd.jpg" in issue.pictures
    assert not found
    file.write_text("alt: A\nredact: [[0, 0, 1, 1]]\n", encoding="utf-8")
    issue, found = read(project)
    assert "patrol/crowd.jpg" not in issue.pictures
    assert any(one.where.path.endswith(f"patrol/{name}") and one.level is Level.ERROR for one in found)


def test_what_stands_in_a_second_document_is_told_as_that(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    card = project / "issues" / "2019-01" / "patrol" / "crowd.jpg.yaml"
    card.write_text("alt: A\n---\nredact: [[0, 0, 1, 1]]\n", encoding="utf-8")
    issue, found = read(project)
    assert "patrol/crowd.jpg" not in issue.pictures
    assert [one.rule for one in found if one.where.path.endswith("crowd.jpg.yaml")] == ["bad-yaml"]


@pytest.mark.parametrize("text", ["todo: relire\n", "- a\n- b\n", "", "alt: {ar: A, fr: A}\nlicence: libre\n"])
def test_a_stray_sheet_that_covers_nothing_is_no_card_of_a_picture_without_one(text: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    folder = project / "issues" / "2019-01" / "patrol"
    (folder / "crowd.jpg.yaml").unlink()
    (folder / "notes.yaml").write_text(text, encoding="utf-8")
    _, found = read(project)
    (told,) = (one for one in found if one.where.path.endswith("notes.yaml"))
    assert (told.rule, told.level) == ("stray-file", Level.WARNING)
    assert "covers" not in told.what


@pytest.mark.parametrize("leads_to", ["../../../elsewhere.yaml", "gone.yaml", None])
def test_a_picture_whose_card_is_no_file_of_the_issue_is_not_in_it(leads_to: str | None, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    written = project / "issues" / "2019-01" / "patrol" / "crowd.jpg.yaml"
    written.rename(project / "elsewhere.yaml")
    if leads_to is None:
        written.mkdir()
    else:
        written.symlink_to(leads_to)
    issue, found = read(project)
    assert "patrol/crowd.jpg" not in issue.pictures
    assert any(one.level is Level.ERROR and one.where.path.endswith("patrol/crowd.jpg.yaml") for one in found)


def test_waivers_are_read_with_their_reasons(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    manuscript = project / "issues" / "2019-01" / "patrol" / "fr.md"
    manuscript.write_text("---\ntitle: T\n---\n% a comment\n% allow bare-number: a telephone\n112\n", encoding="utf-8")
    issue, found = read(project)
    (waiver,) = issue.articles["patrol", FRENCH].waivers
    assert not found
    assert (waiver.rule, waiver.reason) == ("bare-number", "a telephone")
    assert waiver.where == Location(path="issues/2019-01/patrol/fr.md", line=5)


def test_corrections_come_oldest_first(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    manuscript = project / "issues" / "2019-01" / "patrol" / "fr.md"
    lines = "- {date: 2019-02-01, text: B}\n- {date: 2019-01-20, text: A}\n"
    manuscript.write_text(f"---\ntitle: T\ncorrections:\n{lines}---\nTexte.\n", encoding="utf-8")
    issue, _ = read(project)
    assert [one.text for one in issue.articles["patrol", FRENCH].corrections] == ["A", "B"]


def test_a_bad_article_does_not_hide_the_others(tmp_path: Path, issue: Issue) -> None:
    project = copy_specimen(tmp_path)
    (project / "issues" / "2019-01" / "patrol" / "fr.md").write_bytes(b"\xff\x00")
    again, found = read(project)
    assert [one.rule for one in found] == ["wrong-encoding"]
    assert again.articles == {key: article for key, article in issue.articles.items() if key != ("patrol", FRENCH)}
