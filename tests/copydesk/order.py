"""Passages whose order matters, laid down as an article of the specimen; and where Chromium sets their characters."""

from __future__ import annotations

import re
import shutil
import unicodedata
from typing import TYPE_CHECKING, Any

from tests.copydesk.cases import PAGES, cases_of
from tests.editions.web.bench import SPECIMEN

from magazine.copydesk.bidi import seen
from magazine.copydesk.copy import issue_text
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Family
from magazine.issue.language import Language
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

    from magazine.copydesk.text import Passage

ROOT = SPECIMEN.parents[1]
OWN = {
    Language.ARABIC: (
        "بلغ العدد {fact}`patrol.visitors` زائر، أي {fact}`patrol.day` - {fact}`patrol.night` في اليوم.",
        "الرقم 05 00 00\n00 00 على سطرين.",
        "من {fr}`la police 05 00 00 00 00` إلى {en}`the police (2018)` ثم {fr}`شرطة abc` نهاية.",
        "اسم {zgh}`ⵜⴰⵎⴰⵣⵉⵖⵜ` بحروفه، و`a (b) c`، و[رابط C++ إلى 10-20](https://magazine.example).",
        "جملة **قوية 05 00** 00 00 00 و*مائلة 10*-20.",
    ),
    Language.FRENCH: (
        "Le mot {ar}`شرطة 10-20` puis شرطة 10-20 (الرباط) fin.",
        "Les figures {fact}`patrol.visitors` et {ar}`(نص)` et [lien نص 12](https://magazine.example) ici.",
    ),
}
OVERRIDE = re.compile("[\u202d\u202e]|&#(?:x202[de]|823[67]);", re.IGNORECASE)
"""Signs with which nothing is built."""
PLACES = """() => [...document.querySelectorAll('p, li, td')].map(element => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode());) {
    for (let i = 0; i < node.data.length; i++) {
      const range = document.createRange();
      range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      found.push([node.data[i], box.left + box.width / 2, box.width]);
    }
  }
  return found;
})"""
ON_ONE_LINE = (
    "body * { white-space: nowrap !important; letter-spacing: 0 !important; font-variant-ligatures: none !important; }"
)


def manuscript(language: Language) -> str:
    paragraphs = [
        case.text.replace("⟦", "").replace("⟧", "").replace("open-days.", "patrol.")
        for rule in RULES.values()
        if rule.family is Family.DIRECTION and (PAGES / f"{rule.name}.md").exists()
        for case in cases_of(rule.name)
        if case.language is language and not case.fenced and not OVERRIDE.search(case.text)
    ]
    body = "\n\n".join(dict.fromkeys([*paragraphs, *OWN[language]]))
    return f"---\ntitle: Title\nkind: news\nauthors: [newsroom]\nstatus: ready\n---\n\n{body}\n"


def lay_lines(project: Path) -> Path:
    """Lay the specimen into a folder, with the passages as its only article."""
    shutil.copytree(SPECIMEN, project, dirs_exist_ok=True)
    shutil.copytree(ROOT / "themes", project / "themes", dirs_exist_ok=True)
    issue = project / "issues/2019-01"
    (issue / "lines").mkdir()
    for language in OWN:
        (issue / f"lines/{language.tag}.md").write_text(manuscript(language), encoding="utf-8")
    for other in ("editorial", "figures"):
        shutil.rmtree(issue / other)
    (issue / "issue.yaml").write_text(
        "number: 7\ndate: 2019-01\ntitle: {ar: عدد, fr: Numéro}\nlanguages: [ar, fr]\ncover: {picture: cover.svg}\n"
        "contents:\n  - {rubric: field, articles: [lines]}\n",
        encoding="utf-8",
    )
    return project


def passages(project: Path) -> Mapping[Language, tuple[Passage, ...]]:
    """Give the passages of the article, without its headline."""
    house, _ = read_house(project)
    assert house is not None
    issue = read_issue(project, house, "2019-01").issue
    assert issue is not None
    return {one.language: one.passages[1:] for one in issue_text(issue).articles if one.article.id == "lines"}


def wrong_in_chromium(browser: Browser, address: str, told: Sequence[Passage]) -> list[str]:
    """Give the passages that stand on a page in another order than the copy desk says."""
    page = browser.new_page(viewport={"width": 4000, "height": 3000}, bypass_csp=True)
    page.goto(address)
    page.evaluate("() => document.fonts.ready")
    page.add_style_tag(content=ON_ONE_LINE)
    drawn: dict[str, list[Sequence[Any]]] = {}  # the same words may stand there with other marks
    for line in page.evaluate(PLACES):
        drawn.setdefault("".join(character for character, _, _ in line if is_compared(character)), []).append(line)
    page.close()
    return [one.text for one in told if on_page(one, drawn) != said(one)]


def is_compared(character: str) -> bool:
    """Leave out spaces, and what has no place of its own in the line: vowel signs, direction controls."""
    return not character.isspace() and unicodedata.category(character) not in {"Mn", "Cf"}


def said(passage: Passage) -> str:
    """Give the characters from left to right as the copy desk has them."""
    return "".join(passage.text[at] for at in seen(passage).order() if is_compared(passage.text[at]))


def on_page(passage: Passage, drawn: dict[str, list[Sequence[Any]]]) -> str:
    """Give them as they stand on the page."""
    line = drawn["".join(filter(is_compared, passage.text))].pop(0)
    boxes = sorted((middle, character) for character, middle, width in line if width and is_compared(character))
    return "".join(character for _, character in boxes)
