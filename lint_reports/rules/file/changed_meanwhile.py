"""修正期间文件被别的程序改了。

`--fix` 读完文件、还没有写回时，编辑器等别的程序保存了它。为了不丢掉别人保存的内容，这次的修正没有写入；报告的是文件现在的问题。

**怎么改**：再运行一次。
---
Another program changed the file while it was being fixed.

An editor or another program saved the file after `--fix` had read it and before it wrote it. So that nothing they saved is
lost, the fixes were not written; what is reported is what the file holds now.

**To mend it**: run it again.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.sources import READABLE

CODE = "LR009"
SEVERITY = Severity.ERROR
SOURCE = READABLE
