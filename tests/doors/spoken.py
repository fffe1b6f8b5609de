"""The door of `magazine language-server`: what a broken or hostile editor program says (JSON-RPC 2.0, Language Server Protocol 3.17)."""

from __future__ import annotations

import io
import json
import shutil
import sys
from typing import TYPE_CHECKING, Any, Final

from hypothesis import strategies as st
from tests.doors import nasties
from tests.doors.door import Door
from tests.doors.mutations import texts
from tests.doors.outcome import Outcome, Unsafe
from tests.wrong.cases import copy_specimen

from magazine.issue.finding import Finding, Location
from magazine.preview import language_server
from magazine.preview.language_server import Server, converse
from magazine.works import unsaved
from magazine.works.inspection import Inspection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from hypothesis.strategies import SearchStrategy

ROOT: Final = "file:///ROOT"
"""Stands for the project's address in what is drawn, so that an input means the same in every folder."""
TEXT: Final = f"{ROOT}/issues/2019-01/patrol/fr.md"
WORDS: Final = "---\ntitle: Une nuit\nstatus: ready\n---\nIl vint  de de loin.\n"
_DOCUMENT: Final = {"uri": TEXT, "languageId": "markdown", "version": 1, "text": WORDS}
_PLACE: Final = {"start": {"line": 4, "character": 0}, "end": {"line": 4, "character": 9}}


def _said(method: str, params: object = None, number: int | None = None) -> str:
    message = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
    return json.dumps(message)


HELLO: Final = (
    _said("initialize", {"processId": None, "rootUri": ROOT, "capabilities": {}}, 1),
    _said("initialized", {}),
)
OPENED: Final = _said("textDocument/didOpen", {"textDocument": _DOCUMENT})
CHANGES: Final = (
    {"text": WORDS}, {"text": ""}, {"range": _PLACE, "text": "x"},
    {"range": {"start": {"line": 2**31 - 1, "character": 2**31 - 1}, "end": {"line": 0, "character": 0}}, "text": "y"},
)  # fmt: skip
REST: Final = (
    *(_said("textDocument/didChange", {"textDocument": {"uri": TEXT, "version": 2}, "contentChanges": [one]}) for one in CHANGES),
    _said("textDocument/didSave", {"textDocument": {"uri": TEXT}}), _said("textDocument/didClose", {"textDocument": {"uri": TEXT}}),
    _said("textDocument/codeAction", {"textDocument": {"uri": TEXT}, "range": _PLACE, "context": {"diagnostics": []}}, 2),
    _said("workspace/didChangeConfiguration", {"settings": None}), _said("$/cancelRequest", {"id": 2}), _said("$/setTrace", {"value": "verbose"}),
    _said("no/such", [1], 3), '{"jsonrpc": "2.0", "id": 9, "result": null}', '{"jsonrpc": "2.0", "id": 9, "error": {"code": 1, "message": "x"}}',
    _said("shutdown", None, 4), _said("exit"), _said("initialize", {"capabilities": {}}, 5),
)  # fmt: skip
ADDRESSES: Final = (
    f"{ROOT}/issues/2019-01/patrol/../../../../outside/x.md", f"{ROOT}/issues/2019-01/patrol/%2e%2e/%2e%2e/%2e%2e/%2e%2e/outside/x.md",
    f"{ROOT}/issues/2019-01/away/x.md", f"{ROOT}/../outside/x.md", "file:///etc/passwd", "file:///dev/zero", "file://[", "file:///%00", "http://x/y", "untitled:1",
    f"{ROOT}/issues/2019-01/patrol/fr.md/x.md", f"{ROOT}/issues/2019-01/patrol", f"{ROOT}/issues", f"{ROOT}", f"{ROOT}/issues/../issues/2019-01/patrol/fr.md",
    f"{ROOT}/issues/2019-01/pipe/fr.md", f"{ROOT}/issues/2019-01/{'a' * 300}/fr.md", f"{ROOT}/issues/2019-01/patrol/\\u202efr.md", "", "//", "file:",
)  # fmt: skip
PIECES: Final = (
    *ADDRESSES, *(f'"{address}"' for address in ADDRESSES), "null", "true", "[]", "{}", "-1", "1e999", "NaN", "9" * 5_000, '"\\ud800"', '"x"', "[[[[[[", "{" * 3_000, "[" * 50_000,
    '"jsonrpc": "1.0",', '"id": {},', '"id": null,', '"params": 3,', '"method": 4,', '"__class__": 1,', '"version": "x",', '"character": 1e400,', '"line": -1,', ",", ":", '"',
)  # fmt: skip
HEADS: Final = (
    "Content-Length: {n}\r\n\r\n", "Content-Length: {n}\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n",
)  # fmt: skip
ODD_HEADS: Final = (
    "Content-Length: {n}\n\n", "content-length: {n}\r\n\r\n", "Content-Length: 0\r\n\r\n", "Content-Length: 3\r\n\r\n", "Content-Length: 99999\r\n\r\n", "Content-Length: -1\r\n\r\n",
    "Content-Length: 99999999999999\r\n\r\n", "Content-Length: " + "9" * 5_000 + "\r\n\r\n", "Content-Length: ٣\r\n\r\n", "x" * 200_000 + "\r\n\r\n", "\r\n", "", "\x00",
    "Content-Length: {n}\r\n" * 9 + "\r\n", "Content-Length: {n}\r\nContent-Length: 1\r\n\r\n",
)  # fmt: skip


