"""What an editor program says is bounded, and no address of its own leads the desk out of the project."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest
from tests.wrong.cases import copy_specimen

pytest.importorskip("pygls", reason="pygls is not installed: the group `desk` in pyproject.toml")

from magazine.preview.language_server import Server, converse
from magazine.works import mirror

if TYPE_CHECKING:
    from pathlib import Path

HELLO = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"capabilities": {}}}).encode()


def framed(body: bytes) -> bytes:
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def answers(project: Path, *said: bytes) -> bytes:
    """Give what is answered, also where the conversation was ended."""
    answered = io.BytesIO()
    answered.close = lambda: None  # type: ignore[method-assign]
    converse(Server(project), io.BytesIO(b"".join((framed(HELLO), *said))), answered)
    return answered.getvalue()


@pytest.mark.parametrize(
    "said",
    [b"Content-Length: 99999999999999\r\n\r\nx", b"Content-Length: " + b"9" * 5_000 + b"\r\n\r\nx", b"x" * 200_000 + b"\r\n\r\n", b"Content-Length: 5000001\r\n\r\n" + b" " * 5_000_001],
    ids=["beyond all memory", "beyond all numbers", "a head without end", "a little too large"],
)  # fmt: skip
def test_what_is_too_large_ends_the_conversation(said: bytes, tmp_path: Path) -> None:
    late = framed(b'{"jsonrpc": "2.0", "id": 2, "method": "shutdown", "params": null}')
    assert b'"id": 2' not in answers(tmp_path, said, late)
    assert b'"id": 2' in answers(tmp_path, late)


@pytest.mark.parametrize("said", [b"{", b"\xff", b"[" * 50_000, b"null", b'{"jsonrpc": "2.0", "method": 3}', b'{"jsonrpc": "2.0", "id": {}, "method": "shutdown"}'])  # fmt: skip
def test_what_is_no_message_is_told_in_a_line_and_the_next_is_heard(
    said: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = framed(b'{"jsonrpc": "2.0", "id": 2, "method": "shutdown", "params": null}')
    assert b'"id": 2' in answers(tmp_path, framed(said), late)
    assert capsys.readouterr() == ("", "")


def test_no_address_leads_out_of_the_project(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    (tmp_path / "outside").mkdir()
    (project / "issues/2019-01/away").symlink_to(tmp_path / "outside")
    here = project.as_uri()
    path = Server(project).path_of
    assert path(f"{here}/issues/2019-01/patrol/fr.md") == "issues/2019-01/patrol/fr.md"
    for address in (f"{here}/issues/2019-01/patrol/../../../../outside/x.md", f"{here}/issues/2019-01/away/x.md", f"{here}/../outside/x.md",
                    "file:///etc/passwd", "file://[", "file:///%00", "http://x/y", f"{here}/issues/2019-01/%2e%2e/x.md", ""):  # fmt: skip
        assert path(address) is None, address


@pytest.mark.parametrize("path", ["issues/2019-01/away/x.md", "../outside/x.md", "issues/../../outside/x.md"])
def test_nothing_is_written_outside_the_mirror(path: str, tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (project / "issues/2019-01/away").symlink_to(outside)
    with mirror.mirror(project, ["2019-01"]) as copy:
        copy.write(path, "x")
        copy.write("issues/2019-01/patrol/fr.md", "y")
        assert (copy.project / "issues/2019-01/patrol/fr.md").read_text() == "y"
        assert list(copy.project.parent.glob("outside/*")) == []
    assert list(outside.iterdir()) == []
