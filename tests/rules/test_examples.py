"""Every rule proves itself: its good examples are silent, its bad ones fire, and its manual is whole in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile
from pathlib import Path

import pytest

from lint_reports import rules
from lint_reports.config.settings import Settings
from lint_reports.figures.relations import relations
from lint_reports.form.sources import first_years
from lint_reports.model.diagnostic import Diagnostic, Edit, Severity
from lint_reports.model.location import Position, Range
from lint_reports.model.rule import Example, Expected, Rule
from lint_reports.rules.registry import FAMILIES, all_rules, find
from lint_reports.text.language import Text
from tests.rules.compared_examples import example_findings
from tests.support import samples
from tests.support.checkout import ROOT
from tests.support.pieces import lint_example

NO_EXAMPLES = ("LR001", "LR002", "LR003", "LR005", "LR006", "LR008", "LR009", "LR806", "LR901")
"""What these report is no text: a file that cannot be opened, a format, an encoding, a comment against a configuration."""


def examples(kind: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in all_rules()
        for number, example in enumerate(getattr(rule, kind), 1)
    ]


def fired(rule: Rule, example: Example) -> list[Diagnostic]:
    if rule.compare is not None:
        return example_findings(example, Settings(select=(rule.name,)))
    chosen = Settings(select=(rule.name,))
    if rule.judge is not None:
        # A comment is judged by what the other rules find; that a piece has no title is nothing to report.
        chosen = Settings(select=("ALL",), ignore=("unrecognised-report",))
    found = lint_example(example.start, example.text, example.edition, chosen, example.suffix)
    return [each for each in found if each.name == rule.name]


@pytest.mark.parametrize(("rule", "example"), examples("valid"))
def test_a_good_example_is_silent(rule: Rule, example: Example) -> None:
    assert fired(rule, example) == []


@pytest.mark.parametrize(("rule", "example"), examples("invalid"))
def test_a_bad_example_fires_and_speaks_both_languages(rule: Rule, example: Example) -> None:
    found = fired(rule, example)
    assert found
    for each in found:
        assert (each.code, each.name, each.severity) == (rule.code, rule.name, rule.severity)
        said(each.message)
        for related in each.related:
            named(related.message)
        if each.fix is not None:
            said(each.fix.title)


def named(text: Text) -> None:
    """Something is said, and nothing that was to be filled in is left."""
    for language in (text.zh, text.en):
        assert language.strip() == language != ""
        assert not re.search(r"\{\w*\}|“None”|Leaf\(|Node\(", language), language


def said(text: Text) -> None:
    """The same is said in two languages, and not twice in one."""
    named(text)
    assert re.search("[\u4e00-\u9fff]", text.zh)
    assert re.search("[a-z]", text.en)
    assert text.zh != text.en


@pytest.mark.parametrize(("rule", "example"), examples("invalid"))
def test_a_bad_example_says_where_what_and_how_it_is_fixed(rule: Rule, example: Example) -> None:
    assert tuple(expected(example.text, each) for each in fired(rule, example)) == example.findings


def expected(text: str, found: Diagnostic) -> Expected:
    """A finding as the example with this text should state it."""
    assert found.location.range is not None
    fixed = None if found.fix is None else changed_lines(text, written(text, found.fix.edits))
    return Expected(place(text, found.location.range), found.message.zh, fixed)


def place(text: str, span: Range) -> str:
    """The text in a range where it stands in `text` once, else line and column. Raise where the range is not in it."""
    start, end = offset(text, span.start), offset(text, span.end)
    under = text[start:end]
    return under if under and text.count(under) == 1 else f"{span.start.line}:{span.start.column}"


def offset(text: str, position: Position) -> int:
    lines = text.split("\n")
    assert 1 <= position.line <= len(lines)
    assert 1 <= position.column <= len(lines[position.line - 1]) + 1
    return sum(len(line) + 1 for line in lines[: position.line - 1]) + position.column - 1


def written(text: str, edits: Sequence[Edit]) -> str:
    for each in sorted(edits, key=lambda each: each.range, reverse=True):
        text = text[: offset(text, each.range.start)] + each.content + text[offset(text, each.range.end) :]
    return text


def changed_lines(before: str, after: str) -> str:
    """The lines of `after` without those at its beginning and its end that `before` has there too."""
    old, new = before.split("\n"), after.split("\n")
    first = alike(old, new)
    last = alike(reversed(old[first:]), reversed(new[first:]))
    return "\n".join(new[first : len(new) - last])


def alike(some: Iterable[str], others: Iterable[str]) -> int:
    """With how many equal items both begin."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(some, others, strict=False)))


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_has_a_manual_a_summary_and_a_source_in_both_languages(rule: Rule) -> None:
    for text in (rule.summary, rule.source, rule.manual):
        said(text)
    assert "\n" not in rule.summary.zh + rule.summary.en
    assert not rule.summary.zh.endswith("。")
    assert not rule.summary.en.endswith(".")
    assert "**怎么改**" in rule.manual.zh
    assert "**To mend it**" in rule.manual.en
    assert rule.title("zh").startswith(f"{rule.code} {rule.name}: ")


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_only_rules_about_files_have_no_example(rule: Rule) -> None:
    if rule.code in NO_EXAMPLES:
        assert (rule.valid, rule.invalid) == ((), ())
    else:
        assert rule.valid
        assert rule.invalid


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_checks_a_report_reads_a_document_judges_comments_or_compares_and_but_one_of_them(rule: Rule) -> None:
    asked = [each for each in (rule.check, rule.read, rule.judge, rule.compare) if each is not None]
    assert len(asked) == (0 if rule.code in ("LR001", "LR002", "LR009", "LR901") else 1)


