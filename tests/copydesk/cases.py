"""A rule's page of cases: passages that it must find something in, and near misses that it must leave alone.

A page is Markdown, ``rules/<rule-name>.md``; the manual shows it too::

    # doubled-word
    ## fr: raises
    - Il vint ⟦de de⟧ loin.
    ## fr: leaves alone
    - Nous nous voyons.

A line ``> 43 · 42`` below a case states what its messages must name: figures that the rule has worked out.

``⟦`` stands before the first character of what must be found, ``⟧`` behind it (for the reader). A list item is the body of an article. A
fenced block is a longer body, or a whole manuscript where it begins with ``---``. Lines ``=== path`` in it begin files of an issue:
``=== story/fr.md``, ``=== story/crowd.jpg.yaml``, ``=== facts.yaml``, ``=== issue.yaml``, ``=== ../editorial-line.yaml``, ``=== ../magazine.yaml``;
a picture without lines is made. For a rule that looks at finished pages a list item is a line of the page, typed so in the manuscript; ``=== made``
gives the page's lines where they are others. What is not given is taken from the small house below.
"""

from __future__ import annotations

import io
import re
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from tests.copydesk.dictionary import spellers

from magazine.copydesk.check import look_over, look_over_made
from magazine.copydesk.copy import issue_text
from magazine.copydesk.desk import Desk
from magazine.copydesk.rule import Scope
from magazine.copydesk.text import Made
from magazine.issue.article import Article, Status
from magazine.issue.dates import CoverDate
from magazine.issue.finding import Location
from magazine.issue.house import House, Rubric
from magazine.issue.issue import Cover, Issue, Section
from magazine.issue.language import Language, Wording
from magazine.issue.ledger import Ledger
from magazine.manuscript.editorial_line import read_editorial_line
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue

if TYPE_CHECKING:
    from magazine.copydesk.rule import Rule
    from magazine.copydesk.text import IssueText
    from magazine.issue.finding import Finding

PAGES = Path(__file__).parent / "rules"
ISSUE_ID = "2019-01"
MADE = "made"
_HEADING = re.compile(r"## (?P<tag>[a-z]{2,3}): (?P<side>raises|leaves alone)\s*")
HOUSE_YAML = """\
title: {ar: مجلة, fr: Magazine}
slug: magazine
languages: [ar, fr]
rubrics:
  news: {name: {ar: أخبار, fr: Nouvelles}, colour: blue}
contributors:
  newsroom: {name: {ar: هيئة التحرير, fr: La rédaction}, kind: office}
  graphics: {name: {ar: قسم الرسوم, fr: Le service infographie}, kind: office}
legal: {ar: …, fr: …}
"""
HOUSE = House(
    title=Wording(((Language.ARABIC, "مجلة"), (Language.FRENCH, "Magazine"))),
    slug="magazine",
    rubrics={"news": Rubric(id="news", name=Wording.everywhere("News"), colour="blue")},
)


@dataclass(frozen=True)
class Case:
    """One passage, or one small issue.

    Attributes:
        name: for pytest: language, side and place on the page.
        language: of the passage.
        raises: True where the rule must find something.
        text: as on the page, marks included.
        fenced: True for a fenced block.
        names: what its messages must name.
    """

    name: str
    language: Language
    raises: bool
    text: str
    fenced: bool
    names: tuple[str, ...] = ()


@cache
def cases_of(rule_name: str) -> tuple[Case, ...]:
    """Read the page of a rule."""
    page = PAGES / f"{rule_name}.md"
    lines = page.read_text(encoding="utf-8").split("\n")
    assert lines[0] == f"# {rule_name}", f"{page.name} does not begin with its rule's name"
    found: list[Case] = []
    language, raises = Language.ARABIC, True
    number = 0
    while number < len(lines):
        line = lines[number]
        heading = _HEADING.fullmatch(line)
        if heading:
            language, raises = Language(heading["tag"]), heading["side"] == "raises"
        side = "raises" if raises else "leaves alone"
        name = f"{rule_name} {language.tag} {side} line {number + 1}"
        if line.startswith("- "):
            found.append(Case(name, language, raises, line[2:], fenced=False))
        elif line.startswith("````"):
            end = lines.index("````", number + 1)
            found.append(Case(name, language, raises, "\n".join(lines[number + 1 : end]), fenced=True))
            number = end
        elif found and line.lstrip().startswith("> "):
            found[-1] = replace(found[-1], names=tuple(line.strip()[2:].split(" · ")))
        number += 1
    for case in found:
        assert ("⟦" in case.text) is case.raises, f"{case.name}: marks and heading do not agree"
    return tuple(found)


def outcome(case: Case, rule: Rule) -> tuple[Finding, ...]:
    """Give what a rule finds in a case."""
    desk, rules = _desk(case), {rule.name: rule}
    marked = (
        look_over_made(desk, _made(case), rules=rules)
        if rule.scope is Scope.EDITION
        else look_over(desk, text=_text(case), rules=rules)
    )
    return tuple(one for one in marked.findings if one.rule == rule.name)


def _made(case: Case) -> tuple[Made, ...]:
    """Give the finished page of a case's article in its language."""
    (article,) = (one for one in _desk(case).issue.articles.values() if one.language is case.language)
    lines = _marked(case)[0].get(f"{ISSUE_ID}/{MADE}", article.body).split("\n")
    return (Made(article=article, edition="web", lines=tuple(line for line in lines if line.strip())),)


@cache
def _text(case: Case) -> IssueText:
    return issue_text(_desk(case).issue)


def issue_of(case: Case) -> Issue:
    """Give the issue that a case is."""
    return _desk(case).issue


