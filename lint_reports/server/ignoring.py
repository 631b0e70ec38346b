"""The comment that lets a finding pass, as an edit of the editor's: the one that `--add-ignore` would write."""

from __future__ import annotations

from lsprotocol import types

from lint_reports.fixes.add_comments import comment_edit
from lint_reports.model.diagnostic import Diagnostic
from lint_reports.server.answers import edits_of
from lint_reports.server.checked import Checked
from lint_reports.text.language import Language, Text

_REASON = Text("此处写理由", "reason")


def ignore_edit(checked: Checked, found: Diagnostic, language: Language) -> types.TextEdit | None:
    """None where no comment would do: where the finding stays, or others come or go."""
    settings = checked.settings._replace(add_ignore=_REASON.of(language))
    edit = comment_edit(checked.source, found, settings)
    if edit is None:
        return None
    newline = "\r\n" if checked.lines[0].endswith("\r\n") else "\n"
    (made,) = edits_of((edit._replace(content=edit.content.replace("\n", newline)),))
    return made
