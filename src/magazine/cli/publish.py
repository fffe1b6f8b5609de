"""``magazine publish``: the checked site goes live in one step, or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from magazine.cli.ending import ended_kindly
from magazine.cli.moment import as_of_option
from magazine.cli.voice import Progress, say, say_findings, say_json
from magazine.cli.waiting import wait_option
from magazine.constants import BUILD_FOLDER, EXIT_CONTENT
from magazine.works.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from magazine.issue.finding import Finding
    from magazine.release.outlets.inventory import Difference
    from magazine.release.outlets.target import Target
    from magazine.works.publishing import PublishOrder

KEPT: Final = 5
"""Releases that stay at the target: a working week of daily corrections."""
_LAST: Final = "the one before"


@click.command("publish")
@click.argument("target", envvar="MAGAZINE_TARGET")
@click.option("--dry-run", "dry", is_flag=True, help="Check the build and say what would change; touch nothing.")
@click.option("--list", "listing", is_flag=True, help="List the releases that are kept at the target, oldest first.")
@click.option(
    "--roll-back",
    "back",
    is_flag=False,
    flag_value=_LAST,
    metavar="[RELEASE]",
    help="Put RELEASE live again, or the one before (after TARGET).",
)
@click.option(
    "--although-withheld",
    "although",
    metavar="RELEASE",
    default="",
    help="With --roll-back: put RELEASE (its whole name) back even if it shows what is withheld now.",
)
@click.option("--unlock", is_flag=True, help="Take away the lock that a killed publisher left at an object store.")
@click.option(
    "--keep", type=click.IntRange(min=1), metavar="N", default=KEPT, show_default=True, help="Keep N releases."
)
@click.option(
    "--require-signed/--allow-unsigned",
    "require_signed",
    default=None,
    help="Publish nothing that the house has not signed, or also that (where a certificate is pinned, only what is signed).",
)
@click.option(
    "--release-prefix", "pointer", is_flag=True, help="Object stores: lay releases side by side, and point to one."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Publish the build in DIR instead of build/."
)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", help="Check in N processes (one a processor).")
@wait_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@click.pass_context
def command(
    context: click.Context,
    *,
    target: str,
    dry: bool,
    listing: bool,
    back: str | None,
    although: str,
    unlock: bool,
    keep: int,
    require_signed: bool | None,
    pointer: bool,
    out: Path | None,
    jobs: int | None,
    patience: int,
    as_of: datetime,
    as_json: bool,
) -> None:
    """Put the site that was built last live at TARGET, checked, and in one step.

    TARGET is a folder (/var/www/site), a server (user@host:/srv/site, ssh://host:22/srv/site) or an object store (s3://bucket/prefix,
    gs://…, az://…). Where anything is at fault nothing published is touched. The last releases stay there, to roll back to.
    """
    from magazine.manuscript.project import find_project  # noqa: PLC0415 - the help must not wait for it
    from magazine.release.outlets.target import StoreTarget  # noqa: PLC0415
    from magazine.works.publishing import PublishOrder  # noqa: PLC0415

    if sum((dry, listing, back is not None, unlock)) > 1:
        raise click.UsageError("--dry-run, --list, --roll-back and --unlock are four different things; ask for one")
    if although and back is None:
        raise click.UsageError("--although-withheld goes with --roll-back")
    if as_of > now() and not dry:
        raise click.UsageError(
            "--as-of lies in the future, and readers would get the site now: wait, or look with --dry-run"
        )
    project = find_project(context.obj)
    place = _target(target)
    if pointer and not isinstance(place, StoreTarget):
        raise click.UsageError(
            "--release-prefix is for object stores; folders and servers always lay releases side by side"
        )
    order = PublishOrder(
        project=project,
        out=project / BUILD_FOLDER if out is None else Path(os.path.abspath(out)),  # noqa: PTH100 - links stay as they are
        target=place,
        as_of=as_of,
        keep=keep,
        jobs=jobs or len(os.sched_getaffinity(0)),
        patience=patience,
        require_signed=require_signed,
        pointer=pointer,
        although=although,
    )
    wanted = None if back is None else "" if back == _LAST else back
    work = (
        (lambda tell: _preview(order, tell)) if dry
        else (lambda _: _list(order)) if listing
        else (lambda _: _unlock(order)) if unlock
        else (lambda tell: _live(order, wanted, tell))
    )  # fmt: skip
    context.exit(_do(order, work, as_json=as_json))


def _target(text: str) -> Target:
    from magazine.release.outlets.target import WrongTargetError, read_target  # noqa: PLC0415 - the help must not wait for it

    try:
        return read_target(text, Path.cwd())
    except WrongTargetError as error:
        raise click.BadParameter(str(error), param_hint="TARGET") from error


Answer = tuple[dict[str, Any], list[str], "tuple[Finding, ...]"]
"""For a machine, for people, and what both should know though it kept nothing from being done."""


def _do(order: PublishOrder, work: Callable[[Callable[[str], None]], Answer], *, as_json: bool) -> int:
    from magazine.issue.finding import Stop  # noqa: PLC0415 - the help must not wait for it
    from magazine.release.outlets.target import FolderTarget  # noqa: PLC0415
    from magazine.works.machine import Doing, exit_code, machine_fault  # noqa: PLC0415
    from magazine.works.reports import as_record  # noqa: PLC0415

    try:
        with ended_kindly(), Progress() as progress:
            answer, lines, known = work(progress.tell)
    except (Stop, OSError, RuntimeError) as error:
        target = order.target.path if isinstance(order.target, FolderTarget) else None
        fault = machine_fault(error, order.project, doing=Doing(again="publish again", target=target))
        findings = error.findings if isinstance(error, Stop) else (fault,) if fault is not None else ()
        if not findings:
            raise
        if not as_json:
            raise Stop(*findings) from error
        say_json({"target": str(order.target), "published": False, "findings": [as_record(each) for each in findings]})
        return exit_code(findings) or EXIT_CONTENT
    if as_json:
        say_json({"target": str(order.target)} | answer | {"findings": [as_record(each) for each in known]})
    else:
        say_findings(known)
        for line in lines:
            say(line)
    return exit_code(known)


def _live(order: PublishOrder, wanted: str | None, tell: Callable[[str], None]) -> Answer:
    from magazine.works.publishing import publish_site, put_back  # noqa: PLC0415
    from magazine.works.reports import as_record  # noqa: PLC0415

    known: tuple[Finding, ...] = ()
    let_through: tuple[Finding, ...] = ()
    if wanted is None:
        live = publish_site(order, tell)
        done, known = live.outcome, live.findings
    else:
        back = put_back(order, wanted, tell)
        done, let_through = back.outcome, back.let_through
        known = (done.untidy,) if done.untidy else ()
    answer: dict[str, Any] = {
        "published": True,
        "release": done.release,
        "before": done.before,
        "switched": done.switched,
        "mended": done.mended,
        "kept": list(done.kept),
        "let_through": [as_record(each) for each in let_through],
    }
    if not done.switched:
        how = "it was not as it should be, and is again" if done.mended else "nothing was to do"
        return answer, [f"Release {done.release} is live at {order.target} already; {how}."], known
    lines = [f"Live at {order.target}: release {done.release}" + (f", before {done.before}." if done.before else ".")]
    if done.mended:
        lines.append("The same was live already, and not as it should be.")
    if done.change is not None:
        answer["change"] = _change(done.change)
        lines.append(_in_words(done.change))
    lines += [f"Let through: {each.where.path}: {each.what}" for each in let_through]
    return answer, [*lines, f"Kept: {', '.join(done.kept)}."], known


def _preview(order: PublishOrder, tell: Callable[[str], None]) -> Answer:
    from magazine.works.publishing import preview  # noqa: PLC0415

    would = preview(order, tell)
    same = would.before is not None and would.before.rstrip("~") == would.release
    answer = {
        "published": False,
        "release": would.release,
        "before": would.before,
        "change": _change(would.change) | {name: list(places) for name, places in _places(would.change).items()},
    }
    first = f"Release {would.release} is fit to go live at {order.target}."
    return answer, [first, "It is live already." if same else _in_words(would.change)], would.findings


def _list(order: PublishOrder) -> Answer:
    from magazine.works.publishing import outlet_of  # noqa: PLC0415

    standing = outlet_of(order.target, pointer=order.pointer).standing()
    lines = [f"{'live' if name == standing.current else '    '} {name}" for name in standing.releases]
    if standing.unfinished:
        lines.append(
            f"Publishing {standing.unfinished} was cut off: readers may get some of it. Publish again, or roll back."
        )
    answer = {"live": standing.current, "releases": list(standing.releases), "unfinished": standing.unfinished}
    return answer, lines or [f"Nothing has been published to {order.target}."], ()


def _unlock(order: PublishOrder) -> Answer:
    from magazine.release.outlets.target import StoreTarget  # noqa: PLC0415
    from magazine.works.publishing import outlet_of  # noqa: PLC0415

    taken = outlet_of(order.target, pointer=order.pointer).unlock()
    why = "" if isinstance(order.target, StoreTarget) else ": it goes with the publisher that holds it"
    said = "The lock is taken away." if taken else f"There is no lock to take away{why}."
    return {"unlocked": taken}, [said], ()


def _places(change: Difference) -> dict[str, tuple[str, ...]]:
    return {"new_files": change.new, "changed_files": change.changed, "gone_files": change.gone}


def _change(change: Difference) -> dict[str, Any]:
    pages = {
        name: change.pages(places)
        for name, places in (("new", change.new), ("changed", change.changed), ("gone", change.gone))
    }
    return {
        "pages": pages,
        "files": {name: len(places) for name, places in _places(change).items()},
        "bytes": change.size,
    }


def _in_words(change: Difference) -> str:
    pages = f"{change.pages(change.new)} new, {change.pages(change.changed)} changed, {change.pages(change.gone)} gone"
    files = f"{len(change.new)} new, {len(change.changed)} changed, {len(change.gone)} gone"
    return f"Pages: {pages}. Files: {files}. Bytes that were not there: {change.size:,}."
