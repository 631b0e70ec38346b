"""Where the title and the sections are: by the words of the form, by what nearly spells them, by the tables below."""

from __future__ import annotations

import pytest

from lint_reports.config.settings import Settings
from lint_reports.form.editions import edition
from lint_reports.linter import parse
from lint_reports.model.report import Report
from lint_reports.parser.headings import heading_number, similarity
from lint_reports.parser.outline import Outline, outline
from lint_reports.readers.source import Source
from tests.support.linting import findings, names, replaced
from tests.support.village import HEADINGS, TITLE, line_of, village

NAMES = ("overview", "disclosure", "requests", "disputes", "problems", "other_matters")
BODY = "柳溪县白鹭乡人民政府"


def outlined(text: str, suffix: str = ".txt") -> Outline:
    return outline(Source.of(f"a{suffix}", text.encode()).read(), edition(2021).form)


def starts(text: str, suffix: str = ".txt") -> dict[str, int]:
    """The line of each section's heading; 0 where it has none."""
    found = outlined(text, suffix).found
    headings = {name: found[name].heading for name in NAMES if name in found}
    return {name: heading.line if heading else 0 for name, heading in headings.items()}


def parsed(text: str) -> Report:
    source = parse("年报.txt", text.encode(), Settings())
    assert source is not None
    return source


def test_the_sections_are_found_by_their_headings() -> None:
    text = village()
    assert starts(text) == {name: line_of(text, words) for name, words in zip(NAMES, HEADINGS, strict=True)}
    found = outlined(text)
    assert found.title is not None
    assert (found.title.text, found.title.exact) == (TITLE, True)
    assert all(each.heading is not None and each.heading.exact for each in found.found.values())
    assert found.repeated == []


@pytest.mark.parametrize("mark", ["一、", "一.", "一．", "一，", "一 、 ", "\u3000\u3000一、"])
def test_the_mark_of_a_heading_may_be_written_in_many_ways(mark: str) -> None:
    found = outlined(village(headings={1: f"{mark}总体情况"})).found["overview"]
    assert found.heading is not None
    assert found.heading.exact


@pytest.mark.parametrize(
    "words",
    [
        "一、总体概述",
        "第一部分 总体情况",
        "第一部分、总体情况",
        "总体情况",
        "一、 总的情况",
        "（一）总体情况",
    ],
)
def test_what_nearly_spells_a_heading_is_one_that_is_not_exact(words: str) -> None:
    text = village(headings={1: words})
    found = outlined(text).found.get("overview")
    if words == "（一）总体情况":
        assert found is None or found.heading is None or not found.heading.exact
        return
    assert found is not None
    assert found.heading is not None
    assert (found.heading.line, found.heading.exact) == (line_of(text, words), False)


def test_a_sentence_is_no_heading() -> None:
    text = village(overview="总体情况良好。\n\n一、总体情况良好；\n\n六、其他需要报告的事项如下。")
    assert starts(text) == {
        name: text.split("\n").index(words) + 1 for name, words in zip(NAMES, HEADINGS, strict=True)
    }


@pytest.mark.parametrize("number", [2, 3, 4])
def test_a_table_whose_heading_is_lost_begins_where_its_labels_do(number: int) -> None:
    text = village(headings={number: ""})
    found = outlined(text).found[NAMES[number - 1]]
    assert found.heading is None
    assert found.blocks
    assert set(starts(text)) == set(NAMES)


@pytest.mark.parametrize("number", [1, 5, 6])
def test_prose_whose_heading_is_lost_is_lost_with_it(number: int) -> None:
    assert set(starts(village(headings={number: ""}))) == set(NAMES) - {NAMES[number - 1]}


def test_sections_in_another_order_are_found_where_they_stand() -> None:
    parts = village().split("\n\n")
    index = {words: at for at, words in enumerate(parts) if words in HEADINGS}
    five, six = index[HEADINGS[4]], index[HEADINGS[5]]
    parts[five], parts[five + 1], parts[six], parts[six + 1] = (
        parts[six], parts[six + 1], parts[five], parts[five + 1]
    )  # fmt: skip
    text = "\n\n".join(parts)
    assert starts(text) == {name: line_of(text, words) for name, words in zip(NAMES, HEADINGS, strict=True)}
    assert [section.order for section in parsed(text).sections] == [1, 2, 3, 4, 6, 5]


def test_a_heading_that_comes_again_is_kept_once_with_the_other_beside_it() -> None:
    text = f"{village()}\n{HEADINGS[5]}\n\n无\n"
    found = outlined(text)
    assert [(again.line, first.line) for again, first in found.repeated] == [
        (text.rstrip("\n").count("\n") - 1, line_of(text, HEADINGS[5]))
    ]


