"""An earlier release comes back only where readers may see all of it now: drafts, embargoes, withdrawals, corrections, leaks, signatures."""

from __future__ import annotations

import json
import shutil
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from obstore.store import MemoryStore
from tests.release.authority import holder
from tests.release.outlets.bench import manner, publish, release, rules
from tests.release.outlets.ssh_host import ssh_host
from tests.works.tiny import FIRST, NEW, OLD, write_tiny

from magazine.issue.finding import Stop
from magazine.release.outlets.bucket import BucketOutlet
from magazine.release.outlets.folder import FolderOutlet
from magazine.release.outlets.going_live import roll_back
from magazine.release.outlets.inventory import Inventory, read_back
from magazine.release.outlets.server import CONFIG, ServerOutlet
from magazine.release.pinned import PINNED
from magazine.works import rolling_back
from magazine.works.crew import SoloCrew
from magazine.works.places import store_folder
from magazine.works.rolling_back import Eye
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from magazine.issue.finding import Finding
    from magazine.release.outlets.outlet import Outlet

THEN = datetime(2019, 2, 1, tzinfo=UTC)
PATROL = f"issues/{NEW}/patrol/fr.md"
PAGE = "<!doctype html><html lang=fr><title>La Ronde</title><p>{}</p></html>\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the smallest magazine, and a site of it as one was published."""
    project = tmp_path / "house"
    write_tiny(project)
    site = project / "build/site"
    for place in ("index.html", *(f"fr/{issue}/{rest}index.html" for issue in (OLD, NEW) for rest in ("", "patrol/"))):
        (site / place).parent.mkdir(parents=True, exist_ok=True)
        (site / place).write_text(PAGE.format(FIRST), encoding="utf-8")
    for issue in (OLD, NEW):
        record(site, issue, id="patrol", corrections=[])
    return project


def record(site: Path, issue: str, **article: object) -> None:
    (site / "fr" / issue / "issue.json").write_text(json.dumps({"articles": [article]}), encoding="utf-8")


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def outlet(tmp_path: Path) -> FolderOutlet:
    (tmp_path / "www").mkdir()
    return FolderOutlet(tmp_path / "www/site", lambda _: None)


