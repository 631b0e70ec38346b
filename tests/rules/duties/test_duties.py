"""What the text of a report owes, sentence by sentence: each with what is said of it, and most with nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_reports.cli.main import main
from lint_reports.form.duties import entries, kind_of_name, parse_duties
from lint_reports.model.diagnostic import Diagnostic
from tests.support.linting import findings, within
from tests.support.village import OTHERS, OVERVIEW, PROBLEMS, TITLE, village

TOWN = "柳溪县白鹭乡人民政府"


def told(text: str, suffix: str = ".txt", **settings: object) -> list[str]:
    """The duties' findings: the rule, the words it stands on, and `info` where it is none of the graver ones."""
    lines = text.split("\n")
    return [_told(each, lines) for each in findings(text, suffix, select=("LR6",), **settings)]


def _told(found: Diagnostic, lines: list[str]) -> str:
    span = found.location.range
    assert span is not None
    words = lines[span.start.line - 1][span.start.column - 1 : span.end.column - 1]
    return f"{found.name} {words}" + (" info" if found.severity.value == "info" else "")


def placed(section: str, sentence: str) -> str:
    """The village's report for 2021 with a sentence in one of its parts."""
    parts = {"overview": OVERVIEW, "problems": PROBLEMS, "others": OTHERS}
    if section == "preamble":
        text = village()
        return text.replace("\n\n", f"\n\n{sentence}\n\n", 1)
    return village(**{**parts, section: f"{parts[section]}\n\n{sentence}"})  # type: ignore[arg-type]


