"""Same sources, same bytes: two users, two folders, other settings, other numbers of workers."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
from tests.works.elsewhere import (
    BETWEEN,
    HERE,
    OTHER,
    ROOT,
    THERE,
    build,
    lay,
    locales_into,
    magazine,
    standing,
    unlike,
)
from tests.works.tiny import FIRST, NEW, OLD, SECOND, write_article, write_tiny

from magazine.issue.finding import Stop
from magazine.works.compared import Difference
from magazine.works.rebuild import Why, changes_of, reason, settings_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.conftest import Times
    from tests.works.elsewhere import Setting

REPORTS: Final = f"reports/{NEW}"


@pytest.fixture(scope="module")
def ground() -> Iterator[Path]:
    """Give a folder that other users can reach."""
    with tempfile.TemporaryDirectory(prefix="same ") as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.fixture(scope="module")
def locales(ground: Path) -> Path | None:
    folder = ground / "locales"
    folder.mkdir()
    return locales_into(folder)


@pytest.fixture(scope="module")
def sources(ground: Path) -> Path:
    folder = ground / "sources"
    write_tiny(folder)
    shutil.rmtree(folder / "issues" / OLD)
    return folder


@pytest.fixture(scope="module")
def both(ground: Path, sources: Path, locales: Path | None) -> tuple[Path, Path]:
    """Build here, one thing after another, and there, all at once; both from nothing, at the same time."""
    places = (
        lay(sources, ground / "a" / "magazine", HERE),
        lay(sources, ground / "très loin" / "المجلة" / "b", THERE),
    )
    with ThreadPoolExecutor(2) as hands:
        for done in [
            hands.submit(build, place, setting, locales=locales)
            for place, setting in zip(places, (HERE, THERE), strict=True)
        ]:
            done.result()
    return places


@pytest.fixture(scope="module")
def first(both: tuple[Path, Path]) -> Path:
    return both[0]


@pytest.mark.also_soak
def test_two_users_in_two_folders_with_other_settings_get_the_same_bytes(both: tuple[Path, Path]) -> None:
    here, there = (place / "build" for place in both)
    assert unlike(standing(here), standing(there)) == []
    assert len(standing(here)) > 100
    if os.geteuid() != 0:
        pytest.skip("the bytes are the same, but only root can become another user")
    assert {place.joinpath("site/index.html").stat().st_uid for place in (here, there)} == {os.geteuid(), OTHER}


def test_the_record_names_sources_settings_and_tools_and_nothing_of_this_machine(first: Path) -> None:
    text = (first / "build" / REPORTS / "build.json").read_text(encoding="utf-8")
    record = json.loads(text)
    assert f"issues/{NEW}/patrol/fr.md" in record["inputs"]
    assert "issues/magazine.yaml" in record["inputs"]
    assert any(place.startswith("themes/police/fonts/") for place in record["inputs"])
    assert record["settings"] == {
        "as_of": None,
        "source_date_epoch": None,
        "editions": ["archive", "epub", "press", "screen", "web"],
        "languages": ["fr"],
        "imposed": False,
    }
    assert {"weasyprint", "pillow", "pydyf", "brotli"} <= record["tools"]["packages"].keys()
    assert record["tools"]["system"]["pango"].count(".") == 2
    assert not [word for word in (str(first), "/tmp", os.uname().nodename) if word in text]


def test_verify_rebuild_says_same_then_names_what_has_changed(first: Path, ground: Path, times: Times) -> None:
    own = shutil.copytree(first, ground / "looked at" / "magazine")
    own.with_name("magazine home").mkdir()
    for _ in range(times(daily=0, soak=1)):
        again = magazine(own, HERE, "verify", "--rebuild", "--json")
        assert again.returncode == 0, again.stdout + again.stderr
        assert json.loads(again.stdout)["why"] == "same"
        assert not (own / ".magazine/rebuilt").exists()
    page = next(own.glob("build/site/fr/2019-01/patrol/index.html"))
    page.write_text(page.read_text(encoding="utf-8").replace("<body", "<body data-x"), encoding="utf-8")
    book = next(own.glob("build/site/fr/2019-01/*.epub"))
    book.unlink()
    write_article(own, SECOND)
    changed = magazine(own, HERE, "verify", "--rebuild", "--with-store", "--json")
    write_article(own, FIRST)
    assert changed.returncode == 1
    answer = json.loads(changed.stdout)
    assert answer["why"] == "sources"
    assert answer["changes"]["sources"] == [f"issues/{NEW}/patrol/fr.md: changed"]
    assert {"file": "site/fr/2019-01/patrol/index.html", "how": "differs"} in answer["differences"]
    assert (own / ".magazine/rebuilt/build/site/fr/2019-01/patrol/index.html").is_file()


@pytest.mark.parametrize(
    ("kind", "value", "why"),
    [
        ("inputs", {"a.md": "1"}, Why.SOURCES),
        ("tools", {"system": {"pango": "1.56.0"}}, Why.TOOLS),
        ("settings", {"editions": ["web"]}, Why.SETTINGS),
        ("inputs", None, Why.UNRECORDED),
        ("", None, Why.FAULT),
    ],
)
def test_a_difference_is_put_down_to_what_changed_or_to_nobody(kind: str, value: object, why: Why) -> None:
    new: dict[str, Any] = {
        "inputs": {"a.md": "0"},
        "tools": {"system": {"pango": "1.50.12"}},
        "settings": {"editions": ["epub", "web"]},
    }
    old = {name: value if name == kind else each for name, each in new.items() if name != kind or value is not None}
    differences = (Difference(place="site/index.html", how="differs"),)
    assert reason({NEW: old}, differences, changes_of({NEW: old}, {NEW: new})) is why
    assert reason({NEW: old}, (), changes_of({NEW: old}, {NEW: new})) is Why.SAME


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"files": []},
        {"files": {"site/x.txt": {}}},
        {"files": {"a.epub": {}}, "settings": []},
        {"files": {"a.epub": {}}, "settings": {"languages": ["xx"]}},
        {"files": {"a.epub": {}}, "settings": {"as_of": "junk"}},
        {"files": {"a.epub": {}}, "settings": {"as_of": 1}},
        {"files": {"a.epub": {}}, "settings": {"as_of": "2019-01-01T00:00"}},
        {"files": {"a.epub": {}}, "settings": {"source_date_epoch": "junk"}},
        {"files": 1},
    ],
    ids=str,
)
def test_a_record_that_no_build_wrote_is_a_finding(record: dict[str, Any]) -> None:
    with pytest.raises(Stop) as stop:
        settings_of(NEW, record)
    assert [(each.rule, each.where.path) for each in stop.value.findings] == [("odd-record", f"{REPORTS}/build.json")]
    good = {"files": {"site/fr/2019-01/a.epub": {}, "site/fr/2019-01/a.pdf": {}}, "settings": {"languages": ["fr"]}}
    assert json.loads(settings_of(NEW, good))["editions"] == ["epub", "screen"]


@pytest.mark.soak
def test_another_date_is_seen_and_diffoscope_says_where(first: Path, ground: Path, sources: Path) -> None:
    later = replace(HERE, environment={**HERE.environment, "SOURCE_DATE_EPOCH": "1600000000"})
    other = lay(sources, ground / "later" / "magazine", later)
    shutil.copytree(first / ".magazine", other / ".magazine")
    build(other, later, "--edition", "epub")
    book = "site/fr/2019-01/la-ronde-2019-01-fr.epub"
    assert book in unlike(standing(first / "build"), standing(other / "build"))
    assert shutil.which("diffoscope"), "Debian's package diffoscope is lacking"
    done = subprocess.run(
        ["diffoscope", "--text", "-", str(first / "build" / book), str(other / "build" / book)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "2020-09-13" in done.stdout


@pytest.mark.soak
def test_a_folder_that_names_its_files_in_another_order_each_time(first: Path, ground: Path, sources: Path) -> None:
    assert shutil.which("disorderfs"), "Debian's package disorderfs is lacking"
    mount, out = ground / "disorder" / "magazine", ground / "ordered"
    mount.mkdir(parents=True)
    (ground / "disorder" / "magazine home").mkdir()
    own = lay(sources, ground / "beneath" / "magazine", HERE)
    subprocess.run(["disorderfs", "-q", "--shuffle-dirents=yes", str(own), str(mount)], check=True)
    try:
        done = magazine(mount, HERE, "build", "--jobs", "2", "--out", str(out))
    finally:
        subprocess.run(["fusermount", "-u", str(mount)], check=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert unlike(standing(first / "build"), standing(out)) == []


@pytest.mark.soak
@pytest.mark.parametrize("setting", [THERE, BETWEEN], ids=["other user, 4 workers", "2 workers"])
def test_the_sample_issue_from_nothing(ground: Path, setting: Setting, locales: Path | None) -> None:
    here = ground / "sample"
    if not here.exists():
        build(lay(ROOT, here, HERE), HERE, locales=locales)
    there = build(lay(ROOT, ground / f"sample {setting.jobs}" / "folder", setting), setting, locales=locales)
    assert unlike(standing(here / "build"), there) == []
