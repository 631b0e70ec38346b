"""Tests of `lint_reports/figures/`."""
