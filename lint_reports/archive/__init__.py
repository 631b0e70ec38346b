"""Comparison of reports: their summaries, which reports are compared, and which reports another one covers.

- `summarise` makes the summary of a report, `summary_store` keeps those of a run; `layouts` names the places of figures.
- `candidates` finds files that may hold the report of the year before; `matching` indexes reports by body, year and text.
- `units` finds the reports of units that a report covers.
"""
