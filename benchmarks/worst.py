"""The worst input that still makes sense: `python -m benchmarks.worst`.

The heading of section three is missing, the rows of every table are shuffled, and section one has 3,000 paragraphs.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from benchmarks.corpus import SEED, padded
from benchmarks.tables import table
from lint_reports.config.settings import Settings
from lint_reports.run import processes
from tests.corpus import LAYOUTS, report

PARAGRAPHS = 3_000
TIMES = 9
LAYOUT_NAMES = ("pipe", "tabs", "lines-bar")


def worst(layout: str, rng: Random) -> tuple[str, str]:
    """The text of such a report and its suffix."""
    made = LAYOUTS[layout](padded(report(rng, 2023), rng, 0))
    heads, rest = made.text.split("二、主动公开", 1)
    lines = [line for line in rest.split("\n") if "三、收到和处理" not in line]
    shuffled: list[str] = []
    block: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            block.append(line)
            continue
        rng.shuffle(block)
        shuffled += [*block, ""]
        block = []
    prose = "\n\n".join(f"第{number}次走访，记下意见{rng.randint(1, 99)}条，当天答复。" for number in range(PARAGRAPHS))
    return f"{heads}{prose}\n\n二、主动公开" + "\n".join(shuffled), made.suffix


def measured() -> str:
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in LAYOUT_NAMES:
            rng = Random(f"{SEED} worst {name}")
            times, findings = [], 0
            for number in range(TIMES + 1):
                text, suffix = worst(name, rng)
                path = Path(folder, f"{name}{number}{suffix}")
                path.write_text(text, encoding="utf-8", newline="\n")
                start = perf_counter()
                result = processes.lint_file(str(path), Settings())
                times.append((perf_counter() - start) * 1000)
                findings = len(result.diagnostics)
            size = os.path.getsize(path) / 1000
            kept = times[1:]  # The first also loads the grammars.
            rows.append(
                [name, f"{size:.0f}", f"{findings}", f"{median(kept):.0f}", f"{min(kept):.0f}", f"{max(kept):.0f}"]
            )
    return table(["layout", "size, kB", "findings", "median, ms", "least", "greatest"], rows)


if __name__ == "__main__":
    print(measured())
