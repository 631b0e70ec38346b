"""`lint-reports rule`: the manual of a rule, or of all; with no rule named, the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.reporters import manual
from lint_reports.rules.plugins import installed, rules_of
from lint_reports.rules.registry import all_rules, find
from lint_reports.system.console import say
from lint_reports.text.errors import unknown
from lint_reports.text.language import Language, Text

if TYPE_CHECKING:
    from lint_reports.model.rule import Rule

MANUAL = Manual(
    usage=("lint-reports rule [OPTIONS] [NAME|CODE…]",),
    summary=Text(
        "说明规则：查什么、为什么、依据和例子。不写规则就列出全部。",
        "Explain rules: what, why, legal basis, examples. No rule named: list them all.",
    ),
    groups=(
        Group(
            Text("选项", "Options"),
            (
                Flag("--all", Text("说明全部规则", "explain all rules")),
                Flag("--output-format", Text("格式", "format"), "FORMAT", ("text", "markdown", "json")),
                LANG,
                HELP,
            ),
        ),
    ),
    epilogue=Text("例：lint-reports rule blank-cell", "E.g. lint-reports rule blank-cell"),
)


def run(given: dict[str, Any], words: list[str], language: Language) -> int:

    rules = all_rules() if given.get("all") or not words else tuple(_named(word) for word in words)
    form = given.get("output_format", "text")
    if form == "json":
        say(manual.as_json(rules))
    elif form == "markdown":
        say(manual.as_markdown(rules))
    elif words or given.get("all"):
        say("\n".join(manual.as_text(rule, language) for rule in rules))
    else:
        say("".join(f"{rule.title(language)}\n" for rule in rules))
    return 0


def _named(word: str) -> Rule:

    rule = find(word) or find(word.upper()) or find(word.lower()) or _of_plugin(word)
    if rule is None:
        names = [name for rule in all_rules() for name in (rule.code, rule.name)]
        hint = Text("，lint-reports rule 列出全部", ", lint-reports rule lists them all")
        raise unknown(Text("规则", "rule"), word, names, hint)
    return rule


def _of_plugin(word: str) -> Rule | None:
    """The rule of that code or name of any installed plugin, whether or not the configuration names the plugin."""
    wanted = (word, word.upper(), word.lower())
    return next((rule for rule in rules_of(installed()) if rule.code in wanted or rule.name in wanted), None)
