"""Run rules on a document and on the report in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lint_reports.model.diagnostic import Diagnostic, Severity
from lint_reports.model.document import Document
from lint_reports.model.report import Report
from lint_reports.model.rule import Rule
from lint_reports.rules.whole_file import whole_file
from lint_reports.text.language import Text


def run(
    rules: Sequence[Rule], document: Document, report: Report | None, levels: Mapping[str, Severity]
) -> list[Diagnostic]:
    """Run rules and return the findings, sorted, with their positions in the file.

    `report` is None for a document that is no report; `levels` has the severities that the user set, by rule name.
    """
    if report is not None and report.is_elsewhere:
        rules = [rule for rule in rules if rule.name == "report-elsewhere"]
    found = without_twins([each for rule in rules for each in _findings(rule, document, report)])
    return [each._replace(severity=levels.get(each.name, each.severity)) for each in found]


def without_twins(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Drop duplicates, and sort: of findings with the same `twin`, keep those of the rule with the first code and name.

    The returned findings have no twin, as it may hold identities of this process.
    """
    found = list(found)
    first: dict[str, tuple[str, str]] = {}
    for each in found:
        if each.twin:
            rule = each.code, each.name
            first[each.twin] = min(first.get(each.twin, rule), rule)
    kept = [each._replace(twin="") for each in found if not each.twin or first[each.twin] == (each.code, each.name)]
    return sorted(kept, key=lambda each: each.sort_key)


def _findings(rule: Rule, document: Document, report: Report | None) -> Iterator[Diagnostic]:
    """The findings of one rule, with their positions in the file."""
    if rule.plugin:
        return map(document.source_map.diagnostic, _found_by_plugin(rule, document, report))
    # The packaged rules with `read` report faults of the file, such as bytes that do not decode, at positions in the file.
    place = document.source_map.remark if rule.read is not None else document.source_map.diagnostic
    return map(place, _found(rule, document, report))


def _found(rule: Rule, document: Document, report: Report | None) -> Iterable[Diagnostic]:
    if rule.read is not None:
        return rule.read(document, rule)
    return rule.check(report, rule) if rule.check is not None and report is not None else ()


def _found_by_plugin(rule: Rule, document: Document, report: Report | None) -> Iterable[Diagnostic]:
    """The findings of a plugin's rule; if it raises, a finding that says so, as other rules must still report theirs."""
    try:
        return list(_found(rule, document, report))
    except Exception as error:
        what = f"{type(error).__name__}: {error}"
        zh = f"插件 {rule.plugin} 的规则 {rule.name} 出错，没有检查完：{what}"
        message = Text(zh, f"the rule {rule.name} of the plugin {rule.plugin} failed: {what}")
        return [whole_file("failing-plugin", document.path, message)]
