"""The copy desk at work: every rule that holds looks at its texts; findings come out, waivers applied."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from magazine.constants import FINDINGS_MAX, ISSUES_FOLDER
from magazine.copydesk.copy import article_text, head_of, issue_text
from magazine.copydesk.desk import fits, settings_of
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Scope
from magazine.copydesk.told_once import Told, once
from magazine.copydesk.waivers import apply, idle, unknown_rule, yaml_blocks
from magazine.issue.finding import Finding, Level, in_order
from magazine.issue.language import Language
from magazine.manuscript.notes import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit, Rule
    from magazine.copydesk.text import ArticleText, Block, IssueText, Made
    from magazine.copydesk.waivers import WaiverInForce
    from magazine.issue.article import Waiver
    from magazine.issue.editorial_line import EditorialLine
    from magazine.issue.issue import Issue


_ISOLATE: Final = "\u2068"
_ARABIC: Final = re.compile("[\u0600-\u06ff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A copy with the desk's marks.

    Attributes:
        findings: by place, waivers applied, each place told once.
        waivers: every waiver that was read, with what it lets off.
        let_off: what was found and is not told: a waiver took it out, or another finding tells it.
    """

    findings: tuple[Finding, ...]
    waivers: tuple[WaiverInForce, ...]
    let_off: tuple[Finding, ...] = ()

    def not_said(self, others: Iterable[Finding]) -> tuple[Finding, ...]:
        """Give those of other findings that the desk has not made itself, by rule and line: its own have column and waiver."""
        said = {(one.rule, one.where.path, one.where.line) for one in (*self.findings, *self.let_off)}
        return tuple(one for one in others if (one.rule, one.where.path, one.where.line) not in said)


def look_over(
    desk: Desk,
    *,
    text: IssueText | None = None,
    only: str | None = None,
    tongue: Language = Language.ENGLISH,
    rules: Mapping[str, Rule] = RULES,
) -> Marked:
    """Look an issue over.

    Args:
        desk: the house, the issue and the line.
        text: the issue as it is read for the copy desk, where that is done already.
        only: an article's id, where that alone is asked for: what rules find in the files of its folder.
        tongue: the language in which findings speak.
        rules: the rules of the line.
    """
    text = text or issue_text(desk.issue)
    found: dict[Finding, Told] = {}
    at_work = [rule for rule in _in_force(rules, desk.line) if rule.scope is not Scope.EDITION]
    for rule in at_work:
        own = replace(desk, settings=settings_of(rule, desk.line))
        level = _level(rule, desk.line)
        for subject in _subjects(rule, text, only):
            # What is found more often than that is the same thing each time, and would take its time to place.
            hits = islice(rule.find(subject, own), FINDINGS_MAX)
            found.update((finding_of(rule, hit, level, tongue), Told(rule, hit, level)) for hit in hits)
    waivers = tuple(_waivers(desk.issue))
    if only is not None:
        home = _home(desk.issue, only)
        found = {finding: told for finding, told in found.items() if finding.where.path.startswith(home)}
        waivers = tuple(waiver for waiver in waivers if waiver.where.path.startswith(home))
    left, in_force = apply(in_order(found), waivers, _passages(text))
    told = [finding_of(one.rule, one.hit, one.level, tongue) for one in once(found[finding] for finding in left)]
    unused = idle(in_force, rules, {rule.name for rule in at_work}, tongue)
    stands = frozenset(told)
    return Marked(
        findings=in_order([*told, *unused]),
        waivers=in_force,
        let_off=tuple(finding for finding in found if finding not in stands),
    )


def finding_of(rule: Rule, hit: Hit, level: Level, tongue: Language) -> Finding:
    """Word a hit."""
    message = rule.messages[hit.message]
    what, remedy = message.what.best(tongue), message.remedy.best(tongue)
    words = hit.words
    if tongue is Language.ARABIC and _ISOLATE not in what + remedy:
        words = {name: _set_apart(word) for name, word in words.items()}
    return Finding(
        rule=rule.name,
        where=hit.where,
        what=what.format_map(words),
        remedy=remedy.format_map(words),
        level=level,
        fix=hit.fix,
    )


def _set_apart(word: str) -> str:
    """Isolate words of another direction in an Arabic message (UAX 9, 2.4): a path or a date falls apart without."""
    alone = word.isdigit() or not any(character.isalnum() for character in word)
    return word if alone or _ISOLATE in word or _ARABIC.search(word) else f"{_ISOLATE}{word}\u2069"


