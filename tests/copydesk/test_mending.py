"""Safe fixes put into texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.copydesk.mending import Reason, mend
from magazine.issue.finding import Edit, Finding, Location

if TYPE_CHECKING:
    from magazine.copydesk.mending import Mended

HEAD = "---\ntitle: 'L''affiche : dix places'\nkicker: Vu de loin\n---\n\n"


def finding(*edits: tuple[int, int, str, str], path: str = "a.md") -> Finding:
    """Give a finding whose fix is some edits: line, column, old, new."""
    fix = tuple(
        Edit(where=Location(path=path, line=line, column=column), old=old, new=new) for line, column, old, new in edits
    )
    where = fix[0].where if fix else Location(path=path)
    return Finding(rule="double-space", where=where, what="two spaces", remedy="leave one", fix=fix)


def mended(text: str, *findings: Finding, yaml: bool = False) -> Mended:
    return mend(text, findings, yaml=yaml)


def reasons(result: Mended) -> list[Reason]:
    return [one.reason for one in result.left]


def test_line_ends_and_byte_order_mark_stay() -> None:
    result = mended("\ufeffun  mot\r\ndeux  mots\rtrois", finding((1, 3, "  ", " ")), finding((2, 5, "  ", " ")))
    assert result.text == "\ufeffun mot\r\ndeux mots\rtrois"
    assert len(result.done) == 2


def test_several_fixes_of_a_line_keep_their_places() -> None:
    result = mended("a  b  c  d", finding((1, 2, "  ", " "), (1, 8, "  ", "\u00a0")), finding((1, 5, "  ", " ")))
    assert (result.text, result.left) == ("a b c\u00a0d", ())


def test_a_fix_whose_words_are_gone_is_left() -> None:
    for place in ((1, 2, "zz", "z"), (9, 1, "a", "b"), (1, 40, "a", "b"), (1, 1, "", "b")):
        result = mended("abc", finding(place))
        assert (result.text, reasons(result)) == ("abc", [Reason.GONE])


def test_of_two_fixes_of_the_same_words_the_first_wins() -> None:
    result = mended("abcd", finding((1, 1, "ab", "x")), finding((1, 2, "bc", "y")), finding((1, 3, "cd", "z")))
    assert (result.text, reasons(result)) == ("xz", [Reason.OVERLAP])


def test_a_fix_is_made_whole_or_not_at_all() -> None:
    result = mended('dit "oui"', finding((1, 5, '"', "«"), (1, 8, '"', "»")))
    assert (result.text, reasons(result)) == ('dit "oui"', [Reason.GONE])
    assert reasons(mended("abc", finding((1, 1, "ab", "x"), (1, 2, "bc", "y")))) == [Reason.OVERLAP]


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("le 19", (1, 4, "19", "91")),
        ("le 1 000", (1, 5, " ", "")),
        ("12,5 %", (1, 3, ",", ".")),
        ("06\u200e12", (1, 3, "\u200e", "")),
        ("من ٣ إلى ٥", (1, 4, "٣", "3")),
        ("les 12-15", (1, 7, "-", "–")),
    ],
)
def test_no_digit_changes_nor_what_stands_between_two(text: str, edit: tuple[int, int, str, str]) -> None:
    result = mended(text, finding(edit))
    assert (result.text, reasons(result)) == (text, [Reason.NUMBER])


@pytest.mark.parametrize(
    ("text", "edit", "new"),
    [
        ("12 000 visiteurs", (1, 3, " ", "\u00a0"), "12\u00a0000 visiteurs"),
        ("سنة 2018,", (1, 9, ",", "،"), "سنة 2018،"),
        ("50%", (1, 3, "%", "\u00a0%"), "50\u00a0%"),
    ],
)
def test_what_stands_beside_a_number_may_change(text: str, edit: tuple[int, int, str, str], new: str) -> None:
    assert mended(text, finding(edit)).text == new


def test_a_value_of_the_front_matter_is_read_back() -> None:
    good = finding((2, 19, " ", "\u00a0"))
    assert mended(HEAD, good).text == HEAD.replace("L''affiche :", "L''affiche\u00a0:")
    for edit in (
        (2, 8, "'", "’"),
        (2, 8, "'L'", "L"),
        (3, 1, "kicker", "kick"),
        (3, 9, "Vu", "Vu:\u0020a"),
        (3, 9, "Vu", "# a"),
    ):
        result = mended(HEAD, finding(edit))
        assert (result.text, reasons(result)) == (HEAD, [Reason.FORM]), edit


def test_a_yaml_file_is_read_back_as_a_whole() -> None:
    card = "alt: {fr: Une  porte}\n# une  note\ncaption: Une  porte"
    result = mended(
        card, finding((1, 14, "  ", " ")), finding((2, 6, "  ", " ")), finding((3, 13, "  ", " ")), yaml=True
    )
    assert result.text == "alt: {fr: Une porte}\n# une  note\ncaption: Une porte"
    assert reasons(result) == [Reason.FORM]


def test_what_is_no_yaml_is_not_read_as_such() -> None:
    assert mended("title: [a  b\n---\n", finding((1, 10, "  ", " "))).text == "title: [a b\n---\n"
    assert mended("---\na: [b  c\n", finding((2, 6, "  ", " "))).text == "---\na: [b  c\n"  # a head that never ends
