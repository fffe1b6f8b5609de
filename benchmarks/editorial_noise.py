"""What the editorial line says of ordinary prose: findings per 1,000 words by rule, and some of them to look at by hand.

    python benchmarks/editorial_noise.py ar:sentences.txt fr:handbook/fr-FR/ fr:fra.html [--sample 50 --seed 7 --into looked-at.md]

Texts are not part of this project. They come from packages that anybody can install, and are named on the command line with their language: a
text file with one paragraph on a line, an HTML file, or a folder of HTML files. Paragraphs that are mostly in another
language (manuals that are half translated) are left out and counted. Each text is cut into articles of about 600 words and looked
over by the families *direction* and *language* alone, as an issue without ledger, pictures or cards.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.copydesk.check import look_over
from magazine.copydesk.copy import issue_text
from magazine.copydesk.desk import Desk
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Family
from magazine.issue.article import Article, Status
from magazine.issue.dates import CoverDate
from magazine.issue.finding import Location
from magazine.issue.house import House, Rubric
from magazine.issue.issue import Cover, Issue, Section
from magazine.issue.language import Language, Wording
from magazine.issue.ledger import Ledger
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.works.dictionaries import missing, spellers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from magazine.issue.finding import Finding

Found = tuple[str, "Finding", str]
"""A finding, with the name of its text and its line."""
ARTICLE_WORDS: Final = 600
SHORTEST: Final = 5
"""Words of a paragraph: less is a label or a caption."""
WATCHED: Final = {name: rule for name, rule in RULES.items() if rule.family in {Family.DIRECTION, Family.LANGUAGE}}
COMMON: Final = {
    Language.FRENCH: frozenset(
        [
            "le",
            "la",
            "les",
            "de",
            "des",
            "du",
            "et",
            "est",
            "une",
            "un",
            "que",
            "qui",
            "dans",
            "pour",
            "par",
            "sur",
            "au",
            "aux",
            "ce",
            "il",
            "elle",
            "ne",
            "pas",
        ]
    ),
}
ENGLISH: Final = frozenset(
    [
        "the",
        "of",
        "and",
        "is",
        "to",
        "in",
        "that",
        "it",
        "for",
        "this",
        "with",
        "are",
        "be",
        "you",
        "can",
        "from",
        "which",
        "by",
        "as",
        "not",
    ]
)
HOUSE: Final = House(
    title=Wording(((Language.ARABIC, "مجلة"), (Language.FRENCH, "Magazine"))),
    slug="magazine",
    rubrics={"news": Rubric(id="news", name=Wording.everywhere("News"), colour="blue")},
)


class Paragraphs(HTMLParser):
    """Takes the paragraphs out of a page; code is put between backticks, so that the desk sees it as code."""

    BLOCKS: Final = frozenset({"p", "li", "h1", "h2", "h3", "td", "dd", "dt", "blockquote", "div", "body", "section"})
    CODE: Final = frozenset({"code", "tt", "kbd", "samp"})
    SKIPPED: Final = frozenset({"pre", "script", "style", "head"})

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.text: list[str] = []
        self.skipped = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Open a block, or code."""
        del attrs
        if tag in self.BLOCKS:
            self.flush()
        self.skipped += tag in self.SKIPPED
        if tag in self.CODE:
            self.text.append("\0")

    def handle_endtag(self, tag: str) -> None:
        """Close a block, or code."""
        if tag in self.BLOCKS:
            self.flush()
        self.skipped -= tag in self.SKIPPED
        if tag in self.CODE:
            self.text.append("\0")

    def handle_data(self, data: str) -> None:
        """Take the words of a block."""
        if not self.skipped:
            self.text.append(data)

    def flush(self) -> None:
        """End a paragraph."""
        words = re.sub(r"[ \t\r\n]+", " ", "".join(self.text)).strip()
        self.text = []
        if words:
            self.found.append(words)


@dataclass(frozen=True)
class Text:
    """A text to look over.

    Attributes:
        name: for the report.
        language: in which it is written.
        articles: it is cut into, each a list of paragraphs.
        words: that are looked over.
        left_out: paragraphs in another language.
    """

    name: str
    language: Language
    articles: list[list[str]]
    words: int
    left_out: int


def read_text(name: str, path: Path, language: Language) -> Text:
    """Read a text from disk."""
    files = sorted(path.rglob("*.html")) if path.is_dir() else [path]
    articles: list[list[str]] = []
    words = left_out = 0
    for file in files:
        size = ARTICLE_WORDS
        for paragraph in _paragraphs(file):
            if len(paragraph.split()) < SHORTEST:
                continue
            if not _in_language(paragraph, language):
                left_out += 1
                continue
            if size >= ARTICLE_WORDS:
                articles.append([])
                size = 0
            articles[-1].append(paragraph)
            size += len(paragraph.split())
            words += len(paragraph.split())
    return Text(name, language, articles, words, left_out)


def _paragraphs(file: Path) -> list[str]:
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".html":
        return [line.strip() for line in source.split("\n")]
    parser = Paragraphs()
    parser.feed(source)
    parser.flush()
    return parser.found


def _in_language(paragraph: str, language: Language) -> bool:
    plain = re.sub("\0[^\0]*\0", " ", paragraph)
    if language is Language.ARABIC:
        return len(re.findall(r"[\u0621-\u064a]", plain)) > len(re.findall(r"[A-Za-z]", plain))
    words = re.findall(r"[a-z]+", plain.lower())
    return sum(word in COMMON[language] for word in words) > sum(word in ENGLISH for word in words)


