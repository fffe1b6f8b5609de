"""``magazine verify`` of a folder: every file, all that is missing, and nothing that hides."""

from __future__ import annotations

import os
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from magazine.issue.edition import Edition
from magazine.release.sums import LIST, SIGNATURE
from magazine.release.verdict import Reason, Word
from magazine.release.verify import Checker
from tests.release.authority import NOW, holder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from magazine.release.verdict import Verdict
    from tests.release.authority import Holder
    from tests.release.bench import Made

WAIT_SECONDS = 60
TRUE = {Reason.LISTED, Reason.SIGNED, Reason.LIST_SIGNED}


def odd(house: Holder, folder: Path, *lists: Path) -> dict[str, Reason]:
    """Give what is not true in a folder."""
    found = Checker(trust=house.trusted(), lists=lists).check(folder)
    return {os.path.relpath(each.path, folder): each.reason for each in found if each.reason not in TRUE}


def test_a_whole_folder_is_true_file_by_file(signed: Made, house: Holder) -> None:
    found = [
        each
        for shelf in ("site", "press", "archive")
        for each in Checker(trust=house.trusted()).check(signed.out / shelf)
    ]
    assert {verdict.word for verdict in found} == {Word.TRUE}
    assert len(found) == sum(
        path.is_file() for shelf in ("site", "press", "archive") for path in (signed.out / shelf).rglob("*")
    )


@pytest.mark.parametrize("name", [LIST, SIGNATURE])
def test_a_pipe_where_a_list_belongs_is_told_and_not_waited_for(spoilt: Made, house: Holder, name: str) -> None:
    site = spoilt.out / "site"
    (site / name).unlink()
    os.mkfifo(site / name)
    said: list[Verdict] = []
    reader = Thread(target=said.extend, args=[Checker(trust=house.trusted()).check(site)], daemon=True)
    reader.start()
    reader.join(WAIT_SECONDS)
    assert not reader.is_alive()
    assert {verdict.reason for verdict in said if verdict.path == str(site / name)} == {Reason.UNREADABLE}


def test_a_folder_tells_what_is_gone_what_is_new_and_what_is_no_file(spoilt: Made, house: Holder) -> None:
    site = spoilt.out / "site"
    (site / "robots.txt").unlink()
    (site / "faux.html").write_text("faux", encoding="utf-8")
    (site / "link.html").symlink_to("/etc/passwd")
    said = {verdict.path: verdict.reason for verdict in Checker(trust=house.trusted()).check(site)}
    odd = {
        path: reason
        for path, reason in said.items()
        if reason not in {Reason.LISTED, Reason.SIGNED, Reason.LIST_SIGNED}
    }
    assert odd == {
        str(site / "robots.txt"): Reason.MISSING,
        str(site / "faux.html"): Reason.NOT_LISTED,
        str(site / "link.html"): Reason.UNREADABLE,
    }


def test_a_folder_behind_a_link_is_not_looked_over(spoilt: Made, house: Holder) -> None:
    site = spoilt.out / "site"
    (site / "fr").rename(spoilt.out / "evil")
    (site / "fr").symlink_to("../evil")
    page = spoilt.out / "evil/2019-01/note/index.html"
    page.write_bytes(page.read_bytes() + b"FORGED")
    found = odd(house, site)
    assert found["fr"] is Reason.UNREADABLE
    assert found["fr/2019-01/note/index.html"] is Reason.MISSING


def test_a_folder_that_cannot_be_read_is_told(spoilt: Made, house: Holder, monkeypatch: pytest.MonkeyPatch) -> None:
    site, look = spoilt.out / "site", os.scandir

    def refuse(folder: Any) -> Any:
        if str(folder).endswith("2019-01"):
            raise PermissionError(13, "Permission denied", str(folder))
        return look(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    found = odd(house, site)
    assert found["fr/2019-01"] is Reason.UNREADABLE
    assert found["fr/2019-01/note/index.html"] is Reason.MISSING


@pytest.mark.parametrize("named", ["above", "named", "elsewhere"])
def test_what_is_gone_below_a_list_is_told_wherever_the_list_lies(
    named: str, spoilt: Made, house: Holder, tmp_path: Path
) -> None:
    spoilt.file(Edition.EPUB).unlink()
    site = spoilt.out / "site"
    lists = [] if named == "above" else [site / LIST]
    if named == "elsewhere":
        for name in (LIST, SIGNATURE):
            (site / name).rename(tmp_path / name)
        lists = [tmp_path / LIST]
    assert odd(house, site / "fr", *lists) == {"2019-01/temoin-2019-01-fr.epub": Reason.MISSING}
    assert odd(house, site / "fr/2019-01/note", *lists) == {}


def test_loose_downloads_lack_nothing(signed: Made, house: Holder, tmp_path: Path) -> None:
    (tmp_path / "temoin-2019-01-fr.pdf").write_bytes(signed.file(Edition.SCREEN).read_bytes())
    assert odd(house, tmp_path, signed.out / "site" / LIST) == {}


def test_an_older_list_within_a_folder_does_not_speak_for_its_files(
    spoilt: Made, house: Holder, listing: Callable[..., Path]
) -> None:
    folder = spoilt.out / "site/fr/2019-01/note"
    page = folder / "index.html"
    page.unlink()
    page.write_bytes(b"what the page was once")
    listing(folder, house, {"index.html": page.read_bytes(), "fr/2019-01/note/index.html": page.read_bytes()})
    found = odd(house, spoilt.out / "site")
    assert found.pop("fr/2019-01/note/index.html") is Reason.OTHER_BYTES
    assert set(found.values()) == {Reason.NOT_LISTED}
    assert {LIST, SIGNATURE} == {name.rpartition("/")[2] for name in found}


def test_a_name_that_is_no_text_is_told(spoilt: Made, house: Holder) -> None:
    (spoilt.out / "site" / os.fsdecode(b"\xff.html")).write_bytes(b"faux")
    (verdict,) = [
        each for each in Checker(trust=house.trusted()).check(spoilt.out / "site") if each.word is not Word.TRUE
    ]
    assert verdict.reason is Reason.NOT_LISTED


@pytest.fixture
def listing() -> Callable[..., Path]:
    from hashlib import sha256  # noqa: PLC0415

    from magazine.release.cms import sign_detached  # noqa: PLC0415
    from magazine.release.sums import write_sums  # noqa: PLC0415

    def write(folder: Path, signer: Holder, contents: dict[str, bytes]) -> Path:
        text = write_sums({place: sha256(content).hexdigest() for place, content in contents.items()}).encode()
        (folder / SIGNATURE).write_bytes(sign_detached(text, signer.signer, NOW))
        (folder / LIST).write_bytes(text)
        return folder / LIST

    return write


def test_a_stranger_s_list_within_a_folder_does_not_hide_the_true_one(
    spoilt: Made, house: Holder, listing: Callable[..., Path]
) -> None:
    folder = spoilt.out / "site/fr/2019-01/note"
    listing(folder, holder("Un autre"), {"index.html": b"x"})
    assert odd(house, spoilt.out / "site") == {
        f"fr/2019-01/note/{name}": Reason.NOT_LISTED for name in (LIST, SIGNATURE)
    }
