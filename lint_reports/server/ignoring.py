"""The comment that lets a finding pass, as an edit: on a line of its own above the one it stands on."""

from __future__ import annotations

import os

from lsprotocol import types

from lint_reports import linter
from lint_reports.model.diagnostic import Diagnostic, Language, Text
from lint_reports.server.checked import Checked

_REASON = Text("此处写理由", "reason")
_COMMENTS = {".txt": "# {}", ".text": "# {}"}
_OTHER = "<!-- {} -->"


def ignore_edit(checked: Checked, found: Diagnostic, language: Language) -> types.TextEdit | None:
    """None where the comment would not do: where the finding stays, or others come."""
    if found.location.range is None:
        return None
    line = found.location.range.start.line - 1
    form = _COMMENTS.get(os.path.splitext(checked.path)[1].lower(), _OTHER)
    comment = form.format(f"lint-reports: ignore[{found.name}] -- {_REASON.of(language)}")
    newline = "\r\n" if checked.lines[0].endswith("\r\n") else "\n"
    lines = [*checked.lines[:line], comment + newline, *checked.lines[line:]]
    after = linter.lint(checked.path, "".join(lines).encode("utf-8", "surrogatepass"), checked.settings).diagnostics
    if len(after) >= len(checked.findings):
        return None
    place = types.Position(line, 0)
    return types.TextEdit(types.Range(place, place), comment + newline)
