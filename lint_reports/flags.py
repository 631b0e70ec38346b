"""The flags of a command, described once: from the same table argparse reads them and the help is written.

argparse's own help counts a Chinese character as one column and its errors are English only, so neither is used.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, NoReturn

from lint_reports.model.diagnostic import Language, Text
from lint_reports.usage import UsageError, choice, unknown


class Flag(NamedTuple):
    """One flag; `value` is the word for its value in the help, "" for a switch."""

    name: str
    help: Text
    value: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False
    """May be given several times."""
    optional: bool = False
    """Its value may be left out, and otherwise stands behind an equals sign."""
    sets: tuple[str, Any] | None = None
    """What a switch sets, where it is not its own name to True."""


class Group(NamedTuple):
    title: Text
    flags: tuple[Flag, ...]


class Manual(NamedTuple):
    """What a command takes and how that is explained."""

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
    """The flags given, and nothing for those that are not, so that a configuration can supply them; and the rest."""
    flagged, plain = _before_dashes(words)
    bare = {flag.name for flag in manual.flags() if flag.optional}
    flagged = [f"{word}=" if word in bare else word for word in flagged]
    try:
        given, others = _parser(manual).parse_known_args(flagged)
    except _argument_error() as error:
        raise _value_error(error.argument_name or "", error.message) from None
    for word in others:
        if word.startswith("-") and word != "-":
            raise unknown(Text("选项", "option"), word.partition("=")[0], [flag.name for flag in manual.flags()])
    values = vars(given)
    for flag in manual.flags():
        if flag.choices and (name := _key(flag)) in values:
            choice(flag.name, values[name], flag.choices)
    return values, [*others, *plain]


def _before_dashes(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """What stands before and after `--`, after which there are only paths."""
    listed = list(words)
    at = listed.index("--") if "--" in listed else len(listed)
    return listed[:at], listed[at + 1 :]


def _key(flag: Flag) -> str:
    return flag.sets[0] if flag.sets else flag.name.removeprefix("--").replace("-", "_")


def _parser(manual: Manual) -> Any:
    import argparse

    parser = argparse.ArgumentParser(
        add_help=False, allow_abbrev=False, exit_on_error=False, argument_default=argparse.SUPPRESS
    )
    for flag in manual.flags():
        if flag.value:
            parser.add_argument(flag.name, dest=_key(flag), action="append" if flag.many else "store")
        else:
            value = flag.sets[1] if flag.sets else True
            parser.add_argument(flag.name, dest=_key(flag), action="store_const", const=value)
    parser.error = _refuse  # type: ignore[method-assign]
    return parser


def _argument_error() -> Any:
    import argparse

    return argparse.ArgumentError


def _refuse(message: str) -> NoReturn:
    raise UsageError(message, message)


def _value_error(flag: str, message: str) -> UsageError:
    """argparse has two complaints left: a value that is missing, and one given to a switch."""
    if message.startswith("expected"):
        return UsageError(f"{flag} 后面要写一个值", f"{flag} needs a value")
    return UsageError(f"{flag} 后面不能带值", f"{flag} takes no value")


def help_text(manual: Manual, language: Language) -> str:
    """The help, in two columns that line up whatever the width of the characters."""
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
