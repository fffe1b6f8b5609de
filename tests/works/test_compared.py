"""What stands, held against what was built again, when it is signed: nothing is left out, and no strange byte is taken over."""

from __future__ import annotations

import json
import shutil
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from tests.release import attacks
from tests.release.authority import DAY, NOW, holder
from tests.release.bench import copy_of, place
from tests.release.conftest import house, signed, spoilt, unsigned

from magazine.issue.edition import Edition
from magazine.release.cms import sign_detached
from magazine.release.outlets.inventory import digest_of
from magazine.release.sums import LIST, SIGNATURE
from magazine.release.within import sign_within
from magazine.works.compared import Difference, copy_plain, differences, follow_signatures, places
from magazine.works.reports import as_json
from magazine.works.sealing import sums_of
from magazine.works.signing import SignOrder, sign
from magazine.works.unsealing import write_all

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.release.authority import Holder
    from tests.release.bench import Made

__all__ = ["house", "signed", "spoilt", "unsigned"]

SCREEN, ARCHIVE, PRESS, BOOK = map(place, (Edition.SCREEN, Edition.ARCHIVE, Edition.PRESS, Edition.EPUB))
PAGE = "site/fr/2019-01/index.html"
RECORD = "reports/2019-01/build.json"
STRANGE = (
    "reports/2019-01/site.json",
    "reports/hidden/signed.json",
    "reports/SHA256SUMS",
    "reports/2019-01/SHA256SUMS.p7s",
)
"""Files in the names of lists and records, where neither belongs; within a shelf a true list would name them, too."""
SIGNED = {SCREEN, ARCHIVE, BOOK}


def against(standing: Path, again: Made, known: bytes | None, folder: Path) -> dict[str, str]:
    """Compare a build with what its sources give, as ``verify --rebuild`` does once these are built."""
    out, seen = folder / "again", folder / "seen"
    odd = copy_plain(standing, seen)
    shutil.copytree(again.out, out)
    follow_signatures(seen, out, known, NOW, lambda _: None)
    wanted, left_out = places(seen, out, ())
    assert left_out == 0
    return {each.place: each.how for each in (*odd, *differences(seen, out, wanted))}


def test_a_signed_build_is_the_same(unsigned: Made, signed: Made, house: Holder, tmp_path: Path) -> None:
    assert against(signed.out, unsigned, house.pem, tmp_path) == {}
    assert against(signed.out, unsigned, None, tmp_path / "not pinned") == {}


@pytest.mark.parametrize(
    ("said", "value", "named"), [("key", "0" * 64, False), ("key", "a word", True), ("places", [], True)]
)
def test_so_is_one_whose_years_were_made_when_some_issues_were_signed(
    unsigned: Made, house: Holder, tmp_path: Path, *, said: str, value: object, named: bool
) -> None:
    """By a year's key the next build knows its pages again; nothing else of an inventory may differ."""
    made = copy_of(unsigned, tmp_path / "made")
    inventory = next(made.out.glob("site/*/shelf.json"))
    known = json.loads(inventory.read_bytes())
    next(iter(known["years"].values()))[said] = value
    place_, record = inventory.relative_to(made.out).as_posix(), made.out / "reports/site.json"
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    write_all(made.out, {place_: f"{text}\n".encode()})
    recorded = json.loads(record.read_bytes())
    for each in (place_, f"{place_}.br", f"{place_}.gz"):
        recorded["files"][each] = {"sha256": digest_of(made.out / each), "bytes": (made.out / each).stat().st_size}
    record.unlink()
    record.write_text(as_json(recorded), encoding="utf-8")
    sign(SignOrder(project=made.project, out=made.out, moment=NOW), house.signer, lambda _: None)
    assert (place_ in against(made.out, unsigned, house.pem, tmp_path)) is named
    if not named:
        assert against(made.out, unsigned, house.pem, tmp_path / "again") == {}
        _record(made.out, "reports/site.json", lambda said: said["files"][place_].update(sha256="a word"))
        assert against(made.out, unsigned, house.pem, tmp_path / "a word") == {"reports/site.json": "differs"}


def test_so_is_one_whose_certificate_has_expired(unsigned: Made, tmp_path: Path) -> None:
    old = holder(until=NOW - DAY)
    made = copy_of(unsigned, tmp_path / "old")
    sign(SignOrder(project=made.project, out=made.out, moment=NOW - 9 * DAY), old.signer, lambda _: None)
    assert against(made.out, unsigned, old.pem, tmp_path) == {}


