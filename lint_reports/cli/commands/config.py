"""`lint-reports config`: explain the keys of the configuration, print its JSON Schema, or check configuration files."""

from __future__ import annotations

from typing import Any

from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.config.keys import KEYS
from lint_reports.config.lookup import NAME, Lookup
from lint_reports.config.schema import json_schema
from lint_reports.config.settings import LANGUAGES
from lint_reports.reporters.json import dumps
from lint_reports.system import files
from lint_reports.system.console import complain, say
from lint_reports.text.errors import UsageError, unknown
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

MANUAL = Manual(
    usage=("lint-reports config [OPTIONS] [KEY…]", "lint-reports config --check FILE…"),
    summary=Text(
        f"说明配置文件 {NAME} 的各个键。不写键就列出全部。",
        f"Explain the keys of {NAME}. No key named: list them all.",
    ),
    groups=(
        Group(
            Text("选项", "Options"),
            (
                Flag("--check", Text("检查这些配置文件写得对不对", "check these configuration files")),
                Flag("--schema", Text("输出 JSON Schema（2020-12），供编辑器使用", "print the JSON Schema (2020-12)")),
                Flag("--markdown", Text("各键列成 Markdown 表格", "the keys as a Markdown table")),
                LANG,
                HELP,
            ),
        ),
    ),
    epilogue=Text("例：lint-reports config overrides", "E.g. lint-reports config overrides"),
)


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    if "check" in given:
        return _check(words, language)

    if "schema" in given:
        say(dumps(json_schema(), indent=2) + "\n")
    elif "markdown" in given:
        say("".join(table(each) for each in LANGUAGES if each == language))
    elif words:
        say("\n".join(_explained(word, language) for word in words))
    else:
        width = max(map(len, KEYS))
        say("".join(f"{name:<{width}}  {_plain(key.about.of(language))}\n" for name, key in KEYS.items()))
    return 0


def table(language: Language) -> str:
    """The table of keys in Markdown, for the documentation."""
    head = Text("| 键 | 内容 |", "| Key | Holds |").of(language)
    return f"{head}\n| --- | --- |\n" + "".join(
        f"| `{name}` | {key.about.of(language)} |\n" for name, key in KEYS.items()
    )


def _explained(name: str, language: Language) -> str:

    if name not in KEYS:
        every = Text(f"，可用的有 {'、'.join(KEYS)}", f", the keys are {', '.join(KEYS)}")
        raise unknown(Text("键", "key"), name, KEYS, every)
    key = KEYS[name]
    example = Text("例：", "E.g.").of(language)
    indented = "".join(f"  {line}\n" for line in key.example.split("\n"))
    return f"{name}\n{_plain(key.about.of(language))}\n{example}\n{indented}"


def _plain(about: str) -> str:
    return about.replace("`", "")


def _check(paths: list[str], language: Language) -> int:
    """Check each configuration file, and report the errors of all that are wrong."""
    wrong = 0
    for path in paths or [NAME]:
        try:
            Lookup({"config": path}, language)
        except UsageError as error:
            if path.endswith(".toml") and _has_no_table(path):
                continue
            wrong += 1
            complain("\n".join(filter(None, (escape(error.text.of(language)), error.excerpt))))
    return 1 if wrong else 0


def _has_no_table(path: str) -> bool:
    """Whether a pyproject.toml has no table of this program, which is no error."""
    try:
        return b"tool.lint-reports" not in files.read(path)
    except files.Unreadable:
        return False