SENTENCES = [
    # ------------------------------------------------------------------------------------------- the period
    ("preamble", "本报告所列数据的统计期限自2021年1月1日起至2021年12月31日止。", []),
    ("preamble", "本报告所列数据的统计期限自2021年1月1日起至12月31日止。", []),
    ("preamble", "统计时间：2021年1月1日—2021年12月31日", []),
    ("preamble", "数据起止时间为1月1日至12月31日。", []),
    ("preamble", "统计期限为 2021 年 1 月 1 日 至 2021 年 12 月 31 日。", []),
    ("preamble", "本报告所列数据的统计期限自2020年1月1日起至2020年12月31日止。", ["wrong-period 2020年1月1日"]),
    ("preamble", "本报告所列数据的统计期限自2021年1月1日起至2022年12月31日止。", ["wrong-period 2022年12月31日"]),
    ("preamble", "统计期限自2021年1月1日起至2021年12月30日止。", ["wrong-period 2021年12月30日"]),
    ("preamble", "统计期限自2021年1月1日至12月30日。", ["wrong-period 12月30日"]),
    ("preamble", "统计时段为2021年1月1日至2021年11月30日。", ["wrong-period 2021年11月30日"]),
    ("preamble", "本报告的数据从2021年2月1日到2021年12月31日。", ["wrong-period 2021年2月1日"]),
    ("preamble", "本报告可从县政府网站下载，下载期限为2022年2月1日至2022年12月31日。", []),
    ("preamble", "统计期限为2020年1月1日至2020年12月31日，电子版可下载。", ["wrong-period 2020年1月1日"]),
    ("overview", "自2020年1月1日至2020年12月31日，我乡公开信息86条。", ["wrong-period 2020年1月1日"]),
    ("overview", "与上年同期（2020年1月1日至2020年12月31日）相比略有增加。", []),
    ("overview", "2020年1月1日至2020年12月31日公开的信息，对比之下偏少。", []),
    ("overview", "2019年1月1日至2021年12月31日的三年规划已经完成。", []),
    ("overview", "名单公示期限为2021年3月1日至3月10日。", []),
    ("overview", "活动自2021年5月1日至6月30日举行，来的人不少。", []),
    ("overview", "优惠期自2020年1月1日至2020年12月31日，公告已经撤下。", []),
    ("overview", "旧桥自2020年1月1日至2020年12月31日封闭施工。", []),
    ("overview", "任期自2018年1月1日至2022年12月31日的委员继续履职。", []),
    ("overview", "旧系统的数据从2021年6月1日至7月15日分批移入。", []),
    # ------------------------------------------------------------------------------------------- years that drift
    ("overview", "2021年，我乡公开信息86条。", []),
    ("overview", "2020年，我乡公开信息86条。", ["wrong-year 2020"]),
    ("overview", "2022年，我乡共公开信息86条。", ["wrong-year 2022"]),
    ("overview", "2022年我乡累计发布公告12期。", ["wrong-year 2022"]),
    ("overview", "一是2020年全乡没有发生退回重办。", ["wrong-year 2020"]),
    ("overview", "2020年度，本单位受理来信12封。", ["wrong-year 2020"]),
    ("overview", "2020年共发布公告12期。", ["wrong-year 2020"]),
    ("overview", "2020年共发布公告12期，2021年共发布15期。", []),
    ("overview", "2020年共发布公告12期。2021年共发布15期。", ["wrong-year 2020 info"]),
    ("overview", "2020年，我乡曾试行电话查询。", []),
    ("overview", "2020年，我乡荣获县里的表扬。", []),
    ("overview", "2022年，我乡将继续更换公告栏。", []),
    ("overview", "2022年，我乡要把目录补齐。", []),
    ("overview", "2022年，我乡计划共更换公告栏八处。", []),
    ("preamble", "本报告依照《2020年政府信息公开工作年度报告》的体例编写。", []),
    ("overview", "自2019年以来，我乡每季更换公告栏。", []),
    ("overview", "2019年起，全乡统一编号。", []),
    ("overview", "2019年，我乡建成便民厅。", []),
    ("overview", "比2020年增加12条，增幅百分之十。", []),
    ("overview", "按照《柳溪县2020年政务公开工作要点》逐项对照。", []),
    ("overview", "依据《政府信息公开条例》（2019年修订）编写。", []),
    ("overview", "《2022年工作计划》已经张榜。", []),
    ("overview", "2020年12月，旧公告栏拆除。", []),
    ("overview", "上年度即2020年，我乡公开信息70条。", []),
    ("overview", "2020—2021年，我乡两次修订目录。", []),
    ("overview", "2020年结转的一件申请已经答复。", []),
    ("preamble", "现将2021年政府信息公开工作情况报告如下。", []),
    ("preamble", "现将白鹭乡人民政府2020年度政府信息公开工作情况公布如下。", ["wrong-year 2020"]),
    ("preamble", "现将2022年政府信息公开工作年度报告公布如下。", ["wrong-year 2022"]),
    ("preamble", "根据县里关于做好2020年政府信息公开工作年度报告编制工作的通知要求，编制本报告。", []),
    ("preamble", "本报告是依据《关于编制2022年政府信息公开工作年度报告的通知》编写的。", []),
    ("overview", "2020年政务公开工作考核中，我乡名列第三。", []),
    ("overview", "2020年全县财政决算按时公布。", []),
    ("overview", "2020年未办结的1件申请已经答复。", []),
    ("overview", "2020年我乡被列为试点。", []),
    ("overview", "2020年收到的申请今年答复。", []),
    ("overview", "2020年，白鹭乡按目录公开。", ["wrong-year 2020"]),
    ("overview", "2020年，省里印发新的目录。", []),
    ("overview", "截至2020年12月31日，我乡公开信息86条。", ["wrong-year 2020"]),
    ("overview", "截至2021年12月31日，我乡公开信息86条。", []),
    ("overview", "截至2020年12月31日，旧公告栏全部拆除。", []),
    ("overview", "2020年，在县里的指导下，我乡按目录公开。", ["wrong-year 2020"]),
    ("overview", "2020年通过公告栏公开86条。", ["wrong-year 2020"]),
    ("overview", "工作回顾：全乡照旧。2020年收到申请3件。", ["wrong-year 2020"]),
    ("others", "2020年未收取信息处理费。", ["wrong-year 2020"]),
    ("others", "2020年出台的信息处理费标准已经张贴。", []),
    ("others", "2021年未收取信息处理费。", []),
    ("others", "收费办法自2021年1月1日起施行，本乡没有收取信息处理费。", []),
    ("problems", "针对2020年存在的问题，已补齐目录。", []),
    ("problems", "2022年，我乡将给公告栏加装雨棚。", []),
    ("problems", "2022年我乡计划共更换公告栏八处。", []),
    # ------------------------------------------------------------------------------------------- dates that are none
    ("preamble", "数据截至202021年12月31日。", ["malformed-date 202021年"]),
    ("overview", "20211年全乡修订目录一次。", ["malformed-date 20211年"]),
    ("overview", "2021年13月召开会议。", ["malformed-date 2021年13月"]),
    ("overview", "2021年0月召开会议。", ["malformed-date 2021年0月"]),
    ("overview", "2021年2月29日召开会议。", ["malformed-date 2021年2月29日"]),
    ("overview", "2020年2月29日的公告已经撤下。", []),
    ("overview", "2月30日召开会议。", ["malformed-date 2月30日"]),
    ("overview", "11月31日前完成清理。", ["malformed-date 11月31日"]),
    ("overview", "2021 年 4 月 31 日召开会议。", ["malformed-date 2021 年 4 月 31 日"]),
    ("overview", "截止202111日到1231日。", ["malformed-date 202111日"]),
    ("overview", "2021年1231日清理完毕。", ["malformed-date 2021年1231日"]),
    ("overview", "202年，我乡修订目录。", ["malformed-date 202年"]),
    ("overview", "2021年年我乡修订目录。", ["malformed-date 2021年年"]),
    ("overview", "2021年年底清理一次，2021年年初公布计划，2021年年度考核为良好。", []),
    ("overview", "历时13个月，3月至5月试行，12月31日结束。", []),
    ("overview", "公告栏可贴2000条，档案保存200年。", []),
    ("overview", "电话0000-20211231，邮编202111，值班365日。", []),
    # ------------------------------------------------------------------------------------------- blanks of a template
    ("overview", "全年公开信息＿条。", ["unfilled-placeholder ＿"]),
    ("overview", "全年公开信息__条，其中公告 ___ 条。", ["unfilled-placeholder __", "unfilled-placeholder ___"]),
    ("overview", "全年公开信息XX条。", ["unfilled-placeholder XX"]),
    ("overview", "全年公开信息xx条。", ["unfilled-placeholder xx"]),
    ("overview", "XXX局召开会议。", ["unfilled-placeholder XXX"]),
    ("overview", "全年收到申请×件。", ["unfilled-placeholder ×"]),
    ("overview", "××县××局于X月X日公布。", ["unfilled-placeholder ××"] * 2 + ["unfilled-placeholder X"] * 2),
    ("overview", "全年收到申请***件。", ["unfilled-placeholder ***"]),
    ("overview", "全年收到申请？？件。", ["unfilled-placeholder ？？"]),
    ("overview", "全年公开{{count}}条。", ["unfilled-placeholder {{count}}"]),
    ("overview", "（此处填写公开的数量）", ["unfilled-placeholder （此处填写公开的数量）"]),
    ("overview", "【请填写工作亮点】", ["unfilled-placeholder 【请填写工作亮点】"]),
    ("overview", "待补充。", ["unfilled-placeholder 待补充。"]),
    ("overview", "公开平台的访问量：待补", ["unfilled-placeholder 待补"]),
    ("overview", "公开信息共 条，其中公告 3 条。", ["unfilled-placeholder 共 条"]),
    ("overview", "另有3件待补正，补正后再答复。", []),
    ("overview", "目录还有待补充，人手尚待补充。", []),
    ("overview", "申请人李××要求公开宅基地档案。", []),
    ("overview", "展板尺寸为3×4米，共2块。", []),
    ("overview", "网址为http://www.example.cn/a_b/t2021__1.html，邮箱为xxgk@example.cn。", []),
    ("overview", "LED屏、XML文件、Xbox、A×B均已登记。", []),
    ("overview", "全年公开信息 86 条。", []),
    ("overview", "共有 3 条建议。", []),
    ("overview", "X光室的收费标准已经公开。", []),
    ("overview", "__重点__ 件均已办结。", []),
    ("overview", "请填写申请表后交到便民厅（填写说明见背面）。", []),
    # ------------------------------------------------------------------------------------------- notices
    ("preamble", "依照国办公开办函〔2021〕30号的格式编写。", []),
    ("preamble", "依照国办公开办函〔2019〕60号的格式编写。", ["superseded-notice 国办公开办函〔2019〕60号"]),
    ("preamble", "依照国办公开办函[2019]60号的格式编写。", ["superseded-notice 国办公开办函[2019]60号"]),
    ("preamble", "依照国办公开办函（2016）201号编写。", ["superseded-notice 国办公开办函（2016）201号"]),
    ("preamble", "格式原为国办公开办函〔2019〕60号所附，现已修订。", []),
    (
        "preamble",
        "坚持公开为常态的原则，依照国办公开办函〔2019〕60号编写。",
        ["superseded-notice 国办公开办函〔2019〕60号"],
    ),
    ("preamble", "依照国办公开办函〔2021〕30号编写，国办公开办函〔2019〕60号同时停用。", []),
    ("preamble", "依照《政府信息公开条例》（国务院令第492号）编写。", ["superseded-notice 国务院令第492号"]),
    ("preamble", "依照《政府信息公开条例》（中华人民共和国国务院令第711号）编写。", []),
    ("preamble", "条例2007年以国务院令第492号公布，其后作了修订。", []),
    (
        "preamble",
        "依照《政府信息公开条例》（国务院令第771号）编写。",
        ["misquoted-notice 国务院令第771号"],
    ),
    (
        "preamble",
        "依照《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编写。",
        ["misquoted-notice 国办公开办函〔2021〕30号"],
    ),
    (
        "preamble",
        "依照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）编写。",
        [],
    ),
    (
        "preamble",
        "依照《关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕13号）编写。",
        ["misquoted-notice 国办公开办函〔2021〕13号"],
    ),
    (
        "preamble",
        "依照《中华人民共和国政府信息公开条例》和《关于做好年报的通知》（国办公开办函〔2021〕30号）编写。",
        [],
    ),
    ("others", "按《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）执行。", []),
    (
        "others",
        "按《政府信息公开信息处理费管理办法》（国办函〔2020〕190号）执行。",
        ["misquoted-notice 国办函〔2020〕190号"],
    ),
    ("others", "按省里转发的《政府信息公开信息处理费管理办法》（某财综〔2021〕28号）执行。", []),
    # ------------------------------------------------------------------------------------------- the parts announced
    ("preamble", "本报告由总体情况、主动公开政府信息情况等六个部分组成。", []),
    ("preamble", "本报告共分六部分。", []),
    ("preamble", "本报告包括总体情况、主动公开情况、申请办理情况、复议诉讼情况等六个部分。", []),
    ("preamble", "本报告由五个部分组成。", ["miscounted-parts 五个部分"]),
    ("preamble", "全文共分八大部分。", ["miscounted-parts 八大部分"]),
    (
        "preamble",
        "本报告由总体情况、主动公开政府信息情况、收到和处理申请情况、存在的主要问题及改进情况、其他事项六部分组成。",
        ["miscounted-parts 六部分"],
    ),
    (
        "preamble",
        "本报告由总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议和行政诉讼情况、"
        "存在的主要问题及改进情况、其他需要报告的事项六个部分组成。",
        [],
    ),
    ("preamble", "本报告包括总体情况、主动公开、依申请公开三等方面。", ["miscounted-parts 三等方面"]),
    ("overview", "从组织、平台、监督三个方面抓落实，公开目录分为四个部分。", []),
    ("overview", "乡里向人大报告工作，公开目录分为四个部分。", []),
    ("overview", "二等奖一项，三等功一次，一等方面没有。", []),
    ("overview", "本报告第二部分列有表格。", []),
    # ------------------------------------------------------------------------------------------- signatures
    ("others", "白鹭乡人民政府\n\n2022年1月20日", []),
    ("others", "2022年5月20日", []),
    ("others", "2021年12月31日", []),
    ("others", "白鹭乡人民政府 2021年1月20日", ["untimely-date 2021年1月20日"]),
    ("others", "（二〇二一年一月二十日）", ["untimely-date 二〇二一年一月二十日"]),
    ("others", "收费标准自2021年1月1日起执行至2021年6月30日", []),
    ("preamble", "发布日期：2021-01-20", ["untimely-date 发布日期：2021-01-20 info"]),
    ("preamble", "发布日期：2022-01-20", []),
]


