"""Text in one width is what Unicode's own algorithm makes of it."""

from __future__ import annotations

import sys
from unicodedata import normalize

from hypothesis import given
from hypothesis import strategies as st

from lint_reports.text.nfkc import nfkc


@given(st.text(st.sampled_from("，（）：；！？％。公开１２Ａㄱ가\u0301\u0338\u3099か①﹐,(!é")))
def test_it_is_nfkc(text: str) -> None:
    assert nfkc(text) == normalize("NFKC", text)


def test_no_character_behind_wide_punctuation_makes_a_difference() -> None:
    for wide in "，（）：；！？％":
        text = "".join(f"{wide}{chr(code)}" for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000)
        assert nfkc(text) == normalize("NFKC", text)
