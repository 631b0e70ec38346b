"""How fast lint-reports is beside other linters, and where its time goes: `python -m benchmarks`."""
