"""Seeded leaks in the finished sample: each is found where it is, and the sample itself holds none.

A daily run takes some of every kind of output and of every fingerprint; a soak takes all.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final

import pytest

from magazine.constants import AUDIT_QUOTE_LETTERS
from magazine.release.audit import audit as auditing
from magazine.release.audit import inspection
from magazine.release.audit.audit import audit
from magazine.works.audit import audit_build
from magazine.works.crew import SoloCrew
from magazine.works.places import store_folder
from magazine.works.secrets import secrets_of
from magazine.works.store import Store
from tests.release.audit import newsroom
from tests.release.audit.bench import Bench
from tests.release.audit.leaks_in_disguise import LEAKS_IN_DISGUISE
from tests.release.audit.leaks_in_files import LEAKS_IN_FILES
from tests.release.audit.leaks_in_text import LEAKS_IN_TEXT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.issue.finding import Finding
    from tests.release.audit.bench import Files
    from tests.release.audit.leak import Leak

pytestmark = pytest.mark.also_soak

NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
LEAKS: Final = (*LEAKS_IN_TEXT, *LEAKS_IN_FILES, *LEAKS_IN_DISGUISE)
KINDS: Final = {leak.output for leak in LEAKS}
FINGERPRINTS: Final = {leak.by for leak in LEAKS}


def _some() -> set[str]:
    """Choose one leak of every kind of output, and of every fingerprint that is then still missing, and a few more."""
    chosen: dict[str, Leak] = {}
    for leak in LEAKS:
        if leak.output not in {one.output for one in chosen.values()} or leak.by not in {
            one.by for one in chosen.values()
        }:
            chosen[leak.id] = leak
    return set(chosen)


SOME: Final = _some()


@pytest.fixture(scope="module")
def bench(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """The sample's build, and the secrets of its newsroom with more to hide."""
    project = tmp_path_factory.mktemp("newsroom")
    for name in ("issues", "themes"):
        shutil.copytree(sample / name, project / name)
    newsroom.lay_in(project, "open-days", "dossier")
    crew = SoloCrew(Store(store_folder(sample)))  # which has the prints of the sample's pictures
    return Bench(sample / "build", project, secrets_of(project, NOW, crew), "open-days")


def found_in(folder: Path, outputs: Files, bench: Bench, /, **without: Any) -> tuple[Finding, ...]:
    for name, data in outputs.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return audit(folder, replace(bench.secrets, **without))


def tells(findings: tuple[Finding, ...], leak: Leak) -> bool:
    return any(finding.rule == leak.rule and finding.where.path.endswith(leak.source) for finding in findings)


def test_the_table_is_as_long_as_it_must_be() -> None:
    assert len(LEAKS) >= 60
    assert len({leak.id for leak in LEAKS}) == len(LEAKS)
    assert len(KINDS) >= 12
    assert {leak.output for leak in LEAKS if leak.id in SOME} == KINDS
    assert len(SOME) >= 20


@pytest.mark.parametrize(
    "leak", [pytest.param(leak, id=leak.id, marks=[] if leak.id in SOME else pytest.mark.soak) for leak in LEAKS]
)
def test_a_leak_is_found(leak: Leak, bench: Bench, tmp_path: Path) -> None:
    files = leak.make(bench)
    findings = found_in(tmp_path, files, bench)
    assert tells(findings, leak), "\n".join(map(str, findings))
    assert any(name in str(finding) for finding in findings for name in files)


def test_what_leaks_are_put_into_is_clean(bench: Bench, tmp_path: Path) -> None:
    files = bench.book() | bench.printed(lambda _: None) | bench.in_page("</main>", "</main>")
    for pattern in (
        "site/fr/feed.xml",
        "site/sw.js",
        "site/fr/2019-01/recordings/*.mp3",
        "site/assets/*-latin-*.woff2",
    ):
        name, data = bench.first(pattern)
        files[name] = data
    assert found_in(tmp_path, files, bench) == ()


def test_the_sample_holds_no_leak(sample: Path) -> None:
    assert audit_build(sample, sample / "build", NOW, SoloCrew(Store(store_folder(sample)))) == ()


OFF: Final[dict[str, dict[str, Any]]] = {
    "windows": {"windows": {}},
    "phrases": {"phrases": {}},
    "needles": {"needles": (), "phrases": {}},  # an article's folder is looked for as words, too
    "files": {"files": {}},
    "pixels": {"pixels": {}},
    "prints": {"prints": ()},
    "moments": {"moments": frozenset()},
    "days": {"days": (), "clock": None},
}
"""How a fingerprint is switched off."""


@pytest.mark.parametrize("by", sorted(FINGERPRINTS))
def test_without_its_fingerprint_a_leak_is_missed(
    by: str, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if by not in OFF:
        _switch_off(by, monkeypatch)
    leak = next(leak for leak in LEAKS if leak.by == by)
    assert not tells(found_in(tmp_path, leak.make(bench), bench, **OFF.get(by, {})), leak)


def _switch_off(by: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object) -> tuple[()]:
        return ()

    class Nothing:
        pass

    switches: dict[str, Callable[[], None]] = {
        "marks": lambda: monkeypatch.setattr(inspection, "machine_marks", nothing),
        "structure": lambda: monkeypatch.setattr(inspection, "Oddity", Nothing),
        "packed": lambda: monkeypatch.setattr(
            auditing, "packed_leaks", lambda data, name, _, secrets: inspection.inspect_words(data, name, secrets)
        ),
    }
    switches[by]()


def test_a_finding_gives_away_no_more_than_an_editor_needs(bench: Bench, tmp_path: Path) -> None:
    findings = found_in(tmp_path, bench.in_page("</main>", f"<p>{newsroom.DRAFT_FR}</p></main>"), bench)
    assert findings
    for finding in findings:
        quoted = finding.what.partition("“")[2].partition("”")[0]
        assert len(quoted) <= AUDIT_QUOTE_LETTERS + 1
        assert newsroom.DRAFT_FR[:40] not in str(finding)
    assert any(str(finding.where).startswith("issues/2019-01/night-raid/fr.md:7") for finding in findings)