@pytest.mark.parametrize(("section", "sentence", "expected"), SENTENCES)
def test_a_sentence_is_told_what_is_wrong_with_it_and_nothing_else(
    section: str, sentence: str, expected: list[str]
) -> None:
    assert told(placed(section, sentence)) == expected


SOUND = [
    "根据《中华人民共和国政府信息公开条例》（国务院令第711号）和《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）要求，结合我局2023年政府信息公开工作实际编制本报告。",
    "本报告中所列数据的统计期限自2023年1月1日起，至2023年12月31日止。",
    "2023年度，我县共主动公开政府信息8655条，较2022年增长12%。",
    "与2022年相比，依申请公开数量下降。",
    "2022年度我县政务公开工作在全市考评中获优秀等次。",
    "截至2023年底，现行有效行政规范性文件15件，其中2019年制发2件、2020年制发3件、2022年制发10件。",
    "对2019年以来印发的文件进行了清理。",
    "公开2022年度部门决算和2024年度部门预算。",
    "公布了2022年财政决算、2023年预算执行情况。",
    "发布《2022年度法治政府建设情况报告》。",
    "自2019年5月15日新修订的《条例》施行以来，我局共受理申请86件。",
    "2024年，我局将继续做好政府信息公开工作。",
    "2024年，我镇将进一步加强队伍建设，全面提升工作水平。",
    "下一步，将认真落实2024年政务公开工作要点。",
    "2022年12月，我局网站完成改版。",
    "2021年至2023年，我局共公开信息1000条。",
    "2020—2022年度，全县共评选示范点12个。",
    "2022年办理结转的申请3件，2023年新收申请5件。",
    "2023年1月，对2022年度公开的信息进行了归档。",
    "2023年12月30日召开年终总结会。",
    "会议于2023年2月28日、9月30日召开。",
    "2024年1月1日起施行新标准。",
    "联系电话：0391-20231231，邮编：454650。",
    "共收到市民留言1 200条。",
    "其中，规章 0 件。",
    "公开信息 2000 条，微信 30 条，合计 2030 条。",
    "主动公开政府信息9658件，其中政策解读86件、回应关切12件。",
    "设立24×7小时自助查阅点，展板3×2米。",
    "李某某、王××等申请人的来信已经答复。",
    "网站地址：https://www.example.gov.cn/zwgk/xxgk_nb/t20240115_12345.html",
    "邮箱：xx_gk@example.cn",
    "使用XML、Excel格式下载，建设“X+1”公开体系。",
    "3件申请待补正，1件待补充材料。",
    "部分栏目内容有待补充完善。",
    "请填写《政府信息公开申请表》。",
    "（二）依申请公开情况。申请人可以填写申请表。",
    "受理申请3件，均在法定期限内办结，无1件结转。",
    "2022年受理、2023年办结的申请1件。",
    "按照2022年的分工，2023年调整了责任科室。",
    "2023年是全面贯彻党的二十大精神的开局之年。",
    "2022年我局网站被评为优秀网站。",
    "2022年，全县共有12个单位因信息发布不及时被通报，2023年降至3个。",
    "全文包括六个部分：总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、行政复议行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项。",
    "现将2023年度政府信息公开工作情况报告如下：",
    "现将我局2023年政府信息公开工作年度报告予以公布。",
    "为做好2022年遗留问题整改，我局制定了台账。",
    "本报告电子版可从县政府网站下载，下载期限为2024年2月1日至2024年12月31日。",
    "依据《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）收费。",
]
"""In the report of a bureau for 2023: other years, notices, numbers and marks, all in order."""


