"""What the user wants checked and how: one value, built from the command line and, later, from configuration files.

A configuration file will make a `Settings` of its own and hand it to `settings_from` as the base.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, cast

from lint_reports.model.diagnostic import Language, Severity, Text
from lint_reports.usage import UsageError, choice, unknown

if TYPE_CHECKING:
    from lint_reports.model.diagnostic import Diagnostic
    from lint_reports.model.rule import Rule

FailLevel = Literal["error", "warning", "info", "never"]

EDITIONS = ("auto", "2019", "2021")
BODIES = ("government", "department", "town")
SEVERITIES = tuple(severity.value for severity in Severity)
FAIL_LEVELS = (*SEVERITIES, "never")
LANGUAGES = ("zh", "en")
ENCODINGS = ("utf-8", "gb18030", "gbk", "gb2312", "big5", "utf-16")
"""Those worth suggesting; any that Python knows is accepted."""
YEARS = range(2008, 2100)
"""The first reports under the regulation are those for 2008."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that decides what the findings in a file are, and which files are looked at."""

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    """By rule name, instead of the rule's own."""
    edition: int | None = None
    """2019 or 2021; None to tell it from the report."""
    year: int | None = None
    body: str | None = None
    encoding: str | None = None
    lang: Language = "zh"
    fail_level: FailLevel = "warning"
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    isolated: bool = False
    cache: bool = True
    cache_dir: str | None = None

    def selects(self, rule: Rule | Diagnostic) -> bool:
        """Whether the rule runs. The most specific selector wins, and `ignore` wins a tie, as in ruff."""
        if not self.ignore and self.select == ("ALL",):
            return True
        chosen = max((_specificity(s, rule) for s in (*self.select, *self.extend_select)), default=-1)
        return chosen > max((_specificity(s, rule) for s in self.ignore), default=-1)

    def severity_of(self, rule: Rule | Diagnostic) -> Severity:
        return self.severity.get(rule.name, rule.severity)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether this finding makes the exit status 1."""
        return self.fail_level != "never" and diagnostic.severity.rank >= Severity(self.fail_level).rank


def settings_from(given: Mapping[str, Any], base: Settings | None = None) -> Settings:
    """`base`, changed by what the user gave as raw words; what is not given stays as it is there."""
    return replace(base or Settings(), **{name: read(given[name]) for name, read in _READERS.items() if name in given})


def _specificity(selector: str, rule: Rule | Diagnostic) -> int:
    """How closely the selector names the rule: 0 for ALL, the length of a prefix or code, -1 where it does not."""
    if selector == rule.name:
        return len(rule.code)
    if selector == "ALL":
        return 0
    return len(selector) if rule.code.startswith(selector) else -1


def split_words(values: str | Iterable[str]) -> list[str]:
    """The words of a list that may be repeated and may have commas, half or full width."""
    parts = [values] if isinstance(values, str) else values
    return [word for part in parts for word in part.replace("，", ",").replace(",", " ").split()]


def selectors(values: str | Iterable[str]) -> tuple[str, ...]:
    """Selectors as the rules spell them. Only here are the rules needed, so only here are they loaded."""
    from lint_reports.rules import all_rules

    rules = all_rules()
    return tuple(_selector(word, rules) for word in split_words(values))


def _selector(word: str, rules: Iterable[Rule]) -> str:
    upper, lower = word.upper(), word.lower()
    codes = {rule.code for rule in rules}
    names = {rule.name for rule in rules}
    if upper == "ALL" or (upper.startswith("LR") and any(code.startswith(upper) for code in codes)):
        return upper
    if lower in names:
        return lower
    hint = Text("，全部规则见 lint-reports rule", ", lint-reports rule lists them all")
    raise unknown(Text("规则", "rule"), word, {*codes, *names, "ALL"}, hint)


def severities(values: str | Iterable[str]) -> dict[str, Severity]:
    """NAME=LEVEL, by rule name; NAME may be any selector, and the most specific one wins."""
    from lint_reports.rules import all_rules

    rules = all_rules()
    levels: list[tuple[str, Severity]] = []
    for word in split_words(values):
        name, equals, level = word.partition("=")
        if not equals:
            raise UsageError(f"--severity 要写成 规则=级别，现在是 {word}", f"--severity takes NAME=LEVEL, not {word}")
        levels.append((_selector(name, rules), Severity(choice("--severity", level.lower(), SEVERITIES))))
    found: dict[str, Severity] = {}
    for rule in rules:
        ranked = [(_specificity(name, rule), level) for name, level in levels]
        best = max((specificity for specificity, _ in ranked), default=-1)
        if best >= 0:
            found[rule.name] = [level for specificity, level in ranked if specificity == best][-1]
    return found


def edition(value: str) -> int | None:
    return None if choice("--edition", value, EDITIONS) == "auto" else int(value)


def year(value: str) -> int:
    """The report's year, with or without the 年 that a Chinese reader writes after it."""
    digits = value.removesuffix("年")
    if not (digits.isascii() and digits.isdigit()) or int(digits) not in YEARS:
        raise UsageError(f"--year 要写四位年份，现在是 {value}", f"--year takes a year of four digits, not {value}")
    return int(digits)


def encoding(value: str) -> str:
    """An encoding for text that Python knows; "hex" and the like are none."""
    try:
        str(b"text", value, "replace")
    except (LookupError, ValueError):
        raise unknown(Text("文字编码", "encoding"), value, ENCODINGS) from None
    return value


def _choice_of(flag: str, allowed: tuple[str, ...]) -> Callable[[str], str]:
    return lambda value: choice(flag, value, allowed)


_READERS: dict[str, Callable[[Any], Any]] = {
    "select": selectors,
    "extend_select": selectors,
    "ignore": selectors,
    "severity": severities,
    "edition": edition,
    "year": year,
    "encoding": encoding,
    "body": _choice_of("--body", BODIES),
    "lang": _choice_of("--lang", LANGUAGES),
    "fail_level": _choice_of("--fail-level", FAIL_LEVELS),
    "include": tuple,
    "exclude": tuple,
    "force_exclude": bool,
    "respect_gitignore": bool,
    "isolated": bool,
    "cache": bool,
    "cache_dir": str,
}


def language_of(environment: Mapping[str, str], words: Iterable[str] = ()) -> Language:
    """The language to speak before the options are read: `--lang`, else the locale, else Chinese."""
    for flag, value in _pairs(words):
        if flag == "--lang" and value in LANGUAGES:
            return cast(Language, value)
    names = (environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    locale = next((name for name in names if name), "")
    tongue = locale.partition(".")[0].partition("@")[0].lower()
    return "zh" if tongue in ("", "c", "posix") or tongue.startswith("zh") else "en"


def _pairs(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    """The long options among the words with their values, whether after `=` or as the next word."""
    listed = list(words)
    for at, word in enumerate(listed):
        flag, equals, value = word.partition("=")
        yield flag, value if equals else "".join(listed[at + 1 : at + 2])
