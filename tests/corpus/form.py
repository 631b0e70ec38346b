"""The words of the two mandated forms, as printed.

They are written down here once more, apart from grammar/, so that the corpus is a second witness: a slip in the
grammar then shows as a disagreement instead of being copied into the test.
"""

from __future__ import annotations

from typing import NamedTuple

Address = tuple[str, str, str | int]
"""(table, row, column) of a figure, as in the JSON of a diagnostic."""

NUMERALS = "一二三四五六七八九十"
SECTIONS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况",
    "其他需要报告的事项",
)
TABLES = {2: "disclosure", 3: "requests", 4: "disputes"}
"""Section number to the table it holds."""


class Article(NamedTuple):
    """One group of table 二: the disclosures of one item of article 20."""

    number: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]

    @property
    def title(self) -> str:
        return f"第二十条第（{self.number}）项"


_DECIDED = ("本年处理决定数量",)
_PROJECTS = ("上一年项目数量", "本年增/减", "处理决定数量")
FEE_COLUMN = "本年收费金额（单位：万元）"
FEE_ROW = "行政事业性收费"
PURCHASE_ROW = "政府集中采购"
ARTICLES = {
    2019: (
        Article("一", ("本年新制作数量", "本年新公开数量", "对外公开总数量"), ("规章", "规范性文件")),
        Article("五", _PROJECTS, ("行政许可", "其他对外管理服务事项")),
        Article("六", _PROJECTS, ("行政处罚", "行政强制")),
        Article("八", _PROJECTS[:2], (FEE_ROW,)),
        Article("九", ("采购项目数量", "采购总金额"), (PURCHASE_ROW,)),
    ),
    2021: (
        Article("一", ("本年制发件数", "本年废止件数", "现行有效件数"), ("规章", "行政规范性文件")),
        Article("五", _DECIDED, ("行政许可",)),
        Article("六", _DECIDED, ("行政处罚", "行政强制")),
        Article("八", (FEE_COLUMN,), (FEE_ROW,)),
    ),
}

NOTE = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
APPLICANTS = ("natural", "business", "research", "charity", "legal", "other")
APPLICANT_COLUMNS = (*APPLICANTS, "total")
ORGANISATIONS = ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")
RESULTS = "三、本年度办理结果"


class RequestRow(NamedTuple):
    """A row of table 三: its number in the form, the merged labels before it, its own label."""

    key: str
    groups: tuple[str, ...]
    label: str


_PARTS = {
    "（三）不予公开": (
        "属于国家秘密",
        "其他法律行政法规禁止公开",
        "危及“三安全一稳定”",
        "保护第三方合法权益",
        "属于三类内部事务信息",
        "属于四类过程性信息",
        "属于行政执法案卷",
        "属于行政查询事项",
    ),
    "（四）无法提供": ("本机关不掌握相关政府信息", "没有现成信息需要另行制作", "补正后申请内容仍不明确"),
    "（五）不予处理": (
        "信访举报投诉类申请",
        "重复申请",
        "要求提供公开出版物",
        "无正当理由大量反复申请",
        "要求行政机关确认或重新出具已获取信息",
    ),
    "（六）其他处理": (
        "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "其他",
    ),
}


def _request_rows(edition: int) -> tuple[RequestRow, ...]:
    within = (RESULTS,)
    rows = [
        RequestRow("1", (), "一、本年新收政府信息公开申请数量"),
        RequestRow("2", (), "二、上年结转政府信息公开申请数量"),
        RequestRow("3.1", within, "（一）予以公开"),
        RequestRow("3.2", within, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"),
    ]
    for key, (group, parts) in zip(("3.3", "3.4", "3.5", "3.6"), _PARTS.items(), strict=True):
        if key == "3.6" and edition == 2019:
            rows.append(RequestRow(key, within, group))
        else:
            rows += [RequestRow(f"{key}.{n}", (RESULTS, group), f"{n}.{part}") for n, part in enumerate(parts, 1)]
    return (*rows, RequestRow("3.7", within, "（七）总计"), RequestRow("4", (), "四、结转下年度继续办理"))


REQUEST_ROWS = {edition: _request_rows(edition) for edition in ARTICLES}

BLOCKS = ("reconsideration", "litigation_direct", "litigation_after_reconsideration")
OUTCOMES = ("upheld", "corrected", "other", "pending")
OUTCOME_COLUMNS = (*OUTCOMES, "total")
OUTCOME_LABELS = ("结果维持", "结果纠正", "其他结果", "尚未审结", "总计")


def edition_of(year: int) -> int:
    """The form that governs the report for a year, named by the first year it governed."""
    return 2019 if year < 2021 else 2021


def detail_keys(edition: int) -> tuple[str, ...]:
    """The rows of table 三 that add up to （七）总计."""
    return tuple(row.key for row in REQUEST_ROWS[edition] if row.key.startswith("3.") and row.key != "3.7")


def section_heading(number: int) -> str:
    return f"{NUMERALS[number - 1]}、{SECTIONS[number - 1]}"


def addresses(edition: int) -> tuple[Address, ...]:
    """Every figure of the three tables, in reading order: 198 in the 2019 form, 200 in the 2021 form."""
    articles = ARTICLES[edition]
    disclosure: list[Address] = [
        ("disclosure", row, column) for a in articles for row in a.rows for column in range(len(a.columns))
    ]
    requests = [("requests", row.key, column) for row in REQUEST_ROWS[edition] for column in APPLICANT_COLUMNS]
    disputes = [("disputes", block, column) for block in BLOCKS for column in OUTCOME_COLUMNS]
    return (*disclosure, *requests, *disputes)
