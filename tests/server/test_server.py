"""The language server as an editor meets it: a client over standard input and output."""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

pytest.importorskip("pygls")

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from lint_reports.readers.formats import SUFFIXES
from tests.corpus import LAYOUTS, report
from tests.support.checkout import ROOT
from tests.support.tables import markdown_tables
from tests.support.village import DISPUTES, village

WRONG = DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t3")
TOTAL = "行政许可\t12\t\t"


class Editor:
    """A client with one document, and what the server has said of it."""

    def __init__(self, client: LanguageClient, uri: str) -> None:
        self.client = client
        self.uri = uri
        self.said: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        self.messages: list[str] = []
        self.version = 1

    async def open(self, text: str) -> list[types.Diagnostic]:
        item = types.TextDocumentItem(self.uri, types.LanguageKind.Markdown, self.version, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return await self.found()

    async def change(self, *changes: types.TextEdit) -> list[types.Diagnostic]:
        self.version += 1
        events: list[Any] = [types.TextDocumentContentChangePartial(each.range, each.new_text) for each in changes]
        document = types.VersionedTextDocumentIdentifier(uri=self.uri, version=self.version)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, events))
        return await self.found()

    async def found(self) -> list[types.Diagnostic]:
        said = await asyncio.wait_for(self.said.get(), 20)
        return list(said.diagnostics)

    @property
    def document(self) -> types.TextDocumentIdentifier:
        return types.TextDocumentIdentifier(self.uri)

    async def actions(self, range: types.Range) -> list[types.CodeAction]:
        params = types.CodeActionParams(self.document, range, types.CodeActionContext([]))
        return [
            each
            for each in await self.client.text_document_code_action_async(params) or []
            if isinstance(each, types.CodeAction)
        ]

    async def hover(self, line: int, character: int) -> str:
        params = types.HoverParams(self.document, types.Position(line, character))
        answer = await self.client.text_document_hover_async(params)
        assert answer is None or isinstance(answer.contents, types.MarkupContent)
        return answer.contents.value if answer and isinstance(answer.contents, types.MarkupContent) else ""


Session = Callable[[Editor], Awaitable[None]]


def converse(
    folder: Path,
    session: Session,
    name: str = "年报.md",
    encoding: types.PositionEncodingKind | None = None,
    locale: str = "zh-CN",
) -> Editor:
    """Start a server and a client, let them talk, and see both end well."""

    async def run() -> Editor:
        client = LanguageClient("test", "1")
        await client.start_io(sys.executable, "-m", "lint_reports", "server", cwd=str(folder), env=environment())
        editor = Editor(client, (folder / name).as_uri())

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)  # type: ignore[untyped-decorator]
        def published(params: types.PublishDiagnosticsParams) -> None:
            editor.said.put_nowait(params)

        @client.feature(types.WINDOW_SHOW_MESSAGE)  # type: ignore[untyped-decorator]
        def shown(params: types.ShowMessageParams) -> None:
            editor.messages.append(params.message)

        general = types.GeneralClientCapabilities(position_encodings=[encoding] if encoding else None)
        capabilities = types.ClientCapabilities(general=general)
        folders = [types.WorkspaceFolder(folder.as_uri(), "reports")]
        await client.initialize_async(
            types.InitializeParams(capabilities, process_id=None, locale=locale, workspace_folders=folders)
        )
        client.initialized(types.InitializedParams())
        try:
            await session(editor)
        finally:
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()  # type: ignore[no-untyped-call]
        return editor

    return asyncio.run(run())


def environment() -> dict[str, str]:
    import os

    return {**os.environ, "PYTHONPATH": str(ROOT)}


def place(text: str, words: str) -> tuple[int, int]:
    """Line and column, from 0, of some words."""
    before = text[: text.index(words)]
    return before.count("\n"), len(before) - (before.rfind("\n") + 1)


