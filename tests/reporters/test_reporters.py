"""How a format is found."""

from __future__ import annotations

import pytest

from lint_reports.reporters import find, names
from lint_reports.text.errors import UsageError


def test_every_format_is_found_by_its_name() -> None:
    assert {"full", "concise", "json", "json-lines", "github"} <= set(names())
    for name in names():
        assert name == find(name).NAME


@pytest.mark.parametrize("name", ["jsonl", "folding", "terminal", "../x", "", "a.b", "json_lines"])
def test_what_is_no_format_is_an_error(name: str) -> None:
    with pytest.raises(UsageError, match="unknown output format"):
        find(name)
