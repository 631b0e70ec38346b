"""The slips of a typist, written down once more: every way to spoil the right number is tried."""

from __future__ import annotations


def mistyped(written: int, right: int) -> bool:
    """A digit dropped, doubled or two swapped."""
    word = str(right)
    dropped = {word[:at] + word[at + 1 :] for at in range(len(word))}
    doubled = {word[:at] + word[at] + word[at:] for at in range(len(word))}
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    return str(written) in (dropped | doubled | swapped) - {word, ""}