def expected(case: Case) -> tuple[tuple[str, int, int], ...]:
    """Give the places that must be found: path within ``issues``, line and column."""
    return _marked(case)[1]


def places(findings: tuple[Finding, ...]) -> tuple[tuple[str, int, int], ...]:
    """Give the places of findings in the same form, in order."""
    return tuple(
        sorted({(one.where.path.removeprefix("issues/"), one.where.line, one.where.column) for one in findings})
    )


def as_stated(case: Case, rule: Rule) -> bool:
    """Say whether a rule finds what a case states, and names what it must."""
    findings = outcome(case, rule)
    said = " ".join(f"{one.what} {one.remedy}" for one in findings).translate(_SPACES)
    return places(findings) == expected(case) and all(name in said for name in case.names)


_SPACES = str.maketrans("\u00a0\u202f", "  ")


def whole(case: Case) -> str:
    """Give the manuscript of a case of one article, without marks."""
    files, _ = _marked(case)
    (text,) = files.values()
    return text


@cache
def _marked(case: Case) -> tuple[dict[str, str], tuple[tuple[str, int, int], ...]]:
    """Give a case's files without marks, and the places of the marks."""
    files, marks = {}, []
    for path, text in _files(case).items():
        clean = []
        for number, line in enumerate(text.split("\n"), 1):
            plain = ""
            for character in line:
                if character == "⟦":
                    marks.append((path, number, len(plain) + 1))
                elif character != "⟧":
                    plain += character
            clean.append(plain)
        files[path] = "\n".join(clean)
    return files, tuple(sorted(set(marks)))


def _files(case: Case) -> dict[str, str]:
    """Give the files of a case by path within ``issues``, marks and all."""
    own = f"{ISSUE_ID}/story/{case.language.tag}.md"
    if not case.fenced:
        return {own: f"---\ntitle: {TITLES[case.language]}\nstatus: ready\n---\n\n{case.text}\n"}
    if not case.text.startswith("=== "):
        whole = (
            case.text
            if case.text.startswith("---")
            else f"---\ntitle: {TITLES[case.language]}\nstatus: ready\n---\n\n{case.text}"
        )
        return {own: whole + "\n"}
    files: dict[str, str] = {}
    for part in re.split(r"^=== ", case.text, flags=re.MULTILINE)[1:]:
        path, _, text = part.partition("\n")
        path = path.strip()
        files[path.removeprefix("../") if path.startswith("../") else f"{ISSUE_ID}/{path}"] = text
    return files


TITLES = {Language.ARABIC: "عنوان", Language.FRENCH: "Titre"}


@cache
def _desk(case: Case) -> Desk:
    files, _ = _marked(case)
    if case.fenced and case.text.startswith("=== "):
        return _desk_from_disk(files)
    ((path, text),) = files.items()
    if case.fenced and case.text.startswith("---"):
        return _desk_from_disk(files)
    head = text.index("\n---\n", 4) + 5
    article = Article(
        id="story",
        language=case.language,
        where=Location(path=f"issues/{path}"),
        headline=TITLES[case.language],
        body="\n" * text[:head].count("\n") + text[head:],
        status=Status.READY,
        source=text,
    )
    issue = Issue(
        id=ISSUE_ID,
        where=Location(path=f"issues/{ISSUE_ID}/issue.yaml"),
        folder=Path("issues") / ISSUE_ID,
        number=1,
        cover_date=CoverDate(year=2019, month=1),
        title=HOUSE.title,
        languages=HOUSE.languages,
        cover=Cover(),
        contents=(Section(rubric="news", articles=("story",)),),
        articles={("story", case.language): article},
        pictures={},
        tables={},
        recordings={},
        ledger=Ledger(),
    )
    return Desk(house=HOUSE, issue=issue, spellers=spellers())


def _desk_from_disk(files: dict[str, str]) -> Desk:
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        ids = sorted({path.split("/")[1] for path in files if path.startswith(f"{ISSUE_ID}/") and path.endswith(".md")})
        contents = "".join(f"  - {{rubric: news, articles: [{one}]}}\n" for one in ids)
        default = {
            "magazine.yaml": HOUSE_YAML,
            f"{ISSUE_ID}/issue.yaml": f"number: 1\ndate: 2019-01\ntitle: {{ar: عدد, fr: Numéro}}\nlanguages: [ar, fr]\ncontents:\n{contents}",
        }
        for path, text in {**default, **files}.items():
            if path == f"{ISSUE_ID}/{MADE}":
                continue
            file = project / "issues" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix in {".jpg", ".svg"}:
                file.write_bytes(_picture(file.suffix))
            else:
                file.write_text(text, encoding="utf-8")
        house = _house(files.get("magazine.yaml", HOUSE_YAML))
        line, faults = read_editorial_line(project)
        assert not faults, faults
        manuscript = read_issue(project, house, ISSUE_ID)
        assert manuscript.issue is not None, manuscript.findings
        return Desk(house=house, issue=manuscript.issue, line=line, spellers=spellers())


@cache
def _house(text: str) -> House:
    """Read a house once: nearly all cases have the same. It lies nowhere, and no case brings a theme of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "issues/magazine.yaml"
        file.parent.mkdir()
        file.write_text(text, encoding="utf-8")
        house, faults = read_house(Path(folder))
    assert house is not None, faults
    return house


@cache
def _picture(suffix: str) -> bytes:
    if suffix == ".svg":
        return b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 6"><path d="M0 0h8v6z"/></svg>'
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "navy").save(stream, "JPEG")
    return stream.getvalue()
