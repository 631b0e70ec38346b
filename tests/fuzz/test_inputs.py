"""What the fuzzer has found, and what it begins with, does no harm any more; no fuzzer is needed for this."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest

from fuzz.__main__ import KEPT, NAMES
from fuzz.seeds import dictionary, seeds
from fuzz.targets import TARGETS
from lint_reports.config import toml_file
from tests.support.linting import within

SEEDS = 12
"""Of each target; the fuzzer takes them all."""
KNOWN = sorted(path for path in KEPT.rglob("*") if path.is_file())


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Configurations that were found good are kept there."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


def run(target: str, data: bytes) -> None:
    if target == "toml" and toml_file.parser() is None:
        pytest.skip("Python 3.10 has tomllib with tomli only")
    with within(20):
        TARGETS[target](data)


def test_every_target_can_be_run_by_its_name() -> None:
    assert tuple(TARGETS) == NAMES
    assert {path.parent.name for path in KNOWN} <= set(NAMES)


@pytest.mark.parametrize("path", KNOWN, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_what_once_broke_the_linter_does_so_no_more(path: Path) -> None:
    run(path.parent.name, path.read_bytes())


@pytest.mark.parametrize("target", NAMES)
def test_what_the_fuzzer_begins_with_is_sound(target: str) -> None:
    begun = list(islice(seeds(target), SEEDS))
    assert begun
    for data in (b"", b"\x00", b"\xff" * 9, *begun):
        run(target, data)


def test_the_dictionary_has_the_words_of_the_form_as_bytes() -> None:
    words = list(dictionary())
    assert '"' + "".join(f"\\x{byte:02x}" for byte in "属于国家秘密".encode()) + '"' in words or len(words) > 100
    assert all(word.isascii() and word.startswith('"\\x') for word in words)
