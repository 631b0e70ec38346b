"""插件的规则出错，没有检查完。

配置文件 `plugins` 中的一个插件，其中一条规则在检查这份报告时自己出了错。其他规则照常检查，但这一条的结果不全。

**怎么改**：把问题报告给插件的作者；在此之前可以用 `ignore` 停用这条规则。
---
A rule of a plugin failed while it checked the report.

A rule of a package under `plugins` in the configuration raised an error on this report. All other rules were run; what
this one would have found is not known.

**To mend it**: report it to the plugin's author; until then `ignore` leaves the rule out.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.text.language import Text

CODE = "LR901"
SEVERITY = Severity.ERROR
SOURCE = Text("插件须检查完每份报告", "A plugin's rule has to come to an end on every report")
