"""Prose of our own for the parts of a report that are written, not counted.

It makes no claim about a figure: a figure changed by a mutation must break a total and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

CITIES = ("松泉市人民政府", "澜浦市人民政府")
"""Bodies that may make 规章."""
BODIES = ("栖霞岭县青柏镇人民政府", "松泉市鹭湾区人民政府", "澜浦市水务局", "松泉市白榆街道办事处", "石桥埠县档案馆")

_PREAMBLES = (
    "本报告依照《中华人民共和国政府信息公开条例》编写，统计期限自{year}年1月1日起至{year}年12月31日止。",
    "现向社会公布{body}{year}年度的信息公开工作。全文由总体情况、主动公开政府信息情况等六个部分组成，读者可致电询问。",
)
_ASPECTS = {
    "主动公开": (
        "年度预算、救灾物资去向和工程招标结果形成后即行上网，过时的页面同步撤下。",
        "围绕入学、就医、用水三件小事编排公开清单，居民看得懂、找得到。",
    ),
    "依申请公开": (
        "接件、转办、答复各设一名责任人，答复书寄出前由法律顾问复核。",
        "窗口备有填写样例，申请人表述不清的，工作人员当面帮助其说明所需内容。",
    ),
    "政府信息管理": (
        "文件起草时即标注公开属性，归档前再核对一遍，标错的退回重标。",
        "对历年存量文件逐件登记，写明出处、时效和保管人。",
    ),
    "政府信息公开平台建设": (
        "门户网站换用新的检索程序，老人和视障者可使用大字版与朗读版。",
        "图书室和便民大厅添置查阅终端，断网时也能读到上一周的内容。",
    ),
    "监督保障": (
        "工作考核列入年度绩效，社会评议由居民代表打分，责任追究方面本年未有需要处理的人员。",
        "按季通报进度；工作考核和社会评议的结果均已张榜，没有发生应予责任追究的情形。",
    ),
}
_HEADS = (
    "（{n}）{aspect}。",
    "（{n}）{aspect}情况。",
    "{n}是抓好{aspect}。",
    "{aspect}方面，",
    "（{n}）做好{aspect}工作：",
)
"""The ways in which an aspect is set apart."""
_PROBLEMS = (
    "回看全年，栏目之间内容交叠，读者常要翻找多处；编辑人手少，遇到休假便有延误。",
    "不足之处在于解读材料文字偏多、图示偏少，偏远村组的读者难以及时看到。",
)
_REMEDIES = (
    "为此已合并相近栏目，并安排两名同事互为替补，来年上半年对照清单检查一次。",
    "来年将请业务骨干录制短片讲解，随流动图书车送到村口播放，并听取意见逐条修改。",
)
_OTHERS = (
    "全年没有向任何申请人收取信息处理费，收费标准张贴于接待窗口。",
    "关于信息处理费：本年度分文未收，相关标准和程序可在网站的办事栏目中查到。",
)


@dataclass(frozen=True)
class Prose:
    """The paragraphs of the preamble and of sections 一, 五 and 六."""

    preamble: tuple[str, ...]
    overview: tuple[str, ...]
    problems: tuple[str, ...]
    others: tuple[str, ...]

    def of(self, section: int) -> tuple[str, ...]:
        return {1: self.overview, 5: self.problems, 6: self.others}.get(section, ())


def write(rng: Random, body: str, year: int) -> Prose:
    """Draw paragraphs; a bare 无 in 六 only where there was no fee yet (2019)."""
    numerals = zip("一二三四五", _ASPECTS.items(), strict=True)
    opening = f"{year}年，{body}把公开当作日常事务来办，要点如下。"
    head = rng.choice(_HEADS)
    aspects = (head.format(n=n, aspect=aspect) + rng.choice(texts) for n, (aspect, texts) in numerals)
    overview = (opening, *aspects)
    others = ("无",) if year < 2020 and rng.random() < 0.5 else (rng.choice(_OTHERS),)
    preamble = (rng.choice(_PREAMBLES).format(body=body, year=year),) if rng.random() < 0.5 else ()
    return Prose(preamble, overview, (rng.choice(_PROBLEMS), rng.choice(_REMEDIES)), others)
