"""Digits that stand above or below the line, such as the number of a note behind a figure: 5 with a note 1 is no 51.

They are read as the characters that Unicode has for them, one for one, so that places in the text stay what they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint_reports.readers.docx.styles import number_in

if TYPE_CHECKING:
    from lint_reports.readers.docx.items import Para

_PLAIN = "0123456789０１２３４５６７８９"
_RAISED = {
    1: str.maketrans(_PLAIN, "⁰¹²³⁴⁵⁶⁷⁸⁹" * 2),
    -1: str.maketrans(_PLAIN, "₀₁₂₃₄₅₆₇₈₉" * 2),
}
_LEAST = 6
"""Half points by which Word raises text by default; less is how converters line up digits."""

RAISED = "raised"
"""Why raised digits must not be rewritten: what is put there would be raised as well."""


def by_position(value: str | None) -> int:
    """Where text stands that is moved by so many half points, as in `docx_styles.alignment`."""
    points = number_in(value, 0)
    return (points >= _LEAST) - (points <= -_LEAST)


def raise_digits(paragraph: Para) -> None:
    """Write what is raised as such, unless all of the paragraph is: that is no mark behind anything."""
    shown = [stretch for stretch in paragraph.text if stretch.text.strip()]
    if all(stretch.raised for stretch in shown):
        return
    for stretch in shown:
        if stretch.raised:
            stretch.text = stretch.text.translate(_RAISED[stretch.raised])
            stretch.lock = stretch.lock or RAISED
