"""The keys of a configuration file: one table, from which it is read, merged, described and given a JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from lint_reports.config.series import COVERS, SERIES
from lint_reports.config.settings import CHOICES, edition_of
from lint_reports.config.shapes import Converted, Fields, ListOf, MapOf, OneOf, OneOrMany, Selector, Shape, Words, at
from lint_reports.config.suppressions import SUPPRESSIONS
from lint_reports.config.user_relations import Relations
from lint_reports.config.values import Value
from lint_reports.model.diagnostic import Severity
from lint_reports.rules.selection import SEVERITIES, by_rule
from lint_reports.text.errors import unknown
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule


class Key(NamedTuple):
    """A key of a configuration file."""

    shape: Shape
    about: Text
    example: str
    """YAML as it stands in a file."""
    merge: Literal["replace", "join", "levels"] = "replace"
    """What the value does to that of a file that is extended: replace it, follow its items, or change levels by rule."""


def _edition(key: str, value: Value, word: str, rules: Sequence[Rule]) -> int | None:
    return edition_of(word)


def _levels(key: str, value: Value, pairs: Sequence[tuple[str, str]], rules: Sequence[Rule]) -> dict[str, Severity]:
    """Levels by rule name; the most specific selector wins."""
    return by_rule([(name, Severity(level)) for name, level in pairs], rules)


def _switches(key: str, value: Value, pairs: Sequence[tuple[str, str]], rules: Sequence[Rule]) -> dict[str, Any]:
    """The same in the words of other keys: `severity` for the levels, `ignore` for what is off, `extend-select` for the rest."""
    on = [(name, level) for name, level in pairs if level != "off"]
    off = tuple(name for name, level in pairs if level == "off")
    return {
        "severity": _levels(key, value, on, rules),
        "ignore": off,
        "extend-select": tuple(name for name, _ in on),
    }


def _plugin(key: str, value: Value, name: str, rules: Sequence[Rule]) -> str:
    """An installed package with rules, or with rules that fail to load, which is reported later."""
    from lint_reports.rules.plugins import installed, load

    if not (load(name).rules or load(name).failures):
        hint = Text("；要先用 pip 安装到同一个环境", "; it has to be installed with pip in the same environment")
        with at(value):
            raise unknown(Text("插件", "plugin"), name, installed(), hint)
    return name


_RULES = ListOf(Selector())
_GLOBS = ListOf(Words())

_EDITION = Key(
    Converted(OneOf(CHOICES["edition"]), _edition),
    Text(
        "格式版本：`auto`（看报告的年度，默认）或一版格式的第一个年度",
        "edition of the form: `auto` (by the report's year, the default) or the first year of one",
    ),
    "edition: 2021",
)
_BODY = Key(
    OneOf(CHOICES["body"]),
    Text(
        "编写机关：`government`（政府）、`department`（部门）、`town`（乡镇）",
        "whose reports: `government`, `department`, `town`",
    ),
    "body: department",
)
_SELECT = Key(
    _RULES,
    Text(
        "列表：只用这些规则（代码、代码的前几位、名称或 `ALL`）",
        "list: use these rules only (codes, prefixes of codes, names or `ALL`)",
    ),
    "select: [LR1, LR3, blank-cell]",
)
_EXTEND_SELECT = Key(_RULES, Text("列表：另外再用这些规则", "list: use these too"), "extend-select: [LR309]")
_IGNORE = Key(
    _RULES,
    Text(
        "列表：不用这些规则。与 `select` 冲突的，写得更具体的算数",
        "list: leave these out; against `select`, the more specific one wins",
    ),
    "ignore: [blank-cell]",
)
_SEVERITY = Key(
    Converted(MapOf(Selector(), OneOf(SEVERITIES)), _levels),
    Text(
        "规则和级别：`error`、`warning`、`info`",
        "rules with levels: `error`, `warning`, `info`",
    ),
    "severity: {blank-cell: error}",
    merge="levels",
)
OVERRIDABLE: Mapping[str, Key] = {
    "edition": _EDITION,
    "body": _BODY,
    "select": _SELECT,
    "extend-select": _EXTEND_SELECT,
    "ignore": _IGNORE,
    "severity": _SEVERITY,
}
"""What may differ from file to file."""

_OVERRIDE = Fields({"files": ListOf(Words(), 1), **{name: key.shape for name, key in OVERRIDABLE.items()}}, ("files",))

KEYS: dict[str, Key] = {
    "extends": Key(
        OneOrMany(Words()),
        Text(
            "路径或列表：先读这些配置文件，本文件再改。路径从本文件所在的文件夹算起",
            "path, or list of such: read these files first, then change what they say; seen from this file's folder",
        ),
        "extends: ../shared/lint-reports.yaml",
    ),
    "include": Key(
        _GLOBS,
        Text(
            "列表：文件夹里只查这样的文件，写法同 `.gitignore`，从配置文件所在的文件夹算起",
            "list: of a folder, check such files only; written as in `.gitignore`, seen from the file's own folder",
        ),
        "include: ['reports/**/*.md']",
    ),
    "exclude": Key(
        _GLOBS,
        Text("列表：文件夹里不查这样的文件，写法同上", "list: of a folder, leave such files out"),
        "exclude: [drafts/]",
    ),
    "edition": _EDITION,
    "body": _BODY,
    "lang": Key(
        OneOf(CHOICES["lang"]),
        Text(
            "说明用 `zh` 或 `en`；一次检查几个文件的，看第一个文件的配置",
            "`zh` or `en`; of several files, that of the first one's configuration",
        ),
        "lang: zh",
    ),
    "select": _SELECT,
    "extend-select": _EXTEND_SELECT,
    "ignore": _IGNORE,
    "severity": _SEVERITY,
    "per-file-ignores": Key(
        MapOf(Words(), _RULES),
        Text(
            "文件（写法同 `.gitignore`）和规则：这些文件不用这些规则",
            "files (as in `.gitignore`) with rules: leave these rules out in these files",
        ),
        "per-file-ignores:\n  'archive/': [LR2, LR205]",
    ),
    "overrides": Key(
        ListOf(_OVERRIDE),
        Text(
            "列表：`files` 是文件（写法同 `.gitignore`），其余的键只对它们有效；可用 "
            + "、".join(f"`{name}`" for name in OVERRIDABLE),
            "list: `files` says which (as in `.gitignore`), the other keys hold for them alone: "
            + ", ".join(f"`{name}`" for name in OVERRIDABLE),
        ),
        "overrides:\n  - files: ['towns/']\n    body: town\n    ignore: [LR309]",
        merge="join",
    ),
    "rules": Key(
        Converted(MapOf(Selector(), OneOf(("off", *SEVERITIES))), _switches),
        Text(
            "规则和 `off`、`info`、`warning` 或 `error`：`off` 不用这条规则，其余是用它并定级别。`ignore` 和 `severity` 的另一种写法",
            "rules with `off`, `info`, `warning` or `error`: `off` leaves the rule out, a level uses it and sets the level; "
            "another way to write `ignore` and `severity`",
        ),
        "rules: {blank-cell: error, LR309: 'off'}",
    ),
    "fail-level": Key(
        OneOf(CHOICES["fail-level"]),
        Text(
            "从哪一级起退出码为 1：`error`、`warning`（默认）、`info`、`never`",
            "the level from which the exit status is 1: `error`, `warning` (the default), `info`, `never`",
        ),
        "fail-level: error",
    ),
    "plugins": Key(
        ListOf(Converted(Words(), _plugin)),
        Text(
            "列表：已安装的插件包，也用其中的规则，见 [plugins.md](plugins.md)",
            "list: installed packages whose rules are used too, see [plugins.md](plugins.md)",
        ),
        "plugins: []",
        merge="join",
    ),
    "mandatory": Key(
        _RULES,
        Text(
            "列表：这些规则必须遵守，作者不能在报告里用注释豁免",
            "list: rules that no comment in a report may silence",
        ),
        "mandatory: [LR3, missing-section]",
        merge="join",
    ),
    "suppressions": Key(
        SUPPRESSIONS,
        Text(
            "列表：不在报告里写注释，而在这里豁免，见[豁免和基线](suppression.md)",
            "list: findings to let pass without a comment in the report, see [suppression](suppression.md)",
        ),
        "suppressions:\n  - path: '2021/白鹭乡.md'\n    rules: [blank-cell]\n"
        "    cell: {table: requests, row: 3.1, column: total}\n    reason: 原件此处空白",
        merge="join",
    ),
    "baseline": Key(
        Words(),
        Text(
            "路径：基线文件，从本文件所在的文件夹算起（默认 `.lint-reports-baseline.json`，有就用）",
            "path: the baseline, seen from this file's folder (default: `.lint-reports-baseline.json` where there is one)",
        ),
        "baseline: known.json",
    ),
    "relations": Key(
        Relations(),
        Text("列表：自己的勾稽关系，见下", "list: relations of your own, see below"),
        "relations:\n  - name: refused-exceeds-received\n"
        '    relation: "requests, each column: refused <= received + carried_in"',
        merge="join",
    ),
    "series": Key(
        SERIES,
        Text(
            "路径或列表：一个机关各年度的报告在哪里，`{year}` 是年度，`{body}` 是机关，见 [years.md](years.md)",
            "path, or list of such: where a body's reports are, by `{year}` and `{body}`, see [years.md](years.md)",
        ),
        "series: 'reports/{year}/{body}.md'",
    ),
    "covers": Key(
        COVERS,
        Text(
            "列表：`report` 这份报告包括 `units` 这些机关的数字，见 [years.md](years.md)",
            "list: the report `report` covers the bodies whose reports are `units`, see [years.md](years.md)",
        ),
        "covers:\n  - report: 'reports/{year}/county.md'\n    units: 'reports/{year}/units/{body}.md'",
    ),
}


REMOVED = {"root": Text("键 root 不起作用，可以删去", "the key root has no effect and can be removed")}
"""Keys of earlier versions, which are ignored."""
