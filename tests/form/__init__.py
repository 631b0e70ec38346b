"""Tests of `lint_reports/form/`."""
