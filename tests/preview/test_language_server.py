"""An editor program and the copy desk, speaking the Language Server Protocol through pipes."""

from __future__ import annotations

import asyncio
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from tests.wrong.cases import copy_specimen

pytest.importorskip("pygls", reason="pygls is not installed: the group `desk` in pyproject.toml")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

if TYPE_CHECKING:
    from pathlib import Path

WAIT_SECONDS = 60
SLIPS = "\n\N{GRINNING FACE} Il vint  de de loin.\n"


class Editor:
    """An editor program with one window."""

    def __init__(self, file: Path) -> None:
        self.uri = file.as_uri()
        self.text = file.read_text(encoding="utf-8")
        self.client = LanguageClient("editor", "1")
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(partial(self.told.put_nowait))

    async def start(self, project: Path) -> None:
        command = [sys.executable, "-c", "from magazine.cli import main; main()", "-C", str(project), "language-server"]
        await self.client.start_io(*command, "--in", "fr")
        params = types.InitializeParams(capabilities=types.ClientCapabilities(), root_uri=project.as_uri())
        await self.client.initialize_async(params)
        self.client.initialized(types.InitializedParams())

    async def open(self) -> list[types.Diagnostic]:
        document = types.TextDocumentItem(self.uri, "markdown", 1, self.text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))
        return await self.marks()

    async def type(self, *texts: str) -> list[types.Diagnostic]:
        """Type texts one after another without a pause; give what is marked then."""
        for version, text in enumerate(texts, 2):
            self.text = text
            document = types.VersionedTextDocumentIdentifier(version, self.uri)
            change = types.TextDocumentContentChangeWholeDocument(text)
            self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        return await self.marks()

    async def marks(self) -> list[types.Diagnostic]:
        return list((await asyncio.wait_for(self.told.get(), WAIT_SECONDS)).diagnostics)

    async def actions(self, line: int, *only: types.CodeActionKind) -> list[types.CodeAction]:
        at = types.Range(types.Position(line, 0), types.Position(line, 1))
        params = types.CodeActionParams(
            types.TextDocumentIdentifier(self.uri), at, types.CodeActionContext([], only=list(only) or None)
        )
        answer: Any = await self.client.text_document_code_action_async(params)
        return list(answer or ())

    async def close(self) -> list[types.Diagnostic]:
        document = types.TextDocumentIdentifier(self.uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))
        marks = await self.marks()
        await self.client.shutdown_async(None)
        self.client.exit(None)
        stop: Any = self.client.stop  # pygls leaves it untyped
        await stop()
        return marks


def test_what_is_typed_is_marked_and_mended_before_it_is_saved(tmp_path: Path) -> None:
    project = copy_specimen(tmp_path)
    file = project / "issues/2019-01/editorial/fr.md"
    before = file.read_bytes()

    async def session() -> None:
        editor = Editor(file)
        await editor.start(project)
        assert await editor.open() == []
        slips = editor.text + SLIPS
        line = slips.split("\n").index(SLIPS.strip())
        space, word = await editor.type(editor.text + "\nIl", slips)
        assert (space.code, space.severity, space.source) == (
            "double-space",
            types.DiagnosticSeverity.Information,
            "magazine",
        )
        assert space.range == types.Range(
            types.Position(line, 10), types.Position(line, 12)
        )  # in UTF-16: the face is two
        assert (word.code, word.severity) == ("doubled-word", types.DiagnosticSeverity.Warning)
        assert "est écrit deux fois" in word.message
        quick, whole = await editor.actions(line)
        assert (quick.kind, whole.kind) == (types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll)
        edit = types.TextEdit(space.range, " ")
        assert quick.edit is not None
        assert quick.edit.changes == {editor.uri: (edit,)}
        assert [one.kind for one in await editor.actions(0)] == [types.CodeActionKind.SourceFixAll]
        assert [one.kind for one in await editor.actions(line, types.CodeActionKind.QuickFix)] == [
            types.CodeActionKind.QuickFix
        ]
        assert await editor.close() == []

    asyncio.run(session())
    assert file.read_bytes() == before
