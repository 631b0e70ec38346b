"""The flags of a command, described once, for parsing and for the help.

The help of argparse counts a Chinese character as one column, its errors are in English only, and it is slow to load.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from lint_reports.text.errors import UsageError, choice, unknown
from lint_reports.text.language import Language, Text


class Flag(NamedTuple):
    """One flag; `value` is the word for its value in the help, "" for a switch."""

    name: str
    help: Text
    value: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False
    """Whether it may be given several times."""
    optional: bool = False
    """Whether its value may be left out; if given, it follows an equals sign."""
    sets: tuple[str, Any] | None = None
    """(key, value) that a switch sets; by default its own name to True."""


class Group(NamedTuple):
    title: Text
    flags: tuple[Flag, ...]


class Manual(NamedTuple):
    """The usage of a command, with its flags, for parsing and for the help."""

    usage: tuple[str, ...]
    summary: Text
    groups: tuple[Group, ...]
    epilogue: Text = Text("", "")

    def flags(self) -> Iterator[Flag]:
        for group in self.groups:
            yield from group.flags


HELP = Flag("--help", Text("显示本说明", "show this help"))
LANG = Flag("--lang", Text("说明和结果所用语言", "language of help and findings"), "LANG", ("zh", "en"))


def parse(manual: Manual, words: Sequence[str]) -> tuple[dict[str, Any], list[str]]:
    """(flags given, other words). Flags that are not given are absent, so that a configuration can supply them.

    argparse is not used: loading it and building its parser takes as long as everything else before the first file.
    """
    flags = {flag.name: flag for flag in manual.flags()}
    flagged, plain = _before_dashes(words)
    given: dict[str, Any] = {}
    others: list[str] = []
    left = flagged[::-1]
    while left:
        word = left.pop()
        name, equals, value = word.partition("=")
        if not _is_flag(word):
            others.append(word)
        elif name not in flags:
            raise unknown(Text("选项", "option"), name, flags)
        elif flags[name].value:
            _set(given, flags[name], value if equals else "" if flags[name].optional else _value(name, left))
        elif equals:
            raise UsageError(f"{name} 后面不能带值", f"{name} takes no value")
        else:
            key, meant = flags[name].sets or (_key(flags[name]), True)
            given[key] = meant
    return given, [*others, *plain]


def _is_flag(word: str) -> bool:
    return word.startswith("-") and word != "-"


def _value(name: str, left: list[str]) -> str:
    """Pop the word after a flag off `left`, which is in reverse order. Raises UsageError where there is none."""
    if not left or _is_flag(left[-1]):
        raise UsageError(f"{name} 后面要写一个值", f"{name} needs a value")
    return left.pop()


def _set(given: dict[str, Any], flag: Flag, value: str) -> None:
    if flag.choices:
        choice(flag.name, value, flag.choices)
    if flag.many:
        given.setdefault(_key(flag), []).append(value)
    else:
        given[_key(flag)] = value


def _before_dashes(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """(words before `--`, words after it, which are all paths)."""
    listed = list(words)
    at = listed.index("--") if "--" in listed else len(listed)
    return listed[:at], listed[at + 1 :]


def _key(flag: Flag) -> str:
    return flag.sets[0] if flag.sets else flag.name.removeprefix("--").replace("-", "_")


def help_text(manual: Manual, language: Language) -> str:
    """The help text, in two columns aligned by the display width of the characters."""
    lines = [*manual.usage, "", manual.summary.of(language)]
    rows = [[(_left(flag), _right(flag, language)) for flag in group.flags] for group in manual.groups]
    width = max((len(left) for row in rows for left, _ in row), default=0)
    for group, row in zip(manual.groups, rows, strict=True):
        lines += ["", group.title.of(language)]
        lines += [f"  {left:<{width}}  {right}" for left, right in row]
    if manual.epilogue.zh:
        lines += ["", manual.epilogue.of(language)]
    return "\n".join(lines)


def _left(flag: Flag) -> str:
    return f"{flag.name}{'' if flag.optional else ' '}{flag.value}".rstrip()


def _right(flag: Flag, language: Language) -> str:
    if not flag.choices or "|" in flag.value:
        return flag.help.of(language)
    brackets = "（{}）" if language == "zh" else " ({})"
    return flag.help.of(language) + brackets.format("|".join(flag.choices))
