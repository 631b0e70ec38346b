"""Lint many files, in several processes where that is faster. Every file has an outcome, even if the linter crashes."""

from __future__ import annotations

import gc
import os
import sys
import traceback
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, nullcontext
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from lint_reports.config.run_options import RunOptions
from lint_reports.config.settings import Settings
from lint_reports.model.result import FileResult
from lint_reports.run.cache import Cache
from lint_reports.system import files, signals
from lint_reports.system.console import Advance, Progress, no_progress
from lint_reports.system.store import digest
from lint_reports.text.language import Text

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

POOL_PAYS_ABOVE = 64
"""Up to this many files, starting processes takes longer than they save."""
CHUNK = 16
"""Files sent to a process at a time."""
AHEAD = 4
"""Chunks submitted ahead for each process, so that finished results do not pile up."""


class Crash(NamedTuple):
    """An internal error while a file was linted, as text: not every exception can be sent to another process."""

    path: str
    error: str
    traceback: str


Outcome = FileResult | Crash


class Task(NamedTuple):
    """A file to lint."""

    path: str
    settings: Settings
    summarise: bool = False
    """Whether the result is to have a summary of the report, see `linter.lint`."""


_DEFAULT = RunOptions()


def run(
    tasks: Sequence[Task],
    options: RunOptions = _DEFAULT,
    progress: Progress = no_progress,
    receive: Callable[[Outcome], Outcome] = lambda outcome: outcome,
) -> list[Outcome]:
    """Lint files and return an outcome for each, in the order given; those that are cached are not linted again.

    `receive` is called with each outcome as soon as it is known, and returns the outcome to keep.
    """
    cache = Cache.of(options)
    outcomes: dict[int, Outcome] = {}
    known = set()
    for at, result in cache.cached(tasks) if cache else ():
        known.add(at)
        outcomes |= _stored(at, receive(result))
    missing = [at for at in range(len(tasks)) if at not in known]
    with progress(len(missing)) as advance, closing(_run([tasks[at] for at in missing], options, advance)) as linted:
        for at, each in zip(missing, linted, strict=True):
            if cache and isinstance(each, FileResult):
                cache.add(tasks[at], each)
            outcomes |= _stored(at, receive(each))
    if cache:
        cache.write()
    return [outcomes.get(at) or FileResult(path, "checked") for at, (path, *_) in enumerate(tasks)]


def _stored(at: int, outcome: Outcome) -> dict[int, Outcome]:
    """{index: outcome}, empty for the most frequent outcome (no findings), which `run` makes from the path at the end."""
    if not isinstance(outcome, FileResult):
        return {at: outcome}
    plain = FileResult(outcome.path, "checked", digest=outcome.digest)
    if outcome != plain:
        return {at: outcome}
    return {at: plain} if plain.digest else {}