@pytest.fixture
def without_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the leak audit out where it is not what a test is about; it has tests of its own."""
    monkeypatch.setattr(rolling_back, "audit_build", lambda *_, **__: ())


def eye(project: Path, outlet: Outlet, **other: Any) -> Eye:
    plain: dict[str, Any] = {
        "project": project, "out": project / "build", "as_of": THEN, "require_signed": False, "although": "", "outlet": outlet,
        "target": "the target", "folder": project / ".magazine/fetched", "crew": SoloCrew(Store(store_folder(project))),
        "tell": lambda _: None,
    }  # fmt: skip
    return Eye(**plain | other)


def back(project: Path, outlet: Outlet, **other: Any) -> tuple[Finding, ...]:
    """Publish the site, then a mended one, and go back; give what was let through."""
    site = project / "build/site"
    publish(outlet, site)
    (site / "index.html").write_text(PAGE.format("Un accueil tout neuf."), encoding="utf-8")
    publish(outlet, site)
    found: list[Finding] = []
    roll_back(outlet, "", manner(), lambda *it: found.extend(eye(project, outlet, **other).look_over(*it)))
    return tuple(found)


def refused(project: Path, outlet: Outlet, **other: Any) -> list[tuple[str, str]]:
    """Go back in vain, and give why; readers must still get the mended site."""
    with pytest.raises(Stop) as stopped:
        back(project, outlet, **other)
    assert outlet.standing().current == release(project / "build/site")
    return [(finding.rule, finding.where.path) for finding in stopped.value.findings]


def test_what_may_be_seen_comes_back(project: Path, outlet: FolderOutlet) -> None:
    before = release(project / "build/site")
    assert back(project, outlet) == ()
    assert outlet.standing().current == before


def embargo(project: Path) -> None:
    change(project / PATROL, "status: ready", "status: ready\nembargo: 2019-02-01T00:01+00:00")


def draft(project: Path) -> None:
    change(project / PATROL, "status: ready", "status: draft")


def rename(project: Path) -> None:
    folder = project / "issues" / NEW
    (folder / "patrol").rename(folder / "night")
    change(folder / "issue.yaml", "articles: [patrol]", "articles: [night]\nrenamed: {patrol: night}")


def rename_and_take_back(project: Path) -> None:
    rename(project)
    change(project / PATROL.replace("patrol", "night"), "status: ready", "status: review")


def withdraw(project: Path) -> None:
    folder = project / "issues" / NEW
    shutil.rmtree(folder / "patrol")
    change(folder / "issue.yaml", "articles: [patrol]", "articles: []")


def correct(project: Path) -> None:
    change(
        project / PATROL, "status: ready",
        "status: ready\ncorrections:\n  - {date: 2019-01-20, text: La patrouille compte trois agents.}",
    )  # fmt: skip


def correct_and_say(project: Path) -> None:
    correct(project)
    said = {"date": "2019-01-20", "text": "La patrouille compte trois agents."}
    record(project / "build/site", NEW, id="patrol", corrections=[said])


def lose_issue(project: Path) -> None:
    (project / "issues" / OLD / "issue.yaml").unlink()


def lose_record(project: Path) -> None:
    (project / "build/site/fr" / OLD / "issue.json").unlink()


def spoil_record(project: Path) -> None:
    (project / "build/site/fr" / OLD / "issue.json").write_text('{"articles": ["patrol"]}', encoding="utf-8")


@pytest.mark.usefixtures("without_audit")
@pytest.mark.parametrize(
    ("happened", "found"),
    [
        (embargo, [("withheld-article", PATROL)]),
        (draft, [("withheld-article", PATROL)]),
        (rename, []),
        (rename_and_take_back, [("withheld-article", PATROL.replace("patrol", "night"))]),
        (withdraw, [("withheld-article", PATROL)]),
        (correct, [("withheld-correction", PATROL)]),
        (correct_and_say, []),
        (lose_issue, [("withheld-issue", f"fr/{OLD}/issue.json")]),
        (lose_record, [("withheld-issue", f"fr/{OLD}/issue.json")]),
        (spoil_record, [("withheld-issue", f"fr/{OLD}/issue.json")]),
    ],
)
def test_what_happened_since_is_held_against_it(
    project: Path, outlet: FolderOutlet, happened: Callable[[Path], None], found: list[tuple[str, str]]
) -> None:
    happened(project)
    name = release(project / "build/site")
    if not found:
        assert back(project, outlet) == ()
        return
    (rule, place) = found[0]
    place = place if place.startswith("issues/") else f"{name}/{place}"
    assert sorted(refused(project, outlet)) == [("release-withheld", "the target"), (rule, place)]


def test_it_is_put_back_all_the_same_where_its_whole_name_is_said(project: Path, outlet: FolderOutlet) -> None:
    embargo(project)
    name = release(project / "build/site")
    assert ("withheld-article", PATROL) in refused(project, outlet, although=name[:8])
    shutil.rmtree(project / ".magazine/fetched")
    found: list[Finding] = []
    look = eye(project, outlet, although=name)
    roll_back(outlet, "", manner(), lambda *it: found.extend(look.look_over(*it)))
    rules_let_through = [each.rule for each in found]
    assert rules_let_through.count("withheld-article") == 1
    assert set(rules_let_through) <= {"withheld-article", "leaked-address"}, (
        "an issue of nothing else has an address, too"
    )
    assert outlet.standing().current == name


def test_what_leaks_by_the_manuscripts_of_today_does_not_come_back(project: Path, outlet: FolderOutlet) -> None:
    secret = "Le commissaire annonce une opération que personne ne doit connaître avant samedi prochain à l'aube."
    (project / "build/site/fr" / OLD / "patrol/index.html").write_text(PAGE.format(secret), encoding="utf-8")
    (project / "issues" / NEW / "raid").mkdir()
    (project / "issues" / NEW / "raid/fr.md").write_text(
        f"---\ntitle: Une opération secrète annoncée\nstatus: draft\n---\n{secret}\n", encoding="utf-8"
    )
    assert ("leaked-draft", f"issues/{NEW}/raid/fr.md") in refused(project, outlet)


@pytest.mark.usefixtures("without_audit")
def test_without_the_look_an_embargoed_article_is_back(
    project: Path, outlet: FolderOutlet, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that the tests above are known to find it."""
    embargo(project)
    monkeypatch.setattr(rolling_back, "withheld", lambda *_, **__: ())
    assert back(project, outlet) == ()


