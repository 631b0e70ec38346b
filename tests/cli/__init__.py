"""Tests of `lint_reports/cli/`."""
