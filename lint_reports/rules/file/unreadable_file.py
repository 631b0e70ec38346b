"""文件打不开。

文件存在，但没有权限、被占用、太大，或者是管道、设备之类，不能当作文件读取；或者是 Word 文档，但已损坏、有密码、不完整或者是空的。
为了不让一个坏文件掩盖其他文件的问题，只报告这一条，其余文件照常检查。

**怎么改**：检查文件的权限和类型；过大的文件请把年报单独另存；损坏的 Word 文档用 Word 打开修复后另存。
---
The file cannot be opened.

The file is there but cannot be read: no permission, in use, too large, or no regular file; or a Word document that is
damaged, cut short, empty or has a password. One bad file must not hide the findings in the others, so it is a finding of its
own and the run goes on.

**To mend it**: look at the permissions and the kind of the file; save the report alone where the file is very large;
repair a damaged document in Word and save it again.
"""

from __future__ import annotations

from lint_reports.model.diagnostic import Severity
from lint_reports.rules.sources import READABLE

CODE = "LR001"
SEVERITY = Severity.ERROR
SOURCE = READABLE
