"""The entry point: choose the command and the language, run it, and return the exit status."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence

from lint_reports.cli import commands
from lint_reports.cli.errors import complain_of_bug
from lint_reports.cli.flags import help_text, parse
from lint_reports.config.settings import language_of
from lint_reports.system.console import complain, say, speak_utf8
from lint_reports.text.errors import Terminated, UsageError, closest, unknown
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

USAGE = 2
INTERRUPTED = 130
TERMINATED = 143

HELP = Text(
    """\
lint-reports：检查政府信息公开工作年度报告的结构、表格和数字勾稽

用法：lint-reports [check] [选项] [文件或文件夹…]

命令
  check [路径…]   检查（不写命令就是它；不写路径就查当前文件夹）
  rule 规则       说明一条规则：查什么、依据、例子（rule --all 是全部）
  parse 文件      显示报告的结构和各处位置
  tables 路径…    列出全部数字及其表、行、列（JSON、CSV）
  new             按统一格式生成空白年报（Word、网页、文本）
  init            写好配置文件、pre-commit 钩子和流水线
  config [键]     说明配置文件的各个键
  baseline 做法   记下已有的问题，以后只报新的：write、show、prune
  server          语言服务器：在编辑器里边写边查
  completion bash 命令补全：bash、zsh、fish
  clean           删除缓存
  version         显示版本

例子
  lint-reports --select LR3 2024年报.md reports/  只查合计
  lint-reports --ignore blank-cell                不查空白格

退出码：0 没有问题，1 有问题，2 用法错误，130 被中断
lint-reports 命令 --help 显示各命令的全部选项；--lang en for English""",
    """\
lint-reports: checks Chinese government information disclosure annual reports

Usage: lint-reports [check] [OPTIONS] [PATHS…]

Commands
  check [PATHS…]  check reports (the default; no path: the current folder)
  rule RULE       what a rule checks, its basis, examples (rule --all: all)
  parse FILE      show a report's structure with positions
  tables PATHS…   every figure with its table, row, column (JSON, CSV)
  new             make a blank report in the mandated form
  init            set a repository up: configuration, hook, pipeline
  config [KEY]    what the configuration file may say
  baseline        known findings that do not fail: write, show, prune
  server          language server: findings in an editor while typing
  completion SH   a script for Tab in bash, zsh, fish
  clean           remove the cache
  version         show the version

Examples
  lint-reports --select LR3 report-2024.md reports/  check the totals only
  lint-reports --ignore blank-cell                   pass over blank cells

Exit status: 0 nothing found, 1 findings, 2 wrong usage, 130 interrupted
lint-reports COMMAND --help shows all options; --lang zh 显示中文""",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return the exit status. No exception leaves it."""
    speak_utf8()
    words = list(sys.argv[1:] if arguments is None else arguments)
    language = language_of(os.environ, words)
    try:
        return _dispatch(words, language)
    except UsageError as error:
        complain("\n".join(filter(None, (f"lint-reports: {escape(error.text.of(language))}", error.excerpt))))
        return USAGE
    except KeyboardInterrupt as interrupt:
        return TERMINATED if isinstance(interrupt, Terminated) else INTERRUPTED
    except Exception as error:
        details = traceback.format_exception(error) if "--verbose" in words else ()
        complain_of_bug(f"{type(error).__name__}: {error}", "", "".join(details), language)
        return USAGE


def _dispatch(words: list[str], language: Language) -> int:
    first, name, rest = _command(words)
    if first in ("--help", "-h", "help"):
        say(HELP.of(language) + "\n")
        return 0
    command = commands.find(name)
    before_dashes = rest[: rest.index("--")] if "--" in rest else rest
    if "--help" in before_dashes or "-h" in before_dashes:
        say(help_text(command.MANUAL, language) + "\n")
        return 0

    given, others = parse(command.MANUAL, rest)
    return command.run(given, others, language)


def _command(words: list[str]) -> tuple[str, str, list[str]]:
    """(first word, name of the command, words for the command). `--lang` may precede the command."""
    at = next((at for at in (0, 1, 2) if not _is_language(words, at)), 0)
    first = words[at] if at < len(words) else ""
    if first in commands.NAMES:
        return first, first, words[:at] + words[at + 1 :]
    if first in ("--version", "-V"):
        return first, "version", []
    _refuse_misspelt(first)
    return first, "check", words


def _is_language(words: list[str], at: int) -> bool:
    before = words[at - 1] if at else ""
    return at < len(words) and (words[at].partition("=")[0] == "--lang" or before == "--lang")


def _refuse_misspelt(word: str) -> None:
    """Raise UsageError for a word that is no file and resembles the name of a command."""
    if word.isascii() and word.isalpha() and not os.path.lexists(word) and closest(word, commands.NAMES):
        raise unknown(Text("命令或文件", "command or file"), word, commands.NAMES)