def _run(tasks: Sequence[Task], options: RunOptions, advance: Advance) -> Generator[Outcome]:
    if not tasks:
        return
    _collect_seldom()
    workers = min(options.jobs or usable_processors(), -(-len(tasks) // CHUNK))
    if workers < 2 or len(tasks) <= POOL_PAYS_ABOVE:
        yield from _here(tasks, options, advance)
        return
    # The first file is linted here, so that processes made by forking find the grammars loaded.
    with signals.ending_in_order():
        yield from _watched(tasks[:1], options, advance)
        yield from _in_processes(tasks[1:], options, workers, advance)


def _here(tasks: Sequence[Task], options: RunOptions, advance: Advance) -> Iterator[Outcome]:
    with signals.ending_in_order() if options.writes else nullcontext():
        yield from _watched(tasks, options, advance)


def _collect_seldom() -> None:
    """Collect garbage seldom: trees are unlinked once their file is linted, so there are few cycles."""
    gc.set_threshold(100_000, 20, 20)


def lint_file(path: str, settings: Settings, options: RunOptions = _DEFAULT, summarise: bool = False) -> FileResult:
    """Lint one file, or fix it. A file that cannot be read has a finding that says so."""
    try:
        data = files.read(path)
    except files.Unreadable as error:
        return cannot_read(path, error.text, settings)
    if options.changes:
        from lint_reports.fixes.mend import mend_file

        return mend_file(path, data, settings, options, summarise)
    from lint_reports.linter import lint

    result = lint(path, data, settings, summarise)
    if options.cache:
        return result._replace(digest=digest(data).hex())
    return result


def cannot_read(path: str, detail: Text, settings: Settings) -> FileResult:
    """The result for a file that cannot be read: one finding, if its rule is selected."""
    from lint_reports.linter import settled
    from lint_reports.rules.whole_file import whole_file

    found = whole_file("unreadable-file", path, detail)
    chosen = (found._replace(severity=settings.severity_of(found)),) if settings.selects(found) else ()
    return settled(FileResult(path, "checked", chosen), settings)


def lint_bytes(path: str, data: bytes, settings: Settings, summarise: bool = False) -> Outcome:
    """Lint the bytes of standard input."""
    from lint_reports.linter import lint

    try:
        return lint(path, data, settings, summarise, unsaved=True)
    except Exception as error:
        return crash(path, error)


def mend_bytes(
    path: str, data: bytes, settings: Settings, options: RunOptions, summarise: bool = False
) -> tuple[Outcome, bytes]:
    """Fix the bytes of standard input; return (outcome of linting the fixed bytes, fixed bytes)."""
    from lint_reports.fixes.mend import mend, with_diff

    try:
        mended = mend(path, data, settings, options, summarise, unsaved=True)
        result = with_diff(mended) if options.diff else mended.after
        return result, mended.data
    except Exception as error:
        return crash(path, error), data


def usable_processors() -> int:
    """The number of processors that this process may use: in a container, fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _outcome(task: Task, options: RunOptions) -> Outcome:
    try:
        return lint_file(task.path, task.settings, options, task.summarise)
    except Exception as error:
        return crash(task.path, error)


def crash(path: str, error: Exception) -> Crash:
    """The outcome for an internal error, with its traceback as text."""
    return Crash(path, f"{type(error).__name__}: {error}", "".join(traceback.format_exception(error)))


def _work(tasks: Sequence[Task], options: RunOptions) -> list[Outcome]:
    """Lint a chunk, in a process of the pool."""
    outcomes = []
    for task in tasks:
        signals.end_if_terminating()
        outcomes.append(_outcome(task, options))
    return outcomes


def _watched(tasks: Sequence[Task], options: RunOptions, advance: Advance) -> Iterator[Outcome]:
    for task in tasks:
        yield _outcome(task, options)
        advance(1)


def _in_processes(tasks: Sequence[Task], options: RunOptions, workers: int, advance: Advance) -> Iterator[Outcome]:
    from concurrent.futures.process import BrokenProcessPool

    done = 0
    killed = False
    try:
        for outcomes in _mapped(tasks, options, workers):
            done += len(outcomes)
            yield from outcomes
            advance(len(outcomes))
    except BrokenProcessPool:
        killed = True
    except (OSError, ImportError, NotImplementedError):
        pass  # Without semaphores, or at the limit of processes or file descriptors, lint in this process.
    yield from _one_at_a_time(tasks[done:], options) if killed else _watched(tasks[done:], options, advance)


def _mapped(tasks: Sequence[Task], options: RunOptions, workers: int) -> Iterator[list[Outcome]]:
    """Yield the outcomes of each chunk, in order, with a few chunks under way at a time."""
    import multiprocessing

    others = set(multiprocessing.active_children())
    chunks = (tasks[start : start + CHUNK] for start in range(0, len(tasks), CHUNK))
    with _pool(workers) as pool:

        def submitted(count: int) -> list[Future[list[Outcome]]]:
            with signals.held_back():
                return [pool.submit(_work, chunk, options) for chunk in islice(chunks, count)]

        try:
            under_way = deque(submitted(AHEAD * workers))
            while under_way:
                yield under_way.popleft().result()
                under_way.extend(submitted(1))
        except BaseException:
            for child in set(multiprocessing.active_children()) - others:
                signals.end(child)
            # Its thread has to end before Python does, which would wake it through a pipe that is closed by then.
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def _one_at_a_time(tasks: Sequence[Task], options: RunOptions) -> Iterator[Outcome]:
    """Lint the files singly, after a process was killed (probably out of memory), so that only one file is not linted."""
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(1)
    for task in tasks:
        try:
            yield pool.submit(_work, [task], options).result()[0]
        except BrokenProcessPool:
            pool.shutdown()
            pool = _pool(1)
            detail = Text(
                "检查这个文件的进程被终止，可能内存不足", "the process checking it was killed; out of memory?"
            )
            yield cannot_read(task.path, detail, task.settings)
    pool.shutdown()


def _pool(workers: int) -> ProcessPoolExecutor:
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forking is the fastest start and safe here, as the program has no threads of its own; macOS cannot do it safely.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
    return ProcessPoolExecutor(workers, mp_context=context, initializer=signals.leave_to_the_parent)
