"""Legal bases that several rules cite: articles of the regulation, and the form."""

from __future__ import annotations

from lint_reports.text.language import Text

READABLE = Text("文件须能读取才能检查", "A file must be readable to be checked")
ARTICLE_49 = Text(
    "《政府信息公开条例》第四十九条：政府信息公开工作年度报告", "Regulation on Open Government Information, art. 49"
)
SIX_SECTIONS = Text(
    "《政府信息公开条例》第五十条；年度报告格式：六个部分",
    "Regulation on Open Government Information, art. 50; the form: six sections",
)
FORM = Text(
    "年度报告格式（国办公开办函〔2021〕30号、〔2019〕60号附件）",
    "The form (国办公开办函〔2021〕30号 and 〔2019〕60号, annex)",
)
PARTS_AND_WHOLE = Text(
    "国办公开办函〔2021〕30号：数据准确；部分之和不能超过整体",
    "国办公开办函〔2021〕30号: accurate figures; parts are not more than their whole",
)
COVERS = Text(
    "配置文件的 covers：本报告包括的机关", "`covers` of the configuration file: the bodies that the report covers"
)
ARTICLE_50_4 = Text(
    "《政府信息公开条例》第五十条第一款第（四）项", "Regulation on Open Government Information, art. 50(4)"
)
COMMENTS = Text("本检查工具的注释写法", "The comments that this linter reads")
