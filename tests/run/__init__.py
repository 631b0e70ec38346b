"""Tests of `lint_reports/run/`."""
