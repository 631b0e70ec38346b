"""`plugins`: packages that are installed and have rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_reports.config import reading
from lint_reports.config.values import Value
from lint_reports.text.errors import unknown
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule


def plugins(key: str, value: Value, rules: Sequence[Rule]) -> tuple[str, ...]:
    return tuple(_plugin(key, each) for each in reading.items(key, value))


def _plugin(key: str, value: Value) -> str:
    from lint_reports.rules.plugins import installed, load

    name = reading.text(key, value)
    if not (load(name).rules or load(name).failures):
        hint = Text("；要先用 pip 安装到同一个环境", "; it has to be installed with pip in the same environment")
        with reading.at(value):
            raise unknown(Text("插件", "plugin"), name, installed(), hint)
    return name
