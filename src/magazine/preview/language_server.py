"""The door to pygls: findings in the editor of whoever writes, as they type, and safe fixes at a keystroke.

An open text stands for its file until it is saved; nothing is written but by the editor.
"""

from __future__ import annotations

import asyncio
import logging
import re
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.uris import to_fs_path

from magazine import __version__
from magazine.constants import EDITOR_MESSAGE_MAX_BYTES
from magazine.copydesk.mending import mend
from magazine.issue.finding import Level, presentable
from magazine.manuscript.files import leads_within
from magazine.works.clock import now
from magazine.works.unsaved import look, piece_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from magazine.issue.finding import Finding
    from magazine.issue.language import Language

PAUSE_SECONDS: Final = 0.3
"""After the last key: while somebody types, nothing is said."""
SEVERITIES: Final = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.NOTE: types.DiagnosticSeverity.Information,
}
_LINE_END: Final = re.compile("\r\n|\r|\n")
_HEAD_MAX_BYTES: Final = 10_000
"""Of one line before a message; editors write thirty."""
_LENGTH: Final = re.compile(rb"Content-Length:\s*([0-9]+)", re.IGNORECASE)
_WORD: Final = re.compile(r"\S+|\s+")


class _Spoken(LanguageServer):
    """The protocol; what cannot be understood or done is told in a line that the editor shows."""

    def report_server_error(self, error: Exception, source: object) -> None:
        """Tell of a message that came to nothing."""
        del source
        kind = getattr(error, "message", "") or type(error).__name__
        message = presentable(f"The copy desk could not do what the editor asked for ({kind}).")
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))


class _Ears:
    """The editor's words as they come in, each of bounded length: what is longer ends the conversation."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def readline(self) -> bytes:
        """Give a line of a message's head; nothing where it is longer than any head."""
        line = self._stream.readline(_HEAD_MAX_BYTES)
        length = _LENGTH.match(line)
        known = line.endswith(b"\n") and (length is None or len(length[1]) <= len(str(EDITOR_MESSAGE_MAX_BYTES)))
        return line if known else b""

    def read(self, size: int) -> bytes:
        """Give a message's body; nothing where it is larger than any text."""
        return self._stream.read(size) if size <= EDITOR_MESSAGE_MAX_BYTES else b""


