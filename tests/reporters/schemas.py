"""The official schemas of formats, which are used where the shared folder beside the checkout holds them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.support.checkout import ROOT

FOLDER = ROOT.parent / "shared" / "schemas"


def validate(name: str, value: object) -> None:
    """Hold the value against the schema; where there is none, or nothing to read it with, the test is skipped."""
    jsonschema: Any = pytest.importorskip("jsonschema")
    if not (FOLDER / name).is_file():
        pytest.skip(f"no {name}")
    jsonschema.validate(value, json.loads((FOLDER / name).read_text("utf-8")))
