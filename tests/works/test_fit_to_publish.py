"""Only a build that is whole, without fault, past its embargoes and free of leaks goes out."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from tests.release.authority import NOW, holder
from tests.works.tiny import FIRST, NEW, OLD, write_tiny

from magazine.issue.finding import Stop
from magazine.release.cms import sign_detached
from magazine.release.outlets.inventory import digest_of
from magazine.release.pinned import ON_SITE, PINNED, pinned
from magazine.release.sums import LIST, SIGNATURE, write_sums
from magazine.works import fit_to_publish
from magazine.works.crew import SoloCrew
from magazine.works.fit_to_publish import look_over_build
from magazine.works.places import store_folder
from magazine.works.site_record import RECORD, SITE_RECORD, record_of, write_site_record
from magazine.works.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.release.authority import Holder

THEN = datetime(2019, 2, 1, tzinfo=UTC)
FOLDERS = {f"fr/{OLD}", f"fr/{NEW}"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Write the smallest magazine, and a build of it as one would stand."""
    project = tmp_path / "house"
    write_tiny(project)
    build = project / "build"
    page = f"<!doctype html><html lang=fr><title>La Ronde</title><p>{FIRST}</p></html>\n"
    for place in (
        "index.html",
        "fr/index.html",
        *(f"fr/{issue}/{rest}" for issue in (OLD, NEW) for rest in ("index.html", "patrol/index.html")),
    ):
        (build / "site" / place).parent.mkdir(parents=True, exist_ok=True)
        (build / "site" / place).write_text(page, encoding="utf-8")
    for issue in (OLD, NEW):
        (build / "site/fr" / issue / "issue.json").write_text(
            json.dumps({"articles": [{"id": "patrol"}]}), encoding="utf-8"
        )
        (build / "press" / issue).mkdir(parents=True)
        (build / "press" / issue / "ronde.txt").write_text("press", encoding="utf-8")
        record(build, issue)
    write_site_record(build, {}, FOLDERS)
    return project


def record(build: Path, issue: str) -> None:
    files = [
        file
        for folder in (build / "site/fr" / issue, build / "press" / issue)
        for file in folder.rglob("*")
        if file.is_file()
    ]
    reports = build / "reports" / issue
    reports.mkdir(parents=True, exist_ok=True)
    listed = {file.relative_to(build).as_posix(): {"sha256": digest_of(file)} for file in files}
    (reports / "build.json").write_text(json.dumps({"files": listed}), encoding="utf-8")
    (reports / "check.json").write_text("[]", encoding="utf-8")


