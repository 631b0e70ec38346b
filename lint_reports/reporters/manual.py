"""The manual of the rules: for `lint-reports rule`, and for the pages of the site below rules/."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from lint_reports.reporters.json import dumps
from lint_reports.reporters.links import PAGES, anchor, url
from lint_reports.reporters.summary import SEVERITY_WORDS
from lint_reports.text.language import Language, Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Example, Rule

FAMILIES = {
    "LR0": Text("文件", "File"),
    "LR1": Text("结构", "Structure"),
    "LR2": Text("单元格", "Cells"),
    "LR3": Text("合计", "Totals"),
    "LR4": Text("文字与表格", "Prose against tables"),
    "LR5": Text("年度之间、机关之间", "Between years and bodies"),
    "LR6": Text("职责和日期", "Duties and dates"),
    "LR7": Text("用语和格式", "Wording and style"),
    "LR8": Text("忽略和配置", "Suppressions and configuration"),
    "LR9": Text("插件", "Plugins"),
}

_WORDS = {
    "severity": Text("级别", "Severity"),
    "source": Text("依据", "Basis"),
    "invalid": Text("有问题的", "Fails"),
    "valid": Text("没有问题的", "Passes"),
}
_COLON = Text("：", ": ")
_UP = re.compile(r"\]\(([\w-]+\.md)")
"""A link in a manual; its target is relative to docs/."""


def as_text(rule: Rule, language: Language) -> str:
    """The manual of a rule for a terminal."""
    lines = [
        rule.title(language),
        "",
        *_facts(rule, language),
        "",
        rule.manual.of(language).strip(),
    ]
    for key, examples in (("invalid", rule.invalid), ("valid", rule.valid)):
        for example in examples[:1]:
            lines += ["", f"{_WORDS[key].of(language)}{_COLON.of(language)}".rstrip()]
            lines += [f"    {line}".rstrip() for line in example.text.strip("\n").split("\n")]
    return "\n".join(lines) + "\n"


def _facts(rule: Rule, language: Language) -> Iterator[str]:
    colon = _COLON.of(language)
    yield f"{_WORDS['severity'].of(language)}{colon}{SEVERITY_WORDS[rule.severity].of(language)}"
    yield f"{_WORDS['source'].of(language)}{colon}{rule.source.of(language)}"


def as_markdown(rules: Sequence[Rule]) -> str:
    """All rules on one page, with a table of contents by family; each in Chinese and then in English."""
    head = ["# 规则 · Rules", "", *_contents(rules, dict.fromkeys(PAGES, ""))]
    return "\n".join([*head, *(line for rule in rules for line in _page(rule))]).rstrip() + "\n"


def as_site(rules: Sequence[Rule]) -> dict[str, str]:
    """The pages of the site, by path below its root: the table of contents and a page for each family, in Markdown."""
    links = {family: f"{page}.md" for family, page in PAGES.items()}
    site = {"rules/index.md": "\n".join(["# 规则 · Rules", "", *_contents(rules, links)])}
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        title = FAMILIES[family]
        lines = [f"# {family} {title.zh} · {title.en}", "", *(line for rule in members for line in _page(rule))]
        site[f"rules/{links[family]}"] = _UP.sub(r"](../\1", "\n".join(lines))
    return site


def _contents(rules: Sequence[Rule], pages: Mapping[str, str]) -> Iterator[str]:
    """The rules by family; `pages` has the path of each family's page, "" for the page of the table itself."""
    for family, members in groupby(rules, key=lambda rule: rule.code[:3]):
        title = FAMILIES[family]
        yield f"**{family} {title.zh} · {title.en}**"
        yield ""
        for rule in members:
            link = f"[{rule.code} {rule.name}]({pages[family]}#{anchor(rule.code, rule.name)})"
            yield f"- {link}: {rule.summary.zh} · {rule.summary.en}"
        yield ""


def _page(rule: Rule) -> Iterator[str]:
    yield f"## {rule.code} {rule.name}"
    yield ""
    yield from _part(rule, "zh")
    yield from _part(rule, "en")
    for key, examples in (("invalid", rule.invalid), ("valid", rule.valid)):
        for example in examples[:1]:
            yield f"{_WORDS[key].zh} · {_WORDS[key].en}:"
            yield ""
            yield from _fenced(example)
            yield ""
            yield from (f"- `{each.at}`：{each.message}" for each in example.findings)
            yield from [""] * bool(example.findings)


def _part(rule: Rule, language: Language) -> Iterator[str]:
    yield f"**{rule.summary.of(language)}**"
    yield ""
    yield from (f"- {fact}" for fact in _facts(rule, language))
    yield ""
    yield rule.manual.of(language).strip()
    yield ""


def _fenced(example: Example) -> Iterator[str]:
    """The example in a fence longer than any in it."""
    fence = "```"
    while fence in example.text:
        fence += "`"
    yield f"{fence}text"
    yield example.text.strip("\n")
    yield fence


def as_json(rules: Sequence[Rule]) -> str:
    """The manuals as JSON: always an array, in both languages."""
    return dumps([_record(rule) for rule in rules], indent=2) + "\n"


def _record(rule: Rule) -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "summary": rule.summary._asdict(),
        "source": rule.source._asdict(),
        "manual": rule.manual._asdict(),
        "valid": [_example(each) for each in rule.valid],
        "invalid": [_example(each) for each in rule.invalid],
        "url": url(rule.code, rule.name),
    }


def _example(example: Example) -> dict[str, Any]:
    return example._asdict() | {"findings": [each._asdict() for each in example.findings]}
