"""The rules, one a module: the module's name is the rule's, its docstring the manual, in Chinese, then in English.

A module has CODE, SEVERITY, SOURCE, VALID and INVALID, and `check(report, rule)`, or `read(document, rule)` for what
is asked of a document before it is known to be a report, or `judge(suppressions, rule)` for what is said of comments to
the linter, or `compare(beside, rule)` for what only shows beside another report. A rule that only the runner can find has none of them.
"""
