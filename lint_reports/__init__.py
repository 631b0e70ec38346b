"""A linter for 政府信息公开工作年度报告: the structure the regulation asks, the cells, and the figures' relations."""

from __future__ import annotations

__version__ = "0.1.0"
