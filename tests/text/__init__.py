"""Tests of `lint_reports/text/`."""
