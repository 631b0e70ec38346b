"""What is made once for each of a few things that are told apart by which they are: to compare settings takes too long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")


class ByIdentity(Generic[Given, Made]):
    """Calls a function once for each thing, which is kept with what was made of it, so that no other has its id."""

    def __init__(self, make: Callable[[Given], Made], most: int = 100) -> None:
        self.make = make
        self.most = most
        self.known: dict[int, tuple[Given, Made]] = {}

    def __call__(self, given: Given) -> Made:
        known = self.known.get(id(given))
        if known is None:
            if len(self.known) >= self.most:
                self.known.clear()
            known = self.known[id(given)] = given, self.make(given)
        return known[1]
