"""A short report that says something of its figures, for the examples of the rules about what prose claims."""

from __future__ import annotations

from lint_reports.model.rule import Example


def counted(
    overview: str,
    *,
    received: int = 0,
    before: int = 0,
    done: int = 0,
    left: int = 0,
    not_paid: int = 0,
    documents: str = "0\t0\t0",
    fees: str = "0",
    reviews: str = "0\t0\t0\t0\t0",
    others: str = "本年度没有收取信息处理费。",
) -> Example:
    """A report in the 2021 form with few rows; all its applicants are natural persons, all its answers are 予以公开."""

    def row(value: int) -> str:
        return f"{value}\t0\t0\t0\t0\t0\t{value}"

    lines = (
        "柳溪县白鹭乡人民政府2021年政府信息公开工作年度报告",
        "一、总体情况",
        overview,
        "二、主动公开政府信息情况",
        f"行政规范性文件\t{documents}",
        f"行政事业性收费\t{fees}",
        "三、收到和处理政府信息公开申请情况",
        f"一、本年新收政府信息公开申请数量\t{row(received)}",
        f"二、上年结转政府信息公开申请数量\t{row(before)}",
        f"三、本年度办理结果\t（一）予以公开\t{row(done - not_paid)}",
        f"（六）其他处理\t2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t{row(not_paid)}",
        f"（七）总计\t{row(done)}",
        f"四、结转下年度继续办理\t{row(left)}",
        "四、政府信息公开行政复议、行政诉讼情况",
        f"{reviews}\t0\t0\t0\t0\t0\t0\t0\t0\t0\t0",
        "五、存在的主要问题及改进情况",
        "山路远的村组读到公告较晚，已托邮递员随车带去。",
        "六、其他需要报告的事项",
        others,
    )
    return Example("report", "\n".join(lines))
