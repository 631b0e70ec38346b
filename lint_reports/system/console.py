"""Write to standard output and error, whatever their encoding and even if closed; colours; a progress bar."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import TextIO

from lint_reports.text.errors import UsageError
from lint_reports.text.language import Language, Text

Advance = Callable[[int], object]
"""Called with the number of files done since the last call."""
Progress = Callable[[int], AbstractContextManager[Advance]]
"""A context manager that shows the progress over that number of files, and gives the function to advance it."""

PROGRESS_ABOVE = 200
"""Up to this many files no progress bar is shown, as it would vanish at once."""
_CHECKING = Text("检查", "checking")
_UNIT = Text("个", " files")


def speak_utf8() -> None:
    """Make both streams accept any character: with LC_ALL=C or GBK, writing 政 would raise UnicodeEncodeError."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def without_commands(text: str, environment: Mapping[str, str] = os.environ) -> str:
    """Defuse the commands that GitHub Actions and Azure Pipelines would read in a text in their logs.

    `::name::` is one at the start of a line, after any blanks; `##[name]` and `##vso[name]` are anywhere.
    """
    if environment.get("GITHUB_ACTIONS") != "true" and not environment.get("TF_BUILD"):
        return text

    return re.sub(r"##(\w*)\[", r"##\1 [", re.sub(r"(?:^|(?<=[\r\n]))([^\S\r\n]*)::", r"\1: :", text))


def say(text: str | bytes, commands: bool = False) -> None:
    """Write to standard output, bytes as they are. A closed pipe (`| head`) is no error.

    `commands` says that commands for a pipeline in the text are intended: a format for pipelines wrote them.
    """
    if sys.stdout is None:
        return
    try:
        if isinstance(text, bytes):
            sys.stdout.buffer.write(text)
        else:
            sys.stdout.write(text if commands else without_commands(text))
        sys.stdout.flush()
    except BrokenPipeError:
        _silence(sys.stdout)
    except OSError as error:
        _silence(sys.stdout)
        raise UsageError(f"结果写不出去：{error.strerror}", f"cannot write the results: {error.strerror}") from error


def complain(text: str, commands: bool = False) -> None:
    """Write a line to standard error, if it is open; `commands` as in `say`."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{text if commands else without_commands(text)}\n")
            sys.stderr.flush()


def _silence(stream: TextIO) -> None:
    """Discard what is still in the buffer, so that Python does not fail to flush it at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def wants_color(choice: str, environment: Mapping[str, str]) -> bool:
    """Whether to use colours: by `--color`, else NO_COLOR, else FORCE_COLOR, else whether the output is a terminal."""
    if choice != "auto":
        return choice == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") not in ("", "0", "false"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and environment.get("TERM") != "dumb"


@contextmanager
def no_progress(files: int) -> Iterator[Advance]:
    """Show nothing."""
    yield lambda count: None


def progress_bar(language: Language) -> Progress:
    """A bar on standard error, removed at the end; none if standard error is no terminal, or for a few files."""

    @contextmanager
    def shown(files: int) -> Iterator[Advance]:
        if files <= PROGRESS_ABOVE or not _is_seen():
            yield lambda count: None
            return
        from tqdm import tqdm  # Loaded only where a bar is shown: it takes 30 ms.

        tqdm.monitor_interval = 0  # The monitor is a thread, which is not safe together with forking.
        what, unit = _CHECKING.of(language), _UNIT.of(language)
        with tqdm(total=files, desc=what, unit=unit, file=sys.stderr, leave=False, dynamic_ncols=True) as bar:
            yield bar.update

    return shown


def _is_seen() -> bool:
    return sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
