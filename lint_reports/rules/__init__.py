"""The rules, one a module: the module's name is the rule's, its docstring the manual, in Chinese, then in English.

A module has CODE, SEVERITY, SOURCE, the examples VALID and INVALID, where what it reports is text, and one of these:

- `check(report, rule)`, which yields the findings in a report;
- `read(document, rule)`, which yields the findings in any document, whether or not it is a report;
- `judge(suppressions, rule)`, which yields the findings on suppression comments, once all findings are matched to them;
- `compare(compared, rule)`, which yields the findings of comparing a report with others;
- `RELATIONS = "table"`: the relations of the grammar that bear the rule's name, each within one table; or `"previous"`:
  those between a report and last year's;
- `READ = "faults"`: the faults that a reader recorded for the rule while it read the file;
- `CLAIMS`, names of claims in the grammar: numbers in the prose that the tables contradict;
- `PARTS`, how parts and their whole in the prose disagree: `exceed`, `differ` or `doubtful`.

A rule whose findings the linter itself reports (a file that cannot be opened) has none of them.
"""
