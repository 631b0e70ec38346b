"""How many generated examples a test tries: a fifth of them in everyday runs, all of them where THOROUGH is set."""

from __future__ import annotations

import os

THOROUGH = bool(os.environ.get("THOROUGH"))


def examples(most: int) -> int:
    """The number of examples of a test that tries `most` of them in a thorough run."""
    return most if THOROUGH else max(most // 5, 10)
