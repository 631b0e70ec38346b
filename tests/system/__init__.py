"""Tests of `lint_reports/system/`."""
