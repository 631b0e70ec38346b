"""What hands lark the leaves that were made beforehand. A module of its own, as to load it is to load lark."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lark.lexer import Lexer


class Leaves(Lexer):
    """A lexer whose tokens are there already."""

    def __init__(self, conf: Any) -> None:
        pass

    def lex(self, data: Any) -> Iterator[Any]:  # type: ignore[override]
        return iter(data)
