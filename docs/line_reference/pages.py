"""Rules → the pages of the reference: one for each rule and an index of all, in three languages."""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Family
from magazine.issue.isolation import isolated
from magazine.issue.language import Language, Wording

from .cases import examples
from .sources import source_in
from .words import FAMILIES, LANGUAGES, LEVELS, SCOPES, TONGUES, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from magazine.copydesk.rule import Rule

HERE: Final = Path(__file__).parent
_PLAIN: Final = re.compile(r"[^\W\d_][\w ’·().-]*(?<! )|[0-9]+")
_TYPED: Final = re.compile(r"((?:\{[a-z]+\})?`[^`]+`|\{[a-z]+\})")  # roles and code as editors type them
_OPEN, _SHUT = "\ue000", "\ue001"  # stand for doubled braces meanwhile
_YAML_WORDS: Final = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
_WIDTH: Final = 76  # of a list in YAML, in characters


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the reference, and how its fixed words and the rules' wordings are said in it."""

    language: Language

    def __call__(self, word: str) -> str:
        """Give a fixed word."""
        return WORDS[word].best(self.language)

    def say(self, wording: Wording) -> Markup:
        """Give a wording; what editors type stands in it as code, and fragile numbers keep to themselves as in every edition."""
        direction = self.language.direction
        pieces = enumerate(_TYPED.split(wording.best(self.language)))
        return Markup("").join(
            Markup('<code dir="ltr">{}</code>').format(piece) if odd % 2 else Markup(isolated(piece, direction))  # noqa: S704 - escaped there
            for odd, piece in pieces
        )

    def title(self, wording: Wording) -> Markup:
        """Give a wording that begins with a capital where the script has them."""
        text = wording.best(self.language)
        return self.say(Wording(((self.language, text[:1].upper() + text[1:]),)))

    @property
    def colon(self) -> str:
        """A colon with the spaces that the language sets."""
        return "\u00a0: " if self.language is Language.FRENCH else ": "

    @property
    def comma(self) -> str:
        """A comma and its space."""
        return "، " if self.language is Language.ARABIC else ", "

    def message(self, wording: Wording) -> Markup:
        """Give a message; an ellipsis stands for what a finding fills in."""
        text = wording.best(self.language).replace("{{", _OPEN).replace("}}", _SHUT)
        text = re.sub(r"\{\w+\}", "…", text).replace(_OPEN, "{").replace(_SHUT, "}")
        return self.say(Wording(((self.language, text),)))


def pages(rules: Mapping[str, Rule] = RULES) -> Iterator[tuple[str, str]]:
    """Give path and text of every page, and of their style sheet."""
    yield "line.css", (HERE / "line.css").read_text(encoding="utf-8")
    families = [(family, [rule for rule in rules.values() if rule.family is family]) for family in Family]
    known = [(family, sorted(own, key=lambda rule: rule.code)) for family, own in families if own]
    for language in TONGUES:
        common = {"t": Tongue(language), "language": language, "families": known, **_FIXED}
        yield f"{language.tag}/index.html", _template("index.html").render(common, page="index")
        for _, own in known:
            for rule in own:
                yield (
                    f"{language.tag}/{rule.name}.html",
                    _template("rule.html").render(common, **_parts(rule, language)),
                )


def _parts(rule: Rule, language: Language) -> dict[str, Any]:
    """Give what the page of a rule shows; examples in the reader's own language come first."""
    ours = sorted(rule.languages, key=lambda one: one is not language)
    cases = examples(rule.name)
    sides = {
        side: [(one, own) for one in ours if (own := [c for c in cases if c.language is one and c.raises is raises])]
        for side, raises in (("found", True), ("alone", False))
    }
    return {
        "page": rule.name,
        "rule": rule,
        "sides": sides,
        "source": source_in(rule.source, language),
        "waiver": f"allow {rule.name}: {WORDS['reason'].best(language)}",
        "tuning": tuning(rule, WORDS["levels-comment"].best(language)),
    }


def tuning(rule: Rule, comment: str) -> str:
    """Give a rule's part of ``editorial-line.yaml``, its own values as they stand."""
    lines = ["rules:", f"  {rule.name}:", f"    level: {rule.level.value}   # {comment}"]
    for name, setting in rule.settings.items():
        if setting.whole:
            lines.append(f"    {name}: {setting.default[0]}")
            continue
        items = ", ".join(map(_yaml, setting.default))
        wrapped = textwrap.wrap(items, _WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
        if len(wrapped) == 1:
            lines.append(f"    {name}: [{items}]")
        else:
            lines += [f"    {name}: [", *(f"      {line}" for line in wrapped), "    ]"]
    return "\n".join(lines)


def _yaml(text: str) -> str:
    plain = _PLAIN.fullmatch(text) is not None and text.lower() not in _YAML_WORDS
    return text if plain else "'" + text.replace("'", "''") + "'"


_FIXED: Final = {
    "tongues": TONGUES,
    "family_words": FAMILIES,
    "level_words": LEVELS,
    "scope_words": SCOPES,
    "language_words": LANGUAGES,
}


@cache
def _template(name: str) -> Any:
    environment = Environment(
        loader=FileSystemLoader(HERE), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    return environment.get_template(name)