class Server:
    """The copy desk as a language server."""

    def __init__(self, project: Path, tongue: Language | None = None) -> None:
        self.project = project
        self.tongue = tongue
        self.found: dict[str, tuple[Finding, ...]] = {}
        self.lsp = _Spoken("magazine", __version__, types.TextDocumentSyncKind.Incremental)
        self._waiting: dict[str, int] = {}
        for feature, handler in (
            (types.TEXT_DOCUMENT_DID_OPEN, self.opened),
            (types.TEXT_DOCUMENT_DID_CHANGE, self.changed),
            (types.TEXT_DOCUMENT_DID_SAVE, self.opened),
            (types.TEXT_DOCUMENT_DID_CLOSE, self.closed),
        ):
            self.lsp.feature(feature)(partial(handler))  # pygls hangs names on what it is given; methods take none
        kinds = [types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
        options = types.CodeActionOptions(code_action_kinds=kinds)
        self.lsp.feature(types.TEXT_DOCUMENT_CODE_ACTION, options)(partial(self.actions))

    def opened(self, params: types.DidOpenTextDocumentParams | types.DidSaveTextDocumentParams) -> None:
        """Look at a text that was opened or saved."""
        self.look(params.text_document.uri)

    async def changed(self, params: types.DidChangeTextDocumentParams) -> None:
        """Look at a text once its writer pauses."""
        uri = params.text_document.uri
        turn = self._waiting[uri] = self._waiting.get(uri, 0) + 1
        await asyncio.sleep(PAUSE_SECONDS)
        if self._waiting.get(uri) == turn:
            self.look(uri)

    def closed(self, params: types.DidCloseTextDocumentParams) -> None:
        """Say nothing more of a text that was closed."""
        self._waiting.pop(params.text_document.uri, None)
        self.found.pop(params.text_document.uri, None)
        self._publish(params.text_document.uri, ())

    def look(self, uri: str) -> None:
        """Look at an article, and tell of each of its texts that is open."""
        path = self.path_of(uri)
        asked = None if path is None else piece_of(path)
        if asked is None:
            return
        texts = self._open_texts()
        findings = look(self.project, asked, {own: text for own, (_, text) in texts.items()}, now(), self.tongue)
        for own, (open_uri, _) in texts.items():
            if piece_of(own) == asked:
                self.found[open_uri] = tuple(finding for finding in findings if finding.where.path == own)
                self._publish(open_uri, self.found[open_uri])

    def actions(self, params: types.CodeActionParams) -> list[types.CodeAction]:
        """Offer the safe fixes of the lines that are marked, and all of the text's at once."""
        uri, lines = params.text_document.uri, range(params.range.start.line + 1, params.range.end.line + 2)
        fixable = [finding for finding in self.found.get(uri, ()) if finding.fix]
        here = [finding for finding in fixable if finding.where.line in lines or _touches(finding, lines)]
        offers = [self._offer(uri, finding.remedy, [finding], types.CodeActionKind.QuickFix) for finding in here]
        whole = self._offer(uri, "Mend all that is safe in this text", fixable, types.CodeActionKind.SourceFixAll)
        wanted = params.context.only
        return [
            offer
            for offer in (*offers, whole)
            if offer is not None and (not wanted or any(_is_kind(offer.kind, kind) for kind in wanted))
        ]

    def _offer(
        self, uri: str, title: str, findings: Sequence[Finding], kind: types.CodeActionKind
    ) -> types.CodeAction | None:
        """Offer fixes, as far as they can be made in the text as it stands now."""
        text = self._text(uri)
        done = mend(text, findings, yaml=uri.endswith(".yaml")).done
        if not done:
            return None
        lines = _LINE_END.split(text)
        edits = [
            types.TextEdit(
                range=self._range(lines, edit.where.line, edit.where.column, len(edit.old)), new_text=edit.new
            )
            for finding in done
            for edit in finding.fix
        ]
        return types.CodeAction(title=title, kind=kind, edit=types.WorkspaceEdit(changes={uri: edits}))

    def _publish(self, uri: str, findings: Iterable[Finding]) -> None:
        lines = _LINE_END.split(self._text(uri))
        marks = [
            types.Diagnostic(
                range=self._range(lines, one.where.line, one.where.column, _length(one, lines)),
                message=f"{one.what} — {one.remedy}",
                severity=SEVERITIES[one.level],
                code=one.rule,
                source="magazine",
            )
            for one in findings
        ]
        self.lsp.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri=uri, diagnostics=marks))

    def _range(self, lines: Sequence[str], line: int, column: int, length: int) -> types.Range:
        """Give a stretch in the units that the editor counts in."""
        units = self.lsp.workspace.position_codec.client_num_units
        text = lines[line - 1] if line <= len(lines) else ""
        start, end = units(text[: column - 1]), units(text[: column - 1 + length])
        return types.Range(types.Position(line - 1, start), types.Position(line - 1, end))

    def _text(self, uri: str) -> str:
        """Give a text as it stands in the editor; nothing of one that is not open, which may be no file at all."""
        document = self.lsp.workspace.text_documents.get(uri)
        return document.source if document is not None and self.path_of(uri) else ""

    def path_of(self, uri: str) -> str | None:
        """Give the path within the project of a text, where it is one of the project's: no link and no ``..`` leads to it."""
        try:
            name = to_fs_path(uri)
            if name is None or ".." in Path(name).parts or not leads_within(Path(name), self.project):
                return None
            return Path(name).relative_to(self.project).as_posix()
        except ValueError:  # no address, or one of another place
            return None

    def _open_texts(self) -> dict[str, tuple[str, str]]:
        """Give the address and text of every open file of the project, by path."""
        documents = ((self.path_of(uri), uri, each.source) for uri, each in self.lsp.workspace.text_documents.items())
        return {path: (uri, text) for path, uri, text in documents if path is not None and piece_of(path) is not None}


def _length(finding: Finding, lines: Sequence[str]) -> int:
    """Give the length of what is marked: what the fix replaces there, else the word."""
    for edit in finding.fix:
        if edit.where == finding.where:
            return len(edit.old)
    text = lines[finding.where.line - 1] if finding.where.line <= len(lines) else ""
    word = _WORD.match(text, finding.where.column - 1)
    return len(word.group()) if word else 1


def _touches(finding: Finding, lines: range) -> bool:
    return any(edit.where.line in lines for edit in finding.fix)


def _is_kind(kind: types.CodeActionKind | str | None, wanted: types.CodeActionKind | str) -> bool:
    own, asked = (str(getattr(each, "value", each)) for each in (kind, wanted))
    return own == asked or own.startswith(f"{asked}.")


def serve(project: Path, tongue: Language | None = None) -> None:
    """Answer an editor on the standard input and output until it says goodbye."""
    converse(Server(project.resolve(), tongue), sys.stdin.buffer)


def converse(server: Server, said: BinaryIO, answered: BinaryIO | None = None) -> None:
    """Answer what an editor says.

    Args:
        server: that answers.
        said: bytes of the protocol.
        answered: takes the answers; the standard output where it is not given.
    """
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it logs tracebacks; what matters is told to the editor
    ears: Any = _Ears(said)
    server.lsp.start_io(ears, answered)