@pytest.mark.parametrize("section", ["preamble", "overview", "problems", "others"])
def test_nothing_is_said_of_what_is_in_order_wherever_it_stands(section: str) -> None:
    for sentence in SOUND:
        text = placed(section, sentence).replace(TITLE, "柳溪县水务局2023年政府信息公开工作年度报告")
        assert (sentence, told(text)) == (sentence, [])


FEES = [
    ("无", "missing-fee-statement 无"),
    ("无。", "missing-fee-statement 无。"),
    ("暂无", "missing-fee-statement 暂无"),
    ("无其他需要报告的事项。", "missing-fee-statement 无其他需要报告的事项。"),
    ("没有其他需要报告的事项", "missing-fee-statement 没有其他需要报告的事项"),
    ("今年没有别的事情要说。", "missing-fee-statement 六、其他需要报告的事项"),
    ("2022年1月20日", "missing-fee-statement 六、其他需要报告的事项"),
    ("2021年未收取信息处理费。", ""),
    ("本年度没有产生政府信息公开信息处理费。", ""),
    ("本年度发出收费通知0件，总金额0元，实际收取0元。", ""),
    ("（一）收费情况：无。", ""),
    ("全年没有收取任何费用。", ""),
    ("依申请公开未收取申请人费用。", ""),
    ("未收费。", ""),
    ("信息处理费：0元", ""),
    ("发出收费通知3份，实收380元，已经入库。", ""),
]


