"""JUnit's XML: a file is a test, which fails where the run would. Programs that read it expect at most one failure a test."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO
from xml.etree.ElementTree import Element, SubElement

from lint_reports.model.diagnostic import Diagnostic
from lint_reports.model.result import FileResult
from lint_reports.reporters import Failure, ReportOptions
from lint_reports.reporters.fingerprints import portable
from lint_reports.reporters.location_text import place_of
from lint_reports.reporters.summary import SEVERITY_WORDS, findings
from lint_reports.reporters.xml_page import page, text
from lint_reports.text.language import Language, Text

NAME = "junit"
COUNTS = False


def report(results: Sequence[FileResult], stream: TextIO, options: ReportOptions) -> None:
    cases = [*(_case(result, options) for result in results), *map(_error, options.failures)]
    counts = {
        "tests": str(len(cases)),
        "failures": _count(cases, "failure"),
        "errors": _count(cases, "error"),
        "skipped": _count(cases, "skipped"),
    }
    root = Element("testsuites", {"name": "lint-reports", **counts})
    SubElement(root, "testsuite", {"name": "lint-reports", **counts}).extend(cases)
    stream.write(page(root))


def _count(cases: Sequence[Element], kind: str) -> str:
    return str(sum(case.find(kind) is not None for case in cases))


def _test(path: str) -> Element:
    shown = text(portable(path))
    return Element("testcase", name=shown, classname="lint-reports", file=shown)


def _case(result: FileResult, options: ReportOptions) -> Element:
    case = _test(result.path)
    diagnostics = [diagnostic for _, diagnostic in findings([result])]
    failing = [diagnostic for diagnostic in diagnostics if options.fails(diagnostic)]
    passing = [diagnostic for diagnostic in diagnostics if not options.fails(diagnostic)]
    if result.status == "skipped":
        SubElement(case, "skipped", message=text(result.reason.of(options.language) if result.reason else ""))
    if failing:
        counted = Text(f"{len(failing)} 处问题", f"{len(failing)} findings" if len(failing) > 1 else "1 finding")
        codes = " ".join(sorted({diagnostic.code for diagnostic in failing}))
        failure = SubElement(case, "failure", message=f"{counted.of(options.language)}: {codes}", type=failing[0].code)
        failure.text = _listed(failing, options.language)
    if passing:
        SubElement(case, "system-out").text = _listed(passing, options.language)
    return case


def _error(failure: Failure) -> Element:
    case = _test(failure.path)
    SubElement(case, "error", message=text(failure.message), type="internal-error")
    return case


def _listed(diagnostics: Sequence[Diagnostic], language: Language) -> str:
    """One line a finding, never folded."""
    return "\n".join(text(_line(diagnostic, language)) for diagnostic in diagnostics)


def _line(diagnostic: Diagnostic, language: Language) -> str:
    level = SEVERITY_WORDS[diagnostic.severity].of(language)
    what = f"{diagnostic.code} {diagnostic.name} [{level}] {diagnostic.message.of(language)}"
    return f"{place_of(diagnostic, language)}: {what}"
