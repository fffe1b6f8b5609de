"""One cause, one finding: it names the first files, and how many more there are."""

from __future__ import annotations

from magazine.constants import AUDIT_TOLD_FILES
from magazine.release.audit.causes import BUILD_AGAIN, by_cause
from magazine.release.audit.inspection import Leak

DRAFT = "issues/2019-01/night-raid/fr.md"


def leak(what: str = "words of a draft", *, rule: str = "leaked-draft", path: str = DRAFT, line: int = 7) -> Leak:
    return Leak(rule=rule, place="its text", what=what, path=path, line=line, remedy="find what brings it in")


def told(*found: tuple[str, Leak]) -> list[str]:
    leaks: dict[str, list[Leak]] = {}
    for name, one in found:
        leaks.setdefault(name, []).append(one)
    return [f"{finding.where}: {finding.what}" for finding in by_cause(leaks)]


def test_nothing_is_told_of_nothing() -> None:
    assert told() == []


def test_one_line_on_many_pages_is_one_finding() -> None:
    pages = [f"site/{number:02}.html" for number in range(40)]
    (one,) = told(*((page, leak(f"words of a draft (“{page}”)")) for page in pages))
    named = "; ".join(f"{page}, its text" for page in pages[:AUDIT_TOLD_FILES])
    assert one == f"{DRAFT}:7:1: {named} and 37 more files hold words of a draft (“site/00.html”)"


def test_a_few_files_are_all_named() -> None:
    assert told(("a.html", leak()))[0].endswith(": a.html, its text holds words of a draft")
    assert told(("a.html", leak()), ("b.html", leak()))[0].endswith(
        ": a.html, its text and b.html, its text hold words of a draft"
    )
    assert told(*((name, leak()) for name in "abcd"))[0].endswith(" and 1 more file hold words of a draft")


def test_a_file_is_counted_once_wherever_in_it_something_shows() -> None:
    assert len(told(("a.html", leak()), ("a.html", leak("the same, in a script")))) == 1


def test_other_lines_rules_and_parts_of_a_picture_are_other_causes() -> None:
    assert len(told(("a.html", leak()), ("a.html", leak(line=8)), ("a.html", leak(rule="leaked-comment")))) == 3
    areas = [leak(f"redacted area {number}", rule="leaked-pixels") for number in (1, 2)]
    assert len(told(*(("a.jpg", area) for area in areas))) == 2


def test_what_is_no_manuscript_s_is_one_where_the_same_is_held() -> None:
    paths = [leak(what, rule="leaked-machine", path="") for what in ("/home/a", "/home/a", "/home/b")]
    found = told(("b.html", paths[0]), ("c.html", paths[1]), ("d.html", paths[2]))
    assert found == [
        "b.html:1:1: b.html, its text and c.html, its text hold /home/a",
        "d.html:1:1: d.html, its text holds /home/b",
    ]


def test_what_shows_only_in_what_stays_of_an_earlier_build_goes_with_a_build_of_that() -> None:
    leaks = {"old.pdf": [leak()], "older.epub": [leak()]}
    assert [finding.remedy for finding in by_cause(leaks, {"old.pdf", "older.epub", "x.html"})] == [BUILD_AGAIN]
    assert [finding.remedy for finding in by_cause(leaks)] == ["find what brings it in"]


def test_what_follows_from_an_earlier_build_goes_with_a_build_of_that_too() -> None:
    """An article was moved to the next issue as a draft: the old issue's page stays, and the feed, which is new, names it."""
    (one,) = by_cause(
        {"site/fr/2018-12/gare/index.html": [leak()], "site/fr/feed.xml": [leak()]}, {"site/fr/2018-12/gare/index.html"}
    )
    assert "build their issue again" in one.remedy
    assert one.remedy.endswith("; else find what brings it in")
