"""The checkout as it stands, uncommitted changes too, for tests that build or install it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
MADE = shutil.ignore_patterns(".git", ".venv", "venv", "*cache*", "build", "dist", "*.egg-info", ".hypothesis")
"""What is made in a checkout and is no part of it, for one that did not come from git."""


def copy_checkout(to: Path) -> Path:
    """The files of the checkout, tracked and new, in the folder `to`."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        return Path(shutil.copytree(ROOT, to, ignore=MADE))
    for path in _listed():
        (to / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / path, to / path)
    return to


def _listed() -> Iterator[str]:
    words = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listing = subprocess.run(words, cwd=ROOT, env=without_git(), stdout=subprocess.PIPE, check=True).stdout
    names = (os.fsdecode(name) for name in listing.split(b"\0") if name)
    return (name for name in names if (ROOT / name).is_file())


def without_git() -> dict[str, str]:
    """The environment without what git sets for its hooks, where GIT_DIR would point at another repository."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
