"""Ctrl-C and SIGTERM: no process left behind, no file half written, no traceback."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import TYPE_CHECKING

from lint_reports.system import files
from lint_reports.text.errors import Terminated

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from types import FrameType

AGAIN = 0.02
"""Seconds until a process of the pool that could not end at once tries again."""
PATIENCE = 25
"""How many times it tries: it may be sending a result that nobody reads."""
STATUS = 143
"""128 and the number of SIGTERM, as a shell has it."""

_terminating = False


@contextmanager
def ending_in_order() -> Iterator[None]:
    """Make SIGTERM end the program as Ctrl-C does, with no process left behind and no file half written."""
    main = threading.current_thread() is threading.main_thread()
    if not main or signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL:
        yield
        return
    signal.signal(signal.SIGTERM, _terminated)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _terminated(number: int, frame: object) -> None:
    raise Terminated


@contextmanager
def held_back() -> Iterator[None]:
    """Block signals while processes are forked, so that a child gets them only once its own handlers are set."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGINT, signal.SIGTERM))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def leave_to_the_parent() -> None:
    """Ignore Ctrl-C in a process of the pool: it reaches the parent too, which ends its processes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if os.name == "posix":
        asked = count(1)

        def end(number: int, frame: FrameType | None) -> None:
            global _terminating
            _terminating = True
            if _in_the_middle(frame) and next(asked) < PATIENCE:
                signal.setitimer(signal.ITIMER_REAL, AGAIN)
            else:
                os._exit(STATUS)

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGALRM, end)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGINT, signal.SIGTERM))


def end_if_terminating() -> None:
    """End a process of the pool, between two files, if it was asked to."""
    if _terminating:
        os._exit(STATUS)


def _in_the_middle(frame: FrameType | None) -> bool:
    """Whether a file is being written, which would leave a temporary one, or a result is being sent.

    After half a result the parent would wait for ever, as it holds the other end of the pipe open itself.
    """
    while frame:
        if frame.f_code is files.write.__code__ or frame.f_code.co_name == "_send_bytes":
            return True
        frame = frame.f_back
    return False


def end(process: BaseProcess) -> None:
    """Ask a process of the pool to end. Windows could only kill it, so there it finishes its chunk."""
    if os.name == "posix":
        process.terminate()
