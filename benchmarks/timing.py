"""Whole processes, timed in pairs: on a busy machine both runs of a pair meet much the same load, so ratios hold."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

_MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


@dataclass(frozen=True)
class Run:
    """What one process and the processes it started took."""

    seconds: float
    user: float
    system: float
    peak: int
    """Bytes, of the largest of its processes, not of all together."""

    @property
    def processor(self) -> float:
        return self.user + self.system


@dataclass(frozen=True)
class Job:
    """A command, the folder to run it in, and the exit statuses that mean it did its work."""

    name: str
    command: Sequence[str]
    folder: Path
    good: frozenset[int] = frozenset({0, 1})


def run(job: Job, environment: Mapping[str, str]) -> Run:
    """Run a job to its end. Raises RuntimeError if it failed, as a program that stops early looks fast."""
    start = perf_counter()
    process = subprocess.Popen(
        job.command,
        cwd=job.folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in job.good:
        raise RuntimeError(f"{' '.join(job.command)}: exit status {process.returncode}")
    return Run(seconds, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * _MAXRSS_UNIT)


def pairs(one: Job, other: Job, count: int, environment: Mapping[str, str]) -> list[tuple[Run, Run]]:
    """The two jobs in turn, `count` times."""
    return [(run(one, environment), run(other, environment)) for _ in range(count)]
