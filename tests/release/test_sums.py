"""Lists of hashes are of one form, read as strictly as they are written."""

from __future__ import annotations

import pytest

from magazine.release.sums import BadListError, read_sums, write_sums

ONE, TWO = "1" * 64, "2" * 64


def test_what_is_written_is_read() -> None:
    digests = {"fr/index.html": ONE, "ar/العدد (1).epub": TWO}
    assert read_sums(write_sums(digests).encode()) == digests


def test_names_that_would_not_come_back_are_not_written() -> None:
    with pytest.raises(BadListError):
        write_sums({"two\nlines": ONE})


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE}  /etc/passwd\n", f"{ONE}  ../x\n", f"{ONE}  a/../x\n", f"{ONE}  a//x\n", f"{ONE}\tx\n", f"{ONE[1:]}  x\n",
        f"{ONE}  x\n{TWO}  x\n", f"{ONE}  x\r\n", f"\\{ONE}  x\n", f"{ONE.replace('1', 'G')}  x\n", f"SHA256 (x) = {ONE}\n",
    ],
)  # fmt: skip
def test_other_forms_are_refused(text: str) -> None:
    with pytest.raises(BadListError):
        read_sums(text.encode())


def test_so_is_what_is_no_text() -> None:
    with pytest.raises(BadListError):
        read_sums(b"\xff")
