"""Tests of `lint_reports/server/`."""
