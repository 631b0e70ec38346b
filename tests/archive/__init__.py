"""Tests of `lint_reports/archive/`."""