def look_over_made(
    desk: Desk, made: Iterable[Made], *, tongue: Language = Language.ENGLISH, rules: Mapping[str, Rule] = RULES
) -> Marked:
    """Look over what readers get, once it is made; the waivers are those of the rules that do so."""
    found: list[Finding] = []
    pieces = tuple(made)
    at_work = [rule for rule in _in_force(rules, desk.line) if rule.scope is Scope.EDITION]
    for rule in at_work:
        own = replace(desk, settings=settings_of(rule, desk.line))
        level = _level(rule, desk.line)
        found += [
            finding_of(rule, hit, level, tongue)
            for one in pieces
            if one.article.language in rule.languages
            for hit in rule.find(one, own)
        ]
    articles = {one.article.where.path: one.article for one in pieces}
    names = {rule.name for rule in at_work}
    waivers = [waiver for article in articles.values() for waiver in article.waivers if waiver.rule in names]
    blocks = {
        waiver.where.path: _blocks(article_text(articles[waiver.where.path], desk.issue.ledger)) for waiver in waivers
    }
    left, in_force = apply(in_order(found), waivers, blocks)
    return Marked(findings=in_order([*left, *idle(in_force, rules, names, tongue)]), waivers=in_force)


def check_line(line: EditorialLine, rules: Mapping[str, Rule] = RULES) -> Iterator[Finding]:
    """Find what ``editorial-line.yaml`` says of rules and settings that there are not."""
    for name, tuning in line.rules.items():
        rule = rules.get(name)
        if rule is None:
            yield unknown_rule(name, rules, tuning.where, Level.ERROR, line.tongue)
            continue
        for setting in tuning.settings:
            if setting not in rule.settings:
                known = ", ".join(["level", *rule.settings])
                what = f"the rule “{name}” has no setting “{setting}”"
                remedy = instead(setting, rule.settings, f"its settings are: {known}")
                yield Finding(rule="unknown-field", where=tuning.places[setting], what=what, remedy=remedy)
            elif not fits(setting, rule, tuning.settings):
                what = f"the setting “{setting}” must be a whole number"
                default = rule.settings[setting].default[0]
                remedy = f"write {setting}: {default}, or another number"
                yield Finding(rule="wrong-number", where=tuning.places[setting], what=what, remedy=remedy)


def _in_force(rules: Mapping[str, Rule], line: EditorialLine) -> Iterator[Rule]:
    return (rule for rule in rules.values() if rule.name not in line.rules or not line.rules[rule.name].off)


def _level(rule: Rule, line: EditorialLine) -> Level:
    tuning = line.rules.get(rule.name)
    return rule.level if tuning is None or tuning.level is None else tuning.level


def _home(issue: Issue, article_id: str) -> str:
    return f"{ISSUES_FOLDER}/{issue.id}/{article_id}/"


def _subjects(rule: Rule, text: IssueText, only: str | None) -> Sequence[Any]:
    """Give what a rule looks at; what it finds in a whole issue is told apart afterwards."""
    if rule.scope is Scope.ISSUE:
        return [text]
    if rule.scope is Scope.PAIR:
        return [pair for pair in text.pairs if only in {None, pair.first.article.id}]
    return [one for one in text.articles if one.language in rule.languages and only in {None, one.article.id}]


def _waivers(issue: Issue) -> Iterator[Waiver]:
    for article in issue.articles.values():
        yield from article.waivers
    for picture in issue.pictures.values():
        yield from picture.waivers
    yield from issue.waivers


def _passages(text: IssueText) -> dict[str, tuple[Block, ...]]:
    """Give the passages that a waiver above them lets off, by file, for the files that have waivers."""
    issue = text.issue
    found = {one.article.where.path: _blocks(one) for one in text.articles if one.article.waivers}
    for picture in issue.pictures.values():
        if picture.waivers:
            found[picture.card.path] = tuple(yaml_blocks(picture.source))
    for waiver in issue.waivers:
        own = waiver.where.path == issue.where.path
        found.setdefault(waiver.where.path, tuple(yaml_blocks(issue.source if own else issue.ledger.source)))
    return found


def _blocks(text: ArticleText) -> tuple[Block, ...]:
    body = sorted(text.blocks, key=lambda block: block.first)
    return (*yaml_blocks(head_of(text.article.source), 2), *body)
