"""The configuration file: which one is found, what it changes, and how it is told what is wrong with one."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lint_reports.cli.commands.config import table
from lint_reports.cli.main import main
from lint_reports.config import toml_file
from tests.support.checkout import ROOT
from tests.support.village import DISPUTES, village

NAME = ".lint-reports.yaml"
BROKEN = village(disputes=DISPUTES.replace("1\t0\t0\t1\t2", "1\t0\t0\t1\t3"))
"""One wrong total: broken-dispute-total, an error."""
BLANK = village(overview="")
"""One empty section: a warning."""

needs_toml = pytest.mark.skipif(toml_file.parser() is None, reason="Python 3.10 has tomllib with tomli only")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, in an environment that chooses neither language nor format."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "GITHUB_ACTIONS", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(path: str, text: str) -> None:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_bytes(text.encode())


class Ran:
    """What came of a call of the program."""

    def __init__(self, capsys: pytest.CaptureFixture[str], *words: str) -> None:
        self.status = main(words)
        self.out, self.err = capsys.readouterr()

    @property
    def found(self) -> list[str]:
        """File and rule of each finding, of a call with `--output-format json`; that the files are copies is no matter."""
        listed = (each for each in json.loads(self.out) if each["name"] != "duplicate-report")
        return [f"{each['filename']} {each['name']}" for each in listed]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    return lambda *words: Ran(capsys, *words)


# ------------------------------------------------------------------------------------------------ which one


def test_the_nearest_file_governs_and_the_others_do_not(run: Any) -> None:
    put(NAME, "ignore: [broken-dispute-total]\n")
    put("a/b/报告.txt", BROKEN)
    put("c/报告.txt", BROKEN)
    put("c/.lint-reports.yaml", "severity: {broken-dispute-total: info}\n")
    done = run("--output-format", "json")
    assert done.found == ["c/报告.txt broken-dispute-total"]
    assert (done.status, json.loads(done.out)[0]["severity"]) == (0, "info")


def test_a_file_is_governed_by_where_it_stands_and_not_by_where_the_program_runs(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    put("reports/.lint-reports.yaml", "ignore: [ALL]\n")
    put("reports/a.txt", BROKEN)
    put("b.txt", BROKEN)
    assert run("reports/a.txt").status == 0
    assert run("b.txt").status == 1
    monkeypatch.chdir("reports")
    assert run("../b.txt").status == 1


def test_each_file_fails_by_the_level_of_its_own_configuration(run: Any) -> None:
    put("a/.lint-reports.yaml", "fail-level: never\n")
    put("a/a.txt", BROKEN)
    assert run("a").status == 0
    put("b.txt", BROKEN)
    assert run(".").status == 1
    assert run("a", "--fail-level", "error").status == 1


@needs_toml
def test_a_table_of_pyproject_counts_where_there_is_no_file_beside_it(run: Any) -> None:
    put("a.txt", BROKEN)
    put("pyproject.toml", '[project]\nname = "x"\n\n[tool.lint-reports]\nignore = ["LR3"]\n')
    assert run("--output-format", "json").found == []
    put(NAME, "lang: en\n")
    assert run("--output-format", "json").found == ["a.txt broken-dispute-total"]


def test_a_pyproject_without_the_table_is_passed_over_even_if_it_is_broken(run: Any) -> None:
    put(NAME, "ignore: [LR3]\n")
    put("a/pyproject.toml", "[tool.other]\nlint-reports = [\n")
    put("a/a.txt", BROKEN)
    assert run("a").status == 0


def test_without_a_parser_for_toml_the_table_is_told_of_and_not_read(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put("pyproject.toml", "[tool.lint-reports]\nignore = ['ALL']\n")
    put("a.txt", BROKEN)
    for module in ("tomllib", "tomli"):
        monkeypatch.setitem(sys.modules, module, None)
    done = run()
    assert done.status == 1
    assert done.err.count("Python 3.10 要装 tomli") == 1


def test_a_named_file_overrides_the_one_that_would_be_found(run: Any) -> None:
    put(NAME, "ignore: [ALL]\n")
    put("ci/strict.yaml", "select: [LR3]\n")
    put("a.txt", BROKEN)
    assert run("--config", "ci/strict.yaml").status == 1
    assert run("--config=ci/strict.yaml", "--ignore", "broken-dispute-total").status == 0


def test_isolated_reads_none(run: Any) -> None:
    put(NAME, "no: [such\n")
    put("a.txt", BROKEN)
    assert run().status == 2
    assert run("--isolated").status == 1


def test_a_named_file_that_is_not_there_is_exit_two(run: Any) -> None:
    put("strict.yaml", "")
    done = run("--config", "strct.yaml")
    assert (done.status, done.err) == (2, "lint-reports: 找不到文件或文件夹：strct.yaml，是不是想写 strict.yaml？\n")
    assert run("--config", "strict.yaml", "--isolated").status == 2
    put("other.toml", "[tool.other]\n")
    assert run("--config", "other.toml").status == 2


@pytest.mark.parametrize("text", ["", "# 还没有写\n", "---\n", "{}\n"])
def test_an_empty_file_changes_nothing_and_ends_the_search(run: Any, text: str) -> None:
    put(NAME, "ignore: [ALL]\n")
    put(f"a/{NAME}", text)
    put("a/a.txt", BROKEN)
    assert run().status == 1


def test_standard_input_is_governed_by_its_name() -> None:
    put("a/.lint-reports.yaml", "ignore: [ALL]\n")
    for name, status in (("a/a.txt", 0), ("a.txt", 1)):
        done = subprocess.run(
            [sys.executable, "-m", "lint_reports", "-", "--stdin-filename", name],
            input=BROKEN.encode(),
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        assert done.returncode == status, done.stderr


def test_without_a_file_nothing_that_reads_one_is_loaded() -> None:
    put("a.txt", village())
    code = "import sys; from lint_reports.cli.main import main; main(['--no-cache']); print(*sys.modules)"
    clean = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=clean, encoding="utf-8")
    loaded = done.stdout.split()
    assert "lint_reports.linter" in loaded
    assert not [name for name in loaded if name.startswith(("ruamel", "tomllib"))]
    assert "lint_reports.config.schema" not in loaded


# ------------------------------------------------------------------------------------------------ what it changes


def test_patterns_are_those_of_the_folder_of_the_file(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(f"reports/{NAME}", "exclude: [/drafts]\n")
    for path in ("reports/drafts/a.txt", "reports/final/drafts/a.txt", "drafts/a.txt"):
        put(path, BROKEN)
    listed = ["drafts/a.txt", "reports/final/drafts/a.txt"]
    assert run("--show-files").out.split() == listed
    monkeypatch.chdir("reports")
    assert run("--show-files").out.split() == ["final/drafts/a.txt"]
    put(NAME, "include: ['*年报*']\n")
    put("2021年报.txt", BROKEN)
    put("readme.txt", BROKEN)
    assert run("--show-files").out.split() == ["2021年报.txt"]


def test_patterns_of_the_command_line_are_those_of_the_current_folder(run: Any) -> None:
    put(f"reports/{NAME}", "exclude: [a.txt]\n")
    for path in ("reports/a.txt", "reports/b.txt"):
        put(path, BROKEN)
    assert run("--show-files", "--exclude", "/reports/b.txt").out.split() == ["reports/a.txt"]


def test_the_command_line_wins_key_by_key(run: Any) -> None:
    put(NAME, "lang: en\nfail-level: never\nedition: 2019\nseverity: {LR3: info, blank-cell: info}\n")
    put("a.txt", BROKEN)
    done = run()
    assert done.status == 0
    assert (
        "LR004" in done.out and "too far from the form" in done.out and "Found" in done.out
    )  # That of 2019 has other heads.
    done = run("--edition", "2021", "--fail-level", "error", "--severity", "LR3=error", "--lang", "zh")
    assert done.status == 1
    assert "LR004" not in done.out and "发现 1 个错误" in done.out


def test_the_language_is_the_files_unless_the_command_line_has_one(run: Any) -> None:
    put(NAME, "lang: en\n")
    put("a.txt", BROKEN)
    assert "error" in run("a.txt").out
    assert "错误" in run("a.txt", "--lang", "zh").out


def test_to_ignore_on_the_command_line_is_to_ignore_more(run: Any) -> None:
    put(NAME, "ignore: [empty-section]\n")
    put("a.txt", BROKEN)
    put("b.txt", BLANK)
    assert run("--output-format", "json").found == ["a.txt broken-dispute-total"]
    assert run("--output-format", "json", "--ignore", "broken-dispute-total").found == []


def test_to_ignore_on_the_command_line_outdoes_a_closer_choice_of_the_file(run: Any) -> None:
    put(NAME, "select: [broken-dispute-total]\n")
    put("a.txt", BROKEN)
    assert run("--ignore", "LR3").status == 0


def test_to_select_on_the_command_line_is_to_choose_anew(run: Any) -> None:
    put(NAME, "select: [LR1]\nignore: [broken-dispute-total]\n")
    put("a.txt", BROKEN)
    assert run("--output-format", "json").found == []
    assert run("--output-format", "json", "--select", "broken-dispute-total").found == ["a.txt broken-dispute-total"]
    assert run("--output-format", "json", "--extend-select", "LR3").found == ["a.txt broken-dispute-total"]


def test_an_unknown_rule_on_the_command_line_is_still_an_error(run: Any) -> None:
    put(NAME, "lang: en\n")
    put("a.txt", BROKEN)
    done = run("--ignore", "blank-cel")
    assert (done.status, done.err) == (2, "lint-reports: 没有这样的规则：blank-cel，是不是想写 blank-cell？\n")


def test_many_files_in_several_processes_have_each_its_own(run: Any) -> None:
    put(f"a/{NAME}", "ignore: [ALL]\n")
    for number in range(40):
        put(f"a/{number:02}.txt", BROKEN)
        put(f"b/{number:02}.txt", BROKEN)
    found = run("--output-format", "json", "--jobs", "3").found
    assert found == [f"b/{number:02}.txt broken-dispute-total" for number in range(40)]


# ------------------------------------------------------------------------------------------------ what is wrong


def complaint(run: Any, text: str, *words: str, name: str = NAME) -> str:
    put(name, text)
    done = run(*words)
    assert (done.status, done.out) == (2, "")
    return str(done.err)


def test_an_unknown_key_is_shown_where_it_stands(run: Any) -> None:
    shown = f"{NAME}:2:1: 没有这样的键：ignroe，是不是想写 ignore？"
    carets = "  |\n2 | ignroe: [LR3]\n  | ^^^^^^\n"
    assert complaint(run, "# 配置\nignroe: [LR3]\n") == f"lint-reports: {shown}\n{carets}"


def test_it_is_told_in_english_too(run: Any) -> None:
    shown = f"{NAME}:1:1: unknown key: ignroe, did you mean ignore?"
    assert complaint(run, "ignroe: [LR3]\n", "--lang", "en").startswith(f"lint-reports: {shown}\n")


def test_the_caret_stands_under_wide_characters(run: Any) -> None:
    text = "exclude: ['草稿', 〇, 3]\n"
    shown = f"{NAME}:1:20: exclude 要写成文字，现在是整数"
    assert complaint(run, text) == f"lint-reports: {shown}\n  |\n1 | {text.strip()}\n  | {' ' * 22}^\n"


def test_a_tab_before_it_does_not_move_the_caret(run: Any) -> None:
    assert complaint(run, "ignore: [\tLRX]\n").endswith("1 | ignore: [   LRX]\n  |             ^^^\n")


@pytest.mark.parametrize(
    ("text", "place", "message", "carets"),
    [
        ("select: [ALL]\nselect: [LR3]\n", "2:1", "键 select 出现了两次", "^^^^^^"),
        ("select: LR3\n", "1:9", "select 要写成列表，现在是文字，如 select: [LR3]", "        ^^^"),
        ("select: [LR3, 301]\n", "1:15", "select 要写成文字，现在是整数", "              ^^^"),
        ("ignore:\nlang: zh\n", "1:7", "ignore 要写成列表，现在是空的", "      ^"),
        ("select:\n  - LR3\n  - blank-cel\n", "3:5", "没有这样的规则：blank-cel，是不是想写 blank-cell？", "    ^^^^^^^^^"),
        ("severity: {blank-cel: info}\n", "1:12", "没有这样的规则：blank-cel，是不是想写 blank-cell？", f"{' ' * 11}^^^^^^^^^"),
        ("severity:\n  LR3: eror\n", "2:8", "severity LR3 不能是 eror，是不是想写 error？", "       ^^^^"),
        ("severity: [LR3]\n", "1:11", "severity 要写成键和值，现在是列表", "          ^^^^^"),
        ("edition: 2020\n", "1:10", "edition 不能是 2020，是不是想写 2021？", "         ^^^^"),
        ("body: [town]\n", "1:7", "body 要写成文字，现在是列表", "      ^^^^^^"),
        ("lang: fr\n", "1:7", "lang 不能是 fr，只能是 zh、en", "      ^^"),
        ("fail-level: &甲 warn\n", "1:16", "fail-level 不能是 warn，是不是想写 warning？", f"{' ' * 16}^^^^"),
        ("- select\n", "1:1", "配置文件要写成键和值，现在是列表", "^^^^^^^^"),
        ("? [a]\n: b\n", "1:3", "键要写成文字，现在是列表", "  ^^^"),
        ("select: !!python/name:os.system [x]\n", "1:33", "select 要写成列表，现在是带标签的值", f"{' ' * 32}^^^"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_shown_where_it_stands(run: Any, text: str, place: str, message: str, carets: str) -> None:
    first, _, line, under = complaint(run, text).splitlines()
    assert first == f"lint-reports: {NAME}:{place}: {message}"
    assert line == f"{place.partition(':')[0]} | {text.splitlines()[int(place.partition(':')[0]) - 1]}".rstrip()
    assert under == f"  | {carets}"


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("exclude: a: b\n", "1:11", "这里不能有冒号；文字里有冒号加空格的，要用引号括起来"),
        ("exclude:\n\t- a\n", "2:1", "这个字符不能用在这里（缩进要用空格，不能用制表符）"),
        ("lang: zh\nexclude: [a,\n", "2:13", "方括号或花括号没有配对，或者缺少逗号"),
        ("lang: 'zh\n", "1:7", "引号没有配对"),
        ("select: [ALL]\nselect\n", "2:1", "缺少冒号"),
        ("lang: *zh\n", "1:7", "没有这样的锚点"),
        ("exclude: &a [*a]\n", "1:10", "锚点包含它自己"),
        ("lang: zh\n---\nlang: zh\n", "2:1", "只能有一个文档（--- 只能在开头）"),
        ("lang: \x07\n", "1:7", "有不能用的控制字符"),
        ("[" * 2000, "1:1", "套得太深"),
    ],
)
def test_a_syntax_error_is_shown_where_it_stands(run: Any, text: str, place: str, message: str) -> None:
    assert complaint(run, text).startswith(f"lint-reports: {NAME}:{place}: YAML 语法错误：{message}\n")


def test_what_stands_in_the_file_cannot_steer_the_terminal(run: Any) -> None:
    assert "\x1b" not in complaint(run, '"\\e[31m": 1\n')
    assert "\x1b" not in complaint(run, "a: \x1b[31m\n")


def test_line_ends_and_a_byte_order_mark_do_not_count(run: Any) -> None:
    text = "\ufeff# 注\r\nselect:\r\n  - 政府\r\n"
    assert f"{NAME}:3:5: " in complaint(run, text)


@pytest.mark.parametrize("data", ["ignore: [LR3] # 政府".encode("gb18030"), "ignore: []".encode("utf-16")])
def test_a_file_in_another_encoding_is_told(run: Any, data: bytes) -> None:
    Path(NAME).write_bytes(data)
    done = run()
    assert (done.status, "要存为 UTF-8 编码" in done.err) == (2, True)


def test_a_file_that_cannot_be_read_is_told(run: Any) -> None:
    Path(NAME).mkdir()
    done = run()
    assert (done.status, "是文件夹，不是文件" in done.err) == (2, True)


def test_a_broken_file_over_any_of_the_files_is_exit_two(run: Any) -> None:
    put("a.txt", BROKEN)
    put("b/b.txt", BROKEN)
    put(f"b/{NAME}", "selct: []\n")
    assert f"{os.path.join('b', NAME)}:1:1: " in run().err
    assert run("a.txt").status == 1


@needs_toml
@pytest.mark.parametrize(
    ("text", "path", "message"),
    [
        ("[tool.lint-reports]\nselct = ['ALL']\n", ".selct", "没有这样的键：selct，是不是想写 select？"),
        ("[tool]\nlint-reports.lang = 'fr'\n", ".lang", "lang 不能是 fr，只能是 zh、en"),
        ('tool.lint-reports."lang" = "fr"\n', ".lang", "lang 不能是 fr，只能是 zh、en"),
        ("tool = {lint-reports = {ignore = ['LR3', 'LRX']}}\n", ".ignore[1]", "没有这样的规则：LRX"),
        ("[tool.lint-reports]\nignore = [\n  'LR3', # 注 ]\n  \"政府\", 5]\n", ".ignore[1]", "没有这样的规则：政府"),
        ("[tool.lint-reports.severity]\nLR3 = 'info'\nLR2 = 'inf'\n", ".severity.LR2", "severity LR2 不能是 inf"),
        ("[tool.lint-reports.per-file-ignores]\n'a.md' = 3\n", '.per-file-ignores."a.md"', "要写成列表，现在是整数"),
        ("[tool.lint-reports]\nedition = 1979-05-27 07:32:00\n", ".edition", "edition 不能是 1979-05-27 07:32:00"),
        ("[tool.lint-reports]\r\nedition = 2021.50\r\n", ".edition", "edition 不能是 2021.50"),
        ("[tool.lint-reports]\nlang = true\n", ".lang", "lang 不能是 true"),
        ("[tool]\nlint-reports = 3\n", "", "配置文件要写成键和值，现在是整数"),
        ("[[tool.lint-reports]]\nlang = 'zh'\n", "", "配置文件要写成键和值，现在是列表"),
        (
            "[[tool.lint-reports.relations]]\nname = 'a-b'\nrelation = '''\nrequests, each row:\n  totl = 1'''\n",
            ".relations[0].relation",
            "2021 年版：没有这样的列：totl，是不是想写 total？",
        ),
    ],
)
def test_an_error_in_a_pyproject_names_the_key(run: Any, text: str, path: str, message: str) -> None:
    shown = complaint(run, text, name="pyproject.toml")
    assert shown.startswith(f"lint-reports: pyproject.toml: tool.lint-reports{path}: ") and message in shown
    assert shown.count("\n") == 1


@needs_toml
@pytest.mark.parametrize(
    ("value", "problem"),
    [("", "(at line 2, column 5)"), ("1\nx = 2", "(at line 3, column 6)"), ("[" * 9999, "套得太深")],
)
def test_a_syntax_error_in_a_pyproject_names_the_line(run: Any, value: str, problem: str) -> None:
    shown = complaint(run, f"[tool.lint-reports]\nx = {value}\n", name="pyproject.toml")
    assert shown.startswith("lint-reports: pyproject.toml: TOML 语法错误：") and shown.endswith(f"{problem}\n")


def test_a_key_of_an_earlier_version_is_ignored_with_a_note(run: Any) -> None:
    put("a.txt", BROKEN)
    put(NAME, "ignore: [LR3]\nroot: true\n")
    done = run()
    assert (done.status, done.err) == (0, f"lint-reports: {NAME}:2:1: 键 root 不起作用，可以删去\n")


# ------------------------------------------------------------------------------------------------ the document


PAGE = (ROOT / "docs/configuration.md").read_text("utf-8")


def test_the_page_explains_every_key_in_both_languages() -> None:
    """The tables are what `lint-reports config --markdown` prints."""
    chinese, english = PAGE.split("\n---\n")
    assert table("zh") in chinese and table("en") in english


@pytest.mark.parametrize("block", re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.M | re.S))
def test_the_files_of_the_page_are_sound(run: Any, block: str) -> None:
    put(NAME, block)
    put("a.txt", village())
    assert run("--fail-level", "never").status == 0
