"""What the house says in ``editorial-line.yaml`` is read; every wrong form is a finding at its place, and the rest is read on."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from magazine.copydesk.check import check_line
from magazine.issue.editorial_line import EditorialLine
from magazine.issue.finding import Level
from magazine.issue.language import Language
from magazine.manuscript.editorial_line import read_editorial_line

if TYPE_CHECKING:
    from magazine.issue.finding import Finding

ROOT = Path(__file__).parents[2]
FILE = "issues/editorial-line.yaml"

GOOD = """\
rules:
  doubled-word: off
  three-dots: warning
  differing-figure: {level: error, alone-from: 40}
  private-telephone:
    public: ['0537 00 00 00', 19]
terms:
  - write: {ar: المديرية العامة, fr: Direction générale}
    instead-of: {fr: [Direction Générale, direction générale]}
    reason: le nom officiel
words:
  fr: [zellige, zelliges]
  ar: زليج
"""


def read(project: Path, text: str | bytes) -> tuple[EditorialLine, tuple[Finding, ...]]:
    file = project / FILE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    line, found = read_editorial_line(project)
    return line, (*found, *check_line(line))


def test_without_the_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_editorial_line(tmp_path) == (EditorialLine(), ())


def test_a_line_is_read(tmp_path: Path) -> None:
    line, found = read(tmp_path, GOOD)
    assert found == ()
    off, louder, tuned, listed = line.rules.values()
    assert (off.off, off.level, str(off.where)) == (True, None, f"{FILE}:2:3")
    assert (louder.off, louder.level) == (False, Level.WARNING)
    assert (tuned.level, tuned.settings, str(tuned.places["alone-from"])) == (
        Level.ERROR,
        {"alone-from": ("40",)},
        f"{FILE}:4:48",
    )
    assert listed.settings == {"public": ("0537 00 00 00", "19")}
    (term,) = line.terms
    assert (term.write.says(Language.ARABIC), term.reason.best(Language.FRENCH)) == (
        "المديرية العامة",
        "le nom officiel",
    )
    assert term.instead_of == {Language.FRENCH: ("Direction Générale", "direction générale")}
    assert line.words == {Language.FRENCH: {"zellige", "zelliges"}, Language.ARABIC: {"زليج"}}


@pytest.mark.parametrize("text", ["rules: {}\nterms: []\nwords: {}\n", "rules:\nterms:\nwords:\n", "rules: {}\n"])
def test_a_line_may_say_nothing(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == (EditorialLine(), ())


def examples() -> dict[str, str]:
    """Give the lines that the manual shows, and what the skeleton says in its comments."""
    manual = (ROOT / "docs/editorial-line.md").read_text(encoding="utf-8")
    skeleton = (ROOT / "src/magazine/cli/skeleton/issues/editorial-line.yaml").read_text(encoding="utf-8")
    commented = [line for line in skeleton.split("\n") if re.match(r"# (?:rules|terms|words):|#   [^%]", line)]
    return {
        "manual": next(block for block in re.findall(r"```yaml\n(.*?)```", manual, re.DOTALL) if "\nrules:" in block),
        "skeleton": skeleton,
        "skeleton, in its comments": "\n".join(line[2:] for line in commented),
    }


@pytest.mark.parametrize("name", examples())
def test_what_manual_and_skeleton_show_is_a_good_line(name: str, tmp_path: Path) -> None:
    line, found = read(tmp_path, examples()[name])
    assert found == ()
    assert bool(line.rules and line.terms and line.words) is (name != "skeleton")


# What is written, and what is found: line, column and rule.
WRONG = {
    "rules: [doubled-word]": ["1:8 wrong-form"],
    "rules: off": ["1:8 wrong-form"],
    "rule: {}": ["1:1 unknown-field"],
    "rules: {doubled-wrod: off}": ["1:9 unknown-rule"],
    "rules: {doubled-word: of}": ["1:23 wrong-choice"],
    "rules: {doubled-word: true}": ["1:23 wrong-choice"],
    "rules: {doubled-word: false}": ["1:23 wrong-choice"],
    "rules: {doubled-word: }": ["1:22 wrong-choice"],
    "rules: {doubled-word: [off]}": ["1:23 wrong-form"],
    "rules: {doubled-word: {level: loud}}": ["1:31 wrong-choice"],
    "rules: {doubled-word: {level: [note]}}": ["1:31 wrong-form"],
    "rules: {doubled-word: {level: {a: b}}}": ["1:31 wrong-form"],
    "rules: {doubled-word: {idoms: [a]}}": ["1:31 unknown-field"],
    "rules: {doubled-word: {idioms: {fr: a}}}": ["1:32 wrong-form"],
    "rules: {doubled-word: {idioms: [a, [b]]}}": ["1:32 wrong-form"],
    "rules:\n  doubled-word:\n    idioms: a, b": ["3:13 wrong-form"],
    "rules:\n  doubled-word:\n    idioms: 'a, b'": [],
    "rules: {doubled-word: {idioms: [a, '', b]}}": [],
    "rules: {differing-figure: {alone-from: many}}": ["1:40 wrong-number"],
    "rules: {differing-figure: {alone-from: [1, 2]}}": ["1:40 wrong-number"],
    "rules: {differing-figure: {alone-from: -1}}": ["1:40 wrong-number"],
    "rules: {differing-figure: {alone-from: ٤٠}}": ["1:40 wrong-number"],
    "rules: {differing-figure: {alone-from: 1.5}}": ["1:40 wrong-number"],
    "rules: {differing-figure: {alone-from: }}": ["1:39 wrong-number"],
    "rules:\n  doubled-word: off\n  doubled-word: note": ["3:3 duplicate-id"],
    "rules:\n  doubled-word: {level: note, level: error}": ["2:31 duplicate-field"],
    "rules: {}\nrules: {}": ["2:1 duplicate-field"],
    "rules:\n\tdoubled-word: off": ["2:1 tab-in-yaml"],
    "terms: Direction": ["1:8 wrong-form"],
    "terms: [Direction]": ["1:9 wrong-form"],
    "terms: [[a, b]]": ["1:9 wrong-form"],
    "terms: {write: a, instead-of: {fr: b}}": [],
    "terms: [{write: a}]": ["1:9 missing-field"],
    "terms: [{instead-of: {fr: b}}]": ["1:9 missing-field"],
    "terms: [{write: a, instead-of: b}]": ["1:32 wrong-form"],
    "terms: [{write: [a], instead-of: {fr: b}}]": ["1:17 wrong-form"],
    "terms: [{write: a, instead-of: {de: b}}]": ["1:33 unknown-language"],
    "terms: [{write: {de: a}, instead-of: {fr: b}}]": ["1:18 unknown-language"],
    "terms: [{write: a, instead-of: {fr: [{x: y}]}}]": ["1:38 wrong-form"],
    "terms: [{write: a, instead-of: {fr: b}, why: c}]": ["1:41 unknown-field"],
    "language: de": ["1:11 unknown-language"],
    "language: zgh": ["1:11 unknown-language"],
    "language: [fr]": ["1:11 wrong-form"],
    "language: ": [],
    "words: [zellige]": ["1:8 wrong-form"],
    "words: {french: [zellige]}": ["1:9 unknown-language"],
    "words: {fr: {a: b}}": ["1:13 wrong-form"],
    "words: {fr: [a, [b]]}": ["1:17 wrong-form"],
    "words: {fr: a, b}": ["1:16 unquoted-comma"],
    "- rules": ["1:1 wrong-form"],
    "rules": ["1:1 wrong-form"],
    "": ["1:1 empty-file"],
    "# nothing yet": [],
    "rules: {": ["1:9 bad-yaml"],
    "rules: &a {}": ["1:8 yaml-shorthand"],
    "rules: *a": ["1:8 yaml-shorthand"],
    "\xff": ["1:1 wrong-encoding"],
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_form_is_found_at_its_place_with_a_remedy(tmp_path: Path, text: str) -> None:
    data = text.encode("latin-1") if text == "\xff" else text.encode()
    _, found = read(tmp_path, data)
    assert [f"{one.where.line}:{one.where.column} {one.rule}" for one in found] == WRONG[text]
    for one in found:
        assert one.where.path == FILE
        assert one.what
        assert one.remedy
        assert not re.search(r"Traceback|Error\b|None|<class", str(one))


def test_an_empty_word_is_no_word(tmp_path: Path) -> None:
    line, _ = read(tmp_path, "rules: {doubled-word: {idioms: [a, '', b]}, private-mail: {public: }}\n")
    assert line.rules["doubled-word"].settings == {"idioms": ("a", "b")}
    assert line.rules["private-mail"].settings == {"public": ()}


def test_what_is_wrong_hides_nothing_else(tmp_path: Path) -> None:
    line, found = read(
        tmp_path,
        "rules: {doubled-word: {level: loud, idioms: [a]}, three-dots: off, nope: off}\nwords: {xx: a, fr: b}\n",
    )
    assert {one.rule for one in found} == {"wrong-choice", "unknown-rule", "unknown-language"}
    assert line.rules["doubled-word"].settings == {"idioms": ("a",)}
    assert line.rules["three-dots"].off
    assert line.words == {Language.FRENCH: {"b"}}


@pytest.mark.parametrize("seed", range(30))
def test_damage_gives_findings_and_no_exception(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    scraps = [
        b"\t",
        b":",
        b"- ",
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b"&a ",
        b"*a ",
        b"#",
        b"|",
        b">",
        b"\x00",
        b"\xff",
        b"\n",
        b"? ",
        b"---\n",
    ]
    for _ in range(10):
        data = bytearray(GOOD.encode())
        for _ in range(chance.choice([1, 2, 5])):
            place = chance.randrange(len(data) + 1)
            if chance.random() < 0.5:
                data[place:place] = chance.choice(scraps)
            else:
                del data[place : place + chance.choice([1, 10, 60])]
        lines = len(bytes(data).splitlines()) + 1
        for one in read(tmp_path, bytes(data))[1]:
            assert one.what
            assert one.remedy
            assert 1 <= one.where.line <= lines
            assert one.where.column >= 1