def test_what_stands_before_section_one_is_the_preamble() -> None:
    text = replaced(village(), {f"{TITLE}\n": f"{TITLE}\n\n依据条例编写。\n\n电话：000\n"})
    found = outlined(text)
    assert [getattr(block, "text", "") for block in found.before] == ["依据条例编写。", "电话：000"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        (f"{BODY}\n2021年政府信息公开工作年度报告", (1, 2)),
        (f"{BODY}\n\n2021年政府信息公开\n\n工作年度报告", (1, 5)),
        (f"网站首页\n\n{TITLE}", (3, 3)),
        (f"\u3000\u3000{TITLE}\u3000", (1, 1)),
    ],
)
def test_a_title_may_run_over_three_lines(title: str, lines: tuple[int, int]) -> None:
    found = outlined(village(title)).title
    assert found is not None
    assert (found.line, found.end_line) == lines
    assert parsed(village(title)).body == BODY
    assert parsed(village(title)).year == 2021


@pytest.mark.parametrize(
    ("title", "body", "year"),
    [
        (f"{BODY}2023年度政府信息公开工作年度报告", BODY, 2023),
        (f"{BODY} 2023 年政府信息公开工作年度报告", BODY, 2023),
        (f"{BODY}２０２３年政府信息公开工作年度报告", BODY, 2023),
        (f"{BODY}2023年信息公开年度报告", BODY, 2023),
        (f"{BODY}二〇二三年政府信息公开工作年度报告", None, 2023),
        (f"{BODY}二○二三年政府信息公开工作年度报告", None, 2023),
        (f"{BODY}政府信息公开工作年度报告", BODY, None),
    ],
)
def test_the_title_names_the_body_and_the_year(title: str, body: str | None, year: int | None) -> None:
    source = parsed(village(title))
    assert source.year == year
    assert body is None or source.body == body


@pytest.mark.parametrize(
    "words",
    [
        "关于发布2021年政府信息公开工作年度报告的通知",
        "2021年政府信息公开工作年度报告解读",
        "附件：白鹭乡2021年政府信息公开工作年度报告",
        "政府信息公开工作年度报告格式",
    ],
)
def test_a_notice_about_reports_is_no_title(words: str) -> None:
    assert outlined(f"{words}\n\n{village()}").title is not None
    assert outlined(f"{words}\n\n{village()}").title.text == TITLE  # type: ignore[union-attr]
    assert outlined(village(words)).title is None


@pytest.mark.parametrize("row", [
    "| 柳溪县白鹭乡人民政府 | 2021 | 年政府信息公开工作年度报告 |  |\n| --- | --- | --- | --- |",
    "| 柳溪县白鹭乡人民政府 |  | 2021 | 年政府信息公开工作 |\n| --- | --- | --- | --- |\n年度报告",
    "<table><tr><td>柳溪县白鹭乡人民政府</td><td>2021年</td><td>政府信息公开工作年度报告</td></tr></table>",
])  # fmt: skip
def test_a_title_that_stands_in_several_cells_is_one(row: str) -> None:
    assert findings(village(row), ".md") == []


def test_cells_that_only_have_words_of_a_title_are_none() -> None:
    row = "| 索引号 | 2021-01 | 信息公开年度报告 |\n| --- | --- | --- |"
    assert names(findings(village(row), ".md"))[0] == "missing-title"


@pytest.mark.parametrize(
    "text",
    [
        "# lint-reports\n\n检查政府信息公开工作年度报告。\n\n## 用法\n\n运行即可。\n",
        "关于做好政府信息公开工作的通知\n\n一、总体要求\n\n做好。\n\n二、主动公开\n\n做好。\n",
        "政府信息公开条例\n\n第一条 为了保障公民获取政府信息，制定本条例。\n\n第二十条第（一）项\n",
        "政府信息公开\n",
    ],
)
def test_another_text_about_disclosure_is_no_report(text: str) -> None:
    assert not outlined(text, ".md").is_report


def test_a_report_with_half_its_sections_is_a_report() -> None:
    text = village(None)
    assert outlined(text).is_report
    assert outlined(text[text.index(HEADINGS[3]) :]).is_report
    assert outlined(f"{TITLE}\n\n正文略。\n").is_report


@pytest.mark.parametrize(
    ("heading", "number"),
    [
        ("三、收到", 3),
        ("十、附则", 10),
        ("十二、附则", 12),
        ("第三部分 收到", 3),
        ("收到", None),
        ("(三)收到", None),
        ("2021年", None),
    ],
)
def test_the_number_of_a_heading_is_that_of_the_top_series(heading: str, number: int | None) -> None:
    assert heading_number(heading) == number


def test_phrases_are_alike_from_nought_to_one() -> None:
    assert similarity("总体情况", "总体情况") == 1
    assert similarity("总体情况", "") == 0
    assert 0.5 < similarity("总体概述情况", "总体情况") < 1