def as_issue(text: Text) -> Issue:
    """Make an issue of a text: its words as Markdown, nothing of them markup but code."""
    articles = {}
    for number, paragraphs in enumerate(text.articles, 1):
        body = "\n\n".join(map(_as_markdown, paragraphs)) + "\n"
        name = f"text-{number:04}"
        source = f"---\ntitle: …\nstatus: ready\n---\n\n{body}"
        articles[name, text.language] = Article(
            id=name,
            language=text.language,
            where=Location(path=f"issues/2019-01/{name}/{text.language.tag}.md"),
            headline="…",
            body="\n" * 5 + body,
            status=Status.READY,
            source=source,
        )
    return Issue(
        id="2019-01",
        where=Location(path="issues/2019-01/issue.yaml"),
        folder=Path("issues/2019-01"),
        number=1,
        cover_date=CoverDate(year=2019, month=1),
        title=HOUSE.title,
        languages=HOUSE.languages,
        cover=Cover(),
        contents=(Section(rubric="news", articles=tuple(name for name, _ in articles)),),
        articles=articles,
        pictures={},
        tables={},
        recordings={},
        ledger=Ledger(),
    )


def _as_markdown(paragraph: str) -> str:
    """Let characters of Markdown stand for themselves."""
    parts = paragraph.split("\0")
    plain = [re.sub(r"([\\`*_\[\]{}<>#|$~])", r"\\\1", part) for part in parts[::2]]
    begin = re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+=:%])", r"\\\1", plain[0]))
    code = [f"`{part}`" if part.strip() and "`" not in part else part.replace("`", "") for part in parts[1::2]]
    return "".join(word for pair in zip([begin, *plain[1:]], [*code, ""], strict=False) for word in pair)


def look(house: House, issue: Issue) -> tuple[Finding, ...]:
    """Look a text over by the families that are watched."""
    desk = Desk(house=house, issue=issue, spellers=spellers(issue_text(issue)))
    return tuple(one for one in look_over(desk, rules=WATCHED).findings if one.rule in WATCHED)


def in_context(finding: Finding, issue: Issue, around: int = 70) -> str:
    """Show a finding in its line."""
    for article in issue.articles.values():
        if article.where.path == finding.where.path:
            line = article.source.split("\n")[finding.where.line - 1]
            at = finding.where.column - 1
            return f"{line[max(0, at - around) : at]}⟦{line[at : at + around]}".replace("\n", " ")
    return "(a card)"


def sampled(found: list[Found], size: int, seed: int) -> Iterator[str]:
    """Draw findings by lot, then one more for each rule that the lot left out."""
    draw = random.Random(seed)
    lot = draw.sample(found, min(size, len(found)))
    yield f"# {len(lot)} of {len(found)} findings, by lot\n"
    yield from map(_line, sorted(lot, key=lambda one: (one[0], one[1].rule)))
    drawn = {one[1].rule for one in lot}
    yield "# One for each rule that was not drawn\n"
    for rule in sorted({one[1].rule for one in found} - drawn):
        yield _line(draw.choice([one for one in found if one[1].rule == rule]))


def _line(one: Found) -> str:
    name, finding, context = one
    return f"- [ ] {name} `{finding.rule}` {finding.what} — {finding.remedy}\n  {context}\n"


def report(rows: Iterable[tuple[str, int, Counter[str]]]) -> None:
    """Print findings per 1,000 words, by text and rule."""
    for name, words, counts in rows:
        print(f"\n{name}: {words} words, {sum(counts.values()) * 1000 / max(1, words):.2f} findings per 1,000 words")
        for rule, count in counts.most_common():
            print(f"  {rule:32} {count:6}  {count * 1000 / max(1, words):7.2f}")


def main() -> None:
    """Look texts over."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="*", help="LANGUAGE:PATH or NAME=LANGUAGE:PATH")
    parser.add_argument("--issue", help="also the project's own issue of that name")
    parser.add_argument("--sample", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--into", type=Path, default=Path("editorial-noise-sample.md"))
    chosen = parser.parse_args()
    print(missing((Language.ARABIC, Language.FRENCH)) or "dictionaries: both here")
    rows: list[tuple[str, int, Counter[str]]] = []
    found: list[Found] = []
    if chosen.issue:
        house, _ = read_house(Path())
        issue = read_issue(Path(), house, chosen.issue).issue if house else None
        assert house is not None
        assert issue is not None
        words = sum(len(one.text.split()) for article in issue_text(issue).articles for one in article.passages)
        rows.append((chosen.issue, words, Counter(one.rule for one in look(house, issue))))
    for text in chosen.texts:
        name, _, rest = text.rpartition("=")
        tag, _, path = rest.partition(":")
        read = read_text(name or Path(path).stem, Path(path), Language(tag))
        issue = as_issue(read)
        findings = look(HOUSE, issue)
        rows.append(
            (
                f"{read.name} ({tag}; {read.left_out} paragraphs left out)",
                read.words,
                Counter(one.rule for one in findings),
            )
        )
        found += [(read.name, one, in_context(one, issue)) for one in findings]
    report(rows)
    chosen.into.write_text("\n".join(sampled(found, chosen.sample, chosen.seed)), encoding="utf-8")


if __name__ == "__main__":
    main()
