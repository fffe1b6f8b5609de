"""A folder of this machine: readers get the old site or the new one, whoever is killed when."""

from __future__ import annotations

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets.folder import FolderOutlet
from magazine.release.outlets.going_live import go_live
from magazine.release.outlets.inventory import Inventory, take_inventory
from tests.release.outlets.bench import at_once, back, make_site, manner, publish, release, rules, visits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.conftest import Times

SEED = 1956
STEPS = ("open", "os.", "shutil.")
"""What Python tells of before it asks the kernel: files opened, folders made, names changed, files taken away."""


def no_flush(_: int) -> None:
    """Leave out the wait for the disk: a killed process takes nothing with it that the kernel has."""


@pytest.fixture
def outlet(tmp_path: Path) -> FolderOutlet:
    (tmp_path / "www").mkdir()
    return FolderOutlet(tmp_path / "www/site", no_flush)


def test_the_link_leads_to_the_whole_site(outlet: FolderOutlet, old: Path) -> None:
    done = publish(outlet, old)
    assert (done.release, done.before, done.switched) == (release(old), None, True)
    assert outlet.path.is_symlink()
    assert at_once(outlet.path) == release(old)
    assert sorted(item.name for item in outlet.releases.iterdir()) == [".history", ".lock", release(old)]
    assert {item.stat().st_mode & 0o777 for item in outlet.path.rglob("*")} == {0o644, 0o755}


