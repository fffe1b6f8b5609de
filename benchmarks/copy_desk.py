"""What the copy desk costs by the number of manuscripts, rule by rule, and what an editor waits for.

    python benchmarks/copy_desk.py [--articles 10 100 1000]

Works on issues made of the sample's manuscripts, copied with new ids and a sentence of their own as often as needed; each size in a process
of its own. Processor seconds, which other work on the machine does not change much; the checks of the sample also by the clock. Time
must grow with the text and nothing else: a rule whose time for one manuscript grows with their number is named.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from magazine.copydesk.check import look_over
from magazine.copydesk.copy import issue_text
from magazine.copydesk.registry import RULES
from magazine.copydesk.rule import Scope
from magazine.issue.language import Language
from magazine.manuscript.house import read_house
from magazine.manuscript.issue import read_issue
from magazine.works.copy_desk import set_up
from magazine.works.fixes import propose
from magazine.works.inspection import Asked, inspect
from magazine.works.mirror import mirror

if TYPE_CHECKING:
    from collections.abc import Callable

    from magazine.copydesk.desk import Desk
    from magazine.issue.issue import Issue

ROOT = Path(__file__).resolve().parents[1]
ISSUE: Final = "2019-01"
ARTICLE: Final = "open-days"
NOW: Final = datetime(2019, 2, 1, tzinfo=UTC)
GROWTH_MAX: Final = 1.5
"""A rule may take so much longer for a manuscript among ten times as many."""
FELT: Final = 0.02
"""Processor seconds below which a clock says little."""
LINK: Final = re.compile(r"\]\(\.\./[a-z0-9-]+(?=/)")
OWN: Final = {Language.ARABIC: "وهذه النسخة رقمها {0} من النص.", Language.FRENCH: "Ceci est la copie {0} du texte."}


@dataclass(frozen=True)
class Cost:
    """What so many manuscripts cost: all in processor seconds, but for memory (MB) and findings."""

    articles: int
    words: int
    texts: float
    rules: dict[str, float]
    whole: float
    memory: float
    findings: int


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", nargs="+", type=int, default=[10, 100, 1000])
    sizes = sorted(parser.parse_args().articles)
    costs = [_apart(size) for size in sizes]
    _print_sizes(costs)
    _print_rules(costs)
    _print_checks()


def _apart(size: int) -> Cost:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(_measure, size).result()


def _measure(size: int) -> Cost:
    warm = _desk(10, mark="warm")
    look_over(warm)
    before = _megabytes()
    desk = _desk(size, mark="own")
    begin = time.process_time()
    text = issue_text(desk.issue)
    texts = time.process_time() - begin
    rules = {
        rule.name: _seconds(lambda rule=rule: look_over(desk, text=text, rules={rule.name: rule}))
        for rule in RULES.values()
        if rule.scope is not Scope.EDITION
    }
    idle = _seconds(lambda: look_over(desk, text=text, rules={}))
    fresh = _desk(size, mark="fresh")
    findings = []
    whole = _seconds(lambda: findings.append(look_over(fresh)))
    return Cost(
        articles=size,
        words=sum(len(passage.text.split()) for one in text.articles for passage in one.passages),
        texts=texts,
        rules={name: max(0.0, seconds - idle) for name, seconds in rules.items()},
        whole=whole,
        memory=_megabytes() - before,
        findings=len(findings[0].findings),
    )


def _desk(size: int, mark: str) -> Desk:
    house, faults = read_house(ROOT)
    if house is None:
        raise SystemExit("\n".join(map(str, faults)))
    issue = read_issue(ROOT, house, ISSUE).issue
    if issue is None:
        raise SystemExit(f"issues/{ISSUE} cannot be read")
    return set_up(ROOT, house).desk(_sown(issue, size, mark))


def _sown(issue: Issue, size: int, mark: str) -> Issue:
    """Give an issue of so many manuscripts, with their pictures: copies under new ids."""
    articles, pictures = {}, {}
    for copy in count():
        for (article_id, language), article in issue.articles.items():
            if len(articles) == size:
                return replace(issue, articles=articles, pictures=pictures)
            own = f"{article_id}-{mark}-{copy}"
            path = article.where.path.replace(f"/{article_id}/", f"/{own}/")
            body, source = (_linked(text, f"{mark}-{copy}") for text in (article.body, article.source))
            more = f"\n\n{OWN[language].format(f'{mark} {copy}')}\n"
            opening = article.opening and article.opening.replace(f"{article_id}/", f"{own}/")
            articles[own, language] = replace(
                article,
                id=own,
                where=replace(article.where, path=path),
                body=body + more,
                source=source + more,
                opening=opening,
            )
            for picture in issue.pictures.values():
                if picture.id.startswith(f"{article_id}/"):
                    name = picture.id.replace(f"{article_id}/", f"{own}/")
                    card = replace(picture.card, path=picture.card.path.replace(f"/{article_id}/", f"/{own}/"))
                    pictures[name] = replace(picture, id=name, card=card)
    raise AssertionError


def _linked(text: str, copy: str) -> str:
    """Let links between articles stay within one copy of the sample."""
    return LINK.sub(rf"\g<0>-{copy}", text)


def _seconds(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _print_sizes(costs: list[Cost]) -> None:
    print(
        "| manuscripts | words | reading, s | all rules, s | together, s | ms a manuscript | more memory, MB | findings |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|---:|")
    for cost in costs:
        rules = sum(cost.rules.values())
        each = cost.whole / cost.articles * 1000
        print(
            f"| {cost.articles:,} | {cost.words:,} | {cost.texts:.2f} | {rules:.2f} | {cost.whole:.2f} "
            f"| {each:.1f} | {cost.memory:.0f} | {cost.findings:,} |"
        )
    print()


def _print_rules(costs: list[Cost]) -> None:
    """Print what each rule takes for a manuscript in the largest issue, and how much more that is than in the one before it."""
    last = costs[-1]
    before = costs[-2] if len(costs) > 1 else last
    each = {name: seconds / last.articles for name, seconds in last.rules.items()}
    print(f"| rule | ms a manuscript among {last.articles:,} | of all rules | against {before.articles:,} |")
    print("|---|---:|---:|---:|")
    total = sum(each.values())
    grown = []
    for name in sorted(each, key=lambda name: -each[name])[:15]:
        growth = each[name] / (before.rules[name] / before.articles or 1e-9)
        print(f"| `{name}` | {each[name] * 1000:.3f} | {each[name] / total:.0%} | ×{growth:.2f} |")
    for name, own in each.items():
        growth = own / (before.rules[name] / before.articles or 1e-9)
        if growth > GROWTH_MAX and last.rules[name] > FELT and last is not before:
            grown.append(f"{name} ×{growth:.1f}")
    print(f"\nGrow faster than the text: {', '.join(grown) or 'none'}.\n")


def _print_checks() -> None:
    print("| check of the sample | processor s | s by the clock |")
    print("|---|---:|---:|")
    with tempfile.TemporaryDirectory() as cache:
        for name, words in (
            ("all of it, a new process, nothing kept", ["--all"]),
            ("all of it, a new process, its reading kept", ["--all"]),
            ("one article, a new process", [f"{ISSUE}/{ARTICLE}"]),
        ):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            begin = time.perf_counter()
            command = [sys.executable, "-c", "from magazine.cli import main; main()", "-C", str(ROOT), "check", *words]
            subprocess.run(command, check=False, capture_output=True, env=os.environ | {"MAGAZINE_CACHE": cache})
            clock = time.perf_counter() - begin
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            print(
                f"| {name} | {after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime:.2f} | {clock:.2f} |"
            )
    one = [Asked(issue=ISSUE, article=ARTICLE)]
    inspect(ROOT, one, NOW)
    _after_an_edit(one)
    for name, work in (
        ("one article, a process that lives on", lambda: inspect(ROOT, one, NOW)),
        ("one article, a process that lives on, its text just changed", lambda: _after_an_edit(one)),
        ("safe fixes of one article", lambda: propose(ROOT, one)),
    ):
        begin, clock = time.process_time(), time.perf_counter()
        work()
        print(f"| {name} | {time.process_time() - begin:.2f} | {time.perf_counter() - clock:.2f} |")


def _after_an_edit(asked: list[Asked]) -> None:
    path = f"issues/{ISSUE}/{ARTICLE}/fr.md"
    with mirror(ROOT, [ISSUE]) as copy:
        copy.write(path, (ROOT / path).read_text(encoding="utf-8") + "\nUne phrase de plus.\n")
        inspect(copy.project, asked, NOW)


if __name__ == "__main__":
    main()
