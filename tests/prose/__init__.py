"""Tests of `lint_reports/prose/`."""
