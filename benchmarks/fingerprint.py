"""What a version of the program prints over the same inputs, for comparing two versions byte for byte.

    python -m benchmarks.fingerprint inputs FOLDER          write the inputs, once for both versions
    python -m benchmarks.fingerprint outputs FOLDER OUT     run the program of this checkout over them
    python -m benchmarks.fingerprint outputs FOLDER OUT --tree OTHER    run that of another checkout
    diff -r OUT-OF-ONE OUT-OF-THE-OTHER

The inputs are the examples, the real samples where there are any, reports of the tests' generator in every layout, sound and with each of its faults,
and archives of seven years with and without breaks between the years. Every output is a file of its own, so that `diff` says what changed.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

from tests.corpus import LAYOUTS, MUTATIONS, applicable, break_report, report
from tests.corpus.archive import BREAKS, archive
from tests.support import samples

CHECKOUT = Path(__file__).parent.parent
SEED = 20261128
YEARS = (2019, 2020, 2021, 2024)
CONFIGURED = """\
severity: {broken-row-total: info}
ignore: [LR402]
suppressions:
  - {rules: [LR302], path: "*.md", reason: known}
relations:
  - {name: few-answers, relation: "requests, each column: received <= 1"}
per-file-ignores: {"broken-b*": [LR2]}
"""
CHECKS = {
    "json": ["--output-format", "json"],
    "full.zh": ["--output-format", "full", "--lang", "zh"],
    "full.en": ["--output-format", "full", "--lang", "en"],
    "sarif": ["--output-format", "sarif"],
    "html": ["--output-format", "html"],
    "diff": ["--diff", "--unsafe-fixes"],
}
"""Flags of `check` for each output."""


def write_inputs(folder: Path) -> None:
    shutil.copytree(CHECKOUT / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    if samples.FOLDER.is_dir():
        shutil.copytree(samples.FOLDER, folder / "samples")
    for name, layout in LAYOUTS.items():
        for year in YEARS:
            made = layout(report(Random(f"{SEED} {name} {year}"), year))
            _write(folder / "corpus" / f"sound-{name}-{year}{made.suffix}", made.data)
    for name in MUTATIONS:
        rng = Random(f"{SEED} {name}")
        year = rng.choice(YEARS)
        for layout in [each for each in LAYOUTS if applicable(name, each)]:
            made, _ = break_report(name, report(rng, year), layout, rng)
            _write(folder / "corpus" / f"broken-{name.replace(' ', '-')}-{layout}{made.suffix}", made.data)
    for number in range(4):
        breaks = {2021 + at % 4: [name] for at, name in enumerate(BREAKS)} if number % 2 else {}
        for each in archive(
            Random(f"{SEED} {number}"), f"青柏县{'甲乙丙丁'[number]}镇人民政府", range(2018, 2025), breaks
        )[0]:
            _write(folder / "years" / str(each.year) / f"{each.body}.md", LAYOUTS["pipe"](each).data)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def commands(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """(name of the output, arguments of the program) for every run."""
    for name, flags in CHECKS.items():
        for part in sorted(each.name for each in folder.iterdir() if each.is_dir()):
            yield f"check.{part}.{name}", ["check", "--isolated", "--no-cache", "--jobs", "1", *flags, part]
    configured = ["check", "--config", "configured.yaml", "--no-cache", "--output-format", "json", "corpus"]
    yield "check.configured.json", configured
    yield "tables.json", ["tables", "--isolated", "."]
    yield "rules.md", ["rule", "--all", "--output-format", "markdown"]
    for edition in ("2019", "2021"):
        for layout in ("md", "txt", "html"):
            body = ["--body", "青柏县甲镇人民政府", "--year", edition]
            yield f"new.{edition}.{layout}", ["new", *body, "--layout", layout]
    files = [each for each in folder.rglob("*") if each.suffix in {".md", ".txt", ".html", ".docx"}]
    for number, path in enumerate(sorted(files)):
        if "years" not in path.parts and (number % 4 == 0 or "corpus" not in path.parts):
            place = path.relative_to(folder).as_posix()
            yield f"parse.{place.replace('/', '.')}.json", ["parse", "--json", place]


def write_outputs(folder: Path, out: Path, tree: Path, only: str = "") -> None:
    """Run the program of `tree` for every output whose name holds `only`."""
    out.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONHASHSEED": "0", "NO_COLOR": "1", "COLUMNS": "120"}

    def run(name: str, arguments: list[str]) -> None:
        program = [sys.executable, "-m", "lint_reports", *arguments]
        done = subprocess.run(program, cwd=folder, env=environment, capture_output=True, check=False)
        told = done.stdout + b"\n-- stderr\n" + done.stderr + f"\n-- exit {done.returncode}\n".encode()
        (out / name).write_bytes(told)

    (folder / "configured.yaml").write_text(CONFIGURED, encoding="utf-8")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for done in [pool.submit(run, *each) for each in commands(folder) if only in each[0]]:
            done.result()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("inputs", "outputs"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--tree", type=Path, default=CHECKOUT)
    parser.add_argument("--only", default="", metavar="PART", help="the outputs alone whose name holds it")
    asked = parser.parse_args()
    if asked.what == "inputs":
        write_inputs(asked.folder)
    elif asked.out is None:
        parser.error("outputs needs a folder to write to")
    else:
        write_outputs(asked.folder.absolute(), asked.out, asked.tree.absolute(), asked.only)


if __name__ == "__main__":
    main()
