"""Grouped, Markdown and HTML: what people read, and where columns and marks have to stand right."""

from __future__ import annotations

import re

from lint_reports.model.diagnostic import Severity
from lint_reports.model.location import Location, Range
from lint_reports.rules.registry import all_rules
from lint_reports.text.language import Text
from lint_reports.text.widths import width
from tests.reporters.findings import CHINESE, blank, broken_total, in_chinese, page, result, skipped, without_lines


def test_grouped_names_a_file_once_and_lines_up() -> None:
    info = broken_total(line=7)._replace(name="x", severity=Severity.INFO)
    text = page("grouped", result(info, broken_total(line=147), path="年报.md"), language="en")
    head, *rows, empty, summary = text.splitlines()
    assert head == "年报.md:" and empty == "" and summary.startswith("Found 1 error, 1 info")
    assert [row.split()[0] for row in rows] == ["7:20", "147:20"]
    assert len({row.index("（") for row in rows}) == 1
    assert len({row.index("LR301") for row in rows}) == 1


def test_grouped_counts_columns_of_the_terminal() -> None:
    rows = page("grouped", result(broken_total(), path="a.docx"), without_lines(), quiet=True).splitlines()
    both = result(
        broken_total("a.docx"), broken_total("a.docx")._replace(location=Location("a.docx", None, "三/（七）"))
    )
    lined = page("grouped", both, quiet=True).splitlines()[1:3]
    assert len({width(row[: row.index("LR301")]) for row in lined}) == 1
    assert any(row.startswith("  三/（七）总计/总计  错误") for row in rows)


def test_grouped_folds_blank_cells_and_marks_what_can_be_fixed() -> None:
    cells = [blank("4", "四、结转", column, 50, fixed=True) for column in range(7)]
    text = page("grouped", result(*cells), fixable=("unsafe",), quiet=True)
    assert len(text.splitlines()) == 3
    assert "整行空白，共 7 格 [*]" in text


def test_grouped_counts_by_rule_where_asked() -> None:
    assert page("grouped", result(broken_total()), statistics=True, quiet=True) == "1  LR301 broken-row-total [错误]\n"


def test_markdown_is_a_table_for_each_file() -> None:
    text = page("markdown", in_chinese("甲.md"), result(path="乙.md"), in_chinese("丙.md"), skipped())
    assert re.findall(r"^### (.+)$", text, re.M) == ["甲.md", "丙.md"]
    (row, _) = re.findall(r"^\| 3:11 .+$", text, re.M)
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells[:2] == ["3:11", "错误"]
    assert cells[2].startswith("[LR301 broken-row-total](https://")
    assert cells[3:] == ["（七）总计 总计 25，各项之和 26", "改为 26"]


def test_markdown_takes_bars_and_mentions_for_text() -> None:
    found = broken_total()._replace(message=Text("a|b @who #1 <b> `c`", ""))
    (row,) = re.findall(r"^\| 47:20 .+$", page("markdown", result(found)), re.M)
    assert row.count("|") == 6
    assert "a&#124;b &#64;&#8203;who &#35;&#8203;1 &#60;b&#62; &#96;c&#96;" in row


def test_html_marks_the_characters() -> None:
    text = page("html", in_chinese())
    assert f"<pre>{CHINESE[:10]}<mark>25</mark></pre>" in text
    assert "第 3 行第 11 列 · 行：（七）总计 · 列：总计" in text
    assert "建议：改为 26" in text and "<li>3:8 二十</li>" in text


def test_html_marks_a_place_where_something_is_missing() -> None:
    here = broken_total()._replace(location=Location("a.md", Range.of(3, 2, 3, 2)))
    assert "<pre>（<mark></mark>七" in page("html", result(here, l3="（七）"))


def test_html_needs_nothing_from_elsewhere() -> None:
    text = page("html", in_chinese(), rules=all_rules)
    assert not re.search(r"<(script|link|img|iframe|object)\b|\bon\w+=|@import|url\(", text)
    assert set(re.findall(r'(?:src|href)="(https?://[^/"]+)', text)) == {"https://lint-reports.github.io"}
    assert "default-src 'none'" in text.replace("&#x27;", "'")


def test_html_says_what_the_rules_rest_on_in_the_readers_language() -> None:
    (rule,) = (each for each in all_rules() if each.code == "LR301")
    for language in ("zh", "en"):
        text = page("html", in_chinese(), rules=all_rules, language=language)
        assert rule.source.of(language) in text
        assert f'<html lang="{"zh-CN" if language == "zh" else "en"}">' in text


def test_html_of_nothing_says_so() -> None:
    text = page("html", result())
    assert "检查了 1 个文件，没有发现问题" in text and "<article" not in text
