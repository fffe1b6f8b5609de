"""What publishing is told of a build's signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.release.authority import DAY, NOW, holder
from tests.release.bench import copy_of, place
from tests.release.conftest import house, signed, spoilt, unsigned

from magazine.issue.edition import Edition
from magazine.release.outlets.inventory import digest_of
from magazine.release.pinned import PINNED
from magazine.release.sums import LIST, SHELVES, SIGNATURE
from magazine.works.signatures import listed_by_signers, signature_findings

if TYPE_CHECKING:
    from pathlib import Path

    from tests.release.authority import Holder
    from tests.release.bench import Made

__all__ = ["house", "signed", "spoilt", "unsigned"]


def rules(made: Made, *, required: bool = False, days: int = 0) -> list[str]:
    found = signature_findings(made.project, made.out, NOW + days * DAY, required=required)
    return [f"{finding.rule} {finding.where.path}" for finding in found]


def pin(made: Made, by: Holder) -> None:
    (made.project / PINNED).write_bytes(by.pem)


def test_an_unsigned_build_is_a_fault_where_it_must_be_signed(unsigned: Made) -> None:
    assert rules(unsigned) == []
    assert rules(unsigned, required=True) == ["not-signed build"]


def test_a_signed_build_holds_against_the_pinned_certificate(spoilt: Made, house: Holder) -> None:
    assert rules(spoilt) == []
    assert rules(spoilt, required=True) == [f"certificate-not-pinned {PINNED}"]
    pin(spoilt, house)
    assert rules(spoilt, required=True) == []


def test_another_certificate_or_another_time_is_found(spoilt: Made, house: Holder) -> None:
    every = [f"untrue-signature build/{shelf}/{LIST}" for shelf in SHELVES]
    every += [f"untrue-signature build/{place(edition)}" for edition in (Edition.ARCHIVE, Edition.EPUB, Edition.SCREEN)]
    pin(spoilt, holder())
    assert sorted(rules(spoilt)) == sorted(every)
    pin(spoilt, house)
    assert sorted(rules(spoilt, days=9_000)) == sorted(every)


def test_a_build_that_is_signed_in_part_is_found(spoilt: Made) -> None:
    (spoilt.out / "press" / SIGNATURE).unlink()
    assert rules(spoilt) == [f"untrue-signature build/press/{LIST}"]
    (spoilt.out / "press" / LIST).unlink()
    assert rules(spoilt) == [f"untrue-signature build/press/{LIST}"]


def test_an_unsigned_pdf_in_a_signed_build_is_found(unsigned: Made, spoilt: Made) -> None:
    spoilt.file(Edition.SCREEN).unlink()
    spoilt.file(Edition.SCREEN).write_bytes(unsigned.file(Edition.SCREEN).read_bytes())
    assert rules(spoilt) == [f"untrue-signature build/{place(Edition.SCREEN)}"]


def test_the_lists_name_all_that_is_signed_and_themselves(signed: Made, unsigned: Made, tmp_path: Path) -> None:
    files = {path for shelf in SHELVES for path in (signed.out / shelf).rglob("*") if path.is_file()}
    assert listed_by_signers(signed.out) == {path.relative_to(signed.out).as_posix(): digest_of(path) for path in files}
    assert listed_by_signers(unsigned.out) == {}
    broken = copy_of(signed, tmp_path / "broken")
    (broken.out / "site" / LIST).unlink()
    (broken.out / "site" / LIST).write_text("no list", encoding="utf-8")
    assert not [name for name in listed_by_signers(broken.out) if name.startswith("site/")]
