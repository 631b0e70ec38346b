"""Suppressions of the configuration: by file and cell or section, strict, expiring, and with nothing in the report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_fix import run
from tests.config.test_config_file import needs_toml
from tests.support.linting import replaced
from tests.support.village import village

SOUND = village()
BROKEN = replaced(
    SOUND,
    {
        "行政处罚\t3\t\t": "行政处罚\t\t\t",
        "行政强制\t0\t\t": "行政强制\t\t\t",
        "五、存在的主要问题及改进情况": "五、存在问题及改进情况",
    },
)
ALL = ["blank-cell", "blank-cell", "misspelt-section"]


def found(folder: Path, config: str, *words: str) -> list[str]:
    (folder / ".lint-reports.yaml").write_text(config, "utf-8")
    status, out, error = run(folder, "check", *words, "--output-format", "json")
    assert status in (0, 1), error
    return [each["name"] for each in json.loads(out)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "年报.txt").write_text(BROKEN, "utf-8")
    assert found(tmp_path, "") == ALL
    return tmp_path


def entry(path: str = "2021/年报.txt", rules: str = "[blank-cell]", more: str = "") -> str:
    return f"suppressions:\n  - path: {path}\n    rules: {rules}\n    reason: 原件如此\n" + more


@pytest.mark.parametrize(
    ("config", "left"),
    [
        (entry(), ["misspelt-section"]),
        (entry(path="2021/"), ["misspelt-section"]),
        (entry(path="'*.txt'"), ["misspelt-section"]),
        (entry(path="'*.md'"), ALL),
        (entry(rules="[LR2, LR1]"), []),
        (entry(more="    cell: {table: disclosure}\n"), ["misspelt-section"]),
        (entry(more="    cell: {table: disclosure, row: 行政处罚}\n"), ["blank-cell", "misspelt-section"]),
        (entry(more="    cell: {table: disclosure, row: 行政处罚, column: 0}\n"), ["blank-cell", "misspelt-section"]),
        (entry(rules="[ALL]", more="    section: 五\n"), ALL[:2]),
        (entry(rules="[ALL]", more="    section: 二\n"), ALL[2:]),
        (entry(more="    until: 2999-12-31\n"), ["misspelt-section"]),
    ],
)
def test_an_entry_lets_pass_what_it_names(folder: Path, config: str, left: list[str]) -> None:
    assert found(folder, config) == left


def test_rows_may_be_written_as_numbers(folder: Path) -> None:
    lines = SOUND.split("\n")
    at = next(number for number, line in enumerate(lines) if "（一）予以公开" in line)
    cells = lines[at].split("\t")
    cells[-1] = ""
    text = "\n".join([*lines[:at], "\t".join(cells), *lines[at + 1 :]])
    (folder / "2021" / "年报.txt").write_text(text, "utf-8")
    assert found(folder, "") == ["blank-cell"]
    assert found(folder, entry(more="    cell: {table: requests, row: 3.1, column: total}\n")) == []


def test_a_moved_line_is_followed(folder: Path) -> None:
    text = replaced(BROKEN, {"一、总体情况\n": "一、总体情况\n\n\n另起一段。\n"})
    (folder / "2021" / "年报.txt").write_text(text, "utf-8")
    assert found(folder, entry()) == ["misspelt-section"]


def test_what_is_let_pass_is_counted(folder: Path) -> None:
    (folder / ".lint-reports.yaml").write_text(entry(rules="[ALL]"), "utf-8")
    assert run(folder, "check")[1].decode() == "检查了 1 个文件，没有发现问题（另有 3 处已豁免）\n"


def test_an_expired_entry_holds_no_more_and_is_reported_where_it_stands(folder: Path) -> None:
    (folder / ".lint-reports.yaml").write_text(entry(more="    until: 2020-12-31\n"), "utf-8")
    status, out, _ = run(folder, "check", "--output-format", "concise")
    assert status == 1
    lines = out.decode().splitlines()
    assert len(lines) == 3
    assert ".lint-reports.yaml:2:5: LR803 expired-suppression 豁免已于 2020-12-31 到期，不再起作用" in lines


def test_an_unused_entry_for_one_file_is_reported(folder: Path) -> None:
    config = entry(rules="[number-style]")
    assert found(folder, config) == ["unused-suppression", *ALL]
    assert found(folder, entry(path="2021/", rules="[number-style]")) == ALL
    assert found(folder, config, "--ignore", "number-style") == ALL
    assert found(folder, config, "--ignore", "LR8") == ALL
    (folder / "乙.txt").write_text(SOUND, "utf-8")
    assert found(folder, config, "乙.txt") == []


@needs_toml
@pytest.mark.parametrize(
    ("config", "between", "lines"),
    [
        ("[[tool.lint-reports.suppressions]]\n{0}\n" * 2, "\n", [1, 5]),
        ("[tool.lint-reports]\nsuppressions = [{{{0}}}, {{{0}}}]\n", ", ", [None, None]),
    ],
)
def test_each_unused_entry_of_a_pyproject_is_reported(
    folder: Path, config: str, between: str, lines: list[int | None]
) -> None:
    keys = ("path = '2021/年报.txt'", "rules = ['number-style']", "reason = '原件如此'")
    (folder / ".lint-reports.yaml").unlink()
    (folder / "pyproject.toml").write_text(config.format(between.join(keys)), "utf-8")
    _, out, error = run(folder, "check", "--output-format", "json")
    unused = [each for each in json.loads(out) if each["name"] == "unused-suppression"]
    assert [each["location"] and each["location"]["row"] for each in unused] == lines, error


def test_mandatory_rules_cannot_be_silenced_in_the_report_but_in_the_configuration(folder: Path) -> None:
    text = "# lint-reports: file-ignore[LR2, misspelt-section] -- 待补\n" + BROKEN
    (folder / "2021" / "年报.txt").write_text(text, "utf-8")
    assert found(folder, "") == []
    assert found(folder, "mandatory: [blank-cell]\n") == ["forbidden-suppression", *ALL[:2]]
    assert found(folder, "mandatory: [blank-cell]\n" + entry()) == ["forbidden-suppression"]


@pytest.mark.parametrize(
    ("config", "place", "said"),
    [
        ("suppressions:\n  - path: a.md\n    rules: [blank-cell]\n", "2:5", "缺少键 reason"),
        (entry(rules="[blank-cel]"), "3:13", "是不是想写 blank-cell？"),
        (entry(more="    sectoin: 五\n"), "5:5", "是不是想写 section？"),
        (entry(more="    section: 七\n"), "5:14", "只能是 一、二、三、四、五、六"),
        (entry(more="    until: 2020-13-01\n"), "5:12", "要写成 2026-12-31 这样的日期"),
        (entry(more="    cell: {table: request}\n"), "5:19", "是不是想写 requests？"),
        (entry(more="    cell: {table: requests, column: totl}\n"), "5:37", "是不是想写 total？"),
        (entry(more="    cell: {table: requests}\n    section: 三\n"), "6:14", "cell 和 section 只能写一个"),
        ("mandatory: [LR3x]\n", "1:13", "没有这样的规则：LR3x"),
        ("baseline: [a]\n", "1:11", "baseline 要写成文字"),
    ],
)
def test_a_slip_is_shown_where_it_stands(folder: Path, config: str, place: str, said: str) -> None:
    (folder / ".lint-reports.yaml").write_text(config, "utf-8")
    status, _, error = run(folder, "check")
    assert status == 2
    assert error.startswith(f"lint-reports: .lint-reports.yaml:{place}: "), error
    assert said in error


def test_what_a_shared_file_lists_is_added_to(folder: Path) -> None:
    (folder / "shared.yaml").write_text(entry() + "mandatory: [LR1]\n", "utf-8")
    own = "extends: shared.yaml\nmandatory: [LR2]\n" + entry(rules="[misspelt-section]")
    assert found(folder, own) == []
