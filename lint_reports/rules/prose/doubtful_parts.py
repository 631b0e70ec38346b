"""文中各分项之和超过最近的总数，可能另有所属。

“其中”前面有几个数，各项之和超过最近的一个，但没有超过别的；或者各项不是按同一标准分的，可能重复计算。

**怎么改**：核对数字；没有错的，把分项写在它的总数后面。
---
The parts in the prose are more than the number before them, and may belong to another.

Several numbers stand before 其中, and the sum is more than the nearest but not than another; or the parts may overlap.

**To mend it**: check the numbers; if they are right, put the parts behind their whole.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.model.rule import Example
from lint_reports.rules.sources import PARTS_AND_WHOLE

CODE = "LR411"
SEVERITY = Severity.INFO
SOURCE = PARTS_AND_WHOLE
VALID = (Example("overview", "一、总体情况\n全年公开信息300条，惠民类信息120条。其中低保信息70条，医保信息50条。"),)
INVALID = (
    Example("overview", "一、总体情况\n全年公开信息300条，惠民类信息120条。其中低保信息70条，医保信息60条。").finds(
        "120", "各分项之和 130 条（70＋60），总数 120 条；如是 300 条的分项则没有超过"
    ),
)
PARTS = "doubtful"
