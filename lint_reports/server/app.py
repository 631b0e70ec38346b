"""The language server: the requests of an editor and their answers. pygls speaks the protocol."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from lsprotocol import types
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from lint_reports import __version__
from lint_reports.config.lookup import Lookup
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.location import Range
from lint_reports.readers.formats import SUFFIXES
from lint_reports.server import answers
from lint_reports.server.checked import Checked
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text

_REASON = Text("此处写理由", "reason")
"""The placeholder for a reason in a new suppression comment."""


class Server(LanguageServer):
    """The pygls server, with the open documents by URI; each version of a document is checked once."""

    def __init__(self, language: Language) -> None:
        super().__init__("lint-reports", __version__)
        self.language = language
        self.documents: dict[str, tuple[int | None, Checked]] = {}
        self.complaint = ""

    def checked(self, document: TextDocument) -> Checked | None:
        """The checked document; None for one in a format that no reader reads as text."""
        known = self.documents.get(document.uri)
        if known is not None and known[0] == document.version:
            return known[1]
        path = uris.to_fs_path(document.uri) or document.uri
        if os.path.splitext(path)[1].lower() not in SUFFIXES - {".docx"}:
            return None
        lookup = self._lookup()
        language = lookup.of_folder(os.path.dirname(path)).lang
        checked = Checked(path, document.source, lookup.of_file(path), language)
        self.documents[document.uri] = document.version, checked
        return checked

    def _lookup(self) -> Lookup:
        """Read the configuration again, as it may have changed; a wrong one is reported once and then ignored."""
        try:
            lookup = Lookup({}, self.language, baselines=True)
            for folder in self.workspace.folders.values():
                lookup.of_folder(uris.to_fs_path(folder.uri) or os.curdir)
        except UsageError as error:
            complaint = "\n".join(filter(None, (error.text.of(self.language), error.excerpt)))
            if complaint != self.complaint:
                self.complaint = complaint
                self.window_show_message(types.ShowMessageParams(types.MessageType.Error, complaint))
            return Lookup({"isolated": True}, self.language)
        self.complaint = ""
        return lookup

    def publish(self, document: TextDocument) -> None:
        """Send the findings in a document."""
        checked = self.checked(document)
        found = checked.findings if checked else ()
        sent = [
            self.to_client(document, answers.diagnostic(each, self.language_of(checked), document.uri))
            for each in found
        ]
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(document.uri, sent, document.version))

    def language_of(self, checked: Checked | None) -> Language:
        return checked.language if checked else self.language

    def to_client(self, document: TextDocument, found: types.Diagnostic) -> types.Diagnostic:
        """Convert the ranges of a finding, in place."""
        found.range = self.converted(document, found.range)
        for each in found.related_information or ():
            each.location.range = self.converted(document, each.location.range)
        return found

    def converted(self, document: TextDocument, range: types.Range) -> types.Range:
        """A range in code points, in the units that client and server agreed on."""
        return document.position_codec.range_to_client_units(document.lines, range)

    def to_code_points(self, document: TextDocument, range: types.Range) -> Range:
        """The editor's range, in lines and code points from 1."""
        plain = document.position_codec.range_from_client_units(document.lines, range)
        start, end = plain.start, plain.end
        return Range.of(start.line + 1, start.character + 1, end.line + 1, end.character + 1)


def make(language: Language) -> Server:
    """A server, not yet started."""
    server = Server(language)

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        locale = (params.locale or "").lower()
        if locale:
            server.language = "zh" if locale.startswith("zh") else "en"

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        server.publish(server.workspace.get_text_document(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        server.publish(server.workspace.get_text_document(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.documents.pop(params.text_document.uri, None)
        server.text_document_publish_diagnostics(types.PublishDiagnosticsParams(params.text_document.uri, []))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def configured(params: types.DidChangeWatchedFilesParams) -> None:
        server.documents.clear()
        for document in server.workspace.text_documents.values():
            server.publish(document)

    _answer_requests(server)
    return server


def _answer_requests(server: Server) -> None:
    """Register the requests about a document: hover, outline, code actions."""

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hover(params: types.HoverParams) -> types.Hover | None:
        document = server.workspace.get_text_document(params.text_document.uri)
        checked = server.checked(document)
        if checked is None:
            return None
        place = server.to_code_points(document, types.Range(params.position, params.position))
        text = answers.hover(checked, place, server.language_of(checked))
        return answers.markdown(text) if text else None

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        document = server.workspace.get_text_document(params.text_document.uri)
        checked = server.checked(document)
        if checked is None or checked.report is None:
            return []
        found = answers.symbols(checked.report, len(checked.lines))
        for each in (*found, *(child for section in found for child in section.children or ())):
            each.range = server.converted(document, each.range)
            each.selection_range = server.converted(document, each.selection_range)
        return found

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction]:
        only = params.context.only
        if only and not any(
            types.CodeActionKind.QuickFix.value.startswith(str(getattr(kind, "value", kind))) for kind in only
        ):
            return []
        document = server.workspace.get_text_document(params.text_document.uri)
        checked = server.checked(document)
        return _actions(server, document, checked, params.range) if checked else []


def _actions(server: Server, document: TextDocument, checked: Checked, range: types.Range) -> list[types.CodeAction]:
    """For every finding in the range its fix, then a comment that suppresses it."""
    language = server.language_of(checked)
    found = checked.at(server.to_code_points(document, range))
    actions = [_fix(server, document, each, language) for each in found if each.fix is not None]
    for each in found:
        edit = checked.comment_edit(each, _REASON.of(language))
        if edit is not None:
            title = Text(f"不再提示 {each.name}，并写明理由", f"ignore {each.name} here, with a reason").of(language)
            actions.append(_action(server, document, title, answers.edits_of((edit,)), each, language))
    return actions


def _fix(server: Server, document: TextDocument, found: Diagnostic, language: Language) -> types.CodeAction:
    assert found.fix is not None
    title = answers.fix_title(found.fix, found, language)
    edits = answers.edits_of(found.fix.edits)
    return _action(server, document, title, edits, found, language, is_preferred=True)


def _action(
    server: Server,
    document: TextDocument,
    title: str,
    edits: Sequence[types.TextEdit],
    found: Diagnostic,
    language: Language,
    **more: Any,
) -> types.CodeAction:
    for edit in edits:
        edit.range = server.converted(document, edit.range)
    fixed = [server.to_client(document, answers.diagnostic(found, language, document.uri))]
    return answers.action(title, document.uri, list(edits), diagnostics=fixed, **more)
