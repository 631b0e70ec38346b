"""Checkstyle's XML, which Jenkins and many other servers read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.reporters import ReportOptions
from lint_reports.reporters.links import rule_id
from lint_reports.reporters.summary import findings
from lint_reports.reporters.xml_page import page, text

NAME = "checkstyle"
COUNTS = False


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    root = Element("checkstyle", version="4.3")
    for result in results:
        if result.status == "skipped":
            continue
        file = SubElement(root, "file", name=text(result.path))
        for _, diagnostic in findings([result]):
            attributes = {
                **dict(_place(diagnostic)),
                "severity": diagnostic.severity.value,
                "message": text(diagnostic.message.of(options.language)),
                "source": text(f"lint-reports.{rule_id(diagnostic.code, diagnostic.name)}"),
            }
            SubElement(file, "error", attributes)
    stream.write(page(root))


def _place(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    where = diagnostic.location.range
    if where:
        yield "line", str(where.start.line)
        yield "column", str(where.start.column)
