"""The baseline as a user meets it: written, used, shown, pruned, broken."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lint_reports.run.processes import POOL_PAYS_ABOVE
from tests.cli.test_fix import run
from tests.support.linting import replaced
from tests.support.village import village

SOUND = village()
BROKEN = replaced(SOUND, {"行政处罚\t3\t\t": "行政处罚\t\t\t", "行政强制\t0\t\t": "行政强制\t三件\t\t"})
ALIKE = "ignore: [LR5]\n"
"""The reports of these tests are all of one body and year."""
NAME = ".lint-reports-baseline.json"


def check(folder: Path, *words: str) -> tuple[int, list[tuple[str, str]]]:
    """Exit status, and file and rule of every finding."""
    status, out, error = run(folder, "check", *words, "--output-format", "json")
    assert status in (0, 1), error
    return status, [(each["filename"], each["name"]) for each in json.loads(out)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "甲").mkdir()
    (tmp_path / "甲" / "年报.txt").write_text(BROKEN, "utf-8")
    (tmp_path / "乙.txt").write_text(SOUND, "utf-8")
    (tmp_path / ".lint-reports.yaml").write_text(ALIKE, "utf-8")
    assert check(tmp_path)[0] == 1
    status, out, error = run(tmp_path, "baseline", "write")
    assert (status, error) == (0, "")
    assert out.decode() == f"{NAME}：已记下 2 处问题（1 个文件）\n"
    return tmp_path


def entries(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((folder / NAME).read_text("utf-8"))["findings"]
    return found


def test_an_entry_says_what_it_is_about_and_no_line(folder: Path) -> None:
    assert entries(folder) == [
        {
            "path": "甲/年报.txt",
            "code": "LR201",
            "name": "blank-cell",
            "at": "disclosure/行政处罚/0",
            "content": "",
            "count": 1,
        },
        {
            "path": "甲/年报.txt",
            "code": "LR204",
            "name": "not-a-number",
            "at": "disclosure/行政强制/0",
            "content": "三件",
            "count": 1,
        },
    ]
    lines = (folder / NAME).read_text("utf-8").splitlines()
    assert sum(line.startswith('    {"path"') for line in lines) == 2


def test_what_is_known_does_not_fail_and_is_counted(folder: Path) -> None:
    assert check(folder) == (0, [])
    status, out, _ = run(folder, "check")
    assert (status, out.decode()) == (0, "检查了 2 个文件，没有发现问题（另有 2 处在基线中）\n")
    assert (
        run(folder, "check", "--lang", "en")[1].decode() == "2 files checked, no problems found (2 in the baseline)\n"
    )


def test_moved_lines_and_other_files_do_not_matter(folder: Path) -> None:
    path = folder / "甲" / "年报.txt"
    path.write_text(replaced(BROKEN, {"一、总体情况\n": "一、总体情况\n\n\n多了一段。\n"}), "utf-8")
    (folder / "丙.txt").write_text(SOUND, "utf-8")
    assert check(folder) == (0, [])
    assert check(folder / "甲", "年报.txt", "--baseline", f"../{NAME}") == (0, [])


def test_another_wrong_figure_in_the_same_cell_is_new(folder: Path) -> None:
    (folder / "甲" / "年报.txt").write_text(BROKEN.replace("三件", "四件"), "utf-8")
    assert check(folder) == (1, [("甲/年报.txt", "not-a-number")])


def test_the_same_fault_in_another_file_or_cell_is_new(folder: Path) -> None:
    (folder / "乙.txt").write_text(replaced(SOUND, {"行政许可\t12\t\t": "行政许可\t\t\t"}), "utf-8")
    (folder / "丙.txt").write_text(BROKEN, "utf-8")
    assert check(folder) == (1, [("丙.txt", "blank-cell"), ("丙.txt", "not-a-number"), ("乙.txt", "blank-cell")])


def test_equal_findings_are_counted(folder: Path) -> None:
    twice = replaced(SOUND, {"一、总体情况\n": "一、总体情况\n\n联系电话：XXXX。\n\n联系电话：XXXX。\n"})
    (folder / "丁.txt").write_text(twice, "utf-8")
    found = [each for each in check(folder)[1] if each[0] == "丁.txt"]
    assert len(found) == 2
    run(folder, "baseline", "write")
    assert [each["count"] for each in entries(folder) if each["path"] == "丁.txt"] == [2]
    (folder / "丁.txt").write_text(twice.replace("一、总体情况\n", "一、总体情况\n\n联系电话：XXXX。\n"), "utf-8")
    assert check(folder) == (1, found[:1])


def test_show_lists_what_is_known_and_what_is_gone(folder: Path) -> None:
    (folder / "甲" / "年报.txt").write_text(BROKEN.replace("三件", "3"), "utf-8")
    status, out, _ = run(folder, "baseline", "show")
    assert (status, out.decode().splitlines()) == (
        0,
        [
            "甲/年报.txt: LR201 blank-cell disclosure/行政处罚/0",
            "甲/年报.txt: LR204 not-a-number disclosure/行政强制/0 “三件”　已不存在",
            "共 2 处，其中 1 处已不存在",
        ],
    )


def test_prune_drops_what_is_gone_and_nothing_else(folder: Path) -> None:
    (folder / "甲" / "年报.txt").write_text(BROKEN.replace("三件", "四件"), "utf-8")
    assert run(folder, "baseline", "prune")[1].decode() == f"{NAME}：删去 1 处已解决的\n"
    assert [each["name"] for each in entries(folder)] == ["blank-cell"]
    before = (folder / NAME).stat().st_mtime_ns
    run(folder, "baseline", "prune")
    assert (folder / NAME).stat().st_mtime_ns == before


def test_write_and_prune_touch_only_the_paths_and_rules_named(folder: Path) -> None:
    (folder / "甲" / "年报.txt").write_text(SOUND, "utf-8")
    run(folder, "baseline", "prune", "乙.txt")
    run(folder, "baseline", "write", "乙.txt")
    assert len(entries(folder)) == 2
    run(folder, "baseline", "prune", "--select", "blank-cell")
    assert [each["name"] for each in entries(folder)] == ["not-a-number"]
    run(folder, "baseline", "write", "甲")
    assert entries(folder) == []


def test_a_file_that_cannot_be_read_loses_no_entry(folder: Path) -> None:
    path = folder / "甲" / "年报.txt"
    path.unlink()
    path.symlink_to("nowhere")
    run(folder, "baseline", "prune", "甲/年报.txt")
    assert {each["name"] for each in entries(folder)} == {"blank-cell", "not-a-number"}


def test_isolated_means_no_baseline(folder: Path) -> None:
    assert check(folder, "--isolated", "--ignore", "LR5")[0] == 1
    status, _, error = run(folder, "check", "--isolated", "--baseline", NAME)
    assert (status, error) == (2, "lint-reports: --baseline 和 --isolated 不能同时用\n")


def test_a_configuration_names_its_baseline_and_governs_it_from_its_own_folder(folder: Path) -> None:
    (folder / NAME).rename(folder / "甲" / "known.json")
    (folder / "甲" / ".lint-reports.yaml").write_text(ALIKE + "baseline: known.json\n", "utf-8")
    run(folder, "baseline", "write")
    assert [each["path"] for each in json.loads((folder / "甲" / "known.json").read_text("utf-8"))["findings"]] == [
        "年报.txt",
        "年报.txt",
    ]
    assert check(folder) == (0, [])
    (folder / "甲" / "known.json").unlink()
    status, _, error = run(folder, "check")
    assert status == 2
    assert "known.json：文件不在了" in error


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ('    {"path": "甲/年报.txt", "code": "LR201"', "<<<<<<< HEAD\n    {}", 4, "不是完整的 JSON"),
        ('"version": 1', '"version": 7', 2, "版本是 7，能读的是 1"),
        ('"at": "disclosure/行政强制/0", ', "", 5, "这一项缺少 at"),
        ('"count": 1}\n', '"count": "x"}\n', 5, "count 要写不小于 1 的整数"),
        ("{", "[{", 1, "不是完整的 JSON"),
        ('"findings"', '"found"', 1, "没有 findings"),
    ],
)
def test_a_broken_baseline_says_where_and_what_to_do(folder: Path, old: str, new: str, line: int, said: str) -> None:
    text = (folder / NAME).read_text("utf-8")
    assert old in text
    (folder / NAME).write_text(text.replace(old, new, 1), "utf-8")
    for command in ("check", "baseline"):
        status, _, error = run(folder, command, *(["show"] if command == "baseline" else []))
        assert status == 2
        assert said in error
        assert "lint-reports baseline write" in error
        assert "Traceback" not in error
        if "Z" not in said and old != "{":
            assert error.startswith(f"lint-reports: {NAME}:{line}:"), error


def test_jobs_do_not_change_what_is_known(folder: Path) -> None:
    for number in range(POOL_PAYS_ABOVE + 3):
        (folder / f"{number}.txt").write_text(BROKEN, "utf-8")
    run(folder, "baseline", "write", "--jobs", "2")
    assert check(folder, "--jobs", "2") == check(folder, "--jobs", "1") == (0, [])


def test_fixing_leaves_alone_what_is_known(folder: Path) -> None:
    path = folder / "甲" / "年报.txt"
    text = BROKEN.replace("行政许可\t12\t", "行政许可\t１２\t")
    path.write_text(text, "utf-8")
    run(folder, "baseline", "write")
    assert run(folder, "check", "--fix", "--unsafe-fixes")[0] == 0
    assert path.read_text("utf-8") == text
    path.write_text(text.replace("规章\t0\t", "规章\t０\t"), "utf-8")
    assert run(folder, "check", "--fix")[0] == 0
    assert path.read_text("utf-8") == text


def test_writing_again_changes_nothing(folder: Path) -> None:
    before = (folder / NAME).read_bytes()
    run(folder, "baseline", "write")
    assert (folder / NAME).read_bytes() == before


def test_an_unknown_action_is_refused(folder: Path) -> None:
    status, _, error = run(folder, "baseline", "wirte")
    assert (status, error) == (2, "lint-reports: baseline 不能是 wirte，是不是想写 write？\n")
    assert run(folder, "baseline")[0] == 2


def test_a_cached_result_is_not_taken_for_another_file_of_the_same_name_and_content(folder: Path) -> None:
    (folder / "丙").mkdir()
    (folder / "丙" / "年报.txt").write_text(BROKEN, "utf-8")
    cache = ("--cache-dir", str(folder / "cache"))
    assert check(folder / "甲", "年报.txt", *cache) == (0, [])
    assert check(folder / "丙", "年报.txt", *cache)[0] == 1
