"""Insert the hook into a `.pre-commit-config.yaml` as text, so that every other byte of the file stays unchanged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from lint_reports import __version__
from lint_reports.text.errors import UsageError
from lint_reports.text.language import Text

NAME = ".pre-commit-config.yaml"
REPOSITORY = "https://github.com/lint-reports/lint-reports"
HOOK = "lint-reports"
REV = f"v{__version__}"
_ENTRY = {"repo": REPOSITORY, "rev": REV, "hooks": [{"id": HOOK}]}
_FLOW = f"{{repo: {REPOSITORY}, rev: {REV}, hooks: [{{id: {HOOK}}}]}}"


class Style(NamedTuple):
    """How a file indents: columns of the dashes of `repos`, of the keys behind them, and of the dashes of `hooks`."""

    dash: int = 2
    key: int = 4
    hook: int = 6
    hook_key: int = 8


_USUAL = Style()


def entry(style: Style = _USUAL) -> list[str]:
    """The lines of the entry for this program's hook, in the indentation of the file."""
    blank = " " * style.key
    return [
        f"{' ' * style.dash}{'-':<{style.key - style.dash}}repo: {REPOSITORY}",
        f"{blank}rev: {REV}",
        f"{blank}hooks:",
        f"{' ' * style.hook}{'-':<{style.hook_key - style.hook}}id: {HOOK}",
    ]


def new() -> str:
    """The text of a new `.pre-commit-config.yaml`."""
    return "\n".join(["repos:", *entry(), ""])


def with_hook(text: str) -> str | None:
    """The text of a file with the hook inserted, unchanged if it has the hook already; None where that cannot be done.

    Raises UsageError where the file is broken.
    """
    before = {} if (loaded := _load(text)) is None else loaded
    if not isinstance(before, dict) or not isinstance(before.get("repos", []), list):
        return None
    if _has_hook(before):
        return text
    made = _inserted(text) if "repos" in before else _appended(text)
    try:
        after = _load(made)
    except UsageError:
        return None
    return made if after == {**before, "repos": [*before.get("repos", []), _ENTRY]} else None


def _has_hook(config: dict[str, Any]) -> bool:
    repos = [repo for repo in config.get("repos", []) if isinstance(repo, dict)]
    hooks = [hook for repo in repos for hook in repo.get("hooks") or [] if isinstance(hook, dict)]
    return any(str(hook.get("id", "")) == HOOK for hook in hooks)


def _load(text: str) -> Any:

    try:
        return YAML(typ="safe", pure=True).load(text)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _broken(f"{NAME}:{line}") from error
    except YAMLError as error:
        raise _broken(NAME) from error


def _broken(place: str) -> UsageError:
    return UsageError(
        f"{place}: 不是有效的 YAML，没有改动；请先改好", f"{place}: no valid YAML, left as it was; mend it first"
    )


class _Repos(NamedTuple):
    """The list of `repos`: the index in the text at which its last item ends, and its style (flow, empty, indentation)."""

    end: int
    flow: bool
    empty: bool
    style: Style


def _repos(text: str) -> _Repos:
    """Find the list among the events of the parser, where an alias has a position of its own."""
    listed = list(_listed(text))
    opening = listed[0][1]
    ends = [event.end_mark.index for _, event in listed if event.end_mark.index > event.start_mark.index]
    return _Repos(ends[-1], bool(opening.flow_style), len(listed) == 1, _style(listed))


def _listed(text: str) -> Iterator[tuple[int, Any]]:
    """Yield (depth below the list, event) for the events of the list of `repos`, without its end."""
    depth, key, inside = 0, "", False
    for kind, event in _events(text):
        if kind in ("MappingEndEvent", "SequenceEndEvent"):
            depth -= 1
            if inside and depth == 1:
                return
        if inside or (depth == 1 and key == "repos" and kind == "SequenceStartEvent"):
            inside = True
            yield depth - 1, event
        if depth == 1 and kind == "ScalarEvent":
            key = "" if key == "repos" else event.value
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            depth += 1


def _style(listed: list[tuple[int, Any]]) -> Style:
    """The indentation of the first entry, and of the first hooks in block style."""
    starts = [
        (depth, type(event).__name__[0], event.start_mark.column)
        for depth, event in listed
        if getattr(event, "flow_style", None) is False
    ]
    key = next((column for depth, kind, column in starts if (depth, kind) == (1, "M")), None)
    if key is None:
        return Style()
    hook = next((column for depth, kind, column in starts if (depth, kind) == (2, "S")), None)
    hook_key = next((column for depth, kind, column in starts if (depth, kind) == (3, "M")), None)
    if hook is None or hook_key is None or hook < key:
        hook, hook_key = key + 2, key + 4
    return Style(starts[0][2], key, hook, hook_key)


def _events(text: str) -> Iterator[tuple[str, Any]]:

    for event in YAML(typ="safe", pure=True).parse(text):
        yield type(event).__name__, event


def _inserted(text: str) -> str:
    found = _repos(text)
    if found.flow:
        return f"{text[: found.end]}{'' if found.empty else ', '}{_FLOW}{text[found.end :]}"
    end = len(text[: found.end].rstrip())
    line_end = text.find("\n", end)
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = newline.join(entry(found.style))
    if line_end < 0:
        return f"{text}{newline}{lines}{newline}"
    return f"{text[: line_end + 1]}{lines}{newline}{text[line_end + 1 :]}"


def _appended(text: str) -> str:
    newline = "\r\n" if "\r\n" in text else "\n"
    gap = "" if not text or text.endswith("\n") else newline
    return text + gap + newline.join(["repos:", *entry(), ""])


def snippet() -> Text:
    """The advice for a file in which the hook cannot be inserted safely."""
    lines = "\n".join(entry())
    return Text(
        f"{NAME} 的写法特殊，没有改动；请在 repos 下加上：\n{lines}",
        f"{NAME} is written in a way that was left alone; add under repos:\n{lines}",
    )
