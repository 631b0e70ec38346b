"""Tests of `lint_reports/fixes/`."""
