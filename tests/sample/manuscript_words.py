"""The words of a manuscript in reading order, by another road than the pipeline's: straight from Markdown's tokens.

Not among them: data of charts, titles of films and sounds; footnotes and the captions on pictures' cards are apart, since each edition
has its place for them.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from markdown_it.token import Token

SILENT = {"figure", "gallery", "video", "audio"}
PICTURES = {"figure", "gallery"}
TATWEEL = "\u0640"
SIGN = "[\u0300-\u036f\u064b-\u065f\u0670]"
GROUP = {"ar": ".", "fr": "\u202f"}


@dataclass
class ManuscriptWords:
    """Words by where they stand."""

    headline: list[str] = field(default_factory=list)
    standfirst: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    captions: list[list[str]] = field(default_factory=list)


def exact_words(text: str) -> list[str]:
    """Cut a text into words that keep their vowel signs and hamzas, and are not unfolded: what a reader would type to find them."""
    plain = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf" and c != TATWEEL)
    joined = re.sub(r"(?<=\d)[.\u00a0\u202f ](?=\d)", "", plain)
    return re.findall(rf"[^\W_](?:[^\W_]|{SIGN})*", joined)


def words(text: str) -> list[str]:
    """Cut a text into words: marks, punctuation and direction controls left out, a grouped figure one word."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in {"Mn", "Cf"})
    joined = re.sub(r"(?<=\d)[.\u00a0\u202f ](?=\d)", "", unicodedata.normalize("NFKC", plain))
    return re.findall(r"[^\W_]+", joined)


def read_manuscript(path: Path, cut: Callable[[str], list[str]] = words) -> ManuscriptWords:
    """Read an article's file, its text cut into words by ``cut``."""
    language = path.stem
    _, head, body = re.split(r"^---\s*$", path.read_text(encoding="utf-8-sig"), maxsplit=2, flags=re.MULTILINE)
    fields = yaml.safe_load(head)
    facts = yaml.safe_load((path.parent.parent / "facts.yaml").read_text(encoding="utf-8"))
    found = ManuscriptWords(headline=cut(fields["title"]), standfirst=cut(fields.get("standfirst", "")))
    reader = _Reader(language, facts, found, path.parent, cut)
    found.body = cut("\n".join(reader.read(body)))
    return found


class _Reader:
    def __init__(
        self,
        language: str,
        facts: dict[str, dict[str, object]],
        found: ManuscriptWords,
        folder: Path,
        cut: Callable[[str], list[str]],
    ) -> None:
        self.language, self.facts, self.found, self.folder, self.cut = language, facts, found, folder, cut
        self.markdown = MarkdownIt("commonmark").enable("table")
        for plugin in (footnote_plugin, colon_fence_plugin, myst_role_plugin, myst_block_plugin, deflist_plugin):
            self.markdown.use(plugin)

    def read(self, text: str) -> list[str]:
        pieces: list[str] = []
        in_note = 0
        for token in self.markdown.parse(text):
            if token.type in {"footnote_open", "footnote_reference_open"}:
                in_note += 1
            elif token.type in {"footnote_close", "footnote_reference_close"}:
                in_note -= 1
            elif token.type in {"fence", "colon_fence"}:
                pieces += self.directive(token)
            elif token.type == "inline":
                run = "".join(self.inline(token))
                if in_note:
                    self.found.notes += self.cut(run)
                else:
                    pieces.append(run)
        return pieces

    def inline(self, token: Token) -> Iterator[str]:
        for child in token.children or []:
            if child.type == "myst_role":
                yield self.fact(child.content) if child.meta["name"] == "fact" else child.content
            elif child.type in {"text", "code_inline"}:
                yield child.content
            elif child.type in {"softbreak", "hardbreak"}:
                yield " "

    def fact(self, fact_id: str) -> str:
        return f"{Decimal(str(self.facts[fact_id]['value'])):,}".replace(",", GROUP[self.language])

    def directive(self, token: Token) -> list[str]:
        match = re.match(r"\{(?P<name>[\w-]+)\}\s*(?P<argument>.*)", token.info.strip())
        assert match, token.info
        name, argument = match["name"], match["argument"]
        options = dict(re.findall(r"^:([\w-]+):[ \t]*(.*)$", token.content, flags=re.MULTILINE))
        body = re.sub(r"\A(?:^:[\w-]+:.*\n)*", "", token.content, flags=re.MULTILINE)
        if name in PICTURES:
            self.found.captions += [self.caption(picture) for picture in f"{argument}\n{body}".split()]
        if name in SILENT:
            return []
        if name == "chart":
            return [options.get("title", "")]
        if name == "keyfigures":
            return [self.key_figure(line) for line in body.splitlines() if line.strip()]
        lead = [] if name in {"passage", "list-table"} else [argument]
        return [" ".join(self.read(part)) for part in [*lead, body]] + [options.get("by", "")]

    def caption(self, picture: str) -> list[str]:
        card = yaml.safe_load((self.folder / f"{picture}.yaml").read_text(encoding="utf-8"))
        return [
            word for field in ("caption", "credit") for word in self.cut(card.get(field, {}).get(self.language, ""))
        ]

    def key_figure(self, line: str) -> str:
        fact_id, _, label = line.strip().removeprefix("- ").partition(":")
        return f"{self.fact(fact_id.strip())} {label}"


def missing(expected: list[str], found: list[str]) -> list[str]:
    """Give the expected words that are not found in order, so that an empty list means: whole, and in order."""
    lost, at = [], 0
    for word in expected:
        try:
            at = found.index(word, at) + 1
        except ValueError:
            lost.append(word)
    return lost
