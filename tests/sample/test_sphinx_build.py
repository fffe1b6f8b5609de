"""Plain ``sphinx-build`` with the top-level ``conf.py``."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("builder", "language", "expected"),
    [
        ("web", "ar", "site/ar/2019-01/open-days/index.html"),
        ("web", "fr", "site/fr/2019-01/open-days/index.html"),
        ("epub", "fr", "site/fr/2019-01/police-magazine-2019-01-fr.epub"),
    ],
)
def test_sphinx_build_makes_the_edition_without_a_warning(
    sample: Path, tmp_path: Path, builder: str, language: str, expected: str
) -> None:
    result = subprocess.run(
        [
            sys.executable, "-m", "sphinx", "-W", "--keep-going", "-c", ".", "-b", builder, "-D", f"magazine_language={language}",
            "-d", str(tmp_path / "doctrees"), "issues/2019-01", str(tmp_path / "out"),
        ],
        cwd=sample, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stderr
    made, built = tmp_path / "out" / expected, sample / "build" / expected
    assert made.is_file()
    if builder == "epub":
        assert made.read_bytes() == built.read_bytes()
