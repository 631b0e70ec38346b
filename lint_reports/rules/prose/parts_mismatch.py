"""文中各分项之和不等于总数。

“分别为”后面的各项，或者最后一项是“其他”的各项，加起来应是总数。只有“其中”的可能没有列全，不比。

**怎么改**：核对总数和各分项。
---
Parts in the prose that are all there are do not add up to their whole.

What stands behind 分别为, or ends in 其他, adds up to the whole. Behind 其中 alone parts may be left out, and nothing is asked.

**To mend it**: check the whole and its parts.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.rules.sources import PARTS_AND_WHOLE

CODE = "LR410"
SEVERITY = Severity.WARNING
SOURCE = PARTS_AND_WHOLE
VALID = (
    Example("overview", "一、总体情况\n全年公开信息120条，其中机构职能12条，惠农补贴70条，其他38条。"),
    Example("overview", "一、总体情况\n全年公开信息120条，其中机构职能12条，惠农补贴70条。"),
)
INVALID = (
    Example("overview", "一、总体情况\n全年公开信息120条，其中机构职能12条，惠农补贴70条，其他30条。").finds(
        "120", "各分项之和 112 条（12＋70＋30），总数 120 条"
    ),
    Example("overview", "一、总体情况\n全年公开信息120条，分别为机构职能12条、惠农补贴70条。").finds(
        "120", "各分项之和 82 条（12＋70），总数 120 条"
    ),
)
PARTS = "differ"
