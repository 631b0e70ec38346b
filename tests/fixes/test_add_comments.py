"""`check --add-ignore`: afterwards nothing is found, the report is read as before, and a second time changes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.fixes.mend import mend
from lint_reports.linter import lint
from lint_reports.model.diagnostic import Diagnostic
from tests.cli.test_fix import run
from tests.corpus import LAYOUTS, MUTATIONS, applicable, break_report, report
from tests.support.linting import replaced
from tests.support.village import village
from tests.suppression.test_comments import ROW, pipes

SOUND = village()
BROKEN = replaced(
    SOUND, {"行政处罚\t3\t\t": "行政处罚\t\t\t", "六、其他需要报告的事项\n\n全年未收取信息处理费。\n": ""}
)
COMMENT = "lint-reports: ignore[blank-cell] -- 待补"


def folder_with(folder: Path, text: str, name: str = "年报.txt", encoding: str = "utf-8", end: str = "\n") -> Path:
    path = folder / name
    path.write_bytes(text.replace("\n", end).encode(encoding))
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_afterwards_nothing_is_found_and_again_changes_nothing(tmp_path: Path, encoding: str, end: str) -> None:
    path = folder_with(tmp_path, BROKEN, encoding=encoding, end=end)
    status, out, error = run(tmp_path, "check", "--add-ignore=待补")
    assert (status, error) == (0, "")
    assert "没有发现问题（另有 " in out.decode()
    text = path.read_bytes().decode(encoding)
    assert f"# {COMMENT}{end}行政处罚\t\t\t{end}" in text
    kept = [line for line in text.split(end) if "lint-reports" not in line]
    assert kept == BROKEN.split("\n")
    assert run(tmp_path, "check", "--fail-level", "info")[0] == 0
    before = path.read_bytes()
    assert run(tmp_path, "check", "--add-ignore=别的理由")[0] == 0
    assert path.read_bytes() == before


def test_in_markdown_a_row_gets_its_comment_behind_it(tmp_path: Path) -> None:
    path = folder_with(tmp_path, pipes(BROKEN), "年报.md")
    assert run(tmp_path, "check", "--add-ignore=待补|或 --> 不补")[0] == 0
    lines = path.read_text("utf-8").split("\n")
    assert f"{ROW} <!-- lint-reports: ignore[blank-cell] -- 待补｜或 —＞ 不补 -->" in lines
    assert run(tmp_path, "check", "--fail-level", "info")[0] == 0


def test_without_a_reason_one_is_given(tmp_path: Path) -> None:
    path = folder_with(tmp_path, BROKEN)
    run(tmp_path, "check", "--add-ignore", path.name)
    assert "ignore[blank-cell] -- 待核实" in path.read_text("utf-8")
    assert run(tmp_path, "check", "--fail-level", "info")[0] == 0


def test_a_diff_shows_it_and_writes_nothing(tmp_path: Path) -> None:
    path = folder_with(tmp_path, BROKEN)
    status, out, _ = run(tmp_path, "check", "--add-ignore=待补", "--diff")
    assert status == 1
    assert f"+# {COMMENT}\n" in out.decode()
    assert path.read_text("utf-8") == BROKEN


def test_standard_input_is_written_out(tmp_path: Path) -> None:
    words = ("check", "-", "--stdin-filename", "年报.txt", "--add-ignore=待补")
    assert f"# {COMMENT}\n行政处罚" in run(tmp_path, *words, data=BROKEN.encode())[1].decode()


def test_what_is_mandatory_gets_no_comment(tmp_path: Path) -> None:
    path = folder_with(tmp_path, BROKEN)
    (tmp_path / ".lint-reports.yaml").write_text("mandatory: [blank-cell]\n", "utf-8")
    status, _, error = run(tmp_path, "check", "--add-ignore=待补")
    assert status == 1
    assert "blank-cell 没有加注释：配置规定这条规则必须遵守" in error
    assert "ignore[blank-cell]" not in path.read_text("utf-8")


def test_a_word_file_gets_none_and_is_told_where_to_write_it(tmp_path: Path) -> None:
    words = ("new", "--body", "白鹭乡人民政府", "--year", "2021", "--output-file", "年报.docx")
    status, _, error = run(tmp_path, *words)
    assert status == 0, error
    before = (tmp_path / "年报.docx").read_bytes()
    status, _, error = run(tmp_path, "check", "--add-ignore=待补")
    assert "没有加注释：Word 文件不能自动加批注" in error
    assert (tmp_path / "年报.docx").read_bytes() == before


def test_the_useless_comment_is_removed_by_a_fix_and_nothing_else_is(tmp_path: Path) -> None:
    path = folder_with(tmp_path, BROKEN)
    run(tmp_path, "check", "--add-ignore=待补")
    mended = path.read_text("utf-8").replace("行政处罚\t\t\t", "行政处罚\t3\t\t")
    path.write_text(mended, "utf-8")
    assert [each["name"] for each in json.loads(run(tmp_path, "check", "--output-format", "json")[1])] == [
        "unused-suppression"
    ]
    assert run(tmp_path, "check", "--fix")[0] == 0
    assert path.read_text("utf-8") == mended.replace(f"# {COMMENT}\n", "")


LINED = [name for name in LAYOUTS if name != "word"]
PAIRS = [(layout, name) for layout in LINED for name in MUTATIONS if applicable(name, layout)]


def told(found: Iterable[Diagnostic]) -> list[tuple[str, object, str]]:
    """The findings whatever the lines they stand on and speak of."""
    return sorted((each.code, str(each.cell), re.sub(r"第 \d+ 行", "", each.message.zh)) for each in found)


@pytest.mark.parametrize("layout", LINED)
def test_comments_take_away_the_findings_and_add_none_in_any_layout(layout: str) -> None:
    for name in [name for each, name in PAIRS if each == layout][::3]:
        broken, _ = break_report(name, report(Random(name), 2021), layout, Random(name))
        path = f"年报{broken.suffix}"
        options = RunOptions(add_ignore="待补")
        mended = mend(path, broken.text.encode(), Settings(), options)
        assert mended.after.diagnostics == (), (name, mended.after.diagnostics)
        assert told(each.diagnostic for each in mended.after.suppressed) == told(mended.before.diagnostics)
        assert mend(path, mended.data, Settings(), options).data == mended.data
        assert lint(path, mended.data, Settings()).diagnostics == ()


@pytest.mark.parametrize("layout", LINED)
def test_a_comment_above_a_row_takes_away_what_it_names_there_and_changes_nothing_else(layout: str) -> None:
    for name in [name for each, name in PAIRS if each == layout]:
        broken, _ = break_report(name, report(Random(name), 2021), layout, Random(name))
        path, lines = f"年报{broken.suffix}", broken.text.split("\n")
        plain = lint(path, broken.text.encode(), Settings()).diagnostics
        for found in plain[:2]:
            assert found.location.range
            line = found.location.range.start.line
            words = f"lint-reports: ignore[{found.name}] -- 待补"
            markup = broken.suffix in (".md", ".html", ".htm")
            before = "\n".join(lines[: line - 1])
            if markup and before.rfind("<") > before.rfind(">"):
                continue  # The line begins within a tag, where no comment can stand.
            words = f"<!-- {words} -->" if markup else f"# {words}"
            text = "\n".join([*lines[: line - 1], words, *lines[line - 1 :]])
            came = lint(path, text.encode(), Settings())
            passed = [each.diagnostic for each in came.suppressed]
            assert told([*came.diagnostics, *passed]) == told(plain), (name, words, line)
            assert found.name in {each.name for each in passed}
            for each in passed:
                assert each.name == found.name
                assert each.location.range and each.location.range.start.line == line + 1


def test_a_web_page_gets_a_comment_above_the_row_and_loses_it_by_a_fix(tmp_path: Path) -> None:
    rows = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("\t")) + "</tr>\n"
        if "\t" in line
        else f"<p>{line}</p>\n"
        for line in BROKEN.split("\n")
    )
    page = re.sub(r"((?:<tr>.*\n)+)", r"<table>\n\1</table>\n", rows)
    path = folder_with(tmp_path, page, "年报.html")
    assert run(tmp_path, "check", "--add-ignore=待补")[0] == 0
    text = path.read_text("utf-8")
    assert f"<!-- {COMMENT} -->\n<tr><td>行政处罚</td><td></td>" in text
    assert re.sub("<!-- lint-reports: .*-->\n", "", text) == page
    path.write_text(text.replace("<td>行政处罚</td><td></td>", "<td>行政处罚</td><td>3</td>"), "utf-8")
    assert run(tmp_path, "check", "--fix")[0] == 0
    assert COMMENT not in path.read_text("utf-8")
