"""The rules, one a module: the module's name is the rule's, its docstring the manual, in Chinese, then in English.

A module has CODE, SEVERITY, SOURCE, the examples VALID and INVALID, where what it reports is text, and one of these:

- `check(report, rule)`, which yields the findings in a report;
- `read(document, rule)`, for what is asked of a document before it is known to be a report;
- `judge(suppressions, rule)`, for comments to the linter, once it is known what each suppressed;
- `compare(compared, rule)`, for what shows only between reports;
- `RELATIONS = "table"`: the relations of the grammar that bear the rule's name, each within one table; or `"previous"`:
  those between a report and last year's;
- `READ = "faults"`: what a reader has noted for the rule while it read the file;
- `CLAIMS`, names of claims in the grammar: numbers in the prose that the tables contradict;
- `PARTS`, what is wrong between parts and their whole in the prose: `exceed`, `differ` or `doubtful`.

A rule whose findings only the linter itself can make (a file that cannot be opened) has none of them.
"""
