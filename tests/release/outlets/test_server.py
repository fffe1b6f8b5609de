"""A server by ssh and rsync: a real sshd, throwaway keys, and readers who look on."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from magazine.issue.finding import Stop
from magazine.release.outlets import programs
from magazine.release.outlets.server import CONFIG, ServerOutlet
from magazine.release.outlets.target import ServerTarget
from tests.release.outlets.bench import at_once, back, make_site, publish, release, rules, visits
from tests.release.outlets.ssh_host import ssh_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Times
    from tests.release.outlets.ssh_host import SshHost

SEED = 1956


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshHost]:
    with ssh_host(tmp_path_factory.mktemp("ssh")) as found:
        yield found


@pytest.fixture
def outlet(tmp_path: Path, host: SshHost, monkeypatch: pytest.MonkeyPatch) -> ServerOutlet:
    monkeypatch.setenv(CONFIG, str(host.config))
    (tmp_path / "srv").mkdir()
    return ServerOutlet(host.target(tmp_path / "srv"))


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return tmp_path / "srv/current"


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return make_site(tmp_path / "new", "new", extra=("ar/2019-01/added/index.html", "ar/2019-01/a b'c $(x).pdf"))


def test_a_site_goes_live_and_back_and_readers_get_whole_sites_only(
    outlet: ServerOutlet, live: Path, old: Path, new: Path
) -> None:
    assert publish(outlet, old).before is None
    font = live / "assets/police-naskh-400-0123456789ab.woff2"
    before = font.stat().st_ino
    with visits(live) as got:
        done = publish(outlet, new)
        assert (done.release, done.before) == (release(new), release(old))
        assert at_once(live) == release(new)
        assert font.stat().st_ino == before, "what has not changed is the same file"
        assert not publish(outlet, new).switched
        assert back(outlet).release == release(old)
    assert set(got) == {release(old), release(new)}
    (place,) = (place for place in outlet.contents(release(new)).digests if "$(x)" in place)
    fetched = live.parent.parent / "fetched" / place
    fetched.parent.mkdir(parents=True)
    outlet.fetch(release(new), [place], live.parent.parent / "fetched")
    assert fetched.read_bytes() == (new / place).read_bytes()
    assert {item.stat().st_mode & 0o777 for item in live.rglob("*")} == {0o644, 0o755}
    assert sorted(item.name for item in live.parent.iterdir()) == ["current", "releases"]
    assert sorted(item.name for item in (live.parent / "releases").iterdir()) == sorted(
        [".history", ".lock", release(old), release(new)]
    )


def test_the_last_ones_are_kept_and_no_time_of_this_machine_goes_along(
    outlet: ServerOutlet, live: Path, tmp_path: Path
) -> None:
    others = ["20261126103000", "0123456789abcdef0123.old", "shared"]
    for other in others:  # another program keeps its releases in a folder of the same name
        (live.parent / "releases" / other).mkdir(parents=True)
    (live.parent / "releases/0123456789abcdef0123~").mkdir()
    made = []
    for number in range(3):
        site = make_site(tmp_path / str(number), str(number))
        for file in site.rglob("*"):
            os.utime(file, (946_684_800, 946_684_800))
        made.append(release(site))
        done = publish(outlet, site, keep=2)
    assert done.kept == tuple(made[1:])
    assert sorted(item.name for item in (live.parent / "releases").glob("[!.]*")) == sorted([*made[1:], *others])
    assert all(file.stat().st_mtime > 946_684_800 for file in live.rglob("*"))


@pytest.mark.parametrize("name", ["with a blank", "per%cent", "l" * 90])
def test_wherever_temporary_files_lie_a_site_goes_live(
    outlet: ServerOutlet, live: Path, old: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    elsewhere = live.parents[1] / name
    elsewhere.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(elsewhere))
    publish(outlet, old)
    assert at_once(live) == release(old)


def test_ssh_that_is_killed_is_a_line_that_was_cut(
    outlet: ServerOutlet, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "STATE", "kill -KILL $PPID")
    with pytest.raises(Stop) as stopped:
        publish(outlet, old)
    assert rules(stopped) == ["target-unreachable"]
    assert "code" not in stopped.value.findings[0].what


@pytest.mark.parametrize("name", [".incoming-{}", ".history.new"])
def test_what_lies_behind_a_link_where_it_writes_stays(  # noqa: PLR0917 - where the link stands
    outlet: ServerOutlet, live: Path, tmp_path: Path, old: Path, new: Path, name: str
) -> None:
    publish(outlet, old)
    others = make_site(tmp_path / "others", "others")
    before = at_once(others)
    leads_to = others if name.startswith(".incoming") else others / "index.html"
    (live.parent / "releases" / name.format(release(new))).symlink_to(leads_to)
    publish(outlet, new)
    assert (at_once(others), at_once(live)) == (before, release(new))


def test_a_link_in_place_of_the_lock_is_told_and_not_written_through(
    outlet: ServerOutlet, live: Path, tmp_path: Path, old: Path
) -> None:
    others = tmp_path / "others"
    others.write_text("others", encoding="utf-8")
    (live.parent / "releases").mkdir()
    (live.parent / "releases/.lock").symlink_to(others)
    with pytest.raises(Stop, match="a symbolic link stands in place of"):
        publish(outlet, old)
    assert others.read_text(encoding="utf-8") == "others"


@pytest.mark.parametrize("damage", [b"\xd9\x85\\nkept\nkept\nkept x\ncurrent\nhistory\n", b"", b"no\0name"])
def test_a_damaged_history_loses_no_release(outlet: ServerOutlet, live: Path, tmp_path: Path, damage: bytes) -> None:
    sites = [make_site(tmp_path / str(number), str(number)) for number in range(3)]
    for number, site in enumerate(sites[:2]):
        publish(outlet, site)
        os.utime(live.resolve(), (1_546_300_800 + number,) * 2)
    (live.parent / "releases/.history").write_bytes(damage)
    assert outlet.standing().releases == tuple(map(release, sites[:2]))
    assert publish(outlet, sites[2]).kept == tuple(map(release, sites))
    assert back(outlet).release == release(sites[1])


def test_a_tampered_site_is_mended_and_a_tampered_release_is_not_gone_back_to(
    outlet: ServerOutlet, live: Path, old: Path, new: Path
) -> None:
    publish(outlet, old)
    (live.resolve() / "index.html").write_text("spoiled", encoding="utf-8")
    (live.resolve() / "passwd").symlink_to("/etc/passwd")
    assert publish(outlet, old).switched
    assert at_once(live) == release(old)
    spoiled = live.resolve()
    publish(outlet, new)
    (spoiled / "index.html").write_text("spoiled", encoding="utf-8")
    with pytest.raises(Stop) as stopped:
        back(outlet)
    assert rules(stopped) == ["release-damaged"]
    assert at_once(live) == release(new)


def test_two_publishers_at_once_one_says_so_or_waits(outlet: ServerOutlet, live: Path, old: Path, new: Path) -> None:
    publish(outlet, old)
    other = ServerOutlet(outlet.target)
    with other.locked(0, lambda _: None):
        with pytest.raises(Stop) as stopped:
            publish(outlet, new)
        assert rules(stopped) == ["busy-target"]
    told: list[str] = []
    with other.locked(0, lambda _: None):
        waiting = threading.Thread(target=publish, args=(outlet, new), kwargs={"patience": 30})
        waiting.start()
        waiting.join(0.8)
        assert waiting.is_alive(), told
        assert at_once(live) == release(old)
    waiting.join()
    assert at_once(live) == release(new)


def test_a_publisher_whose_line_was_cut_switches_nothing(
    outlet: ServerOutlet, live: Path, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(outlet, old)
    proper = ServerOutlet._rsync  # noqa: SLF001 - the moment in the middle

    def cut(self: ServerOutlet, *arguments: Any) -> None:
        proper(self, *arguments)
        assert self._line is not None
        self._line.kill()
        self._line.wait()

    monkeypatch.setattr(ServerOutlet, "_rsync", cut)
    with pytest.raises(Stop) as stopped:
        publish(outlet, new)
    assert rules(stopped) == ["target-unreachable"]
    assert at_once(live) == release(old)


def test_a_server_that_somebody_else_locked_meanwhile_is_not_switched(
    outlet: ServerOutlet, live: Path, old: Path, new: Path
) -> None:
    publish(outlet, old)
    publish(outlet, new)
    with outlet.locked(0, lambda _: None):
        (live.parent / "releases/.lock").write_text("another\n", encoding="utf-8")
        with pytest.raises(Stop) as stopped:
            outlet.switch(release(old), [release(old)])
    assert rules(stopped) == ["busy-target"]
    assert at_once(live) == release(new)


@pytest.mark.parametrize(
    ("harm", "rule"),
    [("stranger", "host-unknown"), ("key", "target-refused"), ("port", "target-unreachable"), ("folder", "target-missing"),
     ("solid", "target-is-folder")],
)  # fmt: skip
def test_a_server_that_cannot_be_trusted_or_reached_is_told(  # noqa: PLR0917 - what the harm is done to
    host: SshHost, tmp_path: Path, old: Path, harm: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = host.config.read_text(encoding="utf-8")
    path, port = tmp_path / "srv", host.port
    path.mkdir()
    if harm == "stranger":
        (tmp_path / "known").write_text(f"[127.0.0.1]:{port} {(host.folder / 'key.pub').read_text()}", encoding="ascii")
        text = text.replace(str(host.folder / "known_hosts"), str(tmp_path / "known"))
    elif harm == "key":
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", tmp_path / "other"], check=True)
        text = text.replace(str(host.folder / "key"), str(tmp_path / "other"))
    elif harm == "port":
        port = 1
    elif harm == "folder":
        path = tmp_path / "nowhere"
    else:
        (path / "current").mkdir()
    (tmp_path / "config").write_text(text, encoding="utf-8")
    monkeypatch.setenv(CONFIG, str(tmp_path / "config"))
    with pytest.raises(Stop) as stopped:
        publish(ServerOutlet(ServerTarget(host="127.0.0.1", user=host.user, port=port, path=str(path))), old)
    assert rules(stopped) == [rule], stopped.value


# Killed at any moment

PUBLISHER = """
import os, signal, sys
from pathlib import Path
from tests.release.outlets.bench import publish, release, rules
from magazine.release.outlets.server import ServerOutlet
from magazine.release.outlets.target import ServerTarget
host, user, port, path, site, at = sys.argv[1:]
calls = 0
def step(event, _):
    global calls
    if event == "subprocess.Popen":
        if calls == int(at):
            os.kill(os.getpid(), signal.SIGKILL)
        calls += 1
