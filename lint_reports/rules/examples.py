"""Sound parts of a report in the form of 2021; the examples of the rules are these with something changed."""

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


def short_report(
    overview: str = OVERVIEW,
    *,
    title: str = TITLE,
    problems: str = PROBLEMS,
    others: str = OTHERS,
    rules: str = "0\t0\t0",
    documents: str = "0\t0\t0",
    fees: str = "0",
    received: int = 0,
    before: int = 0,
    done: int = 0,
    left: int = 0,
    not_paid: int = 0,
    reviews: str = "0\t0\t0\t0\t0",
) -> Example:
    """A report with few rows, whose applicants are natural persons; all results are 予以公开 but those of `not_paid`.

    `rules`, `documents`, `fees` and `reviews` are the cells of 规章, 行政规范性文件, 行政事业性收费 and 行政复议.
    """

    lines = (
        title,
        "一、总体情况",
        overview,
        "二、主动公开政府信息情况",
        f"规章\t{rules}",
        f"行政规范性文件\t{documents}",
        f"行政事业性收费\t{fees}",
        "三、收到和处理政府信息公开申请情况",
        *_requests(received, before, done, left, not_paid),
        "四、政府信息公开行政复议、行政诉讼情况",
        f"{reviews}\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0",
        "五、存在的主要问题及改进情况",
        problems,
        "六、其他需要报告的事项",
        others,
    )
    return Example("report", "\n".join(line for line in lines if line))


def _requests(received: int, before: int, done: int, left: int, not_paid: int) -> tuple[str, ...]:
    """The rows of table three."""

    def row(value: int) -> str:
        return f"{value}\t0\t0\t0\t0\t0\t{value}"

    return (
        f"一、本年新收政府信息公开申请数量\t{row(received)}",
        f"二、上年结转政府信息公开申请数量\t{row(before)}",
        f"三、本年度办理结果\t（一）予以公开\t{row(done - not_paid)}",
        f"（六）其他处理\t2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t{row(not_paid)}",
        f"（七）总计\t{row(done)}",
        f"四、结转下年度继续办理\t{row(left)}",
    )


REPORT = short_report("惠农补贴的名单贴到每个村口。")
DISCLOSURE = Example(
    "disclosure_table",
    "第二十条第（一）项\n"
    "信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n"
    "规章\t0\t0\t0\n"
    "行政规范性文件\t2\t0\t5\n"
    "第二十条第（五）项\n"
    "信息内容\t本年处理决定数量\n"
    "行政许可\t0\n"
    "第二十条第（六）项\n"
    "信息内容\t本年处理决定数量\n"
    "行政处罚\t0\n"
    "行政强制\t0\n"
    "第二十条第（八）项\n"
    "信息内容\t本年收费金额（单位：万元）\n"
    "行政事业性收费\t0",
)
REQUESTS = Example(
    "requests_table",
    "一、本年新收政府信息公开申请数量\t3\t0\t0\t0\t0\t0\t3\n"
    "二、上年结转政府信息公开申请数量\t0\t0\t0\t0\t0\t0\t0\n"
    "三、本年度办理结果\t（一）予以公开\t2\t0\t0\t0\t0\t0\t2\n"
    "（七）总计\t2\t0\t0\t0\t0\t0\t2\n"
    "四、结转下年度继续办理\t1\t0\t0\t0\t0\t0\t1",
)
