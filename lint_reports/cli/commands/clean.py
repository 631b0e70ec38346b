"""`lint-reports clean`: remove the cache. It is filled again by the next run."""

from __future__ import annotations

import os
import shutil
from typing import Any

from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.system import store
from lint_reports.system.console import say
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text

MANUAL = Manual(
    usage=("lint-reports clean [OPTIONS]",),
    summary=Text("删除缓存，下次运行时会重新生成。", "Remove the cache. It is made again when it is needed."),
    groups=(
        Group(
            Text("选项", "Options"),
            (Flag("--cache-dir", Text("缓存文件夹", "folder of the cache"), "DIR"), LANG, HELP),
        ),
    ),
)

_OURS = (".sqlite", ".sqlite-wal", ".sqlite-shm", ".sqlite-journal", ".pickle")
"""Suffixes of the files of the cache, pickles of earlier versions included; no other file in the folder is removed."""


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    if words:
        raise UsageError(f"clean 不带路径，多了 {words[0]}", f"clean takes no path, got {words[0]}")
    named = given.get("cache_dir")
    folder = named or store.place()
    if folder is None or not os.path.isdir(folder):
        say(Text("没有缓存\n", "no cache\n").of(language))
        return 0
    count = _remove(folder)
    say(Text(f"已从 {folder} 删除 {count} 个文件\n", f"removed {count} files from {folder}\n").of(language))
    return 0


def _remove(folder: str) -> int:
    count = 0
    for name in sorted(os.listdir(folder)):
        path = os.path.join(folder, name)
        # A temporary file of an interrupted run ends with a process number.
        stem = name.rpartition(".")[0] if name.rpartition(".")[2].isdigit() else name
        if stem.endswith(_OURS) and not os.path.isdir(path):
            try:
                os.unlink(path)
            except OSError as error:
                raise UsageError(
                    f"删不了 {path}：{error.strerror}", f"cannot remove {path}: {error.strerror}"
                ) from error
            count += 1
    if not os.listdir(folder):
        shutil.rmtree(folder, ignore_errors=True)
    return count
