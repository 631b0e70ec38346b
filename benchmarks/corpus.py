"""Reports for the benchmarks, made by the generator of the tests: sound ones in several layouts, and broken ones.

A process of its own (`python -m benchmarks.corpus FOLDER COUNT [NAME]`; with a name, tabs alone), so that the one that measures stays small: Linux
counts the memory of the process that starts a program as that program's own.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from random import Random

from tests.corpus import LAYOUTS, MUTATIONS, Report, break_report, report
from tests.corpus.archive import archive

SEED = 20241231
PIPE_BYTES = 8_000
"""The least size of a report with pipe tables."""
FOR_STAGES = 400
"""Reports a layout for the stages of a single file."""
LAYOUT_OF = {"pipe": "pipe", "tabs": "tabs", "lines": "lines-bar"}
_PLACES = ("东街", "西街", "河口", "北坡", "老码头", "新桥", "竹园", "盐井", "石坝", "果林")
_DEEDS = ("张贴公开栏", "召开恳谈会", "更换查阅终端", "核对存量文件", "发放办事指南", "回访申请人")


def padded(source: Report, rng: Random, size: int) -> Report:
    """The report with paragraphs in its first section that no other file has, at least one, until it has `size`."""
    while True:
        places = rng.sample(_PLACES, 4)
        deeds = "；".join(f"{place}{rng.choice(_DEEDS)}，历时{rng.randint(2, 99)}天" for place in places)
        overview = (*source.prose.overview, f"按社区记录，{deeds}。")
        source = replace(source, prose=replace(source.prose, overview=overview))
        if len(LAYOUTS["pipe"](source).text.encode()) >= size:
            return source


def write(folder: Path, layout: str, count: int, size: int = 0) -> None:
    """`count` sound reports in a layout."""
    rng = Random(f"{SEED} {layout}")
    folder.mkdir(parents=True)
    for number in range(count):
        source = padded(report(rng), rng, size)
        made = LAYOUTS[LAYOUT_OF[layout]](source)
        text = made.text.replace(source.body, _numbered(number) + source.body)
        (folder / f"{number:04}{made.suffix}").write_text(text, encoding="utf-8", newline="\n")


def write_broken(folder: Path, count: int) -> None:
    """Reports with pipe tables and one fault each, in a row or a section: those that the strict parser refuses."""
    rng = Random(f"{SEED} broken")
    names = [name for name, make in MUTATIONS.items() if not make.__module__.endswith("cell_mutations")]
    folder.mkdir(parents=True)
    for number in range(count):
        made, _ = break_report(names[number % len(names)], padded(report(rng), rng, PIPE_BYTES), "pipe", rng)
        (folder / f"{number:04}{made.suffix}").write_text(made.text, encoding="utf-8", newline="\n")


def write_years(folder: Path, count: int) -> None:
    """`count` reports of three bodies to every ten of them, over four years, a folder a year; the years agree."""
    rng = Random(f"{SEED} years")
    made = [each for number in range(-(-count * 3 // 10)) for each in archive(rng, _body(number), range(2021, 2025))[0]]
    lost = len(made) - count
    kept = [each for at, each in enumerate(made) if at * lost // len(made) == (at + 1) * lost // len(made)]
    for each in kept:
        text = LAYOUTS["pipe"](padded(each, rng, PIPE_BYTES)).text
        path = folder / str(each.year) / f"{each.body}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _body(number: int) -> str:
    """A town's name, for each number another."""
    return f"青柏县{_numbered(number)}镇人民政府"


def _numbered(number: int) -> str:
    """A number as a name: no two reports of one body and year are to be told of as such."""
    return "".join("甲乙丙丁戊己庚辛壬癸"[int(digit)] for digit in f"{number:03}")


def yaml_of(size: int) -> str:
    """YAML without fault of about `size` bytes, words and figures as in a report."""
    rng = Random(f"{SEED} yaml")
    lines = ["---", "reports:"]
    length = 0
    while length < size:
        entry = [f"  - place: {rng.choice(_PLACES)}", f"    deed: {rng.choice(_DEEDS)}", "    figures:"]
        entry += [f"      {name}: {rng.randint(0, 99)}" for name in ("natural", "business", "research", "total")]
        lines += entry
        length = len("\n".join(lines).encode())
    return "\n".join(lines) + "\n"


def write_all(root: Path, count: int) -> None:
    write(root / "reports", "pipe", count, PIPE_BYTES)
    write(root / "few", "pipe", 20, PIPE_BYTES)
    for layout in LAYOUT_OF:
        write(root / "stages" / layout, layout, FOR_STAGES, PIPE_BYTES if layout == "pipe" else 0)
    write_broken(root / "stages" / "broken", FOR_STAGES)
    write_years(root / "years", count)
    single = root / "single"
    single.mkdir()
    text = (root / "reports" / "0000.md").read_bytes()
    (single / "report.md").write_bytes(text)
    (single / "same-size.yaml").write_text(yaml_of(len(text)), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    folder, number, *name = sys.argv[1:]
    if name:
        write(Path(folder, *name), "tabs", int(number))
    else:
        write_all(Path(folder), int(number))
