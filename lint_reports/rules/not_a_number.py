"""单元格里不是数字。

表格的数据应为阿拉伯数字：件数是不小于 0 的整数，不带单位、不写“/”“无”；只有 2019 年版的“本年增/减”可以是负数，金额可以有小数。
不是数字的格，用到它的合计不作核对。

**怎么改**：按提示改写；没有的填 0。
---
A cell does not hold a number.

Figures are Arabic numerals: counts are whole numbers, not negative, without a unit, and nothing is written 0, not "/"
or 无. Only 本年增/减 of the 2019 form may be negative, and sums of money may have decimals. A total that needs the cell
is not checked.

**To mend it**: write it as the message says.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.editing.figures import Reading
from lint_reports.editing.table import tables_of
from lint_reports.model.diagnostic import Diagnostic, Fix, Severity, Text
from lint_reports.model.finding import at_figure, rewrite
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Example, Rule

CODE = "LR204"
SEVERITY = Severity.ERROR
SOURCE = Text("年度报告格式：各表均为统计数据", "The form: the tables hold statistics")
VALID = (
    Example("licences", "行政许可\t12"),
)
INVALID = (
    Example("licences", "行政许可\t12件"),
    Example("licences", "行政许可\t/"),
)


REASONS = {
    "negative": Text("是负数，此处不应小于 0", "is negative; nothing here is"),
    "fraction": Text("不是整数", "is not a whole number"),
    "words": Text("不应写文字", "has words in it"),
    "nothing": Text("不是数字，没有的应填 0", "is no number; write 0 where there is nothing"),
    "mark": Text("数字旁有多余的符号", "has a stray mark"),
    "text": Text("不是阿拉伯数字", "is no Arabic numeral"),
}


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for table in tables_of(report):
        for figure, reading in table.faulty():
            if reading.fault not in ("blank", "style"):
                yield at_figure(rule, report, figure, _message(figure, reading), fix=_fix(figure, reading))


def _message(figure: Node, reading: Reading) -> Text:
    text = figure.cell.text
    if reading.fault == "unit":
        zh, en = f"带有单位“{reading.unit}”" if reading.unit else "带有单位", f"has the unit “{reading.unit}” in it"
    else:
        zh, en = REASONS[reading.fault]
    advice = reading.suggestion and reading.fault != "nothing"
    return Text(
        f"“{text}”{zh}" + (f"，应写作 {reading.suggestion}" if advice else ""),
        f"“{text}” {en}" + (f"; write {reading.suggestion}" if advice else ""),
    )


def _fix(figure: Node, reading: Reading) -> Fix | None:
    """What is meant is plain from the cell alone, but it is the writer's to say so."""
    return rewrite(figure.cell, reading.suggestion, "unsafe") if reading.suggestion else None
