"""`lint-reports completion`: shell completion scripts, generated from the same tables as the help."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from lint_reports.cli import commands
from lint_reports.cli.flags import HELP, LANG, Flag, Group, Manual
from lint_reports.config.keys import KEYS
from lint_reports.reporters import names
from lint_reports.rules.registry import all_rules
from lint_reports.system.console import say
from lint_reports.text.errors import UsageError, choice
from lint_reports.text.language import Language, Text

SHELLS = ("bash", "zsh", "fish")

MANUAL = Manual(
    usage=("lint-reports completion bash|zsh|fish",),
    summary=Text("输出命令补全脚本。", "Print a script that completes commands, flags and rules."),
    groups=(Group(Text("选项", "Options"), (LANG, HELP)),),
    epilogue=Text(
        '例：eval "$(lint-reports completion bash)"         写入 ~/.bashrc\n'
        '    eval "$(lint-reports completion zsh)"          写入 ~/.zshrc，放在 compinit 之后\n'
        "    lint-reports completion fish > ~/.config/fish/completions/lint-reports.fish",
        'E.g. eval "$(lint-reports completion bash)"         in ~/.bashrc\n'
        '     eval "$(lint-reports completion zsh)"          in ~/.zshrc, behind compinit\n'
        "     lint-reports completion fish > ~/.config/fish/completions/lint-reports.fish",
    ),
)

_RULES = ("--select", "--extend-select", "--ignore")
_FORMATS = ("--output-format",)


class Entry(NamedTuple):
    """A flag, its description, and the values that may follow it; None where that is a path or free text."""

    name: str
    about: str
    values: tuple[str, ...] | None
    takes_value: bool


def run(given: dict[str, Any], words: list[str], language: Language) -> int:
    if len(words) != 1:
        raise UsageError("completion 后面要写一个：bash、zsh 或 fish", "completion takes one of bash, zsh, fish")
    shell = choice("completion", words[0], SHELLS)
    say({"bash": _bash, "zsh": _zsh, "fish": _fish}[shell](language))
    return 0


def _flags(command: str, language: Language) -> Iterator[Entry]:
    for flag in commands.find(command).MANUAL.flags():
        yield Entry(flag.name, flag.help.of(language), _values(command, flag), bool(flag.value))


def _values(command: str, flag: Flag) -> tuple[str, ...] | None:
    if flag.choices:
        return flag.choices
    if flag.name in _RULES:
        return _rules()
    if flag.name in _FORMATS and command == "check":
        return tuple(names())
    return None


def _rules() -> tuple[str, ...]:

    return ("ALL", *(word for rule in all_rules() for word in (rule.code, rule.name)))


def _words(command: str) -> tuple[str, ...]:
    """The words that a command accepts besides paths."""
    if command == "rule":
        return _rules()
    if command == "config":
        return tuple(KEYS)
    return SHELLS if command == "completion" else ()


def _abouts(language: Language) -> dict[str, str]:
    return {name: commands.find(name).MANUAL.summary.of(language).partition("\n")[0] for name in commands.NAMES}


def _bash(language: Language) -> str:
    return _SHARED.format(cases="\n".join(_cases(language)), names=" ".join(commands.NAMES)) + _BASH


def _zsh(language: Language) -> str:
    return _SHARED.format(cases="\n".join(_cases(language)), names=" ".join(commands.NAMES)) + _ZSH


def _cases(language: Language) -> Iterator[str]:
    """Yield the branches of a shell `case`: the values that may follow a flag of a command."""
    for command in commands.NAMES:
        flags = list(_flags(command, language))
        for flag in flags:
            if flag.takes_value:
                yield f"        {command}:{flag.name}) echo {' '.join(flag.values) if flag.values else '//path'} ;;"
        offered = " ".join([*(flag.name for flag in flags), *_words(command)])
        yield f"        {command}:*) echo {offered} ;;"


_SHARED = """\
# What may stand behind a command and a word of it; //path for paths.
_lint_reports_words() {{
    case "$1:$2" in
{cases}
    esac
}}

_lint_reports_commands="{names}"

# The command among words, check where there is none.
_lint_reports_command() {{
    local word
    for word in "$@"; do
        case " $_lint_reports_commands " in *" $word "*) echo "$word"; return ;; esac
    done
    echo check
}}

"""

_BASH = """\
_lint_reports() {
    local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD - 1]}" command words
    command=$(_lint_reports_command "${COMP_WORDS[@]:1:COMP_CWORD - 1}")
    words=$(_lint_reports_words "$command" "$before")
    [ "$COMP_CWORD" -eq 1 ] && words="$_lint_reports_commands $words"
    COMPREPLY=()
    if [ "$words" != "//path" ]; then
        COMPREPLY=($(compgen -W "$words" -- "$current"))
    fi
    case "$current" in -*) ;; *) COMPREPLY+=($(compgen -f -- "$current")) ;; esac
}
complete -o filenames -F _lint_reports lint-reports
"""

_ZSH = """\
_lint_reports() {
    local command words_after
    command=$(_lint_reports_command "${(@)words[2,CURRENT-1]}")
    words_after=$(_lint_reports_words "$command" "${words[CURRENT-1]}")
    [ "$CURRENT" -eq 2 ] && words_after="$_lint_reports_commands $words_after"
    if [ "$words_after" != "//path" ]; then
        compadd -- ${=words_after}
    fi
    _files
}
compdef _lint_reports lint-reports
"""


def _fish(language: Language) -> str:
    seen = f"__fish_seen_subcommand_from {' '.join(commands.NAMES)}"
    lines = [f"set -l none 'not {seen}'"]
    for name, about in _abouts(language).items():
        lines.append(f"complete -c lint-reports -n $none -a {name} -d {_quoted(about)}")
    for command in commands.NAMES:
        lines += _fish_flags(command, f"__fish_seen_subcommand_from {command}", language)
        words = " ".join(_words(command))
        if words:
            lines.append(f"complete -c lint-reports -n '__fish_seen_subcommand_from {command}' -a {_quoted(words)}")
    lines += _fish_flags("check", f"not {seen}", language)
    return "\n".join(lines) + "\n"


def _fish_flags(command: str, condition: str, language: Language) -> Iterator[str]:
    for flag in _flags(command, language):
        line = f"complete -c lint-reports -n {_quoted(condition)} -l {flag.name[2:]} -d {_quoted(flag.about)}"
        if flag.takes_value:
            line += f" -x -a {_quoted(' '.join(flag.values))}" if flag.values else " -r"
        yield line


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