def test_codes_and_names_are_one_to_a_rule_and_of_the_right_shape() -> None:
    found = all_rules()
    for values in ([rule.code for rule in found], [rule.name for rule in found]):
        assert [value for value, count in Counter(values).items() if count > 1] == []
    assert all(re.fullmatch(r"LR[0-9]\d\d", rule.code) for rule in found)
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name) for rule in found)
    assert [rule.code for rule in found] == sorted(rule.code for rule in found)


def test_codes_stand_in_their_family() -> None:
    families = {
        "LR0": {"unreadable-file", "unsupported-format", "invalid-encoding", "unreadable-table"},
        "LR2": {"blank-cell", "short-row", "long-row", "not-a-number", "number-style"},
        "LR3": {"broken-row-total", "broken-column-total", "broken-balance", "broken-dispute-total"},
    }
    for family, known in families.items():
        assert {rule.name for rule in all_rules() if rule.code.startswith(family)} >= known
        assert all(rule.code.startswith(family) for rule in all_rules() if rule.name in known)
    structure = [rule.name for rule in all_rules() if re.search("section|title|heading|table$|label|header", rule.name)]
    assert all(find(name).code[:3] in ("LR1", "LR0") for name in structure)  # type: ignore[union-attr]


def test_a_rule_is_the_module_of_its_name() -> None:
    folder = Path(rules.__file__).parent
    modules = {path.stem for family in FAMILIES for path in (folder / family).glob("[a-z]*.py")}
    assert {rule.name.replace("-", "_") for rule in all_rules()} == modules


def test_a_broken_total_and_what_is_missing_are_errors_and_a_blank_or_a_wording_is_a_warning() -> None:
    levels = {rule.name: rule.severity for rule in all_rules()}
    for name in ("broken-row-total", "broken-column-total", "broken-balance", "broken-dispute-total"):
        assert levels[name] is Severity.ERROR
    for name in ("missing-section", "missing-table", "missing-row", "not-a-number", "short-row", "long-row"):
        assert levels[name] is Severity.ERROR
    for name in ("blank-cell", "misspelt-label", "misspelt-section", "number-style", "malformed-title"):
        assert levels[name] is Severity.WARNING
    assert levels["shifted-row"] is Severity.INFO


def test_a_rule_is_found_by_its_code_and_by_its_name() -> None:
    for rule in all_rules():
        assert find(rule.code) is find(rule.name) is rule
    assert find("LR999") is find("no-such-rule") is find("") is None


def test_no_sentence_of_an_example_is_a_real_bodys() -> None:
    if not samples.TEXTS:
        pytest.skip("the real reports lie outside the repository")
    real = samples.read_all()
    form = "".join(path.read_text("utf-8") for path in (ROOT / "grammar").glob("*.lark"))
    for rule in all_rules():
        for example in (*rule.valid, *rule.invalid):
            for clause in re.split(r"[。；：，\n\t|]", example.text):
                assert len(clause) < 9 or clause not in real or clause in form or "年度报告" in clause, clause


@pytest.mark.parametrize("year", first_years())
def test_every_relation_of_the_form_has_the_rule_that_it_names(year: int) -> None:
    """A relation whose rule is nowhere would be checked and never reported."""
    assert {relation.rule for relation in relations(year)} <= {rule.name for rule in all_rules()}
