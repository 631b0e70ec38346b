"""The costs of the repair, which are its whole policy. Their order matters, their exact values hardly."""

from __future__ import annotations

INSERT_ROW = 4.0
INSERT_PHRASE = 1.0
INSERT_CELL = 1.0
INSERT_END = 0.5
DELETE_ROW = 5.0
DELETE_WORDS_ROW = 1.5
DELETE_BLANK_ROW = 0.01
DELETE_PHRASE = 4.0
DELETE_FIGURE = 3.0
DELETE_WORDS = 1.5
DELETE_BLANK = 0.01
WORDS_AS_CELL = 0.3
WORDS_AS_PHRASE = 2.0
"""Reduced by the similarity (0 to 1) of the words to the phrase."""
OTHER_MARK = 0.5
"""A phrase that differs from the expected one only in its item mark."""
