"""An object store: moto's S3 over HTTP, faults in the middle, and two publishers at once."""

# ruff: noqa: SLF001 - faults are put in at the outlet's own steps, and what readers get is read past it

from __future__ import annotations

import json
import os
import urllib.request
from typing import TYPE_CHECKING, Any

import obstore
import pytest
from moto.server import ThreadedMotoServer

from magazine.issue.finding import Finding, Location, Stop
from magazine.release.outlets import objects as door
from magazine.release.outlets.bucket import LOCK, STATE, BucketOutlet
from magazine.release.outlets.headers import headers, lasting, turn
from magazine.release.outlets.inventory import take_inventory
from magazine.release.outlets.objects import Objects, open_store
from magazine.release.outlets.target import StoreTarget
from tests.release.outlets.bench import PLACES, back, make_site, publish, release, rules
from tests.site.test_hosting import EVERY_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Times


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def address(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make an empty bucket, name its store in the environment, and give its address."""
    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/moto-api/reset", method="POST")).close()
    said = {
        "AWS_ENDPOINT_URL": endpoint,
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "0" * 40,
        "AWS_REGION": "us-east-1",
        "AWS_ALLOW_HTTP": "true",
    }
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)
    urllib.request.urlopen(urllib.request.Request(f"{endpoint}/house", method="PUT")).close()
    return f"{endpoint}/house/magazine"


def open_outlet(*, pointer: bool = False) -> BucketOutlet:
    target = StoreTarget(scheme="s3", bucket="house", prefix="magazine")
    return BucketOutlet(open_store(target), str(target), pointer=pointer)


@pytest.fixture
def outlet(address: str) -> BucketOutlet:  # noqa: ARG001 - the bucket must be there
    return open_outlet()


def seen(outlet: BucketOutlet, below: str = "") -> dict[str, bytes]:
    """Give what readers can get."""
    paths = [path for path in outlet.objects.listed(below) if path != "current"]
    return {path.removeprefix(below): outlet.objects.get(path) or b"" for path in paths}


def on_disk(site: Path) -> dict[str, bytes]:
    return {place: (site / place).read_bytes() for place in take_inventory(site).digests}


def test_readers_get_the_site_with_the_headers_that_a_web_server_would_send(outlet: BucketOutlet, old: Path) -> None:
    publish(outlet, old)
    assert seen(outlet) == on_disk(old)
    for place in ("ar/feed.xml", "ar/2019-01/open-days/index.html.br", "assets/police-naskh-400-0123456789ab.woff2"):
        got = obstore.get(outlet.objects.store, place).attributes
        assert got == headers(place)


@pytest.mark.parametrize("place", EVERY_FILE)
def test_types_and_times_are_those_of_the_manual(place: str) -> None:
    said = headers(place)
    media_type, kept = EVERY_FILE[place]
    assert (said["Content-Type"], said["Cache-Control"]) == (media_type or "application/octet-stream", kept)
    packed = headers(f"{place}.br")
    assert packed == said | {"Content-Encoding": "br"}


def test_publishing_again_rolling_back_and_keeping(outlet: BucketOutlet, old: Path, new: Path, tmp_path: Path) -> None:
    publish(outlet, old)
    assert not publish(outlet, old).switched
    done = publish(outlet, new)
    assert (done.release, done.before, done.kept) == (release(new), release(old), (release(old), release(new)))
    assert seen(outlet) == on_disk(new)
    assert back(outlet).release == release(old)
    assert seen(outlet) == on_disk(old)
    third = make_site(tmp_path / "third", "third")
    assert publish(outlet, third, keep=1).kept == (release(third),)
    own = outlet.objects.listed(".magazine/")
    assert LOCK not in own
    assert len([path for path in own if "/blobs/" in path]) == len(on_disk(third)), "no blob of a release that is gone"


def test_a_lock_that_cannot_be_taken_away_is_told_of_a_site_that_is_live(
    outlet: BucketOutlet, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(rule: str) -> Callable[..., None]:
        def refuse(*_: object) -> None:
            raise Stop(Finding(rule=rule, where=Location(path="there"), what="it is away", remedy="wait"))

        return refuse

    monkeypatch.setattr(outlet, "_let_go", stop("target-unreachable"))
    done = publish(outlet, old)
    assert outlet.standing().current == release(old)
    assert done.untidy is not None
    assert (done.untidy.rule, "--unlock" in done.untidy.remedy) == ("target-untidy", True)
    assert outlet.unlock()
    monkeypatch.setattr(outlet, "wrong", stop("what-was-first"))
    with pytest.raises(Stop) as stopped:
        publish(outlet, old)
    assert rules(stopped) == ["what-was-first"]


@pytest.mark.parametrize(
    "said",
    [
        b'{"files": {"x',
        b'{"files": {"a": {"sha256": 5}}}',
        b'{"files": {"a": {"sha256": "5", "size": 1e999, "md5": ""}}}',
        b"[]",
        b"\xff",
        b'{"files": {"a": 1}}',
    ],
)
def test_a_list_that_is_damaged_is_named(outlet: BucketOutlet, old: Path, new: Path, said: bytes) -> None:
    publish(outlet, old)
    publish(outlet, new)
    damaged = f".magazine/releases/{release(old)}.json"
    outlet.objects.put(damaged, said)
    doings: tuple[Callable[[], object], ...] = (lambda: back(outlet), lambda: publish(outlet, old))
    for work in doings:
        with pytest.raises(Stop) as stopped:
            work()
        assert rules(stopped) == ["target-refused"]
        assert damaged in stopped.value.findings[0].what
    assert seen(outlet) == on_disk(new)
    outlet.objects.delete([damaged])
    publish(outlet, old)
    assert seen(outlet) == on_disk(old)


@pytest.mark.parametrize("history", ["null", "5", "[1, {}]"])
def test_a_state_that_is_damaged_is_named(outlet: BucketOutlet, old: Path, history: str) -> None:
    publish(outlet, old)
    outlet.objects.put(STATE, f'{{"mode": "copies", "current": "x", "history": {history}}}'.encode())
    doings: tuple[Callable[[], object], ...] = (outlet.standing, lambda: publish(outlet, old))
    for work in doings:
        with pytest.raises(Stop) as stopped:
            work()
        assert rules(stopped) == ["target-refused"]
        assert STATE in stopped.value.findings[0].what
    outlet.objects.delete([STATE])
    assert publish(outlet, old).release == release(old)


def test_this_machine_s_full_disk_is_not_laid_on_the_store(outlet: BucketOutlet, old: Path, tmp_path: Path) -> None:
    publish(outlet, old)
    with pytest.raises(FileNotFoundError) as refused:
        outlet.fetch(release(old), ["index.html"], tmp_path / "nowhere")
    assert "nowhere" in str(refused.value)


def test_what_is_not_ours_in_a_bucket_is_left_alone(outlet: BucketOutlet, old: Path, new: Path) -> None:
    outlet.objects.put("letters/index.html", b"not ours")
    publish(outlet, old)
    publish(outlet, new)
    assert seen(outlet)["letters/index.html"] == b"not ours"


def test_what_was_sent_is_not_sent_again(
    outlet: BucketOutlet, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    limits = [5]
    proper = Objects.send

    def counted(self: Objects, path: str, file: Path, place: str) -> None:
        if len(sent) == limits[-1]:
            raise Stop(Finding(rule="cut", where=Location(path=place), what="cut", remedy="again"))
        sent.append(place)
        proper(self, path, file, place)

    monkeypatch.setattr(Objects, "send", counted)
    monkeypatch.setattr(door, "AT_ONCE", 1)
    with pytest.raises(Stop):
        publish(outlet, old)
    assert seen(outlet) == {}
    limits.append(10_000)
    publish(outlet, old)
    assert sorted(sent) == sorted(on_disk(old)), "each once"
    publish(outlet, new)
    assert not [place for place in sent[len(on_disk(old)) :] if lasting(place)]


@pytest.mark.parametrize("cut_at", [0, 3, 5])
def test_a_fault_in_the_middle_leaves_what_readers_begin_at_as_it_was_and_the_next_mends_it(
    outlet: BucketOutlet, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch, cut_at: int
) -> None:
    publish(outlet, old)
    begins = [place for place in PLACES if turn(place) >= 2]
    assert begins == ["index.html", "sw.js", "ar/index.html", "ar/feed.xml"]
    copied: list[str] = []
    proper = Objects.copy

    def cut(self: Objects, source: str, into: str) -> None:
        if len(copied) == cut_at:
            raise Stop(Finding(rule="cut", where=Location(path=into), what="cut", remedy="again"))
        copied.append(into)
        proper(self, source, into)

    monkeypatch.setattr(Objects, "copy", cut)
    monkeypatch.setattr(door, "AT_ONCE", 1)
    with pytest.raises(Stop):
        publish(outlet, new)
    before, after, now = on_disk(old), on_disk(new), seen(outlet)
    left = {place for place in begins if now[place] == before[place]}
    assert left == set(begins) - set(copied)
    assert set(copied) & set(begins) == set() or {place for place in after if turn(place) < 2} <= {
        place for place in after if now.get(place) == after[place]
    }
    assert "ar/2019-01/gone/index.html" in now, "nothing is taken away before the end"
    assert outlet.standing().unfinished == release(new)
    monkeypatch.setattr(Objects, "copy", proper)
    publish(outlet, new)
    assert seen(outlet) == after
    assert outlet.standing().unfinished is None


def test_the_offline_worker_comes_last() -> None:
    order = sorted(PLACES, key=turn)
    assert order[-1] == "sw.js"
    assert turn("sw.js.br") == 3
    assert turn("assets/site-0123456789ab.js") < turn("ar/2019-01/open-days/index.html") < turn("ar/index.html")


def test_a_fault_before_the_switch_can_be_rolled_back(
    outlet: BucketOutlet, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(outlet, old)
    proper = Objects.delete

    def cut(self: Objects, paths: Any) -> None:
        if paths and "gone" in paths[0]:
            raise Stop(Finding(rule="cut", where=Location(path="x"), what="cut", remedy="again"))
        proper(self, paths)

    monkeypatch.setattr(Objects, "delete", cut)
    with pytest.raises(Stop):
        publish(outlet, new)
    assert seen(outlet) != on_disk(old)
    assert back(outlet, release(old)).release == release(old)
    assert seen(outlet) == on_disk(old)


@pytest.mark.parametrize("harm", ["changed", "lost"])
def test_a_live_object_that_was_tampered_with_is_mended(outlet: BucketOutlet, old: Path, harm: str) -> None:
    publish(outlet, old)
    if harm == "changed":
        outlet.objects.put("index.html", on_disk(old)["index.html"].replace(b"old", b"bad"))
    else:
        outlet.objects.delete(["index.html"])
    assert outlet.wrong(take_inventory(old)) == ("index.html",)
    publish(outlet, old)
    assert seen(outlet) == on_disk(old)


def test_where_an_etag_is_no_digest_the_bytes_are_read_back(
    outlet: BucketOutlet, old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(outlet, old)
    proper = Objects.listed
    monkeypatch.setattr(
        Objects,
        "listed",
        lambda self, prefix: {path: ("opaque-2", size) for path, (_, size) in proper(self, prefix).items()},
    )
    assert outlet.wrong(take_inventory(old)) == ()
    outlet.objects.put("index.html", on_disk(old)["index.html"].replace(b"old", b"bad"))
    assert outlet.wrong(take_inventory(old)) == ("index.html",)


@pytest.mark.parametrize("said", [b"[]", b"\xff", b"[" * 100_000], ids=["a list", "no text", "brackets without end"])
def test_a_lock_that_is_damaged_is_somebody_s(outlet: BucketOutlet, old: Path, said: bytes) -> None:
    outlet.objects.put(LOCK, said)
    with pytest.raises(Stop) as stopped:
        publish(outlet, old)
    assert rules(stopped) == ["busy-target"]
    assert outlet.unlock()


def test_two_publishers_at_once_one_is_told_and_a_dead_one_can_be_let_go(
    outlet: BucketOutlet, old: Path, new: Path
) -> None:
    publish(outlet, old)
    with outlet.locked(0, lambda _: None):
        with pytest.raises(Stop) as stopped:
            publish(open_outlet(), new)
        assert rules(stopped) == ["busy-target"]
        assert "--unlock" in stopped.value.findings[0].remedy
        assert seen(outlet) == on_disk(old)
        assert open_outlet().unlock()
        publish(open_outlet(), new)
        with pytest.raises(Stop) as stopped:
            outlet.switch(release(old), [release(old)])
        assert rules(stopped) == ["busy-target"], "whose lock was taken away does not switch"
    assert seen(outlet) == on_disk(new)
    assert not outlet.unlock()


def test_a_state_that_another_wrote_meanwhile_is_not_written_over(
    outlet: BucketOutlet, old: Path, new: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(outlet, old)
    publish(outlet, new)
    monkeypatch.setattr(outlet, "_held", lambda: None)
    state, version = outlet._state()
    outlet.objects.put(STATE, json.dumps(state | {"history": []}).encode())
    with pytest.raises(Stop) as stopped:
        outlet._say(state, version)
    assert rules(stopped) == ["busy-target"]


@pytest.mark.usefixtures("address")
def test_a_pointer_switches_in_one_step(old: Path, new: Path, times: Times) -> None:
    outlet = open_outlet(pointer=True)
    publish(outlet, old)
    for _ in range(times(daily=1, soak=10)):
        publish(outlet, new)
        assert outlet.objects.get("current") == f"{release(new)}\n".encode()
        assert seen(outlet, f"releases/{release(new)}/") == on_disk(new)
        assert seen(outlet, f"releases/{release(old)}/") == on_disk(old), "the one before is still whole"
        back(outlet)
        assert outlet.objects.get("current") == f"{release(old)}\n".encode()
    publish(outlet, new, keep=1)
    assert not seen(outlet, f"releases/{release(old)}/")
    with pytest.raises(Stop) as stopped:
        publish(open_outlet(), new)
    assert rules(stopped) == ["target-mode"]


@pytest.mark.usefixtures("address")
def test_a_store_that_refuses_is_told_without_keys(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "RETRIES", 0)
    target = StoreTarget(scheme="s3", bucket="nowhere")
    with pytest.raises(Stop) as stopped:
        publish(BucketOutlet(open_store(target), str(target), pointer=False), old)
    assert rules(stopped) == ["target-unreachable"]
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    with pytest.raises(Stop) as stopped:
        publish(open_outlet(), old)
    assert rules(stopped) == ["target-unreachable"]
    assert "0000" not in str(stopped.value)
