"""What the user wants checked and how: one value, built from the command line and from configuration files.

A configuration file makes a `Settings` of its own, which `settings_from` takes as the base.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from lint_reports.form.sources import first_years
from lint_reports.model.diagnostic import Applicability, Severity
from lint_reports.rules.selection import SEVERITIES, rules_with, selectors, severities, specificity
from lint_reports.text.errors import UsageError, choice, unknown
from lint_reports.text.language import Language, Text

if TYPE_CHECKING:
    from datetime import date

    from lint_reports.config.path_patterns import Cover, Pattern
    from lint_reports.model.diagnostic import Diagnostic
    from lint_reports.model.rule import Rule
    from lint_reports.model.suppression import Listed
    from lint_reports.rules.user_relations import UserRelation
    from lint_reports.suppression.baseline import Baseline, Key

FailLevel = Literal["error", "warning", "info", "never"]

EDITIONS = ("auto", *(str(year) for year in first_years()))
BODIES = ("government", "department", "town")
FAIL_LEVELS = (*SEVERITIES, "never")
LANGUAGES = ("zh", "en")
ENCODINGS = ("utf-8", "gb18030", "gbk", "gb2312", "big5", "utf-16")
"""Those worth suggesting; any that Python knows is accepted."""
YEARS = range(2008, 2100)
"""The first reports under the regulation are those for 2008."""


class Settings(NamedTuple):
    """Everything that decides what the findings in a file are, and which files are looked at."""

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = {}
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
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    """Fix nothing on the disk, only show how it would be; wins over `fix`."""
    add_ignore: str | None = None
    """The reason with which a comment is added for every finding, None to add none."""
    relations: tuple[UserRelation, ...] = ()
    """Those that the user has written, each a rule of its own."""
    plugins: tuple[str, ...] = ()
    """Installed packages whose rules are run too."""
    mandatory: tuple[str, ...] = ()
    """Selectors of the rules that no comment in a report may silence."""
    baseline_file: str = ""
    """Where the baseline is or, if one were written, would be."""
    baseline: Baseline | None = None
    """The findings that are known and not told again."""
    suppressions: tuple[Listed, ...] = ()
    """What the configuration lets pass."""
    today: date | None = None
    """The day by which suppressions expire; None for that of the clock."""
    series: tuple[Pattern, ...] = ()
    """Where the reports of one body are, year by year."""
    covers: tuple[Cover, ...] = ()
    """Which reports cover others."""
    beside: bool = False
    """Whether a summary is made of the report, for others to be compared with."""
    unsaved: bool = False
    """Whether the text may be another than the disk has under that name."""
    include_folder: str = ""
    """The folder that `include` is written for, empty for the current one."""
    exclude_folder: str = ""
    below: Settings | None = None
    """The file's settings, asked for the rules of which a command line without `select` says nothing."""

    @property
    def writes(self) -> bool:
        """Whether fixes are written, to the file or for standard input to standard output."""
        return (self.fix or self.add_ignore is not None) and not self.diff

    @property
    def mends(self) -> bool:
        """Whether fixes are made, on the disk or for a diff; one of comments alone shows those alone."""
        return self.fix or (self.diff and self.add_ignore is None)

    @property
    def changes(self) -> bool:
        """Whether a file is to be changed, or is to be shown as it would be."""
        return self.mends or self.add_ignore is not None

    @property
    def applicabilities(self) -> tuple[Applicability, ...]:
        """The kinds of fixes that are asked for."""
        return ("safe", "unsafe") if self.unsafe_fixes else ("safe",)

    def selects(self, rule: Rule | Diagnostic | Key) -> bool:
        """Whether the rule runs. The most specific selector wins, and `ignore` wins a tie, as in ruff."""
        if not self.ignore and self.select == ("ALL",):
            return True
        chosen = max((specificity(s, rule) for s in (*self.select, *self.extend_select)), default=-1)
        ignored = max((specificity(s, rule) for s in self.ignore), default=-1)
        if self.below is not None and chosen == ignored == -1:
            return self.below.selects(rule)
        return chosen > ignored

    def requires(self, rule: Rule | Diagnostic) -> bool:
        """Whether the rule is one that no comment may silence."""
        return any(specificity(selector, rule) >= 0 for selector in self.mandatory)

    def severity_of(self, rule: Rule | Diagnostic) -> Severity:
        return self.severity.get(rule.name, rule.severity)

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether this finding makes the exit status 1."""
        return self.fail_level != "never" and diagnostic.severity.rank >= Severity(self.fail_level).rank


def settings_from(given: Mapping[str, Any], base: Settings | None = None, strict: bool = True) -> Settings:
    """`base`, changed by what the user gave as raw words; what is not given stays as it is there.

    Unless `strict`, rules that are not known pass: they may be relations of another configuration file.
    """
    changed = {name: read(given[name]) for name, read in _READERS.items() if name in given}
    changed |= {f"{name}_folder": "" for name in ("include", "exclude") if name in given}
    return (base or Settings())._replace(**changed, **_choice(given, base, strict))


def _choice(given: Mapping[str, Any], base: Settings | None, strict: bool) -> dict[str, Any]:
    """Which rules run, and how grave they are. To select is to choose anew; all else goes before what the file says."""
    named = [name for name in ("select", "extend_select", "ignore") if name in given]
    if not named and "severity" not in given:
        return {}
    rules = rules_with(base.relations if base else (), base.plugins if base else ())
    found: dict[str, Any] = {name: selectors(given[name], rules, strict) for name in named}
    if "severity" in given:
        found["severity"] = {**(base.severity if base else {}), **severities(given["severity"], rules, strict)}
    if base is not None and named:
        empty = {"select": (), "extend_select": (), "ignore": ()}
        found = {**empty, **found, "below": None if "select" in given else base}
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
    "fix": bool,
    "unsafe_fixes": bool,
    "diff": bool,
    "add_ignore": str,
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
