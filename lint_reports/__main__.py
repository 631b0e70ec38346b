"""`python -m lint_reports` is the same program as `lint-reports`."""

from __future__ import annotations

import sys

from lint_reports.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
