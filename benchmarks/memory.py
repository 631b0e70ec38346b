"""The memory of a process and of all that it starts, together: sampled from /proc while it runs, so only on Linux."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from benchmarks.timing import Job

EVERY = 0.02
"""Seconds between two samples."""


def peak(job: Job, environment: Mapping[str, str]) -> int | None:
    """The most bytes that the job had at once, pages that processes share counted once; None where this cannot be told."""
    if not Path("/proc/self/smaps_rollup").exists():
        return None
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        job.command, cwd=job.folder, env=environment, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
    )
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_held, _session(process.pid))))
        time.sleep(EVERY)
    if process.returncode not in job.good:
        raise RuntimeError(f"{' '.join(job.command)}: exit status {process.returncode}")
    return most


def _session(leader: int) -> list[str]:
    """The processes of the session that the job was started in."""
    found = []
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = Path("/proc", name, "stat").read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == leader:
            found.append(name)
    return found


def _held(process: str) -> int:
    """Its proportional set size: a page that n processes have counts for an nth of it."""
    try:
        lines = Path("/proc", process, "smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