@pytest.mark.parametrize(("others", "expected"), FEES)
def test_section_six_states_the_fees_since_2021(others: str, expected: str) -> None:
    assert told(village(others=others)) == ([expected] if expected else [])


def test_a_statement_of_fees_elsewhere_is_out_of_place_and_empty_is_said_once() -> None:
    elsewhere = village(overview=OVERVIEW + "全年未收取信息处理费。", others="无")
    assert told(elsewhere) == ["missing-fee-statement 六、其他需要报告的事项 info"]
    assert [each.name for each in findings(village(others=""))] == ["empty-section"]
    assert told(village(others="")) == ["missing-fee-statement 六、其他需要报告的事项"]


@pytest.mark.parametrize(("year", "expected"), [(2019, []), (2020, ["missing-fee-statement 无 info"])])
def test_fees_are_not_asked_of_2019_and_hardly_of_2020(year: int, expected: list[str]) -> None:
    assert told(village(f"{TOWN}{year}年政府信息公开工作年度报告", others="无")) == expected


_RESULTS = "工作考核、社会评议、责任追究均无异常。"
ASPECTS = [
    ("（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）政府信息公开平台建设。（五）监督保障。", ""),
    (
        "（一）主动公开情况\n贴榜。\n（二）依申请公开情况\n有回音。\n（三）信息管理情况\n编号。\n"
        "（四）平台建设情况\n换栏。\n（五）监督保障及教育培训情况\n照旧。",
        "",
    ),
    ("1.主动公开。贴榜。\n2.申请公开。有回音。\n3.政府信息资源管理。\n4.公开平台。\n5.监督考核。", ""),
    ("一是加强主动公开，二是办好依申请公开，三是规范信息管理，四是抓好平台建设，五是强化监督保障。", ""),
    ("主动公开方面，贴榜。依申请公开方面，有回音。信息管理方面，编号。平台方面，换栏。监督保障方面，考核。", ""),
    (
        "一、主动公开\n贴榜。\n二、依申请公开\n有回音。\n三、政府信息管理\n编号。\n四、平台建设\n换栏。\n"
        "五、监督保障\n照旧。\n六、队伍建设\n如常。",
        "",
    ),
    (
        "（一）主动公开：\n贴榜。\n（二）依申请公开：\n（三）政府信息管理：编号。\n（四）平台：换栏。\n（五）监督保障：照旧。",
        "没有写依申请公开",
    ),
    (
        "（一）主动公开情况\n（二）依申请公开情况\n有回音。\n（三）信息管理：编号。\n（四）平台：换栏。\n（五）监督保障：照旧。",
        "没有写主动公开",
    ),
    ("在主动公开上下功夫。在依申请公开上做文章。抓好信息管理。加强平台建设。强化监督保障。", ""),
    (
        "（一）主动公开。（二）依申请公开。（三）平台建设。（四）监督保障。文件签发时标明公开属性。",
        "没有分列政府信息管理",
    ),
    ("（一）主动公开。（二）依申请公开。（三）政府信息管理。（四）监督保障。", "没有写政府信息公开平台建设"),
    (
        "（一）主动公开。贴榜。公告栏换新。\n（二）监督保障。工作照旧。",
        "没有写依申请公开、政府信息管理；政府信息公开平台建设写到了，但没有分列",
    ),
    ("大家尽心尽力。", "没有写主动公开、依申请公开、政府信息管理、政府信息公开平台建设"),
]


