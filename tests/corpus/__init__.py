"""Synthetic annual reports of our own invention, sound or broken in one place, for property tests and benchmarks."""

from __future__ import annotations

from .draft import Options, Report, report
from .faults import Expected
from .figures import Figures, sound
from .layouts import LAYOUTS
from .mutations import MUTATIONS, applicable, break_report
from .writer import Rendered, Span

__all__ = [
    "LAYOUTS",
    "MUTATIONS",
    "Expected",
    "Figures",
    "Options",
    "Rendered",
    "Report",
    "Span",
    "applicable",
    "break_report",
    "report",
    "sound",
]
