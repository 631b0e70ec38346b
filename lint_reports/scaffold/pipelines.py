"""Pipelines that check reports on GitHub and GitLab."""

from __future__ import annotations

from typing import NamedTuple

from lint_reports import __version__
from lint_reports.scaffold.pre_commit import REPOSITORY


class Pipeline(NamedTuple):
    """A file that configures a pipeline."""

    path: str
    text: str
    main: str = ""
    """The path of the file that has to include it, "" where it runs by itself."""
    include: str = ""
    """The text that includes it there."""


_PACKAGE = f"git+{REPOSITORY}@v{__version__}"

_GITHUB = f"""\
name: lint-reports
on: [push, pull_request]
permissions:
  contents: read
jobs:
  lint-reports:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: '3.12'
      - run: python -m pip install {_PACKAGE}
      - run: lint-reports
"""

_GITLAB = f"""\
lint-reports:
  image: python:3.12
  script:
    - python -m pip install {_PACKAGE}
    - lint-reports --report gitlab=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
"""

PIPELINES = {
    "github": Pipeline(".github/workflows/lint-reports.yml", _GITHUB),
    "gitlab": Pipeline(
        ".gitlab/lint-reports.yml", _GITLAB, ".gitlab-ci.yml", "include:\n  - local: .gitlab/lint-reports.yml\n"
    ),
}