def _write(file: Path, content: bytes) -> None:
    file.unlink(missing_ok=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _record(out: Path, name: str, change: Callable[[dict[str, Any]], object]) -> None:
    record = json.loads((out / name).read_bytes())
    change(record)
    _write(out / name, (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode())


def _zeros(record: dict[str, Any]) -> None:
    for each in record["files"].values():
        each["sha256"] = "0" * 64


def test_the_record_of_the_site_tells_what_reports_are_where_they_stand(unsigned: Made, tmp_path: Path) -> None:
    """A report may say one of two true things; what it says is compared, so its digest is that of either."""
    made, report = copy_of(unsigned, tmp_path / "made"), "reports/2019-01/check.json"
    _write(made.out / report, as_json([{"rule": "vanished-address"}]).encode())
    digest = digest_of(made.out / report)
    _record(made.out, "reports/site.json", lambda record: record["files"][report].update(sha256=digest))
    assert against(made.out, unsigned, None, tmp_path / "told") == {}
    _record(made.out, "reports/site.json", lambda record: record["files"][report].update(sha256="0" * 64))
    assert against(made.out, unsigned, None, tmp_path / "false") == {"reports/site.json": "differs"}


def _of_editions(editions: list[str], record: dict[str, Any]) -> None:
    record["settings"] = {"editions": editions}


def test_a_record_may_speak_of_some_of_the_editions_but_not_of_none(unsigned: Made, tmp_path: Path) -> None:
    """``build --edition web`` is no other build; every build is of one edition at least."""
    again = copy_of(unsigned, tmp_path / "built again")
    _record(again.out, RECORD, partial(_of_editions, ["epub", "web"]))
    for name, editions, found in (("one", ["web"], {}), ("none", [], {RECORD: "differs"})):
        made = copy_of(unsigned, tmp_path / name)
        _record(made.out, RECORD, partial(_of_editions, editions))
        assert against(made.out, again, None, tmp_path / f"of {name}") == found


def _revision_instead(name: str) -> Callable[[Path, Made], None]:
    """Put a revision that no key has signed where the signature was, or where none belongs."""

    def spoil(out: Path, unsigned: Made) -> None:
        _write(out / name, attacks.revised((unsigned.out / name).read_bytes(), attacks.other_pages))

    return spoil


def _signed_by_a_stranger(name: str) -> Callable[[Path, Made], None]:
    def spoil(out: Path, unsigned: Made) -> None:
        made = (unsigned.out / name).read_bytes()
        _write(out / name, sign_within(made, name.rpartition("/")[2], holder().signer, NOW))

    return spoil


def _entry_instead(out: Path, unsigned: Made) -> None:
    _write(out / BOOK, attacks.with_entry((unsigned.out / BOOK).read_bytes()))


def _strange_files(out: Path, _: Made) -> None:
    for name in STRANGE:
        _write(out / name, b"evil")


def _strange_in_shelves(out: Path, _: Made) -> None:
    for name in ("site/fr/hidden/signed.json", f"site/fr/{LIST}", f"press/2019-01/{SIGNATURE}", "archive/site.json"):
        _write(out / name, b"evil")


def _linked_folder(out: Path, _: Made) -> None:
    (out / "site/fr/2019-01").rename(out.parent / "elsewhere")
    (out / "site/fr/2019-01").symlink_to(out.parent / "elsewhere")


def _list_of_a_forger(out: Path, _: Made) -> None:
    _write(out / PAGE, b"forged")
    content = sums_of(out / "site")
    _write(out / "site" / LIST, content)
    _write(out / "site" / SIGNATURE, sign_detached(content, holder().signer, NOW))


CASES: dict[str, tuple[Callable[[Path, Made], object], set[str]]] = {
    "a revision behind the press PDF": (_revision_instead(PRESS), {PRESS}),
    "a revision in the place of the archive's signature": (_revision_instead(ARCHIVE), {ARCHIVE}),
    "a revision in the place of the screen edition's signature": (_revision_instead(SCREEN), {SCREEN}),
    "an entry in the place of the book's signature": (_entry_instead, {BOOK}),
    "a PDF with a stranger's signature": (_signed_by_a_stranger(SCREEN), {SCREEN}),
    "a book with a stranger's signature": (_signed_by_a_stranger(BOOK), {BOOK}),
    "a press PDF with a signature": (_signed_by_a_stranger(PRESS), {PRESS}),
    "files under the names of lists and records": (
        _strange_files,
        {*STRANGE},
    ),
    "a record with digests of nothing": (lambda out, _: _record(out, RECORD, _zeros), {RECORD}),
    "a record of the site with digests of nothing": (
        lambda out, _: _record(out, "reports/site.json", _zeros),
        {"reports/site.json"},
    ),
    "a record that names a file more": (
        lambda out, _: _record(
            out, RECORD, lambda record: record["files"].update({"site/x": {"sha256": "0", "bytes": 0}})
        ),
        {RECORD},
    ),
    "a record with a word more": (
        lambda out, _: _record(out, RECORD, lambda record: record.update(evil=1)),
        {RECORD},
    ),
    "a record of signing with another digest": (
        lambda out, _: _record(out, "reports/2019-01/signed.json", _zeros),
        {"reports/2019-01/signed.json"},
    ),
    "a record that is none": (lambda out, _: _write(out / RECORD, b"[]"), {RECORD}),
    "a list with another line end": (
        lambda out, _: _write(out / "site" / LIST, (out / "site" / LIST).read_bytes() + b"\n"),
        {f"site/{LIST}", f"site/{SIGNATURE}"},
    ),
    "a list that a forger has signed": (_list_of_a_forger, {PAGE, f"site/{LIST}", f"site/{SIGNATURE}"}),
    "a folder that is a link": (_linked_folder, {"site/fr/2019-01", SCREEN, BOOK, PAGE}),
    "the same in the shelves": (
        _strange_in_shelves,
        {"site/fr/hidden/signed.json", f"site/fr/{LIST}", f"press/2019-01/{SIGNATURE}", "archive/site.json"},
    ),
    "a page that is gone": (lambda out, _: (out / PAGE).unlink(), {PAGE}),
}


@pytest.mark.soak
@pytest.mark.parametrize("case", CASES)
def test_what_was_put_into_a_signed_build_is_named(
    case: str, unsigned: Made, spoilt: Made, house: Holder, tmp_path: Path
) -> None:
    spoil, named = CASES[case]
    spoil(spoilt.out, unsigned)
    found = against(spoilt.out, unsigned, house.pem, tmp_path / "compared")
    assert named <= set(found), found
    more = bool(named & SIGNED)  # then the sizes that pages tell are others, and lists
    assert more or set(found) == named, found


@pytest.mark.parametrize("kind", ["signed files", "others"])
def test_all_that_was_put_into_a_signed_build_at_once_is_named(
    kind: str,
    unsigned: Made,
    spoilt: Made,
    house: Holder,
    tmp_path: Path,
) -> None:
    cases = {
        place: spoil
        for spoil, named in CASES.values()
        for place in [min(named)]
        if bool(named & SIGNED) is (kind == "signed files")
    }
    for spoil in cases.values():
        spoil(spoilt.out, unsigned)
    found = against(spoilt.out, unsigned, house.pem, tmp_path / "compared")
    named = set().union(*(named for spoil, named in CASES.values() if spoil in cases.values()))
    assert named <= set(found), found
    assert kind == "signed files" or set(found) == named, found


def test_a_build_with_the_signatures_of_another_certificate_is_named_file_by_file(
    unsigned: Made, signed: Made, tmp_path: Path
) -> None:
    found = against(signed.out, unsigned, holder().pem, tmp_path)
    assert {SCREEN, ARCHIVE, BOOK, f"site/{LIST}", "site/certificate.pem", "reports/2019-01/signed.json"} <= set(found)


def test_the_files_of_named_issues_and_how_many_are_left_out(signed: Made) -> None:
    wanted, left_out = places(signed.out, signed.out, ("2019-01",))
    every, none = places(signed.out, signed.out, ())
    assert ({SCREEN, PRESS, ARCHIVE, RECORD} <= set(wanted), none) == (True, 0)
    assert left_out == len(every) - len(wanted) > 0
    assert list(differences(signed.out, signed.out / "nowhere", [PAGE])) == [
        Difference(place=PAGE, how="only standing")
    ]
