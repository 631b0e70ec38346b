"""The rules that one county adds to those of lint-reports."""
