"""A short report whose written parts can be changed, for the examples of rules about them."""

from __future__ import annotations

from lint_reports.model.rule import Example

TITLE = "柳溪县白鹭乡人民政府2021年政府信息公开工作年度报告"
OVERVIEW = (
    "（一）主动公开。惠农补贴的名单贴到每个村口。\n"
    "（二）依申请公开。没有收到申请。\n"
    "（三）政府信息管理。文件签发时标明公开属性。\n"
    "（四）平台建设。乡里的网页换了新的检索栏。\n"
    "（五）监督保障。工作考核得九十分；社会评议满意率有所提高；没有责任追究的情形。"
)
PROBLEMS = "山路远的村组读到公告较晚，已托邮递员随车带去。"
OTHERS = "本年度没有收取信息处理费。"


def written(
    title: str = TITLE, overview: str = OVERVIEW, problems: str = PROBLEMS, others: str = OTHERS, rules: str = "0\t0\t0"
) -> Example:
    """A report in the 2021 form with few rows; `rules` are the figures of 规章."""
    lines = (
        title,
        "一、总体情况",
        overview,
        "二、主动公开政府信息情况",
        f"规章\t{rules}",
        "三、收到和处理政府信息公开申请情况",
        "（七）总计\t0\t0\t0\t0\t0\t0\t0",
        "四、政府信息公开行政复议、行政诉讼情况",
        "0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0",
        "五、存在的主要问题及改进情况",
        problems,
        "六、其他需要报告的事项",
        others,
    )
    return Example("report", "\n".join(line for line in lines if line))
