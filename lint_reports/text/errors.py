"""Errors of usage: a command that cannot be run as it stands (exit status 2), with a guess at what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from lint_reports.text.language import Text


class UsageError(Exception):
    """A bad option or configuration, a path that does not exist: shown to the user without a traceback."""

    def __init__(self, zh: str, en: str, excerpt: str = "") -> None:
        super().__init__(en)
        self.text = Text(zh, en)
        self.excerpt = excerpt
        """Lines that show the place in a file, safe for a terminal; "" where no file is concerned."""


class Terminated(KeyboardInterrupt):
    """SIGTERM: the run ends in the same order as after Ctrl-C."""


def closest(word: str, candidates: Iterable[str]) -> str | None:
    """The candidate that was probably meant; None where none is near enough."""
    import difflib

    by_folded = {candidate.lower(): candidate for candidate in candidates}
    near = difflib.get_close_matches(word.lower(), by_folded, n=1, cutoff=0.6)
    return by_folded[near[0]] if near else None


def did_you_mean(word: str, candidates: Iterable[str], otherwise: Text | None = None) -> Text:
    """The end of an error message: the candidate that was probably meant, else `otherwise`, else nothing."""
    guess = closest(word, candidates)
    return Text(f"，是不是想写 {guess}？", f", did you mean {guess}?") if guess else otherwise or Text("", "")


def unknown(what: Text, word: str, candidates: Iterable[str], hint: Text | None = None) -> UsageError:
    """The error for a word that is none of the candidates, with "did you mean" where one is near, else with `hint`."""
    tail = did_you_mean(word, candidates, hint)
    return UsageError(f"没有这样的{what.zh}：{word}{tail.zh}", f"unknown {what.en}: {word}{tail.en}")


def choice(flag: str, value: str, allowed: tuple[str, ...]) -> str:
    """`value`. Raises UsageError where the flag does not allow it."""
    if value in allowed:
        return value
    guess = closest(value, allowed)
    words = "、".join(allowed), ", ".join(allowed)
    raise UsageError(
        f"{flag} 不能是 {value or '空的'}" + (f"，是不是想写 {guess}？" if guess else f"，只能是 {words[0]}"),
        f"{flag} cannot be {value or 'empty'}" + (f", did you mean {guess}?" if guess else f", choose from {words[1]}"),
    )
