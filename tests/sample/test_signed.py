"""The sample's real editions, signed: they keep PDF/UA and PDF/A, and the press file stays as the preflight passed it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from magazine.release.pdf import check_pdf, sign_pdf
from magazine.release.verdict import Reason
from tests.release.authority import NOW, holder
from tests.validators import verapdf

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "ua1": "build/site/{0}/2019-01/police-magazine-2019-01-{0}.pdf",
    "2a": "build/archive/2019-01/police-magazine-2019-01-{0}-archive.pdf",
}


@pytest.mark.soak
@pytest.mark.parametrize("tag", ["ar", "fr"])
@pytest.mark.parametrize("flavour", FILES)
def test_a_signed_edition_keeps_its_standard(flavour: str, tag: str, sample: Path, tmp_path: Path) -> None:
    house = holder()
    file = sample / FILES[flavour].format(tag)
    signed = tmp_path / file.name
    signed.write_bytes(sign_pdf(file.read_bytes(), file.name, house.signer, NOW))
    assert check_pdf(signed.read_bytes(), house.trusted()).reason is Reason.SIGNED
    assert verapdf(signed, flavour) == []