sys.addaudithook(step)
publish(ServerOutlet(ServerTarget(host=host, user=user, port=int(port), path=path)), Path(site), keep=1)
"""


def publisher(outlet: ServerOutlet, site: Path, die_at: int) -> subprocess.Popen[bytes]:
    target = outlet.target
    words = [target.host, target.user, str(target.port), target.path, str(site), str(die_at)]
    return subprocess.Popen([sys.executable, "-c", PUBLISHER, *words], cwd=Path.cwd(), stderr=subprocess.DEVNULL)


def test_a_publisher_killed_at_any_call_or_moment_leaves_a_whole_site_and_the_next_is_right(
    outlet: ServerOutlet, live: Path, old: Path, new: Path, times: Times
) -> None:
    chance = random.Random(SEED)
    publish(outlet, old)
    calls, moments = times(daily=1, soak=12), times(daily=1, soak=40)
    kills: list[str] = []
    plans = [(call, 60.0) for call in (chance.sample(range(2, 9), calls) if calls < 9 else range(calls))]
    plans += [(-1, chance.uniform(0.5, 1.8)) for _ in range(moments)]
    for die_at, seconds in plans:
        told = f"seed {SEED}, killed before call {die_at} or after {seconds:.2f} s"
        process = publisher(outlet, new, die_at)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if process.returncode == -signal.SIGKILL:
            kills.append(told)
        assert process.returncode in {0, -signal.SIGKILL}, told
        assert at_once(live) in {release(old), release(new)}, told
        publish(outlet, new, patience=20)
        assert at_once(live) == release(new), told
        left = {item.name for item in (live.parent / "releases").iterdir()}
        assert left <= {".history", ".lock", release(old), release(new)}, told
        publish(outlet, old)
    print(f"{len(kills)} kills")  # noqa: T201 - a soak's figures
    assert kills
