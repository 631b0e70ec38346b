"""Coverage-guided fuzzing of whatever takes a stranger's bytes: `python -m fuzz --help`. Needs the extra `fuzz`."""
