"""What the user has configured, by configuration file and command line, as values.

What a single run does besides (fix files, use a cache) is in `run_options`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, cast

from lint_reports.form.sources import first_years
from lint_reports.model.diagnostic import Severity
from lint_reports.rules.selection import SEVERITIES, rules_with, selectors, severities, specificity
from lint_reports.text.errors import UsageError, unknown
from lint_reports.text.language import Language, Text

if TYPE_CHECKING:
    from datetime import date

    from lint_reports.config.path_patterns import Cover, Pattern
    from lint_reports.model.diagnostic import Diagnostic
    from lint_reports.model.rule import Rule
    from lint_reports.model.suppression import ConfiguredSuppression
    from lint_reports.rules.user_relations import UserRelation
    from lint_reports.suppression.baseline import Baseline, Key

FailLevel = Literal["error", "warning", "info", "never"]

EDITIONS = ("auto", *(str(year) for year in first_years()))
LANGUAGES = ("zh", "en")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "edition": EDITIONS,
    "body": ("government", "department", "town"),
    "lang": LANGUAGES,
    "fail-level": (*SEVERITIES, "never"),
}
"""By key, the words that a configuration file and the flag of the same name allow."""
ENCODINGS = ("utf-8", "gb18030", "gbk", "gb2312", "big5", "utf-16")
"""Those worth suggesting; any that Python knows is accepted."""
YEARS = range(2008, 2100)
"""The first reports under the regulation are those for 2008."""


class Settings(NamedTuple):
    """What decides which findings a report has. Hashable; results are cached by its value, so nothing else belongs here."""

    select: tuple[str, ...] = ("ALL",)
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    """Configured levels as (rule name, level), sorted by name; they replace the rule's own."""
    edition: int | None = None
    """First year of the edition of the form; None to go by the report's year."""
    year: int | None = None
    body: str | None = None
    encoding: str | None = None
    relations: tuple[UserRelation, ...] = ()
    """Relations written by the user; each is a rule of its own."""
    plugins: tuple[str, ...] = ()
    """Names of installed packages whose rules run too."""
    mandatory: tuple[str, ...] = ()
    """Selectors of the rules that no comment in a report may suppress."""
    suppressions: tuple[ConfiguredSuppression, ...] = ()
    """Suppressions of the configuration."""
    baseline: Baseline | None = None
    """Known findings, which are not reported again."""
    today: date | None = None
    """The day by which suppressions expire; None for the clock's."""
    series: tuple[Pattern, ...] = ()
    """Where the reports of one body are, year by year."""
    covers: tuple[Cover, ...] = ()
    """Which reports sum up those of other bodies."""
    fallback: Settings | None = None
    """The file's settings; they decide on rules that no selector of the command line names, where it has no `--select`."""

    def selects(self, rule: Rule | Diagnostic | Key) -> bool:
        """Whether the rule runs. The most specific selector wins, and `ignore` wins a tie, as in ruff."""
        if not self.ignore and self.select == ("ALL",):
            return True
        chosen = max((specificity(s, rule) for s in (*self.select, *self.extend_select)), default=-1)
        ignored = max((specificity(s, rule) for s in self.ignore), default=-1)
        if self.fallback is not None and chosen == ignored == -1:
            return self.fallback.selects(rule)
        return chosen > ignored

    def requires(self, rule: Rule | Diagnostic) -> bool:
        """Whether no comment may suppress the rule."""
        return any(specificity(selector, rule) >= 0 for selector in self.mandatory)

    def level_of(self, name: str) -> Severity | None:
        """The configured level of a rule, by its name."""
        return dict(self.severity).get(name)

    def severity_of(self, rule: Rule | Diagnostic) -> Severity:
        return self.level_of(rule.name) or rule.severity


class FileFilter(NamedTuple):
    """Which files are checked. Patterns are those of a .gitignore."""

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    include_folder: str = ""
    """The folder that `include` is relative to; empty for the current one."""
    exclude_folder: str = ""


class Configuration(NamedTuple):
    """All that a configuration file says, with the flags of the command line on top."""

    settings: Settings = Settings()
    files: FileFilter = FileFilter()
    lang: Language = "zh"
    fail_level: FailLevel = "warning"
    baseline_file: str = ""
    """Path of the baseline, whether or not it exists."""

    def fails(self, diagnostic: Diagnostic) -> bool:
        """Whether this finding makes the exit status 1."""
        return self.fail_level != "never" and diagnostic.severity.rank >= Severity(self.fail_level).rank

    def changed(self, fields: Mapping[str, Any]) -> Configuration:
        """Replace values by their names, whether they are fields of this, of the settings or of the file filter."""
        mine = {name: value for name, value in fields.items() if name in self._fields}
        return self._replace(
            settings=self.settings._replace(**_of(Settings, fields)),
            files=self.files._replace(**_of(FileFilter, fields)),
            **mine,
        )


_DEFAULT = Settings()


def _of(part: type[Settings | FileFilter], fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name in part._fields}


def with_flags(flags: Mapping[str, Any], base: Configuration, strict: bool = True) -> Configuration:
    """Put the flags of the command line over a configuration. Flags that are not there change nothing.

    Flags come as `cli.flags` reads them: one of their choices, raw words, or a list of raw words.
    Unless `strict`, unknown rules are accepted: they may be relations of another configuration file. Raises UsageError.
    """
    changed = {name: read(flags[name]) for name, read in _READERS.items() if name in flags}
    changed |= {f"{name}_folder": "" for name in ("include", "exclude") if name in flags}
    configuration = base.changed(changed)
    return configuration._replace(settings=with_selectors(flags, configuration.settings, strict))


def settings_from(flags: Mapping[str, Any], base: Settings = _DEFAULT) -> Settings:
    """The settings alone, see `with_flags`."""
    return with_flags(flags, Configuration(base)).settings


def with_selectors(flags: Mapping[str, Any], base: Settings, strict: bool = True) -> Settings:
    """Change which rules run and their levels. `select` starts anew; all else takes precedence over the base."""
    named = [name for name in ("select", "extend_select", "ignore") if name in flags]
    rules = rules_with(base.relations, base.plugins) if named or "severity" in flags else ()
    if "severity" in flags:
        levels = {**dict(base.severity), **severities(flags["severity"], rules, strict)}
        base = base._replace(severity=tuple(sorted(levels.items())))
    if not named:
        return base
    empty: dict[str, Any] = {"select": (), "extend_select": (), "ignore": ()}
    chosen = {name: selectors(flags[name], rules, strict) for name in named}
    return base._replace(**{**empty, **chosen}, fallback=None if "select" in flags else base)


def edition_of(word: str) -> int | None:
    """The first year of one of `EDITIONS`; None for auto."""
    return None if word == "auto" else int(word)


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


_READERS: dict[str, Callable[[Any], Any]] = {
    "edition": edition_of,
    "body": str,
    "lang": str,
    "fail_level": str,
    "year": year,
    "encoding": encoding,
    "include": tuple,
    "exclude": tuple,
    "force_exclude": bool,
    "respect_gitignore": bool,
}
"""By flag, what turns its words into a value."""


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
