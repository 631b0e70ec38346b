"""A sound report of a village that does not exist, written out, so that a test can change one part and show it all."""

from __future__ import annotations

TITLE = "柳溪县白鹭乡人民政府2021年政府信息公开工作年度报告"
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
OVERVIEW = (
    "主动公开方面，全乡的公告栏每月更换一次，村民可到便民厅查阅。依申请公开方面，来信来访都有回音。"
    "政府信息管理方面，旧告示编号存档。公开平台方面，喇叭早晚各播一遍。"
    "监督保障方面，工作考核列为良好，社会评议多是好话，没有责任追究。"
)
PROBLEMS = "山路远的村组读到公告较晚，已托邮递员随车带去。"
OTHERS = "全年未收取信息处理费。"

DISCLOSURE = """\
第二十条第（一）项\t\t\t
信息内容\t本年制发件数\t本年废止件数\t现行有效件数
规章\t0\t0\t0
行政规范性文件\t2\t1\t5
第二十条第（五）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政许可\t12\t\t
第二十条第（六）项\t\t\t
信息内容\t本年处理决定数量\t\t
行政处罚\t3\t\t
行政强制\t0\t\t
第二十条第（八）项\t\t\t
信息内容\t本年收费金额（单位：万元）\t\t
行政事业性收费\t0.52\t\t
"""

OLD_DISCLOSURE = """\
第二十条第（一）项\t\t\t
信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量
规章\t0\t0\t0
规范性文件\t2\t2\t5
第二十条第（五）项\t\t\t
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政许可\t12\t-2\t40
其他对外管理服务事项\t7\t0\t9
第二十条第（六）项\t\t\t
信息内容\t上一年项目数量\t本年增/减\t处理决定数量
行政处罚\t3\t1\t6
行政强制\t0\t0\t0
第二十条第（八）项\t\t\t
信息内容\t上一年项目数量\t本年增/减\t
行政事业性收费\t4\t0\t
第二十条第（九）项\t\t\t
信息内容\t采购项目数量\t采购总金额\t
政府集中采购\t2\t251000元\t
"""
"""The form for 2019 and 2020."""

_HEAD = """\
（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）\t\t\t申请人情况\t\t\t\t\t\t
\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计
\t\t\t\t商业企业\t科研机构\t社会公益组织\t法律服务机构\t其他\t
一、本年新收政府信息公开申请数量\t\t\t6\t3\t0\t0\t1\t0\t10
二、上年结转政府信息公开申请数量\t\t\t1\t0\t0\t0\t0\t0\t1
三、本年度办理结果\t（一）予以公开\t\t2\t1\t0\t0\t1\t0\t4
\t（二）部分公开（区分处理的，只计这一情形，不计其他情形）\t\t1\t0\t0\t0\t0\t0\t1
\t（三）不予公开\t1.属于国家秘密\t0\t0\t0\t0\t0\t0\t0
\t\t2.其他法律行政法规禁止公开\t0\t1\t0\t0\t0\t0\t1
\t\t3.危及“三安全一稳定”\t0\t0\t0\t0\t0\t0\t0
\t\t4.保护第三方合法权益\t1\t0\t0\t0\t0\t0\t1
\t\t5.属于三类内部事务信息\t0\t0\t0\t0\t0\t0\t0
\t\t6.属于四类过程性信息\t0\t0\t0\t0\t0\t0\t0
\t\t7.属于行政执法案卷\t0\t0\t0\t0\t0\t0\t0
\t\t8.属于行政查询事项\t0\t0\t0\t0\t0\t0\t0
\t（四）无法提供\t1.本机关不掌握相关政府信息\t1\t1\t0\t0\t0\t0\t2
\t\t2.没有现成信息需要另行制作\t0\t0\t0\t0\t0\t0\t0
\t\t3.补正后申请内容仍不明确\t0\t0\t0\t0\t0\t0\t0
\t（五）不予处理\t1.信访举报投诉类申请\t1\t0\t0\t0\t0\t0\t1
\t\t2.重复申请\t0\t0\t0\t0\t0\t0\t0
\t\t3.要求提供公开出版物\t0\t0\t0\t0\t0\t0\t0
\t\t4.无正当理由大量反复申请\t0\t0\t0\t0\t0\t0\t0
\t\t5.要求行政机关确认或重新出具已获取信息\t0\t0\t0\t0\t0\t0\t0
"""
_TAIL = """\
\t（七）总计\t\t6\t3\t0\t0\t1\t0\t10
四、结转下年度继续办理\t\t\t1\t0\t0\t0\t0\t0\t1
"""
_THREE_CASES = """\
\t（六）其他处理\t1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请\t0\t0\t0\t0\t0\t0\t0
\t\t2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请\t0\t0\t0\t0\t0\t0\t0
\t\t3.其他\t0\t0\t0\t0\t0\t0\t0
"""
REQUESTS = _HEAD + _THREE_CASES + _TAIL
OLD_REQUESTS = _HEAD + "\t（六）其他处理\t\t0\t0\t0\t0\t0\t0\t0\n" + _TAIL

DISPUTES = """\
行政复议\t\t\t\t\t行政诉讼\t\t\t\t\t\t\t\t\t
结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t未经复议直接起诉\t\t\t\t\t复议后起诉\t\t\t\t
\t\t\t\t\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计\t结果维持\t结果纠正\t其他结果\t尚未审结\t总计
1\t0\t0\t1\t2\t0\t0\t0\t0\t0\t0\t1\t0\t0\t1
"""


def village(
    title: str | None = TITLE,
    *,
    headings: dict[int, str] | None = None,
    overview: str = OVERVIEW,
    disclosure: str = DISCLOSURE,
    requests: str = REQUESTS,
    disputes: str = DISPUTES,
    problems: str = PROBLEMS,
    others: str = OTHERS,
) -> str:
    """The report, an empty line between its parts; `headings` by number from 1."""
    printed = [(headings or {}).get(number, heading) for number, heading in enumerate(HEADINGS, 1)]
    bodies = (overview, disclosure, requests, disputes, problems, others)
    parts = [] if title is None else [title]
    for heading, body in zip(printed, bodies, strict=True):
        parts += [part.strip("\n") for part in (heading, body) if part]
    return "\n\n".join(parts) + "\n"


def old_village(year: int = 2020) -> str:
    """The same village in the form for 2019 and 2020."""
    return village(TITLE.replace("2021", str(year)), disclosure=OLD_DISCLOSURE, requests=OLD_REQUESTS)


def grid(table: str) -> list[list[str]]:
    """The cells of a table of the village, row by row."""
    return [line.split("\t") for line in table.strip("\n").split("\n")]


def line_of(text: str, words: str) -> int:
    """The number, from 1, of the first line with these words."""
    return next(number for number, line in enumerate(text.split("\n"), 1) if words in line)