def frames() -> SearchStrategy[list[tuple[str, str]]]:
    """Draw what is said after the greeting: heads and bodies, most of them right."""
    good = st.sampled_from((OPENED, OPENED, *REST))
    hurt = texts((OPENED, *REST), (*PIECES, *PIECES, *nasties.EVERY))
    elsewhere = st.tuples(st.sampled_from((OPENED, *REST[:7])), st.sampled_from(ADDRESSES)).map(
        lambda drawn: drawn[0].replace(TEXT, drawn[1])
    )
    heads = st.one_of(*(st.sampled_from(HEADS),) * 6, st.sampled_from(ODD_HEADS))
    return st.lists(st.tuples(heads, st.one_of(good, elsewhere, hurt, hurt)), min_size=1, max_size=5)


def _framed(head: str, body: str) -> bytes:
    data = body.encode("utf-8", "surrogatepass")
    return head.replace("{n}", str(len(data))).encode() + data


def _looked(_project: object, asked: Sequence[Any], *_about: object) -> Inspection:
    """Stand in for the copy desk, which has a door of its own: one finding in each text of an article."""
    where = Location(path=f"issues/{asked[0].issue}/{asked[0].article}/fr.md", line=3, column=2)
    return Inspection(findings=(Finding(rule="x", where=where, what="something is wrong", remedy="mend it"),))


def open_conversation(folder: Path) -> Callable[[list[tuple[str, str]]], Outcome]:
    project = copy_specimen(folder)
    outside = folder / "outside"
    outside.mkdir()
    (project / "issues/2019-01/away").symlink_to(outside)
    (project / "issues/2019-01/pipe").mkdir()
    kept = _seen(folder)
    truly = unsaved.inspect  # type: ignore[attr-defined] # put in its place here alone
    language_server.PAUSE_SECONDS = 0  # type: ignore[misc] # as fast as it goes
    tried = 0

    def enter(drawn: list[tuple[str, str]]) -> Outcome:
        nonlocal tried
        tried += 1
        unsaved.inspect = truly if tried % 40 == 0 else _looked  # type: ignore[attr-defined, assignment]
        here = project.as_uri()
        said = b"".join(
            _framed(head, body.replace(ROOT, here)) for head, body in [*((HEADS[0], one) for one in HELLO), *drawn]
        )
        answered, complained = io.BytesIO(), io.StringIO()
        answered.close = lambda: None  # type: ignore[method-assign]
        before, sys.stderr = sys.stderr, complained
        try:
            converse(Server(project), io.BytesIO(said), answered)
        finally:
            sys.stderr = before
        if "Traceback" in complained.getvalue():
            raise Unsafe(f"a traceback is shown: {complained.getvalue()[-600:]}")
        shutil.rmtree(project / ".magazine", ignore_errors=True)
        if _seen(folder) != kept:
            raise Unsafe(f"something was written: {sorted(_seen(folder) ^ kept)[:3]}")
        answers = _answers(answered.getvalue())
        marks = [one for one in answers if one.get("method") == "textDocument/publishDiagnostics"]
        for one in marks:
            _hold_within(one["params"], here)
        return Outcome(
            value=[mark["message"] for one in marks for mark in one["params"]["diagnostics"]] or None, silent=True
        )

    return enter


def _seen(folder: Path) -> set[str]:
    return {f"{path} {path.lstat().st_size}" for path in folder.rglob("*") if ".magazine" not in path.parts}


def _answers(data: bytes) -> list[dict[str, Any]]:
    """Take the answers apart: each is a whole message, or an editor would be lost."""
    found, stream = [], io.BytesIO(data)
    while head := stream.readline():
        length = int(head.partition(b":")[2]) if head.lower().startswith(b"content-length") else None
        while stream.readline().strip():
            pass
        if length is None:
            raise Unsafe(f"an answer without its length: {head[:80]!r}")
        found.append(json.loads(stream.read(length)))
    if not found or found[0].get("id") != 1:
        raise Unsafe("the greeting was not answered")
    return found


def _hold_within(params: dict[str, Any], here: str) -> None:
    if params["diagnostics"] and not params["uri"].startswith(f"{here}/issues/"):
        raise Unsafe(f"something is told of a file outside: {params['uri'][:200]}")
    for mark in params["diagnostics"]:
        place = mark["range"]
        if min(place["start"]["line"], place["start"]["character"], place["end"]["character"]) < 0:
            raise Unsafe(f"a place that does not exist: {place}")


DOORS: Final = {"language server": Door(inputs=frames, open=open_conversation, daily=20)}
