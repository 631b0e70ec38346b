"""单元格里不是数字。

表格的数据应为阿拉伯数字：件数是不小于 0 的整数，不带单位、注号和说明，不写“/”“无”；只有 2019 年版的“本年增/减”可以是负数，
金额可以有小数。

是几可以确定的（“64①”是 64，“55（含自然失效29件）”是 55，“12件”是 12），是警告，合计仍按这个数核对；“/”“无”之类表示没有的，
也是警告，合计按空白处理。是几不能确定的，是错误，用到它的合计不作核对：两个数字写在一格（“2 0”“12/5”）、分隔号不合写法
（“1,23”；“1.234”可能是小数，也可能是千分位）、以万为单位而可能是约数的（“5万”）、字母写成的数字（“1O”）。

**怎么改**：按提示改写；没有的填 0。能确定的，`--fix --unsafe-fixes` 可以代写，注号和说明会删去，请先移到表外；不能确定的从不代写。
---
A cell does not hold a number.

Figures are Arabic numerals: counts are whole numbers, not negative, without a unit, a mark or a note, and nothing is
written 0, not "/" or 无. Only 本年增/减 of the 2019 form may be negative, and sums of money may have decimals.

Where it is certain which number is meant (64① is 64, 55（含自然失效29件） is 55, 12件 is 12), this is a warning, and the
totals are checked with that number. A mark for nothing, as "/" or 无, is a warning too, and counts as a blank in the totals.
Where it is not certain, this is an error, and a total that needs the cell is not checked: two figures in a cell (2 0,
12/5), separators out of place (1,23; and 1.234 may have decimals or thousands), tens of thousands that may be rounded (5万),
letters for digits (1O).

**To mend it**: write it as the message says. `--fix --unsafe-fixes` writes what is certain and deletes the mark or the
note, so move that out of the table first; what is not certain is never written.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_reports.figures.forced_blanks import Forced, forced_value, may_be_zero, needed
from lint_reports.figures.numbers import Reading
from lint_reports.figures.run_together import stand_together
from lint_reports.figures.table import TableFigures, tables_of
from lint_reports.model.diagnostic import Diagnostic, Fix, Severity
from lint_reports.model.finding import at_figure, rewrite
from lint_reports.model.report import Node, Report
from lint_reports.model.rule import Example, Rule
from lint_reports.text.language import Text

CODE = "LR204"
SEVERITY = Severity.ERROR
SOURCE = Text("年度报告格式：各表均为统计数据", "The form: the tables hold statistics")
VALID = (Example("licences", "行政许可\t12"),)
INVALID = (
    Example("licences", "行政许可\t2 0").finds("2 0", "“2 0”中间有空白，是一个数还是几个数不能确定"),
    Example("licences", "行政许可\t见附件").finds("见附件", "“见附件”不是阿拉伯数字"),
)


REASONS = {
    "negative": Text("是负数，此处不应小于 0", "is negative; nothing here is"),
    "fraction": Text("不是整数", "is not a whole number"),
    "words": Text("不应写文字", "has words in it"),
    "nothing": Text("不是数字", "is no number"),
    "mark": Text("数字旁有多余的符号", "has a stray mark"),
    "note": Text("数字后有说明，说明应写在表外", "has a note behind the figure, which belongs outside of the table"),
    "numeral": Text("是汉字数字", "is a Chinese numeral"),
    "parted": Text(
        "中间有空白，是一个数还是几个数不能确定",
        "has a blank inside: whether it is one figure or several is not certain",
    ),
    "several": Text("不止一个数字", "is more than one figure"),
    "grouped": Text(
        "中的逗号或点可以有几种读法，是几不能确定", "has a comma or a point that can be read in several ways"
    ),
    "joined": Text("太长，像是几个数字连在了一起", "is too long for one figure; several may have run together"),
    "letters": Text("中有形似数字的字母", "has letters that look like digits"),
    "mixed": Text(
        "除数字外还有别的文字或符号，是几不能确定",
        "has other text or signs besides digits, so that its value is not certain",
    ),
    "text": Text("不是阿拉伯数字", "is no Arabic numeral"),
}


def check(report: Report, rule: Rule) -> Iterator[Diagnostic]:
    for table in tables_of(report):
        for figure, reading in table.faulty():
            if reading.fault == "nothing":
                yield _of_nothing(rule, report, table, figure)
            elif reading.fault not in ("blank", "style", "unusual"):
                certain = {} if reading.value is None else {"severity": Severity.WARNING}
                message, fix = _message(report, figure, reading), _fix(figure, reading)
                yield at_figure(rule, report, figure, message, fix=fix, **certain)


def _of_nothing(rule: Rule, report: Report, table: TableFigures, figure: Node) -> Diagnostic:
    """A mark for nothing says 0 to its writer; the totals may know better."""
    forced = forced_value(report, table, figure)
    if forced is None or not forced.value:
        forced = Forced(0, Text("没有的应填 0", "write 0 where there is nothing"), "unsafe")
    certain = forced.value or may_be_zero(table, figure)
    advice = forced.reason if certain else needed(table, figure)
    text, reason = figure.cell.text, REASONS["nothing"]
    message = Text(f"“{text}”{reason.zh}，{advice.zh}", f"“{text}” {reason.en}; {advice.en}")
    fix = rewrite(figure.cell, str(forced.value), forced.applicability) if certain else None
    return at_figure(rule, report, figure, message, fix=fix, severity=Severity.WARNING)


def _message(report: Report, figure: Node, reading: Reading) -> Text:
    text = figure.cell.text
    if reading.fault == "parted" and stand_together(report, figure):
        return Text(
            f"“{text}”是几格的数字并在了一格，这一行因此少了格",
            f"“{text}” has the figures of several cells in one, so that the row is short",
        )
    if reading.fault == "unit":
        zh, en = f"带有单位“{reading.unit}”", f"has the unit “{reading.unit}” in it"
    elif reading.fault == "invisible":
        zh, en = f"中有看不见的字符（{reading.unit}）", f"has characters in it that are not seen ({reading.unit})"
    else:
        zh, en = REASONS[reading.fault]
    advice = reading.suggestion
    return Text(
        f"“{text}”{zh}" + (f"，应写作 {advice}" if advice else ""),
        f"“{text}” {en}" + (f"; write {advice}" if advice else ""),
    )


def _fix(figure: Node, reading: Reading) -> Fix | None:
    """What is meant is plain from the cell alone, but it is the writer's to say so."""
    return rewrite(figure.cell, reading.suggestion, "unsafe") if reading.suggestion else None