@pytest.mark.usefixtures("without_audit")
def test_a_release_that_nobody_signed_is_not_let_through_by_its_name(project: Path, outlet: FolderOutlet) -> None:
    (project / PINNED).write_bytes(holder().pem)
    name = release(project / "build/site")
    assert refused(project, outlet, require_signed=True, although=name) == [("not-signed", "the target")]


# Whatever kind of target


@pytest.fixture(params=[pytest.param("server", marks=pytest.mark.soak), "store", "store with a pointer"])
def other_outlet(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outlet]:
    with ExitStack() as opened:
        if request.param == "server":
            for name in ("ssh", "srv"):
                (tmp_path / name).mkdir()
            host = opened.enter_context(ssh_host(tmp_path / "ssh"))
            monkeypatch.setenv(CONFIG, str(host.config))
            yield ServerOutlet(host.target(tmp_path / "srv"))
        else:
            yield BucketOutlet(MemoryStore(), "the store", pointer=request.param != "store")


@pytest.mark.usefixtures("without_audit")
def test_every_kind_of_target_is_asked_for_what_it_would_show(project: Path, other_outlet: Outlet) -> None:
    odd = "fr/2018-12/a b'c $(x).pdf"
    (project / "build/site" / odd).write_bytes(b"%PDF")
    name = release(project / "build/site")
    embargo(project)
    assert ("withheld-article", PATROL) in refused(project, other_outlet)
    change(project / PATROL, "2019-02-01T00:01", "2019-01-01T00:01")
    shutil.rmtree(project / "build")
    shutil.rmtree(project / ".magazine/fetched")
    look = eye(project, other_outlet)
    assert roll_back(other_outlet, "", manner(), look.look_over).release == name
    assert read_back(look.folder / "site").release == name, "all of it was fetched, and nothing from the build"


# Targets that are not to be trusted


class Liar(FolderOutlet):
    """Fetches something else than it says to have."""

    def fetch(self, name: str, places: Sequence[str], into: Path) -> None:
        super().fetch(name, places, into)
        (into / "index.html").unlink()
        (into / "index.html").write_text("something else", encoding="utf-8")


def test_what_is_fetched_must_be_what_the_release_is_called(project: Path, tmp_path: Path) -> None:
    (tmp_path / "www").mkdir()
    with pytest.raises(Stop) as stopped:
        back(project, Liar(tmp_path / "www/site", lambda _: None))
    assert rules(stopped) == ["release-damaged"]


@pytest.mark.parametrize("place", ["../secret", "/tmp/secret", "a/../../secret", "a//b", "./a", "a\0b"])
def test_names_that_lead_out_of_the_site_are_refused(project: Path, outlet: FolderOutlet, place: str) -> None:
    inventory = Inventory(digests={"index.html": "0" * 64, place: "1" * 64})
    with pytest.raises(Stop) as stopped:
        eye(project, outlet).look_over(inventory.release, inventory)
    assert rules(stopped) == ["release-damaged"]
    assert not (project / ".magazine/fetched").exists()
