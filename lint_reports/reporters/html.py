"""The format for one HTML page to open, print or send, for editors of reports who use no terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from lint_reports.model.diagnostic import Diagnostic, Related
from lint_reports.model.location import Range
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.html_page import element, page, words
from lint_reports.reporters.links import rule_id, url
from lint_reports.reporters.location_text import short_place
from lint_reports.reporters.location_text import words as place_words
from lint_reports.reporters.merged_findings import MergedFinding, merge_blanks
from lint_reports.reporters.summary import SEVERITY_WORDS, findings, summary
from lint_reports.text.language import Text

NAME = "html"
COUNTS = False

_TITLE = Text("政府信息公开工作年度报告检查结果", "Findings in annual reports on government information disclosure")
_RULES = Text("用到的规则", "The rules")
_NOTE = Text(
    "每一项写明在第几行第几列，原文中有问题的地方标为黄色（竖线处缺字）。",
    "Each finding names line and column; yellow marks the place in the text, a red bar where something is missing.",
)


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    language = options.language
    parts = [
        element("h1", words(_TITLE.of(language))),
        element("p", words(summary(results, language))),
    ]
    if any(result.diagnostics for result in results):
        parts.append(element("p", words(_NOTE.of(language)), class_="place"))
        parts += [section for result in results for section in _section(result, options)]
        parts += _rules(results, options)
    stream.write(page(_TITLE.of(language), "\n".join(parts), language))


def _section(result: FileResult, options: ReportOptions) -> Iterator[str]:
    merged = merge_blanks(diagnostic for _, diagnostic in findings([result]))
    if merged:
        yield element("h2", words(result.path))
        yield from (_article(finding, result, options) for finding in merged)


def _article(finding: MergedFinding, result: FileResult, options: ReportOptions) -> str:
    first, language = finding.first, options.language
    level = SEVERITY_WORDS[first.severity].of(language)
    rule = element("a", words(f"{first.code} {first.name}"), href=url(first.code, first.name))
    place = " · ".join(words(each.of(language)) for each in _place(finding))
    parts = [
        element(
            "p",
            words(f"{level}：" if language == "zh" else f"{level}: ") + words(finding.message.of(language)),
            class_="message",
        ),
        element("p", " · ".join(filter(None, (place, rule))), class_="place"),
    ]
    where = first.location.span
    if where and result.lines.get(where.start.line, "").strip():
        parts.append(element("pre", _marked(result.lines[where.start.line], where)))
    if len(finding.diagnostics) == 1:
        parts += _advice(first, options)
    return element("article", "\n".join(parts), class_=first.severity.value)


def _place(finding: MergedFinding) -> Iterator[Text]:
    first = finding.first
    if first.location.range:
        line, column = first.location.range.start
        yield Text(f"第 {line} 行第 {column} 列", f"line {line}, column {column}")
    elif first.location.place:
        yield place_words(first.location.place)
    if first.labels and len(finding.diagnostics) == 1:
        row, head = first.labels
        yield Text(f"行：{row}", f"row: {row}")
        if head:
            yield Text(f"列：{head}", f"column: {head}")
    elif first.location.range is None and first.location.node:
        yield Text(first.location.node, first.location.node)


def _marked(line: str, where: Range) -> str:
    """The source line with the range marked; only the first line of a longer range."""
    start = where.start.column - 1
    end = where.end.column - 1 if where.end.line == where.start.line else len(line)
    before, inside, after = line[:start], line[start:end], line[end:]
    return words(before, keep="\t") + element("mark", words(inside, keep="\t")) + words(after, keep="\t")


def _advice(diagnostic: Diagnostic, options: ReportOptions) -> Iterator[str]:
    language = options.language
    if diagnostic.fix:
        title = diagnostic.fix.title
        yield element("p", words(Text(f"建议：{title.zh}", f"Help: {title.en}").of(language)))
    if diagnostic.related:
        head = Text(f"相关的 {len(diagnostic.related)} 处", f"{len(diagnostic.related)} related places").of(language)
        listed = "\n".join(element("li", words(_related(each, diagnostic, options))) for each in diagnostic.related)
        yield element("details", element("summary", words(head)) + element("ul", listed))


def _related(related: Related, diagnostic: Diagnostic, options: ReportOptions) -> str:
    path = "" if related.location.path == diagnostic.location.path else f"{related.location.path} "
    place = short_place(related.location, options.language)
    return f"{path}{place} {related.message.of(options.language)}".strip()


def _rules(results: Sequence[FileResult], options: ReportOptions) -> Iterator[str]:
    """The legal bases of the broken rules, for a reader who cannot follow the links."""
    language = options.language
    broken = {rule_id(each.code, each.name) for _, each in findings(results)}
    known = [rule for rule in options.rules() if rule_id(rule.code, rule.name) in broken]
    if known:
        yield element("h2", words(_RULES.of(language)))
        parts = []
        for rule in known:
            basis = Text(f"依据：{rule.source.zh}", f"Basis: {rule.source.en}").of(language)
            parts.append(element("dt", words(rule.title(language))) + element("dd", words(basis)))
        yield element("dl", "\n".join(parts))
