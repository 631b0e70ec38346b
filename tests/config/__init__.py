"""Tests of `lint_reports/config/`."""
