"""Mutation testing: `python -m benchmarks.mutants --each 20`, with cosmic-ray installed.

Of each file's mutants (cosmic-ray's operators) a sample is tried, always the same. Each is tried in a process of its own,
forked from one that has loaded pytest and the libraries and nothing of this project: what the project remembers from
call to call would else hide a change. The files on the disk stay as they are.
"""

from __future__ import annotations

import argparse
import importlib.machinery
import importlib.util
import os
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.abc import MetaPathFinder
from pathlib import Path
from random import Random
from types import CodeType, ModuleType
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SECONDS = 300
WIDE = (
    "tests/rules", "tests/prose", "tests/test_samples.py", "tests/test_corpus.py", "tests/config/test_user_relations.py", "tests/fixes/test_apply.py",
)  # fmt: skip
"""What is tried on those that the tests nearest to them let live."""
WIDE_OF = {
    "between_reports": ("tests/run/test_compare.py", "tests/run/test_years.py", "tests/rules/test_examples.py"),
    "arithmetic": ("tests/figures/test_arithmetic.py",),
}
TESTED_WITH = {"simplex": "solver/test_system"}
"""The files whose tests are those of another."""
GROUPS = {
    "figures": (
        "lint_reports/figures/[a-z]*.py",
        (
            "tests/figures/test_numbers.py",
            "tests/rules/totals/test_broken_totals.py",
            "tests/rules/totals/test_blame.py",
        ),
    ),
    "repair": ("lint_reports/parser/repair.py", ("tests/parser/test_repair.py", "tests/rules/cells/test_short_row.py")),
    "rules": ("lint_reports/rules/*/[a-z]*.py", ("tests/rules/test_examples.py",)),
}
ANNOTATIONS = "BitOr"
"""Operators on `|`, which here stands in annotations but for a few lines."""


class Mutant(NamedTuple):
    file: str
    operator: str
    occurrence: int
    line: int


def mutants_of(file: Path) -> list[Mutant]:
    """All mutants of a file, but for those of annotations and those whose operator wants to be told names."""
    from cosmic_ray.ast import ast_nodes, get_ast_from_path
    from cosmic_ray.plugins import get_operator, operator_names

    tree = get_ast_from_path(file)
    found = []
    for name in sorted(operator_names()):
        if ANNOTATIONS in name or "Variable" in name:
            continue
        operator = get_operator(name)()
        places = [start for node in ast_nodes(tree) for start, _ in operator.mutation_positions(node)]
        found += [Mutant(str(file.relative_to(ROOT)), name, number, line) for number, (line, _) in enumerate(places)]
    return found


def mutated(mutant: Mutant) -> str:
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator

    source = (ROOT / mutant.file).read_text("utf-8")
    return str(mutate_code(source, get_operator(mutant.operator)(), mutant.occurrence))


class _Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self.source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self.source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    """Finds the mutant in place of the module."""

    def __init__(self, file: str, source: str) -> None:
        self.path = str(ROOT / file)
        self.name = file.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        self.source = source

    def find_spec(
        self, name: str, path: object, target: ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name != self.name:
            return None
        return importlib.util.spec_from_file_location(name, self.path, loader=_Loader(name, self.path, self.source))


def survives(file: str, source: str, tests: Sequence[str], cache: str) -> bool:
    """Whether the tests pass with that source in place of the file's."""
    process = os.fork()
    if process:
        _, status = os.waitpid(process, 0)
        return os.waitstatus_to_exitcode(status) == 0
    signal.alarm(SECONDS)
    silence = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(silence, stream)
    os.environ["XDG_CACHE_HOME"] = cache
    sys.meta_path.insert(0, _Finder(file, source))
    import pytest

    os._exit(int(pytest.main(["-q", "-n0", "-x", "-p", "no:cacheprovider", *tests])))


def tests_for(file: Path, tests: Sequence[str]) -> list[str]:
    """The tests of a group and those named after the file; of a rule, its own examples and what is named after it."""
    if "rules" not in file.parts:
        own = f"tests/{file.parent.name}/test_{TESTED_WITH.get(file.stem, file.stem)}.py"
        return [*([own] if (ROOT / own).exists() else []), *tests]
    own = ROOT / f"tests/rules/{file.parent.name}/test_{file.stem}.py"
    return [*([str(own)] if own.exists() else []), *tests, "-k", f"{file.stem.replace('_', '-')} or {own.stem}"]


def _sampled(pattern: str, each: int) -> Iterator[tuple[Path, list[Mutant], int]]:
    for file in sorted(ROOT.glob(pattern)):
        every = mutants_of(file)
        chosen = Random(file.name).sample(every, min(each, len(every)))
        yield file, sorted(chosen, key=lambda mutant: mutant.line), len(every)


def _listed(log: str) -> Iterator[Mutant]:
    """The survivors that an earlier run has printed."""
    for line in Path(log).read_text("utf-8").splitlines():
        if line.startswith("  "):
            place, name, occurrence, *_ = line.split()
            file, _, number = place.rpartition(":")
            yield Mutant(file, f"core/{name}", int(occurrence), int(number))


def _try_again(log: str) -> None:
    """Whether the wider tests kill what survived."""
    listed = list(_listed(log))
    killed = 0
    for mutant in listed:
        cold = tempfile.mkdtemp()
        left = survives(mutant.file, mutated(mutant), WIDE_OF.get(Path(mutant.file).stem, WIDE), cold)
        shutil.rmtree(cold, ignore_errors=True)
        killed += not left
        told = "survives" if left else "killed"
        print(
            f"  {mutant.file}:{mutant.line} {mutant.operator.rpartition('/')[2]} {mutant.occurrence} {told}", flush=True
        )
    print(f"again: {len(listed)} survivors tried, {killed} killed", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.mutants", description=(__doc__ or "").partition("\n")[0]
    )
    parser.add_argument("groups", nargs="*", default=list(GROUPS), help=f"of {', '.join(GROUPS)} (all)")
    parser.add_argument("--each", type=int, default=10, help="mutants of a file that are tried (10)")
    parser.add_argument("--again", metavar="LOG", help="try wider tests on the survivors that this log lists")
    given = parser.parse_args()
    log = os.path.abspath(given.again) if given.again else ""
    os.chdir(ROOT)
    for name in ("pytest", "lark", "highspy", "jsonschema", "cosmic_ray.mutating"):
        importlib.import_module(name)
    if log:
        return _try_again(log)
    warm = tempfile.mkdtemp()
    for group in given.groups:
        pattern, tests = GROUPS[group]
        tried = killed = all_of = 0
        for file, mutants, count in _sampled(pattern, given.each):
            all_of += count
            own = str(file.relative_to(ROOT)), file.read_text("utf-8"), tests_for(file, tests)
            assert survives(*own, warm), f"the tests of {file} fail without a change"
            for mutant in mutants:
                cold = (
                    tempfile.mkdtemp()
                )  # What is compiled is kept by the file that compiles it, which looks unchanged.
                left = survives(mutant.file, mutated(mutant), own[2], cold if group == "editing" else warm)
                shutil.rmtree(cold, ignore_errors=True)
                tried, killed = tried + 1, killed + (not left)
                if left:
                    print(
                        f"  {mutant.file}:{mutant.line} {mutant.operator.rpartition('/')[2]} {mutant.occurrence}",
                        flush=True,
                    )
        print(f"{group}: {all_of} mutants, {tried} tried, {killed} killed ({killed / max(tried, 1):.0%})", flush=True)
    shutil.rmtree(warm, ignore_errors=True)


if __name__ == "__main__":
    main()
