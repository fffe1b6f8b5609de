"""The copy desk's reading: each character stands in the file where it is said to stand, and the words are those that editions show."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from magazine.copydesk.copy import article_text, issue_text
from magazine.copydesk.text import PassageKind, RunKind
from magazine.issue.article import Article, Status
from magazine.issue.finding import Location
from magazine.issue.language import Language
from magazine.issue.ledger import Ledger
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from magazine.copydesk.text import ArticleText, Passage
    from magazine.issue.issue import Issue

ROOT = Path(__file__).parents[2]
HEAD = "---\ntitle: t\n---\n"


def read_body(body: str, language: Language = Language.FRENCH) -> ArticleText:
    article = Article(
        id="story",
        language=language,
        where=Location(path="fr.md"),
        headline="t",
        body=f"\n\n\n{body}\n",
        status=Status.READY,
        source=f"{HEAD}{body}\n",
    )
    return article_text(article, Ledger())


def misplaced(passage: Passage, source: str) -> Iterator[str]:
    """Give what is not where the passage says: another character there, or one before its predecessor."""
    lines = source.split("\n")
    before = (0, 0)
    for offset, character in enumerate(passage.text):
        where = passage.where(offset)
        here = (where.line, where.column)
        there = lines[where.line - 1][where.column - 1 : where.column]
        stands_for = not passage.place.typed(offset, offset + 1)
        if not 1 <= where.column <= len(lines[where.line - 1]) + 1:
            yield f"{here} is no place of the file, in {passage.text[:60]!r}"
        elif stands_for:
            if here < before:
                yield f"{character!r} goes back to {here}, in {passage.text[:60]!r}"
        elif there != character and not (character == " " and not there):
            yield f"{character!r} should stand at {here}, where {there!r} stands, in {passage.text[:60]!r}"
        elif here <= before:
            yield f"{character!r} stands twice at {here}, in {passage.text[:60]!r}"
        before = max(before, here)


# Bodies: what is typed, and the passages that readers see.

BODIES: dict[str, tuple[str, list[str]]] = {
    "escapes": (r"Un \*astérisque\* et \[crochets\], \& puis \# fin.", ["Un *astérisque* et [crochets], & puis # fin."]),
    "entities": ("Un &amp; deux &eacute;t&#233; et &bogus; & fin.", ["Un & deux été et &bogus; & fin."]),
    "nested lists": ("- un\n  - deux `x` un\n    - trois **gras**\n      suite\n- un", ["un", "deux x un", "trois gras suite", "un"]),
    "numbers in numbered lists": ("1. 1\n2. 2. deux\n", ["1", "deux"]),
    "block quotes": ("> Une citation\n> sur deux *lignes*\nparesseuse\n>> > fin", ["Une citation sur deux lignes paresseuse", "fin"]),
    "a quoted list": ("> - un\n>   suite\n> - un", ["un suite", "un"]),
    "a table with strokes": (
        "| a | b |\n|---|---|\n| un \\| deux | **un** |\n|  | `x \\| y` \\| fin |\n| a | a |",
        ["a", "b", "un | deux", "un", "x | y | fin", "a", "a"],
    ),
    "a table without outer strokes": ("ab | b\n--|--\nb | ab", ["ab", "b", "b", "ab"]),
    "links with titles": (
        'Voir [le titre](https://x.example "le titre (du lien) fin") le titre et [fin](<a b> \'fin\') fin.',
        ["Voir le titre le titre et fin fin."],
    ),
    "links by reference": ('Le [un][ref], [ref] et [ref][] ref.\n\n[ref]: https://x.example "ref"', ["Le un, ref et ref ref."]),
    "links with brackets": ("Un [un [un] un](https://x.example/un_(un)) un ] un.", ["Un un [un] un un ] un."]),
    "emphasis in links": ("*a [un **a** *a*](../a/fr.md#a) a* a", ["a un a a a a"]),
    "pictures in a line": ('Un ![un alt *un*](un.jpg "un") un.', ["Un  un."]),
    "autolinks": ("Un <https://x.example/a> et <mail@x.example> mail@x.example.", ["Un https://x.example/a et mail@x.example mail@x.example."]),
    "footnotes": (
        "Mot[^1] 1 et[^note] note.\n\n[^1]: La note *un*.\n[^note]: Autre note\n    suite\n\n    deuxième",
        ["Mot 1 et note.", "La note un.", "Autre note suite", "deuxième"],
    ),
    "no footnotes within a line": ("Mot^[un mot] fin.", ["Mot^[un mot] fin."]),
    "definition lists": ("Terme\n: Terme un\n  suite\n\nTerme\n\n: **Terme**", ["Terme", "Terme un suite", "Terme", "Terme"]),
    "roles": (
        "Un {fr}`un` {en}``two `ticks` here`` {ar}`كلمة` {zgh}` ⵜⴰ ` un.",
        ["Un un two `ticks` here كلمة  ⵜⴰ  un."],
    ),
    "roles over lines": ("Un {fr}`un\nun` un `un\nun` un.", ["Un un un un un un un."]),
    "code": ("Un `un` ``a `un` un`` ` un ` un", ["Un un a `un` un un un"]),
    "hard breaks": ("Un  \nun\\\nun   \nun", ["Un un un un"]),
    "leading spaces and tabs": ("   Un\n    un\n  \tun\tun\n\n-\tun\n\n\tun", ["Un un un\tun", "un", "un"]),
    "a box": (":::{box} o *un* o\no un\n\n- un\n  o\n:::", ["o un o", "o un", "un o"]),
    "a box in a list": ("- un\n\n  :::{box} un\n  un\n    un\n  :::\n- un", ["un", "un", "un un", "un"]),
    "fences in fences": ("::::{box} un\n:::{qa} Un ?\nUn **un**.\n:::\nun\n::::", ["un", "Un ?", "Un un.", "un"]),
    "a fence of backticks": ("```{box} x\nbox x\n```", ["x", "box x"]),
    "options": (
        ":::{chart} v.csv\n:title: title\n  :unit: \"unit\"\n:source: 'e'\n:::\n\n:::{pullquote}\n:by: by *by*\nUn.\n:::",
        ["title", "unit", "e", "Un.", "by by"],
    ),
    "key figures": (":::{keyfigures}\na.b\n- a.c: a c : d\n:::", ["a c : d"]),
    "a passage": (":::{passage} ar\nنص **عربي**.\n:::", ["نص عربي."]),
    "headings": ("## o *un* o ##\n\nUn\n===\n\n### # un\n\n(un)=\n## un", ["o un o", "Un", "# un", "un"]),
    "markup that is none": ("Un * seul, 5 $ et 6 $, a_b_c, {{ var }}, [a]: b, [c] (d) fin", ["Un * seul, 5 $ et 6 $, a_b_c, {{ var }}, [a]: b, [c] (d) fin"]),
    "nested emphasis": ("**un *un* un** un *un **un** un* u*n*u", ["un un un un un un un unu"]),
    "the same word again": ("un *un* **un** `un` [un](un) {fr}`un` un", ["un un un un un un un"]),
    "comments and breaks": ("% allow x: un\nun\n\n+++\n\nun", ["un", "un"]),
    "captions": (":::{figure} a.jpg\n:alt: un\n:caption: un *un*\nun **un**\n:::", ["un un", "un", "un un"]),
    "French spaces": ("Mot\u00a0: mot\u202f! «\u00a0mot\u00a0»", ["Mot\u00a0: mot\u202f! «\u00a0mot\u00a0»"]),
    "links by reference in a box": (":::{box} un\nUn [un][r] un\n:::\n\n[r]: https://x.example", ["un", "Un un un"]),
}  # fmt: skip


@pytest.mark.parametrize("name", BODIES)
def test_a_body_is_read_as_readers_see_it_and_every_character_knows_its_place(name: str) -> None:
    body, expected = BODIES[name]
    passages = read_body(body).passages[1:]
    assert [passage.text for passage in passages] == expected
    assert [one for passage in passages for one in misplaced(passage, f"{HEAD}{body}\n")] == []


def test_tables_notes_links_and_pictures_know_their_line() -> None:
    body = (
        "Un[^1][^no].\n\n| a | b |\n|---|---|\n\n> | c |\n> |---|\n> | d |\n\n[^1]: Un.\n\n- [x](y.md) ![z](a.jpg)\n\n"
        ":::{figure} b.jpg\n:::\n"
    )
    text = read_body(body)
    assert [(table.rows, str(table.where)) for table in text.tables] == [
        ((("a", "b"),), "fr.md:6:1"),
        ((("c",), ("d",)), "fr.md:9:1"),
    ]
    assert [(note.label, note.reference, str(note.where)) for note in text.notes] == [
        ("1", True, "fr.md:4:3"),
        ("1", False, "fr.md:13:1"),
    ]
    assert [(link.target, str(link.where)) for link in text.links] == [("y.md", "fr.md:15:3")]
    assert [(use.picture, str(use.where)) for use in text.pictures] == [
        ("story/a.jpg", "fr.md:15:13"),
        ("story/b.jpg", "fr.md:17:1"),
    ]


PIECES = [
    "mot", "mot mot", "*mot*", "**mot**", "`mot`", "{fr}`mot`", "[mot](mot.md)", '[mot](mot "mot")', r"\*mot\*", "&amp;", "mot[^1]", "12 %",
    "كلمة", "«\u00a0mot\u00a0»", "<https://mot.example>", "mot\nmot", "*mot\nmot*", "mot  \nmot", "[*mot* mot][r]", "(mot)", "mot.", "{en}``mot`mot``",
]  # fmt: skip
FRAMES = [
    "{}", "- {}", "> {}", "## {}", "1. {}\n2. {}", ":::{{box}} mot\n{}\n:::", "- mot\n\n  {}", "> - {}", "::::{{qa}} Mot ?\n- {}\n::::",
    "| mot | mot |\n|---|---|\n| {} | {} |", "mot\n: {}", "[^1]: {}",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_any_mixture_of_markup_keeps_every_character_at_its_place(seed: int) -> None:
    chance = random.Random(seed)
    bodies = []
    for _ in range(12):
        frame = chance.choice(FRAMES)
        run = " ".join(chance.choices(PIECES, k=chance.randint(1, 6)))
        if "|" in frame or "##" in frame:
            run = " ".join(run.split())
        lead = {
            "- mot": "  ",
            "- {}": "  ",
            "> {}": "> ",
            "> - {}": ">   ",
            "1. {}": "   ",
            "mot\n:": "  ",
            "[^1]:": "    ",
            "::::": "  ",
        }
        indent = next((deep for begin, deep in lead.items() if frame.startswith(begin)), "")
        run = run.replace("\n", f"\n{indent}")
        bodies.append(frame.format(run, run))
    body = "\n\n".join([*bodies, "[r]: https://mot.example"])
    text = read_body(body)
    assert len(text.passages) > 12
    assert [one for passage in text.passages[1:] for one in misplaced(passage, f"{HEAD}{body}\n")] == []


# Heads and cards: YAML in all its forms.

TITLES: dict[str, tuple[str, str]] = {
    "plain": ("Un mot : deux", 'title: "Un mot : deux"'),
    "plain over lines": ("Un mot et un mot", "title: Un mot\n  et un\n  mot"),
    "single quotes": ("L'un n'a qu'un mot", "title: 'L''un n''a qu''un mot'"),
    "double quotes": ('Un "mot" é\u00a0: fin', r'title: "Un \"mot\" \u00e9\_: fin"'),
    "double quotes over lines": ("Un mot et un mot", 'title: "Un mot\n  et \\\n  un mot"'),
    "a new line in double quotes": ("Un\nmot", 'title: "Un\n\n  mot"'),
    "folded": ("Un mot et un mot", "title: >-\n  Un mot\n  et un\n  mot"),
    "folded paragraphs": ("Un mot\net un", "title: >\n  Un mot\n\n  et un"),
    "literal": ("Un mot\n  un\n\nmot", "title: |-\n  Un mot\n    un\n\n  mot"),
    "literal with trailing spaces": ("Un  \nmot", "title: |\n  Un  \n  mot"),
    "quotes within": ("« Un » l’a", "title: « Un » l’a"),
    "leading spaces in quotes": ("un mot", "title: '  un mot '"),
    "long escapes": ("a\u202fb\U0001d54fc", r'title: "a\u202Fb\U0001D54Fc"'),
}


@pytest.mark.parametrize("name", TITLES)
def test_a_value_of_yaml_knows_the_place_of_its_characters(name: str, tmp_path: Path) -> None:
    expected, yaml = TITLES[name]
    issue = issue_with(tmp_path, f"---\nkicker: un mot\n{yaml}\nstatus: ready\n---\n\nTexte.\n".encode())
    (headline,) = (p for p in issue_text(issue).articles[0].passages if p.kind is PassageKind.HEADLINE)
    assert headline.text == expected
    assert list(misplaced(headline, issue.articles["story", Language.FRENCH].source)) == []
    last = headline.where(len(headline.text) - 1)
    assert last.line == 2 + yaml.count("\n") + 1


def test_lists_of_the_head_are_found_whatever_their_order(tmp_path: Path) -> None:
    head = (
        "title: t\nkeywords: [deux, '', un]\ncorrections:\n"
        "  - {date: 2019-03-01, text: Le second}\n  - date: 2019-02-01\n    text: >-\n      Le\n      premier\n"
    )
    issue = issue_with(tmp_path, f"---\n{head}---\n\nTexte.\n".encode())
    found = {p.text: str(p.where(len(p.text) - 1)) for p in issue_text(issue).articles[0].passages}
    path = "issues/2019-01/story/fr.md"
    assert found["un"] == f"{path}:3:23"
    assert found["Le premier"] == f"{path}:9:13"
    assert found["Le second"] == f"{path}:5:38"


def test_windows_line_ends_and_a_byte_order_mark_move_nothing(tmp_path: Path) -> None:
    body = "Un *mot*\nsur deux.\n\n- un\n  point\n"
    text = f"---\ntitle: Un titre\n---\n\n{body}"
    plain = issue_text(issue_with(tmp_path / "a", text.encode())).articles[0]
    other = issue_text(issue_with(tmp_path / "b", b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())).articles[0]
    assert [p.text for p in plain.passages] == [p.text for p in other.passages]
    assert [[p.where(n) for n in range(len(p.text))] for p in plain.passages] == [
        [p.where(n) for n in range(len(p.text))] for p in other.passages
    ]


def issue_with(project: Path, manuscript: bytes) -> Issue:
    """Lay out a house with an issue of one article."""
    files = {
        "magazine.yaml": b"title: T\nslug: t\nlanguages: [fr]\nrubrics: {news: {name: N, colour: blue}}\nlegal: x\n",
        "2019-01/issue.yaml": b"number: 1\ndate: 2019-01\ntitle: T\nlanguages: [fr]\ncontents:\n  - {rubric: news, articles: [story]}\n",
        "2019-01/story/fr.md": manuscript,
    }
    for path, data in files.items():
        file = project / "issues" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    house, faults = read_house(project)
    assert house is not None, faults
    issue = read_issue(project, house, "2019-01").issue
    assert issue is not None
    return issue


# The sample.


@dataclass(frozen=True)
class Sample:
    issue: Issue
    sources: dict[str, str]


@pytest.fixture(scope="module")
def sample() -> Sample:
    house, _ = read_house(ROOT)
    assert house is not None
    issue = read_issue(ROOT, house, "2019-01").issue
    assert issue is not None
    sources = {one.where.path: one.source for one in issue.articles.values()}
    return Sample(issue, sources | {one.card.path: one.source for one in issue.pictures.values()})


def test_every_character_of_the_sample_stands_where_it_was_typed(sample: Sample) -> None:
    text = issue_text(sample.issue)
    passages = [passage for article in text.articles for passage in article.passages]
    passages += [passage for card in text.cards for passage in card.passages]
    wrong = [one for p in passages for one in misplaced(p, sample.sources[p.where().path])]
    assert sum(len(passage.text) for passage in passages) > 90_000
    assert wrong == []


def test_runs_lie_within_their_passage_and_say_what_was_typed(sample: Sample) -> None:
    for article in issue_text(sample.issue).articles:
        for passage in article.passages:
            for run in passage.runs:
                assert 0 <= run.start <= run.end <= len(passage.text)
                if run.kind is not RunKind.FACT:
                    assert passage.text[run.start : run.end].strip() or run.kind is RunKind.LINK
