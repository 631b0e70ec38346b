"""`lint-reports init`: write the files that a repository needs for checking its reports; none is overwritten."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.config.lookup import NAME
from lint_reports.scaffold import pre_commit
from lint_reports.scaffold.commented import configuration
from lint_reports.scaffold.pipelines import PIPELINES, Pipeline
from lint_reports.system import files
from lint_reports.system.console import say
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text

MANUAL = Manual(
    usage=("lint-reports init [OPTIONS]",),
    summary=Text(
        f"在仓库里写好 {NAME} 和 pre-commit 的钩子。已有的内容不动，再运行不会有变化。",
        f"Write {NAME} and add the pre-commit hook; what is there stays as it is.",
    ),
    groups=(
        Group(
            Text("选项", "Options"),
            (
                Flag("--ci", Text("另写流水线", "write the pipeline too"), "CI", tuple(PIPELINES)),
                LANG,
                HELP,
            ),
        ),
    ),
    epilogue=Text("例：lint-reports init --ci github", "E.g. lint-reports init --ci github"),
)


class Step(NamedTuple):
    """A file with its new content (None: unchanged), and the message about it."""

    path: str
    data: bytes | None
    message: Text


_WROTE, _ADDED = Text("已生成", "wrote"), Text("已加入钩子", "hook added")
_THERE = Text("已有，没有动", "there already, left as it was")


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    if words:
        raise UsageError(f"init 不带路径，多了 {words[0]}", f"init takes no path, got {words[0]}")
    root = _root()
    steps = list(_steps(root, given.get("ci"), language))
    for step in steps:
        if step.data is not None:
            _write(os.path.join(root or os.curdir, step.path), step.data)
    say("".join(f"{step.path}  {step.message.of(language)}\n" for step in steps))
    say(_next(root).of(language) + "\n")
    return 0


def _root() -> str | None:
    """The top of the repository that contains the current folder, "" for this folder itself; None outside of one."""
    folder = os.getcwd()
    while not os.path.lexists(os.path.join(folder, ".git")):
        folder, inner = os.path.dirname(folder), folder
        if folder == inner:
            return None
    return "" if folder == os.getcwd() else os.path.relpath(folder)


def _steps(root: str | None, ci: str | None, language: Language) -> Iterator[Step]:
    """Plan all files before any is written, so that an error in one leaves all unwritten."""
    top = root or os.curdir
    yield _file(top, NAME, configuration(language))
    if root is not None:
        yield _hook(top)
    if ci is not None:
        yield from _pipeline(top, PIPELINES[ci])


def _file(top: str, path: str, text: str) -> Step:
    there = os.path.lexists(os.path.join(top, path))
    return Step(path, None, _THERE) if there else Step(path, text.encode(), _WROTE)


def _hook(top: str) -> Step:
    path = os.path.join(top, pre_commit.NAME)
    if not os.path.lexists(path):
        return Step(pre_commit.NAME, pre_commit.new().encode(), _WROTE)
    try:
        data = files.read(path)
        text = data.decode("utf-8")
    except files.Unreadable as error:
        raise UsageError(f"{path}：{error.text.zh}", f"{path}: {error.text.en}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} 不是 UTF-8 编码，没有改动", f"{path} is not in UTF-8 and was left alone") from error
    made = pre_commit.with_hook(text)
    if made is None:
        return Step(pre_commit.NAME, None, pre_commit.snippet())
    return Step(pre_commit.NAME, None, _THERE) if made == text else Step(pre_commit.NAME, made.encode(), _ADDED)


def _pipeline(top: str, pipeline: Pipeline) -> Iterator[Step]:
    yield _file(top, pipeline.path, pipeline.text)
    if not pipeline.main:
        return
    path = os.path.join(top, pipeline.main)
    if not os.path.lexists(path):
        yield Step(pipeline.main, pipeline.include.encode(), _WROTE)
    elif pipeline.path.encode() in files.read(path):
        yield Step(pipeline.main, None, _THERE)
    else:
        include = pipeline.include
        yield Step(
            pipeline.main, None, Text(f"已有，没有动；请加上：\n{include}", f"left as it was; add to it:\n{include}")
        )


def _write(path: str, data: bytes) -> None:
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
        files.write(path, data)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UsageError(f"{path} 写不了：{reason}", f"{path} cannot be written: {reason}") from error


def _next(root: str | None) -> Text:
    if root is None:
        return Text(
            "这里不是 Git 仓库，没有写钩子；在仓库里再运行一次即可",
            "no Git repository, so no hook was written; run it again in one",
        )
    return Text(
        "接下来：运行 pre-commit install，提交时便会检查", "next: pre-commit install, and every commit is checked"
    )
