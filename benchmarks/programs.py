"""lint-reports as its users have it, installed from this checkout, and the programs it is measured against."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from dataclasses import dataclass, replace
from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
NO_CACHE = "--no-cache"
VERSION_FLAG = {"lint-reports": "version", "pymarkdown": "version"}


@dataclass(frozen=True)
class Program:
    """A program with its version; `command` comes before the paths."""

    name: str
    version: str
    command: tuple[str, ...]


def with_cache(program: Program) -> Program:
    return replace(program, command=tuple(word for word in program.command if word != NO_CACHE))


class Unavailable(Exception):
    """A program cannot be had here; the message says why."""


class Shelf:
    """Installs programs below a temporary folder, each when it is first asked for."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def lint_reports(self) -> Program:
        """Not from the checkout but from a wheel, with bytecode, as pip installs it."""
        return self._from_pip("lint-reports", str(CHECKOUT), "check", NO_CACHE)

    def language_server(self) -> str:
        """The command of lint-reports with what its server needs."""
        _install("pygls", [self.python(), "-m", "pip", "install", "--quiet", f"{CHECKOUT}[lsp]"], self.root)
        return str(self.root / "lint-reports" / "bin" / "lint-reports")

    def yamllint(self) -> Program:
        return self._from_pip("yamllint", "yamllint")

    def pymarkdown(self) -> Program:
        return self._from_pip("pymarkdown", "pymarkdownlnt", "scan")

    def markdownlint(self) -> Program:
        if shutil.which("npm") is None:
            raise Unavailable("markdownlint-cli2: there is no npm")
        folder = self.root / "node"
        folder.mkdir(exist_ok=True)
        _install("markdownlint-cli2", ["npm", "install", "--no-audit", "--no-fund", "markdownlint-cli2"], folder)
        command = folder / "node_modules" / ".bin" / "markdownlint-cli2"
        return Program("markdownlint-cli2", _version(command, "--help"), (str(command),))

    def rumdl(self) -> Program:
        """A linter of Markdown that is compiled, with a cache of its own."""
        return self._from_pip("rumdl", "rumdl", "check")

    def bare_python(self) -> Program:
        return Program("python -c pass", described(self.python()).split()[-1], (self.python(), "-c", "pass"))

    def python(self) -> str:
        """The interpreter of the environment that holds lint-reports."""
        return str(self.root / "lint-reports" / "bin" / "python")

    def _from_pip(self, name: str, package: str, *words: str) -> Program:
        folder = self.root / name
        if not folder.exists():
            venv.create(folder, with_pip=True, symlinks=True)
            _install(name, [str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", package], self.root)
        command = folder / "bin" / name
        return Program(name, _version(command, VERSION_FLAG.get(name, "--version")), (str(command), *words))


def environment(root: Path) -> dict[str, str]:
    """The programs' environment: caches in the temporary folder, nothing of the caller's Python."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "XDG_CACHE_HOME": str(root / "cache"), "LC_ALL": "C.UTF-8"}


def _install(name: str, command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        last = (done.stderr.strip() or "no message").splitlines()[-1]
        raise Unavailable(f"{name}: cannot be installed: {last}")


def _version(command: Path, word: str) -> str:
    """The first word of the program's answer that looks like a version."""
    done = subprocess.run([command, word], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    words = (done.stdout + done.stderr).split()
    return next((word.strip("v,()") for word in words if word.strip("v,()")[:1].isdigit()), "?")


def described(python: str = sys.executable) -> str:
    """The version of the interpreter that the Python programs run on."""
    return subprocess.run([python, "-V"], capture_output=True, text=True, check=True).stdout.strip()