def test_findings_come_and_go_while_typing(tmp_path: Path) -> None:
    text = village()
    line, column = place(text, "1\t0\t0\t1\t2")
    total = types.Range(types.Position(line, column + 8), types.Position(line, column + 9))

    async def session(editor: Editor) -> None:
        assert await editor.open(text) == []
        (found,) = await editor.change(types.TextEdit(total, "3"))
        assert (found.code, found.range, found.severity) == ("LR304", total, types.DiagnosticSeverity.Error)
        assert "3" in found.message and "合计" not in found.message
        assert await editor.change(types.TextEdit(total, "2")) == []

    converse(tmp_path, session)


@pytest.mark.parametrize(
    ("encoding", "unit"),
    [
        (None, 2),
        (types.PositionEncodingKind.Utf16, 2),
        (types.PositionEncodingKind.Utf32, 1),
        (types.PositionEncodingKind.Utf8, 4),
    ],
)
def test_columns_are_in_the_units_agreed_upon(
    tmp_path: Path, encoding: types.PositionEncodingKind | None, unit: int
) -> None:
    """𠮷 is one code point, two units of UTF-16 and four bytes; every other character here has one unit, or three bytes."""
    text = village(disputes=WRONG).replace("1\t0\t0\t1\t3", "𠮷1\t0\t0\t1\t3")
    line, _ = place(text, "𠮷1")

    async def session(editor: Editor) -> None:
        found = [each for each in await editor.open(text) if each.range.start.line == line]
        assert found[0].range.start.character == 0
        assert found[0].range.end.character == unit + 1

    converse(tmp_path, session, encoding=encoding)