@pytest.mark.parametrize(("overview", "expected"), ASPECTS)
def test_the_overview_treats_five_aspects_since_2021(overview: str, expected: str) -> None:
    found = findings(village(overview=f"{overview}\n{_RESULTS}"), select=("missing-aspect",))
    assert [each.message.zh for each in found] == ([f"“一、总体情况”{expected}"] if expected else [])
    assert all((each.severity.value == "info") == ("没有写" not in each.message.zh) for each in found)


def test_aspects_are_not_asked_before_2021_nor_of_an_empty_overview() -> None:
    assert told(village(f"{TOWN}2020年政府信息公开工作年度报告", overview=_RESULTS)) == []
    assert told(village(overview="")) == []


ACCOUNTS = [
    ("工作考核列为良好，社会评议多是好话，没有责任追究。", ""),
    ("年度考评第三名，群众满意度为九成，未发生问责情形。", ""),
    ("绩效评价良好；第三方评估合格；无追责。", ""),
    ("工作考核列为良好。", "社会评议、责任追究"),
    ("没有责任追究的情形，评议会开过一次。", "工作考核"),
    ("大家尽心尽力。", "工作考核、社会评议、责任追究"),
]


@pytest.mark.parametrize(("words", "expected"), ACCOUNTS)
@pytest.mark.parametrize("body", [TOWN, "柳溪县人民政府"])
def test_a_government_states_what_it_was_held_to(body: str, words: str, expected: str) -> None:
    text = village(f"{body}2021年政府信息公开工作年度报告", overview=words)
    found = [each.message.zh for each in findings(text, select=("missing-accountability",))]
    assert found == ([f"没有写明{expected}结果情况，各级人民政府的报告应写明"] if expected else [])


