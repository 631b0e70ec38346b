"""Runs the targets, each in a process of its own as libFuzzer wants it, and says what came of them.

An input that breaks a target is kept in tests/fuzz/inputs, one for each place in the code, and the search goes on; the
tests replay it ever after.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import traceback
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from types import TracebackType

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "tests/fuzz/inputs"
NAMES = ("text", "markdown", "html", "docx", "repair", "claims", "relations", "yaml", "toml", "suppressions", "fixes")
SECONDS_FOR_ONE = 60
"""An input that takes longer is a find, too; to be watched slows the linter down some ten times."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(NAMES)} (default: all)")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    parser.add_argument("--runs", type=int, help="inputs for each target, instead of a time: the same in every run")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1, help="targets that are fuzzed at a time (default: 1)")
    parser.add_argument("--corpus", type=Path, help="folder in which inputs that reach new code are kept")
    parser.add_argument("--alone", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    targets = given.targets or NAMES
    if set(targets) - set(NAMES):
        parser.error(f"there are no such targets: {', '.join(set(targets) - set(NAMES))}")
    if given.alone:
        fuzz(targets[0], given.seconds, given.runs, given.seed, given.corpus)
    print("target         inputs   edges reached   finds", flush=True)
    found = 0
    with ThreadPoolExecutor(given.jobs) as pool:
        for said, failed in pool.map(lambda target: _one(target, given), targets):
            print(said, end="", flush=True)
            found = max(found, failed)
    return found


def _one(target: str, given: argparse.Namespace) -> tuple[str, int]:
    """Fuzz a target in a process of its own: what there is to print, and 1 where something was found."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = given.corpus / target if given.corpus else Path(folder, "corpus")
        words = ["--alone", target, "--corpus", corpus, "--seconds", given.seconds, "--seed", given.seed]
        words += ["--runs", given.runs] if given.runs else []
        environment = {**os.environ, "XDG_CACHE_HOME": folder, "PYTHONHASHSEED": "0"}
        done = subprocess.run(
            [sys.executable, "-m", "fuzz", *map(str, words)], cwd=ROOT, env=environment, text=True, capture_output=True
        )
    inputs = re.search(r"stat::number_of_executed_units:\s*(\d+)", done.stderr)
    edges = re.findall(r" cov: (\d+)", done.stderr)
    finds = re.findall(r"^find: .*", done.stdout, re.M)
    if inputs is None:
        return f"{done.stdout}\n{done.stderr[-3000:]}\n{target}: libFuzzer stopped with {done.returncode}\n", 1
    line = f"{target:12} {int(inputs[1]):8,} {int(edges[-1]) if edges else 0:15,} {len(finds):7}\n"
    return line + "".join(f"  {find}\n" for find in finds), int(bool(finds))


def fuzz(target: str, seconds: int, runs: int | None, seed: int, corpus: Path) -> None:
    """For so many seconds or, where they are given, runs. Never returns: libFuzzer ends the process."""
    import atheris

    with atheris.instrument_imports(include=["lint_reports"]):
        from fuzz.targets import TARGETS
    from fuzz.seeds import dictionary, seeds
    from tests.support.linting import within

    corpus.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(seeds(target)):
        corpus.joinpath(f"seed-{number}").write_bytes(data)
        if number == 0:
            with atheris.instrument_imports(include=["lint_reports"]):
                TARGETS[target](data)  # What the linter loads late is loaded now, before the clock runs.
    words = corpus.with_name(f"{target}.dict")
    words.write_text("\n".join(dictionary()), "utf-8")
    seen: set[str] = set()

    def watched(data: bytes) -> None:
        try:
            with within(SECONDS_FOR_ONE):
                TARGETS[target](data)
        except (Exception, RecursionError) as error:
            place = _place(error, error.__traceback__)
            if place not in seen:
                seen.add(place)
                print(f"find: {place} kept as {_keep(target, place, data)}", flush=True)
                traceback.print_exc()

    bound = f"-runs={runs}" if runs else f"-max_total_time={seconds}"
    options = [bound, f"-seed={seed}", f"-dict={words}", "-timeout=0", f"-artifact_prefix={corpus.parent}/"]
    options += ["-max_len=24000", "-rss_limit_mb=0", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], *options, str(corpus)], watched)
    with atheris.instrument_imports(include=["lint_reports"]):
        atheris.Fuzz()


def _place(error: BaseException, trace: TracebackType | None) -> str:
    """The kind of error and where in this project it was raised: what makes two finds one."""
    frames = [frame for frame in traceback.extract_tb(trace) if frame.filename.startswith(str(ROOT))]
    where = f"{os.path.relpath(frames[-1].filename, ROOT)}:{frames[-1].name}" if frames else "outside"
    return (
        f"{type(error).__name__} in {where} ({str(error)[:80]!r})"
        if isinstance(error, AssertionError)
        else f"{type(error).__name__} in {where}"
    )


def _keep(target: str, place: str, data: bytes) -> Path:
    path = KEPT / target / sha256(place.encode()).hexdigest()[:12]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path.relative_to(ROOT)


if __name__ == "__main__":
    sys.exit(main())
