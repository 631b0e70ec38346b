"""`lint-reports baseline`: write the findings there are as known, show the known ones, or drop those that are gone."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lint_reports.cli.commands.check_flags import BASELINE, FILES, REPORT, RULES
from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.config import discover
from lint_reports.config.lookup import Lookup
from lint_reports.config.run_options import options_from
from lint_reports.model.result import FileResult
from lint_reports.run import processes
from lint_reports.run.compare import Comparison
from lint_reports.suppression import baseline
from lint_reports.suppression.baseline import Key
from lint_reports.system.console import complain, say
from lint_reports.text.errors import UsageError, choice
from lint_reports.text.excerpt import shown_path
from lint_reports.text.language import Language, Text
from lint_reports.text.terminal import escape

ACTIONS = ("write", "show", "prune")
UNREADABLE = "unreadable-file"

MANUAL = Manual(
    usage=("lint-reports baseline write|show|prune [OPTIONS] [PATHS…]",),
    summary=Text(
        "基线：记下已有的问题，以后检查只报新的。write 写，show 列出，prune 删去已解决的。",
        "Findings that are known, so that only new ones fail: write, show, drop what is gone.",
    ),
    groups=(
        RULES,
        FILES,
        REPORT,
        Group(
            Text("运行", "Run"),
            (
                BASELINE,
                Flag("--config", Text("用这个配置文件（默认自动找）", "configuration to use (default: found)"), "FILE"),
                Flag("--jobs", Text("进程数（默认按处理器数）", "processes (default: as many as processors)"), "N"),
                LANG,
                HELP,
            ),
        ),
    ),
    epilogue=Text("例：lint-reports baseline write reports/", "E.g. lint-reports baseline write reports/"),
)


@dataclass
class Compared:
    """A baseline compared with the findings of this run."""

    file: str
    known: Counter[Key] = field(default_factory=Counter)
    now: Counter[Key] = field(default_factory=Counter)
    unjudged: Counter[Key] = field(default_factory=Counter)
    """The known findings that this run cannot judge: of files not linted or not readable, and of rules that did not run."""

    @property
    def judged(self) -> Counter[Key]:
        return self.known - self.unjudged

    @property
    def gone(self) -> Counter[Key]:
        return self.judged - self.now


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    if not words:
        raise UsageError(f"要写明做什么：{'、'.join(ACTIONS)}", f"say what to do: {', '.join(ACTIONS)}")
    action = choice("baseline", words[0], ACTIONS)
    lookup = Lookup(given, language)
    for compared in _compared(words[1:], given, lookup):
        if action == "write":
            _write(compared, language)
        elif action == "prune":
            _prune(compared, language)
        else:
            _show(compared, language)
    return 0


def _compared(words: list[str], given: dict[str, Any], lookup: Lookup) -> list[Compared]:
    """One comparison for each baseline file: files under different configurations may have different ones."""
    paths = discover.discover(words, lookup.filter_of)
    governed = [lookup.of_folder(os.path.dirname(path)) for path in paths]
    lookup.refuse_unknown_rules()
    results: list[FileResult] = []
    comparison = Comparison(paths, lookup, options_from(given))
    for outcome in comparison.compare(comparison.run(paths)):
        if isinstance(outcome, processes.Crash):
            raise UsageError(f"{outcome.path}：{outcome.error}", f"{outcome.path}: {outcome.error}")
        results.append(outcome)
    here = [lookup.of_folder(word if os.path.isdir(word) else os.path.dirname(word)) for word in words or [os.curdir]]
    found = dict.fromkeys(each.baseline_file for each in (*here, *governed))
    return [_comparison(file, words, results, lookup) for file in found]


def _comparison(file: str, words: list[str], results: Sequence[FileResult], lookup: Lookup) -> Compared:
    mine = [result for result in results if lookup.of_folder(os.path.dirname(result.path)).baseline_file == file]
    compared = Compared(file, now=baseline.counted(mine, file))
    if os.path.exists(file):
        compared.known = baseline.entries(file)
    folder = os.path.dirname(os.path.abspath(file))
    failed = {
        baseline.relative(result.path, file) for result in mine if any(d.name == UNREADABLE for d in result.diagnostics)
    }
    roots = [os.path.abspath(word) for word in words or [os.curdir]]
    for key, count in compared.known.items():
        path = os.path.normpath(os.path.join(folder, key.path))
        inside = any(path == root or path.startswith(root.rstrip(os.sep) + os.sep) for root in roots)
        if not inside or key.path in failed or not lookup.of_file(path).selects(key):
            compared.unjudged[key] = count
    return compared


def _write(compared: Compared, language: Language) -> None:
    baseline.write(compared.file, compared.unjudged + compared.now)
    count, several = sum(compared.now.values()), len({key.path for key in compared.now})
    told = Text(
        f"{shown_path(compared.file)}：已记下 {count} 处问题（{several} 个文件）",
        f"{shown_path(compared.file)}: {count} findings are known now ({several} files)",
    )
    say(escape(told.of(language)) + "\n")


def _prune(compared: Compared, language: Language) -> None:
    gone = sum(compared.gone.values())
    if gone:
        baseline.write(compared.file, compared.known - compared.gone)
    told = Text(
        f"{shown_path(compared.file)}：删去 {gone} 处已解决的",
        f"{shown_path(compared.file)}: {gone} that are gone were dropped",
    )
    say(escape(told.of(language)) + "\n")


def _show(compared: Compared, language: Language) -> None:
    if not compared.known:
        told = Text(f"{shown_path(compared.file)}：没有记下任何问题", f"{shown_path(compared.file)}: nothing is known")
        complain(escape(told.of(language)))
        return
    say("".join(f"{escape(line)}\n" for line in _lines(compared, language)))


def _lines(compared: Compared, language: Language) -> Iterator[str]:
    for key, count in sorted(compared.known.items()):
        gone = compared.gone[key]
        for many, note in ((count - gone, Text("", "")), (gone, Text("　已不存在", "  gone"))):
            if many:
                content = f" “{key.content}”" if key.content else ""
                times = f" ×{many}" if many > 1 else ""
                yield f"{key.path}: {key.code} {key.name} {key.at}{content}{times}{note.of(language)}"
    known, gone = sum(compared.known.values()), sum(compared.gone.values())
    yield Text(f"共 {known} 处，其中 {gone} 处已不存在", f"{known} in all, {gone} of them gone").of(language)
