"""Many files, some of which cannot be read, in one process and in several."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.model.diagnostic import Severity
from lint_reports.model.result import FileResult
from lint_reports.run.processes import POOL_PAYS_ABOVE, Task, cannot_read, lint_file, run

pytestmark = pytest.mark.skipif(find_spec("lint_reports.linter") is None, reason="the linter is not written yet")


def results(paths: list[str], settings: Settings, jobs: int | None = None) -> list[FileResult]:
    outcomes = run([Task(path, settings) for path in paths], RunOptions(jobs=jobs))
    assert all(isinstance(outcome, FileResult) for outcome in outcomes)
    return [outcome for outcome in outcomes if isinstance(outcome, FileResult)]


def test_what_cannot_be_read_is_a_finding(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    for path in (tmp_path / "pipe.md", tmp_path / "gone.md", tmp_path):
        (diagnostic,) = lint_file(str(path), Settings()).diagnostics
        assert (diagnostic.code, diagnostic.name) == ("LR001", "unreadable-file")
        assert diagnostic.location.path == str(path)


def test_that_finding_is_chosen_and_graded_like_any_other(tmp_path: Path) -> None:
    path = str(tmp_path / "gone.md")
    assert lint_file(path, Settings(ignore=("unreadable-file",))).diagnostics == ()
    graded = Settings(severity=(("unreadable-file", Severity.INFO),))
    assert lint_file(path, graded).diagnostics[0].severity is Severity.INFO


def test_several_processes_find_the_same_in_the_same_order(tmp_path: Path) -> None:
    paths = []
    for number in range(POOL_PAYS_ABOVE * 2):
        path = tmp_path / f"{number:03}.md"
        paths.append(str(path))
        if number % 3:
            path.write_text(
                "甲镇2021年政府信息公开工作年度报告\n\n一、总体情况\n\n无。\n" * (number % 3), encoding="utf-8"
            )
    alone, together = results(paths, Settings(), 1), results(paths, Settings(), 3)
    assert [result.path for result in together] == paths
    assert together == alone


def test_no_path_is_no_result() -> None:
    assert run([]) == []


def test_a_file_whose_process_was_killed_is_told(tmp_path: Path) -> None:
    from lint_reports.text.language import Text

    result = cannot_read("a.md", Text("进程被终止", "killed"), Settings())
    assert "进程被终止" in result.diagnostics[0].message.zh


@pytest.mark.parametrize("broken", [False, True])
def test_what_was_made_of_a_file_goes_with_it(broken: bool) -> None:
    """Trees whose nodes know their parents would wait for the collector, which takes a sixth of a run to find them."""
    import gc

    from lint_reports.linter import lint
    from tests.support.village import village

    text = village()
    data = (text.replace("\t10\n", "\t11\n", 1).replace("三、收到", "收到", 1) if broken else text).encode()
    found = lint("a.txt", data, Settings(), summarise=True)
    assert bool(found.diagnostics) is broken
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            lint("a.txt", data, Settings(), summarise=True)
        assert gc.collect() < 100, "of three trees with hundreds of nodes each"
    finally:
        gc.enable()


def test_a_table_far_down_in_a_file_is_compared_as_well() -> None:
    from lint_reports.archive.summary_store import SummaryStore
    from lint_reports.linter import lint
    from tests.support.village import village

    text = village().replace("二、主动公开", "\n" * 70_000 + "二、主动公开", 1)
    found = lint("a.txt", text.encode(), Settings(), summarise=True)
    assert found.summary is not None
    store = SummaryStore()
    summary = store.get(store.add("a.txt", found.summary))
    line = text[: text.index("规章\t")].count("\n") + 1
    assert summary.tables[0].range_of(0).start.line == line > 65_535
