"""The copy desk at work: every rule that holds looks at its texts; findings come out, waivers applied."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from magazine.copydesk.copy import head_of, issue_text
from magazine.copydesk.desk import fits, settings_of
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Scope
from magazine.copydesk.waivers import apply, idle, yaml_blocks
from magazine.issue.finding import Finding, in_order
from magazine.issue.language import Language
from magazine.manuscript.notes import instead

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from magazine.copydesk.desk import Desk
    from magazine.copydesk.rule import Hit, Rule
    from magazine.copydesk.text import Block, IssueText, Made
    from magazine.copydesk.waivers import WaiverInForce
    from magazine.issue.article import Waiver
    from magazine.issue.editorial_line import EditorialLine
    from magazine.issue.issue import Issue


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A copy with the desk's marks.

    Attributes:
        findings: by place, waivers applied.
        waivers: every waiver that was read, with what it lets off.
    """

    findings: tuple[Finding, ...]
    waivers: tuple[WaiverInForce, ...]


def look_over(
    desk: Desk, *, only: str | None = None, tongue: Language = Language.ENGLISH, rules: Mapping[str, Rule] = RULES
) -> Marked:
    """Look an issue over.

    Args:
        desk: the house, the issue and the line.
        only: an article's id, where that alone is asked for: findings elsewhere are not looked for.
        tongue: the language in which findings speak.
        rules: the rules of the line.
    """
    text = _narrowed(issue_text(desk.issue), only)
    found: list[Finding] = []
    for rule in _in_force(rules, desk.line):
        own = replace(desk, settings=settings_of(rule, desk.line))
        level = _level(rule, desk.line)
        for subject in _subjects(rule, text, only):
            found += [finding_of(rule, hit, level, tongue) for hit in rule.find(subject, own)]
    left, in_force = apply(in_order(found), tuple(_waivers(desk.issue, only)), _passages(text, desk.issue))
    at_work = {rule.name for rule in _in_force(rules, desk.line) if only is None or rule.scope is Scope.ARTICLE}
    return Marked(findings=in_order([*left, *idle(in_force, rules, at_work)]), waivers=in_force)


def finding_of(rule: Rule, hit: Hit, level: Any, tongue: Language) -> Finding:
    """Word a hit."""
    message = rule.messages[hit.message]
    return Finding(
        rule=rule.name,
        where=hit.where,
        what=message.what.best(tongue).format_map(hit.words),
        remedy=message.remedy.best(tongue).format_map(hit.words),
        level=level,
        fix=hit.fix,
    )


def look_over_made(
    desk: Desk, made: Iterable[Made], *, tongue: Language = Language.ENGLISH, rules: Mapping[str, Rule] = RULES
) -> tuple[Finding, ...]:
    """Look over what readers get, once it is made."""
    found: list[Finding] = []
    pieces = tuple(made)
    for rule in _in_force(rules, desk.line):
        if rule.scope is Scope.EDITION:
            own = replace(desk, settings=settings_of(rule, desk.line))
            level = _level(rule, desk.line)
            found += [
                finding_of(rule, hit, level, tongue)
                for one in pieces
                if one.article.language in rule.languages
                for hit in rule.find(one, own)
            ]
    return in_order(found)


def check_line(line: EditorialLine, rules: Mapping[str, Rule] = RULES) -> Iterator[Finding]:
    """Find what ``editorial-line.yaml`` says of rules and settings that there are not."""
    for name, tuning in line.rules.items():
        rule = rules.get(name)
        if rule is None:
            what = f"the editorial line has no rule “{name}”"
            remedy = instead(name, rules, "take it out; the rules stand in the manual")
            yield Finding(rule="unknown-rule", where=tuning.where, what=what, remedy=remedy)
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


def _level(rule: Rule, line: EditorialLine) -> Any:
    tuning = line.rules.get(rule.name)
    return rule.level if tuning is None or tuning.level is None else tuning.level


def _narrowed(text: IssueText, only: str | None) -> IssueText:
    if only is None:
        return text
    return replace(
        text,
        articles=tuple(one for one in text.articles if one.article.id == only),
        pairs=tuple(pair for pair in text.pairs if pair.first.article.id == only),
        cards=tuple(card for card in text.cards if card.picture.id.startswith(f"{only}/")),
    )


def _subjects(rule: Rule, text: IssueText, only: str | None) -> Sequence[Any]:
    if rule.scope is Scope.ARTICLE:
        return [one for one in text.articles if one.language in rule.languages]
    if rule.scope is Scope.PAIR:
        return text.pairs
    return [text] if rule.scope is Scope.ISSUE and only is None else []


def _waivers(issue: Issue, only: str | None) -> Iterator[Waiver]:
    for article in issue.articles.values():
        if only in {None, article.id}:
            yield from article.waivers
    for picture in issue.pictures.values():
        if only is None or picture.id.startswith(f"{only}/"):
            yield from picture.waivers
    if only is None:
        yield from issue.waivers


def _passages(text: IssueText, issue: Issue) -> dict[str, tuple[Block, ...]]:
    found = {
        one.article.where.path: (*yaml_blocks(head_of(one.article.source), 2), *one.blocks) for one in text.articles
    }
    for card in text.cards:
        found[card.picture.card.path] = tuple(yaml_blocks(card.picture.source))
    found[issue.where.path] = tuple(yaml_blocks(issue.source))
    if issue.ledger.facts:
        path = next(iter(issue.ledger.facts.values())).where.path
        found[path] = tuple(yaml_blocks(issue.ledger.source))
    return found