@pytest.fixture
def without_audit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave the leak audit out where it is not what a test is about; it has tests of its own."""
    monkeypatch.setattr(fit_to_publish, "audit_build", lambda *_, **__: ())


def look(project: Path, *, as_of: datetime = THEN, require_signed: bool = False) -> None:
    crew = SoloCrew(Store(store_folder(project)))
    look_over_build(project, project / "build", as_of, crew, lambda _: None, require_signed=require_signed)


def found(project: Path, *, as_of: datetime = THEN, require_signed: bool = False) -> list[tuple[str, str]]:
    with pytest.raises(Stop) as stopped:
        look(project, as_of=as_of, require_signed=require_signed)
    return [(finding.rule, finding.where.path) for finding in stopped.value.findings]


def test_a_build_that_is_as_it_was_made_may_go_out(project: Path) -> None:
    look(project)


def test_what_leaks_does_not_go_out(project: Path) -> None:
    secret = "Le commissaire annonce une opération que personne ne doit connaître avant samedi prochain à l'aube."
    folder = project / "issues" / NEW / "draft"
    folder.mkdir()
    (folder / "fr.md").write_text(
        f"---\ntitle: Une opération secrète annoncée\nstatus: draft\n---\n{secret}\n", encoding="utf-8"
    )
    look(project)
    page = project / "build/site/fr/index.html"
    page.write_text(f"<!doctype html><html lang=fr><title>La Ronde</title><p>{secret}</p></html>\n", encoding="utf-8")
    write_site_record(project / "build", {}, FOLDERS)
    assert found(project), "the build itself would say that it is whole"


def spoil(file: Path) -> None:
    file.write_text("spoiled", encoding="utf-8")


@pytest.mark.usefixtures("without_audit")
@pytest.mark.parametrize(
    ("place", "harm", "rule"),
    [
        ("site/index.html", spoil, "changed-file"),
        (f"site/fr/{OLD}/patrol/index.html", spoil, "changed-file"),
        (f"press/{NEW}/ronde.txt", spoil, "changed-file"),
        ("site/fr/index.html", lambda file: file.unlink(), "lost-file"),
        (f"site/fr/{NEW}/index.html", lambda file: file.unlink(), "lost-file"),
        ("site/fr/strange.html", spoil, "strange-file"),
        (f"site/fr/{NEW}/strange.html", spoil, "strange-file"),
        (f"press/{NEW}/note.txt", spoil, "strange-file"),
        (f"reports/{NEW}/build.json", lambda file: file.write_bytes(file.read_bytes() + b" "), "changed-file"),
        ("site/passwd", lambda file: file.symlink_to("/etc/passwd"), "odd-file"),
        (SITE_RECORD, lambda file: file.unlink(), "missing-record"),
        (f"reports/{NEW}/check.json", spoil, "missing-record"),
        (f"reports/{NEW}/check.json", lambda file: file.write_text("[1]"), "missing-record"),
        (f"reports/{NEW}/check.json", lambda file: file.write_text("[" * 100_000), "missing-record"),
        (f"reports/{NEW}/check.json", lambda file: file.write_text('[{"level": "error"}]'), "unmended"),
    ],
)  # fmt: skip
def test_a_build_that_is_not_as_it_was_made_does_not_go_out(
    project: Path, place: str, harm: Callable[[Path], object], rule: str
) -> None:
    harm(project / "build" / place)
    assert (rule, f"build/{place}") in found(project)


@pytest.mark.usefixtures("without_audit")
@pytest.mark.parametrize(
    ("old", "new", "fit"),
    [
        ("status: ready", "status: ready\nembargo: 2019-02-01T00:00+00:00", True),
        ("status: ready", "status: ready\nembargo: 2019-02-01T00:01+00:00", False),
        ("status: ready", "status: review", False),
        ("status: ready", "status: draft", False),
        ("status: ready", "status: ready\nstatus: draft", False),
        ("status: ready", "status: ready\nEMBARGO: 2038-01-01T00:00+00:00", False),
        ("status: ready", "embargo: 2019-01-01T00:00+00:00\nstatus: ready\nembargo: 2038-01-01T00:00+00:00", False),
    ],
)
def test_an_article_that_may_not_be_seen_now_does_not_go_out(project: Path, old: str, new: str, fit: bool) -> None:  # noqa: FBT001
    file = project / "issues" / NEW / "patrol/fr.md"
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    if fit:
        look(project)
    else:
        assert found(project) == [("withheld-article", f"issues/{NEW}/patrol/fr.md")]


@pytest.mark.usefixtures("without_audit")
def test_an_article_that_was_corrected_since_does_not_go_out_without_it(project: Path) -> None:
    """Publishing would show the error again, as a roll-back would."""
    file = project / "issues" / NEW / "patrol/fr.md"
    correction = "corrections:\n  - {date: 2019-01-15, text: La patrouille rentre au soir.}"
    file.write_text(
        file.read_text(encoding="utf-8").replace("status: ready", f"status: ready\n{correction}"), encoding="utf-8"
    )
    assert found(project) == [("withheld-correction", f"issues/{NEW}/patrol/fr.md")]
    shown = [{"id": "patrol", "corrections": [{"date": "2019-01-15", "text": "La patrouille rentre au soir."}]}]
    record_of_site = project / "build/site/fr" / NEW / "issue.json"
    record_of_site.write_text(json.dumps({"articles": shown}), encoding="utf-8")
    record(project / "build", NEW)
    write_site_record(project / "build", {}, FOLDERS)
    look(project)


@pytest.mark.usefixtures("without_audit")
@pytest.mark.parametrize(
    ("card", "fit"),
    [
        ("redact: [[0.1, 0.1, 0.5, 0.5]]", True),  # the audit's business
        ("redact: [[0.1, 0.1, 0.5]]", False),
        ("redact: []\nredact: [[0.1, 0.1, 0.5, 0.5]]", False),
    ],
)
def test_a_picture_of_which_it_is_not_known_what_it_hides_does_not_go_out(project: Path, card: str, fit: bool) -> None:  # noqa: FBT001
    """Whoever covers a face, with a slip, and publishes what was built before would show it."""
    article = project / "issues" / NEW / "patrol"
    Image.new("RGB", (80, 60), "white").save(article / "crowd.png")
    text = f"{(article / 'fr.md').read_text(encoding='utf-8')}\n```{{figure}} crowd.png\n```\n"
    (article / "fr.md").write_text(text, encoding="utf-8")
    (article / "crowd.png.yaml").write_text(f"alt: Une foule\n{card}\n", encoding="utf-8")
    Image.new("RGB", (80, 60), "white").save(article / "unused.png")
    (article / "unused.png.yaml").write_text("redact: all\n", encoding="utf-8")
    if fit:
        look(project)
    else:
        assert found(project) == [("withheld-picture", f"issues/{NEW}/patrol/crowd.png")]
    for report in (project / "build/reports").glob("*/build.json"):  # it came into the text when the build stood
        report.write_text(json.dumps({**json.loads(report.read_bytes()), "inputs": {}}), encoding="utf-8")
    write_site_record(project / "build", {}, FOLDERS)
    look(project)


@pytest.mark.usefixtures("without_audit")
def test_an_issue_that_the_project_has_no_more_does_not_go_out(project: Path) -> None:
    (project / "issues" / OLD / "issue.yaml").unlink()
    assert ("withheld-issue", f"build/site/fr/{OLD}/issue.json") in found(project)


def test_where_nothing_is_built_nothing_goes_out(project: Path) -> None:
    (project / "build").rename(project / "elsewhere")
    assert found(project) == [("missing-build", "build")]


# Signatures


def sign(project: Path, signer: Holder) -> None:
    for shelf in ("site", "press"):
        folder = project / "build" / shelf
        digests = {file.relative_to(folder).as_posix(): digest_of(file) for file in folder.rglob("*") if file.is_file()}
        content = write_sums(digests).encode()
        (folder / LIST).write_bytes(content)
        (folder / SIGNATURE).write_bytes(sign_detached(content, signer.signer, NOW))
    (project / PINNED).write_bytes(signer.pem)


@pytest.mark.usefixtures("without_audit")
def test_signatures_must_hold_where_there_are_any(project: Path) -> None:
    assert found(project, require_signed=True) == [("not-signed", "build")]
    house = holder()
    sign(project, house)
    look(project, require_signed=True)
    (project / PINNED).write_bytes(holder().pem)
    assert {rule for rule, _ in found(project)} == {"untrue-signature"}
    (project / PINNED).unlink()
    assert found(project, require_signed=True) == [("certificate-not-pinned", PINNED)]
    (project / PINNED).symlink_to("away/certificate.pem")
    with pytest.raises(Stop, match=r"other-certificate .*leads nowhere"):
        pinned(project)
    (project / PINNED).unlink()
    (project / PINNED).write_bytes(house.pem)
    (project / "build/site" / SIGNATURE).unlink()
    assert ("untrue-signature", f"build/site/{LIST}") in found(project)


@pytest.mark.usefixtures("without_audit")
def test_a_list_that_nobody_signed_vouches_for_nothing(project: Path) -> None:
    sign(project, holder())
    spoil(project / "build/site/index.html")
    assert ("changed-file", "build/site/index.html") in found(project)
    site = project / "build/site"
    digests = {file.relative_to(site).as_posix(): digest_of(file) for file in site.rglob("*.html")}
    (site / LIST).write_text(write_sums(digests), encoding="utf-8")
    assert ("untrue-signature", f"build/site/{LIST}") in found(project)


@pytest.mark.usefixtures("without_audit")
@pytest.mark.parametrize("place", ["site/fr/contest.html", "site/fr/index.html.gz", f"press/{NEW}/note.txt"])
def test_a_file_that_no_build_has_made_does_not_go_out_though_the_house_has_signed_it(
    project: Path, place: str
) -> None:
    """Of a place that is known, the signed list may tell another digest; of one that is not, it tells nothing."""
    spoil(project / "build" / place)
    spoil(project / "build/site/fr/index.html")
    sign(project, holder())
    assert ("strange-file", f"build/{place}") in found(project)
    assert ("changed-file", "build/site/fr/index.html") not in found(project)


@pytest.mark.usefixtures("without_audit")
def test_a_certificate_belongs_on_a_signed_site_alone(project: Path) -> None:
    house = holder()
    (project / "build/site" / ON_SITE).write_bytes(house.pem)
    assert found(project) == [("strange-file", f"build/site/{ON_SITE}")]
    sign(project, house)
    look(project)


# The record


def test_the_record_has_what_belongs_to_no_issue_and_what_stays_as_it_was_read(tmp_path: Path) -> None:
    into = tmp_path / "into"
    for place in (
        "site/index.html",
        f"site/fr/{NEW}/index.html",
        f"reports/{NEW}/build.json",
        f"reports/{NEW}/{RECORD}",
    ):
        (into / place).parent.mkdir(parents=True, exist_ok=True)
        (into / place).write_text(place, encoding="utf-8")
    staying = {
        place: f"digest of {place}"
        for place in ("site/fr/archive/2018/index.html", f"site/fr/{OLD}/index.html", f"press/{OLD}/ronde.txt", f"reports/{OLD}/build.json")
    }  # fmt: skip
    assert write_site_record(into, staying, FOLDERS) == (SITE_RECORD,)
    assert record_of(into / SITE_RECORD) == {
        "site/index.html": digest_of(into / "site/index.html"),
        f"reports/{NEW}/build.json": digest_of(into / f"reports/{NEW}/build.json"),
        "site/fr/archive/2018/index.html": "digest of site/fr/archive/2018/index.html",
        f"reports/{OLD}/build.json": f"digest of reports/{OLD}/build.json",
    }


def test_the_record_has_former_addresses_which_lie_in_an_issue_s_folder(tmp_path: Path) -> None:
    former = f"site/fr/{NEW}/round/index.html"
    (tmp_path / former).parent.mkdir(parents=True)
    (tmp_path / former).write_text("moved", encoding="utf-8")
    older, article = f"site/fr/{OLD}/round/index.html", f"site/fr/{OLD}/patrol/index.html"
    write_site_record(tmp_path, {older: "a digest", article: "another"}, FOLDERS, {former, older})
    assert record_of(tmp_path / SITE_RECORD) == {former: digest_of(tmp_path / former), older: "a digest"}


def test_a_build_without_a_site_has_no_record_of_one(tmp_path: Path) -> None:
    assert write_site_record(tmp_path, {}, FOLDERS) == ()
    assert not list(tmp_path.iterdir())
