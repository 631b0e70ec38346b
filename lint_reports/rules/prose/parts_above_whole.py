"""文中的分项超过总数。

“其中”后面的某一项，或者按同一标准分的各项之和，比前面任何一个总数都大。分渠道发布的可能重复计算，各项之和不比。

**怎么改**：核对总数和各分项。
---
Parts in the prose are more than their whole.

One part behind 其中, or the sum of parts by one measure, is more than any number that stands before. Channels of publication may
count a thing twice; their sum is not asked.

**To mend it**: check the whole and its parts.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.rules.sources import PARTS_AND_WHOLE

CODE = "LR409"
SEVERITY = Severity.ERROR
SOURCE = PARTS_AND_WHOLE
VALID = (
    Example("overview", "一、总体情况\n全年公开信息120条，其中动态类信息70条，公告类信息50条。"),
    Example("overview", "一、总体情况\n全年发布信息120条，其中网站发布110条，微信公众号发布90条。"),
)
INVALID = (
    Example("overview", "一、总体情况\n全年公开信息120条，其中动态类信息130条。").finds(
        "130", "分项 130 条超过总数 120 条"
    ),
    Example("overview", "一、总体情况\n全年公开信息120条，其中动态类信息70条，公告类信息60条。").finds(
        "120", "各分项之和 130 条（70＋60），总数 120 条"
    ),
)
PARTS = "exceed"
