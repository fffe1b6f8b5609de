"""Honest words, dates, tables and paths that meet a draft's, a machine's or the day's by chance are no leaks; the real ones beside them are."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.common_store import share_store
from tests.works.honest import DRAFT, NEXT, write_honest
from tests.works.tiny import NEW, OLD

from magazine.issue.edition import Edition
from magazine.release.audit.audit import audit
from magazine.works import secrets as works
from magazine.works import traces
from magazine.works.audit import LEAVING
from magazine.works.build import build
from magazine.works.order import BuildOrder
from magazine.works.secrets import secrets_of

if TYPE_CHECKING:
    from pathlib import Path

    from magazine.release.audit.secrets import Secrets

AS_OF = datetime(2019, 2, 1, tzinfo=UTC)
COVER = datetime(2019, 1, 1, 9, 30, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build it as editors do: a build ends with the audit, and an alarm stops it."""
    project = tmp_path_factory.mktemp("honest")
    write_honest(project)
    share_store(project / ".magazine", tmp_path_factory)
    old = project / "issues" / OLD / "issue.yaml"
    old.write_text(old.read_text(encoding="utf-8").replace(f"date: {OLD}", f"date: {OLD}-05"), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(traces, "now", lambda: COVER)
        build(
            BuildOrder(
                project=project, issues=(OLD, NEW), out=project / "build", as_of=AS_OF,
                editions=frozenset({Edition.WEB, Edition.EPUB, Edition.SCREEN}),
            ),
            lambda _: None,
        )  # fmt: skip
    return project


def secrets_on(project: Path, day: datetime) -> Secrets:
    """Gather the secrets but for pictures as on a day."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(traces, "now", lambda: day)
        patch.setattr(works, "prints_of", lambda *_: ((), {}, {}))
        patch.setattr(works, "icon_prints", lambda *_: ())
        return secrets_of(project, AS_OF, None)  # type: ignore[arg-type]  # takes no prints


@pytest.fixture(scope="module")
def secrets(project: Path) -> Secrets:
    """Gather them as on the cover date, on which the project is built."""
    (project / "issues" / NEXT / "note-interne").mkdir()
    (project / "issues" / NEXT / "note-interne/fr.md").write_text(
        DRAFT.format(title="Note interne", text="Rien."), encoding="utf-8"
    )
    (project / "issues" / NEW / "patrol/plaintes.csv").write_text("Ville,2018\nCasablanca,417\n", encoding="utf-8")
    ledger = project / "issues" / NEW / "facts.yaml"
    ledger.write_text(
        ledger.read_text(encoding="utf-8")
        + "road.secret: {value: 4711, unit: {fr: sachets de résine}, source: Rapport annuel, date: 2018}\n",
        encoding="utf-8",
    )
    return secrets_on(project, COVER)


@pytest.mark.parametrize(
    "day",
    [(2018, 12, 4), (2018, 12, 5), (2018, 12, 6), (2018, 12, 31), (2019, 1, 1), (2019, 1, 2), (2019, 1, 20)],
    ids=lambda day: "-".join(map(str, day)),
)
def test_no_day_of_building_makes_a_date_of_the_magazine_a_leak(project: Path, day: tuple[int, int, int]) -> None:
    on_the_day = secrets_on(project, datetime(*day, 12, tzinfo=UTC))
    assert on_the_day.days
    assert (
        audit(
            project / "build", on_the_day, places=[place for place in LEAVING if (project / "build" / place).exists()]
        )
        == ()
    )


def rules(folder: Path, secrets: Secrets, text: str) -> set[str]:
    """Audit a page of one line."""
    (folder / "site").mkdir(exist_ok=True)
    (folder / "site/a.html").write_text(f"<p>{text}</p>", encoding="utf-8")
    return {finding.rule for finding in audit(folder, secrets)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("D:20190101093015Z", "leaked-time"),
        ("20190101093015", "leaked-time"),
        ("20190101000001", "leaked-time"),
        ("1546335015", "leaked-time"),
        ("1546300800123", "leaked-time"),
        ("2019-01-01T09:30:15Z", "leaked-time"),
        ("01/01/2019", "leaked-time"),
        ("Jan 01, 2019", "leaked-time"),
        ("2019-01-01", "leaked-time"),
        ("16/05/2018 10:31", "leaked-time"),
        ("17/05/2018 12:50", "leaked-time"),
        ("Casablanca 417", "leaked-data"),
        ("4711 sachets de résine", "leaked-ledger"),
        ("4 711 sachets de résine", "leaked-ledger"),
        ('<i id="note-interne">', "leaked-address"),
        ("/fr/2019-02/", "leaked-address"),
        ("https://magazine.example/fr/2019-02/", "leaked-address"),
        ("https://example.net/2019-02/rapport.pdf", "leaked-address"),
        ("https://example.org/2019-02/rapport.pdf /fr/2019-02/", "leaked-address"),
        ("2019-02/securite-routiere", "leaked-address"),
        ("C:\\Users\\Hassan\\Documents", "leaked-machine"),
        ("C:\\Users\\Victime\\Documents C:\\Users\\Hassan\\x", "leaked-machine"),
        ("/tmp/.cache-maj2", "leaked-machine"),
        ("/tmp/tmpab12cd", "leaked-machine"),
        ("/home/victime/.bashrc/x", "leaked-machine"),
        ("/home/victime2/.bashrc", "leaked-machine"),
    ],
)  # fmt: skip
def test_what_is_secret_is_still_told(text: str, rule: str, secrets: Secrets, tmp_path: Path) -> None:
    assert rule in rules(tmp_path, secrets, text)


@pytest.mark.parametrize(
    "text",
    [
        "D:20190101000000Z 1546300800 1546300800000 20181231101112",
        "17/05/2018 11:40 18/05/2018 12:50",
        "Agadir 400, 2018 Casablanca 1 200",
        "1 200 sachets de résine",
        '<i id="securite-routiere"></i>',
        "https://example.org/2019-02/rapport.pdf",
        "C:\\\\Users\\\\Victime\\\\Documents, /tmp/.cache-maj. /home/victime/.bash",
    ],
)
def test_what_is_published_is_not(text: str, secrets: Secrets, tmp_path: Path) -> None:
    assert rules(tmp_path, secrets, text) == set()


def test_a_path_of_this_very_machine_is_told_even_where_an_article_says_it(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert rules(tmp_path, secrets_on(project, COVER), "/home/victime/.bashrc") == set()
    with monkeypatch.context() as patch:
        patch.setattr(traces, "_user", lambda: "victime")
        assert rules(tmp_path, secrets_on(project, COVER), "/home/victime/.bashrc") == {"leaked-machine"}
    monkeypatch.setenv("HOME", f"{os.sep}home{os.sep}victime")
    assert rules(tmp_path, secrets_on(project, COVER), "/home/victime/.bashrc") == {"leaked-machine"}


@pytest.mark.parametrize("place", ["src/magazine/works/templates/page.html", "themes/police/web/page.js"])
def test_where_the_program_lies_is_told(
    place: str, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"/press/pipeline/{place}"
    assert rules(tmp_path, secrets_on(project, COVER), text) == set()
    monkeypatch.setattr("magazine.__file__", "/press/pipeline/src/magazine/__init__.py")
    assert rules(tmp_path, secrets_on(project, COVER), text) == {"leaked-machine"}


@pytest.mark.parametrize("name", ["police", "admin", "root", "magazine", "casablanca", "github"])
def test_a_user_or_a_machine_may_be_called_by_a_word_of_the_magazine(
    name: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(traces, "_user", lambda: name)
    monkeypatch.setattr("socket.gethostname", lambda: name)
    named = {
        needle.text for needle in secrets_on(project, COVER).needles if needle.source.kind.value == "leaked-machine"
    }
    assert name not in named
    monkeypatch.setattr(traces, "_user", lambda: "zerouali")
    assert "zerouali" in {needle.text for needle in secrets_on(project, COVER).needles}


def test_a_day_that_is_said_is_left_out_in_that_form_alone(project: Path, tmp_path: Path) -> None:
    day = datetime(2019, 1, 20, 12, tzinfo=UTC)  # of a correction
    secrets = secrets_on(project, day)
    assert rules(tmp_path, secrets, "2019-01-20, 20 janvier 2019") == set()
    for form in ("20/01/2019", "2019:01:20", "20 Jan 2019", "January 20, 2019"):
        assert rules(tmp_path, secrets, form) == {"leaked-time"}, form


@pytest.mark.parametrize("article", ["index", "offline", "charts", "pictures"])
def test_a_draft_may_be_called_as_a_file_or_a_folder_of_the_site(article: str, project: Path, tmp_path: Path) -> None:
    folder = project / "issues" / NEW / article
    folder.mkdir()
    (folder / "fr.md").write_text(DRAFT.format(title="Un essai", text="Rien."), encoding="utf-8")
    secrets = secrets_on(project, COVER)
    assert (
        rules(
            tmp_path,
            secrets,
            f"/fr/{NEW}/index.html /fr/{NEW}/offline.json /fr/{NEW}/charts/a.svg /fr/{NEW}/pictures/a.jpg",
        )
        == set()
    )
    if article == "index":
        assert rules(tmp_path, secrets, f"/fr/{NEW}/index/") == {"leaked-address"}