def test_a_quick_fix_writes_the_figure(tmp_path: Path) -> None:
    text = village(requests="", disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t"))

    async def session(editor: Editor) -> None:
        blank = next(each for each in await editor.open(text) if each.code == "LR201")
        fix = (await editor.actions(blank.range))[0]
        assert fix.is_preferred and fix.diagnostics and fix.diagnostics[0].code == "LR201"
        assert fix.edit and fix.edit.changes
        (edit,) = fix.edit.changes[editor.uri]
        assert (edit.new_text, edit.range.start) == ("2", blank.range.start)
        after = await editor.change(types.TextEdit(edit.range, edit.new_text))
        assert "LR201" not in {each.code for each in after}

    converse(tmp_path, session)


@pytest.mark.parametrize("name", [f"年报{suffix}" for suffix in sorted(SUFFIXES - {".docx"})])
def test_a_finding_can_be_let_pass_with_a_reason(tmp_path: Path, name: str) -> None:
    text = village(disputes=WRONG)
    if "htm" in name:
        rows = WRONG.replace("\t", "</td><td>").replace("\n", "</td></tr>\n<tr><td>")
        text = village(disputes=f"<table>\n<tr><td>{rows}</td></tr></table>")

    async def session(editor: Editor) -> None:
        found = next(each for each in await editor.open(text) if each.code == "LR304")
        ignore = (await editor.actions(found.range))[-1]
        assert ignore.edit and ignore.edit.changes and "broken-dispute-total" in ignore.title
        (edit,) = ignore.edit.changes[editor.uri]
        assert isinstance(edit, types.TextEdit)
        assert "LR304" not in {each.code for each in await editor.change(edit)}

    converse(tmp_path, session, name)


def test_the_comment_for_a_row_leaves_the_table_whole(tmp_path: Path) -> None:
    text = LAYOUTS["pipe"](report(Random(1), 2021)).text
    row = next(line for line in text.splitlines() if "2.重复申请" in line or "2、重复申请" in line)
    blank = text.replace(row, re.sub(r"\| \d+ ( *)\|", r"|   \1|", row, count=1))

    async def session(editor: Editor) -> None:
        found = next(each for each in await editor.open(blank) if each.code == "LR201")
        (edit,) = next(
            action.edit.changes[editor.uri]
            for action in await editor.actions(found.range)
            if "blank-cell" in action.title and "理由" in action.title and action.edit and action.edit.changes
        )
        assert isinstance(edit, types.TextEdit)
        lines = blank.split("\n")
        assert edit.range.start == edit.range.end
        at = edit.range.start
        lines[at.line] = lines[at.line][: at.character] + edit.new_text + lines[at.line][at.character :]
        assert markdown_tables("\n".join(lines)) == markdown_tables(blank) != []

    converse(tmp_path, session)


def test_a_figure_tells_what_it_has_to_agree_with(tmp_path: Path) -> None:
    text = village(disputes=WRONG)
    line, column = place(text, "1\t0\t0\t1\t3")

    async def session(editor: Editor) -> None:
        await editor.open(text)
        said = await editor.hover(line, column + 8)
        assert "LR304 broken-dispute-total" in said
        assert "✗ 总计 3 ＝ 结果维持 1＋尚未审结 1" in said
        assert await editor.hover(0, 0) == ""

    converse(tmp_path, session)


def test_a_figure_of_table_three_stands_in_its_row_and_its_column(tmp_path: Path) -> None:
    text = village()
    line, column = place(text, "（一）予以公开")

    async def session(editor: Editor) -> None:
        await editor.open(text)
        said = await editor.hover(line, column + len("（一）予以公开") + 2)
        assert said.count("✓") == 2 and "（七）总计" in said and "商业企业" in said

    converse(tmp_path, session)


def test_the_outline_has_sections_and_rows(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        await editor.open(village())
        params = types.DocumentSymbolParams(editor.document)
        made = await editor.client.text_document_document_symbol_async(params)
        sections = [each for each in made or [] if isinstance(each, types.DocumentSymbol)]
        assert [each.name[0] for each in sections] == list("一二三四五六")
        rows = sections[2].children or []
        assert len(rows) == 25 and rows[0].name == "一、本年新收政府信息公开申请数量"
        for section in sections:
            for row in section.children or ():
                assert section.range.start <= row.range.start <= row.range.end <= section.range.end

    converse(tmp_path, session)


def test_it_speaks_the_language_of_the_editor_unless_it_is_configured(tmp_path: Path) -> None:
    async def english(editor: Editor) -> None:
        (found,) = await editor.open(village(disputes=WRONG))
        assert "add up" in found.message

    converse(tmp_path, english, locale="en-GB")
    (tmp_path / ".lint-reports.yaml").write_text("lang: zh\nseverity: {LR304: info}\n", "utf-8")

    async def configured(editor: Editor) -> None:
        (found,) = await editor.open(village(disputes=WRONG))
        assert "add up" not in found.message and found.severity == types.DiagnosticSeverity.Information

    converse(tmp_path, configured, locale="en-GB")


def test_a_wrong_configuration_is_told_once_and_left_aside(tmp_path: Path) -> None:
    (tmp_path / ".lint-reports.yaml").write_text("ignor: [LR3]\n", "utf-8")

    async def session(editor: Editor) -> None:
        assert len(await editor.open(village(disputes=WRONG))) == 1
        await editor.change(types.TextEdit(types.Range(types.Position(0, 0), types.Position(0, 0)), ""))

    told = converse(tmp_path, session).messages
    assert len(told) == 1 and told[0].startswith(".lint-reports.yaml:1:1: ") and "^" in told[0]


@pytest.mark.parametrize("name", ["readme.md", "a.py", "a.docx"])
def test_what_is_no_report_has_no_findings(tmp_path: Path, name: str) -> None:
    async def session(editor: Editor) -> None:
        assert await editor.open("# hello\n") == []
        assert await editor.hover(0, 0) == ""
        assert await editor.actions(types.Range(types.Position(0, 0), types.Position(0, 0))) == []

    converse(tmp_path, session, name)


def test_hostile_text_does_not_end_the_server(tmp_path: Path) -> None:
    async def session(editor: Editor) -> None:
        for text in ("", "\r\r\n\x00\ud83d", "|" * 5000, village()[:700] + "\u2028\x85" + village()[700:]):
            end = types.Position(10_000, 0)
            await (editor.open("x") if editor.version == 1 else asyncio.sleep(0))
            await editor.change(types.TextEdit(types.Range(types.Position(0, 0), end), text))

    converse(tmp_path, session)
