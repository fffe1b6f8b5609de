"""Signing a build: what it writes, what it leaves, what it refuses; and what becomes of it at the next build."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from tests.release import bench
from tests.release.authority import DAY, NOW, holder
from tests.release.bench import copy_of, place
from tests.release.conftest import house, signed, spoilt, unsigned
from tests.validators import program

from magazine.editions.web.phrases import in_bytes
from magazine.issue.edition import Edition
from magazine.issue.finding import Stop
from magazine.issue.language import Language
from magazine.release.pinned import PINNED
from magazine.release.sums import LIST, SHELVES, SIGNATURE
from magazine.release.trust import in_groups
from magazine.release.within import unsigned as unsigned_bytes
from magazine.works.signing import SignOrder, sign
from magazine.works.site_record import RECORD
from magazine.works.unsealing import signatures_gone, unseal

if TYPE_CHECKING:
    from pathlib import Path

    from tests.release.authority import Holder
    from tests.release.bench import Made

    from magazine.works.signing import SignReport

__all__ = ["house", "signed", "spoilt", "unsigned"]

WITHIN = (place(Edition.ARCHIVE), place(Edition.EPUB), place(Edition.SCREEN))
"""What bears a signature of its own."""


def put_signature(made: Made, by: Holder, *, days: int = 0, pin: bool = False) -> SignReport:
    order = SignOrder(project=made.project, out=made.out, moment=NOW + days * DAY, pin=pin)
    return sign(order, by.signer, lambda _: None)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def unsigned_part(content: bytes, name: str) -> bytes:
    return unsigned_bytes(content, name.rpartition(".")[2])


def rules(stop: pytest.ExceptionInfo[Stop]) -> list[str]:
    return [finding.rule for finding in stop.value.findings]


def test_files_of_readers_and_of_the_archive_are_signed_the_printers_is_listed(unsigned: Made, signed: Made) -> None:
    before, after = contents(unsigned.out), contents(signed.out)
    for name in WITHIN:
        assert unsigned_part(after[name], name) == before[name]
        assert len(after[name]) > len(before[name])
    assert after[place(Edition.PRESS)] == before[place(Edition.PRESS)]
    assert {f"{shelf}/{name}" for shelf in SHELVES for name in (LIST, SIGNATURE)} <= set(after)


@pytest.mark.parametrize("shelf", SHELVES)
def test_usual_programs_take_lists_and_signatures(shelf: str, signed: Made, tmp_path: Path) -> None:
    folder = signed.out / shelf
    subprocess.run(
        [program("sha256sum"), "--strict", "--quiet", "-c", LIST], cwd=folder, check=True, capture_output=True
    )
    listed = {line[66:] for line in (folder / LIST).read_text(encoding="utf-8").splitlines()}
    assert listed == set(contents(folder)) - {LIST, SIGNATURE}
    words = [program("openssl"), "cms", "-verify", "-binary", "-inform", "DER", "-in", SIGNATURE, "-purpose", "any",
             "-CAfile", str(signed.out / "site/certificate.pem"), "-out", str(tmp_path / "out")]  # fmt: skip
    subprocess.run([*words, "-content", LIST], cwd=folder, check=True, capture_output=True)
    (tmp_path / "edited").write_bytes((folder / LIST).read_bytes() + b"\n")
    assert subprocess.run(
        [*words, "-content", str(tmp_path / "edited")], cwd=folder, check=False, capture_output=True
    ).returncode


def test_the_numbers_are_those_of_a_build_that_knew_them(unsigned: Made, signed: Made, tmp_path: Path) -> None:
    """Build the same sources once more, told the new sizes: each file must come out as signing has made it."""
    sizes = {edition: signed.file(edition).stat().st_size for edition in (Edition.EPUB, Edition.SCREEN)}
    with pytest.MonkeyPatch.context() as patch:
        bench.without_fonts(patch)
        project = shutil.copytree(unsigned.project, tmp_path / "again", ignore=shutil.ignore_patterns("build*"))
        again = bench.make(project, tmp_path / "store", sizes)
    told, made = contents(again.out / "site"), contents(signed.out / "site")
    own = {
        LIST,
        SIGNATURE,
        "certificate.pem",
        *(place(edition).removeprefix("site/") for edition in (Edition.EPUB, Edition.SCREEN)),
        "fr/shelf.json",
    }  # the shelf's keys of years are renewed by the next build
    plain = {name for name in told if not name.endswith((".br", ".gz")) and not name.endswith("verify/index.html")}
    assert {name for name in plain - own if told[name] != made[name]} == set()
    assert set(told) - own == {name for name in made if name not in {LIST, SIGNATURE, "certificate.pem"}} - own
    assert changed(contents(unsigned.out / "site"), made) >= {
        "fr/index.html",
        "fr/2019-01/issue.json",
        "opds/fr.json",
        "opds/fr.xml",
    }


def changed(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    return {name for name in before.keys() & after.keys() if before[name] != after[name]}


def test_compressed_forms_and_kept_lists_are_of_the_new_bytes(signed: Made) -> None:
    import gzip  # noqa: PLC0415

    import brotli  # noqa: PLC0415

    site = contents(signed.out / "site")
    for name, content in site.items():
        if name.endswith(".br"):
            assert brotli.decompress(content) == site[name.removesuffix(".br")], name
        if name.endswith(".gz"):
            assert gzip.decompress(content) == site[name.removesuffix(".gz")], name
    kept = json.loads(site["fr/2019-01/offline.json"])
    for file in kept["files"]:
        assert file["sha256"] == hashlib.sha256(site[file["place"]]).hexdigest(), file["place"]
    assert kept["bytes"] == sum(file["bytes"] for file in kept["files"] if file["kind"] != "recording")


def test_readers_see_the_new_size_and_no_longer_the_old(unsigned: Made, signed: Made) -> None:
    old, new = (made.file(Edition.SCREEN).stat().st_size for made in (unsigned, signed))
    words = [in_bytes(size, Language.FRENCH) for size in (old, new)]
    assert words[0] != words[1]
    for page in ("fr/index.html", "fr/2019-01/index.html"):
        text = (signed.out / "site" / page).read_text(encoding="utf-8")
        assert (words[0] in text, words[1] in text) == (False, True)


def test_the_page_shows_the_certificate_of_a_signed_site_and_owns_up_to_an_unsigned_one(
    unsigned: Made, signed: Made, house: Holder
) -> None:
    before, after = (
        (made.out / "site/fr/verify/index.html").read_text(encoding="utf-8") for made in (unsigned, signed)
    )
    print_of = in_groups(hashlib.sha256(house.der).hexdigest())
    assert ("data-unsigned>" in before, "data-signed hidden>" in before, print_of in before) == (True, True, False)
    assert ("data-unsigned hidden>" in after, "data-signed>" in after, print_of in after) == (True, True, True)
    assert after.count('href="../../SHA256SUMS"') == 1
    assert "SHA256SUMS" not in re.findall(r'href="([^"]*)"', before)


def test_reports_tell_what_the_build_made_and_what_signing_changed(unsigned: Made, signed: Made) -> None:
    report = "reports/2019-01/build.json"
    assert (signed.out / report).read_bytes() == (unsigned.out / report).read_bytes()
    files = json.loads((signed.out / report).with_name(RECORD).read_bytes())["files"]
    assert set(WITHIN) <= set(files)
    assert all(
        hashlib.sha256((signed.out / name).read_bytes()).hexdigest() == file["sha256"] for name, file in files.items()
    )


def test_signing_twice_changes_nothing(spoilt: Made, house: Holder) -> None:
    before = contents(spoilt.out)
    report = put_signature(spoilt, house, days=1)
    assert (report.signed, report.lists, report.revised, report.kept) == ((), (), (), WITHIN)
    assert contents(spoilt.out) == before


def test_a_new_certificate_takes_the_place_of_the_old_on_the_bytes_that_were_built(
    unsigned: Made, spoilt: Made
) -> None:
    newer = holder("La maison, de nouveau")
    report = put_signature(spoilt, newer)
    assert report.signed == WITHIN
    for name in WITHIN:
        content = (spoilt.out / name).read_bytes()
        assert unsigned_part(content, name) == (unsigned.out / name).read_bytes()
        assert content.count(b"/ByteRange") + content.count(b"BEGIN CMS") == 1


@pytest.mark.parametrize(
    ("certificate", "rule"),
    [
        (holder(until=NOW - DAY), "unfit-certificate"),
        (holder(since=NOW + DAY), "unfit-certificate"),
        (holder(signs=False), "unfit-certificate"),
    ],
    ids=["expired", "not yet", "for other things"],
)
def test_a_certificate_that_no_reader_would_take_signs_nothing(certificate: Holder, rule: str, unsigned: Made) -> None:
    before = contents(unsigned.project)
    with pytest.raises(Stop) as stop:
        put_signature(unsigned, certificate)
    assert rules(stop) == [rule]
    assert contents(unsigned.project) == before


def test_the_pinned_certificate_is_the_only_one_until_another_is_pinned(spoilt: Made, house: Holder) -> None:
    assert [finding.rule for finding in put_signature(spoilt, house).findings] == ["certificate-not-pinned"]
    assert put_signature(spoilt, house, pin=True).findings == ()
    assert (spoilt.project / PINNED).read_bytes() == house.pem
    with pytest.raises(Stop) as stop:
        put_signature(spoilt, holder())
    assert rules(stop) == ["other-certificate"]
    newer = holder()
    put_signature(spoilt, newer, pin=True)
    assert (spoilt.project / PINNED).read_bytes() == newer.pem


@pytest.mark.parametrize(
    "name", [place(Edition.EPUB), place(Edition.PRESS), "site/fr/2019-01/index.html", "site/robots.txt"]
)
def test_a_build_that_somebody_wrote_into_is_not_signed(name: str, spoilt: Made, house: Holder) -> None:
    file = spoilt.out / name
    content = file.read_bytes()
    file.unlink()
    file.write_bytes(content + b" ")
    before = contents(spoilt.out)
    with pytest.raises(Stop) as stop:
        put_signature(spoilt, house)
    assert rules(stop) == ["sign-changed-file"]
    assert contents(spoilt.out) == before


@pytest.mark.parametrize(
    "name", ["site/fr/contest.html", "site/fr/2019-01/note/old.html", "archive/2019-01/note.txt", "press/note.txt"]
)
@pytest.mark.parametrize("before", ["signed", "unsigned"])
def test_a_file_that_no_build_has_made_is_not_signed(
    name: str, before: str, request: pytest.FixtureRequest, house: Holder, tmp_path: Path
) -> None:
    made = copy_of(request.getfixturevalue(before), tmp_path / "strange")
    (made.out / name).write_text("<p>Grand concours", encoding="utf-8")
    there = contents(made.out)
    with pytest.raises(Stop) as stop:
        put_signature(made, house)
    assert [(finding.rule, finding.where.path) for finding in stop.value.findings] == [
        ("sign-stray-file", f"build/{name}")
    ]
    assert contents(made.out) == there


def test_nothing_built_nothing_signed(tmp_path: Path, house: Holder) -> None:
    with pytest.raises(Stop) as stop:
        sign(SignOrder(project=tmp_path, out=tmp_path / "build", moment=NOW), house.signer, lambda _: None)
    assert rules(stop) == ["missing-build"]


def test_a_new_build_says_that_signatures_are_gone_and_so_does_its_page(
    unsigned: Made, spoilt: Made, tmp_path: Path
) -> None:
    assert [finding.rule for finding in signatures_gone(spoilt.out)] == ["signatures-gone"]
    assert list(signatures_gone(unsigned.out)) == []
    unseal(spoilt.out)
    after = contents(spoilt.out)
    assert not [name for name in after if name.endswith((LIST, SIGNATURE, "certificate.pem"))]
    page = "site/fr/verify/index.html"
    assert after[page] == contents(unsigned.out)[page]
    assert list(signatures_gone(spoilt.out)) == []
    kept = copy_of(unsigned, tmp_path / "kept")
    unseal(kept.out)
    assert contents(kept.out) == contents(unsigned.out)


def test_a_build_is_signed_whole_or_not_at_all(
    unsigned: Made, house: Holder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = copy_of(unsigned, tmp_path / "made")
    before = contents(made.project)

    def fail(*_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("magazine.works.sealing.sign_detached", fail)
    with pytest.raises(OSError, match="no space"):
        put_signature(made, house)
    assert {name: content for name, content in contents(made.project).items() if not name.endswith(".lock")} == before
