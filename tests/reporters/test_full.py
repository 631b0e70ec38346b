"""The format for a person."""

from __future__ import annotations

from lint_reports.model.diagnostic import Related
from lint_reports.model.location import Location, Range
from lint_reports.text.language import Text
from tests.reporters.findings import LINE, blank, broken_total, page, result, skipped


def test_a_finding_is_shown_with_its_line_and_place() -> None:
    assert page("full", result(broken_total(), l47=LINE)) == (
        "a.md:47:20: LR301 broken-row-total [错误] （七）总计 总计 25，各项之和 26\n"
        "   |\n"
        "47 | （七）总计  20  1   0   0   0   5   25\n"
        "   |                                     ^^\n"
        "   = 行：（七）总计　列：总计\n"
        "   = 相关：47:10 商业企业 1\n"
        "   = 相关：47:12 科研机构 0\n"
        "   = 建议：把 25 改为 26\n"
        "\n"
        "发现 1 个错误（1 个文件）\n"
    )


def test_the_same_in_english() -> None:
    text = page("full", result(broken_total(), l47=LINE), language="en")
    assert "[error] （七）总计 总计 25, the parts add up to 26" in text
    assert "   = row: （七）总计  column: 总计\n" in text
    assert "   = help: change 25 to 26\n" in text
    assert text.endswith("Found 1 error (1 file)\n")


def test_a_format_without_lines_names_the_logical_path() -> None:
    where = Location("a.docx", None, "三/总计")
    diagnostic = broken_total()._replace(location=where, labels=None, related=(), fix=None)
    assert page("full", result(diagnostic), quiet=True) == (
        "a.docx: LR301 broken-row-total [错误] （七）总计 总计 25，各项之和 26\n = 位置：三/总计\n\n"
    )


def test_a_range_over_lines_is_marked_to_the_end_of_the_first() -> None:
    diagnostic = broken_total()._replace(location=Location("a.md", Range.of(3, 2, 5, 1)), related=(), labels=None)
    text = page("full", result(diagnostic, l3="一、总体"), quiet=True)
    assert "3 | 一、总体\n  |   ^^^^^^\n" in text


def test_only_the_first_related_places_are_shown() -> None:
    related = tuple(Related(Text(f"第{n}格", ""), Location("a.md", Range.of(n, 1, n, 2))) for n in range(1, 21))
    text = page("full", result(broken_total()._replace(related=related)))
    assert text.count("相关：") == 7
    assert "相关：另有 14 处" in text


def test_a_related_place_in_another_file_is_told_with_its_path() -> None:
    related = Related(Text("结转 3", ""), Location("2020.md", Range.of(9, 1, 9, 2)))
    assert "相关：2020.md:9:1 结转 3" in page("full", result(broken_total()._replace(related=(related,))))


def test_nothing_of_a_report_steers_the_terminal() -> None:
    message = Text("标题 \x1b[31m红\x9b1m\u202e\n::error::x", "")
    evil = broken_total("\x1b]0;a\x07.md")._replace(message=message, labels=("\x1b[2J", "\r"), fix=None)
    text = page("full", result(evil, l47="\x1b[5m" + LINE))
    assert not set(text) & set("\x1b\x9b\x07\r\u202e")
    assert "\n::error" not in text
    assert "\\x1b[31m红\\x9b1m\\u202e\\n" in text


def test_colours_are_on_when_asked_for() -> None:
    assert "\x1b[1;31mLR301\x1b[0m" in page("full", result(broken_total(), l47=LINE), color=True)


def test_a_whole_blank_row_is_one_entry() -> None:
    cells = [blank("3.1", "（一）予以公开", column, 30, fixed=column < 2) for column in range(7)]
    text = page("full", result(*cells, l30="（一）予以公开\t\t\t\t\t\t\t"))
    assert text.count("LR201") == 1
    assert "表三“（一）予以公开”整行空白，共 7 格" in text
    assert "建议：其中 2 格的数可以由其他各格推出" in text
    assert text.endswith("发现 7 个警告（1 个文件）\n")


def test_the_summary_counts_files() -> None:
    faulty = result(broken_total(), blank("4", "四、结转", 0, 50))
    clean = result(path="b.md")
    assert page("full", faulty, clean, skipped()).endswith(
        "发现 1 个错误、1 个警告（2 个文件中的 1 个，另跳过 1 个非报告文件）\n"
    )
    assert page("full", faulty, clean, skipped(), language="en").endswith(
        "Found 1 error, 1 warning (1 of 2 files; 1 file skipped as no reports)\n"
    )


def test_when_all_is_well_it_says_so() -> None:
    assert page("full", *[result()] * 12) == "检查了 12 个文件，没有发现问题\n"
    assert page("full", result(), skipped()) == "检查了 1 个文件，没有发现问题（另跳过 1 个非报告文件）\n"
    assert page("full", result(), language="en") == "1 file checked, no problems found\n"
    assert page("full", skipped()) == "没有年报可查（跳过 1 个非报告文件）\n"
    assert page("full") == "没有找到可以检查的文件\n"
    assert page("full", result(), quiet=True) == ""


def test_statistics_count_by_rule() -> None:
    findings = [broken_total(), *(blank("4", "四、结转", column, 50) for column in range(7))]
    assert page("full", result(*findings), statistics=True, quiet=True) == (
        "7  LR201 blank-cell [警告]\n1  LR301 broken-row-total [错误]\n"
    )
