"""`lint-reports server`: the language server, over standard input and output."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text

MANUAL = Manual(
    usage=("lint-reports server",),
    summary=Text(
        "语言服务器，供编辑器启动（LSP，标准输入输出）。需要先安装 lint-reports[lsp]。",
        "The language server, for editors to start (LSP over stdio). Needs lint-reports[lsp].",
    ),
    groups=(
        Group(
            Text("选项", "Options"),
            (Flag("--stdio", Text("用标准输入输出（本来就是）", "use stdio, as it does anyway")), LANG, HELP),
        ),
    ),
)


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    if words:
        raise UsageError(f"server 不带路径，多了 {words[0]}", f"server takes no path, got {words[0]}")
    if find_spec("pygls") is None:
        raise UsageError(
            "没有安装语言服务器：pip install 'lint-reports[lsp]'",
            "the language server is not installed: pip install 'lint-reports[lsp]'",
        )
    from lint_reports.server.app import make

    make(given.get("lang", language)).start_io()
    return 0
