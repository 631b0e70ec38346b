"""Tables that are not understood are refused once, and what can be told exactly is told as before."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from lint_reports.model.diagnostic import Diagnostic
from tests.corpus import LAYOUTS, report
from tests.support.linting import findings, names, replaced, shown
from tests.support.tearing import TEARINGS, torn
from tests.support.village import DISCLOSURE, DISPUTES, REQUESTS, village

TABLES = {"disclosure": DISCLOSURE, "requests": REQUESTS, "disputes": DISPUTES}
ROW_BY_ROW = {"missing-row", "missing-header", "missing-label", "missing-table"}
"""What may be said of a table that has lost lines and is in order otherwise."""


def reasons(found: list[Diagnostic]) -> list[str]:
    return [each.message.zh for each in found if each.name == "unreadable-table"]


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("row", ["|  |", "|  |  |  |"])
def test_rows_without_a_word_in_them_are_a_table_that_is_lost(name: str, row: str) -> None:
    table = TABLES[name]
    emptied = "\n".join([row] * table.count("\n"))
    found = findings(replaced(village(), {table.strip("\n"): emptied}), ".md")
    assert names(found) == ["unreadable-table"]
    assert "只有空行" in found[0].message.zh


def cells_of(table: str) -> list[str]:
    return [cell for line in table.split("\n") for cell in line.split("\t") if cell]


def is_figure(cell: str) -> bool:
    return cell.replace(".", "").isdigit()


@pytest.mark.parametrize("name", TEARINGS)
def test_a_torn_table_is_refused_or_read_rightly_and_never_a_flood(name: str) -> None:
    for seed in range(12):
        rng = Random(f"{name}{seed}")
        source = report(rng)
        text = torn(LAYOUTS["tabs"](source, "plain").text, TEARINGS[name], rng)
        found = [each for each in findings(text) if each.severity.value != "info"]
        said = {each.name for each in found} - {"unreadable-table"}
        assert said <= (ROW_BY_ROW if name == "dropped" else set()), (seed, shown(found))
        tables = Counter(each.location.node[:1] for each in found)
        assert max(tables.values(), default=0) <= 10, (seed, shown(found))
        assert (
            max(
                Counter(each.location.node[:1] for each in found if each.name == "unreadable-table").values(), default=0
            )
            <= 1
        )


@pytest.mark.parametrize("part", TABLES)
def test_labels_without_a_single_figure_are_said_to_be_just_that(part: str) -> None:
    labels = "\n\n".join(cell for cell in cells_of(TABLES[part]) if not is_figure(cell))
    found = findings(village(**{part: labels}))  # type: ignore[arg-type]
    assert names(found) == ["unreadable-table"]
    assert "没有一个数字" in found[0].message.zh


@pytest.mark.parametrize("part", TABLES)
def test_figures_that_run_together_are_said_to_run_together(part: str) -> None:
    found = findings(village(**{part: "".join(cells_of(TABLES[part]))}))  # type: ignore[arg-type]
    assert names(found) == ["unreadable-table"]
    assert "连在一起" in found[0].message.zh


def test_a_table_is_torn_where_its_columns_come_one_after_the_other() -> None:
    cells = cells_of(REQUESTS)
    apart = [*(cell for cell in cells if not is_figure(cell)), *(cell for cell in cells if is_figure(cell))]
    found = findings(village(requests="\n".join(apart)))
    assert names(found) == ["unreadable-table"]
    assert "拆散" in found[0].message.zh


def test_nothing_else_is_said_of_a_table_that_is_refused() -> None:
    """Neither that it is in the form of another year, nor of its figures, nor of what the text says they are."""
    text = village(requests="".join(cells_of(REQUESTS))).replace("依申请公开方面，", "依申请公开方面，新收申请7件，")
    assert names(findings(text)) == ["unreadable-table"]
    assert "application-count-mismatch" in names(findings(text.replace("".join(cells_of(REQUESTS)), REQUESTS)))


def test_a_table_that_is_refused_needs_no_heading() -> None:
    text = village(requests="".join(f"{cell}\n" for cell in cells_of(REQUESTS) if not is_figure(cell)))
    assert names(findings(replaced(text, {"三、收到和处理政府信息公开申请情况\n": ""}))) == ["unreadable-table"]


def test_a_table_without_a_heading_behind_one_that_is_cut_off_is_refused_with_it() -> None:
    """As where a converter loses the rest of a table with the heading below it."""
    text = village(requests="\n".join(REQUESTS.splitlines()[:3]) + "\n")
    text = replaced(text, {"四、政府信息公开行政复议、行政诉讼情况\n": ""})
    assert set(names(findings(text))) == {"unreadable-table"}


def test_the_column_in_front_of_the_first_row_is_lost_as_any_other() -> None:
    """With the last label of the head gone, the row below is none the less a row."""
    without = [line.split("\t") for line in REQUESTS.rstrip("\n").split("\n")]
    for row in without:
        del row[8]
    found = findings(village(requests="\n".join("\t".join(row) for row in without)))
    assert names(found) == ["missing-column"]
    assert "其他" in found[0].message.zh


@pytest.mark.parametrize(
    "changes",
    [
        {"商业企业\t科研机构": "商业企业科研\n机构"},
        {"（三）不予公开\t1.属于国家秘密": "（三）\n不予公\n开\n1.属于国家秘密"},
        {"自然人\t法人或其他组织": "自然人法人或\n其他组织"},
    ],
)
def test_labels_cut_elsewhere_than_the_form_are_whole_labels(changes: dict[str, str]) -> None:
    text = replaced("\t".join(REQUESTS.split("\t")), changes)
    lines = "\n".join(cell for line in text.split("\n") for cell in line.split("\t") if cell)
    assert names(findings(village(requests=lines))) == []


@pytest.mark.parametrize("count", [1, 3, 6])
def test_a_few_rows_that_are_missing_are_told_one_by_one(count: int) -> None:
    lines = REQUESTS.rstrip("\n").split("\n")
    kept = [line for at, line in enumerate(lines) if at not in range(8, 8 + count)]
    assert names(findings(village(requests="\n".join(kept)))) == ["missing-row"] * count


def test_many_rows_that_are_missing_are_one_finding() -> None:
    kept = [line for line in REQUESTS.split("\n") if not any(mark in line for mark in ("1.", "2.", "3.", "4.", "5."))]
    found = findings(village(requests="\n".join(kept)))
    assert names(found) == ["unreadable-table"]
    assert "缺了许多行" in found[0].message.zh


@pytest.mark.parametrize(
    "caption",
    [
        "表1",
        "表一",
        "附件1",
        "表2 收到和处理政府信息公开申请情况统计表",
        "附表三：申请情况",
        "单位：件",
        "（单位：件）",
    ],
)
def test_a_caption_above_a_table_is_no_text_in_it(caption: str) -> None:
    for part, table in TABLES.items():
        assert names(findings(village(**{part: f"{caption}\n{table}"}))) == []  # type: ignore[arg-type]
        cells = "\n".join(cells_of(table))
        assert names(findings(village(**{part: f"{caption}\n{cells}\n"}))) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("at", [0, 4, 13])
def test_noughts_of_two_cells_in_one_are_no_figure(at: int) -> None:
    figures = DISPUTES.strip("\n").rpartition("\n")[2].split("\t")
    figures[at : at + 2] = ["00"]
    found = findings(replaced(village(), {DISPUTES.strip("\n").rpartition("\n")[2]: "\t".join(figures)}))
    assert names(found) == ["unreadable-table"]


def test_a_nought_in_front_of_a_figure_of_a_whole_row_is_told_there() -> None:
    text = replaced(
        village(), {"行政规范性文件\t2\t1\t5": "行政规范性文件\t02\t01\t05", "规章\t0\t0\t0": "规章\t00\t0\t0"}
    )
    assert "unreadable-table" not in names(findings(text))


def test_labels_that_a_page_break_cut_in_the_middle_are_put_together() -> None:
    head = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t"
    below = "\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计"
    cut = replaced(village(), {
        f"\n{head}": "\n" + head.replace("结果维持\t结果纠正\t其他结果\t尚未审结", "结果\t结果\t其他\t尚未"),
        f"\n{below}": "\n\n" + below.replace("\t\t\t\t\t", "维持\t纠正\t结果\t审结\t\t", 1),
    })  # fmt: skip
    assert findings(cut) == []