@pytest.mark.parametrize("body", ["柳溪县水务局", "柳溪县白榆街道办事处", "柳溪县人民政府办公室", "柳溪县档案馆"])
def test_other_bodies_owe_no_account_unless_the_user_says_that_they_are_governments(body: str) -> None:
    text = village(f"{body}2021年政府信息公开工作年度报告", overview="大家尽心尽力。")
    assert findings(text, select=("missing-accountability",)) == []
    assert len(findings(text, select=("missing-accountability",), body="government")) == 1
    assert len(findings(text, select=("missing-accountability",), body="town")) == 1


@pytest.mark.parametrize("gap", ["\n", "\n\n", " ", "  \n"])
@pytest.mark.parametrize(
    "words", ["没有责任追究", "社会评议", "工作考核", "监督保障", "信息处理费", "政府信息管理", "平台"]
)
def test_words_that_are_cut_at_the_end_of_a_line_are_said_all_the_same(gap: str, words: str) -> None:
    def cut(text: str) -> str:
        return text.replace(words, f"{words[:-1]}{gap}{words[-1]}")

    assert told(village(overview=cut(OVERVIEW), others=cut(OTHERS))) == []


def test_an_item_is_not_joined_to_the_line_above_it() -> None:
    text = village(
        overview=OVERVIEW.replace("监督保障方面，", "\n（五）监督保障：").replace("没有责任追究。", "没有责任追\n究")
    )
    assert told(text) == []


def test_a_plan_to_be_held_to_account_in_section_five_is_no_result() -> None:
    plan = "下一步将健全考核、评议和责任追究制度。"
    text = village(overview="大家尽心尽力。", problems=plan)
    assert len(findings(text, select=("missing-accountability",))) == 1
    done = village(overview="大家尽心尽力。", problems="考核时扣了两分，评议时有人提到，未予责任追究。")
    assert findings(done, select=("missing-accountability",)) == []


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("澜浦市人民政府", "government"),
        ("松泉市鹭湾区人民政府", "government"),
        ("青石自治州政府", "government"),
        ("栖霞岭县青柏镇人民政府", "town"),
        ("柳溪县白鹭乡政府", "town"),
        ("松泉市白榆街道办事处", "subdistrict"),
        ("澜浦市水务局", "department"),
        ("澜浦市发展和改革委员会", "department"),
        ("澜浦省教育厅", "department"),
        ("柳溪县人民政府办公室", ""),
        ("澜浦省人民政府办公厅", ""),
        ("松泉经济开发区管理委员会", ""),
        ("石桥埠县档案馆", ""),
        ("共青团柳溪县委", ""),
        ("", ""),
    ],
)
def test_the_kind_of_a_body_is_told_by_the_end_of_its_name(body: str, kind: str) -> None:
    assert kind_of_name(body) == kind


DEADLINES = [
    ("柳溪县水务局", "2022年1月31日", False),
    ("柳溪县水务局", "2022年2月1日", True),
    ("柳溪县人民政府", "2022年3月31日", False),
    ("柳溪县人民政府", "2022年4月1日", True),
    ("柳溪县白榆街道办事处", "2022年4月1日", False),
    ("柳溪县人民政府办公室", "2022年3月1日", False),
    ("柳溪县水务局", "2021年11月1日", True),
    ("柳溪县白榆街道办事处", "2021年1月18日", True),
]