@pytest.mark.parametrize("umask", [0o077, 0o000])
def test_whoever_the_web_server_is_it_may_read_a_site(outlet: FolderOutlet, old: Path, new: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        publish(outlet, old)
        (outlet.path / "index.html").chmod(0o600)
        (outlet.path / "ar").chmod(0o700)
        done, again = publish(outlet, old), publish(outlet, old)
        assert (done.switched, done.mended, again.switched, again.mended) == (False, True, False, False)
        assert publish(outlet, new).switched is True
    finally:
        os.umask(before)
    assert outlet.releases.stat().st_mode & 0o777 == 0o755
    for site in (old, new):
        kept = outlet.releases / release(site)
        assert {item.stat().st_mode & 0o777 for item in (kept, *kept.rglob("*"))} == {0o644, 0o755}


@pytest.mark.parametrize(("mode", "after"), [(0o700, 0o755), (0o750, 0o750)], ids=["a umask's", "somebody's will"])
def test_a_folder_of_releases_that_nobody_may_enter_is_opened(
    outlet: FolderOutlet, old: Path, mode: int, after: int
) -> None:
    outlet.releases.mkdir(mode)
    publish(outlet, old)
    assert outlet.releases.stat().st_mode & 0o777 == after


@pytest.mark.parametrize(("umask", "open_to_all"), [(0o000, True), (0o077, False)])
def test_a_disk_without_rights_of_its_own_serves_where_everybody_may_read(
    outlet: FolderOutlet, old: Path, monkeypatch: pytest.MonkeyPatch, umask: int, *, open_to_all: bool
) -> None:
    monkeypatch.setattr(Path, "chmod", lambda *_: None)
    before = os.umask(umask)
    try:
        if open_to_all:
            assert publish(outlet, old).release == release(old)
        else:
            with pytest.raises(Stop) as stopped:
                publish(outlet, old)
            assert rules(stopped) == ["live-differs"]
    finally:
        os.umask(before)


def test_what_stays_wrong_has_no_release_before_to_go_back_to(
    outlet: FolderOutlet, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(outlet, old)
    monkeypatch.setattr(outlet, "wrong", lambda _: ("index.html",))
    with pytest.raises(Stop) as stopped:
        publish(outlet, old)
    assert (rules(stopped), "the release before" in str(stopped.value)) == (["live-differs"], False)


def damage(history: Path, how: str) -> None:
    match how:
        case "not ASCII":
            history.write_bytes(b"\xd9\x85" + history.read_bytes())
        case "empty":
            history.write_bytes(b"")
        case "a pipe":
            history.unlink()
            os.mkfifo(history)
        case _:
            history.unlink()


@pytest.mark.parametrize("how", ["not ASCII", "empty", "gone", "a pipe"])
def test_a_damaged_history_loses_no_release(outlet: FolderOutlet, tmp_path: Path, how: str) -> None:
    sites = [make_site(tmp_path / str(number), str(number)) for number in range(3)]
    for site in sites[:2]:
        publish(outlet, site)
    damage(outlet.releases / ".history", how)
    assert outlet.standing().releases == tuple(map(release, sites[:2]))
    assert publish(outlet, sites[2]).kept == tuple(map(release, sites))
    assert back(outlet).release == release(sites[1])


@pytest.mark.parametrize("name", [".incoming-{}", ".incoming-another", ".history.new", ".link"])
@pytest.mark.parametrize(
    "kind", ["a link to a folder", "a link to a file", "a file", "a folder", "a pipe", "a pipe within"]
)
def test_whatever_stands_where_it_writes_goes_and_what_lies_behind_a_link_stays(  # noqa: PLR0917 - what stands there, and where
    outlet: FolderOutlet, tmp_path: Path, old: Path, new: Path, name: str, kind: str
) -> None:
    publish(outlet, old)
    others = make_site(tmp_path / "others", "others")
    before = at_once(others)
    odd = outlet.releases / name.format(release(new))
    match kind:
        case "a link to a folder":
            odd.symlink_to(others)
        case "a link to a file":
            odd.symlink_to(others / "index.html")
        case "a file":
            odd.write_text("odd", encoding="utf-8")
        case "a pipe" | "a pipe within" as pipe:
            odd = odd / "index.html" if pipe.endswith("within") else odd
            odd.parent.mkdir(exist_ok=True)
            os.mkfifo(odd)
        case _:
            (odd / "index.html/odd").mkdir(parents=True)
    done = publish(outlet, new)
    assert (done.release, done.untidy, at_once(outlet.path)) == (release(new), None, release(new))
    assert at_once(others) == before
    assert sorted(item.name for item in outlet.releases.iterdir()) == sorted(
        [".history", ".lock", release(old), release(new)]
    )


def test_the_history_is_on_the_disk_before_it_takes_its_name(
    outlet: FolderOutlet, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def note_fsync(handle: int) -> None:
        told.append(str(Path(f"/proc/self/fd/{handle}").readlink()))
        fsync(handle)

    def note_rename(self: Path, to: Path) -> Path:
        told.append(f"rename {self}")
        return rename(self, to)

    monkeypatch.setattr(os, "fsync", note_fsync)
    monkeypatch.setattr(Path, "rename", note_rename)
    publish(outlet, old)
    history = outlet.releases / ".history.new"
    assert told.index(str(history)) < told.index(f"rename {history}")


def test_what_changes_is_told_and_what_does_not_is_the_same_file(outlet: FolderOutlet, old: Path, new: Path) -> None:
    publish(outlet, old)
    font = outlet.path / "assets/police-naskh-400-0123456789ab.woff2"
    before = font.stat()
    change = publish(outlet, new).change
    assert change is not None
    assert (change.new, change.gone) == (("ar/2019-01/added/index.html",), ("ar/2019-01/gone/index.html",))
    assert len(change.changed) == 7
    assert font.stat().st_ino == before.st_ino


def test_what_cannot_be_taken_away_is_told_of_a_site_that_is_live(
    outlet: FolderOutlet, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "not permitted", "index.html")

    publish(outlet, old)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "rmtree", refuse)
        done = publish(outlet, new, keep=1)
    assert at_once(outlet.path) == done.release == release(new)
    assert done.untidy is not None
    assert (done.untidy.rule, "is live" in done.untidy.what) == ("target-untidy", True)
    assert publish(outlet, new, keep=1).untidy is None
    assert sorted(item.name for item in outlet.releases.iterdir()) == [".history", ".lock", release(new)]


def test_a_site_that_cannot_be_read_back_is_said_to_be_live(
    outlet: FolderOutlet, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(_: Inventory) -> tuple[str, ...]:
        raise Stop(Finding(rule="target-unreachable", where=Location(path="there"), what="it is away", remedy="wait"))

    monkeypatch.setattr(outlet, "wrong", cut_off)
    with pytest.raises(Stop) as stopped:
        publish(outlet, old)
    assert rules(stopped) == ["live-unread"]
    assert "was put live" in str(stopped.value)
    assert "it is away" in str(stopped.value)


def test_no_time_of_this_machine_goes_along(outlet: FolderOutlet, old: Path) -> None:
    for file in old.rglob("*"):
        os.utime(file, (946_684_800, 946_684_800))
    publish(outlet, old)
    assert all(file.stat().st_mtime > 946_684_800 for file in outlet.path.rglob("*"))


def test_the_same_site_again_is_nothing_to_do(outlet: FolderOutlet, old: Path) -> None:
    publish(outlet, old)
    link = outlet.path.lstat()
    assert not publish(outlet, old).switched
    assert outlet.path.lstat().st_ino == link.st_ino


def test_the_last_ones_are_kept(outlet: FolderOutlet, tmp_path: Path) -> None:
    made = [release(make_site(tmp_path / str(number), str(number))) for number in range(4)]
    for number in range(4):
        done = publish(outlet, tmp_path / str(number), keep=2)
    assert done.kept == tuple(made[2:])
    assert sorted(item.name for item in outlet.releases.iterdir() if item.is_dir()) == sorted(made[2:])


def test_rolling_back_goes_one_further_each_time_and_a_new_site_follows_what_is_live(
    outlet: FolderOutlet, tmp_path: Path
) -> None:
    made = [release(make_site(tmp_path / str(number), str(number))) for number in range(4)]
    for number in range(3):
        publish(outlet, tmp_path / str(number))
    assert [back(outlet).release, back(outlet).release] == [made[1], made[0]]
    assert at_once(outlet.path) == made[0]
    with pytest.raises(Stop) as stopped:
        back(outlet)
    assert rules(stopped) == ["no-release"]
    assert back(outlet, made[1][:6]).release == made[1]
    publish(outlet, tmp_path / "3")
    assert back(outlet).release == made[1], "not the one that was rolled back from"


def test_a_release_that_was_changed_at_the_target_is_not_gone_back_to(
    outlet: FolderOutlet, old: Path, new: Path
) -> None:
    publish(outlet, old)
    publish(outlet, new)
    (outlet.releases / release(old) / "index.html").write_text("spoiled", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        back(outlet)
    assert rules(stopped) == ["release-damaged"]
    assert at_once(outlet.path) == release(new)


@pytest.mark.parametrize("harm", ["changed", "lost", "added", "link"])
def test_a_live_site_that_was_tampered_with_is_mended_by_publishing_again(
    outlet: FolderOutlet, old: Path, harm: str
) -> None:
    publish(outlet, old)
    page = outlet.path.resolve() / "index.html"
    if harm == "changed":
        page.write_text("spoiled", encoding="utf-8")
    elif harm == "lost":
        page.unlink()
    elif harm == "added":
        page.with_name("strange.html").write_text("strange", encoding="utf-8")
    else:
        page.with_name("passwd").symlink_to("/etc/passwd")
    done = publish(outlet, old)
    assert (done.switched, done.mended) == (True, True)
    assert at_once(outlet.path) == release(old)
    again = publish(outlet, old)
    assert (again.switched, again.mended) == (False, False)


def test_what_arrives_wrongly_does_not_go_live(outlet: FolderOutlet, old: Path, new: Path) -> None:
    publish(outlet, old)
    inventory = take_inventory(new)
    (new / "index.html").write_text("written meanwhile", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        go_live(outlet, new, inventory, manner())
    assert rules(stopped) == ["not-arrived"]
    assert at_once(outlet.path) == release(old)


def test_a_live_site_that_is_not_what_was_sent_goes_back_to_the_one_before(
    outlet: FolderOutlet, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(outlet, old)
    monkeypatch.setattr(outlet, "wrong", lambda _: ("index.html",))
    with pytest.raises(Stop) as stopped:
        publish(outlet, new)
    assert rules(stopped) == ["live-differs"]
    assert at_once(outlet.path) == release(old)
    assert (outlet.releases / release(new)).is_dir(), "nothing is taken away before the comparison"


@pytest.mark.parametrize("there", ["folder", "file"])
def test_a_plain_folder_is_left_alone_and_it_is_said_what_to_do(outlet: FolderOutlet, old: Path, there: str) -> None:
    if there == "folder":
        outlet.path.mkdir()
    else:
        outlet.path.write_text("mine", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        publish(outlet, old)
    assert rules(stopped) == ["target-is-folder"]
    assert f"mv {outlet.path} {outlet.path}.before" in stopped.value.findings[0].remedy
    assert [item.name for item in outlet.path.parent.iterdir()] == ["site"]


def test_a_place_within_a_published_site_is_refused_and_the_site_named(
    outlet: FolderOutlet, old: Path, new: Path
) -> None:
    publish(outlet, old)
    for inside in (outlet.path / "fr", outlet.path / "new", outlet.releases / "mine"):
        with pytest.raises(Stop) as stopped:
            publish(FolderOutlet(inside, no_flush), new)
        assert rules(stopped) == ["target-is-folder"]
        assert f"publish to {outlet.path}," in stopped.value.findings[0].remedy
    assert at_once(outlet.path) == release(old)


def test_a_folder_that_is_called_as_the_ending_alone_is_no_published_site(tmp_path: Path, old: Path) -> None:
    (tmp_path / ".releases").mkdir()
    (tmp_path / ".releases/.lock").touch()
    outlet = FolderOutlet(tmp_path / ".releases/site", no_flush)
    publish(outlet, old)
    assert at_once(outlet.path) == release(old)


def test_a_folder_above_that_is_not_there_is_told(tmp_path: Path, old: Path) -> None:
    with pytest.raises(Stop) as stopped:
        publish(FolderOutlet(tmp_path / "à l'heure/site", no_flush), old)
    assert rules(stopped) == ["target-missing"]
    subprocess.run(["sh", "-c", stopped.value.findings[0].remedy.removeprefix("make it: ")], check=True)
    assert (tmp_path / "à l'heure").is_dir()


def test_a_link_to_elsewhere_is_replaced_in_one_step(outlet: FolderOutlet, tmp_path: Path, old: Path) -> None:
    mine = make_site(tmp_path / "by-hand", "by hand")
    outlet.path.symlink_to(mine)
    assert publish(outlet, old).before is None
    assert at_once(outlet.path) == release(old)
    assert (mine / "index.html").is_file()


@pytest.mark.parametrize("place", ["ar/passwd", "ar/folder"])
def test_symbolic_links_in_a_site_are_refused(old: Path, place: str) -> None:
    (old / place).symlink_to("/etc/passwd" if place.endswith("passwd") else "/etc")
    with pytest.raises(Stop) as stopped:
        take_inventory(old)
    assert [finding.where.path for finding in stopped.value.findings] == [f"site/{place}"]


def test_pipes_and_odd_names_in_a_site_are_refused(old: Path) -> None:
    os.mkfifo(old / "pipe")
    (old / "a\nb.html").write_text("x", encoding="utf-8")
    (old / "back\\slash.html").write_text("x", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        take_inventory(old)
    assert rules(stopped) == ["odd-file"] * 3


def publish_and_tell(path: Path, site: Path, done: list[str]) -> None:
    done.append(publish(FolderOutlet(path, no_flush), site, patience=30).release)


def test_two_publishers_at_once_one_waits_or_says_so(outlet: FolderOutlet, old: Path, new: Path, times: Times) -> None:
    publish(outlet, old)
    for _ in range(times(daily=2, soak=10)):
        other = FolderOutlet(outlet.path, no_flush)
        with other.locked(0, lambda _: None):
            with pytest.raises(Stop) as stopped:
                publish(outlet, new)
            assert rules(stopped) == ["busy-target"]
            assert at_once(outlet.path) == release(old)
        done: list[str] = []
        crew = [threading.Thread(target=publish_and_tell, args=(outlet.path, site, done)) for site in (old, new)]
        for one in crew:
            one.start()
        for one in crew:
            one.join()
        assert sorted(done) == sorted([release(old), release(new)])
        assert at_once(outlet.path) == done[-1]
        back(outlet, release(old))


def test_where_nothing_can_be_made_it_is_said_and_nobody_is_waited_for(new: Path) -> None:
    with pytest.raises(Stop) as stopped:
        publish(FolderOutlet(Path("/proc/magazine"), no_flush), new, patience=60)
    assert rules(stopped) == ["machine-refused"]


# Killed at any moment


class ClumsyOutlet(FolderOutlet):
    """Takes the link away before it makes the new one: what must never be."""

    def switch(self, name: str, history: Sequence[str]) -> None:  # noqa: ARG002 - an outlet's signature
        self.path.unlink()
        self.path.symlink_to(self.releases / name)


def test_the_kills_find_a_switch_that_is_not_one_step(outlet: FolderOutlet, old: Path, new: Path) -> None:
    publish(outlet, old)
    clumsy = ClumsyOutlet(outlet.path, no_flush)
    assert forked(lambda: publish(clumsy, new), 0, ("os.symlink",)) == -signal.SIGKILL
    with pytest.raises(FileNotFoundError):
        at_once(outlet.path)


def test_the_same_moment_of_a_right_switch_leaves_the_old_site(outlet: FolderOutlet, old: Path, new: Path) -> None:
    publish(outlet, old)
    assert forked(lambda: publish(outlet, new), 0, ("os.symlink",)) == -signal.SIGKILL
    assert at_once(outlet.path) == release(old)


def forked(work: Callable[[], object], die_at: int, kinds: tuple[str, ...] = STEPS) -> int:
    """Do something in a process of its own that is killed before its n-th step, and give its exit code."""
    child = os.fork()
    if child == 0:
        steps = 0

        def step(event: str, _: tuple[Any, ...]) -> None:
            nonlocal steps
            if event.startswith(kinds):
                steps += 1
                if steps == die_at + 1:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(step)
        try:
            work()
        except BaseException:  # noqa: BLE001 - told, and seen by the exit code
            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def killed_somewhere(outlet: FolderOutlet, old: Path, new: Path, work: Callable[[], object], step: int) -> bool:
    """Kill a publisher before a step, and hold what it leaves against the promise; False where the work has no such step."""
    code = forked(work, step)
    told = f"killed before step {step}"
    assert code in {0, -signal.SIGKILL}, told
    live = at_once(outlet.path)
    assert live in {release(old), release(new)}, told
    publish(outlet, new)
    assert at_once(outlet.path) == release(new), told
    left = {item.name for item in outlet.releases.iterdir()}
    assert left <= {".history", ".lock", release(old), release(new)}, told
    there = release(old) in outlet.standing().kept
    assert (back(outlet, release(old)) if there else publish(outlet, old)).release == release(old), told
    assert {item.name for item in outlet.path.parent.iterdir()} == {"site", "site.releases"}, told
    return code != 0


@pytest.mark.parametrize("work", ["publish", "roll back"])
def test_a_publisher_killed_at_any_step_leaves_a_whole_site_and_the_next_is_right(
    outlet: FolderOutlet, old: Path, new: Path, times: Times, work: str
) -> None:
    stride = times(daily=23, soak=1)
    first, kills = random.Random(SEED).randrange(stride), 0
    for step in range(first, 5000, stride):
        if times(daily=1, soak=0) and step > 9 * stride:
            break
        if work == "publish":
            shutil.rmtree(outlet.releases, ignore_errors=True)
            outlet.path.unlink(missing_ok=True)
            publish(outlet, old)
            did = killed_somewhere(outlet, old, new, lambda: publish(outlet, new, keep=1), step)
        else:
            publish(outlet, new)
            did = killed_somewhere(outlet, old, new, lambda: back(outlet, release(old)), step)
        kills += did
        if not did:
            break
    print(f"{kills} kills, each before another step")  # noqa: T201 - a soak's figures
    assert kills >= 3


def test_a_reader_gets_whole_sites_only(outlet: FolderOutlet, old: Path, new: Path, times: Times) -> None:
    publish(outlet, old)
    with visits(outlet.path) as got:
        for _ in range(times(daily=5, soak=200)):
            publish(outlet, new)
            back(outlet)
    assert set(got) <= {release(old), release(new)}
    assert len(got) > 5


def test_the_check_of_whole_sites_can_fail(outlet: FolderOutlet, old: Path, new: Path) -> None:
    publish(outlet, old)
    with visits(outlet.path) as got:
        for file in (new / "index.html", new / "sw.js"):
            shutil.copy(file, outlet.path.resolve() / file.name)
            for _ in range(50):
                if len(got) > 3 and got[-1] not in {release(old), release(new)}:
                    break
                threading.Event().wait(0.02)
    assert not set(got) <= {release(old), release(new)}


def test_a_release_is_named_by_what_is_in_it() -> None:
    one = Inventory(digests={"a": "0" * 64, "b": "1" * 64})
    assert one.release == Inventory(digests={"b": "1" * 64, "a": "0" * 64}).release
    assert one.release != Inventory(digests={"a": "1" * 64, "b": "0" * 64}).release