@pytest.mark.parametrize(("body", "day", "late"), DEADLINES)
def test_a_report_is_signed_after_its_year_and_by_the_day_it_is_due(body: str, day: str, late: bool) -> None:
    text = village(f"{body}2021年政府信息公开工作年度报告", others=f"{OTHERS}\n\n{body}\n\n{day}")
    assert told(text) == ([f"untimely-date {day}"] if late else [])


RULES = [
    (TOWN, "规章\t0\t0\t6", ["rules-without-power 6 info"]),
    ("柳溪县人民政府", "规章\t1\t0\t1", ["rules-without-power 1 info"]),
    ("松泉市鹭湾区人民政府", "规章\t1\t0\t1", ["rules-without-power 1 info"]),
    ("松泉市人民政府", "规章\t1\t0\t6", []),
    ("青石自治区人民政府", "规章\t1\t0\t6", []),
    ("澜浦市水务局", "规章\t1\t0\t6", []),
    (TOWN, "规章\t0\t0\t0", []),
    (TOWN, "规章\t/\t\t0", []),
    (TOWN, "规章\t2\t1", []),
]


@pytest.mark.parametrize(("body", "row", "expected"), RULES)
def test_only_bodies_that_can_make_rules_report_some(body: str, row: str, expected: list[str]) -> None:
    text = village(f"{body}2021年政府信息公开工作年度报告").replace("规章\t0\t0\t0", row)
    assert told(text) == expected


@pytest.mark.parametrize("problems", ["无", "无。", "暂无", "（一）存在的主要问题\n\n无\n\n（二）改进情况\n\n无"])
def test_no_problems_at_all_is_no_section_on_problems(problems: str) -> None:
    assert [each.split()[0] for each in told(village(problems=problems))] == ["nothing-but-none"]


@pytest.mark.parametrize("problems", ["无遮雨设施。", "没有专人负责，已指定一名。", "问题：人少。\n\n改进：已招一名。"])
def test_a_short_section_on_problems_is_one(problems: str) -> None:
    assert told(village(problems=problems)) == []


def test_mark_up_moves_no_place() -> None:
    text = village(overview=OVERVIEW + "\n\n**2021年**，我乡公开了 **XX** 条；20\\*20\\*年 2月30日开会。")
    assert told(text, ".md") == ["unfilled-placeholder XX", "malformed-date 2月30日"]


def test_the_users_word_on_the_body_goes_before_the_title() -> None:
    late = village(others=f"{OTHERS}\n\n2022年2月20日")
    assert told(late) == []
    assert told(late, body="department") == ["untimely-date 2022年2月20日"]


def test_the_command_line_and_the_configuration_say_whose_report_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(village(others=f"{OTHERS}\n\n2022年2月20日"), "utf-8")
    words = ["check", str(report), "--select", "untimely-date", "--lang", "en", "--no-cache"]
    assert main([*words, "--isolated"]) == 0
    assert main([*words, "--isolated", "--body", "department"]) == 1
    (tmp_path / ".lint-reports.yaml").write_text("body: department\n", "utf-8")
    assert main(words) == 1
    assert "after the report was due, 2022年1月31日" in capsys.readouterr().out


@pytest.mark.parametrize(
    "mark", ["1", "20", "_", "*", "？", "○", "X", "年", "《", "国办", "（此处填", "本报告由", "一是"]
)
def test_a_long_run_of_marks_is_read_in_its_time(mark: str) -> None:
    with within(5):
        told(placed("overview", mark * (20_000 // len(mark))))


def test_the_words_of_the_regulation_are_read_from_their_file() -> None:
    (entry,) = parse_duties(
        'aspect "甲" // 说明\n  from 2021 until 2022 by town, government in overview\n  treated "乙…丙" / "丁"'
    )
    assert (entry.words, entry.first, entry.last, entry.bodies) == ("甲", 2021, 2022, ("town", "government"))
    assert entry.found("treated", "乙一二三丙") and entry.found("treated", "丁")
    assert not entry.found("treated", "乙。丙")
    assert [each.words for each in entries("result")] == ["工作考核", "社会评议", "责任追究"]
